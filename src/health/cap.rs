//! A cap: what holds a score down whatever its parts say.

/// Something that holds the score down.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// Its id in configuration.
    pub id: &'static str,
    /// The highest score it allows.
    pub at_most: f64,
    /// Why it applies.
    pub reason: String,
    /// For neglect, how far it has come and from when on it counts.
    pub passed: Option<Passed>,
}

/// How far neglect has come, and its steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Days, working days where the id ends in `_wd`, or steps of the ladder of silence.
    pub counted: i64,
    /// From here on it holds the score down to amber.
    pub amber_from: u32,
    /// From here on it is red; never where it is our paperwork alone, and the customer does well.
    pub red_from: Option<u32>,
}

impl Passed {
    /// Which step it has reached: none, the first, or the second.
    pub fn step(&self) -> u32 {
        let has_reached = |from: u32| self.counted >= i64::from(from);
        match self.red_from {
            Some(red) if has_reached(red) => 2,
            _ => has_reached(self.amber_from).into(),
        }
    }
}
