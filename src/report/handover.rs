//! The document with which an account is handed over at the end: for whoever looks after the customer next, and not for the
//! customer.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Heading, Items, Line, Report, View};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::model::{BusinessOutcome, Objective, Person, TeamRole, is_answer};
use crate::phrase::{List, Money, Number};
use crate::plan_at::HandoverPart;
use crate::remedy::Remedy;

/// What is handed over, part by part.
#[derive(Clone, Debug, PartialEq)]
pub struct Handover {
    customer: String,
    day: String,
    /// Each part with what the plan says of it, and what would complete it; nothing would where it is complete.
    parts: Vec<(HandoverPart, Vec<String>, Remedy)>,
}

impl Handover {
    /// The handover of a plan on its day.
    pub fn of(it: &Assessment) -> Self {
        let parts = HandoverPart::ALL.map(|part| (part, said(it, part), it.completes(part)));
        Self {
            customer: it.plan.onboarding.customer.clone(),
            day: it.as_of().short_with_weekday(),
            parts: parts.into(),
        }
    }

    fn missing(&self) -> impl Iterator<Item = HandoverPart> {
        self.parts.iter().filter(|(.., lacks)| !lacks.is_empty()).map(|(part, ..)| *part)
    }
}

impl View for Handover {
    fn report(&self) -> Report {
        let title = format!("{}: handover, {} – ours, do not send", self.customer, self.day);
        let there = self.parts.len() - self.missing().count();
        let mut report = Report::new().with(Heading::top(title));
        let count = format!("{there} of {} parts are complete.", self.parts.len());
        report.push(match there == self.parts.len() {
            true => Line::from(count),
            false => Line::new().warn(count),
        });
        for (part, lines, lacks) in &self.parts {
            report.push(Heading::part(title_of(*part)));
            if !lines.is_empty() {
                report.push(Items::new(lines.iter().map(String::as_str)));
            }
            if !lacks.is_empty() {
                report.push(Line::new().warn("missing").plain(": ").then(Line::message(&lacks.to_string())));
            }
        }
        report
    }

    fn json(&self) -> serde_json::Result<Value> {
        let parts = self.parts.iter().map(
            |(part, lines, lacks)| json!({ "part": part.word(), "is_complete": lacks.is_empty(), "said": lines }),
        );
        let missing: Vec<&str> = self.missing().map(HandoverPart::word).collect();
        Ok(json!({ "customer": self.customer, "missing": missing, "parts": parts.collect::<Vec<_>>() }))
    }
}

const fn title_of(part: HandoverPart) -> &'static str {
    match part {
        HandoverPart::Bought => "What they bought, and what for",
        HandoverPart::Reached => "What they have of it",
        HandoverPart::People => "Who they are",
        HandoverPart::Moods => "How they feel",
        HandoverPart::Promises => "What we still owe them",
        HandoverPart::Risks => "What could go wrong",
        HandoverPart::Expansion => "What they could need next",
        HandoverPart::Renewal => "Renewal and notice",
        HandoverPart::Manner => "How they like to work",
        HandoverPart::NextGoals => "What should be better next",
    }
}

/// What the plan says of a part.
fn said(it: &Assessment, part: HandoverPart) -> Vec<String> {
    match part {
        HandoverPart::Bought => bought(it),
        HandoverPart::Reached => reached(it),
        HandoverPart::People => people(it),
        HandoverPart::Moods => it.people_from_now().filter_map(|(_, person)| mood(it, person)).collect(),
        HandoverPart::Promises => promises(it),
        HandoverPart::Risks => risks(it),
        HandoverPart::Expansion => expansion(it),
        HandoverPart::Renewal => renewal(it),
        HandoverPart::Manner => manner(it),
        HandoverPart::NextGoals => next_goals(it),
    }
}

/// A line under a name, where there is something to say.
fn under(name: &str, text: Option<impl std::fmt::Display>) -> Option<String> {
    text.map(|text| format!("{name}: {text}"))
}

