//! What holds for every form: nothing of it is lost, and a fresh one changes nothing.

use proptest::prelude::*;

use super::{Given, read, render};
use crate::basis::Basis;
use crate::date::Date;
use crate::fixture::{date, plan_from};
use crate::model::ContactKind;
use crate::plan_at::PlanAt;
use crate::property::config;

const HEAD: &str = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";

const PEOPLE: &str = "people: [{name: Lee Novak}, {name: Kim Osei}, {name: Kim Ruiz}]";

fn plan(title: &str) -> PlanAt {
    let title = serde_json::to_string(title).unwrap();
    let actions = format!(
        "actions:\n  - {{id: A-1, title: {title}, owner: Lee Novak, due: 2026-04-08}}\n  \
         - {{id: A-22, title: Next, owner: Kim Osei}}\n  - {{id: A-3, title: {title}, due: 2026-04-20, \
         blockers: [{{id: X-1, reason: away, waiting_for: customer}}]}}\n"
    );
    let jsp = format!(
        "cadence: {{execution_call: weekly}}\nmilestones: [{{id: M-1, title: {title}, due: 2026-04-10}}]"
    );
    let contacts = "contacts: [{id: L-1, kind: call, held_on: 2026-04-02, present: [Lee Novak, Ana Ruiz]}]";
    let files = [
        ("onboarding.yaml", HEAD),
        ("stakeholders.yaml", PEOPLE),
        ("actions.yaml", actions.as_str()),
        ("jsp.yaml", jsp.as_str()),
        ("contacts.yaml", contacts),
    ];
    PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-10")))
}

fn given(day: Date) -> Given {
    Given { day, kind: ContactKind::Call, takes_new_people: false }
}

/// A line of a form, or something like one.
fn line() -> impl Strategy<Value = String> {
    let who =
        prop_oneof![Just("Lee"), Just("kim"), Just("Ana Ruiz"), Just("nobody"), Just("Sam (new)"), Just("")];
    let when = prop_oneof![Just(", fri"), Just(", 17 Apr"), Just(", no date"), Just(", soon"), Just("")];
    let sign = prop_oneof![
        Just("+ "),
        Just("++ "),
        Just("! "),
        Just("? "),
        Just("= "),
        Just("there "),
        Just("missing "),
        Just("mood "),
        Just("ours "),
        Just("next "),
        Just("on "),
        Just("kind "),
        Just("update "),
        Just("- next: "),
        Just("  "),
        Just("# "),
        Just("?? "),
        Just("[x] A-1 "),
        Just("[>] M-1 "),
        Just("[!] A-22  Next  Kim Osei  no date  "),
        Just("[ ] A-3 "),
        Just("[o] A-3"),
        Just(""),
    ];
    prop_oneof![
        4 => (sign, who, "[:( ]{0,2}", ".{0,12}", when).prop_map(|(a, b, c, d, e)| format!("{a}{b}{c}{d}{e}")),
        1 => ".{0,30}",
    ]
}

/// Everything that is read of a form, without the marks of an earlier reading.
fn content(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.starts_with("#^"));
    // A carriage return at the end is a part of the line's end, whether or not another line follows.
    lines.map(|line| super::marks::unmarked(line).trim_end_matches('\r').to_owned()).collect()
}

#[test]
fn a_fresh_form_is_read_and_changes_nothing() {
    proptest!(config(200), |(title in "[^\\p{Cc}]{1,120}")| {
        prop_assume!(!title.trim().is_empty());
        let at = plan(&title);
        let text = render(&at, date("2026-04-10"), ContactKind::Call);
        prop_assert!(text.lines().all(|line| super::columns::width(line) <= super::entries::COLUMNS), "{}", text);
        let form = read(&text, &at, given(date("2026-04-10")));
        let form = match form { Ok(form) => form, Err(unread) => panic!("{}", unread.mark(&text)) };
        prop_assert!(form.changes_nothing());
        prop_assert_eq!(&form.present, &["Lee Novak", "Ana Ruiz"]);
        prop_assert_eq!(form.next.map(|next| next.day), Some(date("2026-04-17")));
        prop_assert!(form.absent.is_empty() && form.note.is_none() && form.summary.is_none());
    });
}

#[test]
fn what_cannot_be_read_comes_back_whole() {
    let at = plan("Send the pack");
    proptest!(config(2_000), |(lines in prop::collection::vec(line(), 0..12))| {
        let text = lines.join("\n");
        if let Err(unread) = read(&text, &at, given(date("2026-04-10"))) {
            let marked = unread.mark(&text);
            prop_assert_eq!(content(&marked), content(&text));
            prop_assert!(text.is_empty() || marked.lines().any(|line| line.starts_with("??")), "{}", marked);
            // Read again it says the same of the same lines.
            let again = read(&marked, &at, given(date("2026-04-10"))).expect_err("nothing was corrected");
            prop_assert_eq!(again.mark(&marked), marked);
        }
    });
}

#[test]
fn every_line_that_is_read_is_in_what_was_read() {
    let at = plan("Send the pack");
    proptest!(config(2_000), |(lines in prop::collection::vec(line(), 0..8))| {
        let text = format!("there Ana\n{}", lines.join("\n"));
        let Ok(form) = read(&text, &at, given(date("2026-04-10"))) else { return Ok(()) };
        let said = form.actions.len() + form.decisions.len() + form.asks.len() + form.ticks.len() + form.confirmed.len();
        let is_said = |line: &&str| {
            let line = super::marks::unmarked(line);
            let is_box = line.starts_with('[') && !line.starts_with("[ ]");
            is_box || line.starts_with(['+', '!', '=']) || line.starts_with("? ")
        };
        prop_assert_eq!(said, text.lines().filter(is_said).count(), "{}", text);
    });
}
