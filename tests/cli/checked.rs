//! `onboard check` from outside: the same bytes whatever the number of threads.

use std::fs;

use crate::program;
use crate::workspace::{HEAD, Workspace};

#[test]
fn findings_do_not_depend_on_the_number_of_threads() {
    let check = |threads: &str| {
        let mut command = program::onboard();
        command.args(["-C", "examples", "check", "--as-of", "2026-05-08", "--format", "json"]);
        command.env("RAYON_NUM_THREADS", threads).current_dir(env!("CARGO_MANIFEST_DIR"));
        let output = command.output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let alone = check("1");
    assert!(alone.contains("\"findings\""));
    for threads in ["2", "7"] {
        assert_eq!(check(threads), alone, "{threads} threads");
    }
}

#[test]
fn a_second_plan_with_the_same_id_is_found_in_both() {
    let workspace = Workspace::with(&[]);
    let head = format!("id: P-7k2m\n{HEAD}");
    workspace.write("onboarding.yaml", &head);
    let copy = workspace.root().join("onboardings/copy");
    fs::create_dir_all(&copy).unwrap();
    fs::write(copy.join("onboarding.yaml"), &head).unwrap();
    let found = |arguments: &[&str]| {
        let output =
            workspace.onboard(&[&["check", "--only", "shared-id"], arguments].concat()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, said) = found(&[]);
    assert_eq!(code, Some(1), "{said}");
    for (file, other) in
        [("onboardings/acme/onboarding.yaml:1", "copy"), ("onboardings/copy/onboarding.yaml:1", "acme")]
    {
        assert!(
            said.contains(file) && said.contains(&format!("`{other}` has the id `P-7k2m` as well")),
            "{said}"
        );
    }
    assert_eq!(found(&["acme"]).0, Some(0), "of one plan nothing but its own files is opened");
    fs::write(copy.join("onboarding.yaml"), HEAD).unwrap();
    assert_eq!(found(&[]).0, Some(0));
}
