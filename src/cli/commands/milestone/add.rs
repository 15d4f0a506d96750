//! `onboard milestone add`

use clap::Args;
use onboard::edit::{When, Yaml};
use onboard::log::MILESTONES;
use onboard::model::Phase;

use crate::args::{examples, words};
use crate::ask::demand;
use crate::editor::{Editor, PlanArgs, optional_text, word};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Add a milestone
#[derive(Debug, Args)]
#[command(after_help = examples(&[("One that came up on a call", "onboard milestone add acme 'Archive imported' \
--phase implementation --due 2026-05-08 --owner 'Priya Shah' --customer-owner 'Lee Novak' --after M-import")]))]
pub(super) struct AddArgs {
    #[command(flatten)]
    on: PlanArgs,
    /// What will be true; asked for when missing
    title: Option<String>,
    /// The phase it belongs to; asked for when missing
    #[arg(long, value_parser = words::<Phase>(Phase::WORDS))]
    phase: Option<Phase>,
    /// By when; asked for when missing
    #[arg(long, value_name = "DATE")]
    due: Option<When>,
    /// Our owner; asked for when missing
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// The customer's owner
    #[arg(long, value_name = "NAME")]
    customer_owner: Option<String>,
    /// The id of its workstream
    #[arg(long, value_name = "ID")]
    workstream: Option<String>,
    /// Working days it takes once it can start
    #[arg(long, value_name = "N")]
    days: Option<u32>,
    /// A milestone that must be done before it can start; may be given several times
    #[arg(long, alias = "depends-on", value_name = "ID")]
    after: Vec<String>,
    /// What must be shown for it to count
    #[arg(long, value_name = "TEXT")]
    acceptance: Option<String>,
    /// An id of your own [default: a fresh one]
    #[arg(long)]
    id: Option<String>,
}

pub(super) fn add(args: &AddArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.on)?;
    demand(&[
        ("<TITLE>", args.title.is_some()),
        ("--phase", args.phase.is_some()),
        ("--due", args.due.is_some()),
        ("--owner", args.owner.is_some()),
    ])?;
    let title = editor.ask(args.title.as_ref(), "<TITLE>", "what will be true")?;
    let phase = editor.choose(args.phase, "--phase", "the phase it belongs to", Phase::WORDS)?;
    let due = editor.ask_due(args.due, "--due", "by when")?;
    let owner = editor.ask(args.owner.as_ref(), "--owner", "who of us owns it")?;
    let owner = editor.person(&owner);
    let theirs = args.customer_owner.as_ref().map(|name| editor.person(name));
    let id = editor.new_id(MILESTONES.prefix, args.id.as_deref())?;
    let find = |named: &String| MILESTONES.find(&editor.draft.at, named);
    let before = args.after.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    let before: Vec<_> =
        before.into_iter().map(|index| &editor.draft.plan.jsp.milestones[index].id).collect();
    let entry = Yaml::map([
        ("id", Some(Yaml::text(&id))),
        ("title", Some(Yaml::text(&title))),
        ("due", Some(due.into())),
        ("phase", Some(word(phase))),
        ("workstream", optional_text(args.workstream.as_ref())),
        ("owner", Some(Yaml::text(&owner))),
        ("customer_owner", optional_text(theirs.as_ref())),
        ("days", args.days.map(word)),
        ("after", (!before.is_empty()).then(|| Yaml::texts(before))),
        ("acceptance", optional_text(args.acceptance.as_ref())),
        ("added_on", Some(editor.day(None).into())),
    ]);
    editor.draft.edits.add(MILESTONES.route(), entry);
    editor.finish(format!("added `{id}`, due on {due}: {title}"))
}
