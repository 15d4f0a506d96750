//! How much the product is used, as it was counted on a day.

use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::{Change, Yaml, read};
use crate::model::{PlanFile, Snapshot};
use crate::phrase::List;
use crate::refused::Refused;
use crate::route::Route;

/// The numbers of a day. What was not counted is left out: it is unknown, not zero.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counted {
    /// Seats paid for.
    pub licensed: Option<u32>,
    /// Seats set up.
    pub provisioned: Option<u32>,
    /// Seats with a meaningful action in the last 7 days.
    pub active: Option<u32>,
    /// Key actions in the last 7 days.
    pub key_actions: Option<u32>,
    /// Workflows in production.
    pub workflows_live: Option<u32>,
    /// Features in use.
    pub features_used: Option<u32>,
    /// Features that the contract covers.
    pub features_available: Option<u32>,
    /// The last day on which somebody did something meaningful.
    pub last_used_on: Option<Date>,
    /// Satisfaction, 1 to 5.
    pub csat: Option<f64>,
    /// Net promoter score, -100 to 100.
    pub nps: Option<f64>,
}

impl Counted {
    /// What may be counted, by its key, and what of it was.
    fn all(&self) -> [(&'static str, Option<Yaml>); 10] {
        let count = |key, value: Option<u32>| (key, value.map(Yaml::plain));
        let share = |key, value: Option<f64>| (key, value.map(Yaml::plain));
        [
            count("licensed", self.licensed),
            count("provisioned", self.provisioned),
            count("active", self.active),
            count("key_actions", self.key_actions),
            count("workflows_live", self.workflows_live),
            count("features_used", self.features_used),
            count("features_available", self.features_available),
            ("last_used_on", self.last_used_on.map(Into::into)),
            share("csat", self.csat),
            share("nps", self.nps),
        ]
    }

    fn keys(&self) -> impl Iterator<Item = (&'static str, Yaml)> {
        self.all().into_iter().filter_map(|(key, value)| Some((key, value?)))
    }

    /// Adds the numbers of a day. There is one snapshot a day: what is counted later goes with what is there, and takes
    /// the place of what it corrects on the day itself, with a remark.
    ///
    /// # Errors
    /// When there are no numbers or none that can be, the snapshot of that day cannot be told from the text, or something
    /// was counted otherwise on an earlier day.
    pub fn act(&self, draft: &mut Draft, day: Date) -> Acted {
        let within = |value: Option<f64>, low, high| value.is_none_or(|value| (low..=high).contains(&value));
        if !within(self.csat, 1.0, 5.0) || !within(self.nps, -100.0, 100.0) {
            return Err(Refused::because("`csat` runs from 1 to 5, `nps` from -100 to 100"));
        }
        if self.keys().next().is_none() {
            return Err(Refused::because(format!("nothing was counted on {day}")));
        }
        if is_to_be_added(draft, day) {
            return Err(Refused::because(format!("{day} has two snapshots")).hint("make them one"));
        }
        self.remark_more_than_licensed(draft, day);
        let list = Route::to(PlanFile::Adoption).key("snapshots");
        let is_counting = |it: &Snapshot| it.measured_on == day && it.withdrawn.is_none();
        if !draft.plan.adoption.snapshots.iter().any(is_counting) {
            let entry = self.keys().map(|(key, value)| (key, Some(value)));
            let entry = [("measured_on", Some(day.into()))].into_iter().chain(entry);
            draft.edits.add(list, Yaml::map(entry));
            self.remark_what_is_left(draft, day)?;
            return Ok(format!("added the numbers of {day}"));
        }
        let place = draft.place_of_snapshot(day)?;
        let there = draft.text(PlanFile::Adoption)?.and_then(|text| read(text, &place));
        for (key, value) in self.keys() {
            let before = there.as_ref().and_then(|there| there.get(key)).and_then(Yaml::scalar);
            if let Some(before) = before.filter(|before| Some(*before) != value.scalar()) {
                if !draft.may_correct(day) {
                    return Err(Refused::because(format!("`{key}` of {day} was {before} already"))
                        .hint("correct it in `adoption.yaml` by hand if that is wrong"));
                }
                draft.remark(Remark::note(format!("`{key}` of {day} was {before}")));
            }
            draft.edits.set(place.clone().key(key), value);
        }
        Ok(format!("added to the numbers of {day}"))
    }
}

impl Counted {
    /// Says so where more seats are set up than are paid for, be it by what was counted earlier on that day. It may be so for a
    /// while, as after a contract for fewer; mostly two columns were swapped.
    fn remark_more_than_licensed(&self, draft: &mut Draft, day: Date) {
        if self.licensed.or(self.provisioned).is_none() {
            return;
        }
        let snapshots = &draft.plan.adoption.snapshots;
        let there = snapshots.iter().find(|it| it.measured_on == day && it.withdrawn.is_none());
        let licensed = self.licensed.or_else(|| there?.licensed);
        let provisioned = self.provisioned.or_else(|| there?.provisioned);
        if let Some((set_up, paid)) = provisioned.zip(licensed).filter(|(set_up, paid)| set_up > paid) {
            let why = format!("`provisioned` is {set_up}, more than `licensed`, which is {paid}");
            draft.remark(Remark::warning(why));
        }
    }

