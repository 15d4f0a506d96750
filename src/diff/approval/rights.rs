//! Who may decide what: rights that were granted or ended.

use super::judge::{Act, Judge};
use super::{Approval, ApprovalKind, Standing};
use crate::date::Date;
use crate::diff::Both;
use crate::diff::version::Version;
use crate::model::{Decision, Holder, PlanFile, Right};
use crate::remedy::rights::decide;
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
    let decided = judged.decision.as_deref().and_then(|id| decision(judge, id));
    // One that only ends a right may be of any day.
    let since = term.since.filter(|_| had.is_none());
    if let Some(why) = why_not_decided(judge, decided, right, (name, since)) {
        judged.standing = Standing::Missing(why);
    }
    if judged.standing.is_missing() {
        let on = term.since.filter(|since| *since < judge.now.as_of());
        judged.remedy = decide(judge.now.slug(), &[(right, Some(name))], on);
    }
    judged
}

fn decision<'j>(judge: &'j Judge<'_>, id: &str) -> Option<&'j Decision> {
    judge.before.plan.decisions.decisions.iter().find(|it| it.id == id)
}

/// Why no decision is behind somebody's right from a day on, if none is.
fn why_not_decided(
    judge: &Judge<'_>,
    decided: Option<&Decision>,
    right: Right,
    (name, since): (&str, Option<Date>),
) -> Option<String> {
    let Some(decided) = decided else { return Some("no decision says so".to_owned()) };
    let why = judge.before.why_not_of_right(decided, right, name, since)?;
    Some(format!("`{}` does not give it: {why}", decided.id))
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

#[cfg(test)]
mod tests {
    use crate::diff::testing::{diff, edited};

    /// What is missing where somebody has the right to go live by a decision.
    fn missing(decision: &str) -> Option<String> {
        let right = "go_live: [Ana Ruiz, {name: Lee Novak, since: 2026-04-08, decision: D-1}]";
        let jsp = edited("jsp.yaml", "go_live: [Ana Ruiz]", right);
        let log = format!("decisions: [{{id: D-1, by: Ana Ruiz, {decision}}}]");
        let it = diff(&[("jsp.yaml", &jsp), ("decisions.yaml", &log)]);
        it.approvals[0].standing.why().map(str::to_owned)
    }

    #[test]
    fn a_decision_gives_the_right_that_it_is_about_and_by_its_day() {
        assert_eq!(missing("text: who says go, about: go_live, decided_on: 2026-04-08"), None);
        assert_eq!(missing("text: Lee decides too, decided_on: 2026-04-07"), None, "it names him");
        let else_ =
            "`D-1` does not give it: it is about something else, and names neither Lee Novak nor the right";
        assert_eq!(missing("text: calls begin at ten, decided_on: 2026-04-07").as_deref(), Some(else_));
        assert_eq!(
            missing("text: Lee calls at ten, about: other, decided_on: 2026-04-07").as_deref(),
            Some(
                "`D-1` does not give it: it is `about: other`, and such a decision changes nothing of the plan"
            )
        );
        assert_eq!(missing("text: less, about: scope, decided_on: 2026-04-07").as_deref(), Some(else_));
        assert_eq!(
            missing("text: who says go, about: go_live, decided_on: 2026-04-09").as_deref(),
            Some("`D-1` does not give it: it was made on 2026-04-09, and the right counts since 2026-04-08")
        );
    }
}
