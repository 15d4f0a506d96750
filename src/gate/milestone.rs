//! Criteria that a milestone decides: done, on a day, and with what was shown for it.

use super::measured_plan::MeasuredPlan;
use super::ruling::Ruling;
use super::state::CriterionState;
use crate::date::Date;
use crate::model::{Criterion, GateName, Milestone, PlanFile, Side, is_answer};
use crate::remedy::{Command, Remedy, Word, blank, commands};
use crate::schedule::{Forecast, Standing};

impl MeasuredPlan<'_> {
    /// Judges a milestone criterion. A milestone without evidence is a claim, be it done or not.
    pub(super) fn milestone(&self, gate: GateName, criterion: &Criterion) -> Ruling {
        let id = criterion.milestone.or("");
        match self.schedule.milestone(id) {
            Some((index, milestone, forecast)) => match self.doubtful_home(milestone) {
                Some(file) => self.in_doubt(file, format!("`{file}` could not be read in full")),
                None => self.judge_milestone((gate, criterion), index, milestone, forecast),
            },
            None if self.plan.is_doubtful(PlanFile::Jsp) => {
                self.in_doubt(PlanFile::Jsp, format!("`{id}` is not in what could be read of `jsp.yaml`"))
            }
            None => Ruling::new(CriterionState::Unmet, format!("there is no milestone `{id}`")).remedy(
                Remedy::say("name a milestone of `jsp.yaml`")
                    .or(Remedy::run("add it", self.to_add(gate, id))),
            ),
        }
    }

    fn judge_milestone(
        &self,
        asked: (GateName, &Criterion),
        index: usize,
        milestone: &Milestone,
        forecast: &Forecast,
    ) -> Ruling {
        let (ours, theirs) = (&milestone.owner, &milestone.customer_owner);
        let owner = ours.one_on(self.as_of()).or_else(|| theirs.one_on(self.as_of()));
        let evidence = self.evidence(index).filter(|evidence| is_answer(evidence));
        let ruling = match (forecast.standing, self.done_on(index)) {
            (Standing::Dropped, _) => match self.milestone_not_needed(milestone) {
                Some(why) => Ruling::new(CriterionState::NotApplicable, why),
                None => self.dropped(asked, milestone),
            },
            (Standing::Done { .. }, Some(on)) => self.finished(milestone, on, evidence),
            _ => self.unfinished(index, milestone, forecast),
        };
        let required = match (milestone.acceptance.get(), milestone.fact) {
            (Some(acceptance), _) => format!("done: {acceptance}"),
            (None, Some(fact)) => fact.phrase().to_owned(),
            (None, None) => "done, with evidence".to_owned(),
        };
        ruling.required(required).owner(owner).evidence(evidence)
    }

    /// Judges a criterion whose milestone has left the plan: that meets nothing. Whether the gate goes without it is for
    /// whoever may rule the criterion out.
    fn dropped(&self, (gate, criterion): (GateName, &Criterion), milestone: &Milestone) -> Ruling {
        let able = self.who_may_waive(gate, criterion, self.as_of());
        let by = Word::or(able.first().copied(), "name");
        let decision = self.is_after_agreement(self.as_of()).then(|| blank("decision"));
        let rule =
            commands::gate_not_applicable(self.slug(), gate, &criterion.id, by, blank("reason"), decision);
        let remedy = Remedy::run("take it up again", commands::milestone_restore(self.slug(), &milestone.id))
            .or(Remedy::run("rule the criterion out", rule));
        Ruling::new(CriterionState::Unknown, format!("`{}` is dropped, which meets nothing", milestone.id))
            .remedy(remedy)
    }

    fn finished(&self, milestone: &Milestone, on: Date, evidence: Option<&str>) -> Ruling {
        if let Some((on, route)) = milestone.fact.and_then(|fact| self.fact(fact)) {
            // What shows a fact is asked for at its home.
            return Ruling::new(CriterionState::Met, format!("done on {on}"))
                .on(Some(*on))
                .source(Some(route.clone()));
        }
        if evidence.is_none() {
            return Ruling::new(CriterionState::Unmet, format!("done on {on}, but nothing shows it"))
                .unwritten(true)
                .on(Some(on))
                .remedy(self.to_finish("say what shows it", milestone, Some(on.into())));
        }
        Ruling::new(CriterionState::Met, format!("done on {on}")).on(Some(on))
    }

    /// The home of the fact that a milestone rests on, where that could not be read in full.
    fn doubtful_home(&self, milestone: &Milestone) -> Option<PlanFile> {
        milestone.fact.map(|fact| fact.home().file()).filter(|file| self.plan.is_doubtful(*file))
    }

    fn unfinished(&self, index: usize, milestone: &Milestone, forecast: &Forecast) -> Ruling {
        let id = &milestone.id;
        let waits = self.waits(index);
        let status = match forecast.standing {
            _ if !waits.is_empty() => "blocked",
            Standing::InProgress => "in progress",
            _ => "not started",
        };
        let (forecast, due) = (forecast.date, forecast.due);
        let mut observed = status.to_owned();
        if let Some(date) = forecast {
            observed = format!("{status}, forecast {date}");
        }
        let before = self.open_before(index, self.as_of());
        let before = before.iter().find_map(|(_, id, _)| self.milestone_named(id));
        let first = match waits.first() {
            Some(wait) => {
                let side = wait.side.map_or("", |side| match side {
                    Side::Vendor => ", waiting on us",
                    Side::Customer => ", waiting on the customer",
                    Side::ThirdParty => ", waiting on a third party",
                });
                let reason = wait.blocker.reason.or("no reason given");
                format!("unblock `{id}`{side} ({reason}), and finish it")
            }
            None => format!("finish `{id}`"),
        };
        let finish = self.to_finish(first, milestone, None);
        let remedy = match before {
            Some((_, before)) => self
                .to_finish(format!("finish `{}`, which comes before it", before.id), before, None)
                .then(finish),
            None => finish,
        };
        Ruling::new(CriterionState::Unmet, observed).on(forecast.or(due)).remedy(remedy)
    }

    /// Finishes a milestone on a day, with evidence unless it has some.
    fn to_finish(self, words: impl Into<String>, milestone: &Milestone, on: Option<Word>) -> Remedy {
        let shown = milestone.progress().shown_on(self.as_of());
        let evidence = shown.is_none().then(|| blank("evidence"));
        self.finishing(words, milestone, on, evidence)
    }

    /// The command that adds the milestone that a criterion names.
    fn to_add(self, gate: GateName, id: &str) -> Command {
        let (title, due, owner) = (blank("title"), blank("date"), blank("name"));
        commands::milestone_add(self.slug(), title, id, gate.phase().word(), due, owner)
    }
}
