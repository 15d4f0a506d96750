//! What the signs of the stand-up view mean.

use crate::report::{Heading, Line, Pairs, Report, View};

/// A sign or a column, and what it says.
pub const LEGEND: &[(&str, &str)] = &[
    (
        "health",
        "R red, A amber, G green, with the score; H on hold, – too early, ? too little data, ✗ unreadable",
    ),
    ("↑ ↓", "the score has moved by 2 points or more since the last Monday"),
    ("day", "calendar days since the signature, of those that are planned"),
    (
        "–30 –60 –90 91+",
        "milestones by the day they are due in: ✓ all done, 9/11 done of all, ! some are late",
    ),
    ("next gate", "the first that is not open: its slip against the day agreed last, else its day"),
    ("go-live", "✓ the day it went live; else the forecast, and days past the day agreed last"),
    ("first value", "the day it was reached on, in how many days it is due, or by how many it is late"),
    ("worth", "yearly contract value"),
    ("late, blk", "milestones and actions that are past their day, and that are blocked"),
    ("seen", "days since anybody of the customer was last spoken with"),
    ("by", "the CSM"),
    ("needs a person", "since when the first step is late; two things a plan, +4 for four more"),
    ("2 of 6, –", "so many steps of the play are done; it has not begun"),
    ("· ? –", "none; nobody knows; nothing to say"),
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
