//! Any edit of any document: every byte outside the edit is equal, and another parser reads the intended value.

use proptest::prelude::*;
use serde_yaml::Value;

use super::tests::steps;
use super::{Change, Position, Yaml, apply_one};
use crate::document::{NodeKind, NodeRef, Tree};
use crate::route::{Step, Steps};

/// Choices that a document is made from; when they run out, the simplest one is taken.
struct Tape<'b> {
    bytes: std::slice::Iter<'b, u8>,
}

impl Tape<'_> {
    fn pick(&mut self, of: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % of
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.pick(of.len())]
    }
}

/// A document in the making.
struct Writer<'b> {
    tape: Tape<'b>,
    text: String,
    line_break: &'static str,
    step: usize,
    list_step: usize,
    comments: usize,
    budget: usize,
}

const KEYS: [&str; 8] = ["id", "títle", "due", "x-own", "note", "a b", "status", "owner"];
const PLAIN: [&str; 9] =
    ["text", "2026-04-10", "42", "true", "Ünï cödé 日本", "it's a text", "http://x.y/#z", "a, b", "-1.5"];
const QUOTED: [&str; 7] =
    ["'a: b'", "\"c # d\"", "'it''s'", "\"\\\"x\\\" é\"", "''", "'- no'", "\"two\\nlines\""];

fn document(bytes: &[u8]) -> (String, usize) {
    let mut tape = Tape { bytes: bytes.iter() };
    let line_break = ["\n", "\n", "\r\n"][tape.pick(3)];
    let step = [2, 2, 4, 1][tape.pick(4)];
    let list_step = [step, 0][tape.pick(2)];
    let is_marked = tape.pick(16) == 15;
    let is_started = tape.pick(8) == 7;
    let is_unended = tape.pick(4) == 3;
    let mut writer =
        Writer { tape, text: String::new(), line_break, step, list_step, comments: 0, budget: 40 };
    if is_marked {
        writer.text.push('\u{feff}');
    }
    writer.above(0);
    if is_started {
        writer.text.push_str("---");
        writer.text.push_str(line_break);
    }
    writer.mapping(0, 0, false);
    if is_unended {
        let length = writer.text.len() - line_break.len();
        writer.text.truncate(length);
    }
    (writer.text, writer.comments)
}

