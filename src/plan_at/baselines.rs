//! What the days of milestones are held against. The first baseline is the plan as both sides confirmed it, on the later
//! of the two days; each later one is written down and counts by a decision of somebody who may move the timeline.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::model::{About, Baseline, Due, Event, Fact, Milestone, Right, Side, first_due};

use super::holds::moved_by_holds;
use super::people::People;

/// The baselines of every milestone on a day, by the milestone's index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baselines {
    agreed_on: Option<Date>,
    /// The last day on which the customer's side agreed to days of the plan.
    held_on: Option<Date>,
    /// Who decided those days there; none where they are those of the plan as it was agreed.
    held_by: Option<String>,
    of: Vec<OfMilestone>,
}

/// What one milestone is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct OfMilestone {
    /// In the plan as it was agreed; before that, the day for which it was planned first.
    first: Option<Date>,
    /// The day at whose end that was agreed, where it was.
    first_on: Option<Date>,
    /// Agreed last.
    last: Option<Date>,
    /// The day at whose end that was agreed, where it was.
    last_on: Option<Date>,
    /// Agreed last of those that the customer's side decided.
    held: Option<Date>,
    /// The day on which they did, or both sides agreed on the plan.
    held_on: Option<Date>,
    /// What lateness is judged by.
    owed: Option<Date>,
    /// Whether it came after the agreement.
    is_growth: bool,
}

impl Baselines {
    /// The baselines at the end of a day of a plan on which both sides had agreed by then, if they had.
    pub(super) fn of(people: People<'_>, agreed_on: Option<Date>, day: Date) -> Self {
        let milestones = &people.plan.jsp.milestones;
        let mut of: Vec<OfMilestone> = milestones.iter().map(|it| first(it, agreed_on, day)).collect();
        let (mut held_on, mut held_by) = (agreed_on, None);
        if agreed_on.is_some() {
            let later = later(people, agreed_on, day);
            for (milestone, own) in milestones.iter().zip(&mut of) {
                for it in later.get(milestone.id.as_str()).into_iter().flatten() {
                    (own.last, own.last_on) = (Some(it.day), Some(it.agreed_on));
                    if it.is_customers {
                        (own.held, own.held_on) = (Some(it.day), Some(it.agreed_on));
                        if held_on <= Some(it.agreed_on) {
                            (held_on, held_by) = (Some(it.agreed_on), Some(it.by));
                        }
                    }
                }
            }
            inherit(milestones, &mut of);
        }
        for (milestone, own) in milestones.iter().zip(&mut of) {
            let (moves, holds) = (&milestone.moves, &people.plan.onboarding.holds);
            let owed = own.held.or_else(|| stood_first(milestone, day));
            own.owed = owed.map(|owed| moved_by_holds(owed, moves, holds, own.held_on, day));
        }
        Self { agreed_on, held_on, held_by: held_by.map(str::to_owned), of }
    }

    /// The day on which both sides had agreed on the plan, if they have.
    pub const fn agreed_on(&self) -> Option<Date> {
        self.agreed_on
    }

    /// The day in the plan as it was agreed, of the milestone with this index.
    pub fn first(&self, index: usize) -> Option<Date> {
        self.of.get(index)?.first
    }

    /// The day that was agreed last: what slip is counted from.
    pub fn last(&self, index: usize) -> Option<Date> {
        self.of.get(index)?.last
    }

    /// Since the end of which day the first baseline stands; none where both sides have not agreed on the plan.
    pub fn first_on(&self, index: usize) -> Option<Date> {
        self.of.get(index)?.first_on
    }

    /// Since the end of which day the last baseline stands; none where both sides have not agreed on the plan.
    pub fn last_on(&self, index: usize) -> Option<Date> {
        self.of.get(index)?.last_on
    }

