//! What a change leaves behind: what was planned after something and now comes before it, since that has moved and it has
//! not.

use super::Both;
use crate::act::to_follow;
use crate::assessment::Assessment;
use crate::date::Date;
use crate::model::{Event, PlanFile, State};
use crate::remedy::{Command, Remedy, commands};
use crate::route::Route;

/// Entries that are planned before what they need.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftBehind {
    /// Which kind of entry.
    pub kind: LeftKind,
    /// The milestone that moved.
    pub behind: String,
    /// Its day in the head.
    pub day: Date,
    /// What is planned before it now, and was not.
    pub entries: Vec<LeftEntry>,
    /// How many were so before the change.
    pub before: usize,
    /// What moves them.
    pub remedy: Remedy,
}

/// Which kind of entry is left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftKind {
    /// Milestones that wait for one that moved.
    Milestones,
    /// Objectives that were due with go-live or after it.
    Objectives,
    /// Sessions that were to be given shortly before go-live.
    Sessions,
}

impl LeftKind {
    /// As programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Milestones => "milestones",
            Self::Objectives => "objectives",
            Self::Sessions => "sessions",
        }
    }
}

/// One entry that is left behind.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftEntry {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// The day for which it is planned.
    pub due: Date,
    /// Where that is written.
    pub route: Route,
}

/// What is taught longer before go-live than this many working days is forgotten when it is needed.
const FRESH: i64 = 5;

/// What a change leaves behind.
pub(super) fn left_behind(plans: Both<Option<&Assessment>>) -> Vec<LeftBehind> {
    let Some(plans) = plans.known() else { return Vec::new() };
    let mut left = milestones(plans);
    if let Some(moved) = Moved::of_go_live(plans) {
        left.extend(moved.objectives(plans));
        left.extend(moved.sessions(plans));
    }
    left
}

/// A milestone that was moved to a later day.
struct Moved {
    id: String,
    index: usize,
    day: Both<Date>,
}

impl Moved {
    fn of(plans: Both<&Assessment>, index: usize) -> Option<Self> {
        let milestone = &plans.head.plan.jsp.milestones[index];
        let (before, _) = plans.base.milestone_named(&milestone.id)?;
        let day = Both::new(plans.base.due(before)?, plans.head.due(index)?);
        (day.head > day.base).then(|| Self { id: milestone.id.clone(), index, day })
    }

    fn of_go_live(plans: Both<&Assessment>) -> Option<Self> {
        Self::of(plans, plans.head.milestone_of(Event::GoLive)?.0)
    }

    fn objectives(&self, plans: Both<&Assessment>) -> Option<LeftBehind> {
        let open = |it: &Assessment| -> Vec<LeftEntry> {
            let open = it.objectives().filter(|(_, one)| one.reached_by(it.as_of()).is_none());
            let due = open.filter_map(|(at, one)| {
                let due = it.day_of(one.due_on(it.as_of()))?;
                Some(entry(&one.id, one.statement.or(""), due, route(PlanFile::Jsp, "objectives", at)))
            });
            due.collect()
        };
        let both = plans.map(open);
        let is_early = |day: Date, it: &&LeftEntry| it.due < day;
        let early = both.head.iter().filter(|it| is_early(self.day.head, it));
        let was_early: Vec<&LeftEntry> = both.base.iter().filter(|it| is_early(self.day.base, it)).collect();
        let entries: Vec<LeftEntry> =
            early.filter(|it| was_early.iter().all(|was| was.id != it.id)).cloned().collect();
        let set = |it: &LeftEntry| {
            commands::objective_set_due(plans.head.slug(), it.id.as_str(), self.later(plans.head, it.due))
        };
        self.left(LeftKind::Objectives, entries, was_early.len(), "give it a day after go-live", set)
    }

