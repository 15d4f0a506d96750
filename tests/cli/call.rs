//! `onboard call` on a terminal and from a file: all that a form says is written, or nothing, and nothing of it is lost.

use std::fs;
use std::process::Command;

use crate::program::said;
use crate::terminal::Session;
use crate::workspace::Workspace;

const STAKEHOLDERS: &str = "people:\n  - {name: Lee Novak}\n  - {name: Mia Holm}\n";

const ACTIONS: &str =
    "actions:\n  - id: A-1\n    title: Send the export\n    owner: Lee Novak\n    due: 2026-04-08\n";

const CONTACTS: &str =
    "contacts:\n  - {id: L-1, kind: call, held_on: 2026-04-03, present: [Lee Novak, Ana Ruiz]}\n";

/// Somebody who logs a call of the plan `acme`.
struct Caller(Workspace);

impl Caller {
    fn new() -> Self {
        let files =
            [("stakeholders.yaml", STAKEHOLDERS), ("actions.yaml", ACTIONS), ("contacts.yaml", CONTACTS)];
        Self(Workspace::with(&files))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.0.onboard(&["call", "acme"]);
        command.args(arguments);
        command
    }

    /// On a terminal, with an editor that is a script of the shell; `$1` is the form.
    fn opens(&self, script: &str) -> Session {
        let path = self.0.root().join("editor.sh");
        fs::write(&path, script).unwrap();
        let mut command = self.command(&[]);
        command.env("VISUAL", format!("sh {}", path.display()));
        Session::start(command)
    }

    /// From a file.
    fn reads(&self, form: &str, arguments: &[&str]) -> (String, Option<i32>) {
        fs::write(self.0.root().join("form.txt"), form).unwrap();
        let path = self.0.root().join("form.txt").display().to_string();
        let output = self.command(&["--from", &path]).args(arguments).output().unwrap();
        (said(&output), output.status.code())
    }

    /// The form that is kept.
    fn kept(&self) -> Option<String> {
        self.0.read(".call.md")
    }

    fn plan(&self) -> String {
        let files = ["actions.yaml", "contacts.yaml", "decisions.yaml", "stakeholders.yaml", "updates.yaml"];
        files.iter().filter_map(|file| self.0.read(file)).collect()
    }
}

#[test]
fn a_form_that_is_saved_is_written_in_one_step() {
    let caller = Caller::new();
    let script = "sed -i -e 's/^\\[ \\] A-1/[x] A-1/' -e 's/^ours.*/ours Lee is tired/' \"$1\"\n\
                  printf '+ Ana: send the notes, fri\\n! Mia: no archive (scope)\\n? Lee: the key, mon\\n' >> \"$1\"\n";
    let (shown, code) = caller.opens(script).ends();
    assert!(
        shown.starts_with("Acme: 1 call · 1 done · 1 new · 1 decided · 1 asked · update drafted"),
        "{shown}"
    );
    assert_eq!((code, caller.kept()), (Some(0), None));
    let plan = caller.plan();
    for line in [
        "done_on: 2026-04-10",
        "title: send the notes",
        "about: scope",
        "due: 2026-04-13",
        "note: Lee is tired",
        // What the plan says is made of it when somebody reads the draft.
        "from_plan: [shipped, blocked, next]",
    ] {
        assert!(plan.contains(line), "{line}\n{plan}");
    }
    assert!(plan.contains("present: [Lee Novak, Ana Ruiz], note"), "{plan}");
}

#[test]
fn an_update_that_may_be_wrong_is_kept_and_said_to_be() {
    let caller = Caller::new();
    let words = |said: String| said.split_whitespace().collect::<Vec<_>>().join(" ");
    let (said, code) = caller.reads("there Lee, Ana\n[x] A-1\n", &[]);
    assert_eq!(code, Some(0), "{said}");
    let said = words(said);
    assert!(said.contains("`onboard update sent acme` says that it went out"), "{said}");
    assert!(!said.contains("stays a draft"), "{said}");
    // Nobody has given Lee the right to decide on scope.
    let (said, code) = Caller::new().reads("there Lee, Ana\n[x] A-1\n! Lee: no archive (scope)\n", &[]);
    assert_eq!(code, Some(0), "{said}");
    let said = words(said);
    assert!(
        said.contains("the update stays a draft: this may be wrong, and is not for a customer"),
        "{said}"
    );
}

#[test]
fn a_form_that_is_left_as_it_is_changes_nothing() {
    let caller = Caller::new();
    let before = caller.plan();
    let (shown, code) = caller.opens("true\n").ends();
    assert!(shown.starts_with("the form is as it was; nothing was written"), "{shown}");
    assert_eq!((code, caller.plan(), caller.kept()), (Some(0), before, None));
}

