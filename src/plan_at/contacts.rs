//! When each person was last spoken with. What somebody attests, confirms or signs they were spoken with about, so it
//! counts as well as what the log of contacts says.

use std::collections::BTreeMap;

use crate::date::Date;
use crate::model::{GateName, PlanFile, Text};
use crate::person::key;
use crate::plan::Plan;
use crate::route::Route;

use super::facts::DayAt;

/// The last day, up to an as-of date, on which each person was spoken with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LastContacts(BTreeMap<String, DayAt>);

impl LastContacts {
    pub(super) fn of(plan: &Plan, day: Date) -> Self {
        let mut all = Self::default();
        for (index, contact) in plan.contacts.contacts.iter().enumerate() {
            let route = Route::to(PlanFile::Contacts).key("contacts").index(index);
            if let Some((on, people)) = contact.spoken_with(day) {
                people.for_each(|name| all.note(name, on, &route));
            }
        }
        for (index, it) in plan.jsp.confirmations.iter().enumerate() {
            let route = Route::to(PlanFile::Jsp).key("confirmations").index(index);
            all.note_by(&it.by, it.counts_by(day), &route);
        }
        all.gates(plan, day);
        all
    }

    /// The last day on which this person was spoken with, and where that is written.
    pub fn with(&self, name: &str) -> Option<&DayAt> {
        self.0.get(&*key(name))
    }

    fn gates(&mut self, plan: &Plan, day: Date) {
        for name in GateName::ALL {
            let Some(gate) = plan.gates.gates.get(*name) else { continue };
            let route = Route::to(PlanFile::Gates).key("gates").key(name.word());
            for (index, criterion) in gate.criteria.iter().enumerate() {
                let list = route.clone().key("criteria").index(index).key("attestations");
                for (at, it) in
                    criterion.attestations.iter().enumerate().filter(|(_, it)| it.is_there_on(day))
                {
                    self.note_by(&it.by, it.attested_on, &list.clone().index(at));
                }
            }
            let list = route.key("signoffs");
            for (at, it) in gate.signoffs.iter().enumerate().filter(|(_, it)| it.is_there_on(day)) {
                self.note_by(&it.by, it.signed_on, &list.clone().index(at));
            }
        }
    }

    fn note_by(&mut self, by: &Text, on: Option<Date>, route: &Route) {
        if let (Some(name), Some(on)) = (by.get(), on) {
            self.note(name, on, route);
        }
    }

    /// Of two of one day, the log of contacts comes first, and in it what is written first.
    fn note(&mut self, name: &str, on: Date, route: &Route) {
        let known = self.0.get(&*key(name)).map(|(on, _)| *on);
        if known.is_none_or(|known| known < on) {
            self.0.insert(key(name).into_owned(), (on, route.clone()));
        }
    }
}
