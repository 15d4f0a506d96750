//! Who may use whom: no circle of files or of modules anywhere, and each module of the library and of the binary uses only
//! what is below it in the order that `docs/architecture.md` draws.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use crate::imports::{Imports, Root, Sources, circles, read};

/// The modules of the library from the ground up.
pub(crate) const LIBRARY: &[&[&str]] = &[
    &["steps"],
    &["date", "slug", "suggest"],
    &["person"],
    &["phrase"],
    &["language"],
    &["model", "route"],
    &["fields"],
    &["remedy"],
    &["refused"],
    &["finding"],
    &["document"],
    &["plan"],
    &["calendar"],
    &["config"],
    &["starter"],
    &["playbook", "segment"],
    &["basis"],
    &["plan_at"],
    &["schedule"],
    &["slip"],
    &["metric"],
    &["gate", "health", "friction"],
    &["assessment"],
    &["open_work"],
    &["signal"],
    &["check"],
    &["status"],
    &["history"],
    &["edition"],
    &["edit"],
    &["log"],
    &["act"],
    &["diff"],
    &["since"],
    &["why"],
    &["report"],
    &["render"],
    &["call"],
    &["store"],
];

/// The modules of the binary from the ground up; all of the library is below them.
pub(crate) const BINARY: &[&[&str]] = &[
    &["as_of"],
    &["at"],
    &["args", "failure"],
    &["ask", "streams", "outcome", "pager", "progress"],
    &["context"],
    &["settings"],
    &["state"],
    &["portfolio"],
    &["since"],
    &["collect"],
    &["for_customer"],
    &["timeline"],
    &["editor"],
    &["leaving"],
    &["handed", "work_item"],
    &["commands"],
    &["program"],
    &["complete", "invocation"],
    &["output"],
    &["main"],
];

static IMPORTS: LazyLock<Imports> = LazyLock::new(|| {
    let library = Root { name: "onboard", file: "src/lib.rs" };
    let binary = Root { name: "main", file: "src/cli/main.rs" };
    read(&sources(), &[library, binary])
});

#[test]
fn every_import_is_understood() {
    assert_eq!(IMPORTS.lost, BTreeSet::new());
    assert!(IMPORTS.files.len() > 300 && IMPORTS.edges.len() > 1_000, "hardly anything was read");
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let edges = || IMPORTS.edges.iter().map(|((from, to), names)| (from.as_str(), to.as_str(), names));
    let mut said = String::new();
    for circle in circles(edges().map(|(from, to, _)| (from, to))) {
        let _ = writeln!(said, "{} files use each other:", circle.len());
        for (from, to, names) in edges().filter(|(from, to, _)| circle.contains(from) && circle.contains(to))
        {
            let _ = writeln!(said, "  {from} -> {to}: {}", Vec::from_iter(names.iter().cloned()).join(", "));
        }
    }
    assert!(said.is_empty(), "{said}");
}

#[test]
fn no_modules_use_each_other_in_a_circle() {
    let edges = IMPORTS.edges.keys().map(|(from, to)| (module(from), module(to)));
    assert_eq!(circles(edges), Vec::<BTreeSet<_>>::new());
}

#[test]
fn every_module_has_its_layer() {
    let unknown: BTreeSet<&str> =
        IMPORTS.files.iter().map(|file| module(file)).filter(|it| level(it).is_none()).collect();
    assert_eq!(unknown, BTreeSet::from(["lib"]), "modules without a layer in tests/cli/layers.rs");
    let known: BTreeSet<&str> = IMPORTS.files.iter().map(|file| module(file)).collect();
    let named = LIBRARY.concat().into_iter().map(str::to_owned);
    let named = named.chain(BINARY.concat().into_iter().map(|module| format!("cli/{module}")));
    let gone: Vec<String> = named.filter(|module| !known.contains(module.as_str())).collect();
    assert_eq!(gone, Vec::<String>::new(), "layers of modules that there are not");
}

#[test]
fn modules_use_only_what_is_below_them() {
    let upwards = IMPORTS.edges.iter().filter(|((from, to), _)| level(module(from)) < level(module(to)));
    let upwards: Vec<String> =
        upwards.map(|((from, to), names)| format!("{from} uses {names:?} of {to}")).collect();
    assert!(upwards.is_empty(), "{}", upwards.join("\n"));
}

#[test]
fn what_is_written_for_a_customer_is_made_of_their_edition_alone() {
    let page = |file: &str| file.contains("report/customer");
    let edition = |file: &str| file.contains("edition/") && !file.contains("edition/build");
    let is_harmless = |file: &str| {
        let words = ["model/names", "model/mod", "model/text", "model/placeholder", "fields/shown"];
        let plain =
            ["/date", "/language", "/phrase", "/line", "/table", "/block", "/appointment", "report/mod"];
        edition(file) || words.iter().chain(&plain).any(|it| file.contains(it))
    };
    let known = IMPORTS.edges.iter().filter(|((from, _), _)| page(from) || edition(from));
    let more =
        known.filter(|((_, to), _)| !page(to) && !is_harmless(to) && !to.ends_with("edition/build/mod.rs"));
    let more: Vec<String> =
        more.map(|((from, to), names)| format!("{from} uses {names:?} of {to}")).collect();
    assert!(more.is_empty(), "{}", more.join("\n"));
    assert!(IMPORTS.files.iter().any(|file| page(file)) && IMPORTS.files.iter().any(|file| edition(file)));
}

/// How high a module is.
fn level(module: &str) -> Option<usize> {
    let at = |layers: &[&[&str]], module: &str| layers.iter().position(|layer| layer.contains(&module));
    match module.strip_prefix("cli/") {
        Some(module) => at(BINARY, module).map(|at| at + LIBRARY.len()),
        None => at(LIBRARY, module),
    }
}

/// The module at the top of its crate that a file belongs to: `gate`, `cli/commands`.
fn module(file: &str) -> &str {
    let file = file.strip_prefix("src/").unwrap_or(file);
    let within = file.strip_prefix("cli/").map_or(0, |_| "cli/".len());
    let end = file[within..].find(['/', '.']).map_or(file.len(), |end| within + end);
    &file[..end]
}

/// Every source file of the library and the binary.
pub(crate) fn sources() -> Sources {
    let mut sources = Sources::new();
    collect(Path::new(env!("CARGO_MANIFEST_DIR")), Path::new("src"), &mut sources);
    sources
}

fn collect(root: &Path, directory: &Path, sources: &mut Sources) {
    for entry in fs::read_dir(root.join(directory)).unwrap().map(|entry| entry.unwrap()) {
        let path = directory.join(entry.file_name());
        if entry.path().is_dir() {
            collect(root, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>();
            sources.insert(name.join("/"), fs::read_to_string(entry.path()).unwrap());
        }
    }
}
