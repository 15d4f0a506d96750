//! `adoption.yaml`, `training.yaml`, `friction.yaml`.

use onboard::date::Date;
use onboard::model::{Audience, Fact, GatesOpen, Home, Role};

use super::story::Course;
use super::told::Told;
use super::yaml::{Flow, Yaml, scalar};

pub(super) fn adoption(told: &Told) -> String {
    let mut yaml = Yaml::default();
    yaml.section(0, "snapshots", &snapshots(told));
    yaml.open(0, "activation");
    let chance = &mut told.chance("activation", 0);
    for step in &told.playbook.activation {
        let behind = i64::from(step.day) + chance.between(-1, 3);
        let done = told.went_live_on().and_then(|live| told.past(live.plus_days(behind)));
        yaml.item(
            1,
            Flow::of("id", &step.id).text("title", &step.title).with("day", step.day).day("done_on", done),
        );
    }
    yaml.0
}

/// A count a week, so many at most.
fn snapshots(told: &Told) -> Yaml {
    let mut yaml = Yaml::default();
    let chance = &mut told.chance("snapshots", 0);
    let live = told.went_live_on();
    let share = match told.course {
        // Nobody graduates where four in five licensed seats are not in use.
        Course::Finished => 96,
        Course::Steady => 85,
        _ => 45,
    };
    // Where nobody meets, sign-ins are what is counted first.
    let is_digital_first = told.playbook.gates_open == Some(GatesOpen::Automatic);
    let mut day = told.signed.plus_days(if is_digital_first { 1 } else { 14 });
    let mut week = 0;
    while told.has_come(day) && week < 40 {
        let provisioned = if live.is_some_and(|live| live <= day) { told.seats } else { told.seats.min(8) };
        let active = (provisioned * (share + chance.between(-15, 15)) / 100).clamp(0, provisioned);
        let counted = Flow::default()
            .with("measured_on", day)
            .with("licensed", told.seats)
            .with("provisioned", provisioned);
        let counted = counted.with("active", active).with("key_actions", active * chance.between(3, 12));
        let counted =
            counted.with("workflows_live", (week / 2).min(5)).with("features_used", 2 + (week / 2).min(7));
        let counted = counted.with("features_available", 12).with("last_used_on", day);
        let asked = week % 4 == 3;
        let (whole, tenths) = (3 + chance.between(0, 1), chance.between(0, 9));
        // Nobody graduates whom it does not suit.
        let (whole, tenths) =
            if told.course == Course::Finished { (4, 5 + tenths / 2) } else { (whole, tenths) };
        let score = format!("{whole}.{tenths}");
        let recommended = chance.between(10, 70);
        yaml.item(1, counted.when(asked, |c| c.with("csat", score).with("nps", recommended)));
        day = day.plus_days(7);
        week += 1;
    }
    for day in first_seen(told) {
        let active = (told.seats.min(8) * share / 100).max(1);
        let counted = Flow::default().with("measured_on", day).with("licensed", told.seats);
        yaml.item(
            1,
            counted.with("active", active).with("key_actions", active * 4).with("last_used_on", day),
        );
    }
    yaml
}

/// The days on which somebody looked whether what milestones rest on has come.
fn first_seen(told: &Told) -> Vec<Date> {
    let counted = |fact: Option<Fact>| fact.is_some_and(|fact| fact.home() == Home::Usage);
    let milestones = told.playbook.milestones.iter().zip(&told.steps).filter(|(it, _)| counted(it.fact));
    milestones.filter_map(|(_, step)| step.done_on.filter(|day| told.has_come(*day))).collect()
}

pub(super) fn training(told: &Told) -> String {
    let mut yaml = Yaml::default();
    yaml.open(0, "sessions");
    let sessions = told.playbook.training.iter().zip(&told.dates.sessions);
    for (number, (session, planned)) in sessions.enumerate() {
        let chance = &mut told.chance("session", number);
        let given = told.past(planned.plus_days(chance.between(0, 4)));
        let given = given.filter(|_| told.course != Course::Stuck);
        let invited = chance.between(2, 40);
        let came = invited * chance.between(70, 100) / 100;
        yaml.first(1, "id", &session.id);
        yaml.text(2, "title", &session.title);
        yaml.key(2, "audience", session.audience);
        yaml.key(2, "due", planned);
        if let Some(assessment) = session.assessment {
            yaml.key(2, "assessment", assessment);
        }
        if let Some(day) = given {
            yaml.key(2, "delivered_on", day);
            for (key, count) in [("invited", invited), ("attended", came), ("assessed", came)] {
                yaml.key(2, key, count);
            }
            yaml.key(2, "passed", came - came * chance.between(0, 12) / 100);
            tries(&mut yaml, told, chance.between(0, 2), session.audience, day);
        }
    }
    yaml.0
}

/// Those whose result matters one by one fail now and then before they pass.
fn tries(yaml: &mut Yaml, told: &Told, failed: i64, audience: Audience, given: Date) {
    let role = match audience {
        Audience::Admins => Role::AdminOwner,
        Audience::PowerUsers => Role::Champion,
        Audience::Executives | Audience::EndUsers => return,
    };
    let Some(name) = told.theirs_on(Some(role), given) else { return };
    yaml.open(2, "tries");
    for number in 0..=failed {
        let day = given.plus_days(number);
        let tried = Flow::default().with("taken_on", day).text("by", name);
        if told.has_come(day) {
            yaml.item(3, tried.with("passed", number == failed));
        }
    }
}

pub(super) fn friction(told: &Told) -> String {
    let chance = &mut told.chance("friction", 0);
    let mut yaml = Yaml::default();
    if told.is_fragile() {
        yaml.comment(0, "counted in the demo, nobody has looked since");
        for (key, most) in [("fields", 14), ("decisions", 6), ("dependencies", 3)] {
            yaml.key(0, key, chance.between(1, most));
        }
        return yaml.0;
    }
    for (key, names) in [("fields", FIELDS), ("decisions", CHOICES), ("dependencies", NEEDED)] {
        yaml.open(0, key);
        for name in names.iter().take(usize::try_from(chance.between(1, 4)).unwrap_or(1)) {
            yaml.first(1, "name", scalar(name));
            match chance.between(0, 3) {
                0 => yaml.key(2, "defer", true),
                1 => yaml.text(2, "default", "what most customers choose"),
                2 => yaml.key(2, "count", chance.between(1, 3)),
                _ => {}
            }
        }
    }
    yaml.0
}

const FIELDS: &[&str] = &["address of each site", "cost centres", "profile photo", "default language"];
const CHOICES: &[&str] = &["approval limits", "who may invite", "name of the workspace", "working hours"];
const NEEDED: &[&str] = &["API key of the ERP", "approval by IT security", "passwords for everybody", "VPN"];
