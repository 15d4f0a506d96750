//! Input that means harm, or means nothing: never a panic, never a wait, always a place to show.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;

use super::tree::{Form, Kind};
use super::{ProblemKind, Reading, Tree, allows, read};

/// Takes any shape below its first two levels, as the typed plan does not.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Any {
    Nothing(()),
    Truth(bool),
    Whole(i64),
    Number(f64),
    Text(String),
    List(Vec<Self>),
    Mapping(BTreeMap<String, Self>),
}

fn survive(text: &[u8]) -> Reading<Any> {
    let reading = read(text);
    for problem in &reading.problems {
        assert!(problem.span.start <= problem.span.end && problem.span.end <= text.len(), "{problem:?}");
        if let Ok(text) = std::str::from_utf8(text) {
            assert!(text.get(problem.span.clone()).is_some(), "{problem:?} splits a character");
        }
    }
    assert!(reading.problems.len() <= 101);
    if let Ok(text) = std::str::from_utf8(text)
        && let Ok(tree) = Tree::parse(text)
    {
        spans_hold_what_they_say(text, &tree);
        let _ = allows(text, &tree.into_outline());
    }
    reading
}

fn spans_hold_what_they_say(text: &str, tree: &Tree<'_>) {
    for id in 0..tree.len() as u32 {
        let shown = &text[tree.span(id)];
        match tree.kind(id) {
            Kind::Scalar(value, Form::Plain) if !shown.contains(['\n', '\r']) => {
                assert!(shown.ends_with(value), "{value:?} is at {shown:?}");
                assert!(!value.is_empty() || shown.is_empty());
            }
            Kind::Alias(_) => assert!(shown.starts_with('*')),
            _ => {}
        }
    }
}

#[track_caller]
fn kind(text: &str, want: ProblemKind) {
    let reading = survive(text.as_bytes());
    assert!(reading.problems.iter().any(|problem| problem.kind == want), "{:?}", reading.problems);
}

#[test]
fn nesting_is_cut_off_before_the_stack_is() {
    for open in ["[", "{a: ", "- ", "? ", "[\n", "- - "] {
        kind(&open.repeat(100_000), ProblemKind::TooDeep);
    }
    let steps: String = (0..2000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    kind(&steps, ProblemKind::TooDeep);
    let chain: String = (1..200).map(|i| format!("a{i}: &a{i} [*a{}]\n", i - 1)).collect();
    kind(&format!("a0: &a0 []\n{chain}"), ProblemKind::TooDeep);
    let deep = format!("a: {}1{}", "[".repeat(60), "]".repeat(60));
    assert_eq!(survive(deep.as_bytes()).problems, []);
}

#[test]
fn aliases_are_followed_only_so_far() {
    let nine = |i: usize| format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 9].join(", "));
    let bomb: String = (1..12).map(nine).collect();
    kind(&format!("a0: &a0 lol\n{bomb}"), ProblemKind::AliasBomb);
    kind("a: &a [1, *a]\n", ProblemKind::AliasBomb);
    kind("a: &a {b: *a}\n", ProblemKind::AliasBomb);
    assert_eq!(survive(b"a: &a [1, 2]\nb: [*a, *a]\nc: &a x\nd: *a\n").problems, []);
}

#[test]
fn what_aliases_stand_for_is_counted_in_bytes_as_well() {
    let text = "y".repeat(100_000);
    kind(&format!("a: &t \"{text}\"\nb: [{}]\n", vec!["*t"; 20_000].join(",")), ProblemKind::AliasBomb);
    kind(&format!("a: &t [{text}, {text}]\nb: [{}]\n", ["*t"; 6].join(",")), ProblemKind::AliasBomb);
    kind(
        &format!("a: &t {{k: &u {text}}}\nb: &v [*t, *u]\nc: [*v, *v, *v, *v, *v]\n"),
        ProblemKind::AliasBomb,
    );
    assert_eq!(survive(format!("a: &t {text}\nb: [*t, *t, *t]\n").as_bytes()).problems, []);
}

#[test]
fn a_file_has_only_so_many_nodes() {
    let many = |item: &str, count: usize| format!("a: [{}]\n", vec![item; count].join(","));
    kind(&many("{}", 110_000), ProblemKind::TooMuch);
    assert_eq!(survive(many("{}", 90_000).as_bytes()).problems, []);
    // However many there are, no more than that is kept of them.
    let flat = many("1", 1_100_000);
    let (parsed, taken) = crate::steps::of(|| Tree::parse(&flat).map(|tree| tree.len()));
    assert_eq!(parsed.unwrap_err().kind, ProblemKind::TooMuch);
    assert!(taken < 2_500_000, "{taken}");
}

