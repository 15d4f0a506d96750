//! The whole command line: the program, its subcommands, and which function each runs. A new subcommand is a variant
//! here and an arm below.

use std::fmt::Write;

use clap::CommandFactory;
use clap::builder::StyledStr;

use crate::args::{Global, STYLES};
use crate::commands::{
    action, activation, agenda, ask, baseline, cadence, calendar, call, check, close, commitment,
    completions, confirm, contact, deal, decision, diff, digest, expansion, explain, friction, gate, handoff,
    handover, health, history, hold, init, man, metrics, milestone, new, objective, outcome, people, play,
    playbook, replace, report_colour, resource, right, risk, share, slip, stakeholder, status, success, team,
    training, update, usage, value, why, workstream,
};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;

/// Customer onboarding as plain YAML files in git
///
/// `onboard` reads a directory of plans and answers what is late, what is missing, which gate is
/// shut and why, and how healthy each onboarding is and why. Same files, same configuration, same
/// `--as-of` date: same answer. In a workspace `onboard` alone is `onboard status`.
#[derive(Debug, clap::Parser)]
#[command(
    name = "onboard",
    version,
    styles = STYLES,
    max_term_width = 100,
    after_help = surroundings()
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// A subcommand with its arguments.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Action(action::ActionArgs),
    Activation(activation::ActivationArgs),
    Agenda(agenda::AgendaArgs),
    Ask(ask::AskArgs),
    Baseline(baseline::BaselineArgs),
    Cadence(cadence::CadenceArgs),
    Calendar(calendar::CalendarArgs),
    Call(call::CallArgs),
    Check(check::CheckArgs),
    Close(close::CloseArgs),
    Commitment(commitment::CommitmentArgs),
    Completions(completions::CompletionsArgs),
    Confirm(confirm::ConfirmArgs),
    Contact(contact::ContactArgs),
    Deal(deal::DealArgs),
    Decision(decision::DecisionArgs),
    Diff(diff::DiffArgs),
    Digest(digest::DigestArgs),
    Expansion(expansion::ExpansionArgs),
    Explain(explain::ExplainArgs),
    Friction(friction::FrictionArgs),
    Gate(gate::GateArgs),
    Handoff(handoff::HandoffArgs),
    Handover(handover::HandoverArgs),
    Health(health::HealthArgs),
    History(history::HistoryArgs),
    Hold(hold::HoldArgs),
    Init(init::InitArgs),
    Man(man::ManArgs),
    Metrics(metrics::MetricsArgs),
    Milestone(milestone::MilestoneArgs),
    New(Box<new::NewArgs>),
    Objective(objective::ObjectiveArgs),
    Outcome(outcome::OutcomeArgs),
    People(people::PeopleArgs),
    Play(play::PlayArgs),
    Playbook(playbook::PlaybookArgs),
    Replace(replace::ReplaceArgs),
    ReportColour(report_colour::ReportColourArgs),
    Resource(resource::ResourceArgs),
    Right(right::RightArgs),
    Risk(risk::RiskArgs),
    Share(share::ShareArgs),
    Slip(slip::SlipArgs),
    Stakeholder(stakeholder::StakeholderArgs),
    #[command(visible_aliases = ["st", "ls"])]
    Status(status::StatusArgs),
    Success(success::SuccessArgs),
    Team(team::TeamArgs),
    Training(training::TrainingArgs),
    Update(update::UpdateArgs),
    Usage(usage::UsageArgs),
    Value(value::ValueArgs),
    Why(why::WhyArgs),
    Workstream(workstream::WorkstreamArgs),
}

/// Runs a subcommand.
pub(crate) fn run(command: &Command, context: &Context) -> Result<Outcome, Failure> {
    match command {
        Command::Action(args) => action::run(args, context),
        Command::Activation(args) => activation::run(args, context),
        Command::Agenda(args) => agenda::run(args, context),
        Command::Ask(args) => ask::run(args, context),
        Command::Baseline(args) => baseline::run(args, context),
        Command::Cadence(args) => cadence::run(args, context),
        Command::Calendar(args) => calendar::run(args, context),
        Command::Call(args) => call::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Close(args) => close::run(args, context),
        Command::Commitment(args) => commitment::run(args, context),
        Command::Completions(args) => completions::run(args),
        Command::Confirm(args) => confirm::run(args, context),
        Command::Contact(args) => contact::run(args, context),
        Command::Deal(args) => deal::run(args, context),
        Command::Decision(args) => decision::run(args, context),
        Command::Diff(args) => diff::run(args, context),
        Command::Digest(args) => digest::run(args, context),
        Command::Expansion(args) => expansion::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::Friction(args) => friction::run(args, context),
        Command::Gate(args) => gate::run(args, context),
        Command::Handoff(args) => handoff::run(args, context),
        Command::Handover(args) => handover::run(args, context),
        Command::Health(args) => health::run(args, context),
        Command::History(args) => history::run(args, context),
        Command::Hold(args) => hold::run(args, context),
        Command::Init(args) => init::run(args, context),
        Command::Man(args) => man::run(args, Cli::command()),
        Command::Metrics(args) => metrics::run(args, context),
        Command::Milestone(args) => milestone::run(args, context),
        Command::New(args) => new::run(args, context),
        Command::Objective(args) => objective::run(args, context),
        Command::Outcome(args) => outcome::run(args, context),
        Command::People(args) => people::run(args, context),
        Command::Play(args) => play::run(args, context),
        Command::Playbook(args) => playbook::run(args, context),
        Command::Replace(args) => replace::run(args, context),
        Command::ReportColour(args) => report_colour::run(args, context),
        Command::Resource(args) => resource::run(args, context),
        Command::Right(args) => right::run(args, context),
        Command::Risk(args) => risk::run(args, context),
        Command::Share(args) => share::run(args, context),
        Command::Slip(args) => slip::run(args, context),
        Command::Stakeholder(args) => stakeholder::run(args, context),
        Command::Status(args) => status::run(args, context),
        Command::Success(args) => success::run(args, context),
        Command::Team(args) => team::run(args, context),
        Command::Training(args) => training::run(args, context),
        Command::Update(args) => update::run(args, context),
        Command::Usage(args) => usage::run(args, context),
        Command::Value(args) => value::run(args, context),
        Command::Why(args) => why::run(args, context),
        Command::Workstream(args) => workstream::run(args, context),
    }
}

/// What the environment decides, and what the exit status says.
fn surroundings() -> StyledStr {
    let header = STYLES.get_header();
    let mut text = StyledStr::new();
    let _ = write!(
        text,
        "{header}Environment:{header:#}\n  \
         ONBOARD_AS_OF         the day on which to look at the plans, where `--as-of` names none\n  \
         ONBOARD_PAGER, PAGER  shows answers longer than the screen [default: less]; `cat` for none\n  \
         VISUAL, EDITOR        opens the form of a call, the draft of an update\n  \
         NO_COLOR              takes the colours out\n\n\
         {header}Exit status:{header:#}\n  \
         0  nothing to complain of\n  \
         1  findings, a shut gate, or something that could not be read\n  \
         2  it could not be done: usage, configuration or disk"
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
