//! `onboard`: customer onboarding as plain YAML files in git.
//!
//! Answers are pure functions of *(files, configuration, as-of date)*. Each module may use what
//! is above it in this list; `store` alone touches the disk, and the binary (`cli`) alone
//! reads the clock and the environment, and prints.

pub mod date;
pub mod document;
pub mod fields;
pub mod language;
pub mod model;
pub mod person;
pub mod phrase;
pub mod route;
pub mod slug;
pub(crate) mod steps;
pub mod suggest;

pub mod remedy;

pub mod refused;

pub mod finding;

pub mod plan;

pub mod basis;
pub mod calendar;
pub mod config;
pub mod starter;

pub mod playbook;
pub mod segment;

pub mod plan_at;

pub mod schedule;

pub mod slip;

pub mod metric;

pub mod friction;
pub mod gate;
pub mod health;

pub mod assessment;

pub mod open_work;

pub mod signal;

pub mod check;

pub mod status;

pub mod history;

pub mod edition;

pub mod edit;

pub mod log;

pub mod act;

pub mod diff;

pub mod since;
pub mod why;

pub mod report;

pub mod render;

pub mod call;

pub mod store;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod linear;
#[cfg(test)]
pub(crate) mod property;
