//! What success in 90 days is, in the customer's words, and what should be better next.

use std::sync::Arc;

use crate::act::{Acted, Draft, Remark};
use crate::edit::Yaml;
use crate::model::{Confirmed, PlanFile, Role};
use crate::person::is_same;
use crate::refused::Refused;
use crate::remedy::{Remedy, Word, blank, commands};
use crate::route::Route;

/// Writes down what success is. Words that somebody has confirmed are theirs: with others their word ends, and is to be given
/// anew.
///
/// # Errors
/// When there are no words.
pub fn set_success(draft: &mut Draft, words: &str) -> Acted {
    let words = written(words)?;
    let plan = Arc::clone(&draft.plan);
    let is_new = draft.put(&Route::to(PlanFile::Jsp), "success", &plan.jsp.success, Some(words));
    if is_new && plan.jsp.success.is_written() {
        end_confirmations(draft);
    }
    Ok(format!("success is: {words}"))
}

/// Takes back, from today on, every word that success was described right: it was about other words.
fn end_confirmations(draft: &mut Draft) {
    let (plan, today) = (Arc::clone(&draft.plan), draft.at.as_of());
    let by = draft.or_csm(None).map(Yaml::text);
    let all = plan.jsp.confirmations.iter().enumerate();
    let standing = all.filter_map(|(index, it)| {
        let on = it.confirmed_on.filter(|_| it.fact == Confirmed::SuccessConfirmed)?;
        it.withdrawn.is_none().then_some((index, on, it.by.or("somebody")))
    });
    for (index, on, who) in standing {
        let withdrawn = Yaml::map([
            ("withdrawn_on", Some(today.into())),
            ("by", by.clone()),
            ("reason", Some(Yaml::text("it was about other words"))),
        ]);
        draft
            .edits
            .set(Route::to(PlanFile::Jsp).key("confirmations").index(index).key("withdrawn"), withdrawn);
        let other = format!("{who} confirmed other words, on {on}: that counts no more from {today} on");
        let sponsor = whose_to_confirm(draft, who);
        let evidence = Some(blank("evidence"));
        let confirm = commands::confirm(&plan.slug, Confirmed::SuccessConfirmed.word(), sponsor, evidence);
        draft.remark(Remark::warning(other).with(Remedy::run("have these confirmed too", confirm)));
    }
}

/// Whose word makes other words theirs: that of whoever gave it before, while they are the sponsor; else the sponsor's of today,
/// where there is one.
fn whose_to_confirm(draft: &Draft, before: &str) -> Word {
    let today = draft.at.as_of();
    let sponsors: Vec<&str> =
        draft.at.holders(Role::ExecutiveSponsor, today).map(|it| it.name.as_str()).collect();
    let is_still = sponsors.iter().any(|name| draft.at.is_same(name, before));
    match sponsors.as_slice() {
        _ if is_still => before.into(),
        [only] => (*only).into(),
        _ => blank("name"),
    }
}

/// Adds what should be better next, after the onboarding; what is there already is not added again.
///
/// # Errors
/// When there are no words.
pub fn add_next_goals(draft: &mut Draft, goals: &[String]) -> Acted {
    let goals = goals.iter().map(|goal| written(goal)).collect::<Result<Vec<_>, _>>()?;
    let mut known: Vec<String> = draft.plan.jsp.next_goals.to_vec();
    for goal in &goals {
        if known.iter().all(|it| !is_same(it, goal)) {
            known.push((*goal).to_owned());
            draft.edits.add(Route::to(PlanFile::Jsp).key("next_goals"), Yaml::text(*goal));
        }
    }
    Ok(format!("next: {}", goals.join("; ")))
}

fn written(words: &str) -> Result<&str, Refused> {
    let words = words.trim();
    if words.is_empty() { Err(Refused::because("the text is empty")) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::testing::team_draft as draft;
    use crate::model::Fact;

    fn next(file: &str, goals: &[&str]) -> String {
        let mut draft = draft(&[("jsp.yaml", file)], "2026-04-10");
        let goals: Vec<String> = goals.iter().map(|goal| (*goal).to_owned()).collect();
        add_next_goals(&mut draft, &goals).unwrap();
        draft.one_text()
    }

    #[test]
    fn what_comes_next_is_added_once_however_it_is_typed() {
        let file = "next_goals:\n  - the archive in one place\n";
        assert_eq!(next(file, &["  The archive in one place "]), "");
        let text = next(file, &["fewer forms", " fewer forms"]);
        assert_eq!(text, format!("{file}  - fewer forms\n"));
        let mut empty = draft(&[("jsp.yaml", file)], "2026-04-10");
        assert!(add_next_goals(&mut empty, &[" ".to_owned()]).is_err());
    }

    #[test]
    fn other_words_than_those_confirmed_are_to_be_confirmed_too() {
        let people = ("stakeholders.yaml", "people: [{name: Lee Novak, roles: [executive_sponsor]}]");
        let jsp = "success: nobody types an order twice\nconfirmations:\n  \
                   - {fact: success_confirmed, by: Lee Novak, confirmed_on: 2026-04-01, evidence: mail}\n";
        let mut same = draft(&[("jsp.yaml", jsp), people], "2026-04-10");
        set_success(&mut same, " nobody types an order twice ").unwrap();
        assert_eq!((same.one_text().as_str(), same.said().len()), ("", 0));
        let mut other = draft(&[("jsp.yaml", jsp), people], "2026-04-10");
        assert_eq!(set_success(&mut other, "half the work").unwrap(), "success is: half the work");
        assert!(other.said().iter().any(|it| it.contains("Lee Novak confirmed other words, on 2026-04-01")));
        assert!(draft(&[("jsp.yaml", jsp), people], "2026-04-10").at.fact(Fact::SuccessConfirmed).is_some());
        assert!(other.preview().unwrap().fact(Fact::SuccessConfirmed).is_none(), "they are not theirs");
        let text = other.one_text();
        assert!(text.contains("withdrawn: {withdrawn_on: 2026-04-10, by: Ana Ruiz"), "{text}");
    }
    #[test]
    fn other_words_are_confirmed_by_who_is_sponsor_now() {
        let jsp = "success: one\nconfirmations:\n  \
                   - {fact: success_confirmed, by: Lee Novak, confirmed_on: 2026-04-01, evidence: mail}\n";
        let hint = |people: &str| {
            let people = format!("people: [{{name: Lee Novak, roles: [executive_sponsor]{people}\n");
            let mut other = draft(&[("jsp.yaml", jsp), ("stakeholders.yaml", &people)], "2026-04-10");
            set_success(&mut other, "two").unwrap();
            other.said().join(" ")
        };
        let still = hint("}]");
        let want = "onboard confirm acme success_confirmed --by 'Lee Novak' --evidence <evidence>";
        assert!(still.contains(want), "{still}");
        let left = hint(", departed_on: 2026-04-05}, {name: Tom Ritter, roles: [executive_sponsor]}]");
        assert!(left.contains("--by 'Tom Ritter' --evidence"), "{left}");
        let nobody = hint(", departed_on: 2026-04-05}]");
        assert!(nobody.contains("--by <name> --evidence"), "{nobody}");
    }
}
