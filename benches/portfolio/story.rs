//! What happens on one made-up onboarding, told once to its end. The files of a day are what of it has happened by then,
//! so that they agree with one another and with those of every other day.

use std::rc::Rc;

use onboard::calendar::Calendar;
use onboard::config::Config;
use onboard::date::Date;
use onboard::model::{Event, GateName, Outcome, Role, Segment, TeamRole, Tier};
use onboard::playbook::{Builtin, Dates, Playbook};

use super::chance::Chance;
use super::people;

/// How an onboarding goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// Small delays at most.
    Steady,
    /// Everything takes longer than planned.
    Slow,
    /// Something in the middle does not move.
    Stuck,
    /// One contact, no sponsor to speak of, holes in the handoff.
    Fragile,
    /// Stopped by agreement.
    OnHold,
    /// Over, on its outcomes.
    Finished,
    /// Live for long, and ended by nobody.
    Lingering,
}

/// One person of the customer.
pub(super) struct Person {
    pub(super) name: String,
    pub(super) roles: Vec<Role>,
    pub(super) tier: Option<Tier>,
    pub(super) left_on: Option<Date>,
}

impl Person {
    /// Whether they have not left by a day.
    pub(super) fn is_there_on(&self, day: Date) -> bool {
        self.left_on.is_none_or(|left| day < left)
    }
}

/// How one milestone goes.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// The plan as agreed.
    pub(super) planned: Date,
    /// To which day it is moved, and when.
    pub(super) moved: Option<(Date, Date)>,
    /// When it is done, if it ever is.
    pub(super) done_on: Option<Date>,
    /// Since when it is stuck, and until when, if that ends.
    pub(super) blocked: Option<(Date, Option<Date>)>,
    /// When somebody begins, if somebody says so.
    pub(super) started_on: Option<Date>,
}

/// One onboarding.
pub(super) struct Story {
    seed: u64,
    number: usize,
    pub(super) customer: String,
    pub(super) slug: String,
    pub(super) course: Course,
    pub(super) segment: Segment,
    pub(super) playbook: Rc<Playbook>,
    pub(super) dates: Dates,
    /// The last day that is told.
    pub(super) until: Date,
    pub(super) signed: Date,
    pub(super) team: [String; 4],
    pub(super) people: Vec<Person>,
    /// One a milestone, in the playbook's order.
    pub(super) steps: Vec<Step>,
    /// Since when it is stopped, if it is.
    pub(super) held_since: Option<Date>,
    /// When it ended and how, if it did.
    pub(super) ended: Option<(Date, Outcome)>,
    pub(super) seats: i64,
    pub(super) arr: i64,
}

/// What all stories have in common.
pub(super) struct World {
    seed: u64,
    calendar: Calendar,
    playbooks: Vec<(Segment, Rc<Playbook>)>,
}

impl World {
    pub(super) fn of(seed: u64) -> Self {
        let playbook = |segment: &Segment| {
            let found = Builtin::find(segment.word()).expect("a playbook for every segment");
            (*segment, Rc::new(found.playbook()))
        };
        let calendar = Config::default().calendar;
        Self { seed, calendar, playbooks: Segment::ALL.iter().map(playbook).collect() }
    }

    fn playbook(&self, segment: Segment) -> Rc<Playbook> {
        let found = self.playbooks.iter().find(|(of, _)| *of == segment);
        Rc::clone(&found.expect("a playbook for every segment").1)
    }

    /// The story of the plan of a number up to a day. One of a plan that is gone the day after has an end.
    pub(super) fn tell(&self, number: usize, until: Date, is_gone: bool) -> Story {
        let chance = &mut Chance::of(self.seed, number);
        let segment = chance.pick(SEGMENTS);
        let playbook = self.playbook(*segment);
        let course = match course(chance) {
            Course::Steady | Course::Slow | Course::Lingering if is_gone => Course::Finished,
            course => course,
        };
        let length = i64::from(playbook.length_days.unwrap_or(60));
        let age = match course {
            Course::Finished => length + chance.between(20, 90),
            Course::Slow => chance.between(10, length + length / 3),
            Course::Lingering => chance.between(380, 420),
            _ => chance.between(1, length - 2),
        };
        let signed = self.calendar.roll_forward(until.plus_days(-age)).min(until);
        let (seats, arr) = match segment {
            Segment::Enterprise => (chance.between(200, 3000), chance.between(101, 600) * 1000),
            Segment::MidMarket => (chance.between(40, 300), chance.between(25, 100) * 1000),
            Segment::Smb => (chance.between(5, 40), chance.between(3, 24) * 1000),
        };
        let told = until.days_since(signed);
        let mut story = Story {
            seed: self.seed,
            number,
            slug: format!("{}-{:05}", segment.word(), number + 1),
            customer: people::company(chance, number),
            course,
            segment: *segment,
            steps: Vec::new(),
            team: std::array::from_fn(|_| people::ours(chance)),
            people: contacts(chance, course, signed, told),
            dates: Dates::of(&playbook, signed, &self.calendar),
            playbook,
            until,
            signed,
            held_since: (course == Course::OnHold).then(|| signed.plus_days(told * 2 / 3)),
            ended: None,
            seats,
            arr,
        };
        story.live_through(chance, &self.calendar);
        story.ended = story.end(chance, is_gone);
        story
    }
}

