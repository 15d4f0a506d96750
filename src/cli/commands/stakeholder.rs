//! `onboard stakeholder`: the customer's people.

use clap::{Args, Subcommand};
use onboard::edit::{When, Yaml};
use onboard::log::PEOPLE;
use onboard::model::{ContactKind, Role, Tier};
use onboard::person::is_same;

use super::listing::{self, ListArgs, ShowArgs};
use super::stakeholder_role::{self, RoleArgs};
use crate::args::{examples, words};
use crate::contact::NewContact;
use crate::context::Context;
use crate::editor::{Editor, EntryArgs, PlanArgs, change, optional_text, word};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Keep the list of the customer's people true
///
/// People are named by their name, or any beginning of it that nobody else has.
#[derive(Debug, Args)]
pub(crate) struct StakeholderArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Add somebody of the customer's
    #[command(after_help = examples(&[("The sponsor", "onboard stakeholder add acme 'Ana Ruiz' --title CFO --role executive_sponsor --tier executive")]))]
    Add {
        #[command(flatten)]
        on: PlanArgs,
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
    },
    /// Say that you really spoke with somebody: a contact in the log
    #[command(after_help = examples(&[("On the call today", "onboard stakeholder touch acme 'Ana Ruiz'"),
        ("With what came of it", "onboard stakeholder touch acme Ana --kind meeting --summary 'she will name the auditors'")]))]
    Touch {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
        /// What kind of contact it was
        #[arg(long, value_parser = words::<ContactKind>(ContactKind::held()), default_value = "call")]
        kind: ContactKind,
        /// What came of it, for both sides
        #[arg(long, value_name = "TEXT")]
        summary: Option<String>,
        /// An id of your own for the contact [default: a fresh one]
        #[arg(long = "id", id = "contact", value_name = "ID")]
        contact: Option<String>,
    },
    /// Say that somebody has left
    #[command(after_help = examples(&[("Last Friday", "onboard stakeholder depart acme 'Lee Novak' --on 2026-04-03")]))]
    Depart {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
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
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
    },
    /// Give somebody a role, or end one
    Role(RoleArgs),
    /// List the customer's people; the date is that of the last contact
    #[command(after_help = examples(&[("Those who are still there", "onboard stakeholder list acme --open")]))]
    List(ListArgs),
    /// Show all that is written about somebody
    #[command(after_help = examples(&[("One person", "onboard stakeholder show acme 'Ana Ruiz'")]))]
    Show(ShowArgs),
}

pub(crate) fn run(args: &StakeholderArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add { on, name, title, roles, tier, goals } => {
            let mut editor = Editor::open(&portfolio, on)?;
            let name = &editor.ask(name.as_ref(), "<NAME>", "their name")?;
            let mut people = editor.draft.plan.stakeholders.people.iter();
            if let Some(known) = people.find(|person| is_same(&person.name, name)) {
                return Err(Failure::usage(format!("the plan has a stakeholder `{}` already", known.name)));
            }
            let entry = Yaml::map([
                ("name", Some(Yaml::text(name))),
                ("title", optional_text(title.as_ref())),
                ("roles", (!roles.is_empty()).then(|| Yaml::List(roles.iter().map(word).collect()))),
                ("tier", tier.map(word)),
                ("goals", optional_text(goals.as_ref())),
                ("added_on", Some(editor.day(None).into())),
            ]);
            editor.draft.edits.add(PEOPLE.route(), entry);
            editor.finish(format!("added {name}"))
        }
        Verb::Touch { entry, on, kind, summary, contact } => {
            change(&portfolio, &PEOPLE, entry, |editor, index, _| {
                let day = editor.day(*on);
                let name = editor.draft.plan.stakeholders.people[index].name.clone();
                let contact = NewContact {
                    kind: *kind,
                    day,
                    present: &[name],
                    summary: summary.as_ref(),
                    evidence: None,
                    id: contact.as_deref(),
                };
                let id = contact.log(editor)?;
                Ok(format!("was spoken with on {day}, as `{id}` says"))
            })
        }
        Verb::Depart { entry, on } => change(&portfolio, &PEOPLE, entry, |editor, index, at| {
            let left = editor.draft.plan.stakeholders.people[index].departed_on;
            let day = left.filter(|_| on.is_none()).unwrap_or_else(|| editor.day(*on));
            if let Some(left) = left.filter(|left| *left != day) {
                return Err(Failure::usage(format!("they left on {left} already"))
                    .hint("correct `departed_on` in `stakeholders.yaml` if that day is wrong"));
            }
            editor.draft.edits.set(at.clone().key("departed_on"), day);
            Ok(format!("has left, on {day}"))
        }),
        Verb::Sentiment { entry, sentiment, by, note, on } => {
            change(&portfolio, &PEOPLE, entry, |editor, _, at| {
                let day = editor.day(*on);
                let by = by.as_ref().map(|name| editor.person(name));
                let by = by.or_else(|| editor.draft.at.on(day).csm().map(str::to_owned));
                let judgement = Yaml::map([
                    ("judged_on", Some(day.into())),
                    ("score", Some(word(sentiment))),
                    ("by", optional_text(by.as_ref())),
                    ("note", optional_text(note.as_ref())),
                ]);
                editor.draft.edits.add(at.clone().key("sentiments"), judgement);
                Ok(format!("is at {sentiment} of 5, on {day}"))
            })
        }
        Verb::Role(args) => stakeholder_role::run(args, &portfolio),
        Verb::List(args) => listing::list(&portfolio, &PEOPLE, args),
        Verb::Show(args) => listing::show(&portfolio, &PEOPLE, args, |plan, at| {
            serde_json::to_value(&plan.stakeholders.people[at])
        }),
    }
}
