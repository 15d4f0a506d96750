//! A session is planned for another day.

use std::sync::Arc;

use crate::act::reschedule::Reschedule;
use crate::act::{Acted, Draft};
use crate::refused::Refused;
use crate::remedy::{Remedy, commands};
use crate::route::Route;

impl Reschedule<'_> {
    /// Moves the session at `place`.
    ///
    /// # Errors
    /// When it was given or dropped, or there is no such decision.
    pub fn session(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let session = &plan.training.sessions[index];
        if let Some(on) = session.given_on() {
            return Err(Refused::because(format!("`{}` was given already, on {on}", session.id)));
        }
        if session.dropped.iter().any(|it| it.holds_on(draft.at.as_of())) {
            let refused = Refused::because(format!("`{}` is dropped", session.id));
            let restore = commands::training_restore(&plan.slug, &session.id);
            return Err(refused.hint(Remedy::run("put it back into the plan", restore)));
        }
        self.act(draft, place, (session.due.as_ref(), &session.moves), draft.at.session_due(session))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::log::SESSIONS;
    use crate::model::Side;

    fn moved(session: &str, to: &str) -> Result<(String, String), String> {
        let file = format!("sessions:\n  - {{id: T-1, {session}}}\n");
        let mut draft = team_draft(&[("training.yaml", &file)], "2026-04-10");
        let act = Reschedule {
            to: to.parse().unwrap(),
            reason: Some("the room is taken"),
            side: Some(Side::Customer),
            by: None,
            decision: None,
        };
        let said = act.session(&mut draft, 0, &SESSIONS.route().index(0)).map_err(|refused| refused.why)?;
        Ok((said, draft.one_text()))
    }

    #[test]
    fn a_session_moves_and_says_from_when() {
        let (said, text) = moved("due: 2026-04-16", "+1w").unwrap();
        assert_eq!(said, "moves from 2026-04-16 to 2026-04-23");
        for part in
            ["due: 2026-04-23", "from: 2026-04-16", "side: customer", "by: Ana Ruiz", "moved_on: 2026-04-10"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(
            moved("due: 2026-04-16", "2026-04-16").unwrap().1,
            "",
            "it is planned for that day already"
        );
    }

    #[test]
    fn what_was_given_or_dropped_does_not_move() {
        let refused = |session| moved(session, "+1w").unwrap_err();
        assert_eq!(refused("delivered_on: 2026-04-09"), "`T-1` was given already, on 2026-04-09");
        assert_eq!(refused("dropped: [{dropped_on: 2026-04-09}]"), "`T-1` is dropped");
    }
}
