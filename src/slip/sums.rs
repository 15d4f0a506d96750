//! What many ledgers come to, and one.

use std::fmt;

use super::ledger::Ledger;
use crate::model::Side;
use crate::phrase::{Count, Days, Number};

/// A part of a slip: all parts add up to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What would not have been lost but for a side; none where nobody said which side caused it.
    Side(Option<Side>),
    /// What no side alone has brought, or what either alone could have saved.
    AtOnce,
    /// What no cause explains.
    Unexplained,
}

impl Part {
    /// Every part, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Side(Some(Side::Customer)),
        Self::Side(Some(Side::Vendor)),
        Self::Side(Some(Side::ThirdParty)),
        Self::Side(None),
        Self::AtOnce,
        Self::Unexplained,
    ];

    /// What it is called: `customer`, `us`, `third parties`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Side(Some(Side::Customer)) => "customer",
            Self::Side(Some(Side::Vendor)) => "us",
            Self::Side(Some(Side::ThirdParty)) => "third parties",
            Self::Side(None) => "no side",
            Self::AtOnce => "at once",
            Self::Unexplained => "unexplained",
        }
    }

    /// The word in answers for programs: a side is called as in the files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Side(Some(side)) => side.word(),
            Self::Side(None) => "no_side",
            Self::AtOnce => "at_once",
            Self::Unexplained => "unexplained",
        }
    }

    /// What it means, where that is not plain.
    pub const fn meaning(self) -> Option<&'static str> {
        match self {
            Self::Side(Some(_)) => None,
            Self::Side(None) => Some("nobody recorded which side caused it"),
            Self::AtOnce => Some(
                "delays that one side alone would have caused too; with a minus, what one side alone could have saved",
            ),
            Self::Unexplained => Some("no hold, blocker or move accounts for it"),
        }
    }

    /// Its days in a ledger.
    pub fn days_in(self, ledger: &Ledger) -> i64 {
        match self {
            Self::Side(side) => ledger.days_of(side),
            Self::AtOnce => ledger.at_once,
            Self::Unexplained => ledger.unexplained,
        }
    }
}

/// The slip of some plans, and what it is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many plans there are.
    pub plans: usize,
    /// Their slip together.
    pub slip: i64,
    /// Days, and plans in which there are any, of each of [`Part::ALL`].
    parts: [(i64, usize); Part::ALL.len()],
}

impl Sums {
    /// Adds a plan.
    pub fn add(&mut self, ledger: &Ledger) {
        self.plans += 1;
        self.slip += ledger.slip;
        for (part, (sum, plans)) in Part::ALL.iter().zip(&mut self.parts) {
            let days = part.days_in(ledger);
            *sum += days;
            *plans += usize::from(days != 0);
        }
    }

    /// What these ledgers come to.
    pub fn of<'a>(ledgers: impl IntoIterator<Item = &'a Ledger>) -> Self {
        ledgers.into_iter().fold(Self::default(), |mut sums, ledger| {
            sums.add(ledger);
            sums
        })
    }

    /// Each part with its days and with the number of plans in which it has any.
    pub fn parts(&self) -> impl Iterator<Item = (Part, i64, usize)> {
        Part::ALL.into_iter().zip(self.parts).map(|(part, (days, plans))| (part, days, plans))
    }

    /// The days of a part.
    pub fn days(&self, part: Part) -> i64 {
        self.parts().find(|(it, _, _)| *it == part).map_or(0, |(_, days, _)| days)
    }
}

/// `customer 31 days (4 plans), us 12, third parties 9, at once 5, unexplained 3`, or of one plan `customer 15, us 2`: the
/// sides by their days, the most first; what has none is left out.
impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<_> = self.parts().filter(|(_, days, _)| *days != 0).collect();
        parts.sort_by_key(|(part, days, _)| match part {
            Part::Side(_) => (0, -days),
            Part::AtOnce => (1, 0),
            Part::Unexplained => (2, 0),
        });
        for (number, (part, days, plans)) in parts.iter().enumerate() {
            let before = if number == 0 { "" } else { ", " };
            write!(f, "{before}{} ", part.name())?;
            match self.plans {
                2.. if number == 0 => write!(f, "{} ({})", Days(*days), Count(*plans, "plan"))?,
                _ => write!(f, "{}", Number(*days as f64))?,
            }
        }
        if parts.is_empty() { f.write_str("no days lost") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_side_alone_could_have_saved_has_a_minus() {
        let mut parts = [(0, 0); Part::ALL.len()];
        (parts[0], parts[4]) = ((5, 1), (-2, 1));
        assert_eq!(Sums { plans: 1, slip: 3, parts }.to_string(), "customer 5, at once −2");
        parts[0] = (-3, 2);
        assert_eq!(Sums { plans: 2, slip: -5, parts }.to_string(), "customer −3 days (2 plans), at once −2");
    }
}
