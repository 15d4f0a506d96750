//! The JSON of `status`: its own shapes, so that the model can change without breaking readers.

use serde::Serialize;

use super::answer::PortfolioStatus;
use super::load::{Carried, Implementing, carried, implementing};
use super::since::{EarlierJson, SinceJson};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::gate::{Bypass, GoLive};
use crate::model::{Colour, GateName, Outcome, PlanFile, Risk, Segment, Text};
use crate::report::collected::Unreadable;
use crate::since::Since;
use crate::status::{
    Blocked, Checkpoint, Coming, FirstValue, Need, NextGate, StatusRow, WaitingOn, Window, blocked, next_days,
};

/// The JSON of `onboard status`, with or without a plan.
#[derive(Debug, Serialize)]
pub struct StatusJson {
    onboardings: Vec<OnboardingJson>,
    unreadable: Vec<Unreadable>,
    doubtful: Vec<Unreadable>,
    is_complete: bool,
    ended_not_shown: usize,
    filtered_out: usize,
    since: Option<SinceJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    load: Option<Vec<LoadJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    implementation: Option<Vec<ImplementationJson>>,
}

/// What one CSM carries; who is none for plans that have none.
#[derive(Debug, Serialize)]
struct LoadJson {
    who: Option<String>,
    open: usize,
    enterprise: usize,
    mid_market: usize,
    smb: usize,
    red: usize,
    amber: usize,
    overdue: usize,
    waiting_on_us: usize,
    calls_in_5_working_days: usize,
    load: f64,
}

impl LoadJson {
    fn of(it: &Carried<'_>) -> Self {
        let of = |segment| it.count(|row| row.segment == segment);
        let marked = |colour| it.count(|row| row.band == Some(colour));
        Self {
            who: it.who.map(str::to_owned),
            open: it.plans.len(),
            enterprise: of(Segment::Enterprise),
            mid_market: of(Segment::MidMarket),
            smb: of(Segment::Smb),
            red: marked(Colour::Red),
            amber: marked(Colour::Amber),
            overdue: it.late(),
            waiting_on_us: it.on_us(),
            calls_in_5_working_days: it.calls(),
            load: it.load(),
        }
    }
}

/// What one of those who implement has to do.
#[derive(Debug, Serialize)]
struct ImplementationJson {
    who: String,
    open: usize,
    due_in_5_working_days: usize,
    overdue: usize,
}

impl ImplementationJson {
    fn of(it: &Implementing<'_>) -> Self {
        Self { who: it.who.to_owned(), open: it.plans, due_in_5_working_days: it.due, overdue: it.late }
    }
}

#[derive(Debug, Serialize)]
struct OnboardingJson {
    slug: String,
    customer: String,
    segment: &'static str,
    day: i64,
    planned_days: i64,
    planned_end: Date,
    phase: &'static str,
    is_on_hold: bool,
    outcome: Option<&'static str>,
    owner: Option<String>,
    arr: Option<f64>,
    currency: Option<String>,
    load: f64,
    calls_in_5_working_days: usize,
    health: HealthJson,
    ttfv_days: Option<i64>,
    first_value: FirstValue,
    next_gate: Option<NextGate>,
    go_live: GoLive,
    behind_shut_gates: Vec<BypassJson>,
    live_waivers: Option<usize>,
    waiver_days: Option<i64>,
    windows: Vec<WindowJson>,
    undated: Vec<String>,
    overdue: Option<usize>,
    blocked: Option<usize>,
    waiting_on: Vec<WaitingOn>,
    last_contact_on: Option<Date>,
    days_since_contact: Option<i64>,
    days_since_update: Option<i64>,
    signals: Vec<SignalJson>,
    needs: Vec<NeedJson>,
    due_next: Vec<Coming>,
    doubtful_files: Vec<&'static str>,
    done: usize,
    milestones: usize,
    since: Option<EarlierJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_7_days: Option<Vec<Coming>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blocked_items: Option<Vec<Blocked>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open_risks: Option<Vec<RiskJson>>,
}

/// What happened although its gate was not open.
#[derive(Debug, Serialize)]
struct BypassJson {
    what: &'static str,
    gate: &'static str,
    on: Date,
}

