//! `onboard update`: the written update after a call.

use clap::{Args, Subcommand};
use onboard::act::Remark;
use onboard::act::skip::SkipMessage;
use onboard::act::update::{AddUpdate, MarkSent};
use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::edit::{Past, When};
use onboard::edition::{CustomerEdition, Language};
use onboard::log::UPDATES;
use onboard::model::{Message, PlanFile, Update, UpdatePart};
use onboard::phrase::List;
use onboard::remedy::commands;
use onboard::report::customer::update::{UpdateDraft, update_report};
use onboard::report::{Line, Report, View};
use onboard::status::StatusRow;
use serde_json::{Value, json};

use super::digest::message_due;
use super::listing::{self, ListArgs};
use crate::args::{Format, examples, words};
use crate::ask;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::for_customer::Unfit;
use crate::leaving::{self, TakeBackArgs, WithdrawArgs};
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
    Skip(SkipArgs),
    Restore(RestoreArgs),
    /// Take back that an update was sent: the customer has not had it
    ///
    /// It stays in the plan with the day, who took it back and why.
    #[command(after_help = examples(&[("It went to the wrong customer", "onboard update withdraw acme U-4xk9 --reason 'it went to another customer'")]))]
    Withdraw(WithdrawArgs),
    /// List the updates, drafts among them
    #[command(after_help = examples(&[("All of them", "onboard update list acme")]))]
    List(ListArgs),
}

/// Draft an update from what changed since the customer last heard, and keep it
///
/// Made of what the customer may read alone. Shipped is what was done since, blocked is what is needed of them, next is
/// what is expected in the next two weeks. On a terminal the draft opens in `$VISUAL` or `$EDITOR` first; lists given as
/// options take the place of the draft's own, and the others stay. `onboard update show` prints it as a mail, and refuses while an
/// error that `check` finds concerns something that the customer reads.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("After the call", "onboard update new acme"),
    ("In your own words", "onboard update new acme --shipped 'ledger imported' --next 'UAT starts on Monday'"),
]))]
struct NewArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
    /// Who writes it [default: the CSM]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// What shipped, in the place of what the plan says; may be given several times
    #[arg(long, value_name = "TEXT")]
    shipped: Vec<String>,
    /// What is blocked, in the same manner
    #[arg(long, value_name = "TEXT")]
    blocked: Vec<String>,
    /// What is next, in the same manner
    #[arg(long, value_name = "TEXT")]
    next: Vec<String>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
    /// Keep it without its day: it is still to be sent, and says until then what the plan says
    #[arg(long)]
    draft: bool,
    /// Write it in the place of a draft that is there
    #[arg(long)]
    replace: bool,
}

/// Say that the update which was kept as a draft has been sent
///
/// What it said on that day is kept, as `onboard update show` printed it.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("It went out today", "onboard update sent acme")]))]
struct SentArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
}

/// Leave out the message that is due to a small customer
///
/// `onboard digest --smb` prints those messages. One that is left out is noted in `updates.yaml` with its day, and is not due
/// again: what is asked for every week is, a week later.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("Not this one", "onboard update skip acme --reason 'on holiday until Monday'")]))]
struct SkipArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Take back that a message to a small customer was left out
///
/// It is due again, as if nobody had left it out. Both stay in `updates.yaml`.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("It goes out after all", "onboard update restore acme --reason 'they asked for it'")]))]
struct RestoreArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// Which one [default: the last that was left out]
    #[arg(value_name = "MESSAGE", value_parser = words::<Message>(Message::WORDS))]
    message: Option<Message>,
    #[command(flatten)]
    back: TakeBackArgs,
}

/// Print the latest update, or another one, as Markdown to paste into a mail
#[derive(Debug, Args)]
#[command(after_help = examples(&[("For a mail", "onboard update show acme"), ("An earlier one", "onboard update show acme U-3k")]))]
struct ShowArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    plan: String,
    /// The update: its id, or any beginning of it that no other has [default: the latest]
    id: Option<String>,
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
        Verb::Withdraw(args) => leaving::withdraw(&portfolio, &UPDATES, args, |back, draft, index, at| {
            back.sent(draft, index, at)
        }),
        Verb::Skip(args) => skip(args, &portfolio),
        Verb::Restore(args) => restore(args, &portfolio),
        Verb::List(args) => listing::list(&portfolio, &UPDATES, args),
    }
}

