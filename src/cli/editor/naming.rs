//! Whom the arguments of an edit name.

use onboard::act::Remark;
use onboard::model::Side;
use onboard::person::{is_same, key};
use onboard::plan_at::PlanAt;
use onboard::suggest::closest;

use super::Editor;

impl Editor<'_> {
    /// The name as the plan writes it; one that it does not know is taken as it is, with a remark.
    pub(crate) fn person(&mut self, name: &str) -> String {
        let people = people_of(&self.draft.at);
        if let Some((known, _)) = people.iter().find(|(known, _)| is_same(known, name)) {
            return known.clone();
        }
        if let Some(colleague) = self.draft.at.basis.people.called(name) {
            return colleague.name.clone();
        }
        let starts = || people.iter().find(|(known, _)| key(known).starts_with(&*key(name)));
        let meant = starts().map(|(known, _)| known.as_str());
        if let Some(meant) = meant.or_else(|| closest(name, people.iter().map(|(known, _)| known.as_str()))) {
            let meant = meant.to_owned();
            if self.confirms(&format!("nobody in the plan is called `{name}`; take `{meant}`?")) {
                return meant;
            }
            let unknown = Remark::note(format!("nobody in the plan is called `{name}`"));
            let unknown = unknown.with(format!("did you mean `{meant}`?")).of_stranger(name);
            self.remark(unknown);
        }
        name.to_owned()
    }

    /// The name of one of ours, as the plan or the workspace writes it. Whoever joins a plan is on it for the first time, and
    /// no remark is made of it.
    pub(crate) fn colleague(&self, name: &str) -> String {
        let known = self.draft.at.our_names().into_iter().find(|known| is_same(known, name));
        known.unwrap_or_else(|| self.draft.at.basis.people.full_name(name)).trim().to_owned()
    }

    /// The side of somebody in the plan.
    pub(crate) fn side(&self, name: &str) -> Option<Side> {
        self.draft.at.side_of(name)
    }
}

/// Everybody whom a plan or its workspace names, with their side: our team, the customer's people, the rest of ours.
pub(crate) fn people_of(at: &PlanAt) -> Vec<(String, Side)> {
    let ours = at.our_names().into_iter().map(|name| (name.to_owned(), Side::Vendor));
    let theirs = at.plan.stakeholders.people.iter().map(|person| (person.name.clone(), Side::Customer));
    let mut all: Vec<_> = ours.chain(theirs).collect();
    let others =
        at.basis.people.all().iter().filter(|it| !all.iter().any(|(known, _)| at.is_same(known, &it.name)));
    let others: Vec<_> = others.map(|it| (it.name.clone(), Side::Vendor)).collect();
    all.extend(others);
    all
}
