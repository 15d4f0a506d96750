//! `onboard history [PLAN]`

mod portfolio;

use onboard::date::Date;
use onboard::history::Explained;
use onboard::report::history::{HistoryAnswer, PortfolioHistory};
use onboard::store::Repository;

use crate::args::{FormatArgs, examples, metrics_named};
use crate::at::At;
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;
use crate::state::State;
use crate::timeline::Timeline;

/// Show how a plan came to where it is, or all of them: a row a week, and what moved when, by whose commit
///
/// Each row is judged on its day by the files that were committed by then: plan, configuration, people and playbooks of
/// the first parents of `HEAD` (or of `--at`). What is not committed is in no row. Below the rows is each change of
/// band, gate or day of go-live, with the commits in between and what the score is made of; what the files of the row
/// before would have come to as well was brought by the time that passed, and by nobody's commit.
///
/// Without a plan it is the portfolio: how many plans were red, amber and green, in which phase, late, and ended how, then
/// who came and went: of many in a week, how many, and by name those that did not end well (`--all` names everybody). `--config` judges every row by one configuration, so that what moved is what the plans did.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("The last half year of a plan, week by week", "onboard history acme"),
    ("Each commit that changed it since March", "onboard history acme --commits --since 2026-03-01"),
    ("Why its score is what it is", "onboard history acme --explain"),
    ("The portfolio, week by week", "onboard history"),
    ("The same, judged by today's configuration throughout", "onboard history --config HEAD"),
    ("How use of the product went, for a spreadsheet", "onboard history acme --metric seat_activation --format csv"),
]))]
pub(crate) struct HistoryArgs {
    /// A plan: its slug, the beginning of it, or a path in its directory
    #[arg(value_name = "PLAN")]
    plan: Option<String>,

    /// A row a week [default]
    #[arg(long, group = "steps")]
    weekly: bool,

    /// A row a day
    #[arg(long, group = "steps")]
    daily: bool,

    /// A row a commit, judged on its own day
    #[arg(long, group = "steps", requires = "plan")]
    commits: bool,

    /// The first day, or a revision whose day it is: `7d`, `mon`, a date, `HEAD~3` [default: 26 weeks back; 30 days with
    /// `--daily`; all with `--commits`]
    #[arg(long, value_name = "REV|DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// A column for this measurement; may be given several times
    #[arg(long = "metric", value_name = "ID", value_delimiter = ',', requires = "plan")]
    metrics: Vec<String>,

    /// Say what the score is made of against 7 and 30 days ago
    #[arg(long, requires = "plan")]
    explain: bool,

    /// Name everybody who came or went, however many they are
    #[arg(long, conflicts_with = "plan")]
    all: bool,

    /// Judge every row by the configuration and playbooks of this revision in place of its own
    #[arg(long, value_name = "REV|DATE", allow_hyphen_values = true)]
    config: Option<String>,

    #[command(flatten)]
    format: FormatArgs,
}

/// No history is shown further back, whatever is asked for: ten years of weeks.
const MOST_STEPS: i64 = 522;

/// So many days ago a score is explained against, the longest first.
const EXPLAINED: [i64; 2] = [30, 7];

pub(crate) fn run(args: &HistoryArgs, context: &Context) -> Result<Outcome, Failure> {
    let repository = Repository::open_for_several(context.start())?;
    let (portfolio, head) = Portfolio::committed_in(&repository, context)?;
    let last = portfolio.basis.as_of;
    let held = args.config.as_deref().map(|config| Portfolio::before(&head, config, last)).transpose()?;
    let zone = portfolio.basis.config.timezone;
    let first = |since: &String| State::first_day(&At::of(since), &repository, zone, last);
    let first = args.since.as_ref().map(first).transpose()?;
    let opened = Opened { head: &head, portfolio: &portfolio, held: held.as_ref(), first, last };
    match &args.plan {
        Some(plan) => args.of_plan(plan, &opened),
        None => args.of_all(&opened),
    }
}

/// What a history ends with, and what its steps are judged by, where it is not their own.
struct Opened<'o> {
    head: &'o State,
    portfolio: &'o Portfolio,
    held: Option<&'o Portfolio>,
    /// The first day that is asked for, if one is.
    first: Option<Date>,
    last: Date,
}

impl HistoryArgs {
    fn of_plan(&self, plan: &str, opened: &Opened<'_>) -> Result<Outcome, Failure> {
        let metrics = metrics_named(&self.metrics, Some(plan))?;
        let slug = opened.portfolio.slug(plan)?;
        let (last, since) = (opened.last, self.since(opened));
        let compared = EXPLAINED.map(|days| last.plus_days(-days));
        let reach = if self.explain { since.min(compared[0]) } else { since };
        let timeline = Timeline::of(opened.head, opened.portfolio, &slug, reach, &metrics)?;
        let timeline = timeline.judged_by(opened.held);
        let steps =
            if self.commits { timeline.at_each_commit(since) } else { timeline.on(&self.days(opened)) };
        let explained = if self.explain {
            let steps = timeline.on(&[compared.as_slice(), &[last]].concat());
            EXPLAINED.iter().rev().filter_map(|days| Explained::of(&steps, *days)).collect()
        } else {
            Vec::new()
        };
        let is_clean = steps.iter().all(|step| step.known().is_some());
        let answer = HistoryAnswer { slug, changes: timeline.count(since), steps, metrics, explained };
        Ok(Outcome::view(answer, self.format.format).clean_if(is_clean))
    }

    fn of_all(&self, opened: &Opened<'_>) -> Result<Outcome, Failure> {
        let days = self.days(opened);
        let steps = portfolio::steps(opened.head, opened.portfolio, opened.held, &days)?;
        let is_clean = steps.iter().all(|step| step.plans.is_ok() && step.unreadable.is_empty());
        Ok(Outcome::view(PortfolioHistory { steps, names_all: self.all }, self.format.format)
            .clean_if(is_clean))
    }

    fn days(&self, opened: &Opened<'_>) -> Vec<Date> {
        days(self.since(opened), opened.last, if self.daily { 1 } else { 7 })
    }

    fn since(&self, opened: &Opened<'_>) -> Date {
        let usual = match (self.daily, self.commits) {
            (true, _) => -30,
            (_, true) => -7 * MOST_STEPS,
            _ => -7 * 26,
        };
        opened.first.unwrap_or_else(|| opened.last.plus_days(usual))
    }
}

/// The days of the steps, the earliest first; the last of them is the last day.
fn days(since: Date, last: Date, apart: i64) -> Vec<Date> {
    let most = (last.days_since(since) / apart).clamp(0, MOST_STEPS);
    (0..=most).rev().map(|back| last.plus_days(-back * apart)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_end_on_the_last_day() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let seen = days(day("2026-03-20"), day("2026-04-10"), 7);
        assert_eq!(seen, [day("2026-03-20"), day("2026-03-27"), day("2026-04-03"), day("2026-04-10")]);
        assert_eq!(days(day("2026-04-08"), day("2026-04-10"), 7), [day("2026-04-10")]);
        assert_eq!(days(day("2026-05-01"), day("2026-04-10"), 7), [day("2026-04-10")]);
    }
}
