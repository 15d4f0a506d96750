//! It is taken back that a plan stands still, or stood still for a time.

use std::sync::Arc;

use super::{TakeBack, Written};
use crate::act::{Acted, Draft};
use crate::fields::{Field, Kind, Shape, To, walk};
use crate::model::{Hold, PlanFile};
use crate::phrase::Count;
use crate::plan::Plan;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::{Route, Step};

impl TakeBack<'_> {
    /// Takes back a hold, be it over or not: from then on it is as if there had been none.
    ///
    /// # Errors
    /// When days of the plan moved with it: they would stand where it put them, and nothing would say why.
    pub fn hold(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let hold = &plan.onboarding.holds[index];
        if hold.withdrawn.is_none() {
            must_have_moved_nothing(draft, hold)?;
        }
        let what = format!("the hold since {}", hold.since);
        // One that is still ahead is taken back before it begins.
        let given = Some(hold.since).filter(|since| *since <= draft.at.as_of());
        self.write_and_name(draft, at, Written { what: &what, given, withdrawn: hold.withdrawn.as_ref() })
    }
}

fn must_have_moved_nothing(draft: &Draft, hold: &Hold) -> Result<(), Refused> {
    let (plan, slug) = (&draft.plan, draft.at.slug());
    let moved = moved_with(plan, &hold.id);
    let Some(first) = moved.first() else { return Ok(()) };
    let why = format!(
        "{} moved with `{}`, so that it stays in the plan",
        Count(moved.len(), "planned day"),
        hold.id
    );
    let milestone = match first.steps.as_slice() {
        [Step::Key(list), Step::Index(at), ..] if first.file == PlanFile::Jsp && &**list == "milestones" => {
            plan.jsp.milestones.get(*at)
        }
        _ => None,
    };
    let id = milestone.map_or_else(|| blank("id"), |it| it.id.as_str().into());
    let back = commands::milestone_move(slug, id, blank("date"), blank("reason"));
    Err(Refused::because(why).hint(Remedy::run("move back what is to come as early as before", back)))
}

/// The places of the moves that name a hold.
fn moved_with(plan: &Plan, id: &str) -> Vec<Route> {
    let mut moves = Vec::new();
    let is_of_hold = |_: &Shape, field: &Field| matches!(field.kind, Kind::Reference(To::Hold));
    walk(plan, is_of_hold, |found| {
        if found.text().is_some_and(|named| named.trim() == id) {
            moves.push(found.route());
        }
    });
    moves
}

#[cfg(test)]
mod tests {
    use super::super::tests::{BACK, back};
    use super::*;
    use crate::act::hold::StartHold;
    use crate::act::testing::team_draft;
    use crate::fixture::date;
    use crate::log::HOLDS;
    use crate::model::Side;

    fn head(holds: &str) -> String {
        format!(
            "customer: Acme\nsegment: smb\ncontract: {signed}\nteam: {team}\nholds:\n  - {{id: H-1, {holds}}}\n",
            signed = "{signed_on: 2026-03-02}",
            team = "{csm: Ana Ruiz}"
        )
    }

    fn taken(holds: &str, jsp: &str, on: &str) -> Result<(String, String), Refused> {
        let head = head(holds);
        let mut draft = team_draft(&[("onboarding.yaml", &head), ("jsp.yaml", jsp)], "2026-04-10");
        let said = back(on).hold(&mut draft, 0, &HOLDS.route().index(0))?;
        Ok((said, draft.one_text()))
    }

    #[test]
    fn a_hold_that_was_begun_by_mistake_is_as_if_there_had_been_none() {
        let (said, text) = taken("since: 2026-04-06", "", "2026-04-10").unwrap();
        assert_eq!(said, "the hold since 2026-04-06 is taken back, on 2026-04-10");
        assert!(text.contains(&format!("since: 2026-04-06, {BACK}")), "{text}");
        let mut after = team_draft(&[("onboarding.yaml", &text)], "2026-04-10");
        assert_eq!(after.at.holds.running(), None);
        let anew = StartHold {
            reason: "freeze",
            side: Side::Customer,
            on: date("2026-04-10"),
            resumes_on: Some(date("2026-04-20")),
            by: None,
            id: None,
        };
        anew.act(&mut after).unwrap();
        assert!(after.consequences(&after.texts().unwrap()).is_ok(), "it overlaps nothing");
        assert!(taken("since: 2026-04-13", "", "2026-04-10").is_ok(), "before it begins");
        assert!(taken("since: 2026-04-06", "", "2026-04-05").unwrap_err().why.contains("before it happened"));
    }

    #[test]
    fn a_hold_that_is_over_is_taken_back_where_nothing_moved_with_it() {
        let over = "since: 2026-04-01, ended_on: 2026-04-06";
        assert!(taken(over, "", "2026-04-10").is_ok());
        let moved = "milestones: [{id: M-1, due: 2026-04-24, moves: \
                     [{from: 2026-04-21, to: 2026-04-24, moved_on: 2026-04-06, hold: H-1}]}]\n";
        let refused = taken(over, moved, "2026-04-10").unwrap_err();
        assert_eq!(refused.why, "1 planned day moved with `H-1`, so that it stays in the plan");
        let hint = refused.hints[0].to_string();
        assert!(hint.contains("onboard milestone move acme M-1 <date> --reason <reason>"), "{hint}");
    }
}
