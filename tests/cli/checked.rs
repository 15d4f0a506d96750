//! `onboard check` from outside: the same bytes whatever the number of threads.

use crate::program;

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