impl Writer<'_> {
    fn comment(&mut self) -> String {
        self.comments += 1;
        format!("# c{:03} ü: [x", self.comments)
    }

    /// Blank lines and comments above something that stands in `column`.
    fn above(&mut self, column: usize) {
        for _ in 0..[0, 0, 0, 1, 2][self.tape.pick(5)] {
            if self.tape.pick(2) == 1 {
                let comment = self.comment();
                self.text.push_str(&format!("{:column$}{comment}", ""));
            }
            self.text.push_str(self.line_break);
        }
    }

    /// The end of a line, with or without a comment.
    fn end_line(&mut self) {
        if self.tape.pick(4) == 3 {
            let comment = self.comment();
            self.text.push_str(["  ", " "][self.tape.pick(2)]);
            self.text.push_str(&comment);
        }
        self.text.push_str(self.line_break);
    }

    fn mapping(&mut self, column: usize, depth: usize, is_behind_dash: bool) {
        let start = self.tape.pick(KEYS.len());
        for index in 0..=self.tape.pick(4) {
            if index > 0 || !is_behind_dash {
                self.above(column);
                self.text.push_str(&" ".repeat(column));
            }
            self.text.push_str(KEYS[(start + index) % KEYS.len()]);
            self.text.push(':');
            self.value(column, depth);
        }
    }

    /// What stands behind `key:`, the line break included.
    fn value(&mut self, column: usize, depth: usize) {
        self.budget = self.budget.saturating_sub(1);
        let kinds = if depth < 4 && self.budget > 0 { 12 } else { 9 };
        match self.tape.pick(kinds) {
            0..=2 => {
                let plain = self.tape.one(&PLAIN);
                self.inline(plain);
            }
            3 => {
                let quoted = self.tape.one(&QUOTED);
                self.inline(quoted);
            }
            4 => {
                let nothing = self.tape.one(&["", " null", " ~", " []", " {}", " [ ]"]);
                self.text.push_str(nothing);
                self.end_line();
            }
            5 | 6 => {
                let flow = self.flow(0);
                self.inline(&flow);
            }
            7 => self.block_text(column),
            8 => {
                let (line_break, indent) = (self.line_break, column + self.step);
                self.inline(&format!("some{line_break}{:indent$}more", ""));
            }
            9 | 10 => {
                self.end_line();
                self.list(column + self.list_step, depth + 1);
            }
            _ => {
                self.end_line();
                self.mapping(column + self.step, depth + 1, false);
            }
        }
    }

    fn inline(&mut self, text: &str) {
        self.text.push_str(self.tape.one(&[" ", "  "]));
        self.text.push_str(text);
        self.end_line();
    }

    fn block_text(&mut self, column: usize) {
        let (header, line_break) = (self.tape.one(&["|", ">", "|-", ">-", "|+"]), self.line_break);
        self.text.push_str(&format!(" {header}{line_break}"));
        for _ in 0..=self.tape.pick(3) {
            let line = self.tape.one(&["one line", "# no comment", "- no: item", "ünï"]);
            self.text.push_str(&format!("{:1$}{line}{line_break}", "", column + self.step));
            if self.tape.pick(4) == 3 {
                self.text.push_str(line_break);
            }
        }
    }

    fn list(&mut self, column: usize, depth: usize) {
        let gap = self.tape.pick(20);
        let is_spaced = self.tape.pick(3) == 2;
        let kind = self.tape.pick(4);
        for index in 0..=self.tape.pick(4) {
            self.above(column);
            if is_spaced && index > 0 {
                self.text.push_str(self.line_break);
            }
            self.text.push_str(&format!("{:column$}-", ""));
            match kind {
                0 => {
                    let plain = self.tape.one(&PLAIN);
                    self.inline(plain);
                }
                1 => {
                    let id = index * 5 + gap;
                    self.text.push_str(&format!(" {{id: A-{id:02}xy, x: 1}}"));
                    self.end_line();
                }
                _ => {
                    let (id, line_break) = (index * 5 + gap, self.line_break);
                    self.text.push_str(&format!(" id: A-{id:02}xy{line_break}"));
                    if self.tape.pick(2) == 1 {
                        self.text.push_str(&format!("{:1$}more:", "", column + 2));
                        self.value(column + 2, depth);
                    }
                }
            }
        }
    }

    fn flow(&mut self, depth: usize) -> String {
        let (line_break, mut items) = (self.line_break, Vec::new());
        let kind = self.tape.pick(2);
        for index in 0..=self.tape.pick(3) {
            let value = match self.tape.pick(6) {
                0..=2 => self.tape.one(&["text", "42", "2026-04-10", "é日"]).to_owned(),
                3 => self.tape.one(&QUOTED).to_owned(),
                _ if depth < 2 => self.flow(depth + 1),
                _ => "~".to_owned(),
            };
            items.push(if kind == 0 { format!("{}: {value}", KEYS[index]) } else { value });
        }
        let (open, close) = [("{", "}"), ("[", "]")][kind];
        let gap = if self.tape.pick(6) == 5 { format!("{line_break}{:30}", "") } else { String::new() };
        let between = if gap.is_empty() { ", ".to_owned() } else { format!(",{gap}") };
        let last = self.tape.one(&["", "", ",", " "]);
        format!("{open}{gap}{}{last}{gap}{close}", items.join(&between))
    }
}

/// Every place in a document.
fn places(node: NodeRef<'_, '_>, at: &mut Vec<Step>, found: &mut Vec<(Vec<Step>, NodeKind)>) {
    found.push((at.clone(), node.kind()));
    let keys = node.entries().map(|(key, value)| (Step::Key(key.scalar().unwrap().to_owned().into()), value));
    for (step, child) in keys.chain(node.items().enumerate().map(|(index, item)| (Step::Index(index), item)))
    {
        at.push(step);
        places(child, at, found);
        at.pop();
    }
}

