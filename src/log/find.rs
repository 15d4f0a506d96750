//! Which entry of a log an argument means, or why it means none.

use crate::model::Side;
use crate::person::key;
use crate::plan_at::{Called, PlanAt};
use crate::remedy::commands;
use crate::suggest::closest;

use super::catalogue::LINKED;
use super::definition::{Log, LogEntry};
use crate::refused::Refused;

impl Log {
    /// The entry that `named` means: its id, or any beginning of it, with or without the letter, that no other has; a
    /// person by any part of the name that means nobody else.
    ///
    /// # Errors
    /// When it means none, or several.
    pub fn find(&self, at: &PlanAt, named: &str) -> Result<usize, Refused> {
        let entries = (self.entries)(at);
        let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        if self.is_of_people() {
            return match at.everybody().of(Side::Customer).called(named) {
                Called::Known(name) => {
                    let index = ids.iter().position(|id| *id == name);
                    index.ok_or_else(|| self.unknown(at, named, &entries))
                }
                Called::Several(names) => {
                    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                    Err(Refused::ambiguous(named, "people", &names))
                }
                Called::Unknown(_) => Err(self.unknown(at, named, &entries)),
            };
        }
        let found = meant(&ids, named);
        match found.as_slice() {
            [only] => Ok(*only),
            [] => Err(self.unknown(at, named, &entries)),
            several => {
                let labels: Vec<String> = several.iter().map(|index| entries[*index].label()).collect();
                Err(Refused::ambiguous(named, format_args!("{}s", self.noun), &labels))
            }
        }
    }

    fn unknown(&self, at: &PlanAt, named: &str, entries: &[LogEntry]) -> Refused {
        let slug = at.slug();
        let failure = Refused::because(format!("`{slug}` has no {} `{named}`", self.noun));
        if at.plan.is_doubtful(self.file) {
            let file = self.file;
            return failure.hint(format!(
                "`{file}` could not be read in full: `{}` shows where",
                commands::check(slug)
            ));
        }
        let elsewhere = || LINKED.iter().find(|log| (log.entries)(at).iter().any(|entry| entry.id == named));
        let closest = || closest(named, entries.iter().map(|entry| entry.id.as_str()));
        match (
            titled(entries, named).map(LogEntry::label).or_else(|| Some(format!("`{}`", closest()?))),
            elsewhere(),
        ) {
            (Some(meant), _) => failure.hint(format!("did you mean {meant}?")),
            (None, Some(log)) => failure.hint(format!("`{named}` is a {}", log.noun)),
            (None, None) => failure.hint(format!("`{}` shows what there is", (self.command)(slug))),
        }
    }
}

/// The one entry whose title holds what was typed in place of an id.
pub fn titled<'e>(entries: &'e [LogEntry], typed: &str) -> Option<&'e LogEntry> {
    let typed = typed.trim().to_lowercase();
    let mut found = entries.iter().filter(|entry| entry.title.to_lowercase().contains(&typed));
    found.next().filter(|_| !typed.is_empty() && found.next().is_none())
}

/// Which of these ids `named` is, else those that it is the beginning of; the letter may be left out.
pub fn meant(ids: &[&str], named: &str) -> Vec<usize> {
    let typed = key(named);
    let that_are = |is_meant: &dyn Fn(&str) -> bool| {
        (0..ids.len()).filter(|index| is_meant(ids[*index])).collect::<Vec<_>>()
    };
    let in_part = |id: &str, is_meant: &dyn Fn(&str) -> bool| {
        let id = key(id);
        is_meant(&id) || id.split_once('-').is_some_and(|(_, rest)| is_meant(rest))
    };
    if typed.is_empty() {
        return Vec::new();
    }
    let exact = that_are(&|id| id == named);
    if let [first, ..] = exact.as_slice() {
        return vec![*first];
    }
    let whole = that_are(&|id| in_part(id, &|part| part == &*typed));
    if whole.len() == 1 { whole } else { that_are(&|id| in_part(id, &|part| part.starts_with(&*typed))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_leads_to_the_id_when_it_is_the_only_one() {
        let entry =
            |id: &str, title: &str| LogEntry { id: id.into(), title: title.into(), ..LogEntry::default() };
        let entries =
            [entry("A-1", "Send the pack"), entry("A-2", "Pack the boxes"), entry("A-3", "Call Ana")];
        let found = |typed: &str| titled(&entries, typed).map(|entry| entry.id.as_str());
        assert_eq!(found("call"), Some("A-3"));
        assert_eq!(found("send the"), Some("A-1"));
        assert_eq!(found("pack"), None, "two have it");
        assert_eq!(found("nobody"), None);
        assert_eq!(found(" "), None);
    }

    #[test]
    fn an_id_is_found_by_any_beginning_that_no_other_has() {
        let ids = ["A-1", "A-12", "A-7k3f", "M-sso", "Ana Ruiz"];
        let case = |named: &str, want: &[&str]| {
            let found: Vec<_> = meant(&ids, named).into_iter().map(|index| ids[index]).collect();
            assert_eq!(found, want, "{named}");
        };
        case("A-1", &["A-1"]);
        case("a-1", &["A-1"]);
        case("1", &["A-1"]);
        case("12", &["A-12"]);
        case("7K", &["A-7k3f"]);
        case("ana", &["Ana Ruiz"]);
        case("A", &["A-1", "A-12", "A-7k3f", "Ana Ruiz"]);
        case("sso2", &[]);
        case("", &[]);
    }
}
