//! What `onboard outcome` and `onboard objective` have in common: somebody says that it is met, it leaves the plan and comes
//! back, it is listed and shown.

use clap::Args;
use onboard::act::goals::Goal;
use onboard::edit::Past;
use onboard::log::{Log, OBJECTIVES, OUTCOMES};
use onboard::model::Dropped;
use onboard::plan::Plan;
use serde_json::Value;

use super::listing::{self, ListArgs, ShowArgs};
use crate::editor::{Asked, Editor, EntryArgs, change};
use crate::failure::Failure;
use crate::leaving::{self, ComeBackArgs, LeaveArgs, WithdrawArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// One of the two kinds of goals.
pub(super) struct GoalKind {
    log: &'static Log,
    of: fn(&Plan, usize) -> Goal,
    typed: fn(&Plan, usize) -> serde_json::Result<Value>,
    /// What is asked for where nobody says what shows it.
    question: &'static str,
}

pub(super) const OUTCOME: GoalKind = GoalKind {
    log: &OUTCOMES,
    of: |plan, index| Goal::of_outcome(&plan.slug, &plan.jsp.outcomes[index]),
    typed: |plan, index| serde_json::to_value(&plan.jsp.outcomes[index]),
    question: "what shows that it is reached",
};

pub(super) const OBJECTIVE: GoalKind = GoalKind {
    log: &OBJECTIVES,
    of: |plan, index| Goal::of_objective(&plan.slug, &plan.jsp.objectives[index]),
    typed: |plan, index| serde_json::to_value(&plan.jsp.objectives[index]),
    question: "what shows that it is met",
};

/// Which goal is met, and what shows it.
#[derive(Debug, Args)]
pub(super) struct MetArgs {
    #[command(flatten)]
    entry: EntryArgs,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
    /// What shows it; asked for when missing
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
}

impl GoalKind {
    /// The goal as it was read.
    pub(super) fn goal(&self, editor: &Editor<'_>, index: usize) -> Goal {
        (self.of)(&editor.draft.plan, index)
    }

    pub(super) fn met(&self, portfolio: &Portfolio, args: &MetArgs) -> Result<Outcome, Failure> {
        change(portfolio, self.log, &args.entry, |editor, index, at| {
            let goal = self.goal(editor, index);
            goal.must_be_said(editor)?;
            let evidence = editor.ask(Asked::saying("--evidence", self.question, args.evidence.as_ref()))?;
            Ok(goal.reach(editor, at, args.on.map(Into::into), &evidence)?)
        })
    }

    pub(super) fn withdraw(&self, portfolio: &Portfolio, args: &WithdrawArgs) -> Result<Outcome, Failure> {
        leaving::withdraw(portfolio, self.log, args, |back, draft, index, at| {
            (self.of)(&draft.plan, index).take_back(draft, back, at)
        })
    }

    fn leaves(&self, plan: &Plan, index: usize) -> (String, Vec<Dropped>) {
        let goal = (self.of)(plan, index);
        (goal.id, goal.dropped)
    }

    pub(super) fn drop(&self, portfolio: &Portfolio, args: &LeaveArgs) -> Result<Outcome, Failure> {
        leaving::drop(portfolio, self.log, args, |plan, index| self.leaves(plan, index))
    }

    pub(super) fn restore(&self, portfolio: &Portfolio, args: &ComeBackArgs) -> Result<Outcome, Failure> {
        leaving::restore(portfolio, self.log, args, |plan, index| self.leaves(plan, index))
    }

    pub(super) fn list(&self, portfolio: &Portfolio, args: &ListArgs) -> Result<Outcome, Failure> {
        listing::list(portfolio, self.log, args)
    }

    pub(super) fn show(&self, portfolio: &Portfolio, args: &ShowArgs) -> Result<Outcome, Failure> {
        listing::show(portfolio, self.log, args, self.typed)
    }
}
