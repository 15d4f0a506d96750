//! The configuration against the tables that it names: every id exists, every signal has its numbers, and what
//! `docs/config.md` shows can be written.

use onboard::check::CHECKS;
use onboard::config::{Config, DEFAULT, Vocabulary};
use onboard::metric::{METRICS, Unit};
use onboard::signal::SIGNALS;

const PAGE: &str = include_str!("../../docs/config.md");

/// The ids of the tables; a check that a page shows as an example must exist like any other.
pub(crate) fn with_vocabulary<T>(look: impl FnOnce(&Vocabulary<'_>) -> T) -> T {
    let metrics: Vec<&str> = METRICS.iter().map(|metric| metric.id).collect();
    let days = METRICS.iter().filter(|metric| metric.unit == Unit::Date).map(|metric| metric.id);
    let days: Vec<&str> = days.collect();
    let checks: Vec<&str> = CHECKS.iter().map(|check| check.id).collect();
    let signals: Vec<&str> = SIGNALS.iter().map(|signal| signal.id).collect();
    look(&Vocabulary { metrics: &metrics, days: &days, checks: &checks, signals: &signals })
}

#[test]
fn the_default_is_a_configuration_like_any_other() {
    let read = with_vocabulary(|vocabulary| Config::parse(DEFAULT, vocabulary));
    assert_eq!(read, Ok(Config::default()));
}

#[test]
fn every_signal_has_its_numbers() {
    let config = Config::default();
    let mut signals: Vec<&str> = SIGNALS.iter().map(|signal| signal.id).collect();
    signals.sort_unstable();
    assert_eq!(config.signals.ids().collect::<Vec<_>>(), signals);
}

#[test]
fn what_the_page_shows_can_be_written() {
    let blocks: Vec<&str> =
        PAGE.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(blocks.len() >= 4, "the page has lost its examples");
    for block in blocks {
        let problems =
            with_vocabulary(|vocabulary| Config::parse(block, vocabulary)).err().unwrap_or_default();
        assert!(problems.is_empty(), "{block}\n{problems:#?}");
    }
}
