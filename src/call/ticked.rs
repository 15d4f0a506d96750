//! What a form has boxes for: actions, milestones, and what somebody was asked for or has to decide.

use crate::date::Date;
use crate::log::{LogEntry, meant, titled};
use crate::model::{ContactKind, DecisionState, Side};
use crate::phrase::List;
use crate::plan_at::{PlanAt, Wait};
use crate::suggest::closest;

/// An entry that can be ticked, by its place in the list that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ticked {
    /// An action.
    Action(usize),
    /// A milestone.
    Milestone(usize),
    /// A contact in which somebody was asked for something.
    Ask(usize),
    /// A decision that somebody was asked to make.
    Decision(usize),
}

/// What a form shows of an entry.
pub(super) struct Seen<'p> {
    pub(super) id: &'p str,
    pub(super) title: &'p str,
    /// Who has to move.
    pub(super) owner: Option<&'p str>,
    pub(super) due: Option<Date>,
    pub(super) is_blocked: bool,
}

impl Ticked {
    /// The day on which the action or the milestone was done, while it is.
    pub(super) fn done_on(self, at: &PlanAt) -> Option<Date> {
        match self {
            Self::Action(index) => at.action_done_on(index),
            Self::Milestone(index) => at.done_on(index),
            Self::Ask(_) | Self::Decision(_) => None,
        }
    }

    /// The one that is named: by its id, or any beginning of it that no other has.
    pub(super) fn named(at: &PlanAt, named: &str) -> Result<Self, String> {
        let all: Vec<(Self, &str)> = all(at).collect();
        let ids: Vec<&str> = all.iter().map(|(_, id)| *id).collect();
        match meant(&ids, named).as_slice() {
            [only] => Ok(all[*only].0),
            [] => {
                let why = format!("`{}` has no action, milestone or ask `{named}`", at.slug());
                Err(match meant_by(at, named, &all, &ids) {
                    Some(meant) => format!("{why}; did you mean {meant}?"),
                    None => why,
                })
            }
            several => {
                let ids: Vec<String> = several.iter().map(|index| format!("`{}`", ids[*index])).collect();
                Err(format!("`{named}` could be {}", List::or(&ids).at_most(8)))
            }
        }
    }

    /// Each that is open on the day.
    pub(super) fn open(at: &PlanAt) -> Vec<Self> {
        let day = at.as_of();
        let decisions = at.plan.decisions.states_on(day);
        let is_open = |entry: &Self| match entry {
            Self::Action(index) => at.is_action_open(*index),
            Self::Milestone(index) => at.is_open(*index),
            Self::Ask(index) => at.plan.contacts.contacts[*index].is_unanswered(day),
            Self::Decision(index) => decisions[*index] == Some(DecisionState::Open),
        };
        all(at).map(|(entry, _)| entry).filter(is_open).collect()
    }

    pub(super) fn seen(self, at: &PlanAt) -> Seen<'_> {
        let day = at.as_of();
        match self {
            Self::Action(index) => {
                let it = &at.plan.actions.actions[index];
                let is_blocked = !at.action_waits(index).is_empty();
                Seen {
                    owner: at.action_owner(index),
                    is_blocked,
                    ..Seen::of(&it.id, it.label(), at.action_due(index))
                }
            }
            Self::Milestone(index) => {
                let (it, waits) = (&at.plan.jsp.milestones[index], at.waits(index));
                let (ours, theirs) = (it.owner.one_on(day), it.customer_owner.one_on(day));
                let owner = if is_theirs(&waits) { theirs.or(ours) } else { ours.or(theirs) };
                Seen { owner, is_blocked: !waits.is_empty(), ..Seen::of(&it.id, it.label(), at.due(index)) }
            }
            Self::Ask(index) => {
                let it = &at.plan.contacts.contacts[index];
                let due = at.day_of(it.due_on(day));
                Seen { owner: it.of.one_on(day), ..Seen::of(&it.id, it.text.or(&it.id), due) }
            }
            Self::Decision(index) => {
                let it = &at.plan.decisions.decisions[index];
                let due = at.decision_due(it);
                Seen { owner: it.of.one_on(day), ..Seen::of(&it.id, it.text.or(&it.id), due) }
            }
        }
    }
}

impl<'p> Seen<'p> {
    const fn of(id: &'p str, title: &'p str, due: Option<Date>) -> Self {
        Self { id, title, owner: None, due, is_blocked: false }
    }
}

/// What could be meant by something that is no id: the one whose title has it, else the one whose id is close.
fn meant_by(at: &PlanAt, named: &str, all: &[(Ticked, &str)], ids: &[&str]) -> Option<String> {
    let entries = all.iter().map(|(entry, _)| entry.seen(at));
    let entries: Vec<LogEntry> = entries
        .map(|it| LogEntry { id: it.id.to_owned(), title: it.title.to_owned(), ..LogEntry::default() })
        .collect();
    let of_title = titled(&entries, named).map(LogEntry::label);
    of_title.or_else(|| Some(format!("`{}`", closest(named, ids.iter().copied())?)))
}

/// Every entry that could be ticked, whether it is open or not.
fn all(at: &PlanAt) -> impl Iterator<Item = (Ticked, &str)> {
    let plan = &at.plan;
    let actions = plan.actions.actions.iter().enumerate();
    let milestones = plan.jsp.milestones.iter().enumerate();
    let asks = plan.contacts.contacts.iter().enumerate().filter(|(_, it)| it.kind == ContactKind::Ask);
    let decisions = plan.decisions.decisions.iter().enumerate().filter(|(_, it)| it.asked_on.is_some());
    let actions = actions.map(|(index, it)| (Ticked::Action(index), it.id.as_str()));
    actions
        .chain(milestones.map(|(index, it)| (Ticked::Milestone(index), it.id.as_str())))
        .chain(asks.map(|(index, it)| (Ticked::Ask(index), it.id.as_str())))
        .chain(decisions.map(|(index, it)| (Ticked::Decision(index), it.id.as_str())))
}

/// Whether the customer has to move first.
fn is_theirs(waits: &[Wait<'_>]) -> bool {
    waits.first().and_then(|wait| wait.side) == Some(Side::Customer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    #[test]
    fn what_was_asked_is_open_until_it_is_answered() {
        let contacts = "contacts:\n  - {id: L-1, kind: ask, asked_on: 2026-04-02, of: Lee, text: the key, answered_on: 2026-04-09}\n  \
                        - {id: L-2, kind: call, held_on: 2026-04-02, present: [Lee]}\n";
        let decisions = "decisions:\n  - {id: D-1, text: with the archive?, asked_on: 2026-04-03, of: Lee}\n  \
                         - {id: D-2, text: no archive, decided_on: 2026-04-03, by: Lee}\n";
        let files = [("contacts.yaml", contacts), ("decisions.yaml", decisions)];
        let open = |day: &str| Ticked::open(&PlanAt::of(plan_from(&files), &Basis::on(date(day))));
        assert_eq!(open("2026-04-02"), [Ticked::Ask(0)]);
        assert_eq!(open("2026-04-08"), [Ticked::Ask(0), Ticked::Decision(0)]);
        assert_eq!(open("2026-04-09"), [Ticked::Decision(0)]);
        let at = PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-09")));
        assert_eq!(Ticked::named(&at, "L-1"), Ok(Ticked::Ask(0)));
        assert!(Ticked::named(&at, "L-2").is_err() && Ticked::named(&at, "D-2").is_err());
    }
}
