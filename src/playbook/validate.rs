//! What a playbook must hold beside its shape: unique ids, references that resolve, no cycles, known metrics.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{Anchors, Graph};
use super::{CriterionTemplate, Playbook};
use crate::model::{GateName, RelativeDay};
use crate::phrase::List;
use crate::route::Step;
use crate::slug;
use crate::steps;
use crate::suggest::{Suggestions, closest};

/// The longest step; anything longer is a slip of the finger.
const MOST_DAYS: u32 = 400;

/// Something wrong at a place of a playbook's file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PlaybookProblem {
    pub(super) steps: Vec<Step>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl PlaybookProblem {
    fn new(place: KeyPath, message: impl Into<String>) -> Self {
        Self { steps: place.0, message: message.into(), help: None }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Says what was meant, or which of `known` there are.
    fn suggest(self, meant: Option<&str>, known: &[&str]) -> Self {
        match (meant, known) {
            (Some(meant), _) => self.help(format!("did you mean `{meant}`?")),
            (None, []) => self,
            (None, known) => self.help(format!("there are {}", List::and(known).at_most(6))),
        }
    }
}

/// The way from a file's root to a node.
#[derive(Clone)]
struct KeyPath(Vec<Step>);

impl KeyPath {
    fn entry(list: &'static str, index: usize) -> Self {
        Self(vec![Step::Key(list.into())]).index(index)
    }

    fn criterion(gate: GateName, index: usize) -> Self {
        Self(vec![Step::Key("gates".into())]).key(gate.word()).key("criteria").index(index)
    }

    fn key(mut self, key: &'static str) -> Self {
        self.0.push(Step::Key(key.into()));
        self
    }

    fn index(mut self, index: usize) -> Self {
        self.0.push(Step::Index(index));
        self
    }
}

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

fn criteria(playbook: &Playbook) -> impl Iterator<Item = (KeyPath, &CriterionTemplate)> {
    GateName::ALL.iter().flat_map(|gate| {
        let criteria = playbook.gates.get(*gate).criteria.iter().enumerate();
        criteria.map(|(index, criterion)| (KeyPath::criterion(*gate, index), criterion))
    })
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

/// What is asked for: a metric with its bounds, or a milestone.
struct Asked<'p> {
    metric: Option<&'p str>,
    at_least: Option<f64>,
    at_most: Option<f64>,
    milestone: Option<&'p str>,
}

fn criterion_problems(
    place: &KeyPath,
    criterion: &CriterionTemplate,
    metrics: &[&str],
) -> Vec<PlaybookProblem> {
    let asked = Asked {
        metric: criterion.metric.get(),
        at_least: criterion.at_least,
        at_most: criterion.at_most,
        milestone: criterion.milestone.get(),
    };
    let mut problems = asked_problems(place, &asked, metrics);
    if !criterion.any_of.is_empty() && (asked.metric.is_some() || asked.milestone.is_some()) {
        let message = "a criterion is decided by `any_of` or by what stands beside it, not by both";
        let problem = PlaybookProblem::new(place.clone().key("any_of"), message);
        problems.push(problem.help("add the other to the alternatives"));
    }
    for (index, one) in criterion.any_of.iter().enumerate() {
        let place = place.clone().key("any_of").index(index);
        let asked = Asked {
            metric: one.metric.get(),
            at_least: one.at_least,
            at_most: one.at_most,
            milestone: one.milestone.get(),
        };
        if asked.metric.is_none() && asked.milestone.is_none() {
            let problem = PlaybookProblem::new(place.clone(), "an alternative that nothing decides");
            problems.push(problem.help("add `metric: …` or `milestone: …`"));
        }
        problems.extend(asked_problems(&place, &asked, metrics));
    }
    problems
}

fn asked_problems(place: &KeyPath, asked: &Asked<'_>, metrics: &[&str]) -> Vec<PlaybookProblem> {
    let mut problems = Vec::new();
    let has_bound = asked.at_least.is_some() || asked.at_most.is_some();
    if let Some(metric) = asked.metric {
        if !metrics.contains(&metric) {
            let problem =
                PlaybookProblem::new(place.clone().key("metric"), format!("there is no metric `{metric}`"));
            problems.push(problem.suggest(closest(metric, metrics.iter().copied()), metrics));
        }
        if asked.milestone.is_some() {
            let message = "a criterion is decided by a metric or by a milestone, not by both";
            let problem = PlaybookProblem::new(place.clone().key("milestone"), message);
            problems.push(problem.help("make two criteria of it"));
        }
    } else if has_bound {
        let key = if asked.at_least.is_some() { "at_least" } else { "at_most" };
        let problem = PlaybookProblem::new(place.clone().key(key), "a bound without a metric");
        problems.push(problem.help("add `metric: …`"));
    }
    problems
}

fn done_when(playbook: &Playbook, metrics: &[&str]) -> Vec<PlaybookProblem> {
    let mut problems = Vec::new();
    for (index, milestone) in playbook.milestones.iter().enumerate() {
        for (at, condition) in milestone.done_when.iter().enumerate() {
            let place = KeyPath::entry("milestones", index).key("done_when").index(at);
            let asked = Asked {
                metric: Some(&condition.metric),
                at_least: condition.at_least,
                at_most: condition.at_most,
                milestone: None,
            };
            problems.extend(asked_problems(&place, &asked, metrics));
            if asked.at_least.is_none() && asked.at_most.is_none() {
                let message = format!("`{}` is asked for without a bound", condition.metric);
                let problem = PlaybookProblem::new(place.key("metric"), message);
                problems.push(problem.help("add `at_least: …` or `at_most: …`"));
            }
        }
    }
    problems
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

/// Names of milestones and workstreams that neither the playbook nor its base has.
fn references(playbook: &Playbook, base: Option<&Playbook>) -> Vec<PlaybookProblem> {
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

/// Milestones that are dated from each other.
fn circle(playbook: &Playbook) -> Option<PlaybookProblem> {
    let (_, circle) = Anchors::of(playbook).order(playbook);
    let circle = circle?;
    let ids = named(playbook, &circle);
    let message = match ids.as_slice() {
        [only] => format!("{only} is dated from itself"),
        _ => format!("{} are dated from each other in a circle", List::and(&ids).at_most(6)),
    };
    let problem = PlaybookProblem::new(KeyPath::entry("milestones", circle[0]).key("due"), message);
    Some(problem.help("date one of them from `signature`"))
}

fn named(playbook: &Playbook, indexes: &[usize]) -> Vec<String> {
    indexes.iter().map(|index| format!("`{}`", playbook.milestones[*index].id)).collect()
}

fn cycle(playbook: &Playbook) -> Option<PlaybookProblem> {
    let cycle = Graph::of(playbook).cycle()?;
    let ids = named(playbook, &cycle);
    let message = match ids.as_slice() {
        [only] => format!("{only} waits for itself"),
        _ => format!("{} wait for each other in a circle", List::and(&ids).at_most(6)),
    };
    let problem = PlaybookProblem::new(KeyPath::entry("milestones", cycle[0]).key("after"), message);
    Some(
        problem
            .help("take one of the dependencies out; days after a milestone and the criteria of go-live's gate count too"),
    )
}
