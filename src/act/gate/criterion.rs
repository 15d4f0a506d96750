//! Words on a criterion: that it is met, that the gate may open without it for a time, that the plan does not need it.

use std::collections::BTreeSet;

use super::gate_route;
use crate::act::{Acted, Draft, Remark};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::edit::{ItemError, Yaml, item};
use crate::gate::{CriterionKind, CriterionState, OverLimit, PastLimit, Verdict, over_limits};
use crate::log::meant;
use crate::metric::Measurements;
use crate::model::{Criterion, Dropped, GateName, PlanFile, is_answer};
use crate::phrase::List;
use crate::plan::Plan;
use crate::plan_at::PlanAt;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;
use crate::schedule::Schedule;
use crate::suggest::closest;

/// A criterion of a gate.
#[derive(Clone, Debug)]
pub struct CriterionTarget {
    /// The gate.
    pub gate: GateName,
    /// The id of the criterion.
    pub id: String,
    /// Its place in the file.
    pub(super) place: Route,
}

impl CriterionTarget {
    /// The criterion that an argument names: by its id, or any beginning of it that no other of the gate has.
    ///
    /// # Errors
    /// When it names none, or several.
    pub fn named(draft: &Draft, gate: GateName, named: &str) -> Result<Self, Refused> {
        let id = Self::find(&draft.at, gate, named)?.id.clone();
        let place = draft.find(PlanFile::Gates, &id, |text| Self::look(text, gate, &id))?;
        Ok(Self { gate, id, place })
    }

    /// As [`Self::named`], of several; one that is named twice is one.
    ///
    /// # Errors
    /// As there.
    pub fn all_named(draft: &Draft, gate: GateName, named: &[String]) -> Result<Vec<Self>, Refused> {
        let mut targets: Vec<Self> = Vec::new();
        for named in named {
            let target = Self::named(draft, gate, named)?;
            if targets.iter().all(|it| it.id != target.id) {
                targets.push(target);
            }
        }
        Ok(targets)
    }

    /// As [`Self::named`], of a plan that is only looked at.
    ///
    /// # Errors
    /// As there.
    pub fn find<'p>(at: &'p PlanAt, gate: GateName, named: &str) -> Result<&'p Criterion, Refused> {
        let criteria = at.plan.gates.gates.get(gate).map_or(&[][..], |gate| &gate.criteria);
        let ids: Vec<&str> = criteria.iter().map(|criterion| criterion.id.as_str()).collect();
        match meant(&ids, named).as_slice() {
            [only] => Ok(&criteria[*only]),
            [] => {
                let refused =
                    Refused::because(format!("{gate} has no criterion `{named}`", gate = gate.called()));
                Err(match closest(named, ids.iter().copied()) {
                    Some(meant) => refused.hint(format!("did you mean `{meant}`?")),
                    None => refused.hint(format!("`{}` lists them", commands::gate(at.slug(), gate))),
                })
            }
            several => {
                let ids: Vec<String> = several.iter().map(|index| format!("`{}`", ids[*index])).collect();
                Err(Refused::ambiguous(named, "criteria", &ids))
            }
        }
    }

    /// The place of a criterion in the text of its file.
    ///
    /// # Errors
    /// When it cannot be told from the text.
    pub fn look(text: &str, gate: GateName, id: &str) -> Result<Route, ItemError> {
        item(text, &gate_route(gate).key("criteria"), "id", id)
    }

    /// Its place in the file.
    pub const fn place(&self) -> &Route {
        &self.place
    }

    /// The days on which it was not asked for.
    pub fn dropped(&self, draft: &Draft) -> Vec<Dropped> {
        self.criterion(&draft.plan).map_or_else(Vec::new, |it| it.dropped.to_vec())
    }

    pub(super) fn criterion<'p>(&self, plan: &'p Plan) -> Option<&'p Criterion> {
        plan.gates.gates.get(self.gate)?.criteria.iter().find(|it| it.id == self.id)
    }

    /// Adds what somebody says to a list of the criterion, and remarks on it if nothing but the sign-off is missing then.
    /// Gives whether it is new: what was said before, and not taken back, changes nothing.
    fn add(&self, draft: &mut Draft, list: &'static str, entry: Yaml) -> Result<bool, Refused> {
        let place = self.place.clone().key(list);
        if let Yaml::List(said) = draft.written(&place)?
            && said.iter().any(|it| it.get("withdrawn").is_none() && says(it, &entry))
        {
            return Ok(false);
        }
        let verdict = |assessment: &Assessment| assessment.gates.get(self.gate).verdict;
        let before = verdict(&draft.preview()?);
        draft.edits.add(place, entry);
        if before != Verdict::Ready && verdict(&draft.preview()?) == Verdict::Ready {
            let gate = self.gate;
            draft.remark(Remark::note(format!(
                "nothing but the sign-off is missing from {gate} now",
                gate = gate.called()
            )));
        }
        Ok(true)
    }

    fn said(&self, what: &str) -> String {
        format!("`{}` of {} {what}", self.id, self.gate.called())
    }
}

