//! `onboard gate [PLAN [GATE]]`

use onboard::model::{GateName, PlanFile};
use onboard::report::gate::{GateAnswer, GateRow, routes};
use onboard::report::source::Lines;

use super::gate_edit::{self, GateEdit};
use crate::args::{PlansArgs, examples, gate_name};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Judge the phase gates: open or shut, why, and what would open them
///
/// Five gates close the phases: handoff, kickoff, go_live, activation, graduation. A gate is shut while a criterion is
/// unmet, unknown or its waiver has lapsed, or while it has none; ready when every criterion is met or waived and it
/// wants a sign-off; conditional when it is signed off with live waivers; passed when nothing is outstanding. Gates
/// pass in order. A sign-off by somebody without the right, or dated before its evidence, is objected to and opens
/// nothing.
///
/// With a plan it prints the five gates in a line and the current one in full: what would open it, each criterion that
/// keeps it shut with what is asked beside what was seen, and those that are met in a line each. The exit status is 1 until the named gate (or the current one, with none named) is
/// passed or conditional. Without a plan it prints a line for each, and the exit status is 1 while one of the current
/// gates is shut.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("Which gate is shut, and what would open it", "onboard gate acme"),
    ("Go no further than go-live without it", "onboard gate acme go-live"),
    ("Every plan's current gate", "onboard gate"),
    ("The criteria for a spreadsheet", "onboard gate acme go-live --format csv"),
]))]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct GateArgs {
    #[command(subcommand)]
    edit: Option<GateEdit>,

    #[command(flatten)]
    on: PlansArgs,

    /// A gate: handoff, kickoff, go-live, activation or graduation
    #[arg(value_name = "GATE", value_parser = gate_name)]
    gate: Option<GateName>,
}

pub(crate) fn run(args: &GateArgs, context: &Context) -> Result<Outcome, Failure> {
    if let Some(edit) = &args.edit {
        return gate_edit::run(edit, context);
    }
    let portfolio = Portfolio::open(context)?;
    let format = args.on.format.format;
    let Some(named) = &args.on.plan else {
        let collected = portfolio.collect(args.on.all, |assessment| GateRow {
            phase: assessment.gates.phase,
            ended: assessment.ending().map(|ending| ending.result),
            gate: assessment.gates.next().cloned(),
            slug: assessment.plan.slug.clone(),
            customer: assessment.plan.onboarding.customer.clone(),
        })?;
        let is_clean = collected.is_complete() && !collected.is_shut();
        return Ok(Outcome::view(collected, format).clean_if(is_clean));
    };
    let examined = portfolio.examine(named)?;
    let gates = examined.assessment.gates.clone();
    let answer = GateAnswer {
        as_of: examined.assessment.as_of(),
        slug: examined.assessment.plan.slug.clone(),
        customer: examined.assessment.plan.onboarding.customer.clone(),
        lines: Lines::of(&examined.loaded.sources, routes(&gates)),
        gates,
        ended: examined.assessment.ending().map(|ending| ending.result),
        named: args.gate,
    };
    let is_open = answer.is_open();
    Ok(examined.vouched(&PlanFile::ALL, Outcome::view(answer, format).clean_if(is_open)))
}
