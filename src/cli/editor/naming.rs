//! Whom and what the arguments of an edit name: entries by id, people by name, new entries by a fresh id.

use onboard::edit::{ItemError, fresh, ids, item};
use onboard::model::{PlanFile, Side};
use onboard::person::{is_same, key};
use onboard::phrase::List;
use onboard::plan_at::PlanAt;
use onboard::route::Route;
use onboard::suggest::closest;

use super::Editor;
use crate::failure::Failure;
use crate::log::{LINKED, Log, meant};

impl Editor<'_> {
    /// The entry of a log that an argument names: its index in the plan, and its place in the file.
    pub(crate) fn entry(&self, log: &Log, named: &str) -> Result<(usize, Route), Failure> {
        let index = log.find(&self.at, named)?;
        let id = &(log.entries)(&self.at)[index].id;
        let place = self.find(log.file, id, |text| item(text, &log.route(), log.key, id))?;
        Ok((index, place))
    }

    /// The place in a file of what is called `what`, if `look` finds just one.
    pub(crate) fn find(
        &self,
        file: PlanFile,
        what: &str,
        look: impl FnOnce(&str) -> Result<Route, ItemError>,
    ) -> Result<Route, Failure> {
        let text = self.text(file)?.unwrap_or_default();
        look(text)
            .map_err(|why| unclear(&self.portfolio.plans.path(&self.plan.slug, Some(file.name())), what, why))
    }

    /// The place in its file of what stands at a place of the plan: an entry of a list is found by its id, since items
    /// that could not be read count in the file.
    pub(crate) fn place_of(&self, route: &Route, id: Option<&str>) -> Result<Route, Failure> {
        let Some(id) = id else { return Ok(route.clone()) };
        let mut list = route.clone();
        list.steps.pop();
        self.find(route.file, id, |text| item(text, &list, "id", id))
    }

    /// The id of whatever in the plan `named` means: an action, a milestone, a risk, a decision, a commitment.
    pub(crate) fn any_id(&self, named: &str) -> Result<String, Failure> {
        let logs = LINKED.iter().map(|log| (log.entries)(&self.at));
        let mut ids: Vec<String> = logs.flatten().map(|entry| entry.id).collect();
        let found = meant(&ids.iter().map(String::as_str).collect::<Vec<_>>(), named);
        match found.as_slice() {
            [only] => Ok(ids.swap_remove(*only)),
            [] => {
                let failure = Failure::usage(format!("nothing in `{}` has the id `{named}`", self.plan.slug));
                Err(match closest(named, ids.iter().map(String::as_str)) {
                    Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
                    None => failure,
                })
            }
            several => {
                let ids: Vec<_> = several.iter().map(|index| format!("`{}`", ids[*index])).collect();
                Err(Failure::usage(format!("`{named}` could be {} ids", several.len()))
                    .hint(format!("name one of {}", List::or(&ids).at_most(8))))
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
        let texts: Vec<&str> =
            PlanFile::ALL.into_iter().filter_map(|file| self.text(file).ok().flatten()).collect();
        match given {
            Some(id) if id.is_empty() || id.contains(|c: char| c.is_whitespace() || c.is_control()) => {
                Err(Failure::usage("an id is one word, without blanks"))
            }
            // Capitals do not tell two ids apart where somebody types one.
            Some(id) => {
                let mut taken = beside.iter().cloned().chain(texts.into_iter().flat_map(ids));
                match taken.find(|other| is_same(other, id)) {
                    Some(other) => Err(Failure::usage(format!("the plan has a `{other}` already"))),
                    None => Ok(id.to_owned()),
                }
            }
            None => {
                let mut random = [0; 256];
                getrandom::fill(&mut random).map_err(|error| Failure::internal(anyhow::Error::msg(error)))?;
                let mut bytes = random.into_iter().cycle();
                // An id that is nowhere in the texts is no id of theirs, and nothing has to be parsed to know that.
                let is_taken = |id: &str| {
                    beside.iter().any(|other| other == id) || texts.iter().any(|text| text.contains(id))
                };
                Ok(fresh(prefix, &is_taken, || bytes.next().unwrap_or_default()))
            }
        }
    }

    /// The name as the plan writes it; one that it does not know is taken as it is, with a remark.
    pub(crate) fn person(&mut self, name: &str) -> String {
        let people = people_of(&self.at);
        if let Some((known, _)) = people.iter().find(|(known, _)| is_same(known, name)) {
            return known.clone();
        }
        if let Some(colleague) = self.at.basis.people.called(name) {
            return colleague.name.clone();
        }
        let starts = || people.iter().find(|(known, _)| key(known).starts_with(&*key(name)));
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

    /// The name of one of ours, as the plan or the workspace writes it. Whoever joins a plan is on it for the first time, and
    /// no remark is made of it.
    pub(crate) fn colleague(&self, name: &str) -> String {
        let known = self.at.our_names().into_iter().find(|known| is_same(known, name));
        known.unwrap_or_else(|| self.at.basis.people.full_name(name)).trim().to_owned()
    }

    /// The side of somebody in the plan.
    pub(crate) fn side(&self, name: &str) -> Option<Side> {
        self.at.side_of(name)
    }
}

/// What to say of an entry that cannot be told from the text of its file.
pub(crate) fn unclear(path: &str, what: &str, why: ItemError) -> Failure {
    match why {
        ItemError::Several => {
            Failure::usage(format!("`{what}` stands more than once in `{path}`")).hint("give each its own id")
        }
        ItemError::OutOfReach => {
            Failure::usage(format!("`{what}` comes from an alias (`*`) or a merge (`<<`) in `{path}`"))
                .hint("edit the file by hand")
        }
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