/// Whether what is written says all that somebody says.
fn says(written: &Yaml, said: &Yaml) -> bool {
    match said {
        Yaml::Map(keys) => keys.iter().all(|(key, value)| written.get(key).is_some_and(|it| says(it, value))),
        said => written.scalar().map(str::trim) == said.scalar().map(str::trim),
    }
}

/// Somebody's word that a criterion is met.
#[derive(Clone, Copy, Debug)]
pub struct Attest<'a> {
    /// Who says so.
    pub by: &'a str,
    /// The day.
    pub on: Date,
    /// What shows it.
    pub evidence: &'a str,
}

impl Attest<'_> {
    /// Whether this person's word could decide the criterion; one that would change nothing is not taken.
    ///
    /// # Errors
    /// When something else decides it, or somebody else.
    pub fn may(draft: &Draft, target: &CriterionTarget, by: &str, on: Date) -> Result<(), Refused> {
        let Some(criterion) = target.criterion(&draft.plan) else { return Ok(()) };
        let (id, slug) = (&target.id, draft.at.slug());
        let decided_by = match CriterionKind::of(criterion) {
            CriterionKind::Measured => Some(format!("the metric `{}`", criterion.metric)),
            CriterionKind::Milestone => Some(format!("the milestone `{}`", criterion.milestone)),
            CriterionKind::Fact => criterion.fact.map(|fact| format!("the fact `{fact}`")),
            CriterionKind::AnyOf => Some("one of several things".to_owned()),
            CriterionKind::Attested => None,
        };
        if let Some(what) = decided_by {
            return Err(Refused::because(format!("`{id}` is decided by {what}, not by anybody's word"))
                .hint(format!("`{}` shows what would meet it", commands::gate(slug, target.gate))));
        }
        match criterion.by_role {
            Some(role) if !draft.at.has_role(by, role, on) => {
                let why = format!("`{id}` takes the word of somebody who is `{role}`, and `{by}` is not");
                let holders: Vec<&str> = draft.at.holders(role, on).map(|it| it.name.trim()).collect();
                let add = || commands::stakeholder_add(slug, blank("name"), role.word());
                Err(Refused::because(why).hint(match holders.as_slice() {
                    [] => Remedy::run("name one", add()),
                    names => Remedy::say(format!("ask {}: `--by` says who", List::or(names))),
                }))
            }
            _ => Ok(()),
        }
    }

    /// Adds the word to the criterion; the same one twice changes nothing.
    ///
    /// # Errors
    /// As [`Self::may`].
    pub fn act(&self, draft: &mut Draft, target: &CriterionTarget) -> Acted {
        Self::may(draft, target, self.by, self.on)?;
        must_say(
            &target.id,
            "evidence",
            self.evidence,
            "say what shows it: a file, a link, a mail and its day",
        )?;
        let word = Yaml::map([
            ("by", Some(Yaml::text(self.by))),
            ("attested_on", Some(self.on.into())),
            ("evidence", Some(Yaml::text(self.evidence))),
        ]);
        target.add(draft, "attestations", word)?;
        Ok(target.said(&format!("is attested by {}, on {}", self.by, self.on)))
    }
}

impl Attest<'_> {
    /// As [`Self::act`], for several criteria: what is said of each.
    ///
    /// # Errors
    /// As [`Self::may`], of any of them.
    pub fn act_on_all(&self, draft: &mut Draft, targets: &[CriterionTarget]) -> Result<Vec<String>, Refused> {
        targets.iter().map(|target| self.act(draft, target)).collect()
    }
}

/// A gate may open without a criterion, for a time.
#[derive(Clone, Copy, Debug)]
pub struct Waive<'a> {
    /// Who waives it.
    pub by: &'a str,
    /// The day.
    pub on: Date,
    /// The last day on which it holds.
    pub until: Date,
    /// Why.
    pub reason: &'a str,
    /// Who of the other side seconds it.
    pub second: Option<&'a str>,
    /// The decision behind it, as it is named.
    pub decision: Option<&'a str>,
}

