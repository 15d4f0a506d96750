//! Terms: who holds something from a day on, and who ceases to. Nobody is taken out of a list: a term gets its last day.

use super::{Edits, Yaml};
use crate::date::Date;
use crate::person::is_same;
use crate::route::Route;

/// Why a term cannot begin or end so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermError {
    /// They hold it already.
    Holds,
    /// Nobody holds it then whose term could end.
    HoldsNot,
    /// A term begins after the day.
    BeginsLater {
        /// Whose.
        who: String,
        /// Its first day.
        since: Date,
    },
    /// What is written of an earlier day than today stays.
    Stays {
        /// Who held it.
        who: String,
        /// On which day.
        on: Date,
    },
}

/// A term as it is written.
struct Term<'y> {
    index: usize,
    what: &'y str,
    since: Option<Date>,
    until: Option<Date>,
    is_mapping: bool,
}

/// The terms of a list, or the one that a bare text is. What is broken is none.
fn terms<'y>(written: &'y Yaml, key: &str) -> Vec<Term<'y>> {
    let term = |(index, item): (usize, &'y Yaml)| {
        let day = |key| item.get(key).and_then(Yaml::scalar).and_then(|day| day.parse().ok());
        let what = item.get(key).unwrap_or(item).scalar()?;
        Some(Term {
            index,
            what,
            since: day("since"),
            until: day("until"),
            is_mapping: item.get(key).is_some(),
        })
    };
    match written {
        Yaml::List(items) => items.iter().enumerate().filter_map(term).collect(),
        bare => term((0, bare)).into_iter().collect(),
    }
}

/// A term to write.
fn new_term(key: &str, what: Yaml, since: Option<Date>, until: Option<Date>) -> Yaml {
    Yaml::map([(key, Some(what)), ("since", since.map(Into::into)), ("until", until.map(Into::into))])
}

/// Somebody gets what somebody else may have had.
#[derive(Clone, Copy, Debug)]
pub struct Handover<'a> {
    /// Who gets it.
    pub name: &'a str,
    /// The first day.
    pub since: Date,
    /// The last day, of somebody who stands in for a time.
    pub until: Option<Date>,
    /// The first day of what is handed over: whoever has it on that day has it from the beginning.
    pub begun: Date,
    /// The day on which it is written: what is written of earlier days stays.
    pub today: Date,
}

/// Hands over what stands at a place, a name or a list of them. Whoever holds it gets the day as the last one: a day is
/// judged by its end, both count on it, and whoever was given it on that very day has never had it. Nobody's term ends
/// for somebody who stands in. Gives the names of those whose terms end.
///
/// # Errors
/// When they hold it already, or somebody's term begins later; or when somebody was given it, or ceased to hold it, on an
/// earlier day than today, which would be written over.
pub fn hand_over(
    edits: &mut Edits,
    at: &Route,
    written: &Yaml,
    handover: Handover<'_>,
) -> Result<Vec<String>, TermError> {
    let Handover { name, since, until, begun, today } = handover;
    let all = terms(written, "name");
    let holding: Vec<_> = all.iter().filter(|it| it.until.is_none_or(|last| last > since)).collect();
    if holding.iter().any(|it| is_same(it.what, name) && it.since.is_none_or(|first| first <= since)) {
        return Err(TermError::Holds);
    }
    let ending: Vec<_> = if until.is_some() { Vec::new() } else { holding };
    for it in &ending {
        if let Some(first) = it.since.filter(|first| *first > since) {
            return Err(TermError::BeginsLater { who: it.what.to_owned(), since: first });
        }
    }
    let is_first = until.is_none() && since <= begun && all.iter().all(|it| it.since.or(it.until).is_none());
    let stays = |it: &&Term<'_>| {
        let is_replaced = is_first || it.since == Some(since);
        let is_over = it.until.is_some_and(|last| last < today);
        since < today && (is_replaced || is_over)
    };
    if let Some(it) = ending.iter().copied().find(stays) {
        return Err(TermError::Stays { who: it.what.to_owned(), on: it.until.unwrap_or(since) });
    }
    if is_first {
        edits.set(at.clone(), Yaml::text(name));
        return Ok(Vec::new());
    }
    if let Some(it) = ending.iter().find(|it| it.since == Some(since)) {
        edits.set(at.clone().index(it.index).key("name"), Yaml::text(name));
        return Ok(Vec::new());
    }
    let entry = new_term("name", Yaml::text(name), Some(since), until);
    match written {
        Yaml::List(items) if !items.is_empty() => {
            for it in &ending {
                end(edits, at, it, "name", Yaml::text(it.what), since);
            }
            edits.add(at.clone(), entry);
        }
        _ => {
            let former = all.iter().map(|it| match ending.is_empty() {
                true => Yaml::text(it.what),
                false => new_term("name", Yaml::text(it.what), None, Some(since)),
            });
            edits.set(at.clone(), Yaml::List(former.chain([entry]).collect()));
        }
    }
    Ok(ending.iter().map(|it| it.what.to_owned()).collect())
}

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
    /// Passes on what stands at a place, a name or a list of them: their terms end, those of others who have it beside them
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

