//! Risks that came, are past the day of their trigger, or went.

use std::collections::BTreeMap;

use super::alike::Alike;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::model::Risk;

/// A risk of which something became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskNews {
    /// Its id.
    pub id: String,
    /// What could happen; its id where nobody wrote that down.
    pub text: String,
    /// Who watches it.
    pub owner: Option<String>,
    /// What became of it.
    pub fate: RiskFate,
}

/// What became of a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RiskFate {
    /// It is known now, so grave where somebody has judged it: 1 to 25.
    Opened(Option<u32>),
    /// The day passed on which its trigger was to be judged.
    PastTrigger(Date),
    /// It happened on a day.
    Occurred(Date),
    /// It was closed on a day.
    Closed(Date),
}

impl Alike for RiskNews {
    fn is_like(&self, other: &Self) -> bool {
        let fate = std::mem::discriminant;
        self.id == other.id && fate(&self.fate) == fate(&other.fate)
    }
}

/// What became of risks from one state of a plan to another, by their ids; nothing once the onboarding has ended.
pub(super) fn risks(then: &Assessment, now: &Assessment) -> Vec<RiskNews> {
    if now.has_ended() {
        return Vec::new();
    }
    let before: BTreeMap<&str, &Risk> = then.plan.risks.risks.iter().map(|it| (it.id.as_str(), it)).collect();
    let news = |risk: &Risk| {
        let was = before.get(risk.id.as_str()).map(|was| (then, *was));
        let news = |fate| RiskNews {
            id: risk.id.clone(),
            text: risk.text.or(&risk.id).to_owned(),
            owner: risk.owner.one_on(now.as_of()).map(str::to_owned),
            fate,
        };
        fates(was, (now, risk)).into_iter().map(news).collect::<Vec<_>>()
    };
    now.plan.risks.risks.iter().flat_map(news).collect()
}

fn fates(then: Option<(&Assessment, &Risk)>, (now, risk): (&Assessment, &Risk)) -> Vec<RiskFate> {
    let day = now.as_of();
    let was_open = then.is_some_and(|(then, it)| it.is_open_on(then.as_of()));
    let had_occurred = then.is_some_and(|(then, it)| it.occurred_by(then.as_of()).is_some());
    if let Some(occurred) = risk.occurred_by(day) {
        return if had_occurred { Vec::new() } else { vec![RiskFate::Occurred(occurred.occurred_on)] };
    }
    if let Some(closed) = risk.closed_by(day) {
        return if was_open { vec![RiskFate::Closed(closed.closed_on)] } else { Vec::new() };
    }
    if !risk.is_open_on(day) {
        return Vec::new();
    }
    let was_past = then.is_some_and(|(then, it)| was_open && then.is_past_trigger(it));
    let past = now.risk_due(risk).filter(|_| !was_past && now.is_past_trigger(risk));
    let opened = (!was_open).then(|| RiskFate::Opened(risk.exposure_on(day)));
    opened.into_iter().chain(past.map(RiskFate::PastTrigger)).collect()
}
