//! Everything that is tested from outside, in one binary so that it links once.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may panic and reads what it checks"
)]

mod architecture_page;
#[cfg(unix)]
mod asked;
mod at;
mod audience;
mod call;
mod check_since;
mod checked;
mod checks_page;
mod completing;
mod config_page;
mod diff;
mod diffs;
#[cfg(unix)]
mod disk;
mod docs;
mod dry_run;
mod editing;
mod fields;
mod first_days;
mod generated;
mod golden;
mod handed;
mod history;
mod imports;
mod init;
mod json_page;
mod keys;
#[cfg(unix)]
mod killing;
mod layers;
mod legend;
mod links;
mod made_history;
mod made_up;
mod metrics_page;
mod narrow;
mod new_plan;
mod opened;
mod order;
#[cfg(unix)]
mod paging;
mod people;
mod plan_page;
mod playbooks_page;
#[path = "../../benches/portfolio/mod.rs"]
mod portfolio;
mod probe;
mod process;
mod program;
mod reading;
mod remedies;
mod repository;
mod review;
mod sample;
mod scoring_page;
mod since;
mod sources;
#[cfg(unix)]
mod terminal;
mod unreadable;
#[cfg(unix)]
mod update_editor;
mod why;
mod workspace;
