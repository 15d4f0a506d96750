use super::*;
use crate::act::testing::draft;
use crate::act::{Acted, Dropping};
use crate::date::Date;
use crate::edit::When;
use crate::fixture::date;
use crate::model::{PlanFile, Side};

const TEAM: (&str, &str) = (
    "onboarding.yaml",
    "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}",
);

/// What an act says of the only action of a plan on 12 March, and how the file reads then.
fn tried(action: &str, act: impl FnOnce(&mut Draft, &Target) -> Acted) -> (Acted, String) {
    let text = format!("actions:\n  - {{id: A-1, title: Send the export{action}}}\n");
    let mut draft = draft(&[TEAM, ("actions.yaml", &text)], "2026-03-12");
    let target = ACTION.named(&draft, "1").expect("the action");
    let acted = act(&mut draft, &target);
    (acted, draft.after(PlanFile::Actions))
}

fn said(acted: (Acted, String)) -> String {
    acted.0.unwrap_or_else(|refused| format!("refused: {}", refused.why))
}

fn block(reason: &str) -> Block<'_> {
    let waiting_for = WaitingFor::Side(Side::Customer);
    Block { reason, waiting_for, since: date("2026-03-11"), urgency: None, id: Some("X-1") }
}

#[test]
fn what_holds_an_entry_up_is_noted_once() {
    let (acted, text) = tried("", |draft, target| block("no access").act(draft, target));
    assert_eq!(acted.unwrap(), "is blocked, waiting on the customer");
    assert!(text.contains("id: X-1") && text.contains("since: 2026-03-11"), "{text}");
    let known = ", blockers: [{id: X-9, reason: no access, waiting_for: customer, since: 2026-03-10}]";
    let (acted, text) = tried(known, |draft, target| block("no access").act(draft, target));
    assert_eq!(acted.unwrap(), "is blocked, waiting on the customer");
    assert!(!text.contains("X-1"), "{text}");
}

#[test]
fn only_what_is_open_can_be_blocked_begun_or_moved() {
    let moved = Move {
        to: date("2026-04-01"),
        reason: None,
        side: None,
        by: None,
        decision: None,
        is_of_form: false,
    };
    for state in [", done_on: 2026-03-10", ", dropped: [{dropped_on: 2026-03-10}]"] {
        let refused = [
            said(tried(state, |draft, target| block("no access").act(draft, target))),
            said(tried(state, |draft, target| Start { on: date("2026-03-12") }.act(draft, target))),
            said(tried(state, |draft, target| moved.act(draft, target))),
        ];
        assert!(refused.iter().all(|it| it.starts_with("refused: `A-1` is d")), "{refused:?}");
    }
}

#[test]
fn a_blocker_ends_after_it_arose_and_never_before() {
    let open = ", blockers: [{id: X-1, reason: no access, waiting_for: customer, since: 2026-03-10}]";
    let ended = |on: &str| {
        let on = date(on);
        said(tried(open, move |draft, target| Unblock { blocker: None, on }.act(draft, target)))
    };
    assert_eq!(ended("2026-03-12"), "is unblocked");
    assert_eq!(ended("2026-03-09"), "refused: 2026-03-09 is before `X-1` arose, on 2026-03-10");
}

#[test]
fn a_blocker_that_waits_for_an_action_ends_with_it() {
    let bound = ", blockers: [{id: X-1, reason: first that, waiting_for: customer, since: 2026-03-10, action: A-2}]}\n  - {id: A-2, title: Open the port";
    let unblock = Unblock { blocker: None, on: date("2026-03-12") };
    let refused = said(tried(bound, |draft, target| unblock.act(draft, target)));
    assert_eq!(refused, "refused: `X-1` waits for `A-2`, and is over when that is");
}

fn finish(action: &str, on: Option<Date>, evidence: Option<&str>) -> String {
    tried(action, |draft, target| Finish { on, evidence }.act(draft, target)).1
}

#[test]
fn what_is_done_ends_what_held_it_up_and_keeps_its_first_day() {
    let open = ", blockers: [{id: X-1, reason: no access, waiting_for: customer, since: 2026-03-10}]";
    let text = finish(open, None, None);
    assert!(text.contains("done_on: 2026-03-12") && text.contains("ended_on: 2026-03-12"), "{text}");
    let kept = finish(", done_on: 2026-03-09", None, None);
    assert!(kept.contains("done_on: 2026-03-09"), "{kept}");
}

