//! `onboard metrics [PLAN]`

use onboard::metric::{self, METRICS};
use onboard::model::PlanFile;
use onboard::report::metrics::{Extent, Measurements, PlanMetrics, PortfolioMetrics};

use crate::args::{FormatArgs, examples, metrics_named};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Measure a plan, or all of them
///
/// With a plan: every metric that applies with its value, its benchmark, why it is what it is, and the line that it was
/// read from; what misses its benchmark by most comes first. Without one: a row a plan, with the metrics asked for or the usual ones.
///
/// A value is known, stale (measured too long ago), unknown (it applies, but the plan does not say) or n/a (it does
/// not apply). None of the last three is ever a number in disguise. What is dated after the as-of date does not
/// count. `onboard explain ID` says how each is measured.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("All measurements of a plan", "onboard metrics acme"),
    ("Two of them, explained", "onboard metrics acme --metric ttfv_days --metric seat_activation"),
    ("The portfolio on one metric, for a spreadsheet", "onboard metrics --metric sponsor_silence_days --format csv"),
    ("How it was at the end of March", "onboard metrics acme --as-of 2026-03-31"),
]))]
pub(crate) struct MetricsArgs {
    /// A plan: its slug, the beginning of it, or a path in its directory; without one, all of them
    #[arg(value_name = "PLAN")]
    plan: Option<String>,

    /// Take this measurement; may be given several times
    #[arg(long = "metric", value_name = "ID", value_delimiter = ',')]
    metrics: Vec<String>,

    /// Ended plans too; of one plan, what does not apply as well
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    format: FormatArgs,
}

/// What the portfolio shows unless asked for other things: one column for each thing that goes wrong.
const USUAL: [&str; 7] = [
    "day",
    "ttfv_days",
    "due_milestones_done",
    "forecast_slip_days",
    "stakeholder_coverage",
    "sponsor_silence_days",
    "seat_activation",
];

pub(crate) fn run(args: &MetricsArgs, context: &Context) -> Result<Outcome, Failure> {
    let asked = metrics_named(&args.metrics, args.plan.as_deref())?;
    let portfolio = Portfolio::open(context)?;
    let format = args.format.format;
    let Some(named) = &args.plan else {
        let metrics =
            if asked.is_empty() { USUAL.iter().filter_map(|id| metric::find(id)).collect() } else { asked };
        let collected = portfolio.collect(args.all, |it| Measurements::of(&it, &metrics))?;
        let is_complete = collected.is_complete();
        return Ok(Outcome::view(PortfolioMetrics { metrics, collected }, format).clean_if(is_complete));
    };
    let examined = portfolio.examine(named)?;
    let (extent, metrics) = match (asked.is_empty(), args.all) {
        (true, false) => (Extent::Usual, METRICS.to_vec()),
        (true, true) => (Extent::All, METRICS.to_vec()),
        (false, _) => (Extent::Detailed, asked),
    };
    let measured = PlanMetrics::of(&examined.assessment, &examined.loaded.sources, &metrics, extent);
    Ok(examined.vouched(&PlanFile::ALL, Outcome::view(measured, format)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_metrics_exist() {
        assert!(USUAL.iter().all(|id| metric::find(id).is_some()));
    }
}
