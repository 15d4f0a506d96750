//! The `onboard` binary: arguments in, one answer out. What an answer says is the library's part.

mod args;
mod as_of;
mod ask;
mod at;
mod collect;
mod commands;
mod complete;
mod context;
mod editor;
mod failure;
mod for_customer;
mod handed;
mod invocation;
mod leaving;
mod outcome;
mod output;
mod pager;
#[cfg(test)]
mod pasted;
mod portfolio;
mod program;
mod progress;
#[cfg(test)]
#[path = "../property.rs"]
mod property;
mod settings;
mod since;
mod state;
#[cfg(test)]
mod stories;
mod streams;
mod timeline;
mod work_item;

use std::ffi::OsString;
use std::process::ExitCode;

use context::Context;

/// Reading a plan makes many small texts; this allocator takes a fifth off the time of a portfolio.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    streams::explain_panics();
    let words: Vec<OsString> = std::env::args_os().collect();
    if let Some(shell) = context::completing_shell() {
        return output::offer(complete::answer(&shell, &words));
    }
    let invocation = match invocation::parse(words) {
        Ok(invocation) => invocation,
        Err(said) => return output::clap_answer(&said),
    };
    let context = Context::new(invocation.name, &invocation.global);
    let explained = |outcome: outcome::Outcome| {
        if invocation.wants_legend { outcome.explained(&context.command) } else { outcome }
    };
    let outcome = program::run(&invocation.command, &context).map(explained);
    match outcome.and_then(|outcome| output::answer(&outcome, &context)) {
        Ok(code) => code,
        Err(failure) => output::fail(&failure, &context),
    }
}
