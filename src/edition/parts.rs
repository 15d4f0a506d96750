//! What the customer's edition holds. Days are answers of the whole plan; words are what the customer may read.

use serde::Serialize;

use super::tag::Tag;
use super::words::{Name, Words};
use crate::date::Date;
use crate::model::{
    Audience, CommitmentStatus, ContactKind, Frequency, GateName, Phase, Right, Role, TeamRole, ValueName,
};

/// All that a customer may read of a plan at a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CustomerEdition {
    /// What calendars know the plan by.
    #[serde(skip)]
    pub tag: Tag,
    /// The customer's name.
    pub customer: Words,
    /// What was sold.
    pub product: Option<Words>,
    /// The language that they are written to in.
    #[serde(skip)]
    pub language: Option<Words>,
    /// The day.
    pub as_of: Date,
    /// The signature.
    pub signed_on: Date,
    /// Since when both sides agree on the plan.
    pub agreed_on: Option<Date>,
    /// Who agreed to it.
    pub agreed_by: Vec<Name>,
    /// The day of the last update or plan that was sent before this day; of the signature where none was.
    pub last_sent_on: Date,
    /// Their people.
    pub people: Vec<Person>,
    /// Ours.
    pub team: Vec<Teammate>,
    /// What they bought it for.
    pub use_case: Option<Words>,
    /// What that costs them today.
    pub business_case: Option<Words>,
    /// How they like to be written to.
    pub communication: Option<Words>,
    /// What was not sold.
    pub exclusions: Vec<Words>,
    /// Success in 90 days, in their words.
    pub success: Option<Words>,
    /// What is to be better for them.
    pub outcomes: Vec<Outcome>,
    /// Steps on the way there.
    pub objectives: Vec<Outcome>,
    /// The quick win, first and full value.
    pub value: Vec<ValuePoint>,
    /// The steps of the plan that are not done and those that are, in the order of the plan.
    pub milestones: Vec<Milestone>,
    /// Why go-live is not expected earlier, while it is open.
    pub cause: Option<Cause>,
    /// What holds steps up, the longest first.
    pub waits: Vec<Wait>,
    /// What somebody does, or was asked for, done and not.
    pub tasks: Vec<Task>,
    /// The gates from the kickoff on.
    pub gates: Vec<Gate>,
    /// What was decided, the oldest first.
    pub decided: Vec<Decision>,
    /// What is to be decided.
    pub to_decide: Vec<Decision>,
    /// What was promised in the sale.
    pub commitments: Vec<Commitment>,
    /// The people and hours that the work takes of the customer.
    pub resources: Vec<Resource>,
    /// The strands of work.
    pub workstreams: Vec<Workstream>,
    /// Who decides.
    pub rights: Vec<(Right, Vec<Name>)>,
    /// How both sides talk.
    pub rhythm: Rhythm,
    /// The training.
    pub sessions: Vec<Session>,
    /// When both sides spoke, the oldest first.
    pub contacts: Vec<Contact>,
    /// The newest count of the product's use.
    pub usage: Option<Usage>,
    /// Steps of getting into use: what, and the day on which it was done.
    pub activation: Vec<(Words, Option<Date>)>,
    /// That work stands still.
    pub hold: Option<Hold>,
    /// Days on which the customer does not work.
    pub holidays: Vec<Date>,
    /// The day on which the onboarding ended.
    pub ended_on: Option<Date>,
}

/// Somebody of the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Who.
    pub name: Name,
    /// Their title.
    pub title: Option<Words>,
    /// What they are to the onboarding.
    pub roles: Vec<Role>,
}

/// Somebody of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Teammate {
    /// Who.
    pub name: Name,
    /// The part that they play.
    pub part: TeamRole,
}

