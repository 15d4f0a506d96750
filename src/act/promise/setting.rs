//! The words of a promise, while nobody has relied on them.

use std::sync::Arc;

use crate::act::{Acted, Draft};
use crate::model::{Commitment, Edition};
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// What is known of a promise; the rest stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetPromise<'a> {
    /// What was promised.
    pub text: Option<&'a str>,
    /// Who promised it.
    pub by: Option<&'a str>,
    /// Whether it is in no document of the deal.
    pub verbal: Option<bool>,
    /// Who may read it.
    pub audience: Option<Edition>,
}

impl SetPromise<'_> {
    /// Writes it down.
    ///
    /// # Errors
    /// When the words are those that the customer confirmed, or by which it was kept or declined.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let promise = &plan.handoff.commitments[index];
        if draft.put(at, "text", &promise.text, self.text) && promise.text.is_written() {
            may_be_worded_otherwise(draft, promise)?;
        }
        draft.put(at, "by", &promise.by, self.by);
        draft.put_plain(at, "verbal", Some(promise.verbal), self.verbal);
        draft.put_audience(at, promise.audience, self.audience);
        Ok("is updated".to_owned())
    }
}

/// A promise that the customer confirmed, or that was kept or declined, stays as it was worded then: another one is a
/// promise of its own. What was said of it today may still be a slip.
fn may_be_worded_otherwise(draft: &Draft, promise: &Commitment) -> Result<(), Refused> {
    let declined = promise.declined.as_ref().and_then(|it| it.declined_on);
    let relied_on =
        [("confirmed", promise.confirmed_on), ("delivered", promise.delivered_on), ("declined", declined)];
    let mut relied_on = relied_on.into_iter().filter_map(|(what, on)| Some((what, on?)));
    let Some((what, on)) = relied_on.find(|(_, on)| !draft.may_correct(*on)) else { return Ok(()) };
    let (slug, id) = (draft.at.slug(), &promise.id);
    let refused = Refused::because(format!("`{id}` was {what} on {on}, as it is worded"));
    let add = commands::commitment_add(slug, blank("text"), blank("name"));
    let refused = refused.hint(Remedy::run("write down what is owed now as a promise of its own", add));
    Err(match what {
        "confirmed" => {
            let decline = commands::commitment_decline(slug, id, blank("decision"), None);
            refused.hint(Remedy::run("decline this one where it no longer holds", decline))
        }
        _ => refused,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::log::COMMITMENTS;

    fn set(keys: &str, words: SetPromise<'_>) -> Result<Draft, String> {
        let file = format!("commitments:\n  - {{id: K-1, text: a connector, by: Tom Becker{keys}}}\n");
        let mut draft = team_draft(&[("handoff.yaml", &file)], "2026-04-10");
        words.act(&mut draft, 0, &COMMITMENTS.route().index(0)).map_err(|refused| refused.why)?;
        Ok(draft)
    }

    const WORDS: SetPromise<'_> =
        SetPromise { text: Some("two connectors"), by: None, verbal: None, audience: None };

    #[test]
    fn what_was_written_down_wrongly_is_put_right() {
        let words = SetPromise {
            by: Some("Ana Ruiz"),
            verbal: Some(false),
            audience: Some(Edition::Customer),
            ..WORDS
        };
        let draft = set(", verbal: true", words).unwrap();
        let text = draft.one_text();
        for part in ["text: two connectors", "by: Ana Ruiz", "verbal: false", "audience: customer"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(draft.said()[0], "note: `text` was: a connector");
        assert!(
            set("", SetPromise { verbal: Some(false), ..SetPromise::default() }).unwrap().edits.is_empty()
        );
    }

    #[test]
    fn what_the_customer_confirmed_stays_as_it_is_worded() {
        for (keys, what) in [
            (", confirmed_on: 2026-03-20", "confirmed on 2026-03-20"),
            (", delivered_on: 2026-04-09", "delivered on 2026-04-09"),
            (", declined: {declined_on: 2026-04-01, decision: D-1}", "declined on 2026-04-01"),
        ] {
            assert_eq!(set(keys, WORDS).err(), Some(format!("`K-1` was {what}, as it is worded")));
            let by = SetPromise { by: Some("Ana Ruiz"), ..SetPromise::default() };
            assert!(set(keys, by).is_ok(), "who promised it is another thing");
        }
        assert!(set(", confirmed_on: 2026-04-10", WORDS).is_ok(), "a slip of today");
    }
}
