//! `decision-without-right`: a decision was made by somebody who may not.

use crate::assessment::Assessment;
use crate::check::{Check, Problem, Relies, Run, Topic, item};
use crate::date::Date;
use crate::finding::Severity;
use crate::model::{About, Decision, PlanFile, Right};
use crate::remedy::{Word, blank, commands};

pub(super) const CHECK: Check = Check {
    id: "decision-without-right",
    since: "0.1.0",
    severity: Severity::Error,
    topic: Topic::Logs,
    summary: "a decision was made by somebody who may not",
    docs: r"
Fires on a decision about scope, the timeline or going live (`about`) that was made by somebody who had no right to that
on its day. `decision_rights` of `jsp.yaml` names who has; where it names nobody, it is whom the playbook names. One
in whose place somebody with the right has decided since (`supersedes`) is put right.

## Why it matters

What somebody decides who may not can be taken back by those who were not asked, after everybody has worked by it. A
baseline that rests on it counts nowhere.

## How to fix it

Have somebody with the right decide, and log that with `onboard decision add --supersedes`; or, where the person was given the right, write it down with its day
and the decision behind it.

```yaml fires
# decisions.yaml
decisions:
  - {id: D-warehouse, text: Import the second ledger too, about: scope, by: Bo Lind, decided_on: 2026-03-10, affects: [M-import]}
```

```yaml clean
# decisions.yaml
decisions:
  - {id: D-warehouse, text: Import the second ledger too, about: scope, by: Ana Ruiz, decided_on: 2026-03-10, affects: [M-import]}
  - {id: D-colour, text: Blue buttons, about: other, by: Bo Lind, decided_on: 2026-03-10}
  - {id: D-archive, text: Leave the archive, about: scope, by: Bo Lind, decided_on: 2026-03-11}
  - {id: D-again, text: Leave the archive, about: scope, by: Ana Ruiz, decided_on: 2026-03-12, supersedes: D-archive}
```
",
    source: "S1",
    run: Run::always(
        Relies::On(&[PlanFile::Onboarding, PlanFile::Stakeholders, PlanFile::Jsp, PlanFile::Decisions]),
        find,
    ),
};

fn find(assessment: &Assessment) -> Vec<Problem> {
    let problem = |(index, decision): (usize, &Decision)| {
        let (right, by, on) = (decision.about?.right()?, decision.by.answer()?, decision.decided_on?);
        if assessment.was_theirs_to_decide(decision, right) || is_put_right(assessment, decision, right) {
            return None;
        }
        let why = if assessment.may(by, right, None, on) {
            "only that decision itself gave it to them".to_owned()
        } else {
            only_those_may_by_now(assessment, right, on)
        };
        let message = format!("{by} had no right to decide on `{right}` in `{}`: {why}", decision.id);
        let route = item(PlanFile::Decisions, "decisions", index).key("by");
        let may = assessment.who_has(right, assessment.as_of());
        let who = if let [only] = may.as_slice() { (*only).into() } else { blank("name") };
        let about = decision.about.map(About::word);
        let again = commands::decision_replace(
            assessment.slug(),
            Word::or(Some(&decision.words_on(assessment.as_of())).filter(|it| !it.is_empty()), "text"),
            Word::or(about, "about"),
            who,
            &decision.id,
        );
        Some(Problem::new(route, message).help("have somebody with the right decide, and log that").by(again))
    };
    assessment.made_decisions().filter_map(problem).collect()
}

/// Who may decide, as the remedy has it: whoever was given the right since is asked, and not whoever had it then.
fn only_those_may_by_now(assessment: &Assessment, right: Right, on: Date) -> String {
    let today = assessment.as_of();
    let now = assessment.only_those_may(right, today);
    if assessment.who_has(right, on) == assessment.who_has(right, today) {
        now
    } else {
        format!("today {now}")
    }
}

/// Whether somebody with the right has decided in its place since.
fn is_put_right(assessment: &Assessment, decision: &Decision, right: Right) -> bool {
    let mut later = assessment.made_decisions().map(|(_, it)| it);
    later.any(|it| {
        let in_its_place = it.supersedes.get().is_some_and(|id| id == decision.id);
        in_its_place && assessment.was_theirs_to_decide(it, right)
    })
}

#[cfg(test)]
mod tests {
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn text_and_remedy_name_whoever_may_by_now() {
        let said = |rights: &str| {
            let head = "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";
            let decisions =
                "decisions: [{id: D-1, text: later, about: timeline, by: Bo Lind, decided_on: 2026-03-10}]";
            let jsp = format!("decision_rights: {{timeline: [{rights}]}}");
            let files =
                [("onboarding.yaml", head), ("decisions.yaml", decisions), ("jsp.yaml", jsp.as_str())];
            let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10")));
            let [problem] = super::find(&it).try_into().map_err(|_| "one problem").unwrap();
            (problem.message, problem.help.expect("a remedy").to_string())
        };
        let (message, help) = said("{name: Dora Kent, since: 2026-03-20}");
        assert!(
            message.ends_with(": today only Dora Kent may, by `decision_rights.timeline` in `jsp.yaml`"),
            "{message}"
        );
        assert!(help.contains("--by 'Dora Kent'"), "{help}");
        let (message, help) = said("");
        assert!(message.contains(": only Ana Ruiz may while"), "{message}");
        assert!(help.contains("--by 'Ana Ruiz'"), "{help}");
    }
}
