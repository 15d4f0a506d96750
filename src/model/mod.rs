//! The typed plan: one module a file of the plan. No I/O, no clock, no positions.
//!
//! Required keys are those whose absence leaves nothing to talk about (an id, a customer's name, the
//! signature); everything else may be missing, and a check says what that means.

mod adoption;
mod baseline;
mod blocker;
mod change;
mod contacts;
mod decisions;
mod due;
mod edition;
mod expansion;
mod facts;
mod file;
mod friction;
mod gates;
mod goals;
mod handoff;
mod holders;
mod jsp;
mod list;
mod logs;
mod names;
mod onboarding;
mod people;
mod placeholder;
mod progress;
mod risks;
mod stakeholders;
mod text;
mod training;
mod updates;

pub use adoption::{ActivationMilestone, Adoption, Snapshot};
pub use baseline::Baseline;
pub use blocker::Blocker;
pub use change::{
    Dropped, Move, Reopened, Withdrawn, counts_from, due_on, first_due, first_move_after, is_in_plan,
    was_done_by,
};
pub use contacts::{Contact, Contacts};
pub use decisions::{Decision, DecisionState, Decisions};
pub use due::{Due, DueError, RelativeDay, SIGNATURE};
pub use edition::Edition;
pub use expansion::{Expansion, ExpansionSignal};
pub use facts::Home;
pub use file::PlanFile;
pub use friction::{Friction, FrictionEntry, Tally};
pub use gates::{
    Alternative, Attestation, Criterion, Gate, GateSet, Gates, NotApplicable, Second, Signoff, Waiver,
    is_within,
};
pub use goals::{Objective, Outcome as BusinessOutcome, OutcomeReading, ValuePoint, ValuePoints};
pub use handoff::{Commitment, Declined, Handoff, Resource, Technical};
pub use holders::{Holder, Holders, RoleTerm, TEXT_OR_MAPPING};
pub use jsp::{Cadence, Confirmation, DecisionRights, DoneWhen, Jsp, Milestone, Workstream};
pub use list::List;
pub use logs::{Action, Actions};
pub(crate) use names::names;
pub use names::spoken;
pub use names::{
    About, Asked, Assessment, Audience, Colour, CommitmentStatus, Confirmed, ContactKind, Engagement, Event,
    Fact, Frequency, GateName, GatesOpen, Level, Message, Need, Origin, Outcome, Phase, Right, RiskKind,
    RiskNature, RiskResponse, RiskStatus, Role, Segment, Side, State, TeamRole, Tier, UpdatePart, Urgency,
    ValueName,
};
pub use onboarding::{Contract, Ending, Hold, Onboarding, ReportedColour, Team};
pub use people::{Colleague, OurPeople, PEOPLE_FILE, PeopleFile};
pub use placeholder::is_answer;
pub use progress::{Finished, Progress};
pub use risks::{CERTAIN, Closed, Occurred, Review, Risk, Risks};
pub use stakeholders::{Person, Sentiment, Stakeholders};
pub use text::Text;
pub use training::{Retest, Session, Training, Try};
pub use updates::{Share, Skip, Update, Updates};
