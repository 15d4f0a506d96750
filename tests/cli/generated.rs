//! Pages that are made from the program and kept in `docs/`; `REGENERATE=1 cargo test --test cli` rewrites them.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::program;

/// Compares a page of `docs/` with what it should be, or rewrites it.
pub(crate) fn assert_page(name: &str, want: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("REGENERATE").is_some() {
        return fs::write(path, want).unwrap();
    }
    let have = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let line = have.lines().zip(want.lines()).take_while(|(have, want)| have == want).count() + 1;
    let advice = "`REGENERATE=1 cargo test --test cli` rewrites it";
    assert!(have == want, "docs/{name} is out of step from line {line} on: {advice}");
}

#[test]
fn the_page_of_commands_is_in_step() {
    let mut page = String::from(
        "# Commands\n\n\
         What `onboard --help` and `onboard <command> --help` say. The global options of the first page\n\
         are understood by every command, before or after its name.\n",
    );
    describe(&mut page, &mut vec![]);
    assert_page("commands.md", &page);
}

/// Adds the help page of a command and of the commands below it.
fn describe(page: &mut String, path: &mut Vec<String>) {
    let full = help(path, "--help");
    let own = if path.is_empty() { full } else { without_section(&full, "Global options:") };
    let title =
        std::iter::once("onboard").chain(path.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    write!(page, "\n## `{title}`\n\n```text\n{}\n```\n", own.trim_end()).unwrap();
    for name in commands(&help(path, "-h")) {
        path.push(name);
        describe(page, path);
        path.pop();
    }
}

fn help(path: &[String], flag: &str) -> String {
    let output = program::onboard().args(path).arg(flag).output().unwrap();
    assert!(output.status.success(), "`onboard {} {flag}` fails", path.join(" "));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The names in the section of commands of a short help page.
fn commands(help: &str) -> Vec<String> {
    let section =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let is_name = |line: &&str| line.starts_with("  ") && !line.starts_with("   ");
    let names = section.filter(is_name).filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

/// The page without one of its sections, up to the next line that is not indented.
fn without_section(help: &str, title: &str) -> String {
    let mut is_inside = false;
    let kept = help.lines().filter(|line| {
        if *line == title {
            is_inside = true;
        } else if !line.is_empty() && !line.starts_with(' ') {
            is_inside = false;
        }
        !is_inside
    });
    kept.collect::<Vec<_>>().join("\n")
}
