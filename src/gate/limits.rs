//! The limits of waivers: how long one holds, how many at once, how often, and of what. They are kept by the command
//! that writes a waiver; one that stands past them is a finding, and counts all the same.

use std::fmt;

use super::gates::Gates;
use super::measured_plan::MeasuredPlan;
use crate::date::Date;
use crate::metric::{Measurements, Measurer};
use crate::model::{About, Decision, GateName};
use crate::phrase::{Count, Days};
use crate::plan_at::{LiveWaiver, PlanAt};
use crate::route::Route;
use crate::schedule::Schedule;

/// How many live waivers are held against the limits: each may be a look at the whole plan on another day.
const JUDGED: usize = 100;

/// A limit that a waiver is past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastLimit {
    /// The criterion is not to be waived at all.
    NotWaivable,
    /// It holds longer than to this day, which is so many days after the later of its day and the forecast of its gate.
    TooLong(Date, u32),
    /// So many waivers hold in the gate, of which this is not among the first so many.
    TooMany(usize, u32),
    /// The criterion was waived before, and no decision is behind this waiver.
    Again,
}

impl PastLimit {
    /// What to do instead.
    pub fn help(&self) -> String {
        match self {
            Self::NotWaivable => "meet the criterion, or drop it by a decision".to_owned(),
            Self::TooLong(latest, _) => format!("let it hold until {latest} at most, and decide anew then"),
            Self::TooMany(..) => {
                "meet one of the criteria that are waived, or move the gate's date".to_owned()
            }
            Self::Again => "log who decided to waive it again, and name the decision".to_owned(),
        }
    }
}

impl fmt::Display for PastLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotWaivable => f.write_str("it is `waivable: false`"),
            Self::TooLong(latest, days) => {
                let days = Days(i64::from(*days));
                write!(
                    f,
                    "it holds past {latest}, {days} after the later of its day and the day for which the gate was \
                     forecast then"
                )
            }
            Self::TooMany(live, most) => {
                write!(f, "{} hold in the gate at once, and {most} may", Count(*live, "waiver"))
            }
            Self::Again => f.write_str(
                "it is the second of this criterion, and no decision made since the first is behind it that is about the \
                 criterion, scope or going live",
            ),
        }
    }
}

/// A live waiver that is past a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverLimit {
    /// The gate.
    pub gate: GateName,
    /// The id of the criterion.
    pub criterion: String,
    /// Where the waiver is written.
    pub route: Route,
    /// The limit.
    pub limit: PastLimit,
}

/// Every limit that a live waiver of the plan is past on the day; `metrics` are those of the day.
pub fn over_limits(at: &PlanAt, metrics: &Measurements) -> Vec<OverLimit> {
    let live = at.live_waivers(&|criterion| metrics.meets(criterion));
    let mut over = Vec::new();
    for waiver in live.iter().take(JUDGED) {
        let of_gate: Vec<&LiveWaiver<'_>> = live.iter().filter(|it| it.gate == waiver.gate).collect();
        let limits = [
            (waiver.criterion.1.waivable == Some(false)).then_some(PastLimit::NotWaivable),
            too_long(at, waiver),
            too_many(at, waiver, &of_gate),
            again(at, waiver),
        ];
        over.extend(limits.into_iter().flatten().map(|limit| OverLimit {
            gate: waiver.gate,
            criterion: waiver.criterion.1.id.clone(),
            route: waiver.route(),
            limit,
        }));
    }
    over
}

fn too_long(at: &PlanAt, waiver: &LiveWaiver<'_>) -> Option<PastLimit> {
    let (given, until) = waiver.waiver.1.waived_on.zip(waiver.waiver.1.until)?;
    let days = at.basis.config.gates.waivers.longest_days;
    if until <= given.plus_days(days.into()) {
        return None;
    }
    let from = forecast_on(at, waiver.gate, given).map_or(given, |forecast| forecast.max(given));
    let latest = from.plus_days(days.into());
    (until > latest).then_some(PastLimit::TooLong(latest, days))
}

