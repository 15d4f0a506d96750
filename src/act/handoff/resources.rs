//! The people and hours that a plan needs of the customer, and that they commit.

use std::sync::Arc;

use crate::act::standing::Former;
use crate::act::{Acted, Draft};
use crate::edit::{When, Yaml};
use crate::log::RESOURCES;
use crate::model::{Fact, Text};
use crate::person::is_same;
use crate::phrase::List;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// A part that the customer has to play.
#[derive(Clone, Debug, Default)]
pub struct NewResource {
    /// The part.
    pub role: String,
    /// Who plays it.
    pub name: Option<String>,
    /// Hours a week.
    pub hours_per_week: Option<f64>,
    /// The day on which the customer committed it.
    pub committed_on: Option<When>,
}

impl NewResource {
    /// Adds it.
    ///
    /// # Errors
    /// When the plan has such a row: a part is known by its name.
    pub fn add(&self, draft: &mut Draft) -> Acted {
        let plan = Arc::clone(&draft.plan);
        if let Some(known) = plan.handoff.customer_resources.iter().find(|it| is_same(&it.role, &self.role)) {
            let set = commands::resource_commit(&plan.slug, &known.role);
            let refused = Refused::because(format!("the plan has the part `{}` already", known.role));
            return Err(
                refused.hint(Remedy::run("say that it is committed", set).or("give this one another name"))
            );
        }
        let entry = Yaml::map([
            ("role", Some(Yaml::text(&self.role))),
            ("name", self.name.as_ref().map(Yaml::text)),
            ("hours_per_week", self.hours_per_week.map(Yaml::plain)),
            ("committed_on", draft.day_if(self.committed_on).map(Into::into)),
            ("added_on", Some(draft.day(None).into())),
        ]);
        draft.edits.add(RESOURCES.route(), entry);
        Ok(format!("the plan needs {}", self.role))
    }
}

/// What becomes of a part.
#[derive(Clone, Copy, Debug)]
pub struct SetResource<'a> {
    /// Who plays it from now on.
    pub name: Option<&'a str>,
    /// Hours a week.
    pub hours_per_week: Option<f64>,
}

impl SetResource<'_> {
    /// Writes it down; whoever played it stays in the plan, with a last day.
    ///
    /// # Errors
    /// When somebody plays it from a later day on.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let row = &plan.handoff.customer_resources[index];
        if let Some(name) = self.name {
            draft.pass_on_today(&at.clone().key("name"), name, row.added_on)?;
        }
        draft.put_plain(at, "hours_per_week", row.hours_per_week, self.hours_per_week);
        Ok(self.name.map_or_else(|| "is updated".to_owned(), |name| format!("is played by {name}")))
    }
}

/// Says that the customer commits these parts; one that is committed keeps its day.
///
/// # Errors
/// When one of them is none, or was committed on another day than the one that is given.
pub fn commit(draft: &mut Draft, parts: &[String], on: Option<When>) -> Acted {
    let (plan, day) = (Arc::clone(&draft.plan), draft.day(on));
    let mut names = Vec::new();
    for named in parts {
        let (index, at) = draft.entry(&RESOURCES, named)?;
        let row = &plan.handoff.customer_resources[index];
        match (row.committed_on, row.withdrawn.as_ref()) {
            (Some(done_on), Some(withdrawn)) => {
                let former = Former { done_on, evidence: &Text::default(), evidence_on: None, withdrawn };
                draft.done_again(&at, former, "committed_on", day)?;
            }
            (Some(known), None) if on.is_some() && known != day => {
                let back = commands::resource_withdraw(&plan.slug, &row.role, blank("reason"));
                let refused = Refused::because(format!("`{}` is committed already, on {known}", row.role));
                return Err(refused.hint(Remedy::run("if that was not so, take it back first", back)));
            }
            (Some(_), None) => {}
            (None, _) => draft.edits.set(at.key("committed_on"), day),
        }
        names.push(row.role.clone());
    }
    let before = draft.at.fact_on(Fact::ResourcesCommitted);
    let is_all = before.is_none() && draft.preview()?.fact_on(Fact::ResourcesCommitted).is_some();
    let all = if is_all { ": all that the plan needs of the customer is committed" } else { "" };
    let is = if names.len() == 1 { "is" } else { "are" };
    Ok(format!("{} {is} committed, on {day}{all}", List::and(&names)))
}

/// The parts that the customer has not committed.
pub fn uncommitted(draft: &Draft) -> Vec<String> {
    let today = draft.at.as_of();
    let open = draft.at.customer_resources().filter(|(_, it)| !it.is_committed_on(today));
    open.map(|(_, it)| it.role.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft as draft;

    const FILE: &str = "customer_resources:\n  - {role: IT administrator, hours_per_week: 5}\n  - {role: trainer, committed_on: 2026-03-04}\n";

    #[test]
    fn the_last_part_that_is_committed_says_that_all_are() {
        let mut draft = draft(&[("handoff.yaml", FILE)], "2026-03-06");
        assert_eq!(uncommitted(&draft), ["IT administrator"]);
        let said = commit(&mut draft, &["it".to_owned(), "trainer".to_owned()], None).unwrap();
        assert_eq!(
            said,
            "IT administrator and trainer are committed, on 2026-03-06: all that the plan needs of the customer is committed"
        );
        assert!(
            draft.one_text().contains("hours_per_week: 5, committed_on: 2026-03-06}"),
            "{}",
            draft.one_text()
        );
        let other =
            commit(&mut draft, &["trainer".to_owned()], Some("2026-03-05".parse().unwrap())).unwrap_err();
        assert_eq!(other.why, "`trainer` is committed already, on 2026-03-04");
    }

    #[test]
    fn a_part_is_there_once() {
        let mut draft = draft(&[("handoff.yaml", FILE)], "2026-03-06");
        let again = NewResource { role: "Trainer".to_owned(), ..NewResource::default() };
        assert_eq!(again.add(&mut draft).unwrap_err().why, "the plan has the part `trainer` already");
        let new = NewResource {
            role: "data owner".to_owned(),
            hours_per_week: Some(2.5),
            ..NewResource::default()
        };
        assert_eq!(new.add(&mut draft).as_deref(), Ok("the plan needs data owner"));
        assert!(
            draft.one_text().ends_with("  - {role: data owner, hours_per_week: 2.5, added_on: 2026-03-06}\n"),
            "{}",
            draft.one_text()
        );
    }
}