impl From<&Bypass> for BypassJson {
    fn from(bypass: &Bypass) -> Self {
        Self { what: bypass.what.word(), gate: bypass.gate().word(), on: bypass.on }
    }
}

#[derive(Debug, Serialize)]
struct HealthJson {
    state: &'static str,
    score: Option<f64>,
    band: Option<&'static str>,
    coverage: f64,
    low: f64,
    high: f64,
    caps: Vec<String>,
    on_monday: Option<BeforeJson>,
}

/// The same on the last Monday.
#[derive(Debug, Serialize)]
struct BeforeJson {
    on: Date,
    state: &'static str,
    score: Option<f64>,
    band: Option<&'static str>,
}

/// What needs a person.
#[derive(Debug, Serialize)]
struct NeedJson {
    what: String,
    owner: Option<String>,
    by: Date,
    play: Option<&'static str>,
    steps_done: Option<usize>,
    steps: Option<usize>,
    gate: Option<&'static str>,
    command: Option<String>,
}

impl From<&Need> for NeedJson {
    fn from(need: &Need) -> Self {
        Self {
            what: need.what.clone(),
            owner: need.owner.clone(),
            by: need.by,
            play: need.play,
            steps_done: need.progress.map(|(done, _)| done),
            steps: need.progress.map(|(_, all)| all),
            gate: need.gate.map(GateName::word),
            command: need.command.as_ref().map(ToString::to_string),
        }
    }
}

