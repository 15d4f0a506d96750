//! `onboard health [PLAN]`

use onboard::model::PlanFile;
use onboard::report::health::{HealthAnswer, HealthRow, routes};
use onboard::report::measure;
use onboard::report::source::Lines;

use crate::args::{PlansArgs, examples};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Show how healthy onboardings are, and why
///
/// The score is the weighted mean of the components in the segment's profile, each a metric mapped to 0–100. What is
/// unknown or stale counts neither way: it lowers the coverage and widens the interval between the score with every
/// unknown at 0 and with every unknown at 100. With too little known (less than 70 % by default) there is no score, and a
/// colour only where the whole interval has it. What does not apply yet is left out. Caps (no sponsor, champion gone, no
/// gate open yet, and neglect, which comes in two steps) hold the score down and are shown apart. A plan on hold, and one
/// that was signed a few days ago and has nothing late, has neither score nor colour.
///
/// With a plan it prints a row a component: value, score, weight, contribution, and the line it was read from. The
/// contributions add up to the score as printed. Without one, a line a plan, the most urgent first.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("The portfolio, the most urgent first", "onboard health"),
    ("Why one plan scores what it scores", "onboard health acme"),
    ("The same a month ago", "onboard health acme --as-of 2026-03-10"),
    ("The components for a spreadsheet", "onboard health acme --format csv"),
]))]
pub(crate) struct HealthArgs {
    #[command(flatten)]
    on: PlansArgs,
}

pub(crate) fn run(args: &HealthArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let format = args.on.format.format;
    let Some(named) = &args.on.plan else {
        let collected = portfolio.collect(args.on.all, |assessment| HealthRow {
            slug: assessment.plan.slug.clone(),
            customer: assessment.plan.onboarding.customer.clone(),
            health: assessment.health,
        })?;
        let is_complete = collected.is_complete();
        return Ok(Outcome::view(collected, format).clean_if(is_complete));
    };
    let examined = portfolio.examine(named)?;
    let health = examined.assessment.health.clone();
    let reported = examined.assessment.plan.onboarding.colour_on(portfolio.basis.as_of);
    let answer = HealthAnswer {
        slug: examined.assessment.plan.slug.clone(),
        customer: examined.assessment.plan.onboarding.customer.clone(),
        reported: reported.map(|(_, reported)| reported.clone()),
        measure: measure(&examined.assessment),
        lines: Lines::of(&examined.loaded.sources, routes(&health)),
        health,
    };
    Ok(examined.vouched(&PlanFile::ALL, Outcome::view(answer, format)))
}
