//! The friction score: 1.5 × fields + 2 × decisions + 3 × external dependencies, target below 10 (S1).
//!
//! Three dependencies alone spend nine of the ten points, so the score finds levers and shows a trend; it
//! shuts no gate unless a plan asks for that.

use std::cmp::Ordering;

use crate::date::Date;
use crate::model::{FrictionEntry, PlanFile, Tally};
use crate::plan::Plan;
use crate::plan_at::PlanAt;
use crate::route::Route;

/// One of the three terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// `fields`, `decisions` or `dependencies`.
    pub name: &'static str,
    /// How many; none when nobody has counted.
    pub count: Option<u64>,
    /// Points for each.
    pub weight: f64,
    /// How many remain after the planned deferrals, defaults and replacements.
    pub remaining: Option<u64>,
    /// The named entries behind it, in file order; a bare count has none.
    pub entries: Vec<FrictionItem>,
}

impl Term {
    /// Points; none when nobody has counted.
    pub fn points(&self) -> Option<f64> {
        self.count.map(|count| count as f64 * self.weight)
    }

    /// Points after the planned reliefs.
    pub fn points_after(&self) -> Option<f64> {
        self.remaining.map(|count| count as f64 * self.weight)
    }
}

/// One named entry of a term.
#[derive(Clone, Debug, PartialEq)]
pub struct FrictionItem {
    /// What is asked.
    pub name: String,
    /// How many of it.
    pub count: u64,
    /// Its points.
    pub points: f64,
    /// What is planned about it, when that takes it out of the way.
    pub relief: Option<Relief>,
    /// Where it is written.
    pub route: Route,
}

/// What takes an entry out of the customer's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relief {
    /// Asked only after activation.
    Deferred,
    /// Answered by a default.
    Default(String),
    /// Something else takes its place.
    ReplacedBy(String),
}

/// The friction of one plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Friction {
    /// Fields, decisions, dependencies, in this order.
    pub terms: [Term; 3],
    /// The target from configuration.
    pub target: f64,
    /// Why the terms may not be counted on, when `friction.yaml` is absent or could not be read in full.
    pub doubt: Option<String>,
}

impl Friction {
    /// Weighs what `friction.yaml` asks of people on the day.
    pub fn of(at: &PlanAt) -> Self {
        let (plan, config) = (&at.plan, &at.basis.config.friction);
        let doubt = doubt(plan);
        let tallies = [
            ("fields", &plan.friction.fields, config.fields),
            ("decisions", &plan.friction.decisions, config.decisions),
            ("dependencies", &plan.friction.dependencies, config.dependencies),
        ];
        let is_readable = !plan.is_doubtful(PlanFile::Friction);
        let terms =
            tallies.map(|(name, tally, weight)| term(name, is_readable.then_some(tally), weight, at.as_of()));
        Self { terms, target: config.target, doubt }
    }

    /// The score; none unless all three terms are counted.
    pub fn score(&self) -> Option<f64> {
        self.terms.iter().map(Term::points).sum()
    }

    /// The score once the planned reliefs are in place.
    pub fn score_after(&self) -> Option<f64> {
        self.terms.iter().map(Term::points_after).sum()
    }

    /// Whether the score is below the target; the target itself is not (S1: below 10).
    pub fn is_on_target(&self) -> Option<bool> {
        self.score().map(|score| score < self.target)
    }

    /// The term with the most points, the weightier kind first where two are equal; none while a term is
    /// uncounted or when there is no friction.
    pub fn lever(&self) -> Option<&Term> {
        self.score().filter(|score| *score > 0.0)?;
        let weighs = |term: &&Term| (term.points().unwrap_or_default(), term.weight);
        let by_points = |a: &&Term, b: &&Term| weighs(a).partial_cmp(&weighs(b)).unwrap_or(Ordering::Equal);
        self.terms.iter().max_by(by_points)
    }
}

fn doubt(plan: &Plan) -> Option<String> {
    if plan.is_doubtful(PlanFile::Friction) {
        Some("`friction.yaml` could not be read in full".to_owned())
    } else if !plan.has(PlanFile::Friction) {
        Some("there is no `friction.yaml`".to_owned())
    } else {
        None
    }
}

fn term(name: &'static str, tally: Option<&Tally>, weight: f64, day: Date) -> Term {
    let asked = tally.into_iter().flat_map(|tally| tally.entries_on(day));
    let entries: Vec<FrictionItem> = asked.map(|(index, e)| entry(name, index, e, weight)).collect();
    let relieved: u64 = entries.iter().filter(|e| e.relief.is_some()).map(|entry| entry.count).sum();
    let count = tally.and_then(|tally| tally.count_on(day));
    Term { name, count, weight, remaining: count.map(|count| count - relieved), entries }
}

fn entry(term: &'static str, index: usize, entry: &FrictionEntry, weight: f64) -> FrictionItem {
    let count = u64::from(entry.count());
    FrictionItem {
        name: entry.name.clone(),
        count,
        points: count as f64 * weight,
        relief: relief(entry),
        route: Route::to(PlanFile::Friction).key(term).index(index),
    }
}

