//! The text of each file of a new plan: what is known filled in, the rest an empty key with a hint.
//!
//! Each is a template beside this file, as its readers see it; [`template`] says what its holes mean.

mod fillings;
mod layout;
mod template;
mod values;

use super::NewPlan;
use crate::model::PlanFile;
use values::Values;

impl NewPlan {
    /// The files of the plan, in the order of [`PlanFile::ALL`], each with its text.
    #[must_use]
    pub fn files(&self) -> Vec<(PlanFile, String)> {
        PlanFile::ALL.into_iter().map(|file| (file, page(self, file))).collect()
    }
}

/// The text of one file.
fn page(draft: &NewPlan, file: PlanFile) -> String {
    let (template, values) = template_of(draft, file);
    template::fill(template, &values)
}

fn template_of(draft: &NewPlan, file: PlanFile) -> (&'static str, Values) {
    match file {
        PlanFile::Onboarding => (include_str!("onboarding.yaml"), fillings::onboarding(draft)),
        PlanFile::Handoff => (include_str!("handoff.yaml"), fillings::handoff(draft)),
        PlanFile::Stakeholders => (include_str!("stakeholders.yaml"), fillings::stakeholders()),
        PlanFile::Jsp => (include_str!("jsp.yaml"), fillings::jsp(draft)),
        PlanFile::Gates => (include_str!("gates.yaml"), fillings::gates(draft)),
        PlanFile::Actions => (include_str!("actions.yaml"), fillings::actions(draft)),
        PlanFile::Decisions => (include_str!("decisions.yaml"), Values::default()),
        PlanFile::Risks => (include_str!("risks.yaml"), fillings::risks(draft)),
        PlanFile::Contacts => (include_str!("contacts.yaml"), fillings::contacts(draft)),
        PlanFile::Adoption => (include_str!("adoption.yaml"), fillings::adoption(draft)),
        PlanFile::Training => (include_str!("training.yaml"), fillings::training(draft)),
        PlanFile::Friction => (include_str!("friction.yaml"), Values::default()),
        PlanFile::Updates => (include_str!("updates.yaml"), fillings::updates(draft)),
        PlanFile::Expansion => (include_str!("expansion.yaml"), Values::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::playbook::Builtin;
    use crate::playbook::tests::plans::deal;

    #[test]
    fn every_hole_of_a_template_has_its_value_and_every_value_its_hole() {
        let playbook = Builtin::find("enterprise").unwrap().playbook();
        let deal = deal("Acme", "Priya Shah", "2026-03-02".parse().unwrap());
        let draft = NewPlan::new(deal, playbook, &Calendar::default());
        for file in PlanFile::ALL {
            let (template, values) = template_of(&draft, file);
            template::tests::assert_complete(template, &values);
        }
    }
}