#[derive(Debug, Serialize)]
struct WindowJson {
    window: &'static str,
    theme: &'static str,
    from: Date,
    to: Option<Date>,
    is_current: bool,
    done: usize,
    late: usize,
    open: usize,
    total: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    milestones: Option<Vec<MilestoneJson>>,
    checkpoints: Vec<Checkpoint>,
    gates: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct MilestoneJson {
    id: String,
    title: Option<String>,
    status: &'static str,
    is_late: bool,
    due: Option<Date>,
    baseline: Option<Date>,
    forecast: Option<Date>,
    done_on: Option<Date>,
    owner: Option<String>,
    customer_owner: Option<String>,
}

#[derive(Debug, Serialize)]
struct SignalJson {
    signal: &'static str,
    message: String,
    play: &'static str,
    owner: Option<String>,
    by: Date,
}

#[derive(Debug, Serialize)]
struct RiskJson {
    id: String,
    text: Option<String>,
    exposure: Option<u32>,
    owner: Option<String>,
    trigger: Option<String>,
    trigger_date: Option<Date>,
}

/// The portfolio's JSON.
pub(super) fn portfolio_json(portfolio: &PortfolioStatus) -> StatusJson {
    let collected = &portfolio.collected;
    StatusJson {
        onboardings: collected.rows.iter().map(|row| onboarding(row, None)).collect(),
        unreadable: collected.unreadable.clone(),
        doubtful: collected.doubtful.clone(),
        is_complete: collected.is_complete(),
        ended_not_shown: collected.ended,
        filtered_out: portfolio.filtered,
        since: portfolio.since.as_ref().map(SinceJson::of),
        load: Some(carried(&collected.rows).iter().map(LoadJson::of).collect()),
        implementation: Some(implementing(&collected.rows).iter().map(ImplementationJson::of).collect()),
    }
}

/// One plan's JSON: the same shape with one onboarding, and its lists.
pub fn plan_json(it: &Assessment, row: &StatusRow, since: Option<&Since>) -> StatusJson {
    StatusJson {
        onboardings: vec![onboarding(row, Some(it))],
        unreadable: Vec::new(),
        doubtful: Unreadable::in_part(&row.slug, &row.doubtful).into_iter().collect(),
        is_complete: row.doubtful.is_empty(),
        ended_not_shown: 0,
        filtered_out: 0,
        since: since.map(SinceJson::of),
        load: None,
        implementation: None,
    }
}

fn onboarding(row: &StatusRow, detail: Option<&Assessment>) -> OnboardingJson {
    OnboardingJson {
        slug: row.slug.clone(),
        customer: row.customer.clone(),
        segment: row.segment.word(),
        day: row.day,
        planned_days: row.planned_days,
        planned_end: row.planned_end,
        phase: row.standing(),
        is_on_hold: row.is_on_hold,
        outcome: row.ended.map(Outcome::word),
        owner: row.owner.clone(),
        arr: row.arr,
        currency: row.currency.clone(),
        load: row.load,
        calls_in_5_working_days: row.calls,
        health: health(row),
        ttfv_days: match row.first_value {
            FirstValue::Reached(day) => Some(day),
            _ => None,
        },
        first_value: row.first_value,
        next_gate: row.next_gate,
        go_live: row.go_live,
        behind_shut_gates: row.bypassed.iter().map(BypassJson::from).collect(),
        live_waivers: row.live_waivers,
        waiver_days: row.waiver_days,
        windows: row.windows.iter().map(|one| window(one, detail)).collect(),
        undated: row.undated.clone(),
        overdue: row.overdue,
        blocked: row.blocked,
        waiting_on: row.waiting_on.clone(),
        last_contact_on: row.last_contact,
        days_since_contact: row.days_since_contact,
        days_since_update: row.days_since_update,
        signals: signals(row),
        needs: row.needs.iter().map(NeedJson::from).collect(),
        due_next: row.due_next.clone(),
        doubtful_files: row.doubtful.iter().map(PlanFile::name).collect(),
        done: row.done,
        milestones: row.milestones,
        since: row.earlier.as_ref().map(EarlierJson::of),
        next_7_days: detail.map(next_days),
        blocked_items: detail.map(blocked),
        open_risks: detail.map(risks_json),
    }
}

fn health(row: &StatusRow) -> HealthJson {
    HealthJson {
        state: row.judgement.word(),
        score: row.score,
        band: row.band.map(Colour::word),
        coverage: row.coverage,
        low: row.low,
        high: row.high,
        caps: row.caps.clone(),
        on_monday: row.before.as_ref().map(|before| BeforeJson {
            on: before.on,
            state: before.judgement.word(),
            score: before.judgement.score(),
            band: before.judgement.band().map(Colour::word),
        }),
    }
}

fn window(window: &Window, detail: Option<&Assessment>) -> WindowJson {
    WindowJson {
        window: window.name,
        theme: window.theme,
        from: window.from,
        to: window.to,
        is_current: window.is_current,
        done: window.done.len(),
        late: window.late.len(),
        open: window.open.len(),
        total: window.total(),
        milestones: detail.map(|it| milestones(it, window)),
        checkpoints: window.checkpoints.clone(),
        gates: window.gates.iter().map(|gate| gate.word()).collect(),
    }
}

fn milestones(it: &Assessment, window: &Window) -> Vec<MilestoneJson> {
    let milestone = |index: usize| {
        let (milestone, forecast) = (&it.plan.jsp.milestones[index], &it.schedule.forecasts[index]);
        MilestoneJson {
            id: milestone.id.clone(),
            title: owned(&milestone.title),
            status: forecast.standing.state().word(),
            is_late: forecast.is_late(),
            due: forecast.due,
            baseline: forecast.baseline,
            forecast: forecast.date,
            done_on: it.done_on(index),
            owner: milestone.owner.one_on(it.as_of()).map(str::to_owned),
            customer_owner: it.customer_owner(index).map(str::to_owned),
        }
    };
    window.milestones(it).into_iter().map(milestone).collect()
}

fn signals(row: &StatusRow) -> Vec<SignalJson> {
    let signal = |fired: &crate::signal::Fired| SignalJson {
        signal: fired.signal,
        message: fired.observation.message.clone(),
        play: fired.play,
        owner: fired.owner.clone(),
        by: fired.by,
    };
    row.signals.iter().map(signal).collect()
}

fn risks_json(it: &Assessment) -> Vec<RiskJson> {
    let one = |(_, risk): (usize, &Risk)| RiskJson {
        id: risk.id.clone(),
        text: owned(&risk.text),
        exposure: risk.exposure_on(it.as_of()),
        owner: risk.owner.one_on(it.as_of()).map(str::to_owned),
        trigger: owned(&risk.trigger),
        trigger_date: it.risk_due(risk),
    };
    it.open_risks().map(one).collect()
}

fn owned(text: &Text) -> Option<String> {
    text.get().map(str::to_owned)
}