fn bought(it: &Assessment) -> Vec<String> {
    let (head, handoff) = (&it.plan.onboarding, &it.plan.handoff);
    let excluded: Vec<&str> =
        handoff.exclusions.iter().map(String::as_str).filter(|text| is_answer(text)).collect();
    let made_from = head.playbook.get().map(|playbook| {
        let parts = [playbook].into_iter().chain(head.overlays.iter().map(String::as_str));
        List::and(&parts.collect::<Vec<_>>()).to_string()
    });
    let lines = [
        under("account", head.account.answer()),
        under("product", head.product.answer()),
        under("the plan was made from", made_from),
        under("for", handoff.use_case.answer()),
        under("because", handoff.business_case.answer()),
        under("chosen for", handoff.reason_for_choice.answer()),
        under("not part of it", (!excluded.is_empty()).then(|| excluded.join(", "))),
        under("success, in their words", it.plan.jsp.success.answer()),
    ];
    lines.into_iter().flatten().collect()
}

fn reached(it: &Assessment) -> Vec<String> {
    let mut steps: BTreeMap<&str, Vec<&Objective>> = BTreeMap::new();
    for (_, step) in it.objectives() {
        steps.entry(step.outcome.get().unwrap_or_default()).or_default().push(step);
    }
    let mut lines = Vec::new();
    for (_, outcome) in it.outcomes() {
        lines.push(outcome_line(it, outcome));
        let own = steps.remove(outcome.id.trim()).unwrap_or_default();
        lines.extend(own.into_iter().map(|step| format!("{}: {}", outcome.id, objective_line(it, step))));
    }
    // What serves no outcome of the plan.
    lines.extend(steps.into_values().flatten().map(|step| objective_line(it, step)));
    let value = it.plan.jsp.value.all().filter_map(|(name, point)| {
        let what = point.definition.answer()?;
        let state = match it.value_reached(name) {
            Some(on) => {
                let shown = point.evidence.answer().map(|it| format!(" ({it})")).unwrap_or_default();
                format!("reached on {}{shown}", on.short_on(it.as_of()))
            }
            None => "not reached".to_owned(),
        };
        Some(format!("{}: {what} – {state}", name.word().replace('_', " ")))
    });
    lines.extend(value);
    lines
}

/// A step on the way to an outcome, and how far it is.
fn objective_line(it: &Assessment, objective: &Objective) -> String {
    let what = objective.statement.or(&objective.id);
    match (objective.metric.get(), objective.reached_by(it.as_of())) {
        (Some(metric), _) => format!("{what}; measured by `{metric}`"),
        (None, Some(on)) => format!("{what}; reached on {}", on.short_on(it.as_of())),
        (None, None) => format!("{what}; not reached"),
    }
}

fn outcome_line(it: &Assessment, outcome: &BusinessOutcome) -> String {
    let day = it.as_of();
    let readings = outcome.readings_on(day);
    let numbers = readings.first().zip(readings.last()).map(|((_, first), (on, last))| {
        // One reading has moved nowhere yet.
        let from = if readings.len() > 1 { format!("{} → ", Number(first.value)) } else { String::new() };
        format!(": {from}{} on {}", Number(last.value), on.short_on(day))
    });
    let target = outcome.target.map(|target| format!(", {} wanted", Number(target)));
    let state = match outcome.reached_by(day) {
        Some(on) => {
            let shown = outcome.evidence.answer().map(|it| format!(" ({it})")).unwrap_or_default();
            format!("; reached on {}{shown}", on.short_on(day))
        }
        None => "; not reached".to_owned(),
    };
    let parts = [numbers, target].into_iter().flatten().collect::<String>();
    format!("{}{parts}{state}", outcome.statement.or(&outcome.id))
}

