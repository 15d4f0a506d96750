//! The lines of a form, put together to what they say: a line that is indented goes on with the one above it.

use super::marks::unmarked;

/// What a line of a form is, told by its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `there    Ben, Wanda`
    Field(Key),
    /// `[x] A-7k3f …`
    Tick,
    /// `+ who: what, when`
    Action,
    /// `! who: what`
    Decision,
    /// `? who: what, when`
    Ask,
    /// `= who: what (evidence)`
    Confirmed,
    /// `- shipped: …`
    OfUpdate,
    /// `decided`, above what was.
    Heading,
    /// None of these.
    Unknown,
}

/// What a field is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    On,
    Kind,
    There,
    Missing,
    Next,
    Summary,
    Mood,
    Ours,
    Update,
}

/// The words of the fields; those of the files are understood as well.
const KEYS: [(&str, Key); 13] = [
    ("on", Key::On),
    ("held_on", Key::On),
    ("kind", Key::Kind),
    ("there", Key::There),
    ("present", Key::There),
    ("missing", Key::Missing),
    ("absent", Key::Missing),
    ("next", Key::Next),
    ("summary", Key::Summary),
    ("mood", Key::Mood),
    ("ours", Key::Ours),
    ("note", Key::Ours),
    ("update", Key::Update),
];

/// Whether a word names a field that says when a call was, what it was, or who was there.
pub(super) fn names_call(word: &str) -> bool {
    let key = KEYS.iter().find(|(key, _)| key.eq_ignore_ascii_case(word.trim_end_matches(':')));
    key.is_some_and(|(_, key)| matches!(key, Key::On | Key::Kind | Key::There | Key::Missing))
}

/// What is above a part of the form.
const HEADINGS: [&str; 4] = ["done", "new", "decided", "asked"];

/// Something that a form says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The number of its first line.
    pub(super) line: usize,
    pub(super) kind: Kind,
    /// What stands after the beginning that tells its kind; the lines of it are separate.
    pub(super) text: String,
}

/// The words with which a line may begin.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|(word, _)| *word)
}

/// What a form says, in its order.
pub(super) fn items(text: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = unmarked(line);
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match items.last_mut().filter(|item| line.starts_with(char::is_whitespace) && goes_on(item, line)) {
            Some(item) => {
                item.text.push('\n');
                item.text.push_str(line.trim());
            }
            None => items.push(item(number, line.trim())),
        }
    }
    items
}

/// Whether an indented line goes on with what an item says. Our own words may hold signs that begin something elsewhere.
fn goes_on(item: &Item, line: &str) -> bool {
    match item.kind {
        Kind::Field(Key::Ours | Key::Summary) => true,
        Kind::Heading | Kind::Unknown => false,
        _ => sign(line.trim()).is_none(),
    }
}

fn item(line: usize, text: &str) -> Item {
    let (kind, rest) = sign(text).or_else(|| word(text)).unwrap_or((Kind::Unknown, text));
    Item { line, kind, text: rest.trim().to_owned() }
}

/// What a sign at the beginning says, and what stands after it.
fn sign(text: &str) -> Option<(Kind, &str)> {
    let bare = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")).map(str::trim_start);
    let boxed = bare.unwrap_or(text);
    if boxed.starts_with('[') {
        return Some((Kind::Tick, boxed));
    }
    let signs = [('+', Kind::Action), ('!', Kind::Decision), ('?', Kind::Ask), ('=', Kind::Confirmed)];
    let found = signs.into_iter().find(|(sign, _)| text.starts_with(*sign));
    match found {
        // A second sign is a part of what is said.
        Some((_, kind)) => Some((kind, &text[1..])),
        None => bare.map(|bare| (Kind::OfUpdate, bare)),
    }
}

/// What a word at the beginning says, and what stands after it.
fn word(text: &str) -> Option<(Kind, &str)> {
    let end = text.find(|c: char| c.is_whitespace() || c == ':' || c == '?').unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let word = word.to_lowercase();
    let rest = rest.strip_prefix(['?', ':']).unwrap_or(rest);
    let key = KEYS.iter().find(|(name, _)| *name == word).map(|(_, key)| Kind::Field(*key));
    let heading = || HEADINGS.contains(&word.as_str()).then_some(Kind::Heading);
    Some((key.or_else(heading)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, want: &[(usize, Kind, &str)]) {
        let found = items(text);
        let found: Vec<_> = found.iter().map(|it| (it.line, it.kind, it.text.as_str())).collect();
        assert_eq!(found, want);
    }

    #[test]
    fn each_line_says_what_it_is() {
        case(
            "# Acme\nthere    Ben, Wanda\n\nOurs: x\ndone?  # a line\n[x] A-1  Sent\n- [ ] A-2\n+ Sofia: run, tue\n\
             ++ Ben: run\n! Adele: go\n? Rafe: when\n= Adele: success (mail)\n- next: UAT\n?? + Tom: x\n?? ? Rafe: when\nlost",
            &[
                (1, Kind::Field(Key::There), "Ben, Wanda"),
                (3, Kind::Field(Key::Ours), "x"),
                (4, Kind::Heading, "# a line"),
                (5, Kind::Tick, "[x] A-1  Sent"),
                (6, Kind::Tick, "[ ] A-2"),
                (7, Kind::Action, "Sofia: run, tue"),
                (8, Kind::Action, "+ Ben: run"),
                (9, Kind::Decision, "Adele: go"),
                (10, Kind::Ask, "Rafe: when"),
                (11, Kind::Confirmed, "Adele: success (mail)"),
                (12, Kind::OfUpdate, "next: UAT"),
                (13, Kind::Action, "Tom: x"),
                (14, Kind::Ask, "Rafe: when"),
                (15, Kind::Unknown, "lost"),
            ],
        );
    }

    #[test]
    fn an_indented_line_goes_on() {
        case(
            "ours  Ben worries\n  - that it is late\n# dropped\n  there are two of them\nthere\n  Ben\n  Wanda\n\
             new\n  + Sofia: run the replay\n    on test data, tue\n  + Tom: x, wed\n",
            &[
                (0, Kind::Field(Key::Ours), "Ben worries\n- that it is late\nthere are two of them"),
                (4, Kind::Field(Key::There), "\nBen\nWanda"),
                (7, Kind::Heading, ""),
                (8, Kind::Action, "Sofia: run the replay\non test data, tue"),
                (10, Kind::Action, "Tom: x, wed"),
            ],
        );
    }
}