    /// Says which numbers of the last time were not counted anew: they stay as they were, and get older.
    fn remark_what_is_left(&self, draft: &mut Draft, day: Date) -> Result<(), Refused> {
        let earlier = draft.plan.adoption.snapshots.iter();
        let earlier = earlier.filter(|it| it.measured_on < day && it.withdrawn.is_none());
        let Some(last) = earlier.map(|it| it.measured_on).max() else { return Ok(()) };
        let Ok(place) = draft.place_of_snapshot(last) else { return Ok(()) };
        let Some(before) = draft.text(PlanFile::Adoption)?.and_then(|text| read(text, &place)) else {
            return Ok(());
        };
        let left = self.all().into_iter().filter(|(_, counted)| counted.is_none()).map(|(key, _)| key);
        let left = left.filter(|key| before.get(key).and_then(Yaml::scalar).is_some());
        let left: Vec<String> = left.map(|key| format!("`{key}`")).collect();
        if !left.is_empty() {
            let stay = if left.len() == 1 { "stays" } else { "stay" };
            let left = List::and(&left);
            draft.remark(Remark::note(format!("{left} {stay} as counted on {last}")));
        }
        Ok(())
    }
}

/// Whether a snapshot of that day is about to be added.
fn is_to_be_added(draft: &Draft, day: Date) -> bool {
    let day = day.to_string();
    let is_of_day = |entry: &Yaml| entry.get("measured_on").and_then(Yaml::scalar) == Some(&*day);
    let mut changes = draft.edits.iter();
    changes.any(|(_, change)| matches!(change, Change::Insert { entry, .. } if is_of_day(entry)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;
    use crate::fixture::date;

    #[test]
    fn what_is_no_count_is_not_added() {
        let refused = |counted: Counted| {
            let mut plan = draft(&[], "2026-03-12");
            counted.act(&mut plan, date("2026-03-12")).map_err(|refused| refused.why)
        };
        let none = Counted::default();
        assert_eq!(refused(none).unwrap_err(), "nothing was counted on 2026-03-12");
        for wrong in [Counted { csat: Some(5.5), ..none }, Counted { nps: Some(-101.0), ..none }] {
            assert_eq!(refused(wrong).unwrap_err(), "`csat` runs from 1 to 5, `nps` from -100 to 100");
        }
        let mut twice = draft(&[], "2026-03-12");
        let counted = Counted { active: Some(84), ..none };
        counted.act(&mut twice, date("2026-03-12")).unwrap();
        counted.act(&mut twice, date("2026-03-11")).unwrap();
        let again = counted.act(&mut twice, date("2026-03-12")).unwrap_err();
        assert_eq!(again.why, "2026-03-12 has two snapshots");
    }

    #[test]
    fn what_was_counted_before_and_is_not_now_is_told() {
        let there = "snapshots:\n  - {measured_on: 2026-03-10, licensed: 200, active: 80, csat: 4}\n";
        let mut plan = draft(&[("adoption.yaml", there)], "2026-03-12");
        Counted { active: Some(84), ..Counted::default() }.act(&mut plan, date("2026-03-12")).unwrap();
        assert_eq!(plan.said(), ["note: `licensed` and `csat` stay as counted on 2026-03-10"]);
    }

    #[test]
    fn a_day_has_one_snapshot_and_what_is_corrected_is_told() {
        let there = "snapshots:\n  - {measured_on: 2026-03-10, licensed: 200, active: 80}\n";
        let mut plan = draft(&[("adoption.yaml", there)], "2026-03-12");
        let counted = Counted { active: Some(84), csat: Some(4.5), ..Counted::default() };
        let refused = counted.act(&mut plan, date("2026-03-10")).unwrap_err();
        assert_eq!(refused.why, "`active` of 2026-03-10 was 80 already");
        let mut plan = draft(&[("adoption.yaml", there)], "2026-03-10");
        assert_eq!(counted.act(&mut plan, date("2026-03-10")).unwrap(), "added to the numbers of 2026-03-10");
        let after = plan.after(PlanFile::Adoption);
        assert_eq!(
            after,
            "snapshots:\n  - {measured_on: 2026-03-10, licensed: 200, active: 84, csat: 4.5}\n"
        );
        assert_eq!(plan.said(), ["note: `active` of 2026-03-10 was 80"]);
        let mut plan = draft(&[("adoption.yaml", there)], "2026-03-12");
        counted.act(&mut plan, date("2026-03-12")).unwrap();
        let after = plan.after(PlanFile::Adoption);
        assert!(after.starts_with(there) && after.contains("measured_on: 2026-03-12"), "{after}");
    }
    #[test]
    fn more_seats_that_are_set_up_than_paid_for_are_told() {
        let there = "snapshots:\n  - {measured_on: 2026-03-12, licensed: 20}\n";
        let said = |counted: Counted| {
            let mut plan = draft(&[("adoption.yaml", there)], "2026-03-12");
            counted.act(&mut plan, date("2026-03-12")).unwrap();
            plan.said()
        };
        let more = Counted { provisioned: Some(25), ..Counted::default() };
        assert_eq!(said(more), ["warning: `provisioned` is 25, more than `licensed`, which is 20"]);
        assert!(said(Counted { provisioned: Some(20), ..Counted::default() }).is_empty());
        assert!(said(Counted { licensed: Some(30), ..more }).iter().all(|it| !it.contains("more than")));
    }
}
