//! The table of metrics.

use super::{
    Metric, adoption, blockage, clock, contract, delivery, events, forecast, friction, goals, handoff,
    handover, people, promptness, rhythm, risk, satisfaction, training, waivers,
};
use crate::plan_at::PlanAt;
use crate::remedy::Command;

/// Every metric, sorted by id.
pub const METRICS: &[&Metric] = &[
    &adoption::ACTIVATION_REACHED,
    &people::ACTIVE_CONTACTS,
    &adoption::ACTIVE_SEATS,
    &training::ADMINS_CERTIFIED,
    &blockage::BLOCKED_ITEMS,
    &blockage::BLOCKED_PATH_WORKING_DAYS,
    &blockage::BLOCKERS_PAST_SLA,
    &people::CHAMPION_ACTIVE,
    &satisfaction::CSAT,
    &delivery::CUSTOMER_OWNED_SHARE,
    &promptness::CUSTOMER_WORK_ON_TIME,
    &clock::DAY,
    &adoption::DAYS_SINCE_ACTIVITY,
    &people::DAYS_SINCE_CONTACT,
    &clock::DAYS_SINCE_ENTRY,
    &clock::DAYS_SINCE_GO_LIVE,
    &clock::DAYS_SINCE_UPDATE,
    &contract::DAYS_TO_NOTICE,
    &adoption::DAYS_WITHOUT_COUNT,
    &delivery::DUE_MILESTONES_DONE,
    &training::FAILED_ASSESSMENTS,
    &adoption::FEATURE_BREADTH,
    &goals::FIRST_VALUE_OVERDUE_DAYS,
    &forecast::FORECAST_GO_LIVE,
    &forecast::FORECAST_SLIP_DAYS,
    &friction::FRICTION_SCORE,
    &goals::FULL_VALUE_OVERDUE_DAYS,
    &handoff::HANDOFF_COMPLETENESS,
    &handoff::HANDOFF_ESSENTIALS,
    &events::HANDOFF_MEETING_DAYS,
    &handover::HANDOVER_COMPLETENESS,
    &clock::HOLD_DAYS,
    &adoption::KEY_ACTIONS,
    &events::KICKOFF_WORKING_DAYS,
    &adoption::LICENCE_ADOPTION,
    &waivers::LIVE_WAIVERS,
    &delivery::MILESTONE_COMPLETION,
    &delivery::MILESTONES_ON_TIME,
    &rhythm::NO_SHOWS,
    &satisfaction::NPS,
    &goals::OBJECTIVES_MET,
    &handoff::OPEN_COMMITMENTS,
    &goals::OUTCOMES_ACHIEVED,
    &blockage::OVERDUE_ACTIONS,
    &handoff::OVERDUE_COMMITMENTS,
    &delivery::OVERDUE_MILESTONES,
    &training::OVERDUE_TRAININGS,
    &clock::PAST_PLANNED_END_DAYS,
    &adoption::PROVISIONED_SHARE,
    &events::QUICK_WIN_DAYS,
    &handoff::RESOURCES_COMMITTED,
    &handoff::RESOURCES_UNCOMMITTED,
    &rhythm::RHYTHM_KEPT,
    &risk::RISKS_PAST_TRIGGER,
    &delivery::SCOPE_GROWTH,
    &adoption::SEAT_ACTIVATION,
    &events::SECURITY_PACK_DAYS,
    &people::SENTIMENT,
    &people::SILENCE_DAYS,
    &people::SPONSOR_ACTIVE,
    &people::SPONSOR_SILENCE_DAYS,
    &people::STAKEHOLDER_COVERAGE,
    &events::TIME_TO_FULL_DEPLOYMENT_DAYS,
    &goals::TIME_TO_FULL_VALUE_DAYS,
    &events::TIME_TO_GO_LIVE_DAYS,
    &risk::TOP_RISK_EXPOSURE,
    &training::TRAINING_DELIVERED,
    &training::TRAINING_PASSED,
    &goals::TTFV_DAYS,
    &goals::TTFV_DAYS_NET,
    &delivery::UNOWNED_WORKSTREAMS,
    &adoption::USAGE_CHANGE_4W,
    &adoption::USAGE_GROWTH_4W,
    &goals::VALUE_ON_TIME,
    &waivers::WAIVER_DAYS,
    &adoption::WORKFLOWS_LIVE,
];

/// The metric with this id.
pub fn find(id: &str) -> Option<&'static Metric> {
    METRICS.binary_search_by(|metric| metric.id.cmp(id)).ok().map(|index| METRICS[index])
}

/// What people call the metric with this id; the id itself where there is none.
pub fn name(id: &str) -> &str {
    find(id).map_or(id, |metric| metric.name)
}

/// The command that writes down for a plan what the metric with this id reads, if one does.
pub fn record(id: &str, at: &PlanAt, is_known: bool) -> Option<Command> {
    find(id)?.record.command(at, is_known)
}