fn new_value(tape: &mut Tape<'_>) -> Yaml {
    match tape.pick(5) {
        0 => Yaml::text(tape.one(&["new", "a: b", "it's", "#x", "ünï", "", "two\nlines", "x: [", "- y"])),
        1 => Yaml::plain(tape.one(&["7", "2026-05-01", "false"])),
        2 => Yaml::map([("by", Some(Yaml::text("Ana"))), ("on", Some(Yaml::plain("2026-05-01")))]),
        3 => Yaml::texts(["a", "b, c"]),
        _ => Yaml::Null,
    }
}

fn change(tape: &mut Tape<'_>, tree: &Tree<'_>) -> Change {
    let mut found = Vec::new();
    places(tree.root(), &mut Vec::new(), &mut found);
    let (at, kind) = found.swap_remove(tape.pick(found.len()));
    let is_key = matches!(at.last(), Some(Step::Key(_)));
    match (tape.pick(3), kind) {
        (0, _) if is_key => Change::Remove { at },
        (1, NodeKind::Mapping | NodeKind::Nothing) => {
            let key = tape.one(&["zz", "due", "zz.yy"]);
            Change::Set { at: at.into_iter().chain(steps(key)).collect(), value: new_value(tape) }
        }
        (_, NodeKind::Sequence) => {
            let id = format!("A-{:02}zz", tape.pick(30));
            let entry = Yaml::map([("id", Some(Yaml::text(id))), ("títle", Some(Yaml::text("a: b")))]);
            let position = if tape.pick(4) == 3 { Position::End } else { Position::SortedById };
            Change::Insert { list: at, entry, position }
        }
        (_, NodeKind::Mapping) => {
            let list = at.into_iter().chain(steps("list")).collect();
            Change::Insert {
                list,
                entry: Yaml::map([("id", Some(Yaml::text("A-7k3f")))]),
                position: Position::End,
            }
        }
        (_, _) => Change::Set { at, value: new_value(tape) },
    }
}

/// The place below `steps` in the other parser's value, made where it is missing.
fn place<'v>(value: &'v mut Value, steps: &[Step]) -> &'v mut Value {
    steps.iter().fold(value, |value, step| match step {
        Step::Index(index) => &mut value[*index],
        Step::Key(key) => {
            if value.is_null() {
                *value = Value::Mapping(serde_yaml::Mapping::new());
            }
            value.as_mapping_mut().unwrap().entry(Value::String(key.to_string())).or_insert(Value::Null)
        }
    })
}

fn other(value: &Yaml) -> Value {
    match value {
        Yaml::Null => Value::Null,
        Yaml::Plain(text) => serde_yaml::from_str(text).unwrap(),
        Yaml::Text(text) => Value::String(text.clone()),
        Yaml::List(items) => Value::Sequence(items.iter().map(other).collect()),
        Yaml::Map(entries) => Value::Mapping(
            entries.iter().map(|(key, value)| (Value::String(key.clone()), other(value))).collect(),
        ),
    }
}

fn parsed(text: &str) -> Value {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_yaml::from_str(bare).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

fn intended(old: &str, change: &Change) -> Value {
    let mut value = parsed(old);
    match change {
        Change::Set { at, value: new } => *place(&mut value, at) = other(new),
        Change::Remove { at } => {
            let (Some(Step::Key(key)), parent) = (at.last(), &at[..at.len() - 1]) else { unreachable!() };
            let parent = place(&mut value, parent);
            parent.as_mapping_mut().unwrap().shift_remove(key.as_ref());
            if parent.as_mapping().unwrap().is_empty() {
                *parent = Value::Null;
            }
        }
        Change::Insert { list, entry, .. } => match place(&mut value, list) {
            Value::Sequence(items) => items.push(other(entry)),
            list => *list = Value::Sequence(vec![other(entry)]),
        },
    }
    value
}

/// What the other parser reads, the new item of a list put last and what was emptied being nothing.
fn read(new: &str, change: &Change) -> Value {
    let mut value = parsed(new);
    match change {
        Change::Insert { list, entry, .. } => {
            let items = place(&mut value, list).as_sequence_mut().unwrap();
            let entry = other(entry);
            let at = items.iter().position(|item| *item == entry).unwrap();
            let entry = items.remove(at);
            items.push(entry);
        }
        Change::Remove { at } => {
            let parent = place(&mut value, &at[..at.len() - 1]);
            if parent.as_mapping().is_some_and(serde_yaml::Mapping::is_empty) {
                *parent = Value::Null;
            }
        }
        Change::Set { .. } => {}
    }
    value
}

/// What of `old` and of `new` lies between their common start and their common end.
fn differing<'a>(old: &'a str, new: &'a str) -> (&'a str, &'a str) {
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let start = same(&mut old.chars().zip(new.chars()));
    let end = same(&mut old[start..].chars().rev().zip(new[start..].chars().rev()));
    let cut = |text: &'a str| &text[start..text.len() - end];
    (cut(old), cut(new))
}

