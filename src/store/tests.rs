//! On a real disk, with what a real disk may hold.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use rustix::io::Errno;
use tempfile::TempDir;

use super::seam::{Call, allow, passed, refuse};
use super::{Plans, Workspace};
use crate::plan::{Entry, LARGEST, Reader, head_with, load};

const HEAD: &str = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n";

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
    assert_eq!(&*workspace.config().unwrap(), b"# mine\n");
    assert!(Workspace::discover(dir.path()).unwrap().is_none());
    let missing = Workspace::discover(Path::new("no/such/place")).unwrap_err();
    assert_eq!(format!("{missing:#}"), "cannot look for a workspace in `no/such/place`: it does not exist");
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
fn the_head_of_a_plan_is_read_as_the_whole_plan_has_it_and_alone() {
    let (_dir, workspace) = workspace();
    let root = workspace.root().join("onboardings");
    for (slug, head) in [("beta", "customer: Beta\nsegment: smb\n"), ("empty", ""), ("broken", "customer: [")]
    {
        fs::create_dir(root.join(slug)).unwrap();
        fs::write(root.join(slug).join("onboarding.yaml"), head).unwrap();
        fs::write(root.join(slug).join("risks.yaml"), "risks: []\n").unwrap();
    }
    fs::create_dir(root.join("headless")).unwrap();
    let reader = Reader::default();
    for slug in ["acme", "beta", "empty", "broken", "headless", "absent", ".."] {
        let whole = load(plans(&workspace).read(slug)).plan.map(|plan| plan.onboarding);
        let alone = plans(&workspace);
        let head = alone.read_head(slug).and_then(|file| head_with(file, &reader));
        assert_eq!(head, whole, "{slug}");
        assert!(alone.opened() <= 1, "{slug}");
    }
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
    let problems: Vec<&str> = loaded.problems.iter().map(|it| it.problem.message.as_str()).collect();
    assert_eq!(
        problems,
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
    assert_eq!(entry(&plans, "risks.yaml"), Entry::Bytes("risks: []\n".into()));
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
    assert_eq!(plans.read("absent").trouble, Some(Entry::Unreadable("it does not exist".to_owned())));
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
    assert_eq!(workspace.playbooks("playbooks").unwrap(), want.map(|(n, b)| (n.to_owned(), b.into())));
    symlink("/etc/hostname", playbooks.join("x.yaml")).unwrap();
    let refused = workspace.playbooks("playbooks").unwrap_err();
    assert_eq!(refused.to_string(), "`playbooks/x.yaml` is a symbolic link that leaves the workspace");
}

#[test]
fn half_a_listing_is_no_plan() {
    let (_dir, workspace) = workspace();
    let acme = workspace.root().join("onboardings/acme");
    for name in ["actions.yaml", "risks.yaml", "jsp.yaml"] {
        fs::write(acme.join(name), "").unwrap();
    }
    let plans = plans(&workspace);
    for listed in 0..4 {
        refuse(Call::NextEntry, "acme", listed, Errno::IO);
        let loaded = load(plans.read("acme"));
        allow();
        assert_eq!(loaded.plan, None, "after {listed} entries");
        let problems: Vec<&str> = loaded.problems.iter().map(|it| it.problem.message.as_str()).collect();
        assert_eq!(problems, ["the directory cannot be read: the disk reports an input/output error"]);
    }
    refuse(Call::NextEntry, "onboardings", 0, Errno::IO);
    let refused = plans.slugs().unwrap_err();
    allow();
    assert_eq!(refused.to_string(), "cannot list `onboardings`: the disk reports an input/output error");
}

#[test]
fn what_the_disk_does_not_say_the_type_of_is_not_passed_over() {
    let (_dir, workspace) = workspace();
    fs::write(workspace.root().join("onboardings/acme/risks.yaml"), "risks: []\n").unwrap();
    let plans = plans(&workspace);
    refuse(Call::FileType, "risks.yaml", 0, Errno::IO);
    refuse(Call::FileType, "acme", 0, Errno::IO);
    assert_eq!(plans.slugs().unwrap(), ["acme"]);
    assert_eq!(
        entry(&plans, "risks.yaml"),
        Entry::Unreadable("the disk reports an input/output error".to_owned())
    );
    allow();
}

#[test]
fn reading_and_locking_a_plan_list_its_directory_once() {
    let (_dir, workspace) = workspace();
    let plans = plans(&workspace);
    allow();
    plans.read("acme");
    assert_eq!(passed(Call::List, "acme"), 1);
    plans.lock("acme").unwrap();
    assert_eq!(passed(Call::List, "acme"), 2);
    assert_eq!(passed(Call::List, "onboardings"), 0);
    assert!(
        plans.has("acme") && plans.slug_of(&workspace.root().join("onboardings/acme/jsp.yaml")).is_some()
    );
    assert_eq!(passed(Call::List, "acme"), 2);
}

#[test]
fn a_configuration_that_cannot_be_looked_for_is_not_an_absent_one() {
    let (dir, workspace) = workspace();
    let acme = workspace.root().join("onboardings/acme");
    refuse(Call::Look, "onboardings/onboard.toml", 0, Errno::IO);
    let refused = Workspace::discover(&acme).unwrap_err().to_string();
    allow();
    let place = workspace.root().join("onboardings/onboard.toml");
    assert_eq!(
        refused,
        format!("cannot look for `{}`: the disk reports an input/output error", place.display())
    );
    let config = |make: &dyn Fn(&Path)| {
        let root = dir.path().join("other");
        fs::create_dir(&root).unwrap();
        make(&root.join("onboard.toml"));
        let told = Workspace::discover(&root).unwrap().unwrap().config().unwrap_err().to_string();
        fs::remove_dir_all(&root).unwrap();
        told
    };
    assert_eq!(config(&|path| fs::create_dir(path).unwrap()), "`onboard.toml` is not a regular file");
    assert_eq!(
        config(&|path| symlink("nowhere", path).unwrap()),
        "cannot read `onboard.toml`: a symbolic link to nothing"
    );
    assert_eq!(
        config(&|path| symlink("onboard.toml", path).unwrap()),
        "cannot read `onboard.toml`: a symbolic link that cannot be followed: \
         its symbolic links lead in a circle"
    );
}

#[test]
fn a_plan_with_two_names_is_counted_once_and_says_so() {
    let (_dir, workspace) = workspace();
    let root = workspace.root().join("onboardings");
    fs::create_dir_all(workspace.root().join("archive/old")).unwrap();
    symlink("acme", root.join("aaa")).unwrap();
    symlink("../archive/old", root.join("first")).unwrap();
    symlink("../archive/old", root.join("second")).unwrap();
    let plans = plans(&workspace);
    assert_eq!(plans.slugs().unwrap(), ["acme", "first"]);
    let said = |slug| {
        let problems = load(plans.read(slug)).problems.into_iter().filter(|it| it.check == "linked-twice");
        problems.map(|it| it.problem.message).collect::<Vec<_>>()
    };
    assert_eq!(said("acme"), ["`aaa` is a symbolic link to this plan, which is counted once"]);
    assert_eq!(said("first"), ["`second` is a symbolic link to this plan, which is counted once"]);
    assert!(plans.has("aaa"), "its other name can be used");
    assert_eq!(load(plans.read("aaa")).plan.unwrap().onboarding.customer, "Acme");
}

#[test]
fn what_rules_the_plans_from_among_them_and_what_a_crash_left_there_is_listed() {
    let (_dir, workspace) = workspace();
    let root = workspace.root().join("onboardings");
    let plans = plans(&workspace);
    for name in ["onboard.toml", ".onboard-a1b2c3", ".mine", "notes.md", "risks.yaml"] {
        fs::write(root.join(name), "").unwrap();
    }
    fs::write(root.join("acme/onboard.toml"), "").unwrap();
    fs::write(root.join("acme/.onboard-d4e5f6"), "half").unwrap();
    assert_eq!(plans.slugs().unwrap(), ["acme"]);
    let strays: Vec<String> = plans.strays().collect();
    assert_eq!(strays, ["onboardings/.onboard-a1b2c3", "onboardings/onboard.toml", "onboardings/risks.yaml"]);
    let read = plans.read("acme");
    assert_eq!(read.entries.get("onboard.toml"), Some(&Entry::Foreign));
    assert_eq!(read.entries.get(".onboard-d4e5f6"), Some(&Entry::Foreign));
}

#[test]
fn names_that_no_plan_can_have_are_listed_and_say_why() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let (_dir, workspace) = workspace();
    let root = workspace.root().join("onboardings");
    for name in [b"caf\xe9".as_slice(), b"caf\xe8", b"a\\b", "ünd\u{e9}".as_bytes(), b"new\nline"] {
        fs::create_dir(root.join(OsStr::from_bytes(name))).unwrap();
    }
    fs::write(root.join("acme").join(OsStr::from_bytes(b"risk\xe9.yaml")), "").unwrap();
    fs::write(root.join("acme").join(OsStr::from_bytes(b"note\xe9.md")), "").unwrap();
    let plans = plans(&workspace);
    assert_eq!(plans.slugs().unwrap(), ["a\\b", "acme", "caf\\xE8", "caf\\xE9", "new\nline", "ünd\u{e9}"]);
    let trouble = |slug| match plans.read(slug).trouble {
        Some(Entry::Unreadable(why)) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(trouble("caf\\xE9"), "its name is not UTF-8; give it another one");
    assert_eq!(trouble("a\\b"), "a plan's name has no `\\` in it; give it another one");
    assert_eq!(plans.read("ünd\u{e9}").trouble, None);
    assert_eq!(entry(&plans, "risk\\xE9.yaml"), Entry::Foreign);
    let playbooks = workspace.root().join("playbooks");
    fs::create_dir(&playbooks).unwrap();
    fs::write(playbooks.join(OsStr::from_bytes(b"own\xe9.yaml")), "").unwrap();
    let refused = workspace.playbooks("playbooks").unwrap_err();
    assert_eq!(refused.to_string(), "`playbooks/own\\xE9.yaml` has a name that is not UTF-8");
}

#[test]
fn a_path_names_its_plan_whether_or_not_anything_is_left_at_it() {
    let (dir, workspace) = workspace();
    let root = workspace.root().to_owned();
    fs::create_dir_all(root.join("archive/old")).unwrap();
    symlink("../archive/old", root.join("onboardings/old")).unwrap();
    symlink(root.join("onboardings/acme"), dir.path().join("shortcut")).unwrap();
    let plans = plans(&workspace);
    let case = |path: &str, plan: Option<&str>, former: Option<&str>| {
        let path = root.join(path);
        assert_eq!(plans.slug_of(&path).as_deref(), plan, "{}", path.display());
        assert_eq!(plans.former_slug_of(&path).as_deref(), former, "{}", path.display());
    };
    case("onboardings/acme/onboarding.yaml", Some("acme"), None);
    case("onboardings/acme/gone.yaml", Some("acme"), None);
    case("onboardings/acme/a/b/gone.md", Some("acme"), None);
    case("./onboardings/./acme/", Some("acme"), None);
    case("onboardings/gone/../acme/risks.yaml", None, None);
    case("archive/../onboardings/acme/risks.yaml", Some("acme"), None);
    case("onboardings/old/jsp.yaml", Some("old"), None);
    case("../shortcut/onboarding.yaml", Some("acme"), None);
    case("onboardings/gone/risks.yaml", None, Some("gone"));
    // A name alone may be a slip.
    case("onboardings/gone", None, None);
    case("onboardings", None, None);
    case("README.md", None, None);
    case("onboardings/.git/x", None, None);
}

#[test]
fn of_very_many_files_that_no_plan_has_the_likeliest_are_named_and_the_rest_is_counted() {
    let (_dir, workspace) = workspace();
    let acme = workspace.root().join("onboardings/acme");
    for number in 0..150 {
        fs::write(acme.join(format!("export-{number:03}.yaml")), "").unwrap();
    }
    fs::write(acme.join("Risks.YML"), "").unwrap();
    let read = plans(&workspace).read("acme");
    assert_eq!((read.entries.len(), read.more_foreign), (101, 51));
    assert_eq!(read.entries.get("Risks.YML"), Some(&Entry::Foreign));
    let problems = load(read).problems;
    let last = &problems.last().unwrap().problem;
    assert_eq!(last.message, "51 more YAML files here: no plan has such, and none is read");
}