    fn sessions(&self, plans: Both<&Assessment>) -> Option<LeftBehind> {
        let open = |it: &Assessment| -> Vec<LeftEntry> {
            let open = it.sessions().filter(|(_, one)| one.delivered_by(it.as_of()).is_none());
            let due = open.filter_map(|(at, one)| {
                let due = it.session_due(one)?;
                Some(entry(&one.id, one.title.or(""), due, route(PlanFile::Training, "sessions", at)))
            });
            due.collect()
        };
        let both = plans.map(open);
        let is_stale = |it: &Assessment, live: Date, due: Date| it.working_days_passed(due, live) > FRESH;
        let stale = both.head.iter().filter(|it| is_stale(plans.head, self.day.head, it.due));
        let was_stale = both.base.iter().filter(|it| is_stale(plans.base, self.day.base, it.due));
        let was_stale: Vec<&LeftEntry> = was_stale.collect();
        let entries: Vec<LeftEntry> =
            stale.filter(|it| was_stale.iter().all(|was| was.id != it.id)).cloned().collect();
        let is_empty = entries.is_empty();
        let left = LeftBehind {
            kind: LeftKind::Sessions,
            behind: self.id.clone(),
            day: self.day.head,
            entries,
            before: was_stale.len(),
            remedy: Remedy::run("give them another day", commands::training_list(plans.head.slug())),
        };
        (!is_empty).then_some(left)
    }

    /// As many days later as the milestone moved, on a working day.
    fn later(&self, it: &Assessment, due: Date) -> Date {
        it.calendar.roll_forward(due.plus_days(self.day.head.days_since(self.day.base)))
    }

    fn left(
        &self,
        kind: LeftKind,
        entries: Vec<LeftEntry>,
        before: usize,
        words: &str,
        command: impl Fn(&LeftEntry) -> Command,
    ) -> Option<LeftBehind> {
        let each = entries.iter().map(|it| Remedy::run(format!("{words}: `{}`", it.id), command(it)));
        let remedy = each.reduce(Remedy::then)?;
        Some(LeftBehind { kind, behind: self.id.clone(), day: self.day.head, entries, before, remedy })
    }
}

/// The milestones that wait for one that moved, are open, and are planned before it now.
fn milestones(plans: Both<&Assessment>) -> Vec<LeftBehind> {
    let now = plans.head;
    let moved: Vec<Moved> =
        now.written_milestones().filter_map(|(index, _)| Moved::of(plans, index)).collect();
    // Of several that one is before, the one that is latest tells how far it has to go.
    let mut left: Vec<(usize, Vec<LeftEntry>, usize)> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    let mut order: Vec<usize> = (0..moved.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(moved[*at].day.head));
    for at in order {
        let it = &moved[at];
        let early = early(now, it.index, it.day.head);
        let was =
            plans.base.milestone_named(&it.id).map(|(index, _)| self::early(plans.base, index, it.day.base));
        let was = was.unwrap_or_default();
        let is_new =
            |one: &LeftEntry| was.iter().all(|before| before.id != one.id) && !told.contains(&one.id);
        let new: Vec<LeftEntry> = early.into_iter().filter(is_new).collect();
        if !new.is_empty() {
            told.extend(new.iter().map(|it| it.id.clone()));
            left.push((at, new, was.len()));
        }
    }
    let told = left.into_iter().map(|(at, entries, before)| {
        let it = &moved[at];
        let distance = |one: &LeftEntry| now.calendar.working_days_between(one.due, it.day.head);
        let least = entries.iter().map(distance).max();
        let shift = to_follow(now, it.index, Some(it.day.base), least);
        LeftBehind {
            kind: LeftKind::Milestones,
            behind: it.id.clone(),
            day: it.day.head,
            entries,
            before,
            remedy: Remedy::run("move them with it", shift),
        }
    });
    told.collect()
}

/// The open milestones that wait for this one, directly or through others, and are planned before a day.
fn early(it: &Assessment, index: usize, day: Date) -> Vec<LeftEntry> {
    let open = it.waiting_for(&[index]).into_iter();
    let open = open.filter(|at| !matches!(it.state(*at), State::Done | State::Dropped));
    let early = open.filter_map(|at| Some((at, it.due(at).filter(|due| *due < day)?)));
    let entry = |(at, due): (usize, Date)| {
        let milestone = &it.plan.jsp.milestones[at];
        entry(&milestone.id, milestone.label(), due, route(PlanFile::Jsp, "milestones", at))
    };
    early.map(entry).collect()
}

fn entry(id: &str, title: &str, due: Date, route: Route) -> LeftEntry {
    LeftEntry { id: id.to_owned(), title: title.to_owned(), due, route }
}

fn route(file: PlanFile, list: &'static str, at: usize) -> Route {
    Route::to(file).key(list).index(at).key("due")
}