fn new(args: &NewArgs, portfolio: &Portfolio, context: &Context) -> Result<Outcome, Failure> {
    let given =
        UpdateDraft { shipped: args.shipped.clone(), blocked: args.blocked.clone(), next: args.next.clone() };
    let examined = portfolio.examine(&args.plan.plan)?;
    let it = &examined.assessment;
    let today = CustomerEdition::of(it);
    let unfit = examined.what_forbids(portfolio, &today)?;
    let on = args.on.map_or(it.as_of(), |past| When::from(past).resolve(it.as_of(), &it.calendar));
    let is_given = !given.is_empty();
    let edition = if on == it.as_of() { today } else { CustomerEdition::of(&Assessment::from(it.on(on))) };
    let language = it.language();
    let made = UpdateDraft::of(&edition, &language);
    let page = Page { edition, language, made, unfit };
    let draft = page.made.clone().with(given);
    match context.editor().filter(|_| !is_given && !args.plan.how.dry_run) {
        // Before the plan is locked: people take their time.
        Some(editor) if ask::is_interactive() => {
            let edited = onboard::store::edited(&editor, &draft.to_text()).map_err(Failure::disk)?;
            let draft = UpdateDraft::from_text(edited.text()).map_err(|line| {
                Failure::usage(line).hint("`# shipped`, `# blocked` and `# next` are its parts")
            });
            draft.and_then(|draft| add(args, portfolio, &draft, page)).map_err(|failure| {
                match edited.keep() {
                    Some(path) => failure.hint(format!("your draft is kept in `{path}`")),
                    None => failure,
                }
            })
        }
        _ => add(args, portfolio, &draft, page),
    }
}

/// What an update is drafted for.
struct Page {
    edition: CustomerEdition,
    language: Language,
    /// What the plan says there.
    made: UpdateDraft,
    /// What keeps it from the customer.
    unfit: Option<Unfit>,
}

/// Keeps the update. It is ours until it is shown to be sent: what keeps the page from the customer is a warning here.
fn add(args: &NewArgs, portfolio: &Portfolio, draft: &UpdateDraft, page: Page) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let on = editor.day_of(args.on);
    editor.remark_doubt(&PlanFile::ALL);
    let by = editor.optional_person(args.by.as_ref())?;
    // A draft goes on saying what the plan says; only what somebody wrote is kept.
    let is_kept_apart = args.draft && !draft.is_empty();
    let (own, from_plan) =
        if is_kept_apart { draft.apart_from(&page.made) } else { (draft.clone(), Vec::new()) };
    let UpdateDraft { shipped, blocked, next } = &own;
    let (by, id, replaces) = (by.as_deref(), args.id.as_deref(), args.replace);
    let add = AddUpdate {
        on,
        by,
        shipped,
        blocked,
        next,
        from_plan: &from_plan,
        id,
        is_draft: args.draft,
        replaces,
    };
    let said = add.act(&mut editor.draft)?;
    if let Some(said) = draft.too_long(&page.edition, &page.language) {
        editor.remark(Remark::warning(said).with("leave something out of it before it goes out"));
    }
    if let Some(unfit) = page.unfit {
        editor.remark(Remark::warning(unfit.message).with(unfit.hint));
    }
    editor.finish(said)
}

fn show(args: &ShowArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(&args.plan)?;
    let plan = &examined.assessment.plan;
    let day = examined.assessment.as_of();
    let sent = plan.updates.updates.iter().enumerate();
    let sent = sent.filter(|(_, update)| update.sent_on.is_none() || update.sent_by(day).is_some());
    // A draft that was not sent yet is the newest.
    let latest = sent.max_by_key(|(index, update)| (update.sent_on.is_none(), update.sent_on, *index));
    let named = args.id.as_ref().map(|named| UPDATES.find(&examined.assessment, named)).transpose()?;
    let shown = named.map(|index| &plan.updates.updates[index]).or(latest.map(|(_, update)| update));
    let Some(update) = shown else {
        return Err(Failure::usage(format!("`{}` has no written update", plan.slug))
            .hint(format!("`{}` drafts one", commands::update_new(&plan.slug))));
    };
    let language = examined.assessment.language();
    // What was sent is shown as it was known on its day; a draft is of today, whenever it was begun.
    let edition = match update.sent_on {
        Some(on) if on < day => CustomerEdition::of(&Assessment::from(examined.assessment.on(on))),
        Some(_) => CustomerEdition::of(&examined.assessment),
        None => examined.fit_for_customer(portfolio)?,
    };
    let lists = as_read(&edition, &language, update);
    if update.sent_on.is_none() {
        examined.words_fit_for_customer(portfolio, &lists.to_text())?;
    }
    let older = older_words(update, day);
    let view = Latest { edition, language, update: update.clone(), lists };
    let outcome = examined.vouched(&PlanFile::ALL, Outcome::view(view, args.format));
    let Some(older) = older else { return Ok(outcome) };
    let anew = format!("{} --replace", commands::update_new(&plan.slug));
    Ok(outcome.remark(Line::from(older).code(anew).plain(" makes it anew")))
}

