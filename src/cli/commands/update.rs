//! `onboard update`: the written update after a call.

use clap::{Args, Subcommand};
use onboard::act::update::{AddUpdate, MarkSent};
use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::edit::When;
use onboard::edition::{CustomerEdition, Language};
use onboard::model::{PlanFile, Update};
use onboard::remedy::commands;
use onboard::report::customer::update::{UpdateDraft, update_report};
use onboard::report::{Report, View};
use serde_json::{Value, json};

use crate::args::{Format, examples};
use crate::ask;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Write the short update that goes out after every call
#[derive(Debug, Args)]
pub(crate) struct UpdateArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    New(NewArgs),
    Show(ShowArgs),
    Sent(SentArgs),
}

/// Draft an update from what changed since the customer last heard, and keep it
///
/// Made of what the customer may read alone. Shipped is what was done since, blocked is what is needed of them, next is
/// what is expected in the next two weeks. On a terminal the draft opens in `$VISUAL` or `$EDITOR` first; lists given as
/// options take the place of the draft's.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("After the call", "onboard update new acme"),
    ("In your own words", "onboard update new acme --shipped 'ledger imported' --next 'UAT starts on Monday'"),
]))]
struct NewArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// Who writes it [default: the CSM]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// What shipped; may be given several times
    #[arg(long, value_name = "TEXT")]
    shipped: Vec<String>,
    /// What is blocked; may be given several times
    #[arg(long, value_name = "TEXT")]
    blocked: Vec<String>,
    /// What is next; may be given several times
    #[arg(long, value_name = "TEXT")]
    next: Vec<String>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
    /// Keep it without its day: it is still to be sent
    #[arg(long)]
    draft: bool,
}

/// Say that the update which was kept as a draft has been sent
#[derive(Debug, Args)]
#[command(after_help = examples(&[("It went out today", "onboard update sent acme")]))]
struct SentArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
}

/// Print the latest update, as Markdown to paste into a mail
#[derive(Debug, Args)]
#[command(after_help = examples(&[("For a mail", "onboard update show acme")]))]
struct ShowArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    plan: String,
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Markdown)]
    format: Format,
}

pub(crate) fn run(args: &UpdateArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::New(args) => new(args, &portfolio, context),
        Verb::Show(args) => show(args, &portfolio),
        Verb::Sent(args) => sent(args, &portfolio),
    }
}

fn new(args: &NewArgs, portfolio: &Portfolio, context: &Context) -> Result<Outcome, Failure> {
    let given =
        UpdateDraft { shipped: args.shipped.clone(), blocked: args.blocked.clone(), next: args.next.clone() };
    match context.editor().filter(|_| given.is_empty() && !args.plan.how.dry_run) {
        // Before the plan is locked: people take their time.
        Some(editor) if ask::is_interactive() => {
            let it = portfolio.assess(&args.plan.plan)?;
            let on = day(args, portfolio, &it.plan);
            let draft = if on == it.as_of() { drafted(&it) } else { drafted(&Assessment::from(it.on(on))) };
            let text = draft.to_text();
            let edited = onboard::store::edited(&editor, &text).map_err(Failure::disk)?;
            let draft = UpdateDraft::from_text(edited.text()).map_err(|line| {
                Failure::usage(line).hint("`# shipped`, `# blocked` and `# next` are its parts")
            });
            draft.and_then(|draft| add(args, portfolio, Some(draft))).map_err(|failure| match edited.keep() {
                Some(path) => failure.hint(format!("your draft is kept in `{path}`")),
                None => failure,
            })
        }
        _ => add(args, portfolio, (!given.is_empty()).then_some(given)),
    }
}

/// Adds an update: this one, or what the logs make of it.
fn add(args: &NewArgs, portfolio: &Portfolio, draft: Option<UpdateDraft>) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let on = editor.day(args.on);
    let draft = draft.unwrap_or_else(|| {
        editor.remark_doubt(&PlanFile::ALL);
        drafted(&Assessment::from(editor.draft.at.on(on)))
    });
    let by = editor.optional_person(args.by.as_ref())?;
    let UpdateDraft { shipped, blocked, next } = &draft;
    let (by, id) = (by.as_deref(), args.id.as_deref());
    let said =
        AddUpdate { on, by, shipped, blocked, next, id, is_draft: args.draft }.act(&mut editor.draft)?;
    editor.finish(said)
}

fn day(args: &NewArgs, portfolio: &Portfolio, plan: &onboard::plan::Plan) -> Date {
    let calendar = portfolio.basis.config.calendar.with_holidays(plan.onboarding.holidays.iter().copied());
    args.on.map_or(portfolio.basis.as_of, |when| when.resolve(portfolio.basis.as_of, &calendar))
}

fn show(args: &ShowArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(&args.plan)?;
    let plan = &examined.assessment.plan;
    let day = examined.assessment.as_of();
    let sent = plan.updates.updates.iter().enumerate();
    let sent = sent.filter(|(_, update)| update.sent_on.is_none_or(|on| on <= day));
    // A draft that was not sent yet is the newest.
    let latest = sent.max_by_key(|(index, update)| (update.sent_on.is_none(), update.sent_on, *index));
    let Some((_, update)) = latest else {
        return Err(Failure::usage(format!("`{}` has no written update", plan.slug))
            .hint(format!("`{}` drafts one", commands::update_new(&plan.slug))));
    };
    // What was sent is shown as it was known then.
    let edition = match update.sent_on {
        Some(on) if on < day => CustomerEdition::of(&Assessment::from(examined.assessment.on(on))),
        _ => CustomerEdition::of(&examined.assessment),
    };
    let view = Latest { edition, update: update.clone() };
    Ok(examined.vouched(&PlanFile::ALL, Outcome::view(view, args.format)))
}

/// Says that the draft went out.
fn sent(args: &SentArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let on = editor.day(args.on);
    let said = MarkSent { on }.act(&mut editor.draft)?;
    editor.finish(said)
}

/// What a plan makes of an update on its day.
fn drafted(it: &Assessment) -> UpdateDraft {
    UpdateDraft::of(&CustomerEdition::of(it), &Language::english())
}

struct Latest {
    edition: CustomerEdition,
    update: Update,
}

impl View for Latest {
    fn report(&self) -> Report {
        let Update { shipped, blocked, next, .. } = &self.update;
        let lists = UpdateDraft { shipped: shipped.to_vec(), blocked: blocked.to_vec(), next: next.to_vec() };
        update_report(&self.edition, &Language::english(), &lists)
    }

    fn json(&self) -> serde_json::Result<Value> {
        let Update { sent_on, by, shipped, blocked, next, .. } = &self.update;
        Ok(
            json!({ "on": sent_on, "by": by, "shipped": shipped.to_vec(), "blocked": blocked.to_vec(), "next": next.to_vec() }),
        )
    }
}
