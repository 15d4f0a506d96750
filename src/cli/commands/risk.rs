//! `onboard risk`: the risk log.

use clap::{Args, Subcommand};
use onboard::act::Planned;
use onboard::act::risk::{AddRisk, CloseRisk, Occur, Review, SetRisk, must_be_open};
use onboard::edit::{Past, When};
use onboard::log::RISKS;
use onboard::model::{Origin, RiskKind, RiskNature, RiskResponse};

use serde::Deserialize;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::{examples, words};
use crate::context::Context;
use crate::editor::{Asked, Editor, EntryArgs, PlanArgs, change};
use crate::failure::Failure;
use crate::handed;
use crate::leaving::{self, WithdrawArgs};
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
    /// Give a risk another owner, or say what makes it smaller and what escalates it
    ///
    /// Whoever watched it stays in the plan, with today as the last day.
    #[command(after_help = examples(&[("Somebody else watches it",
        "onboard risk set acme R-2m --owner 'Lee Novak' --mitigation 'import from a copy'")]))]
    Set {
        #[command(flatten)]
        entry: EntryArgs,
        #[command(flatten)]
        words: SetWords,
    },
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
        #[arg(long = "on", value_name = "DATE", allow_hyphen_values = true)]
        day: Option<Past>,
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
    /// Take back that a risk is over, or came true: it is open again
    ///
    /// It stays in the log that it was said, with the day, who took it back and why.
    #[command(after_help = examples(&[("Too soon", "onboard risk withdraw acme R-2m --reason 'the freeze was put off, not lifted'")]))]
    Withdraw(WithdrawArgs),
    /// List risks; the date is that of the trigger
    #[command(after_help = examples(&[("Those that may still happen", "onboard risk list acme")]))]
    List(ListArgs),
    /// Show a risk with all that is written about it
    #[command(after_help = examples(&[("One risk", "onboard risk show acme R-2m")]))]
    Show(ShowArgs),
}

/// Log a risk, an issue or an assumption
///
/// With `-` in place of the text, risks are read from standard input as YAML, with the keys of the file but for the first
/// judgement, which is `probability` and `impact`: all of them are logged, or none.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("During a call", "onboard risk add acme 'The freeze is prolonged' --probability 2 \
--impact 4 --owner 'Lee Novak' --mitigation 'book the team for later' --trigger 'the close is not signed' --due +2w"),
    ("A red flag of the sale", "onboard risk add acme 'Their IT is against it' --origin handoff \
--probability 3 --impact 4 --owner 'Lee Novak' --mitigation 'meet their architect' --trigger 'no accounts by the kickoff'"),
    ("What has happened", "onboard risk add acme 'Two ledgers cannot be exported' --is issue --impact 3 --owner 'Lee Novak' --mitigation 'type them in'")]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// What could happen; asked for when missing
    text: Option<String>,
    /// What it is: an issue has happened, an assumption is what the plan counts on [default: risk]
    #[arg(long, value_parser = words::<RiskNature>(RiskNature::WORDS))]
    is: Option<RiskNature>,
    /// 1 (unlikely) to 5 (nearly certain); asked for when missing, but not of an issue
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
    /// What escalates it; asked for when missing, but not of an issue
    #[arg(long, value_name = "TEXT")]
    trigger: Option<String>,
    /// The day on which the trigger is judged
    #[arg(long, alias = "trigger-date", value_name = "DATE")]
    due: Option<When>,
    /// What it is a risk to, or from
    #[arg(long, value_parser = words::<RiskKind>(RiskKind::WORDS))]
    kind: Option<RiskKind>,
    /// What is done about it [default: mitigate]
    #[arg(long, value_parser = words::<RiskResponse>(RiskResponse::WORDS))]
    response: Option<RiskResponse>,
    /// Where it is from: `handoff` makes it one of the red flags that sales hands over
    #[arg(long, value_parser = words::<Origin>(Origin::WORDS))]
    origin: Option<Origin>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// What could happen
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// Who watches it from now on
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// How it is made smaller
    #[arg(long, value_name = "TEXT")]
    mitigation: Option<String>,
    /// What escalates it
    #[arg(long, value_name = "TEXT")]
    trigger: Option<String>,
    /// The day on which the trigger is judged: a day, or one that depends on another, such as `M-go-live -10wd`
    #[arg(long, value_name = "DATE")]
    due: Option<Planned>,
    /// What it is a risk to, or from
    #[arg(long, value_parser = words::<RiskKind>(RiskKind::WORDS))]
    kind: Option<RiskKind>,
    /// What is done about it
    #[arg(long, value_parser = words::<RiskResponse>(RiskResponse::WORDS))]
    response: Option<RiskResponse>,
    /// Where it is from: `handoff` makes it one of the red flags that sales hands over
    #[arg(long, value_parser = words::<Origin>(Origin::WORDS))]
    origin: Option<Origin>,
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
    #[arg(long = "on", value_name = "DATE", allow_hyphen_values = true)]
    day: Option<Past>,
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
    #[arg(long = "on", value_name = "DATE", allow_hyphen_values = true)]
    day: Option<Past>,
}

