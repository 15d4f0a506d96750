//! A new milestone, and the words and settings of one that there is. How far it is stands in [`super::work`].

use std::sync::Arc;

use super::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::log::{MILESTONES, WORKSTREAMS};
use crate::model::{Edition, Phase};
use crate::refused::Refused;
use crate::remedy::Remedy;
use crate::route::Route;

/// A step that is agreed on.
#[derive(Clone, Debug)]
pub struct AddMilestone<'a> {
    /// What will be true.
    pub title: &'a str,
    /// The phase that it belongs to.
    pub phase: Phase,
    /// By when.
    pub due: Date,
    /// Who of us owns it.
    pub owner: &'a str,
    /// Who of the customer owns it.
    pub customer_owner: Option<&'a str>,
    /// The workstream that it belongs to.
    pub workstream: Option<&'a str>,
    /// How many working days it takes.
    pub days: Option<u32>,
    /// What it waits for, as it is named.
    pub after: &'a [String],
    /// What has to be shown for it to hold.
    pub acceptance: Option<&'a str>,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl AddMilestone<'_> {
    /// Adds it to the plan.
    ///
    /// # Errors
    /// When the id is taken, or it waits for what is not there.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let id = draft.new_id(MILESTONES.prefix, self.id)?;
        let find = |named: &String| MILESTONES.find(&draft.at, named);
        let after = self.after.iter().map(find).collect::<Result<Vec<_>, _>>()?;
        let after: Vec<_> = after.into_iter().map(|index| &draft.plan.jsp.milestones[index].id).collect();
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("title", Some(Yaml::text(self.title))),
            ("due", Some(self.due.into())),
            ("phase", Some(Yaml::plain(self.phase))),
            ("workstream", self.workstream.map(Yaml::text)),
            ("owner", Some(Yaml::text(self.owner))),
            ("customer_owner", self.customer_owner.map(Yaml::text)),
            ("days", self.days.map(Yaml::plain)),
            ("after", (!after.is_empty()).then(|| Yaml::texts(after))),
            ("acceptance", self.acceptance.map(Yaml::text)),
            ("added_on", Some(draft.at.as_of().into())),
        ]);
        draft.edits.add(MILESTONES.route(), entry);
        Ok(format!("added `{id}`, due on {}: {}", self.due, self.title))
    }
}

/// What becomes of a milestone that there is: what has no day, and who owns it.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetMilestone<'a> {
    /// What will be true.
    pub title: Option<&'a str>,
    /// What has to be shown for it to hold.
    pub acceptance: Option<&'a str>,
    /// The workstream that it belongs to, as it is named.
    pub workstream: Option<&'a str>,
    /// How many working days it takes.
    pub days: Option<u32>,
    /// What it is called in a picture of several plans.
    pub row: Option<&'a str>,
    /// Who may read it.
    pub audience: Option<Edition>,
    /// Who of us owns it from now on.
    pub owner: Option<&'a str>,
    /// Who of the customer owns it from now on.
    pub customer_owner: Option<&'a str>,
}

impl SetMilestone<'_> {
    /// Writes it down; whoever owned it stays in the plan, with a last day.
    ///
    /// # Errors
    /// When it is done by what had to be shown before, or both sides agreed on that and nobody with the right has decided
    /// otherwise; when there is no such workstream, or somebody owns it from a later day on.
    pub fn act(&self, draft: &mut Draft, index: usize, at: &Route) -> Acted {
        let plan = Arc::clone(&draft.plan);
        let it = &plan.jsp.milestones[index];
        draft.put(at, "title", &it.title, self.title);
        if draft.put(at, "acceptance", &it.acceptance, self.acceptance) && it.acceptance.is_written() {
            may_ask_otherwise(draft, index)?;
        }
        if let Some(named) = self.workstream {
            let stream = WORKSTREAMS.find(&draft.at, named)?;
            draft.put(at, "workstream", &it.workstream, Some(&plan.jsp.workstreams[stream].id));
        }
        draft.put_plain(at, "days", it.days, self.days);
        draft.put(at, "row", &it.row, self.row);
        draft.put_audience(at, it.audience, self.audience);
        draft.put_owners(at, (self.owner, self.customer_owner), it.added_on)
    }
}

