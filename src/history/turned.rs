//! Where something moved between two steps, and whether a date that went by moved it, or what was committed in between. The
//! files of the step before are judged on the day of the step as well: what moved by then moved by itself.

use super::moved::{Move, moves};
use super::step::{Standing, Step};

/// Points of a score that are fewer are nothing that anybody did.
const QUIET_POINTS: f64 = 0.05;

/// What moved something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mover {
    /// A date went by: no commit did it.
    Time,
    /// What was committed.
    Commits,
    /// Both.
    Both,
}

/// A step at which something moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Turned<'s> {
    /// The step.
    pub step: &'s Step,
    /// Where it stood at the step before, and is at this one.
    pub before: &'s Standing,
    /// Where it is at this one.
    pub after: &'s Standing,
    /// What moved, and what moved it, in the order in which it is told.
    pub moves: Vec<(Move, Mover)>,
}

impl Mover {
    /// As programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Commits => "files",
            Self::Both => "both",
        }
    }
}

/// The steps at which something moved; those of which nothing is known are passed over.
pub fn turned(steps: &[Step]) -> Vec<Turned<'_>> {
    let known: Vec<(&Step, &Standing)> =
        steps.iter().filter_map(|step| Some((step, step.known()?))).collect();
    let pairs = known.windows(2).filter_map(|pair| {
        let ((_, before), (step, after)) = (pair[0], pair[1]);
        let moves: Vec<(Move, Mover)> =
            moves(before, after).into_iter().map(|it| (it, mover(it, step, before, after))).collect();
        (!moves.is_empty()).then_some(Turned { step, before, after, moves })
    });
    pairs.collect()
}

impl Turned<'_> {
    /// By how many points the score moved by itself, and by what was committed; none where it did not by both.
    pub fn points(&self) -> Option<(f64, f64)> {
        let by_itself = self.step.by_itself.as_ref()?.score?;
        let (time, files) = (by_itself - self.before.score?, self.after.score? - by_itself);
        (time.abs() >= QUIET_POINTS && files.abs() >= QUIET_POINTS).then_some((time, files))
    }

    /// By how many days go-live moved by itself, where what was committed moved it as well.
    pub fn days_by_time(&self) -> Option<i64> {
        Some(self.step.by_itself.as_ref()?.live_day()?.days_since(self.before.live_day()?))
    }

    /// Whether what was committed did any of it.
    pub fn is_of_commits(&self) -> bool {
        self.moves.iter().any(|(_, mover)| *mover != Mover::Time) || self.points().is_some()
    }
}

/// What made a move of a step.
fn mover(moved: Move, step: &Step, before: &Standing, after: &Standing) -> Mover {
    if step.commits.is_empty() {
        return Mover::Time;
    }
    if let Some(mover) = turned_between(moved, step) {
        return mover;
    }
    // Where the files of before cannot be judged on the day, nothing speaks for time.
    let Some(by_itself) = &step.by_itself else { return Mover::Commits };
    let of = |is_all: bool, is_none: bool| match (is_all, is_none) {
        (true, _) => Mover::Time,
        (false, true) => Mover::Commits,
        (false, false) => Mover::Both,
    };
    match moved {
        Move::Band { .. } => of(by_itself.band == after.band, by_itself.band == before.band),
        Move::GoLive { .. } => {
            let days = [by_itself, before, after].map(Standing::live_day);
            of(days[0] == days[2], days[0] == days[1])
        }
        _ => {
            let has = moves(before, by_itself).iter().any(|it| it.is_like(&moved));
            of(has, !has)
        }
    }
}

/// What turned something that the files of before would have come to as well: the commit that did it first, or the day that
/// did. How far a day moves is counted in whole steps.
fn turned_between(moved: Move, step: &Step) -> Option<Mover> {
    if matches!(moved, Move::GoLive { .. }) {
        return None;
    }
    let turns = |(before, after): (&Standing, &Standing)| match moved {
        Move::Band { to, .. } => before.band != to && after.band == to,
        _ => moves(before, after).iter().any(|it| it.is_like(&moved)),
    };
    let last = step.between.windows(2).rfind(|pair| turns((&pair[0].standing, &pair[1].standing)))?;
    Some(if last[1].is_by_commit { Mover::Commits } else { Mover::Time })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::history::{Between, Origin};
    use crate::model::Colour;

    const OPEN: &str = "milestones: [{id: M-live, event: go_live, phase: implementation, due: DUE}]";

    fn standing(due: &str, day: &str) -> Standing {
        let plan = plan_from(&[("jsp.yaml", &OPEN.replace("DUE", due))]);
        Standing::of(&Assessment::of(plan, &Basis::on(date(day))), &[])
    }

    #[test]
    fn what_the_files_of_before_come_to_as_well_is_nobodys_commit() {
        let case = |old: &str, new: &str, want: Mover, days: i64| {
            let (first, last) = ("2026-04-06", "2026-04-10");
            let origin = Origin {
                id: "1234567".to_owned(),
                author: "Ana Ruiz".to_owned(),
                subject: "a change".to_owned(),
                on: date(last),
            };
            let step = |day: &str, due: &str, by_itself: Option<Standing>| Step {
                day: date(day),
                commits: vec![origin.clone()],
                standing: Ok(standing(due, day)),
                by_itself,
                between: Vec::new(),
            };
            let steps = [step(first, old, None), step(last, new, Some(standing(old, last)))];
            let turned = turned(&steps);
            let moves: Vec<Mover> = turned[0].moves.iter().map(|(_, mover)| *mover).collect();
            assert_eq!((moves, turned[0].days_by_time()), (vec![want], Some(days)), "{old} to {new}");
        };
        // What is late moves by a working day each working day, whatever its new day in the past is.
        case("2026-04-01", "2026-04-02", Mover::Time, 4);
        case("2026-04-01", "2026-04-20", Mover::Both, 4);
        case("2026-04-20", "2026-04-24", Mover::Commits, 0);
    }

    #[test]
    fn a_turn_is_that_of_the_commit_that_made_it_though_time_would_have_made_it_too() {
        let at = |band: Colour| Standing { band: Some(band), ..standing("2026-04-20", "2026-04-06") };
        let (amber, red) = (at(Colour::Amber), at(Colour::Red));
        let mover = |between: &[(bool, Colour)]| {
            let between = between
                .iter()
                .map(|(is_by_commit, band)| Between { is_by_commit: *is_by_commit, standing: at(*band) });
            let step = |day: &str, standing: &Standing| Step {
                day: date(day),
                commits: vec![Origin {
                    id: "1234567".to_owned(),
                    author: "Ana Ruiz".to_owned(),
                    subject: "a change".to_owned(),
                    on: date(day),
                }],
                standing: Ok(standing.clone()),
                by_itself: None,
                between: Vec::new(),
            };
            let last =
                Step { by_itself: Some(red.clone()), between: between.collect(), ..step("2026-04-10", &red) };
            let steps = [step("2026-04-03", &amber), last];
            turned(&steps)[0].moves[0].1
        };
        let (was, is) = (Colour::Amber, Colour::Red);
        assert_eq!(mover(&[]), Mover::Time, "nobody looked in between");
        assert_eq!(mover(&[(false, was), (true, is), (false, is)]), Mover::Commits);
        assert_eq!(mover(&[(false, was), (true, was), (false, is)]), Mover::Time);
        assert_eq!(
            mover(&[(false, was), (true, is), (true, was), (false, is)]),
            Mover::Time,
            "the last time"
        );
    }
}
