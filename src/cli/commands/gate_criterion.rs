//! `onboard gate criterion`: what a gate asks.

use clap::{Args, Subcommand};
use onboard::act::gate::{AddCriterion, CriterionTarget, Decides, Deciding, Either, SetCriterion};
use onboard::act::{Dropping, restore};
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
    /// Without `--metric`, `--milestone` or `--fact` somebody's word decides it. It binds signatures from that day on: a
    /// gate that was signed before does not close for it.
    ///
    /// With `-` in place of the text, criteria are read from standard input as YAML, with the keys of `gates.yaml`: all of
    /// them are added, or none.
    #[command(after_help = examples(&[
        ("By somebody's word", "onboard gate criterion add acme go-live 'VPN tested from both sites' --by-role technical_owner"),
        ("By a milestone", "onboard gate criterion add acme go-live 'Import validated' --milestone M-import"),
    ]))]
    Add(Box<AddArgs>),
    /// Let a gate ask otherwise for what it asks
    ///
    /// While nobody has relied on a criterion it is put right where it stands. Once somebody has given their word on it, its gate
    /// was signed off or both sides agreed on the plan, it is dropped and another one takes its place, of which nothing has been
    /// said yet. That takes what dropping takes: a reason, and once the plan is agreed a decision about scope.
    #[command(after_help = examples(&[
        ("Nobody may waive it", "onboard gate criterion set acme go-live C-vpn --waivable=false"),
        ("It is enough that one of two is so", "onboard gate criterion set acme activation C-use --any-of 'seat_activation>=0.7' --any-of M-workflows"),
        ("By a decision", "onboard gate criterion set acme go-live C-vpn --text 'VPN tested from both sites' --reason 'both sites go live' --decision D-4k"),
    ]))]
    Set(Box<SetArgs>),
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
    /// List what the gates ask, and how far each is
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
    /// One of several things of which one is enough: a milestone, a fact, or `seat_activation>=0.7`; given several times
    #[arg(long, value_name = "WHAT", conflicts_with_all = ["measured_by", "milestone", "fact"])]
    #[serde(skip)]
    any_of: Vec<Either>,
    /// The role that whoever gives their word must have
    #[arg(long, value_parser = words::<Role>(Role::WORDS))]
    by_role: Option<Role>,
    /// The fact that somebody's word on it is
    #[arg(long, value_parser = words::<Fact>(Fact::WORDS))]
    attests: Option<Fact>,
    /// Whether the gate may open without it for a time: `--waivable=false` where it may not
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    waivable: Option<bool>,
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

#[derive(Debug, Args)]
pub(crate) struct SetArgs {
    #[command(flatten)]
    which: WhichArgs,
    #[command(flatten)]
    words: SetWords,
    /// Why another one takes its place; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Who says so [default: the CSM]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The decision behind it
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
    /// The first day on which another one takes its place [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
    /// An id of your own for the one that takes its place [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// What must be true
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// The metric that decides it
    #[arg(long = "metric", id = "measured_by", value_name = "METRIC", conflicts_with_all = ["milestone", "fact"])]
    metric: Option<String>,
    /// Met when the metric is at least this
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    at_least: Option<f64>,
    /// Met when the metric is at most this
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    at_most: Option<f64>,
    /// The milestone that decides it
    #[arg(long, value_name = "ID", conflicts_with = "fact")]
    milestone: Option<String>,
    /// The fact that decides it
    #[arg(long, value_parser = words::<Fact>(Fact::WORDS))]
    fact: Option<Fact>,
    /// One of several things of which one is enough: a milestone, a fact, or `seat_activation>=0.7`; given several times
    #[arg(long, value_name = "WHAT", conflicts_with_all = ["measured_by", "milestone", "fact"])]
    any_of: Vec<Either>,
    /// Somebody's word decides it, and nothing else any more
    #[arg(long, conflicts_with_all = ["measured_by", "milestone", "fact", "any_of"])]
    attested: bool,
    /// The role that whoever gives their word must have
    #[arg(long, value_parser = words::<Role>(Role::WORDS))]
    by_role: Option<Role>,
    /// The fact that somebody's word on it is
    #[arg(long, value_parser = words::<Fact>(Fact::WORDS))]
    attests: Option<Fact>,
    /// Whether the gate may open without it for a time: `--waivable=false` where it may not
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    waivable: Option<bool>,
    /// Who sees to it from now on
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
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
        CriterionVerb::Set(args) => set(args, portfolio),
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
    let decides = Deciding {
        metric: new.metric.as_deref(),
        at_least: new.at_least,
        at_most: new.at_most,
        milestone: new.milestone.as_deref(),
        fact: new.fact,
        any_of: &new.any_of,
        is_attested: false,
    };
    let decides = decides.one()?.unwrap_or(Decides::Word);
    let add = AddCriterion {
        gate,
        text: &text,
        decides,
        by_role: new.by_role,
        attests: new.attests,
        waivable: new.waivable,
        owner: owner.as_deref(),
        on: editor.day_of(new.added_on),
        id: new.id.as_deref(),
    };
    Ok(add.act(&mut editor.draft)?)
}

fn set(args: &SetArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let (which, words) = (&args.which, &args.words);
    let mut editor = Editor::open(portfolio, &which.plan)?;
    let target = CriterionTarget::named(&editor.draft, which.gate, &which.criterion)?;
    let owner = editor.optional_person(words.owner.as_ref())?;
    let set = SetCriterion {
        text: words.text.as_deref(),
        decides: Deciding {
            metric: words.metric.as_deref(),
            at_least: words.at_least,
            at_most: words.at_most,
            milestone: words.milestone.as_deref(),
            fact: words.fact,
            any_of: &words.any_of,
            is_attested: words.attested,
        },
        by_role: words.by_role,
        attests: words.attests,
        waivable: words.waivable,
        owner: owner.as_deref(),
        id: args.id.as_deref(),
    };
    let by = editor.optional_person(args.by.as_ref())?;
    let reason = match set.is_relied_on(&editor.draft, &target) {
        Some(why) => {
            let question = format!("{why}: why another one takes its place");
            editor.ask(Asked::saying("--reason", question, args.reason.as_ref()))?
        }
        None => String::new(),
    };
    let leaving = Dropping { on: args.on.map(Into::into), by, reason, decision: args.decision.clone() };
    let said = set.act(&mut editor.draft, &target, &leaving)?;
    editor.finish(said)
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
        beside: None,
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
