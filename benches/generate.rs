//! Writes a made-up portfolio: `cargo run --example generate -- DIR --plans 1000 --seed 1 --as-of 2026-06-01`; with
//! `--weeks 52` a git repository with a year of it.

#![allow(clippy::disallowed_methods, reason = "an example beside the library, not part of it")]

mod portfolio;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use onboard::date::Date;

use portfolio::Recipe;

/// Write a workspace of made-up onboardings, the same for the same arguments.
#[derive(Parser)]
struct Args {
    /// Where to write it.
    dir: PathBuf,
    /// How many onboardings.
    #[arg(long, default_value_t = 100)]
    plans: usize,
    /// Another seed, another portfolio.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The day up to which things have happened.
    #[arg(long, default_value = "2026-06-01")]
    as_of: Date,
    /// A git history of so many weeks up to that day, a commit a week.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1040))]
    weeks: Option<u16>,
}

fn main() -> ExitCode {
    let Args { dir, plans, seed, as_of, weeks } = Args::parse();
    let recipe = Recipe { plans, seed, as_of };
    let written = match weeks {
        Some(weeks) => recipe.write_history(&dir, usize::from(weeks)),
        None => recipe.write(&dir),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("error: cannot write `{}`: {error}", dir.display());
            ExitCode::FAILURE
        }
    }
}
