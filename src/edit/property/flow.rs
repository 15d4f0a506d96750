//! Lists and mappings in brackets, on one line or several.

use super::document::Shape;
use super::scalars::QUOTED;
use super::writer::{KEYS, Writer};
use crate::route::Step;

const PLAIN: [&str; 6] = ["text", "42", "2026-04-10", "é日", "it's", "http://x.y/z"];

/// Where items stand that have a line of their own: further in than anything around.
const COLUMN: usize = 30;

impl Writer<'_> {
    pub(super) fn flow(&mut self, depth: usize) {
        let is_map = self.tape.pick(2) == 0;
        let is_tall = self.tape.once_in(6);
        self.shape(if is_map { Shape::FlowMap } else { Shape::FlowList });
        self.content(if is_map { "{" } else { "[" });
        let is_wide = self.tape.once_in(8);
        for (index, key) in KEYS.iter().enumerate().take(1 + self.tape.pick(4)) {
            self.between(index, is_tall, is_wide);
            if is_map {
                self.flow_key(*key, |writer| writer.flow_value(depth));
            } else {
                let lead = self.document.text.len();
                self.at.push(Step::Index(index));
                self.open_in_flow(lead);
                self.flow_value_here(depth, true);
                self.at.pop();
            }
        }
        let last = self.tape.one(&["", "", ",", " "]);
        self.content(last);
        if is_tall {
            self.end_line();
            self.indent(COLUMN - 2);
        }
        self.content(if is_map { "}" } else { "]" });
    }

    /// `{id: …, x: 1}`
    pub(super) fn flow_entries(&mut self, id: &str) {
        self.shape(Shape::FlowMap);
        self.content("{");
        for (index, (key, value)) in [("id", id), ("x", "1")].into_iter().enumerate() {
            self.between(index, false, false);
            self.flow_key((key, key), |writer| {
                writer.put(" ");
                writer.shape(Shape::Scalar);
                writer.content(value);
            });
        }
        self.content("}");
    }

    fn between(&mut self, index: usize, is_tall: bool, is_wide: bool) {
        if index > 0 {
            self.content(",");
        }
        if is_tall {
            self.end_line();
            self.indent(COLUMN);
        } else if index > 0 || is_wide {
            self.put(" ");
        }
    }

    fn flow_key(&mut self, key: (&'static str, &str), value: impl FnOnce(&mut Self)) {
        self.key(key, |writer, lead| {
            writer.open_in_flow(lead);
            value(writer);
        });
    }

    fn open_in_flow(&mut self, lead: usize) {
        self.open(lead);
        self.own().is_in_flow = true;
    }

    fn flow_value(&mut self, depth: usize) {
        self.put(" ");
        if !self.tape.once_in(12) {
            self.flow_value_here(depth, false);
        }
    }

    fn flow_value_here(&mut self, depth: usize, is_item: bool) {
        let anchor = if is_item { None } else { self.anchor() };
        if anchor.is_some() {
            self.put(" ");
        }
        match self.tape.pick(8) {
            0..=2 => self.bare(&PLAIN),
            3 => self.bare(&QUOTED),
            4 if depth < 2 && self.tape.pick(2) == 1 => self.empty(),
            5 if self.is_alias_possible() => self.alias_here(),
            6 => {
                self.shape(Shape::Nothing);
                self.content("~");
            }
            _ if depth < 2 => self.flow(depth + 1),
            _ => self.bare(&PLAIN),
        }
        self.anchored.extend(anchor);
    }

    fn bare(&mut self, texts: &[&str]) {
        let text = self.tape.one(texts);
        self.shape(Shape::Scalar);
        self.content(text);
    }

    fn empty(&mut self) {
        let (text, shape) = self.tape.one(&[("[]", Shape::EmptyList), ("{}", Shape::EmptyMap)]);
        self.shape(shape);
        self.content(text);
    }
}
