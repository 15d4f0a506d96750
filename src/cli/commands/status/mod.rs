//! `onboard status`: the stand-up view.

mod earlier;
mod stages;

use std::fmt::Write;

use clap::Args;
use clap::builder::StyledStr;
use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::model::{self, Colour, Phase, Segment, Side};
use onboard::person::key;
use onboard::report::collected::Collected;
use onboard::report::legend::{Entry, signs_of};
use onboard::report::status::{PortfolioStatus, plan_json, plan_report};
use onboard::report::{Report, View};
use onboard::since::Since;
use onboard::status::{Order, StatusRow};
use onboard::store::Repository;

use crate::args::{FormatArgs, STYLES, examples, words};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

use earlier::{Compared, Earlier};

/// Show where onboardings stand: all of them, worst first, or one with its 30/60/90
///
/// Without a plan it prints how many are open and what they are worth, a row each, the few things that need a person,
/// and who has what late or due by the next working day. Rows stand by colour: red, then too little data while something is
/// late, amber, too little data otherwise, on hold, too early, green; of one colour first what costs most to leave alone,
/// then the larger contract. Above 25 plans what each CSM carries takes the place of the rows, and of those only the ones
/// are shown whose band is another than on the Monday before; named among what needs a person are then the plans that are red,
/// were better on that Monday, or have a step of a play due, and one line says what the plans' own days tell since. With a plan it prints
/// how it is, its five gates, what needs a person, what is blocked and by whom, its 30/60/90 windows with their
/// checkpoints, the open milestones, the next seven days, the open risks by exposure, and how much the product is used.
///
/// With `--since` each side is judged on its own day by the files of that day, and what moved is told with its
/// cause: somebody's commit, or time that passed.
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
    /// Compare with an earlier state of the repository, judged on its own day: `mon`, `7d`, a date or a revision
    #[arg(long, value_name = "REV|DATE", allow_hyphen_values = true)]
    since: Option<String>,
    /// List the milestones of the plan that are done as well
    #[arg(long, requires = "plan")]
    done: bool,
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
        ("what has changed since Monday, and by whom", "onboard status --since mon"),
        ("what it looked like on another day", "onboard status --as-of 2026-04-10"),
    ]);
    let _ = write!(text, "\n\n{header}Signs:{header:#}");
    for Entry { sign, meaning } in signs_of("status") {
        let _ = write!(text, "\n  {sign}: {meaning}");
    }
    text
}

pub(crate) fn run(args: &StatusArgs, context: &Context) -> Result<Outcome, Failure> {
    match &args.since {
        Some(since) => args.compared(since, context),
        None => args.alone(&Portfolio::open(context)?),
    }
}

impl StatusArgs {
    /// The plans as they are.
    fn alone(&self, portfolio: &Portfolio) -> Result<Outcome, Failure> {
        let Some(named) = &self.plan else {
            let row = |assessment: Assessment| {
                let row = StatusRow::of(&assessment);
                if self.wants(&row) { row.since_monday(&assessment) } else { row }
            };
            let seen = portfolio.collect_by_name(true, row)?;
            return Ok(self.answer(self.pick(seen, &portfolio.basis), portfolio));
        };
        let it = portfolio.assess(named)?;
        let row = StatusRow::of(&it).since_monday(&it);
        Ok(self.answer_about(PlanView { it, row, lists_done: self.done, since: None }, portfolio))
    }

    /// The plans beside what they were.
    fn compared(&self, since: &str, context: &Context) -> Result<Outcome, Failure> {
        let repository = Repository::open_for_several(context.start())?;
        let (portfolio, head) = Portfolio::open_in(&repository, context)?;
        let earlier = Earlier::open(since, &portfolio, &head, &repository)?;
        let Some(named) = &self.plan else {
            let compared = earlier.compare()?;
            let told = compared.iter().filter(|it| it.row.as_ref().is_none_or(|row| self.wants(row)));
            let since = earlier.since(told.map(|it| it.since.clone()).collect())?;
            let seen = compared.into_iter().filter_map(Compared::seen).collect();
            let mut status = self.pick(portfolio.gathered(seen), &portfolio.basis);
            status.since = Some(since.in_order_of(status.collected.rows.iter().map(|row| &*row.slug)));
            return Ok(self.answer(status, &portfolio));
        };
        let Compared { version, row, since } = earlier.compare_one(&portfolio.slug(named)?)?;
        let (Some(it), Some(row)) = (version.assessment, row) else {
            return Err(Failure::unreadable(&version.loaded.slug, &version.loaded.why_unread()));
        };
        let since = Some(earlier.since(vec![since])?);
        Ok(self.answer_about(PlanView { it, row, lists_done: self.done, since }, &portfolio))
    }

    fn answer(&self, status: PortfolioStatus, portfolio: &Portfolio) -> Outcome {
        let is_complete = status.collected.is_complete() && status.since.as_ref().is_none_or(Since::is_whole);
        Outcome::view(status, self.format.format).note(portfolio.opened()).clean_if(is_complete)
    }

    fn answer_about(&self, status: PlanView, portfolio: &Portfolio) -> Outcome {
        let is_whole = status.since.as_ref().is_none_or(Since::is_whole);
        let is_complete = status.it.plan.doubtful.is_empty() && is_whole;
        Outcome::view(status, self.format.format).note(portfolio.opened()).clean_if(is_complete)
    }

    /// Picks and orders the rows. Plans that cannot be read are never filtered out: nobody knows what they hold.
    fn pick(&self, mut collected: Collected<StatusRow>, basis: &Basis) -> PortfolioStatus {
        let all = collected.rows.len();
        collected.rows.retain(|row| self.wants(row));
        let filtered = all - collected.rows.len();
        let monday = basis.as_of.monday_before();
        let has_graduated = |row: &&StatusRow| {
            row.ended == Some(model::Outcome::Graduated) && row.ended_on.is_some_and(|on| on > monday)
        };
        let graduated = collected.rows.iter().filter(has_graduated).count();
        if !self.all {
            let wanted = collected.rows.len();
            collected.rows.retain(|row| row.ended.is_none());
            collected.ended = wanted - collected.rows.len();
        }
        collected.doubtful.retain(|plan| collected.rows.iter().any(|row| row.slug == plan.slug));
        collected.rows.sort_by(|a, b| self.sort.compare(a, b));
        PortfolioStatus {
            filtered,
            is_whole: self.all,
            graduated,
            ..PortfolioStatus::whole(basis, collected)
        }
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

/// One plan, and what became of it since an earlier day, if it is compared with one.
struct PlanView {
    it: Assessment,
    row: StatusRow,
    lists_done: bool,
    since: Option<Since>,
}

impl View for PlanView {
    fn report(&self) -> Report {
        plan_report(&self.it, &self.row, self.since.as_ref(), self.lists_done)
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(plan_json(&self.it, &self.row, self.since.as_ref()))
    }
}
