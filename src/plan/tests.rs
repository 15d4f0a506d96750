use super::{Directory, Entry, load};
use crate::finding::Place;
use crate::model::PlanFile;
use crate::route::Route;

const HEAD: &str = "customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n";

/// `check at place: message`, one for each problem.
fn problems(directory: Directory) -> Vec<String> {
    let at = |place: &Place| match place {
        Place::Plan => "plan".to_owned(),
        Place::Entry(name) => name.clone(),
        Place::Bytes(file, span) => format!("{file}:{}", span.start),
        Place::Node(route) => route.to_string(),
    };
    load(directory)
        .problems
        .iter()
        .map(|it| format!("{} at {}: {}", it.check, at(&it.problem.place), it.problem.message))
        .collect()
}

#[test]
fn absent_files_are_their_defaults() {
    let loaded = load(Directory::of("acme", [("onboarding.yaml", HEAD), ("risks.yaml", "risks: []\n")]));
    assert_eq!(loaded.problems, []);
    let plan = loaded.plan.unwrap();
    assert_eq!((plan.slug.as_str(), plan.onboarding.customer.as_str()), ("acme", "Acme"));
    assert!(plan.has(PlanFile::Risks) && !plan.has(PlanFile::Actions) && plan.doubtful.is_empty());
}

#[test]
fn a_broken_file_hides_no_other() {
    let directory = Directory::of(
        "acme",
        [
            ("onboarding.yaml", HEAD),
            ("risks.yaml", "risks: [\n"),
            ("actions.yaml", "actions:\n- id: A-1\n- {}\n"),
            ("jsp.yaml", "# later\n"),
        ],
    );
    let loaded = load(directory.clone());
    let plan = loaded.plan.unwrap();
    assert_eq!(plan.actions.actions.len(), 1);
    assert!(
        plan.is_doubtful(PlanFile::Risks)
            && plan.is_doubtful(PlanFile::Actions)
            && !plan.is_doubtful(PlanFile::Jsp)
    );
    assert_eq!(
        problems(directory),
        [
            "empty-file at jsp.yaml:0: the file is empty",
            "missing-key at actions.yaml:21: this item of `actions` has no `id`",
            "yaml-syntax at risks.yaml:8: a value is missing here",
        ]
    );
}

#[test]
fn an_id_or_a_name_of_blanks_is_not_written() {
    let files = [
        ("onboarding.yaml", "{customer: ' ', segment: smb, contract: {signed_on: 2026-03-02}}"),
        ("actions.yaml", "actions: [{id: ''}, {id: A-1}]"),
        ("stakeholders.yaml", "people: [{name: \"\\t\"}]"),
    ];
    let loaded = load(Directory::of("acme", files));
    let said: Vec<&str> = loaded.problems.iter().map(|it| it.problem.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "`customer` is empty, and takes text",
            "`name` is empty, and takes text",
            "`id` is empty, and takes text"
        ]
    );
    assert_eq!(loaded.plan, None, "a plan without a customer has no head");
}

#[test]
fn a_directory_is_a_plan_only_with_its_head() {
    assert_eq!(
        problems(Directory::of("acme", [])),
        ["no-onboarding-file at plan: the directory has no `onboarding.yaml`"]
    );
    let unreadable = Directory {
        trouble: Some(Entry::Unreadable("permission denied".to_owned())),
        ..Directory::of("acme", [])
    };
    assert_eq!(
        problems(unreadable),
        ["unreadable-file at plan: the directory cannot be read: permission denied"]
    );
    for empty in ["", "# to be written\n"] {
        assert_eq!(
            problems(Directory::of("acme", [("onboarding.yaml", empty)])),
            ["no-onboarding-file at onboarding.yaml: `onboarding.yaml` is empty"]
        );
    }
    assert_eq!(
        problems(Directory::of("acme", [("onboarding.yaml", "~\n")])),
        ["customer", "segment", "contract"]
            .map(|key| format!("missing-key at onboarding.yaml:0: the file has no `{key}`"))
    );
    let headless =
        load(Directory::of("acme", [("onboarding.yaml", "customer: Acme\n"), ("risks.yaml", "risk: []\n")]));
    assert_eq!(headless.plan, None);
    assert_eq!(headless.problems.len(), 3, "{:?}", headless.problems);
}

