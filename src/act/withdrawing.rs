//! Something that was said or counted is taken back. It stays in the file, and counts from that day on no more.

mod done;
mod hold;
mod reached;
mod records;

use std::sync::Arc;

use super::{Acted, Draft};
use crate::date::Date;
use crate::edit::{Yaml, item};
use crate::model::{Confirmed, PlanFile, Withdrawn};
use crate::plan::Plan;
use crate::refused::Refused;
use crate::remedy::commands;
use crate::route::Route;

/// That it is taken back.
#[derive(Clone, Copy, Debug)]
pub struct TakeBack<'a> {
    /// Who takes it back; the CSM, where nobody is named.
    pub by: Option<&'a str>,
    /// The first day on which it no longer counts.
    pub on: Date,
    /// Why.
    pub reason: &'a str,
}

/// What is taken back, as it is written.
#[derive(Clone, Copy)]
struct Written<'w> {
    what: &'w str,
    given: Option<Date>,
    withdrawn: Option<&'w Withdrawn>,
}

impl TakeBack<'_> {
    /// Takes back somebody's word that a fact holds.
    ///
    /// # Errors
    /// When they have not given it.
    pub fn confirmation(&self, draft: &mut Draft, fact: Confirmed, whose: &str) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let given = plan.jsp.confirmations.iter().map(|it| {
            let is_theirs = it.by.get().is_some_and(|by| draft.at.is_same(by, whose));
            let is_meant = it.fact == fact && is_theirs && it.confirmed_on.is_some();
            (it.confirmed_on, it.withdrawn.as_ref(), is_meant)
        });
        let Some((index, given, withdrawn)) = last(given) else {
            return Err(Refused::because(format!("{whose} has not confirmed `{fact}`")));
        };
        must_be_whole(&plan, PlanFile::Jsp, "the confirmation")?;
        let at = Route::to(PlanFile::Jsp).key("confirmations").index(index);
        let what = format!("that {whose} confirmed `{fact}`");
        self.write_and_name(draft, &at, Written { what: &what, given, withdrawn })
    }

    /// Takes back what was counted on a day.
    ///
    /// # Errors
    /// When nothing was, or it cannot be told from the text.
    pub fn snapshot(&self, draft: &mut Draft, day: Date) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let snapshots = plan.adoption.snapshots.iter();
        let snapshots =
            snapshots.map(|it| (Some(it.measured_on), it.withdrawn.as_ref(), it.measured_on == day));
        let Some((_, given, withdrawn)) = last(snapshots) else {
            return Err(Refused::because(format!("nothing was counted on {day}"))
                .hint(format!("`{}` shows on which days something was", commands::usage_list(&plan.slug))));
        };
        let at = draft.place_of_snapshot(day)?;
        let what = format!("what was counted on {day}");
        self.write_and_name(draft, &at, Written { what: &what, given, withdrawn })
    }

    /// Writes it at `at`, and says so of what it is about.
    fn write(&self, draft: &mut Draft, at: &Route, written: Written<'_>) -> Acted {
        let Written { what, given, withdrawn } = written;
        let Self { by, on, reason } = *self;
        if let Some(withdrawn) = withdrawn {
            return Ok(format!("is taken back, on {}", withdrawn.withdrawn_on));
        }
        if on > draft.at.as_of() {
            return Err(Refused::because(format!("{on} is yet to come")));
        }
        if given.is_some_and(|given| on < given) {
            return Err(Refused::because(format!("{what} cannot be taken back on {on}, before it happened")));
        }
        let entry = Yaml::map([
            ("withdrawn_on", Some(on.into())),
            ("by", draft.or_csm(by).map(Yaml::text)),
            ("reason", Some(Yaml::text(reason))),
        ]);
        draft.edits.set(at.clone().key("withdrawn"), entry);
        Ok(format!("is taken back, on {on}"))
    }

    /// As [`Self::write`], and names what is taken back.
    fn write_and_name(&self, draft: &mut Draft, at: &Route, written: Written<'_>) -> Acted {
        Ok(format!("{} {}", written.what, self.write(draft, at, written)?))
    }
}

/// The one that counts and was written last, else the last one that was taken back: its number, its day, and that it was.
fn last<'w, D: Copy>(
    entries: impl Iterator<Item = (D, Option<&'w Withdrawn>, bool)>,
) -> Option<(usize, D, Option<&'w Withdrawn>)> {
    let meant = entries.enumerate().filter(|(_, (.., is_meant))| *is_meant);
    let all: Vec<_> = meant.map(|(number, (on, back, _))| (number, on, back)).collect();
    all.iter().rev().find(|(.., back)| back.is_none()).or_else(|| all.last()).copied()
}