    /// The day that neglect is held against: the one that the customer's side agreed to last, so that no baseline of
    /// ours makes anything less late.
    pub fn held(&self, index: usize) -> Option<Date> {
        self.of.get(index)?.held
    }

    /// The last day on which the customer's side agreed to days of the plan, if both sides agreed on it at all.
    pub const fn held_on(&self) -> Option<Date> {
        self.held_on
    }

    /// Who decided the days that the customer's side agreed to last; none where they are those of the plan as it was agreed.
    pub(super) fn held_by(&self) -> Option<&str> {
        self.held_by.as_deref()
    }

    /// When the customer's side agreed to other days than those of the plan as it was agreed last, and who did.
    pub fn agreed_anew(&self) -> Option<(Date, &str)> {
        self.held_on.zip(self.held_by.as_deref())
    }

    /// Whether the day of a milestone that the customer's side agreed to last is another than the first.
    pub fn is_agreed_anew(&self, index: usize) -> bool {
        self.of.get(index).is_some_and(|own| own.held.is_some() && own.held != own.first)
    }

    /// Whether the day that was agreed last is one that the customer's side has not agreed to: slip is counted from it, and
    /// lateness is not.
    pub fn is_ours(&self, index: usize) -> bool {
        self.agreed_on.is_some()
            && self.of.get(index).is_some_and(|own| own.last.is_some() && own.last != own.held)
    }

    /// How the last baseline came about, before its day.
    pub fn set_for(&self, index: usize) -> &'static str {
        match self.agreed_on {
            None => "first planned for",
            Some(_) if self.is_ours(index) => "by our baseline for",
            Some(_) => "agreed for",
        }
    }

    /// The day that lateness is judged by: the one that the customer's side agreed to last, or for which the milestone was
    /// planned first where they never did, moved by the holds since. So no move and no baseline of ours makes it later.
    pub fn owed(&self, index: usize) -> Option<Date> {
        self.of.get(index)?.owed
    }

    /// Why a baseline that stands on `day` counts nowhere, if it does not: for none of its milestones.
    pub(super) fn why_not<'a>(
        &self,
        people: People<'a>,
        day: Date,
        baseline: &'a Baseline,
    ) -> Option<&'static str> {
        let Some(agreed_on) = self.agreed_on else {
            return Some("both sides have not agreed on the plan yet");
        };
        let mut judge = Judge::of(people, agreed_on, day);
        standing(people, day).into_iter().filter(|it| it.agreed_on < baseline.agreed_on).for_each(|it| {
            judge.judge(it);
        });
        let judged = judge.judge(baseline);
        judged.counting.is_empty().then(|| judged.why_not()).flatten()
    }

    /// The milestones of each baseline that stands on `day` for which it counts nowhere, and why; each with the number of
    /// the baseline in the file, and whether it counts for none.
    pub(super) fn uncounted<'a>(&self, people: People<'a>, day: Date) -> Vec<Uncounted<'a>> {
        let written = people.plan.jsp.baselines.iter().enumerate();
        let mut all: Vec<(usize, &Baseline)> = written.filter(|(_, it)| it.stands_on(day)).collect();
        let Some(agreed_on) = self.agreed_on else {
            let why = "both sides have not agreed on the plan yet";
            return all
                .into_iter()
                .map(|(index, _)| Uncounted { index, milestones: Vec::new(), why })
                .collect();
        };
        all.sort_by_key(|(_, it)| it.agreed_on);
        let mut judge = Judge::of(people, agreed_on, day);
        let uncounted = all.into_iter().filter_map(|(index, baseline)| {
            let judged = judge.judge(baseline);
            let why = judged.why_not()?;
            let left = judged.left.into_iter().map(|(id, _)| id);
            let milestones = if judged.counting.is_empty() { Vec::new() } else { left.collect() };
            Some(Uncounted { index, milestones, why })
        });
        uncounted.collect()
    }

    /// Whether the milestone came after the plan was agreed.
    pub fn is_scope_growth(&self, index: usize) -> bool {
        self.of.get(index).is_some_and(|it| it.is_growth)
    }
}

