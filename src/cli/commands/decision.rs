//! `onboard decision`: the decision log.

use clap::{Args, Subcommand};
use onboard::act::Planned;
use onboard::act::decision::Decide;
use onboard::act::question::{AskDecision, SetDecision, Settle};
use onboard::edit::Past;
use onboard::log::DECISIONS;
use onboard::model::{About, Edition};

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
use crate::work_item::{MoveArgs, reschedule};

/// Log what was decided, and who approved it
#[derive(Debug, Args)]
pub(crate) struct DecisionArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Add(AddArgs),
    Ask(AskArgs),
    /// Say what was decided, of a decision that was open
    ///
    /// The answer comes after the question, and who was asked and when stays.
    #[command(after_help = examples(&[("By whom it was asked of", "onboard decision decide acme D-4k 'no, in May' --evidence 'mail of 9 April'")]))]
    Decide(DecideArgs),
    /// Say why something was decided, or where it is written down
    ///
    /// What was decided stays as it was made: where it was something else, take it back, or log another that supersedes it.
    #[command(after_help = examples(&[("The minutes came", "onboard decision set acme D-4k --evidence 'minutes of 9 April'")]))]
    Set {
        #[command(flatten)]
        entry: EntryArgs,
        #[command(flatten)]
        words: SetWords,
    },
    /// Give a decision that is open another day by which it is to be made
    ///
    /// The move is recorded in the decision: from when to when, why, which side caused it, who moved it and when.
    #[command(after_help = examples(&[("The board meets later", "onboard decision move acme D-4k +1w --reason 'the board meets later' --side customer")]))]
    Move(MoveArgs),
    /// Take a decision back, or a question that nobody has to answer any more
    ///
    /// It stays in the log with the day, who took it back and why; the decision that it replaced is in force again. Where
    /// another takes its place, log that with `onboard decision add --supersedes`.
    #[command(after_help = examples(&[("They had no right to", "onboard decision withdraw acme D-4k --reason 'the board decides that'")]))]
    Withdraw(WithdrawArgs),
    /// List decisions
    #[command(after_help = examples(&[("All of them", "onboard decision list acme")]))]
    List(ListArgs),
    /// Show a decision with all that is written about it
    #[command(after_help = examples(&[("One decision", "onboard decision show acme D-4k")]))]
    Show(ShowArgs),
}

/// Ask for a decision: it is open until it is made
#[derive(Debug, Args)]
#[command(after_help = examples(&[("Two weeks before go-live at the latest",
    "onboard decision ask acme 'Does Gdansk go live with the others?' --of 'Ingrid Solberg' --due 'M-go-live -10wd' --about scope")]))]
struct AskArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The question; asked for when missing
    text: Option<String>,
    /// Who is to decide; asked for when missing
    #[arg(long, value_name = "NAME")]
    of: Option<String>,
    /// By when: a day, or one that depends on another, such as `M-go-live -10wd`; asked for when missing
    #[arg(long, value_name = "DATE")]
    due: Option<Planned>,
    /// What it is about
    #[arg(long, value_parser = words::<About>(About::WORDS))]
    about: Option<About>,
    /// What is on the table; may be given several times
    #[arg(long = "option", value_name = "TEXT")]
    options: Vec<String>,
    /// What it changes: the id of a milestone, an action, a risk; may be given several times
    #[arg(long, value_name = "ID")]
    affects: Vec<String>,
    /// The day it was asked [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// Why
    #[arg(long, value_name = "TEXT")]
    rationale: Option<String>,
    /// What proves it: a link, a mail, the minutes
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// Who may read it
    #[arg(long, value_parser = words::<Edition>(Edition::WORDS))]
    audience: Option<Edition>,
}

#[derive(Debug, Args)]
struct DecideArgs {
    #[command(flatten)]
    entry: EntryArgs,
    /// What was decided
    answer: Option<String>,
    /// Who decided it [default: who was asked]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    rationale: Option<String>,
    /// What proves it: a link, a mail, the minutes
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
}

