//! Documents in every manner that people write YAML in.

/// Choices that a document is made from; when they run out, the simplest one is taken.
pub(super) struct Tape<'b> {
    pub(super) bytes: std::slice::Iter<'b, u8>,
}

impl Tape<'_> {
    pub(super) fn pick(&mut self, of: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % of
    }

    pub(super) fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
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

/// Keys, in what passes for their usual order.
pub(super) const KEYS: [&str; 8] = ["id", "títle", "due", "x-own", "note", "a b", "status", "owner"];
const PLAIN: [&str; 9] =
    ["text", "2026-04-10", "42", "true", "Ünï cödé 日本", "it's a text", "http://x.y/#z", "a, b", "-1.5"];
const QUOTED: [&str; 7] =
    ["'a: b'", "\"c # d\"", "'it''s'", "\"\\\"x\\\" é\"", "''", "'- no'", "\"two\\nlines\""];

/// A document, and how many comments it has; each is numbered.
pub(super) fn document(bytes: &[u8]) -> (String, usize) {
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
        for key in &KEYS[..=self.tape.pick(3)] {
            let value = match self.tape.pick(6) {
                0..=2 => self.tape.one(&["text", "42", "2026-04-10", "é日"]).to_owned(),
                3 => self.tape.one(&QUOTED).to_owned(),
                _ if depth < 2 => self.flow(depth + 1),
                _ => "~".to_owned(),
            };
            items.push(if kind == 0 { format!("{key}: {value}") } else { value });
        }
        let (open, close) = [("{", "}"), ("[", "]")][kind];
        let gap = if self.tape.pick(6) == 5 { format!("{line_break}{:30}", "") } else { String::new() };
        let between = if gap.is_empty() { ", ".to_owned() } else { format!(",{gap}") };
        let last = self.tape.one(&["", "", ",", " "]);
        format!("{open}{gap}{}{last}{gap}{close}", items.join(&between))
    }
}
