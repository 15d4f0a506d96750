//! Education: given, understood, certified. Coming is not understanding.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Unit, Value};
use crate::model::{Audience, PlanFile, Session, Trainee};
use crate::phrase::{Count, List};
use crate::route::Route;

const FILES: &[PlanFile] = &[PlanFile::Training];

pub(super) const TRAINING_DELIVERED: Metric = Metric {
    id: "training_delivered",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "training sessions that were given",
    formula: "`sessions` with a `delivered_on` by the as-of date ÷ all `sessions`",
    not_applicable: "",
    source: "S1 S2 S3",
    files: FILES,
    measure: |at| settled(training_delivered(at)),
};

fn training_delivered(at: &Measuring<'_>) -> Result<Value, Value> {
    let sessions = sessions(at)?;
    let delivered = sessions.iter().filter(|session| is_delivered(at, session)).count();
    let share = Value::share(delivered, sessions.len(), "");
    Ok(share
        .from([Route::to(PlanFile::Training).key("sessions")])
        .note(format!("{delivered} of {}", sessions.len())))
}

pub(super) const TRAINING_PASSED: Metric = Metric {
    id: "training_passed",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "people who showed that they understood, of those who came",
    formula: "`passed` ÷ `attended` (`assessed` where that is more), summed over delivered `sessions` with an \
              `assessment` and its result; sessions without one say nothing about understanding",
    not_applicable: "",
    source: "S1 S3",
    files: FILES,
    measure: |at| settled(training_passed(at)),
};

fn training_passed(at: &Measuring<'_>) -> Result<Value, Value> {
    let sessions = sessions(at)?;
    let delivered = sessions.iter().enumerate().filter(|(_, session)| is_delivered(at, session));
    let tested: Vec<_> = delivered.filter(|(_, session)| session.assessment.is_some()).collect();
    if tested.is_empty() {
        return Err(Value::unknown("no session with an assessment has been delivered yet"));
    }
    let (mut passed, mut taught, mut routes) = (0, 0, vec![]);
    for (index, session) in &tested {
        let Some(count) = session.passed else { continue };
        let came = session.attended.max(session.assessed).unwrap_or(count).max(count);
        passed += count as usize;
        taught += came as usize;
        routes.push(Route::to(PlanFile::Training).key("sessions").index(*index).key("passed"));
    }
    if routes.is_empty() {
        return Err(Value::unknown("no assessment has a result yet (`passed`)"));
    }
    let mut note = format!("{passed} of {taught}");
    if routes.len() < tested.len() {
        note = format!("{note}; {} without a result", Count(tested.len() - routes.len(), "assessment"));
    }
    Ok(Value::share(passed, taught, "nobody came to a session with an assessment").from(routes).note(note))
}

pub(super) const ADMINS_CERTIFIED: Metric = Metric {
    id: "admins_certified",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "administrators who are certified",
    formula: "`people` of the training with `audience: admins` and a `certified_on` by the as-of date ÷ all of them",
    not_applicable: "",
    source: "S1",
    files: FILES,
    measure: |at| settled(admins_certified(at)),
};

fn admins_certified(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Training)?;
    let people = at.plan.training.people.iter().enumerate();
    let admins = people.filter(|(_, person)| person.audience == Some(Audience::Admins));
    let (certified, lacking): (Vec<_>, Vec<_>) = admins.partition(|(_, person)| is_certified(at, person));
    let all = certified.len() + lacking.len();
    let names: Vec<&str> = lacking.iter().map(|(_, person)| person.name.as_str()).collect();
    let note = match names.len() {
        0 => format!("{all} of {all}"),
        _ => format!("{} of {all}; not yet: {}", certified.len(), List::and(&names).at_most(3)),
    };
    let share = Value::share(certified.len(), all, "no administrator is listed in the training");
    Ok(share.from(lacking.iter().chain(&certified).map(|(index, _)| person_route(*index))).note(note))
}

pub(super) const FAILED_ASSESSMENTS: Metric = Metric {
    id: "failed_assessments",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "the most assessments that one person has failed who is not certified yet",
    formula: "the highest `failed` of the training's `people` without a `certified_on` by the as-of date; 0 when all are \
              certified",
    not_applicable: "",
    source: "S1",
    files: FILES,
    measure: |at| settled(failed_assessments(at)),
};

fn failed_assessments(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Training)?;
    let people = &at.plan.training.people;
    if people.is_empty() {
        return Err(Value::unknown("nobody is listed in the training"));
    }
    let open = people.iter().enumerate().filter(|(_, person)| !is_certified(at, person));
    let worst = open.max_by_key(|(index, person)| (person.failed, std::cmp::Reverse(*index)));
    Ok(match worst {
        Some((index, person)) if person.failed > 0 => {
            let route = person_route(index).key("failed");
            Value::number_of(f64::from(person.failed)).from([route]).note(person.name.clone())
        }
        _ => Value::count(0).from([Route::to(PlanFile::Training).key("people")]),
    })
}

fn sessions<'a>(at: &Measuring<'a>) -> Result<&'a [Session], Value> {
    at.with(PlanFile::Training)?;
    let sessions = &at.plan_at().plan.training.sessions;
    if sessions.is_empty() { Err(Value::unknown("no training sessions are planned")) } else { Ok(sessions) }
}

fn is_delivered(at: &Measuring<'_>, session: &Session) -> bool {
    session.delivered_on.is_some_and(|on| on <= at.as_of())
}

fn is_certified(at: &Measuring<'_>, person: &Trainee) -> bool {
    person.certified_on.is_some_and(|on| on <= at.as_of())
}

fn person_route(index: usize) -> Route {
    Route::to(PlanFile::Training).key("people").index(index)
}
