//! Which command writes down what a metric reads, where one does.

use crate::model::{Asked, Text, ValueName};
use crate::plan::Plan;
use crate::remedy::{Command, Word, blank, commands};

/// Metrics that one command feeds.
struct Record {
    metrics: &'static [&'static str],
    /// Whether what it writes happens once: then a value that is known can no longer be bettered.
    happens_once: bool,
    /// The command for a plan, where it would be taken.
    command: fn(&Plan) -> Option<Command>,
}

const RECORDS: &[Record] = &[
    often(&["active_seats", "licence_adoption", "provisioned_share", "seat_activation"], |plan| {
        Some(commands::usage_seats(&plan.slug, blank("n"), blank("n"), blank("n")))
    }),
    often(&["workflows_live"], |plan| Some(commands::usage_workflows(&plan.slug, blank("n")))),
    often(&["feature_breadth"], |plan| Some(commands::usage_features(&plan.slug, blank("n"), blank("n")))),
    often(&["key_actions"], |plan| Some(commands::usage_key_actions(&plan.slug, blank("n")))),
    often(&["days_since_activity"], |plan| Some(commands::usage_last_used(&plan.slug, blank("date")))),
    often(&["csat"], |plan| Some(commands::usage_csat(&plan.slug, blank("1-5")))),
    often(&["nps"], |plan| Some(commands::usage_nps(&plan.slug, blank("score")))),
    often(&["sentiment"], |plan| {
        Some(commands::stakeholder_sentiment(&plan.slug, blank("name"), blank("1-5")))
    }),
    often(&["active_contacts", "no_shows", "rhythm_kept", "sponsor_silence_days"], |plan| {
        Some(commands::stakeholder_touch(&plan.slug, blank("name")))
    }),
    often(&["sponsor_active"], |plan| {
        Some(commands::stakeholder_add(&plan.slug, blank("name"), "executive_sponsor"))
    }),
    often(&["champion_active"], |plan| {
        Some(commands::stakeholder_add(&plan.slug, blank("name"), "champion"))
    }),
    often(&["admins_certified"], |plan| {
        Some(commands::training_certify(&plan.slug, blank("name"), Some(blank("session"))))
    }),
    often(&["training_delivered"], |plan| {
        Some(commands::training_deliver(&plan.slug, blank("id"), blank("n"), blank("n")))
    }),
    often(&["training_passed"], |plan| {
        Some(commands::training_assess(&plan.slug, blank("id"), blank("n"), blank("n")))
    }),
    often(&["open_commitments"], |plan| {
        Some(match plan.handoff.commitments.is_empty() {
            true => commands::commitment_add(&plan.slug, blank("promise"), blank("name")),
            false => commands::commitment_deliver(&plan.slug, blank("id"), None),
        })
    }),
    often(&["handoff_completeness"], |plan| Some(missing_answers(plan))),
    often(&["resources_uncommitted"], |plan| {
        Some(match plan.handoff.customer_resources.is_empty() {
            true => commands::resource_add(&plan.slug, blank("part"), blank("hours")),
            false => commands::resource_commit_all(&plan.slug),
        })
    }),
    often(&["objectives_met"], |plan| {
        Some(match plan.jsp.objectives.is_empty() {
            true => commands::objective_add(&plan.slug, blank("objective"), blank("date")),
            false => commands::objective_met(&plan.slug, blank("id"), blank("evidence")),
        })
    }),
    often(&["overdue_actions"], |plan| Some(commands::action_done(&plan.slug, blank("id"), None))),
    often(&["due_milestones_done", "milestone_completion", "overdue_milestones"], |plan| {
        Some(commands::milestone_done(&plan.slug, blank("id"), None, Some(blank("evidence"))))
    }),
    often(&["risks_past_trigger"], |plan| {
        Some(commands::risk_review(&plan.slug, blank("id"), blank("date")))
    }),
    often(&["days_since_update"], |plan| Some(commands::update_new(&plan.slug))),
    once(&["ttfv_days", "ttfv_days_net"], |plan| reach(plan, "first", ValueName::First)),
    once(&["time_to_full_value_days"], |plan| reach(plan, "full", ValueName::Full)),
    once(&["quick_win_days"], |plan| reach(plan, "quick-win", ValueName::QuickWin)),
];

const fn often(metrics: &'static [&'static str], command: fn(&Plan) -> Option<Command>) -> Record {
    Record { metrics, happens_once: false, command }
}

const fn once(metrics: &'static [&'static str], command: fn(&Plan) -> Option<Command>) -> Record {
    Record { metrics, happens_once: true, command }
}

/// Writes down what the handoff still lacks, why they bought first; shows what is there where all that a line can say is said.
fn missing_answers(plan: &Plan) -> Command {
    let handoff = &plan.handoff;
    let lacks = |text: &Text, name| (!text.is_answered()).then(|| blank(name));
    let lacks_all = |texts: &[String], name| texts.is_empty().then(|| blank(name));
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
        return commands::handoff_set_why(&plan.slug, use_case, business, roi, pain, reason, how);
    }
    if is_missing(&context) {
        let [beaten, environment, timeline, fails, objection] = context;
        return commands::handoff_set_context(&plan.slug, beaten, environment, timeline, fails, objection);
    }
    commands::handoff_show(&plan.slug)
}

/// Says when value was reached; refused while nobody has written what it is.
fn reach(plan: &Plan, which: &str, name: ValueName) -> Option<Command> {
    let point = plan.jsp.value.get(name);
    if let Some(milestone) = point.milestone.get() {
        return Some(commands::milestone_done(
            &plan.slug,
            milestone,
            Some(blank("date")),
            Some(blank("evidence")),
        ));
    }
    let (evidence, on) = (blank("evidence"), Some(blank("date")));
    plan.jsp
        .value
        .get(name)
        .definition
        .is_answered()
        .then(|| commands::value_reach(&plan.slug, which, evidence, on))
}

/// The command that writes down for `plan` what the metric reads, if there is one: where it is not known, or could
/// still get better.
pub fn record(metric: &str, plan: &Plan, is_known: bool) -> Option<Command> {
    let record = RECORDS.iter().find(|record| record.metrics.contains(&metric))?;
    if is_known && record.happens_once {
        return None;
    }
    (record.command)(plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::plan_from;

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
        let plan = plan_from(&[("jsp.yaml", jsp)]);
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
            let plan = plan_from(&[("handoff.yaml", &format!("{texts}{rest}"))]);
            record("handoff_completeness", &plan, true).map(|command| command.to_string())
        };
        assert_eq!(line("").as_deref(), Some("onboard handoff set acme --timeline <timeline>"));
        assert_eq!(line("timeline: j\n").as_deref(), Some("onboard handoff show acme"));
        let plan = plan_from(&[]);
        let open = record("resources_uncommitted", &plan, false).map(|command| command.to_string());
        assert_eq!(open.as_deref(), Some("onboard resource add acme <part> --hours <hours>"));
        let open = record("objectives_met", &plan, false).map(|command| command.to_string());
        assert_eq!(open.as_deref(), Some("onboard objective add acme <objective> --due <date>"));
    }
}
