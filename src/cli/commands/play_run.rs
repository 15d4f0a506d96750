//! `onboard play run PLAN PLAY`

use clap::Args;
use onboard::act::Remark;
use onboard::edit::{When, Yaml};
use onboard::log::ACTIONS;
use onboard::model::Side;
use onboard::phrase::{Count, List};
use onboard::plan_at::PlanAt;
use onboard::remedy::{Remedy, blank, commands};
use onboard::schedule::open_actions;
use onboard::signal::Play;

use crate::args::examples;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs, word};
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
    let note = format!("play {}", play.id);
    must_not_run(&editor.draft.at, play, &note)?;
    if editor.draft.at.csm().is_none() {
        editor.remark(Remark::note("`team` names no CSM: steps may have no owner"));
    }
    let mut taken = Vec::new();
    for step in play.steps {
        let id = editor.new_id(ACTIONS.prefix, None)?;
        let owner = editor.draft.at.part_or_csm(step.owner).map(str::to_owned);
        let due = editor.day(Some(When::InWorkingDays(step.within)));
        let side = owner.is_none().then(|| word(Side::Vendor));
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("title", Some(Yaml::text(step.title))),
            ("due", Some(due.into())),
            ("owner", owner.map(Yaml::text)),
            ("side", side),
            ("added_on", Some(editor.day(None).into())),
            ("note", Some(Yaml::text(&note))),
        ]);
        editor.draft.edits.add(ACTIONS.route(), entry);
        taken.push(id);
    }
    editor.finish(format!(
        "added {} of the play `{}`: {}",
        Count(taken.len(), "action"),
        play.id,
        taken.join(", ")
    ))
}

/// A play that is under way is not logged twice: there is no telling which of two equal steps is the one to do.
fn must_not_run(at: &PlanAt, play: &Play, note: &str) -> Result<(), Failure> {
    let steps = open_actions(at).filter(|(_, it)| it.note.get() == Some(note));
    let ids: Vec<String> = steps.map(|(_, it)| format!("`{}`", it.id)).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let (id, slug) = (play.id, at.slug());
    Err(Failure::usage(format!(
        "the play `{id}` is under way: {} of it {} open",
        List::and(&ids),
        if ids.len() == 1 { "is" } else { "are" }
    ))
    .hint(Remedy::run("finish them first", commands::action_done(slug, blank("id"), None))))
}
