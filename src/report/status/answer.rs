//! What `status` answers about the portfolio.

use super::names::Names;
use crate::basis::Basis;
use crate::date::Date;
use crate::report::collected::Collected;
use crate::since::Since;
use crate::status::StatusRow;

/// What the portfolio's screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PortfolioStatus {
    /// The date of all of it.
    pub as_of: Date,
    /// The working day after it.
    pub next_working_day: Date,
    /// The plans to show, in the order to show them, and those that could not be read.
    pub collected: Collected<StatusRow>,
    /// Plans that the filters leave out.
    pub filtered: usize,
    /// Whether nothing is left out for being too much to read.
    pub is_whole: bool,
    /// How many have graduated since the last Monday, shown or not.
    pub graduated: usize,
    /// What became of the plans since an earlier day, if they are compared with one.
    pub since: Option<Since>,
}

impl PortfolioStatus {
    /// All of these plans on the day, with nothing left out.
    pub fn whole(basis: &Basis, collected: Collected<StatusRow>) -> Self {
        let (as_of, next_working_day) = (basis.as_of, basis.next_working_day());
        Self { as_of, next_working_day, collected, filtered: 0, is_whole: true, graduated: 0, since: None }
    }

    /// All names that are on the screen.
    pub(super) fn names(&self) -> Names {
        let of_row = |row| {
            let row: &StatusRow = row;
            let needs = row.needs.iter().filter_map(|need| need.owner.as_deref());
            let next = row.due_next.iter().filter_map(|one| one.owner.as_deref());
            let implementers = row.implementers.iter().map(|one| one.name.as_str());
            row.owner.as_deref().into_iter().chain(needs).chain(next).chain(implementers)
        };
        Names::of(self.collected.rows.iter().flat_map(of_row))
    }
}
