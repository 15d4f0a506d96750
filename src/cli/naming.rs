//! Whom and what the arguments of an edit name: entries by id, people by name, new entries by a fresh id.

use onboard::edit::{fresh, ids, item};
use onboard::model::{PlanFile, Side};
use onboard::plan::Plan;
use onboard::route::Route;
use onboard::suggest::closest;

use crate::editor::Editor;
use crate::failure::Failure;
use crate::log::{LINKED, Log};

impl Editor<'_> {
    /// The entry of a log that an argument names: its index in the plan, and its place in the file.
    pub(crate) fn entry(&self, log: &Log, named: &str) -> Result<(usize, Route), Failure> {
        let index = log.find(&self.plan, named)?;
        let id = &(log.rows)(&self.plan)[index].id;
        let place = self.text(log.file)?.and_then(|text| item(text, &log.route(), log.key, id));
        let place = place.ok_or_else(|| {
            let path = self.desk.plans.path(&self.plan.slug, Some(log.file.name()));
            Failure::usage(format!("`{id}` stands more than once in `{path}`")).hint("give each its own")
        })?;
        Ok((index, place))
    }

    /// The place of something in a file, if `look` finds just one.
    pub(crate) fn find(
        &self,
        file: PlanFile,
        look: impl FnOnce(&str) -> Option<Route>,
    ) -> Result<Route, Failure> {
        let path = self.desk.plans.path(&self.plan.slug, Some(file.name()));
        let place = self.text(file)?.and_then(look);
        place.ok_or_else(|| {
            Failure::usage(format!("`{path}` has it more than once, or out of reach")).hint("edit it by hand")
        })
    }

    /// The id of whatever in the plan `named` means: an action, a milestone, a risk, a decision, a commitment.
    pub(crate) fn any_id(&self, named: &str) -> Result<String, Failure> {
        let found =
            |log: &&Log| Some((log.rows)(&self.plan).swap_remove(log.find(&self.plan, named).ok()?).id);
        let mut found = LINKED.iter().filter_map(found);
        match (found.next(), found.next()) {
            (Some(id), None) => Ok(id),
            (None, _) => Err(Failure::usage(format!("nothing in `{}` has the id `{named}`", self.plan.slug))),
            (Some(one), Some(other)) => {
                Err(Failure::usage(format!("`{named}` could be `{one}` or `{other}`"))
                    .hint("name it in full"))
            }
        }
    }

    /// The id of a new entry: the one given if it is free, else a fresh one.
    pub(crate) fn new_id(&self, prefix: char, given: Option<&str>) -> Result<String, Failure> {
        self.another_id(prefix, given, &[])
    }

    /// As [`Self::new_id`], beside ids that are as good as taken.
    pub(crate) fn another_id(
        &self,
        prefix: char,
        given: Option<&str>,
        beside: &[String],
    ) -> Result<String, Failure> {
        let mut taken = beside.to_vec();
        for file in PlanFile::ALL {
            taken.extend(self.text(file).ok().flatten().map(ids).unwrap_or_default());
        }
        match given {
            Some(id) if taken.iter().any(|other| other == id) => {
                Err(Failure::usage(format!("the plan has a `{id}` already")))
            }
            Some(id) if id.trim().is_empty() => Err(Failure::usage("an id cannot be empty")),
            Some(id) => Ok(id.to_owned()),
            None => {
                let mut random = [0; 256];
                getrandom::fill(&mut random).map_err(|error| Failure::internal(anyhow::Error::msg(error)))?;
                let mut bytes = random.into_iter().cycle();
                Ok(fresh(prefix, &|id| taken.iter().any(|other| other == id), || {
                    bytes.next().unwrap_or_default()
                }))
            }
        }
    }

    /// The name as the plan writes it; one that it does not know is taken as it is, with a remark.
    pub(crate) fn person(&mut self, name: &str) -> String {
        let people = people_of(&self.plan);
        if let Some((known, _)) = people.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return known.clone();
        }
        let starts =
            || people.iter().find(|(known, _)| known.to_lowercase().starts_with(&name.to_lowercase()));
        let meant = starts().map(|(known, _)| known.as_str());
        if let Some(meant) = meant.or_else(|| closest(name, people.iter().map(|(known, _)| known.as_str()))) {
            let meant = meant.to_owned();
            if self.confirms(&format!("nobody in the plan is called `{name}`; take `{meant}`?")) {
                return meant;
            }
            self.remark(format!("note: nobody in the plan is called `{name}`; did you mean `{meant}`?"));
        }
        name.to_owned()
    }

    /// The side of somebody in the plan.
    pub(crate) fn side(&self, name: &str) -> Option<Side> {
        people_of(&self.plan).into_iter().find(|(known, _)| known == name).map(|(_, side)| side)
    }
}

/// Everybody whom a plan names, with their side: our team, then the customer's people.
pub(crate) fn people_of(plan: &Plan) -> Vec<(String, Side)> {
    let team = &plan.onboarding.team;
    let ours = [&team.csm, &team.ae, &team.implementation, &team.support];
    let ours = ours.into_iter().filter_map(|name| name.get()).map(|name| (name.to_owned(), Side::Vendor));
    let theirs = plan.stakeholders.people.iter().map(|person| (person.name.clone(), Side::Customer));
    ours.chain(theirs).collect()
}