/// What a milestone is held against before any later baseline.
fn first(milestone: &Milestone, agreed_on: Option<Date>, day: Date) -> OfMilestone {
    let Some(agreed_on) = agreed_on else {
        let first = stood_first(milestone, day);
        return OfMilestone { first, last: first, held: first, ..OfMilestone::default() };
    };
    if !milestone.progress().is_planned_on(agreed_on) {
        return OfMilestone { is_growth: true, ..OfMilestone::default() };
    }
    // One that had no day yet is held against the first that it got.
    let dated_later = || {
        let made = milestone.moves.iter().filter_map(|it| Some((it.moved_on?, it.to.as_ref()?.day()?)));
        made.filter(|(on, _)| *on > agreed_on && *on <= day).min_by_key(|(on, _)| *on)
    };
    let dated = milestone.due_on(agreed_on).map(|due| (agreed_on, due)).or_else(dated_later);
    let (first_on, first) = dated.unzip();
    OfMilestone {
        first,
        first_on,
        last: first,
        last_on: first_on,
        held: first,
        held_on: Some(agreed_on),
        ..OfMilestone::default()
    }
}

/// The day for which a milestone was planned first, as far as that is known on the day.
fn stood_first(milestone: &Milestone, day: Date) -> Option<Date> {
    let due = milestone.due.map(Due::Day);
    first_due(due.as_ref(), &milestone.moves, day).and_then(Due::day)
}

/// A day that was agreed on later.
struct Later<'a> {
    day: Date,
    agreed_on: Date,
    /// Who decided it.
    by: &'a str,
    /// Whether the customer's side decided it.
    is_customers: bool,
}

/// The baselines that stand on a day, in the order in which they were agreed.
fn standing(people: People<'_>, day: Date) -> Vec<&Baseline> {
    let mut standing: Vec<&Baseline> =
        people.plan.jsp.baselines.iter().filter(|it| it.stands_on(day)).collect();
    standing.sort_by_key(|it| it.agreed_on);
    standing
}

/// The later baselines that count, by milestone, in the order in which they were agreed.
fn later(people: People<'_>, agreed_on: Option<Date>, day: Date) -> BTreeMap<&str, Vec<Later<'_>>> {
    let mut by_milestone: BTreeMap<&str, Vec<Later<'_>>> = BTreeMap::new();
    let standing = standing(people, day);
    let Some(agreed_on) = agreed_on.filter(|_| !standing.is_empty()) else { return by_milestone };
    let mut judge = Judge::of(people, agreed_on, day);
    for baseline in standing {
        let judged = judge.judge(baseline);
        let Some(by) = judged.by else { continue };
        let is_customers = people.side_of(by, day) == Some(Side::Customer);
        for (id, day) in judged.counting {
            let later = Later { day, agreed_on: baseline.agreed_on, by, is_customers };
            by_milestone.entry(id).or_default().push(later);
        }
    }
    by_milestone
}

/// A baseline that counts nowhere, or not for some of its milestones.
#[derive(Clone, Debug)]
pub struct Uncounted<'a> {
    /// Its number in the file.
    pub index: usize,
    /// The milestones for which it does not count; none where it counts for none.
    pub milestones: Vec<&'a str>,
    /// Why.
    pub why: &'static str,
}

/// Says which days of later baselines count, one baseline after another in the order in which they were agreed.
struct Judge<'a> {
    agreed_on: Date,
    decided: BTreeMap<&'a str, Decided<'a>>,
    /// When each milestone was agreed on last, and by which decisions so far.
    known: BTreeMap<&'a str, (Date, BTreeSet<&'a str>)>,
}

