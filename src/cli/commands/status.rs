//! `onboard status`: the stand-up view.

use std::fmt::Write;

use clap::Args;
use clap::builder::StyledStr;
use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::model::{Colour, Phase, Segment, Side};
use onboard::person::key;
use onboard::report::collected::Collected;
use onboard::report::status::{LEGEND, Legend, PortfolioStatus, plan_json, plan_report};
use onboard::report::{Report, View};
use onboard::status::{Order, StatusRow};

use crate::args::{FormatArgs, STYLES, examples, words};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Show where onboardings stand: all of them, worst first, or one with its 30/60/90
///
/// Without a plan it prints how many are open and what they are worth, a row each, the few things that need a person,
/// and what is due by the next working day. Above 25 plans what each CSM carries takes the place of the rows, and of
/// those only the ones are shown that have changed since Monday or need somebody today. With a plan it prints how it is,
/// its five gates, what needs a person, what is blocked and by whom, its 30/60/90 windows with their checkpoints, the
/// open milestones, the next seven days, the open risks by exposure, and how much the product is used.
///
/// Phase, lateness, forecasts and health are derived from the files on the as-of date; nothing here is typed in.
#[derive(Debug, Args)]
#[command(after_help = signs_and_examples())]
pub(crate) struct StatusArgs {
    /// A plan: its slug, the beginning of it, or a path in its directory
    plan: Option<String>,
    /// Only plans that this person is on, as CSM or in another part of our team (any part of the name)
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
    /// Leave nothing out: ended plans, the rows of a long portfolio, everything that needs a person
    #[arg(long, conflicts_with = "plan")]
    all: bool,
    /// List the milestones of the plan that are done as well
    #[arg(long, requires = "plan")]
    done: bool,
    /// Say what the signs and columns mean
    #[arg(long)]
    legend: bool,
    #[command(flatten)]
    format: FormatArgs,
}

fn signs_and_examples() -> StyledStr {
    let header = STYLES.get_header();
    let mut text = examples(&[
        ("the stand-up", "onboard status"),
        ("one plan", "onboard status acme"),
        (
            "one person's plans that wait on the customer",
            "onboard status --owner 'Ana Ruiz' --waiting-on customer",
        ),
        ("what it looked like on another day", "onboard status --as-of 2026-04-10"),
    ]);
    let _ = write!(text, "\n\n{header}Signs:{header:#}");
    for (sign, meaning) in LEGEND {
        let _ = write!(text, "\n  {sign}: {meaning}");
    }
    text
}

pub(crate) fn run(args: &StatusArgs, context: &Context) -> Result<Outcome, Failure> {
    let format = args.format.format;
    if args.legend {
        return Ok(Outcome::view(Legend, format));
    }
    let portfolio = Portfolio::open(context)?;
    match &args.plan {
        Some(named) => {
            let assessment = portfolio.assess(named)?;
            let is_complete = assessment.plan.doubtful.is_empty();
            let opened = portfolio.opened();
            let view = PlanView { it: assessment, lists_done: args.done };
            Ok(Outcome::view(view, format).note(opened).clean_if(is_complete))
        }
        None => {
            let row = |assessment: Assessment| {
                let row = StatusRow::of(&assessment);
                if args.wants(&row) { row.since_monday(&assessment) } else { row }
            };
            let seen = portfolio.collect_by_name(true, row)?;
            let status = args.pick(seen, &portfolio.basis);
            let is_complete = status.collected.is_complete();
            Ok(Outcome::view(status, format).note(portfolio.opened()).clean_if(is_complete))
        }
    }
}

impl StatusArgs {
    /// Picks and orders the rows. Plans that cannot be read are never filtered out: nobody knows what they hold.
    fn pick(&self, mut collected: Collected<StatusRow>, basis: &Basis) -> PortfolioStatus {
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
        PortfolioStatus { filtered, is_whole: self.all, ..PortfolioStatus::whole(basis, collected) }
    }

    fn wants(&self, row: &StatusRow) -> bool {
        let is_on = |wanted: &String| row.team.iter().any(|name| key(name).contains(&*key(wanted)));
        let owner = self.owner.as_ref().is_none_or(is_on);
        let health =
            self.health.as_deref().is_none_or(|wanted| row.band.map_or("unknown", Colour::word) == wanted);
        let waiting =
            self.waiting_on.is_none_or(|side| row.waiting_on.iter().any(|one| one.side == Some(side)));
        let segment = self.segment.is_none_or(|segment| row.segment == segment);
        let phase = self.phase.is_none_or(|phase| row.phase == Some(phase));
        owner && health && waiting && segment && phase
    }
}

struct PlanView {
    it: Assessment,
    lists_done: bool,
}

impl PlanView {
    fn row(&self) -> StatusRow {
        StatusRow::of(&self.it).since_monday(&self.it)
    }
}

impl View for PlanView {
    fn report(&self) -> Report {
        plan_report(&self.it, &self.row(), self.lists_done)
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(plan_json(&self.it, &self.row()))
    }
}
