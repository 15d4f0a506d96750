//! The open entries that a call goes through, and how a form shows each on a line of its own.

use super::columns::{cut, padded, width};
use super::ticked::Ticked;
use super::usual::next_call;
use crate::date::Date;
use crate::plan_at::{Everybody, PlanAt};
use crate::render::sanitise;

/// Columns of a form.
pub(super) const COLUMNS: usize = 100;

/// Days ahead whose milestones are shown where calls have no rhythm.
const AHEAD: i64 = 7;

/// Columns that a title is left with at least.
const LEAST_TITLE: usize = 24;

/// An entry as a form shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) owner: String,
    /// `3d late`, `in 4d`, `today`, `no date`; with `, blocked` where it is.
    pub(super) when: String,
    due: Option<Date>,
}

impl Shown {
    /// How an entry is shown on the day.
    pub(super) fn of(at: &PlanAt, everybody: &Everybody<'_>, entry: Ticked) -> Self {
        let seen = entry.seen(at);
        let blocked = if seen.is_blocked { ", blocked" } else { "" };
        Self {
            id: seen.id.to_owned(),
            title: shown(seen.title),
            owner: seen.owner.map_or_else(|| "nobody".to_owned(), |name| shown(everybody.short(name))),
            when: format!("{}{blocked}", when(at, seen.due)),
            due: seen.due,
        }
    }
}

/// A text of the plan on one line, without anything that acts instead of being read.
pub(super) fn shown(text: &str) -> String {
    sanitise(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn when(at: &PlanAt, due: Option<Date>) -> String {
    let Some(due) = due else { return "no date".to_owned() };
    let due = at.due_in_words(due);
    match due.on.days_since(due.as_of) {
        0 => "today".to_owned(),
        days if days > 0 => format!("in {days}d"),
        days => format!("{}d late", -days),
    }
}

/// What is open: all but the milestones that are due after the next call and not blocked, the latest first; and how many
/// milestones those are.
pub(super) fn open(at: &PlanAt, everybody: &Everybody<'_>) -> (Vec<Shown>, usize) {
    let until = next_call(at, at.as_of()).unwrap_or(at.as_of().plus_days(AHEAD));
    let (near, far): (Vec<Ticked>, Vec<Ticked>) = Ticked::open(at).into_iter().partition(|entry| {
        let seen = entry.seen(at);
        seen.is_blocked || seen.due.is_none_or(|due| due <= until) || !matches!(entry, Ticked::Milestone(_))
    });
    let mut shown: Vec<Shown> = near.into_iter().map(|entry| Shown::of(at, everybody, entry)).collect();
    shown.sort_by(|one, other| {
        let place = |it: &Shown| (it.due.is_none(), it.due);
        place(one).cmp(&place(other)).then_with(|| one.id.cmp(&other.id))
    });
    (shown, far.len())
}

/// Entries as lines of a form, each with an empty box, in columns.
pub(super) fn lines(entries: &[Shown]) -> Vec<String> {
    let widest = |of: fn(&Shown) -> &str| entries.iter().map(|it| width(of(it))).max().unwrap_or(0);
    let (id, owner, when) = (widest(|it| &it.id), widest(|it| &it.owner), widest(|it| &it.when));
    let taken = "[ ] ".len() + id + owner + when + 3 * GAP.len();
    let title = widest(|it| &it.title).min(COLUMNS.saturating_sub(taken).max(LEAST_TITLE));
    let line = |it: &Shown| {
        let title = padded(&cut(&it.title, title), title);
        format!("[ ] {}{GAP}{title}{GAP}{}{GAP}{}", padded(&it.id, id), padded(&it.owner, owner), it.when)
    };
    entries.iter().map(line).collect()
}

const GAP: &str = "  ";

/// What somebody wrote after an entry, or why that cannot be told: the line as it is shown may be in front of it.
pub(super) fn behind<'t>(entry: &Shown, text: &'t str) -> Result<&'t str, String> {
    let Some(rest) = after_title(&entry.title, text) else { return Ok(text.trim()) };
    let rest = rest.trim();
    if rest.is_empty() {
        return Ok("");
    }
    let behind = rest.strip_prefix(entry.owner.as_str()).and_then(|rest| after_when(rest.trim_start()));
    behind.map(str::trim).ok_or_else(|| {
        format!(
            "`{}` is shown in another way: write at the end of the line, and change nothing before it",
            entry.id
        )
    })
}

/// What stands after a title, in full or cut.
fn after_title<'t>(title: &str, text: &'t str) -> Option<&'t str> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix(title) {
        return Some(rest);
    }
    let same = title.char_indices().zip(text.chars()).take_while(|((_, one), other)| one == other);
    let end = same.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    // What was cut off ends in a sign of its own, in the place of some spaces perhaps.
    let cut = title[..end].trim_end();
    (end > 0).then(|| text[cut.len()..].trim_start().strip_prefix('…')).flatten()
}

/// What stands after the day as it is shown, whichever day that was.
fn after_when(text: &str) -> Option<&str> {
    let word = |text: &str, word: &str| text.strip_prefix(word).map(str::len);
    let days = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        (digits > 0 && text[digits..].starts_with('d')).then_some(digits + 1)
    };
    let rest_at = |len: usize| &text[text.len() - len..];
    let rest = if let Some(len) = word(text, "today").or_else(|| word(text, "no date")) {
        rest_at(len)
    } else if let Some(ahead) = text.strip_prefix("in ") {
        &ahead[days(ahead)?..]
    } else {
        text[days(text)?..].strip_prefix(" late")?
    };
    let rest = rest.strip_prefix(", blocked").unwrap_or(rest);
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Shown {
        Shown {
            id: "A-1".into(),
            title: "Hand over the credentials".into(),
            owner: "Rafe".into(),
            when: "16d late, blocked".into(),
            due: None,
        }
    }

    #[test]
    fn what_stands_behind_an_entry_is_told_from_how_it_is_shown() {
        let case = |text: &str, want: &str| assert_eq!(behind(&entry(), text).as_deref(), Ok(want), "{text}");
        case("Hand over the credentials  Rafe  16d late, blocked   mon", "mon");
        case("Hand over the credentials    Rafe  3d late  mon: he is back", "mon: he is back");
        case("Hand over the…  Rafe  today  today", "today");
        case("Hand over th…  Rafe  in 4d", "");
        case("Hand over the credentials  Rafe  no date", "");
        case("Hand over the credentials", "");
        case("mon", "mon");
        case("", "");
        case("Hand him a letter", "Hand him a letter");
        for changed in [
            "Hand over the credentials  Tom  16d late  mon",
            "Hand over the credentials  Rafe  mon",
            "Hand over the credentials  Rafe  16d later",
        ] {
            assert!(behind(&entry(), changed).is_err(), "{changed}");
        }
    }

    #[test]
    fn lines_are_in_columns_and_fit() {
        let long = Shown { title: "x".repeat(200), id: "M-a-long-one".into(), ..entry() };
        let lines = lines(&[entry(), long.clone()]);
        assert!(lines.iter().all(|line| width(line) <= COLUMNS), "{lines:#?}");
        for (line, entry) in lines.iter().zip([entry(), long]) {
            let text = line.strip_prefix("[ ] ").unwrap().trim_start_matches(|c| c != ' ');
            assert_eq!(behind(&entry, text), Ok(""), "{line}");
            assert_eq!(behind(&entry, &format!("{text}  why not")), Ok("why not"), "{line}");
        }
    }
}
