//! What a gate asks: a criterion is added, with what decides it.

use super::alternative::Either;
use super::gate_route;
use crate::act::goals::can_be_bound;
use crate::act::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::log::MILESTONES;
use crate::model::{Fact, GateName, Home, Role};
use crate::refused::Refused;

/// What is said of what decides a criterion.
#[derive(Clone, Copy, Debug, Default)]
pub struct Deciding<'a> {
    /// The id of a metric.
    pub metric: Option<&'a str>,
    /// Met when it is at least this.
    pub at_least: Option<f64>,
    /// Met when it is at most this.
    pub at_most: Option<f64>,
    /// A milestone, as it is named.
    pub milestone: Option<&'a str>,
    /// A fact.
    pub fact: Option<Fact>,
    /// Several things, of which one is enough.
    pub any_of: &'a [Either],
    /// Somebody's word.
    pub is_attested: bool,
}

/// What decides a criterion.
#[derive(Clone, Copy, Debug)]
pub enum Decides<'a> {
    /// A metric, within its bounds.
    Metric {
        /// Its id.
        id: &'a str,
        /// Met when it is at least this.
        at_least: Option<f64>,
        /// Met when it is at most this.
        at_most: Option<f64>,
    },
    /// A milestone, as it is named.
    Milestone(&'a str),
    /// A fact.
    Fact(Fact),
    /// One of several things.
    AnyOf(&'a [Either]),
    /// Somebody's word.
    Word,
}

impl<'a> From<&'a Either> for Decides<'a> {
    fn from(one: &'a Either) -> Self {
        match one {
            Either::AtLeast(id, number) => Self::Metric { id, at_least: Some(*number), at_most: None },
            Either::AtMost(id, number) => Self::Metric { id, at_least: None, at_most: Some(*number) },
            Either::Fact(fact) => Self::Fact(*fact),
            Either::Milestone(named) => Self::Milestone(named),
        }
    }
}

/// The keys that say what decides a criterion.
pub(super) const DECIDING: [&str; 6] = ["metric", "at_least", "at_most", "milestone", "fact", "any_of"];

impl<'a> Deciding<'a> {
    /// The one thing that is named, if one is: a metric with its bounds, a milestone, a fact, several of these of which one is
    /// enough, or somebody's word.
    ///
    /// # Errors
    /// When several are, or a bound is one of nothing.
    pub fn one(self) -> Result<Option<Decides<'a>>, Refused> {
        let Self { metric, at_least, at_most, milestone, fact, any_of, is_attested } = self;
        if metric.is_none() && at_least.or(at_most).is_some() {
            return Err(Refused::because("a bound is one of a metric").hint("say which with `metric`"));
        }
        let named = [
            metric.map(|id| Decides::Metric { id, at_least, at_most }),
            milestone.map(Decides::Milestone),
            fact.map(Decides::Fact),
            (!any_of.is_empty()).then_some(Decides::AnyOf(any_of)),
            is_attested.then_some(Decides::Word),
        ];
        let mut named = named.into_iter().flatten();
        match (named.next(), named.next()) {
            (_, Some(_)) => Err(Refused::because(
                "one thing decides a criterion: a metric, a milestone, a fact, any of several, or somebody's word",
            )),
            (one, None) => Ok(one),
        }
    }
}

impl Decides<'_> {
    /// The keys that say so.
    ///
    /// # Errors
    /// When what decides it is not there, or a metric has no bound.
    pub(super) fn keys(&self, draft: &Draft) -> Result<Vec<(&'static str, Option<Yaml>)>, Refused> {
        Ok(match self {
            Self::Metric { id, at_least, at_most } => {
                can_be_bound(id, [*at_least, *at_most])?;
                if at_least.or(*at_most).is_none() {
                    let why = format!("`{id}` alone says nothing: from where on is it enough?");
                    return Err(Refused::because(why).hint("say `--at-least` or `--at-most`"));
                }
                vec![
                    ("metric", Some(Yaml::text(*id))),
                    ("at_least", at_least.map(Yaml::plain)),
                    ("at_most", at_most.map(Yaml::plain)),
                ]
            }
            Self::Milestone(named) => {
                let index = MILESTONES.find(&draft.at, named)?;
                vec![("milestone", Some(Yaml::text(&draft.plan.jsp.milestones[index].id)))]
            }
            Self::Fact(fact) => vec![("fact", Some(Yaml::plain(fact)))],
            Self::AnyOf(all) => {
                let all = all.iter().map(|one| Decides::from(one).keys(draft).map(Yaml::map));
                vec![("any_of", Some(Yaml::List(all.collect::<Result<_, _>>()?)))]
            }
            Self::Word => Vec::new(),
        })
    }
}

/// Refuses what is asked of a word where nobody's word decides, and a word that is to be a fact that is written elsewhere.
pub(super) fn must_be_word(
    is_word: bool,
    by_role: Option<Role>,
    attests: Option<Fact>,
) -> Result<(), Refused> {
    if let Some(fact) = attests.filter(|fact| fact.home() != Home::Attestation) {
        let why = format!("nobody's word makes `{fact}` true: it is written elsewhere");
        return Err(Refused::because(why).hint(format!("`--fact {fact}` lets it decide the criterion")));
    }
    match (is_word, by_role, attests) {
        (false, Some(_), _) => Err(Refused::because("a role is asked for only of whoever gives their word")),
        (false, _, Some(_)) => Err(Refused::because("only somebody's word attests a fact")),
        _ => Ok(()),
    }
}

