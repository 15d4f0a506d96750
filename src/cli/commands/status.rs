//! `onboard status`: the stand-up's screen.

use clap::Args;
use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::model::{Colour, Phase, Segment, Side};
use onboard::person::key;
use onboard::report::collected::Collected;
use onboard::report::status::{PortfolioStatus, plan_json, plan_report};
use onboard::report::{Report, View};
use onboard::status::{Order, StatusRow};

use crate::args::{FormatArgs, examples, words};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Show where onboardings stand: all of them, worst first, or one with its 30/60/90
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
    let portfolio = Portfolio::open(context)?;
    let format = args.format.format;
    match &args.plan {
        Some(named) => {
            let assessment = portfolio.assess(named)?;
            let is_complete = assessment.plan.doubtful.is_empty();
            let opened = portfolio.opened();
            let view = PlanView(assessment);
            Ok(Outcome::view(view, format).note(opened).clean_if(is_complete))
        }
        None => {
            let seen = portfolio.collect(true, |assessment| StatusRow::of(&assessment))?;
            let status = args.pick(seen, portfolio.basis.as_of);
            let is_complete = status.collected.is_complete();
            Ok(Outcome::view(status, format).note(portfolio.opened()).clean_if(is_complete))
        }
    }
}

impl StatusArgs {
    /// Picks and orders the rows. Plans that cannot be read are never filtered out: nobody knows what they hold.
    fn pick(&self, mut collected: Collected<StatusRow>, as_of: Date) -> PortfolioStatus {
        let all = collected.rows.len();
        collected.rows.retain(|row| self.wants(row));
        let filtered = all - collected.rows.len();
        if !self.all {
            let wanted = collected.rows.len();
            collected.rows.retain(|row| row.ended.is_none());
            collected.ended = wanted - collected.rows.len();
        }
        collected.doubtful.retain(|plan| collected.rows.iter().any(|row| row.slug == plan.slug));
        collected.rows.sort_by(|a, b| self.sort.compare(a, b));
        PortfolioStatus { as_of, collected, filtered }
    }

    fn wants(&self, row: &StatusRow) -> bool {
        let owner = self
            .owner
            .as_ref()
            .is_none_or(|wanted| row.owner.as_ref().is_some_and(|owner| key(owner).contains(&*key(wanted))));
        let health =
            self.health.as_deref().is_none_or(|wanted| row.band.map_or("unknown", Colour::word) == wanted);
        let waiting =
            self.waiting_on.is_none_or(|side| row.waiting_on.iter().any(|one| one.side == Some(side)));
        let segment = self.segment.is_none_or(|segment| row.segment == segment);
        let phase = self.phase.is_none_or(|phase| row.phase == Some(phase));
        owner && health && waiting && segment && phase
    }
}

struct PlanView(Assessment);

impl View for PlanView {
    fn report(&self) -> Report {
        plan_report(&self.0, &StatusRow::of(&self.0))
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(plan_json(&self.0, &StatusRow::of(&self.0)))
    }
}
