//! Actions and milestones leave the plan, and come back.

use super::Target;
use crate::act::{Acted, Draft, Dropping, restore};
use crate::edit::When;
use crate::model::State;

impl Target {
    /// Takes the entry out of the plan; one that is out stays so.
    ///
    /// # Errors
    /// When there is no such decision.
    pub fn drop(&self, draft: &mut Draft, dropping: &Dropping) -> Acted {
        if self.item(&draft.at).state == State::Dropped {
            return Ok("is dropped already".to_owned());
        }
        let day = draft.day(dropping.on);
        dropping.take_out(draft, &self.place, day)?;
        Ok("is out of the plan".to_owned())
    }

    /// Puts the entry back into the plan.
    ///
    /// # Errors
    /// When it is not dropped, or was dropped later.
    pub fn restore(&self, draft: &mut Draft, on: Option<When>) -> Acted {
        let item = self.item(&draft.at);
        let (id, dropped) = (item.id.to_owned(), item.progress.dropped.to_vec());
        restore(draft, &id, &self.place, &dropped, on)
    }
}
