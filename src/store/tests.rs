//! On a real disk, with what a real disk may hold.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use tempfile::TempDir;

use super::{Plans, Workspace};
use crate::plan::{Entry, LARGEST, load};

const HEAD: &str = "customer: Acme\nsegment: smb\ncontract: {signed: 2026-03-02}\n";

/// A workspace with the plan `acme`.
fn workspace() -> (TempDir, Workspace) {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("work");
    fs::create_dir_all(root.join("onboardings/acme")).unwrap();
    fs::write(root.join("onboard.toml"), "# mine\n").unwrap();
    fs::write(root.join("onboardings/acme/onboarding.yaml"), HEAD).unwrap();
    let found = Workspace::discover(&root.join("onboardings/acme")).unwrap().unwrap();
    (dir, found)
}

fn plans(workspace: &Workspace) -> Plans {
    workspace.plans("onboardings").unwrap()
}

fn entry(plans: &Plans, name: &str) -> Entry {
    plans.read("acme").entries.remove(name).unwrap()
}

#[test]
fn a_workspace_is_found_from_below_and_nowhere_else() {
    let (dir, workspace) = workspace();
    assert!(workspace.root().ends_with("work"));
    assert_eq!(workspace.config().unwrap(), b"# mine\n");
    assert!(Workspace::discover(dir.path()).unwrap().is_none());
    let missing = Workspace::discover(Path::new("no/such/place")).unwrap_err();
    assert_eq!(format!("{missing:#}"), "cannot look for a workspace in `no/such/place`: entity not found");
}

#[test]
fn plans_are_the_directories_in_order() {
    let (_dir, workspace) = workspace();
    assert_eq!(workspace.plans("absent").unwrap().slugs().unwrap(), [""; 0]);
    let root = workspace.root().join("onboardings");
    for name in ["Zeta", "beta", ".new-x", "ünder"] {
        fs::create_dir(root.join(name)).unwrap();
    }
    fs::write(root.join("README.md"), "").unwrap();
    symlink("README.md", root.join("link-to-file")).unwrap();
    symlink("/nowhere", root.join("dangling")).unwrap();
    let plans = plans(&workspace);
    assert_eq!(plans.slugs().unwrap(), ["Zeta", "acme", "beta", "dangling", "ünder"]);
    assert!(plans.has("acme") && !plans.has("README.md") && !plans.has("absent"));
    for name in ["", ".", "..", "../onboardings/acme", "acme/", "a/b", "/acme", ".new-x", "a\\b"] {
        assert!(!plans.has(name), "{name}");
        assert_ne!(plans.read(name).trouble, None, "{name}");
    }
    assert_eq!(plans.slug_of(&root.join("acme/onboarding.yaml")).as_deref(), Some("acme"));
    assert_eq!(plans.slug_of(&root.join("acme")).as_deref(), Some("acme"));
    assert_eq!(plans.slug_of(&root), None);
}

#[test]
fn reading_a_plan_opens_its_own_files_only() {
    let (_dir, workspace) = workspace();
    let root = workspace.root().join("onboardings");
    for slug in ["beta", "gamma"] {
        fs::create_dir(root.join(slug)).unwrap();
        fs::write(root.join(slug).join("onboarding.yaml"), HEAD).unwrap();
    }
    fs::write(root.join("acme/notes.md"), "").unwrap();
    fs::write(root.join("acme/risks.yaml"), "risks: []\n").unwrap();
    fs::write(root.join("acme/other.yaml"), "").unwrap();
    let plans = plans(&workspace);
    let loaded = load(plans.read("acme"));
    assert_eq!(loaded.plan.unwrap().onboarding.customer, "Acme");
    assert_eq!(plans.opened(), 2);
}

#[test]
fn a_file_of_a_plan_that_stands_too_deep_is_named_and_not_opened() {
    let (_dir, workspace) = workspace();
    let acme = workspace.root().join("onboardings/acme");
    for (directory, file) in [
        ("logs", "actions.yaml"),
        ("a/b", "risks.yaml"),
        ("a/b/c", "jsp.yaml"),
        (".git", "gates.yaml"),
        ("evidence", "export.yaml"),
    ] {
        fs::create_dir_all(acme.join(directory)).unwrap();
        fs::write(acme.join(directory).join(file), "nonsense").unwrap();
    }
    let plans = plans(&workspace);
    let loaded = load(plans.read("acme"));
    let damage: Vec<&str> = loaded.damage.iter().map(|damage| damage.message.as_str()).collect();
    assert_eq!(
        damage,
        [
            "`a/b/risks.yaml` is not a file of a plan, and is not read",
            "`logs/actions.yaml` is not a file of a plan, and is not read"
        ]
    );
    assert_eq!(plans.opened(), 1);
}