/// Adds a role to the list at a place.
///
/// # Errors
/// When they have it already.
pub fn begin_role(
    edits: &mut Edits,
    at: &Route,
    written: &Yaml,
    role: &str,
    since: Date,
    until: Option<Date>,
) -> Result<(), TermError> {
    let has = |it: &Term<'_>| it.what == role && it.until.is_none_or(|last| last > since);
    match terms(written, "role").into_iter().find(has) {
        Some(Term { since: Some(first), .. }) if first > since => {
            Err(TermError::BeginsLater { who: role.to_owned(), since: first })
        }
        Some(_) => Err(TermError::Holds),
        None => {
            edits.add(at.clone(), new_term("role", Yaml::plain(role), Some(since), until));
            Ok(())
        }
    }
}

/// Ends a role of the list at a place with `until` as its last day.
///
/// # Errors
/// When they do not have it on that day, or ceased to have it on an earlier day than `today`.
pub fn end_role(
    edits: &mut Edits,
    at: &Route,
    written: &Yaml,
    role: &str,
    until: Date,
    today: Date,
) -> Result<(), TermError> {
    let has = |it: &Term<'_>| {
        it.what == role
            && it.since.is_none_or(|first| first <= until)
            && it.until.is_none_or(|last| last > until)
    };
    let all = terms(written, "role");
    let it = all.iter().find(|it| has(it)).ok_or(TermError::HoldsNot)?;
    if let Some(last) = it.until.filter(|last| *last < today) {
        return Err(TermError::Stays { who: role.to_owned(), on: last });
    }
    end(edits, at, it, "role", Yaml::plain(role), until);
    Ok(())
}

/// Somebody gets a right that others may have as well.
#[derive(Clone, Copy, Debug)]
pub struct Holding<'a> {
    /// Who gets it.
    pub name: &'a str,
    /// The first day; from the beginning when absent.
    pub since: Option<Date>,
    /// The last day, where it is known.
    pub until: Option<Date>,
    /// The id of the decision that gives it.
    pub decision: Option<&'a str>,
}

/// Adds a holder to what stands at a place, a name or a list of them. Nobody's term ends for it.
///
/// # Errors
/// When they hold it already, or from a later day on.
pub fn begin_holding(
    edits: &mut Edits,
    at: &Route,
    written: &Yaml,
    holding: &Holding<'_>,
) -> Result<(), TermError> {
    let all = terms(written, "name");
    let lasts = |it: &&Term<'_>| it.until.is_none_or(|last| holding.since.is_none_or(|since| last > since));
    if let Some(it) = all.iter().filter(|it| is_same(it.what, holding.name)).find(lasts) {
        return Err(match it.since.filter(|first| holding.since.is_none_or(|since| since < *first)) {
            Some(first) => TermError::BeginsLater { who: it.what.to_owned(), since: first },
            None => TermError::Holds,
        });
    }
    let is_bare = holding.since.is_none() && holding.until.is_none() && holding.decision.is_none();
    let entry = if is_bare {
        Yaml::text(holding.name)
    } else {
        Yaml::map([
            ("name", Some(Yaml::text(holding.name))),
            ("since", holding.since.map(Into::into)),
            ("until", holding.until.map(Into::into)),
            ("decision", holding.decision.map(Yaml::text)),
        ])
    };
    match written.scalar() {
        Some(bare) => edits.set(at.clone(), Yaml::List(vec![Yaml::text(bare), entry])),
        None => edits.add(at.clone(), entry),
    }
    Ok(())
}

