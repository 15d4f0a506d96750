//! Names in a narrow column: cut in the middle, and two different ones never to the same.

use std::collections::{BTreeMap, BTreeSet};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::flow;
use crate::report::{Line, Tone};

const ELLIPSIS: &str = "…";
/// How often names that still look alike are cut elsewhere before they are numbered.
const ROUNDS: usize = 4;

/// The names in at most `limit` columns each. What is cut alike is cut around the first sign in which it differs, and
/// numbered where that does not tell it apart either.
pub(super) fn cut(names: &[Line], limit: usize) -> Vec<Line> {
    let mut shown: Vec<Line> = names.iter().map(|name| in_the_middle(name, limit)).collect();
    for _ in 0..ROUNDS {
        let groups = alike(names, &shown);
        if groups.is_empty() {
            return shown;
        }
        for group in groups {
            let from = shared_signs(names, &group);
            for at in group {
                shown[at] = around(&names[at], from, limit);
            }
        }
    }
    number(names, &mut shown, limit);
    shown
}

/// The rows whose names are different but look the same, by how they look.
fn alike(names: &[Line], shown: &[Line]) -> Vec<Vec<usize>> {
    let mut by_look: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in shown.iter().enumerate() {
        by_look.entry(line.text()).or_default().push(at);
    }
    let is_ambiguous = |group: &Vec<usize>| {
        let first = names[group[0]].text();
        group.iter().any(|at| names[*at].text() != first)
    };
    by_look.into_values().filter(is_ambiguous).collect()
}

/// With how many signs all names of a group begin alike.
fn shared_signs(names: &[Line], group: &[usize]) -> usize {
    let first = names[group[0]].text();
    let shared = |other: &str| {
        first.graphemes(true).zip(other.graphemes(true)).take_while(|(one, other)| one == other).count()
    };
    group
        .iter()
        .map(|at| names[*at].text())
        .filter(|other| *other != first)
        .map(|it| shared(&it))
        .min()
        .unwrap_or(0)
}

type Sign<'a> = (Tone, &'a str);

fn signs(line: &Line) -> Vec<Sign<'_>> {
    line.spans.iter().flat_map(|span| span.text.graphemes(true).map(|sign| (span.tone, sign))).collect()
}

fn line(signs: &[Sign<'_>]) -> Line {
    let mut line = Line::new();
    signs.iter().for_each(|(tone, sign)| flow::push(&mut line, *tone, sign));
    line
}

/// As many of the signs as fit, in their order.
fn fitting<'s, 'a>(signs: impl Iterator<Item = &'s Sign<'a>>, room: usize) -> usize
where
    'a: 's,
{
    let mut used = 0;
    let fits = |sign: &&Sign<'_>| {
        used += sign.1.width();
        used <= room
    };
    signs.take_while(fits).count()
}

fn in_the_middle(name: &Line, limit: usize) -> Line {
    if flow::width(name) <= limit {
        return name.clone();
    }
    let signs = signs(name);
    let room = limit.saturating_sub(1);
    let tail = fitting(signs.iter().rev(), room / 3);
    let used: usize = signs[signs.len() - tail..].iter().map(|(_, sign)| sign.width()).sum();
    let head = fitting(signs.iter(), room - used);
    joined(line(&signs[..head]), line(&signs[signs.len() - tail..]))
}

/// The beginning, and what stands from the sign `from` on.
fn around(name: &Line, from: usize, limit: usize) -> Line {
    if flow::width(name) <= limit {
        return name.clone();
    }
    let signs = signs(name);
    let room = limit.saturating_sub(2);
    let head = fitting(signs.iter(), room / 3);
    let used: usize = signs[..head].iter().map(|(_, sign)| sign.width()).sum();
    let from = from.clamp(head, signs.len());
    let rest = fitting(signs[from..].iter(), room - used);
    let beginning = line(&signs[..head]);
    if from + rest == signs.len() {
        // With room to spare, more of the end.
        let tail = fitting(signs.iter().rev(), room + 1 - used).max(rest).min(signs.len() - head);
        return joined(beginning, line(&signs[signs.len() - tail..]));
    }
    let middle = flow::trimmed(line(&signs[from..from + rest]));
    let middle = if from == head { beginning.then(middle) } else { joined(beginning, middle) };
    with_ellipsis(middle)
}

