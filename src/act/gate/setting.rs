//! What a gate asks is asked otherwise. While nobody has relied on a criterion its words are put right where they stand. From
//! then on every signature behind it would be judged anew, and nothing would say so: it is dropped, and another one takes its
//! place, by the rules that hold for both.

use std::sync::Arc;

use super::criterion::CriterionTarget;
use super::definition::{DECIDING, Decides, Deciding, must_be_word, remark_open};
use super::gate_route;
use crate::act::{Acted, Draft, Dropping, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::gate::CriterionKind;
use crate::model::{Criterion, Fact, Role, Withdrawn};
use crate::refused::Refused;

/// What is known of a criterion; the rest stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetCriterion<'a> {
    /// What must be true.
    pub text: Option<&'a str>,
    /// What decides it. Bounds alone are those of the metric that it has.
    pub decides: Deciding<'a>,
    /// The role that whoever attests it must have.
    pub by_role: Option<Role>,
    /// The fact that their word is.
    pub attests: Option<Fact>,
    /// Whether the gate may open without it for a time.
    pub waivable: Option<bool>,
    /// Who sees to it from now on.
    pub owner: Option<&'a str>,
    /// An id of one's own for the one that takes its place.
    pub id: Option<&'a str>,
}

/// A key, and what it is to hold; nothing where it is to go.
type Key = (&'static str, Option<Yaml>);

impl SetCriterion<'_> {
    /// Why another one has to take its place; nothing where its words may be put right where they stand.
    pub fn is_relied_on(&self, draft: &Draft, target: &CriterionTarget) -> Option<String> {
        let criterion = target.criterion(&draft.plan)?;
        let changed = self.keys(draft, target, criterion).ok()?;
        if changed.is_empty() {
            return None;
        }
        why_relied_on(draft, target, criterion)
    }

    /// Writes it down. `leaving` says why, and on whose word, where another one takes its place.
    ///
    /// # Errors
    /// When what decides it is not there, when it is asked for no more, and when the id or the decision is none.
    pub fn act(&self, draft: &mut Draft, target: &CriterionTarget, leaving: &Dropping) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let Some(criterion) = target.criterion(&plan) else {
            return Err(Refused::because(format!(
                "{} has no criterion `{}`",
                target.gate.called(),
                target.id
            )));
        };
        if !criterion.is_asked_on(draft.at.as_of()) {
            let why = format!("{} does not ask for `{}`", target.gate.called(), target.id);
            return Err(Refused::because(why).hint("`onboard gate criterion restore` lets it ask again"));
        }
        if let Some(name) = self.owner {
            draft.pass_on_today(&target.place().clone().key("owner"), name, criterion.added_on)?;
        }
        let keys = self.keys(draft, target, criterion)?;
        if keys.is_empty() || why_relied_on(draft, target, criterion).is_none() {
            return Ok(put_right(draft, target, criterion, keys, self.owner));
        }
        self.replace(draft, target, keys, leaving)
    }

    /// The keys that are to be otherwise than they are.
    fn keys(
        &self,
        draft: &Draft,
        target: &CriterionTarget,
        criterion: &Criterion,
    ) -> Result<Vec<Key>, Refused> {
        let decides = self.deciding(criterion).one()?;
        let is_word = decides.map_or_else(
            || CriterionKind::of(criterion) == CriterionKind::Attested,
            |decides| matches!(decides, Decides::Word),
        );
        must_be_word(is_word, self.by_role, self.attests)?;
        let mut keys: Vec<Key> = Vec::new();
        keys.extend(self.text.map(|text| ("text", Some(Yaml::text(text)))));
        if let Some(decides) = decides {
            let new = decides.keys(draft)?;
            let of = |key: &str| new.iter().find(|(its, _)| *its == key).and_then(|(_, value)| value.clone());
            keys.extend(DECIDING.map(|key| (key, of(key))));
            if !is_word {
                keys.extend([("attests", None), ("by_role", None)]);
            }
        }
        keys.extend(self.attests.map(|fact| ("attests", Some(Yaml::plain(fact)))));
        keys.extend(self.by_role.map(|role| ("by_role", Some(Yaml::plain(role)))));
        keys.extend(self.waivable.map(|is| ("waivable", Some(Yaml::plain(is)))));
        let there = draft.written(target.place())?;
        keys.retain(|(key, value)| !is_so(there.get(key), value.as_ref()));
        Ok(keys)
    }

    /// What decides it, bounds alone being those of the metric that it has.
    fn deciding<'s>(&'s self, criterion: &'s Criterion) -> Deciding<'s> {
        let said = self.decides;
        match criterion.metric.get().filter(|_| said.metric.is_none()) {
            Some(metric) if said.at_least.or(said.at_most).is_some() => Deciding {
                metric: Some(metric),
                at_least: said.at_least.or(criterion.at_least),
                at_most: said.at_most.or(criterion.at_most),
                ..said
            },
            _ => said,
        }
    }

    /// Drops the criterion, and adds one with the other words in its place.
    fn replace(
        &self,
        draft: &mut Draft,
        target: &CriterionTarget,
        keys: Vec<Key>,
        leaving: &Dropping,
    ) -> Acted {
        let day = draft.day(leaving.on);
        let was = draft.written(target.place())?;
        leaving.take_out(draft, target.place(), day)?;
        let id = draft.new_id('C', self.id)?;
        let added = anew(was, &id, keys, self.owner, day);
        draft.edits.add(gate_route(target.gate).key("criteria"), added);
        remark_open(draft, target.gate, day)?;
        Ok(format!("{} asks for `{id}` in the place of `{}`, from {day} on", target.gate.called(), target.id))
    }
}

