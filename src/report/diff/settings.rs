//! That by which plans are judged, where it is other than it was.

use crate::diff::{SettingChange, SettingKind};
use crate::finding::Severity;
use crate::phrase::{Count, List};
use crate::report::{Excerpt, Heading, Item, Items, Line, Quote, Report, Tone};

/// So many are told one by one; the first configuration of a workspace has more of them than anybody reads.
const TOLD: usize = 20;

/// What changed, for whoever reviews it; nothing where nothing did.
pub(super) fn part(settings: &[SettingChange]) -> Option<Report> {
    if settings.is_empty() {
        return None;
    }
    let mut items: Vec<Item> = settings.iter().take(TOLD).map(item).collect();
    if let Some(more) = settings.len().checked_sub(TOLD).filter(|more| *more > 0) {
        items.push(Item::new(Tone::Dim.line(format!("and {more} more: `--format json` has all"))));
    }
    Some(Report::new().with(Heading::sub("Needs approval: what plans are judged by")).with(Items::new(items)))
}

fn item(it: &SettingChange) -> Item {
    let line = Tone::Warn.line("◦").plain(" ").strong("Setting changed").plain(": ").then(said(it));
    let at = it.at.map(|at| format!(":{}", at.line)).unwrap_or_default();
    Item::new(line.dim(", for whoever reviews it").dim(format!(" ({}{at})", it.file)))
}

/// What changed: `health.green` 75 → 55.
fn said(it: &SettingChange) -> Line {
    let (before, after) = both(it);
    Line::new().code(&it.key).plain(format!(" {before} → ")).strong(after)
}

/// What it held, and what it holds.
fn both(it: &SettingChange) -> (&str, &str) {
    let nothing = if it.kind == SettingKind::Configuration { "not set" } else { "not there" };
    (it.before.as_deref().unwrap_or(nothing), it.after.as_deref().unwrap_or(nothing))
}

/// Which kinds of them changed, in words: the configuration and our people.
pub(super) fn kinds(settings: &[SettingChange]) -> String {
    let mut kinds: Vec<SettingKind> = settings.iter().map(|it| it.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let kinds: Vec<&str> = kinds.into_iter().map(SettingKind::all).collect();
    List::and(&kinds).to_string()
}

/// How many changed, in words: `2 settings changed`.
pub(super) fn count(settings: &[SettingChange]) -> Option<String> {
    (!settings.is_empty()).then(|| format!("{} changed", Count(settings.len(), "setting")))
}

/// The same at its line, for whoever shows those of a change.
pub(super) fn excerpt(it: &SettingChange, path: &str) -> Excerpt {
    let (before, after) = both(it);
    let message = format!("`{}` {before} → {after}: every plan is judged by it", it.key);
    let excerpt = Excerpt::new(Severity::Info, path, message);
    let quote = it.at.map(|position| Quote { position, text: String::new(), mark: 0..0, starts_late: false });
    Excerpt { quote, ..excerpt }.check("needs approval: setting")
}
