//! Reading a file as a whole. The types here are shaped like those of a plan.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Locator, Problem, ProblemKind, Reading, Tree, line_column, read};
use crate::date::Date;
use crate::model::{Edition, Jsp, Onboarding};
use crate::route::Step;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Open,
    InProgress,
    Done,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Item {
    id: String,
    title: Option<String>,
    due: Option<Date>,
    status: Status,
    #[serde(default)]
    tags: Vec<String>,
    effort: Option<f64>,
    count: Option<u8>,
}

#[derive(Debug, PartialEq, Deserialize, Default)]
struct Log {
    #[serde(default)]
    items: Vec<Item>,
    value: Option<Value>,
    #[serde(default)]
    counts: BTreeMap<String, u32>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Value {
    definition: String,
    target: Option<Date>,
}

fn log(text: &str) -> Reading<Log> {
    read(text.as_bytes())
}

/// `line:column "what is shown" message (help)`, a line a problem.
fn shown(text: &str, problems: &[Problem]) -> Vec<String> {
    let show = |problem: &Problem| {
        let at = line_column(text.as_bytes(), problem.span.start);
        let what = &text[problem.span.clone()];
        let help = problem.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{}:{} {what:?} {}{help}", at.line, at.column, problem.message)
    };
    problems.iter().map(show).collect()
}

#[track_caller]
fn case(text: &str, want: &[&str]) {
    assert_eq!(shown(text, &log(text).problems), want, "\n{text}");
}

#[track_caller]
fn kinds(text: &str, want: &[ProblemKind]) {
    let reading = log(text);
    assert_eq!(reading.problems.iter().map(|p| p.kind).collect::<Vec<_>>(), want, "{:?}", reading.problems);
    for problem in &reading.problems {
        assert!(text.get(problem.span.clone()).is_some(), "{problem:?} is not in the file");
    }
}

#[test]
fn a_sound_file_gives_its_value() {
    let text = "\u{feff}# log\nitems:\n  - id: 12\n    title: '2026'\n    due: 2026-04-10\n    status: in_progress\n    \
                tags: [a, \"12\"]\n    effort: 3\n  - {id: '7', status: done, count: 4, x-mine: {any: thing}}\nx-own: [1]\n\
                counts:\n  a: 1\n";
    let reading = log(text);
    assert_eq!(reading.problems, []);
    let value = reading.value.unwrap();
    assert_eq!((value.items[0].id.as_str(), value.items[0].title.as_deref()), ("12", Some("2026")));
    assert_eq!(value.items[0].due, Date::new(2026, 4, 10));
    assert_eq!(value.items[0].tags, ["a", "12"]);
    assert_eq!(value.items[0].effort, Some(3.0));
    assert_eq!((value.items[1].id.as_str(), value.items[1].count), ("7", Some(4)));
    assert_eq!(value.counts["a"], 1);
}

#[test]
fn one_run_tells_every_problem_and_keeps_the_rest() {
    let text = "items:\n  - id: A-1\n    status: opne\n  - id: A-2\n    status: done\n    due: 2026-02-30\n    efort: 3\n  \
                - status: done\n  - id: A-4\n    status: open\n    tags: [a, [b]]\n    count: 300\nvalue:\n  target: soon\n";
    let reading = log(text);
    assert_eq!(
        shown(text, &reading.problems),
        [
            r#"3:13 "opne" `status` cannot be `opne` (did you mean `open`?)"#,
            r#"6:10 "2026-02-30" `2026-02-30` is not a day of the calendar"#,
            r#"7:5 "efort" unknown key `efort` (did you mean `effort`?)"#,
            r#"8:5 "status: done" this item of `items` has no `id` (add `id: …`)"#,
            r#"11:15 "[b]" this item of `tags` takes text, not a list"#,
            r#"12:12 "300" `count` takes a whole number from 0 to 255, not `300`"#,
            r#"13:1 "value" `value` has no `definition` (add `definition: …`)"#,
            r#"14:11 "soon" `soon` is not a date: write it as YYYY-MM-DD"#,
        ]
    );
    let value = reading.value.unwrap();
    assert_eq!(value.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["A-2", "A-4"]);
    assert_eq!((value.items[0].due, &value.items[1].tags), (None, &vec!["a".to_owned()]));
    assert_eq!(value.value, None);
}

#[test]
fn places_are_found_past_broken_items() {
    let text = "items:\n  - id: A-1\n    status: nope\n  - id: A-2\n    status: open\n    tags:\n      - a\n";
    let reading = log(text);
    let tree = Tree::parse(text).unwrap();
    let show = |steps: &[Step]| &text[tree.locate(steps, &reading.dropped)];
    let (items, first) = (Step::Key("items".into()), Step::Index(0));
    assert_eq!(show(&[items.clone(), first.clone(), Step::Key("id".into())]), "A-2");
    assert_eq!(show(&[items.clone(), first.clone(), Step::Key("tags".into())]), "tags");
    assert_eq!(show(&[items.clone(), first.clone(), Step::Key("due".into())]), "id: A-2");
    assert_eq!(show(&[items.clone(), Step::Index(1)]), "items");
    assert_eq!(show(&[]), "items:");
    let depth = |steps: &[Step]| Locator::new(&tree, &reading.dropped).find(steps).depth;
    assert_eq!(depth(&[items.clone(), first.clone(), Step::Key("due".into())]), 2);
    assert_eq!((depth(&[items.clone(), first]), depth(&[items, Step::Index(1)])), (2, 1));
}

#[test]
fn scalars_are_what_the_type_wants() {
    case("items:\n  - {id: ~, status: open}\n", &[r#"2:10 "~" `id` is empty, and takes text"#]);
    case("items:\n  - id:\n    status: open\n", &[r#"2:5 "id" `id` is empty, and takes text"#]);
    case("counts: {a: '1'}", &[r#"1:13 "'1'" `a` takes a whole number, 0 or more, not the text `1`"#]);
    case(
        "counts: {a: -1, b: 1.5}",
        &[
            r#"1:13 "-1" `a` takes a whole number, 0 or more, not `-1`"#,
            r#"1:20 "1.5" `b` takes a whole number, 0 or more, not `1.5`"#,
        ],
    );
    case(
        "items: {a: 1}",
        &[
            r#"1:8 "{a: 1}" `items` takes a list, not a mapping (begin each entry with `- `, and put its other keys below the first)"#,
        ],
    );
    case("items: text", &[r#"1:8 "text" `items` takes a list, not `text`"#]);
    case("- a\n", &[r#"1:1 "- a" the file takes a mapping, not a list"#]);
    case("items:\n  - plain\n", &[r#"2:5 "plain" this item of `items` takes a mapping, not `plain`"#]);
    for nothing in ["items:\n", "items: null\nvalue: ~\ncounts:\n", "items: []\n", "--- \nitems: []\n...\n"] {
        let reading = log(nothing);
        assert_eq!((reading.value, reading.problems), (Some(Log::default()), vec![]), "{nothing}");
    }
}

#[test]
fn a_truth_value_is_no_text() {
    for word in ["true", "False", "yes", "No", "off", "ON", "null", "~"] {
        let bare = log(&format!("items:\n  - {{id: {word}, status: open}}\n"));
        assert_eq!(
            bare.problems.iter().map(|p| p.kind).collect::<Vec<_>>(),
            [ProblemKind::InvalidValue],
            "{word}"
        );
        let quoted = log(&format!("items:\n  - {{id: '{word}', status: open, tags: [\"{word}\"]}}\n"));
        assert_eq!((quoted.problems, quoted.value.unwrap().items[0].id.as_str()), (vec![], word));
    }
    case(
        "items:\n  - {id: A-1, title: no, status: open}\n",
        &[
            r#"2:22 "no" `title` takes text, not `no` (remove it, or write the words; if `no` is meant as text, quote it)"#,
        ],
    );
    case(
        "items: [{id: A, status: open, tags: [x, false], due: no}]\n",
        &[
            r#"1:41 "false" this item of `tags` takes text, not `false` (remove it, or write the words; if `false` is meant as text, quote it)"#,
            r#"1:54 "no" `due` takes a date, YYYY-MM-DD, not `no`"#,
        ],
    );
}

#[test]
fn a_bare_text_that_others_take_for_something_else_is_read_and_remarked_on() {
    let said = |what: &str, taken: &str| {
        format!(
            "`{what}` without quotes is {taken} to other YAML readers (if it is meant as text, put it in quotes: `'{what}'`)"
        )
    };
    let text = "items: [{id: 7, title: 2026, tags: [1.10, nobody, n], status: open, due: 2026-04-10}]\n";
    case(
        text,
        &[
            &format!("1:24 \"2026\" {}", said("2026", "a number")),
            &format!("1:37 \"1.10\" {}", said("1.10", "a number")),
            &format!("1:51 \"n\" {}", said("n", "a truth value")),
        ],
    );
    let item = &log(text).value.unwrap().items[0];
    assert_eq!((item.title.as_deref(), item.tags[0].as_str()), (Some("2026"), "1.10"));
    assert!(log(text).problems.iter().all(|problem| !problem.kind.leaves_doubt()));
    // An id may be a number, but not one that changes on the way; in quotes anything is text.
    case("items: [{id: '007', title: \"2026\", tags: ['1.10'], status: open}]\n", &[]);
    kinds("items: [{id: 007, status: open}]\n", &[ProblemKind::AmbiguousText]);
    // Said once, however often the file is read, and not of every text of a long list.
    kinds(
        "items: [{id: A, title: 2026, status: opn}, {id: B}]\n",
        &[ProblemKind::AmbiguousText, ProblemKind::InvalidValue, ProblemKind::MissingKey],
    );
    let tags = vec!["1.10"; 500].join(", ");
    let reading = log(&format!("items: [{{id: A, status: open, tags: [{tags}], due: no}}]\n"));
    assert_eq!((reading.problems.len(), reading.value.unwrap().items[0].tags.len()), (21, 500));
}

#[test]
fn a_value_in_a_comment_is_told() {
    let help = "(if it is meant as text, put the whole in quotes; a comment has a space after `#`)";
    case(
        "value:\n  definition: x\n  target: #soon enough\nitems:\n  - id: A\n    status: open\n    title: see ticket #42\n",
        &[
            &format!("3:11 \"#soon enough\" `#soon enough` is a comment, and no value {help}"),
            &format!("7:23 \"#42\" the text ends before `#42`, which is a comment {help}"),
        ],
    );
    for text in [
        "value:\n  definition: x\n  target:  # by when\n",
        "value:\n  definition: x\n  target: #\n",
        "value: #soon\n  definition: x\n",
        "value: {definition: '#x'} #42\n",
        "value:\n  definition: x #tbc\n",
        "value:\n  definition: x#42\n",
        "items: [] #42\n",
    ] {
        kinds(text, &[]);
    }
}

#[test]
fn what_hands_type_wrong_is_told_with_the_right_form() {
    let due = |typed: &str, help: &str| {
        let text = format!("items:\n  - id: A\n    status: open\n    due: {typed}\n");
        let said = format!("4:10 \"{typed}\" `{typed}` is not a date: write it as YYYY-MM-DD ({help})");
        case(&text, &[&said]);
    };
    due("8 April 2026", "write `2026-04-08`");
    due("8/4/2026", "write `2026-04-08` for 8 Apr, or `2026-08-04` for 4 Aug");
    let count = |typed: &str, help: &str| {
        let said = format!("2:6 \"{typed}\" `a` takes a whole number, 0 or more, not `{typed}`{help}");
        case(&format!("counts:\n  a: {typed}\n"), &[&said]);
    };
    count("48,000", " (write digits alone: `48000`)");
    count("$48k", " (write digits alone: `48000`)");
    count("many", "");
    case(
        "counts:\n a: 1  # one\n  b: 2\n",
        &[
            r##"2:8 "#" this line does not fit the lines above it (begin it exactly below the key that it belongs beside: the same number of spaces)"##,
        ],
    );
    case(
        "items: [{id: A, status: open, due: 2026-4-1}]\n",
        &[r#"1:36 "2026-4-1" `2026-4-1` is not a date: write it as YYYY-MM-DD (write `2026-04-01`)"#],
    );
    case(
        "items: [{id: A, title: import, check and sign, status: open}]\n",
        &[
            r#"1:32 "check and sign" unknown key `check and sign` (a comma ends a text in braces: if this is the rest of the text before it, put the whole in quotes)"#,
        ],
    );
    case(
        "value:\n  definition: x\n  due: 2026-04-01\n  due: 2026-04-02\n",
        &[
            r#"3:3 "due" unknown key `due` (known here: `definition`, `target`; keys of your own start with `x-`)"#,
            r#"4:3 "due" the key `due` is already on line 3 (merged twice? Keep the one that is true; until then the first one counts)"#,
        ],
    );
}

#[test]
fn a_misspelt_key_is_not_also_missing() {
    case(
        "items:\n  - id: A\n    statsu: open\n",
        &[r#"3:5 "statsu" unknown key `statsu` (did you mean `status`?)"#],
    );
    case("valeu: {definition: x}\n", &[r#"1:1 "valeu" unknown key `valeu` (did you mean `value`?)"#]);
    case(
        "other: 1\n",
        &[
            r#"1:1 "other" unknown key `other` (known here: `items`, `value`, `counts`; keys of your own start with `x-`)"#,
        ],
    );
}

#[test]
fn a_key_from_before_format_1_is_told_with_the_new_one() {
    let told = |text: &str, problems: &[Problem]| shown(text, problems).join("\n");
    let head = "customer: Acme\nsegment: smb\ncontract: {signed: 2026-03-02}\n";
    let reading = read::<Onboarding>(head.as_bytes());
    assert_eq!(told(head, &reading.problems), r#"3:12 "signed" unknown key `signed` (write `signed_on`)"#);
    let jsp = "milestones:\n- {id: M-a, depends_on: [M-b], status: done}\nconfirmations:\n- {fact: joint_success_plan, on: 2026-03-09}\n";
    assert_eq!(
        told(jsp, &read::<Jsp>(jsp.as_bytes()).problems),
        [
            r#"2:13 "depends_on" unknown key `depends_on` (write `after`)"#,
            r#"2:32 "status" unknown key `status` (write the days: `started_on`, `done_on`, an entry of `blockers`, or `dropped`; how far it is follows from them)"#,
            r#"4:10 "joint_success_plan" `fact` cannot be `joint_success_plan` (write `plan_agreed`)"#,
            r#"4:30 "on" unknown key `on` (write `confirmed_on`)"#,
        ]
        .join("\n")
    );
}

#[test]
fn duplicate_keys_name_the_first_and_it_counts() {
    let text = "value:\n  definition: one\n  definition: two\n";
    case(
        text,
        &[
            r#"3:3 "definition" the key `definition` is already on line 2 (keep one of the two; until then the first one counts)"#,
        ],
    );
    assert_eq!(log(text).value.unwrap().value.unwrap().definition, "one");
    let many: String = (0..60).map(|i| format!("  k{i}: 1\n")).collect();
    let reading = log(&format!("counts:\n{many}{many}"));
    assert_eq!((reading.problems.len(), reading.value.unwrap().counts.len()), (60, 60));
    assert!(reading.problems[59].message.contains("`k59` is already on line 61"));
}

#[test]
fn yaml_that_plans_do_not_use_is_told() {
    case(
        "a: &a {definition: x}\nvalue: {<<: *a}\n",
        &[
            r#"1:1 "a" unknown key `a` (known here: `items`, `value`, `counts`; keys of your own start with `x-`)"#,
            r#"2:9 "<<" merge keys (`<<`) are not supported (write the keys out)"#,
        ],
    );
    kinds("? [a, b]\n: 1\n", &[ProblemKind::Unsupported]);
    kinds("value: !mine {definition: !!str 1}\n", &[ProblemKind::Unsupported]);
    kinds("items: []\n---\nitems: []\n", &[ProblemKind::SeveralDocuments]);
    kinds("x-a: &a {definition: x}\nvalue: *a\n", &[]);
    kinds("x-a: &a 2026-13-01\nvalue: {definition: x, target: *a}\n", &[ProblemKind::InvalidValue]);
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    for text in ["", "\u{feff}", "# only a comment\n", "---\n", "\n\n"] {
        kinds(text, &[ProblemKind::Empty]);
    }
    case(
        "a: b: c\n",
        &[
            r#"1:5 ":" a `:` where no key can be (put text that holds `: ` in quotes, or check the indentation here and above)"#,
        ],
    );
    case(
        "items:\n\t- id: a\n",
        &[r#"2:1 "\t" a tab in the indentation, where YAML takes only spaces (indent with spaces)"#],
    );
    case(
        "a: \"open\nb: 1\n",
        &[
            r#"1:4 "\"" the quotes that open here are not closed before the next key (close them; indent the lines of a text that goes on)"#,
        ],
    );
    kinds("value: {definition: x\0y}\n", &[ProblemKind::ControlCharacter]);
    kinds(
        "value: {definition: \"x\u{7}y\"}\nitems: 3\n",
        &[ProblemKind::ControlCharacter, ProblemKind::InvalidValue],
    );
    case(
        "items: []\n<<<<<<< HEAD\na: 1\n=======\n>>>>>>> b\n",
        &[
            r#"2:1 "<<<<<<< HEAD" git conflict, from line 2 to line 5 (settle the merge and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`)"#,
        ],
    );
    let reading: Reading<Log> = read(b"a: 1\nb: \xff\xfe\n");
    assert_eq!(
        (reading.problems[0].span.clone(), reading.problems[0].message.as_str()),
        (8..9, "not UTF-8: byte 9 is 0xff")
    );
}

#[test]
fn brackets_end_where_they_close() {
    let own = |text: &'static str, key: &str| {
        let tree = Tree::parse(text).unwrap();
        let node = tree.find(&[Step::Key(key.to_owned().into())]).unwrap();
        (&text[node.span()], node.is_flow())
    };
    assert_eq!(own("a: [1, 2]  # ] c\n", "a"), ("[1, 2]", true));
    assert_eq!(own("a: {b: {c: ~},}\n", "a"), ("{b: {c: ~},}", true));
    assert_eq!(own("a: &x {b: {c: \"}\"} , d: [ ] # ]\n  } # }\n", "a").0.len(), 32);
    assert_eq!(own("é: ü\na: [{c: é}  ,{}]\n", "a"), ("[{c: é}  ,{}]", true));
    assert_eq!(own("{a: {b: }}", "a"), ("{b: }", true));
    assert!(!own("a:\n- {b: c}\n- d\n", "a").1);
    assert!(!own("a: &x\n- [b]\n", "a").1);
}

#[derive(Debug, PartialEq, Deserialize)]
struct Head {
    customer: String,
    #[serde(default)]
    status: Option<Status>,
    first: Status,
    signed: Date,
    seats: u32,
    contract: Contract,
    ratio: f64,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Contract {
    signed: Date,
}

#[test]
fn all_keys_that_a_file_lacks_are_told_at_once() {
    let missing = |text: &str| -> Vec<String> {
        let reading: Reading<Head> = read(text.as_bytes());
        assert_eq!(reading.value, None);
        reading.problems.into_iter().map(|problem| problem.message).collect()
    };
    let lacks = |field: &str| format!("the file has no `{field}`");
    assert_eq!(
        missing("status: open\n"),
        ["customer", "first", "signed", "seats", "contract"].map(lacks),
        "what follows a mapping that lacks keys of its own is not seen"
    );
    let contract = "contract: {signed: 2026-01-01}\n";
    assert_eq!(missing(contract), ["customer", "first", "signed", "seats", "ratio"].map(lacks));
    assert_eq!(
        missing(&format!("signed: soon\nfisrt: open\n{contract}")),
        ["customer", "seats", "ratio"]
            .map(lacks)
            .into_iter()
            .chain([
                "`soon` is not a date: write it as YYYY-MM-DD".to_owned(),
                "unknown key `fisrt`".to_owned()
            ])
            .collect::<Vec<_>>()
    );
}

#[test]
fn an_audience_that_cannot_be_read_is_told_once_and_hides_the_entry() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Entry {
        id: String,
        audience: Option<Edition>,
    }
    let text = "- {id: A, audience: customer}\n- {id: B, audience: internal}\n- {id: C, audience: yes}\n\
                - {id: D, audience: intern}\n- {id: E, audience: [customer]}\n- {id: F, audience: true}\n- {id: G, audience:}\n- {id: []}\n";
    let reading = read::<Vec<Entry>>(text.as_bytes());
    let seen: Vec<_> = reading.value.unwrap().into_iter().map(|entry| entry.audience).collect();
    let hidden = Some(Edition::Internal);
    assert_eq!(seen, [Some(Edition::Customer), hidden, hidden, hidden, hidden, hidden, None]);
    assert_eq!(
        shown(text, &reading.problems),
        [
            r#"3:21 "yes" `audience` cannot be `yes` (one of `internal` or `customer`)"#,
            r#"4:21 "intern" `audience` cannot be `intern` (did you mean `internal`?)"#,
            r#"5:21 "[customer]" `audience` takes `internal` or `customer`, not a list"#,
            r#"6:21 "true" `audience` cannot be `true` (one of `internal` or `customer`)"#,
            r#"8:8 "[]" `id` takes text, not a list"#,
        ]
    );
}
