//! What made a score another one. Each component has the points by which it differs itself; that others came to be known or
//! are known no longer moves the shares of all, and is told of those alone.

use super::contribution::Contribution;
use super::step::Standing;

/// A part that is smaller is not worth a word.
const QUIET_POINTS: f64 = 0.05;

/// What a component, or the caps together, did to a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The metric; none for what caps did.
    pub metric: Option<String>,
    /// Points, more or fewer.
    pub points: f64,
}

/// What made a score another one, the largest part first: they add up to the difference. Nothing where there was no
/// score before or after.
pub fn parts(before: &Standing, after: &Standing) -> Vec<Part> {
    let Some((was, is)) = before.score.zip(after.score) else { return Vec::new() };
    let uncapped = |it: &Standing, score: f64| it.uncapped.unwrap_or(score);
    let moved = uncapped(after, is) - uncapped(before, was);
    let mut parts = of_components(&before.contributions, &after.contributions);
    parts.retain(|part| part.points.abs() >= QUIET_POINTS);
    parts.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    // Scores are printed in tenths, so what is left of one belongs to the largest part.
    let left = moved - parts.iter().map(|part| part.points).sum::<f64>();
    if let Some(largest) = parts.first_mut() {
        largest.points = tenths(largest.points + left);
    }
    parts.push(Part { metric: None, points: (is - was) - moved });
    parts.retain(|part| part.points.abs() >= QUIET_POINTS);
    parts.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    parts
}

/// Of one that is counted on both sides, by what it differs; of one that came or went, what it is against those others.
fn of_components(before: &[Contribution], after: &[Contribution]) -> Vec<Part> {
    let is_in = |list: &[Contribution], it: &Contribution| list.iter().any(|one| one.metric == it.metric);
    let stays =
        |list: &[Contribution], other: &[Contribution]| Mean::of(list.iter().filter(|it| is_in(other, it)));
    let (was, is) = (Mean::of(before), Mean::of(after));
    let (stayed, stays) = (stays(before, after), stays(after, before));
    let of_after = after.iter().map(|it| {
        let points = match before.iter().find(|one| one.metric == it.metric) {
            Some(then) => {
                // A part of it only where components weigh something else than before.
                let share = stays.share(it) - stayed.share(then);
                stays.share(it) * (it.score - then.score) + share * (then.score - stayed.mean())
            }
            None => is.share(it) * (it.score - stays.mean()),
        };
        (it, points)
    });
    let gone = before.iter().filter(|it| !is_in(after, it));
    let of_gone = gone.map(|it| (it, was.share(it) * (stayed.mean() - it.score)));
    let part =
        |(it, points): (&Contribution, f64)| Part { metric: Some(it.metric.clone()), points: tenths(points) };
    of_after.chain(of_gone).map(part).collect()
}

/// The weighted mean of some components.
#[derive(Clone, Copy)]
struct Mean {
    weight: f64,
    points: f64,
}

impl Mean {
    fn of<'a>(components: impl IntoIterator<Item = &'a Contribution>) -> Self {
        components.into_iter().fold(Self { weight: 0.0, points: 0.0 }, |mean, it| Self {
            weight: mean.weight + it.weight,
            points: mean.points + it.weight * it.score,
        })
    }

    fn mean(self) -> f64 {
        if self.weight > 0.0 { self.points / self.weight } else { 0.0 }
    }

    /// How much of it is this component's.
    fn share(self, it: &Contribution) -> f64 {
        if self.weight > 0.0 { it.weight / self.weight } else { 0.0 }
    }
}

fn tenths(points: f64) -> f64 {
    (points * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    /// A plan with these components: what each comes to, and what it weighs.
    fn with(components: &[(&str, f64, f64)], capped: Option<f64>) -> Standing {
        let it = Assessment::of(plan_from(&[]), &Basis::on(date("2026-03-10")));
        let of = |(metric, score, weight): &(&str, f64, f64)| Contribution {
            metric: (*metric).to_owned(),
            points: 0.0,
            score: *score,
            weight: *weight,
        };
        let contributions: Vec<Contribution> = components.iter().map(of).collect();
        let uncapped = Some(tenths(Mean::of(&contributions).mean()));
        Standing { score: capped.or(uncapped), uncapped, contributions, ..Standing::of(&it, &[]) }
    }

    fn told(before: &Standing, after: &Standing) -> Vec<(String, f64)> {
        let seen = parts(before, after);
        let sum: f64 = seen.iter().map(|part| part.points).sum();
        let moved = after.score.unwrap_or_default() - before.score.unwrap_or_default();
        assert!((sum - moved).abs() < 1e-9, "{seen:?} for {moved}");
        let name = |it: &Part| it.metric.clone().unwrap_or_else(|| "caps".to_owned());
        seen.iter().map(|it| (name(it), tenths(it.points))).collect()
    }

    fn want(parts: &[(&str, f64)]) -> Vec<(String, f64)> {
        parts.iter().map(|(name, points)| ((*name).to_owned(), *points)).collect()
    }

    #[test]
    fn a_component_that_is_what_it_was_has_no_part_in_it() {
        let one = [("slip", 100.0, 10.0), ("mood", 80.0, 10.0)];
        let more = [("slip", 100.0, 10.0), ("mood", 80.0, 10.0), ("work", 30.0, 5.0)];
        assert_eq!(told(&with(&one, None), &with(&more, None)), want(&[("work", -12.0)]));
        assert_eq!(told(&with(&more, None), &with(&one, None)), want(&[("work", 12.0)]));
        let worse = [("slip", 100.0, 10.0), ("mood", 60.0, 10.0), ("work", 30.0, 5.0)];
        let both = want(&[("mood", -10.0), ("work", -10.0)]);
        assert_eq!(told(&with(&one, None), &with(&worse, None)), both);
    }

    #[test]
    fn the_parts_of_a_difference_add_up_to_it() {
        let before = with(&[("a", 50.0, 1.0), ("b", 33.3, 2.0), ("c", 10.0, 7.0)], None);
        let after = with(&[("a", 44.0, 3.0), ("c", 20.0, 7.0), ("d", 91.7, 1.5)], Some(20.0));
        let seen = told(&before, &after);
        assert!(seen.iter().any(|(name, _)| name == "caps"), "{seen:?}");
        let apart = with(&[("x", 70.0, 1.0)], None);
        assert_eq!(told(&before, &apart).len(), 4, "nothing is counted on both sides");
        let unknown = Standing { score: None, ..after };
        assert_eq!(parts(&before, &unknown), []);
    }
}
