//! What needs a person: the gravest first, which is what alone makes the plan red where something does, then the rest by what
//! it costs to ignore.

use super::gate_now::GateNow;
use crate::assessment::Assessment;
use crate::config::{NEGLECTS, signal_of};
use crate::date::Date;
use crate::gate::Bypass;
use crate::model::{Colour, GateName};
use crate::phrase::Days;
use crate::remedy::Command;
use crate::schedule::open_steps;
use crate::signal::{Fired, SIGNALS, cost_rank, find_play, loss};

/// Something of a plan that needs a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Its place among all of them: what costs most to leave alone comes first.
    pub rank: usize,
    /// By when somebody should have begun.
    pub by: Date,
    /// Who has to.
    pub owner: Option<String>,
    /// What is the matter.
    pub what: String,
    /// The same in a few words, for a list.
    pub short: String,
    /// The play that it calls for.
    pub play: Option<&'static str>,
    /// How many steps of the play are done, and how many it has; none while it has not begun.
    pub progress: Option<(usize, usize)>,
    /// Which step of so many is due, where that is known before the play is run.
    pub step: Option<(usize, usize)>,
    /// The gate that it is about, where that says what to do.
    pub gate: Option<GateName>,
    /// The command that does it, where one does.
    pub command: Option<Command>,
}

/// What needs a person, the most urgent first; nothing once the onboarding has ended.
pub(super) fn needs(it: &Assessment, signals: &[Fired]) -> Vec<Need> {
    if it.has_ended() {
        return Vec::new();
    }
    // What happened behind several gates is told of the latest.
    let forbidden = it.gates.bypassed.iter().rev().find(|it| it.what.is_forbidden());
    let mut needs: Vec<Need> = forbidden.map(|bypass| behind_gate(it, bypass)).into_iter().collect();
    needs.extend(signals.iter().map(|fired| called_for(it, fired)));
    needs.extend(to_be_signed(it));
    needs.extend(to_be_closed(it));
    needs.sort_by_key(|need| (need.rank, need.by));
    // What else makes it red is told in its place: beside it, the use that falls says more than the gate that is late.
    if let Some((_, rest)) = needs.split_first_mut() {
        let place = |need: &Need| {
            (need.rank / SIGNALS.len() == Weight::Early as usize, loss(need.rank % SIGNALS.len()))
        };
        // What costs as much to leave alone comes by its day, so that what has waited longest is read first.
        rest.sort_by_key(|need| (place(need), need.by, need.rank));
    }
    needs
}

fn behind_gate(it: &Assessment, bypass: &Bypass) -> Need {
    Need {
        // The customer lost nothing by it; like what is lent to a gate, it has to be put right.
        rank: Weight::Plain.rank("waiver_lapsing"),
        by: bypass.on,
        owner: it.csm().map(str::to_owned),
        what: bypass.message(),
        short: bypass.short(),
        play: None,
        progress: None,
        step: None,
        gate: Some(bypass.gate()),
        command: None,
    }
}

fn called_for(it: &Assessment, fired: &Fired) -> Need {
    Need {
        rank: Weight::of(it, fired.signal).rank(fired.signal),
        by: fired.by,
        owner: fired.owner.clone(),
        what: fired.observation.message.clone(),
        short: fired.observation.short.clone(),
        play: Some(fired.play),
        progress: steps_done(it, fired.play),
        step: fired.observation.step,
        gate: None,
        command: None,
    }
}

/// What a signal weighs before what it costs to ignore is asked.
#[derive(Clone, Copy)]
enum Weight {
    /// It holds the score down to red, whatever else is known of the plan.
    Red,
    /// Most are.
    Plain,
    /// Its neglect has not come to the first step yet: a nudge waits for what is late by weeks.
    Early,
}

impl Weight {
    /// That of a signal of a plan.
    fn of(it: &Assessment, signal: &str) -> Self {
        let (config, segment) = (&it.basis.config.health, it.plan.onboarding.segment);
        let caps = it.health.caps.iter().filter(|cap| signal_of(cap.id) == Some(signal));
        if caps.into_iter().any(|cap| config.profile(segment).band(cap.at_most) == Colour::Red) {
            return Self::Red;
        }
        let has_steps =
            |id: &&str| signal_of(id) == Some(signal) && config.neglect.steps(id, segment).is_some();
        let is_early = |id: &str| it.health.neglected.iter().all(|cap| cap.id != id);
        let mut kinds = NEGLECTS.into_iter().filter(has_steps).peekable();
        // While a hold lasts neglect rests, and who left has left all the same.
        let is_counted = kinds.peek().is_some() && !it.is_on_hold();
        if is_counted && kinds.all(is_early) { Self::Early } else { Self::Plain }
    }

    /// The place of a signal of this weight among all needs.
    fn rank(self, signal: &str) -> usize {
        self as usize * SIGNALS.len() + cost_rank(signal)
    }
}

/// A gate that waits for a signature and for nothing else.
fn to_be_signed(it: &Assessment) -> Option<Need> {
    let now = GateNow::of(it).filter(|now| now.is_ready)?;
    let of = now.names().map(|names| format!(" of {names}")).unwrap_or_default();
    Some(Need {
        // It only moves a date, as a gate that is late does.
        rank: Weight::Plain.rank("gate_overdue"),
        by: now.on,
        owner: now.ours(it).map(str::to_owned),
        what: format!("{} is ready: only the signature{of} is missing", now.gate.gate.called()),
        short: format!("{} waits for a signature", now.gate.gate.called()),
        play: None,
        progress: None,
        step: None,
        gate: Some(now.gate.gate),
        command: None,
    })
}

/// What is left once every gate is open: to say that it is over.
fn to_be_closed(it: &Assessment) -> Option<Need> {
    let (opened, close) = it.gates.closing(it.slug())?;
    let late = it.days_late(it.planned_end());
    let past = if late > 0 { format!(", {} past its planned end", Days(late)) } else { String::new() };
    Some(Need {
        // As much as an end that is past, of which it may be all that is left.
        rank: Weight::Plain.rank("past_planned_end"),
        by: it.calendar.add_working_days(opened, 1),
        owner: it.csm().map(str::to_owned),
        what: format!("every gate is open: only closing it is left{past}"),
        short: "every gate is open: close it".to_owned(),
        play: None,
        progress: None,
        step: None,
        gate: None,
        command: Some(close),
    })
}

/// How many steps of a play are done, and how many it has; none where it is not under way.
fn steps_done(it: &Assessment, play: &str) -> Option<(usize, usize)> {
    let open = open_steps(it, play).count();
    let all = find_play(play)?.steps.len();
    (open > 0).then(|| (all.saturating_sub(open), all))
}