#[test]
fn evidence_that_comes_later_has_its_own_day() {
    let later = finish(", done_on: 2026-03-09", None, Some("the mail"));
    assert!(later.contains("evidence: the mail") && later.contains("evidence_on: 2026-03-12"), "{later}");
    let at_once = finish("", None, Some("the mail"));
    assert!(!at_once.contains("evidence_on"), "{at_once}");
}

#[test]
fn what_is_taken_up_again_keeps_that_it_was_done() {
    let reopen = Reopen { reason: Some("the old template"), by: None, on: date("2026-03-12") };
    let (acted, text) = tried(", done_on: 2026-03-09", |draft, target| reopen.act(draft, target));
    assert_eq!(acted.unwrap(), "is open again", "nobody had begun it");
    let begun =
        tried(", started_on: 2026-03-04, done_on: 2026-03-09", |draft, target| reopen.act(draft, target));
    assert_eq!(begun.0.unwrap(), "is in progress again");
    assert!(text.contains("reopened: [{done_on: 2026-03-09, reopened_on: 2026-03-12"), "{text}");
    assert!(text.contains("by: Ana Ruiz"), "the CSM says so: {text}");
    let too_early = Reopen { on: date("2026-03-08"), ..reopen };
    let refused = said(tried(", done_on: 2026-03-09", |draft, target| too_early.act(draft, target)));
    assert_eq!(refused, "refused: 2026-03-08 is before `A-1` was done, on 2026-03-09");
}

#[test]
fn what_was_dropped_comes_back_no_sooner_than_it_left() {
    let out = ", dropped: [{dropped_on: 2026-03-10}]";
    let restore = |on: &str| {
        let on = Some(When::On(date(on)));
        said(tried(out, move |draft, target| target.restore(draft, on)))
    };
    assert_eq!(restore("2026-03-12"), "is in the plan again");
    assert_eq!(restore("2026-03-09"), "refused: 2026-03-09 is before `A-1` was dropped, on 2026-03-10");
    let drop = Dropping { reason: "not needed".to_owned(), ..Dropping::default() };
    assert_eq!(said(tried(out, |draft, target| target.drop(draft, &drop))), "is dropped already");
    let unknown = Dropping { decision: Some("D-9".to_owned()), ..drop };
    let refused = said(tried("", |draft, target| target.drop(draft, &unknown)));
    assert_eq!(refused, "refused: `acme` has no decision `D-9`");
}

#[test]
fn a_move_says_from_when_to_when_and_whose_doing_it_is() {
    let open = ", due: 2026-03-13, blockers: [{id: X-1, reason: no access, waiting_for: customer, since: 2026-03-10}]";
    let moved = Move {
        to: date("2026-03-20"),
        reason: Some("no access"),
        side: None,
        by: None,
        decision: None,
        is_of_form: false,
    };
    let (acted, text) = tried(open, |draft, target| moved.act(draft, target));
    assert_eq!(acted.unwrap(), "moves from 2026-03-13 to 2026-03-20");
    let entry = "moves: [{from: 2026-03-13, to: 2026-03-20, reason: no access, side: customer, by: Ana Ruiz, moved_on: 2026-03-12}]";
    assert!(text.contains(entry) && text.contains("due: 2026-03-20"), "{text}");
    let mut open_side =
        draft(&[("actions.yaml", "actions:\n  - {id: A-1, title: x, due: 2026-03-13}\n")], "2026-03-12");
    let target = ACTION.named(&open_side, "A-1").unwrap();
    moved.act(&mut open_side, &target).unwrap();
    assert_eq!(open_side.said(), ["note: no side recorded; say it again with `--side` to say who caused it"]);
}

#[test]
fn a_move_that_is_said_again_with_a_side_is_completed_and_not_made_twice() {
    let moved = ", due: 2026-03-17, moves: [{from: 2026-03-12, to: 2026-03-17, reason: no slot, moved_on: 2026-03-12}]";
    let again = |action: &str, to: &str, reason: Option<&'static str>, side: Option<Side>| {
        let to: When = to.parse().unwrap();
        let (acted, text) = tried(action, |draft, target| {
            let to = target.day_meant(draft, to, reason, side);
            Move { to, reason, side, by: None, decision: None, is_of_form: false }.act(draft, target)
        });
        (acted.unwrap(), text)
    };
    let customer = Some(Side::Customer);
    for to in ["+3wd", "2026-03-17"] {
        let (said, text) = again(moved, to, Some("no slot"), customer);
        assert_eq!(said, "is due on 2026-03-17, and its move says so", "{to}");
        assert!(text.contains("reason: no slot, side: customer, moved_on"), "{text}");
    }
    let (said, _) = again(moved, "+3wd", None, None);
    assert_eq!(said, "moves from 2026-03-17 to 2026-03-20", "nothing comes to the first move");
    let (said, _) = again(moved, "+3wd", Some("another thing"), customer);
    assert_eq!(said, "moves from 2026-03-17 to 2026-03-20", "it is another one");
    let whole = moved.replace("reason: no slot", "reason: no slot, side: vendor");
    let (said, text) = again(&whole, "2026-03-17", None, customer);
    assert_eq!((said.as_str(), text.contains("vendor")), ("is due on 2026-03-17 already", true));
    let before = moved.replace("moved_on: 2026-03-12", "moved_on: 2026-03-11");
    let (said, _) = again(&before, "+3wd", None, customer);
    assert_eq!(said, "moves from 2026-03-17 to 2026-03-20", "it was said on another day");
}

