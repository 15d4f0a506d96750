//! Numbers as a line of little bars.

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A bar a number, the largest of them the highest.
pub(super) fn spark(numbers: &[u32]) -> String {
    spark_to(numbers, numbers.iter().copied().max().unwrap_or(0))
}

/// A bar a number, a full one for `most` and more.
pub(super) fn spark_to(numbers: &[u32], most: u32) -> String {
    let highest = u64::try_from(BARS.len() - 1).unwrap_or_default();
    let bar = |number: &u32| {
        let step = (u64::from(*number) * highest).div_ceil(u64::from(most.max(1)));
        usize::try_from(step).ok().and_then(|step| BARS.get(step)).copied().unwrap_or('█')
    };
    numbers.iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_drawn_against_the_largest() {
        assert_eq!(spark(&[0, 10, 41, 29]), "▁▃█▆");
        assert_eq!(spark(&[0, 0]), "▁▁");
        assert_eq!(spark(&[]), "");
        assert_eq!(spark(&[u32::MAX, 1]), "█▂");
    }

    #[test]
    fn a_share_is_drawn_against_the_whole() {
        assert_eq!(spark_to(&[0, 50, 100, 200], 100), "▁▅██");
    }
}