/// Log a decision
///
/// With `-` in place of the text, decisions are read from standard input as YAML, with the keys of the file: all of them
/// are logged, or none.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("With what else was on the table",
     "onboard decision add acme 'Go live without the archive' --by 'Ana Ruiz' --option 'wait for it' --affects M-import"),
    ("In the place of an earlier one", "onboard decision add acme 'Migrate the archive after all' --by 'Ana Ruiz' --supersedes D-4k"),
]))]
struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    #[command(flatten)]
    new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// What was decided; asked for when missing
    text: Option<String>,
    /// Who approved it; asked for when missing
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// What it is about
    #[arg(long, value_parser = words::<About>(About::WORDS))]
    about: Option<About>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    rationale: Option<String>,
    /// What else was on the table; may be given several times
    #[arg(long = "option", value_name = "TEXT")]
    options: Vec<String>,
    /// What it changes: the id of a milestone, an action, a risk; may be given several times
    #[arg(long, value_name = "ID")]
    affects: Vec<String>,
    /// The decision that it replaces
    #[arg(long, value_name = "ID")]
    supersedes: Option<String>,
    /// What proves it: a link, a mail, the minutes
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// Who may read it [default: the customer what is theirs, only we what is ours]
    #[arg(long, value_parser = words::<Edition>(Edition::WORDS))]
    audience: Option<Edition>,
    /// The day of the decision [default: the as-of date]
    #[arg(long = "on", value_name = "DATE", allow_hyphen_values = true)]
    #[serde(rename = "decided_on")]
    day: Option<Past>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

pub(crate) fn run(args: &DecisionArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Add(args) => handed::add(&portfolio, &args.on, &args.new, |new| &mut new.text, add),
        Verb::Ask(args) => ask(args, &portfolio),
        Verb::Decide(args) => change(&portfolio, &DECISIONS, &args.entry, |editor, index, at| {
            let by = editor.optional_person(args.by.as_ref())?;
            let settle = Settle {
                by: by.as_deref(),
                on: editor.day_of(args.on),
                answer: args.answer.as_deref(),
                rationale: args.rationale.as_deref(),
                evidence: args.evidence.as_deref(),
            };
            Ok(settle.act(&mut editor.draft, index, at)?)
        }),
        Verb::Set { entry, words } => change(&portfolio, &DECISIONS, entry, |editor, index, at| {
            let SetWords { rationale, evidence, audience } = words;
            let (rationale, evidence) = (rationale.as_deref(), evidence.as_deref());
            Ok(SetDecision { rationale, evidence, audience: *audience }.act(&mut editor.draft, index, at)?)
        }),
        Verb::Move(args) => reschedule(&DECISIONS, &portfolio, args, false, |moved, editor, index, at| {
            moved.question(&mut editor.draft, index, at)
        }),
        Verb::Withdraw(args) => leaving::withdraw(&portfolio, &DECISIONS, args, |back, draft, index, at| {
            back.decision(draft, index, at)
        }),
        Verb::List(args) => listing::list(&portfolio, &DECISIONS, args),
        Verb::Show(args) => listing::show(&portfolio, &DECISIONS, args, |plan, at| {
            serde_json::to_value(&plan.decisions.decisions[at])
        }),
    }
}

fn add(args: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let (text, by) = editor.ask((
        Asked::text("<TEXT>", "what was decided", args.text.as_ref()),
        Asked::person("--by", "who approved it", args.by.as_ref()),
    ))?;
    let act = Decide {
        text: &text,
        by: &by,
        on: editor.day_of(args.day),
        about: args.about,
        rationale: args.rationale.as_deref(),
        options: &args.options,
        affects: &args.affects,
        supersedes: args.supersedes.as_deref(),
        evidence: args.evidence.as_deref(),
        audience: args.audience,
        id: args.id.as_deref(),
    };
    Ok(act.act(&mut editor.draft)?)
}

fn ask(args: &AskArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let (text, of, due) = editor.ask((
        Asked::text("<TEXT>", "what is to be decided", args.text.as_ref()),
        Asked::person("--of", "who is to decide", args.of.as_ref()),
        Asked::value("--due", "by when", args.due.clone()),
    ))?;
    let act = AskDecision {
        text: &text,
        of: &of,
        due: Some(&due),
        on: editor.day_of(args.on),
        about: args.about,
        options: &args.options,
        affects: &args.affects,
        id: args.id.as_deref(),
    };
    let said = act.act(&mut editor.draft)?;
    editor.finish(said)
}
