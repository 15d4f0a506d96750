//! `onboard baseline`: the dates that both sides agreed on.

use clap::{Args, Subcommand};
use onboard::act::baseline::SetBaseline;
use onboard::assessment::Assessment;
use onboard::edit::Past;
use onboard::model::PlanFile;
use serde_json::Value;

use super::listing::{Rows, cell, cell_if};
use crate::args::{FormatArgs, examples};
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::leaving::TakeBackArgs;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Agree on new dates on purpose
#[derive(Debug, Args)]
pub(crate) struct BaselineArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Set(SetArgs),
    /// Take new dates back: slip is counted from those before
    ///
    /// They stay in the plan, with the day, who took them back and why.
    #[command(after_help = examples(&[("The last ones", "onboard baseline withdraw acme --reason 'the board did not agree'")]))]
    Withdraw {
        #[command(flatten)]
        plan: PlanArgs,
        /// The day on which they were agreed on [default: the last ones]
        #[arg(value_name = "DATE", allow_hyphen_values = true)]
        agreed_on: Option<Past>,
        #[command(flatten)]
        back: TakeBackArgs,
    },
    /// List what was agreed on: the plan as both sides confirmed it, and the dates since
    #[command(after_help = examples(&[("All of it", "onboard baseline list acme")]))]
    List {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        #[command(flatten)]
        format: FormatArgs,
    },
    /// Show each milestone with the day that was agreed first, the last one, the last one that the customer agreed to, and the one planned now
    #[command(after_help = examples(&[("Every milestone", "onboard baseline show acme")]))]
    Show {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        #[command(flatten)]
        format: FormatArgs,
    },
}

/// Make the current dates of all open milestones the baseline, or of some
///
/// Needs the decision that agreed on them, by somebody who may move the timeline. What was agreed before stays in the
/// plan; slip is counted from the new dates. Where the decision is about some milestones alone, `--only` names them.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("After the steering call",
    "onboard baseline set acme --decision D-4k --reason 'go-live moved to June by both sponsors'"),
    ("Of one milestone", "onboard baseline set acme --decision D-4k --reason 'the archive waits' --only M-import")]))]
struct SetArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The decision; asked for when missing
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Who writes them down
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Only this milestone; may be given several times
    #[arg(long, value_name = "MILESTONE")]
    only: Vec<String>,
}

pub(crate) fn run(args: &BaselineArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Set(args) => set(args, &portfolio),
        Verb::Withdraw { plan, agreed_on, back } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            let agreed_on = editor.day_of_if(*agreed_on);
            let said = back.take_back(&mut editor, |draft, act| act.baseline(draft, agreed_on))?;
            editor.finish(said)
        }
        Verb::List { plan, format } => list(&portfolio, plan, format),
        Verb::Show { plan, format } => show(&portfolio, plan, format),
    }
}

fn set(args: &SetArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let (named, reason) = editor.ask((
        Asked::text("--decision", "the decision that agreed on new dates", args.decision.as_ref()),
        Asked::saying("--reason", "why the dates are new", args.reason.as_ref()),
    ))?;
    let by = editor.optional_person(args.by.as_ref())?;
    let act = SetBaseline { decision: &named, reason: &reason, by: by.as_deref(), only: &args.only };
    let said = act.act(&mut editor.draft)?;
    editor.finish(said)
}

fn list(portfolio: &Portfolio, plan: &str, format: &FormatArgs) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let at = &examined.assessment;
    let heads = ["agreed on", "what", "milestones", "decision", "by", "why it does not count"];
    let mut rows = Rows::of_plan(at, heads, "both sides have not agreed on the plan yet");
    if let Some(on) = at.baselines.agreed_on() {
        let dated =
            (0..at.plan.jsp.milestones.len()).filter(|index| at.baselines.first(*index).is_some()).count();
        let what = cell("the plan, as both sides confirmed it");
        rows.rows.push([cell(on), what, dated.into(), Value::Null, Value::Null, Value::Null]);
    }
    let standing = at.plan.jsp.baselines.iter().filter(|it| it.stands_on(at.as_of()));
    for it in standing {
        let why_not = cell_if(at.why_baseline_does_not_count(it));
        let (dated, decision, by) = (it.dates.len().into(), cell(&it.decision), cell(&it.by));
        rows.rows.push([cell(it.agreed_on), cell(&it.reason), dated, decision, by, why_not]);
    }
    say_whose(at, &mut rows);
    Ok(examined.vouched(READS, Outcome::view(rows, format.format)))
}

/// Says so where the newest days are ours alone, and how the customer comes to agree to them.
fn say_whose<const N: usize>(at: &Assessment, rows: &mut Rows<N>) {
    if let Some(ours) = at.unagreed() {
        rows.note = Some(ours.ours_alone());
        rows.remedy = at.agree_to(&ours, None, None);
    }
}

/// What tells which baselines count.
const READS: &[PlanFile] =
    &[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Decisions];

fn show(portfolio: &Portfolio, plan: &str, format: &FormatArgs) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let at = &examined.assessment;
    let heads = ["milestone", "what", "agreed first", "agreed last", "agreed by the customer", "planned now"];
    let mut rows = Rows::of_plan(at, heads, "the plan has no milestones");
    for (index, it) in at.written_milestones() {
        let (first, last) = (cell_if(at.baselines.first(index)), cell_if(at.baselines.last(index)));
        let theirs = cell_if(at.baselines.held(index).filter(|_| at.agreed_on_both_sides()));
        rows.rows.push([cell(&it.id), cell(&it.title), first, last, theirs, cell_if(at.due(index))]);
    }
    say_whose(at, &mut rows);
    Ok(examined.vouched(READS, Outcome::view(rows, format.format)))
}
