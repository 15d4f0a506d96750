//! What holds the answer as it is on the last day, where that is not what turned it.

use super::WhyAnswer;
use crate::report::Line;
use crate::why::{Reason, Subject};

/// So many reasons are named.
const MOST_REASONS: usize = 3;

impl WhyAnswer {
    /// What holds it, and the command that shows all; nothing where it is held by what turned it.
    pub(super) fn held(&self) -> Option<Line> {
        let ids = |all: &[Reason]| all.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        let is_health = matches!(self.question.subject, Subject::Health | Subject::Score);
        let is_told = is_health && !self.turns.is_empty() && ids(&self.reasons) == ids(&self.reasons_then);
        if is_told || self.reasons.is_empty() && (!is_health || self.turns.is_empty()) {
            return None;
        }
        let command = self.question.subject.command(&self.slug);
        let shows = command.map(|it| Line::new().dim("; ").code(it).dim(" shows all")).unwrap_or_default();
        if self.reasons.is_empty() {
            return Some(Line::from("no cap any more, but what the score is made of").then(shows));
        }
        let one = |it: &Reason| match is_health {
            true => Line::message(&it.text),
            false => Line::new().code(&it.id).plain(" ").then(Line::message(&it.text)),
        };
        let line = Line::joined(self.reasons.iter().take(MOST_REASONS).map(one), "; ");
        let line = match self.reasons.len().saturating_sub(MOST_REASONS) {
            0 => line,
            more => line.plain(format!(" and {more} more")),
        };
        Some(line.then(shows))
    }
}
