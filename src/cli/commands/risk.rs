//! `onboard risk`: the risk log.

use clap::{Args, Subcommand};
use onboard::edit::{When, Yaml};
use onboard::log::{ACTIONS, RISKS};
use onboard::model::{RiskKind, RiskResponse};
use onboard::plan_at::PlanAt;
use onboard::remedy::{Remedy, blank, commands};

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::ask::demand;
use crate::context::Context;
use crate::editor::{Editor, EntryArgs, PlanArgs, change, optional_text, word};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Log, review and close what could derail the timeline
#[derive(Debug, Args)]
pub(crate) struct RiskArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    /// Say that a risk was looked at, and how it is judged now
    #[command(after_help = examples(&[("It grew", "onboard risk review acme R-2m --probability 4")]))]
    Review {
        #[command(flatten)]
        entry: EntryArgs,
        /// 1 (unlikely) to 5 (nearly certain)
        #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5))]
        probability: Option<u8>,
        /// 1 (a nuisance) to 5 (the onboarding fails)
        #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5))]
        impact: Option<u8>,
        /// The day on which its trigger is judged next
        #[arg(long, alias = "trigger-date", value_name = "DATE")]
        due: Option<When>,
        /// Who judged it
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// Why it is judged so
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// The day [default: the as-of date]
        #[arg(long = "on", value_name = "DATE")]
        day: Option<When>,
    },
    /// Say that a risk can no longer happen, or no longer matters
    #[command(after_help = examples(&[("The date has passed",
        "onboard risk close acme R-2m --reason 'the books are closed'")]))]
    Close(CloseArgs),
    /// Say that a risk has happened, and log the action that it becomes
    ///
    /// The risk stays in the log and names the action.
    #[command(after_help = examples(&[("It happened",
        "onboard risk occur acme R-2m 'Replan the import around the freeze' --owner 'Priya Shah' --due +2wd")]))]
    #[command(alias = "occurred")]
    Occur(OccurArgs),
    /// List risks; the date is that of the trigger
    #[command(after_help = examples(&[("Those that may still happen", "onboard risk list acme --open")]))]
    List(ListArgs),
    /// Show a risk with all that is written about it
    #[command(after_help = examples(&[("One risk", "onboard risk show acme R-2m")]))]
    Show(ShowArgs),
}

/// Log a risk
#[derive(Debug, Args)]
#[command(after_help = examples(&[("During a call", "onboard risk add acme 'The freeze is prolonged' --probability 2 \
--impact 4 --owner 'Lee Novak' --mitigation 'book the team for later' --trigger 'the close is not signed' --due +2w")]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    /// What could happen; asked for when missing
    text: Option<String>,
    /// 1 (unlikely) to 5 (nearly certain); asked for when missing
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5))]
    probability: Option<u8>,
    /// 1 (a nuisance) to 5 (the onboarding fails); asked for when missing
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5))]
    impact: Option<u8>,
    /// Who watches it; asked for when missing
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// How it is made smaller; asked for when missing
    #[arg(long, value_name = "TEXT")]
    mitigation: Option<String>,
    /// What escalates it; asked for when missing
    #[arg(long, value_name = "TEXT")]
    trigger: Option<String>,
    /// The day on which the trigger is judged
    #[arg(long, alias = "trigger-date", value_name = "DATE")]
    due: Option<When>,
    /// What it is a risk to, or from
    #[arg(long, value_parser = words::<RiskKind>(RiskKind::WORDS))]
    kind: Option<RiskKind>,
    /// What is done about it
    #[arg(long, default_value = "mitigate", value_parser = words::<RiskResponse>(RiskResponse::WORDS))]
    response: RiskResponse,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

/// Why a risk is none any more.
#[derive(Debug, Args)]
struct CloseArgs {
    #[command(flatten)]
    entry: EntryArgs,
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Who says so
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long = "on", value_name = "DATE")]
    day: Option<When>,
}

/// The action that a risk becomes.
#[derive(Debug, Args)]
struct OccurArgs {
    #[command(flatten)]
    entry: EntryArgs,
    /// What is to be done now; asked for when missing
    title: Option<String>,
    /// Who does it [default: the owner of the risk]
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// By when
    #[arg(long, value_name = "DATE")]
    due: Option<When>,
    /// The day on which it happened [default: the as-of date]
    #[arg(long = "on", value_name = "DATE")]
    day: Option<When>,
}

pub(crate) fn run(args: &RiskArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => add(args, &portfolio),
        Verb::Review { entry, probability, impact, due, by, note, day } => {
            change(&portfolio, &RISKS, entry, |editor, index, at| {
                must_be_open(&editor.draft.at, index)?;
                let by = by.as_ref().map(|name| editor.person(name));
                let review = Yaml::map([
                    ("reviewed_on", Some(editor.day(*day).into())),
                    ("probability", probability.map(word)),
                    ("impact", impact.map(word)),
                    ("by", optional_text(by.as_ref())),
                    ("note", optional_text(note.as_ref())),
                ]);
                editor.draft.edits.add(at.clone().key("reviews"), review);
                if let Some(due) = due.map(|due| editor.due(due)) {
                    let before = editor.draft.plan.risks.risks[index].due.clone();
                    editor.plan_for(at, before.as_ref(), due);
                }
                Ok("is reviewed".to_owned())
            })
        }
        Verb::Close(args) => close(args, &portfolio),
        Verb::Occur(args) => occur(args, &portfolio),
        Verb::List(args) => listing::list(&portfolio, &RISKS, args),
        Verb::Show(args) => {
            listing::show(&portfolio, &RISKS, args, |plan, at| serde_json::to_value(&plan.risks.risks[at]))
        }
    }
}

