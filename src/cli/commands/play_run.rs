//! `onboard play run PLAN PLAY`

use clap::Args;
use onboard::act::play::run_play;
use onboard::signal::Play;

use crate::args::examples;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Log the steps of a play as actions, with owners and dates
#[derive(Debug, Args)]
#[command(after_help = examples(&[("Use has stalled", "onboard play run acme re-enablement")]))]
pub(crate) struct RunArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// The play, as `onboard play list` names it
    pub(crate) play: String,
}

pub(crate) fn run(args: &RunArgs, play: &Play, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let mut editor = Editor::open(&portfolio, &args.plan)?;
    let said = run_play(&mut editor.draft, play)?;
    editor.finish(said)
}
