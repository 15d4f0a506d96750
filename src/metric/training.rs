//! Education: given, understood, certified. Coming is not understanding.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::model::{Audience, PlanFile, Session};
use crate::phrase::{Count, List};
use crate::plan_at::{PlanAt, Trainee};
use crate::remedy::{Command, Word, blank, commands};
use crate::route::Route;

const FILES: &[PlanFile] = &[PlanFile::Training];
const ADMIN_FILES: &[PlanFile] = &[PlanFile::Stakeholders, PlanFile::Training];

pub(super) const TRAINING_DELIVERED: Metric = Metric {
    id: "training_delivered",
    name: "trainings given",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "training sessions that were given",
    formula: "`sessions` with a `delivered_on` by the as-of date ÷ all `sessions`",
    not_applicable: "",
    source: "S1 S2 S3",
    files: FILES,
    record: Record::Often(deliver),
    measure: |at| settled(training_delivered(at)),
};

/// The sessions without which a metric is not what a gate asks: all of the plan for `training_delivered`, the first that counts
/// for those that one session can meet. A later one for administrators puts no go-live off.
pub fn sessions_asked<'a>(metric: &str, at: &'a PlanAt) -> Vec<&'a Session> {
    let sessions = at.sessions().map(|(_, session)| session);
    let first = |counts: fn(&Session) -> bool| {
        let counting = at.sessions().map(|(_, session)| session).filter(|it| counts(it));
        let day = |it: &&Session| it.delivered_by(at.as_of()).or_else(|| at.session_due(it));
        counting.filter(|it| day(it).is_some()).min_by_key(day).into_iter().collect()
    };
    match metric {
        _ if metric == TRAINING_DELIVERED.id => sessions.collect(),
        _ if metric == TRAINING_PASSED.id => first(|it| it.assessment.is_some()),
        _ if metric == ADMINS_CERTIFIED.id => first(|it| it.audience == Some(Audience::Admins)),
        _ => Vec::new(),
    }
}

fn training_delivered(at: &Measuring<'_>) -> Result<Value, Value> {
    let sessions = sessions(at)?;
    let delivered = sessions.iter().filter(|(_, session)| is_delivered(at, session)).count();
    let share = Value::share(delivered, sessions.len(), "");
    Ok(share
        .from([Route::to(PlanFile::Training).key("sessions")])
        .note(format!("{delivered} of {}", sessions.len())))
}

pub(super) const TRAINING_PASSED: Metric = Metric {
    id: "training_passed",
    name: "trainings passed",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "people who showed that they understood, of those who came",
    formula: "`passed` ÷ `attended` (`assessed` where that is more), summed over delivered `sessions` with an \
              `assessment` and its result (known from `assessed_on`, else from `delivered_on`), with what `retests` added by \
              the as-of date: who failed and is tested again counts once; sessions without a result say nothing about \
              understanding; a try by name that passed on a later day, after one that failed, adds one as well",
    not_applicable: "",
    source: "S1 S3",
    files: FILES,
    record: Record::Often(assess),
    measure: |at| settled(training_passed(at)),
};

fn training_passed(at: &Measuring<'_>) -> Result<Value, Value> {
    let sessions = sessions(at)?;
    let delivered = sessions.iter().filter(|(_, session)| is_delivered(at, session));
    let tested: Vec<_> = delivered.filter(|(_, session)| session.assessment.is_some()).collect();
    if tested.is_empty() {
        return Err(Value::unknown("no session with an assessment has been delivered yet"));
    }
    let (mut passed, mut taught, mut examined, mut known, mut routes) = (0, 0, 0, 0, vec![]);
    for (index, session) in &tested {
        let (assessed, Some(count)) = session.results_on(at.as_of()) else { continue };
        let came = session.attended.max(assessed).unwrap_or(count).max(count);
        passed += count as usize;
        taught += came as usize;
        examined += assessed.unwrap_or(came) as usize;
        let route = Route::to(PlanFile::Training).key("sessions").index(*index);
        routes.extend(session.passed.map(|_| route.clone().key("passed")));
        let retests = session.retests_on(at.as_of());
        routes.extend(retests.map(|(number, _)| route.clone().key("retests").index(number).key("passed")));
        let second = session.second_tries_on(at.as_of()).into_iter();
        routes.extend(second.map(|number| route.clone().key("tries").index(number)));
        known += 1;
    }
    if routes.is_empty() {
        return Err(Value::unknown("no assessment has a result yet (`passed`)"));
    }
    let mut note = format!("{passed} of {taught}");
    if examined < taught {
        note = format!("{note} who came, {examined} of them tested");
    }
    if known < tested.len() {
        note = format!("{note}; {} without a result", Count(tested.len() - known, "assessment"));
    }
    Ok(Value::share(passed, taught, "nobody came to a session with an assessment").from(routes).note(note))
}

pub(super) const ADMINS_CERTIFIED: Metric = Metric {
    id: "admins_certified",
    name: "admins certified",
    unit: Unit::Share,
    better: Better::Higher,
    summary: "administrators who are certified",
    formula: "administrators with a try that passed in a session with `audience: admins` ÷ all of them: the stakeholders with \
              the role `admin_owner`, and whoever has been tested in such a session; without those who have left",
    not_applicable: "",
    source: "S1",
    files: ADMIN_FILES,
    record: Record::Often(certify),
    measure: |at| settled(admins_certified(at)),
};

