//! A form is read: all of it, or nothing and why.

use std::collections::BTreeSet;

use super::day::Days;
use super::form::{CallForm, Confirms, Next, OnLine, WhatBecame};
use super::items::{Item, Key, Kind, items, words};
use super::marks::Unread;
use super::text::{listed, one_line, written};
use crate::date::Date;
use crate::model::ContactKind;
use crate::phrase::List;
use crate::plan_at::{Called, Everybody, PlanAt};
use crate::report::customer::update::UpdateDraft;
use crate::suggest::closest;

/// What is known of a call before its form is read.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// The day, where the form names none.
    pub day: Date,
    /// The kind, where the form names none.
    pub kind: ContactKind,
    /// Whether names that nobody has are taken as they are.
    pub takes_new_people: bool,
}

/// What a form says.
///
/// # Errors
/// When a line of it cannot be read: then nothing of it counts, and each such line is told with the reason.
pub fn read(text: &str, at: &PlanAt, given: Given) -> Result<CallForm, Unread> {
    let items = items(text);
    let (day, kind) = when_and_what(&items, at, given)?;
    let mut reader = Reader {
        at,
        everybody: at.everybody(),
        takes_new_people: given.takes_new_people,
        form: CallForm::new(day, kind),
        once: BTreeSet::new(),
    };
    let mut unread = Unread::default();
    for item in &items {
        if let Err(why) = reader.take(item) {
            unread.note(item.line, why);
        }
    }
    if reader.form.present.is_empty() && unread.is_empty() {
        let there = items.iter().find(|item| item.kind == Kind::Field(Key::There));
        let line = there.or(items.first()).map_or(0, |item| item.line);
        unread.note(line, "who was there? `there NAME, NAME`".to_owned());
    }
    if unread.is_empty() { Ok(reader.form) } else { Err(unread) }
}

/// Whether a form says nothing at all.
pub fn is_empty(text: &str) -> bool {
    items(text).is_empty()
}

/// The day and the kind of the call, on which everything else rests.
fn when_and_what(items: &[Item], at: &PlanAt, given: Given) -> Result<(Date, ContactKind), Unread> {
    let (mut day, mut kind) = (given.day, given.kind);
    for item in items.iter().filter(|item| !item.text.is_empty()) {
        match item.kind {
            Kind::Field(Key::On) => {
                let days = Days::behind(at.as_of(), &at.calendar);
                day = days
                    .day(&item.text)
                    .and_then(|on| held(on, at))
                    .map_err(|why| Unread::of(item.line, why))?;
            }
            Kind::Field(Key::Kind) => {
                kind = kind_called(&item.text).map_err(|why| Unread::of(item.line, why))?;
            }
            _ => {}
        }
    }
    Ok((day, kind))
}

fn held(on: Date, at: &PlanAt) -> Result<Date, String> {
    if on > at.as_of() { Err(format!("{on} is yet to come")) } else { Ok(on) }
}

fn kind_called(word: &str) -> Result<ContactKind, String> {
    let word = word.trim().to_lowercase().replace([' ', '-'], "_");
    let kinds: Vec<&str> = ContactKind::held().collect();
    let kind = kinds.contains(&word.as_str()).then(|| ContactKind::from_word(&word)).flatten();
    kind.ok_or_else(|| format!("`{word}` is not one of {}", List::or(&kinds)))
}

/// What has been read of a form so far.
pub(super) struct Reader<'a> {
    pub(super) at: &'a PlanAt,
    pub(super) everybody: Everybody<'a>,
    takes_new_people: bool,
    pub(super) form: CallForm,
    /// What may stand once, and does.
    once: BTreeSet<Key>,
}