/// The day for which a gate was forecast at the end of a day; none where it was open.
fn forecast_on(at: &PlanAt, gate: GateName, day: Date) -> Option<Date> {
    let measurer = Measurer::new(Schedule::of(at.on(day)));
    Gates::judge(MeasuredPlan::to_measure(&measurer)).get(gate).forecast_of_plan
}

/// Those beyond the first so many, by the day from which they hold. A criterion counts once.
fn too_many(at: &PlanAt, waiver: &LiveWaiver<'_>, of_gate: &[&LiveWaiver<'_>]) -> Option<PastLimit> {
    let most = at.basis.config.gates.waivers.at_once;
    let mut firsts: Vec<(Date, usize)> = Vec::new();
    for it in of_gate {
        let (from, index) = (it.from, it.criterion.0);
        match firsts.iter_mut().find(|(_, known)| *known == index) {
            Some(known) => known.0 = known.0.min(from),
            None => firsts.push((from, index)),
        }
    }
    firsts.sort_unstable();
    let rank = firsts.iter().position(|(_, index)| *index == waiver.criterion.0)?;
    (rank >= most as usize).then_some(PastLimit::TooMany(firsts.len(), most))
}

/// Whether the criterion had been waived before, whatever became of that waiver, and nobody decided to do so again.
fn again(at: &PlanAt, waiver: &LiveWaiver<'_>) -> Option<PastLimit> {
    let (own, criterion) = (waiver.waiver.1, waiver.criterion.1);
    let key = |index: usize, on: Option<Date>| (on, index);
    let earlier = criterion.waivers.iter().enumerate().filter(|(index, it)| {
        key(*index, it.waived_on) < key(waiver.waiver.0, own.waived_on)
            && it.is_complete()
            && at.why_waiver_does_not_count(waiver.gate, criterion, it).is_none()
    });
    let before = earlier.filter_map(|(_, it)| it.waived_on).max()?;
    let named = own.decision.get().map(str::trim);
    let mut decisions = at.decisions_about_plan().filter(|it| named == Some(it.id.trim()));
    let is_decided = decisions.any(|it| waives_again(it, waiver, before));
    (!is_decided).then_some(PastLimit::Again)
}