/// Whether a key holds what it is to hold.
fn is_so(there: Option<&Yaml>, wanted: Option<&Yaml>) -> bool {
    match (there, wanted) {
        (None, None) => true,
        (Some(there), Some(wanted)) => match (there.scalar(), wanted.scalar()) {
            (Some(there), Some(wanted)) => there.trim() == wanted.trim(),
            _ => there == wanted,
        },
        _ => false,
    }
}

/// The words of a criterion with other keys, of which nothing has been said yet.
fn anew(was: Yaml, id: &str, keys: Vec<Key>, owner: Option<&str>, day: Date) -> Yaml {
    const SAID: [&str; 6] = ["id", "attestations", "waivers", "not_applicable", "added_on", "dropped"];
    let Yaml::Map(mut all) = was else { return Yaml::Null };
    all.retain(|(key, _)| !SAID.contains(&key.as_str()));
    let owner = owner.map(|name| ("owner", Some(Yaml::text(name))));
    for (key, value) in keys.into_iter().chain(owner) {
        let at = all.iter().position(|(its, _)| its == key);
        match (at, value) {
            (Some(at), Some(value)) => all[at].1 = value,
            (Some(at), None) => drop(all.remove(at)),
            (None, Some(value)) => all.push((key.to_owned(), value)),
            (None, None) => {}
        }
    }
    all.insert(0, ("id".to_owned(), Yaml::text(id)));
    all.push(("added_on".to_owned(), day.into()));
    Yaml::Map(all)
}

fn put_right(
    draft: &mut Draft,
    target: &CriterionTarget,
    criterion: &Criterion,
    keys: Vec<Key>,
    owner: Option<&str>,
) -> String {
    for (key, value) in keys {
        if key == "text"
            && let Some(before) = criterion.text.get()
        {
            draft.remark(Remark::note(format!("`text` was: {before}")));
        }
        let at = target.place().clone().key(key);
        match value {
            Some(value) => draft.edits.set(at, value),
            None => draft.edits.remove(at),
        }
    }
    let owned = owner.map_or_else(String::new, |name| format!(", and {name} owns it"));
    format!("`{}` of {} is updated{owned}", target.id, target.gate.called())
}