impl Waive<'_> {
    /// Whether there is anything to waive: one that is waived already is waived for longer.
    ///
    /// # Errors
    /// When the criterion keeps nothing shut.
    pub fn may(draft: &Draft, target: &CriterionTarget) -> Result<(), Refused> {
        let assessment = draft.preview()?;
        let criteria = &assessment.gates.get(target.gate).criteria;
        let why = match criteria.iter().find(|judged| judged.id == target.id).map(|judged| judged.state) {
            Some(CriterionState::Met) => "is met",
            Some(CriterionState::NotApplicable) => "does not apply",
            _ => return Ok(()),
        };
        Err(Refused::because(format!("`{}` {why}: there is nothing to waive", target.id)))
    }

    /// Whether it can open anything: a gate that opens by itself did so by the end of the onboarding, or does no more.
    fn may_still(&self, draft: &Draft, gate: GateName) -> Result<(), Refused> {
        let assessment = draft.preview()?;
        let judged = assessment.gates.get(gate);
        match assessment
            .ended()
            .filter(|on| *on < self.on && judged.is_automatic && !judged.verdict.is_open())
        {
            Some(on) => {
                let why =
                    format!("the onboarding ended on {on}: a waiver of {} opens nothing any more", self.on);
                Err(Refused::because(why).hint(judged.remedy.clone()))
            }
            None => Ok(()),
        }
    }

    /// Adds the waiver to the criterion; the same one twice changes nothing.
    ///
    /// # Errors
    /// As [`Self::may`], when it would end before it begins, when they may not waive it, and when it is past a limit.
    pub fn act(&self, draft: &mut Draft, target: &CriterionTarget) -> Acted {
        Self::may(draft, target)?;
        self.may_still(draft, target.gate)?;
        if self.until < self.on {
            let why = format!("a waiver of {} cannot run until {}", self.on, self.until);
            return Err(Refused::because(why));
        }
        let decision = draft.decision_if(self.decision)?;
        let second = self
            .second
            .map(|name| Yaml::map([("by", Some(Yaml::text(name))), ("seconded_on", Some(self.on.into()))]));
        let waiver = Yaml::map([
            ("by", Some(Yaml::text(self.by))),
            ("waived_on", Some(self.on.into())),
            ("until", Some(self.until.into())),
            ("reason", Some(Yaml::text(self.reason))),
            ("decision", decision.map(Yaml::text)),
            ("second", second),
        ]);
        if target.add(draft, "waivers", waiver)? {
            self.is_within_limits(draft, target)?;
        }
        Ok(target.said(&format!("is waived by {}, until {}", self.by, self.until)))
    }
}

impl Waive<'_> {
    /// Whether the waiver that has been added counts, and keeps the limits that a gate has for them.
    fn is_within_limits(&self, draft: &Draft, target: &CriterionTarget) -> Result<(), Refused> {
        let at = draft.preview()?.on(self.on);
        let gate = at.plan.gates.gates.get(target.gate);
        let criterion = gate.and_then(|gate| gate.criteria.iter().find(|it| it.id == target.id));
        let Some((criterion, waiver)) = criterion.and_then(|it| Some((it, it.waivers.last()?))) else {
            return Ok(());
        };
        let missing = waiver.parts().into_iter().find(|(_, is_there)| !is_there);
        if let Some((key, _)) = missing {
            let why = format!("the waiver of `{}` would not count: `{key}` says nothing", target.id);
            return Err(Refused::because(why).hint("say why the gate may open without it for that time"));
        }
        if let Some(why) = at.why_waiver_does_not_count(target.gate, criterion, waiver) {
            let refused = Refused::because(format!("the waiver of `{}` would not count: {why}", target.id));
            return Err(refused.hint(self.who_else(&at, target, criterion)));
        }
        let place = target.place.clone().key("waivers").index(criterion.waivers.len() - 1);
        let over = past_limits(&at);
        let own = over.iter().find(|over| over.route == place);
        // The one that is given last is one too many, whichever is further down in the file, and on whatever day it is
        // given.
        let today = draft.preview()?;
        let today = past_limits(&today);
        let one_too_many = || today.iter().chain(&over).find(|it| self.is_one_too_many(draft, target, it));
        match own.or_else(one_too_many) {
            None => Ok(()),
            Some(over) => {
                let why = format!("`{}` cannot be waived like that: {}", target.id, over.limit);
                Err(Refused::because(why).hint(over.limit.help()))
            }
        }
    }

    /// Whether too many waivers hold in the gate because of this one.
    fn is_one_too_many(&self, draft: &Draft, target: &CriterionTarget, over: &OverLimit) -> bool {
        let PastLimit::TooMany(live, _) = over.limit else { return false };
        let criteria_waived = |at: &PlanAt| {
            let measured = Measurements::take(&Schedule::of(at.clone()));
            let waived = at.live_waivers(&|criterion| measured.meets(criterion)).into_iter();
            let waived = waived.filter(|it| it.gate == target.gate).map(|it| it.criterion.0);
            waived.collect::<BTreeSet<_>>().len()
        };
        over.gate == target.gate
            && [self.on, draft.at.as_of()].iter().any(|day| criteria_waived(&draft.at.on(*day)) < live)
    }

    /// Who might waive it, or second it.
    fn who_else(&self, at: &PlanAt, target: &CriterionTarget, criterion: &Criterion) -> String {
        let able = at.who_may_waive(target.gate, criterion, self.on);
        if able.iter().any(|name| at.is_same(name, self.by)) {
            return "`--second NAME` says who of the other side seconds it".to_owned();
        }
        who_may(at, target, criterion, self.on)
    }
}