#[test]
fn entries_that_are_not_read_say_why() {
    let mut directory = Directory::of("acme", [("onboarding.yaml", HEAD), ("notes.md", "")]);
    let entries = [
        ("handoff.yaml", Entry::TooLarge(9 << 20)),
        ("jsp.yaml", Entry::LeavesWorkspace),
        ("gates.yaml", Entry::NotAFile),
        ("risks.yaml", Entry::Unreadable("permission denied".to_owned())),
        ("action.yml", Entry::Foreign),
        ("budget.yaml", Entry::Foreign),
        (".onboard-a1b2c3", Entry::Foreign),
        ("onboard.toml", Entry::Foreign),
    ];
    directory.entries.extend(entries.map(|(name, entry)| (name.to_owned(), entry)));
    assert_eq!(
        problems(directory),
        [
            "file-too-large at handoff.yaml: `handoff.yaml` has 9 MiB; files over 8 MiB are not read",
            "link-leaves-workspace at jsp.yaml: `jsp.yaml` is a symbolic link that leaves the workspace, and is not followed",
            "unreadable-file at gates.yaml: `gates.yaml` is not a regular file",
            "unreadable-file at risks.yaml: `risks.yaml` cannot be read: permission denied",
            "unknown-file at .onboard-a1b2c3: `.onboard-a1b2c3` was left behind by a command that was stopped while it wrote",
            "unknown-file at onboard.toml: `onboard.toml` makes a workspace of its own of this directory: whoever runs a command in it is ruled by that",
            "unknown-file at action.yml: `action.yml` is not a file of a plan, and is not read",
            "unknown-file at budget.yaml: `budget.yaml` is not a file of a plan, and is not read",
        ]
    );
}

#[test]
fn a_file_of_another_name_casts_doubt_on_the_one_it_is_meant_for() {
    let doubts = |names: &[&str]| {
        let files = [("onboarding.yaml", HEAD), ("risks.yaml", "risks: []\n")];
        let mut directory = Directory::of("acme", files);
        directory.entries.extend(names.iter().map(|name| ((*name).to_owned(), Entry::Foreign)));
        load(directory).plan.unwrap().doubtful.phrase()
    };
    let yml = "`actions.yml` is not read, though it seems to be meant for `actions.yaml`: what depends on it is unknown";
    assert_eq!(doubts(&["actions.yml"]).as_deref(), Some(yml));
    let both = "`JSP.YAML` is not read, though it seems to be meant for `jsp.yaml`; `risks.yml` is not read, though it \
                seems to be meant for `risks.yaml`: what depends on it is unknown";
    assert_eq!(doubts(&["JSP.YAML", "risks.yml"]).as_deref(), Some(both));
    // A slip is one only where the file itself is not there.
    assert!(doubts(&["action.yaml"]).is_some() && doubts(&["risk.yaml"]).is_none());
    assert_eq!(doubts(&["budget.yaml", "archive/actions.yaml"]), None);
}

#[test]
fn places_are_located_in_the_files_as_read() {
    let actions = "actions:\n  - {}\n  - id: A-1\n    owner: Lee # onboard: allow[action-overdue] on leave\n";
    let loaded = load(Directory::of("acme", [("onboarding.yaml", HEAD), ("actions.yaml", actions)]));
    let owner = Route::to(PlanFile::Actions).key("actions").index(0).key("owner");
    let spots = loaded.sources.locate(&[owner.into(), Place::Plan, Route::to(PlanFile::Jsp).into()]);
    assert_eq!(&actions[spots[0].clone().unwrap().span], "Lee");
    assert_eq!(spots[1..], [None, None]);
    let allows = loaded.sources.allows(PlanFile::Actions);
    assert_eq!((allows[0].line, allows[0].check, allows[0].reason), (4, "action-overdue", Some("on leave")));
}
