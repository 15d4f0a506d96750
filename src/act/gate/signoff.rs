//! A gate is signed off.

use super::gate_route;
use crate::act::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::gate::{CriterionState, JudgedGate, ReasonKind, Verdict};
use crate::model::GateName;
use crate::phrase::List;
use crate::refused::Refused;
use crate::remedy::commands;

/// Somebody signs a gate off.
#[derive(Clone, Copy, Debug)]
pub struct SignOff<'a> {
    /// The gate.
    pub gate: GateName,
    /// Who signs.
    pub by: &'a str,
    /// The day.
    pub on: Date,
    /// As what they sign, where that is said.
    pub capacity: Option<&'a str>,
    /// The decision behind it, as it is named.
    pub decision: Option<&'a str>,
    /// What shows that they have signed, where somebody says so.
    pub evidence: Option<&'a str>,
    /// Whether they sign although criteria are waived.
    pub is_conditional: bool,
}

impl SignOff<'_> {
    /// Adds the signature, if it opens the gate.
    ///
    /// # Errors
    /// When it would not count: the gate is not ready, the person lacks the right, the day is yet to come.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let (gate, by, on) = (self.gate, self.by, self.on);
        if on > draft.at.as_of() {
            return Err(refused(gate, &format!("{on} is yet to come")));
        }
        let decision = draft.decision_if(self.decision)?;
        let before = draft.preview()?.gates.get(gate).clone();
        if before.verdict.is_open() {
            return Err(Refused::because(format!(
                "{gate} is {} already",
                before.verdict.word(),
                gate = gate.called()
            )));
        }
        if before.is_automatic {
            let why =
                format!("{gate} opens by itself, and waits for nobody's signature", gate = gate.called());
            return Err(Refused::because(why).hint(shows(draft.at.slug(), gate)));
        }
        let signoff = Yaml::map([
            ("by", Some(Yaml::text(by))),
            ("as", self.capacity.map(Yaml::text)),
            ("signed_on", Some(on.into())),
            ("decision", decision.map(Yaml::text)),
            ("evidence", self.evidence.map(Yaml::text)),
        ]);
        draft.edits.add(gate_route(gate).key("signoffs"), signoff);
        let after = draft.preview()?;
        let judged = after.gates.get(gate);
        match judged.verdict {
            Verdict::Passed => {
                Ok(format!("{gate} is passed: signed off by {by}, on {on}", gate = gate.called()))
            }
            Verdict::Conditional if self.is_conditional => {
                Ok(format!("{gate} is signed off by {by}, on {on}, while waivers last", gate = gate.called()))
            }
            Verdict::Conditional => Err(refused(gate, "criteria are waived")
                .hint("`--conditional` signs it off while the waivers last")),
            Verdict::Ready if takes_another(judged) => Ok(format!(
                "{gate} is signed off by {by}, on {on}; it takes a second person with the right",
                gate = gate.called()
            )),
            Verdict::Shut | Verdict::Ready => Err(why_not(draft.at.slug(), judged)),
        }
    }
}

/// Whether nothing is wrong with the signature but that it is the first of two.
fn takes_another(gate: &JudgedGate) -> bool {
    gate.reasons.iter().all(|reason| reason.kind == ReasonKind::SecondMissing) && !gate.reasons.is_empty()
}

fn shows(slug: &str, gate: GateName) -> String {
    format!("`{}` shows what would open it", commands::gate(slug, gate))
}

fn refused(gate: GateName, why: &str) -> Refused {
    Refused::because(format!("{gate} cannot be signed off: {why}", gate = gate.called()))
}

/// What keeps a gate shut although it would be signed.
fn why_not(slug: &str, gate: &JudgedGate) -> Refused {
    let open: Vec<String> = gate.blocking().map(|criterion| format!("`{}`", criterion.id)).collect();
    let refused = match gate.reasons.first() {
        _ if !open.is_empty() => {
            let verb = if open.len() == 1 { "is" } else { "are" };
            refused(gate.gate, &format!("{} {verb} not met", List::and(&open)))
        }
        _ if gate.criteria.iter().all(|it| it.state == CriterionState::NotApplicable) => {
            refused(gate.gate, "it has no criteria that apply")
        }
        Some(reason) => Refused::because(reason.message.clone()),
        None => refused(gate.gate, "it has no criteria that apply"),
    };
    refused.hint(shows(slug, gate.gate))
}
