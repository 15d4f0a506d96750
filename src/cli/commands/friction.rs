//! `onboard friction [PLAN]`

use onboard::model::PlanFile;
use onboard::report::friction::{FrictionAnswer, FrictionRow, routes};
use onboard::report::source::Lines;

use super::friction_edit::{self, FrictionEdit};
use crate::args::{PlansArgs, examples};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Weigh what the set-up asks of the customer's people
///
/// The friction score is 1.5 points a field to fill, 2 a choice to make and 3 a thing that needs somebody else (IT
/// approval, API keys), as `friction.yaml` counts them; the target is below 10. Weights and target are configuration.
/// External dependencies weigh most because they take control away from the user.
///
/// With a plan it prints the three terms, the biggest lever, the entries behind each term, and what the score becomes
/// once the entries marked `defer`, `default` or `replace_with` are acted on. Without one, a line a plan, most
/// friction first. What nobody has counted is unknown, not 0.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("Where to begin", "onboard friction"),
    ("What one plan's score is made of", "onboard friction acme"),
    ("The score for a program", "onboard friction acme --format json"),
]))]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct FrictionArgs {
    #[command(subcommand)]
    edit: Option<FrictionEdit>,

    #[command(flatten)]
    on: PlansArgs,
}

pub(crate) fn run(args: &FrictionArgs, context: &Context) -> Result<Outcome, Failure> {
    if let Some(edit) = &args.edit {
        return friction_edit::run(edit, context);
    }
    let portfolio = Portfolio::open(context)?;
    let format = args.on.format.format;
    let Some(named) = &args.on.plan else {
        let mut collected = portfolio.collect(args.on.all, |assessment| FrictionRow {
            slug: assessment.plan.slug.clone(),
            customer: assessment.plan.onboarding.customer.clone(),
            friction: assessment.friction,
        })?;
        collected.sort_by_score();
        let is_complete = collected.is_complete();
        return Ok(Outcome::view(collected, format).clean_if(is_complete));
    };
    let examined = portfolio.examine(named)?;
    let friction = examined.assessment.friction.clone();
    let answer = FrictionAnswer {
        slug: examined.assessment.plan.slug.clone(),
        customer: examined.assessment.plan.onboarding.customer.clone(),
        lines: Lines::of(&examined.loaded.sources, routes(&friction)),
        friction,
    };
    Ok(examined.vouched(&PlanFile::ALL, Outcome::view(answer, format)))
}
