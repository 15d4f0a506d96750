//! Names of milestones and workstreams that a playbook does not have.

use std::collections::BTreeSet;

use super::criteria::criteria;
use super::problem::{KeyPath, PlaybookProblem};
use crate::model::RelativeDay;
use crate::playbook::Playbook;
use crate::steps;
use crate::suggest::Suggestions;

/// Names of milestones and workstreams that neither the playbook nor its base has.
pub(super) fn references(playbook: &Playbook, base: Option<&Playbook>) -> Vec<PlaybookProblem> {
    let all = || base.into_iter().chain([playbook]);
    let mut milestones =
        Names::of("milestone", all().flat_map(|p| p.milestones.iter().map(|entry| entry.id.as_str())));
    let mut workstreams =
        Names::of("workstream", all().flat_map(|p| p.workstreams.iter().map(|entry| entry.id.as_str())));
    let mut problems = Vec::new();
    for (index, milestone) in playbook.milestones.iter().enumerate() {
        let place = KeyPath::entry("milestones", index);
        let workstream = milestone.workstream.get();
        problems.extend(workstream.and_then(|id| workstreams.missing(id, place.clone().key("workstream"))));
        for (at, id) in milestone.after.iter().enumerate() {
            problems.extend(milestones.missing(id, place.clone().key("after").index(at)));
        }
    }
    for (place, criterion) in criteria(playbook) {
        let alternatives = criterion.any_of.iter().enumerate().map(|(index, one)| {
            (one.milestone.get(), place.clone().key("any_of").index(index).key("milestone"))
        });
        let own = (criterion.milestone.get(), place.clone().key("milestone"));
        for (id, place) in std::iter::once(own).chain(alternatives) {
            problems.extend(id.and_then(|id| milestones.missing(id, place)));
        }
    }
    for (day, place) in relative_days(playbook) {
        problems.extend(day.milestone().and_then(|id| milestones.missing(id, place)));
    }
    problems.extend(replaced(playbook, base));
    problems
}

/// The names that entries of one kind have, for what refers to them.
struct Names<'p> {
    kind: &'static str,
    /// In the order of the file, for the words on what there is.
    listed: Vec<&'p str>,
    known: BTreeSet<&'p str>,
    suggestions: Suggestions<'p>,
}

impl<'p> Names<'p> {
    fn of(kind: &'static str, names: impl Iterator<Item = &'p str>) -> Self {
        let listed: Vec<&str> = names.collect();
        let known = listed.iter().copied().collect();
        let suggestions = Suggestions::among(listed.iter().copied());
        Self { kind, listed, known, suggestions }
    }

    /// What is wrong with `id` at this place, should it name nothing.
    fn missing(&mut self, id: &str, place: KeyPath) -> Option<PlaybookProblem> {
        steps::count(1);
        if self.known.contains(id) {
            return None;
        }
        let meant = self.suggestions.closest(id);
        let problem = PlaybookProblem::new(place, format!("there is no {} `{id}`", self.kind));
        Some(problem.suggest(meant, &self.listed))
    }
}

/// What an overlay replaces and the playbook does not have.
fn replaced(overlay: &Playbook, base: Option<&Playbook>) -> Vec<PlaybookProblem> {
    let Some(base) = base else { return Vec::new() };
    let mut known = Names::of("milestone", base.milestones.iter().map(|entry| entry.id.as_str()));
    let replacing = overlay.milestones.iter().enumerate();
    replacing
        .filter_map(|(index, milestone)| {
            known.missing(milestone.replaces.get()?, KeyPath::entry("milestones", index).key("replaces"))
        })
        .collect()
}

/// Every relative day with its place.
fn relative_days(playbook: &Playbook) -> Vec<(&RelativeDay, KeyPath)> {
    let root = |key| KeyPath(Vec::new()).key(key);
    let mut days: Vec<(Option<&RelativeDay>, KeyPath)> = vec![
        (playbook.value.quick_win.as_ref(), root("value").key("quick_win")),
        (playbook.value.first.as_ref(), root("value").key("first")),
        (playbook.value.full.as_ref(), root("value").key("full")),
    ];
    let milestones = playbook.milestones.iter().enumerate();
    days.extend(milestones.map(|(index, m)| (Some(&m.due), KeyPath::entry("milestones", index).key("due"))));
    let sessions = playbook.training.iter().enumerate();
    days.extend(sessions.map(|(index, s)| (Some(&s.due), KeyPath::entry("training", index).key("due"))));
    days.into_iter().filter_map(|(day, place)| Some((day?, place))).collect()
}
