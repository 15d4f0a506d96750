//! `onboard training`: sessions by audience, and whether they were understood.

use clap::{Args, Subcommand};
use onboard::act::training::{AssessSession, must_be_given};
use onboard::act::{Planned, Standing};
use onboard::edit::{When, Yaml, item};
use onboard::log::SESSIONS;
use onboard::model::{Assessment, Audience, Dropped, Session};
use onboard::person::is_same;
use onboard::phrase::List;
use onboard::plan::Plan;
use onboard::plan_at::PlanAt;
use onboard::remedy::{Remedy, blank, commands};

use serde::Deserialize;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs, PlanArgs, change, word};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{self, ComeBackArgs, LeaveArgs};
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::work_item::{MoveArgs, reschedule};

/// Plan training, and say what came of it
#[derive(Debug, Args)]
pub(crate) struct TrainingArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
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
    Assess(AssessArgs),
    Certify(CertifyArgs),
    /// Plan a session for another day
    ///
    /// The move is recorded in the session: from when to when, why, by whose doing, who moved it and when.
    #[command(after_help = examples(&[("A week later", "onboard training move acme T-3x +1w --reason 'the room is taken' --side customer")]))]
    Move(MoveArgs),
    /// Take a session out of the plan
    #[command(after_help = examples(&[("Nobody needs it", "onboard training drop acme T-3x --reason 'they know the old version'")]))]
    Drop(LeaveArgs),
    /// Put a session that was dropped back into the plan
    #[command(after_help = examples(&[("It is needed after all", "onboard training restore acme T-3x")]))]
    Restore(ComeBackArgs),
    /// List sessions, with the day each was planned for
    #[command(after_help = examples(&[("Those still to come", "onboard training list acme")]))]
    List(ListArgs),
    /// Show a session with all that is written about it
    #[command(after_help = examples(&[("One session", "onboard training show acme T-3x")]))]
    Show(ShowArgs),
}

/// Say how many were tested after a session, and how many passed
///
/// The first results stay. Who failed and is tested again on a later day is written down as an assessment of its own: the
/// numbers are then of those who were tested that time.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("The test", "onboard training assess acme T-3x --assessed 10 --passed 9"),
    ("The one who failed, a week later", "onboard training assess acme T-3x --assessed 1 --passed 1"),
]))]
struct AssessArgs {
    #[command(flatten)]
    entry: EntryArgs,
    /// How many were tested; asked for when missing
    #[arg(long, value_name = "N")]
    assessed: Option<u32>,
    /// How many passed; asked for when missing
    #[arg(long, value_name = "N")]
    passed: Option<u32>,
    /// The day on which the results were known [default: the as-of date]
    #[arg(long = "on", value_name = "DATE")]
    day: Option<When>,
    /// They were tested once more, on the same day or with the same numbers
    #[arg(long)]
    again: bool,
}

/// Say that somebody passed, or failed once more
///
/// It is written down as a try in a session. Without `--session` it is the one in which they were tested before, else the
/// only one for their audience.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("An admin", "onboard training certify acme 'Lee Novak' --evidence 'certificate 114'"),
    ("Not this time", "onboard training certify acme 'Lee Novak' --session T-3x --failed"),
]))]
struct CertifyArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// Who; asked for when missing
    name: Option<String>,
    /// The session in which they were tested
    #[arg(long, value_name = "ID")]
    session: Option<String>,
    /// The audience of that session [default: admins]
    #[arg(long, value_parser = words::<Audience>(Audience::WORDS))]
    audience: Option<Audience>,
    /// The day [default: the as-of date]
    #[arg(long = "on", value_name = "DATE")]
    day: Option<When>,
    /// What proves it: a certificate, the sheet of the test
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// They failed the assessment
    #[arg(long)]
    failed: bool,
}

/// Plan a session
///
/// With `-` in the place of the title, sessions stand on the standard input as YAML, with the keys of the file: all of them
/// are planned, or none.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("For admins", "onboard training add acme 'Users and security' --audience admins --due +2w --assessment certification")]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// What it teaches; asked for when missing
    title: Option<String>,
    /// For whom; asked for when missing
    #[arg(long, value_parser = words::<Audience>(Audience::WORDS))]
    audience: Option<Audience>,
    /// The day it is to be given: a day, or one that hangs on another, such as `M-go-live -5wd`
    #[arg(long, alias = "planned", value_name = "DATE")]
    due: Option<Planned>,
    /// How understanding is tested
    #[arg(long, value_parser = words::<Assessment>(Assessment::WORDS))]
    assessment: Option<Assessment>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

pub(crate) fn run(args: &TrainingArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.title, add),
        Verb::Deliver { entry, on, invited, attended } => {
            change(&portfolio, &SESSIONS, entry, |editor, index, at| {
                let session = &editor.draft.plan.training.sessions[index];
                let given = session.delivered_on;
                let day = given.filter(|_| on.is_none()).unwrap_or_else(|| editor.day(*on));
                let counts = [(session.invited, *invited), (session.attended, *attended)];
                if given != Some(day) || counts.into_iter().any(is_other) {
                    editor.must_be_free(Standing {
                        what: format!("`{}` was given", session.id),
                        place: "`delivered_on`, `invited` and `attended` in `training.yaml`".to_owned(),
                        on: given,
                        taken_back: None,
                    })?;
                }
                editor.draft.edits.set(at.clone().key("delivered_on"), day);
                editor.draft.edits.set_some(at.clone().key("invited"), invited.map(word));
                editor.draft.edits.set_some(at.clone().key("attended"), attended.map(word));
                Ok(format!("was given on {day}"))
            })
        }
        Verb::Assess(args) => assess(args, &portfolio),
        Verb::Certify(args) => certify(args, &portfolio),
        Verb::Move(args) => reschedule(&SESSIONS, &portfolio, args, false, |moved, editor, index, at| {
            moved.session(&mut editor.draft, index, at)
        }),
        Verb::Drop(args) => leaving::drop(&portfolio, &SESSIONS, args, leaves),
        Verb::Restore(args) => leaving::restore(&portfolio, &SESSIONS, args, leaves),
        Verb::List(args) => listing::list(&portfolio, &SESSIONS, args),
        Verb::Show(args) => listing::show(&portfolio, &SESSIONS, args, |plan, at| {
            serde_json::to_value(&plan.training.sessions[at])
        }),
    }
}

