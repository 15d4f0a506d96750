//! `written-twice`: a day is written in two places, and only one of them is its home.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item, reference};
use crate::finding::Severity;
use crate::model::{Blocker, BusinessOutcome, Criterion, Fact, GateName, Milestone, PlanFile, ValueName};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "written-twice",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Files,
    summary: "a day is written in two places, and only one of them is its home",
    docs: r"
Fires on a milestone with `fact` that has `started_on`, `done_on` or `reopened` of its own; on `due` or `reached_on` of a
point of value that comes with a milestone; on `reached_on` of an outcome with a `target`, which is reached with a reading;
on attestations of a criterion that rests on a `fact`; and on `ended_on` of a blocker that waits for an `action` or an ask.

## Why it matters

Two places that say the same thing disagree one day, and then nobody knows which of them is true. The plan was agreed
according to the milestone, and not according to the confirmations.

## How to fix it

Write the day at its home, which the finding names, and take it out here.

```yaml fires
# jsp.yaml
milestones:
  - {id: M-kickoff, title: Kickoff held, fact: kickoff, owner: Priya Shah, due: 2026-03-06, done_on: 2026-03-06}
```

```yaml clean
# jsp.yaml
milestones:
  - {id: M-kickoff, title: Kickoff held, fact: kickoff, owner: Priya Shah, due: 2026-03-06}
# contacts.yaml
contacts:
  - {id: L-kick, kind: kickoff, held_on: 2026-03-06, present: [Priya Shah, Kim Osei]}
```

```yaml fires
# actions.yaml
actions:
  - {id: A-list, title: Draw up the list of users, owner: Lee Novak, due: 2026-03-18, done_on: 2026-03-18}
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25, blockers: [{id: X-list, reason: no list, action: A-list, since: 2026-03-16, ended_on: 2026-03-18}]}
```

```yaml clean
# actions.yaml
actions:
  - {id: A-list, title: Draw up the list of users, owner: Lee Novak, due: 2026-03-18, done_on: 2026-03-18}
  - {id: A-users, title: Send the user list, owner: Lee Novak, due: 2026-03-25, blockers: [{id: X-list, reason: no list, action: A-list, since: 2026-03-16}]}
```

```yaml fires
# jsp.yaml
outcomes:
  - {id: O-close, statement: Cut month-end close by half, metric: days to close, target: 5, due: 2026-06-30, reached_on: 2026-03-18, evidence: close of February, readings: [{measured_on: 2026-03-09, value: 10}]}
```

```yaml fires
# jsp.yaml
value: {first: {definition: first close run on own data, milestone: M-import, reached_on: 2026-03-18}}
```

```yaml clean
# jsp.yaml
outcomes:
  - {id: O-close, statement: Cut month-end close by half, metric: days to close, target: 5, due: 2026-06-30, readings: [{measured_on: 2026-03-09, value: 10}, {measured_on: 2026-03-18, value: 5, evidence: close of February}]}
```

```yaml clean
# jsp.yaml
value: {first: {definition: first close run on own data, due: null, milestone: M-import}}
```
",
    source: "",
    run: Run::always(Relies::OnNothing, find),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let plan = &assessment.plan;
    let mut problems = Vec::new();
    for (at, milestone) in plan.jsp.milestones.iter().enumerate() {
        let route = item(PlanFile::Jsp, "milestones", at);
        if let Some(fact) = milestone.fact {
            problems.extend(own_days(milestone, fact, &route));
        }
        problems.extend(ended(&milestone.id, &milestone.blockers, &route));
    }
    for (at, action) in plan.actions.actions.iter().enumerate() {
        problems.extend(ended(&action.id, &action.blockers, &item(PlanFile::Actions, "actions", at)));
    }
    problems.extend(ValueName::ALL.iter().flat_map(|name| value(assessment, *name)));
    problems.extend(plan.jsp.outcomes.iter().enumerate().filter_map(outcome));
    problems.extend(reference::criteria(plan).into_iter().filter_map(attested));
    problems
}

/// The days that a point of value has although it comes with a milestone.
fn value(assessment: &Assessment, name: ValueName) -> Vec<Problem> {
    let (point, what) = (assessment.plan.jsp.value.get(name), name.spoken());
    let Some((_, milestone)) = assessment.value_milestone(name) else { return Vec::new() };
    let is_named = point.milestone.is_written();
    let keys = [("due", point.due.is_some()), ("reached_on", is_named && point.reached_on.is_some())];
    let problem = |key: &'static str| {
        let route = Route::to(PlanFile::Jsp).key("value").key(name.word()).key(key);
        let message = format!("{what} comes with `{}`, and has a `{key}` of its own", milestone.id);
        Problem::new(route, message).help(format!("remove it: `{}` in `jsp.yaml` says so", milestone.id))
    };
    keys.into_iter().filter(|(_, is_there)| *is_there).map(|(key, _)| problem(key)).collect()
}

/// The day of an outcome that its readings say.
fn outcome((at, outcome): (usize, &BusinessOutcome)) -> Option<Problem> {
    outcome.reached_on.filter(|_| outcome.target.is_some())?;
    let message = format!("outcome `{}` has a `target`, and a `reached_on` of its own", outcome.id);
    let route = item(PlanFile::Jsp, "outcomes", at).key("reached_on");
    Some(
        Problem::new(route, message).help("remove it: the first of `readings` that meets the target says so"),
    )
}

/// Words for a criterion that rests on a fact.
fn attested((_, criterion, route): (GateName, &Criterion, Route)) -> Option<Problem> {
    let fact = criterion.fact.filter(|_| !criterion.attestations.is_empty())?;
    let message = format!("criterion `{}` rests on the fact `{fact}`, and is attested too", criterion.id);
    let help = format!("remove the attestations: it is written in {}", fact.home().place());
    Some(Problem::new(route.key("attestations"), message).help(help))
}

/// The days that a milestone has although it rests on a fact.
fn own_days(milestone: &Milestone, fact: Fact, route: &Route) -> Vec<Problem> {
    let keys = [
        ("started_on", milestone.started_on.is_some()),
        ("done_on", milestone.done_on.is_some()),
        ("reopened", !milestone.reopened.is_empty()),
    ];
    let home = fact.home().place();
    let problem = |key: &'static str| {
        let message = format!("`{}` rests on the fact `{fact}`, and has a `{key}` of its own", milestone.id);
        let help = format!("remove it: what happened is written in {home}");
        Problem::new(route.clone().key(key), message).help(help)
    };
    keys.into_iter().filter(|(_, is_there)| *is_there).map(|(key, _)| problem(key)).collect()
}

/// Blockers that end with what they wait for, and say when they ended.
fn ended(id: &str, blockers: &[Blocker], route: &Route) -> Vec<Problem> {
    let twice = blockers.iter().enumerate().filter(|(_, it)| it.ended_on.is_some() && it.action.is_written());
    let problem = |(at, blocker): (usize, &Blocker)| {
        let action = &blocker.action;
        let message = format!("a blocker of `{id}` ends with `{action}`, and has an `ended_on` of its own");
        Problem::new(route.clone().key("blockers").index(at).key("ended_on"), message)
            .help(format!("remove it: it is over once `{action}` is done or answered"))
    };
    twice.map(problem).collect()
}
