//! What holds an entry up: that somebody has to move, has answered, has moved.

use super::Target;
use crate::act::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{Side, Text, Urgency};
use crate::plan_at::Wait;
use crate::refused::Refused;
use crate::remedy::commands;
use crate::route::Route;

/// Who has to move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaitingFor {
    /// A person, by the name that the plan has for them.
    Person(String),
    /// A side, where nobody is named.
    Side(Side),
}

impl WaitingFor {
    /// The side that somebody names, in full or by the beginning of its word, or as ours or theirs; anything else is a
    /// person's name.
    pub fn side_meant(who: &str) -> Option<Side> {
        let typed = who.trim().to_lowercase().replace(['-', ' '], "_");
        let is_meant = |side: &&Side| typed.len() >= 3 && side.word().starts_with(&typed);
        match typed.as_str() {
            "ours" | "our_side" => Some(Side::Vendor),
            "theirs" | "their_side" => Some(Side::Customer),
            _ => Side::ALL.iter().find(is_meant).copied(),
        }
    }

    fn written(&self) -> Yaml {
        match self {
            Self::Person(name) => Yaml::text(name),
            Self::Side(side) => Yaml::plain(side),
        }
    }

    fn said(&self) -> &str {
        match self {
            Self::Person(name) => name,
            Self::Side(Side::Vendor) => "us",
            Self::Side(Side::Customer) => "the customer",
            Self::Side(Side::ThirdParty) => "a third party",
        }
    }
}

/// An entry cannot go on.
#[derive(Clone, Debug)]
pub struct Block<'a> {
    /// Why.
    pub reason: &'a str,
    /// Who has to move.
    pub waiting_for: WaitingFor,
    /// Since when.
    pub since: Date,
    /// How urgent it is.
    pub urgency: Option<Urgency>,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl Block<'_> {
    /// Notes one more thing that holds an entry up, unless it is noted already.
    ///
    /// # Errors
    /// When the entry is not open.
    pub fn act(&self, draft: &mut Draft, target: &Target) -> Acted {
        let item = target.item(&draft.at);
        item.must_be_open()?;
        let (waiting_for, said) =
            (self.waiting_for.written(), format!("is blocked, waiting on {}", self.waiting_for.said()));
        let is_known = item.waits.iter().any(|wait| {
            wait.blocker.reason == Text::from(self.reason)
                && wait.blocker.answered_by(draft.at.as_of()).is_none()
                && wait.blocker.waiting_for.one_on(draft.at.as_of()) == waiting_for.scalar()
        });
        if is_known {
            return Ok(said);
        }
        let blocker = Yaml::map([
            ("id", Some(Yaml::text(draft.new_id('X', self.id)?))),
            ("reason", Some(Yaml::text(self.reason))),
            ("waiting_for", Some(waiting_for)),
            ("since", Some(self.since.into())),
            ("urgency", self.urgency.map(Yaml::plain)),
        ]);
        draft.edits.add(target.key("blockers"), blocker);
        Ok(said)
    }
}

/// Somebody has answered a blocker, so that the clock stops.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The blocker, where several are open.
    pub blocker: Option<&'a str>,
    /// The day.
    pub on: Date,
}

impl Answer<'_> {
    /// Dates the answer; one that there is stays.
    ///
    /// # Errors
    /// When the entry is not blocked, or several blockers wait for an answer.
    pub fn act(&self, draft: &mut Draft, target: &Target) -> Acted {
        let item = target.item(&draft.at);
        let waits = item.meant(self.blocker)?;
        // One that was answered by today keeps that day.
        let by = self.on.max(draft.at.as_of());
        let unanswered = |wait: &&Wait<'_>| wait.blocker.answered_by(by).is_none();
        let open: Vec<&Wait<'_>> = waits.iter().filter(unanswered).collect();
        match open.as_slice() {
            [] => {}
            [only] => draft.edits.set(target.blocker(only).key("answered_on"), self.on),
            several => {
                return Err(item.which(&format!("{} of its blockers wait for an answer", several.len())));
            }
        }
        Ok(format!("is answered, on {}", self.on))
    }
}

/// What held an entry up is over.
#[derive(Clone, Copy, Debug)]
pub struct Unblock<'a> {
    /// The blocker; every one that is open, where none is named.
    pub blocker: Option<&'a str>,
    /// The first day on which it is over.
    pub on: Date,
}

impl Unblock<'_> {
    /// Ends what holds the entry up.
    ///
    /// # Errors
    /// When the entry is not blocked, the blocker arose later, or ends with something else.
    pub fn act(&self, draft: &mut Draft, target: &Target) -> Acted {
        let item = target.item(&draft.at);
        let waits = item.meant(self.blocker)?;
        let (bound, free): (Vec<_>, Vec<_>) =
            waits.into_iter().partition(|wait| wait.blocker.action.is_written());
        if let (Some(wait), true) = (bound.first(), free.is_empty()) {
            return Err(ends_by_itself(draft, wait));
        }
        if let Some(wait) = free.iter().find(|wait| self.on < wait.since) {
            let (id, since) = (&wait.blocker.id, wait.since);
            return Err(Refused::because(format!("{} is before `{id}` arose, on {since}", self.on)));
        }
        let is_free = bound.is_empty() && free.len() == item.waits.len();
        let ended: Vec<Route> = free.iter().map(|wait| target.blocker(wait).key("ended_on")).collect();
        ended.into_iter().for_each(|ended_on| draft.edits.set(ended_on, self.on));
        Ok(if is_free { "is unblocked" } else { "has one blocker fewer and is still blocked" }.to_owned())
    }
}

/// Why a blocker that names an action or an ask is not ended by itself.
fn ends_by_itself(draft: &Draft, wait: &Wait<'_>) -> Refused {
    let (id, action) = (&wait.blocker.id, wait.blocker.action.or(""));
    let refused = Refused::because(format!("`{id}` waits for `{action}`, and is over when that is"));
    let is_action = draft.plan.actions.actions.iter().any(|it| it.id == action);
    refused.hint(if is_action {
        format!("`{}` finishes it", commands::action_done(draft.at.slug(), action, None))
    } else {
        format!("`{}` notes the answer", commands::ask_answer(draft.at.slug(), action))
    })
}
