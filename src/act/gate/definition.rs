//! What a gate asks: a criterion is added, and taken out again. One that is there is not changed in place, since every
//! signature that relied on it would be judged anew.

use super::gate_route;
use crate::act::goals::known_metric;
use crate::act::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Yaml;
use crate::log::MILESTONES;
use crate::model::{Fact, GateName, Role};
use crate::refused::Refused;

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
    /// Somebody's word.
    Word,
}

impl<'a> Decides<'a> {
    /// The one thing that is named: a metric with its lower and its upper bound, a milestone or a fact, else somebody's word.
    ///
    /// # Errors
    /// When several are, or a bound is one of nothing.
    pub fn one(
        metric: Option<&'a str>,
        [at_least, at_most]: [Option<f64>; 2],
        milestone: Option<&'a str>,
        fact: Option<Fact>,
    ) -> Result<Self, Refused> {
        if metric.is_none() && at_least.or(at_most).is_some() {
            return Err(Refused::because("a bound is one of a metric").hint("say which with `metric`"));
        }
        match (metric, milestone, fact) {
            (Some(id), None, None) => Ok(Self::Metric { id, at_least, at_most }),
            (None, Some(milestone), None) => Ok(Self::Milestone(milestone)),
            (None, None, Some(fact)) => Ok(Self::Fact(fact)),
            (None, None, None) => Ok(Self::Word),
            _ => Err(Refused::because("one thing decides a criterion: a metric, a milestone or a fact")),
        }
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
        if self.by_role.is_some() && !matches!(self.decides, Decides::Word) {
            return Err(Refused::because("a role is asked for only of whoever gives their word"));
        }
        let id = draft.new_id('C', self.id)?;
        let mut entry = vec![("id", Some(Yaml::text(&id))), ("text", Some(Yaml::text(self.text)))];
        entry.extend(self.decided(draft)?);
        entry.extend([
            ("by_role", self.by_role.map(Yaml::plain)),
            ("owner", self.owner.map(Yaml::text)),
            ("added_on", Some(self.on.into())),
        ]);
        draft.edits.add(gate_route(self.gate).key("criteria"), Yaml::map(entry));
        let is_signed = draft.preview()?.gates.get(self.gate).verdict.is_open();
        if is_signed {
            let after =
                format!("`{}` is open: a signature of {} or before stands without it", self.gate, self.on);
            draft.remark(Remark::note(after));
        }
        Ok(format!("`{}` asks for `{id}` too: {}", self.gate, self.text))
    }

    fn decided(&self, draft: &Draft) -> Result<Vec<(&'static str, Option<Yaml>)>, Refused> {
        Ok(match self.decides {
            Decides::Metric { id, at_least, at_most } => {
                known_metric(id)?;
                if at_least.or(at_most).is_none() {
                    let why = format!("`{id}` alone says nothing: from where on is it enough?");
                    return Err(Refused::because(why).hint("say `--at-least` or `--at-most`"));
                }
                vec![
                    ("metric", Some(Yaml::text(id))),
                    ("at_least", at_least.map(Yaml::plain)),
                    ("at_most", at_most.map(Yaml::plain)),
                ]
            }
            Decides::Milestone(named) => {
                let index = MILESTONES.find(&draft.at, named)?;
                vec![("milestone", Some(Yaml::text(&draft.plan.jsp.milestones[index].id)))]
            }
            Decides::Fact(fact) => vec![("fact", Some(Yaml::plain(fact)))],
            Decides::Word => Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_decides_a_criterion() {
        let one = |metric, bound, milestone, fact| {
            Decides::one(metric, [bound, None], milestone, fact).map_err(|refused| refused.why)
        };
        assert!(matches!(one(None, None, None, None), Ok(Decides::Word)));
        assert!(matches!(one(Some("csat"), Some(4.0), None, None), Ok(Decides::Metric { .. })));
        assert!(one(None, Some(4.0), None, None).unwrap_err().contains("one of a metric"));
        assert!(one(Some("csat"), Some(4.0), Some("M-1"), None).unwrap_err().contains("one thing decides"));
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
        assert!(text.contains("by_role: technical_owner\n"), "{text}");
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
