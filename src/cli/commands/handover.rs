//! `onboard handover PLAN`

use clap::Args;
use onboard::model::PlanFile;
use onboard::report::handover::Handover;

use crate::args::{FormatArgs, examples};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Print what the next person to look after the customer has to know
///
/// What they bought and what for, what they have of it and what shows that, the people and how they feel, open promises,
/// risks, what they could need next, renewal and notice, how they like to work, and what should be better next. Each part that
/// is missing is named, with where it is written; the metric `handover_completeness` counts them, and the built-in playbooks'
/// graduation asks for all. It is ours: the customer's last meeting has an agenda of its own (`onboard agenda PLAN --kind
/// graduation`).
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("For the next CSM", "onboard handover acme --format markdown"),
    ("What is missing", "onboard metrics acme --metric handover_completeness"),
]))]
pub(crate) struct HandoverArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    plan: String,
    #[command(flatten)]
    format: FormatArgs,
}

pub(crate) fn run(args: &HandoverArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let examined = portfolio.examine(&args.plan)?;
    let handover = Handover::of(&examined.assessment);
    Ok(examined.vouched(&PlanFile::ALL, Outcome::view(handover, args.format.format)))
}
