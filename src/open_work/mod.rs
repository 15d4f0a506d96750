//! What is still to be done, and who has it. Whatever somebody can hold is in the table of fields; only whether the entry
//! around it is over is asked here, so that a new key passes on without a list of its own.

pub mod departed;
mod openness;

use openness::Openness;

use crate::assessment::Assessment;
use crate::date::Date;
use crate::fields::{Field, Found, Kind, Shape, walk};
use crate::model::{Side, is_answer};
use crate::route::Route;

/// Something open that somebody has, or is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenWork {
    /// Who.
    pub name: String,
    /// Where the plan says so: a name, or a list of who has it from when to when.
    pub route: Route,
    /// What it is, as a message says it: ``milestone `M-import` ``, `` `csm` of our team ``.
    pub what: String,
    /// The first day of their term.
    pub since: Option<Date>,
    /// The last day of their term.
    pub until: Option<Date>,
}

impl OpenWork {
    /// Whether they still have it after `day`, or are to have it.
    pub fn lasts_beyond(&self, day: Date) -> bool {
        self.until.is_none_or(|last| last > day)
    }
}

impl Assessment {
    /// Everything open that somebody has, in the order of the files; nothing once the onboarding has ended. A placeholder
    /// and a side are nobody.
    pub fn open_work(&self) -> Vec<OpenWork> {
        if self.has_ended() {
            return Vec::new();
        }
        // With the number of its entry, by which the days of a term find their name.
        let mut terms: Vec<(usize, OpenWork)> = Vec::new();
        walk(&self.plan, is_of_term, |found| match (found.field.kind, terms.last_mut()) {
            (Kind::Holders(_), _) => terms.push((found.entry(), held(found))),
            (Kind::Since(_), Some((entry, work))) if *entry == found.entry() => work.since = found.day(),
            (Kind::Until, Some((entry, work))) if *entry == found.entry() => work.until = found.day(),
            _ => {}
        });
        let mut openness = Openness::of(self);
        let is_open = |work: &OpenWork| {
            let is_somebody = is_answer(&work.name) && Side::from_word(&work.name).is_none();
            is_somebody && openness.is_open_at(&work.route)
        };
        terms.into_iter().map(|(_, work)| work).filter(is_open).collect()
    }

    /// What is open of somebody, and stays theirs after the plan's day.
    pub fn open_work_of(&self, name: &str) -> Vec<OpenWork> {
        let mut work = self.open_work();
        work.retain(|it| it.lasts_beyond(self.as_of()) && self.is_same(&it.name, name));
        work
    }
}

/// Whether a field says who holds something, or from when to when.
fn is_of_term(shape: &Shape, field: &Field) -> bool {
    let is_day_of_term = || shape.is_holder() && matches!(field.kind, Kind::Since(_) | Kind::Until);
    matches!(field.kind, Kind::Holders(_)) || is_day_of_term()
}

