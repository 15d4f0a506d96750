//! Which event has happened, and when. Going live is an event like any other, whatever its gate says.

use super::view::PlanAt;
use crate::date::Date;
use crate::model::Event;

impl PlanAt {
    /// Whether this event has happened by now.
    pub fn has_happened(&self, event: Event) -> bool {
        self.milestone_of(event).is_some_and(|(index, _)| self.is_done(index))
    }

    /// The day on which this event happened, if it has by now.
    pub fn happened_on(&self, event: Event) -> Option<Date> {
        let (index, _) = self.milestone_of(event)?;
        self.done_on(index)
    }

    /// Whether the customer uses the product in production: the go-live event has happened, whatever its gate says.
    pub fn is_live(&self) -> bool {
        self.has_happened(Event::GoLive)
    }

    /// The day on which the customer went live, as far as the plan tells.
    pub fn live_on(&self) -> Option<Date> {
        self.happened_on(Event::GoLive)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn at(files: &[(&str, &str)], as_of: &str) -> PlanAt {
        PlanAt::of(plan_from(files), &Basis::on(date(as_of)))
    }

    #[test]
    fn the_customer_is_live_once_the_go_live_event_has_happened() {
        let live = |milestone: &str, as_of: &str| {
            let jsp = format!("milestones: [{{id: M-1}}, {{id: M-2, event: go_live, {milestone}}}]");
            // That the gate is open says nothing of the event.
            let gates = "gates: {go_live: {criteria: [{id: C-1, attestations: [{by: Jo, attested_on: 2026-03-03, evidence: a}]}], \
                         signoffs: [{by: Jo, signed_on: 2026-03-03}]}}";
            let it = at(&[("jsp.yaml", &jsp), ("gates.yaml", gates)], as_of);
            (it.is_live(), it.live_on())
        };
        let on = date("2026-04-01");
        assert_eq!(live("done_on: 2026-04-01", "2026-04-01"), (true, Some(on)));
        assert_eq!(live("done_on: 2026-04-01", "2026-03-31"), (false, None));
        assert_eq!(live("started_on: 2026-03-20", "2026-04-10"), (false, None));
        assert_eq!(live("done_on:", "2026-04-10"), (false, None));
        assert_eq!(
            live("done_on: 2026-04-01, dropped: [{dropped_on: 2026-04-05}]", "2026-04-10"),
            (false, None)
        );
    }
}
