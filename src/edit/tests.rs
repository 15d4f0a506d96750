//! The traps that editors of YAML fall into, by name. `property.rs` looks for those that have none yet.

use super::{Change, Position, Yaml, apply, apply_one};
use crate::model::PlanFile;
use crate::route::Step;

/// `actions[0].due` as steps.
pub(super) fn steps(place: &str) -> Vec<Step> {
    let parts = place.split(['.', '[']).filter(|part| !part.is_empty());
    parts
        .map(|part| match part.strip_suffix(']') {
            Some(index) => Step::Index(index.parse().unwrap()),
            None => Step::Key(part.to_owned().into()),
        })
        .collect()
}

fn set(place: &str, value: Yaml) -> Change {
    Change::Set { at: steps(place), value }
}

fn remove(place: &str) -> Change {
    Change::Remove { at: steps(place) }
}

fn insert(list: &str, id: &str) -> Change {
    let entry = Yaml::map([("id", Some(Yaml::text(id))), ("title", Some(Yaml::text("Call IT")))]);
    Change::Insert { list: steps(list), entry, position: Position::SortedById }
}

fn order(_: &[Step]) -> &'static [&'static str] {
    &["id", "title", "owner", "due", "status", "note"]
}

#[track_caller]
fn case(before: &str, change: &Change, after: &str) {
    match apply_one(before, change, &order) {
        Ok(new) => assert_eq!(new, after, "\n--- have\n{new}\n--- want\n{after}"),
        Err(refusal) => panic!("{refusal}"),
    }
}

#[track_caller]
fn refused(before: &str, change: &Change, line: usize, why: &str) {
    let refusal = apply_one(before, change, &order).unwrap_err();
    assert_eq!((refusal.line, refusal.why.as_str()), (line, why));
}

fn done() -> Yaml {
    Yaml::plain("done")
}

#[test]
fn a_value_changes_and_nothing_else() {
    case("a: 1 # one\nb: 2\n", &set("a", Yaml::plain(3)), "a: 3 # one\nb: 2\n");
    case("a:   x  # one\n", &set("a", Yaml::text("y: z")), "a:   'y: z'  # one\n");
    case("l:\n- {s: open, x-o: 'é'} # ü\n", &set("l[0].s", done()), "l:\n- {s: done, x-o: 'é'} # ü\n");
    case("é: {ü: a}\nß: b\n", &set("ß", Yaml::text("ç")), "é: {ü: a}\nß: ç\n");
    case("\u{feff}a: 1\n", &set("a", Yaml::plain(2)), "\u{feff}a: 2\n");
    case("a: long text\n  that goes on\nb: 1\n", &set("a", Yaml::text("short")), "a: short\nb: 1\n");
    case("- a\n-   b\n", &set("[1]", Yaml::text("c")), "- a\n-   c\n");
}

#[test]
fn quotes_stay_as_they_are_where_they_can() {
    case("a: \"x\"  # c\n", &set("a", Yaml::text("y \"z\"")), "a: \"y \\\"z\\\"\"  # c\n");
    case("a: 'x'\n", &set("a", Yaml::text("it's")), "a: 'it''s'\n");
    case("a: '2026-04-01'\n", &set("a", Yaml::plain("2026-04-10")), "a: '2026-04-10'\n");
    case("a: 'x'\n", &set("a", Yaml::plain(7)), "a: 7\n");
    case("a: \"x\"\n", &set("a", Yaml::Null), "a: null\n");
    case("a: [b, c]\n", &set("a[1]", Yaml::text("d, e")), "a: [b, 'd, e']\n");
}

