//! What can stand where: one row an argument, for all commands that have it.

use std::any::TypeId;

use clap::Arg;
use onboard::act::Planned;
use onboard::edit::{Past, When};

use super::line::Line;
use super::offer::{self, Offer};

/// What can stand for an argument of a line; nothing when what it depends on is missing or cannot be read.
pub(super) type Source = fn(&Line) -> Option<Vec<Offer>>;

/// The arguments by name; a row with the command before the name goes before one without.
const TABLE: &[(&str, Source)] = &[
    ("absent", offer::people),
    ("action after others", offer::actions),
    ("action answer blocker", offer::blockers),
    ("action unblock blocker", offer::blockers),
    ("affects", offer::linked),
    ("after", offer::milestones),
    ("any_of", offer::milestones),
    ("baseline set only", offer::milestones),
    ("by", offer::people),
    ("calendar plans", offer::plans),
    ("calendar whom", offer::people),
    ("check only", offer::checks),
    ("check plans", offer::plans),
    ("colleague", offer::colleagues),
    ("criterion", offer::criteria),
    ("customer_owner", offer::people),
    ("decision", offer::decisions),
    ("diff plans", offer::plans),
    ("diff what", offer::plans),
    ("digest whom", offer::colleagues),
    ("everywhere", offer::colleagues),
    ("explain id", offer::topics),
    ("gate", offer::gates),
    ("history metrics", offer::metrics),
    ("id", offer::entries),
    ("man command", offer::commands),
    ("measured_by", offer::metrics),
    ("metrics metrics", offer::metrics),
    ("milestone", offer::milestones),
    ("milestone after others", offer::milestones),
    ("milestone answer blocker", offer::blockers),
    ("milestone unblock blocker", offer::blockers),
    ("new", offer::people),
    ("new overlays", offer::overlays),
    ("new playbook", offer::playbooks),
    ("of", offer::people),
    ("old", offer::people),
    ("outcome", offer::outcomes),
    ("owner", offer::people),
    ("parts", offer::parts),
    ("plan", offer::plans),
    ("play run play", offer::plays),
    ("play show id", offer::plays),
    ("playbook show name", offer::templates),
    ("player", offer::people),
    ("present", offer::people),
    ("right end name", offer::people),
    ("right grant name", offer::people),
    ("second", offer::people),
    ("supersedes", offer::decisions),
    ("team set name", offer::people),
    ("training certify name", offer::people),
    ("training certify session", offer::sessions),
    ("waiting_for", offer::waited_for),
    ("whose", offer::people),
    ("why expression", offer::questions),
    ("with", offer::people),
    ("workstream", offer::workstreams),
];

