use super::*;
use crate::basis::Basis;
use crate::diff::{Both, Version};
use crate::fixture::{HEAD, date};
use crate::plan::{Directory, load};
use crate::since::{Hands, PlanSince, Rhythm};

const LATE: &str = "milestones: [{id: M-live, event: go_live, phase: implementation, due: 2026-04-01}]";

fn plan(then: &[(&str, &str)], now: &[(&str, &str)], hands: Hands) -> PlanSince {
    let version = |files: &[(&str, &str)], day: &str| {
        let files = [("onboarding.yaml", HEAD)].into_iter().chain(files.iter().copied());
        Version::unchecked(load(Directory::of("acme", files)), &Basis::on(date(day)))
    };
    let (then, now) = (version(then, "2026-04-06"), version(now, "2026-04-10"));
    PlanSince::between(Both::new(Some(&then), Some(&now)), hands)
}

fn said(then: &[(&str, &str)], now: &[(&str, &str)], hands: Hands) -> Vec<String> {
    let plan = plan(then, now, hands);
    told(&plan).iter().map(|it| format!("{}: {}", it.kind.name(), it.line.text())).collect()
}

fn since_of(plans: Vec<PlanSince>) -> Since {
    let commit = "1234567".to_owned();
    Since { on: date("2026-04-06"), commit, plans, authors: Vec::new(), unknown_commits: 0 }
}

#[test]
fn a_move_is_told_with_whose_it_is() {
    let go_live = |then: &str, now: &str, hands: Hands| -> Vec<String> {
        let lines = said(&[("jsp.yaml", then)], &[("jsp.yaml", now)], hands);
        lines.into_iter().filter(|line| line.starts_with("go-live")).collect()
    };
    let hands = |names: &[&str]| Hands {
        authors: names.iter().map(|it| (*it).to_owned()).collect(),
        ..Hands::default()
    };
    assert_eq!(go_live(LATE, LATE, Hands::default()), ["go-live: 6 Apr → 10 Apr +4, time passed"]);
    let planned = LATE.replace("2026-04-01", "2026-04-15");
    let later = LATE.replace("2026-04-01", "2026-04-20");
    let two = hands(&["Ana Ruiz", "Lee Novak"]);
    assert_eq!(go_live(&planned, &later, two), ["go-live: 15 Apr → 20 Apr +5, Ana Ruiz and Lee Novak"]);
    assert_eq!(
        go_live(LATE, &later, hands(&["Ana Ruiz"])),
        ["go-live: 6 Apr → 20 Apr +14, +4 as time passed, +10 by Ana Ruiz"]
    );
    let loose = Hands { is_uncommitted: true, ..Hands::default() };
    assert_eq!(go_live(&planned, &later, loose), ["go-live: 15 Apr → 20 Apr +5, not committed"]);
}

#[test]
fn a_promise_is_told_by_its_words() {
    let handoff = |rest: &str| format!("commitments: [{{id: C-1, text: A report, due: 2026-04-08{rest}}}]");
    let (open, kept) = (handoff(""), handoff(", delivered_on: 2026-04-07"));
    let promises = |now: &str, hands: Hands| -> Vec<String> {
        let lines = said(&[("handoff.yaml", &open)], &[("handoff.yaml", now)], hands);
        lines.into_iter().filter(|line| line.starts_with("promises")).collect()
    };
    assert_eq!(promises(&open, Hands::default()), ["promises: broken: A report, due 8 Apr, time passed"]);
    let ana = Hands { authors: vec!["Ana Ruiz".to_owned()], ..Hands::default() };
    assert_eq!(promises(&kept, ana), ["promises: kept: A report, on 7 Apr, Ana Ruiz"]);
}

#[test]
fn what_came_to_be_late_is_one_line_a_plan() {
    let action = |id: u32| format!("{{id: A-{id}, title: task {id}, owner: Lee Novak, due: 2026-04-0{id}}}");
    let actions = |ids: &[u32]| {
        format!("actions: [{}]", ids.iter().map(|id| action(*id)).collect::<Vec<_>>().join(", "))
    };
    let slid = |then: &str, now: &str, hands: Hands| -> Vec<String> {
        let lines = said(&[("actions.yaml", then)], &[("actions.yaml", now)], hands);
        lines.into_iter().filter(|line| line.starts_with("slid")).collect()
    };
    let both = actions(&[7, 8]);
    let want = "slid: task 7 (Lee Novak, 7 Apr), task 8 (Lee Novak, 8 Apr), time passed";
    assert_eq!(slid(&both, &both, Hands::default()), [want]);
    let ana = Hands { authors: vec!["Ana Ruiz".to_owned()], ..Hands::default() };
    let many = actions(&[2, 3, 6, 7, 8, 9]);
    let by_files = "slid: task 2 (Lee Novak, 2 Apr), task 3 (Lee Novak, 3 Apr), task 6 (Lee Novak, 6 Apr) and 1 more, Ana Ruiz";
    assert_eq!(slid(&both, &many, ana), [want.to_owned(), by_files.to_owned()]);
}

