//! Before a call: the page that only we read, five minutes ahead. How it is, what to say or ask today, the people, the
//! plays, what to watch.

mod say;

use std::collections::BTreeMap;

use super::customer::agenda::AgendaKind;
use super::{Cell, Column, Heading, Items, Line, Report, Table, Tone, measure};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::edition::CustomerEdition;
use crate::model::{Action, Audience, Event, Person, Risk, RiskStatus, Text};
use crate::phrase::{Count, Days, Money, capital};
use crate::remedy::commands;
use crate::status::{StatusRow, Trend};

/// What we have to know before a call: before the next one, unless somebody says which.
pub fn before_the_call(it: &Assessment, kind: Option<AgendaKind>) -> Report {
    let row = StatusRow::of(it).since_monday(it);
    let title = format!("{}: {} – ours, do not send", row.customer, before_which(it, kind));
    let mut report = Report::new().with(Heading::top(title));
    report.push_lines(
        [how_it_is(it, &row), go_live(it), first_value(it)].into_iter().filter(|it| !it.is_empty()),
    );
    report.push_lines(measure(it).map(|line| Line::from(capital(&line.text())).plain(".")));
    push(&mut report, "Say or ask", Items::numbered(say::today(it, &row.due_next)));
    people(&mut report, it);
    push(&mut report, "Plays", Items::new(plays(it, &row)));
    push(&mut report, "Watch", Items::new(watch(it)));
    push(&mut report, "Sent and left out", Items::new(sent(it)));
    report.push(Line::from("After the call:"));
    report.push(Line::command(&commands::call(it.slug())));
    report
}

/// `before the call of Mon 22 Jun`: the day is that of the agenda which the customer gets.
fn before_which(it: &Assessment, kind: Option<AgendaKind>) -> String {
    let edition = CustomerEdition::of(it);
    match kind.or_else(|| AgendaKind::next(&edition)) {
        Some(kind) => {
            format!("before the {} of {}", kind.phrase(), kind.day(&edition).short_with_weekday())
        }
        None => "no call is ahead".to_owned(),
    }
}

/// A part of the page; nothing is said of what there is none of.
fn push(report: &mut Report, title: &str, items: Items) {
    if !items.items.is_empty() {
        report.push(Heading::part(title));
        report.push(items);
    }
}

/// `Amber 63, falling (Mon 67). You reported green on 1 Apr. Day 39 of 60. USD 64,000; renewal 2 Mar 2027, notice by 1 Jan.`
fn how_it_is(it: &Assessment, row: &StatusRow) -> Line {
    let score = row.score.map(|score| format!(" {:.0}", score.floor())).unwrap_or_default();
    let word = row.band.map_or_else(|| row.judgement.phrase().to_string(), |band| band.to_string());
    let line = Line::new().strong(format!("{}{score}", capital(&word))).plain(trend(row)).plain(".");
    let reported = it.plan.onboarding.colour_on(it.as_of());
    let reported =
        reported.and_then(|(_, it)| Some(format!(" Reported {} on {}.", it.colour, it.reported_on?.short())));
    let day = format!(" Day {} of {}.", row.day, row.last_day());
    line.plain(reported.unwrap_or_default()).plain(day).plain(contract(it, row))
}

fn trend(row: &StatusRow) -> String {
    let Some((trend, (was, is))) = row.trend().zip(row.moved()) else { return String::new() };
    let word = match trend {
        Trend::Up => "rising",
        Trend::Down => "falling",
        Trend::Level => return String::new(),
    };
    let (was, is) = (was.floor(), is.floor());
    match row.score.map(f64::floor) {
        Some(score) if score < is => format!(", {word} (before caps {is:.0}, Monday {was:.0})"),
        _ => format!(", {word} (Monday {was:.0})"),
    }
}

fn contract(it: &Assessment, row: &StatusRow) -> String {
    let contract = &it.plan.onboarding.contract;
    let worth = row.arr.map(|arr| Money(arr, row.currency.as_deref().unwrap_or_default()).to_string());
    let day = |day: Date| day.short_on(it.as_of());
    let renewal = contract.renews.map(|renews| {
        let notice = contract.notice_until().map(|by| format!(", notice by {}", day(by))).unwrap_or_default();
        format!("renewal {}{notice}", day(renews))
    });
    let parts: Vec<String> = [worth.map(|it| it.trim().to_owned()), renewal].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!(" {}.", parts.join("; ")) }
}

