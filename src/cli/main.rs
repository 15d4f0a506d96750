//! The `onboard` binary: arguments in, one answer out. What an answer says is the library's part.

#![allow(dead_code, reason = "the frame stands before the commands that need all of it")]

mod args;
mod ask;
mod commands;
mod context;
mod desk;
mod editor;
mod failure;
mod log;
mod naming;
mod output;
mod survey;
mod work;

use std::process::ExitCode;

use context::Context;

fn main() -> ExitCode {
    output::explain_panics();
    let invocation = match args::parse(std::env::args_os()) {
        Ok(invocation) => invocation,
        Err(refusal) => return output::refuse(&refusal),
    };
    let context = Context::new(&invocation);
    match commands::run(&invocation.command, &context).and_then(|outcome| output::answer(&outcome, &context))
    {
        Ok(code) => code,
        Err(failure) => output::fail(&failure, &context),
    }
}
