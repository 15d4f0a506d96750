//! `onboard training`: sessions by audience, and whether they were understood.

use clap::{Args, Subcommand};
use onboard::act::Planned;
use onboard::act::training::{AssessSession, Certify, DeliverSession, SetSession, must_be_given};
use onboard::edit::{Past, Yaml};
use onboard::log::SESSIONS;
use onboard::model::{Assessment, Audience, Dropped};
use onboard::plan::Plan;

use serde::Deserialize;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs, PlanArgs, change, word};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{self, ComeBackArgs, LeaveArgs, TakeBackArgs};
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
    Set(SetArgs),
    /// Say that a session was given
    #[command(after_help = examples(&[("With who came", "onboard training deliver acme T-3x --invited 12 --attended 10")]))]
    Deliver {
        #[command(flatten)]
        entry: EntryArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
        /// How many were invited
        #[arg(long, value_name = "N")]
        invited: Option<u32>,
        /// How many came
        #[arg(long, value_name = "N")]
        attended: Option<u32>,
    },
    Assess(AssessArgs),
    Certify(CertifyArgs),
    /// Take back how a session was tested, or that it was given today
    ///
    /// The last of what was written is taken back. A later assessment, and how one person was tested, stay in the plan with
    /// the day, who took it back and why, and so does that it was given on an earlier day, where nobody was tested in it; first
    /// results are taken out on the day itself.
    #[command(after_help = examples(&[
        ("The second test", "onboard training withdraw acme T-3x --reason 'that was another class'"),
        ("One person's", "onboard training withdraw acme T-3x --of 'Lee Novak' --reason 'the sheet was misread'"),
        ("It was another session", "onboard training withdraw acme T-3x --reason 'that was T-4x'"),
    ]))]
    Withdraw {
        #[command(flatten)]
        entry: EntryArgs,
        /// Whose test, where it is that of one person
        #[arg(long, value_name = "NAME")]
        of: Option<String>,
        #[command(flatten)]
        back: TakeBackArgs,
    },
    /// Plan a session for another day
    ///
    /// The move is recorded in the session: from when to when, why, which side caused it, who moved it and when.
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

/// Say otherwise what a session teaches, to whom, and how that is tested
///
/// Its day moves with `training move`. Once it was given, it was for those to whom it was: only its title changes then.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("A better title", "onboard training set acme T-3x --title 'Users, roles and approvals'"),
    ("For others", "onboard training set acme T-3x --audience power_users --assessment knowledge_check"),
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
    /// What it teaches
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// For whom
    #[arg(long, value_parser = words::<Audience>(Audience::WORDS))]
    audience: Option<Audience>,
    /// How understanding is tested
    #[arg(long, value_parser = words::<Assessment>(Assessment::WORDS))]
    assessment: Option<Assessment>,
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
    #[arg(long = "on", value_name = "DATE", allow_hyphen_values = true)]
    day: Option<Past>,
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
    #[arg(long = "on", value_name = "DATE", allow_hyphen_values = true)]
    day: Option<Past>,
    /// What proves it: a certificate, the sheet of the test
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// They failed the assessment
    #[arg(long)]
    failed: bool,
}

/// Plan a session
///
/// With `-` in place of the title, sessions are read from standard input as YAML, with the keys of the file: all of them
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
    /// The day it is to be given: a day, or one that depends on another, such as `M-go-live -5wd`
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
        Verb::Set(args) => change(&portfolio, &SESSIONS, &args.entry, |editor, index, at| {
            let SetWords { title, audience, assessment } = &args.words;
            let set = SetSession { title: title.as_deref(), audience: *audience, assessment: *assessment };
            Ok(set.act(&mut editor.draft, index, at)?)
        }),
        Verb::Deliver { entry, on, invited, attended } => {
            change(&portfolio, &SESSIONS, entry, |editor, index, at| {
                let on = editor.day_of_if(*on);
                let deliver = DeliverSession { on, invited: *invited, attended: *attended };
                Ok(deliver.act(&mut editor.draft, index, at)?)
            })
        }
        Verb::Assess(args) => assess(args, &portfolio),
        Verb::Certify(args) => certify(args, &portfolio),
        Verb::Withdraw { entry, of, back } => withdraw(entry, of.as_ref(), back, &portfolio),
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

fn assess(args: &AssessArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change(portfolio, &SESSIONS, &args.entry, |editor, index, at| {
        // Before anything is asked.
        let day = editor.day_of(args.day);
        must_be_given(&editor.draft, index, day)?;
        let (assessed, passed) = editor.ask((
            Asked::count("--assessed", "how many were tested", args.assessed),
            Asked::count("--passed", "how many passed", args.passed),
        ))?;
        let act = AssessSession { assessed, passed, on: editor.day_of_if(args.day), is_again: args.again };
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

fn certify(args: &CertifyArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let who = editor.ask(Asked::person("<NAME>", "who", args.name.as_ref()))?;
    let act = Certify {
        who: &who,
        session: args.session.as_deref(),
        audience: args.audience,
        on: editor.day_of_if(args.day),
        evidence: args.evidence.as_deref(),
        passed: !args.failed,
    };
    let said = act.act(&mut editor.draft)?;
    editor.finish(said)
}

/// Takes back how a session was assessed again, or how somebody was tested in it.
fn withdraw(
    entry: &EntryArgs,
    of: Option<&String>,
    back: &TakeBackArgs,
    portfolio: &Portfolio,
) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &entry.on)?;
    let (index, at) = editor.entry(&SESSIONS, &entry.id)?;
    let who = editor.optional_person(of)?;
    let said = back.take_back(&mut editor, |draft, act| act.tested(draft, index, &at, who.as_deref()))?;
    editor.finish(said)
}
