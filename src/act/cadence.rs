//! The operating rhythm: how often both sides meet and write, whom a blocker reaches, where people talk.

use std::sync::Arc;

use super::{Acted, Draft};
use crate::date::Date;
use crate::model::{Frequency, PlanFile};
use crate::route::Route;

/// What is agreed of the rhythm; the rest stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetCadence<'a> {
    /// How often both sides meet to execute.
    pub execution_call: Option<Frequency>,
    /// The day that was agreed for the next call.
    pub next_call: Option<Date>,
    /// How often a written update goes out.
    pub update: Option<Frequency>,
    /// Whom a blocker reaches when its clock runs out.
    pub escalation_path: Option<&'a str>,
    /// Where people talk.
    pub channel: Option<&'a str>,
}

impl SetCadence<'_> {
    /// Writes it down. The rhythm has no day: it is read as it is now.
    ///
    /// # Errors
    /// None.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let (at, cadence) = (Route::to(PlanFile::Jsp).key("cadence"), &plan.jsp.cadence);
        draft.put_plain(&at, "execution_call", cadence.execution_call, self.execution_call);
        draft.put_plain(&at, "next_call", cadence.next_call, self.next_call);
        draft.put_plain(&at, "update", cadence.update, self.update);
        draft.put(&at, "escalation_path", &cadence.escalation_path, self.escalation_path);
        draft.put(&at, "channel", &cadence.channel, self.channel);
        Ok(format!("the operating rhythm of `{}` is written down", plan.slug))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;

    #[test]
    fn a_part_of_the_rhythm_is_set_and_what_stood_there_is_said() {
        let file = "cadence: {execution_call: weekly, update: weekly, channel: Teams}\n";
        let mut draft = draft(&[("jsp.yaml", file)], "2026-04-10");
        let set = SetCadence {
            update: Some(Frequency::EveryTwoWeeks),
            escalation_path: Some("Jonas Lind, then Ingrid Solberg"),
            ..SetCadence::default()
        };
        set.act(&mut draft).unwrap();
        let text = draft.one_text();
        let want = "cadence: {execution_call: weekly, update: every_two_weeks, escalation_path: 'Jonas Lind, then \
                    Ingrid Solberg', channel: Teams}\n";
        assert_eq!(text.replace('"', "'"), want);
        assert_eq!(draft.said(), ["note: `update` was: weekly"]);
    }

    #[test]
    fn a_plan_without_a_rhythm_is_given_one() {
        let mut draft = draft(&[("jsp.yaml", "success: x\n")], "2026-04-10");
        SetCadence { execution_call: Some(Frequency::Weekly), ..SetCadence::default() }
            .act(&mut draft)
            .unwrap();
        assert_eq!(draft.one_text(), "success: x\ncadence:\n  execution_call: weekly\n");
    }
}