/// What is to be better, and by how much; an objective has no numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Outcome {
    /// In the customer's words.
    pub statement: Option<Words>,
    /// Their own metric.
    pub metric: Option<Words>,
    /// What the numbers count.
    pub unit: Option<Words>,
    /// The first number.
    pub first: Option<f64>,
    /// The newest number.
    pub newest: Option<f64>,
    /// Where it should be.
    pub target: Option<f64>,
    /// By when.
    pub due: Option<Date>,
    /// Where the number is read.
    pub source: Option<Words>,
    /// Since when it is reached.
    pub reached_on: Option<Date>,
    /// What shows that.
    pub evidence: Option<Words>,
}

/// A point of value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ValuePoint {
    /// Which.
    pub name: ValueName,
    /// What will be true.
    pub definition: Option<Words>,
    /// Who owns it.
    pub owner: Option<Name>,
    /// Whether it comes with a step of the plan.
    pub is_of_a_step: bool,
    /// Its day as both sides agreed on it.
    pub agreed: Option<Date>,
    /// Its day as planned now.
    pub planned: Option<Date>,
    /// When it is to be expected, while it is open.
    pub expected: Option<Date>,
    /// What was expected when the customer last heard.
    pub expected_before: Option<Date>,
    /// The day on which it was reached.
    pub reached_on: Option<Date>,
    /// What shows that.
    pub evidence: Option<Words>,
}

/// A step of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Milestone {
    /// What calendars know it by.
    #[serde(skip)]
    pub tag: Tag,
    /// What will be true.
    pub title: Words,
    /// The phase it belongs to.
    pub phase: Option<Phase>,
    /// The strand of work.
    pub workstream: Option<Words>,
    /// Whether it is one of the few that a plan on one page shows.
    pub is_core: bool,
    /// The row that it shares with others there.
    pub row: Option<Words>,
    /// Whether with it the customer is live.
    pub is_go_live: bool,
    /// Whether go-live hangs on it, and it is open.
    pub is_on_the_way: bool,
    /// The call or meeting that it is.
    pub meeting: Option<ContactKind>,
    /// Its day as both sides agreed on it.
    pub agreed: Option<Date>,
    /// Its day as planned now.
    pub planned: Option<Date>,
    /// When it is to be expected, while it is open.
    pub expected: Option<Date>,
    /// What was expected when the customer last heard.
    pub expected_before: Option<Date>,
    /// The day on which it was started.
    pub started_on: Option<Date>,
    /// The day on which it was done.
    pub done_on: Option<Date>,
    /// Whether it cannot go on.
    pub is_blocked: bool,
    /// Whether its day has passed.
    pub is_late: bool,
    /// Who has it at the customer.
    pub theirs: Option<Name>,
    /// Who has it with us.
    pub ours: Option<Name>,
    /// Working days that it takes.
    pub days: Option<u32>,
    /// What it waits for.
    pub after: Vec<Words>,
    /// What has to be shown.
    pub acceptance: Option<Words>,
    /// How its day moved, the newest last.
    pub moves: Vec<Moved>,
    /// What holds it up, the longest first.
    pub waits: Vec<Wait>,
}

/// A planned day that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Where it was.
    pub from: Option<Date>,
    /// Where it is.
    pub to: Option<Date>,
    /// When that was changed.
    pub moved_on: Date,
    /// Why.
    pub reason: Option<Words>,
}

/// A date that the customer knew otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<'a> {
    /// Of what.
    pub milestone: &'a Milestone,
    /// What they knew.
    pub from: Date,
    /// What is so now.
    pub to: Date,
}

/// What holds something up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wait {
    /// Why it cannot go on; without words it is work on our side.
    pub reason: Option<Words>,
    /// What would end it: a task, in its own words.
    pub task: Option<Words>,
    /// Whom it waits for.
    pub from: Option<Name>,
    /// Whether that is the customer's.
    pub is_theirs: bool,
    /// Since when.
    pub since: Date,
    /// The day on which it was answered.
    pub answered_on: Option<Date>,
    /// The steps that it holds up: the one that is blocked first.
    pub holds_up: Vec<Words>,
}

