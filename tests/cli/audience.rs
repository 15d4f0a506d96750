//! What somebody meant to keep from the customer is kept from them, however they wrote it.

use crate::program::said;
use crate::workspace::Workspace;

#[test]
fn an_entry_whose_audience_cannot_be_read_is_in_no_text_for_the_customer() {
    let blocker = "blockers: [{id: X-1, reason: discount refused, waiting_for: vendor, since: 2026-04-01}]";
    for audience in ["internal", "yes", "true", "intern", "[customer]", "'internal '"] {
        let actions = format!(
            "actions:\n  - {{id: A-1, title: discount approved, owner: Ana Ruiz, due: 2026-04-10, audience: {audience}, {blocker}}}\n  \
             - {{id: A-2, title: discount done, done_on: 2026-04-09, audience: {audience}}}\n  \
             - {{id: A-3, title: keys sent, due: 2026-04-10, audience: customer}}\n"
        );
        let workspace = Workspace::with(&[("actions.yaml", &actions)]);
        for command in [
            ["agenda", "acme", "--kind", "weekly"].as_slice(),
            &["update", "new", "acme", "--by", "Ana Ruiz", "--dry-run"],
        ] {
            let output = workspace.onboard(command).output().unwrap();
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(text.contains("keys sent"), "{command:?}: {}", said(&output));
            assert!(!text.contains("discount"), "audience: {audience}, {command:?}\n{text}");
        }
    }
}
