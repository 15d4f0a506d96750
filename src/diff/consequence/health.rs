//! What a change does to the health of a plan, and through which of its parts.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::diff::Both;
use crate::health::{Cap, Health, Judgement};
use crate::model::Colour;

/// The health before and after, and what makes the difference.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthChange {
    /// What it comes to.
    pub judgement: Both<Option<Judgement>>,
    /// The components that add another number of points.
    pub components: Vec<ComponentChange>,
    /// The caps that came, went, or allow another score.
    pub caps: Vec<CapChange>,
}

/// A component that adds another number of points to the score before caps.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentChange {
    /// The metric.
    pub metric: String,
    /// The points that it adds, in tenths as printed; none where it is not counted.
    pub points: Both<Option<f64>>,
}

/// A cap that is there in one of the two, or allows another score.
#[derive(Clone, Debug, PartialEq)]
pub struct CapChange {
    /// Its id in configuration.
    pub id: &'static str,
    /// The cap itself.
    pub cap: Both<Option<Cap>>,
}

impl HealthChange {
    /// That nothing of it is known to change.
    pub(super) fn nothing() -> Self {
        Self { judgement: Both::default(), components: Vec::new(), caps: Vec::new() }
    }

    pub(super) fn between(plans: Both<Option<&Assessment>>) -> Self {
        let health = plans.map(|it| it.map(|it| &it.health));
        Self {
            judgement: health.map(|it| it.map(|it| it.judgement)),
            components: components(health),
            caps: caps(health),
        }
    }

    /// Whether anything of it changes.
    pub fn is_changed(&self) -> bool {
        self.judgement.is_changed() || !self.components.is_empty() || !self.caps.is_empty()
    }

    /// By how many points caps together hold the score down less: what the components leave of the difference. None where
    /// there is no score before or after.
    pub fn by_caps(&self) -> Option<f64> {
        let score = self.score().known()?;
        let by_components: f64 = self.components.iter().map(ComponentChange::difference).sum();
        Some(((score.head - score.base - by_components) * 10.0).round() / 10.0 + 0.0)
    }

    /// The band.
    pub fn band(&self) -> Both<Option<Colour>> {
        self.judgement.map(|it| it.and_then(Judgement::band))
    }

    /// The score.
    pub fn score(&self) -> Both<Option<f64>> {
        self.judgement.map(|it| it.and_then(Judgement::score))
    }
}

/// The components with other points, the largest difference first.
fn components(health: Both<Option<&Health>>) -> Vec<ComponentChange> {
    // Without a score nothing adds up to one.
    if health.map(|it| it.and_then(|it| it.uncapped)).known().is_none() {
        return Vec::new();
    }
    let mut points: BTreeMap<&str, Both<Option<f64>>> = BTreeMap::new();
    for it in health.base.into_iter().flat_map(|it| &it.components) {
        points.entry(&it.metric).or_default().base = it.contribution;
    }
    for it in health.head.into_iter().flat_map(|it| &it.components) {
        points.entry(&it.metric).or_default().head = it.contribution;
    }
    let changed = points.into_iter().filter(|(_, points)| points.is_changed());
    let mut changes: Vec<ComponentChange> =
        changed.map(|(metric, points)| ComponentChange { metric: metric.to_owned(), points }).collect();
    changes.sort_by(|a, b| b.difference().abs().total_cmp(&a.difference().abs()));
    changes
}

impl ComponentChange {
    /// By how many points it adds more.
    pub fn difference(&self) -> f64 {
        let Both { base, head } = self.points.map(Option::unwrap_or_default);
        ((head - base) * 10.0).round() / 10.0 + 0.0
    }
}

fn caps(health: Both<Option<&Health>>) -> Vec<CapChange> {
    let mut caps: BTreeMap<&'static str, Both<Option<Cap>>> = BTreeMap::new();
    for it in health.base.into_iter().flat_map(|it| &it.caps) {
        caps.entry(it.id).or_default().base = Some(it.clone());
    }
    for it in health.head.into_iter().flat_map(|it| &it.caps) {
        caps.entry(it.id).or_default().head = Some(it.clone());
    }
    let allows = |cap: &Option<Cap>| cap.as_ref().map(|it| it.at_most);
    let changed = caps.into_iter().filter(|(_, cap)| cap.as_ref().map(allows).is_changed());
    changed.map(|(id, cap)| CapChange { id, cap }).collect()
}
