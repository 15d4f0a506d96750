//! Plans as playbooks make them, looked at with the rest of the library.

use onboard::basis::Basis;
use onboard::calendar::Calendar;
use onboard::date::Date;
use onboard::model::{Contract, Onboarding, Segment, Team, Text};
use onboard::plan::{Directory, Plan, load};
use onboard::playbook::{Builtin, Draft, Playbook};
use onboard::schedule::Schedule;

/// The playbooks that plans are made from, the overlay laid over the one that it is made for.
fn templates() -> Vec<Playbook> {
    let find = |name| Builtin::find(name).unwrap().playbook();
    let both = find("enterprise").with(&find("change-management")).unwrap();
    vec![find("enterprise"), find("mid-market"), find("smb"), both]
}

fn plan(playbook: &Playbook, signed: Date, calendar: &Calendar) -> Plan {
    let onboarding = Onboarding {
        customer: "Acme".to_owned(),
        playbook: Text::from(playbook.stamp().as_str()),
        overlays: vec![].into(),
        segment: playbook.segment.unwrap_or(Segment::Enterprise),
        segment_reason: Text::default(),
        engagement: playbook.engagement,
        complexity: None,
        expansion_potential: None,
        contract: Contract { signed, arr: None, currency: Text::default(), renewal: None, notice_days: None },
        team: Team::default(),
        holidays: vec![].into(),
        holds: vec![].into(),
        reported: None,
        outcome: None,
    };
    let files = Draft::new(onboarding, playbook.clone(), calendar).files();
    let loaded = load(Directory::of("acme", files.iter().map(|(file, text)| (file.name(), text.as_str()))));
    assert_eq!(loaded.damage, []);
    loaded.plan.unwrap()
}

#[test]
fn a_new_plan_forecasts_no_slip_whenever_it_was_signed() {
    for playbook in templates() {
        // Every weekday, near and far from the turn of the year.
        for day in (0..400).step_by(11) {
            let signed = Date::new(2026, 1, 1).unwrap().plus_days(day);
            let basis = Basis::on(signed);
            let plan = plan(&playbook, signed, &basis.config.calendar);
            for (_, milestone, forecast) in Schedule::of(&plan, &basis).milestones(&plan) {
                assert_eq!(forecast.date, milestone.due, "{} signed {signed}", milestone.id);
                assert_eq!(forecast.slip_days, Some(0), "{} signed {signed}", milestone.id);
            }
        }
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
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_onboard"))
        .args(["new", "Acme", "--signed", "2026-03-02", "--segment", "smb", "--as-of", "2026-03-02"])
        .current_dir(&workspace)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("`onboardings` is a symbolic link that leaves the workspace"), "{told}");
    assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 0);
    assert_eq!(std::fs::read_dir(&workspace).unwrap().count(), 2, "nothing is left behind");
}
