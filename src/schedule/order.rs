//! The order in which milestones can be forecast: what one waits for comes before it. Milestones that wait
//! for each other come as one knot. Nothing here recurses, so that no length of chain exhausts the stack.

use std::collections::{BTreeMap, VecDeque};

use crate::model::Milestone;
use crate::steps;

/// Who waits for whom, by index of milestone.
pub(super) struct Waits(Vec<Vec<usize>>);

impl Waits {
    /// Dependencies that name no milestone are left out: a check reports them. Of two milestones with one id
    /// the first is meant.
    pub(super) fn of(milestones: &[Milestone]) -> Self {
        let mut by_id = BTreeMap::new();
        for (index, milestone) in milestones.iter().enumerate() {
            by_id.entry(milestone.id.as_str()).or_insert(index);
        }
        let found = |id: &String| by_id.get(id.as_str()).copied();
        Self(milestones.iter().map(|milestone| milestone.after.iter().filter_map(found).collect()).collect())
    }

    /// A milestone and all that it waits for, directly or through others, in the order of [`Self::knots`].
    pub(super) fn way_to(&self, milestone: usize) -> Vec<usize> {
        let mut is_on_it = vec![false; self.0.len()];
        let mut ahead = vec![milestone];
        while let Some(index) = ahead.pop() {
            steps::count(1);
            if !std::mem::replace(&mut is_on_it[index], true) {
                ahead.extend(&self.0[index]);
            }
        }
        self.knots().into_iter().flatten().filter(|index| is_on_it[*index]).collect()
    }

    /// What this milestone waits for, in file order of its `after`.
    pub(super) fn dependencies(&self, index: usize) -> &[usize] {
        &self.0[index]
    }

    /// Whether these milestones, one knot of [`Waits::knots`], wait for each other.
    pub(super) fn is_cycle(&self, knot: &[usize]) -> bool {
        knot.len() > 1 || knot.iter().any(|index| self.0[*index].contains(index))
    }

    /// All milestones: alone, or in a knot with those that they wait for and that wait for them. A knot comes
    /// after every knot that it waits for (Tarjan's strongly connected components).
    pub(super) fn knots(&self) -> Vec<Vec<usize>> {
        let mut search = Search::new(self);
        for index in 0..self.0.len() {
            search.from(index);
        }
        search.knots
    }

    /// The shortest way from `start` back to it through a knot: each waits for the next, the last for the
    /// first.
    pub(super) fn way_around(&self, start: usize, knot: &[usize]) -> Vec<usize> {
        let mut came_from = BTreeMap::new();
        let mut queue = VecDeque::from([start]);
        while let Some(index) = queue.pop_front() {
            for next in self.0[index].iter().copied().filter(|next| knot.binary_search(next).is_ok()) {
                steps::count(1);
                if next == start {
                    let back = std::iter::successors(Some(index), |at| came_from.get(at).copied());
                    let mut way: Vec<usize> = back.collect();
                    way.reverse();
                    return way;
                }
                if let std::collections::btree_map::Entry::Vacant(entry) = came_from.entry(next) {
                    entry.insert(index);
                    queue.push_back(next);
                }
            }
        }
        knot.to_vec()
    }
}

/// Tarjan's algorithm with its own stack.
struct Search<'a> {
    waits: &'a Waits,
    /// The order in which each milestone was reached.
    reached: Vec<Option<usize>>,
    /// The earliest reached milestone of the open path that each leads back to.
    back_to: Vec<usize>,
    is_open: Vec<bool>,
    open: Vec<usize>,
    count: usize,
    knots: Vec<Vec<usize>>,
}

impl<'a> Search<'a> {
    fn new(waits: &'a Waits) -> Self {
        let size = waits.0.len();
        Self {
            waits,
            reached: vec![None; size],
            back_to: vec![0; size],
            is_open: vec![false; size],
            open: Vec::new(),
            count: 0,
            knots: Vec::new(),
        }
    }

    fn from(&mut self, root: usize) {
        if self.reached[root].is_some() {
            return;
        }
        self.reach(root);
        let mut path = vec![(root, 0)];
        while let Some((index, edge)) = path.last_mut() {
            steps::count(1);
            let (at, next) = (*index, self.waits.0[*index].get(*edge).copied());
            *edge += 1;
            match next {
                Some(next) => match self.reached[next] {
                    None => {
                        self.reach(next);
                        path.push((next, 0));
                    }
                    Some(order) if self.is_open[next] => self.back_to[at] = self.back_to[at].min(order),
                    Some(_) => {}
                },
                None => {
                    path.pop();
                    if let Some((before, _)) = path.last() {
                        self.back_to[*before] = self.back_to[*before].min(self.back_to[at]);
                    }
                    self.close(at);
                }
            }
        }
    }

    fn reach(&mut self, index: usize) {
        self.reached[index] = Some(self.count);
        self.back_to[index] = self.count;
        self.is_open[index] = true;
        self.open.push(index);
        self.count += 1;
    }

    /// Takes the knot that begins at `index` off the open path, if one begins there.
    fn close(&mut self, index: usize) {
        if self.reached[index] != Some(self.back_to[index]) {
            return;
        }
        let begin = self.open.iter().rposition(|open| *open == index).unwrap_or(0);
        let mut knot = self.open.split_off(begin);
        knot.iter().for_each(|member| self.is_open[*member] = false);
        knot.sort_unstable();
        self.knots.push(knot);
    }
}
