//! A change as the comment of a pull request has it: what must not be missed in the open, the rest folded.

use super::{Compared, Section, approvals, consequence, customer, findings, left_behind, logs, summary};
use crate::diff::{PlanFate, SettingChange};
use crate::report::{Line, Report, Tone};

/// A comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// What the next run finds it by, to put its own in its place.
    pub marker: String,
    /// The summary.
    pub head: Report,
    /// A part a plan.
    pub parts: Vec<Part>,
}

/// What is said of one plan.
#[derive(Clone, Debug)]
pub struct Part {
    /// Whose it is; none where the summary is of this plan alone.
    pub title: Option<Line>,
    /// What is in the open.
    pub open: Report,
    /// What is folded.
    pub folded: Vec<Section>,
}

impl Part {
    pub(super) fn of(it: &Compared, settings: &[SettingChange], is_alone: bool) -> Self {
        let mut open = Report::new();
        if let Some(line) = fate(it) {
            open.push(line);
        }
        if let Some(line) = by_settings(it, settings) {
            open.push(line);
        }
        let does = [consequence::part(it), consequence::of_settings(it)];
        let parts = [approvals::part(it)].into_iter().chain(does).chain([left_behind::part(it)]);
        parts.flatten().for_each(|part| open.append(part));
        let folded = [findings::section(it), logs::section(it), customer::section(it)];
        Self {
            title: (!is_alone).then(|| summary::title(it)),
            open,
            folded: folded.into_iter().flatten().collect(),
        }
    }
}

/// What became of the plan as a whole, and what of it could not be read.
fn fate(it: &Compared) -> Option<Line> {
    let diff = &it.diff;
    let came = match diff.fate {
        PlanFate::Added => Some("This plan is new.".to_owned()),
        PlanFate::Removed => Some("This plan is not there any more.".to_owned()),
        PlanFate::Ended(result) => Some(format!("The onboarding has ended: {result}.")),
        PlanFate::Reopened => Some("The onboarding had ended, and was reopened.".to_owned()),
        PlanFate::Kept => None,
    };
    let renamed = diff.former_name().map(|was| {
        Line::from("Its directory was called ").code(was).plain(", and is ").code(diff.name()).plain(" now.")
    });
    let broken = |why: &Option<String>, side: &str| {
        let rest = match (diff.unread.is_whole, diff.unread.is_empty()) {
            (true, _) => "Nothing of it can be compared.",
            (false, false) => "What depends on that is unknown and left out, the rest is compared.",
            (false, true) => "That is no part of the change.",
        };
        why.as_ref().map(|why| Tone::Bad.line(format!("{side} it cannot be read in full: {why}. {rest}")))
    };
    let lines = [
        came.map(Line::from),
        renamed,
        broken(&diff.broken.base, "Before the change"),
        broken(&diff.broken.head, "After the change"),
    ];
    let line = Line::joined(lines.into_iter().flatten(), " ");
    (!line.is_empty()).then_some(line)
}

/// That what a plan comes to it comes to by other settings, where those change; nothing where it is told by how much.
fn by_settings(it: &Compared, settings: &[SettingChange]) -> Option<Line> {
    if settings.is_empty() || it.diff.fate != PlanFate::Kept || it.by_settings.is_some() {
        return None;
    }
    let said = match (it.is_touched(), it.diff.consequence.is_nothing()) {
        (false, _) => "No file of this plan changes: it is the settings that do this.",
        (true, true) => return None,
        (true, false) => "The settings change as well: a part of this may be theirs.",
    };
    Some(Tone::Warn.line(said))
}
