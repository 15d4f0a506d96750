//! Which command writes down what a metric reads, where one does. It names what is open where that is known, so that it
//! can be pasted.

use super::handoff::has_answer;
use crate::model::{Asked, Audience, Session, Text, ValueName};
use crate::plan_at::PlanAt;
use crate::remedy::{Command, Word, blank, commands};
use crate::schedule::open_actions;

/// Metrics that one command feeds.
struct Record {
    metrics: &'static [&'static str],
    /// Whether what it writes happens once: then a value that is known can no longer be bettered.
    happens_once: bool,
    /// The command for a plan, where it would be taken.
    command: fn(&PlanAt) -> Option<Command>,
}

const RECORDS: &[Record] = &[
    often(&["active_seats", "licence_adoption", "provisioned_share", "seat_activation"], |at| {
        Some(commands::usage_seats(at.slug(), blank("n"), blank("n"), blank("n")))
    }),
    often(&["workflows_live"], |at| Some(commands::usage_workflows(at.slug(), blank("n")))),
    often(&["feature_breadth"], |at| Some(commands::usage_features(at.slug(), blank("n"), blank("n")))),
    often(&["key_actions"], |at| Some(commands::usage_key_actions(at.slug(), blank("n")))),
    often(&["days_since_activity"], |at| Some(commands::usage_last_used(at.slug(), blank("date")))),
    often(&["csat"], |at| Some(commands::usage_csat(at.slug(), blank("1-5")))),
    often(&["nps"], |at| Some(commands::usage_nps(at.slug(), blank("score")))),
    often(&["sentiment"], |at| Some(commands::stakeholder_sentiment(at.slug(), blank("name"), blank("1-5")))),
    often(&["active_contacts", "no_shows", "rhythm_kept", "sponsor_silence_days"], |at| {
        Some(commands::stakeholder_touch(at.slug(), blank("name")))
    }),
    often(&["sponsor_active"], |at| {
        Some(commands::stakeholder_add(at.slug(), blank("name"), "executive_sponsor"))
    }),
    often(&["champion_active"], |at| Some(commands::stakeholder_add(at.slug(), blank("name"), "champion"))),
    often(&["admins_certified"], |at| Some(certify(at))),
    often(&["training_delivered"], |at| {
        let open = at.sessions().find(|(_, it)| it.delivered_by(at.as_of()).is_none());
        let id = Word::or(open.map(|(_, it)| &it.id), "id");
        Some(commands::training_deliver(at.slug(), id, blank("n"), blank("n")))
    }),
    often(&["training_passed"], |at| Some(assess(at))),
    often(&["open_commitments"], |at| {
        Some(match at.plan.handoff.commitments.is_empty() {
            true => commands::commitment_add(at.slug(), blank("promise"), blank("name")),
            false => {
                let open = at.owed_commitments().next().map(|(_, it)| &it.id);
                commands::commitment_deliver(at.slug(), Word::or(open, "id"), None)
            }
        })
    }),
    often(&["handoff_completeness"], |at| Some(missing_answers(at))),
    often(&["resources_uncommitted"], |at| {
        Some(match at.plan.handoff.customer_resources.is_empty() {
            true => commands::resource_add(at.slug(), blank("part"), blank("hours")),
            false => commands::resource_commit_all(at.slug()),
        })
    }),
    often(&["objectives_met"], |at| {
        if at.plan.jsp.objectives.is_empty() {
            return Some(commands::objective_add(at.slug(), blank("objective"), blank("date")));
        }
        // What a metric decides is not said to be met.
        let mut by_word = at.objectives().filter(|(_, it)| !it.metric.is_answered());
        let open = by_word.find(|(_, it)| it.reached_by(at.as_of()).is_none());
        let id = Word::or(open.map(|(_, it)| &it.id), "id");
        Some(commands::objective_met(at.slug(), id, blank("evidence")))
    }),
    often(&["overdue_actions"], |at| {
        let late =
            open_actions(at).find(|(index, _)| at.action_owed_on(*index).is_some_and(|due| at.is_past(due)));
        Some(commands::action_done(at.slug(), Word::or(late.map(|(_, it)| &it.id), "id"), None))
    }),
    often(&["overdue_trainings"], |at| {
        let late = at.overdue_sessions().first().map(|(_, it, _)| &it.id);
        Some(commands::training_given(at.slug(), Word::or(late, "id")))
    }),
    often(&["due_milestones_done", "milestone_completion", "overdue_milestones"], |at| {
        Some(next_milestone(at))
    }),
    often(&["risks_past_trigger"], |at| {
        let past = at.open_risks().find(|(_, it)| at.is_past_trigger(it)).map(|(_, it)| &it.id);
        Some(commands::risk_review(at.slug(), Word::or(past, "id"), blank("date")))
    }),
    often(&["days_since_update"], |at| Some(commands::update_new(at.slug()))),
    once(&["ttfv_days", "ttfv_days_net"], |at| reach(at, "first", ValueName::First)),
    once(&["time_to_full_value_days"], |at| reach(at, "full", ValueName::Full)),
    once(&["quick_win_days"], |at| reach(at, "quick-win", ValueName::QuickWin)),
];

