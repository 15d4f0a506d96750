//! The friction score: 1.5 × fields + 2 × decisions + 3 × external dependencies (S1).

use crate::route::Route;

/// One of the three terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// `fields`, `decisions` or `dependencies`.
    pub name: &'static str,
    /// How many; none when nobody has counted.
    pub count: Option<u32>,
    /// Points for each.
    pub weight: f64,
    /// Points; none when nobody has counted.
    pub points: Option<f64>,
    /// How many remain after the planned deferrals, defaults and replacements.
    pub remaining: Option<u32>,
    /// The named entries behind it.
    pub entries: Vec<Entry>,
}

/// One named entry of a term.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What is asked.
    pub name: String,
    /// Its points.
    pub points: f64,
    /// What is planned about it: `deferred`, `default: …`, `replaced by …`.
    pub relief: Option<String>,
    /// Where it is written.
    pub route: Route,
}

/// The friction of one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Friction {
    /// Fields, decisions, dependencies, in this order.
    pub terms: Vec<Term>,
    /// Their sum; none unless all three are counted.
    pub score: Option<f64>,
    /// The sum after the planned reliefs.
    pub score_after: Option<f64>,
    /// The target from configuration.
    pub target: f64,
    /// The term that weighs most.
    pub lever: Option<&'static str>,
}
