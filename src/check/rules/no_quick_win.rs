//! `no-quick-win`: no quick win within two weeks of the kickoff.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic};
use crate::finding::Severity;
use crate::model::{Fact, Phase, PlanFile, ValueName};
use crate::remedy::{Remedy, blank};
use crate::route::Route;

pub(super) const CHECK: Check = Check {
    id: "no-quick-win",
    since: "0.1.0",
    severity: Severity::Warning,
    topic: Topic::SuccessPlan,
    summary: "no quick win within two weeks of the kickoff",
    docs: r"
Fires, from the day by which the kickoff is due, while `value.quick_win` of `jsp.yaml` has no definition or no `due`, is
due later than `deadlines.quick_win_days` (7 to 14 by default) after the kickoff, or was not reached by then. A
quick win or first value that was reached ends it.

## Why it matters

One tangible result in the first two weeks buys the patience that data and integrations will need. The kickoff is
where both sides pick it.

## How to fix it

Choose something small that the customer can show around: one campaign out, one list imported. `onboard value reach PLAN quick-win` says that
it is reached.

```yaml fires
# jsp.yaml
value: {quick_win: {definition: null, due: null}}
```

```yaml fires
# jsp.yaml
value: {quick_win: {definition: user list imported, due: 2026-04-17}}
```

```yaml clean
# jsp.yaml
value: {quick_win: {definition: user list imported, due: 2026-03-20}}
```
",
    source: "S1 S2",
    run: Run::moving(Relies::On(&[PlanFile::Jsp, PlanFile::Contacts]), find).of_meetings(),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let is_won = [ValueName::QuickWin, ValueName::First].map(|name| assessment.value_claimed(name).is_some());
    let is_won = is_won.contains(&true);
    if is_won || !assessment.owes_kickoff_results() || assessment.gates.is_past(Phase::Activation) {
        return Vec::new();
    }
    let (low, high) = assessment.basis.config.deadlines.quick_win_days;
    let kickoff = assessment.fact_on(Fact::Kickoff).unwrap_or_else(|| assessment.meeting_owed(Fact::Kickoff));
    let last = assessment.calendar.roll_forward(kickoff.plus_days(high.into()));
    let route = Route::to(PlanFile::Jsp).key("value").key("quick_win");
    let is_defined = assessment.plan.jsp.value.quick_win.definition.is_written();
    // Nothing is planned for a day that has gone by.
    let day = if last < assessment.as_of() { blank("date") } else { last.into() };
    let define = assessment.planning(ValueName::QuickWin, is_defined, day);
    let words = format!("agree on one result within {low} to {high} days of the kickoff, by {last}");
    let help = Remedy::run(words, define);
    let quick_win = &assessment.plan.jsp.value.quick_win;
    let problem = match (quick_win.definition.get(), assessment.value_due(ValueName::QuickWin)) {
        (None, _) => Problem::new(route, "no quick win is agreed").help(help),
        (_, None) => Problem::new(route, "the quick win has no `due` date").help(help),
        (_, Some(due)) if due > last => {
            Problem::new(route.key("due"), format!("the quick win is planned for {due}, after {last}"))
                .help(help)
        }
        _ if assessment.as_of() > last => {
            let message = format!("the quick win was due by {last}, and nothing says that it was reached");
            let reach = assessment.reaching(ValueName::QuickWin, None);
            let help = Remedy::run("say that it is reached", reach);
            Problem::new(route, message).help(help.or("pick a smaller win for this week"))
        }
        _ => return Vec::new(),
    };
    vec![problem]
}
