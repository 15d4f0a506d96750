//! What sales hands over: each answer in its place, and what was asked for and came back empty.

use std::sync::Arc;

use crate::act::{Acted, Draft, Remark};
use crate::edit::{Change, Yaml};
use crate::model::{Asked, Origin, PlanFile, Text};
use crate::person::is_same;
use crate::phrase::{Count, List};
use crate::refused::Refused;
use crate::route::Route;

use serde::Deserialize;

/// Answers of a handoff, by the keys of its file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct HandoffAnswers {
    /// Why they bought.
    pub use_case: Option<String>,
    /// Why the money was approved.
    pub business_case: Option<String>,
    /// How the return will be measured.
    pub roi: Option<String>,
    /// What was wrong with the old way.
    pub pain_points: Vec<String>,
    /// Why us.
    pub reason_for_choice: Option<String>,
    /// The channels that the customer prefers.
    pub communication: Option<String>,
    /// Whom we displaced or beat.
    pub competitive_context: Option<String>,
    /// What the product has to fit into.
    pub technical: TechnicalAnswers,
    /// The timeline agreed during the sale.
    pub timeline: Option<String>,
    /// What happens to them if this fails.
    pub consequences: Option<String>,
    /// What nearly stopped the deal.
    pub objections: Vec<String>,
    /// What was said not to be part of the deal.
    pub exclusions: Vec<String>,
    /// What was asked for and came back empty.
    pub none: Vec<Asked>,
}

/// Answers about the technical environment.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct TechnicalAnswers {
    /// What is there, in words.
    pub environment: Option<String>,
    /// Whether single sign-on is needed to go live.
    pub sso_required: Option<bool>,
    /// The customer's identity provider.
    pub identity_provider: Option<String>,
    /// Systems to connect.
    pub integrations: Vec<String>,
    /// Whether data has to be migrated.
    pub data_migration: Option<bool>,
}

impl HandoffAnswers {
    /// Writes them down. Texts take the place of what stood there, which is said; what is a list gets longer.
    ///
    /// # Errors
    /// When something is said to be empty of which there is something.
    pub fn write(&self, draft: &mut Draft) -> Acted {
        let mut written = self.texts(draft);
        written.extend(self.technical.write(draft));
        let lists = self.lists(draft);
        self.rule_out(draft)?;
        written.extend(lists);
        written.extend(self.none.iter().map(|asked| format!("no {}", asked.word().replace('_', " "))));
        Ok(format!("the handoff says: {}", List::and(&written)))
    }