fn relief(entry: &FrictionEntry) -> Option<Relief> {
    if let Some(what) = entry.replace_with.get() {
        return Some(Relief::ReplacedBy(what.to_owned()));
    }
    if let Some(value) = entry.default.get() {
        return Some(Relief::Default(value.to_owned()));
    }
    entry.defer.then_some(Relief::Deferred)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};

    fn friction(text: &str) -> Friction {
        at(plan_from(&[("friction.yaml", text)]))
    }

    fn at(plan: Plan) -> Friction {
        Friction::of(&PlanAt::of(plan, &Basis::on(date("2026-04-10"))))
    }

    #[test]
    fn the_sources_example_is_37() {
        let friction = friction("{fields: 12, decisions: 5, dependencies: 3}");
        let points: Vec<_> = friction.terms.iter().map(Term::points).collect();
        assert_eq!(points, [Some(18.0), Some(10.0), Some(9.0)]);
        assert_eq!(friction.score(), Some(37.0));
        assert_eq!(friction.score_after(), Some(37.0));
        assert_eq!(friction.lever().map(|term| term.name), Some("fields"));
        assert_eq!(friction.is_on_target(), Some(false));
    }

    #[test]
    fn the_metric_is_the_same_score() {
        use crate::metric::Measurements;
        use crate::schedule::Schedule;

        let basis = Basis::on("2026-04-10".parse().unwrap());
        for text in
            ["{fields: 12, decisions: 5, dependencies: 3}", "{fields: [{name: a, defer: true}]}", "{}"]
        {
            let plan = plan_from(&[("friction.yaml", text)]);
            let metric = Measurements::take(&Schedule::of_plan(&plan, &basis)).get("friction_score").known();
            assert_eq!(friction(text).score(), metric, "{text}");
        }
    }

    #[test]
    fn the_target_itself_is_not_below_the_target() {
        assert_eq!(friction("{fields: 0, decisions: 5, dependencies: 0}").is_on_target(), Some(false));
        assert_eq!(friction("{fields: 1, decisions: 4, dependencies: 0}").is_on_target(), Some(true));
    }

    #[test]
    fn planned_reliefs_leave_the_score_and_stay_in_the_list() {
        let friction = friction(
            "fields: [{name: address, count: 4, defer: true}, {name: seats}]\n\
             decisions: [{name: plan, default: standard}]\n\
             dependencies: [{name: accounts by IT, replace_with: SSO}, {name: API keys}]",
        );
        assert_eq!(friction.score(), Some(7.5 + 2.0 + 6.0));
        assert_eq!(friction.score_after(), Some(1.5 + 0.0 + 3.0));
        let [fields, decisions, dependencies] = &friction.terms;
        assert_eq!(fields.entries[0].relief, Some(Relief::Deferred));
        assert_eq!(fields.entries[1].relief, None);
        assert_eq!(decisions.entries[0].relief, Some(Relief::Default("standard".to_owned())));
        assert_eq!(dependencies.entries[0].relief, Some(Relief::ReplacedBy("SSO".to_owned())));
        assert_eq!(dependencies.entries[1].route.to_string(), "friction.yaml:dependencies[1]");
    }

    #[test]
    fn what_nobody_counted_is_unknown_and_not_zero() {
        let absent = at(plan_from(&[]));
        assert_eq!(absent.score(), None);
        assert_eq!(absent.doubt.as_deref(), Some("there is no `friction.yaml`"));
        let partly = friction("{fields: 12, decisions: 5}");
        assert_eq!((partly.score(), partly.lever()), (None, None));
        assert_eq!(partly.terms[0].points(), Some(18.0));
        let none = friction("{fields: [], decisions: 0, dependencies: []}");
        assert_eq!((none.score(), none.lever()), (Some(0.0), None));
    }

    #[test]
    fn an_entry_is_asked_for_from_its_day_until_it_is_dropped() {
        let text = "{fields: [{name: a, added_on: 2026-03-10, dropped: [{dropped_on: 2026-03-20}]}], decisions: 0, dependencies: []}";
        let score = |day: &str| {
            let plan = plan_from(&[("friction.yaml", text)]);
            Friction::of(&PlanAt::of(plan, &Basis::on(date(day)))).score()
        };
        assert_eq!(score("2026-03-09"), None, "nobody had counted the fields");
        assert_eq!(score("2026-03-10"), Some(1.5));
        assert_eq!(score("2026-03-20"), Some(0.0));
    }

    #[test]
    fn a_file_in_doubt_counts_for_nothing() {
        let mut plan = plan_from(&[("friction.yaml", "{fields: 12, decisions: 5, dependencies: 3}")]);
        plan.doubtful.insert(PlanFile::Friction);
        let friction = at(plan);
        assert_eq!(friction.score(), None);
        assert!(friction.terms.iter().all(|term| term.count.is_none()));
    }

    #[test]
    fn of_equal_terms_the_weightier_kind_is_the_lever() {
        let friction = friction("{fields: 4, decisions: 3, dependencies: 2}");
        assert_eq!(friction.lever().map(|term| term.name), Some("dependencies"));
    }
}
