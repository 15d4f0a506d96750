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
    use crate::act::TakeBack;
    use crate::act::testing::team_draft;
    use crate::fixture::date;

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

    #[test]
    fn what_was_left_out_by_mistake_is_due_again() {
        let skips = "skipped:\n  - {message: quiet, skipped_on: 2026-03-09}\n  - {message: quiet, skipped_on: 2026-03-12}\n";
        let mut draft = team_draft(&[("updates.yaml", skips)], "2026-03-12");
        let back = TakeBack { by: None, on: draft.at.as_of(), reason: "they asked for it" };
        let none = back.skipped(&mut draft, Some(Message::Welcome)).unwrap_err().why;
        assert_eq!(none, "no message `welcome` was left out");
        let said = back.skipped(&mut draft, None).unwrap();
        assert_eq!(said, "the message `quiet` is no longer left out");
        let skipped = |day: &str| draft.preview().expect("a plan").on(date(day)).messages_skipped();
        assert_eq!(skipped("2026-03-12")[&Message::Quiet], date("2026-03-09"), "the last is taken back");
        let mut again = team_draft(&[("updates.yaml", &draft.one_text())], "2026-03-12");
        back.skipped(&mut again, Some(Message::Quiet)).unwrap();
        assert!(again.preview().expect("a plan").messages_skipped().is_empty(), "then the one before it");
    }
}
