//! Something that was said of a gate is taken back. It stays on record, and counts from that day on no more.

use super::{CriterionTarget, gate_route};
use crate::act::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::gate::{CriterionState, Verdict};
use crate::model::{Criterion, GateName, Text};
use crate::phrase::List;
use crate::refused::Refused;
use crate::remedy::{Remedy, commands};
use crate::route::Route;

/// Somebody takes back a word, a waiver or a ruling on a criterion; without one, the signature under the gate.
#[derive(Clone, Copy, Debug)]
pub struct Withdraw<'a> {
    /// The gate.
    pub gate: GateName,
    /// The criterion, if it is not the signature.
    pub criterion: Option<&'a CriterionTarget>,
    /// Whose act it is, where there are several.
    pub whose: Option<&'a str>,
    /// Who takes it back.
    pub by: &'a str,
    /// The day.
    pub on: Date,
    /// Why.
    pub reason: &'a str,
}

/// An act that stands.
struct Standing {
    what: &'static str,
    by: String,
    given: Date,
    place: Route,
}

impl Withdraw<'_> {
    /// Writes that it was taken back.
    ///
    /// # Errors
    /// When nothing of that kind stands, or several do.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let (gate, on) = (self.gate, self.on);
        if on > draft.at.as_of() {
            return Err(Refused::because(format!("{on} is yet to come")));
        }
        let named = self.criterion.map_or_else(
            || gate.called().to_owned(),
            |it| format!("`{}` of {gate}", it.id, gate = gate.called()),
        );
        let lists = self.standing(draft)?;
        let standing = self.meant(draft, lists);
        let act = match standing.as_slice() {
            [] => return Err(self.nothing(draft, &named)),
            [only] => only,
            several => {
                let names: Vec<&str> = several.iter().map(|it| it.by.as_str()).collect();
                let refused = Refused::because(format!("{named} has several: by {}", List::and(&names)));
                return Err(refused.hint("`--of NAME` says whose it is"));
            }
        };
        let was_open = draft.preview()?.gates.get(gate).verdict.is_open();
        let withdrawn = Yaml::map([
            ("withdrawn_on", Some(on.into())),
            ("by", Some(Yaml::text(self.by))),
            ("reason", Some(Yaml::text(self.reason))),
        ]);
        let said =
            format!("the {} of {named} by {} of {} is withdrawn, on {on}", act.what, act.by, act.given);
        draft.edits.set(act.place.clone().key("withdrawn"), withdrawn);
        self.remark_what_is_shut(draft, was_open)?;
        Ok(said)
    }

    /// Which of what stands is meant: that of whoever is named, else what the one who takes it back has said, else what the
    /// state rests on.
    fn meant(&self, draft: &Draft, lists: Vec<Vec<Standing>>) -> Vec<Standing> {
        let is_by = |it: &Standing, name: &str| draft.at.is_same(&it.by, name);
        let has_own = lists.iter().flatten().any(|it| is_by(it, self.by));
        let whose = self.whose.or_else(|| has_own.then_some(self.by));
        let mut lists = lists.into_iter().map(|mut list| {
            list.retain(|it| whose.is_none_or(|whose| is_by(it, whose)));
            list
        });
        lists.find(|list| !list.is_empty()).unwrap_or_default()
    }

    /// What stands of that gate or criterion at the end of the day, each kind for itself: of a criterion, what its state
    /// rests on first.
    fn standing(&self, draft: &Draft) -> Result<Vec<Vec<Standing>>, Refused> {
        let Some(gate) = draft.plan.gates.gates.get(self.gate) else { return Ok(Vec::new()) };
        let Some(target) = self.criterion else {
            let list = gate_route(self.gate).key("signoffs");
            let signoffs = gate.signoffs.iter().enumerate().filter(|(_, it)| it.is_there_on(self.on));
            let signed = signoffs
                .filter_map(|(at, it)| standing("sign-off", &it.by, it.signed_on, list.clone().index(at)));
            return Ok(vec![signed.collect()]);
        };
        let assessment = draft.preview()?;
        let judged = assessment.gates.get(self.gate).criteria.iter().find(|judged| judged.id == target.id);
        let criterion = gate.criteria.iter().find(|it| it.id == target.id);
        let both = judged.zip(criterion);
        Ok(both
            .map_or_else(Vec::new, |(judged, criterion)| self.of_criterion(target, criterion, judged.state)))
    }

    fn of_criterion(
        &self,
        target: &CriterionTarget,
        criterion: &Criterion,
        state: CriterionState,
    ) -> Vec<Vec<Standing>> {
        let (on, place) = (self.on, |list| target.place.clone().key(list));
        let rulings = || {
            let all = criterion.not_applicable.iter().enumerate().filter(|(_, it)| it.is_there_on(on));
            let list = place("not_applicable");
            all.filter_map(|(at, it)| standing("ruling", &it.by, it.ruled_on, list.clone().index(at)))
                .collect()
        };
        let waivers = || {
            let holds = |span: Option<(Date, Date)>| span.is_some_and(|(_, until)| on <= until);
            let all = criterion.waivers.iter().enumerate().filter(|(_, it)| holds(it.span_on(on)));
            let list = place("waivers");
            all.filter_map(|(at, it)| standing("waiver", &it.by, it.waived_on, list.clone().index(at)))
                .collect()
        };
        let words = || {
            let all = criterion.attestations.iter().enumerate().filter(|(_, it)| it.is_there_on(on));
            let list = place("attestations");
            all.filter_map(|(at, it)| standing("attestation", &it.by, it.attested_on, list.clone().index(at)))
                .collect()
        };
        match state {
            CriterionState::NotApplicable => vec![rulings()],
            CriterionState::Waived(_) | CriterionState::Lapsed(_) => vec![waivers(), words(), rulings()],
            _ => vec![words(), waivers(), rulings()],
        }
    }

    fn nothing(&self, draft: &Draft, named: &str) -> Refused {
        let whose = self.whose.map_or_else(String::new, |whose| format!(" by {whose}"));
        let what = if self.criterion.is_some() { "no word, waiver or ruling" } else { "no sign-off" };
        let refused = Refused::because(format!("{what} of {named}{whose} counts on {}", self.on));
        refused.hint(format!("`{}` shows its state", commands::gate(draft.at.slug(), self.gate)))
    }

    fn remark_what_is_shut(&self, draft: &mut Draft, was_open: bool) -> Result<(), Refused> {
        let after = draft.preview()?;
        let verdict = after.gates.get(self.gate).verdict;
        if was_open && !verdict.is_open() {
            let word = if verdict == Verdict::Ready { "wants a new sign-off" } else { "is shut" };
            let show = Remedy::run("see what would open it", commands::gate(draft.at.slug(), self.gate));
            draft.remark(Remark::warning(format!("{} {word} now", self.gate.called())).with(show));
        }
        Ok(())
    }
}

fn standing(what: &'static str, by: &Text, given: Option<Date>, place: Route) -> Option<Standing> {
    Some(Standing { what, by: by.or("somebody").to_owned(), given: given?, place })
}