/// Refuses words that say nothing, such as `TBD`: what is said of a criterion would not count.
fn must_say(id: &str, key: &str, words: &str, hint: &str) -> Result<(), Refused> {
    if is_answer(words) {
        return Ok(());
    }
    let why = format!("what is said of `{id}` would not count: `{key}` says nothing");
    Err(Refused::because(why).hint(hint))
}

/// The waivers that are past a limit on the day.
fn past_limits(at: &PlanAt) -> Vec<OverLimit> {
    over_limits(at, &Measurements::take(&Schedule::of(at.clone())))
}

/// Who may waive a criterion or rule it out on a day, as a hint.
fn who_may(at: &PlanAt, target: &CriterionTarget, criterion: &Criterion, day: Date) -> String {
    match at.who_may_waive(target.gate, criterion, day).as_slice() {
        [] => "nobody has the right to now: `decision_rights` in `jsp.yaml` and the roles in `stakeholders.yaml` give it"
            .to_owned(),
        names => format!("{} may", List::or(names)),
    }
}

/// The plan does not need a criterion.
#[derive(Clone, Copy, Debug)]
pub struct RuleOut<'a> {
    /// Who says so.
    pub by: &'a str,
    /// The day.
    pub on: Date,
    /// Why.
    pub reason: &'a str,
    /// The decision behind it, as it is named.
    pub decision: Option<&'a str>,
}

impl RuleOut<'_> {
    /// Whether it is this person's to rule out: whoever may waive it on that day, since a ruling never ends.
    ///
    /// # Errors
    /// When it is not.
    pub fn may(draft: &Draft, target: &CriterionTarget, by: &str, on: Date) -> Result<(), Refused> {
        let Some(criterion) = target.criterion(&draft.plan) else { return Ok(()) };
        match draft.at.why_may_not_rule_out(target.gate, criterion, by, on) {
            None => Ok(()),
            Some(why) => {
                let refused =
                    Refused::because(format!("the ruling on `{}` would not count: {why}", target.id));
                Err(refused.hint(who_may(&draft.at, target, criterion, on)))
            }
        }
    }

    /// Adds the ruling to the criterion; the same one twice changes nothing.
    ///
    /// # Errors
    /// As [`Self::may`], and when there is no such decision.
    pub fn act(&self, draft: &mut Draft, target: &CriterionTarget) -> Acted {
        Self::may(draft, target, self.by, self.on)?;
        must_say(&target.id, "reason", self.reason, "say why the plan will never need it")?;
        let decision = draft.decision_if(self.decision)?;
        let ruling = Yaml::map([
            ("reason", Some(Yaml::text(self.reason))),
            ("by", Some(Yaml::text(self.by))),
            ("ruled_on", Some(self.on.into())),
            ("decision", decision.map(Yaml::text)),
        ]);
        target.add(draft, "not_applicable", ruling)?;
        Ok(target.said(&format!("does not apply, says {} on {}: {}", self.by, self.on, self.reason)))
    }
}
