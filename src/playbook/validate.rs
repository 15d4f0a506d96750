//! What a playbook must hold beside its shape: unique ids, references that resolve, no cycles, known metrics.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Graph;
use super::{Anchor, CriterionTemplate, Offset, Playbook};
use crate::model::{Event, Fact, GateName};
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
        criteria(playbook).flat_map(|(place, criterion)| criterion_problems(place, criterion, metrics)),
    );
    if !playbook.is_overlay() {
        problems.extend(references(playbook, None));
        problems.extend(anchors(playbook, None));
    }
    problems.extend(cycle(playbook));
    problems
}

/// Everything wrong with an overlay as an addition to `base`.
pub(super) fn problems_over(base: &Playbook, overlay: &Playbook) -> Vec<PlaybookProblem> {
    let mut problems = duplicates(overlay, Some(base));
    problems.extend(references(overlay, Some(base)));
    problems.extend(anchors(overlay, Some(base)));
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
        let is_anchor = milestone.fact == Some(Fact::Kickoff) || milestone.event == Some(Event::GoLive);
        if is_anchor && milestone.due.anchor != Anchor::Signature {
            let message = format!("`{}` has to be dated from the signature", milestone.id);
            problems.push(PlaybookProblem::new(place.key("due"), message).help("others are dated from it"));
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

fn criterion_problems(
    place: KeyPath,
    criterion: &CriterionTemplate,
    metrics: &[&str],
) -> Vec<PlaybookProblem> {
    let mut problems = Vec::new();
    let has_bound = criterion.at_least.is_some() || criterion.at_most.is_some();
    if let Some(metric) = criterion.metric.get() {
        if !metrics.contains(&metric) {
            let problem =
                PlaybookProblem::new(place.clone().key("metric"), format!("there is no metric `{metric}`"));
            problems.push(problem.suggest(closest(metric, metrics.iter().copied()), metrics));
        }
        if !has_bound {
            let problem = PlaybookProblem::new(
                place.clone().key("metric"),
                format!("`{metric}` is asked for without a bound"),
            );
            problems.push(problem.help("add `at_least: …` or `at_most: …`"));
        }
        if criterion.milestone.is_written() {
            let message = "a criterion is decided by a metric or by a milestone, not by both";
            problems
                .push(PlaybookProblem::new(place.key("milestone"), message).help("make two criteria of it"));
        }
    } else if has_bound {
        let key = if criterion.at_least.is_some() { "at_least" } else { "at_most" };
        problems
            .push(PlaybookProblem::new(place.key(key), "a bound without a metric").help("add `metric: …`"));
    }
    problems
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
        problems
            .extend(criterion.milestone.get().and_then(|id| milestones.missing(id, place.key("milestone"))));
    }
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

/// Every offset with its place.
fn offsets(playbook: &Playbook) -> Vec<(Offset, KeyPath)> {
    let root = |key| KeyPath(Vec::new()).key(key);
    let mut offsets: Vec<(Option<Offset>, KeyPath)> = vec![
        (playbook.value.quick_win, root("value").key("quick_win")),
        (playbook.value.first, root("value").key("first")),
        (playbook.value.full, root("value").key("full")),
    ];
    let milestones = playbook.milestones.iter().enumerate();
    offsets
        .extend(milestones.map(|(index, m)| (Some(m.due), KeyPath::entry("milestones", index).key("due"))));
    let sessions = playbook.training.iter().enumerate();
    offsets.extend(sessions.map(|(index, s)| (Some(s.due), KeyPath::entry("training", index).key("due"))));
    offsets.into_iter().filter_map(|(offset, place)| Some((offset?, place))).collect()
}

/// Offsets from a milestone that is not there.
fn anchors(playbook: &Playbook, base: Option<&Playbook>) -> Vec<PlaybookProblem> {
    let all = || base.into_iter().chain([playbook]);
    // Found once, because every offset asks.
    let kickoff = (!all().any(|p| p.fact(Fact::Kickoff).is_some())).then_some("fact: kickoff");
    let go_live = (!all().any(|p| p.event(Event::GoLive).is_some())).then_some("event: go_live");
    let lacking = |anchor| match anchor {
        Anchor::Signature => None,
        Anchor::Kickoff => kickoff,
        Anchor::GoLive => go_live,
    };
    let found =
        offsets(playbook).into_iter().filter_map(|(offset, place)| Some((lacking(offset.anchor)?, place)));
    found
        .map(|(key, place)| {
            PlaybookProblem::new(place, format!("no milestone has the `{key}` that this is dated from"))
                .help(format!("add `{key}` to one"))
        })
        .collect()
}

fn cycle(playbook: &Playbook) -> Option<PlaybookProblem> {
    let cycle = Graph::of(playbook).cycle()?;
    let ids: Vec<String> =
        cycle.iter().map(|index| format!("`{}`", playbook.milestones[*index].id)).collect();
    let message = match ids.as_slice() {
        [only] => format!("{only} waits for itself"),
        _ => format!("{} wait for each other in a circle", List::and(&ids).at_most(6)),
    };
    let problem = PlaybookProblem::new(KeyPath::entry("milestones", cycle[0]).key("after"), message);
    Some(
        problem
            .help("take one of the dependencies out; offsets from go-live and its gate's criteria count too"),
    )
}
