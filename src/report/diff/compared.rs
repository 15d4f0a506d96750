//! One plan of a change, with its files at hand to show where things are.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::page::{PageChange, differences};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::diff::{Both, Consequence, PlanDiff, Version};
use crate::document::Position;
use crate::finding::{Place, Severity};
use crate::model::PlanFile;
use crate::plan::Spot;
use crate::report::Excerpt;

/// One plan of a change.
#[derive(Clone, Debug)]
pub struct Compared {
    /// What the change does to it.
    pub diff: PlanDiff,
    /// What the customer would read differently: lines that go, and lines that come.
    pub customer: Both<Vec<String>>,
    /// The same, rows of tables apart from other lines.
    pub(super) page: PageChange,
    /// What of it the settings do by themselves, where they change and its files do too.
    pub by_settings: Option<Consequence>,
    versions: Both<Option<Version>>,
    /// The bytes of the places that are told. Never gone through, so their order does not matter.
    spots: Both<HashMap<Place, Spot>>,
}

impl Compared {
    /// Compares two versions of a plan.
    pub fn of(versions: Both<Option<Version>>) -> Self {
        let seen = versions.as_ref().map(Option::as_ref);
        let diff = PlanDiff::between(seen);
        let assessed = seen.map(|it| it.and_then(|it| it.assessment.as_ref()));
        // Of a page that is made of a file which cannot be read nobody knows what it would say.
        let told = assessed.known().filter(|_| !diff.is_nothing() && diff.unread.is_empty());
        let (customer, page) = told.map(differences).unwrap_or_default();
        let spots = spots(seen, &diff);
        Self { diff, customer, page, by_settings: None, versions, spots }
    }

    /// Says what the settings do by themselves: `base` is the plan as the base has it, judged as the head judges.
    pub fn say_what_settings_do(&mut self, base: &Version) {
        let both = Both::new(self.versions.base.as_ref(), Some(base));
        let both = both.map(|it| it.and_then(|it| it.assessment.as_ref()));
        self.by_settings = Some(Consequence::between(both)).filter(|_| self.diff.unread.is_empty());
    }

    /// Whether its files say something else, in whatever words, or are elsewhere.
    pub fn is_touched(&self) -> bool {
        self.diff.is_touched || self.diff.former_name().is_some()
    }

    /// Says who wrote what needs approval, where that is somebody else than who is said to have done it. `authors` tells who
    /// wrote which lines of a file of the head, counted from zero, given the file's text.
    ///
    /// # Errors
    /// Whatever keeps `authors` from telling.
    pub fn say_who_wrote<E>(
        &mut self,
        authors: impl Fn(PlanFile, &[u8], &[Range<usize>]) -> Result<Vec<Vec<String>>, E>,
    ) -> Result<(), E> {
        let Some(version) = &self.versions.head else { return Ok(()) };
        // Whether two names are one person's is what the base says, so that a change cannot make somebody somebody else.
        let assessed = self.versions.as_ref().map(|it| it.as_ref().and_then(|it| it.assessment.as_ref()));
        let Some(at) = assessed.base.or(assessed.head) else { return Ok(()) };
        let mut names: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (file, records) in self.records(version) {
            let Some(text) = version.loaded.sources.bytes(file) else { continue };
            let (of, lines): (Vec<usize>, Vec<Range<usize>>) = records.into_iter().unzip();
            for (of, wrote) in of.into_iter().zip(authors(file, text, &lines)?) {
                let known = names.entry(of).or_default();
                let new = wrote.into_iter().filter(|name| !known.contains(name)).collect::<Vec<_>>();
                known.extend(new);
            }
        }
        names.into_iter().for_each(|(of, names)| self.diff.written_by(of, names, at));
        Ok(())
    }

    /// The lines that say who did what, by their file, each with the place of what needs approval among all that does.
    fn records(&self, version: &Version) -> BTreeMap<PlanFile, Vec<(usize, Range<usize>)>> {
        let mut records: BTreeMap<PlanFile, Vec<(usize, Range<usize>)>> = BTreeMap::new();
        for (at, approval) in self.diff.approvals.iter().enumerate().filter(|(_, it)| it.by.is_some()) {
            for spot in approval.records().filter_map(|place| self.spots.head.get(place)) {
                let line = |offset| version.loaded.sources.position(spot.file, offset).map(|at| at.line);
                let last = spot.span.end.saturating_sub(1).max(spot.span.start);
                if let (Some(first), Some(last)) = (line(spot.span.start), line(last)) {
                    records.entry(spot.file).or_default().push((at, first - 1..last));
                }
            }
        }
        records
    }

    /// The plan in the head, where its files make one.
    pub fn head(&self) -> Option<&Assessment> {
        self.versions.head.as_ref()?.assessment.as_ref()
    }

    /// The day on which it is judged, whichever of the two is there.
    pub fn as_of(&self) -> Option<Date> {
        self.versions.head.as_ref().or(self.versions.base.as_ref()).map(|it| it.as_of)
    }