/// A decision by somebody who might move the timeline then.
struct Decided<'a> {
    by: &'a str,
    on: Date,
    /// Whether it is about the timeline, or does not say what it is about.
    is_of_timeline: bool,
    /// The milestones that it names; none where it is about the whole plan.
    milestones: BTreeSet<&'a str>,
}

/// A baseline, and which of its days count.
struct Judged<'a> {
    by: Option<&'a str>,
    counting: Vec<(&'a str, Date)>,
    left: Vec<(&'a str, &'static str)>,
    /// Why it counts for no milestone at all.
    why: Option<&'static str>,
}

impl Judged<'_> {
    fn why_not(&self) -> Option<&'static str> {
        self.why.or_else(|| self.left.first().map(|(_, why)| *why))
    }
}

impl<'a> Judge<'a> {
    fn of(people: People<'a>, agreed_on: Date, day: Date) -> Self {
        let milestones: BTreeSet<&str> = people.plan.jsp.milestones.iter().map(|it| it.id.as_str()).collect();
        let decided = people.plan.decisions.decisions.iter().filter_map(|it| {
            let on = it.made_by(day)?;
            let by = it.by.get().filter(|by| people.had_apart_from(by, Right::Timeline, on, &it.id))?;
            let named = it.affects.iter().map(|id| id.trim()).filter(|id| milestones.contains(id));
            let is_of_timeline = it.about.is_none_or(|about| about == About::Timeline);
            Some((it.id.as_str(), Decided { by, on, is_of_timeline, milestones: named.collect() }))
        });
        Self { agreed_on, decided: decided.collect(), known: BTreeMap::new() }
    }

