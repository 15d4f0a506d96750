//! What is done on a day.

use super::day::Day;
use super::life::Life;
use super::people::CSM;
use super::{milestones, rhythm, sales};
use crate::gate::Verdict;
use crate::model::{ContactKind, GateName};

/// Does what is planned for the day, signs the gates that are ready, and closes the plan once the last is open.
pub(super) fn live(life: &mut Life) {
    let (today, at) = (life.basis.as_of, life.today());
    // Whoever signs is at work, whatever the calendar says.
    if at.signed() == today {
        life.change(|day, _| sales::hand_over(day));
    }
    if at.has_ended() || !at.calendar.is_working(today) {
        return;
    }
    if milestones::is_settling(&at) {
        life.change(sales::settle);
    }
    let due = life.gates_due();
    life.change(|day, _| work(day, &due));
    sign(life);
    if milestones::is_going_live(&at) {
        life.change(milestones::go_live);
        sign(life);
    }
    if life.assessment().gates.next().is_none() {
        let ended = format!("{{ended_on: {today}, result: graduated, by: {CSM}}}");
        life.change(|day, _| day.fill_in("onboarding.yaml:ended", &ended));
    }
}

fn work(day: &mut Day, gates_due: &[GateName]) {
    let meeting = day.at.deadline(day.at.basis.config.deadlines.handoff_meeting_days);
    if !day.at.is_digital_first() && meeting == day.today() {
        milestones::hold(day, ContactKind::HandoffMeeting);
    }
    milestones::start(day);
    milestones::finish(day);
    milestones::teach(day);
    milestones::reach(day);
    milestones::attest_due(day, gates_due);
    if gates_due.contains(&GateName::Graduation) {
        day.fill_in("jsp.yaml:next_goals", "[the archive in one place]");
    }
    rhythm::answer(day);
    rhythm::keep_in_touch(day);
    rhythm::count(day);
}

/// Signs the gates that wait for nothing else, each by somebody who may.
fn sign(life: &mut Life) {
    loop {
        let ready = life.assessment().gates.next().filter(|gate| gate.verdict == Verdict::Ready);
        let Some(gate) = ready.map(|gate| gate.gate) else { return };
        life.change(|day, _| {
            let by =
                day.at.who_has(gate.right(), day.today()).first().copied().expect("somebody with the right");
            let signature = format!("{{by: {by}, signed_on: {}}}", day.today());
            day.enter(&format!("gates.yaml:gates.{}.signoffs", gate.word()), &signature);
        });
        let opened = life.assessment().gates.get(gate).verdict;
        assert!(opened.is_open(), "{gate} is signed by somebody who may, and {}", opened.word());
    }
}