/// Why go-live is not expected earlier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// The step that decides it; nothing where that is work of ours that is not shown.
    pub milestone: Option<Words>,
    /// What holds that up.
    pub wait: Option<Wait>,
    /// The last day on which that may end for the expected day to hold; then each working day moves it by one. Only where
    /// it is the customer's to end.
    pub holds_until: Option<Date>,
}

/// What somebody does, or was asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Task {
    /// What.
    pub title: Words,
    /// Who.
    pub owner: Option<Name>,
    /// Whether it is the customer's.
    pub is_theirs: bool,
    /// Whether go-live waits for it.
    pub is_awaited: bool,
    /// Since when it was asked for.
    pub asked_on: Option<Date>,
    /// By when.
    pub due: Option<Date>,
    /// The day on which it was started.
    pub started_on: Option<Date>,
    /// The day on which it was done or answered.
    pub done_on: Option<Date>,
    /// The step that it belongs to.
    pub milestone: Option<Words>,
    /// How its day moved.
    pub moves: Vec<Moved>,
    /// What holds it up.
    pub waits: Vec<Wait>,
}

/// A gate, in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gate {
    /// Which.
    pub gate: GateName,
    /// Whether it is open.
    pub is_open: bool,
    /// Whether only the signature is missing.
    pub is_ready: bool,
    /// The day on which it opened.
    pub opened_on: Option<Date>,
    /// Who signed it.
    pub signed_by: Option<Name>,
    /// The day for which it is planned.
    pub planned: Option<Date>,
    /// When it is to be expected.
    pub expected: Option<Date>,
    /// What it asks for.
    pub criteria: Vec<Criterion>,
}

/// Something that a gate asks for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Criterion {
    /// What.
    pub text: Words,
    /// Whether it is still missing.
    pub is_open: bool,
    /// The last day on which the gate goes without it.
    pub waived_until: Option<Date>,
    /// Why it goes without it, or does not need it.
    pub reason: Option<Words>,
    /// Who sees to it.
    pub owners: Vec<Name>,
    /// Who said that it is so.
    pub attested_by: Option<Name>,
    /// When they did.
    pub attested_on: Option<Date>,
}

/// A decision, made or to be made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decision {
    /// What, with the answer where there is one.
    pub text: Words,
    /// Who decided, or is to.
    pub who: Option<Name>,
    /// When it was made.
    pub decided_on: Option<Date>,
    /// By when it is to be made.
    pub due: Option<Date>,
}

/// A promise of the sale.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Commitment {
    /// What.
    pub text: Words,
    /// How it stands.
    pub status: CommitmentStatus,
    /// By when.
    pub due: Option<Date>,
    /// When it was confirmed to the customer.
    pub confirmed_on: Option<Date>,
    /// When it was kept.
    pub delivered_on: Option<Date>,
    /// When it was declined.
    pub declined_on: Option<Date>,
    /// Why it was declined.
    pub reason: Option<Words>,
}

/// People and hours that the work takes of the customer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Resource {
    /// The part.
    pub role: Words,
    /// Who.
    pub name: Option<Name>,
    /// How much of their time.
    pub hours_per_week: Option<f64>,
    /// Since when that is agreed.
    pub committed_on: Option<Date>,
}

/// A strand of work.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Workstream {
    /// What it is called.
    pub name: Words,
    /// Who has it at the customer.
    pub theirs: Option<Name>,
    /// Who has it with us.
    pub ours: Option<Name>,
}

/// How both sides talk.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Rhythm {
    /// How often they meet.
    pub call: Option<Frequency>,
    /// How often a written update goes out.
    pub update: Option<Frequency>,
    /// Where people talk.
    pub channel: Option<Words>,
    /// Whom a blocker reaches that nobody answers.
    pub escalation: Option<Words>,
    /// Working days in which what stops the work is to be answered.
    pub answer_days: u32,
    /// The days of the next calls, a quarter ahead.
    #[serde(skip)]
    pub calls: Vec<Date>,
}

