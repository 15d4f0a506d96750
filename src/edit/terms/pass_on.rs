//! What somebody has passes on to somebody else.

use super::term::{Term, TermError, end, new_term, terms};
use crate::date::Date;
use crate::edit::{Edits, Yaml};
use crate::route::Route;

/// What somebody has passes on to somebody else.
pub struct PassOn<'a> {
    /// Whether a name is theirs who give it away.
    pub is_former: &'a dyn Fn(&str) -> bool,
    /// Whether a name is theirs who get it.
    pub is_next: &'a dyn Fn(&str) -> bool,
    /// Who gets it.
    pub name: &'a str,
    /// The first day.
    pub since: Date,
    /// The first day of the plan: whoever has it on that day has it from the beginning.
    pub begun: Date,
    /// Today: a term that begins later has not begun, and is another's from its first day.
    pub today: Date,
    /// Whether a term that has ended by today stays theirs, whatever the first day is.
    pub keeps_ended: bool,
    /// The decision behind it.
    pub decision: Option<&'a str>,
}

impl PassOn<'_> {
    /// Passes on what is at a place, a name or a list of them: their terms end, those of others who have it beside them
    /// do not. Gives whether they had it.
    ///
    /// # Errors
    /// When they have had it for too short a time, or what is written of an earlier day than today would be written over.
    pub fn apply(&self, edits: &mut Edits, at: &Route, written: &Yaml) -> Result<bool, TermError> {
        let all = terms(written, "name");
        let first_kept = if self.keeps_ended { self.since.max(self.today) } else { self.since };
        let is_own =
            |it: &&Term<'_>| (self.is_former)(it.what) && it.until.is_none_or(|last| last > first_kept);
        let own: Vec<&Term<'_>> = all.iter().filter(is_own).collect();
        for it in &own {
            if let Some(first) = it.since.filter(|first| *first > self.since && *first <= self.today) {
                return Err(TermError::BeginsLater { who: it.what.to_owned(), since: first });
            }
        }
        let is_list = matches!(written, Yaml::List(_));
        let mut is_there = all.iter().any(|it| (self.is_next)(it.what) && self.holds(it));
        for it in &own {
            let place = if is_list { at.clone().index(it.index) } else { at.clone() };
            if self.has_not_had(it) {
                let on = it.since.unwrap_or(self.since);
                if on < self.today {
                    return Err(TermError::Stays { who: it.what.to_owned(), on });
                }
                let name = if it.is_mapping { place.key("name") } else { place };
                edits.set(name, Yaml::text(self.name));
                continue;
            }
            let next = (!is_there).then(|| self.term(it.until));
            is_there = true;
            match next {
                next if is_list => {
                    end(edits, at, it, "name", Yaml::text(it.what), self.since);
                    next.into_iter().for_each(|next| edits.add(at.clone(), next));
                }
                next => {
                    let former = new_term("name", Yaml::text(it.what), None, Some(self.since));
                    edits.set(at.clone(), Yaml::List([former].into_iter().chain(next).collect()));
                }
            }
        }
        Ok(!own.is_empty())
    }

    /// Whether they have it on the first day, and go on.
    fn holds(&self, it: &Term<'_>) -> bool {
        it.since.is_none_or(|first| first <= self.since) && it.until.is_none_or(|last| last > self.since)
    }

    /// Whether a term is another's from its first day, of which the end counts.
    fn has_not_had(&self, it: &Term<'_>) -> bool {
        it.since.map_or(self.since <= self.begun && it.until.is_none(), |first| first >= self.since)
    }

    fn term(&self, until: Option<Date>) -> Yaml {
        Yaml::map([
            ("name", Some(Yaml::text(self.name))),
            ("since", Some(self.since.into())),
            ("until", until.map(Into::into)),
            ("decision", self.decision.map(Yaml::text)),
        ])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::edit::read;
    use crate::fixture::date;
    use crate::model::PlanFile;
    use crate::person::is_same;

    const HEAD: &str = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n";

    /// The text of the team after what Ana Ruiz has passed on to Nora Falk on 13 April, on 10 April.
    fn passed_on(team: &str, since: &str) -> Result<String, TermError> {
        let text = format!("{HEAD}{team}");
        let at = Route::to(PlanFile::Onboarding).key("team").key("csm");
        let mut edits = Edits::new();
        let written = read(&text, &at).unwrap_or(Yaml::Null);
        let passing = PassOn {
            is_former: &|name| is_same(name, "Ana Ruiz"),
            is_next: &|name| is_same(name, "Nora Falk"),
            name: "Nora Falk",
            since: date(since),
            begun: date("2026-03-02"),
            today: date("2026-04-10"),
            keeps_ended: false,
            decision: None,
        };
        passing.apply(&mut edits, &at, &written)?;
        let files = BTreeMap::from([(PlanFile::Onboarding, text.as_str())]);
        let new = edits.apply(&files).unwrap().pop().map_or(text.clone(), |(_, new)| new);
        Ok(new.strip_prefix(HEAD).unwrap().to_owned())
    }

    #[test]
    fn what_somebody_has_passes_on_and_what_others_have_beside_them_stays() {
        let case = |team: &str, want: &str| {
            let passed = passed_on(&format!("team: {{csm: {team}}}\n"), "2026-04-13");
            assert_eq!(passed, Ok(format!("team: {{csm: {want}}}\n")), "{team}");
        };
        case("ana  ruiz", "[{name: ana  ruiz, until: 2026-04-13}, {name: Nora Falk, since: 2026-04-13}]");
        case(
            "[Ana Ruiz, Jo Lind]",
            "[{name: Ana Ruiz, until: 2026-04-13}, Jo Lind, {name: Nora Falk, since: 2026-04-13}]",
        );
        case("[Ana Ruiz, Nora Falk]", "[{name: Ana Ruiz, until: 2026-04-13}, Nora Falk]");
        case(
            "[{name: Ana Ruiz, since: 2026-04-01, until: 2026-04-24}]",
            "[{name: Ana Ruiz, since: 2026-04-01, until: 2026-04-13}, {name: Nora Falk, since: 2026-04-13, until: 2026-04-24}]",
        );
        // What has not begun is another's from its first day.
        case(
            "[Jo Lind, {name: Ana Ruiz, since: 2026-05-01}]",
            "[Jo Lind, {name: Nora Falk, since: 2026-05-01}]",
        );
        // What is over stays theirs, and so does what was never theirs.
        for kept in ["[{name: Ana Ruiz, until: 2026-04-01}, Jo Lind]", "Jo Lind", "[]"] {
            case(kept, kept);
        }
        let too_late = passed_on("team: {csm: [{name: Ana Ruiz, since: 2026-04-08}]}\n", "2026-04-01");
        assert_eq!(
            too_late,
            Err(TermError::BeginsLater { who: "Ana Ruiz".to_owned(), since: date("2026-04-08") })
        );
        let on = date("2026-03-02");
        assert_eq!(
            passed_on("team: {csm: Ana Ruiz}\n", "2026-03-02"),
            Err(TermError::Stays { who: "Ana Ruiz".to_owned(), on }),
            "she had it at the end of that day"
        );
    }
}
