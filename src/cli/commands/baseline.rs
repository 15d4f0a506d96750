//! `onboard baseline set PLAN`

use clap::{Args, Subcommand};
use onboard::date::Date;
use onboard::edit::Yaml;
use onboard::log::DECISIONS;
use onboard::model::{Decision, PlanFile};
use onboard::phrase::Count;
use onboard::plan_at::PlanAt;
use onboard::route::Route;

use crate::args::examples;
use crate::ask::demand;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs, optional_text};
use crate::failure::Failure;
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
}

/// Make the current dates of all open milestones the baseline
///
/// Needs the decision that agreed on them, by somebody who may move the timeline. What was agreed before stays in the
/// plan; slip is counted from the new dates.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("After the steering call",
    "onboard baseline set acme --decision D-4k --reason 'go-live moved to June by both sponsors'")]))]
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
}

pub(crate) fn run(args: &BaselineArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let Verb::Set(args) = &args.command;
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    demand(&[("--decision", args.decision.is_some()), ("--reason", args.reason.is_some())])?;
    let named = editor.ask(args.decision.as_ref(), "--decision", "the decision that agreed on new dates")?;
    let reason = editor.ask(args.reason.as_ref(), "--reason", "why the dates are new")?;
    let decision = &editor.draft.plan.decisions.decisions[DECISIONS.find(&editor.draft.at, &named)?];
    let day = editor.day(None);
    let decided = decided(&editor.draft.at, decision, day)?;
    let milestones = editor.draft.plan.jsp.milestones.iter().enumerate();
    let moved = milestones.filter_map(|(index, milestone)| {
        let due = editor.draft.at.due(index).filter(|_| editor.draft.at.is_open(index))?;
        (editor.draft.at.baselines.last(index) != Some(due)).then(|| (milestone.id.clone(), due.into()))
    });
    let moved: Vec<(String, Yaml)> = moved.collect();
    if moved.is_empty() {
        return Err(Failure::usage(
            "every open milestone is due on its baseline: there is nothing to agree on",
        ));
    }
    let what = Count(moved.len(), "milestone");
    let by = args.by.as_ref().map(|name| editor.person(name));
    let entry = Yaml::map([
        ("agreed_on", Some(day.into())),
        ("decision", Some(Yaml::text(&decided))),
        ("reason", Some(Yaml::text(&reason))),
        ("by", optional_text(by.as_ref())),
        ("dates", Some(Yaml::Map(moved))),
    ]);
    editor.draft.edits.add(Route::to(PlanFile::Jsp).key("baselines"), entry);
    editor.finish(format!("new baseline for {what}, by `{decided}`: {reason}"))
}

/// The id of a decision by which new dates count: the plan was agreed, and whoever decided may move the timeline.
fn decided(at: &PlanAt, decision: &Decision, day: Date) -> Result<String, Failure> {
    let id = &decision.id;
    if at.baselines.agreed_on().is_none() {
        return Err(Failure::usage(
            "both sides have not agreed on the plan yet: until they do, its dates may move",
        )
        .hint("a milestone is held against the day for which it was planned first"));
    }
    let decided_on = decision.made_by(day);
    let by = decision.by.get().zip(decided_on);
    match by {
        None => Err(Failure::usage(format!("`{id}` is not decided yet: nobody approved it on a day"))),
        Some((by, on)) if !at.may_move_the_timeline(by, on) => Err(Failure::usage(format!(
            "{by}, who made `{id}`, had no right to move the timeline: new dates would not count"
        ))
        .hint("`decision_rights.timeline` in `jsp.yaml` says who has")),
        Some(_) => Ok(id.clone()),
    }
}