#[test]
fn an_empty_value_is_filled_before_its_comment() {
    case("due:  # when\nb: 1\n", &set("due", Yaml::plain("2026-04-10")), "due: 2026-04-10  # when\nb: 1\n");
    case("due:\nb: 1\n", &set("due", Yaml::plain(1)), "due: 1\nb: 1\n");
    case("due:", &set("due", Yaml::plain(1)), "due: 1");
    case("due: null # x\n", &set("due", Yaml::plain(1)), "due: 1 # x\n");
    case("due: ~\n", &set("due", Yaml::plain(1)), "due: 1\n");
    case("l: [{a: , b: 1}]\n", &set("l[0].a", Yaml::plain(2)), "l: [{a: 2 , b: 1}]\n");
    case("a:\n  -\n  - x\n", &set("a[0]", Yaml::text("yes, he")), "a:\n  - yes, he\n  - x\n");
    case(
        "a:   # who\n  # all of them\nb: 1\n",
        &set("a", Yaml::text("yes, he")),
        "a: yes, he   # who\n  # all of them\nb: 1\n",
    );
    case("a: &x  # who\nb: 1\n", &set("a", Yaml::text("yes, he")), "a: &x yes, he  # who\nb: 1\n");
}

#[test]
fn block_texts_are_replaced_with_their_header() {
    case("a: |\n  one\n  two\nb: 1\n", &set("a", Yaml::text("x")), "a: x\nb: 1\n");
    case("a: >-\n  one\n\n  two\n\n# c\nb: 1\n", &set("a", Yaml::text("x")), "a: x\n\n# c\nb: 1\n");
    case(
        "l:\n  - t: |+\n      # not a comment\n\n    b: 1\n",
        &set("l[0].t", Yaml::text("x")),
        "l:\n  - t: x\n\n    b: 1\n",
    );
    refused("a: | # why\n  one\n", &set("a", Yaml::text("x")), 1, "a comment would be lost");
}

#[test]
fn a_missing_key_comes_where_keys_usually_stand() {
    case(
        "l:\n  - id: A\n    status: open # s\n    # more\n  - id: B\n",
        &set("l[0].due", Yaml::plain(1)),
        "l:\n  - id: A\n    due: 1\n    status: open # s\n    # more\n  - id: B\n",
    );
    case(
        "l:\n  - id: A\n    x-own: 1\n    # about B\n  - id: B\n",
        &set("l[0].note", Yaml::text("no more")),
        "l:\n  - id: A\n    note: no more\n    x-own: 1\n    # about B\n  - id: B\n",
    );
    case(
        "l:\n  - {id: A, status: open}\n",
        &set("l[0].due", Yaml::plain(1)),
        "l:\n  - {id: A, due: 1, status: open}\n",
    );
    case("a: {}\n", &set("a.due", Yaml::plain(1)), "a: {due: 1}\n");
    case("a: {id: x, }\n", &set("a.due", Yaml::plain(1)), "a: {id: x, due: 1, }\n");
    case(
        "a: {\n  id: x, # c\n  status: y  # d\n}\n",
        &set("a.note", Yaml::text("no more")),
        "a: {\n  id: x, # c\n  status: y,\n  note: no more  # d\n}\n",
    );
    case(
        "id: x\n# about next\n\nother: 1\n",
        &set("due", Yaml::plain(1)),
        "id: x\ndue: 1\n# about next\n\nother: 1\n",
    );
    case("other: 1", &set("b", Yaml::plain(2)), "other: 1\nb: 2");
    case("a:\r\n  id: x\r\nb: 1\r\n", &set("a.due", Yaml::plain(2)), "a:\r\n  id: x\r\n  due: 2\r\nb: 1\r\n");
}

