//! `onboard stakeholder`: the customer's people.

use clap::{Args, Subcommand};
use onboard::act::TakeBack;
use onboard::act::contact::NewContact;
use onboard::act::stakeholder::{AddPerson, Depart, Judge, SetPerson};
use onboard::edit::Past;
use onboard::log::PEOPLE;
use onboard::model::{ContactKind, Role, Tier};
use onboard::route::Route;

use serde::Deserialize;

use super::contact::{self, ContactWords};
use super::listing::{self, ListArgs, ShowArgs};
use super::stakeholder_role::{self, RoleArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs, PlanArgs, change};
use crate::failure::Failure;
use crate::handed::{self, HANDED};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Keep the list of the customer's people up to date
///
/// People are named by any part of their name that means nobody else: `ana`, `ruiz`.
#[derive(Debug, Args)]
pub(crate) struct StakeholderArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// Write down how somebody is reached, what they want, and their title or tier
    ///
    /// What stood there before is said. Roles have days, and commands of their own.
    #[command(after_help = examples(&[("How she is reached", "onboard stakeholder set acme 'Ana Ruiz' --email ana@example.com --phone '+47 55 12 34'")]))]
    Set {
        #[command(flatten)]
        entry: EntryArgs,
        #[command(flatten)]
        words: SetWords,
    },
    /// Say that you really spoke with somebody: a contact in the log
    ///
    /// With `-` in place of the name, contacts are read from standard input as YAML, with the keys of `contacts.yaml`: all of
    /// them are logged, or none.
    #[command(after_help = examples(&[("On the call today", "onboard stakeholder touch acme 'Ana Ruiz'"),
        ("With what came of it", "onboard stakeholder touch acme Ana --kind meeting --summary 'she will name the auditors'")]))]
    Touch {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
        /// What kind of contact it was
        #[arg(long, value_parser = words::<ContactKind>(ContactKind::held()), default_value = "call")]
        kind: ContactKind,
        /// What came of it; it stays with us
        #[arg(long, value_name = "TEXT")]
        summary: Option<String>,
        /// An id of your own for the contact [default: a fresh one]
        #[arg(long = "id", id = "contact", value_name = "ID")]
        contact: Option<String>,
    },
    /// Say that somebody has left
    ///
    /// What was said today may be taken back today, and is gone then. Of an earlier day it stays in the plan that it was said,
    /// with the day, who took it back and why: they are there again from that day on.
    #[command(after_help = examples(&[
        ("Last Friday", "onboard stakeholder depart acme 'Lee Novak' --on 2026-04-03"),
        ("It was somebody else", "onboard stakeholder depart acme 'Lee Novak' --withdraw --reason 'that was Lee Chang'"),
    ]))]
    Depart {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
        /// Take it back: they are still there
        #[arg(long, conflicts_with = "on")]
        withdraw: bool,
        /// Why it is taken back; asked for when missing, of an earlier day
        #[arg(long, value_name = "TEXT", requires = "withdraw")]
        reason: Option<String>,
        /// Who takes it back [default: the CSM]
        #[arg(long, value_name = "NAME", requires = "withdraw")]
        by: Option<String>,
    },
    /// Judge how somebody feels about this: 1 (hostile) to 5 (advocate)
    #[command(after_help = examples(&[("After the workshop", "onboard stakeholder sentiment acme 'Ana Ruiz' 4")]))]
    Sentiment {
        #[command(flatten)]
        entry: EntryArgs,
        /// 1 to 5
        #[arg(value_name = "1-5", value_parser = clap::value_parser!(u8).range(1..=5))]
        sentiment: u8,
        /// Who judges it [default: the CSM]
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// Why
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
    },
    /// Give somebody a role, or end one
    Role(RoleArgs),
    /// List the customer's people; the date is that of the last contact
    #[command(after_help = examples(&[("Those who are still there", "onboard stakeholder list acme")]))]
    List(ListArgs),
    /// Show all that is written about somebody
    #[command(after_help = examples(&[("One person", "onboard stakeholder show acme 'Ana Ruiz'")]))]
    Show(ShowArgs),
}

/// Add somebody of the customer's
///
/// With `-` in place of the name, people are read from standard input as YAML, with the keys of the file: all of them are
/// added, or none.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("The sponsor", "onboard stakeholder add acme 'Ana Ruiz' --title CFO --role executive_sponsor --tier executive")]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// Their name; asked for when missing
    name: Option<String>,
    /// Their title
    #[arg(long)]
    title: Option<String>,
    /// What they are to the onboarding; may be given several times
    #[arg(long = "role", value_parser = words::<Role>(Role::WORDS))]
    roles: Vec<Role>,
    /// Their tier in the 1-2-3 triangle
    #[arg(long, value_parser = words::<Tier>(Tier::WORDS))]
    tier: Option<Tier>,
    /// What they want out of this
    #[arg(long, value_name = "TEXT")]
    goals: Option<String>,
    /// Where they are written to
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Where they are called
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// Their title
    #[arg(long)]
    title: Option<String>,
    /// Their tier in the 1-2-3 triangle
    #[arg(long, value_parser = words::<Tier>(Tier::WORDS))]
    tier: Option<Tier>,
    /// What they want out of this
    #[arg(long, value_name = "TEXT")]
    goals: Option<String>,
    /// Where they are written to
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Where they are called
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// Whatever else is to be known
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

