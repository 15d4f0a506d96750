//! Times during which a plan stands still by agreement.

mod setting;

pub use setting::SetHold;

use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::{Yaml, item};
use crate::log::HOLDS;
use crate::model::{Hold, PlanFile, Side};
use crate::phrase::Count;
use crate::plan_at::{PlanAt, Shift};
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

fn holds() -> Route {
    Route::to(PlanFile::Onboarding).key("holds")
}

fn running(at: &PlanAt) -> Option<&Hold> {
    at.plan.onboarding.holds.iter().find(|hold| hold.ended_on.is_none() && hold.withdrawn.is_none())
}

/// The hold that an argument names, else the one that lasts: its index in the plan, and its place in the file.
///
/// # Errors
/// When it names none, or several, or none lasts.
pub fn meant_or_running(draft: &Draft, named: Option<&str>) -> Result<(usize, Route), Refused> {
    let id = match (named, running(&draft.at)) {
        (Some(named), _) => named,
        (None, Some(hold)) => &hold.id,
        (None, None) => {
            let slug = draft.at.slug();
            let lists = format!("`{}` lists those that are over: name one", commands::hold_list(slug));
            return Err(Refused::because(format!("`{slug}` is not on hold")).hint(lists));
        }
    };
    draft.entry(&HOLDS, id)
}

/// The clock stops.
#[derive(Clone, Copy, Debug)]
pub struct StartHold<'a> {
    /// Why.
    pub reason: &'a str,
    /// Whose wish it is.
    pub side: Side,
    /// The first day.
    pub on: Date,
    /// The first day on which work is to go on.
    pub resumes_on: Option<Date>,
    /// Who agreed to it.
    pub by: Option<&'a str>,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl StartHold<'_> {
    /// Whether the plan can be put on hold.
    ///
    /// # Errors
    /// When it is.
    pub fn may(at: &PlanAt) -> Result<(), Refused> {
        let Some(hold) = running(at) else { return Ok(()) };
        Err(Refused::because(format!("`{}` is on hold since {}", at.slug(), hold.since))
            .hint(format!("`{}` ends it", commands::hold_end(at.slug())))
            .hint(Remedy::run(
                "take it back if it was begun by mistake",
                commands::hold_withdraw(at.slug(), &hold.id, blank("reason")),
            )))
    }

    /// Puts the plan on hold.
    ///
    /// # Errors
    /// When it is, or work would go on before it stops.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        Self::may(&draft.at)?;
        match self.resumes_on {
            Some(resumes_on) if resumes_on <= self.on => {
                let why = format!("the hold starts on {}, and work would go on on {resumes_on}", self.on);
                return Err(Refused::because(why));
            }
            Some(_) => {}
            None => draft.remark(Remark::note("no day recorded on which work resumes; add `--resumes-on`")),
        }
        let tomorrow = draft.at.as_of().plus_days(1);
        if let Some(done) = draft.at.done_between(self.on, tomorrow) {
            let done = format!("{done} since the day on which the plan is to have stood still");
            draft.remark(Remark::warning(done).with("let the hold begin when work stopped"));
        }
        let id = draft.new_id('H', self.id)?;
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("since", Some(self.on.into())),
            ("resumes_on", self.resumes_on.map(Into::into)),
            ("reason", Some(Yaml::text(self.reason))),
            ("side", Some(Yaml::plain(self.side))),
            ("by", self.by.map(Yaml::text)),
        ]);
        draft.edits.add(holds(), entry);
        Ok(format!("on hold from {}: {}", self.on, self.reason))
    }
}

/// The clock goes on.
#[derive(Clone, Copy, Debug)]
pub struct EndHold<'a> {
    /// The first day of work again.
    pub on: Date,
    /// Who moves the days with it; the CSM, where nobody is named.
    pub by: Option<&'a str>,
    /// Whether what is open and was planned for a day of the hold or later moves by its working days.
    pub is_shifting: bool,
}

impl EndHold<'_> {
    /// Ends the hold, and moves with it what it kept from happening: one move an entry, which names the hold.
    ///
    /// # Errors
    /// When the plan is not on hold, or only from a later day on.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let day = self.on;
        let Some(hold) = running(&draft.at).cloned() else {
            return Err(Refused::because(format!("`{}` is not on hold", draft.at.slug())));
        };
        if day < hold.since {
            return Err(Refused::because(format!("the hold starts on {}, after {day}", hold.since)));
        }
        let place =
            draft.find(PlanFile::Onboarding, &hold.id, |text| item(text, &holds(), "id", &hold.id))?;
        draft.edits.set(place.key("ended_on"), day);
        let shifts = if self.is_shifting { draft.at.shifts_by(&hold, day) } else { Vec::new() };
        let reason = hold.reason.get();
        WithHold { hold: &hold, by: self.by, on: day, reason }.shift(draft, &shifts)?;
        let moved = match shifts.len() {
            0 => String::new(),
            count => format!("; {} moved", Count(count, "planned day")),
        };
        Ok(format!("the hold since {} ends: work resumes on {day}{moved}", hold.since))
    }
}

/// How planned days move with a hold: later when it ends, back when it is taken back.
#[derive(Clone, Copy, Debug)]
pub(super) struct WithHold<'a> {
    pub(super) hold: &'a Hold,
    /// Who moves them; the CSM, where nobody is named.
    pub(super) by: Option<&'a str>,
    /// The day of it.
    pub(super) on: Date,
    pub(super) reason: Option<&'a str>,
}

impl WithHold<'_> {
    /// Gives each entry its new day, with a move that names the hold.
    pub(super) fn shift(self, draft: &mut Draft, shifts: &[Shift]) -> Result<(), Refused> {
        let Self { hold, on, reason, .. } = self;
        let by = draft.or_csm(self.by).map(str::to_owned);
        for shift in shifts {
            let entry = Yaml::map([
                ("from", Some(shift.from.into())),
                ("to", Some(shift.to.into())),
                ("reason", reason.map(Yaml::text)),
                ("side", hold.side.map(Yaml::plain)),
                ("by", by.as_deref().map(Yaml::text)),
                ("moved_on", Some(on.into())),
                ("hold", Some(Yaml::text(&hold.id))),
            ]);
            let place = draft.place_of(&shift.route, shift.id.as_deref())?;
            draft.edits.set(place.clone().key("due"), shift.to);
            draft.edits.add(place.key("moves"), entry);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::fixture::date;

    #[test]
    fn what_moves_with_a_hold_says_who_moved_it_and_why() {
        let head = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\nteam: {csm: Ana Ruiz}\n\
                    holds:\n  - {id: H-1, since: 2026-04-06, reason: freeze, side: customer}\n";
        let jsp = "value:\n  first: {definition: one week, due: 2026-04-30}\nmilestones:\n  - {id: M-1, title: a, due: 2026-04-20}\n";
        let mut draft = team_draft(&[("onboarding.yaml", head), ("jsp.yaml", jsp)], "2026-04-08");
        let end = EndHold { on: date("2026-04-08"), by: None, is_shifting: true };
        assert_eq!(
            end.act(&mut draft).unwrap(),
            "the hold since 2026-04-06 ends: work resumes on 2026-04-08; 2 planned days moved"
        );
        let text = draft.after(PlanFile::Jsp);
        for days in ["from: 2026-04-30, to: 2026-05-04", "from: 2026-04-20, to: 2026-04-22"] {
            let moved = format!(
                "{{{days}, reason: freeze, side: customer, by: Ana Ruiz, moved_on: 2026-04-08, hold: H-1}}"
            );
            assert!(text.contains(&moved), "{moved}\n{text}");
        }
    }
}