/// What can stand for an argument of the command at `path`, if anything but free text and fixed words can.
pub(super) fn source(path: &str, argument: &Arg) -> Option<Source> {
    let kind = argument.get_value_parser().type_id();
    if kind == TypeId::of::<When>() || kind == TypeId::of::<Planned>() {
        return Some(offer::days);
    }
    if kind == TypeId::of::<Past>() {
        return Some(offer::past_days);
    }
    // `--id` makes a new entry.
    if argument.get_id() == "id" && !argument.is_positional() {
        return None;
    }
    let name = argument.get_id().as_str();
    let full = format!("{path} {name}");
    let found = |wanted: &str| TABLE.iter().find(|(key, _)| *key == wanted);
    found(&full).or_else(|| found(name)).map(|(_, source)| *source)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{Command, CommandFactory, ValueHint};

    use super::*;
    use crate::program::Cli;

    /// What only the user knows: words, numbers, names of what does not exist yet.
    const FREE: &[&str] = &[
        "acceptance",
        "account",
        "active",
        "ae",
        "aliases",
        "answer",
        "arr",
        "as_of",
        "assessed",
        "at",
        "at_least",
        "at_most",
        "attended",
        "available",
        "baseline",
        "blocked",
        "blocker",
        "business_case",
        "channel",
        "communication",
        "competitive_context",
        "config",
        "consequences",
        "contact",
        "count",
        "csat",
        "csm",
        "currency",
        "customer",
        "day",
        "days",
        "default",
        "definition",
        "distance",
        "email",
        "environment",
        "escalation_path",
        "evidence",
        "exclusions",
        "features",
        "goals",
        "hours_per_week",
        "id",
        "identity_provider",
        "impact",
        "implementation",
        "integrations",
        "invited",
        "key_actions",
        "language",
        "licensed",
        "metric",
        "mitigation",
        "name",
        "next",
        "note",
        "notice_days",
        "nps",
        "objections",
        "options",
        "our_roles",
        "pain_points",
        "part",
        "passed",
        "phone",
        "probability",
        "product",
        "provisioned",
        "rationale",
        "reason",
        "reason_for_choice",
        "replace_with",
        "roi",
        "row",
        "sentiment",
        "shipped",
        "since",
        "slug",
        "source",
        "statement",
        "summary",
        "support",
        "target",
        "text",
        "timeline",
        "title",
        "trigger",
        "unit",
        "use_case",
        "value",
        "workflows",
    ];

    /// Every argument that takes a value, with the path of its command.
    fn arguments(command: &Command, path: &str, all: &mut Vec<(String, Arg)>) {
        let own = command.get_arguments().filter(|argument| argument.get_action().takes_values());
        all.extend(own.map(|argument| (path.to_owned(), argument.clone())));
        for below in command.get_subcommands() {
            arguments(below, format!("{path} {}", below.get_name()).trim_start(), all);
        }
    }

    fn all() -> Vec<(String, Arg)> {
        let mut all = Vec::new();
        arguments(&Cli::command(), "", &mut all);
        all
    }

    #[test]
    fn every_argument_is_completed_or_known_to_be_free() {
        let is_fixed = |argument: &Arg| !argument.get_possible_values().is_empty();
        let is_path = |argument: &Arg| argument.get_value_hint() != ValueHint::Unknown;
        let open = all().into_iter().filter(|(path, argument)| {
            source(path, argument).is_none() && !is_fixed(argument) && !is_path(argument)
        });
        let open: BTreeSet<String> = open.map(|(_, argument)| argument.get_id().to_string()).collect();
        let free: BTreeSet<String> = FREE.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(open, free);
    }

    #[test]
    fn every_fixed_word_may_be_written_with_hyphens_and_with_underscores() {
        for (path, argument) in all() {
            for word in argument.get_possible_values() {
                let name = word.get_name();
                for other in [name.replace('_', "-"), name.replace('-', "_")] {
                    let is_hidden = !name.contains(char::is_alphabetic);
                    assert!(
                        is_hidden || word.matches(&other, false),
                        "{path} {}: {other}",
                        argument.get_id()
                    );
                }
            }
        }
    }

    #[test]
    fn a_word_means_the_same_in_either_way_of_writing() {
        use clap::builder::TypedValueParser;
        let parse = |word: &str| {
            let words = crate::args::words::<onboard::model::Right>(onboard::model::Right::WORDS);
            words.parse_ref(&Cli::command(), None, std::ffi::OsStr::new(word)).ok()
        };
        assert_eq!(parse("go-live"), Some(onboard::model::Right::GoLive));
        assert_eq!(parse("go_live"), parse("go-live"));
        assert_eq!(parse("golive"), None);
    }

    /// Days to come, or from which on something is so: everything else happened, and a weekday is the last one there.
    const TO_COME: &[&str] =
        &["due", "due_before", "holidays", "next_call", "renews", "resumes_on", "since", "to", "until"];

    /// Those that are called as days are on which something happened.
    const MAY_COME: &[&str] = &["hold end on", "hold start on", "people drop on"];

    #[test]
    fn a_day_on_which_something_happened_is_one_that_was() {
        for (path, argument) in all() {
            let (kind, name) = (argument.get_value_parser().type_id(), argument.get_id().as_str());
            if kind == TypeId::of::<When>() {
                let may_come = TO_COME.contains(&name) || MAY_COME.contains(&&*format!("{path} {name}"));
                assert!(may_come, "{path} {name}");
            }
            if kind == TypeId::of::<Past>() {
                assert!(argument.is_allow_hyphen_values_set(), "`-2d` is no day for {path} {name}");
            }
        }
    }

    #[test]
    fn the_table_is_sorted_and_each_row_is_used() {
        assert!(TABLE.is_sorted_by(|one, next| one.0 < next.0));
        for (key, _) in TABLE {
            let is_meant = |(path, argument): &(String, Arg)| {
                *key == argument.get_id().as_str() || *key == format!("{path} {}", argument.get_id())
            };
            assert!(all().iter().any(is_meant), "no command has `{key}`");
        }
    }
}
