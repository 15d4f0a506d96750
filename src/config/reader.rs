//! Reads a table key by key into what is already there, and keeps every problem it meets.
//!
//! What is asked for is what is known: a key that nobody asked for is unknown, so that a section's list
//! of keys exists once, in the code that reads them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::ConfigProblem;
use super::vocabulary::Vocabulary;
use crate::suggest::{Suggestions, closest};

/// A value with its place in the text.
pub(super) type TomlValue<'t> = Spanned<DeValue<'t>>;

/// Why a value cannot be taken.
pub(super) struct InvalidValue {
    message: String,
    help: Option<String>,
    /// Where exactly, when it is a part of the value.
    span: Option<Range<usize>>,
    /// Whether the key goes before the message: `` `friction.target` `` is a number, not a string.
    about_key: bool,
}

impl InvalidValue {
    /// A refusal that says what the value of the key is or must be: `must be …`, `is …`.
    pub(super) fn of_key(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, span: None, about_key: true }
    }

    /// A refusal that is a sentence of its own.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, span: None, about_key: false }
    }

    pub(super) fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same with this help, unless it has a better one.
    pub(super) fn or_help(self, help: impl Into<String>) -> Self {
        Self { help: self.help.or_else(|| Some(help.into())), ..self }
    }

    pub(super) fn at(self, span: Range<usize>) -> Self {
        Self { span: Some(self.span.unwrap_or(span)), ..self }
    }
}

/// What one run over a text shares.
pub(super) struct Run<'v> {
    /// The ids that exist; `None` while the embedded default is read, which a test compares with the tables.
    pub(super) vocabulary: Option<&'v Vocabulary<'v>>,
    pub(super) problems: Vec<ConfigProblem>,
    /// Keys that were asked for and are not in the text; the default may have none.
    pub(super) absent: Vec<String>,
}

impl<'v> Run<'v> {
    pub(super) const fn new(vocabulary: Option<&'v Vocabulary<'v>>) -> Self {
        Self { vocabulary, problems: Vec::new(), absent: Vec::new() }
    }
}

impl Vocabulary<'_> {
    /// Why no number can be held against this metric, if none can.
    pub(super) fn refused_metric(&self, metric: &str) -> Option<InvalidValue> {
        if !self.metrics.contains(&metric) {
            return Some(unknown("metric", metric, self.metrics));
        }
        let refusal = InvalidValue::new(format!("`{metric}` is a day of the calendar, and no number"));
        self.days.contains(&metric).then(|| refusal.with_help("take a metric that counts days"))
    }
}

/// A table of the text while it is read.
pub(super) struct Section<'t, 'r, 'v> {
    table: Option<&'t DeTable<'t>>,
    /// The table's header, or the whole text for the root.
    span: Range<usize>,
    /// `health.profiles.smb`; empty for the root.
    path: String,
    asked: Vec<Cow<'static, str>>,
    pub(super) run: &'r mut Run<'v>,
}

impl<'t, 'r, 'v> Section<'t, 'r, 'v> {
    pub(super) const fn root(table: &'t DeTable<'t>, run: &'r mut Run<'v>) -> Self {
        Self { table: Some(table), span: 0..0, path: String::new(), asked: Vec::new(), run }
    }