#[test]
fn huge_files_are_read_to_their_end() {
    let items = "- {id: A-1, title: a, due: 2026-13-99}\n".repeat(10_000);
    assert_eq!(survive(items.as_bytes()).problems, []);
    let wrong = format!("actions:\n{}", "- {id: [], title: a, due: 2026-13-99}\n".repeat(2_000));
    #[derive(Deserialize)]
    struct Log {
        #[allow(dead_code)]
        actions: Vec<BTreeMap<String, String>>,
    }
    let reading: Reading<Log> = read(wrong.as_bytes());
    // As many problems as are listed, and as many bare texts as are remarked on.
    assert!((10..=121).contains(&reading.problems.len()), "{}", reading.problems.len());
    kind(&"a: 1\n".repeat(20_000), ProblemKind::DuplicateKey);
    kind(&format!("a: {}", "\0".repeat(300_000)), ProblemKind::ControlCharacter);
    kind(&"<<<<<<< a\n>>>>>>> b\n".repeat(20_000), ProblemKind::ConflictMarkers);
    kind(&"<<<<<<< a\n".repeat(20_000), ProblemKind::ConflictMarkers);
    kind(&format!("a: {}é: b: c", "ü".repeat(300_000)), ProblemKind::Syntax);
}

/// Pieces that YAML is made of, so that chance makes more than noise.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b: ",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "'",
        "\"",
        "|\n",
        ">-\n",
        "&a ",
        "*a",
        "<<: ",
        "# ",
        "# onboard: allow[x] y",
        "!t ",
        "!!str ",
        "? ",
        "---\n",
        "...\n",
        "\t",
        "\r\n",
        "~",
        "1",
        "-2.5",
        "2026-02-30",
        "é",
        "\u{2028}",
        "\u{feff}",
        "\0",
        "\u{7}",
        "%YAML 1.2\n",
        "\\",
        "<<<<<<< \n",
        ">>>>>>> \n",
        "x-a: ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A document and the text that writes it, in block or flow style.
fn document() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "1",
        "-3",
        "0.5",
        "true",
        "null",
        "~",
        "plain text",
        "2026-04-10",
        "'12'",
        "\"é \\n\"",
        "a#b",
        "007",
        "''",
    ]);
    let leaf = word.prop_map(|word| format!(" {word}\n"));
    leaf.prop_recursive(4, 40, 5, |inner| {
        let indented = inner.prop_map(|text| text.replace('\n', "\n  ").trim_end_matches(' ').to_owned());
        prop_oneof![
            prop::collection::vec(indented.clone(), 1..5).prop_map(|items| format!(
                "\n{}",
                items.iter().map(|item| format!("-{item}")).collect::<String>()
            )),
            prop::collection::vec(indented, 1..5).prop_map(|values| {
                let entries: String =
                    values.iter().enumerate().map(|(i, value)| format!("k{i}:{value}")).collect();
                format!("\n{entries}")
            }),
            Just(" [a, {b: 1, c: [x, 'y']}, ~]\n".to_owned()),
            Just(" |\n  a block\n   of text\n\n  # here\n".to_owned()),
        ]
    })
}

proptest! {
    #![proptest_config(crate::property::config(256))]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survive(&bytes);
    }

    #[test]
    fn any_mixture_of_yaml_is_survived(text in pieces()) {
        survive(text.as_bytes());
        let _ = Tree::parse(&text);
    }

    /// The established reader is the yardstick wherever both have a meaning for the text.
    #[test]
    fn documents_mean_what_they_mean_elsewhere(text in document()) {
        let reading = survive(text.as_bytes());
        let want: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        prop_assert_eq!(&reading.problems, &[]);
        let want: Any = serde_yaml::from_value(want).unwrap();
        prop_assert_eq!(reading.value.unwrap(), want);
    }
}

/// As every other reader has it: what starts no text in lines starts none within brackets.
#[test]
fn signs_that_start_no_text_start_none_within_brackets_either() {
    for sign in ["|", ">", "%", "@", "`", "|-", ">50 a month", "| a"] {
        for template in
            ["a: {k: X}\n", "a: [X]\n", "a: [b, X, c]\n", "{X: 1}\n", "a: {k: !!str X}\n", "a: {k: &n X}\n"]
        {
            let text = template.replace('X', sign);
            kind(&text, ProblemKind::Syntax);
            assert!(serde_yaml::from_str::<serde_yaml::Value>(&text).is_err(), "{text}");
        }
    }
    assert_eq!(survive(b"a: {k: '>50 a month', l: a > b | c}\n").problems, []);
}
