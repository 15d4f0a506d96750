//! `onboard stakeholder role`: what the customer's people are to the onboarding, and while they are.

use clap::{Args, Subcommand};
use onboard::act::stakeholder::{BeginRole, EndRole};
use onboard::edit::When;
use onboard::log::PEOPLE;
use onboard::model::Role;

use crate::args::{examples, words};
use crate::editor::{EntryArgs, change};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

#[derive(Debug, Args)]
pub(super) struct RoleArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Give somebody a role from a day on
    #[command(after_help = examples(&[("A new champion", "onboard stakeholder role add acme 'Lee Novak' champion")]))]
    Add {
        #[command(flatten)]
        entry: EntryArgs,
        /// The role
        #[arg(value_parser = words::<Role>(Role::WORDS))]
        role: Role,
        /// The first day [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        since: Option<When>,
        /// The last day, where it is known
        #[arg(long, value_name = "DATE")]
        until: Option<When>,
    },
    /// End somebody's role; that they had it stays in the plan
    #[command(after_help = examples(&[("Another sponsor from June on", "onboard stakeholder role end acme 'Ana Ruiz' executive_sponsor --until 2026-05-31")]))]
    End {
        #[command(flatten)]
        entry: EntryArgs,
        /// The role
        #[arg(value_parser = words::<Role>(Role::WORDS))]
        role: Role,
        /// The last day [default: the as-of date]
        #[arg(long, value_name = "DATE")]
        until: Option<When>,
    },
}

pub(super) fn run(args: &RoleArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    match &args.command {
        Verb::Add { entry, role, since, until } => change(portfolio, &PEOPLE, entry, |editor, _, at| {
            let (since, until) = editor.term(*since, *until)?;
            Ok(BeginRole { role: *role, since, until }.act(&mut editor.draft, at)?)
        }),
        Verb::End { entry, role, until } => change(portfolio, &PEOPLE, entry, |editor, index, at| {
            let until = editor.day(*until);
            Ok(EndRole { role: *role, until }.act(&mut editor.draft, index, at)?)
        }),
    }
}
