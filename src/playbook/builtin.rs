//! The playbooks that come with the program, as the text that a workspace can copy and change.

use super::Playbook;

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
