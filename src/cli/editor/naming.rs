//! Whom the arguments of an edit name.

use onboard::act::Remark;
use onboard::person::{is_same, plain};
use onboard::phrase::List;
use onboard::plan_at::Called;
use onboard::refused::Refused;
use onboard::remedy::commands;

use super::Editor;
use super::asked::Asked;
use crate::ask::is_interactive;
use crate::failure::Failure;

impl Editor<'_> {
    /// The name of whom a typed one means, as the plan writes it. Of several who could be meant, the user picks one; a name
    /// that nobody has is taken where `--new-person` says so, or the user does.
    pub(crate) fn person(&mut self, typed: &str) -> Result<String, Failure> {
        let called = self.draft.at.everybody().called(typed);
        match called {
            Called::Known(name) => Ok(name),
            Called::Several(names) => self.one_of(typed, &names),
            Called::Unknown(_) if self.how.new_person => Ok(self.stranger(typed)),
            Called::Unknown(closest) => self.nobody(typed, closest),
        }
    }

    /// As [`Self::person`], where somebody is named at all.
    pub(crate) fn optional_person(&mut self, typed: Option<&String>) -> Result<Option<String>, Failure> {
        typed.map(|typed| self.person(typed)).transpose()
    }

    /// As [`Self::person`], of several.
    pub(crate) fn people(&mut self, typed: &[String]) -> Result<Vec<String>, Failure> {
        typed.iter().map(|typed| self.person(typed)).collect()
    }

    fn one_of(&mut self, typed: &str, names: &[String]) -> Result<String, Failure> {
        if !is_interactive() {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            return Err(Refused::ambiguous(typed, "people", &names).into());
        }
        let question = format!("`{typed}` could be {}; who is it", List::or(names));
        let asked = Asked::read("NAME", question, None, |answer| {
            let begins = |name: &&String| plain(name).starts_with(&plain(answer));
            match names.iter().filter(begins).collect::<Vec<_>>().as_slice() {
                [only] => Ok((*only).clone()),
                _ => Err(format!("`{answer}` is not one of them")),
            }
        });
        self.ask(asked)
    }

    fn nobody(&mut self, typed: &str, closest: Option<String>) -> Result<String, Failure> {
        if let Some(meant) = &closest
            && self.confirms(&format!("nobody in the plan is called `{typed}`; take `{meant}`?"))
        {
            return Ok(meant.clone());
        }
        if self.confirms(&format!("nobody in the plan is called `{typed}`; take the name all the same?")) {
            return Ok(self.stranger(typed));
        }
        let slug = &self.draft.plan.slug;
        let failure = Failure::usage(format!("nobody in `{slug}` is called `{typed}`"));
        let failure = match closest {
            Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
            None => {
                failure.hint(format!("`{}` lists the customer's people", commands::stakeholder_list(slug)))
            }
        };
        Err(failure.hint("`--new-person` takes a name that nobody has yet"))
    }

    /// A name that nobody has yet.
    fn stranger(&mut self, typed: &str) -> String {
        let name = typed.trim();
        self.remark(Remark::note(format!("nobody in the plan is called `{name}` yet")).of_stranger(name));
        name.to_owned()
    }

    /// Refuses a name that would be taken for somebody who is there: `Lea` beside a Lea Sand, unless `--new-person` says so,
    /// or the user does.
    pub(crate) fn must_be_new(&mut self, name: &str) -> Result<(), Failure> {
        let meant = match self.draft.at.everybody().called(name) {
            Called::Known(known) if !is_same(&known, name) => vec![known],
            Called::Several(several) => several,
            Called::Known(_) | Called::Unknown(_) => return Ok(()),
        };
        let meant = List::or(&meant.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>()).to_string();
        if self.how.new_person || self.confirms(&format!("`{name}` could be {meant}; is it somebody else?")) {
            return Ok(());
        }
        let failure = Failure::usage(format!("`{name}` could be {meant}"));
        Err(failure
            .hint("write the name in full, so that nobody is taken for somebody else")
            .hint("`--new-person` takes it as it is"))
    }
}
