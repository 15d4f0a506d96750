//! `onboard friction [PLAN]`

use onboard::report::Report;
use onboard::report::friction::{FrictionAnswer, FrictionRow, routes};
use onboard::report::source::Lines;
use onboard::report::survey::Survey;

use crate::args::{FormatArgs, examples};
use crate::context::Context;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::{Outcome, View};

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
    ("What is behind one plan's score", "onboard friction acme"),
    ("The score for a program", "onboard friction acme --format json"),
]))]
pub(crate) struct FrictionArgs {
    /// A plan: its slug, the beginning of it, or a path in its directory
    #[arg(value_name = "PLAN")]
    plan: Option<String>,

    /// Plans that have ended too
    #[arg(long, conflicts_with = "plan")]
    all: bool,

    #[command(flatten)]
    format: FormatArgs,
}

pub(crate) fn run(args: &FrictionArgs, context: &Context) -> Result<Outcome, Failure> {
    let desk = Desk::open(context)?;
    let format = args.format.format;
    let Some(named) = &args.plan else {
        let mut survey = desk.survey(args.all, |assessment| FrictionRow {
            slug: assessment.plan.slug,
            customer: assessment.plan.onboarding.customer,
            friction: assessment.friction,
        })?;
        survey.sort_by_score();
        let is_complete = survey.is_complete();
        return Ok(Outcome::view(survey, format).clean_if(is_complete));
    };
    let examined = desk.examine(named)?;
    let friction = examined.assessment.friction.clone();
    let answer = FrictionAnswer {
        slug: examined.assessment.plan.slug.clone(),
        customer: examined.assessment.plan.onboarding.customer.clone(),
        lines: Lines::of(&examined.sources, routes(&friction)),
        friction,
    };
    Ok(examined.remarked(Outcome::view(answer, format)))
}

impl View for FrictionAnswer {
    fn report(&self) -> Report {
        self.report()
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        self.json()
    }
}

impl View for Survey<FrictionRow> {
    fn report(&self) -> Report {
        self.report()
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        self.json()
    }
}
