//! The reader on small made-up crates.

use super::{Imports, Root, Sources, circles, read};

const PROGRAM: &[Root] =
    &[Root { name: "onboard", file: "src/lib.rs" }, Root { name: "main", file: "src/cli/main.rs" }];

/// A library of these files, and a binary of `src/cli/main.rs` where there is one.
fn made_up(files: &[(&str, &str)]) -> Imports {
    let sources: Sources =
        files.iter().map(|(file, text)| (format!("src/{file}"), (*text).to_owned())).collect();
    let roots = if sources.contains_key("src/cli/main.rs") { PROGRAM } else { &PROGRAM[..1] };
    read(&sources, roots)
}

/// The edges as `a -> b`, without the folder of all.
fn edges(files: &[(&str, &str)]) -> Vec<String> {
    let imports = made_up(files);
    assert_eq!(imports.lost.len(), 0, "{:?}", imports.lost);
    let short = |file: &str| file.trim_start_matches("src/").trim_end_matches(".rs").to_owned();
    imports.edges.keys().map(|(from, to)| format!("{} -> {}", short(from), short(to))).collect()
}

/// The edges of a library of the modules `a` and `b`, where `b` defines what is used most.
fn of_a(a: &str) -> Vec<String> {
    let b = "pub struct Thing; pub fn make() {} pub mod deep { pub enum Kind { One } pub const LAST: u8 = 1; }\n\
             macro_rules! shout { () => {} } pub(crate) use shout;";
    edges(&[("lib.rs", "pub mod b; pub mod a;"), ("a.rs", a), ("b.rs", b)])
}

#[test]
fn a_module_line_alone_is_no_edge() {
    assert!(edges(&[("lib.rs", "mod a; mod b;"), ("a.rs", ""), ("b.rs", "")]).is_empty());
    assert!(of_a("use crate::b;").is_empty(), "a module is no item");
    assert!(of_a("pub use crate::b::Thing;").is_empty(), "a re-export is a way, not a use");
}

#[test]
fn an_import_is_seen_in_every_form() {
    let used = ["a -> b"];
    for form in [
        "use crate::b::Thing;",
        "use super::b::Thing as Other;",
        "use crate::{b::{self, Thing}};",
        "use crate::b::deep::{self, Kind};",
        "use crate::b; fn f() { b::make() }",
        "use crate::b as c; fn f() { c::deep::LAST; }",
        "use crate::b::deep::*; fn f(kind: Kind) {}",
        "fn f() { use crate::b::make; make() }",
        "fn f() { crate::b::make() }",
        "fn f() -> super::b::Thing { todo!() }",
        "fn f() { println!(\"{}\", crate::b::deep::LAST) }",
        "fn f() { match 1 { crate::b::deep::LAST => {} _ => {} } }",
        "struct S(Vec<crate::b::Thing>);",
        "impl From<crate::b::Thing> for u8 {}",
        "#[arg(value_parser = crate::b::make)] struct S;",
        "#[serde(deserialize_with = \"crate::b::make\")] struct S;",
        "crate::b::shout!();",
        "use crate::b::shout; shout!();",
        "macro_rules! m { () => { $crate::b::make() } }",
        "mod inner { fn f() { super::super::b::make() } }",
    ] {
        assert_eq!(of_a(form), used, "{form}");
    }
}

#[test]
fn what_only_tests_compile_is_left_out() {
    for form in [
        "#[cfg(test)] use crate::b::Thing;",
        "#[cfg(test)] mod tests { use crate::b::Thing; }",
        "#[cfg(all(test, unix))] fn f() { crate::b::make() }",
        "fn f() { #[cfg(test)] crate::b::make(); }",
        "struct S { #[cfg(test)] thing: crate::b::Thing }",
        "impl S { #[cfg(test)] fn f() { crate::b::make() } }",
        "/// [`crate::b::Thing`]\nstruct S;",
    ] {
        assert!(of_a(form).is_empty(), "{form}");
    }
    let files = [
        ("lib.rs", "pub mod a; #[cfg(test)] mod tests;"),
        ("a.rs", "pub fn f() {}"),
        ("tests.rs", "use crate::a::f;"),
    ];
    assert!(edges(&files).is_empty());
    assert_eq!(of_a("#[cfg(not(test))] use crate::b::Thing;"), ["a -> b"]);
}

#[test]
fn a_circle_through_re_exports_is_seen() {
    let imports = made_up(&[
        ("lib.rs", "mod room; pub use room::Plan;"),
        ("room/mod.rs", "mod plan; mod day; pub use plan::Plan; pub use day::*;"),
        ("room/plan.rs", "use super::Day; pub struct Plan(Day);"),
        ("room/day.rs", "pub struct Day; fn f(plan: &crate::Plan) {}"),
    ]);
    let edges = imports.edges.keys().map(|(from, to)| (from.as_str(), to.as_str()));
    let found = circles(edges);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].iter().copied().collect::<Vec<_>>(), ["src/room/day.rs", "src/room/plan.rs"]);
}

#[test]
fn the_binary_is_read_with_the_library() {
    let files = [
        ("lib.rs", "pub mod b { pub fn make() {} }"),
        ("cli/main.rs", "mod args; use args::Args; use onboard::b; fn main() { b::make(); Args::parse() }"),
        ("cli/args.rs", "pub struct Args; impl Args { pub fn parse() { crate::main() } }"),
    ];
    assert_eq!(edges(&files), ["cli/args -> cli/main", "cli/main -> cli/args", "cli/main -> lib"]);
}

#[test]
fn an_item_that_a_macro_makes_is_found_where_it_is_made() {
    let made = [
        ("lib.rs", "mod names; mod a;"),
        ("names.rs", "macro_rules! names { ($name:ident) => { pub enum $name {} } }\nnames! { Side }"),
        ("a.rs", "use crate::names::Side;"),
    ];
    assert_eq!(edges(&made), ["a -> names"]);
}

#[test]
fn a_path_that_leads_nowhere_is_not_passed_over() {
    let imports = made_up(&[("lib.rs", "mod a;"), ("a.rs", "fn f() { crate::b::make(); other::thing(); }")]);
    assert_eq!(imports.lost.into_iter().collect::<Vec<_>>(), ["src/a.rs: crate::b::make"]);
}

#[test]
fn a_module_and_a_function_of_one_name_are_told_apart() {
    let files = [
        ("lib.rs", "mod check; mod a;"),
        ("check/mod.rs", "mod engine; pub use engine::engine; pub mod check { pub fn deep() {} }"),
        ("check/engine.rs", "pub fn engine() {}"),
        ("a.rs", "use crate::check::engine; fn f() { engine(); crate::check::check::deep(); }"),
    ];
    assert_eq!(edges(&files), ["a -> check/engine", "a -> check/mod"]);
}
