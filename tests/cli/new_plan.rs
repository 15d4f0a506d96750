//! Plans as playbooks make them, looked at with the rest of the library.

use std::collections::BTreeSet;

use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::calendar::Calendar;
use onboard::check;
use onboard::date::Date;
use onboard::metric::METRICS;
use onboard::model::{Contract, GateName, Holders, Onboarding, PlanFile, Segment, Team, Text};
use onboard::plan::{Directory, Loaded, load};
use onboard::playbook::{BUILTIN, Builtin, NewPlan, Playbook};

#[cfg(unix)]
use crate::killing::is_killed_at;
use crate::program;

/// The playbooks that plans are made from, the overlay laid over the one that it is made for.
pub(crate) fn templates() -> Vec<Playbook> {
    let find = |name| Builtin::find(name).unwrap().playbook();
    let both = find("enterprise").with(&find("change-management")).unwrap();
    vec![find("enterprise"), find("mid-market"), find("smb"), both]
}

/// The plan of a deal with all of our people named.
pub(crate) fn draft(playbook: &Playbook, signed: Date, calendar: &Calendar) -> NewPlan {
    let team = Team {
        csm: Holders::from("Priya Shah"),
        ae: Holders::from("Tom Reed"),
        implementation: Holders::from("Jo Bell"),
        support: Holders::from("Sam Lee"),
    };
    let onboarding = Onboarding {
        id: Text::from("P-1a2b3c4d"),
        customer: "Acme".to_owned(),
        account: Text::default(),
        product: Text::default(),
        language: Text::default(),
        playbook: Text::from(playbook.stamp().as_str()),
        overlays: vec![].into(),
        segment: playbook.segment.unwrap_or(Segment::Enterprise),
        segment_reason: Text::from("chosen by hand"),
        engagement: playbook.engagement,
        complexity: None,
        expansion_potential: None,
        contract: Contract {
            signed_on: signed,
            arr: None,
            currency: Text::default(),
            renews: None,
            notice_days: None,
        },
        team,
        holidays: vec![].into(),
        holds: vec![].into(),
        reported_colours: vec![].into(),
        ended: None,
        ended_before: vec![].into(),
    };
    NewPlan::new(onboarding, playbook.clone(), calendar)
}

/// Its files, as they are loaded.
pub(crate) fn loaded(playbook: &Playbook, signed: Date, calendar: &Calendar) -> Loaded {
    let files = draft(playbook, signed, calendar).files();
    let loaded = load(Directory::of("acme", files.iter().map(|(file, text)| (file.name(), text.as_str()))));
    assert_eq!(loaded.problems, []);
    loaded
}

/// Every weekday, near to and far from the turn of the year.
fn signatures() -> impl Iterator<Item = Date> {
    (0..400).step_by(29).map(|day| Date::new(2026, 1, 1).unwrap().plus_days(day))
}

#[test]
fn a_new_plan_forecasts_no_slip_whenever_it_was_signed() {
    for playbook in templates() {
        for signed in signatures() {
            let basis = Basis::on(signed);
            let loaded = loaded(&playbook, signed, &basis.config.calendar);
            let assessment = Assessment::of(loaded.plan.unwrap(), &basis);
            let (schedule, gates) = (&assessment.schedule, &assessment.gates);
            for (_, milestone, forecast) in schedule.milestones() {
                assert_eq!(forecast.date, milestone.due, "{} signed {signed}", milestone.id);
                assert_eq!(forecast.slip_days, Some(0), "{} signed {signed}", milestone.id);
            }
            for name in GateName::ALL {
                let gate = gates.get(*name);
                assert!(gate.due.is_some(), "{} {name} signed {signed}", playbook.name);
                assert_eq!(gate.forecast, gate.due, "{} {name} signed {signed}", playbook.name);
            }
        }
    }
}