    fn texts(&self, draft: &mut Draft) -> Vec<String> {
        let plan = Arc::clone(&draft.plan);
        let (old, at) = (&plan.handoff, Route::to(PlanFile::Handoff));
        let texts: [(&'static str, &Text, &Option<String>); 8] = [
            ("use_case", &old.use_case, &self.use_case),
            ("business_case", &old.business_case, &self.business_case),
            ("roi", &old.roi, &self.roi),
            ("reason_for_choice", &old.reason_for_choice, &self.reason_for_choice),
            ("communication", &old.communication, &self.communication),
            ("competitive_context", &old.competitive_context, &self.competitive_context),
            ("timeline", &old.timeline, &self.timeline),
            ("consequences", &old.consequences, &self.consequences),
        ];
        put_all(draft, &at, texts)
    }

    fn lists(&self, draft: &mut Draft) -> Vec<String> {
        let plan = Arc::clone(&draft.plan);
        let (old, at) = (&plan.handoff, Route::to(PlanFile::Handoff));
        let lists: [(&'static str, &[String], &[String]); 3] = [
            ("pain_points", &old.pain_points, &self.pain_points),
            ("objections", &old.objections, &self.objections),
            ("exclusions", &old.exclusions, &self.exclusions),
        ];
        lists.into_iter().filter_map(|(key, old, new)| lengthen(draft, &at, key, old, new)).collect()
    }

    /// Writes what came back empty into `none`, and takes out of it what is answered now.
    fn rule_out(&self, draft: &mut Draft) -> Result<(), Refused> {
        let plan = Arc::clone(&draft.plan);
        for asked in &self.none {
            if let Some(known) = self.known(draft, *asked) {
                let what = asked.word().replace('_', " ");
                return Err(Refused::because(format!("there are {what}: {known}")));
            }
        }
        let before = &plan.handoff.none;
        let is_answered = |asked: &Asked| match asked {
            Asked::Objections => !self.objections.is_empty(),
            Asked::Exclusions => !self.exclusions.is_empty(),
            Asked::RedFlags | Asked::Commitments => false,
        };
        let kept: Vec<Asked> = before.iter().copied().filter(|asked| !is_answered(asked)).collect();
        let new: Vec<Asked> = self.none.iter().copied().filter(|asked| !kept.contains(asked)).collect();
        let at = Route::to(PlanFile::Handoff).key("none");
        if kept.len() < before.len() {
            let all = kept.iter().chain(&new).map(Yaml::plain).collect();
            draft.edits.set(at, Yaml::List(all));
        } else {
            new.into_iter().for_each(|asked| draft.edits.add(at.clone(), Yaml::plain(asked)));
        }
        Ok(())
    }

    /// What there is of what is said to be empty.
    fn known(&self, draft: &Draft, asked: Asked) -> Option<String> {
        let handoff = &draft.plan.handoff;
        let first = |old: &[String], new: &[String]| old.iter().chain(new).next().cloned();
        match asked {
            Asked::Objections => first(&handoff.objections, &self.objections),
            Asked::Exclusions => first(&handoff.exclusions, &self.exclusions),
            Asked::Commitments => handoff.commitments.iter().next().map(|it| format!("`{}`", it.id)),
            Asked::RedFlags => {
                let mut risks = draft.plan.risks.risks.iter();
                risks.find(|it| it.origin == Some(Origin::Handoff)).map(|it| format!("`{}`", it.id))
            }
        }
    }
}

impl Draft {
    /// Takes out of `none` of the handoff what there is after all.
    pub fn is_there_after_all(&mut self, asked: Asked) {
        let none = &self.plan.handoff.none;
        let list = Route::to(PlanFile::Handoff).key("none");
        let is_set = |change: &Change| matches!(change, Change::Set { at, .. } if *at == list.steps);
        if !none.contains(&asked) || self.edits.iter().any(|(_, change)| is_set(change)) {
            return;
        }
        let kept = none.iter().filter(|it| **it != asked).map(Yaml::plain).collect();
        self.edits.set(list, Yaml::List(kept));
        let what = asked.word().replace('_', " ");
        self.remark(Remark::note(format!("the handoff said that there are no {what}: it no longer does")));
    }
}

impl TechnicalAnswers {
    fn write(&self, draft: &mut Draft) -> Vec<String> {
        let plan = Arc::clone(&draft.plan);
        let (old, at) = (&plan.handoff.technical, Route::to(PlanFile::Handoff).key("technical"));
        let texts: [(&'static str, &Text, &Option<String>); 2] = [
            ("environment", &old.environment, &self.environment),
            ("identity_provider", &old.identity_provider, &self.identity_provider),
        ];
        let mut written = put_all(draft, &at, texts);
        let truths = [
            ("sso_required", old.sso_required, self.sso_required),
            ("data_migration", old.data_migration, self.data_migration),
        ];
        for (key, old, new) in truths {
            if draft.put_plain(&at, key, old, new) {
                written.push(format!("`{key}`"));
            }
        }
        written.extend(lengthen(draft, &at, "integrations", &old.integrations, &self.integrations));
        written
    }
}

fn put_all<const N: usize>(
    draft: &mut Draft,
    at: &Route,
    texts: [(&'static str, &Text, &Option<String>); N],
) -> Vec<String> {
    let put = |(key, old, new): (&'static str, &Text, &Option<String>)| {
        draft.put(at, key, old, new.as_deref()).then(|| format!("`{key}`"))
    };
    texts.into_iter().filter_map(put).collect()
}

/// Adds to a list of texts what is not in it, and says how many those are.
fn lengthen(
    draft: &mut Draft,
    at: &Route,
    key: &'static str,
    old: &[String],
    new: &[String],
) -> Option<String> {
    let missing: Vec<&String> =
        new.iter().filter(|one| !old.iter().any(|known| is_same(known, one))).collect();
    let list = at.clone().key(key);
    missing.iter().for_each(|one| draft.edits.add(list.clone(), Yaml::text(one.as_str())));
    let singular = key.replace('_', " ");
    let singular = singular.strip_suffix('s').unwrap_or(&singular).to_owned();
    (!missing.is_empty()).then(|| Count(missing.len(), &singular).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft as draft;

    #[test]
    fn answers_go_where_the_template_left_room_for_them() {
        let file = "use_case:  # why\npain_points: []  # old way\ntechnical:\n  sso_required:  # true or false\n  integrations: []\nnone: []\n";
        let mut draft = draft(&[("handoff.yaml", file)], "2026-03-03");
        let answers = HandoffAnswers {
            use_case: Some("one ordering desk".to_owned()),
            pain_points: vec!["orders are typed twice".to_owned(), "no stock across sites".to_owned()],
            technical: TechnicalAnswers {
                sso_required: Some(true),
                integrations: vec!["SAP".to_owned()],
                ..TechnicalAnswers::default()
            },
            none: vec![Asked::Exclusions],
            ..HandoffAnswers::default()
        };
        let said = answers.write(&mut draft).unwrap();
        assert_eq!(
            said,
            "the handoff says: `use_case`, `sso_required`, 1 integration, 2 pain points and no exclusions"
        );
        let text = draft.one_text();
        assert!(text.contains("use_case: one ordering desk  # why\n"), "{text}");
        assert!(text.contains("sso_required: true  # true or false\n"), "{text}");
        assert!(text.contains("orders are typed twice") && text.contains("exclusions"), "{text}");
    }

    #[test]
    fn what_stood_there_is_said_and_a_list_does_not_say_a_thing_twice() {
        let file = "roi: by quarter\nobjections: [too slow]\n";
        let mut draft = draft(&[("handoff.yaml", file)], "2026-03-03");
        let answers = HandoffAnswers {
            roi: Some("by month".to_owned()),
            objections: vec!["Too slow".to_owned()],
            ..HandoffAnswers::default()
        };
        answers.write(&mut draft).unwrap();
        assert_eq!(draft.one_text(), "roi: by month\nobjections: [too slow]\n");
        assert_eq!(draft.said(), ["note: `roi` was: by quarter"]);
    }

    #[test]
    fn what_there_is_after_all_is_taken_out_once() {
        let mut draft = draft(&[("handoff.yaml", "none: [objections, red_flags]\n")], "2026-03-03");
        draft.is_there_after_all(Asked::Commitments);
        assert!(draft.edits.is_empty());
        draft.is_there_after_all(Asked::RedFlags);
        draft.is_there_after_all(Asked::RedFlags);
        assert_eq!(draft.one_text(), "none: [objections]\n");
        assert_eq!(draft.said(), ["note: the handoff said that there are no red flags: it no longer does"]);
    }

    #[test]
    fn nothing_is_both_there_and_empty() {
        let file =
            "exclusions: [hardware]\ncommitments: [{id: K-1, text: x}]\nnone: [objections, red_flags]\n";
        let mut draft = draft(&[("handoff.yaml", file)], "2026-03-03");
        let none = |asked: Asked| HandoffAnswers { none: vec![asked], ..HandoffAnswers::default() };
        assert_eq!(
            none(Asked::Exclusions).write(&mut draft).unwrap_err().why,
            "there are exclusions: hardware"
        );
        assert_eq!(
            none(Asked::Commitments).write(&mut draft).unwrap_err().why,
            "there are commitments: `K-1`"
        );
        let answers = HandoffAnswers { objections: vec!["too slow".to_owned()], ..HandoffAnswers::default() };
        answers.write(&mut draft).unwrap();
        let text = draft.one_text();
        assert!(text.contains("none: [red_flags]\n") && text.contains("too slow"), "{text}");
    }
}
