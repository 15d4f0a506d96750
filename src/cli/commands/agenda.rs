//! `onboard agenda PLAN`

use clap::Args;
use onboard::assessment::Assessment;
use onboard::model::PlanFile;
use onboard::report::agenda::agenda_report;
use onboard::report::{Report, View};
use serde_json::{Value, json};

use crate::args::{Format, examples};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Print the agenda of the weekly call, as Markdown to paste
///
/// Since last time, what is due and overdue by side and owner, blockers with the time left for an answer, what nobody has
/// answered, what has to be decided, what the next gate still asks for, and the dates of the next two weeks. The customer
/// reads it too: what is ours stays out of it, unless it has `audience: customer`. With `--internal` that stands below,
/// with waivers that end, risks to review and how people feel.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("For the call", "onboard agenda acme"), ("To read here, with what is ours alone", "onboard agenda acme --internal --format table")]))]
pub(crate) struct AgendaArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    plan: String,
    /// Add what is not for the customer, below what is
    #[arg(long)]
    internal: bool,
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Markdown)]
    format: Format,
}

pub(crate) fn run(args: &AgendaArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let examined = portfolio.examine(&args.plan)?;
    let agenda = Agenda { assessment: examined.assessment.clone(), internal: args.internal };
    Ok(examined.vouched(&PlanFile::ALL, Outcome::view(agenda, args.format)))
}

struct Agenda {
    assessment: Assessment,
    internal: bool,
}

impl View for Agenda {
    fn report(&self) -> Report {
        agenda_report(&self.assessment, self.internal)
    }

    fn json(&self) -> serde_json::Result<Value> {
        Ok(
            json!({ "slug": self.assessment.plan.slug, "markdown": onboard::render::markdown::render(&self.report()) }),
        )
    }
}
