//! Keys and words from before format 1, and what to write in their place. They were never part of a release, so nothing
//! reads them: the error names the new one.

/// A key of a struct as it was.
struct FormerKey {
    /// The structs that had it, by their names in the model.
    of: &'static [&'static str],
    key: &'static str,
    now: Former,
}

/// What to write in place of something that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Former {
    /// This key beside it.
    Key(&'static str),
    /// Something of another shape, or in another place: what fixes it, in words.
    Words(&'static str),
}

use Former::{Key, Words};

const fn row(of: &'static [&'static str], key: &'static str, now: Former) -> FormerKey {
    FormerKey { of, key, now }
}

const STATE: Former = Words(
    "write the days: `started_on`, `done_on`, an entry of `blockers`, or `dropped`; how far it is follows from them",
);

static KEYS: &[FormerKey] = &[
    row(
        &["Onboarding"],
        "reported",
        Words("write an entry of `reported_colours`: `- {reported_on: …, colour: …}`"),
    ),
    row(&["Onboarding"], "outcome", Words("write `ended: {ended_on: …, result: …}`")),
    row(&["Contract"], "signed", Key("signed_on")),
    row(&["Contract"], "renewal", Key("renews")),
    row(&["Hold"], "start", Key("since")),
    row(&["Hold"], "end", Key("ended_on")),
    row(&["ReportedColour"], "on", Key("reported_on")),
    row(&["Ending"], "on", Key("ended_on")),
    row(
        &["Handoff"],
        "decision_maker",
        Words("give the person the role `decision_maker` in `stakeholders.yaml`"),
    ),
    row(&["Handoff"], "champion", Words("give the person the role `champion` in `stakeholders.yaml`")),
    row(&["Handoff"], "admin", Words("give the person the role `admin_owner` in `stakeholders.yaml`")),
    row(
        &["Handoff"],
        "buying_committee",
        Words("give each of them the role `buying_committee` in `stakeholders.yaml`"),
    ),
    row(
        &["Handoff"],
        "red_flags",
        Words(
            "write each as a risk with `origin: handoff` in `risks.yaml`; none at all is `none: [red_flags]`",
        ),
    ),
    row(
        &["Handoff"],
        "success_metrics",
        Words("write each as an outcome or objective with `origin: handoff` in `jsp.yaml`"),
    ),
    row(
        &["Handoff"],
        "meeting",
        Words(
            "write a contact of the kind `handoff_meeting` in `contacts.yaml`; its planned day is the `due` of the milestone with `fact: handoff_meeting`",
        ),
    ),
    row(
        &["Commitment"],
        "status",
        Words(
            "write `delivered_on`, or `declined: {declined_on: …, decision: …}`; one without either is open",
        ),
    ),
    row(&["Commitment"], "decision", Words("write `declined: {declined_on: …, decision: …}`")),
    row(&["Person"], "sentiment", Words("write an entry of `sentiments`: `- {judged_on: …, score: …}`")),
    row(&["Person"], "sentiment_on", Words("write it as `judged_on` of an entry of `sentiments`")),
    row(
        &["Person"],
        "last_contact",
        Words(
            "write the contact into `contacts.yaml`, with who was `present`; the last one follows from there",
        ),
    ),
    row(&["Person"], "status", Words("write `departed_on` for somebody who left; anybody else is there")),
    row(&["Jsp"], "quick_win", Words("write it under `value`: `value: {quick_win: …}`")),
    row(
        &["Outcome"],
        "baseline",
        Words("write it as the first entry of `readings`: `- {measured_on: …, value: …}`"),
    ),
    row(&["Outcome"], "result", Words("write it as an entry of `readings`: `- {measured_on: …, value: …}`")),
    row(&["Outcome", "Objective"], "by", Key("due")),
    row(
        &["Outcome"],
        "achieved_on",
        Words("write the numbers into `readings`, or `reached_on` where there is no `target`"),
    ),
    row(&["Outcome"], "on", Key("reached_on")),
    row(&["Objective"], "met_on", Key("reached_on")),
    row(&["Objective"], "achieved_on", Key("reached_on")),
    row(&["Objective"], "on", Key("reached_on")),
    row(&["OutcomeReading"], "on", Key("measured_on")),
    row(
        &["Milestone"],
        "baseline",
        Words(
            "leave it out: the first baseline is the plan as both sides confirmed it, a later one is in `baselines`",
        ),
    ),
    row(&["Milestone", "MilestoneTemplate"], "depends_on", Key("after")),
    row(&["Milestone", "Action"], "status", STATE),
    row(&["Milestone", "Action"], "on", Key("done_on")),
    row(&["Milestone", "Action"], "blocked", Key("blockers")),
    row(&["Blocker"], "waiting_on", Key("waiting_for")),
    row(&["Blocker"], "on", Key("since")),
    row(&["Move"], "on", Key("moved_on")),
    row(&["ValuePoint"], "target", Key("due")),
    row(&["ValuePoint"], "achieved_on", Key("reached_on")),
    row(&["Confirmation"], "of", Key("fact")),
    row(&["Confirmation"], "on", Key("confirmed_on")),
    row(
        &["Gate"],
        "due",
        Words("leave it out: the days of a gate follow from the milestones of its phase and of its criteria"),
    ),
    row(&["Gate"], "signoff", Key("signoffs")),
    row(&["Criterion"], "attest", Key("attestations")),
    row(&["Criterion"], "waiver", Key("waivers")),
    row(&["Attestation"], "on", Key("attested_on")),
    row(&["Waiver"], "on", Key("waived_on")),
    row(&["NotApplicable"], "on", Key("ruled_on")),
    row(&["Signoff"], "on", Key("signed_on")),
    row(&["Action"], "created", Key("added_on")),
    row(&["Action"], "internal", Words("write `audience: internal`")),
    row(&["Decision"], "on", Key("decided_on")),
    row(
        &["Risk"],
        "probability",
        Words("write it into an entry of `reviews`: `- {reviewed_on: …, probability: …, impact: …}`"),
    ),
    row(
        &["Risk"],
        "impact",
        Words("write it into an entry of `reviews`: `- {reviewed_on: …, probability: …, impact: …}`"),
    ),
    row(&["Risk"], "last_review", Words("write it as `reviewed_on` of an entry of `reviews`")),
    row(&["Risk"], "trigger_date", Key("due")),
    row(&["Risk"], "action", Words("write it under `occurred`: `occurred: {occurred_on: …, action: …}`")),
    row(
        &["Risk"],
        "status",
        Words(
            "write `closed: {closed_on: …, reason: …}` or `occurred: {occurred_on: …, action: …}`; one without either is open",
        ),
    ),
    row(&["Snapshot"], "on", Key("measured_on")),
    row(&["Snapshot"], "last_activity", Key("last_used_on")),
    row(&["Session"], "planned", Key("due")),
    row(
        &["Training"],
        "people",
        Words("write each try of a session under it: `tries: [{taken_on: …, by: …, passed: true}]`"),
    ),
    row(&["Update"], "on", Key("sent_on")),
    row(&["ExpansionSignal"], "on", Key("heard_on")),
    row(&["ExpansionSignal"], "who", Key("by")),
];