impl Story {
    /// Plays the milestones in the order of their dates.
    fn live_through(&mut self, chance: &mut Chance, calendar: &Calendar) {
        let planned = &self.dates.milestones;
        let mut order: Vec<usize> = (0..planned.len()).collect();
        order.sort_by_key(|index| (planned[*index], *index));
        let stuck_from = order.len() as i64 * chance.between(20, 60) / 100;
        let mut ends = planned.clone();
        let mut steps: Vec<Option<Step>> = vec![None; planned.len()];
        for (turn, index) in order.iter().copied().enumerate() {
            let milestone = &self.playbook.milestones[index];
            let waits_for = |id: &String| self.playbook.milestones.iter().position(|m| m.id == *id);
            let before: Vec<usize> = milestone.after.iter().filter_map(waits_for).collect();
            let can_start = before.iter().map(|other| ends[*other]).max().unwrap_or(self.signed);
            let earliest = calendar.add_working_days(can_start, milestone.days);
            let planned = planned[index];
            let end = calendar.add_working_days(planned.max(earliest), delay(chance, self.course));
            ends[index] = end;
            let is_stuck = self.course == Course::Stuck && turn as i64 >= stuck_from;
            let is_free = before.iter().all(|other| steps[*other].is_some_and(|step| step.done_on.is_some()));
            let is_over = end <= self.held_since.unwrap_or(self.until) && !is_stuck;
            let started = calendar.add_working_days(can_start, 1);
            let moved_on = planned.plus_days(-chance.between(0, 6)).max(self.signed);
            let is_late = chance.odds(35) && end.days_since(planned) > 1 && started < end;
            let blocked = match is_stuck {
                true => chance.odds(70).then_some((started, None)),
                false => is_late.then_some((started, is_over.then_some(end))),
            };
            steps[index] = Some(Step {
                planned,
                moved: (chance.odds(50) && end > planned).then_some((end, moved_on)),
                done_on: (is_free && is_over).then_some(end),
                blocked: blocked.filter(|_| is_free),
                started_on: (chance.odds(70) && is_free).then_some(started),
            });
        }
        self.steps = steps.into_iter().map(|step| step.expect("every milestone had its turn")).collect();
    }

    /// How it ends: on its outcomes once all is done and the last gate is open, or some days before it is gone.
    fn end(&self, chance: &mut Chance, is_gone: bool) -> Option<(Date, Outcome)> {
        let gave_up = self.until.plus_days(-chance.between(3, 20)).max(self.signed);
        let how = *chance.one_of(&[Outcome::Churned, Outcome::Cancelled]);
        if self.course != Course::Finished {
            return is_gone.then_some((gave_up, how));
        }
        let done = self.steps.iter().filter_map(|step| step.done_on).max();
        let last = done.max(self.opens_on(GateName::Graduation)).unwrap_or(self.until);
        Some((last.min(self.until), Outcome::Graduated))
    }

    /// Chance for one thing of this plan.
    pub(super) fn chance(&self, what: &str, number: usize) -> Chance {
        Chance::about(self.seed, self.number, what, number)
    }

    /// The last day on which something happens.
    pub(super) fn last_day(&self) -> Date {
        self.ended.map_or(self.until, |(day, _)| day)
    }

    /// Who of ours plays a part.
    pub(super) fn ours(&self, role: Option<TeamRole>) -> &str {
        match role {
            None | Some(TeamRole::Csm) => &self.team[0],
            Some(TeamRole::Ae) => &self.team[1],
            Some(TeamRole::Implementation) => &self.team[2],
            Some(TeamRole::Support) => &self.team[3],
        }
    }

