//! One plan in one row: what the stand-up has to know of it, and how it ranks.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::model::{Colour, Outcome, Phase, Segment, Side};
use crate::signal::{Fired, watch};

use super::ahead::{Implementer, calls, implementers, last_day};
use super::before::{Before, Score, Trend, trend};
use super::counts::{count, done_of_all, overdue, standing};
use super::earlier::Earlier;
use super::first_value::FirstValue;
use super::need::{Need, needs};
use super::next_gate::NextGate;
use super::upcoming::{Coming, Upcoming, blocked, waived};
use super::urgency::Urgency;
use super::window::{Window, undated, windows};
use crate::assessment::Assessment;
use crate::gate::{Bypass, CriterionState, GoLive, JudgedCriterion};
use crate::health::Judgement;

/// A side that something waits on, and how many things do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct WaitingOn {
    /// Who has to move; none when a blocker does not say.
    pub side: Option<Side>,
    /// How many milestones and actions wait.
    pub count: usize,
}

/// What the stand-up has to know of one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusRow {
    /// The plan's directory.
    pub slug: String,
    /// The customer.
    pub customer: String,
    /// The segment.
    pub segment: Segment,
    /// Yearly contract value, for weighing one plan against another.
    pub arr: Option<f64>,
    /// The currency of the contract, where the plan says.
    pub currency: Option<String>,
    /// What part of a CSM's time it takes by the configured load: 0 for one that stands still or has ended.
    pub load: f64,
    /// How many calls both sides have by its cadence in the coming five working days.
    pub calls: usize,
    /// Who of ours implements it.
    pub implementers: Vec<Implementer>,
    /// The day of the signature.
    pub signed_on: Date,
    /// Days since signature.
    pub day: i64,
    /// Days the onboarding is planned to take.
    pub planned_days: i64,
    /// The day on which it should be over: later by holds and by what both sides agreed on.
    pub planned_end: Date,
    /// The phase of the first gate that is not open; none once it has ended.
    pub phase: Option<Phase>,
    /// Whether its gates open by themselves, and what it needs goes by rule.
    pub is_automatic: bool,
    /// Whether the plan is on hold by agreement.
    pub is_on_hold: bool,
    /// How it ended, if it has.
    pub ended: Option<Outcome>,
    /// When.
    pub ended_on: Option<Date>,
    /// The windows it reaches.
    pub windows: Vec<Window>,
    /// The ids of milestones that are in none of them, for want of a date.
    pub undated: Vec<String>,
    /// The first gate that is not open.
    pub next_gate: Option<NextGate>,
    /// What happened although its gate was not open.
    pub bypassed: Vec<Bypass>,
    /// The criteria that a waiver stands in for, each with its last day.
    pub waived: Vec<(String, Date)>,
    /// How many waivers hold; none when nobody knows.
    pub live_waivers: Option<usize>,
    /// The days for which they have, added up.
    pub waiver_days: Option<i64>,
    /// What its health comes to.
    pub judgement: Judgement,
    /// The health score as printed.
    pub score: Option<f64>,
    /// The same with what it would be without caps.
    pub scored: Option<Score>,
    /// The colour that somebody reported, where it is worse than the derived one.
    pub reported_worse: Option<Colour>,
    /// The band, if it has one: see `judgement`.
    pub band: Option<Colour>,
    /// How its health was on the last Monday; none where it was not running then, or is not now.
    pub before: Option<Before>,
    /// How it was on an earlier day by the files of that day, where it is compared with one.
    pub earlier: Option<Earlier>,
    /// How many milestones are done.
    pub done: usize,
    /// Of so many: all that are not dropped.
    pub milestones: usize,
    /// Known weight ÷ applicable weight.
    pub coverage: f64,
    /// The score if every unknown were 0.
    pub low: f64,
    /// The score if every unknown were 100.
    pub high: f64,
    /// Reasons that hold the score down.
    pub caps: Vec<String>,
    /// Where first value stands.
    pub first_value: FirstValue,
    /// When it goes live, or did.
    pub go_live: GoLive,
    /// Overdue milestones, actions and trainings; none when a file that would tell could not be read in full, or there is none.
    pub overdue: Option<usize>,
    /// Blocked milestones and actions, likewise.
    pub blocked: Option<usize>,
    /// On whom they wait.
    pub waiting_on: Vec<WaitingOn>,
    /// The CSM.
    pub owner: Option<String>,
    /// Days since the last written update.
    pub days_since_update: Option<i64>,
    /// Everybody of ours who plays a part in it.
    pub team: Vec<String>,
    /// The last day on which somebody of the customer was spoken with.
    pub last_contact: Option<Date>,
    /// Days since then, up to the end.
    pub days_since_contact: Option<i64>,
    /// The signals that fire, costliest first.
    pub signals: Vec<Fired>,
    /// What needs a person, the most urgent first.
    pub needs: Vec<Need>,
    /// Its place in the one order of urgency.
    pub urgency: Urgency,
    /// What is late, and what is due by the next working day.
    pub due_next: Vec<Coming>,
    /// Files of which something could not be read.
    pub doubtful: crate::plan::Doubts,
}

impl StatusRow {
    /// With what the health came to last Monday, which takes another look at the whole plan.
    #[must_use]
    pub fn since_monday(self, it: &Assessment) -> Self {
        Self { before: Before::of(it), ..self }
    }

    /// Compared with an earlier day in place of the last Monday.
    #[must_use]
    pub fn since(self, earlier: Option<Earlier>) -> Self {
        Self { before: None, earlier, ..self }
    }

