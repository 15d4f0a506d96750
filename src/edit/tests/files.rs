//! Whole files: those that say nothing, those with problems, several changes of one.

use super::{case, done, insert, remove, set};
use crate::edit::{Yaml, apply};
use crate::model::PlanFile;

#[test]
fn a_file_that_says_nothing_gets_the_list() {
    let list = "actions:\n  - id: A-7k3f\n    title: Call IT\n";
    case("", &insert("actions", "A-7k3f"), list);
    case("# Our log\n", &insert("actions", "A-7k3f"), &format!("# Our log\n{list}"));
    case(
        "# Our log\r\n\r\n",
        &insert("actions", "A-7k3f"),
        &format!("# Our log\r\n\r\n{}", list.replace('\n', "\r\n")),
    );
    case("# Our log", &insert("actions", "A-7k3f"), &format!("# Our log\n{}", list.trim_end()));
    case("---\n", &insert("actions", "A-7k3f"), &format!("---\n{list}"));
}

#[test]
fn a_file_with_problems_elsewhere_can_be_edited_and_a_new_problem_is_refused() {
    let text = "actions:\n  - id: A\n    due: soon\n  - id: B\n";
    let change = set("actions[1].done_on", Yaml::plain("2026-04-08"));
    assert_eq!(
        apply(PlanFile::Actions, text, &[change]).unwrap(),
        format!("{text}    done_on: 2026-04-08\n")
    );
    let wrong = set("actions[1].audience", Yaml::plain("nobody"));
    let refusal = apply(PlanFile::Actions, text, &[wrong]).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "`actions[1].audience` cannot be edited safely: `audience` cannot be `nobody`"
    );
    assert_eq!(refusal.line, 4);
    let broken = "actions:\n  - id: A\n   due: x\n";
    let refusal = apply(PlanFile::Actions, broken, &[set("actions[0].title", done())]).unwrap_err();
    assert_eq!(refusal.line, 3);
    let merge = "actions:\n  - id: A\n<<<<<<< HEAD\n    due: x\n=======\n>>>>>>> b\n";
    let refusal = apply(PlanFile::Actions, merge, &[set("actions[0].title", done())]).unwrap_err();
    assert_eq!((refusal.line, refusal.why.as_str()), (3, "git conflict, from line 3 to line 6"));
}

#[test]
fn several_changes_of_one_file_are_made_in_turn() {
    let blocker = Yaml::map([
        ("id", Some(Yaml::text("X-1"))),
        ("reason", Some(Yaml::text("no VPN"))),
        ("waiting_for", Some(Yaml::plain("customer"))),
    ]);
    let text = "actions:\n  - id: A\n    title: x # t\n    milestone: M\n";
    let list = Yaml::List(vec![blocker]);
    let changes = [set("actions[0].started_on", Yaml::plain("2026-04-08")), set("actions[0].blockers", list)];
    let new = apply(PlanFile::Actions, text, &changes).unwrap();
    let want = "actions:\n  - id: A\n    title: x # t\n    started_on: 2026-04-08\n    blockers:\n      - id: X-1\n        reason: no VPN\n        waiting_for: customer\n    milestone: M\n";
    assert_eq!(new, want);
    let back = [remove("actions[0].blockers"), remove("actions[0].started_on")];
    assert_eq!(apply(PlanFile::Actions, &new, &back).unwrap(), text);
}
