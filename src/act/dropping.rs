//! An entry leaves the plan, and comes back: goals, workstreams, rows of resources, criteria, what the set-up asks, and the
//! work of [`super::work`].

use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::{When, Yaml};
use crate::model::Dropped;
use crate::refused::Refused;
use crate::remedy::Remedy;
use crate::route::{Route, Step};

/// The lists of what both sides agree on, beside milestones and criteria, of which their own acts say so.
const AGREED: [&str; 4] = ["outcomes", "objectives", "workstreams", "customer_resources"];

/// Why an entry leaves the plan, and on whose word.
#[derive(Clone, Debug, Default)]
pub struct Dropping {
    /// The first day on which it is out of the plan.
    pub on: Option<When>,
    /// Who takes it out; the CSM where nobody is named.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
    /// The decision behind it.
    pub decision: Option<String>,
}

impl Dropping {
    /// Takes the entry at `at` out of the plan.
    ///
    /// # Errors
    /// When the decision is none.
    pub fn drop(&self, draft: &mut Draft, at: &Route, dropped: &[Dropped]) -> Acted {
        let day = draft.day(self.on);
        if dropped.iter().any(|it| it.holds_on(day)) {
            return Ok("is dropped already".to_owned());
        }
        self.take_out(draft, at, day)?;
        let undecided = self.undecided(draft, at, day)?;
        draft.remarks.extend(undecided);
        Ok(format!("is out of the plan, from {day} on"))
    }

    /// That both sides agreed on the plan with an entry that leaves it, and no decision about scope takes it out.
    fn undecided(&self, draft: &Draft, at: &Route, day: Date) -> Result<Option<Remark>, Refused> {
        let is_agreed_on =
            matches!(at.steps.first(), Some(Step::Key(list)) if AGREED.contains(&list.as_ref()));
        if !is_agreed_on || !draft.at.is_after_agreement(day) {
            return Ok(None);
        }
        let entry = draft.written(at)?;
        let text = |key| entry.get(key).and_then(Yaml::scalar);
        let added_on = text("added_on").and_then(|day| day.parse().ok());
        let Some(id) = text("id").or_else(|| text("role")) else { return Ok(None) };
        let is_decided = draft.at.is_scope_decided(self.decision.as_deref(), &[id]);
        if is_decided || !draft.at.was_agreed_on(added_on) {
            return Ok(None);
        }
        let said =
            format!("both sides agreed on the plan with `{id}`, and no decision about scope takes it out");
        let log = match text("id") {
            Some(id) => draft.at.scope_decision(id),
            None => draft.at.scope_decision_of_all(),
        };
        let decide = Remedy::run("have somebody with the right decide it", log);
        Ok(Some(Remark::warning(said).with(decide)))
    }

    /// Writes that the entry at `at` leaves the plan.
    ///
    /// # Errors
    /// When the decision is none.
    pub(super) fn take_out(&self, draft: &mut Draft, at: &Route, day: Date) -> Result<(), Refused> {
        let decision = draft.decision_if(self.decision.as_deref())?;
        let entry = Yaml::map([
            ("dropped_on", Some(day.into())),
            ("by", draft.or_csm(self.by.as_deref()).map(Yaml::text)),
            ("reason", Some(Yaml::text(&self.reason))),
            ("decision", decision.map(Yaml::text)),
        ]);
        draft.edits.add(at.clone().key("dropped"), entry);
        Ok(())
    }
}

/// Puts an entry that was dropped back into the plan, from a day on.
///
/// # Errors
/// When it is not dropped, or was dropped later.
pub fn restore(draft: &mut Draft, id: &str, at: &Route, dropped: &[Dropped], on: Option<When>) -> Acted {
    let (day, as_of) = (draft.day(on), draft.at.as_of());
    let Some(lasting) = dropped.iter().position(|it| it.holds_on(as_of)) else {
        return Err(Refused::because(format!("`{id}` is not dropped")));
    };
    let dropped_on = dropped[lasting].dropped_on;
    if day < dropped_on {
        return Err(Refused::because(format!("{day} is before `{id}` was dropped, on {dropped_on}")));
    }
    draft.edits.set(at.clone().key("dropped").index(lasting).key("restored_on"), day);
    Ok("is in the plan again".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft as draft;
    use crate::model::PlanFile;

    const JSP: &str = "outcomes:\n  - id: O-1\n    statement: Half the late orders\n";

    fn at() -> Route {
        Route::to(PlanFile::Jsp).key("outcomes").index(0)
    }

    #[test]
    fn what_is_dropped_stays_with_its_day_and_comes_back_on_another() {
        let mut first = draft(&[("jsp.yaml", JSP)], "2026-04-10");
        let dropping = Dropping { reason: "sold to another team".to_owned(), ..Dropping::default() };
        dropping.drop(&mut first, &at(), &[]).unwrap();
        let text = first.one_text();
        let entry =
            "      - dropped_on: 2026-04-10\n        by: Ana Ruiz\n        reason: sold to another team\n";
        assert_eq!(text, format!("{JSP}    dropped:\n{entry}"));
        let mut later = draft(&[("jsp.yaml", &text)], "2026-04-13");
        let dropped = later.plan.jsp.outcomes[0].dropped.to_vec();
        assert_eq!(dropping.drop(&mut later, &at(), &dropped).as_deref(), Ok("is dropped already"));
        restore(&mut later, "O-1", &at(), &dropped, None).unwrap();
        assert_eq!(later.one_text(), format!("{text}        restored_on: 2026-04-13\n"));
        let early = restore(&mut later, "O-1", &at(), &dropped, Some("2026-04-09".parse().unwrap()));
        assert_eq!(early.unwrap_err().why, "2026-04-09 is before `O-1` was dropped, on 2026-04-10");
        assert_eq!(restore(&mut later, "O-1", &at(), &[], None).unwrap_err().why, "`O-1` is not dropped");
    }
}
