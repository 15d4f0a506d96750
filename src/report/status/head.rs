//! The head of a plan's screen: who it is and how it is in two lines, and the five gates in one.

use super::cells;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::health::Judgement;
use crate::model::PlanFile;
use crate::phrase::{Days, Money, Number, Percent};
use crate::report::{Line, Tone};
use crate::status::StatusRow;

/// `Kestrel & Pine Logistics · mid-market · USD 64,000 · day 39 of 60 · implementation · Tomas Lind`.
pub(super) fn title(it: &Assessment, row: &StatusRow) -> Line {
    let worth = row.arr.map_or_else(Line::new, |arr| {
        let money = Money(arr, row.currency.as_deref().unwrap_or_default()).to_string();
        Tone::Dim.line(money.trim())
    });
    let phase = match it.ending() {
        Some(ending) => Line::from(format!("{} on {}", ending.result, ending.ended_on.short())),
        None => row.phase.map_or_else(Line::new, |phase| Line::from(phase.word())),
    };
    let parts = [
        Line::new().strong(&row.customer),
        Tone::Dim.line(row.segment),
        worth,
        format!("day {} of {}", row.day, row.last_day()).into(),
        phase,
        row.owner.as_deref().map_or_else(|| Tone::Warn.line("no CSM"), Line::from),
    ];
    Line::chained(parts, "·")
}

/// Health and why, the hold, go-live, first value, and when anybody was last spoken with.
pub(super) fn state(it: &Assessment, row: &StatusRow) -> Line {
    let parts = [closed(it), health(it, row), go_live(it, row), first_value(row), heard(it, row)];
    Line::chained(parts, "·")
}

/// `closed by Ana Ruiz: live in both halls`.
fn closed(it: &Assessment) -> Line {
    let Some(ending) = it.ending() else { return Line::new() };
    let note = ending.note.answer().map(|note| format!(": {note}")).unwrap_or_default();
    match ending.by.answer() {
        Some(by) => Line::from(format!("closed by {by}{note}")),
        None if note.is_empty() => Line::new(),
        None => Line::from(format!("closed{note}")),
    }
}

/// `A 69↓`, what holds it down, and the colour that somebody reported instead.
fn health(it: &Assessment, row: &StatusRow) -> Line {
    let line = cells::mark(row).line;
    let line = match row.judgement {
        Judgement::Scored { .. } => match it.health.binding_cap().zip(it.health.uncapped) {
            Some((cap, before)) => {
                let (before, what) = (
                    Number(before),
                    match it.health.holding_caps().count() {
                        1 => "this".to_owned(),
                        many => format!("{many} caps, the first"),
                    },
                );
                line.plain(format!(" ({before} but for {what}: {})", cap.reason))
            }
            None => line,
        },
        Judgement::Interval { .. } if it.health.is_unbegun() => {
            line.plain(" no gate is open yet, and something is late")
        }
        Judgement::Interval { low, high, .. } => {
            let range = format!(" between {} and {}", Number(low), Number(high));
            let why = it.health.binding_cap().map(|cap| format!(": {}", cap.reason));
            line.plain(range).plain(why.unwrap_or_default())
        }
        Judgement::Insufficient => {
            let needed = Percent(it.health.coverage_floor);
            line.dim(format!(
                " too little data: {} of the weight is known, {needed} is needed",
                Percent(row.coverage)
            ))
        }
        // How, and on which day, stands a line above.
        Judgement::Ended => line.dim(" ended"),
        Judgement::OnHold => line.plain(" on hold ").then(hold(it)),
        Judgement::TooEarly => line.plain(format!(" {}", row.judgement.phrase())),
    };
    match it.health.reported {
        Some(reported) if it.health.is_disputed() => line.warn(format!(", reported {reported}")),
        Some(reported) => line.dim(format!(", reported {reported}")),
        None => line,
    }
}

/// Since when it stands still, until when, and why.
fn hold(it: &Assessment) -> Line {
    let Some(hold) = it.holds.running().map(|index| &it.plan.onboarding.holds[index]) else {
        return Line::new();
    };
    let line = Line::from(format!("since {}", hold.since.short()));
    let line = match hold.resumes_on(it.as_of()) {
        Some(on) if on < it.as_of() => line.warn(format!(", agreed until {}", on.short())),
        Some(on) => line.plain(format!(" until {}", on.short())),
        None => line,
    };
    match hold.reason.get() {
        Some(reason) => line.dim(format!(": {reason}")),
        None => line,
    }
}

fn go_live(it: &Assessment, row: &StatusRow) -> Line {
    match (row.go_live.live_on, row.go_live.forecast) {
        (None, None) => {
            let state = if it.has_ended() { "not live" } else { "no day for go-live" };
            let forecast = it.metrics.get("forecast_go_live");
            Tone::Dim.line(format!("{state}: {}", forecast.why().unwrap_or("not planned")))
        }
        (Some(_), _) => Line::from("live ").then(cells::go_live(&row.go_live).line),
        (None, Some(_)) => Line::from("go-live ").then(cells::go_live(&row.go_live).line),
    }
}

fn first_value(row: &StatusRow) -> Line {
    Line::from("first value ").then(cells::first_value(row.first_value))
}

/// When anybody was last spoken with, and when the last update went out.
fn heard(it: &Assessment, row: &StatusRow) -> Line {
    let seen = row.last_contact.map_or_else(
        || Tone::Warn.line("not spoken with yet"),
        |on| format!("last spoke {}", ago(it, on)).into(),
    );
    Line::chained([seen, last_update(it, row)], "·")
}

/// `today`, `9 days ago`: by the calendar, whether or not days on hold are counted anywhere.
fn ago(it: &Assessment, on: Date) -> String {
    match it.as_of().days_since(on) {
        0 => "today".to_owned(),
        days => format!("{} ago", Days(days)),
    }
}

fn last_update(it: &Assessment, row: &StatusRow) -> Line {
    let sent = it.plan.updates.updates.iter().filter_map(|update| update.sent_by(it.as_of())).max();
    match (sent, row.days_since_update) {
        _ if it.plan.is_doubtful(PlanFile::Updates) => Tone::Warn.line("update unknown"),
        (None, _) => Tone::Dim.line("no update yet"),
        (Some(on), Some(_)) => format!("update {}", ago(it, on)).into(),
        // Once an onboarding has ended, how long ago it was means nothing; the day still does.
        (Some(on), None) => format!("update on {}", on.short()).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn a_hold_that_should_be_over_does_not_last_until_a_day_that_has_passed() {
        let head = "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, \
                    holds: [{id: H-1, since: 2026-03-26, resumes_on: 2026-04-14, reason: a freeze}]}";
        let said = |as_of: &str| {
            let it = Assessment::of(plan_from(&[("onboarding.yaml", head)]), &Basis::on(date(as_of)));
            state(&it, &StatusRow::of(&it)).text().replace('\u{a0}', " ")
        };
        assert!(said("2026-04-14").contains("on hold since 26 Mar until 14 Apr: a freeze"));
        assert!(said("2026-04-15").contains("on hold since 26 Mar, agreed until 14 Apr: a freeze"));
    }
}
