//! How properties are tested: on the same made-up cases in every run, so that whether a test passes never depends on chance.
//!
//! Other cases are looked for by hand: `PROPTEST_RNG_SEED=7 PROPTEST_CASES=100000 cargo test`. What they find is kept as a
//! test with a name, not as a seed in a file, which means nothing any more once the generator changes.
//!
//! It rests on nothing of the library, so that the tests of the program from outside can include this file.

use std::env;
use std::str::FromStr;

use proptest::test_runner::{Config, RngSeed};

/// The day on which the seeds were fixed; any number would do.
const SEED: u64 = 20_261_121;

/// A property is tested on this many cases, the same in every run, unless the environment says otherwise.
pub(crate) fn config(cases: u32) -> Config {
    config_with_seed(SEED, cases)
}

/// The same from a seed of its own.
pub(crate) fn config_with_seed(seed: u64, cases: u32) -> Config {
    Config {
        cases: from_environment("PROPTEST_CASES").unwrap_or(cases),
        rng_seed: RngSeed::Fixed(from_environment("PROPTEST_RNG_SEED").unwrap_or(seed)),
        failure_persistence: None,
        ..Config::default()
    }
}

/// A number of the environment. Whoever asks for other cases and mistypes the number has to hear of it, or the usual ones
/// pass for them.
#[expect(clippy::disallowed_methods, reason = "how many cases a test tries is not for users to set")]
fn from_environment<N: FromStr>(name: &str) -> Option<N> {
    let text = env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}
