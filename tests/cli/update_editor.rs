//! `onboard update new` on a terminal: the draft goes through the user's editor, whatever that does.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::terminal::Session;

const HEAD: &str = "customer: Acme\nsegment: smb\ncontract: {signed: 2026-03-02}\nteam: {csm: Ana Ruiz}\n";
const ACTIONS: &str = "actions:\n  - id: A-1\n    title: Ledger imported\n    owner: Ana Ruiz\n    status: done\n    done_on: 2026-04-09\n";

/// A workspace with the plan `acme`, in which something was done.
struct Workspace {
    dir: TempDir,
    plan: PathBuf,
}

impl Workspace {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let plan = dir.path().join("onboardings/acme");
        fs::create_dir_all(&plan).unwrap();
        fs::write(dir.path().join("onboard.toml"), "").unwrap();
        fs::write(plan.join("onboarding.yaml"), HEAD).unwrap();
        fs::write(plan.join("actions.yaml"), ACTIONS).unwrap();
        Self { dir, plan }
    }

    /// An editor that is a script of the shell; `$1` is the draft. Run by name of the shell, since a file that was just
    /// written may still be open in another test's child.
    fn editor(&self, script: &str) -> String {
        let path = self.dir.path().join("editor.sh");
        fs::write(&path, script).unwrap();
        format!("sh {}", path.display())
    }

    fn command(&self, visual: Option<&str>, editor: Option<&str>, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onboard"));
        command.arg("-C").arg(self.dir.path()).args(["--as-of", "2026-04-10", "--color", "never"]);
        command.args(["update", "new", "acme"]).args(arguments);
        command.env("TERM", "xterm").env("ONBOARD", env!("CARGO_BIN_EXE_onboard")).env_remove("COLUMNS");
        for (name, value) in [("VISUAL", visual), ("EDITOR", editor)] {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
    }

    /// Writes an update on a terminal, with this as `$VISUAL`.
    #[track_caller]
    fn update(&self, visual: &str) -> (String, Option<i32>) {
        Session::start(self.command(Some(visual), None, &[])).ends()
    }

    /// What the updates are afterwards; nothing where none was written.
    fn written(&self) -> String {
        fs::read_to_string(self.plan.join("updates.yaml")).unwrap_or_default()
    }
}

#[test]
fn what_the_editor_leaves_is_kept() {
    let workspace = Workspace::new();
    let editor =
        workspace.editor("printf '# shipped\\n- the ledger, all of it\\n# next\\n- UAT\\n' > \"$1\"\n");
    let (shown, code) = workspace.update(&editor);
    assert!(shown.starts_with("added the update of 2026-04-10"), "{shown}");
    assert_eq!(code, Some(0));
    let written = workspace.written();
    assert!(
        written.contains("shipped: ['the ledger, all of it']") && written.contains("next: [UAT]"),
        "{written}"
    );
    assert!(!written.contains("Ledger imported"), "{written}");
}

#[test]
fn the_editor_is_given_the_draft_and_may_leave_it_as_it_is() {
    let workspace = Workspace::new();
    let (shown, code) = workspace.update(&workspace.editor("cp \"$1\" \"$(dirname \"$0\")/seen\"\n"));
    assert_eq!(code, Some(0), "{shown}");
    let seen = fs::read_to_string(workspace.dir.path().join("seen")).unwrap();
    assert!(seen.starts_with("# shipped\n- Ledger imported\n"), "{seen}");
    assert!(workspace.written().contains("shipped: [Ledger imported]"), "{}", workspace.written());
}

#[test]
fn an_emptied_draft_is_no_update() {
    let workspace = Workspace::new();
    let (shown, code) = workspace.update(&workspace.editor(": > \"$1\"\n"));
    assert!(shown.starts_with("error: the update says nothing"), "{shown}");
    assert_eq!((code, workspace.written().as_str()), (Some(2), ""));
}

#[test]
fn an_editor_that_fails_writes_nothing() {
    let workspace = Workspace::new();
    let editor = workspace.editor("printf '# shipped\\n- half\\n' > \"$1\"\nexit 1\n");
    let (shown, code) = workspace.update(&editor);
    assert!(shown.contains("failed; nothing was written"), "{shown}");
    assert_eq!((code, workspace.written().as_str()), (Some(2), ""));
}

#[test]
fn an_editor_that_is_not_there_is_named() {
    let workspace = Workspace::new();
    let (shown, code) = workspace.update("no-such-editor --wait");
    assert!(shown.starts_with("error: cannot start the editor `no-such-editor --wait`"), "{shown}");
    assert_eq!((code, workspace.written().as_str()), (Some(2), ""));
}

#[test]
fn what_is_no_text_is_not_taken() {
    let workspace = Workspace::new();
    let (shown, code) = workspace.update(&workspace.editor("printf '# shipped\\n- \\377\\n' > \"$1\"\n"));
    assert!(shown.starts_with("error: cannot read what the editor left"), "{shown}");
    assert_eq!((code, workspace.written().as_str()), (Some(2), ""));
}

#[test]
fn visual_goes_before_editor_and_an_empty_one_is_none() {
    let workspace = Workspace::new();
    let editor = workspace.editor("printf '# next\\n- by the script\\n' > \"$1\"\n");
    for (visual, other) in
        [(Some(editor.as_str()), Some("false")), (Some(" "), Some(&editor)), (None, Some(&editor))]
    {
        let (shown, code) = Session::start(workspace.command(visual, other, &[])).ends();
        assert_eq!(code, Some(0), "{shown}");
    }
    assert_eq!(workspace.written().matches("by the script").count(), 3);
}

#[test]
fn an_editor_is_not_started_where_nothing_is_to_be_edited() {
    let workspace = Workspace::new();
    for arguments in [["--next", "UAT"].as_slice(), &["--dry-run"]] {
        let (shown, code) = Session::start(workspace.command(Some("false"), None, arguments)).ends();
        assert_eq!(code, Some(0), "{shown}");
    }
    // Nobody is at the other end of a pipe.
    let mut piped = workspace.command(Some("false"), None, &[]);
    assert!(piped.stdin(Stdio::null()).output().unwrap().status.success());
}

#[test]
fn the_plan_is_free_while_the_editor_is_open() {
    let workspace = Workspace::new();
    let add =
        "\"$ONBOARD\" -C \"$(dirname \"$0\")\" action add acme Meanwhile --owner Lee --id A-2 </dev/null\n";
    let (shown, code) = workspace.update(&workspace.editor(add));
    assert_eq!(code, Some(0), "{shown}");
    let actions = fs::read_to_string(workspace.plan.join("actions.yaml")).unwrap();
    assert!(actions.contains("A-2") && workspace.written().contains("Ledger imported"), "{actions}");
}