#[test]
fn waivers_risks_and_value_are_told_with_what_they_are_about() {
    let told = |file: &str, text: &str, kind: &str| -> Vec<String> {
        let rights = "decision_rights: {gates: [Priya Shah]}\n";
        let files =
            if file == "jsp.yaml" { vec![(file, text)] } else { vec![("jsp.yaml", rights), (file, text)] };
        let lines = said(&files, &files, Hands::default());
        lines.into_iter().filter(|line| line.starts_with(kind)).collect()
    };
    let waiver = "{by: Priya Shah, waived_on: 2026-03-30, until: 2026-04-08, reason: hall}";
    let gates = format!(
        "gates: {{handoff: {{criteria: [{{id: C-1, text: the hall is booked, waivers: [{waiver}]}}]}}}}"
    );
    assert_eq!(
        told("gates.yaml", &gates, "waivers"),
        ["waivers: lapsed after 8 Apr, given by Priya Shah for handoff: the hall is booked, time passed"]
    );
    let risks = "risks: [{id: R-1, text: IT leaves, owner: Lee Novak, due: 2026-04-08}]";
    assert_eq!(
        told("risks.yaml", risks, "risks"),
        ["risks: past its trigger of 8 Apr: IT leaves (Lee Novak), time passed"]
    );
    let jsp = "value: {first: {definition: x, milestone: M-1}}\nmilestones: [{id: M-1, due: 2026-04-01}]";
    assert_eq!(
        told("jsp.yaml", jsp, "value"),
        ["value: first value 6 Apr → 10 Apr +4, agreed for 1 Apr, time passed"]
    );
}

#[test]
fn updates_and_talks_are_told_of_all_plans_at_once() {
    let told = |customer: &str, rhythm: Rhythm| PlanSince {
        customer: customer.to_owned(),
        rhythm: Some(rhythm),
        ..plan(&[], &[], Hands::default())
    };
    let kept_by = |overdue: Option<i64>, last: Option<&str>| Rhythm {
        update_overdue_days: overdue,
        last_spoken: last.map(date),
        ..Default::default()
    };
    let today = date("2026-04-10");
    let kept = since_of(vec![
        told("Acme", kept_by(None, Some("2026-04-06"))),
        told("Beta", kept_by(None, Some("2026-04-10"))),
    ]);
    assert_eq!(rhythm::updates(&kept).text(), "");
    assert_eq!(rhythm::spoken(&kept, today).text(), "spoken with: all 2 · longest ago: Acme, 4 days ago");
    let broken = since_of(vec![
        told("Acme", kept_by(Some(2), Some("2026-04-01"))),
        told("Beta", kept_by(Some(8), None)),
        told("Core", kept_by(None, Some("2026-04-10"))),
    ]);
    assert_eq!(
        rhythm::updates(&broken).text().replace('\u{a0}', " "),
        "updates: none sent · overdue 2 (Beta by 8 days and Acme by 2 days)"
    );
    assert_eq!(
        rhythm::spoken(&broken, today).text().replace('\u{a0}', " "),
        "spoken with: 1 of 3 · not since then: Beta never and Acme 9 days ago"
    );
}

#[test]
fn a_long_portfolio_is_shortened_and_says_of_what() {
    let action = "actions: [{id: A-1, title: Ask, due: 2026-04-07}]";
    let files = [("jsp.yaml", LATE), ("actions.yaml", action)];
    let plans = vec![plan(&files, &files, Hands::default()); 30];
    let since = since_of(plans);
    let text = |is_long: bool| {
        let mut report = Report::new();
        section(&mut report, &since, date("2026-04-10"), is_long);
        report.lines().join("\n")
    };
    let (short, whole) = (text(true), text(false));
    assert_eq!(short.matches("6 Apr → 10 Apr").count(), LINES);
    assert!(short.contains("54 more (go-live 24, slid 30): --all shows them"), "{short}");
    assert!(
        !short.contains("none: started, ended, gates, go-live"),
        "what is hidden is not nothing: {short}"
    );
    assert_eq!((whole.matches("6 Apr → 10 Apr").count(), whole.matches("Ask").count()), (30, 30));
}
