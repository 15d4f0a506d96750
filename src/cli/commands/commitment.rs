//! `onboard commitment`: the promises made to close the deal.

use clap::{Args, Subcommand};
use onboard::edit::{When, Yaml};
use onboard::model::{Commitment, CommitmentStatus};

use super::listing::{self, ListArgs};
use crate::args::examples;
use crate::ask::demand;
use crate::context::Context;
use crate::editor::{Editor, EntryArgs, PlanArgs, change, word};
use crate::failure::Failure;
use crate::log::{COMMITMENTS, DECISIONS};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Keep track of every promise made to close the deal
#[derive(Debug, Args)]
pub(crate) struct CommitmentArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write down a promise, verbal ones included
    #[command(after_help = examples(&[("Said on a call", "onboard commitment add acme 'A connector by June' --by 'Marco Silva' --verbal")]))]
    Add {
        #[command(flatten)]
        on: PlanArgs,
        /// What was promised; asked for when missing
        text: Option<String>,
        /// Who promised it; asked for when missing
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// It is in no document of the deal
        #[arg(long)]
        verbal: bool,
        /// By when
        #[arg(long, value_name = "DATE")]
        due: Option<When>,
        /// An id of your own [default: a fresh one]
        #[arg(long)]
        id: Option<String>,
    },
    /// Say that a promise was kept
    #[command(after_help = examples(&[("It shipped today", "onboard commitment deliver acme C-8v")]))]
    Deliver {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
    },
    /// Say that a promise will not be kept, and which decision says so
    #[command(after_help = examples(&[("By a decision", "onboard commitment decline acme C-8v --decision D-4k")]))]
    Decline {
        #[command(flatten)]
        entry: EntryArgs,
        /// The decision; asked for when missing
        #[arg(long, value_name = "ID")]
        decision: Option<String>,
    },
    /// List promises
    #[command(after_help = examples(&[("What is still owed", "onboard commitment list acme --open")]))]
    List(ListArgs),
}

pub(crate) fn run(args: &CommitmentArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add { on, text, by, verbal, due, id } => {
            let mut editor = Editor::open(&portfolio, on)?;
            demand(&[("<TEXT>", text.is_some()), ("--by", by.is_some())])?;
            let text = editor.ask(text.as_ref(), "<TEXT>", "what was promised")?;
            let by = editor.ask(by.as_ref(), "--by", "who promised it")?;
            let by = editor.person(&by);
            let id = editor.new_id(COMMITMENTS.prefix, id.as_deref())?;
            let entry = Yaml::map([
                ("id", Some(Yaml::text(&id))),
                ("text", Some(Yaml::text(&text))),
                ("by", Some(Yaml::text(&by))),
                ("verbal", verbal.then(|| word(true))),
                ("due", editor.optional_due(*due)),
                ("status", Some(word(CommitmentStatus::Open))),
            ]);
            editor.edits.add(COMMITMENTS.route(), entry);
            editor.finish(format!("added `{id}`, promised by {by}: {text}"))
        }
        Verb::Deliver { entry, on } => change(&portfolio, &COMMITMENTS, entry, |editor, index, at| {
            let promise = editor.plan.handoff.commitments[index].clone();
            let kept = promise.delivered_on.filter(|_| is(&promise, CommitmentStatus::Delivered));
            let day = kept.filter(|_| on.is_none()).unwrap_or_else(|| editor.day(*on));
            editor.edits.set(at.clone().key("status"), word(CommitmentStatus::Delivered));
            editor.edits.set(at.clone().key("delivered_on"), day);
            if is(&promise, CommitmentStatus::Declined) && promise.decision.is_written() {
                // The decision stays in its log; this is no longer what it says.
                editor.edits.remove(at.clone().key("decision"));
            }
            Ok(format!("is delivered, on {day}"))
        }),
        Verb::Decline { entry, decision } => change(&portfolio, &COMMITMENTS, entry, |editor, index, at| {
            let promise = &editor.plan.handoff.commitments[index];
            if is(promise, CommitmentStatus::Delivered) {
                let on = promise.delivered_on.map(|on| format!(", on {on}")).unwrap_or_default();
                return Err(Failure::usage(format!("`{}` was delivered{on}", promise.id)));
            }
            let named = editor.ask(decision.as_ref(), "--decision", "the decision that declines it")?;
            let decision = DECISIONS.find(&editor.at, &named)?;
            let decision = editor.plan.decisions.decisions[decision].id.clone();
            editor.edits.set(at.clone().key("status"), word(CommitmentStatus::Declined));
            editor.edits.set(at.clone().key("decision"), Yaml::text(&decision));
            Ok(format!("is declined, by `{decision}`"))
        }),
        Verb::List(args) => listing::list(&portfolio, &COMMITMENTS, args),
    }
}

fn is(promise: &Commitment, status: CommitmentStatus) -> bool {
    promise.status == Some(status)
}
