//! Writes documents: what stands where, and in which manner, is up to a tape of choices.

use super::document::{Document, NotedPlace, Shape};
use super::tape::Tape;
use crate::route::Step;

/// Keys in what passes for their usual order, and how they are written.
pub(super) const KEYS: [(&str, &str); 8] = [
    ("id", "id"),
    ("títle", "títle"),
    ("due", "due"),
    ("x-own", "x-own"),
    ("note: 日", "'note: 日'"),
    ("a b", "a b"),
    ("status", "\"status\""),
    ("owner", "owner"),
];
/// A document in the making.
pub(super) struct Writer<'b> {
    pub(super) tape: Tape<'b>,
    pub(super) document: Document,
    /// What a line ends with: one of these.
    line_breaks: &'static [&'static str],
    /// How far keys stand in from the key above them, and dashes from theirs.
    pub(super) step: usize,
    pub(super) list_step: usize,
    pub(super) at: Vec<Step>,
    pub(super) anchors: usize,
    /// Anchors whose value is complete, so that an alias can stand for it.
    pub(super) anchored: Vec<usize>,
    /// The indentation of the block text just written: comments that far in would be part of it.
    pub(super) text_indent: Option<usize>,
    pub(super) budget: usize,
}

/// A document made from choices.
pub(super) fn document(bytes: &[u8]) -> Document {
    let mut tape = Tape::new(bytes);
    let (unix, dos, mixed): (&[_], &[_], &[_]) = (&["\n"], &["\r\n"], &["\n", "\r\n"]);
    let line_breaks = tape.one(&[unix, unix, unix, dos, dos, mixed]);
    let step = [2, 2, 4, 1][tape.pick(4)];
    let list_step = [step, 0][tape.pick(2)];
    let is_marked = tape.once_in(16);
    let start = tape.pick(8);
    let end = tape.pick(6);
    let line_break = (line_breaks.len() == 1).then_some(line_breaks[0]);
    let writer = Writer {
        tape,
        document: Document { text: String::new(), places: Vec::new(), comments: Vec::new(), line_break },
        line_breaks,
        step,
        list_step,
        at: Vec::new(),
        anchors: 0,
        anchored: Vec::new(),
        text_indent: None,
        budget: 40,
    };
    writer.file(is_marked, start == 7, end)
}

impl Writer<'_> {
    fn file(mut self, is_marked: bool, is_started: bool, end: usize) -> Document {
        self.put(if is_marked { "\u{feff}" } else { "" });
        if is_started {
            self.above(0);
            self.put("---");
            self.end_line();
        }
        let root = self.tape.pick(24);
        self.open(0);
        match root {
            23 => self.above(0),
            22 => self.list(0, 0, false),
            14..=21 => self.log(end == 5),
            _ => self.mapping(0, 0, false),
        }
        match end {
            3 if is_started && root < 23 => {
                self.put("...");
                self.line_break();
            }
            4 | 5 => {
                let text = &mut self.document.text;
                let unended = text.strip_suffix("\r\n").or(text.strip_suffix('\n')).unwrap_or(text).len();
                text.truncate(unended);
                for place in &mut self.document.places {
                    place.from = place.from.min(unended);
                    place.span = place.span.start.min(unended)..place.span.end.min(unended);
                }
            }
            _ => {}
        }
        self.document
    }

    pub(super) fn put(&mut self, text: &str) {
        self.document.text.push_str(text);
    }

    /// Text that is somebody's own: what holds it ends here for now.
    pub(super) fn content(&mut self, text: &str) {
        self.put(text);
        self.text_indent = None;
        let end = self.document.text.len();
        for place in self.document.places.iter_mut().filter(|place| self.at.starts_with(&place.at)) {
            place.span.end = end;
        }
    }

    pub(super) fn line_break(&mut self) {
        let line_break = match self.line_breaks {
            [only] => only,
            several => self.tape.one(several),
        };
        self.put(line_break);
    }

    pub(super) fn indent(&mut self, column: usize) {
        self.put(&" ".repeat(column));
    }

    pub(super) fn comment(&mut self) {
        let start = self.document.text.len();
        self.put(&format!("# c{:03} ü: [x", self.document.comments.len() + 1));
        self.document.comments.push(start..self.document.text.len());
    }

    /// Blank lines and comments above something that is in `column`.
    pub(super) fn above(&mut self, column: usize) {
        for _ in 0..[0, 0, 0, 1, 2][self.tape.pick(5)] {
            if self.tape.pick(2) == 1 {
                let column = [column, column, column, 0, column + 3][self.tape.pick(5)];
                self.indent(self.text_indent.map_or(column, |text| column.min(text - 1)));
                self.comment();
            } else if self.text_indent.is_none() && self.tape.once_in(8) {
                self.put("   ");
            }
            self.line_break();
        }
    }

    /// The end of a line, with or without a comment.
    pub(super) fn end_line(&mut self) {
        match self.tape.pick(5) {
            4 => {
                let is_behind_dash = self.document.text.ends_with('-');
                let gap = self.tape.one(&["  ", " ", if is_behind_dash { " " } else { "\t" }]);
                self.put(gap);
                self.comment();
            }
            3 if self.tape.once_in(8) => self.put("  "),
            _ => {}
        }
        self.line_break();
    }

    /// A place whose key or dash starts at `lead`, its value being about to follow.
    pub(super) fn open(&mut self, lead: usize) {
        let from = self.document.text.len();
        self.document.places.push(NotedPlace {
            at: self.at.clone(),
            shape: Shape::Nothing,
            lead,
            from,
            span: from..from,
            is_in_flow: false,
            anchor: None,
        });
    }

    /// The place that the tape stands in.
    pub(super) fn own(&mut self) -> &mut NotedPlace {
        let at = &self.at;
        let own = self.document.places.iter_mut().rev().find(|place| place.at == *at);
        own.expect("it was opened")
    }

    /// The start of the value of the place that the tape stands in.
    pub(super) fn shape(&mut self, shape: Shape) {
        let start = self.document.text.len();
        let own = self.own();
        own.shape = shape;
        own.span = start..start;
    }
}
