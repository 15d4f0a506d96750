//! The keys of a configuration one by one, for whoever reads what changed of it.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::DEFAULT;

/// What a key of a configuration holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigKey {
    /// As TOML writes it.
    pub value: String,
    /// The bytes of the key in the text, where the text has it and not the default alone.
    pub at: Option<Range<usize>>,
}

/// Every key that is in force by its whole name, `gates.waivers.longest_days`, where `text` is laid over the default. Lists
/// are values. Of a text that is no TOML, those of the default.
pub fn keys(text: &str) -> BTreeMap<String, ConfigKey> {
    let (mut keys, mut own) = (BTreeMap::new(), BTreeMap::new());
    values("", &DEFAULT.parse().unwrap_or_default(), &mut keys);
    values("", &text.parse().unwrap_or_default(), &mut own);
    if let Ok(table) = DeTable::parse(text) {
        places("", table.get_ref(), &mut own);
    }
    // What is in the place of a table takes its keys away.
    let is_under_own = |key: &str| key.match_indices('.').any(|(dot, _)| own.contains_key(&key[..dot]));
    keys.retain(|key, _| !is_under_own(key));
    keys.extend(own);
    keys
}

fn values(prefix: &str, table: &toml::Table, into: &mut BTreeMap<String, ConfigKey>) {
    for (key, value) in table {
        let key = format!("{prefix}{key}");
        match value.as_table() {
            Some(below) => values(&format!("{key}."), below, into),
            None => drop(into.insert(key, ConfigKey { value: value.to_string(), at: None })),
        }
    }
}

fn places(prefix: &str, table: &DeTable<'_>, into: &mut BTreeMap<String, ConfigKey>) {
    for (key, value) in table {
        let name = format!("{prefix}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(below) => places(&format!("{name}."), below, into),
            _ => {
                if let Some(held) = into.get_mut(&name) {
                    held.at = Some(key.span());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_says_is_laid_over_the_default_key_by_key() {
        let text = "[health]\ngreen = 55\n\n[benchmarks]\nno_such = { smb = 1 }\n";
        let (defaults, own) = (keys(""), keys(text));
        let green = &own["health.green"];
        assert_eq!((green.value.as_str(), &text[green.at.clone().unwrap()]), ("55", "green"));
        assert_eq!(own["benchmarks.no_such.smb"].value, "1");
        let is_other =
            |key: &&String| own.get(*key).map(|it| &it.value) != defaults.get(*key).map(|it| &it.value);
        let others: Vec<&String> = own.keys().chain(defaults.keys()).filter(is_other).collect();
        assert_eq!(others, ["benchmarks.no_such.smb", "health.green", "health.green"]);
        let shut = keys("health = 1");
        assert!(shut.keys().all(|key| !key.starts_with("health.")) && shut["health"].value == "1");
        assert_eq!(keys("a = ["), defaults);
    }
}
