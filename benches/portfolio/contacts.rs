//! `contacts.yaml`.

use onboard::date::Date;
use onboard::model::{ContactKind, Fact, Home, TeamRole};

use super::chance::Chance;
use super::story::Story;
use super::yaml::{Flow, Yaml, list};

pub(super) fn contacts(story: &Story, chance: &mut Chance) -> String {
    let mut held: Vec<(Date, &str, Vec<&str>)> = Vec::new();
    for (milestone, step) in story.playbook.milestones.iter().zip(&story.steps) {
        if let (Some(Home::Contact(kind)), Some(day)) = (milestone.fact.map(Fact::home), step.done_on) {
            let theirs = story.theirs(milestone.customer_owner);
            let present = [Some(story.ours(milestone.owner)), theirs];
            held.push((day, kind.word(), present.into_iter().flatten().collect()));
        }
    }
    // Where people meet, sales hands over in a meeting; nobody made time for it where nobody tended to anything.
    let is_handed_over = story.playbook.fact(Fact::Kickoff).is_some() && !story.is_fragile();
    if let Some(day) = story.past(story.signed.plus_days(2)).filter(|_| is_handed_over) {
        let both = vec![story.ours(Some(TeamRole::Ae)), story.ours(None)];
        held.push((day, ContactKind::HandoffMeeting.word(), both));
    }
    let quiet = if story.is_fragile() { chance.between(10, 40) } else { chance.between(0, 16) };
    let last = story.as_of.plus_days(-quiet);
    let mut day = story.signed.plus_days(7);
    while day < last && held.len() < 60 {
        let guest = &chance.one_of(&story.people).name;
        held.push((day, "call", vec![&story.team[0], guest]));
        day = day.plus_days(7);
    }
    let everybody = story.people.iter().map(|person| person.name.as_str()).chain([story.team[0].as_str()]);
    held.push((last.max(story.signed), "meeting", everybody.collect()));
    held.sort();
    let mut yaml = Yaml::default();
    yaml.open(0, "contacts");
    for (number, (day, kind, present)) in held.iter().enumerate() {
        let contact = Flow::of("id", &format!("L-{number}")).with("kind", kind).with("held_on", day);
        let contact = contact.with("present", list(present));
        yaml.item(1, contact.when(chance.odds(40), |it| it.text("summary", chance.pick(SUMMARIES))));
    }
    yaml.0
}

const SUMMARIES: &[&str] = &[
    "the export comes on Monday",
    "nothing is in the way of the import",
    "the desk leads want a second training",
    "procurement asks for the addendum again",
    "the sponsor sees the number weekly from now on",
];