fn joined(head: Line, tail: Line) -> Line {
    let tail = tail.spans.into_iter().enumerate().map(|(at, mut span)| {
        if at == 0 {
            span.text = span.text.trim_start().to_owned();
        }
        span
    });
    let mut whole = with_ellipsis(flow::trimmed(head));
    tail.for_each(|span| flow::push(&mut whole, span.tone, &span.text));
    whole
}

fn with_ellipsis(mut line: Line) -> Line {
    let tone = line.spans.last().map_or(Tone::Plain, |span| span.tone);
    flow::push(&mut line, tone, ELLIPSIS);
    line
}

/// Gives a number to names that look alike however they are cut.
fn number(names: &[Line], shown: &mut [Line], limit: usize) {
    let mut taken: BTreeSet<String> = shown.iter().map(Line::text).collect();
    for group in alike(names, shown) {
        let mut given: BTreeMap<String, Line> = BTreeMap::new();
        for at in group {
            let name = names[at].text();
            if let Some(line) = given.get(&name) {
                shown[at] = line.clone();
                continue;
            }
            let line = (1..).map(|number: usize| numbered(&names[at], number, limit));
            let line = line.take(names.len() + 1).find(|line| !taken.contains(&line.text()));
            let line = line.unwrap_or_else(|| shown[at].clone());
            taken.insert(line.text());
            given.insert(name, line.clone());
            shown[at] = line;
        }
    }
}

fn numbered(name: &Line, number: usize, limit: usize) -> Line {
    let mark = format!("#{number}");
    let signs = signs(name);
    let head = fitting(signs.iter(), limit.saturating_sub(mark.width() + 1));
    with_ellipsis(flow::trimmed(line(&signs[..head]))).dim(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(names: &[&str], limit: usize, want: &[&str]) {
        let lines: Vec<Line> = names.iter().map(|name| Tone::Strong.line(name)).collect();
        let shown: Vec<String> = cut(&lines, limit).iter().map(Line::text).collect();
        assert_eq!(shown, want);
        assert!(shown.iter().all(|it| it.width() <= limit), "{shown:?}");
    }

    #[test]
    fn a_name_is_cut_in_the_middle() {
        case(&["Kestrel & Pine Logistics"], 24, &["Kestrel & Pine Logistics"]);
        case(&["Kestrel & Pine Logistics"], 16, &["Kestrel &…stics"]);
        case(&["東京支社物流部門"], 9, &["東京支…門"]);
        case(&["e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}"], 4, &["e\u{301}e\u{301}…e\u{301}"]);
    }

    #[test]
    fn two_names_never_look_alike() {
        case(
            &["Northern Rail North GmbH & Co", "Northern Rail South GmbH & Co"],
            16,
            &["Nort…North GmbH…", "Nort…South GmbH…"],
        );
        case(&["Acme Holding 2024", "Acme Holding 2025"], 9, &["Acme H…24", "Acme H…25"]);
        case(&["the same name", "the same name"], 6, &["the…e", "the…e"]);
    }

    proptest::proptest! {
        #![proptest_config(crate::property::config(256))]

        /// Whatever customers are called, rows of different names differ, and each fits.
        #[test]
        fn different_names_stay_different(names in proptest::collection::vec("[ab 東é&#1…]{0,30}", 1..8), limit in 12_usize..40) {
            let lines: Vec<Line> = names.iter().map(|name| flow::trimmed(Line::from(name.as_str()))).collect();
            let shown = cut(&lines, limit);
            for (one, a) in lines.iter().zip(&shown) {
                proptest::prop_assert!(flow::width(a) <= limit, "{a:?}");
                for (other, b) in lines.iter().zip(&shown) {
                    proptest::prop_assert_eq!(one.text() == other.text(), a.text() == b.text(), "{:?} {:?}", a, b);
                }
            }
        }
    }
}