#[test]
fn what_may_do_harm_is_not_opened() {
    let (dir, workspace) = workspace();
    let acme = workspace.root().join("onboardings/acme");
    fs::write(dir.path().join("secret.yaml"), "a: 1\n").unwrap();
    fs::write(workspace.root().join("shared.yaml"), "risks: []\n").unwrap();
    symlink("../../../secret.yaml", acme.join("jsp.yaml")).unwrap();
    symlink("../../shared.yaml", acme.join("risks.yaml")).unwrap();
    symlink("nowhere", acme.join("gates.yaml")).unwrap();
    symlink("/dev/zero", acme.join("friction.yaml")).unwrap();
    fs::create_dir(acme.join("actions.yaml")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(acme.join("handoff.yaml")).status().unwrap().success());
    let big = fs::File::create(acme.join("updates.yaml")).unwrap();
    big.set_len(LARGEST + 1).unwrap();
    let plans = plans(&workspace);
    assert_eq!(entry(&plans, "jsp.yaml"), Entry::LeavesWorkspace);
    assert_eq!(entry(&plans, "risks.yaml"), Entry::Bytes(b"risks: []\n".to_vec()));
    assert_eq!(entry(&plans, "gates.yaml"), Entry::Unreadable("a symbolic link to nothing".to_owned()));
    assert_eq!(entry(&plans, "friction.yaml"), Entry::LeavesWorkspace);
    assert_eq!(entry(&plans, "actions.yaml"), Entry::NotAFile);
    assert_eq!(entry(&plans, "handoff.yaml"), Entry::NotAFile);
    assert_eq!(entry(&plans, "updates.yaml"), Entry::TooLarge(LARGEST + 1));
    big.set_len(LARGEST).unwrap();
    assert!(matches!(entry(&plans, "updates.yaml"), Entry::Bytes(_)));
}

#[test]
fn directories_that_are_none_say_so() {
    let (dir, workspace) = workspace();
    let root = workspace.root().join("onboardings");
    fs::create_dir(dir.path().join("outside")).unwrap();
    symlink(dir.path().join("outside"), root.join("escaped")).unwrap();
    symlink("acme", root.join("alias")).unwrap();
    let plans = plans(&workspace);
    assert_eq!(plans.read("escaped").trouble, Some(Entry::LeavesWorkspace));
    assert_eq!(plans.read("alias").trouble, None);
    assert_eq!(plans.read("absent").trouble, Some(Entry::Unreadable("entity not found".to_owned())));
    symlink(dir.path().join("outside"), workspace.root().join("elsewhere")).unwrap();
    let refused = workspace.plans("elsewhere").unwrap_err();
    assert_eq!(refused.to_string(), "`elsewhere` is a symbolic link that leaves the workspace");
}

#[test]
fn playbooks_are_read_by_name() {
    let (_dir, workspace) = workspace();
    assert_eq!(workspace.playbooks("playbooks").unwrap(), []);
    let playbooks = workspace.root().join("playbooks");
    fs::create_dir(&playbooks).unwrap();
    for name in ["smb.yaml", "README.md", "own.v2.yml"] {
        fs::write(playbooks.join(name), name).unwrap();
    }
    let want = [("own.v2", "own.v2.yml"), ("smb", "smb.yaml")];
    assert_eq!(
        workspace.playbooks("playbooks").unwrap(),
        want.map(|(n, b)| (n.to_owned(), b.as_bytes().to_vec()))
    );
    symlink("/etc/hostname", playbooks.join("x.yaml")).unwrap();
    let refused = workspace.playbooks("playbooks").unwrap_err();
    assert_eq!(refused.to_string(), "`playbooks/x.yaml` is a symbolic link that leaves the workspace");
}
