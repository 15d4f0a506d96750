//! The modules of crates with the names that each knows, and what a path of names leads to.

use std::collections::{BTreeMap, BTreeSet};

use syn::buffer::TokenBuffer;
use syn::visit::Visit;

use super::paths::{Leaf, is_for_tests, leaves, words};
use super::{Root, Sources};

/// Modules by number; those of a crate before the modules below them.
pub(super) struct Modules {
    pub(super) all: Vec<Module>,
    /// The first module of each crate.
    roots: Vec<(&'static str, usize)>,
}

#[derive(Default)]
pub(super) struct Module {
    /// The file that it is written in.
    pub(super) file: String,
    parent: Option<usize>,
    names: BTreeMap<String, Vec<Named>>,
    globs: Vec<Vec<String>>,
    /// Words within the calls of macros between items: one of them may be the name of an item that the macro makes.
    made_by_macros: BTreeSet<String>,
    /// Its items, to look for uses in.
    pub(super) items: Vec<syn::Item>,
}

/// What a module calls by a name.
#[derive(Clone)]
enum Named {
    /// An item that is defined here.
    Item,
    /// A module below.
    Module(usize),
    /// Something that is elsewhere.
    Use(Vec<String>),
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// An item, by the number of the module that defines it.
    Item(usize),
    Module(usize),
}

/// How far a path was followed.
pub(super) enum Found {
    Targets(Vec<Target>),
    /// It leads out of these crates, or is no path to an item: a local variable, a type parameter.
    Elsewhere,
    /// It leads into these crates, and there is nothing.
    Nothing,
}

impl Modules {
    pub(super) fn read(sources: &Sources, roots: &[Root]) -> Self {
        let mut modules = Self { all: Vec::new(), roots: Vec::new() };
        for root in roots {
            let directory = root.file.rsplit_once('/').map_or("", |(directory, _)| directory);
            let number = modules.add(root.file, None);
            modules.roots.push((root.name, number));
            modules.read_file(sources, number, directory);
        }
        modules
    }

    fn add(&mut self, file: &str, parent: Option<usize>) -> usize {
        self.all.push(Module { file: file.to_owned(), parent, ..Module::default() });
        self.all.len() - 1
    }

    fn read_file(&mut self, sources: &Sources, number: usize, directory: &str) {
        let file = self.all[number].file.clone();
        let text = sources.get(&file).unwrap_or_else(|| panic!("there is no {file}"));
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        if !is_for_tests(&parsed.attrs) {
            self.read_items(sources, number, directory, parsed.items);
        }
    }

    /// `directory` is where files of modules below this one are.
    fn read_items(&mut self, sources: &Sources, number: usize, directory: &str, items: Vec<syn::Item>) {
        for item in items {
            if is_for_tests(attributes(&item)) {
                continue;
            }
            if let syn::Item::Mod(below) = item {
                self.read_module(sources, number, directory, below);
                continue;
            }
            match &item {
                syn::Item::Use(it) => self.know(number, leaves(&it.tree)),
                syn::Item::Macro(it) => match &it.ident {
                    Some(name) => self.define(number, name),
                    None => self.all[number]
                        .made_by_macros
                        .extend(words(&TokenBuffer::new2(it.mac.tokens.clone()))),
                },
                syn::Item::Const(it) => self.define(number, &it.ident),
                syn::Item::Enum(it) => self.define(number, &it.ident),
                syn::Item::Fn(it) => self.define(number, &it.sig.ident),
                syn::Item::Static(it) => self.define(number, &it.ident),
                syn::Item::Struct(it) => self.define(number, &it.ident),
                syn::Item::Trait(it) => self.define(number, &it.ident),
                syn::Item::Type(it) => self.define(number, &it.ident),
                syn::Item::Union(it) => self.define(number, &it.ident),
                _ => {}
            }
            if !matches!(item, syn::Item::Use(_)) {
                let mut within = Within(Vec::new());
                within.visit_item(&item);
                self.know(number, within.0);
            }
            self.all[number].items.push(item);
        }
    }

    fn read_module(&mut self, sources: &Sources, number: usize, directory: &str, below: syn::ItemMod) {
        let name = below.ident.to_string();
        let directory = if directory.is_empty() { name.clone() } else { format!("{directory}/{name}") };
        let (file, is_inline) = match &below.content {
            Some(_) => (self.all[number].file.clone(), true),
            None => {
                let flat = format!("{directory}.rs");
                (if sources.contains_key(&flat) { flat } else { format!("{directory}/mod.rs") }, false)
            }
        };
        let made = self.add(&file, Some(number));
        self.all[number].names.entry(name).or_default().push(Named::Module(made));
        if is_inline {
            self.read_items(
                sources,
                made,
                &directory,
                below.content.map(|(_, items)| items).unwrap_or_default(),
            );
        } else {
            self.read_file(sources, made, &directory);
        }
    }

    fn define(&mut self, number: usize, name: &syn::Ident) {
        self.all[number].names.entry(name.to_string()).or_default().push(Named::Item);
    }

    fn know(&mut self, number: usize, leaves: Vec<Leaf>) {
        let module = &mut self.all[number];
        for leaf in leaves {
            match leaf.name {
                Some(name) => module.names.entry(name).or_default().push(Named::Use(leaf.path)),
                None => module.globs.push(leaf.path),
            }
        }
    }

