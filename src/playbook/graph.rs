//! What waits for what in a playbook, for the order of dates and for finding cycles.

use std::collections::{BTreeMap, BTreeSet};

use super::{Anchor, Playbook};
use crate::model::{Event, Fact, GateName};

/// The milestones of a playbook, by index, with those that each has to come after.
pub(super) struct Graph {
    after: Vec<BTreeSet<usize>>,
}

impl Graph {
    /// Dependencies that name no milestone are left out; validation tells of them.
    pub(super) fn of(playbook: &Playbook) -> Self {
        let by_id: BTreeMap<&str, usize> =
            playbook.milestones.iter().enumerate().map(|(index, m)| (m.id.as_str(), index)).collect();
        let anchors = Anchors::of(playbook);
        let mut after: Vec<BTreeSet<usize>> = Vec::new();
        for milestone in &playbook.milestones {
            let named = milestone.after.iter().filter_map(|id| by_id.get(id.as_str()).copied());
            // What comes after an anchor follows it when it is pushed; what comes before keeps its date.
            let anchor =
                (!milestone.due.is_before()).then(|| anchors.milestone(milestone.due.anchor)).flatten();
            after.push(named.chain(anchor).collect());
        }
        if let Some(go_live) = anchors.go_live {
            let asked = playbook.gates.get(GateName::GoLive).criteria.iter();
            after[go_live].extend(
                asked
                    .filter_map(|criterion| by_id.get(criterion.milestone.get()?).copied())
                    .filter(|i| *i != go_live),
            );
        }
        Self { after }
    }

    /// What the milestone has to come after.
    pub(super) fn after(&self, index: usize) -> impl Iterator<Item = usize> {
        self.after[index].iter().copied()
    }

    /// The milestones, each after all that it waits for; those of a cycle are missing.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut waiting: Vec<usize> = self.after.iter().map(BTreeSet::len).collect();
        let mut before = vec![Vec::new(); self.after.len()];
        for (index, after) in self.after.iter().enumerate() {
            after.iter().for_each(|other| before[*other].push(index));
        }
        let mut ready: BTreeSet<usize> = (0..waiting.len()).filter(|index| waiting[*index] == 0).collect();
        let mut order = Vec::new();
        while let Some(index) = ready.pop_first() {
            order.push(index);
            for later in &before[index] {
                waiting[*later] -= 1;
                if waiting[*later] == 0 {
                    ready.insert(*later);
                }
            }
        }
        order
    }

    /// A cycle, if there is one: each waits for the next, and the last for the first.
    pub(super) fn cycle(&self) -> Option<Vec<usize>> {
        let ordered: BTreeSet<usize> = self.order().into_iter().collect();
        let mut at = (0..self.after.len()).find(|index| !ordered.contains(index))?;
        let mut path = Vec::new();
        let mut seen = BTreeMap::new();
        // Whatever is not ordered waits for something that is not ordered, so this comes round.
        while let std::collections::btree_map::Entry::Vacant(entry) = seen.entry(at) {
            entry.insert(path.len());
            path.push(at);
            at = self.after(at).find(|index| !ordered.contains(index))?;
        }
        Some(path.split_off(seen[&at]))
    }
}

/// The milestones from which others are dated, by index: found once, because each of the others asks for one.
#[derive(Clone, Copy)]
pub(super) struct Anchors {
    kickoff: Option<usize>,
    go_live: Option<usize>,
}

impl Anchors {
    pub(super) fn of(playbook: &Playbook) -> Self {
        Self { kickoff: playbook.fact(Fact::Kickoff), go_live: playbook.event(Event::GoLive) }
    }

    /// The index of the milestone that an anchor stands for; the signature is none.
    pub(super) const fn milestone(self, anchor: Anchor) -> Option<usize> {
        match anchor {
            Anchor::Signature => None,
            Anchor::Kickoff => self.kickoff,
            Anchor::GoLive => self.go_live,
        }
    }
}