#[test]
fn missing_ancestors_are_made() {
    let value = Yaml::map([("by", Some(Yaml::text("Ana"))), ("on", Some(Yaml::plain("2026-04-10")))]);
    case("a: 1\n", &set("g.s", value.clone()), "a: 1\ng:\n  s:\n    by: Ana\n    on: 2026-04-10\n");
    case(
        "g: # c\n  # d\nb: 1\n",
        &set("g.s", value.clone()),
        "g: # c\n  # d\n  s:\n    by: Ana\n    on: 2026-04-10\nb: 1\n",
    );
    case("g: {a: 1}\n", &set("g.s", value.clone()), "g: {a: 1, s: {by: Ana, on: 2026-04-10}}\n");
    case("g: null\n", &set("g", value.clone()), "g:\n  by: Ana\n  on: 2026-04-10\n");
    case("g: {a: 1} # c\n", &set("g", value.clone()), "g: {by: Ana, on: 2026-04-10} # c\n");
    case("g:\n  a: 1\nh: 2\n", &set("g", value.clone()), "g:\n  by: Ana\n  on: 2026-04-10\nh: 2\n");
    refused("g:\n  # why\n  a: 1\n", &set("g", value.clone()), 1, "a comment would be lost");
    refused("g: text\n", &set("g.s", value.clone()), 1, "something else stands there");
    refused("a: 1\ng: [x]\n", &set("g[1].s", value), 2, "the list has no such item");
}

#[test]
fn an_empty_list_becomes_a_block_and_keeps_its_comment() {
    let after = "actions:  # none yet\n  - id: A-7k3f\n    title: Call IT\nb: 1\n";
    case("actions: []  # none yet\nb: 1\n", &insert("actions", "A-7k3f"), after);
    case("actions:  # none yet\nb: 1\n", &insert("actions", "A-7k3f"), after);
    case("actions: null  # none yet\nb: 1\n", &insert("actions", "A-7k3f"), after);
    case("b: 1\n", &insert("actions", "A-7k3f"), "b: 1\nactions:\n  - id: A-7k3f\n    title: Call IT\n");
    case("actions: []", &insert("actions", "A-7k3f"), "actions:\n  - id: A-7k3f\n    title: Call IT");
    case(
        "actions: []\r\n",
        &insert("actions", "A-7k3f"),
        "actions:\r\n  - id: A-7k3f\r\n    title: Call IT\r\n",
    );
    case(
        "a: {actions: []}\n",
        &insert("a.actions", "A-7k3f"),
        "a: {actions: [{id: A-7k3f, title: Call IT}]}\n",
    );
    case(
        "z:\n- 1\nactions: []\n",
        &insert("actions", "A-7k3f"),
        "z:\n- 1\nactions:\n- id: A-7k3f\n  title: Call IT\n",
    );
}

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
fn a_generated_id_goes_where_it_sorts() {
    let log = "l:\n  # first\n  - id: A-2aaa\n    title: x # t\n    # more on it\n    #\n  # about the next\n  - id: A-8aaa\nn: 1\n";
    case(
        log,
        &insert("l", "A-7k3f"),
        &log.replace("  # about", "  - id: A-7k3f\n    title: Call IT\n  # about"),
    );
    case(log, &insert("l", "A-1aaa"), &log.replace("l:\n", "l:\n  - id: A-1aaa\n    title: Call IT\n"));
    case(log, &insert("l", "A-9aaa"), &log.replace("n: 1", "  - id: A-9aaa\n    title: Call IT\nn: 1"));
    let mixed = "l:\n  - id: A-12\n  - id: A-2aaa\n  - id: A-4\n";
    case(
        mixed,
        &insert("l", "A-1aaa"),
        &mixed.replace("  - id: A-2", "  - id: A-1aaa\n    title: Call IT\n  - id: A-2"),
    );
    let unsorted = "l:\n  - id: A-8aaa\n  - id: A-2aaa\n";
    case(unsorted, &insert("l", "A-4aaa"), &format!("{unsorted}  - id: A-4aaa\n    title: Call IT\n"));
}

