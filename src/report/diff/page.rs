//! What the customer's page says before a change, and after it.

use similar::{ChangeTag, TextDiff};

use crate::assessment::Assessment;
use crate::diff::Both;
use crate::edition::CustomerEdition;
use crate::report::customer::share::share_report;

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
