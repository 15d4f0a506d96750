//! Caps: what holds a score down whatever its parts say, apart from the mean and each with its reason.

use super::cap::Cap;
use super::neglect::Watched;
use crate::config::{CAPS, HealthProfile, SignalLimits, signal_of};
use crate::gate::{Bypass, Gates};
use crate::metric::dissatisfaction;
use crate::plan_at::PlanAt;

/// The caps that apply, lowest first; of equal ones, in the order of [`CAPS`], then neglect. One at 100 holds nothing down,
/// and neither does one whose signal nobody watches in the segment.
pub(super) fn caps(seen: Watched<'_>, profile: &HealthProfile, neglected: &[Cap]) -> Vec<Cap> {
    let (mut caps, mut last) = (Vec::new(), Vec::new());
    for id in CAPS {
        let at_most = profile.cap(id).unwrap_or(100.0);
        let reason = reason(id, seen).filter(|_| at_most < 100.0);
        let cap = reason.map(|reason| Cap { id, at_most, reason, passed: None });
        // That no gate is open yet says less than whatever else is wrong.
        if id == BEFORE_FIRST_GATE { last.extend(cap) } else { caps.extend(cap) }
    }
    caps.extend(neglected.iter().filter(|cap| cap.at_most < 100.0).cloned());
    caps.extend(last);
    caps.retain(|cap| signal_of(cap.id).is_none_or(|signal| limits(signal, seen.at).is_some()));
    caps.sort_by(|a, b| a.at_most.total_cmp(&b.at_most));
    caps
}

/// From where on a signal fires in the plan's segment, if it is watched there.
fn limits<'a>(signal: &str, at: &'a PlanAt) -> Option<SignalLimits<'a>> {
    at.basis.config.signals.get(signal, at.plan.onboarding.segment)
}

pub(super) const BEFORE_FIRST_GATE: &str = "before_first_gate";

/// Why the cap applies, if it does. What the plan does not say caps nothing: that it is unknown shows in the
/// coverage.
fn reason(id: &str, watched: Watched<'_>) -> Option<String> {
    match id {
        "satisfaction_low" => dissatisfied(watched, "csat", id),
        "nps_low" => dissatisfied(watched, "nps", id),
        "live_behind_shut_gate" => watched.gates.live_behind_shut_gate().map(Bypass::message),
        "nothing_connected" => nothing_connected(watched),
        BEFORE_FIRST_GATE => before_first_gate(watched.gates),
        _ => None,
    }
}

/// From where on the signal fires: whoever says that it is bad is not well, whatever else is known.
fn dissatisfied(watched: Watched<'_>, metric: &str, signal: &str) -> Option<String> {
    let limit = limits(signal, watched.at)?.threshold;
    let value = watched.metrics.get(metric);
    value.known().filter(|score| *score <= limit)?;
    Some(dissatisfaction(metric, value))
}

/// From where on the signal fires: whoever was sold a connection and has none is not well, however many sign in.
fn nothing_connected(watched: Watched<'_>) -> Option<String> {
    let limit = limits("no_integration", watched.at)?.threshold;
    let days = watched.metrics.get("days_since_go_live").known().filter(|days| *days > limit)?;
    watched.at.unconnected(days as i64)
}

fn before_first_gate(gates: &Gates) -> Option<String> {
    let is_any_open = gates.gates.iter().any(|gate| gate.verdict.is_open());
    (!is_any_open && !gates.is_doubtful).then(|| "no gate is open yet".to_owned())
}
