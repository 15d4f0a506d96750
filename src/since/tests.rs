use super::*;
use crate::basis::Basis;
use crate::date::Date;
use crate::diff::{Both, PlanFate, Version};
use crate::fixture::{HEAD, date};
use crate::history::Move;
use crate::model::{GateName, ValueName};
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
fn a_promise_that_was_declined_says_who_decided_that() {
    let by = |decisions: &str| {
        let promise = "{id: C-1, text: A report, declined: {declined_on: 2026-04-07, decision: D-1}}";
        let now = format!("commitments: [{promise}]");
        let files = [("handoff.yaml", now.as_str()), ("decisions.yaml", decisions)];
        let seen = since(&[("handoff.yaml", "commitments: [{id: C-1, text: A report}]")], &files);
        let of = |it: &Change| match &it.news {
            News::Promise(promise) => Some(promise.decided_by.clone()),
            _ => None,
        };
        seen.changes.iter().find_map(of).expect("it was declined")
    };
    let decided = |more: &str| {
        format!("decisions: [{{id: D-1, text: no report, by: Dora Kent, decided_on: 2026-04-07{more}}}]")
    };
    assert_eq!(by(&decided("")).as_deref(), Some("Dora Kent"));
    assert_eq!(by(&decided(", withdrawn: {withdrawn_on: 2026-04-08}")), None);
    assert_eq!(by("{}"), None);
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

/// What of some kind became of a plan, with what brought it about.
fn news<T>(since: &PlanSince, pick: impl Fn(&News) -> Option<T>) -> Vec<(T, By)> {
    since.changes.iter().filter_map(|it| Some((pick(&it.news)?, it.by))).collect()
}

#[test]
fn value_is_reached_overdue_or_to_be_expected_on_another_day() {
    let jsp = |rest: &str| {
        format!("value: {{first: {{definition: live, milestone: M-1}}}}\nmilestones: [{{id: M-1{rest}}}]")
    };
    let case = |then: &str, now: &str, want: &[(ValueFate, By)]| {
        let since = since(&[("jsp.yaml", then)], &[("jsp.yaml", now)]);
        let seen = news(&since, |it| match it {
            News::Value(it) if it.name == ValueName::First => Some(it.fate),
            _ => None,
        });
        assert_eq!(seen, want, "{then} to {now}");
    };
    let expected = |from: &str, to: &str, agreed: &str| ValueFate::Expected {
        from: date(from),
        to: date(to),
        agreed: Some(date(agreed)),
    };
    let late = jsp(", due: 2026-04-01");
    case(&late, &late, &[(expected("2026-04-06", "2026-04-10", "2026-04-01"), By::Time)]);
    let due = jsp(", due: 2026-04-08");
    let slipped = expected("2026-04-08", "2026-04-10", "2026-04-08");
    case(&due, &due, &[(ValueFate::Overdue(date("2026-04-08")), By::Time), (slipped, By::Time)]);
    let later = jsp(", due: 2026-04-20");
    case(
        &due,
        &later,
        &[(expected("2026-04-08", "2026-04-20", "2026-04-20"), By::Both { time: Some(2), files: Some(10) })],
    );
    let planned = jsp(", due: 2026-04-16");
    case(&planned, &later, &[(expected("2026-04-16", "2026-04-20", "2026-04-20"), By::Files)]);
    case(&planned, &jsp(", due: 2026-04-17"), &[]);
    let reached = jsp(", due: 2026-04-08, done_on: 2026-04-07, evidence: the log");
    case(&due, &reached, &[(ValueFate::Reached(date("2026-04-07")), By::Files)]);
    case(&reached, &reached, &[(ValueFate::Reached(date("2026-04-07")), By::Time)]);
}

#[test]
fn a_waiver_is_given_by_somebody_and_lapses_by_itself_while_it_is_needed() {
    let rights = ("jsp.yaml", "decision_rights: {gates: [Priya Shah]}");
    let gates = |waiver: &str, rest: &str| {
        format!(
            "gates: {{handoff: {{criteria: [{{id: C-1, text: the hall is booked, waivers: [{waiver}]{rest}}}]}}}}"
        )
    };
    let waiver = |until: &str, rest: &str| {
        format!("{{by: Priya Shah, waived_on: 2026-03-30, until: {until}, reason: hall{rest}}}")
    };
    let case = |then: &str, now: &str, want: &[(WaiverFate, &str, By)]| {
        let seen = since(&[rights, ("gates.yaml", then)], &[rights, ("gates.yaml", now)]);
        let seen = news(&seen, |it| match it {
            News::Waiver(it) => {
                assert_eq!((it.by.as_str(), it.text.as_str()), ("Priya Shah", "the hall is booked"));
                Some((it.fate, it.until))
            }
            _ => None,
        });
        let want: Vec<_> = want.iter().map(|(fate, until, by)| ((*fate, date(until)), *by)).collect();
        assert_eq!(seen, want, "{then} to {now}");
    };
    let (brief, long) = (gates(&waiver("2026-04-08", ""), ""), gates(&waiver("2026-04-13", ""), ""));
    case(&gates("", ""), &long, &[(WaiverFate::Given, "2026-04-13", By::Files)]);
    case(&brief, &long, &[(WaiverFate::Given, "2026-04-13", By::Files)]);
    case(&brief, &brief, &[(WaiverFate::Lapsed, "2026-04-08", By::Time)]);
    case(&long, &long, &[]);
    let taken_back = waiver("2026-04-13", ", withdrawn: {withdrawn_on: 2026-04-09}");
    case(&long, &gates(&taken_back, ""), &[(WaiverFate::Withdrawn, "2026-04-08", By::Files)]);
    let met = gates(
        &waiver("2026-04-08", ""),
        ", attestations: [{by: Priya Shah, attested_on: 2026-04-07, evidence: mail}]",
    );
    case(&brief, &met, &[]);
}

#[test]
fn risks_come_pass_their_trigger_and_go() {
    let risks = |rest: &str| format!("risks: [{{id: R-1, text: IT leaves, owner: Lee Novak{rest}}}]");
    let case = |then: &str, now: &str, want: &[(RiskFate, By)]| {
        let seen = since(&[("risks.yaml", then)], &[("risks.yaml", now)]);
        let seen = news(&seen, |it| match it {
            News::Risk(it) => {
                assert_eq!(it.owner.as_deref(), Some("Lee Novak"));
                Some(it.fate)
            }
            _ => None,
        });
        assert_eq!(seen, want, "{then} to {now}");
    };
    let (none, open, due) = ("risks: []", risks(""), risks(", due: 2026-04-08"));
    let judged = risks(", reviews: [{reviewed_on: 2026-04-07, probability: 3, impact: 4}]");
    case(none, &judged, &[(RiskFate::Opened(Some(12)), By::Files)]);
    case(&due, &due, &[(RiskFate::PastTrigger(date("2026-04-08")), By::Time)]);
    let looked_at = risks(", due: 2026-04-08, reviews: [{reviewed_on: 2026-04-08}]");
    case(&due, &looked_at, &[]);
    let before = risks(", due: 2026-04-01");
    case(&before, &before, &[]);
    let closed = risks(", closed: {closed_on: 2026-04-08}");
    case(&open, &closed, &[(RiskFate::Closed(date("2026-04-08")), By::Files)]);
    let happened = risks(", occurred: {occurred_on: 2026-04-09}");
    case(&open, &happened, &[(RiskFate::Occurred(date("2026-04-09")), By::Files)]);
    case(&open, none, &[]);
}

#[test]
fn what_came_to_be_late_is_told_once_and_while_it_is() {
    let actions = |due: &str, rest: &str| {
        format!("actions: [{{id: A-1, title: Ask, owner: Lee Novak, due: {due}{rest}}}]")
    };
    let case = |then: &str, now: &str, want: &[(&str, &str, &str, By)]| {
        let seen = since(&[("actions.yaml", then)], &[("actions.yaml", now)]);
        let seen = news(&seen, |it| match it {
            News::Slid(it) => Some((it.kind, it.id.clone(), it.due)),
            _ => None,
        });
        let want: Vec<_> =
            want.iter().map(|(kind, id, due, by)| ((*kind, (*id).to_owned(), date(due)), *by)).collect();
        assert_eq!(seen, want, "{then} to {now}");
    };
    let due = actions("2026-04-08", "");
    case(&due, &due, &[("action", "A-1", "2026-04-08", By::Time)]);
    let before = actions("2026-04-02", "");
    case(&before, &before, &[]);
    case(&due, &actions("2026-04-08", ", done_on: 2026-04-09"), &[]);
    case(&actions("2026-04-20", ""), &due, &[("action", "A-1", "2026-04-08", By::Files)]);
    case("actions: []", &before, &[("action", "A-1", "2026-04-02", By::Files)]);
    let blocked = |rest: &str| {
        actions(
            "2026-05-01",
            &format!(", blockers: [{{id: X-1, waiting_for: customer, since: 2026-04-02{rest}}}]"),
        )
    };
    let waits = blocked("");
    case(&waits, &waits, &[("blocker", "X-1", "2026-04-07", By::Time)]);
    case(&waits, &blocked(", answered_on: 2026-04-10"), &[]);
}

#[test]
fn the_rhythm_is_what_was_sent_is_owed_and_who_was_spoken_with() {
    let people = ("stakeholders.yaml", "people: [{name: Lee Novak}, {name: Kim Ono}]");
    let kickoff = "{id: L-1, kind: kickoff, held_on: 2026-03-10, present: [Kim Ono]}";
    let contacts = |rest: &str| format!("contacts: [{kickoff}{rest}]");
    let updates = |rest: &str| format!("updates: [{{id: U-1, sent_on: 2026-03-27, by: Priya Shah}}{rest}]");
    let rhythm = |now: (&str, &str)| {
        let then: Files<'_> = &[people, ("contacts.yaml", &contacts("")), ("updates.yaml", &updates(""))];
        let now: Files<'_> = &[people, ("contacts.yaml", now.0), ("updates.yaml", now.1)];
        since(then, now).rhythm.unwrap()
    };
    let quiet = rhythm((&contacts(""), &updates("")));
    assert_eq!((quiet.updates, quiet.update_overdue_days), (vec![], Some(7)));
    assert_eq!((quiet.spoken_with, quiet.last_spoken), (vec![], Some(date("2026-03-10"))));
    let call = contacts(", {id: L-2, kind: call, held_on: 2026-04-06, present: [Lee Novak, Priya Shah]}");
    let sent = updates(", {id: U-2, sent_on: 2026-04-08, by: Priya Shah}");
    let kept = rhythm((&call, &sent));
    let update = SentUpdate { on: date("2026-04-08"), by: Some("Priya Shah".to_owned()) };
    assert_eq!((kept.updates, kept.update_overdue_days), (vec![update], None));
    assert_eq!(
        (kept.spoken_with, kept.last_spoken),
        (vec!["Lee Novak".to_owned()], Some(date("2026-04-06")))
    );
    let torn = since(&[people], &[people, ("updates.yaml", "updates: [{sent_on: soon}]")]);
    assert_eq!(torn.rhythm, None);
}

#[test]
fn what_a_torn_file_does_not_say_has_neither_come_nor_gone() {
    let risks = "risks: [{id: R-1, text: IT leaves}, {id: R-2, text: x}]";
    let seen = since(&[("risks.yaml", "risks: [{id: R-1, due: soon}]")], &[("risks.yaml", risks)]);
    assert!(seen.broken.base.is_some());
    assert!(seen.changes.iter().all(|it| !matches!(it.news, News::Risk(_))), "{:?}", seen.changes);
}

#[test]
fn seats_in_use_that_were_counted_since_are_told_with_what_they_were() {
    let counted =
        |rest: &str| format!("snapshots: [{{measured_on: 2026-04-03, licensed: 50, active: 31}}{rest}]");
    let of = |then: &str, now: &str| -> Vec<(Option<u32>, u32, By)> {
        let seen = since(&[("adoption.yaml", then)], &[("adoption.yaml", now)]);
        let usage = seen.changes.iter().filter_map(|it| match &it.news {
            News::Usage(usage) => Some((usage.from.map(|from| from.active), usage.to.active, it.by)),
            _ => None,
        });
        usage.collect()
    };
    let (once, grown) = (counted(""), counted(", {measured_on: 2026-04-09, licensed: 50, active: 41}"));
    assert_eq!(of(&once, &grown), [(Some(31), 41, By::Files)]);
    assert_eq!(of(&grown, &grown), [(Some(31), 41, By::Time)], "counted ahead of its day");
    assert_eq!(of("snapshots: []", &grown), [(None, 41, By::Files)]);
    let same = counted(", {measured_on: 2026-04-09, licensed: 50, active: 31}");
    assert_eq!(of(&once, &same), []);
}
