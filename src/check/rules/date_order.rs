//! `date-order`: two dates in an order that cannot be.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::assessment::Assessment;
use crate::check::reference::{self, Blocked};
use crate::check::{Check, Problem, Relies, Run, item};
use crate::date::Date;
use crate::finding::Severity;
use crate::model::{Hold, PlanFile};
use crate::plan::Plan;
use crate::route::Route;
use crate::steps;

pub(super) const CHECK: Check = Check {
    id: "date-order",
    since: "0.1.0",
    severity: Severity::Error,
    summary: "two dates in an order that cannot be",
    docs: r"
Fires where a hold or a waiver ends before it starts, two holds overlap, the contract renews before it was
signed, or a blocker was answered or over before it arose.

## Why it matters

Days on hold, live waivers and response times are counted between two dates. In the wrong order the count is
nonsense.

## How to fix it

Correct the date that is wrong.

```yaml fires
# onboarding.yaml
holds:
  - {id: H-1, since: 2026-03-16, ended_on: 2026-03-12, reason: year-end freeze, side: customer}
```

```yaml clean
# onboarding.yaml
holds:
  - {id: H-1, since: 2026-03-12, ended_on: 2026-03-16, reason: year-end freeze, side: customer}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    let mut problems = holds(plan);
    let contract = &plan.onboarding.contract;
    if let Some(renewal) = contract.renewal.filter(|renewal| *renewal <= contract.signed_on) {
        let route = Route::to(PlanFile::Onboarding).key("contract").key("renewal");
        let message = format!("the contract renews on {renewal}, but was signed on {}", contract.signed_on);
        problems.push(Problem::new(route, message));
    }
    for (_, criterion, route) in reference::criteria(plan) {
        if let Some((on, until)) = criterion.waiver.as_ref().and_then(|waiver| waiver.on.zip(waiver.until))
            && until < on
        {
            let message = format!("the waiver ends on {until}, before it was given on {on}");
            problems.push(Problem::new(route.key("waiver").key("until"), message));
        }
    }
    for Blocked { what, blocker, route } in reference::blockers(plan) {
        let days = [("answered", "answered_on", blocker.answered_on), ("over", "ended_on", blocker.ended_on)];
        for (verb, key, on) in days {
            if let Some((since, on)) = blocker.since.zip(on)
                && on < since
            {
                let message = format!("the blocker of {what} was {verb} on {on}, before it arose on {since}");
                problems.push(Problem::new(route.clone().key(key), message));
            }
        }
    }
    problems
}

fn holds(plan: &Plan) -> Vec<Problem> {
    let holds = &plan.onboarding.holds;
    let mut problems = Vec::new();
    let mut spans = Spans::default();
    for (at, hold) in holds.iter().enumerate() {
        let route = item(PlanFile::Onboarding, "holds", at);
        let ends = [("ended_on", "ends", hold.ended_on), ("resumes_on", "is to end", hold.resumes_on)];
        let early = ends
            .into_iter()
            .filter_map(|(key, ends, on)| Some((key, ends, on.filter(|on| *on < hold.since)?)));
        let early: Vec<Problem> = early
            .map(|(key, ends, on)| {
                let message = format!("the hold {ends} on {on}, before it starts on {}", hold.since);
                Problem::new(route.clone().key(key), message)
            })
            .collect();
        if !early.is_empty() {
            problems.extend(early);
        } else if let Some(other) = spans.add(hold) {
            let message = format!("the hold overlaps the one from {other}");
            problems.push(Problem::new(route.key("since"), message).help("make one hold of the two"));
        }
    }
    problems
}

/// The days on which something holds so far, holds that overlap made one, so that each is compared with few others.
#[derive(Default)]
struct Spans(BTreeMap<Date, Span>);

struct Span {
    end: Option<Date>,
    /// The start of the last hold that was added to it.
    last: Date,
}

impl Spans {
    /// Adds a hold, and gives the start of one that it overlaps.
    fn add(&mut self, hold: &Hold) -> Option<Date> {
        let (mut start, mut end, mut overlapped) = (hold.since, hold.ended_on, None);
        // From the last one back: they lie side by side, so that the first without a common day ends it.
        while let Some((other, span)) = self.last_before(end)
            && span.end.is_none_or(|end| start < end)
        {
            overlapped = overlapped.or(Some(span.last));
            end = span.end.zip(end).map(|(one, other)| one.max(other));
            start = start.min(other);
            self.0.remove(&other);
        }
        self.0.insert(start, Span { end, last: hold.since });
        overlapped
    }

    fn last_before(&self, end: Option<Date>) -> Option<(Date, &Span)> {
        steps::count(1);
        let before = (Bound::Unbounded, end.map_or(Bound::Unbounded, Bound::Excluded));
        self.0.range(before).next_back().map(|(start, span)| (*start, span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(holds: &[(&str, &str)], want: &[Option<&str>]) {
        let day = |day: &str| day.parse().ok();
        let hold = |(start, end): &(&str, &str)| Hold {
            since: day(start).unwrap(),
            ended_on: day(end),
            ..serde_yaml::from_str("{id: H-1, since: 2026-01-01}").unwrap()
        };
        let mut spans = Spans::default();
        let found: Vec<_> = holds.iter().map(|it| spans.add(&hold(it))).collect();
        assert_eq!(found, want.iter().map(|it| it.and_then(day)).collect::<Vec<Option<Date>>>(), "{holds:?}");
    }

    #[test]
    fn holds_overlap_when_they_have_a_day_in_common() {
        case(&[("2026-03-01", "2026-03-05"), ("2026-03-05", "2026-03-09")], &[None, None]);
        case(&[("2026-03-01", ""), ("2026-04-05", "2026-04-09")], &[None, Some("2026-03-01")]);
        case(&[("2026-04-05", "2026-04-09"), ("2026-03-01", "")], &[None, Some("2026-04-05")]);
        // The third has a day in common with the second only, the fourth with none.
        case(
            &[
                ("2026-03-01", "2026-03-05"),
                ("2026-03-04", "2026-03-10"),
                ("2026-03-07", "2026-03-09"),
                ("2026-03-10", ""),
            ],
            &[None, Some("2026-03-01"), Some("2026-03-04"), None],
        );
        case(
            &[("2026-03-01", "2026-03-02"), ("2026-03-05", "2026-03-06"), ("2026-02-01", "2026-04-01")],
            &[None, None, Some("2026-03-05")],
        );
    }
}
