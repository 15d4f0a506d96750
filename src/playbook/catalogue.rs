//! All playbooks that a workspace can use: its own, and the built-in ones that it does not replace.

use std::collections::BTreeSet;

use super::{BUILTIN, Builtin, Playbook};
use crate::document::{Dropped, Problem, ProblemKind, Tree};
use crate::plan::Bytes;
use crate::route::Step;
use crate::suggest::closest;

/// Where a playbook comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// With the program.
    BuiltIn,
    /// From the workspace.
    Workspace,
    /// From the workspace, in place of the built-in one of that name.
    Replacement,
}

/// One playbook or overlay, sound or not.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaybookSource {
    /// The name by which it is called.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// The playbook, or everything that is wrong with it.
    pub playbook: Result<Playbook, Vec<Problem>>,
}

/// The playbooks of a workspace: built-in names first, then its own by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue(Vec<PlaybookSource>);

impl Catalogue {
    /// The built-in playbooks and those of the workspace, given as name and bytes; `metrics` are the ids that
    /// criteria may name.
    pub fn of(own: Vec<(String, Bytes)>, metrics: &[&str]) -> Self {
        let replaced = |builtin: &Builtin| own.iter().any(|(name, _)| name == builtin.name);
        let kept = BUILTIN.iter().filter(|builtin| !replaced(builtin)).map(|builtin| PlaybookSource {
            name: builtin.name.to_owned(),
            origin: Origin::BuiltIn,
            bytes: builtin.text.as_bytes().to_vec(),
            playbook: Ok(builtin.playbook()),
        });
        let mut entries: Vec<PlaybookSource> = kept.collect();
        let mut names = BTreeSet::new();
        for (name, bytes) in own {
            let is_builtin = Builtin::find(&name).is_some();
            let origin = if is_builtin { Origin::Replacement } else { Origin::Workspace };
            let playbook = if !names.insert(name.clone()) {
                let message = format!("`{name}` is there twice, with different endings");
                Err(vec![problem(0..0, message, "keep one of the two files".to_owned())])
            } else {
                Playbook::read(&bytes, metrics).and_then(|playbook| named(playbook, &name, &bytes))
            };
            entries.push(PlaybookSource { name, origin, bytes: bytes.into_vec(), playbook });
        }
        let rank = |entry: &PlaybookSource| {
            BUILTIN.iter().position(|b| b.name == entry.name).unwrap_or(BUILTIN.len())
        };
        entries.sort_by(|a, b| (rank(a), &a.name).cmp(&(rank(b), &b.name)));
        Self(entries)
    }

    /// The built-in playbooks, where there is no workspace.
    pub fn built_in() -> Self {
        Self::of(Vec::new(), &[])
    }

    /// All of them, in order.
    pub fn entries(&self) -> &[PlaybookSource] {
        &self.0
    }

    /// The one with this name.
    pub fn find(&self, name: &str) -> Option<&PlaybookSource> {
        self.0.iter().find(|entry| entry.name == name)
    }

    /// The name that was probably meant.
    pub fn closest(&self, name: &str) -> Option<&str> {
        closest(name, self.0.iter().map(|entry| entry.name.as_str()))
    }
}

/// A file's name is what people type, so what it says of itself must be the same.
fn named(playbook: Playbook, name: &str, bytes: &[u8]) -> Result<Playbook, Vec<Problem>> {
    if playbook.name == name {
        return Ok(playbook);
    }
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let place = [Step::Key("name".into())];
    let span = Tree::parse(text).map_or(0..0, |tree| tree.locate(&place, &Dropped::default()));
    Err(vec![problem(
        span,
        format!("the file is named `{name}` and calls itself `{}`", playbook.name),
        format!("write `name: {name}`, or rename the file"),
    )])
}

fn problem(span: std::ops::Range<usize>, message: String, help: String) -> Problem {
    Problem { kind: ProblemKind::InvalidValue, span, message, help: Some(help) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue(own: &[(&str, &str)]) -> Catalogue {
        let own = own.iter().map(|(name, text)| ((*name).to_owned(), Bytes::from(*text)));
        Catalogue::of(own.collect(), &[])
    }

    fn trouble(catalogue: &Catalogue, name: &str) -> String {
        let problems = catalogue.find(name).unwrap().playbook.as_ref().unwrap_err();
        problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_workspaces_playbook_adds_or_replaces() {
        let catalogue = catalogue(&[("own", "name: own\nversion: 1\n"), ("smb", "name: smb\nversion: 7\n")]);
        let listed: Vec<_> =
            catalogue.entries().iter().map(|entry| (entry.name.as_str(), entry.origin)).collect();
        let want = [
            ("enterprise", Origin::BuiltIn),
            ("mid-market", Origin::BuiltIn),
            ("smb", Origin::Replacement),
            ("change-management", Origin::BuiltIn),
            ("own", Origin::Workspace),
        ];
        assert_eq!(listed, want);
        assert_eq!(catalogue.find("smb").unwrap().playbook.as_ref().unwrap().stamp(), "smb@7");
        assert_eq!(catalogue.closest("entreprise"), Some("enterprise"));
    }

    #[test]
    fn a_broken_one_hides_no_other() {
        let catalogue = catalogue(&[("a", "name: b\nversion: 1\n"), ("c", "name: c\n"), ("d", ": :")]);
        assert_eq!(catalogue.entries().len(), 7);
        assert_eq!(trouble(&catalogue, "a"), "the file is named `a` and calls itself `b`");
        assert_eq!(trouble(&catalogue, "c"), "the file has no `version`");
    }
}
