//! What every answer rests on beside the files: the configuration and the as-of date.

use crate::config::Config;
use crate::date::Date;

/// The configuration in force and the day that counts as today.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// The configuration.
    pub config: Config,
    /// The day that counts as today.
    pub as_of: Date,
}

impl Basis {
    /// The default configuration on a day.
    #[must_use]
    pub fn on(as_of: Date) -> Self {
        Self { config: Config::default(), as_of }
    }
}
