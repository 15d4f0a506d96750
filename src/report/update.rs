//! The written update after a call (S1: shipped, blocked, next): its draft from the logs, and its text for a mail.

use super::{Heading, Report};
use crate::date::Date;
use crate::model::{Move, PlanFile, Side, Update, ValueName};
use crate::plan::Plan;
use crate::plan_at::{PlanAt, Wait};

/// Days ahead that an update speaks of, where the plan has no rhythm of its own.
const AHEAD: i64 = 7;

/// The three lists of an update.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateDraft {
    /// What was finished since the last one.
    pub shipped: Vec<String>,
    /// What cannot go on, and on whom it waits.
    pub blocked: Vec<String>,
    /// What is due until the next one.
    pub next: Vec<String>,
}

/// A milestone or an action, as an update speaks of it.
struct Item<'a> {
    line: &'a str,
    /// Whether it was done since the last update.
    is_new: bool,
    waits: Vec<Wait<'a>>,
    /// When it is due, if it is open.
    due: Option<Date>,
    /// How that day moved since the last update.
    moved: Option<Moved>,
}

/// A planned day that was another at the last update.
struct Moved {
    from: Option<Date>,
    reason: Option<String>,
}

impl Moved {
    /// The moves since the last update as one, if there are any.
    fn since(at: &PlanAt, moves: &[Move], since: Date) -> Option<Self> {
        let is_new = |it: &&Move| it.moved_on.is_some_and(|on| on > since && on <= at.as_of());
        let mut new: Vec<&Move> = moves.iter().filter(is_new).collect();
        new.sort_by_key(|it| it.moved_on);
        let (first, last) = (new.first()?, new.last()?);
        Some(Self { from: at.day_of(first.from.as_ref()), reason: last.reason.get().map(str::to_owned) })
    }

    /// What is said of it behind the new day; nothing where it is the old one again.
    fn said(&self, due: Date) -> Option<String> {
        if self.from == Some(due) {
            return None;
        }
        let from = self.from.map_or_else(|| "a first date".to_owned(), |from| format!("moved from {from}"));
        let reason = self.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
        Some(format!("{from}{reason}"))
    }
}

/// The day of the last update before `on`, or of the signature where there is none.
pub fn last_update(plan: &Plan, on: Date) -> Date {
    let earlier = plan.updates.updates.iter().filter_map(|update| update.sent_on).filter(|day| *day < on);
    earlier.max().unwrap_or(plan.onboarding.contract.signed_on)
}

impl UpdateDraft {
    /// The files that a draft is made of.
    pub const FILES: [PlanFile; 5] =
        [PlanFile::Jsp, PlanFile::Actions, PlanFile::Decisions, PlanFile::Training, PlanFile::Updates];

    /// What changed in the logs of a plan by the day since its last update.
    pub fn of(at: &PlanAt) -> Self {
        let (plan, on) = (&at.plan, at.as_of());
        let since = last_update(plan, on);
        let ahead = on.plus_days(plan.jsp.cadence.update.map_or(AHEAD, crate::model::Frequency::days));
        let is_new = |day: Option<Date>| day.is_some_and(|day| day > since && day <= on);
        let mut draft = Self::default();
        let mut next = Vec::new();
        let milestones = plan.jsp.milestones.iter().enumerate();
        for (index, milestone) in milestones.filter(|(_, milestone)| !milestone.is_internal()) {
            let item = Item {
                line: milestone.label(),
                is_new: is_new(at.done_on(index)),
                waits: at.waits(index),
                due: at.due(index).filter(|_| at.is_open(index)),
                moved: Moved::since(at, &milestone.moves, since),
            };
            draft.take(item, ahead, &mut next);
        }
        let actions = plan.actions.actions.iter().enumerate();
        for (index, action) in actions.filter(|(index, _)| at.shows_action(*index)) {
            let item = Item {
                line: action.label(),
                is_new: is_new(at.action_done_on(index)),
                waits: at.action_waits(index),
                due: at.action_due(index).filter(|_| at.is_action_open(index)),
                moved: Moved::since(at, &action.moves, since),
            };
            draft.take(item, ahead, &mut next);
        }
        for session in plan.training.sessions.iter().filter(|session| is_new(session.delivered_on)) {
            draft.shipped.push(format!("training: {}", session.title.or(&session.id)));
        }
        let value = [
            ("first value", ValueName::First),
            ("full value", ValueName::Full),
            ("quick win", ValueName::QuickWin),
        ];
        for (words, name) in value {
            let point = plan.jsp.value.get(name);
            // One that comes with a milestone is told of with that.
            if is_new(point.claimed_by(on)) && !point.milestone.is_written() {
                draft.shipped.push(format!("{words}: {}", point.definition.or("reached")));
            }
        }
        for (_, decision) in at.made_decisions().filter(|(_, it)| at.shows_decision(it)) {
            if is_new(decision.made_by(on)) {
                let by = decision.by.get().map(|by| format!(", {by}")).unwrap_or_default();
                draft.shipped.push(format!("decided: {}{by}", decision.words_on(on)));
            }
        }
        next.sort_by_key(|(due, _)| *due);
        draft.next = next.into_iter().map(|(_, line)| line).collect();
        draft
    }

