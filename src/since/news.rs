//! Something that is not as it was.

use super::promise::Promise;
use crate::history::Move;

/// Something that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// The band, a gate, go-live, the end.
    Moved(Move),
    /// The score, within its band, by so much that it shows.
    Score {
        /// Before.
        from: f64,
        /// After.
        to: f64,
    },
    /// What became of a promise of the sale.
    Promise(Promise),
}