pub(crate) fn run(args: &RiskArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.text, add),
        Verb::Set { entry, words } => set(entry, words, &portfolio),
        Verb::Review { entry, probability, impact, due, by, note, day } => {
            change(&portfolio, &RISKS, entry, |editor, index, at| {
                let by = editor.optional_person(by.as_ref())?;
                let (by, note, on) = (by.as_deref(), note.as_deref(), editor.day_of(*day));
                let act = Review { probability: *probability, impact: *impact, due: *due, by, note, on };
                Ok(act.act(&mut editor.draft, index, at)?)
            })
        }
        Verb::Close(args) => close(args, &portfolio),
        Verb::Occur(args) => occur(args, &portfolio),
        Verb::Withdraw(args) => {
            leaving::withdraw(&portfolio, &RISKS, args, |back, draft, index, at| back.risk(draft, index, at))
        }
        Verb::List(args) => listing::list(&portfolio, &RISKS, args),
        Verb::Show(args) => {
            listing::show(&portfolio, &RISKS, args, |plan, at| serde_json::to_value(&plan.risks.risks[at]))
        }
    }
}

fn add(args: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let is = args.is.unwrap_or(RiskNature::Risk);
    let is_issue = is == RiskNature::Issue;
    // An issue has happened already.
    let probability = of_five("--probability", "how likely it is", args.probability);
    let probability = (!is_issue || args.probability.is_some()).then_some(probability);
    let trigger = Asked::text("--trigger", "what escalates it", args.trigger.as_ref());
    let trigger = (!is_issue || args.trigger.is_some()).then_some(trigger);
    let (text, probability, impact, owner, mitigation, trigger) = editor.ask((
        Asked::text("<TEXT>", "what could happen", args.text.as_ref()),
        probability,
        of_five("--impact", "how bad it would be", args.impact),
        Asked::person("--owner", "who watches it", args.owner.as_ref()),
        Asked::text("--mitigation", "how it is made smaller", args.mitigation.as_ref()),
        trigger,
    ))?;
    let act = AddRisk {
        text: &text,
        is,
        probability,
        impact,
        owner: &owner,
        mitigation: &mitigation,
        trigger: trigger.as_deref(),
        due: editor.day_if(args.due),
        kind: args.kind,
        response: args.response.unwrap_or(RiskResponse::Mitigate),
        origin: args.origin,
        id: args.id.as_deref(),
    };
    Ok(act.act(&mut editor.draft)?)
}

fn set(entry: &EntryArgs, words: &SetWords, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change(portfolio, &RISKS, entry, |editor, index, at| {
        let owner = editor.optional_person(words.owner.as_ref())?;
        let set = SetRisk {
            text: words.text.as_deref(),
            owner: owner.as_deref(),
            mitigation: words.mitigation.as_deref(),
            trigger: words.trigger.as_deref(),
            due: words.due.as_ref(),
            kind: words.kind,
            response: words.response,
            origin: words.origin,
        };
        Ok(set.act(&mut editor.draft, index, at)?)
    })
}

/// A judgement from 1 to 5.
fn of_five(flag: &'static str, question: &str, given: Option<u8>) -> Asked<'static, u8> {
    Asked::read(flag, format!("{question}, 1 to 5"), given, |answer| {
        let number = answer.parse().ok().filter(|number| (1..=5).contains(number));
        number.ok_or_else(|| format!("`{answer}` is not a number from 1 to 5"))
    })
}

fn close(args: &CloseArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change(portfolio, &RISKS, &args.entry, |editor, index, at| {
        if let Some(closed_on) = CloseRisk::already(&editor.draft.at, index) {
            return Ok(format!("is closed, on {closed_on}"));
        }
        must_be_open(&editor.draft.at, index)?;
        let reason =
            editor.ask(Asked::saying("--reason", "why it is none any more", args.reason.as_ref()))?;
        let by = editor.optional_person(args.by.as_ref())?;
        let act = CloseRisk { reason: &reason, by: by.as_deref(), on: editor.day_of(args.day) };
        Ok(act.act(&mut editor.draft, index, at)?)
    })
}

fn occur(args: &OccurArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    change(portfolio, &RISKS, &args.entry, |editor, index, at| {
        Occur::may(&editor.draft.at, index)?;
        let title = editor.ask(Asked::text("<TITLE>", "what is to be done now", args.title.as_ref()))?;
        let risk = &editor.draft.plan.risks.risks[index];
        let watcher = risk.owner.one_on(editor.draft.at.as_of()).map(str::to_owned);
        let given = args.owner.as_ref().or(watcher.as_ref());
        let owner = editor.ask(Asked::person("--owner", "who does it", given))?;
        let due = editor.day_if(args.due);
        let act = Occur { title: &title, owner: &owner, due, on: editor.day_of(args.day) };
        Ok(act.act(&mut editor.draft, index, at)?)
    })
}