    /// Reads `key` into `slot` when the text has it.
    pub(super) fn read<T>(
        &mut self,
        key: impl Into<Cow<'static, str>>,
        slot: &mut T,
        parse: impl FnOnce(&TomlValue<'t>) -> Result<T, InvalidValue>,
    ) {
        let key = key.into();
        if self.table.is_none_or(|table| !table.contains_key(key.as_ref())) {
            self.run.absent.push(self.path_of(&key));
        }
        if let Some(value) = self.optional(key, parse) {
            *slot = value;
        }
    }

    /// The value of `key`, which need not even have a default.
    pub(super) fn optional<T>(
        &mut self,
        key: impl Into<Cow<'static, str>>,
        parse: impl FnOnce(&TomlValue<'t>) -> Result<T, InvalidValue>,
    ) -> Option<T> {
        let key = key.into();
        let found = self.table.and_then(|table| table.get(key.as_ref()));
        let path = self.path_of(&key);
        self.asked.push(key);
        let value = found?;
        match parse(value) {
            Ok(parsed) => Some(parsed),
            Err(refusal) => {
                self.refuse(&path, value.span(), refusal);
                None
            }
        }
    }

    /// Reads the table under `key`; a missing one is read as empty, so that what it lacks is noted.
    pub(super) fn section(
        &mut self,
        key: impl Into<Cow<'static, str>>,
        read: impl FnOnce(&mut Section<'t, '_, 'v>),
    ) {
        let key = key.into();
        let path = self.path_of(&key);
        let found = self.table.and_then(|table| table.get_key_value(key.as_ref()));
        self.asked.push(key);
        let (table, span) = match found {
            None => (None, self.span.clone()),
            Some((name, value)) => match value.get_ref() {
                DeValue::Table(table) => (Some(table), name.span()),
                other => {
                    let refusal = InvalidValue::of_key(format!("is a table, not {}", article(other)));
                    let help = format!("write it as `[{path}]` with its keys below");
                    self.refuse(&path, value.span(), refusal.with_help(help));
                    return;
                }
            },
        };
        let mut section = Section { table, span, path, asked: Vec::new(), run: &mut *self.run };
        read(&mut section);
        section.close();
    }

    /// The value of `key`, without which the section means nothing.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        parse: impl FnOnce(&TomlValue<'t>) -> Result<T, InvalidValue>,
    ) -> Option<T> {
        if !self.has(key) {
            let message = format!("`{}` has no `{key}`", self.path);
            self.refuse(key, self.span.clone(), InvalidValue::new(message));
        }
        self.optional(key, parse)
    }

    /// Reads each table of the list under `key`. Says whether the text has a list there.
    pub(super) fn items(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Section<'t, '_, 'v>),
    ) -> bool {
        let path = self.path_of(key);
        let found = self.table.and_then(|table| table.get(key));
        self.asked.push(Cow::Borrowed(key));
        let Some(value) = found else {
            self.run.absent.push(path);
            return false;
        };
        let DeValue::Array(items) = value.get_ref() else {
            let refusal =
                InvalidValue::of_key(format!("is a list of tables, not {}", article(value.get_ref())));
            self.refuse(&path, value.span(), refusal);
            return false;
        };
        for (index, item) in items.iter().enumerate() {
            let path = format!("{path}[{index}]");
            let DeValue::Table(table) = item.get_ref() else {
                let refusal = InvalidValue::of_key(format!("is a table, not {}", article(item.get_ref())));
                self.refuse(&path, item.span(), refusal);
                continue;
            };
            let (table, span) = (Some(table), item.span());
            let mut section = Section { table, span, path, asked: Vec::new(), run: &mut *self.run };
            read(&mut section);
            section.close();
        }
        true
    }

    /// The keys of the table that the text has, for sections whose keys are ids.
    pub(super) fn keys(&self) -> Vec<(String, Range<usize>)> {
        let entries = self.table.into_iter().flat_map(|table| table.keys());
        entries.map(|key| (key.get_ref().to_string(), key.span())).collect()
    }

    /// Refuses `key` unless `known` has it, and says what it is not.
    pub(super) fn knows(&mut self, what: &str, key: &str, span: Range<usize>, known: &[&str]) -> bool {
        let is_known = known.contains(&key);
        if !is_known {
            self.refuse(key, span, unknown(what, key, known));
            self.asked.push(Cow::Owned(key.to_owned()));
        }
        is_known
    }

    /// Refuses a metric that does not exist, or that no number can be held against.
    pub(super) fn knows_metric(&mut self, metric: &str, span: Range<usize>) -> bool {
        let refused = self.run.vocabulary.and_then(|vocabulary| vocabulary.refused_metric(metric));
        let is_known = refused.is_none();
        if let Some(refusal) = refused {
            self.refuse(metric, span, refusal);
            self.asked.push(Cow::Owned(metric.to_owned()));
        }
        is_known
    }

    /// Adds a problem of the value at `path`, or of the part of it that the refusal names.
    pub(super) fn refuse(&mut self, path: &str, span: Range<usize>, refusal: InvalidValue) {
        let message =
            if refusal.about_key { format!("`{path}` {}", refusal.message) } else { refusal.message };
        let span = refusal.span.unwrap_or(span);
        self.run.problems.push(ConfigProblem { span, message, help: refusal.help });
    }

    /// Adds a problem at the first of `keys` that the text has, else at the section's name.
    pub(super) fn object(&mut self, keys: &[&str], message: impl Into<String>, help: impl Into<String>) {
        let found = keys.iter().find_map(|key| self.table.and_then(|table| table.get(*key)));
        let span = found.map_or_else(|| self.span.clone(), Spanned::span);
        self.run.problems.push(ConfigProblem { span, message: message.into(), help: Some(help.into()) });
    }

    /// Whether the text has this key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.is_some_and(|table| table.contains_key(key))
    }

    /// Whether the text has a table under this key.
    pub(super) fn is_table(&self, key: &str) -> bool {
        self.table.and_then(|table| table.get(key)).is_some_and(|value| value.get_ref().is_table())
    }

    /// Refuses the keys that nobody asked for.
    pub(super) fn close(&mut self) {
        // As many keys can be asked for as the text has, where keys are ids.
        let is_known: BTreeSet<&str> = self.asked.iter().map(AsRef::as_ref).collect();
        let known: Vec<&str> = self.asked.iter().map(AsRef::as_ref).collect();
        let mut suggestions = Suggestions::among(known.iter().copied());
        let place = if self.path.is_empty() { String::new() } else { format!(" in `{}`", self.path) };
        for (key, span) in self.keys() {
            if is_known.contains(key.as_str()) {
                continue;
            }
            let help = suggestions
                .closest(&key)
                .map(|near| format!("did you mean `{near}`?"))
                .unwrap_or_else(|| format!("known here: {}", known.join(", ")));
            let message = format!("unknown key `{key}`{place}");
            self.run.problems.push(ConfigProblem { span, message, help: Some(help) });
        }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

/// `unknown WHAT `word``, with what was probably meant.
pub(super) fn unknown(what: &str, word: &str, known: &[&str]) -> InvalidValue {
    let refusal = InvalidValue::new(format!("unknown {what} `{word}`"));
    match closest(word, known.iter().copied()) {
        Some(near) => refusal.with_help(format!("did you mean `{near}`?")),
        None if known.is_empty() => refusal,
        None if known.len() <= 12 => refusal.with_help(format!("known: {}", known.join(", "))),
        None => refusal.with_help("`onboard explain` lists them"),
    }
}

/// The kind of a value, with its article.
pub(super) fn article(value: &DeValue<'_>) -> String {
    match value.type_str() {
        kind @ ("integer" | "array") => format!("an {kind}"),
        kind => format!("a {kind}"),
    }
}
