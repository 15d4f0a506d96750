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
