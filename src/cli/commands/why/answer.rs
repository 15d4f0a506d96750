//! From what a plan answered on each day to when that turned, and what turned it.

use std::ops::RangeInclusive;

use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::diff::{Both, Version};
use onboard::finding::Place;
use onboard::history::Origin;
use onboard::plan::{Directory, load_with};
use onboard::report::diff::Compared;
use onboard::report::why::{Explained, Start, Turned, Walked, WhyAnswer};
use onboard::store::Commit;
use onboard::why::{Cause, Changed, Files, Hunk, Moment, Turn, decisive, turns};

use super::merge::inside;
use super::walk::{State, Walk};
use crate::context::day_of;
use crate::failure::Failure;
use crate::portfolio::{Portfolio, made};
use crate::timeline::{origin_of, paths};

impl Walk<'_> {
    /// What there is to say, and whether every state of the plan could be read.
    ///
    /// # Errors
    /// When the plan cannot be read on the last day, or git not be asked.
    pub(super) fn answer(&self, portfolio: &Portfolio) -> Result<(WhyAnswer, bool), Failure> {
        let last = self.replies.last().cloned().flatten();
        let plan = self.plans.last().and_then(|it| it.as_ref().ok());
        let (Some(now), Some((plan, _))) = (last, plan) else { return Err(self.unreadable()) };
        let found = turns(&self.replies);
        let mut told: Vec<Turned> = found.iter().map(|turn| self.turned(*turn)).collect();
        let explained = found.last().map(|turn| self.explained(*turn)).transpose()?;
        let reasons = |at: usize| self.assessed(at).map(|it| self.question.subject.reasons(&it));
        if let (Some(turned), Some(turn), Some(explained)) = (told.last_mut(), found.last(), &explained) {
            self.look_into_merge(turned, *turn, portfolio, &explained.changed.hunks)?;
        }
        let answer = WhyAnswer {
            slug: self.slug.to_owned(),
            customer: plan.onboarding.customer.clone(),
            question: self.question,
            now,
            reasons: reasons(self.moments.len() - 1).unwrap_or_default(),
            reasons_then: found.last().and_then(|turn| reasons(turn.after)).unwrap_or_default(),
            turns: told,
            last: explained,
            walked: self.walked(),
        };
        let mut from_first = self.replies.iter().skip_while(|it| it.is_none());
        Ok((answer, from_first.all(Option::is_some)))
    }

    fn unreadable(&self) -> Failure {
        match self.plans.last() {
            Some(Err(why)) => Failure::unreadable(self.slug, why),
            _ => Failure::usage(format!("`{}` is in no commit up to {}", self.slug, self.span.1)),
        }
    }

    fn turned(&self, turn: Turn) -> Turned {
        let reply = |at: usize| self.replies[at].clone().expect("a turn lies between two answers");
        Turned {
            before: self.moments[turn.before].day,
            day: self.moments[turn.after].day,
            from: reply(turn.before),
            to: reply(turn.after),
            cause: self.cause(turn),
        }
    }

    fn cause(&self, turn: Turn) -> Cause {
        let (before, after) = (self.moments[turn.before].files, self.moments[turn.after].files);
        let passed = &self.states[(before + 1).min(after)..=after];
        if before == after {
            Cause::Time
        } else if matches!(passed.last(), Some(State::OnDisk(_))) {
            Cause::Uncommitted
        } else {
            Cause::Commits { commits: passed.iter().filter_map(origin).collect(), merge: None }
        }
    }

    /// Names in place of a merge the commits inside it that changed the lines.
    fn look_into_merge(
        &self,
        turned: &mut Turned,
        turn: Turn,
        portfolio: &Portfolio,
        hunks: &[Hunk],
    ) -> Result<(), Failure> {
        let Cause::Commits { commits, merge } = &mut turned.cause else { return Ok(()) };
        let State::Committed(last) = &self.states[self.moments[turn.after].files] else { return Ok(()) };
        if commits.len() != 1 || last.commit.parents.len() < 2 {
            return Ok(());
        }
        let paths = paths(portfolio, &last.slug);
        let found = inside(self.asked, last, &paths, hunks)?;
        if !found.is_empty() {
            let zone = portfolio.basis.config.timezone;
            let day_of = |it: &Commit| day_of(it.committed, zone);
            *commits = found.iter().map(|it| origin_of(it, day_of(it))).collect();
            *merge = Some(last.origin());
        }
        Ok(())
    }

    /// The plan before and after a turn, and the lines that turned it.
    fn explained(&self, turn: Turn) -> Result<Explained, Failure> {
        let moments = Both::new(self.moments[turn.before], self.moments[turn.after]);
        let base = self.seen(moments.base)?;
        let head = self.seen(moments.head)?;
        let changed = match moments.base.files == moments.head.files {
            true => Changed::default(),
            false => {
                let read_from = Both::new(&base.0, &head.0).map(|it| self.lines(it));
                let changed = self.changed(turn, Both::new(&base.1, &head.1));
                changed.in_order_of(|hunk| rank(hunk, &read_from))
            }
        };
        let compared = Compared::of(Both::new(Some(base.0), Some(head.0)));
        Ok(Explained { compared, changed })
    }

    /// The plan at a moment, with all that follows from it.
    fn assessed(&self, moment: usize) -> Option<Assessment> {
        let moment = self.moments.get(moment)?;
        let (plan, basis) = self.plans[moment.files].as_ref().ok()?;
        Some(Assessment::of(plan.clone(), &basis.at(moment.day)))
    }

    /// The lines from which the answer is read, the most telling first.
    fn lines(&self, version: &Version) -> Vec<Lines> {
        let routes = version.assessment.as_ref().map(|it| self.question.subject.routes(it));
        let places: Vec<Place> = routes.into_iter().flatten().map(Place::Node).collect();
        let sources = &version.loaded.sources;
        let spots = sources.locate(&places).into_iter().flatten().filter(|spot| !spot.is_whole);
        let lines = spots.filter_map(|spot| {
            let line = |offset: usize| Some(sources.position(spot.file, offset)?.line);
            let last = spot.span.end.saturating_sub(1).max(spot.span.start);
            Some((spot.file.name(), line(spot.span.start)?..=line(last)?))
        });
        lines.collect()
    }

    /// The plan at a moment, and its files.
    fn seen(&self, moment: Moment) -> Result<(Version, Files), Failure> {
        self.states[moment.files].look(self.asked, self.slug, self.span.1, |portfolio, slug| {
            let version = Version::of(portfolio.load(slug), &portfolio.basis.at(moment.day));
            (version, self.asked.files(portfolio, slug))
        })
    }

    /// The lines without which the answer would not have turned.
    fn changed(&self, turn: Turn, both: Both<&Files>) -> Changed {
        let day = self.moments[turn.after].day;
        let after = self.replies[turn.after].as_ref();
        let reader = self.asked.repository.reader();
        let turns_back = |directory: Directory, basis: &Basis| {
            let plan = made(load_with(directory, &reader)).ok().filter(|plan| plan.doubtful.is_empty());
            let reply = plan.map(|plan| self.question.ask(&Assessment::of(plan, &basis.at(day))));
            reply.is_some_and(|reply| Some(&reply) != after)
        };
        decisive(both, turns_back)
    }

    /// Which days were looked at, and why no more.
    fn walked(&self) -> Walked {
        let first = self.replies.iter().position(Option::is_some).unwrap_or_default();
        let Moment { files, day: since } = self.moments[first];
        let states = &self.states[files..];
        let start = match &self.states[files] {
            State::OnDisk(_) => Start::Uncommitted,
            // Files from before the first day are there because more was not asked for.
            State::Committed(it) if it.day < self.span.0 => Start::Asked,
            State::Committed(it) => Start::Added(it.origin()),
        };
        let commits = states.iter().filter(|it| matches!(it, State::Committed(_))).count();
        Walked { since, until: self.span.1, commits, start }
    }
}

/// Lines of a file.
type Lines = (&'static str, RangeInclusive<usize>);

/// The place of the first lines that a change is one of, before or after it, among those from which the answer is read.
fn rank(hunk: &Hunk, read_from: &Both<Vec<Lines>>) -> usize {
    let among = |all: &[Lines], first: usize, count: usize| {
        let last = first + count.max(1) - 1;
        let touches =
            |(file, lines): &Lines| *file == hunk.file && first <= *lines.end() && *lines.start() <= last;
        all.iter().position(touches).unwrap_or(usize::MAX)
    };
    let before = among(&read_from.base, hunk.old_line, hunk.old.len());
    among(&read_from.head, hunk.new_line, hunk.new.len()).min(before)
}

/// A state as answers name it, where it is a commit.
fn origin(state: &State<'_>) -> Option<Origin> {
    match state {
        State::Committed(it) => Some(it.origin()),
        State::OnDisk(_) => None,
    }
}
