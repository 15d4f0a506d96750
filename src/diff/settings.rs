//! What changes of that by which plans are judged: the configuration, our people, the playbooks, the languages.

use std::collections::{BTreeMap, BTreeSet};

use super::Both;
use crate::basis::Basis;
use crate::config::{ConfigKey, FILE_NAME, keys};
use crate::document::{LineIndex, Position};
use crate::model::PEOPLE_FILE;

/// Something by which plans are judged, and which is other than it was.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingChange {
    /// Of which kind it is.
    pub kind: SettingKind,
    /// What it is called: a key of the configuration, somebody of ours, a playbook and its key, a language.
    pub key: String,
    /// What it held; none where it was not there.
    pub before: Option<String>,
    /// What it holds; none where it is not there any more.
    pub after: Option<String>,
    /// The file, from the root of the workspace.
    pub file: String,
    /// Where it is in that file, where that is known.
    pub at: Option<Position>,
}

/// Of which kind something is by which plans are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SettingKind {
    /// A key of `onboard.toml`.
    Configuration,
    /// One of our people.
    People,
    /// What plans go on reading of a playbook.
    Playbook,
    /// The words for customers who read another language.
    Language,
    /// Another workspace among the plans.
    Workspace,
}

impl SettingKind {
    /// As programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Configuration => "configuration",
            Self::People => "people",
            Self::Playbook => "playbook",
            Self::Language => "language",
            Self::Workspace => "workspace",
        }
    }

    /// All of its kind, in words.
    pub const fn all(self) -> &'static str {
        match self {
            Self::Configuration => "the configuration",
            Self::People => "our people",
            Self::Playbook => "the playbooks",
            Self::Language => "the languages",
            Self::Workspace => "the workspaces among the plans",
        }
    }
}

/// What differs between that by which each side judges; `configs` are the texts of their configurations.
pub fn settings(basis: Both<&Basis>, configs: Both<&str>) -> Vec<SettingChange> {
    let mut changes = configuration(basis, configs);
    if basis.base.people != basis.head.people {
        let file = |_: &str| PEOPLE_FILE.to_owned();
        changes.extend(of_texts(SettingKind::People, &basis.map(|it| it.people.told()), file));
    }
    if basis.base.playbooks != basis.head.playbooks {
        let directory = &basis.head.config.paths.playbooks;
        let file = |key: &str| {
            let name = key.split(' ').next().unwrap_or_default();
            format!("{directory}/{name}.yaml")
        };
        changes.extend(of_texts(SettingKind::Playbook, &basis.map(|it| it.playbooks.told()), file));
    }
    changes.extend(languages(basis));
    changes
}

/// The configurations among the plans, by their paths, that one side has: below them everybody is ruled by them.
pub fn workspaces(paths: &Both<BTreeSet<String>>) -> Vec<SettingChange> {
    let is_there = |paths: &BTreeSet<String>, path: &String| {
        paths.contains(path).then(|| "another workspace below it".to_owned())
    };
    let change = |path: &String| SettingChange {
        kind: SettingKind::Workspace,
        key: path.clone(),
        before: is_there(&paths.base, path),
        after: is_there(&paths.head, path),
        file: path.clone(),
        at: None,
    };
    paths.base.symmetric_difference(&paths.head).map(change).collect()
}

fn configuration(basis: Both<&Basis>, configs: Both<&str>) -> Vec<SettingChange> {
    // One may say the default, or the same in other words.
    if basis.base.config == basis.head.config {
        return Vec::new();
    }
    let both = configs.map(keys);
    let value = |of: &BTreeMap<String, ConfigKey>, key: &str| of.get(key).map(|it| it.value.clone());
    let lines = LineIndex::new(configs.head.as_bytes());
    let names: BTreeSet<&String> = both.base.keys().chain(both.head.keys()).collect();
    let change = |key: &String| {
        let at = both.head.get(key).and_then(|it| it.at.as_ref());
        SettingChange {
            kind: SettingKind::Configuration,
            key: key.clone(),
            before: value(&both.base, key),
            after: value(&both.head, key),
            file: FILE_NAME.to_owned(),
            at: at.map(|span| lines.position(configs.head.as_bytes(), span.start)),
        }
    };
    names.into_iter().map(change).filter(|it| it.before != it.after).collect()
}

