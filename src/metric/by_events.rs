//! Metrics that get no better by time alone: only what somebody does, and writes down with its day, brings them closer
//! to what a gate asks. Most of the others count days, or what has come due.

/// Such metrics, sorted.
const BY_EVENTS: [&str; 23] = [
    "admins_certified",
    "csat",
    "feature_breadth",
    "handoff_completeness",
    "handoff_essentials",
    "handoff_meeting_days",
    "handover_completeness",
    "key_actions",
    "kickoff_working_days",
    "licence_adoption",
    "nps",
    "objectives_met",
    "open_commitments",
    "provisioned_share",
    "quick_win_days",
    "resources_committed",
    "resources_uncommitted",
    "seat_activation",
    "security_pack_days",
    "time_to_full_value_days",
    "training_passed",
    "ttfv_days",
    "workflows_live",
];

/// Whether the metric gets no better until something is written down.
pub fn only_gets_better_by_events(metric: &str) -> bool {
    BY_EVENTS.binary_search(&metric).is_ok()
}

/// Metrics that count what is answered in our own files, sorted: what brings them closer is to write it down.
const ANSWERS: [&str; 3] = ["handoff_completeness", "handoff_essentials", "handover_completeness"];

/// Whether the metric counts answers that are ours to write down.
pub fn counts_answers(metric: &str) -> bool {
    ANSWERS.binary_search(&metric).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::find;

    #[test]
    fn they_exist_and_are_sorted() {
        for ids in [BY_EVENTS.as_slice(), &ANSWERS] {
            assert!(ids.is_sorted());
            assert!(ids.iter().all(|id| find(id).is_some()));
        }
    }
}