    /// Who of theirs plays a part on a day.
    pub(super) fn theirs_on(&self, role: Option<Role>, day: Date) -> Option<&str> {
        let role = role?;
        let person = self.people.iter().find(|person| person.roles.contains(&role))?;
        person.is_there_on(day).then_some(person.name.as_str())
    }

    /// Who of theirs was there on a day, by chance.
    pub(super) fn somebody_on(&self, day: Date, chance: &mut Chance) -> &str {
        let person = chance.one_of(&self.people);
        let is_there = |it: &&Person| it.is_there_on(day);
        let other = || self.people.iter().find(is_there);
        Some(person).filter(is_there).or_else(other).map_or(&self.team[0], |it| &it.name)
    }

    /// The day the milestone is done; none where it never is, or where there is none such.
    pub(super) fn done_on(&self, id: &str) -> Option<Date> {
        let index = self.playbook.milestones.iter().position(|milestone| milestone.id == id)?;
        self.steps[index].done_on
    }

    /// The day a gate is signed off: when the last milestone up to its phase is done, and the handoff is settled.
    pub(super) fn opens_on(&self, gate: GateName) -> Option<Date> {
        let mut opened = self.signed.plus_days(7);
        for (milestone, step) in self.playbook.milestones.iter().zip(&self.steps) {
            if milestone.phase <= gate.phase() {
                opened = opened.max(step.done_on?);
            }
        }
        // Training and the count of seats run a little behind the milestones.
        let behind = if gate >= GateName::Activation { 8 } else { 0 };
        Some(opened.plus_days(behind))
    }

    /// The day of go-live, if it comes.
    pub(super) fn goes_live_on(&self) -> Option<Date> {
        let index = self.playbook.event(Event::GoLive)?;
        self.steps[index].done_on
    }

    /// Nobody tended to this one.
    pub(super) fn is_fragile(&self) -> bool {
        self.course == Course::Fragile
    }
}

const SEGMENTS: &[&Segment] = &[
    &Segment::Smb,
    &Segment::Smb,
    &Segment::MidMarket,
    &Segment::MidMarket,
    &Segment::MidMarket,
    &Segment::Enterprise,
];

fn course(chance: &mut Chance) -> Course {
    match chance.between(1, 100) {
        1..=43 => Course::Steady,
        44..=45 => Course::Lingering,
        46..=62 => Course::Slow,
        63..=75 => Course::Stuck,
        76..=84 => Course::Fragile,
        85..=89 => Course::OnHold,
        _ => Course::Finished,
    }
}

/// Working days on top of the plan.
fn delay(chance: &mut Chance, course: Course) -> u32 {
    let days = match course {
        Course::Steady | Course::OnHold | Course::Finished => chance.between(-3, 1),
        Course::Slow | Course::Lingering => chance.between(0, 5),
        Course::Stuck | Course::Fragile => chance.between(-2, 3),
    };
    u32::try_from(days).unwrap_or(0)
}

fn contacts(chance: &mut Chance, course: Course, signed: Date, told: i64) -> Vec<Person> {
    use Role::{
        AdminOwner, BuyingCommittee, Champion, DecisionMaker, EndUser, ExecutiveSponsor, PowerUser,
        ProjectLead, TechnicalOwner,
    };
    let mut parts: Vec<(Vec<Role>, Option<Tier>)> = vec![
        (vec![Champion, ProjectLead], Some(Tier::Primary)),
        (vec![AdminOwner, TechnicalOwner, BuyingCommittee], Some(Tier::Primary)),
        (vec![ExecutiveSponsor, DecisionMaker], Some(Tier::Executive)),
        (vec![PowerUser], Some(Tier::PowerUser)),
        (vec![PowerUser], Some(Tier::PowerUser)),
        (vec![PowerUser], Some(Tier::PowerUser)),
        (vec![EndUser], None),
    ];
    parts.truncate(if course == Course::Fragile {
        1
    } else {
        usize::try_from(chance.between(4, 7)).unwrap_or(4)
    });
    let mut names: Vec<String> = Vec::new();
    for _ in &parts {
        let name = people::person(chance, &names);
        names.push(name);
    }
    let left_on = signed.plus_days(told * chance.between(50, 100) / 100);
    let leaver = chance.odds(8).then_some(0).filter(|_| course != Course::Finished);
    let people = parts.into_iter().zip(names).enumerate();
    let person = |(index, ((roles, tier), name))| {
        let left_on = (leaver == Some(index)).then_some(left_on);
        Person { name, roles, tier, left_on }
    };
    people.map(person).collect()
}
