//! Who caused the slip: what moved the go-live, cause by cause, and how many days would not have been lost but for each.
//!
//! The method is the subtractive one of forensic schedule analysis, also called *but-for* or *collapsed as-built* (AACE
//! RP 29R-03): the schedule is worked out again as if some causes had not been, and what it gains is theirs. It says what
//! the files say: what nobody wrote down is *unexplained*, and is spread over nobody.

mod but_for;
mod cause;
mod days;
mod ledger;
mod sums;
#[cfg(test)]
mod tests;

pub use cause::{Cause, CauseKind};
pub use ledger::{Against, Charged, Ledger, NoLedger, SideDays};
pub use sums::{Part, Sums};