fn people(it: &Assessment) -> Vec<String> {
    let theirs = it.people_from_now().map(|(_, person)| {
        let roles = person.roles_on(it.as_of()).map(|role| role.word().replace('_', " "));
        let what: Vec<String> = person.title.answer().map(str::to_owned).into_iter().chain(roles).collect();
        let what = if what.is_empty() { String::new() } else { format!(" ({})", what.join(", ")) };
        let wants = person.goals.answer().map(|goals| format!("; wants: {goals}")).unwrap_or_default();
        let seen = match it.last_contacts().with(&person.name) {
            Some((on, _)) => format!("; last spoken with on {}", on.short_on(it.as_of())),
            None => "; never spoken with".to_owned(),
        };
        format!("{}{what}{wants}{seen}", person.name)
    });
    let ours = TeamRole::ALL
        .iter()
        .filter_map(|part| Some(format!("{} (ours: {})", it.part(*part)?, part.called())));
    theirs.chain(ours).collect()
}

fn mood(it: &Assessment, person: &Person) -> Option<String> {
    let (_, on, felt) = person.sentiment_on(it.as_of())?;
    let note = felt.note.answer().map(|note| format!(": {note}")).unwrap_or_default();
    Some(format!("{}: {} of 5 on {}{note}", person.name, felt.score, on.short_on(it.as_of())))
}

fn promises(it: &Assessment) -> Vec<String> {
    let owed = it.owed_commitments().map(|(_, promise)| {
        let due = it.promise_in_words(promise).map(|due| format!(", {due}"));
        let verbal = if promise.verbal { " (by word of mouth)" } else { "" };
        format!("{}{verbal}{}", promise.text.or(&promise.id), due.unwrap_or_default())
    });
    let owed: Vec<String> = owed.collect();
    match owed.is_empty() && it.hands_over(HandoverPart::Promises) {
        true => vec!["none is open".to_owned()],
        false => owed,
    }
}

fn risks(it: &Assessment) -> Vec<String> {
    let open = it.open_risks().map(|(_, risk)| {
        let kind = risk.kind.map(|kind| format!(" ({})", kind.word().replace('_', " "))).unwrap_or_default();
        let weight = risk.exposure_on(it.as_of()).map(|it| format!(", exposure {it}")).unwrap_or_default();
        let owner = risk.owner.one_on(it.as_of()).map(|it| format!(", {it}")).unwrap_or_default();
        let answer = risk.mitigation.answer().map(|it| format!(": {it}")).unwrap_or_default();
        format!("{}{kind}{weight}{owner}{answer}", risk.text.or(&risk.id))
    });
    let open: Vec<String> = open.collect();
    if open.is_empty() { vec!["none is open".to_owned()] } else { open }
}

fn expansion(it: &Assessment) -> Vec<String> {
    let day = it.as_of();
    let potential = under("potential", it.plan.onboarding.expansion_potential);
    let heard = it.plan.expansion.signals.iter().filter(|signal| signal.is_heard_on(day)).map(|signal| {
        let by = signal.by.answer().map(|by| format!(", {by}")).unwrap_or_default();
        let on = signal.heard_on.map(|on| format!(", {}", on.short_on(day))).unwrap_or_default();
        format!("{}{by}{on}", signal.text.or(&signal.id))
    });
    potential.into_iter().chain(heard).collect()
}

fn renewal(it: &Assessment) -> Vec<String> {
    let contract = &it.plan.onboarding.contract;
    let currency = contract.currency.get().unwrap_or_default();
    let said = |day: Date| day.short_on(it.as_of());
    let worth = contract.arr.map(|arr| Money(arr, currency));
    let lines = [
        under("worth a year", worth),
        under("renews", contract.renews.map(said)),
        under("notice by", contract.notice_until().map(said)),
    ];
    lines.into_iter().flatten().collect()
}

fn manner(it: &Assessment) -> Vec<String> {
    let cadence = &it.plan.jsp.cadence;
    let often = |what: Option<crate::model::Frequency>| what.map(|it| it.word().replace('_', " "));
    let lines = [
        under("they like", it.plan.handoff.communication.answer()),
        under("calls", often(cadence.execution_call)),
        under("written updates", often(cadence.update)),
        under("where", cadence.channel.answer()),
        under("whom to call when nobody answers", cadence.escalation_path.answer()),
        under("language", it.plan.onboarding.language.answer()),
    ];
    lines.into_iter().flatten().collect()
}

