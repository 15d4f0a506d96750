//! What every answer rests on beside the files: the configuration and the as-of date.

use std::sync::Arc;

use crate::config::Config;
use crate::date::Date;

/// The configuration in force and the day that counts as today.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// The configuration; shared, so that looking at another day costs nothing.
    pub config: Arc<Config>,
    /// The day that counts as today.
    pub as_of: Date,
}

impl Basis {
    /// A configuration on a day.
    pub fn new(config: impl Into<Arc<Config>>, as_of: Date) -> Self {
        Self { config: config.into(), as_of }
    }

    /// The default configuration on a day.
    pub fn on(as_of: Date) -> Self {
        Self::new(Config::default(), as_of)
    }

    /// The same configuration on another day.
    pub fn at(&self, as_of: Date) -> Self {
        Self { config: Arc::clone(&self.config), as_of }
    }
}
