//! The lists of entries that commands name by id: where each stands, and what its entries are called.

use onboard::date::Date;
use onboard::model::{CommitmentStatus, Need, PlanFile, Presence, RiskStatus, Side};
use onboard::phrase::List;
use onboard::plan::Plan;
use onboard::route::Route;
use onboard::suggest::closest;

use crate::failure::Failure;

/// A list of entries in a file of a plan.
pub(crate) struct Log {
    /// What an entry is called.
    pub(crate) noun: &'static str,
    /// The letter that generated ids start with.
    pub(crate) prefix: char,
    pub(crate) file: PlanFile,
    /// The key of the list.
    list: &'static str,
    /// The key by which an entry is named.
    pub(crate) key: &'static str,
    /// What lists them.
    command: &'static str,
    /// Its entries, in order.
    pub(crate) rows: fn(&Plan) -> Vec<Row>,
}

/// An entry as lists show it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) owner: String,
    /// Who has to move, else whose it is.
    pub(crate) side: Option<Side>,
    pub(crate) due: Option<Date>,
    /// A date that is no deadline.
    pub(crate) on: Option<Date>,
    pub(crate) status: &'static str,
    /// Whether somebody still has to do something about it.
    pub(crate) is_open: bool,
}

/// The logs, each with what its entries show in a list.
macro_rules! logs {
    ($($log:ident: $noun:literal $prefix:literal $file:ident $list:literal $key:literal $command:literal,
        $($path:ident).+, $entry:ident => { $($field:ident: $value:expr),* };)*) => {$(
        #[allow(clippy::needless_update, reason = "some logs have every column")]
        pub(crate) const $log: Log = Log {
            noun: $noun, prefix: $prefix, file: PlanFile::$file, list: $list, key: $key, command: $command,
            rows: |plan| plan.$($path).+.iter().map(|$entry| Row { $($field: $value,)* ..Row::default() }).collect(),
        };
    )*};
}

logs! {
    ACTIONS: "action" 'A' Actions "actions" "id" "action list", actions.actions, it => {
        id: it.id.clone(), title: it.title.to_string(), owner: it.owner.to_string(), due: it.due,
        side: it.blocked.as_ref().and_then(|blocked| blocked.waiting_on).or(it.side),
        status: it.status().word(), is_open: it.is_open()
    };
    DECISIONS: "decision" 'D' Decisions "decisions" "id" "decision list", decisions.decisions, it => {
        id: it.id.clone(), title: it.text.to_string(), owner: it.by.to_string(), on: it.on
    };
    RISKS: "risk" 'R' Risks "risks" "id" "risk list", risks.risks, it => {
        id: it.id.clone(), title: it.text.to_string(), owner: it.owner.to_string(), due: it.trigger_date,
        status: it.status.unwrap_or(RiskStatus::Open).word(), is_open: it.is_open()
    };
    MILESTONES: "milestone" 'M' Jsp "milestones" "id" "milestone list", jsp.milestones, it => {
        id: it.id.clone(), title: it.title.to_string(), owner: it.owner.to_string(), due: it.due,
        side: it.blocked.as_ref().and_then(|blocked| blocked.waiting_on),
        status: it.status().word(), is_open: it.is_open()
    };
    COMMITMENTS: "commitment" 'C' Handoff "commitments" "id" "commitment list", handoff.commitments, it => {
        id: it.id.clone(), title: it.text.to_string(), owner: it.by.to_string(), due: it.due,
        status: it.status.unwrap_or(CommitmentStatus::Open).word(), is_open: it.is_open()
    };
    SESSIONS: "training session" 'T' Training "sessions" "id" "training list", training.sessions, it => {
        id: it.id.clone(), title: it.title.to_string(), owner: it.audience.map(|a| a.to_string()).unwrap_or_default(),
        due: it.planned, status: if it.delivered_on.is_some() { "delivered" } else { "planned" },
        is_open: it.delivered_on.is_none()
    };
    TRAINEES: "trainee" 'P' Training "people" "name" "training list", training.people, it => {
        id: it.name.clone(), title: it.name.clone()
    };
    PEOPLE: "stakeholder" 'P' Stakeholders "people" "name" "stakeholder list", stakeholders.people, it => {
        id: it.name.clone(), title: it.title.to_string(), side: Some(Side::Customer), on: it.last_contact,
        owner: it.roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", "),
        status: it.status.unwrap_or(Presence::Active).word(), is_open: it.is_active()
    };
    SIGNALS: "expansion signal" 'E' Expansion "signals" "id" "expansion list", expansion.signals, it => {
        id: it.id.clone(), title: it.text.to_string(), owner: it.who.to_string(), on: it.on,
        status: it.kind.map_or("", Need::word), is_open: true
    };
}

/// The logs whose entries others name: what a decision can affect.
pub(crate) const LINKED: [&Log; 5] = [&ACTIONS, &MILESTONES, &RISKS, &DECISIONS, &COMMITMENTS];

impl Log {
    /// The list.
    pub(crate) fn route(&self) -> Route {
        Route::to(self.file).key(self.list)
    }

    /// The entry that `named` means: its id, or any beginning of it, with or without the letter, that no other has.
    pub(crate) fn find(&self, plan: &Plan, named: &str) -> Result<usize, Failure> {
        let entries = (self.rows)(plan);
        if let Some(exact) = entries.iter().position(|row| row.id == named) {
            return Ok(exact);
        }
        let typed = named.to_lowercase();
        let is_meant = |id: &str| {
            let id = id.to_lowercase();
            !typed.is_empty()
                && (id.starts_with(&typed)
                    || id.split_once('-').is_some_and(|(_, rest)| rest.starts_with(&typed)))
        };
        let found: Vec<usize> = (0..entries.len()).filter(|index| is_meant(&entries[*index].id)).collect();
        match found.as_slice() {
            [only] => Ok(*only),
            [] => {
                let failure = Failure::usage(format!("`{}` has no {} `{named}`", plan.slug, self.noun));
                Err(match closest(named, entries.iter().map(|row| row.id.as_str())) {
                    Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
                    None => {
                        failure.hint(format!("`onboard {} {}` shows what there is", self.command, plan.slug))
                    }
                })
            }
            several => {
                let label = |index: &usize| format!("`{}` ({})", entries[*index].id, entries[*index].title);
                let labels: Vec<String> = several.iter().take(8).map(label).collect();
                let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
                Err(Failure::usage(format!("`{named}` could be {} {}s", several.len(), self.noun))
                    .hint(format!("name one of {}", List::or(&labels))))
            }
        }
    }
}
