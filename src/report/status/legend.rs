//! What the signs of the stand-up view mean.

use crate::report::{Heading, Line, Pairs, Report, View};

/// A sign or a column, and what it says.
pub const LEGEND: &[(&str, &str)] = &[
    (
        "band",
        "R red, A amber, G green, with the score; E ended, H on hold, – too early, ? too little data, ✗ unreadable",
    ),
    (
        "↑ ↓",
        "the score has risen or fallen by 2 points or more since the last Monday; before caps where they hold both",
    ),
    (
        "↑4 ↓4",
        "with --since: by how much the score, what is done, late or blocked is more or less than on that day, and by how \
         many days go-live is later or earlier",
    ),
    ("≠R ≠A", "somebody of ours reported a worse colour than the one that is derived"),
    ("day", "calendar days since the signature, and the day on which it should be over"),
    ("–30 –60 –90 91+", "milestones due in those days: ✓ all done, 9/11 done of all, ! some are late"),
    (
        "next gate",
        "the first gate that is not open: days from the agreed day to the one on which it can open, or else that day",
    ),
    ("go-live", "✓ the day it went live, or the forecast with the days from the agreed day to it"),
    (
        "first value",
        "the day on which it was reached (`?`: nothing shows it yet), in how many days it is due, or how late it is",
    ),
    ("worth", "yearly contract value"),
    (
        "late, blk",
        "milestones, actions and trainings that are past their day; milestones and actions that are blocked",
    ),
    ("seen", "days since we last spoke with anybody at the customer"),
    ("by", "the CSM"),
    ("needs a person", "when the first step was due, who takes it, what is wrong; +4 means four more things"),
    ("2 of 6, –", "how many steps of the play are done; – it has not begun"),
    ("who, open", "of the load: a CSM, and how many open plans are theirs"),
    ("ent, mm, smb", "those of them that are enterprise, mid-market, smb"),
    ("red, amber", "those of them with that band"),
    ("on us", "blocked milestones and actions in them that wait on our side"),
    ("calls", "calls in them by the agreed rhythm in the coming five working days, today among them"),
    (
        "load",
        "what the plans take of one person's time, those on hold left out: each is 1 of the middle of its segment's csm_load; ! more than 100 %",
    ),
    (
        "implementation",
        "who implements, in how many open plans; their milestones and actions due in the same five days, and late",
    ),
    ("+15, +15d, -2", "calendar days after the day that was agreed last, or before it"),
    (
        "✓ ○ ✗ ◐",
        "of one plan's gates: passed; still ahead; shut now and late or going to be, or shut although what it guards has \
         happened; all but signed. A slip or a cross is amber while only the forecast is late, red once the day itself has passed",
    ),
    (
        "█ ▓ ░",
        "of one plan's windows: done, late, open; ✓ ✗ ○ – checkpoints passed, missed, ahead, not planned",
    ),
    ("· ? –", "none; not known; nothing to say"),
];

/// The legend as an answer of its own.
pub struct Legend;

impl View for Legend {
    fn report(&self) -> Report {
        let pairs = LEGEND.iter().fold(Pairs::new(), |pairs, (sign, meaning)| pairs.pair(*sign, *meaning));
        Report::new().with(Heading::top(Line::from("Signs of the stand-up view"))).with(pairs)
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        let signs =
            LEGEND.iter().map(|(sign, meaning)| serde_json::json!({ "sign": sign, "meaning": meaning }));
        Ok(serde_json::json!({ "legend": signs.collect::<Vec<_>>() }))
    }
}

#[cfg(test)]
mod tests {
    use super::LEGEND;

    #[test]
    fn what_counts_as_late_is_all_that_the_metrics_of_lateness_count() {
        let (_, said) = LEGEND.iter().find(|(sign, _)| sign.starts_with("late")).expect("a line");
        for metric in crate::status::LATE {
            let noun = metric.trim_start_matches("overdue_");
            assert!(said.contains(noun), "{noun}: {said}");
        }
    }
}
