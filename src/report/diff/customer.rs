//! What the customer would read differently.

use similar::{ChangeTag, TextDiff};

use super::Compared;
use super::comment::Section;
use crate::assessment::Assessment;
use crate::diff::Both;
use crate::edition::CustomerEdition;
use crate::report::customer::share::share_report;
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

/// The lines of the customer's page that one version of a plan has and the other has not.
pub(super) fn differences(plans: Both<&Assessment>) -> Both<Vec<String>> {
    let pages = plans.map(|it| share_report(&CustomerEdition::of(it), &it.language(), None).lines());
    let [old, new] =
        [&pages.base, &pages.head].map(|page| page.iter().map(String::as_str).collect::<Vec<_>>());
    let mut lines = Both::<Vec<String>>::default();
    for change in TextDiff::from_slices(&old, &new).iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => lines.base.push(change.value().to_owned()),
            ChangeTag::Insert => lines.head.push(change.value().to_owned()),
            ChangeTag::Equal => {}
        }
    }
    lines
}
