//! Which bytes a change may touch: told from where the document's writer put things, without any parser.

use std::ops::Range;

use super::super::{Change, Yaml};
use super::document::{Document, NotedPlace, Shape};

/// What is wrong with `new` as `document` with the change, if any byte outside of it is.
pub(super) fn fault(document: &Document, change: &Change, new: &str) -> Option<&'static str> {
    let old = Old { document, text: &document.text };
    let Some(place) = document.place(change.place()) else { return old.grown(change, new) };
    match change {
        Change::Remove { .. } => old.cut(place, new),
        Change::Set { value, .. } => match place.shape {
            Shape::Nothing | Shape::EmptyList | Shape::EmptyMap => old.filled(place, new),
            Shape::Scalar | Shape::Alias(_) if !value.is_scalar() && !place.is_in_flow => {
                old.filled(place, new)
            }
            _ => old.replaced(place, value, new),
        },
        Change::Insert { .. } => match place.shape {
            Shape::Nothing | Shape::EmptyList => old.filled(place, new),
            _ => old.added(place, new),
        },
    }
}

struct Old<'d> {
    document: &'d Document,
    text: &'d str,
}

impl Old<'_> {
    /// A value in the place of another: all before and all after it stays.
    fn replaced(&self, place: &NotedPlace, value: &Yaml, new: &str) -> Option<&'static str> {
        let is_lines = matches!(place.shape, Shape::BlockText | Shape::List | Shape::Map);
        let is_shaped = is_lines || !value.is_scalar();
        let start = if is_shaped && !place.is_in_flow { place.from } else { place.span.start };
        let come = rest(new, &self.text[..start], &self.text[place.span.end..]);
        match come {
            None => Some("bytes outside of the value changed"),
            Some(come) if value.is_scalar() && come.contains('\n') => Some("the value takes several lines"),
            Some(_) => None,
        }
    }

    /// A value where there was none, or one on its line: there, or on lines below, the comments staying where they are.
    fn filled(&self, place: &NotedPlace, new: &str) -> Option<&'static str> {
        let inline = rest(new, &self.text[..place.from], &self.text[place.span.end..]);
        if inline.is_some_and(|come| !come.contains('\n')) {
            return None;
        }
        let bare = format!("{}{}", &self.text[..place.from], &self.text[place.span.end..]);
        let end = place.from + next_content(&bare[place.from..]);
        let column = self.column(place.lead);
        let is_good = |(at, come): (usize, &str)| is_lines(&bare, at, come) && !parts(&bare, at, column);
        match !place.is_in_flow && inserted(&bare, new, place.from..end).any(is_good) {
            true => None,
            false => Some("the empty value was not filled where it stands"),
        }
    }

    /// Something new in a list or a mapping: nothing goes.
    fn added(&self, place: &NotedPlace, new: &str) -> Option<&'static str> {
        let is_flow = matches!(place.shape, Shape::FlowList | Shape::FlowMap | Shape::EmptyMap);
        if is_flow {
            let within = place.span.start + 1..place.span.end - 1;
            let ends = self.document.children(place).map(|child| child.span.end);
            // After the last entry, the comma is before the comment and what is new below it.
            let mut with_comma = ends.flat_map(|end| {
                [",", " ,"].map(|comma| [&self.text[..end], comma, &self.text[end..]].concat())
            });
            let is_added = inserted(self.text, new, within.clone()).next().is_some()
                || with_comma.any(|old| inserted(&old, new, within.start..within.end + 2).next().is_some());
            return (!is_added).then_some("more than an addition within the brackets");
        }
        let first = self.document.children(place).map(|child| child.lead).min().unwrap_or(place.span.start);
        let column = self.column(first);
        let within = place.from..place.span.end + next_content(&self.text[place.span.end..]);
        let is_good = |(at, come): (usize, &str)| is_lines(self.text, at, come);
        let mut places = inserted(self.text, new, within).filter(|found| is_good(*found)).peekable();
        match (places.peek().is_some(), places.any(|(at, _)| !parts(self.text, at, column))) {
            (false, _) => Some("more than lines were added, or elsewhere"),
            (true, false) => Some("a comment was parted from what it stands above"),
            (true, true) => None,
        }
    }

    /// A key that was not there, below the last place on the way that is.
    fn grown(&self, change: &Change, new: &str) -> Option<&'static str> {
        let Some(place) = self.document.way_to(change.place()).last() else { return Some("no way there") };
        match place.shape {
            Shape::Nothing if place.at.is_empty() => {
                let found = inserted(self.text, new, self.text.len()..self.text.len()).next();
                found.is_none().then_some("more than lines at the end of a file that says nothing")
            }
            Shape::Nothing => self.filled(place, new),
            _ => self.added(place, new),
        }
    }

    /// A key that goes: with its lines, or up to its neighbour where they share a line; its comments take its place.
    fn cut(&self, place: &NotedPlace, new: &str) -> Option<&'static str> {
        let (start, end) = shared(self.text, new);
        let starts = (0..=start.min(place.lead)).rev();
        let starts = starts.take_while(|at| self.text.get(*at..place.lead).is_none_or(is_signs));
        let ends = place.span.end.max(self.text.len() - end)..=self.text.len();
        let is_cut = |at: usize| {
            ends.clone().any(|end| {
                let come = new.len().checked_sub(self.text.len() - end).and_then(|end| new.get(at..end));
                come.is_some_and(|come| self.is_cut_well(place, &(at..end), come))
            })
        };
        let is_good = starts.into_iter().any(is_cut);
        (!is_good)
            .then_some("more than the key was removed, or less, or its comments do not stand where it stood")
    }

    /// Whether bytes around a key may go, and leave `come`.
    fn is_cut_well(&self, place: &NotedPlace, gone: &Range<usize>, come: &str) -> bool {
        let (Some(before), Some(behind)) =
            (self.text.get(gone.start..place.lead), self.text.get(place.span.end..gone.end))
        else {
            return false;
        };
        let comments = self.document.comments.iter().filter(|comment| gone.contains(&comment.start));
        let comments: Vec<&str> = comments.map(|comment| &self.text[comment.clone()]).collect();
        let (line, rest) = behind.split_at(behind.find('\n').map_or(behind.len(), |at| at + 1));
        let line = line.trim_start_matches([' ', '\t']);
        let line = if place.is_in_flow { line.trim_start_matches(',').trim_start() } else { line }.trim_end();
        // Its own comment may leave its line, that above its neighbour may not.
        let is_own = (line.is_empty() || line.starts_with('#')) && rest.trim().is_empty();
        let is_last = gone.end == self.text.len() && !self.text.ends_with('\n');
        let is_end = behind.ends_with('\n')
            || gone.end == self.text.len()
            || self.text[gone.end..].starts_with(['\r', '\n']);
        let is_lines = is_line_start(self.text, gone.start) && is_end || is_last && before.trim().is_empty();
        let is_on_line = before.bytes().all(|byte| b" \t".contains(&byte)) && !place.is_in_flow;
        let is_between = place.is_in_flow && is_signs(before) && self.is_between(place.span.end..gone.end);
        let indent = " ".repeat(self.column(place.lead));
        let mut lines = come.split('\n');
        let is_first = lines.next().is_some();
        let is_indented =
            is_first && lines.all(|line| line.starts_with(&indent) && !line[indent.len()..].starts_with(' '));
        let left = come.lines().map(str::trim).filter(|line| !line.is_empty());
        let is_kept =
            left.eq(comments.iter().copied()) && is_indented && (!comments.is_empty() || come.is_empty());
        is_kept && (is_own && (is_lines || is_on_line) || is_between)
    }

    /// Whether only signs, spaces and comments are there.
    fn is_between(&self, bytes: Range<usize>) -> bool {
        let is_comment = |at: usize| self.document.comments.iter().any(|comment| comment.contains(&at));
        bytes.into_iter().all(|at| is_comment(at) || is_signs(&self.text[at..at + 1]))
    }

    fn column(&self, at: usize) -> usize {
        let line = &self.text[..at];
        line[line.rfind('\n').map_or(0, |at| at + 1)..].trim_start_matches('\u{feff}').chars().count()
    }
}

