//! Chance that repeats itself: the same seed gives the same run on every machine and version.

/// A stream of numbers (SplitMix64), which is all that a made-up portfolio needs.
pub(super) struct Chance(u64);

impl Chance {
    /// The stream of one thing in a plan, as the third entry of a log: what is told of it depends neither on what else is
    /// told nor on the day.
    pub(super) fn about(seed: u64, plan: usize, what: &str, number: usize) -> Self {
        let named = what.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self::of(seed ^ named.wrapping_add((number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)), plan)
    }

    /// The stream of one plan; it does not depend on how many plans there are.
    pub(super) fn of(seed: u64, plan: usize) -> Self {
        let mut chance = Self(seed ^ (plan as u64).wrapping_mul(0xd6e8_feb8_6659_fd93));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = high.abs_diff(low) + 1;
        low + i64::try_from(self.next() % width).expect("not above the width")
    }

    /// True `percent` times in a hundred.
    pub(super) fn odds(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of them, such as a word of a table.
    pub(super) fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        self.one_of::<&T>(from)
    }

    /// One of them.
    pub(super) fn one_of<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.between(0, from.len() as i64 - 1)).expect("an index")]
    }

    /// As a generated id: the letter and four characters of Crockford's base 32.
    pub(super) fn id(&mut self, letter: char) -> String {
        const DIGITS: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut digit = || char::from(DIGITS[usize::try_from(self.next() % 32).expect("below 32")]);
        format!("{letter}-{}{}{}{}", digit(), digit(), digit(), digit())
    }
}
