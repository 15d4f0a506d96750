//! `onboard replace`: somebody takes over from somebody else.

use clap::Args;
use onboard::act::Draft;
use onboard::act::replace::Replace;
use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::edit::When;
use onboard::model::Side;
use onboard::plan::Loaded;
use onboard::plan_at::{Called, Everybody, PlanAt};
use onboard::remedy::{Remedy, commands};
use onboard::report::replaced::{Replaced, ReplacedPlan};
use onboard::report::{Line, Tone};
use onboard::suggest::closest;

use super::whose::the_one;
use crate::args::{Format, examples};
use crate::context::Context;
use crate::editor::{ActFormat, Asked, Editor, How};
use crate::failure::Failure;
use crate::outcome::{Body, Outcome};
use crate::portfolio::{Portfolio, made};

/// Let somebody take over from somebody else
///
/// What is open passes on, with its day: milestones, actions, workstreams, risks, decision rights, roles, parts of our team, and
/// the questions and blockers that wait for an answer. What is done stays with whoever did it. Both names stay in the plan: one
/// with a last day, the other with a first one.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("The customer's IT lead leaves", "onboard replace acme 'Lars Vik' 'Mia Holm'"),
    ("Somebody whom the plan does not know yet", "onboard replace acme 'Lars Vik' 'Ida Berg' --new-person"),
    ("A colleague leaves at the end of the month, in every plan", "onboard replace --everywhere 'Ana Ruiz' 'Nora Falk' --since 2026-04-30"),
    ("What that would change", "onboard replace --everywhere 'Ana Ruiz' 'Nora Falk' --dry-run"),
]))]
pub(crate) struct ReplaceArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    #[arg(required_unless_present = "everywhere")]
    plan: Option<String>,
    /// From whom, by name or the beginning of it; asked for when missing
    old: Option<String>,
    /// Who takes over; asked for when missing
    new: Option<String>,
    /// In every plan, for one of our people: from whom, and who takes over
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"], conflicts_with = "plan")]
    everywhere: Option<Vec<String>>,
    /// The first day of whoever takes over, and the last one of whoever had it [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    since: Option<When>,
    /// The decision behind it; decision rights that pass on name it
    #[arg(long, value_name = "ID", conflicts_with = "everywhere")]
    decision: Option<String>,
    #[command(flatten)]
    how: How,
}

pub(crate) fn run(args: &ReplaceArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match args.everywhere.as_deref() {
        Some([old, new]) => everywhere(args, old, new, &portfolio),
        _ => in_one(args, &portfolio),
    }
}

fn in_one(args: &ReplaceArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open_as(portfolio, args.plan.as_deref().unwrap_or_default(), args.how)?;
    let (old, new) = editor.ask((
        Asked::text("<OLD>", "from whom it passes on", args.old.as_ref()),
        Asked::text("<NEW>", "who takes over", args.new.as_ref()),
    ))?;
    let said = args.act(&old, &new, args.how.new_person).act_on(&mut editor)?;
    editor.finish(said)
}

/// Who takes over from whom, as it was typed.
struct Typed<'a> {
    args: &'a ReplaceArgs,
    old: &'a str,
    new: &'a str,
    is_new_person: bool,
}

impl ReplaceArgs {
    const fn act<'a>(&'a self, old: &'a str, new: &'a str, is_new_person: bool) -> Typed<'a> {
        Typed { args: self, old, new, is_new_person }
    }
}

impl Typed<'_> {
    /// What was said of it in one plan, and what it came to there.
    fn in_plan(&self, slug: &str, portfolio: &Portfolio) -> Result<(String, Outcome), Failure> {
        let how = How { format: ActFormat::Table, ..self.args.how };
        let mut editor = Editor::open_as(portfolio, slug, how)?;
        let said = self.act_on(&mut editor)?;
        Ok((said.clone(), editor.finish(said)?))
    }

    fn act_on(&self, draft: &mut Draft) -> Result<String, Failure> {
        let Self { args, old, new, is_new_person } = *self;
        let since = draft.day(args.since);
        Ok(Replace { old, new, since, decision: args.decision.as_deref(), is_new_person }.act(draft)?)
    }
}

/// Passes on what one of ours has in any plan, plan by plan: what cannot be done in one is told, and keeps nothing from being
/// done in the others.
fn everywhere(args: &ReplaceArgs, old: &str, new: &str, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let today = portfolio.basis.as_of;
    let since = args.since.map_or(today, |when| when.resolve(today, &portfolio.basis.config.calendar));
    let seen = portfolio.each(|loaded| Seen::of(loaded, (old, new), since.max(today), portfolio))?;
    let people = &portfolio.basis.people;
    let old = meant(old, seen.iter().map(|it| &it.old), portfolio)?;
    let new = match args.how.new_person {
        true => new.to_owned(),
        false => meant(new, seen.iter().map(|it| &it.new), portfolio)?,
    };
    let is_known = people.called(&new).is_some() || seen.iter().any(|it| it.knows_new);
    if people.called(&old).is_none() && !seen.iter().any(|it| it.knows_old) {
        return Err(unknown(portfolio, &old));
    }
    if !is_known && !args.how.new_person {
        return Err(unknown(portfolio, &new)
            .hint(Remedy::run("add them to our people", commands::people_add(&new)))
            .hint("`--new-person` takes the name as it is"));
    }
    let slugs: Vec<String> = seen.into_iter().filter(|it| it.is_about_old).map(|it| it.slug).collect();
    if slugs.is_empty() {
        let nothing =
            format!("nothing to change: nothing that is open in any plan stays {old}'s after {since}");
        return Ok(Outcome::line(Line::message(&nothing)).note(portfolio.opened()));
    }
    let act = args.act(&old, &new, true);
    let done = portfolio.each_named(&slugs, |slug| Done::of(slug, act.in_plan(slug, portfolio)));
    Ok(told(done, args.how).note(portfolio.opened()))
}

