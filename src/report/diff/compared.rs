//! One plan of a change, with its files at hand to show where things are.

use super::page::differences;
use crate::assessment::Assessment;
use crate::diff::{Both, PlanDiff, Version};
use crate::document::Position;
use crate::finding::{Place, Severity};
use crate::report::Excerpt;

/// One plan of a change.
#[derive(Clone, Debug)]
pub struct Compared {
    /// What the change does to it.
    pub diff: PlanDiff,
    /// What the customer would read differently: lines that go, and lines that come.
    pub customer: Both<Vec<String>>,
    versions: Both<Option<Version>>,
}

impl Compared {
    /// Compares two versions of a plan; `authors` wrote the change, as far as that is known.
    pub fn of(versions: Both<Option<Version>>, authors: &[String]) -> Self {
        let seen = versions.as_ref().map(Option::as_ref);
        let mut diff = PlanDiff::between(seen);
        let assessed = seen.map(|it| it.and_then(|it| it.assessment.as_ref()));
        if let Some(at) = assessed.head {
            diff.written_by(authors, at);
        }
        let told = assessed.known().filter(|_| !diff.is_nothing());
        let customer = told.map(differences).unwrap_or_default();
        Self { diff, customer, versions }
    }

    /// The plan in the head, where its files make one.
    pub fn head(&self) -> Option<&Assessment> {
        self.versions.head.as_ref()?.assessment.as_ref()
    }

    /// Whether there is anything to say of it.
    pub fn is_something(&self) -> bool {
        !self.diff.is_nothing()
    }

    /// The line of a place, in the head or in the base.
    pub(super) fn position(&self, place: &Place, is_in_head: bool) -> Option<Position> {
        let sources = &self.version(is_in_head)?.loaded.sources;
        let spot = sources.locate([place]).pop().flatten().filter(|spot| !spot.is_whole)?;
        sources.position(spot.file, spot.span.start)
    }

    /// A place as people read it: `jsp.yaml:181`; empty for the plan as a whole.
    pub(super) fn at(&self, place: &Place, is_in_head: bool) -> String {
        match (place.file_name(), self.position(place, is_in_head)) {
            (None, _) => String::new(),
            (Some(file), Some(at)) => format!("{file}:{}", at.line),
            (Some(file), None) => file.to_owned(),
        }
    }

    /// Something at a place of the head, for whoever shows the lines of a change; `path` names a file of the plan.
    pub(super) fn excerpt(
        &self,
        place: &Place,
        severity: Severity,
        message: &str,
        path: impl Fn(&str, Option<&str>) -> String,
    ) -> Excerpt {
        let excerpt = Excerpt::new(severity, path(self.diff.name(), place.file_name()), message);
        let quoted = self.versions.head.as_ref().and_then(|version| {
            let sources = &version.loaded.sources;
            let spot = sources.locate([place]).pop().flatten().filter(|spot| !spot.is_whole)?;
            Some((sources.lines(spot.file)?, spot.span))
        });
        match quoted {
            Some(((bytes, lines), span)) => excerpt.quoting_line(bytes, lines, &span),
            None => excerpt,
        }
    }

    fn version(&self, is_in_head: bool) -> Option<&Version> {
        if is_in_head { self.versions.head.as_ref() } else { self.versions.base.as_ref() }
    }
}