/// That parts of a draft are as somebody wrote them on an earlier day, where they are.
fn older_words(update: &Update, day: Date) -> Option<String> {
    let on = update.drafted_on.filter(|on| update.sent_on.is_none() && *on < day)?;
    let lists = lists_of(update);
    let parts = UpdatePart::ALL.iter().zip(lists.parts());
    let own = parts.filter(|(part, list)| !list.is_empty() && !update.from_plan.contains(part));
    let own: Vec<String> = own.map(|(part, _)| format!("`{}`", part.word())).collect();
    let is = if own.len() == 1 { "is" } else { "are" };
    (!own.is_empty()).then(|| {
        format!("{} {is} as written on {}, the rest is of today; ", List::and(&own), on.short_with_weekday())
    })
}

/// Says that the draft went out, and keeps what it said.
fn sent(args: &SentArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(&args.plan.plan)?;
    let today = examined.fit_for_customer(portfolio)?;
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let on = editor.day_of(args.on);
    let it = &examined.assessment;
    let edition = if on == it.as_of() { today } else { CustomerEdition::of(&Assessment::from(it.on(on))) };
    let updates = &it.plan.updates;
    let read = updates.draft().map(|at| as_read(&edition, &it.language(), &updates.updates[at]));
    let read = read.unwrap_or_default();
    examined.words_fit_for_customer(portfolio, &read.to_text())?;
    let said = MarkSent { on, parts: read.parts() }.act(&mut editor.draft)?;
    editor.finish(said)
}

/// Leaves out the message that is due.
fn skip(args: &SkipArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let it = Assessment::from(editor.draft.at.clone());
    let Some(due) = message_due(&it, &StatusRow::of(&it)) else {
        return Err(Failure::usage(format!("no message is due to `{}`", it.slug()))
            .hint("`onboard digest --smb` prints those that are"));
    };
    let said = SkipMessage { message: due.message, reason: args.reason.as_deref() }.act(&mut editor.draft)?;
    editor.finish(said)
}

/// A message that was left out is due again.
fn restore(args: &RestoreArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let said = args.back.take_back(&mut editor, |draft, back| back.skipped(draft, args.message))?;
    editor.finish(said)
}

/// An update as it is to be read on the day of the edition.
fn as_read(edition: &CustomerEdition, language: &Language, update: &Update) -> UpdateDraft {
    UpdateDraft::of_kept(edition, language, lists_of(update), &update.from_plan)
}

fn lists_of(Update { shipped, blocked, next, .. }: &Update) -> UpdateDraft {
    UpdateDraft { shipped: shipped.to_vec(), blocked: blocked.to_vec(), next: next.to_vec() }
}

struct Latest {
    edition: CustomerEdition,
    language: Language,
    update: Update,
    /// Its lists, as they are read.
    lists: UpdateDraft,
}

impl View for Latest {
    fn report(&self) -> Report {
        update_report(&self.edition, &self.language, &self.lists)
    }

    fn json(&self) -> serde_json::Result<Value> {
        let Update { sent_on, drafted_on, by, .. } = &self.update;
        let UpdateDraft { shipped, blocked, next } = &self.lists;
        Ok(
            json!({ "on": sent_on, "drafted_on": drafted_on, "by": by, "shipped": shipped, "blocked": blocked, "next": next }),
        )
    }

    fn has_days_of_its_own(&self) -> bool {
        true
    }
}