impl Reader<'_> {
    fn take(&mut self, item: &Item) -> Result<(), String> {
        let line = item.line;
        match item.kind {
            Kind::Field(key) => self.field(key, line, &item.text),
            Kind::Tick => {
                let Some(what) = self.tick(&item.text)? else { return Ok(()) };
                let mut before = self.form.ticks.iter().filter(|it| it.what.entry == what.entry);
                if before.any(|it| !goes_with(&it.what.became, &what.became)) {
                    return Err("a line above says something else of it".to_owned());
                }
                self.form.ticks.push(OnLine { number: line, what });
                Ok(())
            }
            Kind::Action => {
                let what = self.action(&item.text)?;
                self.form.actions.push(OnLine { number: line, what });
                Ok(())
            }
            Kind::Decision => {
                let what = self.decision(&item.text)?;
                self.form.decisions.push(OnLine { number: line, what });
                Ok(())
            }
            Kind::Ask => {
                let what = self.ask(&item.text)?;
                self.form.asks.push(OnLine { number: line, what });
                Ok(())
            }
            Kind::Confirmed => {
                let what = self.confirms(&item.text)?;
                let side = |by: &str| self.everybody.side(by);
                let is_same = |it: &Confirms| it.fact == what.fact && side(&it.by) == side(&what.by);
                if let Some(other) = self.form.confirmed.iter().find(|it| is_same(&it.what)) {
                    return Err(format!("line {} says that of the same side", other.number + 1));
                }
                self.form.confirmed.push(OnLine { number: line, what });
                Ok(())
            }
            Kind::OfUpdate => self.of_update(&item.text),
            Kind::Heading if item.text.is_empty() || item.text.starts_with('#') => Ok(()),
            Kind::Heading => Err("write what was said on the lines below".to_owned()),
            Kind::Unknown => Err(unknown(&item.text)),
        }
    }

    fn field(&mut self, key: Key, line: usize, text: &str) -> Result<(), String> {
        let is_single = matches!(key, Key::On | Key::Kind | Key::Next | Key::Update);
        if is_single && !text.is_empty() && !self.once.insert(key) {
            return Err("it is above already".to_owned());
        }
        match key {
            // They are read before everything else.
            Key::On | Key::Kind => {}
            Key::There => {
                let names = self.people(text)?;
                let absent = &self.form.absent;
                must_be_apart(&names, absent)?;
                add(&mut self.form.present, names);
            }
            Key::Missing => {
                let names = self.people(text)?;
                must_be_apart(&names, &self.form.present)?;
                add(&mut self.form.absent, names);
            }
            Key::Next => self.form.next = self.next(text)?,
            Key::Summary => append(&mut self.form.summary, text),
            Key::Ours => append(&mut self.form.note, text),
            Key::Mood => {
                let moods = self.moods(text)?;
                self.form.moods.extend(moods.into_iter().map(|what| OnLine { number: line, what }));
            }
            Key::Update => match text.to_lowercase().as_str() {
                "" => {}
                "none" | "no" if self.form.update == Some(UpdateDraft::default()) => self.form.update = None,
                "none" | "no" => return Err("there are lines of an update above".to_owned()),
                _ => return Err("write `none`, or `- next: …` on a line of its own".to_owned()),
            },
        }
        Ok(())
    }

    fn next(&self, text: &str) -> Result<Option<Next>, String> {
        let text = one_line(text);
        if text.is_empty() {
            return Ok(None);
        }
        let days = self.days();
        let (day, rest) = match days.day_then(&text) {
            Some((day, rest)) => (day, rest.to_owned()),
            None => (days.day(&text)?, String::new()),
        };
        if day < self.form.day {
            return Err(format!("{day} is before the call"));
        }
        Ok(Some(Next { day, text: rest }))
    }

    fn of_update(&mut self, text: &str) -> Result<(), String> {
        let known = "a line of the update begins with `- shipped:`, `- blocked:` or `- next:`";
        let (list, text) = text.split_once(':').ok_or(known)?;
        let text = written(text).ok_or("nothing follows it")?;
        let update = self.form.update.as_mut().ok_or("there is none today: it says `update none` above")?;
        let UpdateDraft { shipped, blocked, next } = update;
        let list = match list.trim().to_lowercase().as_str() {
            "shipped" => Some(shipped),
            "blocked" => Some(blocked),
            "next" => Some(next),
            _ => None,
        };
        list.ok_or(known)?.push(text);
        Ok(())
    }

    /// How days are read: all of them from the day of the call on.
    pub(super) fn days(&self) -> Days<'_> {
        Days::ahead(self.form.day, &self.at.calendar)
    }

    fn people(&self, text: &str) -> Result<Vec<String>, String> {
        listed(text).map(|name| self.person(name)).collect()
    }

    /// Whom a name means; `(new)` after it takes one that nobody has yet.
    pub(super) fn person(&self, typed: &str) -> Result<String, String> {
        let typed = typed.trim();
        let (name, is_new) = match typed.strip_suffix("(new)") {
            Some(name) => (name.trim(), true),
            None => (typed, self.takes_new_people),
        };
        match self.everybody.called(name) {
            Called::Known(known) => Ok(known),
            Called::Several(names) => {
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                Err(format!("`{name}` could be {}", List::or(&names).at_most(8)))
            }
            Called::Unknown(_) if is_new && !name.is_empty() => Ok(name.to_owned()),
            Called::Unknown(closest) => {
                let meant = closest.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
                let slug = self.at.slug();
                Err(format!("nobody in `{slug}` is called `{name}`{meant} (`{name} (new)` takes the name)"))
            }
        }
    }
}

/// Whether both may become of one entry in a call: what has another day may be blocked as well.
const fn goes_with(one: &WhatBecame, other: &WhatBecame) -> bool {
    use WhatBecame::{Blocked, Moved};
    matches!((one, other), (Moved { .. }, Blocked { .. }) | (Blocked { .. }, Moved { .. }))
}

/// Nobody is there and missing.
fn must_be_apart(names: &[String], others: &[String]) -> Result<(), String> {
    match names.iter().find(|name| others.contains(name)) {
        Some(name) => Err(format!("{name} cannot be both there and missing")),
        None => Ok(()),
    }
}

fn add(list: &mut Vec<String>, names: Vec<String>) {
    for name in names {
        if !list.contains(&name) {
            list.push(name);
        }
    }
}

fn append(to: &mut Option<String>, text: &str) {
    let Some(text) = written(text) else { return };
    *to = Some(to.take().map_or_else(|| text.clone(), |before| format!("{before} {text}")));
}

fn unknown(text: &str) -> String {
    let first = text.split([' ', ':']).next().unwrap_or_default();
    match closest(first, words()) {
        Some(meant) => format!("`{first}` is nothing that a form has; did you mean `{meant}`?"),
        None => "begin it with `ours`, `summary`, `[x]`, `+`, `!` or `?`; a line that continues is indented"
            .to_owned(),
    }
}
