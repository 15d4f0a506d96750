//! The head of a plan's screen: its title, and where it stands in a few lines.

use super::cells;
use crate::assessment::Assessment;
use crate::metric::Value;
use crate::model::PlanFile;
use crate::phrase::{Count, Days, Number, Percent, Slip};
use crate::report::{Line, Pairs, Tone};
use crate::status::StatusRow;

pub(super) fn title(it: &Assessment, row: &StatusRow) -> Line {
    let line = Line::new().strong(&row.customer).dim(format!(" · {}", row.segment));
    let line = line.plain(format!(" · day {} of {}", row.day, row.planned_days));
    let phase = match it.ending() {
        Some(ending) => Line::from(format!("{} on {}", ending.result, ending.ended_on.short())),
        None => row.phase.map_or_else(Line::new, |phase| Line::from(phase.word())),
    };
    let line = Line::joined([line, phase], " · ");
    if row.is_on_hold { line.warn(" · on hold") } else { line }
}

pub(super) fn header(it: &Assessment, row: &StatusRow) -> Pairs {
    Pairs::new()
        .pair("health", health(it, row))
        .pair("next gate", next_gate(row))
        .pair("go-live", go_live(it))
        .pair("first value", first_value(it, row))
        .maybe("waivers", waivers(it))
        .maybe("owner", row.owner.as_deref())
        .pair("last update", last_update(it, row))
}

fn next_gate(row: &StatusRow) -> Line {
    match &row.next_gate {
        None => "all gates are open".into(),
        Some(next) if row.ended.is_some() => {
            Tone::Dim.line(format!("none: it ended before {} opened", next.gate))
        }
        Some(next) => cells::gate_sentence(next.gate, next),
    }
}

/// What the gates still owe: how many waivers hold, and for how long they have.
fn waivers(it: &Assessment) -> Option<Line> {
    let number = |id| it.metrics.number(id).map(|number| number as i64);
    let live = number("live_waivers").filter(|live| *live > 0)?;
    let count = Count(usize::try_from(live).ok()?, "live waiver");
    let days = Days(number("waiver_days")?);
    let together = if live == 1 { "" } else { " together" };
    Some(Tone::Warn.line(count).dim(format!(", for {days}{together}")))
}

fn last_update(it: &Assessment, row: &StatusRow) -> Line {
    if let Some(days) = row.days_since_update {
        return format!("{} ago", Days(days)).into();
    }
    // Once an onboarding has ended, how long ago it was means nothing; the day still does.
    let sent = it.plan.updates.updates.iter().filter_map(|update| update.sent_by(it.as_of())).max();
    match sent {
        _ if it.plan.is_doubtful(PlanFile::Updates) => Tone::Warn.line("unknown"),
        Some(on) => format!("on {}", on.short()).into(),
        None => Tone::Dim.line("none written"),
    }
}

fn health(it: &Assessment, row: &StatusRow) -> Line {
    let line = match (row.score, row.band) {
        (Some(_), Some(band)) => {
            let line = cells::health(row).line;
            match it.health.binding_cap().zip(it.health.uncapped) {
                Some((cap, before)) => {
                    let before = Line::from(format!("{}, capped at ", Number(before)));
                    before.then(line).toned(cells::tone(band), format!(": {}", cap.reason))
                }
                None => line,
            }
        }
        _ => {
            let needed = Percent(it.health.coverage_floor);
            let known = Percent(row.coverage);
            Tone::Dim.line(format!("insufficient data: {known} of the weight is known, {needed} is needed"))
        }
    };
    match it.health.reported {
        Some(reported) if row.band.is_some_and(|band| band != reported) => {
            line.warn(format!(" · reported {reported}"))
        }
        Some(reported) => line.dim(format!(" · reported {reported}")),
        None => line,
    }
}

fn go_live(it: &Assessment) -> Line {
    let forecast = it.schedule.event(crate::model::Event::GoLive).map(|(_, _, forecast)| forecast);
    let agreed = forecast.and_then(|forecast| forecast.baseline.zip(forecast.slip_days));
    match (it.metrics.get("forecast_go_live").day(), it.live_on()) {
        (_, Some(on)) => Tone::Good.line(format!("live since {on}")),
        (Some(day), None) => {
            let line = Line::from(format!("forecast {}", day.short_with_weekday()));
            match agreed {
                Some((baseline, slip)) if slip != 0 => {
                    let tone = if slip > 0 { Tone::Bad } else { Tone::Good };
                    line.toned(tone, format!(" ({})", Slip(slip)))
                        .dim(format!(" against {}", baseline.short_with_weekday()))
                }
                Some(_) => line.dim(" as planned"),
                None => line.dim(", no baseline"),
            }
        }
        (None, None) => {
            let forecast = it.metrics.get("forecast_go_live");
            let state = match &forecast {
                _ if it.has_ended() => "not live",
                Value::NotApplicable(_) => "not applicable",
                _ => "unknown",
            };
            Tone::Dim.line(format!("{state}: {}", forecast.why().unwrap_or("not planned")))
        }
    }
}

fn first_value(it: &Assessment, row: &StatusRow) -> Line {
    let line = cells::first_value(row.first_value);
    match it.plan.jsp.value.first.definition.get() {
        Some(definition) => line.dim(": ").plain(definition),
        None => line.warn(", not defined"),
    }
}
