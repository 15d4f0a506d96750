//! `contacts.yaml`.

use onboard::date::Date;
use onboard::model::{ContactKind, Fact, Home, TeamRole};

use super::told::Told;
use super::yaml::{Flow, Yaml, list};

/// So many calls and meetings of one plan are written down.
const MOST: i64 = 60;

pub(super) fn contacts(told: &Told) -> String {
    let mut held: Vec<(Date, &str, Vec<&str>)> = Vec::new();
    for (milestone, step) in told.playbook.milestones.iter().zip(&told.steps) {
        if let (Some(Home::Contact(kind)), Some(day)) = (milestone.fact.map(Fact::home), step.done_on) {
            let theirs = told.theirs_on(milestone.customer_owner, day);
            let present = [Some(told.ours(milestone.owner)), theirs];
            held.push((day, kind.word(), present.into_iter().flatten().collect()));
        }
    }
    // Where people meet, sales hands over in a meeting; nobody made time for it where nobody tended to anything.
    if told.playbook.fact(Fact::Kickoff).is_some() && !told.is_fragile() {
        let both = vec![told.ours(Some(TeamRole::Ae)), told.ours(None)];
        held.push((told.signed.plus_days(2), ContactKind::HandoffMeeting.word(), both));
    }
    let chance = &mut told.chance("contacts", 0);
    let quiet = if told.is_fragile() { chance.between(10, 40) } else { chance.between(0, 6) };
    let last = told.until.plus_days(-quiet);
    for week in 1..=MOST {
        let day = told.signed.plus_days(week * 7);
        let guest = told.somebody_on(day, chance);
        if day > last {
            break;
        }
        if week % 5 == 4 {
            let theirs = told.people.iter().filter(|it| it.is_there_on(day));
            let everybody = theirs.map(|person| person.name.as_str()).chain([told.team[0].as_str()]);
            held.push((day, "meeting", everybody.collect()));
        } else {
            held.push((day, "call", vec![&told.team[0], guest]));
        }
    }
    held.retain(|(day, ..)| told.has_come(*day));
    held.sort();
    let mut contacts = Yaml::default();
    for (number, (day, kind, present)) in held.iter().enumerate() {
        let chance = &mut told.chance("contact", number);
        let contact = Flow::of("id", &format!("L-{number}")).with("kind", kind).with("held_on", day);
        let contact = contact.with("present", list(present));
        contacts.item(1, contact.when(chance.odds(40), |it| it.text("summary", chance.pick(SUMMARIES))));
    }
    let mut yaml = Yaml::default();
    yaml.section(0, "contacts", &contacts);
    yaml.0
}

const SUMMARIES: &[&str] = &[
    "the export comes on Monday",
    "nothing is in the way of the import",
    "the desk leads want a second training",
    "procurement asks for the addendum again",
    "the sponsor sees the number weekly from now on",
];
