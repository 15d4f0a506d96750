//! It is taken back that a plan stands still, or stood still for a time.

use std::sync::Arc;

use super::{TakeBack, Written};
use crate::act::hold::WithHold;
use crate::act::{Acted, Draft, Remark};
use crate::phrase::{Count, List};
use crate::plan_at::ShiftsBack;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

impl TakeBack<'_> {
    /// Takes back a hold, be it over or not: from then on it is as if there had been none. What is open and moved with it moves
    /// back, as long as nothing else has moved it since.
    ///
    /// # Errors
    /// When it would be taken back before it began.
    pub fn hold(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let hold = &plan.onboarding.holds[index];
        let what = format!("the hold since {}", hold.since);
        // One that is still ahead is taken back before it begins.
        let given = Some(hold.since).filter(|since| *since <= draft.at.as_of());
        let written = Written { what: &what, given, withdrawn: hold.withdrawn.as_ref() };
        let said = self.write_and_name(draft, at, written)?;
        if hold.withdrawn.is_some() {
            return Ok(said);
        }
        let shifts = draft.at.shifts_back_of(hold);
        let today = draft.at.as_of();
        WithHold { hold, by: self.by, on: today, reason: Some(self.reason) }.shift(draft, &shifts.back)?;
        remark_what_stays(draft, &hold.id, &shifts);
        Ok(match shifts.back.len() {
            0 => said,
            count => format!("{said}; {} moved back", Count(count, "planned day")),
        })
    }
}

/// Says which days stay where the hold put them.
fn remark_what_stays(draft: &mut Draft, hold: &str, shifts: &ShiftsBack) {
    const NAMED: usize = 8;
    if shifts.moved_since.is_empty() {
        return;
    }
    let names: Vec<String> = shifts.moved_since.iter().map(|name| format!("`{name}`")).collect();
    let is = if names.len() == 1 { "has" } else { "have" };
    let names = List::and(&names).at_most(NAMED);
    let text = format!("{names} {is} moved again since `{hold}`, and {is} the same day as before");
    let again = commands::milestone_move(draft.at.slug(), blank("id"), blank("date"), blank("reason"));
    draft.remark(Remark::warning(text).with(Remedy::run("move what is to come earlier", again)));
}

#[cfg(test)]
mod tests {
    use super::super::tests::{BACK, back};
    use crate::act::hold::StartHold;
    use crate::act::testing::team_draft;
    use crate::fixture::date;
    use crate::log::HOLDS;
    use crate::model::{PlanFile, Side};
    use crate::refused::Refused;

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
    fn what_moved_with_a_hold_moves_back_unless_it_has_moved_since() {
        let over = "since: 2026-04-01, ended_on: 2026-04-06, side: customer";
        assert!(taken(over, "", "2026-04-10").is_ok());
        let of_hold = "{from: 2026-04-21, to: 2026-04-24, moved_on: 2026-04-06, hold: H-1}";
        let jsp = format!(
            "milestones:
  - {{id: M-1, due: 2026-04-24, moves: [{of_hold}]}}
  - {{id: M-2, due: 2026-05-04, moves: [{of_hold}, {{from: 2026-04-24, to: 2026-05-04, moved_on: 2026-04-08}}]}}
  - {{id: M-3, due: 2026-04-24, done_on: 2026-04-09, moves: [{of_hold}]}}
"
        );
        let head = head(over);
        let mut draft = team_draft(&[("onboarding.yaml", &head), ("jsp.yaml", &jsp)], "2026-04-10");
        let said = back("2026-04-10").hold(&mut draft, 0, &HOLDS.route().index(0)).unwrap();
        assert_eq!(said, "the hold since 2026-04-01 is taken back, on 2026-04-10; 1 planned day moved back");
        let remarks = draft.said();
        assert!(remarks[0].starts_with("warning: `M-2` has moved again since `H-1`"), "{remarks:?}");
        let text = draft.after(PlanFile::Jsp);
        let move_back = "{from: 2026-04-24, to: 2026-04-21, reason: read again, side: customer, by: Ana Ruiz, \
                         moved_on: 2026-04-10, hold: H-1}";
        assert!(
            text.contains(&format!("id: M-1, due: 2026-04-21, moves: [{of_hold}, {move_back}]")),
            "{text}"
        );
        assert!(
            text.contains("id: M-2, due: 2026-05-04, moves") && text.contains("id: M-3, due: 2026-04-24")
        );
        let onboarding = draft.after(PlanFile::Onboarding);
        let files = [("onboarding.yaml", onboarding.as_str()), ("jsp.yaml", text.as_str())];
        let mut again = team_draft(&files, "2026-04-10");
        back("2026-04-10").hold(&mut again, 0, &HOLDS.route().index(0)).unwrap();
        assert!(again.edits.is_empty(), "taken back once, it is taken back");
    }
}
