//! Chance, the same for the same number: it fills in what an act leaves open.

use onboard::date::Date;

use super::start;

/// What decides the details of one act.
pub(super) struct Chance {
    /// Nothing where the first of all that can be is always chosen.
    state: Option<u64>,
    /// Unique in a story.
    number: usize,
    pub(super) today: Date,
}

impl Chance {
    pub(super) fn of(seed: u32, number: usize, today: Date) -> Self {
        Self { state: Some(u64::from(seed) | 1 << 40), number, today }
    }

    /// No chance at all.
    pub(super) const fn none(number: usize, today: Date) -> Self {
        Self { state: None, number, today }
    }

    fn below(&mut self, end: usize) -> usize {
        // The constants of Knuth's MMIX; the upper bits are the better ones.
        let next =
            |it: u64| it.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.state = self.state.map(next);
        self.state.and_then(|it| usize::try_from(it >> 33).ok()).unwrap_or_default() % end
    }

    fn one(&mut self, of: &[&str]) -> String {
        of[self.below(of.len())].to_owned()
    }

    /// A day that is still to come.
    pub(super) fn ahead(&mut self) -> Date {
        self.today.plus_days(i64::try_from(self.below(28)).unwrap_or_default() + 1)
    }

    fn word(&mut self, blank: &str) -> String {
        match blank {
            "new" => format!("n{}", self.number),
            "today" => self.today.to_string(),
            "ahead" => self.ahead().to_string(),
            "score" => (self.below(5) + 1).to_string(),
            "truth" => self.one(&["true", "false"]),
            "colour" => self.one(&["green", "amber", "red"]),
            "role" => self.one(&["champion", "executive_sponsor", "project_lead", "power_user"]),
            "part" => self.one(&["support", "ae", "csm", "implementation"]),
            "point" => self.one(&["first", "quick-win", "full"]),
            "ours" => self.one(&start::OURS),
            "theirs" => self.one(&start::THEIRS),
            "person" => {
                let all: Vec<&str> = start::OURS.iter().chain(&start::THEIRS).copied().collect();
                self.one(&all)
            }
            "action" => self.one(&["A-1", "A-2", "A-3"]),
            "milestone" => self.one(&["M-access", "M-import", "M-pilot", "M-live", "M-rollout"]),
            "risk" => self.one(&["R-1", "R-2"]),
            "commitment" => self.one(&["K-1", "K-2"]),
            other => panic!("{other} is no word that chance knows"),
        }
    }

    /// The text with its placeholders filled in.
    pub(super) fn fill(&mut self, text: &str, quote: impl Fn(String) -> String) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let blank = after.split('}').next().unwrap_or_default();
            filled.push_str(before);
            if !blank.is_empty() && blank.bytes().all(|byte| byte.is_ascii_lowercase()) {
                filled.push_str(&quote(self.word(blank)));
                rest = &after[blank.len() + 1..];
            } else {
                filled.push('{');
                rest = after;
            }
        }
        filled.push_str(rest);
        filled
    }
}