/// Whether a decision about the plan can be the one to waive a criterion again: it was made once the waiver before was given,
/// and names this criterion, or is about scope or going live and names nothing else.
fn waives_again(decision: &Decision, waiver: &LiveWaiver<'_>, before: Date) -> bool {
    let criterion = waiver.criterion.1;
    let named = [criterion.id.as_str(), criterion.milestone.or(""), waiver.gate.word()];
    let is_of_gates = matches!(decision.about, Some(About::Scope | About::GoLive));
    let is_about = decision.names_any(&named) || (is_of_gates && decision.affects.is_empty());
    is_about && decision.decided_on.is_some_and(|on| on >= before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    const HEAD: &str =
        "{customer: Acme, segment: mid-market, contract: {signed_on: 2026-03-02}, team: {csm: Jo}}";

    /// What the waivers of these criteria of the handoff gate are past on a day, and which.
    fn over(criteria: &str, as_of: &str) -> Vec<String> {
        let gates = format!("gates: {{handoff: {{criteria: [{criteria}]}}}}");
        let jsp = "milestones: [{id: M-1, phase: pre-onboarding, due: 2026-04-20, moves: [{from: 2026-03-06, to: 2026-04-20, moved_on: 2026-03-12}]}]";
        let decisions = "decisions: [{id: D-1, text: once more, by: Jo, decided_on: 2026-03-16, affects: [C-1]}, \
                         {id: D-2, text: later, about: timeline, by: Jo, decided_on: 2026-03-16}, \
                         {id: D-3, text: less, about: scope, by: Jo, decided_on: 2026-03-04}, \
                         {id: D-4, text: less, about: scope, by: Jo, decided_on: 2026-03-06}, \
                         {id: D-5, text: less, about: scope, by: Jo, decided_on: 2026-03-06, affects: [M-1]}]";
        let files = [
            ("onboarding.yaml", HEAD),
            ("gates.yaml", gates.as_str()),
            ("jsp.yaml", jsp),
            ("decisions.yaml", decisions),
        ];
        let at = PlanAt::of(plan_from(&files), &Basis::on(date(as_of)));
        let metrics = Measurements::take(&Schedule::of(at.clone()));
        over_limits(&at, &metrics).into_iter().map(|it| format!("{} {:?}", it.criterion, it.limit)).collect()
    }

    fn waiver(on: &str, until: &str) -> String {
        format!("{{by: Jo, waived_on: 2026-{on}, until: 2026-{until}, reason: town hall moved}}")
    }

    fn criterion(id: &str, rest: &str, waivers: &[String]) -> String {
        format!("{{id: {id}{rest}, waivers: [{}]}}", waivers.join(", "))
    }

    #[test]
    fn a_waiver_holds_two_weeks_after_the_later_of_its_day_and_the_forecast_of_that_day() {
        let case = |on: &str, until: &str| over(&criterion("C-1", "", &[waiver(on, until)]), "2026-03-14");
        assert_eq!(case("03-10", "03-24"), [""; 0]);
        assert_eq!(
            case("03-10", "03-25"),
            ["C-1 TooLong(2026-03-24, 14)"],
            "on that day the gate was forecast for it"
        );
        assert_eq!(case("03-13", "05-04"), [""; 0], "the date had moved to 20 April");
        assert_eq!(case("03-13", "05-05"), ["C-1 TooLong(2026-05-04, 14)"]);
    }

    #[test]
    fn two_hold_in_a_gate_at_once_and_the_later_ones_are_too_many() {
        let days = ["03-05", "03-03", "03-04"];
        let criteria = ["C-1", "C-2", "C-3"].iter().zip(days);
        let criteria: Vec<String> =
            criteria.map(|(id, on)| criterion(id, "", &[waiver(on, "03-17")])).collect();
        assert_eq!(over(&criteria.join(", "), "2026-03-10"), ["C-1 TooMany(3, 2)"]);
        assert_eq!(over(&criteria.join(", "), "2026-03-04"), [""; 0]);
        assert_eq!(over(&criteria.join(", "), "2026-03-18"), [""; 0], "they have run out");
    }

    #[test]
    fn the_second_waiver_of_a_criterion_takes_a_decision() {
        let case = |second: String, as_of: &str| {
            over(&criterion("C-1", "", &[waiver("03-05", "03-12"), second]), as_of)
        };
        let again = waiver("03-16", "03-20");
        assert_eq!(case(again.clone(), "2026-03-16"), ["C-1 Again"]);
        let decided = again.replace("reason", "decision: D-1, reason");
        assert_eq!(case(decided, "2026-03-16"), [""; 0]);
        let by = |id: &str| case(again.replace("reason", &format!("decision: {id}, reason")), "2026-03-16");
        assert_eq!(by("D-9"), ["C-1 Again"], "there is none");
        assert_eq!(by("D-2"), ["C-1 Again"], "about the timeline");
        assert_eq!(by("D-3"), ["C-1 Again"], "made before the first waiver");
        assert_eq!(by("D-4"), [""; 0], "about scope, and of nothing else");
        assert_eq!(by("D-5"), ["C-1 Again"], "about a milestone");
    }

    #[test]
    fn a_waiver_that_was_taken_back_was_the_first_all_the_same() {
        let back =
            waiver("03-05", "03-12").replace("reason", "withdrawn: {withdrawn_on: 2026-03-05}, reason");
        let waivers = [back, waiver("03-05", "03-19")];
        assert_eq!(over(&criterion("C-1", "", &waivers), "2026-03-06"), ["C-1 Again"]);
    }

    #[test]
    fn what_is_not_waivable_is_told() {
        let criterion = criterion("C-1", ", waivable: false", &[waiver("03-05", "03-12")]);
        assert_eq!(over(&criterion, "2026-03-06"), ["C-1 NotWaivable"]);
    }
}
