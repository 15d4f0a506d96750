//! What is counted of a plan for its row, and in which word it stands.

use crate::assessment::Assessment;
use crate::metric::Value;
use crate::model::{Outcome, Phase, PlanFile};
use crate::schedule::Standing;

use super::urgency::LATE;

/// How many milestones are done, of all that are not dropped.
pub fn done_of_all(it: &Assessment) -> (usize, usize) {
    let counted = it.schedule.forecasts.iter().filter(|it| it.standing != Standing::Dropped);
    counted.fold((0, 0), |(done, all), forecast| (done + usize::from(forecast.is_done), all + 1))
}

/// What a metric counts: none of it once the onboarding has ended, and nothing that can be said when it is unknown.
pub(super) fn count(it: &Assessment, id: &str) -> Option<usize> {
    match it.metrics.get(id) {
        Value::NotApplicable(_) => Some(0),
        value => value.known().map(|number| number as usize),
    }
}

/// Overdue milestones, actions and trainings. A log that does not exist has nothing in it that is overdue, unless there is
/// none of them; one that could not be read in full may have.
pub fn overdue(it: &Assessment) -> Option<usize> {
    let is_doubtful =
        [PlanFile::Jsp, PlanFile::Actions, PlanFile::Training].iter().any(|file| it.plan.is_doubtful(*file));
    let known: Vec<usize> = LATE.iter().filter_map(|metric| count(it, metric)).collect();
    (!is_doubtful && !known.is_empty()).then(|| known.iter().sum())
}

/// The phase, or how an onboarding ended, in a word.
pub(super) fn standing(ended: Option<Outcome>, phase: Option<Phase>) -> &'static str {
    ended.map(Outcome::word).or(phase.map(Phase::word)).unwrap_or_default()
}