    /// Whether there is anything to say of it.
    pub fn is_something(&self) -> bool {
        !self.diff.is_nothing()
    }

    /// The line of a place, in the head or in the base.
    pub(in crate::report) fn position(&self, place: &Place, is_in_head: bool) -> Option<Position> {
        let (versions, spots) = (self.versions.as_ref(), self.spots.as_ref());
        let (version, spots) =
            if is_in_head { (versions.head, spots.head) } else { (versions.base, spots.base) };
        let spot = spots.get(place)?;
        version.as_ref()?.loaded.sources.position(spot.file, spot.span.start)
    }

    /// A place as people read it: `jsp.yaml:181`; empty for the plan as a whole.
    pub(in crate::report) fn at(&self, place: &Place, is_in_head: bool) -> String {
        match (place.file_name(), self.position(place, is_in_head)) {
            (None, _) => String::new(),
            (Some(file), Some(at)) => format!("{file}:{}", at.line),
            (Some(file), None) => file.to_owned(),
        }
    }

    /// Something at a place, for whoever shows the lines of a change; `path` names a file of the plan. What is not in the head
    /// any more has no line there.
    pub(super) fn excerpt(
        &self,
        (place, is_in_head): (&Place, bool),
        severity: Severity,
        message: &str,
        path: impl Fn(&str, Option<&str>) -> String,
    ) -> Excerpt {
        let excerpt = Excerpt::new(severity, path(self.diff.name(), place.file_name()), message);
        let quoted = self.versions.head.as_ref().filter(|_| is_in_head).and_then(|version| {
            let spot = self.spots.head.get(place)?;
            Some((version.loaded.sources.lines(spot.file)?, &spot.span))
        });
        match quoted {
            Some(((bytes, lines), span)) => excerpt.quoting_line(bytes, lines, span),
            None => excerpt,
        }
    }
}

/// Where all that is told of a plan is written, found at once, so that no list is walked over for each of its entries.
fn spots(versions: Both<Option<&Version>>, diff: &PlanDiff) -> Both<HashMap<Place, Spot>> {
    let approvals = diff.approvals.iter().map(|it| (it.place.clone(), it.is_in_head));
    let records = diff.approvals.iter().flat_map(|it| it.records().map(|place| (place.clone(), true)));
    let moved = diff.approvals.iter().flat_map(|it| it.moved.iter().map(|day| (day.place.clone(), true)));
    let new = diff.findings.new.iter().map(|it| (it.place.clone(), true));
    let gone = diff.findings.gone.iter().map(|it| (it.finding.place.clone(), false));
    let entries = diff.entries.iter().map(|it| (it.route().clone().into(), it.head.is_some()));
    let all = approvals.chain(records).chain(moved).chain(new).chain(gone).chain(entries);
    let (head, base): (Vec<_>, Vec<_>) = all.partition(|(_, is_in_head)| *is_in_head);
    Both::new(located(versions.base, base), located(versions.head, head))
}

/// The places that a version has, with their bytes; the first line of a file tells nothing of what the file lacks.
fn located(version: Option<&Version>, places: Vec<(Place, bool)>) -> HashMap<Place, Spot> {
    let Some(version) = version else { return HashMap::new() };
    let spots = version.loaded.sources.locate(places.iter().map(|(place, _)| place));
    let found = places.into_iter().zip(spots);
    found.filter_map(|((place, _), spot)| Some((place, spot.filter(|it| !it.is_whole)?))).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::basis::Basis;
    use crate::fixture::date;
    use crate::plan::{Directory, load};
    use crate::report::View;
    use crate::report::diff::ChangeAnswer;
    use crate::steps;

    /// The steps that it takes to tell that each of so many actions has another day.
    fn taken(entries: usize) -> u64 {
        let version = |due: &str| {
            let mut actions = "actions:\n".to_owned();
            for i in 0..entries {
                let _ = writeln!(actions, "- {{id: A{i}, title: do, owner: Priya Shah, due: {due}}}");
            }
            let head = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n";
            let files = [("onboarding.yaml", head), ("actions.yaml", &*actions)];
            Version::of(load(Directory::of("acme", files)), &Basis::on(date("2026-04-10")))
        };
        let versions = Both::new(Some(version("2026-04-14")), Some(version("2026-04-07")));
        let (_, steps) = steps::of(|| {
            let compared = vec![Compared::of(versions)];
            let named = Both::new("main".to_owned(), "the branch".to_owned());
            let answer = ChangeAnswer::of(compared, named, date("2026-04-10"), Vec::new());
            assert_eq!(answer.plans[0].diff.entries.len(), entries);
            (answer.report(), answer.json())
        });
        steps
    }

    #[test]
    fn ten_times_the_entries_are_told_in_ten_times_the_steps() {
        let (few, many) = (taken(100), taken(1_000));
        assert!(many < few * 11 + 1_000, "{few} steps, then {many}");
    }
}
