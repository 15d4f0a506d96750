//! The steps of a play become actions.

use super::{Acted, Draft, Remark};
use crate::edit::{Distance, When, Yaml};
use crate::log::ACTIONS;
use crate::model::{Edition, Side};
use crate::phrase::{Count, List};
use crate::plan_at::PlanAt;
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::schedule::{open_steps, play_note};
use crate::signal::Play;

/// Logs the steps of a play as actions, with owners and dates.
///
/// # Errors
/// When it is under way: there is no telling which of two equal steps is the one to do.
pub fn run_play(draft: &mut Draft, play: &Play) -> Acted {
    must_not_run(&draft.at, play)?;
    if draft.at.csm().is_none() {
        draft.remark(Remark::note("`team` names no CSM: steps may have no owner"));
    }
    let mut ids = Vec::new();
    for step in play.steps {
        let id = draft.new_id(ACTIONS.prefix, None)?;
        let owner = draft.at.part_or_csm(step.owner).map(str::to_owned);
        let due = draft.day(Some(When::Away(Distance::working(step.within.into()))));
        let side = owner.is_none().then(|| Yaml::plain(Side::Vendor));
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("title", Some(Yaml::text(step.title))),
            ("due", Some(due.into())),
            ("owner", owner.map(Yaml::text)),
            ("side", side),
            ("added_on", Some(draft.at.as_of().into())),
            // How we get somebody to answer is nothing for them to read.
            ("audience", Some(Yaml::plain(Edition::Internal.word()))),
            ("note", Some(Yaml::text(play_note(play.id)))),
        ]);
        draft.edits.add(ACTIONS.route(), entry);
        ids.push(id);
    }
    Ok(format!("added {} of the play `{}`: {}", Count(ids.len(), "action"), play.id, ids.join(", ")))
}

fn must_not_run(at: &PlanAt, play: &Play) -> Result<(), Refused> {
    let ids: Vec<String> = open_steps(at, play.id).map(|it| format!("`{}`", it.id)).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let verb = if ids.len() == 1 { "is" } else { "are" };
    let why = format!("the play `{}` is under way: {} of it {verb} open", play.id, List::and(&ids));
    let finish = commands::action_done(at.slug(), blank("id"), None);
    Err(Refused::because(why).hint(Remedy::run("finish them first", finish)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::draft;
    use crate::signal::PLAYS;

    #[test]
    fn a_play_that_is_under_way_is_not_logged_twice() {
        let play = PLAYS.first().expect("a play");
        let mut plan = draft(&[], "2026-03-12");
        run_play(&mut plan, play).unwrap();
        assert_eq!(plan.said(), ["note: `team` names no CSM: steps may have no owner"]);
        let actions = plan.after(crate::model::PlanFile::Actions);
        assert_eq!(actions.matches("title:").count(), play.steps.len());
        let mut again = draft(&[("actions.yaml", &actions)], "2026-03-13");
        let why = run_play(&mut again, play).unwrap_err().why;
        assert!(why.starts_with(&format!("the play `{}` is under way: `A-", play.id)), "{why}");
    }
}