#[test]
fn what_is_wrong_with_a_new_plan_is_what_people_still_owe() {
    let of_all =
        ["handoff-incomplete", "no-champion", "no-executive-sponsor", "no-first-value", "no-success-metric"];
    // Where nobody meets, the handoff says all of it.
    let of_digital = ["handoff-incomplete"];
    for playbook in templates() {
        for signed in signatures() {
            let basis = Basis::on(signed);
            let loaded = loaded(&playbook, signed, &basis.config.calendar);
            let assessment = Assessment::of(loaded.plan.clone().unwrap(), &basis);
            let checked = check::check(&loaded, Some(&assessment), &basis.config);
            let ids: BTreeSet<&str> = checked.findings.iter().map(|finding| finding.check).collect();
            let owed = if assessment.is_digital_first() { &of_digital[..] } else { &of_all[..] };
            assert_eq!(ids, owed.iter().copied().collect(), "{} signed {signed}", playbook.name);
        }
    }
}

#[test]
fn criteria_name_metrics_that_there_are() {
    let metrics: Vec<&str> = METRICS.iter().map(|metric| metric.id).collect();
    for builtin in BUILTIN {
        assert_eq!(Playbook::read(builtin.text.as_bytes(), &metrics).err(), None, "{}", builtin.name);
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside_the_workspace() {
    let dir = tempfile::tempdir().unwrap();
    let (workspace, outside) = (dir.path().join("work"), dir.path().join("outside"));
    std::fs::create_dir_all(&workspace).unwrap();
    std::fs::create_dir_all(&outside).unwrap();
    std::fs::write(workspace.join("onboard.toml"), "").unwrap();
    std::os::unix::fs::symlink(&outside, workspace.join("onboardings")).unwrap();
    let output = new_acme(&workspace).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("`onboardings` is a symbolic link that leaves the workspace"), "{told}");
    assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 0);
    assert_eq!(std::fs::read_dir(&workspace).unwrap().count(), 2, "nothing is left behind");
}

/// A command in a workspace of its own that makes the plan `acme`.
#[cfg(unix)]
fn new_acme(workspace: &std::path::Path) -> std::process::Command {
    let mut command = program::onboard();
    command.args(["new", "Acme", "--signed", "2026-03-02", "--segment", "smb", "--as-of", "2026-03-02"]);
    command.current_dir(workspace).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    command
}

#[cfg(unix)]
fn files_of_acme(workspace: &std::path::Path) -> usize {
    std::fs::read_dir(workspace.join("onboardings/acme")).map_or(0, Iterator::count)
}

#[cfg(unix)]
#[test]
fn whoever_is_killed_half_way_leaves_a_whole_plan_or_none() {
    let mut seen = BTreeSet::new();
    for change in 0.. {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("onboard.toml"), "").unwrap();
        let is_killed = is_killed_at(change, new_acme(dir.path()), dir.path());
        seen.insert(files_of_acme(dir.path()));
        if !is_killed {
            break;
        }
    }
    assert!(seen.is_subset(&BTreeSet::from([0, PlanFile::ALL.len()])), "{seen:?}");
}

#[cfg(unix)]
#[test]
fn of_several_at_once_one_makes_the_plan_and_the_others_say_so() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("onboard.toml"), "").unwrap();
    let mut other = new_acme(dir.path()).args(["--slug", "other"]).spawn().unwrap();
    let children: Vec<_> = (0..8).map(|_| new_acme(dir.path()).spawn().unwrap()).collect();
    assert!(other.wait().unwrap().success());
    let outputs: Vec<_> = children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    let made = outputs.iter().filter(|output| output.status.success()).count();
    assert_eq!(made, 1);
    for output in outputs.iter().filter(|output| !output.status.success()) {
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("there is an onboarding `acme` already"), "{told}");
    }
    assert_eq!(files_of_acme(dir.path()), PlanFile::ALL.len());
    let entries = std::fs::read_dir(dir.path()).unwrap().count();
    assert_eq!(entries, 2, "nothing else is left behind");
}
