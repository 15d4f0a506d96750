//! The steps of a play become actions.

use super::{Acted, Draft, Remark};
use crate::config::Step;
use crate::edit::{Distance, When, Yaml};
use crate::log::ACTIONS;
use crate::model::{Edition, Side, TeamRole};
use crate::phrase::{Count, List, capital};
use crate::plan_at::{PlanAt, Rung};
use crate::refused::Refused;
use crate::remedy::{Remedy, blank, commands};
use crate::schedule::{open_steps, play_note};
use crate::signal::{Play, PlayStep};

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
    for step in planned(&draft.at, play) {
        let id = draft.new_id(ACTIONS.prefix, None)?;
        let owner = draft.at.part_or_csm(step.owner).map(str::to_owned);
        let due = draft.day(Some(step.due));
        let side = owner.is_none().then(|| Yaml::plain(Side::Vendor));
        let entry = Yaml::map([
            ("id", Some(Yaml::text(&id))),
            ("title", Some(Yaml::text(&step.title))),
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

/// A step of a play on this plan.
struct Planned {
    title: String,
    owner: TeamRole,
    due: When,
}

/// The steps that are to be done: all of them, from today on; of the ladder of silence those from the one that is due on,
/// each on the day that every screen gives for it.
fn planned(at: &PlanAt, play: &Play) -> Vec<Planned> {
    let silences = at.silences();
    let climbed = at.furthest(&silences).map(|due| at.rungs(due.silence).split_off(due.number - 1));
    let on_ladder = play.steps.iter().all(|step| step.rung.is_some());
    if let Some(rungs) = climbed.filter(|_| on_ladder) {
        return rungs.iter().filter_map(|rung| on_its_day(at, play, rung)).collect();
    }
    let away = |step: &PlayStep| Planned {
        title: step.title.to_owned(),
        owner: step.owner,
        due: When::Away(Distance::working(step.within.into())),
    };
    play.steps.iter().map(away).collect()
}

/// A step of the ladder on its day, or today where that has passed.
fn on_its_day(at: &PlanAt, play: &Play, rung: &Rung<'_>) -> Option<Planned> {
    // To write once more is to send the question again.
    let like = if rung.step == Step::Remind { Step::Nudge } else { rung.step };
    let step = play.steps.iter().find(|step| step.rung == Some(like))?;
    let request = at.request(rung.step, rung.silence.person);
    let title = if request == rung.step.request() {
        step.title.to_owned()
    } else {
        format!("{}: what waits for whom, and who else can decide it", capital(&request))
    };
    let due = When::On(at.calendar.roll_forward(rung.due.max(at.as_of())));
    Some(Planned { title, owner: step.owner, due })
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

    #[test]
    fn the_ladder_begins_with_the_step_that_is_due_and_has_its_days() {
        let people = "people: [{name: Cy Ford, roles: [executive_sponsor]}, {name: Rita Moll}]";
        let case = |who: &str| {
            let missed = format!("contacts: [{{id: L-1, kind: call, held_on: 2026-06-12, absent: [{who}]}}]");
            let files = [("stakeholders.yaml", people), ("contacts.yaml", missed.as_str())];
            let mut plan = draft(&files, "2026-06-15");
            run_play(&mut plan, crate::signal::find_play("silence-ladder").expect("a play")).unwrap();
            let actions = plan.after(crate::model::PlanFile::Actions);
            let of = |key: &str| -> Vec<String> {
                let lines = actions.lines().filter_map(|line| line.trim().strip_prefix(key));
                lines.map(|it| it.trim().to_owned()).collect()
            };
            // A new entry stands where its id sorts.
            let mut all: Vec<(String, String)> = of("due:").into_iter().zip(of("title:")).collect();
            all.sort();
            all.into_iter().unzip::<_, _, Vec<String>, Vec<String>>()
        };
        let (days, titles) = case("Rita Moll");
        assert_eq!(days, ["2026-06-15", "2026-06-17", "2026-06-23"]);
        assert!(titles[0].contains("Call; no answer"), "{titles:?}");
        assert!(titles[1].contains("Tell the sponsor"), "{titles:?}");
        let (_, titles) = case("Cy Ford");
        assert!(titles[1].contains("Have our executive write to theirs"), "{titles:?}");
    }
}
