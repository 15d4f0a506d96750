//! Each module of the library uses only what stands before it: the order that `docs/architecture.md`
//! draws, kept by reading the imports.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Layers from the ground up; modules in one layer may use each other.
pub(crate) const LAYERS: &[&[&str]] = &[
    &["date", "slug", "suggest"],
    &["phrase"],
    &["model", "route"],
    &["remedy"],
    &["finding"],
    &["document"],
    &["plan"],
    &["fixture"],
    &["calendar"],
    &["config"],
    &["starter"],
    &["basis"],
    &["playbook", "segment"],
    &["schedule"],
    &["metric"],
    &["gate", "health", "friction"],
    &["subject"],
    &["signal"],
    &["check"],
    &["assessment"],
    &["status"],
    &["edit"],
    &["report"],
    &["render"],
    &["store"],
];

#[test]
fn every_module_has_its_layer() {
    let ordered: BTreeSet<&str> = LAYERS.iter().flat_map(|layer| layer.iter().copied()).collect();
    for module in sources().iter().map(|(module, _)| module.as_str()).filter(|module| *module != "lib") {
        assert!(ordered.contains(module), "`{module}` has no layer in tests/cli/layers.rs");
    }
}

#[test]
fn modules_use_only_what_stands_before_them() {
    let level = |module: &str| LAYERS.iter().position(|layer| layer.contains(&module));
    let mut offences = vec![];
    for (module, path) in sources() {
        let Some(own) = level(&module) else { continue };
        for used in imports(&fs::read_to_string(&path).unwrap()) {
            if level(&used).is_some_and(|other| other > own) {
                offences.push(format!("{}: `{module}` uses `{used}`, which stands above it", path.display()));
            }
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn imports_are_found_in_all_their_forms() {
    let source = "use crate::date::Date;\npub use crate::{route, model::Plan};\nfn f() { crate::store::load() }\n\
                  // crate::comment\n#[cfg(test)]\nmod tests { use crate::render; }\n";
    let found: Vec<String> = imports(source).into_iter().collect();
    assert_eq!(found, ["date", "model", "route", "store"]);
}

/// Every source file of the library with the top-level module it belongs to.
fn sources() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = vec![];
    collect(&root, &mut found);
    let module = |path: &Path| {
        let first = path.strip_prefix(&root).unwrap().components().next().unwrap();
        Path::new(&first).file_stem().unwrap().to_string_lossy().into_owned()
    };
    let mut sources: Vec<_> = found.into_iter().map(|path| (module(&path), path)).collect();
    sources.retain(|(module, _)| module != "cli");
    sources.sort();
    sources
}

fn collect(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            collect(&entry, found);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            found.push(entry);
        }
    }
}

/// The top-level modules that a source names after `crate::`, outside comments and its tests.
fn imports(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: String = lines.collect::<Vec<_>>().join("\n");
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_heads(group)),
            None => found.extend(head(rest)),
        }
    }
    found
}

/// `date, model::{A, B}, route}` names `date`, `model`, `route`.
fn group_heads(group: &str) -> Vec<String> {
    let mut heads = vec![];
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                heads.extend(head(group[start..at].trim()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.extend(head(group[start..at].trim()));
                start = at + 1;
            }
            _ => {}
        }
    }
    heads
}

/// The first word of a path; a type or macro at the crate's root is no module.
fn head(path: &str) -> Option<String> {
    let word: String = path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    word.starts_with(|c: char| c.is_lowercase()).then_some(word)
}
