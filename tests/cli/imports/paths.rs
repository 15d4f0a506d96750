//! Paths as they are written: in `use` trees, and among the tokens of macros and attributes.

use syn::UseTree;
use syn::buffer::{Cursor, TokenBuffer};

/// An end of a `use` tree: the path, and the name that it goes by here; none for a glob.
pub(super) struct Leaf {
    pub(super) path: Vec<String>,
    pub(super) name: Option<String>,
}

/// The ends of a `use` tree.
pub(super) fn leaves(tree: &UseTree) -> Vec<Leaf> {
    let mut found = Vec::new();
    collect(tree, &mut Vec::new(), &mut found);
    found
}

fn collect(tree: &UseTree, above: &mut Vec<String>, found: &mut Vec<Leaf>) {
    let mut end = |word: Option<&syn::Ident>, name: Option<&syn::Ident>| {
        let mut path = above.clone();
        // `a::{self}` is `a`.
        path.extend(word.map(ToString::to_string).filter(|word| word != "self" || above.is_empty()));
        let name = name.map(ToString::to_string).filter(|name| name != "self");
        let name = word.and(name.or_else(|| path.last().cloned()));
        found.push(Leaf { path, name });
    };
    match tree {
        UseTree::Name(it) => end(Some(&it.ident), Some(&it.ident)),
        UseTree::Rename(it) => end(Some(&it.ident), Some(&it.rename)),
        UseTree::Glob(_) => end(None, None),
        UseTree::Path(it) => {
            above.push(it.ident.to_string());
            collect(&it.tree, above, found);
            above.pop();
        }
        UseTree::Group(it) => it.items.iter().for_each(|item| collect(item, above, found)),
    }
}

/// Whether only tests compile what has these attributes.
pub(super) fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| {
                let words = words(&TokenBuffer::new2(list.tokens.clone()));
                words.iter().any(|word| word == "test") && words.iter().all(|word| word != "not")
            })
    })
}

/// Every word among tokens, of macro calls above all.
pub(super) fn words(tokens: &TokenBuffer) -> Vec<String> {
    paths(tokens).into_iter().flatten().collect()
}

/// Every path among tokens. What follows a dot is a method or a field, and no path.
pub(super) fn paths(tokens: &TokenBuffer) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    scan(tokens.begin(), &mut found);
    found
}

fn scan(mut at: Cursor<'_>, found: &mut Vec<Vec<String>>) {
    let mut is_after_dot = false;
    while !at.eof() {
        if let Some((within, _, _, after)) = at.any_group() {
            scan(within, found);
            at = after;
        } else if let Some((word, mut after)) = at.ident() {
            let mut path = vec![word.to_string()];
            while let Some((next, behind)) = separator(after).and_then(Cursor::ident) {
                path.push(next.to_string());
                after = behind;
            }
            if !is_after_dot || path.len() > 1 {
                found.push(path);
            }
            at = after;
            is_after_dot = false;
        } else {
            let dot = at.punct().filter(|(punct, _)| punct.as_char() == '.');
            is_after_dot = dot.is_some();
            let Some((_, after)) = at.token_tree() else { return };
            at = after;
        }
    }
}

/// What is behind `::`.
fn separator(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let (first, after) = at.punct()?;
    let (second, after) = after.punct()?;
    (first.as_char() == ':' && second.as_char() == ':').then_some(after)
}
