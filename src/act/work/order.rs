//! What an action or a milestone waits for: others that must be done before it can start.

use std::collections::BTreeSet;

use super::{Target, WorkLog};
use crate::act::{Acted, Draft};
use crate::edit::Yaml;
use crate::phrase::List;
use crate::plan_at::PlanAt;
use crate::refused::Refused;

/// What must be done before an entry can start.
#[derive(Clone, Copy, Debug)]
pub struct ComeAfter<'a> {
    /// The others, as they are named.
    pub others: &'a [String],
    /// Whether it no longer waits for them.
    pub no_longer: bool,
}

impl ComeAfter<'_> {
    /// Writes them into `after` of the entry, or takes them out of it.
    ///
    /// # Errors
    /// When one of them is none, is the entry itself, or waits for it.
    pub fn act(&self, draft: &mut Draft, log: WorkLog, target: &Target) -> Acted {
        let ids =
            self.others.iter().map(|named| log.named(draft, named).map(|it| id(log, &draft.at, it.index)));
        let ids = ids.collect::<Result<Vec<String>, _>>()?;
        let quoted: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        let own = id(log, &draft.at, target.index);
        let before = (log.after)(&draft.at, target.index);
        let place = target.key("after");
        if self.no_longer {
            let rest: Vec<&String> = before.iter().filter(|it| !ids.contains(it)).collect();
            if rest.len() < before.len() {
                draft.edits.set(place, Yaml::texts(rest));
            }
            return Ok(format!("no longer waits for {}", List::and(&quoted)));
        }
        for other in ids.iter().filter(|it| !before.contains(it)) {
            if let Some(way) = way_back(log, &draft.at, other, &own) {
                return Err(Refused::because(format!("`{own}` cannot come after `{other}`: {way}")));
            }
            draft.edits.add(place.clone(), Yaml::text(other.as_str()));
        }
        Ok(format!("comes after {}", List::and(&quoted)))
    }
}

fn id(log: WorkLog, at: &PlanAt, index: usize) -> String {
    (log.look)(at, index).id.to_owned()
}

/// Why an entry waits for another itself, if it does.
fn way_back(log: WorkLog, at: &PlanAt, from: &str, to: &str) -> Option<String> {
    if from == to {
        return Some("nothing waits for itself".to_owned());
    }
    let all = (log.log.entries)(at);
    let mut seen = BTreeSet::new();
    let mut next = vec![from.to_owned()];
    while let Some(id) = next.pop() {
        let Some(index) = all.iter().position(|entry| entry.id == id) else { continue };
        let after = (log.after)(at, index);
        if after.iter().any(|it| it == to) {
            return Some(format!("`{id}` comes after `{to}`"));
        }
        next.extend(after.into_iter().filter(|it| seen.insert(it.clone())));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::{ACTION, MILESTONE};
    use super::*;
    use crate::act::testing::draft;

    #[test]
    fn an_entry_waits_for_others_and_never_for_itself() {
        let file = "actions:\n  - {id: A-1, title: One}\n  - {id: A-2, title: Two, after: [A-1]}\n  - {id: A-3, title: Three, after: [A-2]}\n";
        let act = |named: &str, other: &str, no_longer: bool| {
            let mut draft = draft(&[("actions.yaml", file)], "2026-04-10");
            let target = ACTION.named(&draft, named).unwrap();
            let said = ComeAfter { others: &[other.to_owned()], no_longer }.act(&mut draft, ACTION, &target);
            said.map(|said| (said, draft.one_text())).map_err(|refused| refused.why)
        };
        let (said, text) = act("3", "1", false).unwrap();
        assert_eq!(said, "comes after `A-1`");
        assert!(text.contains("after: [A-2, A-1]"), "{text}");
        assert_eq!(
            act("1", "3", false).unwrap_err(),
            "`A-1` cannot come after `A-3`: `A-2` comes after `A-1`"
        );
        assert_eq!(
            act("1", "1", false).unwrap_err(),
            "`A-1` cannot come after `A-1`: nothing waits for itself"
        );
        let (_, text) = act("3", "2", true).unwrap();
        assert!(text.contains("title: Three, after: []"), "{text}");
    }

    #[test]
    fn milestones_wait_for_milestones() {
        let file = "milestones:\n  - {id: M-a, title: A}\n  - {id: M-b, title: B}\n";
        let mut draft = draft(&[("jsp.yaml", file)], "2026-04-10");
        let target = MILESTONE.named(&draft, "b").unwrap();
        ComeAfter { others: &["a".to_owned()], no_longer: false }
            .act(&mut draft, MILESTONE, &target)
            .unwrap();
        assert!(draft.one_text().contains("{id: M-b, title: B, after: [M-a]}"), "{}", draft.one_text());
    }
}
