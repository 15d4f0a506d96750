//! Who may approve what: a right is given from a day on, and ends on one. That somebody had it stays in the plan.

use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::{Holding, TermError, Yaml, begin_holding, end_holding};
use crate::model::{PlanFile, Right};
use crate::person::is_same;
use crate::phrase::List;
use crate::refused::Refused;
use crate::remedy::rights;
use crate::route::Route;

/// A right is given.
#[derive(Clone, Copy, Debug)]
pub struct GrantRight<'a> {
    /// Which.
    pub right: Right,
    /// To whom.
    pub name: &'a str,
    /// The first day.
    pub since: Date,
    /// The last day, where it is known.
    pub until: Option<Date>,
    /// The decision that gives it, as it is named.
    pub decision: Option<&'a str>,
}

impl GrantRight<'_> {
    /// Gives it. What is given with the signature needs no days.
    ///
    /// # Errors
    /// When the day is past and no decision of that day or before gave it, they have it from a later day on, or there is no
    /// such decision.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let Self { right, name, since, until, .. } = *self;
        let is_later = since > draft.at.signed();
        let decision = draft.decision_if(self.decision)?;
        let is_decided = decision.as_deref().is_some_and(|id| is_made_by(draft, id, since));
        if since < draft.at.as_of() && !is_decided {
            // What was decided and signed on earlier days was judged by the rights of those days.
            let why = format!("a right counts from the day on which it is given: {since} is past");
            let refused = Refused::because(why);
            return Err(refused
                .hint("`--decision` names the decision that gave it, of that day or before")
                .hint("if they had it all along, write it into `decision_rights` of `jsp.yaml` by hand"));
        }
        let at = place(right);
        let written = draft.written(&at)?;
        let holding =
            Holding { name, since: is_later.then_some(since), until, decision: decision.as_deref() };
        let said = format!("{name} may {} from {since} on{}", may(right), last(until));
        match begin_holding(&mut draft.edits, &at, &written, &holding) {
            Err(TermError::BeginsLater { since: first, .. }) => {
                let refused = Refused::because(format!("{name} may {} from {first} on already", may(right)));
                return Err(refused.hint("correct `decision_rights` in `jsp.yaml` if that day is wrong"));
            }
            Err(TermError::Holds | TermError::HoldsNot | TermError::Stays { .. }) => {
                return self.held(draft, &at, &written, decision.as_deref());
            }
            Ok(()) => {}
        }
        if let Some(id) = decision.as_deref().filter(|_| is_later) {
            self.remark_who_decided(draft, id, Some(since), None);
        }
        if is_later && decision.is_none() {
            let decide = rights::decide(draft.at.slug(), &[(right, Some(name))], None);
            draft.remark(Remark::note("no decision backs it").with(decide));
        }
        let is_named = draft.plan.jsp.decision_rights.of(right).on(since).next().is_some();
        let until_now: Vec<String> = draft.at.who_has(right, since).into_iter().map(str::to_owned).collect();
        if !is_named && !until_now.is_empty() {
            let had =
                format!("while nobody was named, {} had that right by the playbook", List::and(&until_now));
            draft.remark(Remark::note(had));
        }
        Ok(said)
    }

    /// They have it already: since when, and the decision behind it where one is named.
    fn held(&self, draft: &mut Draft, at: &Route, written: &Yaml, decision: Option<&str>) -> Acted {
        let Self { right, name, .. } = *self;
        let term = later_term(written, name, self.since);
        let since = match term.and_then(|(_, term)| day_of(term, "since")) {
            Some(since) => format!("from {since} on"),
            None => "since the signature".to_owned(),
        };
        let last = term.and_then(|(_, term)| day_of(term, "until"));
        let said = format!("{name} may {} {since}{}", may(right), self::last(last));
        match (term, decision) {
            (None, Some(decision)) => {
                let why = format!(
                    "`{decision}` is not written down: {name} has had that right since the signature"
                );
                draft.remark(Remark::note(why));
            }
            (Some((index, term)), Some(decision)) => self.back(draft, at, (index, term), decision)?,
            (_, None) => {}
        }
        Ok(said)
    }

    /// Puts a decision behind a right that they have already: the first one, one in the place of another that does not give it,
    /// or one by which they have it from now on.
    fn back(
        &self,
        draft: &mut Draft,
        at: &Route,
        (index, term): (usize, &Yaml),
        decision: &str,
    ) -> Result<(), Refused> {
        let Self { right, name, since, .. } = *self;
        let known = term.get("decision").and_then(Yaml::scalar).map(str::trim).filter(|id| !id.is_empty());
        if known == Some(decision) {
            return Ok(());
        }
        let entry = at.clone().index(index);
        let began = day_of(term, "since");
        let why_not = |id: &str, from| draft.at.why_gives_no_right(id, right, (name, from), Some(index));
        match known.filter(|known| why_not(known, began).is_none()) {
            Some(known) if let Some(why_not) = why_not(decision, Some(since)) => {
                let why = format!("`{known}` gave {name} that right, and `{decision}` does not");
                return Err(Refused::because(why).hint(why_not));
            }
            // What they did until now was theirs to do by the decision before.
            Some(known) if began.is_some_and(|first| first < since) => {
                let until = self.until.or_else(|| day_of(term, "until"));
                draft.edits.set(entry.key("until"), since.plus_days(-1));
                let anew = [
                    ("name", Some(Yaml::text(name))),
                    ("since", Some(since.into())),
                    ("until", until.map(Into::into)),
                    ("decision", Some(Yaml::text(decision))),
                ];
                draft.edits.add(at.clone(), Yaml::map(anew));
                draft.remark(Remark::note(format!("by `{decision}` from {since} on, by `{known}` before")));
            }
            _ => {
                draft.edits.set(entry.key("decision"), Yaml::text(decision));
                self.remark_who_decided(draft, decision, began, Some(index));
            }
        }
        Ok(())
    }

    /// Says so where a decision does not give the right from a day on, that of a term where it comes to be the one behind it.
    fn remark_who_decided(&self, draft: &mut Draft, id: &str, since: Option<Date>, term: Option<usize>) {
        let Self { right, name, .. } = *self;
        let Some(why) = draft.at.why_gives_no_right(id, right, (name, since), term) else { return };
        let why = format!("`{id}` does not give it: {why}");
        let day = since.filter(|since| *since < draft.at.as_of());
        let decide = rights::decide(draft.at.slug(), &[(right, Some(name))], day);
        draft.remark(Remark::warning(why).with(decide));
    }
}

