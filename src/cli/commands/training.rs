//! `onboard training`: sessions by audience, and whether they were understood.

use clap::{Args, Subcommand};
use onboard::edit::{When, Yaml};
use onboard::model::{Assessment, Audience, Session};
use onboard::person::is_same;
use onboard::remedy::commands;

use super::listing::{self, ListArgs};
use crate::args::{examples, words};
use crate::ask::demand;
use crate::context::Context;
use crate::editor::{Editor, EntryArgs, PlanArgs, change, word};
use crate::failure::Failure;
use crate::log::{SESSIONS, TRAINEES};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Plan training, and say what came of it
#[derive(Debug, Args)]
pub(crate) struct TrainingArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Plan a session
    #[command(after_help = examples(&[("For admins", "onboard training add acme 'Users and security' --audience admins --planned +2w --assessment certification")]))]
    Add {
        #[command(flatten)]
        on: PlanArgs,
        /// What it teaches; asked for when missing
        title: Option<String>,
        /// For whom; asked for when missing
        #[arg(long, value_parser = words::<Audience>(Audience::WORDS))]
        audience: Option<Audience>,
        /// The day it is to be given
        #[arg(long, value_name = "DATE")]
        planned: Option<When>,
        /// How understanding is tested
        #[arg(long, value_parser = words::<Assessment>(Assessment::WORDS))]
        assessment: Option<Assessment>,
        /// An id of your own [default: a fresh one]
        #[arg(long)]
        id: Option<String>,
    },
    /// Say that a session was given
    #[command(after_help = examples(&[("With who came", "onboard training deliver acme T-3x --invited 12 --attended 10")]))]
    Deliver {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        on: Option<When>,
        /// How many were invited
        #[arg(long, value_name = "N")]
        invited: Option<u32>,
        /// How many came
        #[arg(long, value_name = "N")]
        attended: Option<u32>,
    },
    /// Say how many were tested after a session, and how many passed
    #[command(after_help = examples(&[("The test", "onboard training assess acme T-3x --assessed 10 --passed 9")]))]
    Assess {
        #[command(flatten)]
        entry: EntryArgs,
        /// How many were tested; asked for when missing
        #[arg(long, value_name = "N")]
        assessed: Option<u32>,
        /// How many passed; asked for when missing
        #[arg(long, value_name = "N")]
        passed: Option<u32>,
    },
    /// Say that somebody passed, or failed once more
    #[command(after_help = examples(&[("An admin", "onboard training certify acme 'Lee Novak' --audience admins")]))]
    Certify {
        #[command(flatten)]
        on: PlanArgs,
        /// Who; asked for when missing
        name: Option<String>,
        /// The day [default: the as-of date]
        #[arg(long = "on", value_name = "DATE", conflicts_with = "failed")]
        day: Option<When>,
        /// The audience they belong to, for somebody who is not listed yet
        #[arg(long, value_parser = words::<Audience>(Audience::WORDS))]
        audience: Option<Audience>,
        /// They failed the assessment
        #[arg(long)]
        failed: bool,
    },
    /// List sessions, with the day each was planned for
    #[command(after_help = examples(&[("Those still to come", "onboard training list acme --open")]))]
    List(ListArgs),
}

pub(crate) fn run(args: &TrainingArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add { on, title, audience, planned, assessment, id } => {
            let mut editor = Editor::open(&portfolio, on)?;
            demand(&[("<TITLE>", title.is_some()), ("--audience", audience.is_some())])?;
            let title = editor.ask(title.as_ref(), "<TITLE>", "what it teaches")?;
            let audience = editor.choose(*audience, "--audience", "for whom", Audience::WORDS)?;
            let id = editor.new_id(SESSIONS.prefix, id.as_deref())?;
            let entry = Yaml::map([
                ("id", Some(Yaml::text(&id))),
                ("title", Some(Yaml::text(&title))),
                ("audience", Some(word(audience))),
                ("planned", editor.optional_due(*planned)),
                ("assessment", assessment.map(word)),
            ]);
            editor.edits.add(SESSIONS.route(), entry);
            editor.finish(format!("added `{id}` for {audience}: {title}"))
        }
        Verb::Deliver { entry, on, invited, attended } => {
            change(&portfolio, &SESSIONS, entry, |editor, index, at| {
                let given = editor.plan.training.sessions[index].delivered_on.filter(|_| on.is_none());
                let day = given.unwrap_or_else(|| editor.day(*on));
                editor.edits.set(at.clone().key("delivered_on"), day);
                editor.edits.set_some(at.clone().key("invited"), invited.map(word));
                editor.edits.set_some(at.clone().key("attended"), attended.map(word));
                Ok(format!("was given on {day}"))
            })
        }
        Verb::Assess { entry, assessed, passed } => {
            change(&portfolio, &SESSIONS, entry, |editor, index, at| {
                let Session { id, delivered_on, .. } = &editor.plan.training.sessions[index];
                if delivered_on.is_none() {
                    let deliver = commands::training_given(&editor.plan.slug, id);
                    return Err(Failure::usage(format!("`{id}` has not been given yet"))
                        .hint(format!("`{deliver}` says that it was")));
                }
                demand(&[("--assessed", assessed.is_some()), ("--passed", passed.is_some())])?;
                let assessed = editor.ask_count(*assessed, "--assessed", "how many were tested")?;
                let passed = editor.ask_count(*passed, "--passed", "how many passed")?;
                if passed > assessed {
                    return Err(Failure::usage(format!(
                        "{passed} cannot have passed where {assessed} were tested"
                    )));
                }
                editor.edits.set(at.clone().key("assessed"), word(assessed));
                editor.edits.set(at.clone().key("passed"), word(passed));
                Ok(format!("was passed by {passed} of {assessed}"))
            })
        }
        Verb::Certify { on, name, day, audience, failed } => {
            certify(&portfolio, on, name.as_ref(), *day, *audience, *failed)
        }
        Verb::List(args) => listing::list(&portfolio, &SESSIONS, args),
    }
}

fn certify(
    portfolio: &Portfolio,
    on: &PlanArgs,
    name: Option<&String>,
    day: Option<When>,
    audience: Option<Audience>,
    failed: bool,
) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, on)?;
    let name = editor.ask(name, "<NAME>", "who")?;
    let name = editor.person(&name);
    let trainee = editor.plan.training.people.iter().find(|person| is_same(&person.name, &name));
    let certified = trainee.and_then(|person| person.certified_on).filter(|_| day.is_none());
    let known = trainee.map(|person| person.failed);
    let day = certified.unwrap_or_else(|| editor.day(day));
    let times = known.unwrap_or(0).saturating_add(u32::from(failed));
    let (key, value) = if failed { ("failed", word(times)) } else { ("certified_on", day.into()) };
    if known.is_some() {
        let (_, at) = editor.entry(&TRAINEES, &name)?;
        editor.edits.set(at.clone().key(key), value);
        editor.edits.set_some(at.key("audience"), audience.map(word));
    } else {
        let entry = [("name", Some(Yaml::text(&name))), ("audience", audience.map(word)), (key, Some(value))];
        editor.edits.add(TRAINEES.route(), Yaml::map(entry));
    }
    let times = onboard::phrase::Count(times as usize, "assessment");
    editor.finish(if failed {
        format!("{name} has failed {times} so far")
    } else {
        format!("{name} is certified, on {day}")
    })
}