#[test]
fn a_list_keeps_its_manner() {
    case(
        "l:\n- id: A\n- id: B\nn: 1\n",
        &insert("l", "C"),
        "l:\n- id: A\n- id: B\n- id: C\n  title: Call IT\nn: 1\n",
    );
    case("l:\n  -   id: A\n", &insert("l", "C"), "l:\n  -   id: A\n  -   id: C\n      title: Call IT\n");
    case(
        "l:\n  - {id: A}\n  - {id: B} # b\n",
        &insert("l", "C"),
        "l:\n  - {id: A}\n  - {id: B} # b\n  - {id: C, title: Call IT}\n",
    );
    case(
        "l: [{id: A}, {id: B}, ] # b\n",
        &insert("l", "C"),
        "l: [{id: A}, {id: B}, {id: C, title: Call IT}, ] # b\n",
    );
    case(
        "l: [\n  {id: A-2aaa},\n  {id: A-8aaa}\n]\n",
        &insert("l", "A-7aaa"),
        "l: [\n  {id: A-2aaa},\n  {id: A-7aaa, title: Call IT},\n  {id: A-8aaa}\n]\n",
    );
    case("l: [\n  {id: A},\n]\n", &insert("l", "B"), "l: [\n  {id: A},\n  {id: B, title: Call IT},\n]\n");
    let spaced = "l:\n\n  - id: A-2aaa\n\n  # about it\n  - id: A-8aaa\n\nn: 1\n";
    case(
        spaced,
        &insert("l", "A-7k3f"),
        &spaced.replace("\n  # about", "\n  - id: A-7k3f\n    title: Call IT\n\n  # about"),
    );
    case(
        spaced,
        &insert("l", "A-9aaa"),
        &spaced.replace("A-8aaa\n", "A-8aaa\n\n  - id: A-9aaa\n    title: Call IT\n"),
    );
    case(
        "l:\n  - id: A\n  -\n    id: B\n",
        &insert("l", "C"),
        "l:\n  - id: A\n  -\n    id: B\n  - id: C\n    title: Call IT\n",
    );
    case("l:\n  - id: A", &insert("l", "C"), "l:\n  - id: A\n  - id: C\n    title: Call IT");
    case(
        "a:\n  l: # x\n  - id: A\n",
        &insert("a.l", "C"),
        "a:\n  l: # x\n  - id: A\n  - id: C\n    title: Call IT\n",
    );
}

#[test]
fn a_block_text_at_the_end_keeps_its_value() {
    case(
        "l:\n  - id: A\n    note: |\n      text\n",
        &insert("l", "B"),
        "l:\n  - id: A\n    note: |\n      text\n  - id: B\n    title: Call IT\n",
    );
    // Without a line break at the end, lines below would give the text one: the entry goes above.
    let unended = "l:\n  - id: A\n    note: |\n      text";
    let new = apply_one(unended, &insert("l", "B"), &order).unwrap();
    assert!(new.contains("      text\n  - id: B") || new.starts_with("l:\n  - id: B"), "{new}");
    let kept = "l:\n  - id: A\n    note: |+\n      text\n\n\n# end\nn: 1\n";
    case(kept, &insert("l", "B"), &kept.replace("# end", "  - id: B\n    title: Call IT\n# end"));
    let due = "l:\n  - id: A\n    note: |+\n      text\n\nn: 1\n";
    case(due, &set("l[0].x-late", Yaml::plain(1)), &due.replace("\n\nn: 1", "\n\n    x-late: 1\nn: 1"));
}

#[test]
fn an_anchored_value_does_not_change_elsewhere_in_silence() {
    let text = "x-lee: &lee Lee Novak\nowner: *lee\n";
    refused(text, &set("x-lee", Yaml::text("Ana")), 1, "something else in the file would change with it");
    case(text, &set("owner", Yaml::text("Ana")), "x-lee: &lee Lee Novak\nowner: Ana\n");
    case("a: &x 1\nb: 2\n", &set("a", Yaml::plain(3)), "a: &x 3\nb: 2\n");
    refused(
        "a: &x {b: 1}\nc: *x\n",
        &set("c.b", Yaml::plain(2)),
        2,
        "it stands for a value elsewhere (`*`), which would change as well",
    );
    refused(
        "a: &x [1]\nc: *x\n",
        &insert("c", "A"),
        2,
        "the list is that of another place (`*`), which would change as well",
    );
}

