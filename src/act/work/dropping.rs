//! An entry leaves the plan, and comes back.

use super::Target;
use crate::act::{Acted, Draft};
use crate::date::Date;
use crate::edit::Yaml;
use crate::model::State;
use crate::refused::Refused;

/// An entry leaves the plan.
#[derive(Clone, Debug)]
pub struct Drop<'a> {
    /// Why the plan does without it.
    pub reason: &'a str,
    /// Who takes it out; the CSM, where nobody is named.
    pub by: Option<String>,
    /// The decision behind it, as it is named.
    pub decision: Option<&'a str>,
    /// The first day on which it is out of the plan.
    pub on: Date,
}

impl Drop<'_> {
    /// Takes an entry out of the plan; one that is out stays so.
    ///
    /// # Errors
    /// When there is no such decision.
    pub fn act(&self, draft: &mut Draft, target: &Target) -> Acted {
        if target.item(&draft.at).state == State::Dropped {
            return Ok("is dropped already".to_owned());
        }
        let decision = self.decision.map(|named| draft.decision(named)).transpose()?;
        let dropped = Yaml::map([
            ("dropped_on", Some(self.on.into())),
            ("by", draft.or_csm(self.by.as_deref()).map(Yaml::text)),
            ("reason", Some(Yaml::text(self.reason))),
            ("decision", decision.map(Yaml::text)),
        ]);
        draft.edits.add(target.key("dropped"), dropped);
        Ok("is out of the plan".to_owned())
    }
}

/// An entry that was dropped comes back.
#[derive(Clone, Copy, Debug)]
pub struct Restore {
    /// The first day on which it is in the plan again.
    pub on: Date,
}

impl Restore {
    /// Puts an entry that was dropped back into the plan.
    ///
    /// # Errors
    /// When it is not dropped, or was dropped later.
    pub fn act(&self, draft: &mut Draft, target: &Target) -> Acted {
        let item = target.item(&draft.at);
        let as_of = draft.at.as_of();
        let lasting = item.progress.dropped.iter().position(|it| it.holds_on(as_of));
        let Some(lasting) = lasting else {
            return Err(Refused::because(format!("`{}` is not dropped", item.id)));
        };
        let dropped_on = item.progress.dropped[lasting].dropped_on;
        if self.on < dropped_on {
            let (id, on) = (item.id, self.on);
            return Err(Refused::because(format!("{on} is before `{id}` was dropped, on {dropped_on}")));
        }
        draft.edits.set(target.key("dropped").index(lasting).key("restored_on"), self.on);
        Ok("is in the plan again".to_owned())
    }
}
