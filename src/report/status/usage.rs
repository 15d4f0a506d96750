//! Use of the product on a plan's screen: how many seats are active, as a line of little bars.

use crate::assessment::Assessment;
use crate::model::{Snapshot, ValueName};
use crate::report::spark::spark;
use crate::report::{Line, Tone};

/// How many snapshots are drawn, the last ones.
const DRAWN: usize = 16;

/// `▂▄▇▅ 29 of 140 seats active on 7 Apr`; nothing where nobody has counted.
pub(super) fn active_seats(it: &Assessment) -> Option<Line> {
    let snapshots = it.plan.adoption.until(it.as_of());
    let counted: Vec<&Snapshot> =
        snapshots.into_iter().map(|(_, one)| one).filter(|one| one.active.is_some()).collect();
    let last = counted.last()?;
    let drawn = &counted[counted.len().saturating_sub(DRAWN)..];
    let seats: Vec<u32> = drawn.iter().filter_map(|one| one.active).collect();
    let of = last.provisioned.map(|all| format!(" of {all}")).unwrap_or_default();
    let words = format!(" {}{of} seats active", last.active?);
    Some(Line::new().good(spark(&seats)).plain(words).dim(format!(" on {}", last.measured_on.short())))
}

/// What first value is here, and where it stands.
pub(super) fn first_value(it: &Assessment) -> Line {
    let milestone = it.value_milestone(ValueName::First).map(|(_, milestone)| milestone.label());
    match (it.plan.jsp.value.first.definition.answer(), milestone, it.value_deadline(ValueName::First)) {
        (Some(definition), ..) => definition.into(),
        (None, Some(milestone), _) => Line::from(milestone).dim(", not defined in the customer's words yet"),
        (None, None, Some(due)) => {
            Tone::Warn.line(format!("due {}, and nobody has said what it is", due.short()))
        }
        (None, None, None) => Tone::Warn.line("not defined"),
    }
}