#[test]
fn a_line_that_cannot_be_read_comes_back_until_it_can() {
    let caller = Caller::new();
    let before = caller.plan();
    // The first time a day is mistyped, the second time it is put right.
    let script = "if grep -q '^??' \"$1\"; then sed -i -e 's/tuesdy/tue/' \"$1\"; \
                  else printf '+ Ana: send the notes, tuesdy\\n' >> \"$1\"; fi\n";
    let mut session = caller.opens(script);
    session.sees("1 line cannot be read; open the form again?");
    assert_eq!(caller.plan(), before);
    session.types("y\r");
    let (shown, code) = session.ends();
    assert!(shown.contains("Acme: 1 call · 1 new · update drafted"), "{shown}");
    assert_eq!((code, caller.kept()), (Some(0), None));
}

#[test]
fn a_form_that_is_not_saved_is_kept_and_opened_again() {
    let caller = Caller::new();
    let before = caller.plan();
    let form = "there Lee, Ana\nours half an hour of words\n+ Ana: send the notes, tuesdy\n[x] A-9\n";
    let (text, code) = caller.reads(form, &[]);
    assert!(text.starts_with("error: 2 lines of the form cannot be read; nothing was written"), "{text}");
    assert!(
        text.contains("`tuesdy` is not a day") && text.contains("no action, milestone or ask `A-9`"),
        "{text}"
    );
    assert!(text.contains("onboardings/acme/.call.md"), "{text}");
    assert_eq!((code, caller.plan()), (Some(2), before));
    let kept = caller.kept().unwrap();
    assert!(kept.contains("\n?? + Ana: send the notes, tuesdy\n#^ `tuesdy` is not a day"), "{kept}");
    let script = "grep -q 'half an hour' \"$1\" && sed -i -e 's/tuesdy/tue/' -e '/A-9/d' \"$1\"\n";
    let (shown, code) = caller.opens(script).ends();
    assert!(shown.starts_with("Acme: 1 call · 1 new"), "{shown}");
    assert_eq!((code, caller.kept()), (Some(0), None));
    assert!(caller.plan().contains("note: half an hour of words"), "{}", caller.plan());
}

#[test]
fn what_the_plan_refuses_is_told_at_its_line() {
    let caller = Caller::new();
    let (text, code) = caller.reads("there Lee\n[o] A-1\n+ Ana: call, mon\n", &[]);
    assert!(text.contains("`A-1` is not blocked"), "{text}");
    assert_eq!(code, Some(2));
    assert!(caller.kept().unwrap().starts_with("there Lee\n?? [o] A-1\n#^ `A-1` is not blocked"));
    assert!(!caller.plan().contains("title: call"), "{}", caller.plan());
}

#[test]
fn a_dry_run_from_a_file_leaves_nothing_behind() {
    let caller = Caller::new();
    let before = (caller.plan(), caller.0.files());
    let (text, code) = caller.reads("there Lee, Ana\n[x] A-1\n? Lee: the key, mon\n", &["--dry-run"]);
    assert!(text.contains("+++ b/") && text.contains("+    done_on: 2026-04-10"), "{text}");
    assert_eq!((code, (caller.plan(), caller.0.files())), (Some(0), before.clone()));
    let (_, code) = caller.reads("nonsense\n", &["--dry-run"]);
    assert_eq!((code, (caller.plan(), caller.0.files())), (Some(2), before));
}

#[test]
fn an_empty_form_throws_away_the_one_that_is_kept() {
    let caller = Caller::new();
    caller.0.write(".call.md", "there Lee\n");
    let (shown, code) = caller.opens(": > \"$1\"\n").ends();
    assert!(shown.starts_with("the form is empty; nothing was written"), "{shown}");
    assert_eq!((code, caller.kept()), (Some(0), None));
}

#[test]
fn the_printed_form_is_read_again() {
    let caller = Caller::new();
    let printed = caller.command(&["--print"]).output().unwrap();
    let form = String::from_utf8(printed.stdout).unwrap();
    assert!(form.contains("[ ] A-1  Send the export  Lee  2d late"), "{form}");
    let (text, code) = caller.reads(&form, &[]);
    assert!(text.starts_with("Acme: 1 call"), "{text}");
    assert_eq!(code, Some(0));
}

#[test]
fn the_page_shows_the_form_that_it_reads() {
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let form = fs::read_to_string(docs.join("call.txt")).unwrap();
    let page = fs::read_to_string(docs.join("call.md")).unwrap();
    assert!(page.contains(&format!("```text\n{form}```\n")), "{form}");
}
