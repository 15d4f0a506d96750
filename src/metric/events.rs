//! Spans from signature to what should follow it. A span whose end has not come is unknown: nothing can be
//! said about how long it will have been, and a gate that asks for it stays shut.

use super::goals::reach;
use super::measuring::settled;
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::date::Date;
use crate::model::{Event, Fact, PlanFile, ValueName};
use crate::phrase::Days;

pub(super) const HANDOFF_MEETING_DAYS: Metric = Metric {
    id: "handoff_meeting_days",
    name: "days to the handoff meeting",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days from signature to the live handoff meeting",
    formula: "day of the fact `handoff_meeting` − `contract.signed_on`: the first at which account executive and CSM were, by \
              their parts on that day; days off right before the meeting do not count, so that a limit means the same as \
              a deadline that rolls forward from a day off",
    not_applicable: "the milestone that rests on it is dropped, or nobody meets since gates open by themselves",
    source: "S0 S3",
    files: &[PlanFile::Onboarding, PlanFile::Contacts],
    record: Record::None,
    measure: |at| settled(handoff_meeting_days(at)),
};

fn handoff_meeting_days(at: &Measuring<'_>) -> Result<Value, Value> {
    let held = at.fact_day(Fact::HandoffMeeting).map_err(|unknown| match at.handoff_without() {
        Some((on, _, without)) => unknown.because(format!("not yet: held {on}, {without}")),
        None => unknown,
    });
    let (on, route) = held.map_err(|unknown| unknown.counted(|on| response_days(at, on)))?;
    Ok(response(at, on, "held").from([route]))
}

pub(super) const SECURITY_PACK_DAYS: Metric = Metric {
    id: "security_pack_days",
    name: "days to the security pack",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days from signature to the security pack",
    formula: "day of the fact `security_pack` − `contract.signed_on`; days off right before it do not count, as for \
              `handoff_meeting_days`",
    not_applicable: "the milestone that rests on it is dropped, or gates open by themselves and nothing asks for it",
    source: "S1",
    files: &[PlanFile::Onboarding, PlanFile::Contacts],
    record: Record::None,
    measure: |at| settled(security_pack_days(at)),
};

fn security_pack_days(at: &Measuring<'_>) -> Result<Value, Value> {
    let sent = at.fact_day(Fact::SecurityPack);
    let (on, route) = sent.map_err(|unknown| unknown.counted(|on| response_days(at, on)))?;
    Ok(response(at, on, "sent").from([route]))
}

/// Days after signature by which something happened, as a deadline counts them. Something on the first
/// working day after days off is as early as on the first of those days.
fn response_days(at: &Measuring<'_>, on: Date) -> i64 {
    let signed = at.signed();
    let earlier = |day: &Date| Some(day.plus_days(-1)).filter(|before| *before >= signed);
    let days_off =
        std::iter::successors(earlier(&on), earlier).take_while(|day| !at.calendar.is_working(*day));
    on.days_since(signed) - days_off.take(366).count() as i64
}

fn response(at: &Measuring<'_>, on: Date, verb: &str) -> Value {
    let (counted, days) = (response_days(at, on), on.days_since(at.signed()));
    let value = Value::days(counted).on(on);
    if counted == days {
        value.note(format!("{verb} {on}"))
    } else {
        value.note(format!("{verb} {on}, {} after signature with the days off before it", Days(days)))
    }
}

pub(super) const KICKOFF_WORKING_DAYS: Metric = Metric {
    id: "kickoff_working_days",
    name: "days to the kickoff",
    unit: Unit::WorkingDays,
    better: Better::Lower,
    summary: "working days from signature to the kickoff",
    formula: "working days after `contract.signed_on` up to the day of the fact `kickoff`; a signature on a day off counts \
              as the next working day",
    not_applicable: "the milestone that rests on it is dropped, or nobody meets since gates open by themselves",
    source: "S3",
    files: &[PlanFile::Onboarding, PlanFile::Contacts],
    record: Record::None,
    measure: |at| settled(kickoff_working_days(at)),
};

fn kickoff_working_days(at: &Measuring<'_>) -> Result<Value, Value> {
    let days = |on| at.calendar.working_days_since(at.signed(), on);
    let (on, route) = at.fact_day(Fact::Kickoff).map_err(|unknown| unknown.counted(days))?;
    Ok(Value::days(days(on)).on(on).from([route]).note(format!("held {on}")))
}

pub(super) const QUICK_WIN_DAYS: Metric = Metric {
    id: "quick_win_days",
    name: "days to the quick win",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days from the kickoff to the quick win",
    formula: "`value.quick_win.reached_on`, or `evidence_on` if that is later, − the day of the fact `kickoff`; counts \
              only with `evidence`",
    not_applicable: "nobody holds a kickoff: its milestone is dropped, or gates open by themselves",
    source: "S1",
    files: &[PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Contacts],
    record: Record::Once(|at| reach(at, ValueName::QuickWin)),
    measure: |at| settled(quick_win_days(at)),
};

fn quick_win_days(at: &Measuring<'_>) -> Result<Value, Value> {
    // Before the kickoff nothing of this span has passed.
    let kickoff = at.fact_day(Fact::Kickoff).map_err(|unknown| unknown.counted(|_| 0));
    let (kickoff, _) = kickoff?;
    let on = super::goals::reached(at, ValueName::QuickWin);
    let on = on.map_err(|unknown| unknown.counted(|on| on.days_since(kickoff)))?;
    let note = format!("{on}, after the kickoff on {kickoff}");
    Ok(Value::days(on.days_since(kickoff))
        .on(on)
        .from([super::goals::reached_at(at, ValueName::QuickWin)])
        .note(note))
}

pub(super) const TIME_TO_GO_LIVE_DAYS: Metric = Metric {
    id: "time_to_go_live_days",
    name: "time to go-live",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days from signature to go-live; going live is not value yet",
    formula: "`done_on` of the milestone with `event: go_live` − `contract.signed_on`",
    not_applicable: "that milestone is dropped",
    source: "S2 S4",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(from_signature(at, Event::GoLive)),
};

pub(super) const TIME_TO_FULL_DEPLOYMENT_DAYS: Metric = Metric {
    id: "time_to_full_deployment_days",
    name: "time to full deployment",
    unit: Unit::Days,
    better: Better::Lower,
    summary: "calendar days from signature to the roll-out to the broader team",
    formula: "`done_on` of the milestone with `event: rollout` − `contract.signed_on`",
    not_applicable: "that milestone is dropped",
    source: "S2 S3",
    files: &[PlanFile::Onboarding, PlanFile::Jsp],
    record: Record::None,
    measure: |at| settled(from_signature(at, Event::Rollout)),
};

fn from_signature(at: &Measuring<'_>, event: Event) -> Result<Value, Value> {
    let on = at.event_day(event);
    let (on, route) = on.map_err(|unknown| unknown.counted(|on| on.days_since(at.signed())))?;
    let days = at.since_signature(on, "it")?;
    Ok(Value::days(days).on(on).from([route]).note(format!("on {on}")))
}