    /// What a path written in a module leads to.
    pub(super) fn resolve(&self, from: usize, path: &[String]) -> Found {
        self.follow(from, path, &mut BTreeSet::new())
    }

    /// What a macro called by its bare name is: one that is known here or was defined further up.
    pub(super) fn macro_of(&self, from: usize, name: &str) -> Found {
        let mut at = Some(from);
        while let Some(number) = at {
            let found = self.named(number, name, &mut BTreeSet::new());
            if !found.is_empty() {
                return Found::Targets(found);
            }
            at = self.all[number].parent;
        }
        Found::Elsewhere
    }

    /// `asked` are the questions on the way, so that a glob that leads back to itself ends.
    fn follow(&self, from: usize, path: &[String], asked: &mut BTreeSet<(usize, String)>) -> Found {
        let Some((mut targets, mut rest, is_ours)) = self.begin(from, path, asked) else {
            return Found::Elsewhere;
        };
        while let Some((word, after)) = rest.split_first() {
            let mut next = Vec::new();
            for number in targets.iter().filter_map(module) {
                match word.as_str() {
                    "self" => next.push(Target::Module(number)),
                    "super" => next.extend(self.all[number].parent.map(Target::Module)),
                    word => next.extend(self.named(number, word, asked)),
                }
            }
            if next.is_empty() {
                targets.retain(|target| module(target).is_none());
                match (targets.is_empty(), is_ours) {
                    // A variant, a method or a constant of a type: where the type is.
                    (false, _) => break,
                    (true, true) => return Found::Nothing,
                    (true, false) => return Found::Elsewhere,
                }
            }
            (targets, rest) = (next, after);
        }
        targets.sort();
        targets.dedup();
        Found::Targets(targets)
    }

    /// Where a path begins, what is left of it, and whether it must lead to something of ours.
    fn begin<'p>(
        &self,
        from: usize,
        path: &'p [String],
        asked: &mut BTreeSet<(usize, String)>,
    ) -> Option<(Vec<Target>, &'p [String], bool)> {
        let (first, rest) = path.split_first()?;
        let start = match first.as_str() {
            "crate" => Target::Module(self.root_of(from)),
            "self" => Target::Module(from),
            "super" => Target::Module(self.all[from].parent?),
            name => {
                let known = self.named(from, name, asked);
                if !known.is_empty() {
                    return Some((known, rest, false));
                }
                let other = self.roots.iter().find(|(root, _)| *root == name)?;
                Target::Module(other.1)
            }
        };
        Some((vec![start], rest, true))
    }

    fn root_of(&self, mut number: usize) -> usize {
        while let Some(parent) = self.all[number].parent {
            number = parent;
        }
        number
    }

    fn named(&self, number: usize, name: &str, asked: &mut BTreeSet<(usize, String)>) -> Vec<Target> {
        // Asked on the way to an answer: `use status::status` means the module, not itself.
        let is_new = asked.insert((number, name.to_owned()));
        let module = &self.all[number];
        let mut found = Vec::new();
        for named in module.names.get(name).into_iter().flatten() {
            match named {
                Named::Item => found.push(Target::Item(number)),
                Named::Module(below) => found.push(Target::Module(*below)),
                Named::Use(path) if is_new => found.extend(self.targets(number, path, asked)),
                Named::Use(_) => {}
            }
        }
        if !is_new {
            return found;
        }
        if found.is_empty() && !module.names.contains_key(name) {
            for path in &module.globs {
                for at in self.targets(number, path, asked).iter().filter_map(self::module) {
                    found.extend(self.named(at, name, asked));
                }
            }
        }
        if found.is_empty() && module.made_by_macros.contains(name) {
            found.push(Target::Item(number));
        }
        asked.remove(&(number, name.to_owned()));
        found
    }

    fn targets(&self, from: usize, path: &[String], asked: &mut BTreeSet<(usize, String)>) -> Vec<Target> {
        match self.follow(from, path, asked) {
            Found::Targets(targets) => targets,
            Found::Elsewhere | Found::Nothing => Vec::new(),
        }
    }
}

const fn module(target: &Target) -> Option<usize> {
    match target {
        Target::Module(number) => Some(*number),
        Target::Item(_) => None,
    }
}

/// The imports within functions and methods; they name things for the whole module, which is near enough.
struct Within(Vec<Leaf>);

impl<'ast> Visit<'ast> for Within {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_for_tests(attributes(item)) && !matches!(item, syn::Item::Mod(_)) {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, it: &'ast syn::ItemUse) {
        self.0.extend(leaves(&it.tree));
    }
}

/// The attributes of an item.
pub(super) fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(it) => &it.attrs,
        syn::Item::Enum(it) => &it.attrs,
        syn::Item::Fn(it) => &it.attrs,
        syn::Item::Impl(it) => &it.attrs,
        syn::Item::Macro(it) => &it.attrs,
        syn::Item::Mod(it) => &it.attrs,
        syn::Item::Static(it) => &it.attrs,
        syn::Item::Struct(it) => &it.attrs,
        syn::Item::Trait(it) => &it.attrs,
        syn::Item::Type(it) => &it.attrs,
        syn::Item::Use(it) => &it.attrs,
        _ => &[],
    }
}
