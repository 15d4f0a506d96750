//! What is said of a criterion, and what it asks for.

use super::completed::is_completed;
use super::gates::{gate_of, is_said_anew, overwritten, taken_back, unless_overwritten};
use super::judge::{Act, Judge};
use super::moves::{index, is_dropped_or_back};
use super::{Approval, ApprovalKind, Standing};
use crate::date::Date;
use crate::diff::entry::{EntryChange, EntryFate, KeyChange, clause};
use crate::gate::PastLimit;
use crate::model::{Attestation, Criterion, GateName, NotApplicable, Right, Waiver};
use crate::plan_at::PlanAt;

/// A criterion of the head that changed.
struct Changed<'j, 'a> {
    judge: &'j Judge<'a>,
    gate: GateName,
    criterion: &'j Criterion,
    /// The same, asking for the role that the base asks for.
    as_before: &'j Criterion,
    subject: String,
}

/// What of a criterion needs approval.
pub(super) fn of_criterion(judge: &Judge<'_>, change: &EntryChange) -> Vec<Approval> {
    let Some(gate) = gate_of(change.route()) else { return Vec::new() };
    let subject = format!("`{}` of `{gate}`", change.name);
    let now = judge.now.plan.gates.gates.get(gate);
    let at = change.head.as_ref().and_then(index);
    let Some(criterion) = now.zip(at).and_then(|(gate, at)| gate.criteria.get(at)) else {
        let why = "it is not in the file any more; what a gate asks for no more is dropped, by somebody and for a reason";
        let standing = Standing::Missing(why.to_owned());
        let said = format!("was taken out: {}", change.title);
        let approval = Approval::of(ApprovalKind::CriterionChanged, change, said);
        return vec![Approval { subject, standing, right: Some(gate.right()), ..approval }];
    };
    let before = judge.before.plan.gates.gates.get(gate);
    let as_before = before.zip(at).and_then(|(gate, at)| gate.criteria.get(at)).unwrap_or(criterion);
    let changed = Changed { judge, gate, criterion, as_before, subject };
    let mut found: Vec<Approval> = change.parts.iter().filter_map(|part| changed.act(part)).collect();
    if !judge.is_new {
        found.extend(changed.definition(change));
        found.extend(changed.asked_later(change));
    }
    found
}

impl Changed<'_, '_> {
    fn act(&self, part: &EntryChange) -> Option<Approval> {
        match part.of.key {
            "attestations" => self.attested(part),
            "waivers" => self.waived(part),
            "not_applicable" => self.ruled_out(part),
            "dropped" => self.dropped(part),
            _ => None,
        }
    }

    fn of(&self, kind: ApprovalKind, part: &EntryChange, said: &str) -> Approval {
        let said = format!("{said}{}", overwritten(part));
        Approval { subject: self.subject.clone(), ..Approval::of(kind, part, said) }
    }

    fn attested(&self, part: &EntryChange) -> Option<Approval> {
        if let Some(taken) = taken_back(part, &self.subject, "an attestation") {
            return Some(taken);
        }
        if !is_said_anew(part, "attested_on") {
            return None;
        }
        let it = self.criterion.attestations.get(index(part.head.as_ref()?)?)?;
        let approval = self.of(ApprovalKind::Attested, part, "was attested");
        let attested_on = self.judged_on(part, it.attested_on);
        let given = Attestation { attested_on, ..it.clone() };
        let standing = match (it.by.answer(), self.as_before.by_role) {
            (None, _) => Standing::Missing("nobody is named".to_owned()),
            (Some(_), None) => Standing::Covered,
            (Some(_), Some(_)) if self.judge.before.may_attest(self.as_before, &given) => Standing::Covered,
            (Some(by), Some(role)) if self.judge.now.may_attest(self.criterion, &given) => {
                Standing::GrantedHere(format!("{by} is `{role}` by this change alone"))
            }
            (Some(by), Some(role)) => {
                Standing::Missing(format!("only whoever is `{role}` may attest it, which {by} was not"))
            }
        };
        let judged = Approval {
            by: it.by.get().map(str::to_owned),
            on: it.attested_on,
            standing,
            lacks_evidence: self.judge.is_unshown(it.by.get(), &it.evidence),
            ..approval
        };
        Some(unless_overwritten(judged, part, "attested_on"))
    }

