//! What a form has changed, in one line.

use std::collections::BTreeSet;
use std::fmt;

use super::form::{CallForm, Tick, WhatBecame};
use super::ticked::Ticked;
use crate::model::ContactKind;

/// How much a form has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallCounts {
    kind: ContactKind,
    done: usize,
    moved: usize,
    blocked: usize,
    unblocked: usize,
    dropped: usize,
    actions: usize,
    decisions: usize,
    asks: usize,
    answers: usize,
    confirmed: usize,
    moods: usize,
    /// Whether an update was drafted.
    pub is_update_drafted: bool,
}

impl CallCounts {
    /// What a form says, counted, but for the lines that say what is so already.
    pub(super) fn of(form: &CallForm, idle: &BTreeSet<usize>, is_update_drafted: bool) -> Self {
        let ticks = || form.ticks.iter().filter(|it| !idle.contains(&it.number));
        let count = |is: fn(&Tick) -> bool| ticks().filter(|it| is(&it.what)).count();
        let became = |is: fn(&WhatBecame) -> bool| ticks().filter(|it| is(&it.what.became)).count();
        let answers = count(|it| matches!(it.entry, Ticked::Ask(_)));
        let settled = count(|it| matches!(it.entry, Ticked::Decision(_)));
        Self {
            kind: form.kind,
            done: became(|it| matches!(it, WhatBecame::Done { .. })) - answers - settled,
            moved: became(|it| matches!(it, WhatBecame::Moved { .. })),
            blocked: became(|it| matches!(it, WhatBecame::Blocked { .. })),
            unblocked: became(|it| matches!(it, WhatBecame::Unblocked)),
            dropped: became(|it| matches!(it, WhatBecame::Dropped { .. })),
            actions: form.actions.len(),
            decisions: form.decisions.len() + settled,
            asks: form.asks.len(),
            answers,
            confirmed: form.confirmed.iter().filter(|it| !idle.contains(&it.number)).count(),
            moods: form.moods.len(),
            is_update_drafted,
        }
    }
}

impl fmt::Display for CallCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1 {}", self.kind.word().replace('_', " "))?;
        let counts = [
            (self.done, "done"),
            (self.moved, "moved"),
            (self.blocked, "blocked"),
            (self.unblocked, "unblocked"),
            (self.dropped, "dropped"),
            (self.actions, "new"),
            (self.decisions, "decided"),
            (self.asks, "asked"),
            (self.answers, "answered"),
            (self.confirmed, "confirmed"),
            (self.moods, "judged"),
        ];
        for (count, word) in counts.iter().filter(|(count, _)| *count > 0) {
            write!(f, " · {count} {word}")?;
        }
        if self.is_update_drafted { f.write_str(" · update drafted") } else { Ok(()) }
    }
}
