//! `onboard milestone set`, and `assign`, which is the part of it that is said most often.

use clap::Args;
use onboard::act::milestone::SetMilestone;
use onboard::log::MILESTONES;
use onboard::model::Edition;

use crate::args::{examples, words};
use crate::editor::{EntryArgs, change};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Give a milestone other words, another workstream, or other owners
///
/// Its days move with `milestone move`. What has to be shown for it is what both sides agreed on: once the plan is agreed, a
/// decision about scope that names the milestone changes that, and once it is done nothing does.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("A better title", "onboard milestone set acme M-import --title 'Three years of invoices imported'"),
    ("It takes longer, and is part of a stream", "onboard milestone set acme M-import --days 8 --workstream data"),
    ("What has to be shown", "onboard milestone set acme M-import --acceptance 'a sample of 20 invoices'"),
]))]
pub(super) struct SetArgs {
    #[command(flatten)]
    entry: EntryArgs,
    #[command(flatten)]
    words: SetWords,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// What will be true
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// What must be shown for it to count
    #[arg(long, value_name = "TEXT")]
    acceptance: Option<String>,
    /// The id of its workstream
    #[arg(long, value_name = "ID")]
    workstream: Option<String>,
    /// Working days it takes once it can start
    #[arg(long, value_name = "N")]
    days: Option<u32>,
    /// What it is called in a picture of several plans
    #[arg(long, value_name = "TEXT")]
    row: Option<String>,
    /// Who may read it
    #[arg(long, value_parser = words::<Edition>(Edition::WORDS))]
    audience: Option<Edition>,
    /// Our owner
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// The customer's owner
    #[arg(long, value_name = "NAME")]
    customer_owner: Option<String>,
}

pub(super) fn set(args: &SetArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let words = &args.words;
    let owners = [words.owner.as_ref(), words.customer_owner.as_ref()];
    let set = SetMilestone {
        title: words.title.as_deref(),
        acceptance: words.acceptance.as_deref(),
        workstream: words.workstream.as_deref(),
        days: words.days,
        row: words.row.as_deref(),
        audience: words.audience,
        ..SetMilestone::default()
    };
    write(&args.entry, owners, set, portfolio)
}

/// Gives a milestone other owners: ours, and the customer's.
pub(super) fn assign(
    entry: &EntryArgs,
    owners: [Option<&String>; 2],
    portfolio: &Portfolio,
) -> Result<Outcome, Failure> {
    write(entry, owners, SetMilestone::default(), portfolio)
}

fn write(
    entry: &EntryArgs,
    [owner, customer_owner]: [Option<&String>; 2],
    set: SetMilestone<'_>,
    portfolio: &Portfolio,
) -> Result<Outcome, Failure> {
    change(portfolio, &MILESTONES, entry, |editor, index, at| {
        let owner = editor.optional_person(owner)?;
        let customer_owner = editor.optional_person(customer_owner)?;
        let (owner, customer_owner) = (owner.as_deref(), customer_owner.as_deref());
        Ok(SetMilestone { owner, customer_owner, ..set }.act(&mut editor.draft, index, at)?)
    })
}