    /// Picks the row from an assessment.
    pub fn of(it: &Assessment) -> Self {
        let head = &it.plan.onboarding;
        let signals = watch(it);
        let needs = needs(it, &signals);
        let last_contact = it.last_two_way_contact().map(|(on, _)| on);
        let (done, milestones) = done_of_all(it);
        let ahead = Upcoming::until(it, last_day(it).max(it.basis.next_working_day()));
        Self {
            slug: it.plan.slug.clone(),
            customer: head.customer.clone(),
            segment: head.segment,
            arr: head.contract.arr,
            currency: head.contract.currency.get().map(str::to_owned),
            load: load(it),
            calls: calls(it),
            implementers: implementers(it, &ahead),
            signed_on: it.signed(),
            day: it.day(),
            planned_days: it.planned_days(),
            planned_end: it.planned_end(),
            phase: it.gates.phase,
            is_automatic: it.is_digital_first(),
            is_on_hold: it.is_on_hold(),
            ended: it.ending().map(|ending| ending.result),
            ended_on: it.ending().map(|ending| ending.ended_on),
            windows: windows(it),
            undated: undated(it).into_iter().map(|index| it.plan.jsp.milestones[index].id.clone()).collect(),
            next_gate: it.gates.next().map(NextGate::of),
            bypassed: it.gates.bypassed.clone(),
            waived: live_waivers(it),
            live_waivers: count(it, "live_waivers"),
            waiver_days: it.metrics.number("waiver_days").map(|days| days as i64),
            judgement: it.health.judgement,
            score: it.health.score(),
            scored: Score::of(&it.health),
            reported_worse: it
                .health
                .reported
                .filter(|_| it.health.is_disputed() && !it.health.is_flattered()),
            band: it.health.band(),
            before: None,
            earlier: None,
            done,
            milestones,
            coverage: it.health.coverage,
            low: it.health.low,
            high: it.health.high,
            caps: it.health.holding_caps().map(|cap| cap.reason.clone()).collect(),
            first_value: FirstValue::of(it),
            go_live: GoLive::of(&it.schedule, &it.metrics, &it.gates),
            overdue: overdue(it),
            blocked: count(it, "blocked_items"),
            waiting_on: waiting_on(it),
            owner: it.csm().map(|name| it.basis.people.full_name(name).to_owned()),
            team: it.our_people_on_it(),
            days_since_update: it.metrics.number("days_since_update").map(|days| days as i64),
            days_since_contact: last_contact.map(|on| it.days_quiet_since(on)),
            last_contact,
            urgency: Urgency::of_needs(it, &needs),
            needs,
            signals,
            due_next: ahead.next(),
            doubtful: it.plan.doubtful.clone(),
        }
    }

    /// The phase, or how the onboarding ended, in a word.
    pub fn standing(&self) -> &'static str {
        standing(self.ended, self.phase)
    }

    /// Whether nobody of the customer has signed in for too long.
    pub fn is_quiet(&self) -> bool {
        self.signals.iter().any(|fired| fired.signal == "nobody_signed_in")
    }

    /// The day of the onboarding on which it should be over.
    pub fn last_day(&self) -> i64 {
        self.planned_end.days_since(self.signed_on)
    }

    /// What its health came to on the day that it is compared with: the one that was asked for, or the last Monday.
    pub fn judgement_then(&self) -> Option<Judgement> {
        let monday = || self.before.as_ref().map(|before| before.judgement);
        self.earlier.as_ref().map(|earlier| earlier.judgement).or_else(monday)
    }

    /// From what its score has moved to what since then, if that can be told: see [`Score::moved`].
    pub fn moved(&self) -> Option<(f64, f64)> {
        let monday = || self.before.as_ref().map(|before| before.score);
        let then = self.earlier.as_ref().map(|earlier| earlier.score).or_else(monday)??;
        Some(Score::moved(then, self.scored?))
    }

    /// Where its score has gone since then, if that can be told.
    pub fn trend(&self) -> Option<Trend> {
        self.moved().map(|(was, is)| trend(was, is))
    }
}

/// One onboarding of as many as one CSM carries of its segment at a time.
fn load(it: &Assessment) -> f64 {
    let (least, most) = it.basis.config.segments.get(it.plan.onboarding.segment).csm_load;
    let usual = f64::from(least + most) / 2.0;
    if it.has_ended() || it.is_on_hold() || usual == 0.0 { 0.0 } else { 1.0 / usual }
}

/// What is waived on the day; nothing of one that has ended: nobody has to do anything about it.
fn live_waivers(it: &Assessment) -> Vec<(String, Date)> {
    let is_live = |(criterion, _): &(&JudgedCriterion, Date)| {
        !it.has_ended() && matches!(criterion.state, CriterionState::Waived(_))
    };
    waived(it).filter(is_live).map(|(criterion, until)| (criterion.id.clone(), until)).collect()
}

fn waiting_on(it: &Assessment) -> Vec<WaitingOn> {
    // What waits twice for one side is one thing that waits for it.
    let waits: BTreeSet<(Option<Side>, String)> =
        blocked(it).into_iter().map(|blocked| (blocked.side, blocked.id)).collect();
    let known = Side::ALL.iter().copied().map(Some).chain([None]);
    known
        .map(|side| WaitingOn { side, count: waits.iter().filter(|(waited, _)| *waited == side).count() })
        .filter(|waiting| waiting.count > 0)
        .collect()
}
