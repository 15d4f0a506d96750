//! The subcommands, one file each. A new one is a variant here and an arm below.

mod check;
mod completions;
mod explain;
mod friction;
mod gate;
mod health;
mod init;
mod man;
mod metrics;
mod new;
mod play;
mod playbook;
mod status;

use crate::context::Context;
use crate::failure::Failure;
use crate::output::Outcome;

/// A subcommand with its arguments.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Check(check::CheckArgs),
    Completions(completions::CompletionsArgs),
    Explain(explain::ExplainArgs),
    Friction(friction::FrictionArgs),
    Gate(gate::GateArgs),
    Health(health::HealthArgs),
    Init(init::InitArgs),
    Man(man::ManArgs),
    Metrics(metrics::MetricsArgs),
    New(Box<new::NewArgs>),
    Play(play::PlayArgs),
    Playbook(playbook::PlaybookArgs),
    Status(status::StatusArgs),
}

/// Runs a subcommand.
pub(crate) fn run(command: &Command, context: &Context) -> Result<Outcome, Failure> {
    match command {
        Command::Check(args) => check::run(args, context),
        Command::Completions(args) => completions::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::Friction(args) => friction::run(args, context),
        Command::Gate(args) => gate::run(args, context),
        Command::Health(args) => health::run(args, context),
        Command::Init(args) => init::run(args, context),
        Command::Man(args) => man::run(args, context),
        Command::Metrics(args) => metrics::run(args, context),
        Command::New(args) => new::run(args, context),
        Command::Play(args) => play::run(args, context),
        Command::Playbook(args) => playbook::run(args, context),
        Command::Status(args) => status::run(args, context),
    }
}
