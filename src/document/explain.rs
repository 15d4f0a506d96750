//! Errors in the words of the person who edits the file.

use std::ops::Range;

use super::error::ErrorKind;
use super::problem::{Problem, ProblemKind, quoted};
use super::tree::{Form, Kind, NodeId, Tree};
use super::words::one_of;
use super::{quote, scalar};
use crate::date::Date;
use crate::fields::former_word;
use crate::suggest::closest;

/// The problem that an error at a node is.
pub(super) fn explain(tree: &Tree<'_>, at: NodeId, kind: ErrorKind) -> Problem {
    let subject = subject(tree, at);
    match kind {
        ErrorKind::Missing(field) => {
            Problem::new(ProblemKind::MissingKey, tree.place(at), format!("{subject} has no `{field}`"))
                .help(format!("add `{field}: …`"))
        }
        ErrorKind::Wanted(wanted) => {
            let found = found(tree, at);
            let message = if found == "nothing" {
                format!("{subject} is empty, and takes {wanted}")
            } else {
                format!("{subject} takes {wanted}, not {found}")
            };
            let problem = Problem::new(ProblemKind::InvalidValue, tree.place(at), message);
            if wanted.contains("number")
                && let Some(help) = bare(tree, at).and_then(digits_alone)
            {
                return problem.help(help);
            }
            if wanted == "a list" && found == "a mapping" {
                return problem.help("begin each entry with `- `, and put its other keys below the first");
            }
            match bare(tree, at).filter(|text| is_words(&wanted) && scalar::is_truth(text)) {
                Some(text) => problem
                    .help(format!("remove it, or write the words; if `{text}` is meant as text, quote it")),
                None => problem,
            }
        }
        ErrorKind::Word(word, known) => {
            let key = tree.key_of(at).and_then(|key| tree.scalar(key));
            let former = key.and_then(|key| former_word(key, &word));
            let help = match (former, closest(&word, known.iter().copied())) {
                (Some(former), _) => former.to_string(),
                (None, Some(meant)) => format!("did you mean `{meant}`?"),
                (None, None) => format!("one of {}", one_of(known)),
            };
            let message = format!("{subject} cannot be {}", quoted(&word));
            Problem::new(ProblemKind::InvalidValue, tree.place(at), message).help(help)
        }
        ErrorKind::Said(said) => {
            let problem = Problem::new(ProblemKind::InvalidValue, tree.place(at), said);
            match bare(tree, at).filter(|text| text.parse::<Date>().is_err()).and_then(Date::meant_by) {
                Some(day) => problem.help(format!("write `{day}`")),
                None => match bare(tree, at).and_then(Date::either_of) {
                    Some((day, other)) => problem.help(format!(
                        "write `{day}` for {}, or `{other}` for {}",
                        day.short(),
                        other.short()
                    )),
                    None => problem,
                },
            }
        }
    }
}

/// Whether what is wanted are words of any kind.
fn is_words(wanted: &str) -> bool {
    wanted == "text" || wanted.starts_with("a name")
}

/// What to write for an amount as people write it: `48,000`, `$48k`. A currency has a key of its own.
fn digits_alone(text: &str) -> Option<String> {
    let amount = text.trim_matches(|c: char| !c.is_ascii_digit() && !matches!(c, 'k' | 'K' | 'm' | 'M'));
    let (digits, zeros) = match amount.char_indices().last()? {
        (end, 'k' | 'K') => (&amount[..end], 3),
        (end, 'm' | 'M') => (&amount[..end], 6),
        _ => (amount, 0),
    };
    let groups: Vec<&str> = digits.trim().split([',', ' ', '\'']).collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = groups.iter().all(is_number) && groups.iter().skip(1).all(|part| part.len() == 3);
    let plain = groups.concat() + &"0".repeat(zeros);
    // A number that is a number is wrong in another way.
    let is_another_way = is_grouped && text.parse::<f64>().is_err();
    is_another_way.then(|| format!("write digits alone: `{plain}`"))
}

/// What is said of a bare text that another reader takes for something else.
pub(super) fn ambiguous(span: Range<usize>, text: &str, taken_for: &str) -> Problem {
    let message = format!("{} without quotes is {taken_for} to other YAML readers", quoted(text));
    let help = format!("if it is meant as text, put it in quotes: {}", quoted(&quote::single(text)));
    Problem::new(ProblemKind::AmbiguousText, span, message).help(help)
}

/// Whether a key has neither a colon nor a value: within braces, the rest of a text that a comma cut in two.
pub(super) fn is_cut_off(tree: &Tree<'_>, key: NodeId, value: NodeId) -> bool {
    let rest = tree.text[tree.node(key).end as usize..].trim_start();
    matches!(tree.kind(value), Kind::Scalar("", Form::Plain)) && rest.starts_with([',', '}'])
}

/// The text of a bare scalar.
fn bare<'t>(tree: &'t Tree<'_>, at: NodeId) -> Option<&'t str> {
    match tree.kind(tree.resolved(at)) {
        Kind::Scalar(text, Form::Plain) => Some(text),
        _ => None,
    }
}

/// How a message calls the node: by its key, or as an item of its list.
fn subject(tree: &Tree<'_>, at: NodeId) -> String {
    let path = tree.path(at);
    let key = |node| tree.key_of(node).and_then(|key| tree.scalar(key)).map(quoted);
    match path.as_slice() {
        [] | [_] => "the file".to_owned(),
        [.., list, item] => match (key(*item), key(*list)) {
            (Some(key), _) => key,
            (None, Some(key)) => format!("this item of {key}"),
            (None, None) => "this item".to_owned(),
        },
    }
}

fn found(tree: &Tree<'_>, at: NodeId) -> String {
    match tree.kind(tree.resolved(at)) {
        Kind::Sequence => "a list".to_owned(),
        Kind::Mapping => "a mapping".to_owned(),
        Kind::Scalar(text, Form::Plain) if scalar::is_nothing(text) => "nothing".to_owned(),
        Kind::Scalar(text, _) if text.trim().is_empty() => "nothing".to_owned(),
        Kind::Scalar(text, Form::Plain) => quoted(text),
        Kind::Scalar(text, Form::Text | Form::Block) => format!("the text {}", quoted(text)),
        Kind::Alias(_) => "an alias".to_owned(),
    }
}
