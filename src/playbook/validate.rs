//! What a playbook must hold beside its shape: unique ids, references that resolve, no cycles, known metrics.

mod circles;
mod criteria;
mod problem;
mod references;

use std::collections::BTreeMap;

use super::Playbook;
use crate::slug;
use circles::{circle, cycle};
use criteria::{criteria, criterion_problems, done_when};
use problem::KeyPath;
use references::references;

pub(super) use problem::PlaybookProblem;

/// The longest step; anything longer is a slip of the finger.
const MOST_DAYS: u32 = 400;

/// Everything wrong with a playbook by itself.
pub(super) fn problems_of(playbook: &Playbook, metrics: &[&str]) -> Vec<PlaybookProblem> {
    let mut problems = head(playbook);
    problems.extend(duplicates(playbook, None));
    problems.extend(events(playbook));
    problems.extend(durations(playbook));
    problems.extend(
        criteria(playbook).flat_map(|(place, criterion)| criterion_problems(&place, criterion, metrics)),
    );
    problems.extend(done_when(playbook, metrics));
    if !playbook.is_overlay() {
        problems.extend(references(playbook, None));
        problems.extend(replaced_by_a_playbook(playbook));
    }
    problems.extend(rows(playbook));
    problems.extend(circle(playbook));
    problems.extend(cycle(playbook));
    problems
}

/// Everything wrong with an overlay as an addition to `base`.
pub(super) fn problems_over(base: &Playbook, overlay: &Playbook) -> Vec<PlaybookProblem> {
    let mut problems = duplicates(overlay, Some(base));
    problems.extend(references(overlay, Some(base)));
    problems
}

fn head(playbook: &Playbook) -> Vec<PlaybookProblem> {
    let mut problems = Vec::new();
    if slug::check(&playbook.name).is_err() {
        let problem = PlaybookProblem::new(
            KeyPath(Vec::new()).key("name"),
            format!("`{}` cannot name a playbook", playbook.name),
        );
        problems.push(problem.help("use lower-case letters, digits and hyphens"));
    }
    for (index, phase) in playbook.phases.iter().enumerate() {
        if phase.from_day > phase.to_day {
            let message = format!("the phase ends on day {}, before it starts", phase.to_day);
            problems.push(PlaybookProblem::new(KeyPath::entry("phases", index).key("to_day"), message));
        }
    }
    problems
}

/// Every id with the place of its entry. In a plan ids are unique across its files, so here they are too.
fn ids(playbook: &Playbook) -> Vec<(&str, KeyPath)> {
    fn of<'a, T>(list: &'static str, entries: &'a [T], id: fn(&T) -> &str) -> Vec<(&'a str, KeyPath)> {
        entries.iter().enumerate().map(|(index, entry)| (id(entry), KeyPath::entry(list, index))).collect()
    }
    let mut ids = of("workstreams", &playbook.workstreams, |entry| &entry.id);
    ids.extend(of("milestones", &playbook.milestones, |entry| &entry.id));
    ids.extend(criteria(playbook).map(|(place, criterion)| (criterion.id.as_str(), place)));
    ids.extend(of("training", &playbook.training, |entry| &entry.id));
    ids.extend(of("activation", &playbook.activation, |entry| &entry.id));
    ids
}

fn duplicates(playbook: &Playbook, base: Option<&Playbook>) -> Vec<PlaybookProblem> {
    let mut seen: BTreeMap<&str, Option<String>> =
        base.iter().flat_map(|base| ids(base)).map(|(id, _)| (id, None)).collect();
    let mut problems = Vec::new();
    for (id, place) in ids(playbook) {
        match seen.get(id) {
            None => {
                seen.insert(id, Some(crate::route::Steps(&place.0).to_string()));
            }
            Some(first) => {
                let owner = match first {
                    Some(first) => format!("`{first}`"),
                    None => "the playbook that it adds to".to_owned(),
                };
                problems.push(PlaybookProblem::new(
                    place.key("id"),
                    format!("the id `{id}` is already that of {owner}"),
                ));
            }
        }
    }
    problems
}

fn events(playbook: &Playbook) -> Vec<PlaybookProblem> {
    let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let mut problems = Vec::new();
    for (index, milestone) in playbook.milestones.iter().enumerate() {
        let event = milestone.event.map(|event| ("event", event.word()));
        let fact = milestone.fact.map(|fact| ("fact", fact.word()));
        let place = KeyPath::entry("milestones", index);
        for (key, word) in event.into_iter().chain(fact) {
            if let Some(first) = seen.insert((key, word), &milestone.id) {
                let message = format!("the {key} `{word}` is already the milestone `{first}`");
                problems.push(PlaybookProblem::new(place.clone().key(key), message));
            }
        }
    }
    problems
}

fn durations(playbook: &Playbook) -> Vec<PlaybookProblem> {
    let long = playbook.milestones.iter().enumerate().filter(|(_, milestone)| milestone.days > MOST_DAYS);
    long.map(|(index, milestone)| {
        let message = format!("{} working days is longer than any step, {MOST_DAYS} at most", milestone.days);
        PlaybookProblem::new(KeyPath::entry("milestones", index).key("days"), message)
    })
    .collect()
}

/// A playbook has nothing before it whose place a milestone could take.
fn replaced_by_a_playbook(playbook: &Playbook) -> Vec<PlaybookProblem> {
    let replacing = playbook.milestones.iter().enumerate().filter(|(_, it)| it.replaces.is_written());
    replacing
        .map(|(index, _)| {
            let place = KeyPath::entry("milestones", index).key("replaces");
            let problem =
                PlaybookProblem::new(place, "only the milestone of an overlay takes another's place");
            problem.help("add `kind: overlay`, or take `replaces` out")
        })
        .collect()
}

/// Rows of the short plan that milestones share which are not in it.
fn rows(playbook: &Playbook) -> Vec<PlaybookProblem> {
    let rows = playbook.milestones.iter().enumerate().filter(|(_, it)| it.row.is_written() && !it.core);
    rows.map(|(index, _)| {
        let place = KeyPath::entry("milestones", index).key("row");
        PlaybookProblem::new(place, "a `row` of a milestone that is not core").help("add `core: true`")
    })
    .collect()
}
