//! `onboard contact`: the log of contacts.

use clap::{Args, Subcommand};
use onboard::act::contact::{NewContact, SetContact};
use onboard::edit::Past;
use onboard::log::CONTACTS;
use onboard::model::ContactKind;
use serde::Deserialize;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Editor, EntryArgs, PlanArgs, change};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{self, WithdrawArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Keep the log of calls, meetings and mails, and read what was asked in it
///
/// `onboard call` logs one with all that came of it, `onboard stakeholder touch` that somebody was spoken with, and
/// `onboard milestone done` one that a milestone rests on, such as the kickoff. Asks are `onboard ask`.
#[derive(Debug, Args)]
pub(crate) struct ContactArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// Say what came of a contact, or where it is written down
    ///
    /// When it was held and who was there stays: where that is wrong, take it back and log it anew.
    #[command(after_help = examples(&[("The minutes came", "onboard contact set acme L-4xk9 --summary 'they start in May' --evidence 'minutes of 9 April'")]))]
    Set {
        #[command(flatten)]
        entry: EntryArgs,
        #[command(flatten)]
        words: SetWords,
    },
    /// Take a contact back: it was not held
    ///
    /// It stays in the log with the day, who took it back and why, and counts no more.
    #[command(after_help = examples(&[("The wrong customer", "onboard contact withdraw acme L-4xk9 --reason 'that was another call'")]))]
    Withdraw(WithdrawArgs),
    /// List contacts by day; the open ones are asks without an answer
    #[command(after_help = examples(&[("Every contact with Rafe", "onboard contact list acme --owner rafe")]))]
    List(ListArgs),
    /// Show a contact with all that is written about it
    #[command(after_help = examples(&[("One contact", "onboard contact show acme L-4xk9")]))]
    Show(ShowArgs),
}

/// Log a call, a meeting or a mail: who was there, who was missing, what came of it
///
/// With `-` in place of the summary, contacts are read from standard input as YAML, with the keys of the file: all of them
/// are logged, or none.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("The weekly call",
    "onboard contact add acme 'the template is with their IT' --present ana --present 'Lee Novak' --absent rafe")]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: ContactWords,
}

/// A contact as it is typed, or as it is in the file.
#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
pub(super) struct ContactWords {
    /// What came of it; it stays with us
    pub(super) summary: Option<String>,
    /// What kind of contact it was [default: call]
    #[arg(long, value_parser = words::<ContactKind>(ContactKind::held()))]
    pub(super) kind: Option<ContactKind>,
    /// Who was there, of both sides; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(super) present: Vec<String>,
    /// Who was expected and did not come; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(super) absent: Vec<String>,
    /// The day [default: the as-of date]
    #[arg(long = "on", id = "on", value_name = "DATE", allow_hyphen_values = true)]
    pub(super) held_on: Option<Past>,
    /// What only we need to know
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
    /// Where it is written down
    #[arg(long, value_name = "TEXT")]
    pub(super) evidence: Option<String>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    pub(super) id: Option<String>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// What came of it; it stays with us
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// What only we need to know
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Where it is written down
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
}

pub(crate) fn run(args: &ContactArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => add(&portfolio, &args.on, &args.new),
        Verb::Set { entry, words } => change(&portfolio, &CONTACTS, entry, |editor, index, at| {
            let (summary, note) = (words.summary.as_deref(), words.note.as_deref());
            let evidence = words.evidence.as_deref();
            Ok(SetContact { summary, note, evidence }.act(&mut editor.draft, index, at)?)
        }),
        Verb::Withdraw(args) => leaving::withdraw(&portfolio, &CONTACTS, args, |back, draft, index, at| {
            back.contact(draft, index, at)
        }),
        Verb::List(args) => listing::list(&portfolio, &CONTACTS, args),
        Verb::Show(args) => listing::show(&portfolio, &CONTACTS, args, |plan, at| {
            serde_json::to_value(&plan.contacts.contacts[at])
        }),
    }
}

/// Logs what is typed, or what is on the standard input.
pub(super) fn add(portfolio: &Portfolio, on: &PlanArgs, new: &ContactWords) -> Result<Outcome, Failure> {
    handed::add(portfolio, on, new, |new| &mut new.summary, log)
}

fn log(new: &ContactWords, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let kind = new.kind.unwrap_or(ContactKind::Call);
    let (present, absent) = (editor.people(&new.present)?, editor.people(&new.absent)?);
    let day = editor.day_of(new.held_on);
    let contact = NewContact {
        absent: &absent,
        summary: new.summary.as_deref(),
        note: new.note.as_deref(),
        evidence: new.evidence.as_deref(),
        id: new.id.as_deref(),
        ..NewContact::of(kind, day).with(&present)
    };
    Ok(contact.log(&mut editor.draft)?)
}
