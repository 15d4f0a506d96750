//! Where a number comes from, as people find it: `adoption.yaml:12`.

use std::collections::BTreeMap;

use crate::finding::Place;
use crate::plan::Sources;
use crate::route::Route;

/// The lines of some nodes of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(BTreeMap<Route, usize>);

impl Lines {
    /// Finds the lines; each file is parsed at most once.
    pub fn of<'a>(sources: &Sources, routes: impl IntoIterator<Item = &'a Route>) -> Self {
        let routes: Vec<&Route> = routes.into_iter().collect();
        let places: Vec<Place> = routes.iter().map(|route| Place::Node((*route).clone())).collect();
        let spots = sources.locate(&places);
        let lines = routes.into_iter().zip(spots).filter_map(|(route, spot)| {
            let spot = spot?;
            Some((route.clone(), sources.position(spot.file, spot.span.start)?.line))
        });
        Self(lines.collect())
    }

    /// The line of a node, if its file was read.
    pub fn line(&self, route: &Route) -> Option<usize> {
        self.0.get(route).copied()
    }

    /// `adoption.yaml:12`, or the file alone.
    pub fn show(&self, route: &Route) -> String {
        match self.line(route) {
            Some(line) => format!("{}:{line}", route.file),
            None => route.file.to_string(),
        }
    }
}
