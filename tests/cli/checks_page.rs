//! `docs/checks.md`: what every check says of itself.

use std::fmt::Write;

use onboard::check::docs::{Part, parts};
use onboard::check::{CHECKS, Check, Topic};

use crate::generated::assert_page;

const INTRODUCTION: &str = "\
# Checks

What `onboard check` looks for, and what `onboard explain ID` says of each. An *error* says that the plan lies or
cannot be read, and makes `onboard check` exit with 1; a *warning* says that the practice is not followed, and does so
with `--deny warnings`; an *info* is worth knowing.

`[checks]` in `onboard.toml` gives a check another level, or switches it off (see [config.md](config.md)). A comment
silences a check on one line, at its end or on the line before; without a reason it silences nothing:

```yaml
due: 2026-03-18 # onboard: allow[action-overdue] the call is on Monday
```

The examples show only what matters. Each is laid over a plan that is otherwise in order, and a test runs the check on
all of them. S0 to S4 are the guides that ask for a check; a check without one guards the files themselves.
";

#[test]
fn the_page_of_checks_is_in_step() {
    let mut page = INTRODUCTION.to_owned();
    for (topic, checks) in topics() {
        writeln!(page, "\n**{}**\n\n| check | level | what is wrong |\n|---|---|---|", topic.title())
            .unwrap();
        for Check { id, severity, summary, .. } in checks {
            writeln!(page, "| [`{id}`](#{id}) | {severity} | {} |", summary.replace('|', "\\|")).unwrap();
        }
    }
    for (topic, checks) in topics() {
        writeln!(page, "\n## {}", topic.title()).unwrap();
        for check in checks {
            describe(check, &mut page);
        }
    }
    assert_page("checks.md", &page);
}

/// The checks by what they look at, each time in the order of their ids.
fn topics() -> impl Iterator<Item = (Topic, impl Iterator<Item = &'static Check>)> {
    Topic::ALL
        .into_iter()
        .map(|topic| (topic, CHECKS.iter().copied().filter(move |check| check.topic == topic)))
}

fn describe(check: &Check, page: &mut String) {
    let Check { id, severity, summary, source, since, .. } = check;
    let source = if source.is_empty() {
        String::new()
    } else {
        format!(", asked for by {}", source.replace(' ', ", "))
    };
    write!(page, "\n### {id}\n\n*{severity}, since {since}{source}*: {summary}.\n").unwrap();
    if check.run.is_of_meetings() {
        let said = "Not asked where gates open by themselves, unless `[checks]` gives it a level.";
        writeln!(page, "\n{said}").unwrap();
    }
    let mut is_in_list = false;
    for part in parts(check.docs) {
        let is_item = matches!(part, Part::Item(_));
        let gap = if is_in_list && is_item { "" } else { "\n" };
        is_in_list = is_item;
        match part {
            Part::Heading(words) => writeln!(page, "{gap}**{words}.**"),
            Part::Paragraph(words) => writeln!(page, "{gap}{words}"),
            Part::Item(words) => writeln!(page, "{gap}- {words}"),
            Part::Example(example) => {
                let verdict = if example.fires { "It fires" } else { "It stays quiet" };
                let on = example.on.map(|on| format!(", seen on {on}")).unwrap_or_default();
                writeln!(page, "{gap}{verdict}{on}:\n\n```yaml\n{}\n```", example.text.trim_end())
            }
        }
        .unwrap();
    }
}
