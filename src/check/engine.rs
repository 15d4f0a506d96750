//! Runs the checks on a plan: stamps id and severity on what they find, and lets comments silence it.

use super::{CHECKS, Check, Problem, Run};
use crate::config::Config;
use crate::document::{Allow, line_column};
use crate::finding::{Finding, Place, Severity};
use crate::model::PlanFile;
use crate::plan::{Loaded, Sources};
use crate::subject::Subject;
use crate::suggest::closest;

/// What the checks say of one plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What they found: first what keeps the files from being read, then by id. [`sort`] puts it in the order
    /// of the files.
    pub findings: Vec<Finding>,
    /// What they found, and comments silenced.
    pub silenced: Vec<Finding>,
}

/// Runs every check that configuration leaves on. A plan whose head could not be read has no `subject`; what is
/// wrong with its files is found all the same.
#[must_use]
pub fn check(loaded: &Loaded, subject: Option<&Subject<'_>>, config: &Config) -> Checked {
    check_with(CHECKS, loaded, subject, config)
}

/// As [`check`], with these checks only.
pub(super) fn check_with(
    checks: &[&'static Check],
    loaded: &Loaded,
    subject: Option<&Subject<'_>>,
    config: &Config,
) -> Checked {
    let mut findings = Vec::new();
    let mut silent = Vec::new();
    for check in checks {
        let Some(severity) = severity(check, config) else {
            silent.push(check.id);
            continue;
        };
        let stamp = |problem: Problem| Finding {
            check: check.id,
            severity,
            place: problem.place,
            message: problem.message,
            help: problem.help,
        };
        match (&check.run, subject) {
            (Run::Reading, _) => findings.extend(damage(check, loaded).map(stamp)),
            (Run::Plan(rule), Some(subject)) if rule.speaks(subject) => {
                findings.extend((rule.find)(subject).into_iter().map(stamp));
            }
            (Run::Plan(_), _) => silent.push(check.id),
            (Run::Comments, _) => {}
        }
    }
    // What keeps a file from being read comes before what is made of it.
    findings.sort_by_key(|finding| !is_reading(finding.check));
    heed_comments(checks, findings, &silent, &loaded.sources, config)
}

/// The severity in force; none when it is switched off.
#[must_use]
pub fn severity(check: &Check, config: &Config) -> Option<Severity> {
    config.checks.get(check.id).map_or(Some(check.severity), |configured| configured.level)
}

fn is_reading(id: &str) -> bool {
    super::find(id).is_some_and(|check| matches!(check.run, Run::Reading))
}

fn damage<'a>(check: &'a Check, loaded: &'a Loaded) -> impl Iterator<Item = Problem> + 'a {
    loaded.damage.iter().filter(|damage| damage.check == check.id).map(|damage| Problem {
        place: damage.place.clone(),
        message: damage.message.clone(),
        help: damage.help.clone(),
    })
}

/// A comment that silences, and whether it has silenced something.
struct Silencer {
    file: PlanFile,
    allow: Allow,
    is_used: bool,
}

/// Takes out what comments silence, and adds what is wrong with the comments.
fn heed_comments(
    checks: &[&'static Check],
    findings: Vec<Finding>,
    silent: &[&str],
    sources: &Sources,
    config: &Config,
) -> Checked {
    let mut silencers: Vec<Silencer> = PlanFile::ALL
        .into_iter()
        .flat_map(|file| {
            sources.allows(file).into_iter().map(move |allow| Silencer { file, allow, is_used: false })
        })
        .collect();
    if silencers.is_empty() {
        return Checked { findings, silenced: Vec::new() };
    }
    let places = sources.locate(findings.iter().map(|finding| &finding.place));
    let (mut kept, mut silenced) = (Vec::new(), Vec::new());
    for (finding, spot) in findings.into_iter().zip(places) {
        let is_silenced = spot.is_some_and(|spot| {
            let bytes = sources.bytes(spot.file).unwrap_or_default();
            let line = line_column(bytes, spot.span.start).line;
            is_allowed(&mut silencers, finding.check, spot.file, line)
        });
        if is_silenced { silenced.push(finding) } else { kept.push(finding) }
    }
    let flaws = silencers.iter().filter_map(|silencer| flaw(silencer, silent));
    for (id, problem) in flaws {
        let check = checks.iter().find(|check| check.id == id);
        if let Some((check, severity)) = check.and_then(|check| Some((check, severity(check, config)?))) {
            let Problem { place, message, help } = problem;
            kept.push(Finding { check: check.id, severity, place, message, help });
        }
    }
    Checked { findings: kept, silenced }
}

/// Whether a comment silences this check on this line; notes that it found something to silence.
fn is_allowed(silencers: &mut [Silencer], check: &str, file: PlanFile, line: usize) -> bool {
    let mut fitting = silencers.iter_mut().filter(|silencer| {
        silencer.file == file && silencer.allow.line == line && silencer.allow.check == check
    });
    let Some(silencer) = fitting.next() else { return false };
    silencer.is_used = true;
    // Without a reason nothing is silenced, or an error could be had for a warning.
    silencer.allow.reason.is_some()
}

/// What is wrong with a comment, and the id of the check that says so.
fn flaw(silencer: &Silencer, silent: &[&str]) -> Option<(&'static str, Problem)> {
    let id = &silencer.allow.check;
    let problem =
        |message: String| Problem::new(Place::Bytes(silencer.file, silencer.allow.span.clone()), message);
    let Some(check) = super::find(id) else {
        let problem = problem(format!("there is no check `{id}`"));
        let problem = match closest(id, CHECKS.iter().map(|check| check.id)) {
            Some(meant) => problem.help(format!("did you mean `{meant}`?")),
            None => problem.help("`onboard explain` lists all checks"),
        };
        return Some(("allow-unknown", problem));
    };
    if silencer.allow.reason.is_none() {
        let problem = problem(format!("`{id}` is not silenced: the comment gives no reason"));
        return Some(("allow-without-reason", problem.help(format!("write `# onboard: allow[{id}] why`"))));
    }
    if silencer.is_used || silent.contains(&check.id) {
        return None;
    }
    let problem = problem(format!("`{id}` finds nothing on this line any more"));
    Some(("allow-unused", problem.help("remove the comment")))
}

/// Sorts findings into the order in which people read: by file, place and id.
///
/// Apart from [`check`], because finding the places means parsing the files again.
#[must_use]
pub fn sort(findings: Vec<Finding>, sources: &Sources) -> Vec<Finding> {
    let spots = sources.locate(findings.iter().map(|finding| &finding.place));
    let mut both: Vec<_> = spots.into_iter().zip(findings).collect();
    both.sort_by_key(|(spot, finding)| {
        let file = match &finding.place {
            Place::Plan => None,
            Place::Entry(name) => Some((PlanFile::from_name(name), name.clone())),
            Place::Bytes(file, _) => Some((Some(*file), String::new())),
            Place::Node(route) => Some((Some(route.file), String::new())),
        };
        // What is no file of a plan comes behind all that are.
        let rank = file.map(|(file, name)| (file.is_none(), file, name));
        (rank, spot.as_ref().map(|spot| spot.span.start), finding.check)
    });
    both.into_iter().map(|(_, finding)| finding).collect()
}
