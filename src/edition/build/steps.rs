//! The steps of the plan and the points of value, with what is expected of them.

use super::Builder;
use crate::date::Date;
use crate::edition::parts::{Milestone, Outcome, ValuePoint};
use crate::edition::words::Words;
use crate::fields::Shown;
use crate::model::{self, ContactKind, Event, Fact, Home};

const TITLE: Shown = Shown::key("Milestone", "title");

impl Builder<'_> {
    /// What a step is called, where the customer may see it. One without a title has nothing but an id, which says
    /// nothing to them.
    pub(super) fn title_of(&self, index: usize) -> Option<Words> {
        let milestone = &self.it.plan.jsp.milestones[index];
        if milestone.is_internal() { None } else { Words::of(TITLE, &milestone.title) }
    }

    pub(super) fn milestones(&self) -> Vec<Milestone> {
        let is_in_plan = |index: usize| self.it.is_open(index) || self.it.is_done(index);
        let has_core = self.it.plan.jsp.milestones.iter().any(|it| it.core == Some(true));
        let indexes = (0..self.it.plan.jsp.milestones.len()).filter(|index| is_in_plan(*index));
        indexes.filter_map(|index| self.milestone(index, has_core)).collect()
    }

    fn milestone(&self, index: usize, has_core: bool) -> Option<Milestone> {
        const OWNER: Shown = Shown::key("Milestone", "owner");
        const CUSTOMER_OWNER: Shown = Shown::key("Milestone", "customer_owner");
        const STREAM_OWNER: Shown = Shown::key("Workstream", "customer_owner");
        const ROW: Shown = Shown::key("Milestone", "row");
        const _DAYS: Shown = Shown::key("Milestone", "days");
        const _PHASE: Shown = Shown::key("Milestone", "phase");
        const _AFTER: Shown = Shown::key("Milestone", "after");
        let title = self.title_of(index)?;
        let it = self.it;
        let milestone = &it.plan.jsp.milestones[index];
        let forecast = &it.schedule.forecasts[index];
        let (done_on, waits) = (it.done_on(index), self.waits_of(index));
        Some(Milestone {
            tag: self.tag().within("milestone", &milestone.id),
            title,
            phase: milestone.phase,
            workstream: self.stream_of(milestone),
            is_core: milestone.core.unwrap_or(!has_core),
            row: Words::of(ROW, &milestone.row),
            is_go_live: milestone.event == Some(Event::GoLive),
            is_on_the_way: self.path.contains(&index),
            meeting: meeting(milestone),
            agreed: self.agreed_for(index),
            planned: forecast.due,
            expected: forecast.date.filter(|_| done_on.is_none()),
            expected_before: self.before.forecasts[index].date,
            started_on: milestone.started_on.filter(|on| *on <= it.as_of()),
            done_on,
            is_blocked: !waits.is_empty(),
            is_late: forecast.is_overdue,
            theirs: self.holder_until(CUSTOMER_OWNER, &milestone.customer_owner, done_on).or_else(|| {
                let through = it.owner_through_stream(index).filter(|_| done_on.is_none());
                self.named(STREAM_OWNER, through?)
            }),
            ours: self.holder_until(OWNER, &milestone.owner, done_on),
            is_orphaned: done_on.is_none() && self.is_orphaned(&milestone.customer_owner),
            days: milestone.days,
            after: it.awaited_by(index).into_iter().filter_map(|before| self.title_of(before)).collect(),
            moves: self.moves(&milestone.moves),
            waits,
        })
    }

    fn stream_of(&self, milestone: &model::Milestone) -> Option<Words> {
        const NAME: Shown = Shown::key("Workstream", "name");
        let id = milestone.workstream.get()?;
        let stream = self.it.workstreams().find(|(_, it)| it.id.trim() == id)?.1;
        Words::of(NAME, &stream.name)
    }

    pub(super) fn value(&self) -> Vec<ValuePoint> {
        const DEFINITION: Shown = Shown::key("ValuePoint", "definition");
        const OWNER: Shown = Shown::key("ValuePoint", "owner");
        const EVIDENCE: Shown = Shown::key("ValuePoint", "evidence");
        let it = self.it;
        let points = it.plan.jsp.value.all().map(|(name, point)| {
            let reached_on = it.value_reached(name);
            let with = it.value_milestone(name).map(|(index, _)| index);
            let planned = it.value_due(name);
            ValuePoint {
                name,
                definition: Words::of(DEFINITION, &point.definition),
                owner: self.holder_until(OWNER, &point.owner, reached_on),
                is_of_a_step: with.is_some(),
                agreed: with.and_then(|index| self.agreed_for(index)).or_else(|| self.first_day_of(point)),
                planned,
                expected: it.schedule.value_expected(name),
                expected_before: with.and_then(|index| self.before.forecasts[index].date),
                reached_on,
                evidence: Words::of(EVIDENCE, &point.evidence).filter(|_| reached_on.is_some()),
            }
        });
        points.collect()
    }

    /// The day of a step that the customer agreed to last: no baseline of ours alone is agreed.
    fn agreed_for(&self, index: usize) -> Option<Date> {
        let is_agreed = self.it.agreed_on_both_sides();
        is_agreed.then(|| self.it.baselines.held(index)).flatten()
    }

    /// The day that a point of value had when both sides agreed on the plan.
    fn first_day_of(&self, point: &model::ValuePoint) -> Option<Date> {
        let agreed = self.it.fact_on(Fact::PlanAgreed)?;
        self.it.day_of(point.due_on(agreed))
    }

    pub(super) fn outcomes(&self) -> Vec<Outcome> {
        const STATEMENT: Shown = Shown::key("Outcome", "statement");
        const METRIC: Shown = Shown::key("Outcome", "metric");
        const UNIT: Shown = Shown::key("Outcome", "unit");
        const SOURCE: Shown = Shown::key("Outcome", "source");
        const EVIDENCE: Shown = Shown::key("Outcome", "evidence");
        const _VALUE: Shown = Shown::key("OutcomeReading", "value");
        let day = self.it.as_of();
        let outcomes = self.it.outcomes().map(|(_, it)| {
            let readings = it.readings_on(day);
            let reached_on = it.reached_by(day);
            Outcome {
                statement: Words::of(STATEMENT, &it.statement),
                metric: Words::of(METRIC, &it.metric),
                unit: Words::of(UNIT, &it.unit),
                first: readings.first().map(|(_, reading)| reading.value),
                newest: readings.last().map(|(_, reading)| reading.value),
                target: it.target,
                due: self.it.day_of(it.due_on(day)),
                source: Words::of(SOURCE, &it.source),
                reached_on,
                evidence: Words::of(EVIDENCE, &it.evidence).filter(|_| reached_on.is_some()),
            }
        });
        outcomes.collect()
    }

    /// Objectives have no numbers of the customer's: what measures them is ours.
    pub(super) fn objectives(&self) -> Vec<Outcome> {
        const STATEMENT: Shown = Shown::key("Objective", "statement");
        let day = self.it.as_of();
        let objectives = self.it.objectives().map(|(_, it)| Outcome {
            statement: Words::of(STATEMENT, &it.statement),
            due: self.it.day_of(it.due_on(day)),
            reached_on: it.reached_by(day),
            ..Outcome::default()
        });
        objectives.collect()
    }
}

/// The call or meeting that a step is.
fn meeting(milestone: &model::Milestone) -> Option<ContactKind> {
    match (milestone.fact.map(Fact::home), milestone.event) {
        (Some(Home::Contact(kind)), _) => Some(kind),
        (_, Some(Event::Transition)) => Some(ContactKind::GraduationMeeting),
        _ => None,
    }
}