/// When go-live is planned, when it can be, and what moves it.
fn go_live(it: &Assessment) -> Line {
    let Some((index, _, forecast)) = it.schedule.event(Event::GoLive) else {
        return Tone::Warn.line("No go-live is planned.");
    };
    if let Some(on) = it.live_on() {
        return Line::new().strong("Live").plain(format!(" since {}.", on.short_on(it.as_of())));
    }
    let Some(expected) = forecast.date else { return Tone::Warn.line("Nothing says when go-live can be.") };
    let line = Line::new().strong("Go-live").plain(match forecast.due {
        Some(due) if due < expected => format!(" planned {}, cannot be before ", due.short()),
        _ => " expected ".to_owned(),
    });
    let line = line.strong(expected.short_with_weekday());
    let why = it.schedule.why_it_moves(index);
    let line = line.plain(why.map(|why| format!("; each working day adds one ({why})")).unwrap_or_default());
    line.plain(".").plain(since_monday(it, index, expected))
}

/// How far go-live has moved since the last Monday.
fn since_monday(it: &Assessment, index: usize, expected: Date) -> String {
    let monday = it.as_of().monday_before();
    if monday < it.signed() {
        return String::new();
    }
    let before = crate::schedule::Schedule::of(it.on(monday)).forecasts[index].date;
    match before.map(|before| expected.days_since(before)) {
        Some(days) if days > 0 => format!(" Since Monday +{}.", Days(days)),
        Some(days) if days < 0 => format!(" Since Monday {}.", Days(days)),
        _ => String::new(),
    }
}

fn first_value(it: &Assessment) -> Line {
    use crate::model::ValueName::First;
    let line = Line::new().strong("First value");
    if let Some(on) = it.value_reached(First) {
        return line.plain(format!(" reached on {}.", on.short_on(it.as_of())));
    }
    if let Some(on) = it.value_claimed(First) {
        return line.warn(format!(" reached on {}, and nothing shows it yet.", on.short_on(it.as_of())));
    }
    let Some(due) = it.value_owed(First).or_else(|| it.value_due(First)) else { return Line::new() };
    let late = it.days_late(due);
    let line = match late {
        late if late > 0 => line.warn(format!(" {} late", Days(late))).plain(format!(" ({})", due.short())),
        _ => line.plain(format!(" due {}", due.short())),
    };
    let expected = it.schedule.value_forecast(First).and_then(|it| it.date);
    line.plain(expected.map(|on| format!(", expected {}", on.short())).unwrap_or_default()).plain(".")
}

/// Who they are, when they were last spoken with, and how they feel.
fn people(report: &mut Report, it: &Assessment) {
    let people: Vec<&Person> = it.people_from_now().map(|(_, person)| person).collect();
    if people.is_empty() {
        return;
    }
    let roles = |person: &&Person| {
        let roles = person.roles_on(it.as_of()).map(|role| role.word().replace('_', " "));
        roles.collect::<Vec<_>>().join(", ")
    };
    let seen = |person: &&Person| match it.last_contacts().with(&person.name) {
        Some((on, _)) => Cell::from(Days(it.as_of().days_since(*on)).to_string()),
        None => Cell::lacking(Tone::Warn.line("never")),
    };
    let mood = |person: &&Person| match person.sentiment_on(it.as_of()) {
        Some((_, on, sentiment)) => Cell::from(
            Line::from(format!("{} of 5", sentiment.score)).dim(format!(" ({})", on.short_on(it.as_of()))),
        ),
        None => Cell::absent(),
    };
    report.push(Heading::part("People"));
    report.push(Table::new([
        Column::left("who").of(&people, |person| person.name.as_str()),
        Column::left("role").wraps().of(&people, roles),
        Column::right("last spoken with").of(&people, seen),
        Column::left("mood").of(&people, mood),
    ]));
}

/// The plays that signals call for, and how far they are.
fn plays(it: &Assessment, row: &StatusRow) -> Vec<Line> {
    let called = row.needs.iter().filter_map(|need| {
        let who = need.owner.as_deref().unwrap_or("nobody");
        let line =
            Line::new().strong(need.play?).plain(format!(", {who}, by {}", need.by.short_with_weekday()));
        let how = match need.progress {
            Some((done, all)) => format!(" – {done} of {all}"),
            None => " – not started".to_owned(),
        };
        let line = line.plain(how).plain(": ");
        Some(line.then(Line::dated(&need.what, it.as_of())))
    });
    called.collect()
}

