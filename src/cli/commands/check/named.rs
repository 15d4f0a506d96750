//! Which plans the arguments of `check` name. A hook hands on the paths of all that changed: one may be of a plan, of a plan
//! that is gone, of what every plan is judged by, or of nothing that is checked. What looks like none of these is refused,
//! or a slip in a name would pass for a plan without findings.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::Path;

use onboard::phrase::List;
use onboard::store::{Repository, Workspace};

use crate::failure::Failure;
use crate::portfolio::Portfolio;

/// How many paths are named that are passed over.
const NAMED: usize = 4;

/// What the arguments come to.
pub(super) struct Named {
    /// The plans to check, by slug.
    pub(super) slugs: Vec<String>,
    /// Whether those are all that there are.
    pub(super) is_all: bool,
    /// What is to be said of the rest.
    pub(super) notes: Vec<String>,
}

impl Named {
    /// The plans that arguments name; all, where there are none.
    ///
    /// # Errors
    /// When one of them looks like nothing that there is.
    pub(super) fn of(arguments: &[String], portfolio: &Portfolio) -> Result<Self, Failure> {
        let (mut slugs, mut gone, mut settings, mut others) = <(BTreeSet<_>, BTreeSet<_>, _, _)>::default();
        let committed = Committed { portfolio, workspace: OnceCell::new() };
        for argument in arguments {
            let named: &str = &unquoted(argument);
            if let Some(slug) = portfolio.former_slug(named) {
                gone.insert(slug);
                continue;
            }
            match portfolio.slug(named) {
                Ok(slug) => {
                    slugs.insert(slug);
                }
                Err(_) if portfolio.is_setting(named) => push(&mut settings, named),
                Err(_) if is_path(named, portfolio, &committed) => push(&mut others, named),
                Err(why) => return Err(why),
            }
        }
        let is_all = arguments.is_empty() || !settings.is_empty();
        let slugs = if is_all { portfolio.slugs()? } else { slugs.into_iter().collect() };
        let gone = gone.into_iter().map(|slug| {
            format!("note: the onboarding `{slug}` is no longer there: nothing is left to check")
        });
        let notes = gone.chain(judging(&settings)).chain(passed_over(&others)).collect();
        Ok(Self { slugs, is_all, notes })
    }
}

fn push(paths: &mut Vec<String>, path: &str) {
    paths.push(format!("`{path}`"));
}

fn judging(settings: &[String]) -> Option<String> {
    let said = List::and(settings).at_most(NAMED);
    (!settings.is_empty()).then(|| format!("note: every plan is judged by {said}: all are checked"))
}

fn passed_over(others: &[String]) -> Option<String> {
    let verb = if others.len() == 1 { "belongs" } else { "belong" };
    let said = List::and(others).at_most(NAMED);
    (!others.is_empty()).then(|| format!("note: {said} {verb} to no plan, and nothing of it is checked"))
}

/// Whether a name is the path of a file: it is there, it was at `HEAD`, or it has the form of one. Git names no directories:
/// who names one means what is in it.
fn is_path(named: &str, portfolio: &Portfolio, committed: &Committed<'_>) -> bool {
    let path = Path::new(named);
    let has_form = || path.components().count() > 1 && path.extension().is_some();
    portfolio.workspace.has_file(path) || committed.has_file(path) || has_form()
}

/// The files at `HEAD`, looked at where a path leads to nothing: what a commit deletes is there still.
struct Committed<'a> {
    portfolio: &'a Portfolio,
    workspace: OnceCell<Option<Workspace>>,
}

impl Committed<'_> {
    fn has_file(&self, path: &Path) -> bool {
        let open = || {
            let repository = Repository::open(self.portfolio.workspace.root()).ok()?;
            Workspace::at_revision(&repository, &repository.commit("HEAD").ok()?)
        };
        self.workspace.get_or_init(open).as_ref().is_some_and(|it| it.has_file(path))
    }
}

/// A path as it is, where git has quoted it: `"caf\303\251/jsp.yaml"`. No name of a plan has quotes around it.
fn unquoted(argument: &str) -> Cow<'_, str> {
    let quoted = argument.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let plain = quoted.and_then(|quoted| String::from_utf8(bytes(quoted.as_bytes())?).ok());
    plain.map_or(Cow::Borrowed(argument), Cow::Owned)
}

/// What is between the quotes, its escapes resolved; nothing where one of them is none of git's.
fn bytes(quoted: &[u8]) -> Option<Vec<u8>> {
    let (mut plain, mut rest) = (Vec::new(), quoted);
    while let Some((first, after)) = rest.split_first() {
        if *first != b'\\' {
            plain.push(*first);
            rest = after;
            continue;
        }
        let (escaped, after) = after.split_first()?;
        let (byte, digits) = match escaped {
            b'a' => (7, 0),
            b'b' => (8, 0),
            b't' => (b'\t', 0),
            b'n' => (b'\n', 0),
            b'v' => (11, 0),
            b'f' => (12, 0),
            b'r' => (b'\r', 0),
            b'"' | b'\\' => (*escaped, 0),
            b'0'..=b'3' => {
                let digits = str::from_utf8(after.get(..2)?).ok()?;
                (u8::from_str_radix(&format!("{}{digits}", char::from(*escaped)), 8).ok()?, 2)
            }
            _ => return None,
        };
        plain.push(byte);
        rest = &after[digits..];
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_git_has_quoted_is_read_as_it_is() {
        let case = |argument: &str, want: &str| assert_eq!(unquoted(argument), want, "{argument}");
        case("onboardings/acme/jsp.yaml", "onboardings/acme/jsp.yaml");
        case(r#""onboardings/caf\303\251/jsp.yaml""#, "onboardings/café/jsp.yaml");
        case(r#""a\tb\\c\"d""#, "a\tb\\c\"d");
        // None of git's: left as it is.
        case(r#""a\x""#, r#""a\x""#);
        case(r#""a\3""#, r#""a\3""#);
        case(r#"""#, r#"""#);
        case(r#""\377""#, r#""\377""#);
    }
}