/// A training session.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Session {
    /// What calendars know it by.
    #[serde(skip)]
    pub tag: Tag,
    /// What it teaches.
    pub title: Words,
    /// For whom.
    pub audience: Option<Audience>,
    /// How understanding is tested.
    pub assessment: Option<crate::model::Assessment>,
    /// The day for which it is planned.
    pub due: Option<Date>,
    /// The day on which it was given.
    pub delivered_on: Option<Date>,
    /// How many were invited.
    pub invited: Option<u32>,
    /// How many came.
    pub attended: Option<u32>,
}

/// A time that both sides spoke.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contact {
    /// What it was.
    pub kind: ContactKind,
    /// When.
    pub held_on: Date,
    /// Who was there.
    pub present: Vec<Name>,
    /// What came of it.
    pub summary: Option<Words>,
}

/// How the product is used.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Usage {
    /// When it was counted.
    pub measured_on: Date,
    /// Seats paid for.
    pub licensed: Option<u32>,
    /// Seats set up.
    pub provisioned: Option<u32>,
    /// Seats in use.
    pub active: Option<u32>,
    /// Key actions.
    pub key_actions: Option<u32>,
    /// Workflows in production.
    pub workflows_live: Option<u32>,
    /// Features in use.
    pub features_used: Option<u32>,
    /// Features that the contract covers.
    pub features_available: Option<u32>,
    /// The last day of use.
    pub last_used_on: Option<Date>,
}

/// A time in which work stands still.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hold {
    /// Since when.
    pub since: Date,
    /// The first day on which work is to go on.
    pub resumes_on: Option<Date>,
    /// Why.
    pub reason: Option<Words>,
}

impl CustomerEdition {
    /// The step with which the customer is live.
    pub fn go_live(&self) -> Option<&Milestone> {
        self.milestones.iter().find(|it| it.is_go_live)
    }

    /// Who of ours plays a part.
    pub fn part(&self, part: TeamRole) -> Option<&Name> {
        self.team.iter().find(|it| it.part == part).map(|it| &it.name)
    }

    /// Who at the customer has a role.
    pub fn with_role(&self, role: Role) -> Option<&Name> {
        self.people.iter().find(|it| it.roles.contains(&role)).map(|it| &it.name)
    }

    /// Who has a right, of the customer's people alone.
    pub fn who_decides(&self, right: Right) -> Vec<&Name> {
        let theirs = |name: &&Name| self.people.iter().any(|it| it.name == **name);
        let held = self.rights.iter().find(|(it, _)| *it == right);
        held.map_or_else(Vec::new, |(_, names)| names.iter().filter(theirs).collect())
    }

    /// What the customer knew otherwise when they last heard, as far as it is open.
    pub fn changes(&self) -> Vec<Change<'_>> {
        let changed = self.milestones.iter().filter_map(|milestone| {
            let (from, to) = (milestone.expected_before?, milestone.expected?);
            (from != to).then_some(Change { milestone, from, to })
        });
        changed.collect()
    }

    /// The first gate that is not open.
    pub fn next_gate(&self) -> Option<&Gate> {
        self.gates.iter().find(|gate| !gate.is_open)
    }
}

impl Milestone {
    /// Whether it is still to be done.
    pub const fn is_open(&self) -> bool {
        self.done_on.is_none()
    }

    /// Whether it comes after the day for which it is planned.
    pub fn is_behind(&self) -> bool {
        self.is_late || self.expected.zip(self.planned).is_some_and(|(expected, planned)| expected > planned)
    }

    /// Who has it on both sides, theirs first.
    pub fn owners(&self) -> impl Iterator<Item = &Name> {
        self.theirs.iter().chain(&self.ours)
    }
}

impl Gate {
    /// What is still missing.
    pub fn open(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(|it| it.is_open)
    }

    /// How many of its criteria are met, or not needed now.
    pub fn met(&self) -> usize {
        self.criteria.len() - self.open().count()
    }
}
