//! `onboard milestone add`

use clap::Args;
use onboard::act::milestone::AddMilestone;
use onboard::edit::When;
use onboard::model::Phase;
use serde::Deserialize;

use crate::args::{examples, words};
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;

/// Add a milestone
///
/// With `-` in place of the title, milestones are read from standard input as YAML, with the keys of the file: all of
/// them are added, or none.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("One that came up on a call", "onboard milestone add acme 'Archive imported' \
--phase implementation --due 2026-05-08 --owner 'Priya Shah' --customer-owner 'Lee Novak' --after M-import")]))]
pub(super) struct AddArgs {
    #[command(flatten)]
    pub(super) on: PlanArgs,
    #[command(flatten)]
    pub(super) new: NewArgs,
}

#[derive(Clone, Debug, Default, PartialEq, Args, Deserialize)]
#[serde(default)]
pub(super) struct NewArgs {
    /// What will be true; asked for when missing
    pub(super) title: Option<String>,
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

pub(super) fn add(args: &NewArgs, editor: &mut Editor<'_>) -> Result<String, Failure> {
    let (title, phase, due, owner) = editor.ask((
        Asked::text("<TITLE>", "what will be true", args.title.as_ref()),
        Asked::word("--phase", "the phase it belongs to", args.phase, Phase::WORDS),
        Asked::value("--due", "by when", args.due),
        Asked::person("--owner", "who of us owns it", args.owner.as_ref()),
    ))?;
    let due = editor.day(Some(due));
    let theirs = editor.optional_person(args.customer_owner.as_ref())?;
    let act = AddMilestone {
        title: &title,
        phase,
        due,
        owner: &owner,
        customer_owner: theirs.as_deref(),
        workstream: args.workstream.as_deref(),
        days: args.days,
        after: &args.after,
        acceptance: args.acceptance.as_deref(),
        id: args.id.as_deref(),
    };
    Ok(act.act(&mut editor.draft)?)
}