/// Words of a closed set as they were: the key, the word, and what to write now.
static WORDS: &[(&str, &str, Former)] = &[
    ("event", "kickoff", Words("write `fact: kickoff` in its place: the contact of that kind says when")),
    (
        "event",
        "security_pack",
        Words("write `fact: security_pack` in its place: the contact of that kind says when"),
    ),
    ("fact", "joint_success_plan", Key("plan_agreed")),
    ("fact", "success_definition", Key("success_confirmed")),
];

/// What to write in place of a key of a struct that knows these fields, where it is one of old or a habit: `on` and
/// `status` are no keys anywhere.
pub(crate) fn former_key(of: &str, key: &str, fields: &[&'static str]) -> Option<Former> {
    if let Some(row) = KEYS.iter().find(|row| row.key == key && row.of.contains(&of)) {
        return Some(row.now);
    }
    let mut days =
        fields.iter().copied().filter(|field| field.ends_with("_on") && !COMPANIONS.contains(field));
    match (key, days.next()) {
        ("on", Some(day)) => Some(Key(day)),
        ("status", Some(_)) => Some(Words("leave it out: how things are follows from their days")),
        _ => None,
    }
}

/// Days that are beside the one on which something happened.
const COMPANIONS: [&str; 2] = ["added_on", "evidence_on"];

/// What to write in place of a word of this key that is none of its words any more.
pub(crate) fn former_word(key: &str, word: &str) -> Option<Former> {
    WORDS.iter().find(|(of, former, _)| *of == key && *former == word).map(|(.., now)| *now)
}

impl Former {
    /// The key that is meant, if it is beside the old one.
    pub(crate) const fn key(self) -> Option<&'static str> {
        match self {
            Self::Key(key) => Some(key),
            Self::Words(_) => None,
        }
    }
}

impl std::fmt::Display for Former {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Key(now) => write!(f, "write `{now}`"),
            Self::Words(words) => f.write_str(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::{FILES, Field, Shape};

    #[test]
    fn a_key_of_old_is_known_where_it_stood() {
        assert_eq!(former_key("Milestone", "depends_on", &[]), Some(Key("after")));
        assert_eq!(former_key("Action", "depends_on", &[]), None);
        assert_eq!(former_key("Sentiment", "on", &["judged_on", "score"]), Some(Key("judged_on")));
        assert_eq!(former_key("Technical", "on", &["environment"]), None);
        assert_eq!(former_word("fact", "success_definition"), Some(Key("success_confirmed")));
    }

    #[test]
    fn what_is_to_be_written_instead_is_known_and_the_old_key_is_not() {
        fn shapes(shape: &'static Shape, all: &mut Vec<&'static Shape>) {
            all.push(shape);
            shape.fields.iter().filter_map(Field::shape).for_each(|shape| shapes(shape, all));
        }
        let mut all = Vec::new();
        FILES.iter().filter_map(|file| file.root.shape()).for_each(|shape| shapes(shape, &mut all));
        for row in KEYS {
            // Templates of playbooks have no table.
            for name in row.of.iter().filter(|name| !name.ends_with("Template")) {
                let shape = all.iter().find(|shape| shape.name == *name);
                let shape = shape.unwrap_or_else(|| panic!("there is no struct `{name}`"));
                assert!(shape.field(row.key).is_none(), "`{}` is a key of `{name}`", row.key);
                let is_known = |key| shape.field(key).is_some();
                assert!(row.now.key().is_none_or(is_known), "`{}` of `{name}`: {}", row.key, row.now);
            }
        }
    }

    #[test]
    fn each_is_listed_once() {
        for (at, row) in KEYS.iter().enumerate() {
            let again =
                |other: &FormerKey| other.key == row.key && other.of.iter().any(|it| row.of.contains(it));
            assert!(!KEYS[at + 1..].iter().any(again), "`{}` of {:?}", row.key, row.of);
        }
    }
}