/// Why what a criterion asks is not changed in place any more. What is of today may still be a slip.
fn why_relied_on(draft: &Draft, target: &CriterionTarget, criterion: &Criterion) -> Option<String> {
    let (id, gate) = (&target.id, target.gate);
    let counts = |day: Option<Date>, withdrawn: Option<&Withdrawn>| {
        withdrawn.is_none() && day.is_some_and(|day| !draft.may_correct(day))
    };
    let said = criterion.attestations.iter().map(|it| (it.attested_on, it.withdrawn.as_ref()));
    let said = said.chain(criterion.waivers.iter().map(|it| (it.waived_on, it.withdrawn.as_ref())));
    let mut said = said.chain(criterion.not_applicable.iter().map(|it| (it.ruled_on, it.withdrawn.as_ref())));
    if said.any(|(day, withdrawn)| counts(day, withdrawn)) {
        return Some(format!("somebody has given their word on `{id}` as it is"));
    }
    let signed = draft
        .plan
        .gates
        .gates
        .get(gate)
        .is_some_and(|gate| gate.signoffs.iter().any(|it| counts(it.signed_on, it.withdrawn.as_ref())));
    if signed && criterion.added_on.is_none_or(|on| !draft.may_correct(on)) {
        return Some(format!("{gate} was signed off with `{id}` as it is", gate = gate.called()));
    }
    let is_new = criterion.added_on.is_some_and(|on| draft.may_correct(on));
    let is_agreed = draft.at.is_after_agreement(draft.at.as_of()) && !is_new;
    is_agreed.then(|| format!("both sides agreed on the plan with `{id}` as it is"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::model::GateName;

    const AGREED: &str = "confirmations: [{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}, \
                          {fact: plan_agreed, by: Lee Novak, confirmed_on: 2026-03-09}]\n\
                          milestones: [{id: M-import, title: Imported}]\n";
    const OPEN: &str = "milestones: [{id: M-import, title: Imported}]\n";

    fn set(jsp: &str, keys: &str, words: SetCriterion<'_>) -> Result<(String, Draft), String> {
        let gates =
            format!("gates:\n  go_live:\n    criteria:\n      - {{id: C-1, text: VPN tested{keys}}}\n");
        let people = ("stakeholders.yaml", "people: [{name: Lee Novak, roles: [executive_sponsor]}]");
        let decisions =
            "decisions: [{id: D-1, text: both sites, about: scope, by: Ana Ruiz, decided_on: 2026-04-09}]";
        let files =
            [("jsp.yaml", jsp), ("gates.yaml", gates.as_str()), people, ("decisions.yaml", decisions)];
        let mut draft = team_draft(&files, "2026-04-10");
        let target =
            CriterionTarget::named(&draft, GateName::GoLive, "C-1").map_err(|refused| refused.why)?;
        let leaving = Dropping {
            reason: "both sites count".to_owned(),
            decision: Some("D-1".to_owned()),
            ..Dropping::default()
        };
        let said = words.act(&mut draft, &target, &leaving).map_err(|refused| refused.why)?;
        Ok((said, draft))
    }

    const TEXT: SetCriterion<'_> = SetCriterion {
        text: Some("VPN tested from both sites"),
        decides: Deciding {
            metric: None,
            at_least: None,
            at_most: None,
            milestone: None,
            fact: None,
            any_of: &[],
            is_attested: false,
        },
        by_role: Some(Role::TechnicalOwner),
        attests: None,
        waivable: Some(false),
        owner: None,
        id: Some("C-2"),
    };

    #[test]
    fn words_on_which_nobody_has_relied_are_put_right_where_they_stand() {
        let (said, draft) = set(OPEN, "", TEXT).unwrap();
        assert_eq!(said, "`C-1` of the go-live gate is updated");
        let text = draft.one_text();
        for part in ["text: VPN tested from both sites", "by_role: technical_owner", "waivable: false"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains("C-2") && draft.said() == ["note: `text` was: VPN tested"], "{text}");
        assert!(
            set(OPEN, ", by_role: technical_owner, waivable: false", SetCriterion { text: None, ..TEXT })
                .unwrap()
                .1
                .edits
                .is_empty()
        );
    }

    #[test]
    fn what_somebody_relied_on_is_dropped_and_another_takes_its_place() {
        let said =
            ", owner: Ana Ruiz, attestations: [{by: Lee Novak, attested_on: 2026-04-01, evidence: log}]";
        for (jsp, keys) in [(OPEN, said), (AGREED, ", owner: Ana Ruiz")] {
            let (told, draft) = set(jsp, keys, TEXT).unwrap();
            assert_eq!(told, "the go-live gate asks for `C-2` in the place of `C-1`, from 2026-04-10 on");
            let after = team_draft(&[("gates.yaml", &draft.one_text())], "2026-04-10");
            let [old, new] = &after.plan.gates.gates.go_live.as_ref().unwrap().criteria[..] else { panic!() };
            assert_eq!(old.text.get(), Some("VPN tested"), "what was relied on stays as it was worded");
            assert_eq!(old.dropped[0].decision.get(), Some("D-1"));
            assert!(!old.is_asked_on(draft.at.as_of()) && new.is_asked_on(draft.at.as_of()));
            assert_eq!((new.id.as_str(), new.text.get()), ("C-2", Some("VPN tested from both sites")));
            assert_eq!((new.by_role, new.waivable), (Some(Role::TechnicalOwner), Some(false)));
            assert!(new.attestations.is_empty() && new.owner.one_on(draft.at.as_of()) == Some("Ana Ruiz"));
        }
    }

    #[test]
    fn what_is_of_today_may_be_a_slip() {
        let today =
            ", added_on: 2026-04-10, attestations: [{by: Lee Novak, attested_on: 2026-04-10, evidence: log}]";
        assert!(set(AGREED, today, TEXT).unwrap().0.ends_with("is updated"));
        let back = ", attestations: [{by: Lee Novak, attested_on: 2026-04-01, withdrawn: {withdrawn_on: 2026-04-02}}]";
        assert!(set(OPEN, back, TEXT).unwrap().0.ends_with("is updated"), "nobody relies on it any more");
    }

    #[test]
    fn something_else_decides_it() {
        let by = |decides| SetCriterion { decides, ..SetCriterion::default() };
        let milestone = by(Deciding { milestone: Some("import"), ..Deciding::default() });
        let (_, draft) =
            set(OPEN, ", by_role: champion, metric: seat_activation, at_least: 0.5", milestone).unwrap();
        assert!(
            draft.one_text().contains("{id: C-1, text: VPN tested, milestone: M-import}"),
            "{}",
            draft.one_text()
        );
        let bound = by(Deciding { at_least: Some(0.7), ..Deciding::default() });
        let (_, draft) = set(OPEN, ", metric: seat_activation, at_least: 0.5, at_most: 1", bound).unwrap();
        let text = draft.one_text();
        assert!(text.contains("metric: seat_activation, at_least: 0.7, at_most: 1"), "{text}");
        let role = SetCriterion { by_role: Some(Role::Champion), ..by(Deciding::default()) };
        assert!(
            set(OPEN, ", milestone: M-import", role)
                .err()
                .unwrap()
                .contains("only of whoever gives their word")
        );
        let uat = SetCriterion { attests: Some(Fact::Kickoff), ..by(Deciding::default()) };
        assert!(set(OPEN, "", uat).err().unwrap().contains("it is written elsewhere"));
        let dropped = ", dropped: [{dropped_on: 2026-04-01}]";
        assert!(set(OPEN, dropped, TEXT).err().unwrap().contains("does not ask for"));
    }

    #[test]
    fn who_sees_to_it_passes_on_whoever_has_relied_on_it() {
        let owner = SetCriterion { owner: Some("Lee Novak"), ..SetCriterion::default() };
        let (said, draft) = set(AGREED, ", owner: Ana Ruiz", owner).unwrap();
        assert_eq!(said, "`C-1` of the go-live gate is updated, and Lee Novak owns it");
        assert!(draft.one_text().contains("{name: Lee Novak, since: 2026-04-10}"), "{}", draft.one_text());
    }
}