/// Whether a milestone may ask for something else to be shown. Nothing in the files says what it asked for before, so that
/// nobody could find out later: it is refused where anybody relied on it.
///
/// # Errors
/// When it is done, or both sides agreed on the plan with it and no decision about scope names it.
fn may_ask_otherwise(draft: &Draft, index: usize) -> Result<(), Refused> {
    let (at, it) = (&draft.at, &draft.plan.jsp.milestones[index]);
    let (id, today) = (&it.id, at.as_of());
    if let Some((on, _)) = at.done_at(index).filter(|(on, _)| !draft.may_correct(*on)) {
        let refused = Refused::because(format!("`{id}` was done on {on}, by what had to be shown then"));
        return Err(match at.taking_up(index) {
            Some(up) => refused.hint(Remedy::run("take it up again if that was not enough", up)),
            None => refused,
        });
    }
    let is_agreed = at.is_after_agreement(today) && !at.baselines.is_scope_growth(index);
    if is_agreed && !at.is_scope_decided(None, &[id]) {
        let why = format!(
            "both sides agreed on the plan with what `{id}` asks for, and no decision about scope changes it"
        );
        let log = Remedy::run("have somebody with the right decide it", at.scope_decision(id));
        return Err(Refused::because(why).hint(log));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;

    fn set(keys: &str, words: SetMilestone<'_>, decisions: &str) -> Result<(String, Draft), String> {
        let jsp = format!(
            "confirmations: [{{fact: plan_agreed, by: Ana Ruiz, confirmed_on: 2026-03-09}}, \
             {{fact: plan_agreed, by: Lee Novak, confirmed_on: 2026-03-09}}]\n\
             workstreams: [{{id: W-data, name: Data}}]\n\
             milestones:\n  - {{id: M-1, title: Imported, owner: Ana Ruiz{keys}}}\n"
        );
        let people = "people: [{name: Lee Novak, roles: [executive_sponsor, decision_maker]}]";
        let files =
            [("jsp.yaml", jsp.as_str()), ("stakeholders.yaml", people), ("decisions.yaml", decisions)];
        let mut draft = team_draft(&files, "2026-04-10");
        let at = MILESTONES.route().index(0);
        let said = words.act(&mut draft, 0, &at).map_err(|refused| refused.why)?;
        Ok((said, draft))
    }

    const NONE: &str = "decisions: []\n";

    #[test]
    fn words_and_settings_are_written_and_what_stood_there_is_said() {
        let words = SetMilestone {
            title: Some("Data imported"),
            workstream: Some("data"),
            days: Some(4),
            audience: Some(Edition::Internal),
            ..SetMilestone::default()
        };
        let (said, draft) = set("", words, NONE).unwrap();
        assert_eq!(said, "is updated");
        let text = draft.one_text();
        for part in ["title: Data imported", "workstream: W-data", "days: 4", "audience: internal"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(draft.said(), ["note: `title` was: Imported"]);
        let unknown = SetMilestone { workstream: Some("sso"), ..SetMilestone::default() };
        assert!(set("", unknown, NONE).err().unwrap().contains("no workstream `sso`"));
    }

    #[test]
    fn owners_hand_over() {
        let words = SetMilestone {
            owner: Some("Tom Becker"),
            customer_owner: Some("Lee Novak"),
            ..SetMilestone::default()
        };
        let (said, draft) = set("", words, NONE).unwrap();
        assert_eq!(said, "is owned by Tom Becker, and by Lee Novak at the customer");
        let text = draft.one_text();
        assert!(
            text.contains("{name: Ana Ruiz, until: 2026-04-10}, {name: Tom Becker, since: 2026-04-10}"),
            "{text}"
        );
    }

    #[test]
    fn what_both_sides_agreed_on_asks_for_something_else_by_a_decision_alone() {
        let asks = SetMilestone { acceptance: Some("a sample"), ..SetMilestone::default() };
        let agreed = ", acceptance: every ledger";
        let refused = set(agreed, asks, NONE).err().unwrap();
        assert!(refused.contains("no decision about scope changes it"), "{refused}");
        let by = |keys: &str| {
            format!(
                "decisions: [{{id: D-1, text: a sample will do, about: scope, by: Ana Ruiz, decided_on: 2026-04-09{keys}}}]\n"
            )
        };
        assert!(set(agreed, asks, &by("")).is_err(), "nothing would say what it is about");
        let (_, draft) = set(agreed, asks, &by(", affects: [M-1]")).unwrap();
        assert!(draft.one_text().contains("acceptance: a sample"), "{}", draft.one_text());
        assert!(set(", acceptance: every ledger, added_on: 2026-04-01", asks, NONE).is_ok(), "added since");
        assert!(set("", asks, NONE).is_ok(), "it asked for nothing");
    }

    #[test]
    fn what_is_done_was_done_by_what_it_asked_for() {
        let asks = SetMilestone { acceptance: Some("a sample"), ..SetMilestone::default() };
        let done = ", acceptance: every ledger, added_on: 2026-04-01, done_on: ";
        let refused = set(&format!("{done}2026-04-09"), asks, NONE).err().unwrap();
        assert_eq!(refused, "`M-1` was done on 2026-04-09, by what had to be shown then");
        assert!(set(&format!("{done}2026-04-10"), asks, NONE).is_ok(), "a slip of today");
    }
}
