//! Edits of a file's text: a value changes and every byte outside it stays.
//!
//! An edit is data. It becomes bytes put in the place of bytes, found with the spans of the one parser that reads
//! plans; then the new text is read again, and must hold the old value with exactly that change.

mod brackets;
mod change;
mod comments;
mod edits;
mod guard;
mod id;
mod insert;
mod layout;
mod path;
#[cfg(test)]
mod property;
mod refusal;
mod remove;
mod source;
mod splice;
mod terms;
#[cfg(test)]
mod tests;
mod typed;
mod value;
mod when;
mod write;

pub use change::{Change, Position};
pub use edits::{Edits, ItemError, ids, item, item_without, read};
pub use id::{fresh, is_generated};
pub use refusal::Refusal;
pub use terms::{
    Handover, Holding, PassOn, TermError, begin_holding, begin_role, end_holding, end_role, hand_over,
};
pub use value::Yaml;
pub use when::{Distance, Past, When, WhenError};

use crate::document::{ProblemKind, Tree, line_column};
use crate::model::PlanFile;
use crate::route::Step;
use guard::Guarded;
use layout::Layout;
use source::{Source, Splice, Way};
use typed::Typed;

/// The text of a plan's file after `changes`, one after the other; an absent file is empty text.
///
/// # Errors
/// When one of them cannot be made so that the file then holds what it held, with that change and no new problem.
pub fn apply(file: PlanFile, text: &str, changes: &[Change]) -> Result<String, Refusal> {
    apply_as(&Typed::of(file), text, changes)
}

/// As [`apply`], for the `people.yaml` of a workspace.
///
/// # Errors
/// As there.
pub fn apply_to_people(text: &str, changes: &[Change]) -> Result<String, Refusal> {
    apply_as(&Typed::people(), text, changes)
}

fn apply_as(typed: &Typed, text: &str, changes: &[Change]) -> Result<String, Refusal> {
    let place = changes.first().map(Change::place).unwrap_or_default();
    if let Some((at, why)) = (typed.conflict)(text) {
        return Err(Refusal::at(text, at, place, why));
    }
    let mut new = text.to_owned();
    for change in changes {
        new = apply_one(&new, change, &typed.keys)?;
    }
    match (typed.new_problem)(text, &new) {
        None => Ok(new),
        Some(why) => Err(Refusal {
            line: changes.first().map_or(1, |change| line_of(text, change)),
            ..Refusal::at(text, 0, place, why)
        }),
    }
}

/// The line of what a change is about, as far as the text has it.
fn line_of(text: &str, change: &Change) -> usize {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let at = Tree::parse(bare).map_or(0, |tree| path::find(Layout(bare), &tree, change.place()).last().from);
    line_column(bare.as_bytes(), at).line
}

/// One change, whatever the file; `order` gives the usual keys of a mapping.
fn apply_one(
    text: &str,
    change: &Change,
    order: &dyn Fn(&[Step]) -> &'static [&'static str],
) -> Result<String, Refusal> {
    let (mark, bare) = text.split_at(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 });
    let place = change.place();
    let old = match Tree::parse(bare) {
        Ok(tree) => Guarded::of(bare, Some(tree)),
        Err(problem) if problem.kind == ProblemKind::Empty => Guarded::of(bare, None),
        Err(problem) => return Err(Refusal::at(bare, problem.span.start, place, problem.message)),
    };
    let ways = match old.tree() {
        Some(tree) => ways(&Source { layout: Layout(bare), tree, place, order }, change)?,
        None => vec![start_file(bare, change)],
    };
    let wanted = guard::changed(old.value(), change).map(Yaml::normal);
    let wanted = wanted.ok_or_else(|| Refusal::at(bare, 0, place, "the file has something else there"))?;
    let mut fault = "something else in the file would change with it";
    for way in &ways {
        let Some(new) = guard::spliced(bare, way) else { continue };
        match old.fault(&new, &wanted, change) {
            None => return Ok(format!("{mark}{new}")),
            Some(found) => fault = found,
        }
    }
    Err(Refusal { line: line_of(text, change), ..Refusal::at(bare, 0, place, fault) })
}

fn ways(source: &Source<'_, '_>, change: &Change) -> Result<Vec<Way>, Refusal> {
    let path = path::find(source.layout, source.tree, change.place());
    if let Some(at) = path.repeated(change.place()) {
        return Err(source.refusal(at, "a key on the way to it is there twice"));
    }
    match change {
        Change::Set { at, value } if !path.missing.is_empty() => source.grow(&path, at, value),
        Change::Set { value, .. } => source.replace(path.last(), value).map(|way| vec![way]),
        Change::Remove { .. } => remove::remove(source, &path),
        Change::Insert { list, entry, position } => insert::insert(source, &path, list, entry, *position),
    }
}

/// The way to make a change in a file that says nothing: below its comments.
fn start_file(text: &str, change: &Change) -> Way {
    let value = guard::changed(Yaml::Null, change);
    let manner = write::Manner { line_break: Layout(text).line_break(0), list_indent: 2 };
    let lines = match value {
        Some(Yaml::Map(entries)) => {
            let lines = entries.iter().map(|(key, value)| write::entry(key, value, 0, manner));
            lines.collect::<Vec<_>>().join(manner.line_break)
        }
        _ => return Vec::new(),
    };
    let is_unended = !text.is_empty() && !text.ends_with('\n');
    let put = if is_unended {
        format!("{}{lines}", manner.line_break)
    } else {
        format!("{lines}{}", manner.line_break)
    };
    vec![Splice::at(text.len(), put)]
}
