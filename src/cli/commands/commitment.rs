//! `onboard commitment`: the promises made to close the deal.

use clap::{Args, Subcommand};
use onboard::act::Planned;
use onboard::act::promise::{ConfirmPromise, DeclinePromise, KeepPromise, SetPromise};
use onboard::edit::{Past, Yaml};
use onboard::log::COMMITMENTS;
use onboard::model::{self, Edition};

use serde::Deserialize;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs, PlanArgs, change, word};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{self, WithdrawArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::work_item::{MoveArgs, reschedule};

/// Keep track of every promise made to close the deal
#[derive(Debug, Args)]
pub(crate) struct CommitmentArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    Set(SetArgs),
    /// Say that the customer has confirmed that this was promised; from then on they read it
    #[command(after_help = examples(&[("In the kickoff", "onboard commitment confirm acme C-8v --on 2026-03-12")]))]
    Confirm {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
    },
    /// Say that a promise was kept
    #[command(after_help = examples(&[
        ("It shipped today", "onboard commitment deliver acme C-8v"),
        ("With what shows it", "onboard commitment deliver acme C-8v --evidence 'release notes 4.2'"),
    ]))]
    Deliver {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
        /// What shows it
        #[arg(long, value_name = "TEXT")]
        evidence: Option<String>,
    },
    /// Say that a promise will not be kept, and which decision says so
    #[command(after_help = examples(&[("By a decision", "onboard commitment decline acme C-8v --decision D-4k")]))]
    Decline {
        #[command(flatten)]
        entry: EntryArgs,
        /// The decision; asked for when missing
        #[arg(long, value_name = "ID")]
        decision: Option<String>,
        /// Why, beside what the decision says
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
    },
    /// Take back that a promise was kept, or declined: it is owed again
    ///
    /// It stays in the plan that it was said, with the day, who took it back and why.
    #[command(after_help = examples(&[("It does not work yet", "onboard commitment withdraw acme C-8v --reason 'two tables are missing'")]))]
    Withdraw(WithdrawArgs),
    /// Give a promise another day
    ///
    /// The move is recorded in the promise: from when to when, why, which side caused it, who moved it and when. It stays late by
    /// the day that the customer was told, until a decision of theirs (`--decision`) gives it the new one.
    #[command(after_help = examples(&[("They agreed to two weeks more",
        "onboard commitment move acme C-8v +2w --reason 'waits for release 4.2' --side vendor --decision D-4k")]))]
    Move(MoveArgs),
    /// List promises
    #[command(after_help = examples(&[("What is still owed", "onboard commitment list acme")]))]
    List(ListArgs),
    /// Show a promise with all that is written about it
    #[command(after_help = examples(&[("One promise", "onboard commitment show acme C-8v")]))]
    Show(ShowArgs),
}

/// Write down a promise, verbal ones included
///
/// With `-` in place of the text, promises are read from standard input as YAML, with the keys of the file: all of them
/// are written down, or none.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("Said on a call", "onboard commitment add acme 'A connector by June' --by 'Marco Silva' --verbal")]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// What was promised; asked for when missing
    text: Option<String>,
    /// Who promised it; asked for when missing
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// It is in no document of the deal
    #[arg(long)]
    verbal: bool,
    /// By when: a day, or one that depends on another, such as `M-go-live +5d`
    #[arg(long, value_name = "DATE")]
    due: Option<Planned>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

/// Put right how a promise was written down
///
/// Its day moves with `commitment move`. Once the customer has confirmed it, or it was kept or declined, its words stay:
/// another promise is one of its own.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("What was meant", "onboard commitment set acme C-8v --text 'A connector to the test system by June'"),
    ("It is in the contract after all", "onboard commitment set acme C-8v --verbal=false"),
]))]
struct SetArgs {
    #[command(flatten)]
    entry: EntryArgs,
    #[command(flatten)]
    words: SetWords,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// What was promised
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// Who promised it
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// It is in no document of the deal; `--verbal=false` where it is in one
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    verbal: Option<bool>,
    /// Who may read it
    #[arg(long, value_parser = words::<Edition>(Edition::WORDS))]
    audience: Option<Edition>,
}

pub(crate) fn run(args: &CommitmentArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.text, add),
        Verb::Set(args) => change(&portfolio, &COMMITMENTS, &args.entry, |editor, index, at| {
            let words = &args.words;
            let by = editor.optional_person(words.by.as_ref())?;
            let set = SetPromise {
                text: words.text.as_deref(),
                by: by.as_deref(),
                verbal: words.verbal,
                audience: words.audience,
            };
            Ok(set.act(&mut editor.draft, index, at)?)
        }),
        Verb::Confirm { entry, on } => change(&portfolio, &COMMITMENTS, entry, |editor, index, at| {
            let on = editor.day_of_if(*on);
            Ok(ConfirmPromise { on }.act(&mut editor.draft, index, at)?)
        }),
        Verb::Deliver { entry, on, evidence } => {
            change(&portfolio, &COMMITMENTS, entry, |editor, index, at| {
                let (on, evidence) = (editor.day_of_if(*on), evidence.as_deref());
                Ok(KeepPromise { on, evidence }.act(&mut editor.draft, index, at)?)
            })
        }
        Verb::Decline { entry, decision, reason, on } => {
            change(&portfolio, &COMMITMENTS, entry, |editor, index, at| {
                // Before anything is asked.
                DeclinePromise::may(&editor.draft, index)?;
                let which = "the decision that declines it";
                let decision = editor.ask(Asked::text("--decision", which, decision.as_ref()))?;
                let on = editor.day_of_if(*on);
                Ok(DeclinePromise { decision: &decision, on, reason: reason.as_deref() }.act(
                    &mut editor.draft,
                    index,
                    at,
                )?)
            })
        }
        Verb::Withdraw(args) => {
            leaving::withdraw(&portfolio, &COMMITMENTS, args, |back, draft, index, at| {
                back.promise(draft, index, at)
            })
        }
        Verb::Move(args) => reschedule(&COMMITMENTS, &portfolio, args, true, |moved, editor, index, at| {
            moved.promise(&mut editor.draft, index, at)
        }),
        Verb::List(args) => listing::list(&portfolio, &COMMITMENTS, args),
        Verb::Show(args) => listing::show(&portfolio, &COMMITMENTS, args, |plan, at| {
            serde_json::to_value(&plan.handoff.commitments[at])
        }),
    }
}

fn add(new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let (text, by) = editor.ask((
        Asked::text("<TEXT>", "what was promised", new.text.as_ref()),
        Asked::person("--by", "who promised it", new.by.as_ref()),
    ))?;
    let id = editor.new_id(COMMITMENTS.prefix, new.id.as_deref())?;
    let due = editor.planned_if(new.due.as_ref())?;
    let entry = Yaml::map([
        ("id", Some(Yaml::text(&id))),
        ("text", Some(Yaml::text(&text))),
        ("due", due.as_ref().map(Yaml::from)),
        ("by", Some(Yaml::text(&by))),
        ("verbal", new.verbal.then(|| word(true))),
        ("added_on", Some(editor.day(None).into())),
    ]);
    editor.draft.edits.add(COMMITMENTS.route(), entry);
    editor.draft.is_there_after_all(model::Asked::Commitments);
    Ok(format!("added `{id}`, promised by {by}: {text}"))
}
