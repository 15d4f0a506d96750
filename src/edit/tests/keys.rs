//! Keys that come and go.

use super::{case, order, refused, remove, set};
use crate::edit::{Yaml, apply_one};

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
        "a: {\n  id: x, # c\n  status: y,  # d\n  note: no more\n}\n",
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
    refused("g: text\n", &set("g.s", value.clone()), 1, "there is something else there");
    refused("a: 1\ng: [x]\n", &set("g[1].s", value), 2, "the list has no such item");
}

#[test]
fn a_key_goes_with_its_value() {
    case("a: 1\nb:\n  c: 1 # c\n  d: |\n    x\n# e\nf: 2\n", &remove("b"), "a: 1\n# c\n# e\nf: 2\n");
    case("a: {b: 1, c: 2, d: 3}\n", &remove("a.c"), "a: {b: 1, d: 3}\n");
    case("a: {b: 1, c: 2}\n", &remove("a.b"), "a: {c: 2}\n");
    case("a: {b: 1, c: 2}\n", &remove("a.c"), "a: {b: 1}\n");
    case("a: {b: 1}\n", &remove("a.b"), "a: {}\n");
    case("l:\n  - b: 1\n    c: 2\n", &remove("l[0].b"), "l:\n  - c: 2\n");
    case("l:\n  - b: 1\n    c: 2", &remove("l[0].c"), "l:\n  - b: 1");
    case("a:\n  b: 1\nc: 2\n", &remove("a.b"), "a:\nc: 2\n");
    refused("a: 1\n", &remove("b"), 1, "there is nothing to remove");
}

#[test]
fn comments_beside_a_key_that_goes_take_its_place() {
    case("a: 1\nb: 2 # by phone\nc: 3\n", &remove("b"), "a: 1\n# by phone\nc: 3\n");
    case("l:\n  - b: 1\n    c: 2 # c", &remove("l[0].c"), "l:\n  - b: 1\n    # c");
    case(
        "a:\r\n  b: # why\r\n    c: 1\r\n    # who\r\n    d: | # when\r\n      # text\r\n  e: 1\r\n",
        &remove("a.b"),
        "a:\r\n  # why\r\n  # who\r\n  # when\r\n  e: 1\r\n",
    );
    case("l:\n  - b: 1 # b\n    c: 2\n", &remove("l[0].b"), "l:\n  - # b\n    c: 2\n");
    case("l:\n  - b: 1 # b\n    # c\n    c: 2\n", &remove("l[0].b"), "l:\n  - # b\n    # c\n    c: 2\n");
    case("l:\n  - b: 1 # b\n  - d: 1\n", &remove("l[0].b"), "l:\n  - # b\n  - d: 1\n");
    let tall = "a: {\n  b: 1, # b\n  c: 2, # c\n  d: 3  # d\n}\n";
    case(tall, &remove("a.b"), &tall.replace("b: 1, # b", "# b"));
    case(tall, &remove("a.c"), &tall.replace("c: 2, # c", "# c"));
    case(tall, &remove("a.d"), &tall.replace("d: 3  # d", "# d"));
    case("a: {b: 1, # b\n  c: 2, d: 3}\n", &remove("a.c"), "a: {b: 1, # b\n  d: 3}\n");
    case("a: {b: 1, # b\n  c: 2}\n", &remove("a.b"), "a: { # b\n    c: 2}\n");
    case("a: {b: [1, # one\n  2], c: 2}\n", &remove("a.b"), "a: { # one\n    c: 2}\n");
    case("a: {b: 1, c: [1, # one\n  2]}\n", &remove("a.c"), "a: {b: 1 # one\n          }\n");
}

#[test]
fn what_is_added_and_taken_back_leaves_the_comment_of_its_neighbour() {
    let texts = [
        "l:\n  - {\n    id: A-1,\n    status: open, # why it runs\n    x-own: 1\n    }\n",
        "l:\n  - {\n    id: A-1,\n    status: open # why it runs\n    }\n",
        "l:\n  - id: A-1\n    status: open # why it runs\n",
        "l:\n  - {id: A-1, status: open, # why it runs\n     x-own: 1}\n",
    ];
    for text in texts {
        let with = apply_one(text, &set("l[0].note", Yaml::plain(1)), &order).unwrap();
        assert!(with.contains("note: 1"), "{with}");
        let without = apply_one(&with, &remove("l[0].note"), &order).unwrap();
        assert_eq!(without.replace("open,", "open"), text.replace("open,", "open"), "{with}");
    }
}

#[test]
fn the_last_line_of_a_file_without_a_line_break_goes_and_brings_none() {
    case("a: 1\nb: 2", &remove("b"), "a: 1");
    case("a: 1\r\nb:\r\n  c: 2", &remove("b"), "a: 1");
    case("a: 1\n# b\nb: 2", &remove("b"), "a: 1\n# b");
    case("a: 1", &remove("a"), "");
    // A text in a block ends with a line break for some parsers and without one for others, if the file has none.
    case("a: |\n  text\nb: 2", &remove("b"), "a: |\n  text\n");
    // Also where it reads like the one that goes.
    case("a: |\n  text\nb: |\n  text", &remove("b"), "a: |\n  text\n");
    case("a: |+\n    text\nb:\n- c: |\n    text", &remove("b"), "a: |+\n    text\n");
}

#[test]
fn what_is_left_of_braces_reads_in_every_parser() {
    // Some take `{b:, c: 1}` for a text with a colon that belongs to nothing.
    case("a: {b: }\n", &set("a.c", Yaml::plain(1)), "a: {b: , c: 1 }\n");
    case("a: {b: , c: 1}\n", &remove("a.c"), "a: {b: }\n");
}
