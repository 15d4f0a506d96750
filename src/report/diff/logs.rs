//! What the entries of a plan say that they did not.

use std::collections::BTreeMap;

use super::{Compared, Section, marks};
use crate::date::Date;
use crate::diff::{EntryChange, EntryFate, KeyChange, PlanFate};
use crate::phrase::Count;
use crate::report::{Item, Items, Line, Report, Tone};

/// What of each entry is told beside its title when it is new, and the word before it.
const TOLD_OF_NEW: [(&str, &str); 10] = [
    ("due", "due"),
    ("owner", "owner"),
    ("by", "by"),
    ("of", "of"),
    ("phase", "phase"),
    ("result", "result"),
    ("asked_on", "on"),
    ("decided_on", "on"),
    ("held_on", "on"),
    ("signed_on", "on"),
];

/// The entries that were added, changed and taken out.
pub(super) fn section(it: &Compared) -> Option<Section> {
    let entries = &it.diff.entries;
    // All of a plan that came or went has come or gone.
    if entries.is_empty() || matches!(it.diff.fate, PlanFate::Added | PlanFate::Removed) {
        return None;
    }
    let as_of = it.as_of();
    let items = entries.iter().map(|entry| item(it, entry, as_of));
    Some(Section {
        title: format!("Logs: {}", counts(entries)).into(),
        report: Report::new().with(Items::new(items)),
    })
}

/// `1 decision added, 2 milestones moved`.
pub(super) fn counts(entries: &[EntryChange]) -> String {
    let mut counts: Vec<((&str, &str), usize)> = Vec::new();
    let mut at: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for entry in entries {
        let noun = if entry.shape.noun.is_empty() { "person" } else { entry.shape.noun };
        let key = (noun, verb(entry));
        let index = *at.entry(key).or_insert_with(|| {
            counts.push((key, 0));
            counts.len() - 1
        });
        counts[index].1 += 1;
    }
    let each = counts.iter().map(|((noun, verb), count)| match noun.split_once(' ') {
        Some(("a" | "an", of_one)) if *count > 1 => format!("{} {verb}", Count(*count, of_one)),
        Some(("a" | "an" | "the", _)) => format!("{noun} {verb}"),
        _ => format!("{} {verb}", Count(*count, noun)),
    });
    each.collect::<Vec<_>>().join(", ")
}

/// What became of an entry, in a word.
fn verb(it: &EntryChange) -> &'static str {
    let is_dropped = it.under("dropped").any(|part| part.fate == EntryFate::Added);
    match it.fate {
        EntryFate::Added if it.of.key == "ended_before" => "had ended before",
        EntryFate::Added if it.shape.name == "Ending" => "ended",
        EntryFate::Added => "added",
        EntryFate::Removed => "taken out",
        EntryFate::Changed if is_dropped => "dropped",
        EntryFate::Changed if it.key("done_on").is_some_and(|key| key.after.is_some()) => "done",
        EntryFate::Changed if it.planned().is_some() => "moved",
        EntryFate::Changed => "changed",
    }
}

fn item(it: &Compared, entry: &EntryChange, as_of: Option<Date>) -> Item {
    let verb = verb(entry);
    let tone = match entry.fate {
        EntryFate::Added => Tone::Good,
        EntryFate::Removed => Tone::Bad,
        EntryFate::Changed => Tone::Plain,
    };
    let line = Line::message(&entry.subject()).plain(" ").toned(tone, verb);
    let title = if entry.title.is_empty() || entry.key("title").is_some_and(|key| key.before.is_some()) {
        Line::new()
    } else {
        Line::from(": ").plain(&entry.title)
    };
    let place = it.at(&entry.route().clone().into(), entry.head.is_some());
    let mut item = Item::new(line.then(title).dim(format!(" ({place})")));
    let said = match entry.fate {
        EntryFate::Added => new(entry),
        EntryFate::Removed => String::new(),
        EntryFate::Changed => entry.keys.iter().map(KeyChange::said).collect::<Vec<_>>().join("; "),
    };
    if !said.is_empty() {
        item = item.below(marks::words(&said, as_of));
    }
    if entry.fate == EntryFate::Changed {
        for part in &entry.parts {
            item = item.below(marks::words(&part_said(part, entry), as_of));
        }
    }
    item
}

/// What of a new entry is told: `due 2026-05-08, owner Gideon Falk`.
fn new(entry: &EntryChange) -> String {
    let told = TOLD_OF_NEW.iter().filter_map(|(key, word)| {
        let value = entry.key(key)?.after.as_ref()?;
        Some(format!("{word} {value}"))
    });
    told.collect::<Vec<_>>().join(", ")
}

/// What became of a part, in a sentence: `a move by Tomas Lind on 2026-04-27, side: customer: the feed comes late`.
fn part_said(part: &EntryChange, entry: &EntryChange) -> String {
    match part.fate {
        EntryFate::Added => added(part, entry),
        EntryFate::Removed => format!("{} {}", part.subject(), verb(part)),
        EntryFate::Changed => {
            let keys: Vec<String> = part.keys.iter().map(KeyChange::said).collect();
            let said = if keys.is_empty() { String::new() } else { format!(": {}", keys.join("; ")) };
            format!("{} {}{said}", part.subject(), verb(part))
        }
    }
}

/// Something that was done to an entry: by whom, when, for how long, which side caused it and why, then whatever else it says.
fn added(part: &EntryChange, entry: &EntryChange) -> String {
    const TOLD_FIRST: [&str; 5] = ["by", "until", "side", "reason", "decision"];
    let value = |key: &str| part.key(key).and_then(|it| it.after.as_deref());
    let on = part.happened().and_then(|it| it.after.as_deref());
    let so = |word: &str, value: Option<&str>| value.map(|it| format!("{word}{it}")).unwrap_or_default();
    let (by, on_day, until) = (so(" by ", value("by")), so(" on ", on), so(" until ", value("until")));
    if by.is_empty() && on_day.is_empty() {
        let keys: Vec<String> = part.keys.iter().map(KeyChange::said).collect();
        let said = if keys.is_empty() { String::new() } else { format!(": {}", keys.join("; ")) };
        return format!("{} {}{said}", part.subject(), verb(part));
    }
    let head = format!("{}{by}{on_day}{until}", part.subject());
    let side = so(", side: ", value("side"));
    let decision = so(", decision ", value("decision"));
    let reason = so(": ", value("reason"));
    // The days of a move are those of the entry, which says them itself.
    let is_told = |it: &&KeyChange| {
        let is_day_of_move = ["from", "to"].contains(&it.field.key) && entry.key("due").is_some();
        let is_day = part.happened().is_some_and(|day| day.field.key == it.field.key);
        TOLD_FIRST.contains(&it.field.key) || is_day || is_day_of_move
    };
    let rest: Vec<String> = part.keys.iter().filter(|it| !is_told(it)).map(KeyChange::said).collect();
    let rest = if rest.is_empty() { String::new() } else { format!("; {}", rest.join("; ")) };
    format!("{head}{side}{decision}{reason}{rest}")
}
