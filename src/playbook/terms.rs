//! What a plan goes on reading of the playbook that it was made from: who decides where the plan gives nobody the
//! right, and when a phase ends where no milestone says. Both are read as they are now.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{BUILTIN, Playbook, Right, RightsTemplate};
use crate::model::{self, Phase, Segment};
use crate::plan::Bytes;

/// What one playbook goes on saying.
#[derive(Clone, Debug, Default, PartialEq)]
struct Terms {
    rights: RightsTemplate,
    last_days: BTreeMap<Phase, u32>,
}

impl From<Playbook> for Terms {
    fn from(playbook: Playbook) -> Self {
        let last_days = playbook.phases.iter().map(|range| (range.phase, range.to_day)).collect();
        Self { rights: playbook.decision_rights, last_days }
    }
}

/// Those that come with the program, each read when a plan asks for it.
static BUILT_IN: [LazyLock<Terms>; 3] = [
    LazyLock::new(|| BUILTIN[0].playbook().into()),
    LazyLock::new(|| BUILTIN[1].playbook().into()),
    LazyLock::new(|| BUILTIN[2].playbook().into()),
];

fn built_in(name: &str) -> Option<&'static Terms> {
    let known = BUILTIN.iter().zip(&BUILT_IN).find(|(builtin, _)| builtin.name == name);
    known.map(|(_, terms)| &**terms)
}

/// What the playbooks of a workspace go on saying, by name; where it has none of a name, the built-in one is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaybookTerms(BTreeMap<String, Terms>);

impl PlaybookTerms {
    /// Those of the workspace's own playbooks, given as name and bytes; `metrics` are the ids that criteria may name.
    /// One that cannot be read says nothing.
    pub fn of(own: &[(String, Bytes)], metrics: &[&str]) -> Self {
        let read = own.iter().filter_map(|(name, bytes)| {
            let playbook = Playbook::read(bytes, metrics).ok().filter(|playbook| !playbook.is_overlay())?;
            Some((name.clone(), playbook.into()))
        });
        Self(read.collect())
    }

    /// What each says, by its name and key: `ours decision_rights.go_live`.
    pub fn told(&self) -> BTreeMap<String, String> {
        let mut told = BTreeMap::new();
        for (name, terms) in &self.0 {
            for right in model::Right::ALL {
                let who: Vec<&str> = terms.rights.of(*right).iter().map(|it| it.word()).collect();
                if !who.is_empty() {
                    told.insert(format!("{name} decision_rights.{right}"), who.join(", "));
                }
            }
            for (phase, day) in &terms.last_days {
                told.insert(format!("{name} phases.{}.to_day", phase.word()), day.to_string());
            }
        }
        told
    }

    /// The playbook of a stamp, which is a name with or without a version.
    fn named(&self, stamp: Option<&str>) -> Option<&Terms> {
        let name = stamp?.split('@').next()?;
        self.0.get(name).or_else(|| built_in(name))
    }

    /// Who has a right where a plan gives it to nobody: by the playbook that it was made from, or by the built-in one
    /// of its segment where that says nothing.
    pub fn deciders(&self, stamp: Option<&str>, segment: Segment, right: model::Right) -> &[Right] {
        let own = self.named(stamp).map(|terms| terms.rights.of(right)).filter(|parts| !parts.is_empty());
        own.or_else(|| Some(built_in(segment.word())?.rights.of(right))).map_or(&[], |parts| parts)
    }

    /// The last day of a phase, counted from the signature.
    pub fn last_day(&self, stamp: Option<&str>, phase: Phase) -> Option<u32> {
        self.named(stamp)?.last_days.get(&phase).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "name: ours\nversion: 2\ndecision_rights: {go_live: [project_lead]}\n\
                       phases: [{phase: kickoff, from_day: 0, to_day: 9}]\n";

    #[test]
    fn what_the_workspaces_own_playbook_does_not_say_the_segment_does() {
        let terms = PlaybookTerms::of(&[("ours".to_owned(), OWN.into())], &[]);
        let deciders = |stamp, segment, right| terms.deciders(stamp, segment, right).to_vec();
        let (ours, large) = (Some("ours@2"), Segment::Enterprise);
        assert_eq!(deciders(ours, large, model::Right::GoLive), [Right::ProjectLead]);
        assert_eq!(deciders(ours, large, model::Right::Scope), [Right::Csm]);
        assert_eq!(deciders(None, large, model::Right::GoLive), [Right::ExecutiveSponsor]);
        assert_eq!(deciders(None, Segment::Smb, model::Right::GoLive), [Right::Csm]);
        assert_eq!(deciders(Some("gone@1"), Segment::Smb, model::Right::GoLive), [Right::Csm]);
        assert_eq!(terms.last_day(ours, Phase::Kickoff), Some(9));
        assert_eq!(terms.last_day(ours, Phase::Graduation), None);
        assert_eq!(terms.last_day(Some("smb@1"), Phase::Kickoff), Some(3));
    }
}
