use super::*;
use crate::basis::Basis;
use crate::date::Date;
use crate::diff::{Both, PlanFate, Version};
use crate::fixture::{HEAD, date};
use crate::history::Move;
use crate::model::GateName;
use crate::plan::{Directory, load};

type Files<'a> = &'a [(&'a str, &'a str)];

/// A go-live that is open and past its day: it moves by a working day each working day.
const LATE: &str = "milestones: [{id: M-live, event: go_live, phase: implementation, due: 2026-04-01}]";

fn version(files: Files<'_>, day: &str) -> Version {
    let has_head = files.iter().any(|(name, _)| *name == "onboarding.yaml");
    let head = (!has_head).then_some(("onboarding.yaml", HEAD));
    let directory = Directory::of("acme", head.into_iter().chain(files.iter().copied()));
    Version::unchecked(load(directory), &Basis::on(date(day)))
}

fn since(then: Files<'_>, now: Files<'_>) -> PlanSince {
    let both = Both::new(version(then, "2026-04-06"), version(now, "2026-04-10"));
    let hands = Hands { authors: vec!["Ana Ruiz".to_owned()], ..Hands::default() };
    let hands = if both.base.has_bytes_of(&both.head) { Hands::default() } else { hands };
    PlanSince::between(both.as_ref().map(Some), hands)
}

fn go_live(since: &PlanSince) -> Option<(Date, Date, By)> {
    since.changes.iter().find_map(|it| match it.news {
        News::Moved(Move::GoLive { from, to }) => Some((from, to, it.by)),
        _ => None,
    })
}

#[test]
fn what_moves_by_itself_is_told_from_what_somebody_moved() {
    let case = |then: &str, now: &str, want: Option<(&str, &str, By)>| {
        let seen = go_live(&since(&[("jsp.yaml", then)], &[("jsp.yaml", now)]));
        assert_eq!(seen, want.map(|(from, to, by)| (date(from), date(to), by)), "{then} to {now}");
    };
    case(LATE, LATE, Some(("2026-04-06", "2026-04-10", By::Time)));
    // A comment is a change of the file that moves nothing.
    case(LATE, &format!("# seen\n{LATE}"), Some(("2026-04-06", "2026-04-10", By::Time)));
    let later = LATE.replace("2026-04-01", "2026-04-20");
    let both = By::Both { time: Some(4), files: Some(10) };
    case(LATE, &later, Some(("2026-04-06", "2026-04-20", both)));
    let planned = LATE.replace("2026-04-01", "2026-04-17");
    case(&planned, &later, Some(("2026-04-17", "2026-04-20", By::Files)));
    case(&planned, &planned, None);
}

#[test]
fn a_gate_opens_by_who_wrote_it_and_shuts_by_itself() {
    let rights = ("jsp.yaml", "decision_rights: {gates: [Priya Shah]}");
    let gates = |until: &str, signed: &str| {
        let waiver =
            format!("{{by: Priya Shah, waived_on: 2026-03-30, until: {until}, reason: town hall moved}}");
        format!("gates: {{handoff: {{criteria: [{{id: C-1, waivers: [{waiver}]}}], signoffs: [{signed}]}}}}")
    };
    let seen = |then: &str, now: &str| -> Vec<(Move, By)> {
        let since = since(&[rights, ("gates.yaml", then)], &[rights, ("gates.yaml", now)]);
        let of = |it: &Change| match it.news {
            News::Moved(moved @ (Move::Opened(_) | Move::Shut(_))) => Some((moved, it.by)),
            _ => None,
        };
        since.changes.iter().filter_map(of).collect()
    };
    let signed = "{by: Priya Shah, signed_on: 2026-04-01}";
    let (brief, long) = (gates("2026-04-08", signed), gates("2026-04-13", signed));
    assert_eq!(seen(&brief, &brief), [(Move::Shut(GateName::Handoff), By::Time)]);
    assert_eq!(seen(&gates("2026-04-13", ""), &long), [(Move::Opened(GateName::Handoff), By::Files)]);
    assert_eq!(seen(&long, &brief), [(Move::Shut(GateName::Handoff), By::Files)]);
}

#[test]
fn promises_are_kept_missed_and_declined() {
    let handoff = |rest: &str| format!("commitments: [{{id: C-1, text: A report, due: 2026-04-08{rest}}}]");
    let fates = |then: &str, now: &str| -> Vec<(PromiseFate, By)> {
        let seen = since(&[("handoff.yaml", then)], &[("handoff.yaml", now)]);
        let of = |it: &Change| match &it.news {
            News::Promise(promise) => Some((promise.fate, it.by)),
            _ => None,
        };
        seen.changes.iter().filter_map(of).collect()
    };
    let (open, kept) = (handoff(""), handoff(", delivered_on: 2026-04-07"));
    assert_eq!(fates(&open, &open), [(PromiseFate::Missed(date("2026-04-08")), By::Time)]);
    assert_eq!(fates(&open, &kept), [(PromiseFate::Kept(date("2026-04-07")), By::Files)]);
    assert_eq!(fates(&kept, &kept), [(PromiseFate::Kept(date("2026-04-07")), By::Time)]);
    let declined = handoff(", declined: {declined_on: 2026-04-07}");
    assert_eq!(fates(&open, &declined), [(PromiseFate::Declined, By::Files)]);
    let earlier = open.replace("2026-04-08", "2026-04-01");
    assert_eq!(fates(&earlier, &earlier), [], "it was missed before");
}

#[test]
fn a_plan_starts_when_it_is_signed_and_ends_once() {
    let ended = (
        "onboarding.yaml",
        "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, ended: {ended_on: 2026-04-09, result: churned}}",
    );
    let seen = since(&[], &[ended]);
    assert_eq!(seen.fate, PlanFate::Ended(crate::model::Outcome::Churned));
    let signed = ("onboarding.yaml", "{customer: Acme, segment: smb, contract: {signed_on: 2026-04-09}}");
    let seen = since(&[signed], &[signed]);
    assert_eq!((seen.fate, seen.changes.len()), (PlanFate::Added, 0));
    assert_eq!(seen.started.map(|it| it.signed_on), Some(date("2026-04-09")));
    let now = version(&[], "2026-04-10");
    let seen = PlanSince::between(Both::new(None, Some(&now)), Hands::default());
    assert_eq!((seen.fate, seen.name()), (PlanFate::Added, "acme"));
    let seen = PlanSince::between(Both::new(Some(&now), None), Hands::default());
    assert_eq!((seen.fate, seen.is_unchanged()), (PlanFate::Removed, false));
    assert!(since(&[], &[]).is_unchanged());
}

#[test]
fn what_cannot_be_read_on_one_day_is_said_and_not_compared() {
    let torn = ("onboarding.yaml", "customer: [");
    let seen = since(&[torn], &[("jsp.yaml", LATE)]);
    assert!(seen.broken.base.is_some() && seen.broken.head.is_none());
    assert_eq!((seen.fate, seen.changes.len(), seen.is_unchanged()), (PlanFate::Kept, 0, false));
    let doubtful = since(&[("jsp.yaml", LATE)], &[("jsp.yaml", LATE), ("risks.yaml", "colour: red")]);
    assert!(doubtful.broken.head.is_some());
    assert_eq!(go_live(&doubtful).map(|(.., by)| by), Some(By::Time), "the rest is compared");
}
