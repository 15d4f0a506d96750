//! `show` of every log: an entry with every key that its file has.

use clap::Args;
use onboard::edit::{ItemError, Yaml, item, read};
use onboard::log::Log;
use onboard::model::PlanFile;
use onboard::plan::Plan;
use onboard::refused::Refused;
use onboard::report::{Heading, Pairs, Report, View};
use onboard::route::Route;
use serde_json::{Value, json};

use crate::args::{Format, FormatArgs};
use crate::collect::Examined;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Which entry to show.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    plan: String,
    /// The entry: its id, or any beginning of it that no other has
    id: String,
    #[command(flatten)]
    format: FormatArgs,
}

/// One entry of a log with every key that its file has. Programs are given the typed entry: what the untyped one takes
/// for a number may be a text.
pub(crate) fn show(
    portfolio: &Portfolio,
    log: &'static Log,
    args: &ShowArgs,
    typed: impl Fn(&Plan, usize) -> serde_json::Result<Value>,
) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(&args.plan)?;
    let index = log.find(&examined.assessment, &args.id)?;
    let entry = (log.entries)(&examined.assessment).swap_remove(index);
    let shown = Shown {
        file: log.file,
        title: if entry.title.is_empty() { entry.id.clone() } else { entry.title },
        status: entry.status,
        beside: entry.beside,
        typed: typed(&examined.assessment.plan, index).map_err(Failure::internal)?,
    };
    let look = |text: &str| item(text, &log.route(), log.key, &entry.id);
    show_at(portfolio, &examined, &entry.id, look, shown, args.format.format)
}

/// An entry that is shown, besides what its file says of it.
pub(crate) struct Shown {
    pub(crate) file: PlanFile,
    pub(crate) title: String,
    /// How far it is on the day, which no key of it says.
    pub(crate) status: &'static str,
    /// What another entry says of it, under the key that would say it here.
    pub(crate) beside: Option<(&'static str, String)>,
    pub(crate) typed: Value,
}

/// An entry called `id`, at the place that `look` finds in the text of its file.
pub(crate) fn show_at(
    portfolio: &Portfolio,
    examined: &Examined,
    id: &str,
    look: impl FnOnce(&str) -> Result<Route, ItemError>,
    shown: Shown,
    format: Format,
) -> Result<Outcome, Failure> {
    let file = shown.file;
    let text = examined.loaded.sources.bytes(file).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let text = text.unwrap_or_default();
    let path = portfolio.plans.path(&examined.assessment.plan.slug, Some(file.name()));
    let place = look(text).map_err(|why| Refused::unclear(&path, id, why))?;
    let written = read(text, &place).ok_or_else(|| Refused::unclear(&path, id, ItemError::OutOfReach))?;
    let Shown { title, status, beside, typed, .. } = shown;
    Ok(examined.vouched(&[file], Outcome::view(OneEntry { title, status, beside, written, typed }, format)))
}

struct OneEntry {
    title: String,
    /// How far it is on the day, which no key of it says.
    status: &'static str,
    beside: Option<(&'static str, String)>,
    written: Yaml,
    typed: Value,
}

impl View for OneEntry {
    fn report(&self) -> Report {
        let mut pairs = Pairs::new().maybe("status", (!self.status.is_empty()).then_some(self.status));
        flatten(String::new(), &self.written, &mut |key, value| {
            let all = std::mem::take(&mut pairs);
            pairs = all.pair(key, value);
        });
        if let Some((key, value)) = &self.beside {
            pairs = pairs.pair(*key, value.as_str());
        }
        Report::new().with(Heading::top(self.title.as_str())).with(pairs)
    }

    fn json(&self) -> serde_json::Result<Value> {
        let status = (!self.status.is_empty()).then_some(self.status);
        Ok(json!({ "entry": self.typed, "status": status }))
    }

    fn has_days_of_its_own(&self) -> bool {
        true
    }
}

/// Every scalar with the keys that lead to it.
fn flatten(key: String, value: &Yaml, take: &mut impl FnMut(String, String)) {
    let below = |step: String| if key.is_empty() { step } else { format!("{key}.{step}") };
    match value {
        Yaml::Null => {}
        Yaml::Plain(text) | Yaml::Text(text) => take(key, text.clone()),
        Yaml::List(items) if items.iter().all(|item| item.scalar().is_some()) => {
            take(key, items.iter().filter_map(Yaml::scalar).collect::<Vec<_>>().join(", "));
        }
        Yaml::List(items) => {
            items.iter().enumerate().for_each(|(at, item)| flatten(format!("{key}[{at}]"), item, take));
        }
        Yaml::Map(entries) => {
            entries.iter().for_each(|(step, value)| flatten(below(step.clone()), value, take));
        }
    }
}