/// What is held, with its place.
fn held(found: &Found<'_>) -> OpenWork {
    let mut route = found.route();
    let around = if found.shape.is_holder() { found.around() } else { None };
    if around.is_some() {
        // The number of the term, and the key of the name in it.
        route.steps.truncate(route.steps.len().saturating_sub(2));
    }
    let (subject, shape) = around.unwrap_or_else(|| (found.subject(), found.shape));
    let holders = shape.fields.iter().filter(|field| matches!(field.kind, Kind::Holders(_))).count();
    let has_name = shape.fields.iter().any(|field| matches!(field.kind, Kind::Id | Kind::Name));
    let what = if has_name || holders < 2 { subject } else { format!("`{}` of {subject}", found.field.key) };
    OpenWork { name: found.text().unwrap_or_default().to_owned(), route, what, since: None, until: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    /// What Lee has on Friday 10 April 2026, and until when.
    fn of_lee(files: &[(&str, &str)]) -> Vec<String> {
        let assessment = Assessment::of(plan_from(files), &Basis::on(date("2026-04-10")));
        let work = assessment.open_work().into_iter().filter(|it| it.name == "Lee");
        work.map(|it| match it.until {
            Some(until) => format!("{} {} until {until}", it.what, it.route),
            None => format!("{} {}", it.what, it.route),
        })
        .collect()
    }

    #[track_caller]
    fn case(file: &str, text: &str, want: &[&str]) {
        assert_eq!(of_lee(&[(file, text)]), want, "{text}");
    }

    #[test]
    fn what_is_done_dropped_answered_or_decided_is_nobodys_work() {
        case(
            "jsp.yaml",
            "milestones: [{id: M-1, owner: Lee}, {id: M-2, customer_owner: Lee, done_on: 2026-04-01}, \
             {id: M-3, owner: Lee, dropped: [{dropped_on: 2026-04-01}]}]",
            &["milestone `M-1` jsp.yaml:milestones[0].owner"],
        );
        case(
            "actions.yaml",
            "actions: [{id: A-1, owner: Lee, done_on: 2026-04-09}, {id: A-2, owner: [Ana, Lee]}, \
             {id: A-3, blockers: [{id: X-1, waiting_for: Lee, since: 2026-04-01, ended_on: 2026-04-02}, \
             {id: X-2, waiting_for: Lee, since: 2026-04-03}, \
             {id: X-3, waiting_for: Lee, since: 2026-04-03, answered_on: 2026-04-04}]}]",
            &[
                "action `A-2` actions.yaml:actions[1].owner",
                "blocker `X-2` actions.yaml:actions[2].blockers[1].waiting_for",
            ],
        );
        case(
            "contacts.yaml",
            "contacts: [{id: L-1, kind: ask, asked_on: 2026-04-01, of: Lee}, \
             {id: L-2, kind: ask, asked_on: 2026-04-01, of: Lee, answered_on: 2026-04-02}, \
             {id: L-3, kind: call, held_on: 2026-04-01, present: [Lee]}]",
            &["contact `L-1` contacts.yaml:contacts[0].of"],
        );
        case(
            "decisions.yaml",
            "decisions: [{id: D-1, asked_on: 2026-04-01, of: Lee}, {id: D-2, of: Lee, by: Lee, decided_on: 2026-04-02}]",
            &["decision `D-1` decisions.yaml:decisions[0].of"],
        );
        case(
            "risks.yaml",
            "risks: [{id: R-1, owner: Lee}, {id: R-2, owner: Lee, closed: {closed_on: 2026-04-01}}]",
            &["risk `R-1` risks.yaml:risks[0].owner"],
        );
        case(
            "handoff.yaml",
            "customer_resources: [{role: admin, name: Lee}, {role: tester, name: Lee, dropped: [{dropped_on: 2026-04-01}]}]",
            &["resource `admin` handoff.yaml:customer_resources[0].name"],
        );
    }

    #[test]
    fn rights_parts_value_and_criteria_are_work() {
        case(
            "jsp.yaml",
            "value: {first: {owner: Lee, reached_on: 2026-04-01, evidence: mail}, full: {owner: Lee}}
decision_rights: {scope: [Ana, {name: Lee, since: 2026-03-10, until: 2026-05-01}], timeline: waiting}
workstreams: [{id: W-1, customer_owner: Lee}]
",
            &[
                "full value jsp.yaml:value.full.owner",
                "`scope` of the decision rights jsp.yaml:decision_rights.scope until 2026-05-01",
                "workstream `W-1` jsp.yaml:workstreams[0].customer_owner",
            ],
        );
        case(
            "onboarding.yaml",
            "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Lee, ae: Ana}}",
            &["`csm` of our team onboarding.yaml:team.csm"],
        );
        case(
            "onboarding.yaml",
            "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Lee}, ended: {ended_on: 2026-04-01, result: churned}}",
            &[],
        );
        case(
            "gates.yaml",
            "gates: {handoff: {criteria: [{id: C-1, text: a, owner: Lee}, {id: C-2, text: b, owner: Lee, \
             attestations: [{by: Ana, attested_on: 2026-04-01, evidence: notes}]}]}}",
            &["criterion `C-1` gates.yaml:gates.handoff.criteria[0].owner"],
        );
    }

    #[test]
    fn a_side_and_a_placeholder_have_nothing() {
        let actions = "actions: [{id: A-1, owner: TBD, blockers: [{id: X-1, waiting_for: customer, since: 2026-04-01}]}]";
        let assessment =
            Assessment::of(plan_from(&[("actions.yaml", actions)]), &Basis::on(date("2026-04-10")));
        assert_eq!(assessment.open_work(), []);
    }

    #[test]
    fn a_term_that_ends_today_is_theirs_no_more() {
        let jsp = "milestones: [{id: M-1, owner: [{name: Lee, until: 2026-04-10}, {name: Ana, since: 2026-04-10}]}, {id: M-2, owner: lee}]";
        let assessment = Assessment::of(plan_from(&[("jsp.yaml", jsp)]), &Basis::on(date("2026-04-10")));
        let of = |name: &str| assessment.open_work_of(name).into_iter().map(|it| it.what).collect::<Vec<_>>();
        assert_eq!(of("Lee"), ["milestone `M-2`"]);
        assert_eq!(of("Ana"), ["milestone `M-1`"]);
    }
}