/// Ends what somebody holds with `until` as its last day.
///
/// # Errors
/// When they do not hold it on that day, or it ended before today.
pub fn end_holding(
    edits: &mut Edits,
    at: &Route,
    written: &Yaml,
    name: &str,
    until: Date,
    today: Date,
) -> Result<(), TermError> {
    let all = terms(written, "name");
    let has = |it: &&Term<'_>| {
        is_same(it.what, name)
            && it.since.is_none_or(|first| first <= until)
            && it.until.is_none_or(|last| last > until)
    };
    let it = all.iter().find(has).ok_or(TermError::HoldsNot)?;
    if let Some(last) = it.until.filter(|last| *last < today) {
        return Err(TermError::Stays { who: it.what.to_owned(), on: last });
    }
    if matches!(written, Yaml::List(_)) {
        end(edits, at, it, "name", Yaml::text(it.what), until);
    } else {
        let term = new_term("name", Yaml::text(it.what), None, Some(until));
        edits.set(at.clone(), Yaml::List(vec![term]));
    }
    Ok(())
}

/// Gives a term of a list its last day.
fn end(edits: &mut Edits, at: &Route, term: &Term<'_>, key: &str, what: Yaml, until: Date) {
    let place = at.clone().index(term.index);
    if term.is_mapping {
        edits.set(place.key("until"), until);
    } else {
        edits.set(place, new_term(key, what, None, Some(until)));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::edit::read;
    use crate::fixture::date;
    use crate::model::PlanFile;

    const HEAD: &str = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n";

    /// The text of the team after `csm` was handed over to Nora Falk.
    fn handed_over(team: &str, since: &str, until: Option<&str>) -> Result<String, TermError> {
        let text = format!("{HEAD}{team}");
        let at = Route::to(PlanFile::Onboarding).key("team").key("csm");
        let mut edits = Edits::new();
        let written = read(&text, &at).unwrap_or(Yaml::Null);
        let (since, until, begun) = (date(since), until.map(date), date("2026-03-02"));
        let today = date("2026-04-13").min(since);
        hand_over(&mut edits, &at, &written, Handover { name: "Nora Falk", since, until, begun, today })?;
        let files = BTreeMap::from([(PlanFile::Onboarding, text.as_str())]);
        let (_, new) = edits.apply(&files).unwrap().remove(0);
        Ok(new.strip_prefix(HEAD).unwrap().to_owned())
    }

    #[track_caller]
    fn case(team: &str, since: &str, until: Option<&str>, want: &str) {
        assert_eq!(handed_over(team, since, until).as_deref(), Ok(want));
    }

    #[test]
    fn a_handover_ends_the_term_before_it_and_takes_nobody_out() {
        let day = "2026-04-13";
        case(
            "team: {csm: Ana Ruiz}\n",
            day,
            None,
            "team: {csm: [{name: Ana Ruiz, until: 2026-04-13}, {name: Nora Falk, since: 2026-04-13}]}\n",
        );
        case(
            "team:\n  csm: Ana Ruiz  # until summer\n  ae: Tom\n",
            day,
            None,
            "team:\n  csm:  # until summer\n    - name: Ana Ruiz\n      until: 2026-04-13\n    - name: Nora Falk\n      since: 2026-04-13\n  ae: Tom\n",
        );
        case("team:\n  csm:\n", day, None, "team:\n  csm:\n    - name: Nora Falk\n      since: 2026-04-13\n");
        case("", day, None, "team:\n  csm:\n    - name: Nora Falk\n      since: 2026-04-13\n");
        case(
            "team: {csm: [{name: Jo Lind, until: 2026-03-20}, {name: Ana Ruiz, since: 2026-03-20}]}\n",
            day,
            None,
            "team: {csm: [{name: Jo Lind, until: 2026-03-20}, {name: Ana Ruiz, since: 2026-03-20, until: 2026-04-13}, {name: Nora Falk, since: 2026-04-13}]}\n",
        );
        case(
            "team:\n  csm:\n    - Ana Ruiz\n",
            day,
            None,
            "team:\n  csm:\n    - {name: Ana Ruiz, until: 2026-04-13}\n    - {name: Nora Falk, since: 2026-04-13}\n",
        );
    }

    #[test]
    fn of_a_day_its_end_counts() {
        let first = "2026-03-02";
        case("team: {csm: Ana Ruiz}\n", first, None, "team: {csm: Nora Falk}\n");
        case("team:\n  csm:\n", first, None, "team:\n  csm: Nora Falk\n");
        case(
            "team: {csm: [{name: Jo Lind, until: 2026-04-13}, {name: Ana Ruiz, since: 2026-04-13}]}\n",
            "2026-04-13",
            None,
            "team: {csm: [{name: Jo Lind, until: 2026-04-13}, {name: Nora Falk, since: 2026-04-13}]}\n",
        );
    }

    #[test]
    fn who_stands_in_for_a_time_ends_nobody_s_term() {
        case(
            "team: {csm: Ana Ruiz}\n",
            "2026-04-13",
            Some("2026-04-24"),
            "team: {csm: [Ana Ruiz, {name: Nora Falk, since: 2026-04-13, until: 2026-04-24}]}\n",
        );
    }

    #[test]
    fn what_would_turn_a_term_round_is_refused() {
        let later = "team: {csm: [{name: Ana Ruiz, since: 2026-04-20}]}\n";
        let want = TermError::BeginsLater { who: "Ana Ruiz".to_owned(), since: date("2026-04-20") };
        assert_eq!(handed_over(later, "2026-04-13", None), Err(want));
        assert_eq!(handed_over("team: {csm: nora  falk}\n", "2026-04-13", None), Err(TermError::Holds));
    }

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

    #[test]
    fn what_is_written_of_an_earlier_day_stays() {
        let later = |team: &str, since: &str| {
            let text = format!("{HEAD}{team}");
            let at = Route::to(PlanFile::Onboarding).key("team").key("csm");
            let (since, begun, today) = (date(since), date("2026-03-02"), date("2026-04-20"));
            let handover = Handover { name: "Nora Falk", since, until: None, begun, today };
            hand_over(&mut Edits::new(), &at, &read(&text, &at).unwrap_or(Yaml::Null), handover)
        };
        let stays = |who: &str, on: &str| Err(TermError::Stays { who: who.to_owned(), on: date(on) });
        assert_eq!(later("team: {csm: Ana Ruiz}\n", "2026-03-02"), stays("Ana Ruiz", "2026-03-02"));
        let given =
            "team: {csm: [{name: Jo Lind, until: 2026-04-13}, {name: Ana Ruiz, since: 2026-04-13}]}\n";
        assert_eq!(later(given, "2026-04-13"), stays("Ana Ruiz", "2026-04-13"));
        let begins_later = TermError::BeginsLater { who: "Ana Ruiz".to_owned(), since: date("2026-04-13") };
        assert_eq!(later(given, "2026-04-10"), Err(begins_later));
        assert!(later(given, "2026-04-14").is_ok());
        assert!(later("", "2026-03-02").is_ok(), "where nobody had it, nothing is written over");
    }

    #[test]
    fn a_role_begins_and_ends_with_its_day() {
        let text = "people:\n  - {name: Lee, roles: [champion, {role: project_lead, since: 2026-03-10}]}\n";
        let at = Route::to(PlanFile::Stakeholders).key("people").index(0).key("roles");
        let written = read(text, &at).unwrap();
        let mut edits = Edits::new();
        begin_role(&mut edits, &at, &written, "end_user", date("2026-04-10"), None).unwrap();
        end_role(&mut edits, &at, &written, "champion", date("2026-04-10"), date("2026-04-10")).unwrap();
        end_role(&mut edits, &at, &written, "project_lead", date("2026-04-10"), date("2026-04-10")).unwrap();
        let files = BTreeMap::from([(PlanFile::Stakeholders, text)]);
        let (_, new) = edits.apply(&files).unwrap().remove(0);
        let roles = "[{role: champion, until: 2026-04-10}, {role: project_lead, since: 2026-03-10, until: 2026-04-10}, \
                     {role: end_user, since: 2026-04-10}]";
        assert_eq!(new, format!("people:\n  - {{name: Lee, roles: {roles}}}\n"));
        let mut none = Edits::new();
        let again = begin_role(&mut none, &at, &written, "champion", date("2026-04-10"), None);
        assert_eq!(again, Err(TermError::Holds));
        let early =
            end_role(&mut none, &at, &written, "project_lead", date("2026-03-09"), date("2026-04-10"));
        assert_eq!(early, Err(TermError::HoldsNot));
        let over =
            read("a: [{role: champion, until: 2026-04-01}]", &Route::to(PlanFile::Stakeholders).key("a"))
                .unwrap();
        let sooner = end_role(&mut none, &at, &over, "champion", date("2026-03-20"), date("2026-04-10"));
        assert_eq!(sooner, Err(TermError::Stays { who: "champion".to_owned(), on: date("2026-04-01") }));
    }
}