    /// What is done is shipped, what cannot go on is blocked, and what is due soon is next; so is every day that moved.
    fn take(&mut self, item: Item<'_>, ahead: Date, next: &mut Vec<(Date, String)>) {
        let Item { line, is_new, waits, due, moved } = item;
        if is_new {
            self.shipped.push(line.to_owned());
            return;
        }
        self.blocked.extend(waits.iter().map(|wait| format!("{line}: {}", why(wait))));
        let Some(due) = due else { return };
        let moved = moved.and_then(|moved| moved.said(due));
        if moved.is_some() || waits.is_empty() && due <= ahead {
            let moved = moved.map(|moved| format!(" ({moved})")).unwrap_or_default();
            next.push((due, format!("{line}, {due}{moved}")));
        }
    }

    /// The draft as text for an editor.
    pub fn to_text(&self) -> String {
        let part = |title: &str, items: &[String]| {
            let items: String = items.iter().map(|item| format!("- {}\n", item.replace('\n', " "))).collect();
            format!("# {title}\n{items}\n")
        };
        format!(
            "{}{}{}; a line that starts with `-` is an item, lines like this one are left out\n",
            part("shipped", &self.shipped),
            part("blocked", &self.blocked),
            part("next", &self.next)
        )
    }

    /// What an editor made of [`Self::to_text`].
    pub fn from_text(text: &str) -> Self {
        let mut draft = Self::default();
        let mut into = None;
        for line in text.lines() {
            if let Some(title) = line.strip_prefix('#') {
                into = match title.trim().to_lowercase().as_str() {
                    "shipped" => Some(0),
                    "blocked" => Some(1),
                    "next" => Some(2),
                    _ => None,
                };
            } else if let Some(item) = line.strip_prefix('-').map(str::trim).filter(|item| !item.is_empty()) {
                let lists = [&mut draft.shipped, &mut draft.blocked, &mut draft.next];
                if let Some(list) = into.and_then(|at: usize| lists.into_iter().nth(at)) {
                    list.push(item.to_owned());
                }
            }
        }
        draft
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.shipped.is_empty() && self.blocked.is_empty() && self.next.is_empty()
    }
}

/// Why something is blocked, on whom, since when.
fn why(wait: &Wait<'_>) -> String {
    let reason = wait.blocker.reason.or("no reason given");
    let side = wait.side.map(|side| match side {
        Side::Vendor => ", waiting on us",
        Side::Customer => ", waiting on you",
        Side::ThirdParty => ", waiting on a third party",
    });
    format!("{reason}{} since {}", side.unwrap_or_default(), wait.since)
}