fn admins_certified(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Training)?;
    let (certified, lacking): (Vec<_>, Vec<_>) =
        at.admins().into_iter().partition(|it| it.certified.is_some());
    let all = certified.len() + lacking.len();
    let names: Vec<&str> = lacking.iter().map(|person| person.name).collect();
    let note = match names.len() {
        0 => format!("{all} of {all}"),
        _ => format!("{} of {all}; not yet: {}", certified.len(), List::and(&names).at_most(3)),
    };
    let share = Value::share(
        certified.len(),
        all,
        "nobody is an administrator: no stakeholder has the role \
         `admin_owner`, and nobody was tested in a session with `audience: admins`",
    );
    let route =
        |it: &Trainee<'_>| it.certified.as_ref().map_or_else(|| it.route.clone(), |(_, at)| at.clone());
    Ok(share.from(lacking.iter().chain(&certified).map(route)).note(note))
}

pub(super) const FAILED_ASSESSMENTS: Metric = Metric {
    id: "failed_assessments",
    name: "failed assessments",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "the most assessments that one person has failed who is not certified yet",
    formula: "the most `tries` with `passed: false` of one person in the sessions of one audience, of those without a try \
              that passed there; 0 when all have passed",
    not_applicable: "",
    source: "S1",
    files: FILES,
    record: Record::None,
    measure: |at| settled(failed_assessments(at)),
};

fn failed_assessments(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Training)?;
    let trainees = at.trainees();
    if trainees.is_empty() {
        return Err(Value::unknown("nobody has been tested by name (`tries` of a session)"));
    }
    let open = trainees.iter().enumerate().filter(|(_, it)| it.certified.is_none());
    let worst = open.max_by_key(|(index, it)| (it.failures.len(), std::cmp::Reverse(*index)));
    Ok(match worst {
        Some((_, it)) if !it.failures.is_empty() => {
            Value::count(it.failures.len()).from(it.failures.iter().rev().cloned()).note(it.name)
        }
        _ => Value::count(0).from([Route::to(PlanFile::Training).key("sessions")]),
    })
}

pub(super) const OVERDUE_TRAININGS: Metric = Metric {
    id: "overdue_trainings",
    name: "late trainings",
    unit: Unit::Count,
    better: Better::Lower,
    summary: "training sessions that nobody has given and whose day has passed",
    formula: "`sessions` without a `delivered_on` whose `due`, rolled forward from a day off or on hold, is before the as-of \
              date; one that depends on a milestone is held against that milestone's baseline",
    not_applicable: "the onboarding has ended",
    source: "S1 S3",
    files: &[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Training],
    record: Record::Often(give_late),
    measure: |at| settled(overdue_trainings(at)),
};

fn overdue_trainings(at: &Measuring<'_>) -> Result<Value, Value> {
    at.while_running()?;
    at.with(PlanFile::Training)?;
    let late = at.plan_at().overdue_sessions();
    let route = |index: usize| Route::to(PlanFile::Training).key("sessions").index(index).key("due");
    let value = Value::count(late.len()).from(late.iter().map(|(index, ..)| route(*index)));
    let ids: Vec<&str> = late.iter().map(|(_, session, _)| session.id.as_str()).collect();
    Ok(if ids.is_empty() { value } else { value.note(List::and(&ids).at_most(3).to_string()) })
}

fn sessions<'a>(at: &Measuring<'a>) -> Result<Vec<(usize, &'a Session)>, Value> {
    at.with(PlanFile::Training)?;
    let sessions: Vec<_> = at.plan_at().sessions().collect();
    if sessions.is_empty() { Err(Value::unknown("no training sessions are planned")) } else { Ok(sessions) }
}

fn is_delivered(at: &Measuring<'_>, session: &Session) -> bool {
    session.delivered_by(at.as_of()).is_some()
}

/// Certifies the first administrator who is not; in a session that is named where there are several.
fn certify(at: &PlanAt) -> Option<Command> {
    let admins = at.admins();
    let open = admins.iter().find(|it| it.certified.is_none());
    let mut sessions = at.sessions().filter(|(_, it)| it.audience == Some(Audience::Admins));
    let first = sessions.next().filter(|_| sessions.next().is_some()).map(|(_, it)| it.id.as_str());
    let session = open.and_then(|it| it.session).or(first).map(Word::from);
    Some(commands::training_certify(at.slug(), Word::or(open.map(|it| it.name), "name"), session))
}

/// Says that the first session that is late was given.
fn give_late(at: &PlanAt) -> Option<Command> {
    let late = at.overdue_sessions().first().map(|(_, it, _)| &it.id);
    Some(commands::training_given(at.slug(), Word::or(late, "id")))
}

/// Says that the next session was given.
fn deliver(at: &PlanAt) -> Option<Command> {
    let open = at.sessions().find(|(_, it)| it.delivered_by(at.as_of()).is_none());
    let id = Word::or(open.map(|(_, it)| &it.id), "id");
    Some(commands::training_deliver(at.slug(), id, blank("n"), blank("n")))
}

/// Says how many passed: of the first session that was given, tests people, and has no result yet, else of the first in
/// which somebody failed. Where there is none, the first that will test people has to be given.
fn assess(at: &PlanAt) -> Option<Command> {
    let day = at.as_of();
    let tests = || at.sessions().filter(|(_, it)| it.assessment.is_some()).map(|(_, it)| it);
    let given = || tests().filter(|it| it.delivered_by(day).is_some());
    let has_failed =
        |it: &&Session| matches!(it.results_on(day), (Some(tested), Some(passed)) if passed < tested);
    let untold = given().find(|it| it.results_on(day).1.is_none()).or_else(|| given().find(has_failed));
    Some(match (untold, tests().find(|it| it.delivered_by(day).is_none())) {
        (None, Some(session)) => commands::training_given(at.slug(), &session.id),
        (session, _) => {
            let id = Word::or(session.map(|it| &it.id), "id");
            commands::training_assess(at.slug(), id, blank("n"), blank("n"))
        }
    })
}
