//! Why a plan stands still, on whose wish, and when work is to go on.

use std::sync::Arc;

use crate::act::draft::Why;
use crate::act::{Acted, Draft, Remark};
use crate::edit::When;
use crate::model::{Due, Hold, Side};
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// What is known of a hold; the rest stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetHold<'a> {
    /// Why.
    pub reason: Option<&'a str>,
    /// Whose wish it is.
    pub side: Option<Side>,
    /// Who agreed to it.
    pub by: Option<&'a str>,
    /// The first day on which work is to go on; a distance counts from the day that it had.
    pub resumes_on: Option<When>,
}

impl SetHold<'_> {
    /// Writes it down. Another day on which work is to go on is a move, as of every planned day.
    ///
    /// # Errors
    /// When the hold was taken back, is over and is to end on another day, or is on another side's account since an earlier day.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let hold = &plan.onboarding.holds[index];
        if let Some(withdrawn) = &hold.withdrawn {
            let why = format!("`{}` was taken back, on {}", hold.id, withdrawn.withdrawn_on);
            return Err(Refused::because(why));
        }
        draft.put(at, "reason", &hold.reason, self.reason);
        draft.put(at, "by", &hold.by, self.by);
        if draft.put_plain(at, "side", hold.side, self.side) && hold.side.is_some() {
            may_be_of_another_side(draft, hold)?;
        }
        match self.resumes_on {
            Some(when) => self.resume(draft, hold, at, when),
            None => Ok("is updated".to_owned()),
        }
    }

    fn resume(self, draft: &mut Draft, hold: &Hold, at: &Route, when: When) -> Acted {
        if let Some(ended) = hold.ended_on {
            return Err(Refused::because(format!("`{}` is over: work resumed on {ended}", hold.id)));
        }
        let from = hold.resumes_on(draft.at.as_of());
        let to = draft.day_from(from, when);
        if to <= hold.since {
            let why = format!("the hold starts on {}, and work would go on on {to}", hold.since);
            return Err(Refused::because(why));
        }
        if to <= draft.at.as_of() {
            let end = Remedy::run("end the hold where it does", commands::hold_end(draft.at.slug()));
            draft.remark(Remark::warning(format!("work is to go on on {to}, which is not ahead")).with(end));
        }
        let (reason, by) = (self.reason.or(hold.reason.get()), self.by.or(hold.by.get()));
        draft.plan_key_for((at, "resumes_on"), from.map(Due::Day).as_ref(), to, Why { reason, by });
        Ok(format!("lasts until work resumes, on {to}"))
    }
}

/// On whose account the days of a hold are is counted from its first day on.
fn may_be_of_another_side(draft: &Draft, hold: &Hold) -> Result<(), Refused> {
    let Some(side) = hold.side.filter(|_| !draft.may_correct(hold.since)) else { return Ok(()) };
    let why = format!("the days since {} are counted on the side `{side}`", hold.since);
    let back = commands::hold_withdraw(draft.at.slug(), &hold.id, blank("reason"));
    let anew = Remedy::run("take it back", back).then("and start it anew with the other `--side`");
    Err(Refused::because(why).hint(anew))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::log::HOLDS;

    fn set(hold: &str, words: SetHold<'_>) -> Result<(String, Draft), String> {
        let head = format!(
            "customer: Acme\nsegment: smb\ncontract: {{signed_on: 2026-03-02}}\nteam: {{csm: Ana Ruiz}}\n\
             holds:\n  - {{id: H-1, {hold}}}\n"
        );
        let mut draft = team_draft(&[("onboarding.yaml", &head)], "2026-04-10");
        let said = words.act(&mut draft, 0, &HOLDS.route().index(0)).map_err(|refused| refused.why)?;
        Ok((said, draft))
    }

    const LASTS: &str = "since: 2026-04-06, resumes_on: 2026-04-20, reason: freeze, side: customer";

    #[test]
    fn work_goes_on_on_another_day_and_the_hold_says_from_when_to_when() {
        let later =
            SetHold { resumes_on: "+1w".parse().ok(), reason: Some("year-end"), ..SetHold::default() };
        let (said, draft) = set(LASTS, later).unwrap();
        assert_eq!(said, "lasts until work resumes, on 2026-04-27");
        let text = draft.one_text();
        let moved = "moves: [{from: 2026-04-20, to: 2026-04-27, reason: year-end, by: Ana Ruiz, moved_on: 2026-04-10}]";
        assert!(text.contains(moved) && text.contains("resumes_on: 2026-04-27"), "{text}");
        assert_eq!(draft.said(), ["note: `reason` was: freeze"]);
        let first = SetHold { resumes_on: "2026-04-20".parse().ok(), ..SetHold::default() };
        assert!(set("since: 2026-04-06", first).unwrap().1.one_text().contains("{to: 2026-04-20"));
    }

    #[test]
    fn what_cannot_be_of_a_hold_is_refused() {
        let on = |day: &str| SetHold { resumes_on: day.parse().ok(), ..SetHold::default() };
        assert!(set(LASTS, on("2026-04-06")).err().unwrap().contains("work would go on on 2026-04-06"));
        let over = "since: 2026-04-01, ended_on: 2026-04-03";
        assert_eq!(set(over, on("2026-04-20")).err().unwrap(), "`H-1` is over: work resumed on 2026-04-03");
        let back = "since: 2026-04-01, withdrawn: {withdrawn_on: 2026-04-03}";
        assert_eq!(set(back, on("2026-04-20")).err().unwrap(), "`H-1` was taken back, on 2026-04-03");
        let ours = SetHold { side: Some(Side::Vendor), ..SetHold::default() };
        assert!(set(LASTS, ours).err().unwrap().contains("counted on the side `customer`"));
        assert!(set("since: 2026-04-10, side: customer", ours).is_ok(), "a slip of today");
        assert!(set("since: 2026-04-06", ours).is_ok(), "nobody had said so");
    }
}
