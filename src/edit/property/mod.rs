//! Any edit of any document: every byte outside the edit is equal, and another parser reads the intended value.
//!
//! Nothing here asks the code under test where something is: the documents note it as they are written.

mod blocks;
mod bytes;
mod change;
mod document;
mod flow;
mod intent;
mod manner;
mod scalars;
mod tape;
mod traps;
mod writer;

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};

use tape::Tape;
use traps::Tally;

use super::apply_one;
use crate::property;
use crate::route::Step;

const CASES: u32 = 10_000;

fn order(_: &[Step]) -> &'static [&'static str] {
    &manner::ORDER
}

/// Makes the change that `choices` say in the document that `bytes` say, and looks at what came of it.
fn edit(bytes: &[u8], choices: &[u8], tally: &RefCell<Tally>) -> Result<(), TestCaseError> {
    let document = writer::document(bytes);
    let old = document.text.as_str();
    let change = change::change(&mut Tape::new(choices), &document);
    let what = || format!("{change:?}\n--- old\n{old}\n");
    let new = match apply_one(old, &change, &order) {
        Ok(new) => new,
        Err(refusal) => {
            let reasons = change::good_reasons(&document, &change);
            prop_assert!(reasons.iter().any(|why| refusal.why.contains(why)), "{refusal}: {}", what());
            tally.borrow_mut().refused();
            return Ok(());
        }
    };
    let what = || format!("{}--- new\n{new}\n", what());
    prop_assert_eq!(intent::read(&new, &change), intent::intended(old, &change), "{}", what());
    prop_assert_eq!(bytes::fault(&document, &change, &new), None, "{}", what());
    prop_assert_eq!(manner::fault(&document, &change, &new), None, "{}", what());
    tally.borrow_mut().note(&document, &change);
    Ok(())
}

#[track_caller]
fn holds(config: ProptestConfig) {
    let (seed, cases) = (config.rng_seed, config.cases);
    let made_up = (prop::collection::vec(any::<u8>(), 0..160), prop::collection::vec(any::<u8>(), 16));
    let tally = RefCell::new(Tally::default());
    let run = TestRunner::new(config).run(&made_up, |(bytes, choices)| edit(&bytes, &choices, &tally));
    match run {
        Ok(()) => {}
        Err(TestError::Fail(why, _)) => panic!("seed {seed}: {why}"),
        Err(error) => panic!("seed {seed}: {error}"),
    }
    let tally = tally.into_inner();
    if cases >= CASES {
        assert_eq!(tally.missed(20), [], "seed {seed}: too few cases of these to prove anything");
    }
    assert!(tally.refusals() <= cases as usize / 10, "seed {seed}: {} edits were refused", tally.refusals());
}

#[test]
fn an_edit_changes_what_it_should_and_nothing_else() {
    holds(property::config(CASES));
}

#[test]
fn so_does_it_with_another_seed_since_one_can_be_lucky() {
    holds(property::config_with_seed(1, CASES));
}
