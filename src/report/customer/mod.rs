//! What is written for a customer: made of their edition alone, so that nothing else can get into it. No file here may
//! know a plan; `tests/cli/layers.rs` holds that.

pub mod agenda;
pub mod another;
pub mod diary;
mod goals;
#[cfg(test)]
mod leak;
mod page;
pub mod share;
pub mod smb;
pub mod update;

use page::Page;