/// What is not for the call, and must not be forgotten.
fn watch(it: &Assessment) -> Vec<Line> {
    let live = it.schedule.event(Event::GoLive).filter(|_| !it.is_live()).and_then(|(_, _, it)| it.date);
    let early = it.sessions().filter_map(|(_, session)| {
        let due = it.session_due(session).filter(|_| session.delivered_by(it.as_of()).is_none())?;
        let live = live.filter(|live| due < *live && due >= it.as_of())?;
        // Who sets it up, tests it and runs the pilot has to know it before the others use it.
        if matches!(session.audience, Some(Audience::Admins | Audience::PowerUsers)) {
            return None;
        }
        let title = session.title.or(&session.id);
        Some(Line::from(format!(
            "the training “{title}” ({}) is before go-live ({})",
            due.short(),
            live.short()
        )))
    });
    let waivers = it.holding_waivers().into_iter().map(|waiver| {
        let text = waiver.criterion.1.text.or(&waiver.criterion.1.id);
        Line::from(format!("the waiver of “{text}” ends on {}: meet it or renew it", waiver.until.short()))
    });
    let shown = risks_ahead(it).into_iter().map(|risk| {
        let exposure = risk.exposure_on(it.as_of()).map(|exposure| format!(" (exposure {exposure})"));
        let trigger = risk.trigger.get().map(|it| format!("; trigger: {it}")).unwrap_or_default();
        let due = it.risk_due(risk).map(|on| format!(", {}", on.short())).unwrap_or_default();
        Line::from(format!("{}{}{trigger}{due}", risk.text.or(&risk.id), exposure.unwrap_or_default()))
    });
    let shut = it.gates.bypassed.len();
    let bypassed =
        (shut > 0).then(|| Line::from(format!("{} past a gate that is not open", Count(shut, "thing"))));
    early.chain(waivers).chain(happened(it)).chain(shown).chain(bypassed).collect()
}

/// Risks that have happened, while what is done about them is open.
fn happened(it: &Assessment) -> Vec<Line> {
    let risks =
        it.plan.risks.risks.iter().filter(|risk| risk.status_on(it.as_of()) == Some(RiskStatus::Occurred));
    let actions = it.plan.actions.actions.iter().enumerate();
    let actions: BTreeMap<&str, (usize, &Action)> = actions.map(|one| (one.1.id.trim(), one)).collect();
    let done_about = risks.filter_map(|risk| {
        let (index, action) = *actions.get(risk.occurred_by(it.as_of())?.action.get()?)?;
        let title = action.title.or(&action.id);
        let line = Line::from(format!("{} has happened, and “{title}” is open", risk.text.or(&risk.id)));
        it.action_state(index).is_open().then_some(line)
    });
    done_about.collect()
}

/// When the customer was last given the plan on one page, and the messages that were left out.
fn sent(it: &Assessment) -> Vec<Line> {
    let updates = &it.plan.updates;
    let by = |name: &Text| name.answer().map(|name| format!(", by {name}")).unwrap_or_default();
    let shares = updates.shares.iter().filter(|share| share.sent_on.is_some_and(|on| on <= it.as_of()));
    let share = shares.max_by_key(|share| share.sent_on).and_then(|share| {
        let to = share.to.answer().map(|to| format!(" to {to}")).unwrap_or_default();
        Some(Line::from(format!("the plan went{to} on {}{}", share.sent_on?.short(), by(&share.by))))
    });
    let skipped = updates.skipped.iter().filter_map(|skip| {
        let on = skip.left_out_by(it.as_of())?;
        let what = skip.message.word().replace('_', " ");
        let why = skip.reason.answer().map(|why| format!(": {why}")).unwrap_or_default();
        Some(Line::from(format!("the message “{what}” was left out on {}{}{why}", on.short(), by(&skip.by))))
    });
    share.into_iter().chain(skipped).collect()
}

/// Risks whose trigger is judged within two weeks, the gravest first; those whose day has passed are to be spoken of.
fn risks_ahead(it: &Assessment) -> Vec<&Risk> {
    let until = it.as_of().plus_days(14);
    let open = it.open_risks().map(|(_, risk)| risk).filter(|risk| !it.is_past_trigger(risk));
    let mut near: Vec<&Risk> = open.filter(|risk| it.risk_due(risk).is_some_and(|on| on <= until)).collect();
    near.sort_by_key(|risk| (std::cmp::Reverse(risk.exposure_on(it.as_of())), risk.id.clone()));
    near
}

#[cfg(test)]
mod tests;