/// An update as it goes into a mail.
pub fn update_report(customer: &str, update: &Update) -> Report {
    let title = match update.sent_on {
        Some(on) => format!("{customer}: update of {on}"),
        None => format!("{customer}: draft of an update"),
    };
    let mut report = Report::new().with(Heading::top(title.as_str()));
    for (title, items) in [("Shipped", &update.shipped), ("Blocked", &update.blocked), ("Next", &update.next)]
    {
        report.push_part(title, items);
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn plan() -> Plan {
        let actions = "actions:\n  - {id: A-1, title: Sent, side: customer, done_on: 2026-04-08}\n  \
                       - {id: A-2, title: Old, side: customer, done_on: 2026-04-01}\n  \
                       - {id: A-3, title: Secret, done_on: 2026-04-08, side: customer, audience: internal}\n  \
                       - {id: A-4, title: Access, side: customer, blockers: [{id: X-1, reason: no VPN, waiting_for: customer, since: 2026-04-07}]}\n  \
                       - {id: A-5, title: Soon, side: customer, due: 2026-04-15}\n  - {id: A-6, title: Later, side: customer, due: 2026-06-15}\n  - {id: A-7, title: Ours, side: vendor, due: 2026-04-15}\n";
        plan_from(&[
            ("actions.yaml", actions),
            ("updates.yaml", "updates: [{id: U-1, sent_on: 2026-04-03}, {id: U-2, sent_on: 2026-04-10}]"),
        ])
    }

    fn draft(day: &str) -> UpdateDraft {
        UpdateDraft::of(&PlanAt::of(plan(), &Basis::on(date(day))))
    }

    #[test]
    fn a_draft_says_what_changed_since_the_last_update() {
        let draft = draft("2026-04-10");
        assert_eq!(draft.shipped, ["Sent"]);
        assert_eq!(draft.blocked, ["Access: no VPN, waiting on you since 2026-04-07"]);
        assert_eq!(draft.next, ["Soon, 2026-04-15"]);
        assert_eq!(last_update(&plan(), date("2026-04-10")), date("2026-04-03"));
        assert_eq!(last_update(&plan_from(&[]), date("2026-04-10")), date("2026-03-02"));
    }

    #[test]
    fn a_draft_says_what_was_decided_and_what_moved() {
        let people = "people: [{name: Lee}]";
        let jsp = "milestones:\n  - {id: M-1, title: Live, due: 2026-05-22, moves: [{from: 2026-05-15, to: 2026-05-20, moved_on: 2026-04-07}, \
                   {from: 2026-05-20, to: 2026-05-22, moved_on: 2026-04-09, reason: no change window}]}\n  \
                   - {id: M-2, title: Trained, due: 2026-05-22, moves: [{from: 2026-05-15, to: 2026-05-22, moved_on: 2026-04-01}]}\n";
        let decisions = "decisions:\n  - {id: D-1, text: 'with the archive?', answer: 'no', asked_on: 2026-04-01, decided_on: 2026-04-08, by: Lee}\n  \
                         - {id: D-2, text: our discount, decided_on: 2026-04-08, by: Ana}\n";
        let updates = ("updates.yaml", "updates: [{id: U-1, sent_on: 2026-04-03}]");
        let files =
            [("stakeholders.yaml", people), ("jsp.yaml", jsp), ("decisions.yaml", decisions), updates];
        let draft = UpdateDraft::of(&PlanAt::of(plan_from(&files), &Basis::on(date("2026-04-10"))));
        assert_eq!(draft.shipped, ["decided: with the archive? no, Lee"]);
        assert_eq!(draft.next, ["Live, 2026-05-22 (moved from 2026-05-15: no change window)"]);
    }

    #[test]
    fn a_draft_comes_back_from_an_editor() {
        let draft = draft("2026-04-10");
        assert_eq!(UpdateDraft::from_text(&draft.to_text()), draft);
        let edited =
            UpdateDraft::from_text("words\n- lost\n# Next\n- one\n-\n-  two \nmore\n# other\n- three\n");
        assert_eq!(edited, UpdateDraft { next: vec!["one".into(), "two".into()], ..UpdateDraft::default() });
        assert!(UpdateDraft::from_text("").is_empty());
    }
}
