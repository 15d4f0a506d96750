//! New entries of lists.

use super::{case, insert, order, set, steps};
use crate::edit::{Change, Position, Yaml, apply_one};

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
    case(
        "l: [\n  {id: A}, # a\n  {id: B} # b\n]\n",
        &insert("l", "C"),
        "l: [\n  {id: A}, # a\n  {id: B}, # b\n  {id: C, title: Call IT}\n]\n",
    );
    case(
        "l: [\n  {id: A-2aaa}, # a\n  # about b\n  {id: A-8aaa}, # b\n]\n",
        &insert("l", "A-7aaa"),
        "l: [\n  {id: A-2aaa}, # a\n  {id: A-7aaa, title: Call IT},\n  # about b\n  {id: A-8aaa}, # b\n]\n",
    );
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
    let about = "# ours\n\n# about a\na: |\n  text";
    case(about, &set("b", Yaml::plain(1)), "# ours\n\nb: 1\n# about a\na: |\n  text");
    let spaced = "l:\n  - id: A-2aaa\n\n  - id: A-8aaa\n    note: |+\n      text\n\n\nn: 1\n";
    case(spaced, &insert("l", "A-9aaa"), &spaced.replace("n: 1", "  - id: A-9aaa\n    title: Call IT\nn: 1"));
    let kept = "l:\n  - id: A\n    note: |+\n      text\n\n\n# end\nn: 1\n";
    case(kept, &insert("l", "B"), &kept.replace("# end", "  - id: B\n    title: Call IT\n# end"));
    let due = "l:\n  - id: A\n    note: |+\n      text\n\nn: 1\n";
    case(due, &set("l[0].x-late", Yaml::plain(1)), &due.replace("\n\nn: 1", "\n\n    x-late: 1\nn: 1"));
}

#[test]
fn lists_in_lists_end_where_their_last_dash_does() {
    let entry = Change::Insert { list: steps("l[1]"), entry: Yaml::text("x"), position: Position::End };
    case("l:\n- - -\n- - a\n", &entry, "l:\n- - -\n- - a\n  - x\n");
    let root = Change::Insert { list: steps("[0]"), entry: Yaml::text("x"), position: Position::End };
    case("---\n- - a\n", &root, "---\n- - a\n  - x\n");
}