/// Whether a decision had been made by the end of `day`, and has not been taken back since.
fn is_made_by(draft: &Draft, id: &str, day: Date) -> bool {
    let mut made = draft.at.made_decisions();
    made.any(|(_, it)| it.id == id && it.decided_on.is_some_and(|on| on <= day))
}

/// The term by which somebody has a right on `day`, where it began after the signature; the last, where there are several.
fn later_term<'y>(written: &'y Yaml, name: &str, day: Date) -> Option<(usize, &'y Yaml)> {
    let Yaml::List(terms) = written else { return None };
    terms.iter().enumerate().rfind(|(_, term)| {
        let is_theirs = term.get("name").and_then(Yaml::scalar).is_some_and(|it| is_same(it, name));
        let has_begun = day_of(term, "since").is_some_and(|since| since <= day);
        is_theirs && has_begun && day_of(term, "until").is_none_or(|until| day <= until)
    })
}

fn day_of(term: &Yaml, key: &str) -> Option<Date> {
    term.get(key).and_then(Yaml::scalar)?.parse().ok()
}

/// A right ends.
#[derive(Clone, Copy, Debug)]
pub struct EndRight<'a> {
    /// Which.
    pub right: Right,
    /// Whose.
    pub name: &'a str,
    /// The last day.
    pub until: Date,
}

impl EndRight<'_> {
    /// Ends it.
    ///
    /// # Errors
    /// When they do not have it on that day.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let Self { right, name, until } = *self;
        let at = place(right);
        let written = draft.written(&at)?;
        let today = draft.at.as_of();
        match end_holding(&mut draft.edits, &at, &written, name, until, today) {
            Ok(()) => {}
            Err(TermError::Stays { on, .. }) => {
                let why = format!("{name} may {} until {on}, and what is past stays in the plan", may(right));
                return Err(Refused::because(why));
            }
            Err(_) => {
                let why = format!("{name} has no right to {} that could end on {until}", may(right));
                return Err(Refused::because(why));
            }
        }
        Ok(format!("{name} may {} until {until}", may(right)))
    }
}

fn place(right: Right) -> Route {
    Route::to(PlanFile::Jsp).key("decision_rights").key(right.word())
}

/// What the right allows, in a sentence.
const fn may(right: Right) -> &'static str {
    match right {
        Right::Scope => "approve a change of scope",
        Right::Timeline => "approve a change of the timeline",
        Right::GoLive => "sign off go-live",
        Right::Gates => "sign off the other gates",
    }
}

