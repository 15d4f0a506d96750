//! The lists of entries that commands name by id: where each stands, and what its entries are called.

use onboard::date::Date;
use onboard::model::{Blocker, CommitmentStatus, Milestone, Need, PlanFile, Presence, RiskStatus, Side};
use onboard::phrase::List;
use onboard::plan::Plan;
use onboard::remedy::{Command, commands};
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
    command: fn(&str) -> Command,
    /// What a list calls the title of an entry, and whose it is.
    pub(crate) heads: [&'static str; 2],
    /// Its entries, in order.
    pub(crate) rows: fn(&Plan) -> Vec<Row>,
}

/// An entry as lists show it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) owner: String,
    /// Those by whose name it is found, where it is not the owner alone.
    pub(crate) names: Vec<String>,
    /// Who has to move, else whose it is.
    pub(crate) side: Option<Side>,
    /// The other side, of what is both's alike.
    pub(crate) other_side: Option<Side>,
    pub(crate) due: Option<Date>,
    /// A date that is no deadline.
    pub(crate) on: Option<Date>,
    pub(crate) status: &'static str,
    /// Whether somebody still has to do something about it.
    pub(crate) is_open: bool,
}

impl Row {
    /// The day that a list shows and sorts by.
    pub(crate) fn date(&self) -> Option<Date> {
        self.due.or(self.on)
    }

    /// The id, with what it stands for.
    fn label(&self) -> String {
        format!("`{}` ({})", self.id, self.title)
    }
}

/// The logs, each with what its entries show in a list.
macro_rules! logs {
    ($($log:ident: $noun:literal $prefix:literal $file:ident $list:literal $key:literal $command:ident $heads:expr,
        $plan:ident.$($path:ident).+, $entry:ident => { $($field:ident: $value:expr),* };)*) => {$(
        #[allow(clippy::needless_update, reason = "some logs have every column")]
        pub(crate) const $log: Log = Log {
            noun: $noun, prefix: $prefix, file: PlanFile::$file, list: $list, key: $key,
            command: |plan| commands::$command(plan),
            heads: $heads,
            rows: |$plan| {
                $plan.$($path).+.iter().map(|$entry| Row { $($field: $value,)* ..Row::default() }).collect()
            },
        };
    )*};
}

logs! {
    ACTIONS: "action" 'A' Actions "actions" "id" action_list WORK, plan.actions.actions, it => {
        id: it.id.clone(), title: it.title.to_string(), owner: it.owner.to_string(), due: it.due,
        side: waits_on(it.blocked.as_ref()).or(it.side).or_else(|| plan.side_of(it.owner.or(""))),
        status: it.status().word(), is_open: it.is_open()
    };
    DECISIONS: "decision" 'D' Decisions "decisions" "id" decision_list ["what", "approved by"],
    plan.decisions.decisions, it => {
        id: it.id.clone(), title: it.text.to_string(), owner: it.by.to_string(), on: it.on,
        side: plan.side_of(it.by.or("")),
        status: if is_superseded(plan, &it.id) { "superseded" } else { "in_force" },
        is_open: !is_superseded(plan, &it.id)
    };
    RISKS: "risk" 'R' Risks "risks" "id" risk_list WORK, plan.risks.risks, it => {
        id: it.id.clone(), title: it.text.to_string(), owner: it.owner.to_string(), due: it.trigger_date,
        side: plan.side_of(it.owner.or("")),
        status: it.status.unwrap_or(RiskStatus::Open).word(), is_open: it.is_open()
    };
    MILESTONES: "milestone" 'M' Jsp "milestones" "id" milestone_list WORK, plan.jsp.milestones, it => {
        id: it.id.clone(), title: it.title.to_string(), owner: it.owner.to_string(), due: it.due,
        names: owners(it), side: sides(it)[0], other_side: sides(it)[1],
        status: it.status().word(), is_open: it.is_open()
    };
    COMMITMENTS: "commitment" 'C' Handoff "commitments" "id" commitment_list ["what", "promised by"],
    plan.handoff.commitments, it => {
        id: it.id.clone(), title: it.text.to_string(), owner: it.by.to_string(), due: it.due,
        side: plan.side_of(it.by.or("")),
        status: it.status.unwrap_or(CommitmentStatus::Open).word(), is_open: it.is_open()
    };
    SESSIONS: "training session" 'T' Training "sessions" "id" training_list ["what", "audience"],
    plan.training.sessions, it => {
        id: it.id.clone(), title: it.title.to_string(), owner: it.audience.map(|a| a.to_string()).unwrap_or_default(),
        due: it.planned, status: if it.delivered_on.is_some() { "delivered" } else { "planned" },
        is_open: it.delivered_on.is_none()
    };
    TRAINEES: "trainee" 'P' Training "people" "name" training_list WORK, plan.training.people, it => {
        id: it.name.clone(), title: it.name.clone()
    };
    PEOPLE: "stakeholder" 'P' Stakeholders "people" "name" stakeholder_list ["title", "roles"],
    plan.stakeholders.people, it => {
        id: it.name.clone(), title: it.title.to_string(), names: vec![it.name.clone()],
        side: Some(Side::Customer), on: it.last_contact,
        owner: it.roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", "),
        status: it.status.unwrap_or(Presence::Active).word(), is_open: it.is_active()
    };
    SIGNALS: "expansion signal" 'E' Expansion "signals" "id" expansion_list WORK, plan.expansion.signals, it => {
        id: it.id.clone(), title: it.text.to_string(), owner: it.who.to_string(), on: it.on,
        side: plan.side_of(it.who.or("")), status: it.kind.map_or("", Need::word), is_open: true
    };
}

