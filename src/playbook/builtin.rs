//! The playbooks that come with the program, as the text that a workspace can copy and change.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Playbook;
use crate::model::Phase;

/// A playbook or overlay that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// The name by which it is called.
    pub name: &'static str,
    /// The text of its file.
    pub text: &'static str,
}

/// All of them: playbooks from the largest deal to the smallest, then overlays.
pub const BUILTIN: [Builtin; 4] = [
    Builtin { name: "enterprise", text: include_str!("builtin/enterprise.yaml") },
    Builtin { name: "mid-market", text: include_str!("builtin/mid-market.yaml") },
    Builtin { name: "smb", text: include_str!("builtin/smb.yaml") },
    Builtin { name: "change-management", text: include_str!("builtin/change-management.yaml") },
];

impl Builtin {
    /// The one with this name.
    pub fn find(name: &str) -> Option<Self> {
        BUILTIN.into_iter().find(|builtin| builtin.name == name)
    }

    /// The playbook; sound, as a test shows.
    pub fn playbook(self) -> Playbook {
        let reading = crate::document::read::<Playbook>(self.text.as_bytes());
        reading.value.expect("the playbooks that come with the program are read by a test")
    }
}

/// The last day of a phase, counted from the signature, by the playbook that a plan was made from; none for a playbook
/// that did not come with the program. `stamp` is its name, with or without its version.
pub fn last_day(stamp: &str, phase: Phase) -> Option<u32> {
    static LAST_DAYS: LazyLock<BTreeMap<(&str, Phase), u32>> = LazyLock::new(|| {
        let all = BUILTIN.into_iter().map(|builtin| (builtin.name, builtin.playbook()));
        all.flat_map(|(name, playbook)| {
            let days = playbook.phases.iter().map(move |range| ((name, range.phase), range.to_day));
            days.collect::<Vec<_>>()
        })
        .collect()
    });
    let name = stamp.split('@').next()?;
    LAST_DAYS.get(&(name, phase)).copied()
}
