//! `onboard agenda PLAN`

use clap::Args;
use onboard::assessment::Assessment;
use onboard::basis::Basis;
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
/// Since last time, actions due and overdue by side and owner, blockers with the time left for an answer, what has to be
/// decided, risks to review, what the next gate still asks for, and the dates of the next two weeks. Internal actions are
/// left out: the customer reads it too.
#[derive(Debug, Args)]
#[command(after_help = examples(&[("For the call", "onboard agenda acme"), ("To read here", "onboard agenda acme --format table")]))]
pub(crate) struct AgendaArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    plan: String,
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Markdown)]
    format: Format,
}

pub(crate) fn run(args: &AgendaArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let examined = portfolio.examine(&args.plan)?;
    let agenda = Agenda { assessment: examined.assessment.clone(), basis: portfolio.basis };
    Ok(examined.vouched(&PlanFile::ALL, Outcome::view(agenda, args.format)))
}

struct Agenda {
    assessment: Assessment,
    basis: Basis,
}

impl View for Agenda {
    fn report(&self) -> Report {
        agenda_report(&self.assessment, &self.basis)
    }

    fn json(&self) -> serde_json::Result<Value> {
        Ok(
            json!({ "slug": self.assessment.plan.slug, "markdown": onboard::render::markdown::render(&self.report()) }),
        )
    }
}