#[test]
fn a_key_that_stands_twice_is_not_changed_and_the_line_of_the_entry_is_named() {
    let twice = "l:\n  - id: A\n    status: open\n    status: late\n    note: x\n";
    refused(twice, &set("l[0].status", done()), 4, "a key on the way to it stands twice");
    refused("l: []\nn: 1\nl: []\n", &insert("l", "B"), 3, "a key on the way to it stands twice");
    case(twice, &set("l[0].note", done()), &twice.replace("note: x", "note: done"));
    let shared = "x-a: 1\nl:\n  - &a\n    id: A\n  - id: B\nx-copy: *a\n";
    refused(shared, &set("l[0].status", done()), 3, "something else in the file would change with it");
    let explicit = "? l\n: - ? id\n    : A\n";
    refused(explicit, &set("l[0].status", done()), 2, "something else in the file would change with it");
}

#[test]
fn a_key_goes_with_its_value() {
    case("a: 1\nb:\n  c: 1 # c\n  d: |\n    x\n# e\nf: 2\n", &remove("b"), "a: 1\n# e\nf: 2\n");
    case("a: {b: 1, c: 2, d: 3}\n", &remove("a.c"), "a: {b: 1, d: 3}\n");
    case("a: {b: 1, c: 2}\n", &remove("a.b"), "a: {c: 2}\n");
    case("a: {b: 1, c: 2}\n", &remove("a.c"), "a: {b: 1}\n");
    case("a: {b: 1}\n", &remove("a.b"), "a: {}\n");
    case("l:\n  - b: 1\n    c: 2\n", &remove("l[0].b"), "l:\n  - c: 2\n");
    case("l:\n  - b: 1\n    c: 2", &remove("l[0].c"), "l:\n  - b: 1\n");
    case("a:\n  b: 1\nc: 2\n", &remove("a.b"), "a:\nc: 2\n");
    refused("a: 1\n", &remove("b"), 1, "there is nothing to remove");
}

#[test]
fn a_file_with_problems_elsewhere_can_be_edited_and_a_new_problem_is_refused() {
    let text = "actions:\n  - id: A\n    due: soon\n  - id: B\n";
    let change = set("actions[1].status", done());
    assert_eq!(apply(PlanFile::Actions, text, &[change]).unwrap(), format!("{text}    status: done\n"));
    let wrong = set("actions[1].status", Yaml::plain("finished"));
    let refusal = apply(PlanFile::Actions, text, &[wrong]).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "`actions[1].status` cannot be edited safely: `status` cannot be `finished`"
    );
    assert_eq!(refusal.line, 4);
    let broken = "actions:\n  - id: A\n   due: x\n";
    let refusal = apply(PlanFile::Actions, broken, &[set("actions[0].status", done())]).unwrap_err();
    assert_eq!(refusal.line, 3);
    let merge = "actions:\n  - id: A\n<<<<<<< HEAD\n    due: x\n=======\n>>>>>>> b\n";
    let refusal = apply(PlanFile::Actions, merge, &[set("actions[0].status", done())]).unwrap_err();
    assert_eq!((refusal.line, refusal.why.as_str()), (3, "git conflict, from line 3 to line 6"));
}

#[test]
fn several_changes_of_one_file_are_made_in_turn() {
    let blocked =
        Yaml::map([("reason", Some(Yaml::text("no VPN"))), ("waiting_on", Some(Yaml::plain("customer")))]);
    let text = "actions:\n  - id: A\n    title: x # t\n    milestone: M\n";
    let changes = [set("actions[0].status", Yaml::plain("blocked")), set("actions[0].blocked", blocked)];
    let new = apply(PlanFile::Actions, text, &changes).unwrap();
    let want = "actions:\n  - id: A\n    title: x # t\n    status: blocked\n    blocked:\n      reason: no VPN\n      waiting_on: customer\n    milestone: M\n";
    assert_eq!(new, want);
    let back = [remove("actions[0].blocked"), remove("actions[0].status")];
    assert_eq!(apply(PlanFile::Actions, &new, &back).unwrap(), text);
}
