//! The arithmetic of the score: weighted mean, coverage, honest interval, and parts that add up.

use super::component::Component;

/// Sums over the components that apply.
pub(super) struct WeightedMean {
    applicable: f64,
    known: f64,
    /// Weight × sub-score over the known ones.
    points: f64,
}

/// Sums of weights and products carry errors in their last digits, which must not decide a colour.
const HAIR: f64 = 1e-9;

impl WeightedMean {
    pub(super) fn of<'a>(components: impl IntoIterator<Item = &'a Component>) -> Self {
        let mut mean = Self { applicable: 0.0, known: 0.0, points: 0.0 };
        for component in components.into_iter().filter(|component| component.applies()) {
            mean.applicable += component.weight;
            if let Some(score) = component.score {
                mean.known += component.weight;
                mean.points += component.weight * score;
            }
        }
        mean
    }

    /// Known weight ÷ applicable weight.
    pub(super) fn coverage(&self) -> f64 {
        if self.applicable > 0.0 { self.known / self.applicable } else { 0.0 }
    }

    /// The mean over what is known, in tenths; none below the floor or when nothing is known.
    pub(super) fn score(&self, floor: f64) -> Option<f64> {
        let is_covered = self.known > 0.0 && self.coverage() >= floor - HAIR;
        is_covered.then(|| rounded(self.points / self.known, 10.0))
    }

    /// The mean with every unknown at 0 and at 100, in hundredths. A printed score lies within, even where
    /// rounding to tenths took it a hair outside.
    pub(super) fn interval(&self, score: Option<f64>) -> (f64, f64) {
        if self.applicable <= 0.0 {
            return (0.0, 100.0);
        }
        if let Some(score) = score.filter(|_| self.known >= self.applicable) {
            return (score, score);
        }
        let unknown = 100.0 * (self.applicable - self.known);
        let low = rounded(self.points / self.applicable, 100.0);
        let high = rounded((self.points + unknown) / self.applicable, 100.0);
        (score.map_or(low, |score| score.min(low)), score.map_or(high, |score| score.max(high)))
    }

    /// Shares the score out among the known components in tenths: each gets its part rounded down, and the
    /// tenths that are left go to the largest remainders, the first of equals first.
    pub(super) fn contribute(&self, components: &mut [Component], score: Option<f64>) {
        let Some(score) = score else { return };
        let exact = |c: &Component| Some(10.0 * c.weight * c.score.filter(|_| c.applies())? / self.known);
        let mut parts: Vec<(usize, f64)> =
            components.iter().enumerate().filter_map(|(index, c)| Some((index, exact(c)?))).collect();
        let floors: f64 = parts.iter().map(|(_, tenths)| floor(*tenths)).sum();
        let mut left = ((10.0 * score).round() - floors).max(0.0) as usize;
        parts.sort_by(|(_, a), (_, b)| (b - floor(*b)).total_cmp(&(a - floor(*a))));
        for (index, tenths) in parts {
            let extra = if left > 0 { 1.0 } else { 0.0 };
            left = left.saturating_sub(1);
            components[index].contribution = Some((floor(tenths) + extra) / 10.0);
        }
    }
}

fn floor(tenths: f64) -> f64 {
    (tenths + HAIR).floor()
}

/// Half a step rounds up, a hair below half a step too.
pub(super) fn rounded(number: f64, steps: f64) -> f64 {
    (number * steps + HAIR).round() / steps
}
