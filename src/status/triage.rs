//! Who is asked about what a plan needs, where there are more plans than a stand-up goes through.

use super::row::StatusRow;
use crate::date::Date;
use crate::health::Judgement;
use crate::model::Colour;

/// Who is asked about what a plan needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Triage {
    /// Somebody, today: the plan is red, it was better on the day it is compared with, or a step of a play is due.
    Person,
    /// Nobody by name: its gates open by themselves, and what it needs goes by rule.
    Rule,
    /// Whoever goes through the plans of its colour.
    Later,
}

impl StatusRow {
    /// Who is asked about what the plan needs; nobody where it needs nothing.
    pub fn triage(&self, as_of: Date) -> Option<Triage> {
        // What nobody has begun was asked for on its day; of a play that is under way each step is.
        let is_due =
            self.needs.iter().any(|need| need.by == as_of || (need.by < as_of && need.progress.is_some()));
        self.needs.first()?;
        Some(match self.band {
            Some(Colour::Red) => Triage::Person,
            _ if self.is_worse() => Triage::Person,
            _ if self.is_automatic => Triage::Rule,
            _ if is_due => Triage::Person,
            _ => Triage::Later,
        })
    }

    /// Whether it has a worse colour than on the day that it is compared with.
    pub fn is_worse(&self) -> bool {
        // Colours are in order from green to red.
        self.judgement_then().and_then(Judgement::band).zip(self.band).is_some_and(|(then, now)| then < now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::status::{Before, Need};

    #[test]
    fn by_name_is_asked_about_what_is_red_or_worse_or_has_a_step_that_is_due() {
        let as_of = date("2026-04-10");
        let plan = plan_from(&[(
            "onboarding.yaml",
            "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}}",
        )]);
        let row = StatusRow::of(&Assessment::of(plan, &Basis::on(as_of)));
        let need = |by: &str, progress| Need { by: date(by), progress, ..row.needs[0].clone() };
        let triage = |band, then: Option<Colour>, is_automatic, need: Need| {
            let judged = |band| Judgement::Scored { score: 60.0, band };
            let before =
                then.map(|then| Before { on: date("2026-04-06"), judgement: judged(then), score: None });
            let row = StatusRow { band: Some(band), before, is_automatic, needs: vec![need], ..row.clone() };
            row.triage(as_of)
        };
        let (late, today) = (need("2026-04-01", None), need("2026-04-10", None));
        assert_eq!(triage(Colour::Red, None, true, late.clone()), Some(Triage::Person));
        assert_eq!(triage(Colour::Amber, Some(Colour::Green), true, late.clone()), Some(Triage::Person));
        assert_eq!(triage(Colour::Amber, Some(Colour::Red), false, late.clone()), Some(Triage::Later));
        assert_eq!(triage(Colour::Amber, None, false, late), Some(Triage::Later));
        assert_eq!(triage(Colour::Amber, None, false, today.clone()), Some(Triage::Person));
        assert_eq!(triage(Colour::Amber, None, true, today), Some(Triage::Rule));
        let under_way = need("2026-04-01", Some((1, 4)));
        assert_eq!(triage(Colour::Green, None, false, under_way), Some(Triage::Person));
        assert_eq!(StatusRow { needs: Vec::new(), ..row.clone() }.triage(as_of), None);
    }
}