fn last(until: Option<Date>) -> String {
    until.map_or_else(String::new, |until| format!(", until {until}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft;
    use crate::fixture::date;

    fn granted(rights: &str, since: &str) -> (Acted, Draft) {
        let file = format!("decision_rights:\n  timeline: {rights}\n");
        let decisions = (
            "decisions.yaml",
            "decisions: [{id: D-4, text: Lee decides too, decided_on: 2026-04-01, by: Ana Ruiz}]",
        );
        let mut draft = team_draft(&[("jsp.yaml", &file), decisions], "2026-04-10");
        let since = date(since);
        let grant =
            GrantRight { right: Right::Timeline, name: "Lee Novak", since, until: None, decision: Some("4") };
        let said = grant.act(&mut draft);
        (said, draft)
    }

    #[test]
    fn nobody_is_given_a_right_by_a_decision_of_their_own() {
        let given = |by: &str| {
            let decisions =
                format!("decisions: [{{id: D-4, text: Lee decides too, decided_on: 2026-04-01, by: {by}}}]");
            let people = ("stakeholders.yaml", "people: [{name: Lee Novak}, {name: Kim Osei}]");
            let rights = ("jsp.yaml", "decision_rights: {timeline: [Kim Osei]}\n");
            let mut draft = team_draft(&[rights, people, ("decisions.yaml", &decisions)], "2026-04-10");
            let since = date("2026-04-10");
            let right = Right::Timeline;
            GrantRight { right, name: "Lee Novak", since, until: None, decision: Some("4") }
                .act(&mut draft)
                .expect("it is given");
            draft.said().iter().any(|it| it.contains("`D-4` does not give it"))
        };
        assert!(given("Lee Novak"), "his own");
        assert!(!given("Kim Osei"), "who had it");
        assert!(!given("Ana Ruiz"), "the CSM, to whom the playbook gives it");
    }

    #[test]
    fn the_decision_behind_a_right_may_be_named_later() {
        let (said, draft) = granted("[{name: Lee Novak, since: 2026-04-02}]", "2026-04-10");
        assert!(said.is_ok());
        let want = "timeline: [{name: Lee Novak, since: 2026-04-02, decision: D-4}]\n";
        assert!(draft.one_text().contains(want), "{}", draft.one_text());
    }

    #[test]
    fn a_decision_that_gives_a_right_comes_in_the_place_of_one_that_does_not() {
        let granted = |behind: &str, named: &str| {
            let term =
                format!("decision_rights:\n  timeline: [{{name: Lee Novak, since: 2026-04-02{behind}}}]\n");
            let decisions = "decisions: [{id: D-own, text: Lee decides too, decided_on: 2026-04-01, by: Lee Novak}, {id: D-ana, \
                             text: Lee decides too, decided_on: 2026-04-02, by: Ana Ruiz}, {id: D-two, text: Lee decides too, \
                             decided_on: 2026-04-09, by: Ana Ruiz}]";
            let people = ("stakeholders.yaml", "people: [{name: Lee Novak}]");
            let files = [("jsp.yaml", term.as_str()), people, ("decisions.yaml", decisions)];
            let mut draft = team_draft(&files, "2026-04-10");
            let right = Right::Timeline;
            let since = date("2026-04-10");
            let grant = GrantRight { right, name: "Lee Novak", since, until: None, decision: Some(named) };
            grant.act(&mut draft).map_err(|refused| refused.why)?;
            Ok::<_, String>((draft.one_text(), draft.said()))
        };
        let (text, said) = granted(", decision: D-own", "D-ana").unwrap();
        assert!(text.contains("since: 2026-04-02, decision: D-ana}") && said.is_empty(), "{text} {said:?}");
        let (text, said) = granted("", "D-own").unwrap();
        assert!(text.contains("decision: D-own") && said[0].contains("`D-own` does not give it"), "{said:?}");
        assert_eq!(granted(", decision: D-ana", "D-ana").unwrap().0, "");
        let refused = granted(", decision: D-ana", "D-own").unwrap_err();
        assert_eq!(refused, "`D-ana` gave Lee Novak that right, and `D-own` does not");
        let (text, said) = granted(", decision: D-ana", "D-two").unwrap();
        let both = "[{name: Lee Novak, since: 2026-04-02, until: 2026-04-09, decision: D-ana}, {name: Lee Novak, \
                    since: 2026-04-10, decision: D-two}]";
        assert!(text.contains(both), "{text}");
        assert_eq!(said, ["note: by `D-two` from 2026-04-10 on, by `D-ana` before"]);
    }

    #[test]
    fn whoever_has_a_right_is_told_since_when() {
        let said = |rights: &str| granted(rights, "2026-04-10").0.expect("they have it");
        let later = "[{name: Lee Novak, since: 2026-04-02, until: 2026-06-30}]";
        assert_eq!(
            said(later),
            "Lee Novak may approve a change of the timeline from 2026-04-02 on, until 2026-06-30"
        );
        assert_eq!(said("[Lee Novak]"), "Lee Novak may approve a change of the timeline since the signature");
    }

    #[test]
    fn a_decision_of_their_own_gives_no_right_that_nothing_else_backs() {
        let term = "decision_rights:\n  scope: [{name: Lee Novak, since: 2026-04-02}]\n";
        let decisions = "decisions: [{id: D-own, text: x, decided_on: 2026-04-03, by: Lee Novak}]";
        let people = ("stakeholders.yaml", "people: [{name: Lee Novak}]");
        let mut draft =
            team_draft(&[("jsp.yaml", term), people, ("decisions.yaml", decisions)], "2026-04-10");
        let (right, since) = (Right::Scope, date("2026-04-10"));
        let grant = GrantRight { right, name: "Lee Novak", since, until: None, decision: Some("D-own") };
        grant.act(&mut draft).expect("it is written");
        assert!(draft.said()[0].contains("`D-own` does not give it"), "{:?}", draft.said());
    }

    #[test]
    fn a_right_since_the_signature_wants_no_decision_and_says_so() {
        let (said, draft) = granted("[Lee Novak]", "2026-04-10");
        assert!(said.is_ok() && draft.edits.is_empty());
        assert!(draft.said()[0].contains("`D-4` is not written down"), "{:?}", draft.said());
    }

    #[test]
    fn a_right_that_comes_after_the_signature_has_its_day_and_its_decision() {
        let (said, draft) = granted("[]", "2026-04-10");
        assert_eq!(said.as_deref(), Ok("Lee Novak may approve a change of the timeline from 2026-04-10 on"));
        let text = draft.one_text();
        assert!(
            text.contains("name: Lee Novak")
                && text.contains("since: 2026-04-10")
                && text.contains("decision: D-4"),
            "{text}"
        );
        assert!(draft.said()[0].contains("Ana Ruiz had that right by the playbook"), "{:?}", draft.said());
        let (_, draft) = granted("Ingrid Solberg", "2026-04-10");
        let want = "timeline:\n    - Ingrid Solberg\n    - name: Lee Novak\n      since: 2026-04-10\n      decision: D-4\n";
        assert!(draft.one_text().contains(want), "{}", draft.one_text());
    }

    #[test]
    fn a_right_that_a_decision_gave_counts_from_its_day_though_it_is_written_later() {
        let (said, draft) = granted("[]", "2026-04-01");
        assert_eq!(said.as_deref(), Ok("Lee Novak may approve a change of the timeline from 2026-04-01 on"));
        assert!(draft.one_text().contains("since: 2026-04-01"), "{}", draft.one_text());
    }

    #[test]
    fn whoever_has_a_right_keeps_it_as_it_is() {
        let (said, draft) = granted("[Lee Novak]", "2026-04-10");
        assert!(said.is_ok() && draft.edits.is_empty());
        let (said, draft) = granted("[]", "2026-03-31");
        assert!(said.unwrap_err().why.contains("2026-03-31 is past") && draft.edits.is_empty());
        let (said, _) = granted("[{name: Lee Novak, since: 2026-05-01}]", "2026-04-10");
        assert!(said.unwrap_err().why.contains("from 2026-05-01 on already"));
    }

    #[test]
    fn a_right_ends_on_its_last_day_and_stays_in_the_plan() {
        let ended = |rights: &str| {
            let file = format!("decision_rights: {{scope: {rights}}}\n");
            let mut draft = team_draft(&[("jsp.yaml", &file)], "2026-04-10");
            let end = EndRight { right: Right::Scope, name: "lee novak", until: date("2026-04-10") };
            end.act(&mut draft).map(|_| draft.one_text()).map_err(|refused| refused.why)
        };
        let want = "decision_rights: {scope: [{name: Lee Novak, until: 2026-04-10}]}\n";
        assert_eq!(ended("Lee Novak").as_deref(), Ok(want));
        assert_eq!(ended("[Lee Novak]").as_deref(), Ok(want));
        assert!(ended("[Ana Ruiz]").unwrap_err().contains("has no right to approve a change of scope"));
    }
}
