//! What an edit opens: the files of its own plan, however many plans there are. Counted twice: by the command itself,
//! which says so with `--verbose`, and by the system, where there is an `strace` to ask.

use std::fs;

use crate::program::{ONBOARD, program};
use crate::workspace::{HEAD, Workspace};

/// A workspace with the plan `acme` and so many others.
fn workspace(others: usize) -> Workspace {
    let workspace = Workspace::with(&[("actions.yaml", "actions: []\n")]);
    let plans = workspace.root().join("onboardings");
    let shared = workspace.root().join("shared.yaml");
    fs::write(&shared, HEAD).unwrap();
    for other in 0..others {
        let other = plans.join(format!("plan-{other}"));
        fs::create_dir(&other).unwrap();
        // One file with many names, which takes a fraction of the time of many files.
        fs::hard_link(&shared, other.join("onboarding.yaml")).unwrap();
    }
    workspace
}

#[test]
fn an_edit_in_a_thousand_plans_opens_what_it_opens_in_a_workspace_of_one() {
    let (alone, crowded) = (workspace(0), workspace(1000));
    // The beginning of a name is looked for among all names, and nowhere else.
    for plan in ["acme", "ac"] {
        let (alone, crowded) = (add(&alone, plan), add(&crowded, plan));
        assert_eq!(crowded.said, alone.said);
        assert!(crowded.said.contains("opened 2 files of plans"), "{}", crowded.said);
        assert!(crowded.listed <= 1, "the plan's directory is listed {} times", crowded.listed);
        let others: Vec<_> =
            crowded.touched.iter().filter(|path| !alone.touched.contains(path)).take(5).collect();
        assert!(others.is_empty(), "{others:?}");
    }
}

/// What an edit came to.
struct Edit {
    /// On stderr.
    said: String,
    /// Every path below the plans' directory that was given to the system, where it can be asked.
    touched: Vec<String>,
    /// How often the plan's directory was opened to be listed, where the system can be asked.
    listed: usize,
}

/// Adds an action to a plan.
fn add(workspace: &Workspace, plan: &str) -> Edit {
    let trace = workspace.root().join("trace");
    let edit = workspace.onboard(&["--verbose", "action", "add", plan, "Task", "--owner", "Ana Ruiz"]);
    let mut command = if is_traceable() {
        let mut strace = program("strace");
        strace.args(["-f", "-e", "trace=%file", "-o"]).arg(&trace).arg(ONBOARD).args(edit.get_args());
        strace
    } else {
        edit
    };
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let trace = if is_traceable() { fs::read_to_string(trace).unwrap() } else { String::new() };
    let is_listing = |line: &&str| line.contains("/onboardings/acme\"") && line.contains("O_DIRECTORY");
    let listed = trace.lines().filter(is_listing).count();
    Edit { said, touched: if is_traceable() { paths(&trace) } else { Vec::new() }, listed }
}

/// Whether there is an `strace`, and it is let.
pub(crate) fn is_traceable() -> bool {
    let tried = program("strace").args(["-o", "/dev/null", "true"]).output();
    tried.is_ok_and(|output| output.status.success())
}

/// The paths of a trace below the plans' directory, the random part of new names left out.
fn paths(trace: &str) -> Vec<String> {
    let quoted = trace.lines().flat_map(|line| line.split('"').skip(1).step_by(2));
    let below = quoted.filter_map(|path| Some(path.split_once("/onboardings/")?.1));
    let paths: Vec<_> = below.map(|path| path.split(".onboard-").next().unwrap_or(path).to_owned()).collect();
    assert!(paths.iter().any(|path| path == "acme/actions.yaml"), "{paths:?}");
    paths
}
