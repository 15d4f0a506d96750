//! `onboard contact`: the log of contacts.

use clap::{Args, Subcommand};
use onboard::log::CONTACTS;

use super::listing::{self, ListArgs, ShowArgs};
use crate::args::examples;
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Read the log of calls, meetings, mails and asks
///
/// `onboard stakeholder touch` notes one, and so does `onboard milestone done` on a milestone that rests on one, such as
/// the kickoff.
#[derive(Debug, Args)]
pub(crate) struct ContactArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List contacts by day; the open ones are asks without an answer
    #[command(after_help = examples(&[("Every contact with Rafe", "onboard contact list acme --owner rafe")]))]
    List(ListArgs),
    /// Show a contact with all that is written about it
    #[command(after_help = examples(&[("One contact", "onboard contact show acme L-4xk9")]))]
    Show(ShowArgs),
}

pub(crate) fn run(args: &ContactArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::List(args) => listing::list(&portfolio, &CONTACTS, args),
        Verb::Show(args) => listing::show(&portfolio, &CONTACTS, args, |plan, at| {
            serde_json::to_value(&plan.contacts.contacts[at])
        }),
    }
}
