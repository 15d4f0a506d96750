//! The traps that a run of the property has to have walked into, or it proves less than it says.

use std::collections::BTreeMap;

use super::super::Change;
use super::document::{Document, NotedPlace, Shape};

/// How many of the changes that were made met each trap.
#[derive(Default)]
pub(super) struct Tally(BTreeMap<&'static str, usize>);

/// What is looked at: the document, the change, and the place that changes or the last on the way to it.
struct Case<'a> {
    document: &'a Document,
    change: &'a Change,
    place: &'a NotedPlace,
    is_there: bool,
}

type Trap = (&'static str, fn(&Case<'_>) -> bool);

const TRAPS: &[Trap] = &[
    ("an empty `[]` gets an entry", |case| case.inserts() && case.is_there && case.is(Shape::EmptyList)),
    ("a list's key without a value gets an entry", |case| {
        case.inserts() && case.is_there && case.is(Shape::Nothing) && case.place.span.is_empty()
    }),
    ("a list that is missing is made", |case| case.inserts() && !case.is_there),
    ("an entry of a list on lines", |case| case.inserts() && case.is(Shape::List)),
    ("an entry of a list in brackets", |case| case.inserts() && case.is_there && case.is(Shape::FlowList)),
    ("an entry of a list that stands in no further than its key", |case| {
        case.inserts()
            && case.is(Shape::List)
            && case.column(case.first_child()) == case.column(case.place.lead)
    }),
    ("an entry between comments", |case| case.inserts() && case.is(Shape::List) && case.has_comment_line()),
    ("a key on a line", |case| !case.is_there && case.is(Shape::Map)),
    ("a key within braces", |case| !case.is_there && case.is(Shape::FlowMap)),
    ("a key in a file that says nothing", |case| {
        !case.is_there && case.place.at.is_empty() && case.is(Shape::Nothing)
    }),
    ("a comment before the next key", |case| case.has_comment_below()),
    ("a comment on the value's line", |case| case.has_comment_beside()),
    ("a value in quotes", |case| case.replaces() && case.own().starts_with(['\'', '"'])),
    ("a value on several lines", |case| {
        case.replaces() && case.is(Shape::Scalar) && case.own().contains('\n')
    }),
    ("a block text", |case| case.replaces() && case.is(Shape::BlockText)),
    ("an alias", |case| case.replaces() && matches!(case.place.shape, Shape::Alias(_))),
    ("lines for lines", |case| case.replaces() && matches!(case.place.shape, Shape::List | Shape::Map)),
    ("a value within brackets", |case| case.replaces() && case.place.is_in_flow),
    ("a value with an anchor", |case| case.replaces() && case.place.anchor.is_some()),
    ("beside anchors and aliases", |case| case.document.has_aliases()),
    ("a key that goes, with its lines", |case| case.removes() && !case.place.is_in_flow),
    ("a key that goes, on a dash's line", |case| case.removes() && case.is_on_dash()),
    ("a key that goes, within braces", |case| case.removes() && case.place.is_in_flow),
    ("below a block text", |case| !case.removes() && case.is_below_text()),
    ("a file that ends in a block text without a line break", |case| case.document.ends_in_text()),
    ("an entry of a list that ends so", |case| {
        case.inserts() && case.is(Shape::List) && case.document.ends_in_text() && case.is_at_end()
    }),
    ("a key of a mapping that ends so", |case| {
        !case.is_there && case.is(Shape::Map) && case.document.ends_in_text() && case.is_at_end()
    }),
    ("a file without a line break at its end", |case| !case.document.text.ends_with('\n')),
    ("a file with CRLF", |case| case.document.line_break == Some("\r\n")),
    ("a file with both line ends", |case| case.document.line_break.is_none()),
    ("a file with a byte order mark", |case| case.document.text.starts_with('\u{feff}')),
    ("a file with `---`", |case| case.document.text.contains("---")),
    ("behind text of several bytes a character", |case| {
        !case.document.text[..case.place.span.start].trim_start_matches('\u{feff}').is_ascii()
    }),
    ("beside a key of somebody's own", |case| case.document.text.contains("x-own")),
];

impl Tally {
    /// Counts a change that was made.
    pub(super) fn note(&mut self, document: &Document, change: &Change) {
        let Some(place) = document.way_to(change.place()).last() else { return };
        let case = Case { document, change, place, is_there: place.at == change.place() };
        for (name, _) in TRAPS.iter().filter(|(_, is_met)| is_met(&case)) {
            *self.0.entry(name).or_default() += 1;
        }
    }

    /// Counts a change that was refused.
    pub(super) fn refused(&mut self) {
        *self.0.entry("refused").or_default() += 1;
    }

    /// The traps that fewer than so many changes met, and how many did.
    pub(super) fn missed(&self, times: usize) -> Vec<(&'static str, usize)> {
        let count = |name| self.0.get(name).copied().unwrap_or(0);
        TRAPS.iter().map(|(name, _)| (*name, count(name))).filter(|(_, count)| *count < times).collect()
    }

    pub(super) fn refusals(&self) -> usize {
        self.0.get("refused").copied().unwrap_or(0)
    }
}

impl Case<'_> {
    fn is(&self, shape: Shape) -> bool {
        self.place.shape == shape
    }

    fn inserts(&self) -> bool {
        matches!(self.change, Change::Insert { .. })
    }

    fn removes(&self) -> bool {
        matches!(self.change, Change::Remove { .. })
    }

    fn replaces(&self) -> bool {
        self.is_there && matches!(self.change, Change::Set { .. })
    }

    fn own(&self) -> &str {
        &self.document.text[self.place.span.clone()]
    }

    fn column(&self, at: usize) -> usize {
        self.document.text[..at].rsplit('\n').next().unwrap_or_default().chars().count()
    }

    fn is_at_end(&self) -> bool {
        self.place.span.end == self.document.text.len()
    }

    fn first_child(&self) -> usize {
        self.document.children(self.place).map(|child| child.lead).min().unwrap_or(0)
    }

    /// Whether a comment has a line to itself within the place.
    fn has_comment_line(&self) -> bool {
        self.own().lines().any(|line| line.trim_start().starts_with('#'))
    }

    fn has_comment_beside(&self) -> bool {
        let rest = self.document.text[self.place.span.end..].lines().next().unwrap_or_default();
        rest.trim_start().starts_with('#')
    }

    fn has_comment_below(&self) -> bool {
        let mut below = self.document.text[self.place.span.end..].lines().skip(1);
        below.next().is_some_and(|line| line.trim_start().starts_with('#'))
    }

    fn is_on_dash(&self) -> bool {
        let before = self.document.text[..self.place.lead].rsplit('\n').next().unwrap_or_default();
        !self.place.is_in_flow && before.trim_start().starts_with('-')
    }

    /// Whether what is added would stand directly below a block text.
    fn is_below_text(&self) -> bool {
        let end = self.place.span.end;
        self.document.places.iter().any(|place| place.shape == Shape::BlockText && place.span.end == end)
    }
}
