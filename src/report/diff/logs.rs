//! What the entries of a plan say that they did not.

use std::collections::BTreeMap;

use super::{Compared, Section, marks};
use crate::date::Date;
use crate::diff::{EntryChange, EntryFate, KeyChange, PlanFate};
use crate::phrase::Count;
use crate::report::{Item, Items, Line, Report, Tone};

/// What of each entry is told beside its title when it is new.
const TOLD_OF_NEW: [&str; 8] = ["due", "owner", "by", "decided_on", "held_on", "asked_on", "of", "phase"];

/// The entries that were added, changed and taken out.
pub(super) fn section(it: &Compared) -> Option<Section> {
    let entries = &it.diff.entries;
    // All of a plan that came or went has come or gone.
    if entries.is_empty() || matches!(it.diff.fate, PlanFate::Added | PlanFate::Removed) {
        return None;
    }
    let as_of = it.as_of();
    let items = entries.iter().map(|entry| item(it, entry, as_of));
    Some(Section { title: title(entries).into(), report: Report::new().with(Items::new(items)) })
}

/// `Logs: 1 decision added, 2 milestones moved`.
fn title(entries: &[EntryChange]) -> String {
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
        Some(("a" | "an" | "the", _)) => format!("{noun} {verb}"),
        _ => format!("{} {verb}", Count(*count, noun)),
    });
    format!("Logs: {}", each.collect::<Vec<_>>().join(", "))
}

/// What became of an entry, in a word.
fn verb(it: &EntryChange) -> &'static str {
    let is_dropped = it.under("dropped").any(|part| part.fate == EntryFate::Added);
    match it.fate {
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
    let told = |key: &&KeyChange| match entry.fate {
        EntryFate::Added => TOLD_OF_NEW.contains(&key.field.key),
        EntryFate::Removed => false,
        EntryFate::Changed => true,
    };
    let keys: Vec<String> = entry.keys.iter().filter(told).map(KeyChange::said).collect();
    if !keys.is_empty() {
        item = item.below(marks::words(&keys.join("; "), as_of));
    }
    if entry.fate == EntryFate::Changed {
        for part in &entry.parts {
            item = item.below(marks::words(&part_said(part), as_of));
        }
    }
    item
}

/// What became of a part: `a move added: was planned for …`.
fn part_said(part: &EntryChange) -> String {
    let keys = part.keys.iter().filter(|_| part.fate != EntryFate::Removed).map(KeyChange::said);
    let keys: Vec<String> = keys.collect();
    let said = if keys.is_empty() { String::new() } else { format!(": {}", keys.join("; ")) };
    format!("{} {}{said}", part.subject(), verb(part))
}