#[test]
fn a_milestone_that_rests_on_a_fact_says_how_that_is_taken_back() {
    let plan = |attested: &str| {
        let gates = format!(
            "gates: {{go_live: {{criteria: [{{id: C-uat, text: tested, attests: uat, attestations: [{attested}]}}]}}}}\n"
        );
        let jsp = "milestones: [{id: M-uat, title: Tested, fact: uat}]\n";
        draft(&[TEAM, ("jsp.yaml", jsp), ("gates.yaml", &gates)], "2026-03-12")
    };
    let tried = |draft: &Draft| {
        let target = MILESTONE.named(draft, "M-uat").expect("the milestone");
        let why = |refused: Result<(), crate::refused::Refused>| {
            let refused = refused.unwrap_err();
            let hints = refused.hints.iter().map(ToString::to_string).collect::<Vec<_>>();
            format!("{} | {}", refused.why, hints.join(" | "))
        };
        [why(must_be_own_to_reopen(draft, &target)), why(FinishMilestone::may(draft, &target))]
    };
    let [reopened, done] = tried(&plan("{by: Ana Ruiz, attested_on: 2026-03-10, evidence: log}"));
    assert!(reopened.contains("onboard gate withdraw acme go-live C-uat"), "{reopened}");
    assert!(done.starts_with("`M-uat` is done already, on 2026-03-10"), "{done}");
    let [reopened, done] = tried(&plan(""));
    assert!(reopened.starts_with("`M-uat` is not done"), "{reopened}");
    assert!(done.contains("onboard gate attest acme go-live C-uat --by 'Ana Ruiz'"), "{done}");
}

#[test]
fn a_milestone_that_leaves_the_plan_tells_what_goes_with_it() {
    let jsp = "milestones:\n  - {id: M-live, title: Live, event: go_live, due: 2026-04-24}\n\
               confirmations: [{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-05}, {fact: plan_agreed, by: Lee Novak, confirmed_on: 2026-03-05}]\n";
    let gates = "gates: {activation: {criteria: [{id: C-1, milestone: M-live}, {id: C-2, any_of: [{milestone: M-live}]}, \
                 {id: C-3, milestone: M-live, dropped: [{dropped_on: 2026-03-04}]}]}}";
    let people = ("stakeholders.yaml", "people: [{name: Lee Novak}]");
    let decisions = "decisions: [{id: D-1, text: No launch, about: scope, by: Ana Ruiz, decided_on: 2026-03-11}, \
                     {id: D-2, text: Later, about: timeline, by: Ana Ruiz, decided_on: 2026-03-11, affects: [M-live]}, \
                     {id: D-3, text: No import, about: scope, by: Lee Novak, decided_on: 2026-03-11}]";
    let said = |decision: Option<&str>| {
        let files = [TEAM, ("jsp.yaml", jsp), ("gates.yaml", gates), people, ("decisions.yaml", decisions)];
        let mut draft = draft(&files, "2026-03-12");
        let target = MILESTONE.named(&draft, "live").expect("the milestone");
        let decision = decision.map(str::to_owned);
        let dropping = Dropping { reason: "not needed".to_owned(), decision, ..Dropping::default() };
        target.drop(&mut draft, &dropping).expect("it is dropped");
        draft.said()
    };
    let all = said(None);
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all[0].contains("`C-1` and `C-2` of the activation gate hang on `M-live`"), "{all:?}");
    assert!(
        all[1].contains("`M-live` is the event `go_live`, for which the go-live gate has to be open"),
        "{all:?}"
    );
    assert!(all[2].contains("no decision about scope takes it out"), "{all:?}");
    assert_eq!(said(Some("D-1")).len(), 2, "it was decided");
    assert_eq!(said(Some("D-2")).len(), 3, "about the timeline");
    assert_eq!(said(Some("D-3")).len(), 3, "by somebody without the right");
}