/// Whether `new` is `old` but for the edit, told without any parser.
fn keeps_the_rest(old: &str, new: &str, change: &Change, node: Option<&str>) -> bool {
    let (gone, come) = differing(old, new);
    let nothing = ["", "[]", "{}", "[ ]", "null", "~"];
    match change {
        Change::Remove { .. } => come.is_empty(),
        _ if node.is_none_or(|node| nothing.contains(&node)) => {
            // Filled in: an empty value goes, lines come behind the comment on its line.
            let mut rest = new.lines();
            let line = |old: &str| {
                nothing.iter().any(|nothing| {
                    let bare = old.replacen(&format!(" {nothing}"), "", usize::from(!nothing.is_empty()));
                    rest.clone().any(|new| new == bare)
                }) || rest.any(|new| new.starts_with(old.trim_end_matches(['~', '}'])))
            };
            gone.is_empty()
                || nothing.contains(&gone.trim())
                || old.lines().all(line)
                || gone.lines().count() < 2
        }
        Change::Insert { .. } => gone.is_empty(),
        Change::Set { .. } => node.is_some_and(|node| {
            node.contains(gone.trim().trim_start_matches("- ")) || gone.trim().starts_with(['|', '>'])
        }),
    }
}

fn order(_: &[Step]) -> &'static [&'static str] {
    &KEYS
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_changes_what_it_should_and_nothing_else(
        bytes in prop::collection::vec(any::<u8>(), 0..160),
        choices in prop::collection::vec(any::<u8>(), 8),
    ) {
        let (old, comments) = document(&bytes);
        let tree = Tree::parse(&old).unwrap();
        let change = change(&mut Tape { bytes: choices.iter() }, &tree);
        let node = tree.find(change.place()).map(|node| &tree.text()[node.bare_span()]);
        let new = match apply_one(&old, &change, &order) {
            Ok(new) => new,
            Err(refusal) => {
                // Losing a comment is the one good reason to refuse: these documents have no anchors.
                prop_assert!(refusal.why.contains("comment"), "{} {change:?}\n{old}", refusal.why);
                return Ok(());
            }
        };
        let (place, what) = (Steps(change.place()).to_string(), format!("{change:?}\n--- old\n{old}\n--- new\n{new}"));
        prop_assert_eq!(read(&new, &change), intended(&old, &change), "{}: {}", &place, &what);
        prop_assert!(keeps_the_rest(&old, &new, &change, node), "{}: {}", &place, &what);
        for comment in (1..=comments).map(|number| format!("# c{number:03} ü: [x")) {
            let is_removed = matches!(change, Change::Remove { .. });
            prop_assert!(is_removed || new.matches(&comment).count() == old.matches(&comment).count(), "{}", &what);
        }
        prop_assert_eq!(new.contains("\r\n"), old.contains("\r\n") && new.contains('\n'), "{}", &what);
        prop_assert!(!old.contains("\r\n") || new.replace("\r\n", "").find('\n').is_none(), "{}", &what);
        let is_ended = |text: &str| text.ends_with('\n');
        // Where the last line is removed, the one above keeps its line break.
        let is_removed = matches!(change, Change::Remove { .. });
        prop_assert!(is_removed || is_ended(&old) == is_ended(&new), "{}", &what);
    }
}
