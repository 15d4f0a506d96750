//! Every `console` block of README and `docs/` is run, page by page, in a fresh directory that holds
//! a copy of `examples/`: a page may read it and may write, and the repository stays as it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::golden::commands;
use crate::program::in_clean_environment;

/// How a command line goes on in the next line, and what trycmd makes of it: to it a backslash is a separator in a path.
const GOES_ON: &str = " \\\n";
const SEEN: &str = " /\n";

#[test]
fn console_blocks_of_the_docs_show_what_happens() {
    in_clean_environment("docs::console_blocks_of_the_docs_show_what_happens", run_console_blocks);
}

fn run_console_blocks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stage = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docs");
    // What an earlier run left behind; on the first there is nothing.
    let _ = fs::remove_dir_all(&stage);
    let pages = pages(root);
    if pages.is_empty() {
        return;
    }
    let cases = commands();
    for page in &pages {
        cases.case(stage_page(root, &stage, page).unwrap());
    }
    cases.run();
    if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
        for page in &pages {
            let text = fs::read_to_string(stage.join(page.file_name().unwrap())).unwrap();
            fs::write(page, text.replace(SEEN, GOES_ON)).unwrap();
        }
    }
}

/// README and the pages of `docs/` that show commands.
fn pages(root: &Path) -> Vec<PathBuf> {
    let docs = fs::read_dir(root.join("docs")).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut pages: Vec<PathBuf> = docs.chain([root.join("README.md")]).collect();
    pages.retain(|page| {
        page.extension().is_some_and(|extension| extension == "md")
            && fs::read_to_string(page).is_ok_and(|text| text.contains("```console\n"))
    });
    pages.sort();
    pages
}

/// Lays out `NAME.md` beside `NAME.in/` (what its commands start from) and `NAME.out/` (empty: the
/// commands may write), as trycmd wants it.
fn stage_page(root: &Path, stage: &Path, page: &Path) -> io::Result<PathBuf> {
    let staged = stage.join(page.file_name().expect("a page is a file"));
    copy_tree(&root.join("examples"), &staged.with_extension("in").join("examples"))?;
    fs::copy(root.join("docs/call.txt"), staged.with_extension("in").join("call.txt"))?;
    fs::create_dir_all(staged.with_extension("out"))?;
    fs::write(staged.with_extension("out").join(".keep"), "")?;
    fs::write(&staged, fs::read_to_string(page)?.replace(GOES_ON, SEEN))?;
    Ok(staged)
}

pub(crate) fn copy_tree(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    let Ok(entries) = fs::read_dir(from) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
