//! The first ten days of a new plan: what `new` says comes next, every screen says too, with the same days.

use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::check;
use onboard::date::Date;
use onboard::model::Fact;
use onboard::plan::Loaded;
use onboard::playbook::FirstTask;
use onboard::report::agenda::before_the_call;
use onboard::status::{Coming, StatusRow, next_days, week};

use crate::new_plan::{draft, loaded, templates};

/// The checks that say of something that has a day that it is late.
const LATE: [&str; 4] = ["handoff-meeting-late", "kickoff-late", "milestone-overdue", "security-pack-late"];

/// Something that `new` says is to be done, by the name that screens have for it.
#[derive(Debug)]
struct Act {
    what: String,
    by: Date,
    /// Whether `check` has no day for it, since it asks for it from the first.
    is_asked_at_once: bool,
}

/// What is done on a day, of what `new` says; what is only filled in, `check` asks for.
fn acts(tasks: &[FirstTask], it: &Assessment) -> Vec<Act> {
    let milestone = |command: &str| {
        let mut all = it.plan.jsp.milestones.iter();
        let found = all.find(|one| command.split(' ').any(|word| word == one.id));
        found.map(|one| one.label().to_owned())
    };
    let act = |task: &FirstTask| {
        let command = task.command.as_ref()?.to_string();
        let is_asked_at_once = command.contains("--use-case");
        let what = match command.as_str() {
            it if it.contains("handoff meeting") => "Handoff meeting held".to_owned(),
            _ if is_asked_at_once => {
                let handoff = it.gates.gates[0].criteria.iter().find(|one| one.id == "C-handoff")?;
                onboard::phrase::capital(&handoff.text)
            }
            it_says if it_says.contains("resource commit") => {
                it.milestone_with(Fact::ResourcesCommitted)?.1.label().to_owned()
            }
            command => milestone(command)?,
        };
        Some(Act { what, by: task.by?, is_asked_at_once })
    };
    tasks.iter().filter_map(act).collect()
}

/// By when a screen says that something is to be done, and whether it is late.
fn said(screen: &[Coming], act: &Act) -> Option<(Option<Date>, bool)> {
    let found = screen.iter().find(|one| one.what == act.what);
    found.map(|one| (one.due, one.days_late > 0))
}

/// How many things `check` says are late.
fn late(loaded: &Loaded, it: &Assessment, basis: &Basis) -> Vec<String> {
    let checked = check::check(loaded, Some(it), &basis.config);
    let late = checked.findings.into_iter().filter(|one| LATE.contains(&one.check));
    late.map(|one| format!("{}: {}", one.check, one.message)).collect()
}

#[test]
fn every_screen_of_the_first_ten_days_says_what_new_said() {
    // Each weekday.
    for (playbook, day) in templates().iter().flat_map(|it| (0..7).map(move |day| (it, day))) {
        let signed = "2026-04-06".parse::<Date>().unwrap().plus_days(day);
        let first = Basis::on(signed);
        let draft = draft(playbook, signed, &first.config.calendar);
        let loaded = loaded(playbook, signed, &first.config.calendar);
        let tasks = draft.first_tasks("acme", &first.config);
        for today in (0..10).map(|day| signed.plus_days(day)) {
            let basis = Basis::on(today);
            let it = Assessment::of(loaded.plan.clone().unwrap(), &basis);
            let acts = acts(&tasks, &it);
            assert!(acts.len() >= 3, "{}: {acts:?}", playbook.name);
            let (row, week, plan) = (StatusRow::of(&it), week(&it), next_days(&it));
            let agenda = before_the_call(&it, None).lines().join("\n");
            let found = late(&loaded, &it, &basis);
            for act in &acts {
                let at = format!("{} of {} on {today}, signed {signed}: {act:?}", playbook.name, act.what);
                let is_late = act.by < today;
                let want = Some((Some(act.by), is_late));
                if act.by <= basis.next_working_day() {
                    assert_eq!(said(&row.due_next, act), want, "status and digest --for, {at}");
                }
                if act.by <= today.plus_days(7) {
                    assert_eq!(said(&week, act), want, "digest, {at}");
                    assert_eq!(said(&plan, act), want, "status PLAN, {at}");
                }
                // The page of a call names four things of a kind.
                let is_named = row.due_next.iter().take(4).any(|one| one.what == act.what);
                if act.by <= today && is_named {
                    assert!(agenda.contains(&act.what), "agenda, {at}: {agenda}");
                }
            }
            let is_late = acts.iter().any(|act| act.by < today && !act.is_asked_at_once);
            assert_eq!(
                !found.is_empty(),
                is_late,
                "{} on {today}, signed {signed}: {found:?}",
                playbook.name
            );
        }
    }
}
