//! A message to a small customer is left out.

use super::{Acted, Draft};
use crate::edit::Yaml;
use crate::model::{Message, PlanFile};
use crate::route::Route;

/// A message to a small customer that is due and will not be sent.
#[derive(Clone, Copy, Debug)]
pub struct SkipMessage<'a> {
    /// Which one.
    pub message: Message,
    /// Why.
    pub reason: Option<&'a str>,
}

impl SkipMessage<'_> {
    /// Notes that it was left out on the plan's day, by the CSM.
    ///
    /// # Errors
    /// None.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let (on, by) = (draft.at.as_of(), draft.or_csm(None).map(str::to_owned));
        let entry = Yaml::map([
            ("message", Some(Yaml::plain(self.message))),
            ("skipped_on", Some(on.into())),
            ("by", by.map(Yaml::text)),
            ("reason", self.reason.map(Yaml::text)),
        ]);
        draft.edits.add(Route::to(PlanFile::Updates).key("skipped"), entry);
        Ok(format!("left out the message `{}` of {on}", self.message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;

    #[test]
    fn what_is_left_out_is_noted_with_its_day_and_reason() {
        let mut draft = team_draft(&[], "2026-03-12");
        let said = SkipMessage { message: Message::Quiet, reason: Some("on holiday") }.act(&mut draft);
        assert_eq!(said.expect("noted"), "left out the message `quiet` of 2026-03-12");
        let text = draft.one_text();
        for part in ["message: quiet", "skipped_on: 2026-03-12", "by: Ana Ruiz", "reason: on holiday"] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(draft.preview().expect("a plan").messages_skipped().contains_key(&Message::Quiet));
    }
}
