//! What the customer's edition holds. Days are answers of the whole plan; words are what the customer may read.

mod gates;
mod goals;
mod people;
mod said;
mod steps;

pub use gates::{Criterion, Gate};
pub use goals::{Outcome, Usage, ValuePoint};
pub use people::{Person, Resource, Rhythm, Teammate, Workstream};
pub use said::{Commitment, Contact, Decision, Hold, Session};
pub use steps::{Cause, Change, Milestone, Moved, Task, Wait};

use serde::Serialize;

use crate::date::Date;
use crate::edition::{Name, Tag, Words};
use crate::model::{ContactKind, Right, Role, TeamRole, ValueName};

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
    /// The day.
    pub as_of: Date,
    /// The signature.
    pub signed_on: Date,
    /// Since when both sides agree on the plan.
    pub agreed_on: Option<Date>,
    /// Who agreed to it.
    pub agreed_by: Vec<Name>,
    /// The last day on which somebody of theirs agreed to new days of the plan, and who did; none where the days are those of
    /// the plan as both sides agreed on it.
    pub agreed_anew: Option<(Date, Name)>,
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
    /// What should be better next, in their words.
    pub next_goals: Vec<Words>,
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
    /// The last day on which somebody of ours wrote to them.
    #[serde(skip)]
    pub written_on: Option<Date>,
    /// Days on which the customer does not work.
    pub holidays: Vec<Date>,
    /// The day on which the onboarding ended.
    pub ended_on: Option<Date>,
}

impl CustomerEdition {
    /// The step with which the customer is live.
    pub fn go_live(&self) -> Option<&Milestone> {
        self.milestones.iter().find(|it| it.is_go_live)
    }

    /// The step that is the kickoff.
    pub fn kickoff(&self) -> Option<&Milestone> {
        self.milestones.iter().find(|it| it.meeting == Some(ContactKind::Kickoff))
    }

    /// A point of value.
    pub fn point(&self, name: ValueName) -> Option<&ValuePoint> {
        self.value.iter().find(|it| it.name == name)
    }

    /// The points of value of which something is known.
    pub fn points(&self) -> Vec<&ValuePoint> {
        self.value.iter().filter(|it| it.definition.is_some() || it.planned.is_some()).collect()
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
