//! Signs, abbreviations and colours that are no columns.

use super::screens::Screens;

/// A sign, by what it is known on a screen.
pub(super) struct Sign {
    pub(super) screens: Screens,
    pub(super) sign: &'static str,
    /// What shows that it is there; nothing where it always may be.
    shown_by: &'static [&'static str],
    pub(super) meaning: &'static str,
}

impl Sign {
    /// Whether it is in what a screen says.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.shown_by.is_empty() || self.shown_by.iter().any(|sign| text.contains(sign))
    }
}

const fn sign(
    screens: Screens,
    sign: &'static str,
    shown_by: &'static [&'static str],
    meaning: &'static str,
) -> Sign {
    Sign { screens, sign, shown_by, meaning }
}

/// Every sign.
pub(super) const SIGNS: &[Sign] = &[
    sign(
        "status",
        "order",
        &[],
        "red, too little data while something is late, amber, too little data otherwise, on hold, too early, green; of one \
         colour what costs most to leave alone, then the larger contract",
    ),
    sign(
        "status",
        "↑ ↓",
        &["↑", "↓"],
        "the score has risen or fallen by 2 points or more since the last Monday; before caps where they hold both",
    ),
    sign("status", "≠R ≠A", &["≠"], "somebody of ours reported a worse colour than the one that is derived"),
    sign(
        "status",
        "↑4 ↓4",
        &["↑", "↓"],
        "with --since: by how much the score, what is done, late or blocked is more or less than on that day, and by how many \
         days go-live is later or earlier",
    ),
    sign(
        "status health",
        "49, 74",
        &["49", "74"],
        "mostly a cap: something that must not stay so holds the score down to red (49) or amber (74), whatever else is well",
    ),
    sign(
        "status",
        "58.3 but for 2 caps",
        &[" but for "],
        "what the score would be if nothing held it down; the first cap is named, `onboard health PLAN` has all",
    ),
    sign(
        "status",
        "reported amber",
        &["reported "],
        "the colour that somebody has written down; it never counts, and is shown beside the derived one",
    ),
    sign(
        "status",
        "needs a person (8 of 60)",
        &["needs a person"],
        "how many of the open plans do: above 25 those that are red, were better on Monday, or have a step of a play due. After \
         each line the play in a word or two and how far it is: 2/6 done (of the ladder of silence the step that is due), or – \
         where it has not begun; +4 means four more things in that plan. The plan's own screen has all of it in full, what \
         costs as much to leave alone by its day",
    ),
    sign(
        "status",
        "since Mon",
        &["since Mon "],
        "what the plans' own days tell since the end of that Monday; --since mon tells who moved what, by the files of that day",
    ),
    sign(
        "status",
        "A→R",
        &["A→", "R→", "G→", "–→", "?→", "H→"],
        "the band on the day that it is compared with, and the one of today",
    ),
    sign("status digest", "by rule", &["by rule"], "what small customers get without anybody's call"),
    sign(
        "status",
        "due by, or late",
        &["due by"],
        "a line a person, ours first. Of what is late first what is in the way (something blocked waits for it), then what is \
         blocked itself, then what has been late longest",
    ),
    sign(
        "status",
        "waivers",
        &["waivers: "],
        "criteria of gates that are waived now, each with the last day of it",
    ),
    sign(
        "status",
        "implementation",
        &["(implementation)"],
        "who implements, in how many open plans; their milestones and actions due in the same five days, and late",
    ),
    sign("status", "for 4 days", &["live waiver"], "for how long the waivers have held, together"),
    sign(
        "status gate slip",
        "+15, +15d, −2",
        &["+", "−"],
        "calendar days after the day that was agreed last, or before it",
    ),
    sign(
        "status gate",
        "✓ ○ ✗ ◐",
        &["○", "✗", "◐"],
        "of one plan's gates: passed; still ahead; shut now and late or going to be, or shut although what it guards has \
         happened; all but signed. A slip or a cross is amber while only the forecast is late, red once the day itself has passed",
    ),
    sign(
        "status history",
        "▁▃█▆",
        &["▁", "▂", "▃", "▄", "▅", "▆", "▇"],
        "one bar a count, the oldest first: of active seats against the most there were, of a score against 100",
    ),
    sign(
        "slip",
        "at once",
        &["at once"],
        "days that one side alone would have lost too; with a minus, days that one side alone could have saved",
    ),
    sign(
        "status health",
        "between 30 and 49",
        &["between "],
        "the score cannot be told more exactly: with every unknown at 0 and at 100, caps applied",
    ),
    sign(
        "status",
        "day 39 of 60, now",
        &["0–30"],
        "of one plan: days since the signature and the day on which it should be over; the phase is that of the first gate that \
         is not open; `now` is the window of today",
    ),
    sign(
        "health",
        "coverage, interval",
        &["coverage"],
        "how much of the weight is known, and what must be; the score with every unknown at 0 and at 100, before caps",
    ),
    sign(
        "health",
        "amber from, red from",
        &["red from"],
        "the count, as a rule of days, from which the cap is 74, and from which it is 49",
    ),
    sign(
        "slip",
        "by reason",
        &["by reason"],
        "the same days once more, by why they were lost: the reason that the blocker, the move or the hold gives",
    ),
    sign(
        "check",
        "error, warning, info",
        &["error", "warning", "info"],
        "the plan contradicts itself or cannot be read, and the exit status is 1; good practice is not followed; worth \
         knowing. The id of the check is in brackets: `onboard explain ID` says what it is for",
    ),
    sign(
        "check",
        "--> file:12:5, ^^^",
        &["-->", ".yaml", ".toml"],
        "the file, the line and the column, the line itself, and the part of it that is meant",
    ),
    sign(
        "check",
        "help",
        &["help", "onboard "],
        "what fixes it: commands to paste, or what to write in that line; <…> is for you to fill in",
    ),
    sign("check", "also line 174", &["also "], "the other places with the same cause"),
    sign(
        "agenda digest",
        "step 3 of 4",
        &["step "],
        "how far the ladder of reminders has come that somebody gets who does not answer",
    ),
    sign(
        "agenda",
        "2 of 6, not started",
        &["not started", " of "],
        "of a play, how many steps are done of all; nobody has begun it: `onboard play run` does",
    ),
    sign("agenda", "3 of 5", &[" of 5 ("], "how they felt about it that day, 1 to 5"),
    sign("agenda", "exposure", &["exposure"], "probability (1 to 5) × impact (1 to 5): 25 is the most"),
    sign("digest", "(play)", &["("], "the play that it calls for: `onboard play show` has its steps"),
    sign(
        "digest",
        "in the way, blocked",
        &["in the way: ", "blocked: "],
        "something blocked waits for it; it is blocked itself",
    ),
    sign("digest", "(+3 more)", &[" more)"], "how many more things need a person in that plan"),
    sign("digest", "(theirs)", &["(theirs)"], "somebody of the customer's"),
    sign(
        "digest",
        "20 % of a full load",
        &[" of a full load"],
        "what the plans take of one person's time, each counted as 1 of the middle of its segment's csm_load",
    ),
    sign(
        "digest",
        "(implementation)",
        &["(implementation)"],
        "who implements, in how many open plans, with what is due and late there",
    ),
    sign("share agenda", "✓ ● ○", &["✓", "●", "○"], "done; waits for something; to come"),
    sign("gate", "C-…", &["C-"], "ids of criteria"),
    sign(
        "gate",
        "attest, sign off",
        &["attest"],
        "to say with evidence that one criterion is met, as whoever saw it; to sign for the whole gate",
    ),
    sign(
        "metrics",
        "missed, met, open",
        &["missed", "met", "open"],
        "against the benchmark: on the wrong side, on the right side; nobody can tell yet",
    ),
    sign("slip", "X-…", &["X-"], "ids of blockers"),
    sign("metrics", "on its way", &["on its way"], "below the benchmark, and its day has not come yet"),
    sign(
        "",
        "M-… A-… R-… D-… L-…",
        &["M-", "A-", "R-", "D-", "L-"],
        "ids of milestones, actions, risks, decisions, contacts: commands take them",
    ),
    sign("", "· ? –", &["·", "?", "–"], "none; not known; nothing to say"),
    sign("", "…", &["…"], "more than fits: a wider window shows it"),
    sign(
        "",
        "colours",
        &[],
        "red: late, shut, failing; yellow: wants attention; green: as it should be; cyan: can be typed as it is; dim: of \
         lesser weight. Words say the same",
    ),
];