pub(crate) fn run(args: &StakeholderArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.name, add),
        Verb::Set { entry, words } => change(&portfolio, &PEOPLE, entry, |editor, index, at| {
            let set = SetPerson {
                title: words.title.as_deref(),
                tier: words.tier,
                goals: words.goals.as_deref(),
                email: words.email.as_deref(),
                phone: words.phone.as_deref(),
                note: words.note.as_deref(),
            };
            Ok(set.act(&mut editor.draft, index, at)?)
        }),
        Verb::Touch { entry, on, kind, summary, contact } if entry.id == HANDED => {
            let said = ContactWords {
                summary: Some(HANDED.to_owned()),
                kind: Some(*kind).filter(|kind| *kind != ContactKind::Call),
                held_on: *on,
                note: summary.clone(),
                id: contact.clone(),
                ..ContactWords::default()
            };
            contact::add(&portfolio, &entry.on, &said)
        }
        Verb::Touch { entry, on, kind, summary, contact } => {
            change(&portfolio, &PEOPLE, entry, |editor, index, _| {
                let day = editor.day_of(*on);
                let present = [editor.draft.plan.stakeholders.people[index].name.clone()];
                let (summary, id) = (summary.as_deref(), contact.as_deref());
                let contact = NewContact { summary, id, ..NewContact::of(*kind, day).with(&present) };
                let id = contact.act(&mut editor.draft)?;
                let is_written = matches!(
                    kind,
                    ContactKind::Mail | ContactKind::SponsorUpdate | ContactKind::SecurityPack
                );
                let what = if is_written { "was written to" } else { "was spoken with" };
                Ok(format!("{what} on {day}, as `{id}` says"))
            })
        }
        Verb::Depart { entry, on, withdraw, reason, by } => {
            change(&portfolio, &PEOPLE, entry, |editor, index, at| {
                if *withdraw {
                    return has_not_left(editor, (index, at), reason.as_ref(), by.as_ref());
                }
                let on = editor.day_of_if(*on);
                Ok(Depart { on }.act(&mut editor.draft, index, at)?)
            })
        }
        Verb::Sentiment { entry, sentiment, by, note, on } => {
            change(&portfolio, &PEOPLE, entry, |editor, _, at| {
                let by = editor.optional_person(by.as_ref())?;
                let (by, note, on) = (by.as_deref(), note.as_deref(), editor.day_of(*on));
                Ok(Judge { score: *sentiment, by, note, on }.act(&mut editor.draft, at)?)
            })
        }
        Verb::Role(args) => stakeholder_role::run(args, &portfolio),
        Verb::List(args) => listing::list(&portfolio, &PEOPLE, args),
        Verb::Show(args) => listing::show(&portfolio, &PEOPLE, args, |plan, at| {
            serde_json::to_value(&plan.stakeholders.people[at])
        }),
    }
}

/// Takes back that somebody has left; nobody is asked why of what was said today.
fn has_not_left(
    editor: &mut Editor<'_>,
    (index, at): (usize, &Route),
    reason: Option<&String>,
    by: Option<&String>,
) -> Result<String, Failure> {
    let left = editor.draft.plan.stakeholders.people[index].departed_on;
    let is_old = left.is_some_and(|left| !editor.draft.may_correct(left));
    let reason = match reason {
        None if !is_old => String::new(),
        given => editor.ask(Asked::saying("--reason", "why it is taken back", given))?,
    };
    let by = editor.optional_person(by)?;
    let back = TakeBack { by: by.as_deref(), on: editor.draft.at.as_of(), reason: &reason };
    Ok(back.departed(&mut editor.draft, index, at)?)
}

fn add(new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let name = editor.ask(Asked::text("<NAME>", "their name", new.name.as_ref()))?;
    editor.must_be_new(&name)?;
    let (title, goals) = (new.title.as_deref(), new.goals.as_deref());
    let (email, phone) = (new.email.as_deref(), new.phone.as_deref());
    let add = AddPerson { name: &name, title, roles: &new.roles, tier: new.tier, goals, email, phone };
    Ok(add.act(&mut editor.draft)?)
}
