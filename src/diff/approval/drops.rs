//! What both sides agreed on beside milestones and criteria and that leaves the plan: what the customer wants, a stream of work, a
//! part that they play. What a criterion measures is met by it, or asked of nobody any more.

use super::judge::{Act, Judge};
use super::moves::{index, is_dropped_or_back};
use super::{Approval, ApprovalKind};
use crate::date::Date;
use crate::diff::entry::{EntryChange, EntryFate};
use crate::model::{Dropped, Right};
use crate::remedy::Remedy;

/// That an entry of the plan as it was agreed leaves it, or comes back: by the rule of `dropped-without-decision`, and whatever day
/// is written beside it once the base has the agreement.
pub(super) fn of_entry(judge: &Judge<'_>, change: &EntryChange) -> Option<Approval> {
    if !judge.is_agreed || change.fate != EntryFate::Changed {
        return None;
    }
    let (added_on, dropped) = entry(judge, change)?;
    let drops = change.under("dropped").filter(|it| is_dropped_or_back(it));
    let (part, it) = drops.filter_map(|it| Some((it, dropped.get(index(it.head.as_ref()?)?)?))).last()?;
    let act =
        Act { by: it.by.answer(), on: Some(it.dropped_on), decision: it.decision.get(), entry: &change.name };
    let is_back = part.key("restored_on").is_some();
    let (kind, said) = match is_back {
        true => (ApprovalKind::ScopeAdded, "is back in the plan"),
        false => (ApprovalKind::ScopeDropped, "was dropped"),
    };
    let said = if change.title.is_empty() { said.to_owned() } else { format!("{said}: {}", change.title) };
    let approval = Approval::of(kind, change, said).recorded_at(part.head.as_ref());
    let judged = judge.judged(approval, Right::Scope, act);
    // What was added since is not what they agreed on, and a day before the agreement is no excuse for what is written after it.
    let is_agreed = judge.before.was_agreed_on(added_on);
    let is_decided =
        is_back || !is_agreed || judge.before.is_scope_decided(it.decision.get(), &[&change.name]);
    let judged = judge.scope_decided(judged, is_decided, &change.name);
    let is_named_by_role = change.shape.name == "Resource";
    Some(if is_named_by_role && judged.standing.is_missing() { without_id(judge, judged) } else { judged })
}

/// What has no id is named by no decision: the drop names the decision.
fn without_id(judge: &Judge<'_>, judged: Approval) -> Approval {
    let log = judge.before.scope_decision_of_all();
    let remedy = Remedy::run("have somebody with the right decide it", log)
        .then("name it under `decision` of the drop");
    Approval { remedy, ..judged }
}

/// Since when an entry of the head is in the plan, and when it was not.
fn entry<'j>(judge: &'j Judge<'_>, change: &EntryChange) -> Option<(Option<Date>, &'j [Dropped])> {
    let at = change.head.as_ref().and_then(index)?;
    let plan = &judge.now.plan;
    match change.shape.name {
        "Outcome" => plan.jsp.outcomes.get(at).map(|it| (it.added_on, &*it.dropped)),
        "Objective" => plan.jsp.objectives.get(at).map(|it| (it.added_on, &*it.dropped)),
        "Workstream" => plan.jsp.workstreams.get(at).map(|it| (it.added_on, &*it.dropped)),
        "Resource" => plan.handoff.customer_resources.get(at).map(|it| (it.added_on, &*it.dropped)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::testing::{between, edited, lines};

    const DROP: &str = ", dropped: [{dropped_on: 2026-04-10, by: Priya Shah, reason: no need}]";

    fn jsp(list: &str, drop: &str) -> String {
        edited("jsp.yaml", "value:", &format!("{}\nvalue:", list.replace("DROP", drop)))
    }

    fn seen(list: &str, drop: &str, decisions: &str) -> Vec<String> {
        let (base, head) = (jsp(list, ""), jsp(list, drop));
        lines(&between(&[("jsp.yaml", &base)], &[("jsp.yaml", &head), ("decisions.yaml", decisions)]))
    }

    #[test]
    fn what_both_sides_agreed_on_leaves_by_a_decision_about_scope() {
        let streams = "workstreams: [{id: finance, name: FinanceDROP}]";
        let goals = "objectives: [{id: B-1, statement: the list is sentDROP}]";
        assert_eq!(seen(streams, DROP, ""), ["missing scope_dropped workstream `finance` by Priya Shah"]);
        assert_eq!(seen(goals, DROP, ""), ["missing scope_dropped objective `B-1` by Priya Shah"]);
        let dated_back = DROP.replace("2026-04-10", "2026-03-03");
        assert_eq!(seen(goals, &dated_back, ""), ["missing scope_dropped objective `B-1` by Priya Shah"]);
        let decided = "decisions: [{id: D-1, text: without it, about: scope, by: Ana Ruiz, decided_on: 2026-04-10, affects: [B-1]}]";
        assert_eq!(seen(goals, DROP, decided), ["covered scope_dropped objective `B-1` by Ana Ruiz"]);
    }

    #[test]
    fn a_part_that_the_customer_plays_leaves_by_one_that_the_drop_names() {
        let resources = |drop: &str| format!("customer_resources: [{{role: IT admin{drop}}}]");
        let named = DROP.replace("reason:", "decision: D-1, reason:");
        let decided =
            "decisions: [{id: D-1, text: no IT admin, about: scope, by: Ana Ruiz, decided_on: 2026-04-10}]";
        let seen = |drop: &str| {
            let head = [("handoff.yaml", resources(drop)), ("decisions.yaml", decided.to_owned())];
            let head = head.each_ref().map(|(name, text)| (*name, text.as_str()));
            lines(&between(&[("handoff.yaml", &resources(""))], &head))
        };
        assert!(seen(DROP).contains(&"missing scope_dropped resource `IT admin` by Priya Shah".to_owned()));
        assert_eq!(seen(&named), ["covered scope_dropped resource `IT admin` by Ana Ruiz"]);
    }
}
