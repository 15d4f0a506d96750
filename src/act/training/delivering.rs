//! A session was given.

use std::sync::Arc;

use crate::act::standing::Former;
use crate::act::{Acted, Draft, Remark, Standing};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::Text;
use crate::refused::Refused;
use crate::remedy::{Remedy, commands};
use crate::route::Route;

/// That a session was given, and to how many.
#[derive(Clone, Copy, Debug, Default)]
pub struct DeliverSession {
    /// The day; the one that is written, else the as-of date, where nobody says.
    pub on: Option<Date>,
    /// How many were invited.
    pub invited: Option<u32>,
    /// How many came.
    pub attended: Option<u32>,
}

impl DeliverSession {
    /// Writes it down of the session at `place`; said twice it changes nothing.
    ///
    /// # Errors
    /// When it is dropped, is yet to be given, or was given otherwise on an earlier day.
    pub fn act(&self, draft: &mut Draft, index: usize, place: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let session = &plan.training.sessions[index];
        let given = session.given_on();
        let day = self.on.or(given).unwrap_or(draft.at.as_of());
        if given.is_none() && session.dropped.iter().any(|it| it.holds_on(day)) {
            let restore = commands::training_restore(&plan.slug, &session.id);
            return Err(Refused::because(format!("`{}` is dropped", session.id))
                .hint(Remedy::run("put it back into the plan", restore)));
        }
        let counts = [(session.invited, self.invited), (session.attended, self.attended)];
        if given != Some(day) || counts.into_iter().any(is_other) {
            draft.must_be_free(Standing {
                what: format!("`{}` was given", session.id),
                place: "`delivered_on`, `invited` and `attended` in `training.yaml`".to_owned(),
                on: given,
            })?;
        }
        if let Some((done_on, withdrawn)) = session.delivered_on.zip(session.withdrawn.as_ref()) {
            let former = Former { done_on, evidence: &Text::default(), evidence_on: None, withdrawn };
            draft.done_again(place, former, "delivered_on", day)?;
        }
        if let Some((came, invited)) =
            self.attended.or(session.attended).zip(self.invited.or(session.invited)).filter(|it| it.0 > it.1)
        {
            draft.remark(Remark::note(format!("{came} came, and {invited} were invited")));
        }
        draft.edits.set(place.clone().key("delivered_on"), day);
        draft.edits.set_some(place.clone().key("invited"), self.invited.map(Yaml::plain));
        draft.edits.set_some(place.clone().key("attended"), self.attended.map(Yaml::plain));
        Ok(format!("was given on {day}"))
    }
}

/// Whether a number is counted otherwise than it is written.
fn is_other((written, counted): (Option<u32>, Option<u32>)) -> bool {
    written.zip(counted).is_some_and(|(written, counted)| written != counted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::fixture::date;
    use crate::log::SESSIONS;

    fn given(session: &str, deliver: DeliverSession) -> Result<(String, Draft), String> {
        let file = format!("sessions:\n  - {{id: T-1{session}}}\n");
        let mut draft = team_draft(&[("training.yaml", &file)], "2026-04-10");
        let place = SESSIONS.route().index(0);
        let said = deliver.act(&mut draft, 0, &place).map_err(|refused| refused.why)?;
        Ok((said, draft))
    }

    #[test]
    fn a_session_is_given_with_who_came() {
        let counts = DeliverSession { invited: Some(12), attended: Some(10), ..DeliverSession::default() };
        let (said, draft) = given("", counts).unwrap();
        assert_eq!(said, "was given on 2026-04-10");
        assert!(
            draft.one_text().contains("delivered_on: 2026-04-10, invited: 12, attended: 10"),
            "{}",
            draft.one_text()
        );
        let more = DeliverSession { attended: Some(13), ..counts };
        assert_eq!(given("", more).unwrap().1.said(), ["note: 13 came, and 12 were invited"]);
    }

    #[test]
    fn said_twice_it_is_given_once_and_an_earlier_day_stays() {
        let written = ", delivered_on: 2026-04-08, attended: 10";
        assert_eq!(given(written, DeliverSession::default()).unwrap().1.one_text(), "");
        let later = DeliverSession { invited: Some(12), ..DeliverSession::default() };
        let (_, draft) = given(written, later).unwrap();
        assert!(draft.one_text().contains("invited: 12"), "what was not counted yet is added");
        let was = Some("`T-1` was given on 2026-04-08 already");
        let other = DeliverSession { attended: Some(9), ..DeliverSession::default() };
        assert_eq!(given(written, other).err().as_deref(), was);
        let other = DeliverSession { on: Some(date("2026-04-09")), ..DeliverSession::default() };
        assert_eq!(given(written, other).err().as_deref(), was);
    }

    #[test]
    fn what_was_dropped_is_not_given() {
        let dropped = ", dropped: [{dropped_on: 2026-04-09}]";
        assert_eq!(given(dropped, DeliverSession::default()).err().as_deref(), Some("`T-1` is dropped"));
    }
}
