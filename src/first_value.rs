//! Where a plan stands with its first value, the earliest meaningful win (S0, S2).

use crate::basis::Basis;
use crate::date::Date;
use crate::model::PlanFile;
use crate::plan::Plan;

/// Whether first value was reached, or by when it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstValue {
    /// Reached on that day.
    Reached {
        /// The day.
        on: Date,
    },
    /// Still to come, and not late.
    Due {
        /// The target.
        due: Date,
    },
    /// The target has passed.
    Overdue {
        /// The target.
        due: Date,
    },
    /// Not reached, and neither the plan nor a benchmark says by when it should be; or the plan cannot be read.
    Undated,
}

impl FirstValue {
    /// Judges by the plan's target; by the benchmark of `ttfv_days` for the segment where it has none.
    #[must_use]
    pub fn of(plan: &Plan, basis: &Basis) -> Self {
        if plan.is_doubtful(PlanFile::Jsp) {
            return Self::Undated;
        }
        let first = &plan.jsp.value.first;
        if let Some(on) = first.achieved_on.filter(|on| *on <= basis.as_of) {
            return Self::Reached { on };
        }
        match first.target.or_else(|| benchmark(plan, basis)) {
            Some(due) if due < basis.as_of => Self::Overdue { due },
            Some(due) => Self::Due { due },
            None => Self::Undated,
        }
    }
}

fn benchmark(plan: &Plan, basis: &Basis) -> Option<Date> {
    let benchmark = basis.config.benchmarks.get("ttfv_days", plan.onboarding.segment)?;
    // A number of days from configuration: a fraction of a day does not count.
    Some(plan.onboarding.contract.signed.plus_days(benchmark.at_most? as i64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{date, plan_from};

    fn case(jsp: &str, as_of: &str, want: FirstValue) {
        let plan = plan_from(&[("jsp.yaml", jsp)]);
        assert_eq!(FirstValue::of(&plan, &Basis::on(date(as_of))), want, "{jsp} {as_of}");
    }

    #[test]
    fn the_plans_target_goes_before_the_benchmark() {
        let due = date("2026-04-20");
        let jsp = "value: {first: {target: 2026-04-20}}";
        case(jsp, "2026-04-20", FirstValue::Due { due });
        case(jsp, "2026-04-21", FirstValue::Overdue { due });
        // Signed on 2 March 2026; 30 days for mid-market.
        case("value: {}", "2026-04-01", FirstValue::Due { due: date("2026-04-01") });
        case("value: {}", "2026-04-02", FirstValue::Overdue { due: date("2026-04-01") });
    }

    #[test]
    fn value_that_is_yet_to_come_is_not_reached() {
        let jsp = "value: {first: {target: 2026-04-20, achieved_on: 2026-04-22}}";
        case(jsp, "2026-04-21", FirstValue::Overdue { due: date("2026-04-20") });
        case(jsp, "2026-04-22", FirstValue::Reached { on: date("2026-04-22") });
    }

    #[test]
    fn what_cannot_be_read_is_not_called_late() {
        let mut plan = plan_from(&[("jsp.yaml", "value: {first: {target: 2026-04-20}}")]);
        plan.doubtful.insert(PlanFile::Jsp);
        assert_eq!(FirstValue::of(&plan, &Basis::on(date("2026-06-01"))), FirstValue::Undated);
    }
}