const fn often(metrics: &'static [&'static str], command: fn(&PlanAt) -> Option<Command>) -> Record {
    Record { metrics, happens_once: false, command }
}

const fn once(metrics: &'static [&'static str], command: fn(&PlanAt) -> Option<Command>) -> Record {
    Record { metrics, happens_once: true, command }
}

/// Certifies the first administrator who is not; in a session that is named where there are several.
fn certify(at: &PlanAt) -> Command {
    let admins = at.admins();
    let open = admins.iter().find(|it| it.certified.is_none());
    let mut sessions = at.sessions().filter(|(_, it)| it.audience == Some(Audience::Admins));
    let first = sessions.next().filter(|_| sessions.next().is_some()).map(|(_, it)| it.id.as_str());
    let session = open.and_then(|it| it.session).or(first).map(Word::from);
    commands::training_certify(at.slug(), Word::or(open.map(|it| it.name), "name"), session)
}

/// Says how many passed: of the first session that was given, tests people, and has no result yet, else of the first in
/// which somebody failed. Where there is none, the first that will test people has to be given.
fn assess(at: &PlanAt) -> Command {
    let day = at.as_of();
    let tests = || at.sessions().filter(|(_, it)| it.assessment.is_some()).map(|(_, it)| it);
    let given = || tests().filter(|it| it.delivered_by(day).is_some());
    let has_failed =
        |it: &&Session| matches!(it.results_on(day), (Some(tested), Some(passed)) if passed < tested);
    let untold = given().find(|it| it.results_on(day).1.is_none()).or_else(|| given().find(has_failed));
    match (untold, tests().find(|it| it.delivered_by(day).is_none())) {
        (None, Some(session)) => commands::training_given(at.slug(), &session.id),
        (session, _) => {
            let id = Word::or(session.map(|it| &it.id), "id");
            commands::training_assess(at.slug(), id, blank("n"), blank("n"))
        }
    }
}

/// Finishes the first milestone in the file that waits for nothing that is open.
fn next_milestone(at: &PlanAt) -> Command {
    let mut open = at.written_milestones().filter(|(index, it)| at.is_open(*index) && it.fact.is_none());
    let next = open.find(|(index, _)| at.open_before(*index, at.as_of()).is_empty());
    let id = Word::or(next.map(|(_, it)| &it.id), "id");
    commands::milestone_done(at.slug(), id, None, Some(blank("evidence")))
}

/// Writes down what the handoff still lacks, why they bought first; shows what is there where all that a line can say is said.
fn missing_answers(at: &PlanAt) -> Command {
    let handoff = &at.plan.handoff;
    let lacks = |text: &Text, name| (!text.is_answered()).then(|| blank(name));
    let lacks_all = |texts: &[String], name| (!has_answer(texts)).then(|| blank(name));
    let why = [
        lacks(&handoff.use_case, "use case"),
        lacks(&handoff.business_case, "business case"),
        lacks(&handoff.roi, "roi"),
        lacks_all(&handoff.pain_points, "pain point"),
        lacks(&handoff.reason_for_choice, "reason"),
        lacks(&handoff.communication, "communication"),
    ];
    let context = [
        lacks(&handoff.competitive_context, "context"),
        lacks(&handoff.technical.environment, "environment"),
        lacks(&handoff.timeline, "timeline"),
        lacks(&handoff.consequences, "consequences"),
        lacks_all(&handoff.objections, "objection").filter(|_| !handoff.has_none_of(Asked::Objections)),
    ];
    let is_missing = |answers: &[Option<Word>]| answers.iter().any(Option::is_some);
    if is_missing(&why) {
        let [use_case, business, roi, pain, reason, how] = why;
        return commands::handoff_set_why(at.slug(), use_case, business, roi, pain, reason, how);
    }
    if is_missing(&context) {
        let [beaten, environment, timeline, fails, objection] = context;
        return commands::handoff_set_context(at.slug(), beaten, environment, timeline, fails, objection);
    }
    commands::handoff_show(at.slug())
}

