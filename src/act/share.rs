//! The plan was given to the customer.

use super::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{Edition, PlanFile};
use crate::route::Route;

/// The customer's edition of the plan went out.
#[derive(Clone, Copy, Debug)]
pub struct NoteShare<'a> {
    /// The day.
    pub on: Date,
    /// What it said, so that somebody can tell later whether a page is the one that was sent.
    pub text: &'a str,
}

impl NoteShare<'_> {
    /// Notes the day and a fingerprint of what was sent; the same page twice on a day is noted once.
    ///
    /// # Errors
    /// None.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let hash = fingerprint(self.text);
        let mut sent = draft.plan.updates.shares.iter().filter(|it| it.sent_to_customer_on(self.on));
        let is_noted = sent.any(|it| it.hash.get() == Some(&hash));
        if !is_noted {
            let by = draft.or_csm(None).map(str::to_owned);
            let entry = Yaml::map([
                ("id", Some(Yaml::text(draft.new_id('S', None)?))),
                ("sent_on", Some(self.on.into())),
                ("by", by.map(Yaml::text)),
                ("edition", Some(Yaml::plain(Edition::Customer.word()))),
                ("hash", Some(Yaml::text(hash))),
            ]);
            draft.edits.add(Route::to(PlanFile::Updates).key("shares"), entry);
        }
        Ok(format!("noted that the plan was sent to the customer on {}", self.on))
    }
}

/// FNV-1a, 64 bits: the same everywhere and for ever. It tells pages apart; it proves nothing against somebody who wants to
/// deceive.
pub fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("fnv1a-{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_same_fingerprint_everywhere() {
        assert_eq!(fingerprint(""), "fnv1a-cbf29ce484222325");
        assert_eq!(fingerprint("a"), "fnv1a-af63dc4c8601ec8c");
    }
}