fn leaves(plan: &Plan, at: usize) -> (String, Vec<Dropped>) {
    let it = &plan.training.sessions[at];
    (it.id.clone(), it.dropped.to_vec())
}

/// Whether a number is counted otherwise than it is written.
fn is_other((written, counted): (Option<u32>, Option<u32>)) -> bool {
    written.zip(counted).is_some_and(|(written, counted)| written != counted)
}

fn assess(args: &AssessArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change(portfolio, &SESSIONS, &args.entry, |editor, index, at| {
        // Before anything is asked.
        must_be_given(&editor.draft, index)?;
        let (assessed, passed) = editor.ask((
            Asked::count("--assessed", "how many were tested", args.assessed),
            Asked::count("--passed", "how many passed", args.passed),
        ))?;
        let act = AssessSession {
            assessed,
            passed,
            on: args.day.map(|day| editor.day(Some(day))),
            is_again: args.again,
        };
        Ok(act.act(&mut editor.draft, index, at)?)
    })
}

fn add(new: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let (title, audience) = editor.ask((
        Asked::text("<TITLE>", "what it teaches", new.title.as_ref()),
        Asked::word("--audience", "for whom", new.audience, Audience::WORDS),
    ))?;
    let id = editor.new_id(SESSIONS.prefix, new.id.as_deref())?;
    let due = editor.planned_if(new.due.as_ref())?;
    let entry = Yaml::map([
        ("id", Some(Yaml::text(&id))),
        ("title", Some(Yaml::text(&title))),
        ("audience", Some(word(audience))),
        ("due", due.as_ref().map(Yaml::from)),
        ("assessment", new.assessment.map(word)),
        ("added_on", Some(editor.day(None).into())),
    ]);
    editor.draft.edits.add(SESSIONS.route(), entry);
    Ok(format!("added `{id}` for {audience}: {title}"))
}

/// Adds a try to a session; somebody who has passed already keeps that day.
fn certify(args: &CertifyArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let name = editor.ask(Asked::person("<NAME>", "who", args.name.as_ref()))?;
    let index = session(&editor.draft.at, args, &name)?;
    let Session { id, audience, .. } = &editor.draft.plan.training.sessions[index];
    let trainees = editor.draft.at.trainees();
    let before = trainees.into_iter().find(|it| it.audience == *audience && is_same(it.name, &name));
    let day = editor.day(args.day);
    let failures = before.as_ref().map_or(0, |it| it.failures.len());
    let certified = before.and_then(|it| it.certified).map(|(on, _)| on).filter(|_| args.day.is_none());
    if let Some(on) = certified.filter(|_| !args.failed) {
        return editor.finish(format!("{name} is certified, on {on}"));
    }
    let place = editor.find(SESSIONS.file, id, |text| item(text, &SESSIONS.route(), SESSIONS.key, id))?;
    let entry = Yaml::map([
        ("taken_on", Some(day.into())),
        ("by", Some(Yaml::text(&name))),
        ("passed", Some(word(!args.failed))),
        ("evidence", args.evidence.as_ref().map(Yaml::text)),
    ]);
    editor.draft.edits.add(place.key("tries"), entry);
    let times = onboard::phrase::Count(failures + 1, "assessment");
    editor.finish(if args.failed {
        format!("{name} has failed {times} so far")
    } else {
        format!("{name} is certified, on {day}")
    })
}

/// The session that somebody was tested in: the one that is named, else the only one that it can be.
fn session(at: &PlanAt, args: &CertifyArgs, name: &str) -> Result<usize, Failure> {
    if let Some(named) = &args.session {
        return Ok(SESSIONS.find(at, named)?);
    }
    let is_meant = |it: &Session| args.audience.is_none_or(|audience| it.audience == Some(audience));
    let meant = || at.sessions().filter(|(_, it)| is_meant(it));
    let tried = |it: &Session| it.tries.iter().any(|one| one.by.get().is_some_and(|by| is_same(by, name)));
    let tried: Vec<_> = meant().filter(|(_, it)| tried(it)).collect();
    let audience = args.audience.unwrap_or(Audience::Admins);
    let of_audience = || meant().filter(|(_, it)| it.audience == Some(audience)).collect();
    let candidates: Vec<_> = if tried.is_empty() { of_audience() } else { tried };
    match candidates.as_slice() {
        [(only, _)] => Ok(*only),
        [] => {
            let add = commands::training_add(at.slug(), blank("title"), audience.word(), blank("date"));
            Err(Failure::usage(format!("`{}` has no session for {audience} to have passed", at.slug()))
                .hint(Remedy::run("plan one", add)))
        }
        several => {
            let ids: Vec<String> = several.iter().map(|(_, it)| format!("`{}`", it.id)).collect();
            Err(Failure::usage(format!("{name} could have been tested in {} sessions", several.len()))
                .hint(format!("name one with `--session`: {}", List::or(&ids).at_most(8))))
        }
    }
}