/// Something that a gate asks.
#[derive(Clone, Copy, Debug)]
pub struct AddCriterion<'a> {
    /// The gate.
    pub gate: GateName,
    /// What must be true.
    pub text: &'a str,
    /// What decides it.
    pub decides: Decides<'a>,
    /// The role that whoever attests it must have.
    pub by_role: Option<Role>,
    /// The fact that their word is.
    pub attests: Option<Fact>,
    /// Whether the gate may open without it for a time; it may where nobody says.
    pub waivable: Option<bool>,
    /// Who sees to it.
    pub owner: Option<&'a str>,
    /// The day from which it is asked.
    pub on: Date,
    /// An id of one's own.
    pub id: Option<&'a str>,
}

impl AddCriterion<'_> {
    /// Adds it.
    ///
    /// # Errors
    /// When what decides it is not there, or the role is that of nobody's word.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        must_be_word(matches!(self.decides, Decides::Word), self.by_role, self.attests)?;
        let id = draft.new_id('C', self.id)?;
        let mut entry = vec![("id", Some(Yaml::text(&id))), ("text", Some(Yaml::text(self.text)))];
        entry.push(("attests", self.attests.map(Yaml::plain)));
        entry.extend(self.decides.keys(draft)?);
        entry.extend([
            ("by_role", self.by_role.map(Yaml::plain)),
            ("owner", self.owner.map(Yaml::text)),
            ("waivable", self.waivable.map(Yaml::plain)),
            ("added_on", Some(self.on.into())),
        ]);
        draft.edits.add(gate_route(self.gate).key("criteria"), Yaml::map(entry));
        remark_open(draft, self.gate, self.on)?;
        Ok(format!("{} asks for `{id}` too: {}", self.gate.called(), self.text))
    }
}

/// Remarks that what a gate asks anew binds signatures from the day after: one that is open stays so.
pub(super) fn remark_open(draft: &mut Draft, gate: GateName, on: Date) -> Result<(), Refused> {
    if draft.preview()?.gates.get(gate).verdict.is_open() {
        let after =
            format!("{gate} is open: a signature of {on} or before stands without it", gate = gate.called());
        draft.remark(Remark::note(after));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_decides_a_criterion() {
        let one = |said: Deciding<'static>| said.one().map_err(|refused| refused.why);
        let csat = Deciding { metric: Some("csat"), at_least: Some(4.0), ..Deciding::default() };
        assert!(matches!(one(Deciding::default()), Ok(None)));
        assert!(matches!(one(csat), Ok(Some(Decides::Metric { .. }))));
        let bound = one(Deciding { metric: None, ..csat }).unwrap_err();
        assert!(bound.contains("one of a metric"), "{bound}");
        for two in [
            Deciding { milestone: Some("M-1"), ..csat },
            Deciding { is_attested: true, ..csat },
            Deciding { any_of: &[Either::Fact(Fact::Kickoff)], fact: Some(Fact::Uat), ..Deciding::default() },
        ] {
            assert!(one(two).unwrap_err().contains("one thing decides"));
        }
    }

    use crate::act::testing::draft;
    use crate::fixture::date;

    fn added(decides: Decides<'_>, by_role: Option<Role>) -> Result<String, String> {
        let jsp = ("jsp.yaml", "milestones: [{id: M-import, title: Imported}]\n");
        let gates = ("gates.yaml", "gates:\n  go_live:\n    criteria: []\n");
        let mut draft = draft(&[jsp, gates], "2026-04-10");
        let add = AddCriterion {
            gate: GateName::GoLive,
            text: "import validated",
            decides,
            by_role,
            attests: None,
            waivable: Some(false),
            owner: None,
            on: date("2026-04-10"),
            id: Some("C-1"),
        };
        add.act(&mut draft).map(|_| draft.one_text()).map_err(|refused| refused.why)
    }

    #[test]
    fn a_criterion_says_what_decides_it() {
        let text = added(Decides::Milestone("import"), None).unwrap();
        assert!(text.contains("milestone: M-import\n") && text.contains("added_on: 2026-04-10\n"), "{text}");
        let text = added(Decides::Metric { id: "seat_activation", at_least: Some(0.7), at_most: None }, None)
            .unwrap();
        assert!(text.contains("metric: seat_activation\n") && text.contains("at_least: 0.7\n"), "{text}");
        let text = added(Decides::Word, Some(Role::TechnicalOwner)).unwrap();
        assert!(text.contains("by_role: technical_owner\n") && text.contains("waivable: false\n"), "{text}");
        let either = [Either::Fact(Fact::Kickoff), Either::Milestone("import".to_owned())];
        let text = added(Decides::AnyOf(&either), None).unwrap();
        assert!(text.contains("fact: kickoff\n") && text.contains("milestone: M-import\n"), "{text}");
    }

    #[test]
    fn a_criterion_that_nothing_could_decide_is_refused() {
        assert!(added(Decides::Milestone("export"), None).unwrap_err().contains("has no milestone"));
        let unbound = Decides::Metric { id: "seat_activation", at_least: None, at_most: None };
        assert!(added(unbound, None).unwrap_err().contains("alone says nothing"));
        let by_role = added(Decides::Fact(Fact::Kickoff), Some(Role::Champion));
        assert!(by_role.unwrap_err().contains("only of whoever gives their word"));
    }
}