    fn waived(&self, part: &EntryChange) -> Option<Approval> {
        if let Some(taken) = taken_back(part, &self.subject, "a waiver") {
            return Some(taken);
        }
        let is_longer = part.key("until").is_some() || part.under("second").next().is_some();
        if !is_said_anew(part, "waived_on") && !is_longer {
            return None;
        }
        let it = self.criterion.waivers.get(index(part.head.as_ref()?)?)?;
        let until = it.until.map(|until| format!(" until {until}")).unwrap_or_default();
        let approval = self.of(ApprovalKind::Waived, part, &format!("was waived{until}"));
        let given = Waiver { waived_on: self.judged_on(part, it.waived_on), ..it.clone() };
        let why = |at: &PlanAt, of: &Criterion| at.why_waiver_does_not_count(self.gate, of, &given);
        let standing = match (it.by.answer().zip(it.waived_on), why(&self.judge.before, self.as_before)) {
            (None, _) => Standing::Missing("it names no person and day".to_owned()),
            (Some(_), None) => match self.past_limit(part) {
                Some(limit) => Standing::Missing(format!("{limit}; {}", limit.help())),
                None => Standing::Covered,
            },
            (Some((by, _)), Some(reason)) => {
                let is_so_now = why(self.judge.now, self.criterion).is_none();
                self.judge.or_granted(is_so_now, by, self.gate.right(), reason)
            }
        };
        let judged = Approval {
            by: it.by.get().map(str::to_owned),
            on: it.waived_on,
            right: self.as_before.by_role.is_none().then(|| self.gate.right()),
            standing,
            decision: it.decision.get().map(str::to_owned),
            lacks_evidence: self.judge.is_unshown(it.by.get(), &it.evidence),
            ..approval
        };
        Some(unless_overwritten(judged, part, "waived_on"))
    }

    /// The day by which an act is judged: its own, or that of the change that lets it count.
    fn judged_on(&self, part: &EntryChange, day: Option<Date>) -> Option<Date> {
        day.map(|day| if is_completed(part) { self.judge.now.as_of() } else { day })
    }

    /// The first limit of the base that a live waiver of the head is past.
    fn past_limit(&self, part: &EntryChange) -> Option<&PastLimit> {
        let mut over = self.judge.over_limits().iter();
        over.find(|it| Some(&it.route) == part.head.as_ref()).map(|it| &it.limit)
    }

    /// A ruling takes whoever could waive the criterion; once both sides have agreed on the plan, a decision about scope as
    /// well, since unlike a waiver it never ends.
    fn ruled_out(&self, part: &EntryChange) -> Option<Approval> {
        if let Some(taken) = taken_back(part, &self.subject, "a ruling") {
            return Some(taken);
        }
        let it = self.criterion.not_applicable.get(index(part.head.as_ref()?)?)?;
        let approval = self.of(
            ApprovalKind::RuledOut,
            part,
            &format!("does not apply: {}", it.reason.or("no reason is given")),
        );
        let given = NotApplicable { ruled_on: self.judged_on(part, it.ruled_on), ..it.clone() };
        let why = |at: &PlanAt, of: &Criterion| at.why_ruling_does_not_count(self.gate, of, &given);
        let standing = match (it.by.answer().zip(it.ruled_on), why(&self.judge.before, self.as_before)) {
            (None, _) => Standing::Missing("it names no person and day".to_owned()),
            (Some(_), None) if self.judge.is_agreed => {
                let act = Act { on: it.ruled_on, ..self.decided_by(it.by.answer(), it.decision.get()) };
                return Some(unless_overwritten(self.excluded(approval, act), part, "ruled_on"));
            }
            (Some(_), None) => Standing::Covered,
            (Some((by, _)), Some(reason)) => {
                let is_so_now = why(self.judge.now, self.criterion).is_none();
                self.judge.or_granted(is_so_now, by, self.gate.right(), reason)
            }
        };
        let by = it.by.get().map(str::to_owned);
        Some(unless_overwritten(Approval { by, on: it.ruled_on, standing, ..approval }, part, "ruled_on"))
    }

    /// That the gate asks for the criterion no more, of a plan on which both sides have agreed: by the rule of
    /// `ruled-out-without-decision`, whatever day is written beside it.
    fn excluded(&self, approval: Approval, act: Act<'_>) -> Approval {
        let is_decided = self.judge.before.is_exclusion_decided(self.gate, self.criterion, act.decision);
        let judged = self.judge.judged(approval, Right::Scope, act);
        self.judge.scope_decided(judged, is_decided, &self.criterion.id)
    }