/// What was said for the time after, and what of the plan's own goals is still to come.
fn next_goals(it: &Assessment) -> Vec<String> {
    let day = it.as_of();
    let written = it.plan.jsp.next_goals.iter().filter(|goal| is_answer(goal)).cloned();
    let open = it.outcomes().filter(|(_, outcome)| outcome.reached_by(day).is_none());
    let open = open.map(|(_, outcome)| format!("still open: {}", outcome.statement.or(&outcome.id)));
    written.chain(open).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::render::markdown;

    #[test]
    fn promises_by_word_of_mouth_kinds_of_risk_and_what_the_plan_was_made_from_are_told() {
        let head = "{customer: Acme, account: Müller Group, segment: mid-market, playbook: mid-market@2, \
                    overlays: [change-management], team: {csm: Ana}, contract: {signed_on: 2026-03-02}}";
        let handoff = "commitments: [{id: K-1, text: a connector, verbal: true}]";
        let risks = "risks: [{id: R-1, text: the freeze, kind: technical, reviews: [{reviewed_on: 2026-04-01, probability: 2, impact: 3}]}]";
        let files = [("onboarding.yaml", head), ("handoff.yaml", handoff), ("risks.yaml", risks)];
        let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10")));
        let text = markdown::render(&Handover::of(&it).report()).replace('\\', "");
        for part in [
            "- account: Müller Group",
            "- the plan was made from: mid-market@2 and change-management",
            "- a connector (by word of mouth)",
            "- the freeze (technical), exposure 6",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[test]
    fn objectives_stand_with_the_outcome_that_they_serve() {
        let jsp = "outcomes: [{id: O-1, statement: fewer calls}]\n\
                   objectives: [{id: B-1, statement: a page of answers, outcome: O-1, reached_on: 2026-04-02, evidence: page}, \
                   {id: B-2, statement: half of the seats, metric: seat_activation, at_least: 0.5}]";
        let it = Assessment::of(plan_from(&[("jsp.yaml", jsp)]), &Basis::on(date("2026-04-10")));
        assert_eq!(
            reached(&it),
            [
                "fewer calls; not reached",
                "O-1: a page of answers; reached on 2 Apr",
                "half of the seats; measured by `seat_activation`",
            ]
        );
    }

    #[test]
    fn what_is_handed_over_is_said_and_what_is_missing_is_named() {
        let head = "{customer: Acme, segment: mid-market, team: {csm: Ana}, \
                    contract: {signed_on: 2026-03-02, renews: 2027-03-02, notice_days: 60}}";
        let people = "people: [{name: Lee, roles: [champion], goals: fewer calls, sentiments: [{judged_on: 2026-04-02, score: 4, note: the win}]}]";
        let jsp = "next_goals: [the archive]\nvalue: {first: {definition: a day of orders, reached_on: 2026-04-01, evidence: seen}}\n";
        let files = [("onboarding.yaml", head), ("stakeholders.yaml", people), ("jsp.yaml", jsp)];
        let it = Assessment::of(plan_from(&files), &Basis::on(date("2026-04-10")));
        let handover = Handover::of(&it);
        let text = markdown::render(&handover.report()).replace('\\', "");
        for part in [
            "first: a day of orders – reached on 1 Apr (seen)",
            "Lee (champion); wants: fewer calls; never spoken with",
            "Lee: 4 of 5 on 2 Apr: the win",
            "renews: 2 Mar 2027",
            "- the archive",
            "missing: say why they bought: `onboard handoff set acme --use-case <use case>`",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        let missing = handover.json().unwrap()["missing"].to_string();
        assert_eq!(missing, r#"["bought","reached","people","promises","expansion","manner"]"#);
    }
}
