//! What the customer would read differently.

use super::{Compared, Section};
use crate::report::{Report, Verbatim};

/// The lines of the customer's page that go, and those that come.
pub(super) fn section(it: &Compared) -> Option<Section> {
    let lines = &it.customer;
    if lines.base.is_empty() && lines.head.is_empty() {
        return None;
    }
    let marked = |mark: &str, lines: &[String]| -> Vec<String> {
        lines.iter().map(|line| format!("{mark} {line}")).collect()
    };
    let text = [marked("-", &lines.base), marked("+", &lines.head)].concat().join("\n");
    let report = Report::new().with(Verbatim::new("diff", &text));
    Some(Section { title: "What the customer would read differently".into(), report })
}
