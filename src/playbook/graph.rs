//! What waits for what in a playbook, and what is dated from what: for the order of dates and for finding circles.

use std::collections::{BTreeMap, BTreeSet};

use super::Playbook;
use crate::model::{Event, GateName, RelativeDay};

/// The milestones of a playbook, by index, with those that each has to come after.
pub(super) struct Graph {
    after: Vec<BTreeSet<usize>>,
}

impl Graph {
    /// Names of milestones that there are not are left out; validation tells of them.
    pub(super) fn of(playbook: &Playbook) -> Self {
        let anchors = Anchors::of(playbook);
        let mut after: Vec<BTreeSet<usize>> = Vec::new();
        for milestone in &playbook.milestones {
            let named = milestone.after.iter().filter_map(|id| anchors.find(id));
            // What comes after an anchor follows it when it is pushed; what comes before keeps its date.
            let anchor = (!milestone.due.is_before()).then(|| anchors.milestone(&milestone.due)).flatten();
            after.push(named.chain(anchor).collect());
        }
        if let Some(go_live) = playbook.event(Event::GoLive) {
            let asked = playbook.gates.get(GateName::GoLive).criteria.iter();
            after[go_live].extend(
                asked
                    .filter_map(|criterion| anchors.find(criterion.milestone.get()?))
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

/// The milestones by id, as days hang on them: found once, because each of the others asks for one.
pub(super) struct Anchors<'p>(BTreeMap<&'p str, usize>);

impl<'p> Anchors<'p> {
    pub(super) fn of(playbook: &'p Playbook) -> Self {
        let milestones = playbook.milestones.iter().enumerate();
        Self(milestones.map(|(index, milestone)| (milestone.id.as_str(), index)).collect())
    }

    /// The index of the milestone of that id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.0.get(id).copied()
    }

    /// The index of the milestone that a day depends on; none for the signature.
    pub(super) fn milestone(&self, day: &RelativeDay) -> Option<usize> {
        day.milestone().and_then(|id| self.find(id))
    }

    /// The milestones in an order in which each comes after the one that it is dated from, and the first circle of
    /// those that are dated from each other: its milestones come too, in the order in which they were met.
    pub(super) fn order(&self, playbook: &Playbook) -> (Vec<usize>, Option<Vec<usize>>) {
        let size = playbook.milestones.len();
        let (mut order, mut circle) = (Vec::with_capacity(size), None);
        let (mut is_ordered, mut place_in_chain) = (vec![false; size], vec![None; size]);
        for start in 0..size {
            let mut chain = Vec::new();
            let mut at = Some(start);
            while let Some(index) = at.filter(|index| !is_ordered[*index]) {
                if let Some(place) = place_in_chain[index] {
                    circle.get_or_insert_with(|| chain[place..].to_vec());
                    break;
                }
                place_in_chain[index] = Some(chain.len());
                chain.push(index);
                at = self.milestone(&playbook.milestones[index].due);
            }
            for index in chain.into_iter().rev() {
                is_ordered[index] = true;
                order.push(index);
            }
        }
        (order, circle)
    }
}
