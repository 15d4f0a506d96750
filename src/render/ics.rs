//! Appointments as iCalendar (RFC 5545). Nothing in it depends on the clock: the stamp is the start of the as-of day, and the
//! sequence its number, so that a later answer always takes the place of an earlier one.

use chrono::{DateTime, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, Property};

use super::sanitise;
use crate::date::Date;
use crate::report::appointment::{Appointment, Appointments};

/// Texts are cut at this many characters: what is longer is no entry of a calendar any more, and folding takes its time.
const LONGEST: usize = 2_000;

/// The calendar, each line ended as the standard asks.
pub fn render(appointments: &Appointments) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//onboard//onboard//EN"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"))
        .append_property(Property::new("X-WR-CALNAME", text(&appointments.name)));
    for one in appointments.iter() {
        calendar.push(event(one, appointments.as_of));
    }
    calendar.to_string().replace(FOLD, "").split_inclusive("\r\n").map(folded).collect()
}

/// What is between two parts of a line.
const FOLD: &str = "\r\n ";

/// A line and its end, folded anew: at 75 bytes at the latest, and before that between two signs of a word, since there are
/// programs that lose a space at a fold, and an escape is best kept whole.
fn folded(line: &str) -> String {
    const FULL: usize = 75;
    const NEARLY: usize = 60;
    let (mut out, mut width, mut before) = (String::with_capacity(line.len()), 0, ' ');
    for c in line.trim_end_matches(['\r', '\n']).chars() {
        let is_within_word = ![before, c].contains(&' ') && before != '\\';
        let taken = width + c.len_utf8();
        if taken > FULL || taken > NEARLY && is_within_word {
            out.push_str(FOLD);
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
        before = c;
    }
    out + "\r\n"
}

fn event(one: &Appointment, as_of: Date) -> Event {
    let details: Vec<String> = one.details.iter().map(|line| text(line)).collect();
    let mut event = Event::new();
    event
        .uid(&format!("{}@onboard", one.tag))
        .sequence(sequence(as_of))
        .timestamp(start(as_of))
        .starts(one.on.to_naive())
        // The end is the first moment that is no longer part of it.
        .ends(one.on.plus_days(1).to_naive())
        .summary(&text(&one.title))
        .add_property("TRANSP", "TRANSPARENT");
    if !details.is_empty() {
        event.description(&details.join("\n"));
    }
    event.done()
}

/// The number of a day, from that of the year 2000 on.
fn sequence(as_of: Date) -> u32 {
    let first = Date::new(2000, 1, 1).map_or(0, |first| as_of.days_since(first));
    u32::try_from(first).unwrap_or_default()
}

fn start(day: Date) -> DateTime<Utc> {
    day.to_naive().and_time(NaiveTime::MIN).and_utc()
}

/// Text on one line, with nothing in it that acts.
fn text(text: &str) -> String {
    sanitise(text).chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Tag;
    use crate::fixture::date;
    use ical::parser::ical::component::IcalEvent;

    fn one(title: &str, details: &[&str]) -> Appointment {
        Appointment {
            tag: Tag::of_plan(title),
            on: date("2026-04-21"),
            title: title.to_owned(),
            details: details.iter().map(|it| (*it).to_owned()).collect(),
            who: Vec::new(),
        }
    }

    fn rendered(title: &str, details: &[&str], as_of: &str) -> String {
        render(&Appointments::new("Acme", date(as_of), [one(title, details)]))
    }

    /// What a parser that is not ours reads of the only entry.
    fn read(text: &str) -> IcalEvent {
        for line in text.split_inclusive("\r\n") {
            assert!(line.ends_with("\r\n") && line.len() <= 77, "{line:?}");
            assert!(!line[..line.len() - 2].contains(['\r', '\n']), "{line:?}");
        }
        let mut calendars = ical::IcalParser::new(text.as_bytes());
        let calendar = calendars.next().unwrap().unwrap();
        assert!(calendars.next().is_none());
        let [event] = calendar.events.try_into().unwrap();
        event
    }

    fn property(event: &IcalEvent, name: &str) -> String {
        let all: Vec<_> = event.properties.iter().filter(|it| it.name == name).collect();
        assert_eq!(all.len(), 1, "{name}");
        let value = all[0].value.clone().unwrap();
        // The parser leaves escapes as they are.
        value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    }

    #[test]
    fn an_entry_takes_a_whole_day_and_hangs_on_no_clock() {
        let event = read(&rendered("Keys", &["Ana", "M-1"], "2026-04-10"));
        let tag = Tag::of_plan("Keys");
        let want = [
            ("DTSTART", "20260421".to_owned()),
            ("DTEND", "20260422".to_owned()),
            ("DTSTAMP", "20260410T000000Z".to_owned()),
            ("SEQUENCE", "9596".to_owned()),
            ("UID", format!("{tag}@onboard")),
            ("SUMMARY", "Keys".to_owned()),
            ("DESCRIPTION", "Ana\nM-1".to_owned()),
        ];
        for (name, value) in want {
            assert_eq!(property(&event, name), value, "{name}");
        }
        assert_eq!(rendered("Keys", &[], "2026-04-10"), rendered("Keys", &[], "2026-04-10"));
    }

    #[test]
    fn the_sequence_grows_from_day_to_day() {
        let at = |day: &str| property(&read(&rendered("Keys", &[], day)), "SEQUENCE").parse::<u32>().unwrap();
        assert!(at("1999-12-31") < at("2000-01-02") && at("2026-04-10") < at("2026-04-11"));
    }

    #[test]
    fn no_text_gets_out_of_its_place() {
        let long = "東京支社と Müller ".repeat(40);
        let hostile = [
            "a\r\nATTENDEE:mailto:eve@example.com",
            "a\nEND:VEVENT\nBEGIN:VEVENT",
            "one, two; three: four \\n five \\",
            "\u{2028}\u{202e}abc\u{0}",
            "<script>alert(1)</script>",
            &long,
        ];
        for text in hostile {
            let event = read(&rendered(text, &[text, "last"], "2026-04-10"));
            let clean = sanitise(text).into_owned();
            if !text.contains('\\') {
                assert_eq!(property(&event, "SUMMARY"), clean.trim_end(), "{text:?}");
            }
            assert_eq!(event.properties.iter().filter(|it| it.name == "ATTENDEE").count(), 0, "{text:?}");
            assert!(property(&event, "DESCRIPTION").ends_with("last"), "{text:?}");
        }
    }

    #[test]
    fn what_a_plan_has_twice_stays_two_entries() {
        let twice = Appointments::new("Acme", date("2026-04-10"), [one("Keys", &[]), one("Keys", &[])]);
        let tags: std::collections::BTreeSet<Tag> = twice.iter().map(|it| it.tag).collect();
        assert_eq!(tags.len(), 2);
    }
}