/// Refuses to count the entries of a file that could not be read in full; `what` is what was to be taken back.
fn must_be_whole(plan: &Plan, file: PlanFile, what: &str) -> Result<(), Refused> {
    if !plan.is_doubtful(file) {
        return Ok(());
    }
    let why = format!("`{file}` could not be read in full");
    Err(Refused::because(why).hint(format!("add `withdrawn` to {what} by hand")))
}

impl Draft {
    /// The place of the snapshot of a day that counts: of several, those that were taken back are passed over.
    pub(super) fn place_of_snapshot(&self, day: Date) -> Result<Route, Refused> {
        let list = Route::to(PlanFile::Adoption).key("snapshots");
        let of_day = self.plan.adoption.snapshots.iter().enumerate().filter(|(_, it)| it.measured_on == day);
        let counting: Vec<usize> =
            of_day.clone().filter(|(_, it)| it.withdrawn.is_none()).map(|(index, _)| index).collect();
        let is_sure = !self.plan.is_doubtful(PlanFile::Adoption) && of_day.count() > 1;
        match counting.as_slice() {
            [only] if is_sure => Ok(list.index(*only)),
            _ => {
                let (what, on) = (format!("the snapshot of {day}"), day.to_string());
                self.find(PlanFile::Adoption, &what, |text| item(text, &list, "measured_on", &on))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::act::usage::Counted;
    use crate::fixture::date;

    pub(super) fn back(on: &str) -> TakeBack<'static> {
        TakeBack { by: None, on: date(on), reason: "read again" }
    }

    pub(super) const BACK: &str = "withdrawn: {withdrawn_on: 2026-04-10, by: Ana Ruiz, reason: read again}";

    #[test]
    fn a_word_is_taken_back_and_stays() {
        let file = "confirmations:\n  - {fact: data_accuracy, by: Lee Novak, confirmed_on: 2026-04-02}\n";
        let mut draft = team_draft(&[("jsp.yaml", file)], "2026-04-10");
        let act = |draft: &mut Draft, on: &str| {
            back(on).confirmation(draft, Confirmed::DataAccuracy, "lee novak").map_err(|refused| refused.why)
        };
        assert!(act(&mut draft, "2026-04-01").unwrap_err().contains("before it happened"));
        assert!(act(&mut draft, "2026-04-11").unwrap_err().contains("yet to come"));
        act(&mut draft, "2026-04-10").unwrap();
        let text = draft.one_text();
        assert!(text.contains(BACK) && text.contains("confirmed_on: 2026-04-02"), "{text}");
        let mut again = team_draft(&[("jsp.yaml", &text)], "2026-04-10");
        assert!(act(&mut again, "2026-04-10").unwrap().contains("is taken back, on 2026-04-10"));
        assert!(again.edits.is_empty());
        let none = back("2026-04-10").confirmation(&mut again, Confirmed::DataAccuracy, "Ana Ruiz");
        assert_eq!(none.unwrap_err().why, "Ana Ruiz has not confirmed `data_accuracy`");
    }

    #[test]
    fn numbers_that_were_taken_back_count_no_more_and_are_counted_anew() {
        let file = "snapshots:\n  - {measured_on: 2026-04-10, active: 80}\n";
        let mut draft = team_draft(&[("adoption.yaml", file)], "2026-04-10");
        back("2026-04-10").snapshot(&mut draft, date("2026-04-10")).unwrap();
        let text = draft.one_text();
        assert!(text.contains(BACK), "{text}");
        let mut anew = team_draft(&[("adoption.yaml", &text)], "2026-04-10");
        assert!(anew.plan.adoption.until(date("2026-04-10")).is_empty());
        let counted = Counted { active: Some(8), ..Counted::default() };
        counted.act(&mut anew, date("2026-04-10")).unwrap();
        let text = anew.one_text();
        assert!(text.contains("active: 80,") && text.contains("active: 8}"), "{text}");
        let mut more = team_draft(&[("adoption.yaml", &text)], "2026-04-10");
        Counted { licensed: Some(90), ..Counted::default() }.act(&mut more, date("2026-04-10")).unwrap();
        let text = more.one_text();
        assert!(text.contains("{measured_on: 2026-04-10, licensed: 90, active: 8}"), "{text}");
        let none = back("2026-04-10").snapshot(&mut more, date("2026-04-09"));
        assert_eq!(none.unwrap_err().why, "nothing was counted on 2026-04-09");
    }
}
