//! Comments that silence a check on their line, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::at_most;
use super::rules::{CHECKS, find};
use crate::document::Allow;
use crate::finding::{Finding, Place, Problem};
use crate::model::PlanFile;
use crate::plan::{Loaded, Sources};
use crate::remedy::commands;
use crate::steps;
use crate::suggest::Suggestions;

/// What the checks say of one plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What they found: first what keeps the files from being read, then by id. [`super::sort`] puts it in the order
    /// of the files.
    pub findings: Vec<Finding>,
    /// What they found, and comments silenced.
    pub silenced: Vec<Finding>,
}

/// Takes out what comments silence, and adds what is wrong with the comments; `silent` are the checks that did not
/// look, and `stamp` makes a finding of a problem and the id of its check, unless that check is off.
pub(super) fn heed_comments(
    findings: Vec<Finding>,
    silent: &[&str],
    loaded: &Loaded,
    stamp: impl Fn(&str, Problem) -> Option<Finding>,
) -> Checked {
    let sources = &loaded.sources;
    let mut silencers = Silencers::of(sources);
    if silencers.list.is_empty() {
        return Checked { findings, silenced: Vec::new() };
    }
    let places = sources.locate(findings.iter().map(|finding| &finding.place));
    let (mut kept, mut silenced) = (Vec::new(), Vec::new());
    for (finding, spot) in findings.into_iter().zip(places) {
        let is_silenced = spot.is_some_and(|spot| {
            let line = sources.lines(spot.file).map(|(_, lines)| lines.line_of(spot.span.start));
            line.is_some_and(|line| silencers.silence(spot.file, line, finding.check))
        });
        if is_silenced { silenced.push(finding) } else { kept.push(finding) }
    }
    for (id, problems) in silencers.flaws(silent, loaded) {
        kept.extend(at_most(problems).filter_map(|problem| stamp(id, problem)));
    }
    Checked { findings: kept, silenced }
}

/// A comment that silences, and whether it has silenced something.
struct Silencer<'s> {
    file: PlanFile,
    allow: Allow<'s>,
    is_used: bool,
}

/// All comments that silence, found by what they silence.
struct Silencers<'s> {
    list: Vec<Silencer<'s>>,
    /// The first one for a file, a line and a check.
    at: BTreeMap<(PlanFile, usize, &'s str), usize>,
}

impl<'s> Silencers<'s> {
    fn of(sources: &'s Sources) -> Self {
        let in_file = |file| {
            sources.allows(file).into_iter().map(move |allow| Silencer { file, allow, is_used: false })
        };
        let list: Vec<Silencer<'_>> = PlanFile::ALL.into_iter().flat_map(in_file).collect();
        let mut at = BTreeMap::new();
        for (index, Silencer { file, allow, .. }) in list.iter().enumerate() {
            at.entry((*file, allow.line, allow.check)).or_insert(index);
        }
        Self { list, at }
    }

    /// Whether a comment silences this check on this line; notes that it found something to silence.
    fn silence(&mut self, file: PlanFile, line: usize, check: &'static str) -> bool {
        steps::count(1);
        let Some(index) = self.at.get(&(file, line, check)) else { return false };
        let silencer = &mut self.list[*index];
        silencer.is_used = true;
        // Without a reason nothing is silenced, or an error could be had for a warning.
        silencer.allow.reason.is_some()
    }

    /// What is wrong with the comments, by the id of the check that says so.
    fn flaws(&self, silent: &[&str], loaded: &Loaded) -> BTreeMap<&'static str, Vec<Problem>> {
        let broken: BTreeSet<&str> =
            loaded.problems.iter().filter_map(|it| it.problem.place.file_name()).collect();
        let mut meant = Suggestions::among(CHECKS.iter().map(|check| check.id));
        let mut flaws: BTreeMap<&'static str, Vec<Problem>> = BTreeMap::new();
        for silencer in &self.list {
            let is_broken = broken.contains(silencer.file.name());
            if let Some((id, problem)) = silencer.flaw(silent, is_broken, &mut meant) {
                flaws.entry(id).or_default().push(problem);
            }
        }
        flaws
    }
}

impl Silencer<'_> {
    /// What is wrong with the comment, and the id of the check that says so.
    fn flaw(
        &self,
        silent: &[&str],
        is_broken: bool,
        meant: &mut Suggestions<'_>,
    ) -> Option<(&'static str, Problem)> {
        steps::count(1);
        let id = self.allow.check;
        let problem =
            |message: String| Problem::new(Place::Bytes(self.file, self.allow.span.clone()), message);
        let Some(check) = find(id) else {
            let problem = problem(format!("there is no check `{id}`"));
            let problem = match meant.closest(id) {
                Some(meant) => problem.help(format!("did you mean `{meant}`?")),
                None => problem.help("see which checks there are").by(commands::explain_all()),
            };
            return Some(("allow-unknown", problem));
        };
        if self.allow.reason.is_none() {
            let problem = problem(format!("`{id}` is not silenced: the comment gives no reason"));
            return Some((
                "allow-without-reason",
                problem.help(format!("write `# onboard: allow[{id}] why`")),
            ));
        }
        // In a file that is broken, what there was to silence may not have been read.
        if self.is_used || is_broken || silent.contains(&check.id) {
            return None;
        }
        let problem = problem(format!("`{id}` finds nothing on this line any more"));
        Some(("allow-unused", problem.help("remove the comment")))
    }
}
