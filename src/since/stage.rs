//! What lies between the two days, one thing after another, each judged on the later day: first the time that passed, then
//! each commit. What one of them did is what it is after it against what it was before: the parts are each commit's own,
//! and add up.

use super::by::{By, Hands};
use super::change::Course;
use super::news::News;
use crate::assessment::Assessment;
use crate::history::{Move, Standing};

/// A part of a number that is smaller is nothing that anybody did.
const QUIET: f64 = 0.05;

/// A plan on the later day, after something.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Who changed its files, or what it is judged by; none where only time passed.
    pub hands: Option<Hands>,
    /// The commit, by the beginning of its id; none of time, of what is not committed, and of several commits together.
    pub commit: Option<String>,
    /// Where it stands after it.
    pub standing: Standing,
    /// What is not as it was on the earlier day.
    pub(super) news: Vec<News>,
}

impl Stage {
    /// A plan on the later day after what somebody did; `then` is what it was on the earlier day.
    pub fn after(then: &Assessment, it: &Assessment, hands: Hands, commit: Option<String>) -> Self {
        Self { hands: Some(hands), commit, ..Self::by_time(then, it) }
    }

    /// The files of the earlier day on the later one.
    pub(super) fn by_time(then: &Assessment, it: &Assessment) -> Self {
        let changes = Course { then, left_alone: None, now: it }.changes();
        let news = changes.into_iter().map(|it| it.news).collect();
        Self { hands: None, commit: None, standing: Standing::of(it, &[]), news }
    }
}

/// What one stage did of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share<'s> {
    /// The stage.
    pub stage: &'s Stage,
    /// By how many days or points, where it is a number that moved.
    pub amount: Option<f64>,
}

/// What each of these stages did of something.
pub(super) fn shares<'s>(news: &News, then: &Standing, stages: &'s [Stage]) -> Vec<Share<'s>> {
    let numbers = match news {
        News::Moved(Move::GoLive { from, .. }) => {
            numbers(then, stages, |it| Some(it.live_day()?.days_since(*from) as f64))
        }
        News::Moved(Move::Band { .. }) | News::Score { .. } => numbers(then, stages, |it| it.score),
        _ => None,
    };
    let Some(numbers) = numbers else {
        return turned(news, stages).map(|stage| Share { stage, amount: None }).into_iter().collect();
    };
    let moved = numbers.windows(2).zip(stages).map(|(pair, stage)| (pair[1] - pair[0], stage));
    let moved = moved.filter(|(by, _)| by.abs() >= QUIET);
    moved.map(|(by, stage)| Share { stage, amount: Some(by) }).collect()
}

/// A number before the first stage and after each, where it is known throughout.
fn numbers(
    then: &Standing,
    stages: &[Stage],
    measure: impl Fn(&Standing) -> Option<f64>,
) -> Option<Vec<f64>> {
    std::iter::once(then).chain(stages.iter().map(|it| &it.standing)).map(measure).collect()
}

/// The stage since which it is so.
fn turned<'s>(news: &News, stages: &'s [Stage]) -> Option<&'s Stage> {
    let has = |stage: &&Stage| stage.news.iter().any(|it| it.comes_to(news));
    stages.iter().rev().take_while(has).last()
}

/// What brought something about of which these stages did their shares.
pub(super) fn by(news: &News, shares: &[Share<'_>]) -> Option<By> {
    let (time, files): (Vec<&Share<'_>>, Vec<_>) = shares.iter().partition(|it| it.stage.hands.is_none());
    let days = |shares: &[&Share<'_>]| {
        let is_days = matches!(news, News::Moved(Move::GoLive { .. }));
        is_days.then(|| shares.iter().filter_map(|it| it.amount).sum::<f64>().round() as i64)
    };
    match (time.is_empty(), files.is_empty()) {
        (true, true) => None,
        (false, true) => Some(By::Time),
        (true, false) => Some(By::Files),
        (false, false) => Some(By::Both { time: days(&time), files: days(&files) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::model::Colour;

    const TO_RED: News = News::Moved(Move::Band { from: Some(Colour::Amber), to: Some(Colour::Red) });

    fn standing(score: Option<f64>) -> Standing {
        let it = Assessment::of(plan_from(&[]), &Basis::on(date("2026-04-10")));
        Standing { score, ..Standing::of(&it, &[]) }
    }

    fn stage(author: Option<&str>, score: Option<f64>, news: &[News]) -> Stage {
        let hands = author.map(|name| Hands { authors: vec![name.to_owned()], ..Hands::default() });
        Stage { hands, commit: None, standing: standing(score), news: news.to_vec() }
    }

    /// Who did what of it, `-` for time.
    fn told(then: Option<f64>, stages: &[Stage]) -> (String, Option<By>) {
        let shares = shares(&TO_RED, &standing(then), stages);
        let who = |it: &Share<'_>| it.stage.hands.as_ref().map_or("-".to_owned(), |it| it.authors.join(", "));
        let amount = |it: &Share<'_>| it.amount.map_or_else(String::new, |amount| format!(" {amount:+}"));
        let said: Vec<String> = shares.iter().map(|it| format!("{}{}", who(it), amount(it))).collect();
        (said.join("; "), by(&TO_RED, &shares))
    }

    #[test]
    fn a_band_that_time_turned_and_a_commit_made_less_bad_has_the_points_of_both() {
        let stages = [
            stage(None, Some(25.0), &[TO_RED]),
            stage(Some("Jonas Lind"), Some(49.0), &[TO_RED]),
            stage(Some("Ana Ruiz"), Some(49.0), &[TO_RED]),
        ];
        let both = Some(By::Both { time: None, files: None });
        assert_eq!(told(Some(74.0), &stages), ("- -49; Jonas Lind +24".to_owned(), both));
    }

    #[test]
    fn what_time_made_late_is_late_by_time_whoever_has_it_since() {
        let late = |owner: &str| {
            News::Slid(crate::since::Slid {
                kind: "action",
                id: "A-1".to_owned(),
                what: "cut-over plan".to_owned(),
                owner: Some(owner.to_owned()),
                due: date("2026-04-03"),
            })
        };
        let (was, is) = (late("Priya Shah"), late("Nora Falk"));
        let stages = [stage(None, None, &[was]), stage(Some("Ana Ruiz"), None, std::slice::from_ref(&is))];
        let shares = shares(&is, &standing(None), &stages);
        assert_eq!(by(&is, &shares), Some(By::Time));
    }

    #[test]
    fn where_there_is_no_score_it_is_whose_it_is_since_then() {
        let stages = [
            stage(None, Some(60.0), &[]),
            stage(Some("Jonas Lind"), None, &[TO_RED]),
            stage(Some("Lee Novak"), None, &[]),
            stage(Some("Ana Ruiz"), Some(49.0), &[TO_RED]),
            stage(Some("Tom Becker"), Some(49.0), &[TO_RED]),
        ];
        assert_eq!(told(Some(74.0), &stages), ("Ana Ruiz".to_owned(), Some(By::Files)));
        let by_time = [stage(None, None, &[TO_RED]), stage(Some("Ana Ruiz"), None, &[TO_RED])];
        assert_eq!(told(Some(74.0), &by_time), ("-".to_owned(), Some(By::Time)));
    }
}
