//! Something that is not as it was.

use super::promise::Promise;
use super::risk::RiskNews;
use super::slid::Slid;
use super::value::ValueNews;
use super::waiver::WaiverNews;
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
    /// What became of first or full value.
    Value(ValueNews),
    /// What became of a waiver.
    Waiver(WaiverNews),
    /// What became of a risk.
    Risk(RiskNews),
    /// Something that came to be late, and is.
    Slid(Slid),
}
