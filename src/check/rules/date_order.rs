//! `date-order`: two dates in an impossible order.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::assessment::Assessment;
use crate::check::{Check, ENOUGH, Problem, Relies, Run, Topic, item};
use crate::date::Date;
use crate::fields::{Found, Order, walk};
use crate::finding::Severity;
use crate::model::{Hold, PlanFile};
use crate::plan::Plan;
use crate::steps;

pub(super) const CHECK: Check = Check {
    id: "date-order",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Sense,
    summary: "two dates in an impossible order",
    docs: r"
Fires where two days of one entry are in an order that cannot be: a hold, a role, a right or a waiver ends before it starts,
something is done before it was started or answered before it was asked, a blocker is over before it arose, the contract renews
before it was signed, a snapshot counts use of a later day. And where two holds overlap.

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
    run: Run::always(Relies::OnNothing, find).refusing(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    let mut problems = overlapping_holds(plan);
    // The days of the entries that the walk is in.
    let mut days: Vec<(usize, &'static str, Date)> = Vec::new();
    walk(
        plan,
        |_, field| field.kind.is_day(),
        |found| {
            let Some(day) = found.day().filter(|_| !found.shape.order.is_empty() && problems.len() < ENOUGH)
            else {
                return;
            };
            days.retain(|(entry, ..)| found.entries.contains(entry));
            let key = found.field.key;
            for order in found.shape.order.iter().filter(|order| order.first == key || order.then == key) {
                let is_later = order.then == key;
                let other = if is_later { order.first } else { order.then };
                let seen = days.iter().find(|(entry, at, _)| *entry == found.entry() && *at == other);
                let Some((first, then)) =
                    seen.map(|(_, _, seen)| if is_later { (*seen, day) } else { (day, *seen) })
                else {
                    continue;
                };
                if then < first || (then == first && !order.may_be_same) {
                    problems.extend(out_of_order(found, order, first, then));
                }
            }
            days.push((found.entry(), key, day));
        },
    );
    problems
}

fn out_of_order(found: &Found<'_>, order: &Order, first: Date, then: Date) -> Option<Problem> {
    let (one, other) = (found.shape.field(order.first)?, found.shape.field(order.then)?);
    let is_before = if then < first { "before it" } else { "and not after it" };
    let message = format!("{} {}, {is_before} {}", found.subject(), other.says(then), one.says(first));
    let mut route = found.route();
    route.steps.pop();
    Some(Problem::new(route.key(order.then), message))
}

fn overlapping_holds(plan: &Plan) -> Vec<Problem> {
    let holds = &plan.onboarding.holds;
    let mut problems = Vec::new();
    let mut spans = Spans::default();
    for (at, hold) in holds.iter().enumerate() {
        let route = item(PlanFile::Onboarding, "holds", at);
        if hold.withdrawn.is_some() || hold.ended_on.is_some_and(|end| end < hold.since) {
            continue;
        }
        if let Some(other) = spans.add(hold) {
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
