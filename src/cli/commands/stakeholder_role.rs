//! `onboard stakeholder role`: what the customer's people are to the onboarding, and while they are.

use clap::{Args, Subcommand};
use onboard::edit::{TermError, When, begin_role, end_role};
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
            let roles = at.clone().key("roles");
            let written = editor.written(&roles)?;
            match begin_role(&mut editor.draft.edits, &roles, &written, role.word(), since, until) {
                Err(TermError::BeginsLater { since, .. }) => {
                    Err(Failure::usage(format!("they are `{role}` from {since} on already"))
                        .hint("correct `roles` in `stakeholders.yaml` if that day is wrong"))
                }
                Ok(()) | Err(TermError::Holds | TermError::HoldsNot) => {
                    let last = until.map_or_else(String::new, |until| format!(" until {until}"));
                    Ok(format!("is `{role}` from {since}{last}"))
                }
            }
        }),
        Verb::End { entry, role, until } => change(portfolio, &PEOPLE, entry, |editor, index, at| {
            let until = editor.day(*until);
            let roles = at.clone().key("roles");
            let written = editor.written(&roles)?;
            end_role(&mut editor.draft.edits, &roles, &written, role.word(), until).map_err(|_| {
                let name = &editor.draft.plan.stakeholders.people[index].name;
                Failure::usage(format!("{name} has no role `{role}` that could end on {until}"))
            })?;
            Ok(format!("is `{role}` until {until}"))
        }),
    }
}
