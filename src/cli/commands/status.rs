//! `onboard status`: the stand-up's screen.

use clap::Args;
use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::model::{Colour, Phase, Segment, Side};
use onboard::report::status::{Broken, Portfolio, plan_json, plan_report, portfolio_json, portfolio_report};
use onboard::report::{Report, View};
use onboard::status::{Order, Row, StandUp};

use crate::args::{FormatArgs, examples, words};
use crate::context::Context;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::Outcome;

/// Shows where onboardings stand: all of them, worst first, or one with its 30/60/90
///
/// Without a plan it prints the portfolio, a row each, and then the few things that need a person today. With one it
/// prints that plan's header, its 30/60/90 windows with their checkpoints and milestones, the next seven days, what is
/// blocked and on whom, the signals that fire with their plays, and the open risks by exposure.
///
/// Phase, lateness, forecasts and health are derived from the files on the as-of date; nothing here is typed in.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("the stand-up", "onboard status"),
    ("one plan", "onboard status acme"),
    ("one person's plans that wait on the customer", "onboard status --owner 'Ana Ruiz' --waiting-on customer"),
    ("what it looked like on another day", "onboard status --as-of 2026-04-10"),
]))]
pub(crate) struct StatusArgs {
    /// A plan: its slug, the beginning of it, or a path in its directory
    plan: Option<String>,
    /// Only plans of this CSM (any part of the name)
    #[arg(long, value_name = "NAME", conflicts_with = "plan")]
    owner: Option<String>,
    /// Only plans of this segment
    #[arg(long, conflicts_with = "plan", value_parser = words::<Segment>(Segment::WORDS))]
    segment: Option<Segment>,
    /// Only plans in this phase
    #[arg(long, conflicts_with = "plan", value_parser = words::<Phase>(Phase::WORDS))]
    phase: Option<Phase>,
    /// Only plans whose health is in this band; `unknown` for those with too little data
    #[arg(long, value_name = "BAND", conflicts_with = "plan", value_parser = ["green", "amber", "red", "unknown"])]
    health: Option<String>,
    /// Only plans with something that waits on this side
    #[arg(long, value_name = "SIDE", conflicts_with = "plan", value_parser = words::<Side>(Side::WORDS))]
    waiting_on: Option<Side>,
    /// The order of the rows
    #[arg(long, value_name = "ORDER", default_value = "worst", conflicts_with = "plan",
          value_parser = words::<Order>(Order::WORDS))]
    sort: Order,
    /// Ended plans too
    #[arg(long, conflicts_with = "plan")]
    all: bool,
    #[command(flatten)]
    format: FormatArgs,
}

pub(crate) fn run(args: &StatusArgs, context: &Context) -> Result<Outcome, Failure> {
    let desk = Desk::open(context)?;
    let format = args.format.format;
    match &args.plan {
        Some(named) => {
            let assessment = desk.assess(named)?;
            let opened = desk.opened();
            Ok(Outcome::view(PlanView { assessment, basis: desk.basis }, format).note(opened))
        }
        None => {
            let seen = desk.each(|loaded| {
                let slug = loaded.slug.clone();
                let assessment = desk.assessed(loaded).map_err(|message| Broken { slug, message })?;
                Ok(Row::of(&StandUp { assessment: &assessment, basis: &desk.basis }))
            })?;
            let portfolio = args.portfolio(seen, &desk.basis);
            Ok(Outcome::view(PortfolioView(portfolio), format).note(desk.opened()))
        }
    }
}

impl StatusArgs {
    /// Picks and orders the rows. Plans that cannot be read are never filtered out: nobody knows what they hold.
    fn portfolio(&self, seen: Vec<Result<Row, Broken>>, basis: &Basis) -> Portfolio {
        let mut portfolio =
            Portfolio { as_of: basis.as_of, rows: Vec::new(), broken: Vec::new(), ended: 0, filtered: 0 };
        for plan in seen {
            match plan {
                Err(broken) => portfolio.broken.push(broken),
                Ok(row) if !self.wants(&row) => portfolio.filtered += 1,
                Ok(row) if row.ended.is_some() && !self.all => portfolio.ended += 1,
                Ok(row) => portfolio.rows.push(row),
            }
        }
        portfolio.rows.sort_by(|a, b| self.sort.compare(a, b));
        portfolio
    }

    fn wants(&self, row: &Row) -> bool {
        let owner = self.owner.as_ref().is_none_or(|wanted| {
            row.owner.as_ref().is_some_and(|owner| owner.to_lowercase().contains(&wanted.to_lowercase()))
        });
        let health =
            self.health.as_deref().is_none_or(|wanted| row.band.map_or("unknown", Colour::word) == wanted);
        let waiting =
            self.waiting_on.is_none_or(|side| row.waiting_on.iter().any(|one| one.side == Some(side)));
        let segment = self.segment.is_none_or(|segment| row.segment == segment);
        let phase = self.phase.is_none_or(|phase| row.phase == phase);
        owner && health && waiting && segment && phase
    }
}

struct PlanView {
    assessment: Assessment,
    basis: Basis,
}

impl PlanView {
    const fn stand_up(&self) -> StandUp<'_> {
        StandUp { assessment: &self.assessment, basis: &self.basis }
    }
}

impl View for PlanView {
    fn report(&self) -> Report {
        let it = self.stand_up();
        plan_report(&it, &Row::of(&it))
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        let it = self.stand_up();
        serde_json::to_value(plan_json(&it, &Row::of(&it)))
    }
}

struct PortfolioView(Portfolio);

impl View for PortfolioView {
    fn report(&self) -> Report {
        portfolio_report(&self.0)
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(portfolio_json(&self.0))
    }
}
