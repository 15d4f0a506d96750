//! Where in its file an entry is, and what a new one is called.

use crate::edit::{ItemError, fresh, ids, item};
use crate::log::{LINKED, Log, meant};
use crate::model::{GateName, PlanFile};
use crate::person::is_same;
use crate::refused::Refused;
use crate::route::Route;
use crate::suggest::closest;

use super::draft::{Draft, RANDOM};

impl Draft {
    /// The entry of a log that an argument names: its index in the plan, and its place in the file.
    ///
    /// # Errors
    /// When it names none, or several.
    pub fn entry(&self, log: &Log, named: &str) -> Result<(usize, Route), Refused> {
        let index = log.find(&self.at, named)?;
        Ok((index, self.place(log, index)?))
    }

    /// The place in its file of an entry of a log.
    ///
    /// # Errors
    /// When it cannot be told from the text.
    pub fn place(&self, log: &Log, index: usize) -> Result<Route, Refused> {
        let id = &(log.entries)(&self.at)[index].id;
        self.find(log.file, id, |text| item(text, &log.route(), log.key, id))
    }

    /// The place in a file of what is called `what`, if `look` finds just one.
    ///
    /// # Errors
    /// When it finds none, or several.
    pub fn find(
        &self,
        file: PlanFile,
        what: &str,
        look: impl FnOnce(&str) -> Result<Route, ItemError>,
    ) -> Result<Route, Refused> {
        let text = self.text(file)?.unwrap_or_default();
        look(text).map_err(|why| Refused::unclear(&self.path(file), what, why))
    }

    /// The place in its file of what is at a place of the plan: an entry of a list is found by its id, since items
    /// that could not be read count in the file.
    ///
    /// # Errors
    /// When it cannot be told from the text.
    pub fn place_of(&self, route: &Route, id: Option<&str>) -> Result<Route, Refused> {
        let Some(id) = id else { return Ok(route.clone()) };
        let mut list = route.clone();
        list.steps.pop();
        self.find(route.file, id, |text| item(text, &list, "id", id))
    }

    /// The id of whatever in the plan `named` means: an action, a milestone, a risk, a decision, a commitment.
    ///
    /// # Errors
    /// When it names nothing, or several things.
    pub fn any_id(&self, named: &str) -> Result<String, Refused> {
        let logs = LINKED.iter().map(|log| (log.entries)(&self.at));
        let mut ids: Vec<String> = logs.flatten().map(|entry| entry.id).collect();
        let means = |ids: &[String]| meant(&ids.iter().map(String::as_str).collect::<Vec<_>>(), named);
        let mut found = means(&ids);
        if found.is_empty() {
            ids.extend(self.gates_and_criteria());
            found = means(&ids);
        }
        match found.as_slice() {
            [only] => Ok(ids.swap_remove(*only)),
            [] => {
                let refused =
                    Refused::because(format!("nothing in `{}` has the id `{named}`", self.plan.slug));
                Err(match closest(named, ids.iter().map(String::as_str)) {
                    Some(meant) => refused.hint(format!("did you mean `{meant}`?")),
                    None => refused,
                })
            }
            several => {
                let ids: Vec<_> = several.iter().map(|index| format!("`{}`", ids[*index])).collect();
                Err(Refused::ambiguous(named, "ids", &ids))
            }
        }
    }

    /// The gates by name, and what they ask by id.
    fn gates_and_criteria(&self) -> Vec<String> {
        let gates = GateName::ALL.iter().filter_map(|name| self.plan.gates.gates.get(*name));
        let criteria = gates.flat_map(|gate| gate.criteria.iter()).map(|criterion| criterion.id.clone());
        criteria.chain(GateName::WORDS.iter().map(|word| (*word).to_owned())).collect()
    }

    /// The id of a new entry: the one given if it is free, else a fresh one. It is taken from then on.
    ///
    /// # Errors
    /// When the one given is none, or taken.
    pub fn new_id(&mut self, prefix: char, given: Option<&str>) -> Result<String, Refused> {
        let id = match given {
            Some(id) => self.own_id(id)?,
            None => self.fresh_id(prefix),
        };
        self.minted.push(id.clone());
        Ok(id)
    }

    /// The id of the newest entry that is to be added.
    pub fn newest_id(&self) -> Option<&str> {
        self.minted.last().map(String::as_str)
    }

    fn own_id(&self, id: &str) -> Result<String, Refused> {
        if id.is_empty() || id.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(Refused::because("an id is one word, without spaces"));
        }
        // Capitals do not tell two ids apart where somebody types one.
        let mut taken = self.minted.iter().cloned().chain(self.all_texts().into_iter().flat_map(ids));
        match taken.find(|other| is_same(other, id)) {
            Some(other) => Err(Refused::because(format!("the plan has a `{other}` already"))),
            None => Ok(id.to_owned()),
        }
    }

    fn fresh_id(&mut self, prefix: char) -> String {
        let mut spent = self.spent;
        let texts = self.all_texts();
        // An id that is nowhere in the texts is no id of theirs, and nothing has to be parsed to know that.
        let is_taken = |id: &str| {
            self.minted.iter().any(|other| other == id) || texts.iter().any(|text| text.contains(id))
        };
        let id = fresh(prefix, &is_taken, || {
            let byte = self.random[spent % RANDOM];
            spent += 1;
            byte
        });
        self.spent = spent;
        id
    }

    fn all_texts(&self) -> Vec<&str> {
        PlanFile::ALL.into_iter().filter_map(|file| self.text(file).ok().flatten()).collect()
    }
}

impl Refused {
    /// What to say of an entry that cannot be told from the text of its file.
    pub fn unclear(path: &str, what: &str, why: ItemError) -> Self {
        match why {
            ItemError::Several => {
                Self::because(format!("`{what}` is more than once in `{path}`")).hint("give each its own id")
            }
            ItemError::OutOfReach => {
                Self::because(format!("`{what}` comes from an alias (`*`) or a merge (`<<`) in `{path}`"))
                    .hint("edit the file by hand")
            }
        }
    }
}
