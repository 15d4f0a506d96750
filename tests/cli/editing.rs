//! Edits by real processes: at once, killed half-way, on a full disk; and what git makes of two branches that edit.

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;

use onboard::edit::{Edits, Yaml, fresh};
use onboard::model::{Actions, PlanFile};
use onboard::route::Route;

#[cfg(unix)]
use crate::killing::is_killed_at;
use crate::program::{git, program, said};
use crate::workspace::Workspace;

/// A workspace with the plan `acme` and its log of actions.
fn workspace(actions: &str) -> Workspace {
    Workspace::with(&[("actions.yaml", actions)])
}

/// The titles of a log; panics on a text that is not whole.
fn titles(log: &[u8]) -> BTreeSet<String> {
    let reading = onboard::document::read::<Actions>(log);
    assert_eq!(reading.problems, []);
    reading.value.unwrap().actions.iter().map(|action| action.title.to_string()).collect()
}

#[test]
fn of_twenty_edits_at_once_each_lands_or_fails_loudly() {
    let workspace = workspace("actions: []  # ours\n");
    let names: Vec<String> = (0..20).map(|number| format!("task {number}")).collect();
    let start = |title: &String| {
        let mut add = workspace.onboard(&["action", "add", "acme", title, "--owner", "Ana Ruiz"]);
        add.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let running: Vec<_> = names.iter().map(start).collect();
    let mut landed = BTreeSet::new();
    for (name, child) in names.iter().zip(running) {
        let output = child.wait_with_output().unwrap();
        match output.status.code() {
            Some(0) => assert!(landed.insert(name.clone())),
            Some(2) => assert!(said(&output).contains("another command is changing"), "{}", said(&output)),
            other => panic!("{other:?}: {}", said(&output)),
        }
    }
    let text = workspace.read("actions.yaml").unwrap();
    assert_eq!(titles(text.as_bytes()), landed);
    assert!(!landed.is_empty() && text.starts_with("actions:  # ours\n"), "{text}");
    assert_eq!(workspace.files(), ["actions.yaml", "onboarding.yaml"]);
}

#[cfg(unix)]
#[test]
fn an_edit_that_is_killed_leaves_every_file_whole() {
    let risks = "risks:\n  - id: R-1\n    text: Freeze\n    owner: Ana Ruiz\n";
    let entries = (0..400).map(|at| format!("  - id: X-{at}\n    title: task {at}\n"));
    let log = format!("actions:\n{}", entries.collect::<String>());
    let workspace = workspace(&log);
    let before = titles(log.as_bytes());
    for change in 0.. {
        workspace.write("actions.yaml", &log);
        workspace.write("risks.yaml", risks);
        let edit = workspace.onboard(&["risk", "occurred", "acme", "R-1", "New task"]);
        let is_killed = is_killed_at(change, edit, &workspace.plan());
        let now = titles(workspace.read("actions.yaml").unwrap().as_bytes());
        assert!(now.is_superset(&before) && now.len() <= before.len() + 1);
        // The action comes first: a risk never names one that is not there.
        let is_linked = workspace.read("risks.yaml").unwrap() != risks;
        assert!(!is_linked || now.contains("New task"));
        if !is_killed {
            break;
        }
    }
    let next =
        workspace.onboard(&["action", "add", "acme", "After", "--owner", "Ana Ruiz"]).output().unwrap();
    assert!(next.status.success(), "{}", said(&next));
    let kept = ["actions.yaml", "onboarding.yaml", "risks.yaml"];
    assert_eq!(workspace.files(), kept, "the next edit clears away what a killed one left");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_file() {
    let log = format!("actions: []\n{}", "# a long file\n".repeat(400));
    let workspace = workspace(&log);
    let limited = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
    let inner = workspace.onboard(&["action", "add", "acme", "Task", "--owner", "Ana Ruiz"]);
    let mut shell = program("sh");
    let output =
        shell.args(["-c", limited]).arg(inner.get_program()).args(inner.get_args()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("cannot write `onboardings/acme/actions.yaml`"), "{}", said(&output));
    assert_eq!(workspace.read("actions.yaml").unwrap(), log);
    assert_eq!(workspace.files(), ["actions.yaml", "onboarding.yaml"]);
}

#[test]
fn a_dry_run_writes_nothing_and_works_on_what_cannot_be_written() {
    let workspace = workspace("actions: []\n");
    let modified = || fs::metadata(workspace.plan().join("actions.yaml")).unwrap().modified().unwrap();
    let before = modified();
    let add = ["action", "add", "acme", "Task", "--owner", "Ana Ruiz", "--id", "A-1", "--dry-run"];
    let output = workspace.onboard(&add).output().unwrap();
    let want = "--- a/onboardings/acme/actions.yaml\n+++ b/onboardings/acme/actions.yaml\n@@ -1 +1,5 @@\n-actions: []\n+actions:\n\
                +  - id: A-1\n+    title: Task\n+    owner: Ana Ruiz\n+    added_on: 2026-04-10\n";
    assert_eq!(said(&output), want);
    assert_eq!(modified(), before);
}

/// The same made-up logs in every run; more of them would say the same.
const TRIALS: usize = 60;

/// How often git cannot merge two branches that each add an action to a log of so many.
fn conflicts(entries: usize) -> usize {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name);
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64 ^ entries as u64;
    let mut random = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 56) as u8
    };
    let mut conflicts = 0;
    for _ in 0..TRIALS {
        let mut ids = BTreeSet::new();
        while ids.len() < entries {
            ids.insert(fresh('A', &|_| false, &mut random));
        }
        let entry = |id: &String| format!("  - id: {id}\n    title: task {id}\n");
        let base = ids.iter().fold("actions:\n".to_owned(), |text, id| text + &entry(id));
        let mut add = |title: &str| {
            let id = fresh('A', &|id| ids.contains(id), &mut random);
            let mut edits = Edits::new();
            let keys =
                [("id", id.as_str()), ("title", title)].map(|(key, value)| (key, Some(Yaml::text(value))));
            edits.add(Route::to(PlanFile::Actions).key("actions"), Yaml::map(keys));
            edits.apply(&[(PlanFile::Actions, base.as_str())].into()).unwrap().remove(0).1
        };
        let (ours, theirs) = (add("ours"), add("theirs"));
        for (name, text) in [("base", &base), ("ours", &ours), ("theirs", &theirs)] {
            fs::write(path(name), text).unwrap();
        }
        let merged =
            git().args(["merge-file", "-p"]).args([path("ours"), path("base"), path("theirs")]).output();
        let merged = merged.unwrap();
        if !merged.status.success() {
            conflicts += 1;
            continue;
        }
        let titles = titles(&merged.stdout);
        assert!(
            titles.len() == entries + 2 && titles.contains("ours") && titles.contains("theirs"),
            "merged wrongly"
        );
    }
    conflicts
}

#[test]
fn two_branches_that_add_an_action_rarely_conflict_and_never_merge_wrongly() {
    let (short, long) = (conflicts(20), conflicts(100));
    // Sorted by random id: about one in eight at 20 entries, one in fifty at 100. At the end it would be each.
    assert!((1..=TRIALS / 4).contains(&short), "{short} of {TRIALS} at 20 entries");
    assert!(long <= TRIALS / 10, "{long} of {TRIALS} at 100 entries");
}

#[test]
fn a_session_moves_to_an_earlier_day_as_everything_does() {
    let session = ("training.yaml", "sessions: [{id: T-1, title: Users, due: 2026-05-08}]\n");
    let workspace = Workspace::of("acme", &[session]);
    let moved = ["training", "move", "acme", "T-1", "-2d", "--reason", "a room", "--side", "vendor"];
    let output = workspace.onboard(&moved).args(["--as-of", "2026-04-10"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = workspace.read("training.yaml").unwrap();
    assert!(text.contains("moves: [{from: 2026-05-08, to: 2026-05-06"), "{text}");
}
