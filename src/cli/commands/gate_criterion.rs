//! `onboard gate criterion`: what a gate asks.

use clap::{Args, Subcommand};
use onboard::act::gate::{AddCriterion, CriterionTarget, Decides};
use onboard::act::restore;
use onboard::edit::Past;
use onboard::model::{Fact, GateName, PlanFile, Role};
use serde::Deserialize;

use super::listing::{Rows, Shown, cell, show_at};
use crate::args::{FormatArgs, examples, gate_name, words};
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::WhyArgs;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

#[derive(Debug, Subcommand)]
pub(crate) enum CriterionVerb {
    /// Let a gate ask for something more
    ///
    /// Without `--metric`, `--milestone` or `--fact` somebody's word decides it. It binds signatures from the day after: a
    /// gate that is open does not close for it.
    ///
    /// With `-` in the place of the text, criteria stand on the standard input as YAML, with the keys of `gates.yaml`: all of
    /// them are added, or none.
    #[command(after_help = examples(&[
        ("By somebody's word", "onboard gate criterion add acme go-live 'VPN tested from both sites' --by-role technical_owner"),
        ("By a milestone", "onboard gate criterion add acme go-live 'Import validated' --milestone M-import"),
    ]))]
    Add(Box<AddArgs>),
    /// Take a criterion out of what a gate asks
    ///
    /// One that this plan does not need is ruled out instead: `onboard gate not-applicable`.
    #[command(after_help = examples(&[("Another one takes its place", "onboard gate criterion drop acme go-live C-vpn --reason 'C-vpn2 asks for both sites' --by 'Ana Ruiz'")]))]
    Drop {
        #[command(flatten)]
        which: WhichArgs,
        #[command(flatten)]
        why: WhyArgs,
    },
    /// Let a gate ask again for what was dropped
    #[command(after_help = examples(&[("It counts after all", "onboard gate criterion restore acme go-live C-vpn")]))]
    Restore {
        #[command(flatten)]
        which: WhichArgs,
        /// The first day on which it is asked again [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
    },
    /// List what the gates ask, and how it stands
    #[command(after_help = examples(&[("Of one gate", "onboard gate criterion list acme go-live")]))]
    List {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        /// A gate: handoff, kickoff, go-live, activation or graduation
        #[arg(value_parser = gate_name)]
        gate: Option<GateName>,
        #[command(flatten)]
        format: FormatArgs,
    },
    /// Show a criterion with all that is written about it: who owns it, who gave their word, what was waived
    #[command(after_help = examples(&[("One criterion", "onboard gate criterion show acme go-live C-vpn")]))]
    Show {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        /// A gate: handoff, kickoff, go-live, activation or graduation
        #[arg(value_parser = gate_name)]
        gate: GateName,
        /// The criterion: its id, or any beginning of it that no other of the gate has
        criterion: String,
        #[command(flatten)]
        format: FormatArgs,
    },
}

#[derive(Debug, Args)]
pub(crate) struct WhichArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// A gate: handoff, kickoff, go-live, activation or graduation
    #[arg(value_parser = gate_name)]
    gate: GateName,
    /// The criterion: its id, or any beginning of it that no other of the gate has
    criterion: String,
}

#[derive(Debug, Args)]
pub(crate) struct AddArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// A gate: handoff, kickoff, go-live, activation or graduation
    #[arg(value_parser = gate_name)]
    gate: GateName,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// What must be true; asked for when missing
    text: Option<String>,
    /// The metric that decides it
    #[arg(long = "metric", id = "measured_by", value_name = "METRIC", conflicts_with_all = ["milestone", "fact"])]
    metric: Option<String>,
    /// Met when the metric is at least this
    #[arg(long, value_name = "X", allow_negative_numbers = true, requires = "measured_by")]
    at_least: Option<f64>,
    /// Met when the metric is at most this
    #[arg(long, value_name = "X", allow_negative_numbers = true, requires = "measured_by")]
    at_most: Option<f64>,
    /// The milestone that decides it
    #[arg(long, value_name = "ID", conflicts_with = "fact")]
    milestone: Option<String>,
    /// The fact that decides it
    #[arg(long, value_parser = words::<Fact>(Fact::WORDS))]
    fact: Option<Fact>,
    /// The role that whoever gives their word must have
    #[arg(long, value_parser = words::<Role>(Role::WORDS))]
    by_role: Option<Role>,
    /// Who sees to it
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// The first day on which it is asked [default: the as-of date]
    #[arg(long = "on", id = "on", value_name = "DATE", allow_hyphen_values = true)]
    added_on: Option<Past>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

