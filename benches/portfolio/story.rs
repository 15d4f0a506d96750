//! What happened on one made-up onboarding up to the as-of date. The files are written from this, so that they
//! agree with one another.

use onboard::calendar::Calendar;
use onboard::date::Date;
use onboard::model::{GateName, Role, Segment, TeamRole, Tier};
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
}

/// One person of the customer.
pub(super) struct Person {
    pub(super) name: String,
    pub(super) roles: Vec<Role>,
    pub(super) tier: Option<Tier>,
    pub(super) has_left: bool,
}

/// How one milestone went.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// The plan as agreed.
    pub(super) planned: Date,
    /// The current plan.
    pub(super) due: Date,
    /// When it was done, if it was.
    pub(super) done_on: Option<Date>,
    /// Since when it is stuck, if it is.
    pub(super) blocked_since: Option<Date>,
    /// When somebody began, if somebody has.
    pub(super) started_on: Option<Date>,
}

/// One onboarding.
pub(super) struct Story {
    pub(super) customer: String,
    pub(super) slug: String,
    pub(super) course: Course,
    pub(super) segment: Segment,
    pub(super) playbook: Playbook,
    pub(super) dates: Dates,
    pub(super) as_of: Date,
    pub(super) signed: Date,
    pub(super) team: [String; 4],
    pub(super) people: Vec<Person>,
    /// One a milestone, in the playbook's order.
    pub(super) steps: Vec<Step>,
    pub(super) seats: i64,
    pub(super) arr: i64,
}

impl Story {
    /// The story of plan number `plan`.
    pub(super) fn tell(chance: &mut Chance, plan: usize, as_of: Date, calendar: &Calendar) -> Self {
        let segment = chance.pick(SEGMENTS);
        let playbook = Builtin::find(segment.word()).expect("a playbook for every segment").playbook();
        let course = course(chance);
        let length = i64::from(playbook.length_days.unwrap_or(60));
        let age = match course {
            Course::Finished => length + chance.between(20, 90),
            Course::Slow => chance.between(10, length + length / 3),
            _ => chance.between(1, length - 2),
        };
        let signed = calendar.roll_forward(as_of.plus_days(-age)).min(as_of);
        let dates = Dates::of(&playbook, signed, calendar);
        let customer = people::company(chance, plan);
        let (seats, arr) = match segment {
            Segment::Enterprise => (chance.between(200, 3000), chance.between(101, 600) * 1000),
            Segment::MidMarket => (chance.between(40, 300), chance.between(25, 100) * 1000),
            Segment::Smb => (chance.between(5, 40), chance.between(3, 24) * 1000),
        };
        let mut story = Self {
            slug: format!("{}-{:05}", segment.word(), plan + 1),
            customer,
            course,
            segment: *segment,
            steps: Vec::new(),
            team: std::array::from_fn(|_| people::ours(chance)),
            people: contacts(chance, course),
            playbook,
            dates,
            as_of,
            signed,
            seats,
            arr,
        };
        story.live_through(chance, calendar);
        story
    }

    /// Plays the milestones in the order of their dates.
    fn live_through(&mut self, chance: &mut Chance, calendar: &Calendar) {
        let planned = &self.dates.milestones;
        let mut order: Vec<usize> = (0..planned.len()).collect();
        order.sort_by_key(|index| (planned[*index], *index));
        let stuck_from = order.len() as i64 * chance.between(20, 60) / 100;
        let stopped = self.hold().map(|(start, _)| start);
        let mut ends = planned.clone();
        let mut steps: Vec<Option<Step>> = vec![None; planned.len()];
        for (turn, index) in order.iter().copied().enumerate() {
            let milestone = &self.playbook.milestones[index];
            let waits_for = |id: &String| self.playbook.milestones.iter().position(|m| m.id == *id);
            let before: Vec<usize> = milestone.after.iter().filter_map(waits_for).collect();
            let can_start = before.iter().map(|other| ends[*other]).max().unwrap_or(self.signed);
            let earliest = calendar.add_working_days(can_start, milestone.days);
            let delay = delay(chance, self.course);
            ends[index] = calendar.add_working_days(planned[index].max(earliest), delay);
            let is_stuck = self.course == Course::Stuck && turn as i64 >= stuck_from;
            let is_free = before.iter().all(|other| steps[*other].is_some_and(|step| step.done_on.is_some()));
            let is_over = ends[index] <= stopped.unwrap_or(self.as_of) && !is_stuck;
            let started = calendar.add_working_days(can_start, 1);
            steps[index] = Some(Step {
                planned: planned[index],
                due: if ends[index] > planned[index] && chance.odds(50) {
                    ends[index]
                } else {
                    planned[index]
                },
                done_on: (is_free && is_over).then_some(ends[index]),
                blocked_since: (is_free && is_stuck && started <= self.as_of && chance.odds(70))
                    .then_some(started),
                started_on: (is_free && started <= self.as_of && chance.odds(70)).then_some(started),
            });
        }
        self.steps = steps.into_iter().map(|step| step.expect("every milestone had its turn")).collect();
    }

    /// First day of the hold, and the day after it when it is over.
    pub(super) fn hold(&self) -> Option<(Date, Option<Date>)> {
        (self.course == Course::OnHold).then(|| {
            let age = self.as_of.days_since(self.signed);
            (self.signed.plus_days(age * 2 / 3), None)
        })
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

    /// Who of theirs plays a part.
    pub(super) fn theirs(&self, role: Option<Role>) -> Option<&str> {
        self.at_signature(role).filter(|person| !person.has_left).map(|person| person.name.as_str())
    }

    /// Who of theirs played a part when the deal was signed.
    fn at_signature(&self, role: Option<Role>) -> Option<&Person> {
        let role = role?;
        self.people.iter().find(|person| person.roles.contains(&role))
    }

    /// The day the milestone was done; none while it is not, or where there is none such.
    pub(super) fn done_on(&self, id: &str) -> Option<Date> {
        let index = self.playbook.milestones.iter().position(|milestone| milestone.id == id)?;
        self.steps[index].done_on
    }

    /// The day a gate was signed off: when the last milestone up to its phase was done, and the handoff was settled.
    pub(super) fn opened_on(&self, gate: GateName) -> Option<Date> {
        let mut opened = self.past(self.signed.plus_days(7));
        opened?;
        for (milestone, step) in self.playbook.milestones.iter().zip(&self.steps) {
            if milestone.phase <= gate.phase() {
                opened = opened.max(Some(step.done_on?));
            }
        }
        // Training and the count of seats run a little behind the milestones.
        let behind = if gate >= GateName::Activation { 8 } else { 0 };
        opened.and_then(|day| self.past(day.plus_days(behind)))
    }

    /// The day of go-live.
    pub(super) fn went_live_on(&self) -> Option<Date> {
        let index = self.playbook.event(onboard::model::Event::GoLive)?;
        self.steps[index].done_on
    }

    /// A day, unless it is still to come.
    pub(super) fn past(&self, day: Date) -> Option<Date> {
        (day <= self.as_of).then_some(day)
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
        1..=45 => Course::Steady,
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
        Course::Slow => chance.between(0, 5),
        Course::Stuck | Course::Fragile => chance.between(-2, 3),
    };
    u32::try_from(days).unwrap_or(0)
}

fn contacts(chance: &mut Chance, course: Course) -> Vec<Person> {
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
    let leaver = chance.odds(8).then_some(0);
    let people = parts.into_iter().zip(names).enumerate();
    people
        .map(|(index, ((roles, tier), name))| Person { name, roles, tier, has_left: leaver == Some(index) })
        .collect()
}