/// What most lists call title and owner.
const WORK: [&str; 2] = ["what", "who"];

fn waits_on(blocked: Option<&Blocker>) -> Option<Side> {
    blocked.and_then(|blocked| blocked.waiting_on)
}

fn owners(milestone: &Milestone) -> Vec<String> {
    let names = [&milestone.owner, &milestone.customer_owner];
    names.into_iter().filter_map(|name| name.get()).map(str::to_owned).collect()
}

/// On whom a milestone waits; one that waits on nobody is both sides' whose owners it names.
fn sides(milestone: &Milestone) -> [Option<Side>; 2] {
    let ours = milestone.owner.get().map(|_| Side::Vendor);
    let theirs = milestone.customer_owner.get().map(|_| Side::Customer);
    match waits_on(milestone.blocked.as_ref()) {
        Some(side) => [Some(side), None],
        None if ours.is_none() => [theirs, None],
        None => [ours, theirs],
    }
}

fn is_superseded(plan: &Plan, id: &str) -> bool {
    plan.decisions.decisions.iter().any(|later| later.supersedes.get() == Some(id) && later.id != id)
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
        let ids: Vec<&str> = entries.iter().map(|row| row.id.as_str()).collect();
        let found = meant(&ids, named);
        match found.as_slice() {
            [only] => Ok(*only),
            [] => Err(self.unknown(plan, named, &entries)),
            several => {
                let labels: Vec<String> = several.iter().map(|index| entries[*index].label()).collect();
                Err(Failure::usage(format!("`{named}` could be {} {}s", several.len(), self.noun))
                    .hint(format!("name one of {}", List::or(&labels).at_most(8))))
            }
        }
    }

    fn unknown(&self, plan: &Plan, named: &str, entries: &[Row]) -> Failure {
        let slug = &plan.slug;
        let failure = Failure::usage(format!("`{slug}` has no {} `{named}`", self.noun));
        if plan.is_doubtful(self.file) {
            let file = self.file;
            return failure.hint(format!(
                "`{file}` could not be read in full: `{}` shows where",
                commands::check(slug)
            ));
        }
        let elsewhere = || LINKED.iter().find(|log| (log.rows)(plan).iter().any(|row| row.id == named));
        let closest = || closest(named, entries.iter().map(|row| row.id.as_str()));
        match (
            titled(entries, named).map(Row::label).or_else(|| Some(format!("`{}`", closest()?))),
            elsewhere(),
        ) {
            (Some(meant), _) => failure.hint(format!("did you mean {meant}?")),
            (None, Some(log)) => failure.hint(format!("`{named}` is a {}", log.noun)),
            (None, None) => failure.hint(format!("`{}` shows what there is", (self.command)(slug))),
        }
    }
}

/// The one entry whose title holds what was typed in place of an id.
fn titled<'r>(entries: &'r [Row], typed: &str) -> Option<&'r Row> {
    let typed = typed.trim().to_lowercase();
    let mut found = entries.iter().filter(|row| row.title.to_lowercase().contains(&typed));
    found.next().filter(|_| !typed.is_empty() && found.next().is_none())
}

/// Which of these ids `named` is, else those that it is the beginning of; the letter may be left out.
pub(crate) fn meant(ids: &[&str], named: &str) -> Vec<usize> {
    let typed = named.trim().to_lowercase();
    let that_are = |is_meant: &dyn Fn(&str) -> bool| {
        (0..ids.len()).filter(|index| is_meant(ids[*index])).collect::<Vec<_>>()
    };
    let in_part = |id: &str, is_meant: &dyn Fn(&str) -> bool| {
        let id = id.to_lowercase();
        is_meant(&id) || id.split_once('-').is_some_and(|(_, rest)| is_meant(rest))
    };
    if typed.is_empty() {
        return Vec::new();
    }
    let exact = that_are(&|id| id == named);
    if let [first, ..] = exact.as_slice() {
        return vec![*first];
    }
    let whole = that_are(&|id| in_part(id, &|part| part == typed));
    if whole.len() == 1 { whole } else { that_are(&|id| in_part(id, &|part| part.starts_with(&typed))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_leads_to_the_id_when_it_is_the_only_one() {
        let row = |id: &str, title: &str| Row { id: id.into(), title: title.into(), ..Row::default() };
        let rows = [row("A-1", "Send the pack"), row("A-2", "Pack the boxes"), row("A-3", "Call Ana")];
        let found = |typed: &str| titled(&rows, typed).map(|row| row.id.as_str());
        assert_eq!(found("call"), Some("A-3"));
        assert_eq!(found("send the"), Some("A-1"));
        assert_eq!(found("pack"), None, "two have it");
        assert_eq!(found("nobody"), None);
        assert_eq!(found(" "), None);
    }

    #[test]
    fn an_id_is_found_by_any_beginning_that_no_other_has() {
        let ids = ["A-1", "A-12", "A-7k3f", "M-sso", "Ana Ruiz"];
        let case = |named: &str, want: &[&str]| {
            let found: Vec<_> = meant(&ids, named).into_iter().map(|index| ids[index]).collect();
            assert_eq!(found, want, "{named}");
        };
        case("A-1", &["A-1"]);
        case("a-1", &["A-1"]);
        case("1", &["A-1"]);
        case("12", &["A-12"]);
        case("7K", &["A-7k3f"]);
        case("ana", &["Ana Ruiz"]);
        case("A", &["A-1", "A-12", "A-7k3f", "Ana Ruiz"]);
        case("sso2", &[]);
        case("", &[]);
    }
}
