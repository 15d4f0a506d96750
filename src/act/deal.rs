//! What was sold, and what its contract says: answers that are at the head of a plan and have no day.

use std::sync::Arc;

use super::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::{Engagement, Level, PlanFile};
use crate::phrase::List;
use crate::refused::Refused;
use crate::route::Route;

/// What is known of the deal; the rest stays as it is.
///
/// The segment is not among it: playbook, thresholds and gates hang on it, and so it is changed where it is reviewed.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetDeal<'a> {
    /// Yearly contract value.
    pub arr: Option<f64>,
    /// Its currency.
    pub currency: Option<&'a str>,
    /// When the contract renews.
    pub renews: Option<Date>,
    /// Days before the renewal by which notice must be given.
    pub notice_days: Option<u32>,
    /// How much human help.
    pub engagement: Option<Engagement>,
    /// How hard the implementation is.
    pub complexity: Option<Level>,
    /// How much the account could grow.
    pub expansion_potential: Option<Level>,
    /// The account that the plan belongs to.
    pub account: Option<&'a str>,
    /// What was sold.
    pub product: Option<&'a str>,
    /// The language that the customer is written to in.
    pub language: Option<&'a str>,
    /// Days on which the customer does not work; they join those that are there.
    pub holidays: &'a [Date],
}

impl SetDeal<'_> {
    /// Writes it down.
    ///
    /// # Errors
    /// When the contract would renew before it was signed.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let (at, head) = (Route::to(PlanFile::Onboarding), &plan.onboarding);
        let signed = head.contract.signed_on;
        if let Some(renews) = self.renews.filter(|renews| *renews <= signed) {
            let why = format!("the contract renews on {renews}, and was signed on {signed}");
            return Err(Refused::because(why).hint("`--renews` is a day after it was signed"));
        }
        let mut written = self.contract(draft);
        let mut note = |is_new: bool, key: &'static str| written.extend(is_new.then(|| format!("`{key}`")));
        note(draft.put_plain(&at, "engagement", head.engagement, self.engagement), "engagement");
        note(draft.put_plain(&at, "complexity", head.complexity, self.complexity), "complexity");
        let potential = self.expansion_potential;
        note(
            draft.put_plain(&at, "expansion_potential", head.expansion_potential, potential),
            "expansion_potential",
        );
        note(draft.put(&at, "account", &head.account, self.account), "account");
        note(draft.put(&at, "product", &head.product, self.product), "product");
        note(draft.put(&at, "language", &head.language, self.language), "language");
        written.extend(self.days_off(draft));
        Ok(format!("the deal of `{}` says: {}", plan.slug, List::and(&written)))
    }

    fn contract(&self, draft: &mut Draft) -> Vec<String> {
        let plan = Arc::clone(&draft.plan);
        let (at, old) = (Route::to(PlanFile::Onboarding).key("contract"), &plan.onboarding.contract);
        let written = [
            (draft.put_plain(&at, "arr", old.arr, self.arr), "arr"),
            (draft.put(&at, "currency", &old.currency, self.currency), "currency"),
            (draft.put_plain(&at, "renews", old.renews, self.renews), "renews"),
            (draft.put_plain(&at, "notice_days", old.notice_days, self.notice_days), "notice_days"),
        ];
        written.into_iter().filter(|(is_new, _)| *is_new).map(|(_, key)| format!("`{key}`")).collect()
    }

    fn days_off(&self, draft: &mut Draft) -> Option<String> {
        let known = Arc::clone(&draft.plan);
        let mut new: Vec<Date> = self.holidays.to_vec();
        new.sort_unstable();
        new.dedup();
        new.retain(|day| !known.onboarding.holidays.contains(day));
        let list = Route::to(PlanFile::Onboarding).key("holidays");
        new.iter().for_each(|day| draft.edits.add(list.clone(), Yaml::from(*day)));
        (!new.is_empty()).then(|| format!("no work on {}", List::and(&new)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;
    use crate::fixture::date;

    const HEAD: &str = "customer: Acme\nsegment: smb\nexpansion_potential:  # low, medium or high\n\
                        contract:\n  signed_on: 2026-03-02\n  renews: 2027-03-02\nholidays: [2026-05-01]\n";

    #[test]
    fn what_the_contract_says_is_written_at_the_head_of_the_plan() {
        let mut draft = draft(&[("onboarding.yaml", HEAD)], "2026-04-10");
        let days = ["2026-05-14", "2026-05-01"].map(date);
        let set = SetDeal {
            renews: Some(date("2027-06-01")),
            notice_days: Some(60),
            expansion_potential: Some(Level::High),
            holidays: &days,
            ..SetDeal::default()
        };
        let said = set.act(&mut draft).unwrap();
        let want = "the deal of `acme` says: `renews`, `notice_days`, `expansion_potential` and no work on 2026-05-14";
        assert_eq!(said, want);
        let text = draft.one_text();
        assert!(text.contains("expansion_potential: high  # low, medium or high\n"), "{text}");
        assert!(text.contains("  renews: 2027-06-01\n  notice_days: 60\n"), "{text}");
        assert!(text.contains("holidays: [2026-05-01, 2026-05-14]\n"), "{text}");
        assert_eq!(draft.said(), ["note: `renews` was: 2027-03-02"]);
    }

    #[test]
    fn no_contract_renews_before_it_was_signed() {
        let mut draft = draft(&[("onboarding.yaml", HEAD)], "2026-04-10");
        let set = SetDeal { renews: Some(date("2026-03-02")), ..SetDeal::default() };
        let refused = set.act(&mut draft).unwrap_err();
        assert_eq!(refused.why, "the contract renews on 2026-03-02, and was signed on 2026-03-02");
    }
}
