//! What a change leaves behind, with the command that moves it.

use super::{Compared, marks};
use crate::diff::{LeftBehind, LeftKind};
use crate::phrase::{Count, capital};
use crate::report::{Heading, Item, Items, Line, Report, Tone};

/// What a change leaves behind; nothing where it does not.
pub(super) fn part(it: &Compared) -> Option<Report> {
    let left = &it.diff.left_behind;
    if left.is_empty() {
        return None;
    }
    let items = left.iter().map(item);
    Some(Report::new().with(Heading::sub("Left behind by the move")).with(Items::new(items)))
}

fn item(it: &LeftBehind) -> Item {
    let (noun, is) = match it.kind {
        LeftKind::Milestones => ("milestone", "due before"),
        LeftKind::Objectives => ("objective", "due before"),
        LeftKind::Sessions => ("session", "more than a week before"),
    };
    let verb = if it.entries.len() == 1 { "is" } else { "are" };
    let count = capital(&Count(it.entries.len(), noun).to_string());
    let line = Tone::Warn.line("⚠ ").plain(format!("{count} {verb} {is} ")).code(&it.behind);
    let line = line.plain(format!(" ({})", it.day.short()));
    let line = match it.before {
        0 => line.plain(": "),
        before => line
            .plain(format!(", beside {before} that {} before: ", if before == 1 { "was" } else { "were" })),
    };
    let each = it.entries.iter().map(|it| Line::from(&it.title).plain(format!(" {}", it.due.short())));
    marks::advised(Item::new(line.then(Line::joined(each, ", "))), &it.remedy)
}
