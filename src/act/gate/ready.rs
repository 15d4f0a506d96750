//! Everything that is ready is signed off, gate after gate.

use super::SignOff;
use crate::act::Draft;
use crate::date::Date;
use crate::gate::{CriterionState, Verdict, signers};
use crate::model::GateName;
use crate::refused::Refused;

/// Signs off the gates that are ready and that somebody has the right to sign, in order: one may make the next one
/// ready. One with live waivers only where that is said. Gives the gates.
///
/// # Errors
/// When an edit cannot be made.
pub fn sign_ready(
    draft: &mut Draft,
    by: &str,
    on: Date,
    is_conditional: bool,
) -> Result<Vec<GateName>, Refused> {
    let mut signed = Vec::new();
    while let Some(gate) = next(draft, by, is_conditional)?.filter(|gate| !signed.contains(gate)) {
        SignOff { gate, by, on, capacity: None, decision: None, evidence: None, is_conditional }
            .act(draft)?;
        signed.push(gate);
    }
    Ok(signed)
}

/// The first gate that is not open, if it is ready and theirs to sign.
fn next(draft: &Draft, by: &str, is_conditional: bool) -> Result<Option<GateName>, Refused> {
    let assessment = draft.preview()?;
    let next = assessment.gates.next().filter(|gate| gate.verdict == Verdict::Ready && !gate.is_automatic);
    let theirs = next.filter(|gate| {
        let is_waived = gate.criteria.iter().any(|it| matches!(it.state, CriterionState::Waived(_)));
        let mut able = signers(&assessment, gate.gate).into_iter();
        (is_conditional || !is_waived) && able.any(|name| assessment.is_same(name, by))
    });
    Ok(theirs.filter(|_| !assessment.has_ended()).map(|gate| gate.gate))
}
