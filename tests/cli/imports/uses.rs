//! Every use of an item in the code of a module.

use std::collections::BTreeSet;

use syn::buffer::TokenBuffer;
use syn::visit::{self, Visit};

use super::modules::{Found, Modules, Target, attributes};
use super::paths::{is_for_tests, leaves, paths};
use super::{Edges, Imports};

pub(super) fn of(modules: &Modules) -> Imports {
    let mut imports = Imports { files: BTreeSet::new(), edges: Edges::new(), lost: BTreeSet::new() };
    for (number, module) in modules.all.iter().enumerate() {
        imports.files.insert(module.file.clone());
        let mut uses = Uses { modules, number, imports: &mut imports };
        module.items.iter().for_each(|item| uses.visit_item(item));
    }
    imports
}

struct Uses<'m> {
    modules: &'m Modules,
    number: usize,
    imports: &'m mut Imports,
}

impl Uses<'_> {
    fn path(&mut self, path: &[String]) {
        let found = self.modules.resolve(self.number, path);
        self.found(found, path);
    }

    fn found(&mut self, found: Found, path: &[String]) {
        let from = &self.modules.all[self.number].file;
        match found {
            Found::Elsewhere => {}
            Found::Nothing => {
                self.imports.lost.insert(format!("{from}: {}", path.join("::")));
            }
            Found::Targets(targets) => {
                for target in targets {
                    let Target::Item(number) = target else { continue };
                    let to = &self.modules.all[number].file;
                    if to != from {
                        let edge = (from.clone(), to.clone());
                        self.imports.edges.entry(edge).or_default().insert(path.join("::"));
                    }
                }
            }
        }
    }

    fn tokens(&mut self, tokens: &TokenBuffer) {
        for path in paths(tokens) {
            self.path(&path);
        }
    }
}

impl<'ast> Visit<'ast> for Uses<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    /// The modules below are looked at on their own.
    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}

    fn visit_item_use(&mut self, it: &'ast syn::ItemUse) {
        if matches!(it.vis, syn::Visibility::Inherited) {
            for leaf in leaves(&it.tree).iter().filter(|leaf| leaf.name.is_some()) {
                self.path(&leaf.path);
            }
        }
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        let attributes = match item {
            syn::ImplItem::Const(it) => &it.attrs,
            syn::ImplItem::Fn(it) => &it.attrs,
            _ => &Vec::new(),
        };
        if !is_for_tests(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_trait_item_fn(&mut self, it: &'ast syn::TraitItemFn) {
        if !is_for_tests(&it.attrs) {
            visit::visit_trait_item_fn(self, it);
        }
    }

    fn visit_field(&mut self, it: &'ast syn::Field) {
        if !is_for_tests(&it.attrs) {
            visit::visit_field(self, it);
        }
    }

    fn visit_field_value(&mut self, it: &'ast syn::FieldValue) {
        if !is_for_tests(&it.attrs) {
            visit::visit_field_value(self, it);
        }
    }

    fn visit_variant(&mut self, it: &'ast syn::Variant) {
        if !is_for_tests(&it.attrs) {
            visit::visit_variant(self, it);
        }
    }

    fn visit_arm(&mut self, it: &'ast syn::Arm) {
        if !is_for_tests(&it.attrs) {
            visit::visit_arm(self, it);
        }
    }

    fn visit_local(&mut self, it: &'ast syn::Local) {
        if !is_for_tests(&it.attrs) {
            visit::visit_local(self, it);
        }
    }

    fn visit_stmt_macro(&mut self, it: &'ast syn::StmtMacro) {
        if !is_for_tests(&it.attrs) {
            visit::visit_stmt_macro(self, it);
        }
    }

    fn visit_expr(&mut self, it: &'ast syn::Expr) {
        let attributes = match it {
            syn::Expr::Assign(it) => &it.attrs,
            syn::Expr::Binary(it) => &it.attrs,
            syn::Expr::Block(it) => &it.attrs,
            syn::Expr::Call(it) => &it.attrs,
            syn::Expr::If(it) => &it.attrs,
            syn::Expr::MethodCall(it) => &it.attrs,
            _ => &Vec::new(),
        };
        if !is_for_tests(attributes) {
            visit::visit_expr(self, it);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.path(&words);
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, it: &'ast syn::Attribute) {
        if it.path().is_ident("doc") {
            return;
        }
        if let syn::Meta::List(list) = &it.meta {
            self.tokens(&TokenBuffer::new2(list.tokens.clone()));
            // `#[serde(deserialize_with = "crate::model::number")]`
            let texts = list.tokens.to_string();
            for path in texts.split('"').skip(1).step_by(2).filter(|text| text.contains("::")) {
                if let Ok(path) = syn::parse_str::<syn::Path>(path) {
                    self.visit_path(&path);
                }
            }
        }
    }

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        match it.path.get_ident() {
            Some(name) => {
                let name = name.to_string();
                let found = self.modules.macro_of(self.number, &name);
                self.found(found, &[name]);
            }
            None => self.visit_path(&it.path),
        }
        self.tokens(&TokenBuffer::new2(it.tokens.clone()));
    }
}
