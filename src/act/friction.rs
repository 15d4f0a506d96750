//! What the set-up asks of people: named entries, what is planned about them, and that something is no longer asked.

use std::sync::Arc;

use super::{Acted, Draft};
use crate::edit::{ItemError, Yaml, item};
use crate::log::meant;
use crate::model::{Dropped, Friction, FrictionEntry, PlanFile, Tally, Text, names};
use crate::person::is_same;
use crate::refused::Refused;
use crate::route::Route;

names! {
    /// What kind of thing the set-up asks.
    Asks {
        /// Fields to fill.
        Fields = "fields",
        /// Choices to make.
        Decisions = "decisions",
        /// Things that need somebody else.
        Dependencies = "dependencies",
    }
}

impl Asks {
    /// The entries of this kind, or their count.
    pub const fn of(self, friction: &Friction) -> &Tally {
        match self {
            Self::Fields => &friction.fields,
            Self::Decisions => &friction.decisions,
            Self::Dependencies => &friction.dependencies,
        }
    }

    fn route(self) -> Route {
        Route::to(PlanFile::Friction).key(self.word())
    }

    /// The entries of this kind.
    ///
    /// # Errors
    /// When they are only counted: a bare count has no entries that could be told apart.
    fn entries(self, friction: &Friction) -> Result<&[FrictionEntry], Refused> {
        match self.of(friction) {
            Tally::Unknown => Ok(&[]),
            Tally::Entries(all) => Ok(all),
            Tally::Count(count) => {
                let refused =
                    Refused::because(format!("`{self}` of `friction.yaml` is the bare count {count}"));
                Err(refused
                    .hint("write what is asked as a list of entries there first, each with its `name`"))
            }
        }
    }
}

/// Something that the set-up asks.
#[derive(Clone, Copy, Debug)]
pub struct AddFriction<'a> {
    /// What kind of thing.
    pub kind: Asks,
    /// What is asked.
    pub name: &'a str,
    /// How many of it.
    pub count: Option<u32>,
    /// What is planned about it.
    pub relief: Relieve<'a>,
}

impl AddFriction<'_> {
    /// Adds it.
    ///
    /// # Errors
    /// When something of that name is there, or the kind is only counted.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let mut all = self.kind.entries(&plan.friction)?.iter();
        if let Some(known) = all.find(|it| is_same(&it.name, self.name)) {
            return Err(Refused::because(format!("`{}` has `{}` already", self.kind, known.name)));
        }
        let relief = self.relief;
        let entry = Yaml::map([
            ("name", Some(Yaml::text(self.name))),
            ("count", self.count.map(Yaml::plain)),
            ("defer", relief.defer.then(|| Yaml::plain(true))),
            ("default", relief.default.map(Yaml::text)),
            ("replace_with", relief.replace_with.map(Yaml::text)),
            ("added_on", Some(draft.at.as_of().into())),
        ]);
        draft.edits.add(self.kind.route(), entry);
        Ok(format!("added to the {}: {}", self.kind, self.name))
    }
}

/// What is planned about something that the set-up asks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Relieve<'a> {
    /// It is asked only after activation.
    pub defer: bool,
    /// A default that works for most.
    pub default: Option<&'a str>,
    /// What takes its place.
    pub replace_with: Option<&'a str>,
}

impl Relieve<'_> {
    /// Writes it down.
    ///
    /// # Errors
    /// None of its own.
    pub fn act(&self, draft: &mut Draft, target: &FrictionTarget) -> Acted {
        let FrictionTarget { entry, place, .. } = target;
        if self.defer && !entry.defer {
            draft.edits.set(place.clone().key("defer"), Yaml::plain(true));
        }
        draft.put(place, "default", &entry.default, self.default);
        draft.put(place, "replace_with", &entry.replace_with, self.replace_with);
        Ok("is updated".to_owned())
    }
}

