//! The small parts of which a line of a form is made: who, what, and what is in brackets at the end.

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text, unless it is empty.
pub(super) fn written(text: &str) -> Option<String> {
    let text = one_line(text);
    (!text.is_empty()).then_some(text)
}

/// `who: what`, if there is a colon; neither of them is empty.
pub(super) fn who_and_what(text: &str) -> Option<(&str, &str)> {
    let (who, what) = text.split_once(':')?;
    let (who, what) = (who.trim(), what.trim());
    (!who.is_empty() && !what.is_empty()).then_some((who, what))
}

/// `what (in brackets)`, if a text ends so.
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (before, inside) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some((before.trim(), inside.trim()))
}

/// The names in a list.
pub(super) fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_taken_apart() {
        assert_eq!(who_and_what("Ben : run: twice"), Some(("Ben", "run: twice")));
        assert_eq!(who_and_what("run it"), None);
        assert_eq!(who_and_what(": run"), None);
        assert_eq!(bracketed("no shipments (yet) (customer)"), Some(("no shipments (yet)", "customer")));
        assert_eq!(bracketed("no shipments (yet) "), Some(("no shipments", "yet")));
        assert_eq!(bracketed("no shipments)"), None);
        assert_eq!(listed("\nBen, ;Wanda\nLee ,").collect::<Vec<_>>(), ["Ben", "Wanda", "Lee"]);
        assert_eq!(written(" \n "), None);
        assert_eq!(written("a\n b").as_deref(), Some("a b"));
    }
}
