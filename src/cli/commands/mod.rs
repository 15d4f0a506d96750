//! The subcommands, one file each. A new one is a variant here and an arm below.

mod action;
mod agenda;
mod baseline;
mod check;
mod close;
mod commitment;
mod completions;
mod decision;
mod expansion;
mod explain;
mod friction;
mod gate;
mod gate_edit;
mod health;
mod hold;
mod init;
mod listing;
mod man;
mod metrics;
mod milestone;
mod new;
mod play;
mod play_run;
mod playbook;
mod report_colour;
mod risk;
mod stakeholder;
mod status;
mod training;
mod update;
mod usage;
mod value;

pub(crate) use gate::gate_name;
pub(crate) use playbook::catalogue;

use crate::context::Context;
use crate::failure::Failure;
use crate::output::Outcome;

/// A subcommand with its arguments.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Action(action::ActionArgs),
    Agenda(agenda::AgendaArgs),
    Baseline(baseline::BaselineArgs),
    Check(check::CheckArgs),
    Close(close::CloseArgs),
    Commitment(commitment::CommitmentArgs),
    Completions(completions::CompletionsArgs),
    Decision(decision::DecisionArgs),
    Expansion(expansion::ExpansionArgs),
    Explain(explain::ExplainArgs),
    Friction(friction::FrictionArgs),
    Gate(gate::GateArgs),
    Health(health::HealthArgs),
    Hold(hold::HoldArgs),
    Init(init::InitArgs),
    Man(man::ManArgs),
    Metrics(metrics::MetricsArgs),
    Milestone(milestone::MilestoneArgs),
    New(Box<new::NewArgs>),
    Play(play::PlayArgs),
    Playbook(playbook::PlaybookArgs),
    ReportColour(report_colour::ReportColourArgs),
    Risk(risk::RiskArgs),
    Stakeholder(stakeholder::StakeholderArgs),
    Status(status::StatusArgs),
    Training(training::TrainingArgs),
    Update(update::UpdateArgs),
    Usage(usage::UsageArgs),
    Value(value::ValueArgs),
}

/// Runs a subcommand.
pub(crate) fn run(command: &Command, context: &Context) -> Result<Outcome, Failure> {
    match command {
        Command::Action(args) => action::run(args, context),
        Command::Agenda(args) => agenda::run(args, context),
        Command::Baseline(args) => baseline::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Close(args) => close::run(args, context),
        Command::Commitment(args) => commitment::run(args, context),
        Command::Completions(args) => completions::run(args, context),
        Command::Decision(args) => decision::run(args, context),
        Command::Expansion(args) => expansion::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::Friction(args) => friction::run(args, context),
        Command::Gate(args) => gate::run(args, context),
        Command::Health(args) => health::run(args, context),
        Command::Hold(args) => hold::run(args, context),
        Command::Init(args) => init::run(args, context),
        Command::Man(args) => man::run(args, context),
        Command::Metrics(args) => metrics::run(args, context),
        Command::Milestone(args) => milestone::run(args, context),
        Command::New(args) => new::run(args, context),
        Command::Play(args) => play::run(args, context),
        Command::Playbook(args) => playbook::run(args, context),
        Command::ReportColour(args) => report_colour::run(args, context),
        Command::Risk(args) => risk::run(args, context),
        Command::Stakeholder(args) => stakeholder::run(args, context),
        Command::Status(args) => status::run(args, context),
        Command::Training(args) => training::run(args, context),
        Command::Update(args) => update::run(args, context),
        Command::Usage(args) => usage::run(args, context),
        Command::Value(args) => value::run(args, context),
    }
}
