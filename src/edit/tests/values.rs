//! Values that change, in all the ways that one can be written.

use super::{case, done, insert, refused, remove, set};
use crate::edit::Yaml;

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
fn an_empty_value_ends_behind_its_own_anchor() {
    case("a: &x\nb: 1\n", &remove("a"), "b: 1\n");
    case("a:\n&k b: 1\n", &set("a", Yaml::plain(2)), "a: 2\n&k b: 1\n");
    case("a:\n&k b: 1\n", &remove("a"), "&k b: 1\n");
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
fn an_empty_mapping_that_is_shared_is_no_nothing() {
    let text = "a: &x {}\nb: *x\n";
    refused(text, &set("a", Yaml::Null), 1, "something else in the file would change with it");
}

#[test]
fn a_key_that_stands_twice_is_not_changed_and_the_line_of_the_entry_is_named() {
    let twice = "l:\n  - id: A\n    status: open\n    status: late\n    note: x\n";
    refused(twice, &set("l[0].status", done()), 4, "a key on the way to it is there twice");
    refused("l: []\nn: 1\nl: []\n", &insert("l", "B"), 3, "a key on the way to it is there twice");
    case(twice, &set("l[0].note", done()), &twice.replace("note: x", "note: done"));
    let shared = "x-a: 1\nl:\n  - &a\n    id: A\n  - id: B\nx-copy: *a\n";
    refused(shared, &set("l[0].status", done()), 3, "something else in the file would change with it");
    let explicit = "? l\n: - ? id\n    : A\n";
    refused(explicit, &set("l[0].status", done()), 2, "something else in the file would change with it");
}
