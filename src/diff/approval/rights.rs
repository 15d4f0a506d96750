//! Who may decide what: rights that were granted or ended.

use super::judge::{Act, Judge};
use super::{Approval, ApprovalKind, Standing};
use crate::diff::Both;
use crate::diff::version::Version;
use crate::model::{Holder, PlanFile, Right};
use crate::remedy::{Remedy, blank, commands};
use crate::route::Route;

/// The rights that a change grants and ends.
pub(super) fn changes(judge: &Judge<'_>, versions: Both<Option<&Version>>) -> Vec<Approval> {
    // Of a file that cannot be read nobody knows whom it names.
    let is_doubtful = |version: Option<&Version>| {
        let it = version.and_then(|it| it.assessment.as_ref());
        it.is_some_and(|it| it.plan.is_doubtful(PlanFile::Jsp))
    };
    if is_doubtful(versions.base) || is_doubtful(versions.head) {
        return Vec::new();
    }
    let terms = |version: Option<&Version>, right: Right| -> Vec<Holder> {
        let plan = version.and_then(|it| it.assessment.as_ref()).map(|it| &it.plan);
        plan.map(|it| it.jsp.decision_rights.of(right).all().to_vec()).unwrap_or_default()
    };
    let of_right = |right: &Right| {
        let both = versions.map(|version| terms(version, *right));
        let granted: Vec<Approval> = both
            .head
            .iter()
            .enumerate()
            .filter(|(_, term)| !both.base.contains(term))
            .map(|(at, term)| granted(judge, *right, (at, term), &both.base))
            .collect();
        let is_left =
            |term: &&Holder| both.head.iter().all(|it| !judge.now.is_same(it.name.or(""), term.name.or("")));
        let ended = both.base.iter().enumerate().filter(|(_, term)| is_left(term));
        let ended: Vec<Approval> = ended.map(|(at, term)| ended_without_day(*right, at, term)).collect();
        granted.into_iter().chain(ended)
    };
    Right::ALL.iter().flat_map(of_right).collect()
}

fn approval(right: Right, at: usize, said: String) -> Approval {
    let route = Route::to(PlanFile::Jsp).key("decision_rights").key(right.word()).index(at);
    let subject = format!("the right to `{right}`");
    Approval { right: Some(right), ..Approval::at(ApprovalKind::RightChanged, route, subject, said) }
}

/// A term that the base does not have: a right granted, or one that is given an end. It takes a decision by somebody who has the
/// right in the base.
fn granted(judge: &Judge<'_>, right: Right, (at, term): (usize, &Holder), base: &[Holder]) -> Approval {
    let name = term.name.or("nobody");
    let had = base.iter().find(|it| judge.now.is_same(it.name.or(""), name));
    let said = match (had, term.since, term.until) {
        (Some(_), _, Some(until)) => format!("{name} has it until {until}"),
        (Some(_), Some(since), None) => format!("{name} has it since {since}"),
        (Some(_), None, None) => format!("{name} has it without an end"),
        (None, Some(since), _) => format!("granted to {name}, since {since}"),
        (None, None, _) => format!("granted to {name}"),
    };
    let approval = approval(right, at, said);
    // The rights that a plan starts with are read with it.
    if judge.is_new {
        return approval;
    }
    let act = Act { decision: term.decision.get(), ..Act::default() };
    let mut judged = judge.judged(approval, right, act);
    if judged.decision.is_none() {
        judged.standing = Standing::Missing("no decision says so".to_owned());
    }
    if judged.standing.is_missing() {
        let slug = judge.now.slug();
        let say = commands::right_grant(slug, right.word(), name, Some(blank("decision")));
        let log = commands::decision_add(slug, blank("text"), blank("name"), None);
        judged.remedy =
            Remedy::run("log the decision", log).then(Remedy::run("say that it gave the right", say));
    }
    judged
}

/// Somebody who had a right is not named any more, so that what they approved before cannot be told.
fn ended_without_day(right: Right, at: usize, term: &Holder) -> Approval {
    let name = term.name.or("nobody");
    let why = "it ends without a day; what was approved by it before cannot be told any more";
    Approval {
        standing: Standing::Missing(why.to_owned()),
        is_in_head: false,
        ..approval(right, at, format!("taken from {name}"))
    }
}
