//! Which fact a metric counts the days to, or the share of.

use crate::model::Fact;

/// The fact that a metric is about, if it is about one: where that is missing, the metric is short of it too.
pub fn measures(metric: &str) -> Option<Fact> {
    Some(match metric {
        "admins_certified" => Fact::AdminsCertified,
        "first_value_overdue_days" | "ttfv_days" | "ttfv_days_net" => Fact::FirstValue,
        "handoff_meeting_days" => Fact::HandoffMeeting,
        "kickoff_working_days" => Fact::Kickoff,
        "quick_win_days" => Fact::QuickWin,
        "resources_uncommitted" => Fact::ResourcesCommitted,
        "security_pack_days" => Fact::SecurityPack,
        "time_to_full_value_days" => Fact::FullValue,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::METRICS;

    #[test]
    fn the_metrics_that_are_named_exist() {
        assert_eq!(METRICS.iter().filter(|metric| measures(metric.id).is_some()).count(), 10);
    }
}
