//! Mappings and lists on lines.

use super::document::Shape;
use super::scalars::{PLAIN, QUOTED};
use super::writer::{KEYS, Writer};
use crate::route::Step;

impl Writer<'_> {
    pub(super) fn mapping(&mut self, column: usize, depth: usize, is_behind_dash: bool) {
        let start = self.tape.pick(KEYS.len());
        self.keys(column, depth, start, is_behind_dash);
    }

    /// What most files of a plan are: some keys, and a list of entries, which may be empty so far. The last entry may
    /// have to end in a block text.
    pub(super) fn log(&mut self, ends_in_note: bool) {
        self.mapping(0, 0, false);
        self.above(0);
        self.key(("log", "log"), |writer, lead| {
            writer.open(lead);
            if !ends_in_note && writer.tape.once_in(3) {
                writer.nothing();
                return;
            }
            writer.end_line();
            let column = writer.list_step;
            writer.list(column, 1, false);
            if ends_in_note {
                writer.note(column, "A-99xy");
            }
        });
    }

    /// An entry of a list that is a block text.
    fn note(&mut self, column: usize, id: &str) {
        self.above(column);
        self.indent(column);
        let lead = self.document.text.len();
        self.content("-");
        let at = self
            .document
            .places
            .iter()
            .filter(|place| place.at.len() == 2 && place.at[0] == self.at[0])
            .count();
        self.at.push(Step::Index(at));
        self.open(lead);
        self.put(" ");
        self.shape(Shape::Map);
        self.key(("id", "id"), |writer, lead| {
            writer.open(lead);
            writer.inline(&[id]);
        });
        self.indent(column + 2);
        self.key(("note", "note"), |writer, lead| {
            writer.open(lead);
            writer.block_text(column + 2);
        });
        self.at.pop();
    }

    fn keys(&mut self, column: usize, depth: usize, start: usize, is_behind_dash: bool) {
        let last = self.tape.pick(4);
        for index in 0..=last {
            if index > 0 || !is_behind_dash {
                self.above(column);
                self.indent(column);
            }
            let key = (start + index) % KEYS.len();
            if index == 0 {
                self.shape(Shape::Map);
            }
            let is_note = index == last && self.tape.once_in(6);
            self.key(KEYS[key], |writer, lead| writer.value_or_note(is_note, lead, column, depth));
        }
    }

    /// Any value, or the block text that so often ends an entry and a file.
    fn value_or_note(&mut self, is_note: bool, lead: usize, column: usize, depth: usize) {
        if is_note {
            self.open(lead);
            self.block_text(column);
        } else {
            self.value(lead, column, depth);
        }
    }

    pub(super) fn key(
        &mut self,
        (name, written): (&'static str, &str),
        value: impl FnOnce(&mut Self, usize),
    ) {
        let lead = self.document.text.len();
        self.content(written);
        let colon = if self.tape.once_in(16) { " :" } else { ":" };
        self.content(colon);
        self.at.push(Step::Key(name.into()));
        value(self, lead);
        self.at.pop();
    }

    /// What stands after `key:` or a dash in `column`, the line break included.
    fn value(&mut self, lead: usize, column: usize, depth: usize) {
        self.open(lead);
        self.budget = self.budget.saturating_sub(1);
        let anchor = self.anchor();
        let kinds = if depth < 4 && self.budget > 0 { 13 } else { 10 };
        match self.tape.pick(kinds) {
            0..=2 => self.inline(&PLAIN),
            3 => self.inline(&QUOTED),
            4 => self.nothing(),
            5 | 6 => {
                self.gap();
                self.flow(0);
                self.end_line();
            }
            7 => self.block_text(column),
            8 => self.on_several_lines(column),
            9 => self.alias(),
            10 | 11 => {
                self.end_line();
                let is_behind_dash = self.document.text[lead..].starts_with('-');
                let step = if is_behind_dash { 2 } else { self.list_step };
                self.list(column + step, depth + 1, false);
            }
            _ => {
                self.end_line();
                self.mapping(column + self.step, depth + 1, false);
            }
        }
        self.anchored.extend(anchor);
    }

    /// An anchor, now and then.
    pub(super) fn anchor(&mut self) -> Option<usize> {
        let number = self.tape.once_in(6).then(|| self.anchors + 1)?;
        self.anchors = number;
        self.content(&format!(" &n{number}"));
        let from = self.document.text.len();
        let own = self.own();
        (own.from, own.span, own.anchor) = (from, from..from, Some(number));
        Some(number)
    }

    pub(super) fn list(&mut self, column: usize, depth: usize, is_behind_dash: bool) {
        let gap = self.tape.pick(20);
        let is_spaced = self.tape.once_in(3);
        let kind = self.tape.pick(6);
        for index in 0..=self.tape.pick(4) {
            if index > 0 || !is_behind_dash {
                self.above(column);
                if is_spaced && index > 0 {
                    self.line_break();
                }
                self.indent(column);
            }
            let lead = self.document.text.len();
            if index == 0 {
                self.shape(Shape::List);
            }
            self.content("-");
            self.at.push(Step::Index(index));
            self.item(lead, column, depth, kind, index * 5 + gap);
            self.at.pop();
        }
    }

    /// What stands after a dash; most lists have entries with ids.
    fn item(&mut self, lead: usize, column: usize, depth: usize, kind: usize, number: usize) {
        let id = if self.tape.once_in(6) { format!("A-{number}") } else { format!("A-{number:02}xy") };
        match kind {
            0 => {
                self.open(lead);
                self.inline(&PLAIN);
            }
            1 => {
                self.open(lead);
                self.gap();
                self.shape(Shape::FlowMap);
                self.flow_entries(&id);
                self.end_line();
            }
            2 => self.value(lead, column, depth + 1),
            3 if depth < 3 => {
                self.open(lead);
                self.put(" ");
                self.list(column + 2, depth + 1, true);
            }
            _ => self.entry(lead, column, depth, &id),
        }
    }

    fn entry(&mut self, lead: usize, column: usize, depth: usize, id: &str) {
        self.open(lead);
        let offset = if self.tape.once_in(5) { 4 } else { 2 };
        if self.tape.once_in(8) {
            self.end_line();
            self.indent(column + offset);
        } else {
            self.put(&" ".repeat(offset - 1));
        }
        self.shape(Shape::Map);
        if self.tape.once_in(5) {
            let first = self.tape.pick(2) + 2;
            self.key(KEYS[first], |writer, lead| writer.value(lead, column + offset, depth));
            self.indent(column + offset);
        }
        self.key(("id", "id"), |writer, lead| {
            writer.open(lead);
            writer.inline(&[id]);
        });
        if self.tape.pick(2) == 1 {
            self.above(column + offset);
            self.indent(column + offset);
            let is_note = self.tape.once_in(3);
            self.key(("more", "more"), |writer, lead| {
                writer.value_or_note(is_note, lead, column + offset, depth);
            });
        }
    }
}
