//! Use of the product on a plan's screen: how many seats are active, as a line of little bars.

use crate::assessment::Assessment;
use crate::model::{Snapshot, ValueName};
use crate::report::{Line, Tone};

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
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

/// A bar a number, the largest of them the highest.
fn spark(numbers: &[u32]) -> String {
    let most = numbers.iter().copied().max().unwrap_or(0).max(1);
    let highest = u64::try_from(BARS.len() - 1).unwrap_or_default();
    let bar = |number: &u32| {
        let step = (u64::from(*number) * highest).div_ceil(u64::from(most));
        usize::try_from(step).ok().and_then(|step| BARS.get(step)).copied().unwrap_or('█')
    };
    numbers.iter().map(bar).collect()
}

/// What first value is here, and where it stands.
pub(super) fn first_value(it: &Assessment) -> Line {
    let milestone = it.value_milestone(ValueName::First).map(|(_, milestone)| milestone.label());
    match (it.plan.jsp.value.first.definition.answer(), milestone, it.value_deadline(ValueName::First)) {
        (Some(definition), ..) => definition.into(),
        (None, Some(milestone), _) => Line::from(milestone).dim(", and nobody has said in whose words"),
        (None, None, Some(due)) => {
            Tone::Warn.line(format!("due {}, and nobody has said what it is", due.short()))
        }
        (None, None, None) => Tone::Warn.line("not defined"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_drawn_against_the_largest() {
        assert_eq!(spark(&[0, 10, 41, 29]), "▁▃█▆");
        assert_eq!(spark(&[0, 0]), "▁▁");
        assert_eq!(spark(&[]), "");
        assert_eq!(spark(&[u32::MAX, 1]), "█▂");
    }
}