/// Something that the set-up asks, and its place in the file.
#[derive(Clone, Debug)]
pub struct FrictionTarget {
    /// As it is written.
    pub entry: FrictionEntry,
    /// Where.
    pub place: Route,
}

impl FrictionTarget {
    /// What an argument names: by its name, or any beginning of it that nothing else of its kind has.
    ///
    /// # Errors
    /// When it names nothing, or several things.
    pub fn named(draft: &Draft, kind: Asks, named: &str) -> Result<Self, Refused> {
        let entry = Self::find(&draft.plan.friction, kind, named)?.clone();
        let place =
            draft.find(PlanFile::Friction, &entry.name, |text| Self::look(text, kind, &entry.name))?;
        Ok(Self { entry, place })
    }

    /// As [`Self::named`], of a plan that is only looked at.
    ///
    /// # Errors
    /// As there.
    pub fn find<'p>(friction: &'p Friction, kind: Asks, named: &str) -> Result<&'p FrictionEntry, Refused> {
        let all = kind.entries(friction)?;
        let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
        match meant(&names, named).as_slice() {
            [only] => Ok(&all[*only]),
            [] => Err(Refused::because(format!("nothing of the {kind} is called `{named}`"))),
            several => {
                let names: Vec<String> = several.iter().map(|at| format!("`{}`", names[*at])).collect();
                Err(Refused::ambiguous(named, kind, &names))
            }
        }
    }

    /// The place of an entry in the text of its file.
    ///
    /// # Errors
    /// When it cannot be told from the text.
    pub fn look(text: &str, kind: Asks, name: &str) -> Result<Route, ItemError> {
        item(text, &kind.route(), "name", name)
    }

    /// The days on which it was no longer asked.
    pub fn dropped(&self) -> &[Dropped] {
        &self.entry.dropped
    }

    /// What is planned about it, in a few words.
    pub fn relief(entry: &FrictionEntry) -> String {
        let text = |word: &str, text: &Text| text.get().map(|text| format!("{word}: {text}"));
        let defer = entry.defer.then(|| "asked later".to_owned());
        let all = [defer, text("default", &entry.default), text("instead", &entry.replace_with)];
        all.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;

    #[test]
    fn what_is_asked_is_named_once_and_a_bare_count_has_no_entries() {
        let file = "fields:\n  - {name: warehouse address, count: 3}\ndecisions: 5\n";
        let mut draft = draft(&[("friction.yaml", file)], "2026-03-09");
        let add = |kind: Asks, name: &'static str| AddFriction {
            kind,
            name,
            count: None,
            relief: Relieve::default(),
        };
        assert_eq!(
            add(Asks::Fields, "Warehouse address").act(&mut draft).unwrap_err().why,
            "`fields` has `warehouse address` already"
        );
        assert_eq!(
            add(Asks::Decisions, "limits").act(&mut draft).unwrap_err().why,
            "`decisions` of `friction.yaml` is the bare count 5"
        );
        add(Asks::Dependencies, "export licence").act(&mut draft).unwrap();
        assert_eq!(
            draft.one_text(),
            format!("{file}dependencies:\n  - name: export licence\n    added_on: 2026-03-09\n")
        );
    }

    #[test]
    fn what_is_planned_about_it_is_written_beside_it() {
        let file = "fields:\n  - {name: warehouse address, count: 3}\n  - {name: warehouse name}\n";
        let mut draft = draft(&[("friction.yaml", file)], "2026-03-09");
        let target = FrictionTarget::named(&draft, Asks::Fields, "warehouse a").unwrap();
        Relieve { defer: true, default: Some("from the ERP"), replace_with: None }
            .act(&mut draft, &target)
            .unwrap();
        assert!(
            draft
                .one_text()
                .contains("{name: warehouse address, count: 3, defer: true, default: from the ERP}"),
            "{}",
            draft.one_text()
        );
        assert!(FrictionTarget::named(&draft, Asks::Fields, "warehouse").is_err());
    }
}
