//! Something that is not as it was.

use super::alike::Alike;
use super::promise::Promise;
use super::risk::RiskNews;
use super::slid::Slid;
use super::usage::UsageNews;
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
    /// What became of the seats in use.
    Usage(UsageNews),
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

impl News {
    /// Whether it comes to the same as what is so in the end, from wherever it came: the same gate is open, the band is the
    /// same.
    pub(super) fn comes_to(&self, end: &Self) -> bool {
        match (self, end) {
            (Self::Moved(Move::Band { to, .. }), Self::Moved(Move::Band { to: end, .. })) => to == end,
            (Self::Moved(one), Self::Moved(end)) => one.is_like(end),
            // Somebody else who has it, or other words, are no other fate.
            (Self::Promise(one), Self::Promise(end)) => one.is_like(end),
            (Self::Waiver(one), Self::Waiver(end)) => one.is_like(end),
            (Self::Risk(one), Self::Risk(end)) => one.is_like(end),
            (Self::Slid(one), Self::Slid(end)) => one.is_like(end),
            _ => self == end,
        }
    }
}
