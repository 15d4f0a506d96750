//! `onboard update new` on a terminal: the draft goes through the user's editor, whatever that does.

use std::fs;
use std::process::Command;

use crate::program::ONBOARD;
use crate::terminal::Session;
use crate::workspace::Workspace;

const ACTIONS: &str = "actions:\n  - id: A-1\n    title: Ledger imported\n    owner: Ana Ruiz\n    audience: customer\n    done_on: 2026-04-09\n";

/// Somebody who writes an update of the plan `acme`, in which something was done.
struct Writer(Workspace);

impl Writer {
    fn new() -> Self {
        Self(Workspace::with(&[("actions.yaml", ACTIONS)]))
    }

    /// An editor that is a script of the shell; `$1` is the draft. Run by name of the shell, since a file that was just
    /// written may still be open in another test's child.
    fn editor(&self, script: &str) -> String {
        let path = self.0.root().join("editor.sh");
        fs::write(&path, script).unwrap();
        format!("sh {}", path.display())
    }

    fn command(&self, visual: Option<&str>, editor: Option<&str>, arguments: &[&str]) -> Command {
        let mut command = self.0.onboard(&["update", "new", "acme"]);
        command.args(arguments).env("ONBOARD", ONBOARD);
        for (name, value) in [("VISUAL", visual), ("EDITOR", editor)] {
            command.envs(value.map(|value| (name, value)));
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
        self.0.read("updates.yaml").unwrap_or_default()
    }
}

#[test]
fn what_the_editor_leaves_is_kept() {
    let writer = Writer::new();
    let editor = writer.editor("printf '# shipped\\n- the ledger, all of it\\n# next\\n- UAT\\n' > \"$1\"\n");
    let (shown, code) = writer.update(&editor);
    assert!(shown.starts_with("added the update of 10 Apr"), "{shown}");
    assert_eq!(code, Some(0));
    let written = writer.written();
    assert!(
        written.contains("shipped: ['the ledger, all of it']") && written.contains("next: [UAT]"),
        "{written}"
    );
    assert!(!written.contains("Ledger imported"), "{written}");
}

#[test]
fn the_editor_is_given_the_draft_and_may_leave_it_as_it_is() {
    let writer = Writer::new();
    let (shown, code) = writer.update(&writer.editor("cp \"$1\" \"$(dirname \"$0\")/seen\"\n"));
    assert_eq!(code, Some(0), "{shown}");
    let seen = fs::read_to_string(writer.0.root().join("seen")).unwrap();
    assert!(seen.starts_with("# shipped\n- Ledger imported (Ana, 9 April)\n"), "{seen}");
    assert!(writer.written().contains("Ledger imported (Ana, 9 April)"), "{}", writer.written());
}

#[test]
fn an_emptied_draft_is_no_update() {
    let writer = Writer::new();
    let (shown, code) = writer.update(&writer.editor(": > \"$1\"\n"));
    assert!(shown.starts_with("error: the update says nothing"), "{shown}");
    assert_eq!((code, writer.written().as_str()), (Some(2), ""));
}

#[test]
fn an_editor_that_fails_writes_nothing() {
    let writer = Writer::new();
    let editor = writer.editor("printf '# shipped\\n- half\\n' > \"$1\"\nexit 1\n");
    let (shown, code) = writer.update(&editor);
    assert!(shown.contains("failed; nothing was written"), "{shown}");
    assert_eq!((code, writer.written().as_str()), (Some(2), ""));
}

#[test]
fn an_editor_that_is_not_there_is_named() {
    let writer = Writer::new();
    let (shown, code) = writer.update("no-such-editor --wait");
    assert!(shown.starts_with("error: cannot start the editor `no-such-editor --wait`"), "{shown}");
    assert_eq!((code, writer.written().as_str()), (Some(2), ""));
}

#[test]
fn an_editor_may_have_blanks_in_its_path_and_be_a_line_of_the_shell() {
    let writer = Writer::new();
    writer.editor("for last; do :; done\nprintf '# next\\n- by the script\\n' > \"$last\"\n");
    let folder = writer.0.root().join("My Editor");
    fs::create_dir(&folder).unwrap();
    std::os::unix::fs::symlink("/bin/sh", folder.join("sh")).unwrap();
    let (shell, script) = (folder.join("sh").display().to_string(), writer.0.root().join("editor.sh"));
    let script = script.display();
    let lines = [
        format!("'{shell}' {script} --wait"),
        format!("\"{shell}\" {script}"),
        format!("{} {script}", shell.replace(' ', "\\ ")),
        format!("EDITED={script}; sh \"$EDITED\""),
    ];
    for line in &lines {
        for (visual, editor) in [(Some(line.as_str()), None), (None, Some(line.as_str()))] {
            let (shown, code) = Session::start(writer.command(visual, editor, &[])).ends();
            assert_eq!(code, Some(0), "{line}: {shown}");
        }
    }
    assert_eq!(writer.written().matches("by the script").count(), 2 * lines.len());
}

/// The draft that a message says is kept; it is taken away.
#[track_caller]
fn kept(shown: &str) -> String {
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let path = shown.split("draft is kept in `").nth(1).expect(&shown).split('`').next().unwrap();
    let text = fs::read_to_string(path).unwrap();
    fs::remove_file(path).unwrap();
    text
}

#[test]
fn words_that_are_not_taken_are_kept_and_it_is_said_where() {
    let writer = Writer::new();
    let failing = writer.editor("printf '# shipped\\n- half an hour of words\\n' > \"$1\"\nexit 1\n");
    let (shown, code) = writer.update(&failing);
    assert_eq!((kept(&shown).as_str(), code), ("# shipped\n- half an hour of words\n", Some(2)));
    // The plan does not take it: somebody is in the middle of a merge.
    writer.0.write("updates.yaml", "<<<<<<< ours\n");
    let sound = writer.editor("printf '# next\\n- UAT\\n' > \"$1\"\n");
    let (shown, code) = writer.update(&sound);
    assert_eq!((kept(&shown).as_str(), code), ("# next\n- UAT\n", Some(2)));
}

#[test]
fn a_draft_that_nobody_changed_is_not_kept() {
    let writer = Writer::new();
    let (shown, code) = writer.update("false");
    assert!(shown.starts_with("error: the editor `false` failed; nothing was written\n"), "{shown}");
    assert_eq!(code, Some(2));
}

#[test]
fn what_is_no_text_is_not_taken() {
    let writer = Writer::new();
    let (shown, code) = writer.update(&writer.editor("printf '# shipped\\n- \\377\\n' > \"$1\"\n"));
    assert!(shown.starts_with("error: cannot read what the editor left"), "{shown}");
    assert_eq!((code, writer.written().as_str()), (Some(2), ""));
}

#[test]
fn visual_goes_before_editor_and_an_empty_one_is_none() {
    let writer = Writer::new();
    let editor = writer.editor("printf '# next\\n- by the script\\n' > \"$1\"\n");
    for (visual, other) in
        [(Some(editor.as_str()), Some("false")), (Some(" "), Some(&editor)), (None, Some(&editor))]
    {
        let (shown, code) = Session::start(writer.command(visual, other, &[])).ends();
        assert_eq!(code, Some(0), "{shown}");
    }
    assert_eq!(writer.written().matches("by the script").count(), 3);
}

#[test]
fn an_editor_is_not_started_where_nothing_is_to_be_edited() {
    let writer = Writer::new();
    for arguments in [["--next", "UAT"].as_slice(), &["--dry-run"]] {
        let (shown, code) = Session::start(writer.command(Some("false"), None, arguments)).ends();
        assert_eq!(code, Some(0), "{shown}");
    }
    // Nobody is at the other end of a pipe.
    assert!(writer.command(Some("false"), None, &[]).output().unwrap().status.success());
}

#[test]
fn the_plan_is_free_while_the_editor_is_open() {
    let writer = Writer::new();
    let add =
        "\"$ONBOARD\" -C \"$(dirname \"$0\")\" action add acme Meanwhile --owner Ana --id A-2 </dev/null\n";
    let (shown, code) = writer.update(&writer.editor(add));
    assert_eq!(code, Some(0), "{shown}");
    let actions = writer.0.read("actions.yaml").unwrap();
    assert!(actions.contains("A-2") && writer.written().contains("Ledger imported"), "{actions}");
}