    /// Something that is done to the criterion.
    fn decided_by<'d>(&'d self, by: Option<&'d str>, decision: Option<&'d str>) -> Act<'d> {
        Act { by, decision, entry: &self.criterion.id, ..Act::default() }
    }

    fn dropped(&self, part: &EntryChange) -> Option<Approval> {
        if !is_dropped_or_back(part) {
            return None;
        }
        let it = self.criterion.dropped.get(index(part.head.as_ref()?)?)?;
        let said = if part.key("restored_on").is_some() { "is asked for again" } else { "was dropped" };
        let act = Act { on: Some(it.dropped_on), ..self.decided_by(it.by.answer(), it.decision.get()) };
        let approval = self.of(ApprovalKind::CriterionChanged, part, said);
        Some(match (self.judge.is_agreed, it.restored_on) {
            (true, None) => self.excluded(approval, act),
            (true, Some(_)) => self.judge.judged(approval, Right::Scope, act),
            (false, _) => self.judge.judged(approval, self.gate.right(), act),
        })
    }

    /// That the gate asks for the criterion only since a later day: the signatures of before have nothing to do with it any
    /// more. What it asks for from when is scope.
    fn asked_later(&self, change: &EntryChange) -> Option<Approval> {
        let later = change.key("added_on").filter(|_| change.fate == EntryFate::Changed)?;
        let after = later.after.as_ref()?;
        let said = format!("is asked for only since {after} now; no signature of before has to do with it");
        let approval = Approval {
            subject: self.subject.clone(),
            ..Approval::of(ApprovalKind::CriterionChanged, change, said)
        };
        Some(self.judge.judged(approval, Right::Scope, self.decided_by(None, None)))
    }

    /// What the criterion asks for is other than it was. It is read as it is now, so that nothing but the change shows it.
    fn definition(&self, change: &EntryChange) -> Option<Approval> {
        const ASKED: [&str; 9] =
            ["text", "attests", "metric", "at_least", "at_most", "milestone", "fact", "by_role", "waivable"];
        let keys: Vec<&KeyChange> = ASKED.iter().filter_map(|key| change.key(key)).collect();
        let is_met_otherwise = change.under("any_of").next().is_some();
        let said = match (change.fate, keys.is_empty(), is_met_otherwise) {
            (EntryFate::Added, ..) => format!("is new: {}", change.title),
            (_, true, false) => return None,
            (_, true, true) => "differs in what meets it".to_owned(),
            (_, false, false) => clause(&keys),
            (_, false, true) => format!("{}; what meets it", clause(&keys)),
        };
        let right = self.gate.right();
        let approval = Approval {
            subject: self.subject.clone(),
            right: Some(right),
            ..Approval::of(ApprovalKind::CriterionChanged, change, said)
        };
        Some(self.judge.backed(approval, right, &self.criterion.id))
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::testing::{between, edited, lines};

    /// What is told where an act of the criterion is first written as `was` and then as `is`.
    fn seen(criterion: &str, was: &str, is: &str) -> Vec<String> {
        let with = |act: &str| edited("gates.yaml", criterion, &format!("{criterion}, {act}"));
        lines(&between(&[("gates.yaml", &with(was))], &[("gates.yaml", &with(is))]))
    }

    #[test]
    fn an_act_that_counts_only_since_something_was_added_to_it_is_told_as_the_act() {
        let attested = "attestations: [{by: Priya Shah, attested_on: 2026-04-01REST}]";
        let by = |rest: &str| attested.replace("REST", rest);
        assert_eq!(
            seen("text: the change is announced", &by(""), &by(", evidence: mail")),
            ["covered attested `C-comms` of `go_live` by Priya Shah"]
        );
        assert_eq!(
            seen("by_role: technical_owner", &by(""), &by(", evidence: mail")),
            ["missing attested `C-uat` of `go_live` by Priya Shah"]
        );
        let waived = |rest: &str| {
            format!("waivers: [{{by: Lee Novak, waived_on: 2026-04-08, until: 2026-04-16{rest}}}]")
        };
        assert_eq!(
            seen("text: the change is announced", &waived(""), &waived(", reason: town hall moved")),
            ["missing waived `C-comms` of `go_live` by Lee Novak"]
        );
        let more = by(", evidence: mail").replace("evidence: mail", "evidence: a longer mail");
        assert_eq!(
            seen("text: the change is announced", &by(", evidence: mail"), &more),
            ["for_review rewritten the attestation of criterion `C-comms` of `go_live` by -"],
            "it had counted"
        );
    }
}
