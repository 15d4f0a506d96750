//! `onboard play list | show ID | run PLAN ID`

use onboard::remedy::commands;
use onboard::report::{Report, View, play};
use onboard::signal::{PLAYS, Play, find_play};
use onboard::suggest::closest;

use super::play_run;
use crate::args::{FormatArgs, examples};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;

/// Look up plays: what to do when a signal fires, in which order, who, and by when
///
/// A signal says that something goes wrong; its play says what to do about it. `onboard status PLAN` shows the signals
/// that fire, each with its play.
#[derive(Debug, clap::Args)]
pub(crate) struct PlayArgs {
    #[command(subcommand)]
    command: PlayCommand,
}

#[derive(Debug, clap::Subcommand)]
enum PlayCommand {
    List(ListArgs),
    Show(ShowArgs),
    Run(play_run::RunArgs),
}

/// List every play with the signals that call for it
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[("What there is", "onboard play list")]))]
struct ListArgs {
    #[command(flatten)]
    format: FormatArgs,
}

/// Show the steps of a play
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("What to do when use stalls", "onboard play show re-enablement"),
    ("The steps for a ticket system", "onboard play show re-enablement --format json"),
]))]
struct ShowArgs {
    /// The play, as `onboard play list` names it
    #[arg(value_name = "ID")]
    id: String,

    #[command(flatten)]
    format: FormatArgs,
}

pub(crate) fn run(args: &PlayArgs, context: &Context) -> Result<Outcome, Failure> {
    match &args.command {
        PlayCommand::List(args) => Ok(Outcome::view(AllPlays, args.format.format)),
        PlayCommand::Show(args) => Ok(Outcome::view(OnePlay(find(&args.id)?), args.format.format)),
        PlayCommand::Run(args) => play_run::run(args, find(&args.play)?, context),
    }
}

fn find(id: &str) -> Result<&'static Play, Failure> {
    find_play(id).ok_or_else(|| {
        let failure = Failure::usage(format!("there is no play `{id}`"));
        match closest(id, PLAYS.iter().map(|play| play.id)) {
            Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
            None => failure.hint(format!("`{}` lists them", commands::play_list())),
        }
    })
}

struct AllPlays;

struct OnePlay(&'static Play);

impl View for AllPlays {
    fn report(&self) -> Report {
        play::list()
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        play::json(PLAYS)
    }
}

impl View for OnePlay {
    fn report(&self) -> Report {
        play::show(self.0)
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        play::json(&[self.0])
    }
}