/// Who of ours is meant by what was typed, in our people and in the plans; what was typed, where that is nobody.
fn meant<'s>(
    typed: &str,
    called: impl Iterator<Item = &'s Called>,
    portfolio: &Portfolio,
) -> Result<String, Failure> {
    let ours = Everybody::of_workspace(&portfolio.basis).called(typed);
    let all: Vec<Called> = called.cloned().chain([ours]).collect();
    match all.iter().all(|it| matches!(it, Called::Unknown(_))) {
        true => Ok(typed.to_owned()),
        false => the_one(typed, &portfolio.basis, all),
    }
}

/// What is known of a plan before anything is changed.
struct Seen {
    slug: String,
    /// Whether something in it passes on, or cannot be known to.
    is_about_old: bool,
    knows_old: bool,
    knows_new: bool,
    /// Who of ours is meant in it by each of the two names.
    old: Called,
    new: Called,
}

impl Seen {
    fn of(loaded: Loaded, (typed_old, typed_new): (&str, &str), since: Date, portfolio: &Portfolio) -> Self {
        let slug = loaded.slug.clone();
        let Ok(plan) = made(loaded) else {
            let nobody = || Called::Unknown(None);
            let (old, new) = (nobody(), nobody());
            return Self { slug, is_about_old: true, knows_old: false, knows_new: false, old, new };
        };
        let assessment = Assessment::from(PlanAt::of(plan, &portfolio.basis));
        let ours = assessment.everybody().of(Side::Vendor);
        let (old, new) = (ours.called(typed_old), ours.called(typed_new));
        let name = |called: &Called, typed: &str| match called {
            Called::Known(name) => name.clone(),
            Called::Several(_) | Called::Unknown(_) => typed.to_owned(),
        };
        let (leaves, comes) = (name(&old, typed_old), name(&new, typed_new));
        let (side, work) = (assessment.side_of(&leaves), assessment.open_work_of(&leaves));
        let is_ours = side != Some(Side::Customer);
        let is_theirs = work.iter().any(|work| work.lasts_beyond(since));
        let is_about_old =
            !assessment.has_ended() && (is_ours && is_theirs || !assessment.plan.doubtful.is_empty());
        let knows_old = side == Some(Side::Vendor) || is_ours && !work.is_empty();
        let knows_new = assessment.side_of(&comes) == Some(Side::Vendor);
        Self { slug, is_about_old, knows_old, knows_new, old, new }
    }
}

fn unknown(portfolio: &Portfolio, name: &str) -> Failure {
    let failure = Failure::usage(format!("nobody of ours is called `{name}`"));
    let people = portfolio.basis.people.all().iter().map(|it| it.name.as_str());
    match closest(name, people) {
        Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
        None => failure,
    }
}

/// What came of it in one plan.
struct Done {
    plan: ReplacedPlan,
    /// What would change, in a dry run.
    diff: String,
    remarks: Vec<Line>,
}

impl Done {
    fn of(slug: &str, acted: Result<(String, Outcome), Failure>) -> Self {
        let plan = |is_done, said| ReplacedPlan { slug: slug.to_owned(), is_done, said };
        let (said, Outcome { body, remarks, .. }) = match acted {
            Ok(done) => done,
            Err(failure) => {
                let said = Line::message(&failure.said());
                return Self { plan: plan(false, said), diff: String::new(), remarks: Vec::new() };
            }
        };
        let (said, diff) = match body {
            Body::Lines(lines) => (Line::joined(lines, "; "), String::new()),
            Body::File(diff) => (Line::message(&said), diff),
            Body::View(..) | Body::Text(_) => (Line::message(&said), String::new()),
        };
        let remarks = remarks.into_iter().map(|it| Line::new().strong(slug).plain(": ").then(it)).collect();
        Self { plan: plan(true, said), diff, remarks }
    }
}

/// One line a plan; of a dry run, the diffs of all.
fn told(done: Vec<Done>, how: How) -> Outcome {
    let is_clean = done.iter().all(|it| it.plan.is_done);
    let is_diff = how.dry_run && how.format == ActFormat::Table;
    let mut remarks = Vec::new();
    let (mut plans, mut diffs) = (Vec::new(), String::new());
    for it in done {
        if is_diff && !it.plan.is_done {
            let lead = Tone::Warn.line("warning").plain(": ").strong(&it.plan.slug).plain(": ");
            remarks.push(lead.then(it.plan.said.clone()));
        }
        remarks.extend(it.remarks);
        diffs.push_str(&it.diff);
        plans.push(it.plan);
    }
    let replaced = Replaced { plans, is_written: !how.dry_run };
    let outcome = match how.format {
        ActFormat::Table if is_diff => Outcome::diff(diffs),
        ActFormat::Table => Outcome::view(replaced, Format::Table).at_once(),
        ActFormat::Json => Outcome::view(replaced, Format::Json),
        ActFormat::Yaml => Outcome::view(replaced, Format::Yaml),
    };
    remarks.into_iter().fold(outcome, Outcome::remark).clean_if(is_clean)
}
