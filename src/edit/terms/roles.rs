//! Roles of a person: one begins, one ends.

use super::term::{Term, TermError, end, new_term, terms};
use crate::date::Date;
use crate::edit::{Edits, Yaml};
use crate::route::Route;

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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::edit::read;
    use crate::fixture::date;
    use crate::model::PlanFile;

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