fn of_texts(
    kind: SettingKind,
    both: &Both<BTreeMap<String, String>>,
    file: impl Fn(&str) -> String,
) -> Vec<SettingChange> {
    let names: BTreeSet<&String> = both.base.keys().chain(both.head.keys()).collect();
    let change = |key: &String| SettingChange {
        kind,
        key: key.clone(),
        before: both.base.get(key).cloned(),
        after: both.head.get(key).cloned(),
        file: file(key),
        at: None,
    };
    names.into_iter().map(change).filter(|it| it.before != it.after).collect()
}

/// The languages of which the words are others.
fn languages(basis: Both<&Basis>) -> Vec<SettingChange> {
    let Both { base, head } = basis.map(|it| &it.languages);
    let codes: BTreeSet<&String> = base.keys().chain(head.keys()).collect();
    let is_there = |is_there: bool| is_there.then(|| "its words".to_owned());
    let change = |code: &String| SettingChange {
        kind: SettingKind::Language,
        key: code.clone(),
        before: is_there(base.contains_key(code)),
        after: is_there(head.contains_key(code)).map(|_| "other words".to_owned()),
        file: format!("languages/{code}.toml"),
        at: None,
    };
    codes.into_iter().filter(|code| base.get(*code) != head.get(*code)).map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::diff::testing::config;
    use crate::fixture::date;
    use crate::model::{OurPeople, PeopleFile};
    use crate::playbook::PlaybookTerms;

    fn said(it: &SettingChange) -> String {
        let [before, after] = [&it.before, &it.after].map(|it| it.as_deref().unwrap_or("-"));
        let line = it.at.map(|at| format!(":{}", at.line)).unwrap_or_default();
        format!("{}: {before} → {after} ({}{line})", it.key, it.file)
    }

    fn of_configs(base: &str, head: &str) -> Vec<String> {
        let basis = |text: &str| Basis::new(config(text), date("2026-04-10"));
        let (before, after) = (basis(base), basis(head));
        settings(Both::new(&before, &after), Both::new(base, head)).iter().map(said).collect()
    }

    #[test]
    fn a_key_is_told_with_what_it_held_and_holds() {
        let head = "# looser\n[health]\ngreen = 55\n";
        assert_eq!(of_configs("", head), ["health.green: 75 → 55 (onboard.toml:3)"]);
        assert_eq!(of_configs(head, ""), ["health.green: 55 → 75 (onboard.toml)"]);
        assert_eq!(of_configs("", "[health]\ngreen = 75 # as ever\n"), [""; 0]);
    }

    #[test]
    fn a_configuration_among_the_plans_is_told() {
        let paths = |paths: &[&str]| paths.iter().map(|it| (*it).to_owned()).collect::<BTreeSet<_>>();
        let inner = "onboardings/onboard.toml";
        let told = workspaces(&Both::new(paths(&[]), paths(&[inner])));
        let want = "onboardings/onboard.toml: - → another workspace below it (onboardings/onboard.toml)";
        assert_eq!(told.iter().map(said).collect::<Vec<_>>(), [want]);
        assert!(workspaces(&Both::new(paths(&[inner]), paths(&[inner]))).is_empty());
    }

    #[test]
    fn people_and_playbooks_are_told_by_name() {
        let basis = |people: &str, playbook: &str| {
            let ours = OurPeople::from(serde_yaml::from_str::<PeopleFile>(people).unwrap());
            let terms = PlaybookTerms::of(&[("ours".to_owned(), playbook.into())], &[]);
            Basis::new(Config::default(), date("2026-04-10")).with_people(ours).with_playbooks(terms)
        };
        let playbook = |who: &str| format!("name: ours\nversion: 1\ndecision_rights: {{go_live: [{who}]}}\n");
        let before = basis("people: [{name: Jo Lind, email: jo@x}]", &playbook("csm"));
        let after = basis("people: [{name: Jo Lind, until: 2026-05-28}]", &playbook("project_lead"));
        let told = settings(Both::new(&before, &after), Both::new("", ""));
        let told: Vec<String> = told.iter().map(said).collect();
        assert_eq!(
            told,
            [
                "Jo Lind: jo@x → until 2026-05-28 (people.yaml)",
                "ours decision_rights.go_live: csm → project_lead (playbooks/ours.yaml)"
            ]
        );
    }
}