/// Says when value was reached; refused while nobody has written what it is.
fn reach(at: &PlanAt, which: &str, name: ValueName) -> Option<Command> {
    let point = at.plan.jsp.value.get(name);
    if let Some(milestone) = point.milestone.get() {
        return Some(commands::milestone_done(
            at.slug(),
            milestone,
            Some(blank("date")),
            Some(blank("evidence")),
        ));
    }
    let (evidence, on) = (blank("evidence"), Some(blank("date")));
    point.definition.is_answered().then(|| commands::value_reach(at.slug(), which, evidence, on))
}

/// The command that writes down for a plan what the metric reads, if there is one: where it is not known, or could
/// still get better.
pub fn record(metric: &str, at: &PlanAt, is_known: bool) -> Option<Command> {
    let record = RECORDS.iter().find(|record| record.metrics.contains(&metric))?;
    if is_known && record.happens_once {
        return None;
    }
    (record.command)(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn at(files: &[(&str, &str)]) -> PlanAt {
        PlanAt::of(plan_from(files), &Basis::on(date("2026-04-10")))
    }

    #[test]
    fn every_metric_named_exists_and_is_named_once() {
        let mut named: Vec<&str> = RECORDS.iter().flat_map(|record| record.metrics).copied().collect();
        let all = named.len();
        for id in &named {
            assert!(crate::metric::find(id).is_some(), "there is no metric `{id}`");
        }
        named.sort_unstable();
        named.dedup();
        assert_eq!(named.len(), all);
    }

    #[test]
    fn what_happens_once_is_not_written_down_again() {
        let jsp = "value: {first: {definition: first close run}}";
        let plan = at(&[("jsp.yaml", jsp)]);
        let line = |metric, is_known| record(metric, &plan, is_known).map(|command| command.to_string());
        assert_eq!(line("csat", true).as_deref(), Some("onboard usage add acme --csat <1-5>"));
        assert_eq!(line("ttfv_days", true), None);
        let reach = "onboard value reach acme first --evidence <evidence> --on <date>";
        assert_eq!(line("ttfv_days", false).as_deref(), Some(reach));
        assert_eq!(line("time_to_full_value_days", false), None, "nobody has written what full value is");
        assert_eq!(line("friction_score", false), None);
    }

    #[test]
    fn what_the_handoff_lacks_is_written_down_with_one_command() {
        let texts = "use_case: a\nbusiness_case: b\nroi: c\npain_points: [d]\nreason_for_choice: e\ncommunication: f\n\
                     competitive_context: g\ntechnical: {environment: h}\nconsequences: i\nnone: [objections]\n";
        let line = |rest: &str| {
            let plan = at(&[("handoff.yaml", &format!("{texts}{rest}"))]);
            record("handoff_completeness", &plan, true).map(|command| command.to_string())
        };
        assert_eq!(line("").as_deref(), Some("onboard handoff set acme --timeline <timeline>"));
        assert_eq!(line("timeline: j\n").as_deref(), Some("onboard handoff show acme"));
        let plan = at(&[]);
        let open = record("resources_uncommitted", &plan, false).map(|command| command.to_string());
        assert_eq!(open.as_deref(), Some("onboard resource add acme <part> --hours <hours>"));
        let open = record("objectives_met", &plan, false).map(|command| command.to_string());
        assert_eq!(open.as_deref(), Some("onboard objective add acme <objective> --due <date>"));
    }

    #[test]
    fn what_is_open_is_named() {
        let jsp = "objectives: [{id: B-seats, statement: a, metric: seat_activation, at_least: 0.5}, \
                    {id: B-met, statement: b, reached_on: 2026-04-01, evidence: mail}, {id: B-open, statement: c}]\n\
                   milestones: [{id: M-late, title: a, after: [M-first]}, {id: M-first, title: b}]";
        let training = "sessions: [{id: T-given, audience: admins, delivered_on: 2026-04-01, assessment: certification}, {id: T-next}]";
        let people = "people: [{name: Maja Ilic, roles: [admin_owner]}]";
        let at = at(&[("jsp.yaml", jsp), ("training.yaml", training), ("stakeholders.yaml", people)]);
        let case = |metric: &str, want: &str| {
            assert_eq!(record(metric, &at, true).map(|it| it.to_string()).as_deref(), Some(want));
        };
        case("objectives_met", "onboard objective met acme B-open --evidence <evidence>");
        case("milestone_completion", "onboard milestone done acme M-first --evidence <evidence>");
        case("training_passed", "onboard training assess acme T-given --assessed <n> --passed <n>");
        case("training_delivered", "onboard training deliver acme T-next --invited <n> --attended <n>");
        case("admins_certified", "onboard training certify acme 'Maja Ilic'");
    }
}
