//! The answer of `onboard diff`.

use std::cmp::Reverse;

use super::comment::{Comment, Part};
use super::{Compared, settings, summary};
use crate::date::Date;
use crate::diff::{Both, PlanDiff, PlanFate, SettingChange};
use crate::finding::Severity;
use crate::phrase::{Count, capital};
use crate::report::{Heading, Line, Report, Tone};

/// What a change does to the plans.
#[derive(Clone, Debug)]
pub struct ChangeAnswer {
    /// The plans of which there is something to say, those that matter most first.
    pub plans: Vec<Compared>,
    /// How many plans say what they said before.
    pub unchanged: usize,
    /// How many of those have files with other bytes: formatting, comments, order.
    pub reformatted: usize,
    /// What is compared, as it was named: `main`, `the files`.
    pub named: Both<String>,
    /// The day on which both sides are judged.
    pub as_of: Date,
    /// What of that is other than it was by which every plan is judged.
    pub settings: Vec<SettingChange>,
}

impl ChangeAnswer {
    /// Of these plans, what there is to say, in the order in which it matters.
    pub fn of(plans: Vec<Compared>, named: Both<String>, as_of: Date, settings: Vec<SettingChange>) -> Self {
        let (mut told, silent): (Vec<_>, Vec<_>) = plans.into_iter().partition(Compared::is_something);
        told.sort_by_key(|it| weight(&it.diff));
        let reformatted = silent.iter().filter(|it| it.diff.is_touched).count();
        Self { plans: told, unchanged: silent.len(), reformatted, named, as_of, settings }
    }

    /// Whether anything changed: what a plan says or comes to, or that by which plans are judged.
    pub fn is_something(&self) -> bool {
        !self.plans.is_empty() || !self.settings.is_empty()
    }

    /// How many approvals are missing.
    pub fn missing(&self) -> usize {
        self.plans.iter().map(|it| it.diff.missing().count()).sum()
    }

    /// What it says in one line.
    pub(super) fn title(&self) -> Line {
        let line = match self.plans.as_slice() {
            [] => {
                return Line::from(settings::count(&self.settings).map_or_else(
                    || "No change in what the plans say".to_owned(),
                    |count| format!("{count}, and no plan by that"),
                ));
            }
            [only] => summary::title(only),
            several => Line::from(capital(&format!("{} change", Count(several.len(), "plan")))),
        };
        let line = match settings::count(&self.settings) {
            Some(count) => line.plain(format!(" · {count}")),
            None => line,
        };
        match self.missing() {
            0 => line,
            missing => line.plain(" · ").bad(format!("{} missing", Count(missing, "approval"))),
        }
    }

    /// What is compared with what, and what there is nothing to say of.
    pub(super) fn note(&self) -> Line {
        let Both { base, head } = &self.named;
        let judged =
            format!("{base} → {head}, judged as of {} on both sides.", self.as_of.short_with_weekday());
        let rest = match (self.unchanged, self.plans.is_empty()) {
            (0, _) => String::new(),
            (1, false) => " One other plan does not change.".to_owned(),
            (count, false) => format!(" {count} other plans do not change."),
            (_, true) => String::new(),
        };
        let format = match self.reformatted {
            0 => String::new(),
            count => format!(" In {} only formatting, comments or order changed.", Count(count, "plan")),
        };
        let basis = match self.settings.as_slice() {
            [] => String::new(),
            some => {
                let kinds = settings::kinds(some);
                let verb = if kinds.contains(" and ") || !kinds.contains("configuration") {
                    "change"
                } else {
                    "changes"
                };
                format!(" {} {verb}: each side is judged by its own.", capital(&kinds))
            }
        };
        Tone::Dim.line(format!("{judged}{rest}{format}{basis}"))
    }

    /// The parts of a comment: a line a plan, then each plan.
    pub fn comment(&self, marker: &str) -> Comment {
        let mut head = Report::new().with(Heading::sub(Line::from("onboard: ").then(self.title())));
        if !self.plans.is_empty() {
            head.push(summary::table(&self.plans));
        }
        head.push(self.note());
        if let Some(settings) = settings::part(&self.settings) {
            head.append(settings);
        }
        let is_alone = self.plans.len() == 1;
        let parts = self.plans.iter().map(|it| Part::of(it, &self.settings, is_alone)).collect();
        Comment { marker: marker.to_owned(), head, parts }
    }

    /// What is new and what lacks approval, at the lines where that is written; `path` names a file of a plan, `of_workspace`
    /// one from the root of the workspace.
    pub fn annotations(
        &self,
        path: impl Fn(&str, Option<&str>) -> String,
        of_workspace: impl Fn(&str) -> String,
    ) -> Report {
        let mut report = Report::new();
        for it in &self.settings {
            report.push(settings::excerpt(it, &of_workspace(&it.file)));
        }
        for it in &self.plans {
            for approval in &it.diff.approvals {
                let severity = if approval.standing.is_missing() { Severity::Error } else { Severity::Info };
                let message = super::approvals::sentence(approval);
                let at = (&approval.place, approval.is_in_head);
                let excerpt = it.excerpt(at, severity, &message, &path);
                let title = format!("needs approval: {}", approval.kind.phrase());
                let help = (!approval.remedy.is_empty()).then(|| approval.remedy.clone());
                report.push(excerpt.check(&title).help(help));
            }
            for finding in &it.diff.findings.new {
                let at = (&finding.place, true);
                let excerpt = it.excerpt(at, finding.severity, &finding.message, &path);
                report.push(excerpt.check(finding.check).help(finding.help.clone()));
            }
        }
        report
    }
}

/// In which order plans are told: what lacks approval, what cannot be read, what turns worse, what comes later, what needs
/// approval at all, and last what changes nothing but the logs.
fn weight(diff: &PlanDiff) -> impl Ord + use<> {
    let missing = diff.missing().count();
    let is_readable = diff.broken.head.is_none();
    let bands = diff.consequence.health.band().known();
    let worse = bands.map_or(0, |band| band.head as i64 - band.base as i64);
    let later =
        diff.consequence.days.iter().filter_map(crate::diff::DayChange::later).max().unwrap_or(0).max(0);
    let errors = diff.findings.new.iter().filter(|it| it.severity == Severity::Error).count();
    let is_kept = diff.fate == PlanFate::Kept;
    (
        Reverse(missing),
        is_readable,
        Reverse(worse),
        Reverse(later),
        diff.approvals.is_empty(),
        Reverse(errors),
        diff.consequence.is_nothing(),
        is_kept,
        diff.name().to_owned(),
    )
}
