//! `show` of every log: an entry with every key that its file has.

use clap::Args;
use onboard::edit::{Unclear, Yaml, item, read};
use onboard::report::{Heading, Pairs, Report, View};
use serde_json::{Map, Value, json};

use crate::args::FormatArgs;
use crate::editor::unclear;
use crate::failure::Failure;
use crate::log::{Log, LogEntry};
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

/// One entry of a log with every key that its file has.
pub(crate) fn show(portfolio: &Portfolio, log: &'static Log, args: &ShowArgs) -> Result<Outcome, Failure> {
    let slug = portfolio.slug(&args.plan)?;
    let loaded = portfolio.load(&slug);
    let plan = portfolio.assess(&slug)?.plan.clone();
    let row = (log.entries)(&plan).swap_remove(log.find(&plan, &args.id)?);
    let text = loaded.sources.bytes(log.file).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let path = portfolio.plans.path(&slug, Some(log.file.name()));
    let text = text.unwrap_or_default();
    let place = item(text, &log.route(), log.key, &row.id).map_err(|why| unclear(&path, &row.id, why))?;
    let entry = read(text, &place).ok_or_else(|| unclear(&path, &row.id, Unclear::OutOfReach))?;
    Ok(Outcome::view(One { row, entry }, args.format.format))
}

struct One {
    row: LogEntry,
    entry: Yaml,
}

impl View for One {
    fn report(&self) -> Report {
        let mut pairs = Pairs::new();
        flatten(String::new(), &self.entry, &mut |key, value| {
            let all = std::mem::take(&mut pairs);
            pairs = all.pair(key, value);
        });
        let title = if self.row.title.is_empty() { &self.row.id } else { &self.row.title };
        Report::new().with(Heading::top(title.as_str())).with(pairs)
    }

    fn json(&self) -> serde_json::Result<Value> {
        Ok(json!({ "entry": value(&self.entry) }))
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

fn value(yaml: &Yaml) -> Value {
    match yaml {
        Yaml::Null => Value::Null,
        Yaml::Text(text) => text.as_str().into(),
        Yaml::Plain(text) => serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into()),
        Yaml::List(items) => items.iter().map(value).collect(),
        Yaml::Map(entries) => Value::Object(
            entries.iter().map(|(key, below)| (key.clone(), value(below))).collect::<Map<_, _>>(),
        ),
    }
}
