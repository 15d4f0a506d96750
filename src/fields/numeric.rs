//! Which keys take a bare number for the text that they ask for.

/// Keys of names that machines give: ids, what refers to them, and names under which others list something.
const KEYS: [&str; 16] = [
    "account",
    "action",
    "affects",
    "after",
    "customer",
    "decision",
    "hold",
    "id",
    "milestone",
    "outcome",
    "overlays",
    "product",
    "replaces",
    "supersedes",
    "version",
    "workstream",
];

/// Whether the texts of this key may as well be numbers. Those of any other key are words, and a number among them was
/// most likely meant for something else.
#[must_use]
pub(crate) fn takes_numbers(key: &str) -> bool {
    KEYS.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(KEYS.is_sorted_by(|a, b| a < b));
    }
}