    fn judge(&mut self, baseline: &'a Baseline) -> Judged<'a> {
        let mut judged = Judged { by: None, counting: Vec::new(), left: Vec::new(), why: None };
        let decision = baseline.decision.get().and_then(|id| Some((id, self.decided.get(id)?)));
        judged.why = match &decision {
            _ if baseline.agreed_on < self.agreed_on => Some("both sides agreed on the plan after it"),
            _ if !baseline.decision.is_written() => Some("no `decision` backs it"),
            None => Some("nobody who may move the timeline made its decision"),
            Some((_, decided)) if !decided.is_of_timeline => Some("its decision is not about the timeline"),
            Some(_) => None,
        };
        let Some((id, decided)) = decision.filter(|_| judged.why.is_none()) else { return judged };
        judged.by = Some(decided.by);
        for (milestone, day) in &baseline.dates {
            let known = self.known.entry(milestone).or_insert((self.agreed_on, BTreeSet::new()));
            let is_named = decided.milestones.is_empty() || decided.milestones.contains(milestone.as_str());
            // Of one day it is not known which was first.
            let is_older = decided.on < known.0 || (known.0 < baseline.agreed_on && known.1.contains(id));
            match (is_named, is_older) {
                (false, _) => judged.left.push((milestone, "its decision names other milestones")),
                (_, true) => {
                    judged.left.push((milestone, "its decision is older than the days that it replaces"));
                }
                (true, false) => {
                    *known = (baseline.agreed_on, std::mem::take(&mut known.1));
                    known.1.insert(id);
                    judged.counting.push((milestone, *day));
                }
            }
        }
        judged
    }
}

/// An event or a fact keeps its baselines: a milestone that carries it now and was not in the plan then is held against those of
/// the one that carried it before.
fn inherit(milestones: &[Milestone], of: &mut [OfMilestone]) {
    let mut carried: BTreeMap<(Option<Event>, Option<Fact>), OfMilestone> = BTreeMap::new();
    let carries =
        |milestone: &Milestone| Some((milestone.event, milestone.fact)).filter(|it| *it != (None, None));
    for (milestone, own) in milestones.iter().zip(of.iter()).filter(|(_, own)| !own.is_growth) {
        if let Some(what) = carries(milestone) {
            carried.entry(what).or_insert(*own);
        }
    }
    for (milestone, own) in milestones.iter().zip(of.iter_mut()).filter(|(_, own)| own.is_growth) {
        if let Some(before) = carries(milestone).and_then(|what| carried.get(&what)) {
            *own = OfMilestone {
                first: before.first,
                first_on: before.first_on,
                last: own.last.or(before.last),
                last_on: if own.last.is_some() { own.last_on } else { before.last_on },
                held: own.held.or(before.held),
                held_on: own.held_on.or(before.held_on),
                owed: None,
                is_growth: false,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::plan_at::PlanAt;

    const AGREED: &str = "confirmations:
  - {fact: plan_agreed, by: Lee Novak, confirmed_on: 2026-03-09}
  - {fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-11}
";
    const HEAD: &str =
        "{customer: Acme, segment: smb, contract: {signed_on: 2026-03-02}, team: {csm: Ana Ruiz}}";
    const PEOPLE: &str = "people: [{name: Lee Novak}]";

    /// First, last and held baseline of the first milestone, and whether it is growth.
    fn seen(jsp: &str, decisions: &str, as_of: &str) -> String {
        let decisions = format!("decisions: [{decisions}]");
        let files = [
            ("onboarding.yaml", HEAD),
            ("stakeholders.yaml", PEOPLE),
            ("jsp.yaml", jsp),
            ("decisions.yaml", &decisions),
        ];
        let baselines = PlanAt::of(plan_from(&files), &Basis::on(date(as_of))).baselines;
        let day =
            |day: Option<Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string()[5..].to_owned());
        let growth = if baselines.is_scope_growth(0) { " growth" } else { "" };
        format!("{} {} {}{growth}", day(baselines.first(0)), day(baselines.last(0)), day(baselines.held(0)))
    }

    #[test]
    fn until_the_plan_is_agreed_a_milestone_is_held_against_where_it_first_stood() {
        let jsp = "milestones: [{id: M, due: 2026-04-24, moves: [{from: 2026-04-03, to: 2026-04-10, moved_on: 2026-03-05}, \
                   {from: 2026-04-10, to: 2026-04-24, moved_on: 2026-03-20}]}]";
        for day in ["2026-03-02", "2026-03-05", "2026-04-01"] {
            assert_eq!(seen(jsp, "", day), "04-03 04-03 04-03", "{day}");
        }
        assert_eq!(seen("milestones: [{id: M, due: 2026-04-24}]", "", "2026-03-02"), "04-24 04-24 04-24");
        let first_dated =
            "milestones: [{id: M, due: 2026-04-24, moves: [{to: 2026-04-24, moved_on: 2026-03-20}]}]";
        assert_eq!(seen(first_dated, "", "2026-03-19"), "- - -");
        assert_eq!(seen(first_dated, "", "2026-03-20"), "04-24 04-24 04-24");
    }

    #[test]
    fn the_first_baseline_is_the_plan_as_it_stood_when_the_second_side_confirmed_it() {
        let moved = "milestones: [{id: M, due: 2026-04-24, moves: [{from: 2026-04-03, to: 2026-04-10, moved_on: 2026-03-10}, \
                     {from: 2026-04-10, to: 2026-04-24, moved_on: 2026-03-20}]}]";
        let jsp = format!("{AGREED}{moved}");
        assert_eq!(seen(&jsp, "", "2026-03-10"), "04-03 04-03 04-03", "one side has not confirmed it yet");
        assert_eq!(seen(&jsp, "", "2026-03-11"), "04-10 04-10 04-10");
        assert_eq!(seen(&jsp, "", "2026-04-20"), "04-10 04-10 04-10", "a move changes no baseline");
    }

    #[test]
    fn what_a_milestone_is_judged_by_moves_with_holds_and_with_nothing_else_of_ours() {
        let owed = |jsp: &str, day: &str| {
            let files = [("onboarding.yaml", HEAD), ("stakeholders.yaml", PEOPLE), ("jsp.yaml", jsp)];
            PlanAt::of(plan_from(&files), &Basis::on(date(day))).baselines.owed(0).map(|day| day.to_string())
        };
        let moved = |rest: &str, hold: &str| {
            format!(
                "{rest}milestones: [{{id: M, due: 2026-04-24, moves: [{{from: 2026-04-10, to: 2026-04-24{hold}, moved_on: 2026-03-20}}]}}]"
            )
        };
        for rest in ["", AGREED] {
            assert_eq!(owed(&moved(rest, ""), "2026-04-20").as_deref(), Some("2026-04-10"), "{rest}");
            let held = moved(rest, ", hold: H-1");
            assert_eq!(owed(&held, "2026-03-19").as_deref(), Some("2026-04-10"), "{rest}");
            assert_eq!(owed(&held, "2026-03-20").as_deref(), Some("2026-04-24"), "{rest}");
        }
        let growth = format!(
            "{AGREED}milestones: [{{id: M, added_on: 2026-03-16, due: 2026-04-24, moves: [{{from: 2026-04-10, to: 2026-04-24, moved_on: 2026-03-20}}]}}]"
        );
        assert_eq!(owed(&growth, "2026-04-20").as_deref(), Some("2026-04-10"), "where it first stood");
    }

    #[test]
    fn one_that_was_there_undated_is_held_against_the_first_day_that_it_got() {
        let jsp = format!(
            "{AGREED}milestones: [{{id: M, due: 2026-05-08, moves: [{{to: 2026-04-24, moved_on: 2026-03-20}}, \
             {{from: 2026-04-24, to: 2026-05-08, moved_on: 2026-04-01}}]}}]"
        );
        assert_eq!(seen(&jsp, "", "2026-03-19"), "- - -");
        assert_eq!(seen(&jsp, "", "2026-03-20"), "04-24 04-24 04-24");
        assert_eq!(seen(&jsp, "", "2026-04-02"), "04-24 04-24 04-24");
    }

    #[test]
    fn a_later_baseline_counts_by_a_decision_of_somebody_with_the_right_and_neglect_by_the_customers() {
        let jsp = |agreed_on: &str| {
            format!(
                "{AGREED}milestones: [{{id: M, due: 2026-04-24}}]\n\
                 baselines: [{{agreed_on: {agreed_on}, decision: D-1, dates: {{M: 2026-05-08}}}}]\n"
            )
        };
        let by_lee = "decision_rights: {timeline: [Lee Novak]}\n";
        let d = |by: &str, on: &str| format!("{{id: D-1, text: t, by: {by}, decided_on: {on}}}");
        let on = "2026-04-15";
        let ours = seen(&jsp("2026-04-02"), &d("Ana Ruiz", "2026-04-02"), on);
        assert_eq!(
            ours, "04-24 05-08 04-24",
            "nobody was given the right, so the CSM has it: slip, but no neglect"
        );
        let theirs = format!("{}{by_lee}", jsp("2026-04-02"));
        assert_eq!(seen(&theirs, &d("Lee Novak", "2026-04-02"), on), "04-24 05-08 05-08");
        assert_eq!(seen(&theirs, &d("Lee Novak", "2026-04-02"), "2026-04-01"), "04-24 04-24 04-24");
        assert_eq!(seen(&theirs, &d("Ana Ruiz", "2026-04-02"), on), "04-24 04-24 04-24", "no right to");
        assert_eq!(seen(&theirs, "", on), "04-24 04-24 04-24", "no decision");
        assert_eq!(seen(&theirs, &d("Lee Novak", "2026-04-20"), on), "04-24 04-24 04-24", "not decided yet");
        let early = format!("{}{by_lee}", jsp("2026-03-10"));
        assert_eq!(
            seen(&early, &d("Lee Novak", "2026-03-10"), on),
            "04-24 04-24 04-24",
            "before the agreement"
        );
        let withdrawn =
            theirs.replace("decision: D-1,", "decision: D-1, withdrawn: {withdrawn_on: 2026-04-10},");
        assert_eq!(seen(&withdrawn, &d("Lee Novak", "2026-04-02"), "2026-04-09"), "04-24 05-08 05-08");
        assert_eq!(seen(&withdrawn, &d("Lee Novak", "2026-04-02"), on), "04-24 04-24 04-24");
    }

    #[test]
    fn a_later_baseline_counts_for_what_its_decision_is_about_and_no_second_time() {
        let jsp = format!(
            "{AGREED}milestones: [{{id: M, due: 2026-04-24}}, {{id: Q, due: 2026-04-24}}]\n\
             baselines: [{{agreed_on: 2026-04-02, decision: D-1, dates: {{M: 2026-05-08}}}}, \
             {{agreed_on: 2026-04-10, decision: D-2, dates: {{M: 2026-05-29}}}}]\n"
        );
        let first = "{id: D-1, text: t, by: Ana Ruiz, decided_on: 2026-04-01}";
        let last = |second: &str| {
            let decisions = format!("{first}, {{id: D-2, text: t, by: Ana Ruiz, {second}}}");
            seen(&jsp, &decisions, "2026-04-15").split(' ').nth(1).map(str::to_owned)
        };
        assert_eq!(last("decided_on: 2026-04-09").as_deref(), Some("05-29"));
        assert_eq!(last("decided_on: 2026-04-09, affects: [M]").as_deref(), Some("05-29"));
        assert_eq!(last("decided_on: 2026-04-09, affects: [A-1]").as_deref(), Some("05-29"), "of the plan");
        assert_eq!(last("decided_on: 2026-04-09, affects: [Q]").as_deref(), Some("05-08"), "of another");
        assert_eq!(
            last("decided_on: 2026-04-09, about: scope").as_deref(),
            Some("05-08"),
            "of something else"
        );
        assert_eq!(last("decided_on: 2026-04-01").as_deref(), Some("05-08"), "older than the one before");
        assert_eq!(last("decided_on: 2026-03-10").as_deref(), Some("05-08"), "older than the agreement");
        let again = jsp.replace("D-2", "D-1");
        assert_eq!(seen(&again, first, "2026-04-15"), "04-24 05-08 04-24", "used before");
        let later = jsp.replace("dates: {M: 2026-05-08}", "dates: {Q: 2026-05-08}").replace("D-2", "D-1");
        assert_eq!(seen(&later, first, "2026-04-15"), "04-24 05-29 04-24", "for another milestone");
    }

    #[test]
    fn what_came_after_the_agreement_is_growth_unless_it_carries_an_event_on() {
        let added = format!("{AGREED}milestones: [{{id: M, due: 2026-04-24, added_on: 2026-03-20}}]");
        assert_eq!(seen(&added, "", "2026-04-15"), "- - - growth");
        assert_eq!(
            seen(&added, "", "2026-03-10"),
            "04-24 04-24 04-24",
            "nothing is growth of what is not agreed"
        );
        let carried = format!(
            "{AGREED}milestones: [{{id: M, due: 2026-05-08, added_on: 2026-03-20, event: go_live}}, \
             {{id: M-old, due: 2026-04-17, event: go_live, dropped: [{{dropped_on: 2026-03-20}}]}}]"
        );
        assert_eq!(seen(&carried, "", "2026-04-15"), "04-17 04-17 04-17");
        let named = format!(
            "{added}\ndecision_rights: {{timeline: [Lee Novak]}}\n\
             baselines: [{{agreed_on: 2026-04-02, decision: D-1, dates: {{M: 2026-05-08}}}}]"
        );
        let decided = "{id: D-1, text: t, by: Lee Novak, decided_on: 2026-04-02}";
        assert_eq!(seen(&named, decided, "2026-04-15"), "- 05-08 05-08 growth", "for ever");
    }
}
