//! Values that hold no others.

use super::document::Shape;
use super::writer::Writer;

pub(super) const PLAIN: [&str; 10] = [
    "text",
    "2026-04-10",
    "42",
    "true",
    "Ünï cödé 日本",
    "it's a text",
    "http://x.y/#z",
    "a, b",
    "-1.5",
    "👩‍💻 - é",
];
pub(super) const QUOTED: [&str; 8] = [
    "'a: b'",
    "\"c # d\"",
    "'it''s'",
    "\"\\\"x\\\" é\"",
    "''",
    "'- no'",
    "\"two\\nlines\"",
    "\"\\u00e9\\\\\"",
];

impl Writer<'_> {
    /// What parts a value from its `:` or its dash; after a dash, not every parser takes a tab.
    pub(super) fn gap(&mut self) {
        let is_behind_dash = self.document.text.ends_with('-');
        let gap = self.tape.one(&[" ", " ", "  ", "  ", if is_behind_dash { "   " } else { " \t" }]);
        self.put(gap);
    }

    pub(super) fn inline(&mut self, texts: &[&str]) {
        self.gap();
        let text = self.tape.one(texts);
        self.shape(Shape::Scalar);
        self.content(text);
        self.end_line();
    }

    pub(super) fn nothing(&mut self) {
        let nothings = [
            ("", Shape::Nothing),
            ("", Shape::Nothing),
            ("null", Shape::Nothing),
            ("~", Shape::Nothing),
            ("[]", Shape::EmptyList),
            ("[ ]", Shape::EmptyList),
            ("{}", Shape::EmptyMap),
        ];
        let (text, shape) = self.tape.one(&nothings);
        if !text.is_empty() {
            self.gap();
            self.shape(shape);
            self.content(text);
        }
        self.end_line();
    }

    pub(super) fn is_alias_possible(&self) -> bool {
        !self.anchored.is_empty() && self.own_anchor().is_none()
    }

    pub(super) fn own_anchor(&self) -> Option<usize> {
        self.document.places.iter().rev().find(|place| place.at == self.at).and_then(|place| place.anchor)
    }

    pub(super) fn alias(&mut self) {
        if self.is_alias_possible() {
            self.gap();
            self.alias_here();
            self.end_line();
        } else {
            self.inline(&PLAIN);
        }
    }

    pub(super) fn alias_here(&mut self) {
        let number = self.anchored[self.tape.pick(self.anchored.len())];
        self.shape(Shape::Alias(number));
        self.content(&format!("*n{number}"));
    }

    pub(super) fn on_several_lines(&mut self, column: usize) {
        let lines: &[&[&str]] = &[
            &["some", "more"],
            &["'one", "# two", "", "it''s three'"],
            &["\"one", "  - two \\", "thr\\\"ee: 日\""],
        ];
        let lines = lines[self.tape.pick(3)];
        self.gap();
        self.shape(Shape::Scalar);
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                self.line_break();
                self.indent(if line.is_empty() { 0 } else { column + self.step });
            }
            self.content(line);
        }
        self.end_line();
    }

    pub(super) fn block_text(&mut self, column: usize) {
        self.gap();
        self.shape(Shape::BlockText);
        let header = self.tape.one(&["|", ">", "|-", ">-", "|+", ">+"]);
        let step = if self.tape.once_in(8) { self.step + 2 } else { self.step };
        self.content(header);
        self.end_line();
        for index in 0..=self.tape.pick(3) {
            if index > 0 && self.tape.once_in(4) {
                self.line_break();
            }
            let lines = ["one line", "# no comment", "- no: item", "ünï", "  deeper"];
            let line = lines[self.tape.pick(if index > 0 { 5 } else { 4 })];
            self.indent(column + step);
            self.content(line);
            self.line_break();
        }
        self.text_indent = Some(column + step);
        if self.tape.once_in(4) {
            self.line_break();
        }
    }
}