/// What is in `new` between `before` and `behind`.
fn rest<'n>(new: &'n str, before: &str, behind: &str) -> Option<&'n str> {
    new.strip_prefix(before)?.strip_suffix(behind)
}

/// How many bytes two texts share at their start, and how many of the others at their end.
fn shared(a: &str, b: &str) -> (usize, usize) {
    let count = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
    let start = count(&mut a.bytes().zip(b.bytes()));
    (start, count(&mut a.bytes().rev().zip(b.bytes().rev())))
}

/// Every place and text which, put there, makes `new` of `old`.
fn inserted<'n>(old: &str, new: &'n str, within: Range<usize>) -> impl Iterator<Item = (usize, &'n str)> {
    let (start, end) = shared(old, new);
    let more = new.len().saturating_sub(old.len());
    let places = within.start.max(old.len() - end)..(within.end.min(start) + 1);
    places.filter(move |_| more > 0).filter_map(move |at| Some((at, new.get(at..at + more)?)))
}

/// Whether full lines are at the start of a line, or after a last one that does not end.
fn is_lines(old: &str, at: usize, come: &str) -> bool {
    let is_start = is_line_start(old, at);
    let is_behind = at == old.len() && come.starts_with(['\r', '\n']) && !come.ends_with('\n');
    is_start && come.ends_with('\n') || is_behind && !is_start
}

fn is_signs(text: &str) -> bool {
    text.bytes().all(|byte| b" \t\r\n,".contains(&byte))
}

fn is_line_start(text: &str, at: usize) -> bool {
    matches!(text[..at].chars().next_back(), None | Some('\n' | '\u{feff}'))
}

/// Whether lines at `at` are between a comment and what it is directly above; a comment that is indented further
/// than `column` belongs to what is above it.
fn parts(old: &str, at: usize, column: usize) -> bool {
    let above = old[..at].trim_end_matches(['\r', '\n']);
    let is_directly_above = old[above.len()..at].matches('\n').count() == 1;
    let above = above.rsplit('\n').next().unwrap_or_default();
    let own = above.trim_start_matches(' ');
    let below = old[at..].lines().next().unwrap_or_default();
    own.starts_with('#') && is_directly_above && above.len() - own.len() <= column && !below.trim().is_empty()
}

/// How far it is to the first line that is neither blank nor a comment, the rest of the first line left out.
fn next_content(text: &str) -> usize {
    let is_content = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().map_or(0, str::len);
    first + lines.take_while(|line| !is_content(line)).map(str::len).sum::<usize>()
}
