//! Somebody gets what somebody else may have had.

use super::term::{Term, TermError, end, new_term, terms};
use crate::date::Date;
use crate::edit::{Edits, Yaml};
use crate::person::is_same;
use crate::route::Route;

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

/// Hands over what is at a place, a name or a list of them. Whoever holds it gets the day as the last one: a day is
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
}
