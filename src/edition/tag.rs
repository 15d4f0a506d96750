//! What a calendar knows an entry by: the same every day, and telling nothing of the ids that it is made from.

use std::fmt;

use uuid::Uuid;

/// The names of all plans; made once, and never to be changed: calendars know their entries by what follows from it.
const PLANS: Uuid = Uuid::from_u128(0x6a1d_9c52_7f0e_4b1b_9a43_0d5e_c86b_27f1);

/// What a plan or an entry of it is known by outside: a name-based UUID (RFC 9562, version 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag(Uuid);

impl Tag {
    /// That of the plan with an id.
    pub fn of_plan(id: &str) -> Self {
        Self(Uuid::new_v5(&PLANS, id.trim().as_bytes()))
    }

    /// That of something within it.
    #[must_use]
    pub fn within(self, kind: &str, id: &str) -> Self {
        Self(Uuid::new_v5(&self.0, format!("{kind} {}", id.trim()).as_bytes()))
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_always_the_same_and_tells_no_id() {
        let tag = Tag::of_plan("P-7k2m").within("milestone", "M-1");
        assert_eq!(tag.to_string(), Tag::of_plan("P-7k2m").within("milestone", " M-1").to_string());
        assert_eq!(tag.to_string().len(), 36);
        let others = [
            Tag::of_plan("P-7k2m"),
            Tag::of_plan("P-7k2m").within("training", "M-1"),
            Tag::of_plan("P-other").within("milestone", "M-1"),
        ];
        assert!(others.iter().all(|it| *it != tag));
    }
}
