//! Caps: what holds a score down whatever its parts say, apart from the mean and each with its reason.

use super::cap::Cap;
use super::neglect::Watched;
use crate::config::{CAPS, HealthProfile, SignalLimits, signal_of};
use crate::gate::{Gates, GoLive};
use crate::model::{Fact, Role};
use crate::phrase::Days;
use crate::plan_at::{Former, PlanAt};

/// The caps that apply, lowest first; of equal ones, in the order of [`CAPS`], then neglect. One at 100 holds nothing down,
/// and neither does one whose signal nobody watches in the segment.
pub(super) fn caps(seen: Watched<'_>, profile: &HealthProfile, neglected: &[Cap]) -> Vec<Cap> {
    let (mut caps, mut last) = (Vec::new(), Vec::new());
    for id in CAPS {
        let at_most = profile.caps.iter().find(|cap| cap.when == id).map_or(100.0, |cap| cap.at_most);
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
    let is_missing = |metric| watched.metrics.get(metric).known() == Some(0.0);
    match id {
        "no_executive_sponsor" => {
            let is_missed = is_missing("sponsor_active") && is_sponsor_due(watched.at);
            is_missed.then(|| "no active executive sponsor".to_owned())
        }
        "champion_departed" => {
            watched.at.last_in(Role::Champion).filter(|_| is_missing("champion_active")).map(departure)
        }
        "go_live_slipping" => go_live_slipping(watched),
        BEFORE_FIRST_GATE => before_first_gate(watched.gates),
        _ => None,
    }
}

/// Whether there should be a sponsor by now: from the kickoff, or the day on which that was due; at once where there was one
/// and is none any more. Customers who help themselves need none.
fn is_sponsor_due(at: &PlanAt) -> bool {
    let is_due = at.fact_on(Fact::Kickoff).is_some() || at.is_past(at.meeting_owed(Fact::Kickoff));
    at.last_in(Role::ExecutiveSponsor).is_some() || is_due && !at.is_digital_first()
}

/// From where on the signal fires: a plan that needs recovery is not green. While a hold lasts it rests, as neglect does.
fn go_live_slipping(watched: Watched<'_>) -> Option<String> {
    if watched.at.holds.running().is_some() {
        return None;
    }
    let late = GoLive::days_past_agreed(watched.schedule, watched.metrics, watched.gates)?;
    let limit = limits("go_live_slipping", watched.at)?.threshold;
    let past = || format!("go-live is forecast {} after its baseline", Days(late));
    (late as f64 > limit).then(past)
}

fn before_first_gate(gates: &Gates) -> Option<String> {
    let is_any_open = gates.gates.iter().any(|gate| gate.verdict.is_open());
    (!is_any_open && !gates.is_doubtful).then(|| "no gate is open yet".to_owned())
}

fn departure(champion: Former<'_>) -> String {
    let (name, until) = (champion.person.name.trim(), champion.until);
    if champion.has_left() {
        format!("{name}, the champion, left on {until} and nobody took over")
    } else {
        format!("{name} was champion until {until} and nobody took over")
    }
}