fn add(args: &AddArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.on)?;
    demand(&[
        ("<TEXT>", args.text.is_some()),
        ("--probability", args.probability.is_some()),
        ("--impact", args.impact.is_some()),
        ("--owner", args.owner.is_some()),
        ("--mitigation", args.mitigation.is_some()),
        ("--trigger", args.trigger.is_some()),
    ])?;
    let text = editor.ask(args.text.as_ref(), "<TEXT>", "what could happen")?;
    let probability =
        editor.ask_as(args.probability, "--probability", "how likely it is, 1 to 5", of_five)?;
    let impact = editor.ask_as(args.impact, "--impact", "how bad it would be, 1 to 5", of_five)?;
    let owner = editor.ask(args.owner.as_ref(), "--owner", "who watches it")?;
    let owner = editor.person(&owner);
    let id = editor.new_id(RISKS.prefix, args.id.as_deref())?;
    let today = editor.day(None);
    let review = Yaml::map([
        ("reviewed_on", Some(today.into())),
        ("probability", Some(word(probability))),
        ("impact", Some(word(impact))),
    ]);
    let entry = Yaml::map([
        ("id", Some(Yaml::text(&id))),
        ("text", Some(Yaml::text(&text))),
        ("kind", args.kind.map(word)),
        ("owner", Some(Yaml::text(&owner))),
        ("reviews", Some(Yaml::List(vec![review]))),
        ("response", Some(word(args.response))),
        (
            "mitigation",
            Some(Yaml::text(editor.ask(
                args.mitigation.as_ref(),
                "--mitigation",
                "how it is made smaller",
            )?)),
        ),
        ("trigger", Some(Yaml::text(editor.ask(args.trigger.as_ref(), "--trigger", "what escalates it")?))),
        ("due", editor.optional_due(args.due)),
        ("added_on", Some(today.into())),
    ]);
    editor.draft.edits.add(RISKS.route(), entry);
    let exposure = u32::from(probability) * u32::from(impact);
    editor.finish(format!("added `{id}`, exposure {exposure}, watched by {owner}: {text}"))
}

fn of_five(answer: &str) -> Result<u8, String> {
    let number = answer.parse().ok().filter(|number| (1..=5).contains(number));
    number.ok_or_else(|| format!("`{answer}` is not a number from 1 to 5"))
}

/// What has happened goes on as an action, and what is closed is logged anew: a risk of which something can be said is
/// open, or would be on a later day.
fn must_be_open(at: &PlanAt, index: usize) -> Result<(), Failure> {
    let risk = &at.plan.risks.risks[index];
    if let Some(occurred) = &risk.occurred {
        let failure =
            Failure::usage(format!("`{}` has happened already, on {}", risk.id, occurred.occurred_on));
        return Err(match occurred.action.get() {
            Some(action) => {
                failure.hint(format!("`{}` shows what it became", commands::action_show(at.slug(), action)))
            }
            None => failure.hint(format!("`{}` shows it", commands::risk_show(at.slug(), &risk.id))),
        });
    }
    let Some(closed) = &risk.closed else { return Ok(()) };
    let hint = Remedy::run("log one that may happen after all", commands::risk_add(at.slug(), blank("risk")));
    Err(Failure::usage(format!("`{}` was closed on {}", risk.id, closed.closed_on)).hint(hint))
}

fn close(args: &CloseArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change(portfolio, &RISKS, &args.entry, |editor, index, at| {
        let risk = &editor.draft.plan.risks.risks[index];
        if let (Some(closed), None) = (&risk.closed, &risk.occurred) {
            return Ok(format!("is closed, on {}", closed.closed_on));
        }
        must_be_open(&editor.draft.at, index)?;
        let reason = editor.ask(args.reason.as_ref(), "--reason", "why it is none any more")?;
        let by = args.by.as_ref().map(|name| editor.person(name));
        let day = editor.day(args.day);
        let closed = [
            ("closed_on", Some(day.into())),
            ("reason", Some(Yaml::text(reason))),
            ("by", optional_text(by.as_ref())),
        ];
        editor.draft.edits.set(at.clone().key("closed"), Yaml::map(closed));
        Ok(format!("is closed, on {day}"))
    })
}

fn occur(args: &OccurArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change(portfolio, &RISKS, &args.entry, |editor, index, at| {
        must_be_open(&editor.draft.at, index)?;
        let title = editor.ask(args.title.as_ref(), "<TITLE>", "what is to be done now")?;
        let watcher =
            editor.draft.plan.risks.risks[index].owner.one_on(editor.draft.at.as_of()).map(str::to_owned);
        let owner = editor.ask(args.owner.as_ref().or(watcher.as_ref()), "--owner", "who does it")?;
        let owner = editor.person(&owner);
        let action = editor.new_id(ACTIONS.prefix, None)?;
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&action))),
            ("title", Some(Yaml::text(title))),
            ("due", editor.optional_due(args.due)),
            ("owner", Some(Yaml::text(&owner))),
            ("added_on", Some(editor.day(None).into())),
        ]);
        // The action first: a plan whose risk names an action that is not there yet would be wrong.
        editor.draft.edits.add(ACTIONS.route(), entry);
        let occurred =
            [("occurred_on", Some(editor.day(args.day).into())), ("action", Some(Yaml::text(&action)))];
        editor.draft.edits.set(at.clone().key("occurred"), Yaml::map(occurred));
        Ok(format!("has happened, and becomes `{action}` for {owner}"))
    })
}
