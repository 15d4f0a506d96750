//! Which states of the files are asked for, and which plans.

/// What is compared, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// The base; `HEAD` where none is named.
    pub(super) base: String,
    /// The head; none for the files on the disk.
    pub(super) head: Option<String>,
    /// Whether the base is what the two have in common.
    pub(super) is_since_common: bool,
    /// The plans.
    pub(super) plans: Vec<String>,
}

impl Asked {
    /// What arguments ask for. The first is a revision where it is a range, or where `is_plan` says that it is none of the plans.
    pub(super) fn of(what: &[String], is_plan: impl FnOnce(&str) -> bool) -> Self {
        let nothing =
            Self { base: "HEAD".to_owned(), head: None, is_since_common: false, plans: what.to_vec() };
        let Some((first, rest)) = what.split_first() else { return nothing };
        let plans = rest.to_vec();
        let side = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
        let range = |(base, head): (&str, &str), is_since_common| Self {
            base: side(base),
            head: Some(side(head)),
            is_since_common,
            plans: rest.to_vec(),
        };
        if let Some(both) = first.split_once("...") {
            return range(both, true);
        }
        // A path may go up; a range has no slash right after its dots.
        match first.split_once("..") {
            Some((base, head)) if !head.starts_with('/') => range((base, head), false),
            _ if is_plan(first) => nothing,
            _ => Self { base: first.clone(), head: None, is_since_common: false, plans },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_git_reads_it_and_a_plan_is_no_revision() {
        let case = |what: &str, want: (&str, Option<&str>, bool, &[&str])| {
            let what: Vec<String> = what.split_whitespace().map(str::to_owned).collect();
            let asked = Asked::of(&what, |name| name == "acme");
            let plans: Vec<&str> = asked.plans.iter().map(String::as_str).collect();
            let seen = (asked.base.as_str(), asked.head.as_deref(), asked.is_since_common, plans.as_slice());
            assert_eq!(seen, want, "{what:?}");
        };
        case("", ("HEAD", None, false, &[]));
        case("main", ("main", None, false, &[]));
        case("main acme", ("main", None, false, &["acme"]));
        case("acme", ("HEAD", None, false, &["acme"]));
        case("acme other", ("HEAD", None, false, &["acme", "other"]));
        case("main..", ("main", Some("HEAD"), false, &[]));
        case("main..topic acme", ("main", Some("topic"), false, &["acme"]));
        case("main...", ("main", Some("HEAD"), true, &[]));
        case("...topic", ("HEAD", Some("topic"), true, &[]));
        case("../plans/acme", ("../plans/acme", None, false, &[]));
        case("-7d", ("-7d", None, false, &[]));
    }
}