pub(crate) fn run(verb: &CriterionVerb, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    match verb {
        CriterionVerb::Add(args) => handed::add(
            portfolio,
            &args.plan,
            &args.new,
            |new| &mut new.text,
            |new, editor| add(args.gate, new, editor),
        ),
        CriterionVerb::Drop { which, why } => {
            let mut editor = Editor::open(portfolio, &which.plan)?;
            let target = CriterionTarget::named(&editor.draft, which.gate, &which.criterion)?;
            let dropping = why.dropping(&mut editor)?;
            let dropped = target.dropped(&editor.draft);
            dropping.drop(&mut editor, target.place(), &dropped)?;
            let day = editor.day(dropping.on);
            editor.finish(format!("`{}` no longer asks for `{}`, from {day} on", target.gate, target.id))
        }
        CriterionVerb::Restore { which, on } => {
            let mut editor = Editor::open(portfolio, &which.plan)?;
            let target = CriterionTarget::named(&editor.draft, which.gate, &which.criterion)?;
            let dropped = target.dropped(&editor.draft);
            restore(&mut editor, &target.id, target.place(), &dropped, on.map(Into::into))?;
            let day = editor.day_of(*on);
            editor.finish(format!("`{}` asks for `{}` again, from {day} on", target.gate, target.id))
        }
        CriterionVerb::List { plan, gate, format } => list(portfolio, plan, *gate, format),
        CriterionVerb::Show { plan, gate, criterion, format } => {
            show(portfolio, plan, *gate, criterion, format)
        }
    }
}

fn add(gate: GateName, new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let text = editor.ask(Asked::text("<TEXT>", "what must be true", new.text.as_ref()))?;
    let owner = editor.optional_person(new.owner.as_ref())?;
    let bounds = [new.at_least, new.at_most];
    let decides = Decides::one(new.metric.as_deref(), bounds, new.milestone.as_deref(), new.fact)?;
    let add = AddCriterion {
        gate,
        text: &text,
        decides,
        by_role: new.by_role,
        owner: owner.as_deref(),
        on: editor.day_of(new.added_on),
        id: new.id.as_deref(),
    };
    Ok(add.act(&mut editor.draft)?)
}

fn show(
    portfolio: &Portfolio,
    plan: &str,
    gate: GateName,
    named: &str,
    format: &FormatArgs,
) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let at = &examined.assessment;
    let criterion = CriterionTarget::find(at, gate, named)?;
    let judged = at.gates.get(gate).criteria.iter().find(|it| it.id == criterion.id);
    let shown = Shown {
        file: PlanFile::Gates,
        title: judged.map_or_else(|| criterion.id.clone(), |it| it.text.clone()),
        // One that is not asked on the day has no state on it.
        status: judged.map_or("", |it| it.state.word()),
        typed: serde_json::to_value(criterion).map_err(Failure::internal)?,
    };
    let id = criterion.id.clone();
    show_at(portfolio, &examined, &id, |text| CriterionTarget::look(text, gate, &id), shown, format.format)
}

fn list(
    portfolio: &Portfolio,
    plan: &str,
    only: Option<GateName>,
    format: &FormatArgs,
) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let at = &examined.assessment;
    let heads = ["gate", "id", "what", "decided by", "state"];
    let mut rows = Rows::of_plan(at, heads, "no gate asks for anything");
    for gate in GateName::ALL.iter().filter(|gate| only.is_none_or(|only| only == **gate)) {
        for it in &at.gates.get(*gate).criteria {
            let kind = it.kind.word();
            rows.rows.push([cell(gate), cell(&it.id), cell(&it.text), cell(kind), cell(it.state.word())]);
        }
    }
    Ok(examined.vouched(&[PlanFile::Gates], Outcome::view(rows, format.format)))
}
