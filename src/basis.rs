//! What every answer rests on beside the files: the configuration, our people, our playbooks and the
//! as-of date.

use std::sync::Arc;

use crate::config::Config;
use crate::date::Date;
use crate::model::OurPeople;
use crate::playbook::PlaybookTerms;

/// The configuration in force, our people, and the day that counts as today.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// The configuration; shared, so that looking at another day costs nothing.
    pub config: Arc<Config>,
    /// Our people, as the workspace names them.
    pub people: Arc<OurPeople>,
    /// What plans go on reading of the playbooks that the workspace has of its own.
    pub playbooks: Arc<PlaybookTerms>,
    /// The day that counts as today.
    pub as_of: Date,
}

impl Basis {
    /// A configuration on a day, in a workspace that names nobody.
    pub fn new(config: impl Into<Arc<Config>>, as_of: Date) -> Self {
        Self { config: config.into(), people: Arc::default(), playbooks: Arc::default(), as_of }
    }

    /// The same with these people.
    #[must_use]
    pub fn with_people(self, people: OurPeople) -> Self {
        Self { people: Arc::new(people), ..self }
    }

    /// The same with these playbooks.
    #[must_use]
    pub fn with_playbooks(self, playbooks: PlaybookTerms) -> Self {
        Self { playbooks: Arc::new(playbooks), ..self }
    }

    /// The default configuration on a day.
    pub fn on(as_of: Date) -> Self {
        Self::new(Config::default(), as_of)
    }

    /// The first day after the as-of date on which the workspace works.
    pub fn next_working_day(&self) -> Date {
        self.config.calendar.roll_forward(self.as_of.plus_days(1))
    }

    /// The same on another day.
    pub fn at(&self, as_of: Date) -> Self {
        Self { as_of, ..self.clone() }
    }
}
