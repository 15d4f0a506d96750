//! Findings as workflow commands of GitHub Actions: a runner shows each at its line of the pull request.
//!
//! Only what points at a file is shown there; all other blocks are for people who read a log, and are left out.

use std::fmt::Write;

use super::format::{Format, walk};
use super::sanitise;
use crate::finding::Severity;
use crate::report::{Block, Excerpt, Report};

/// The report's excerpts, a command each.
pub fn render(report: &Report) -> String {
    walk(&report.blocks, &Commands)
}

struct Commands;

impl Format for Commands {
    fn excerpt(&self, excerpt: &Excerpt) -> String {
        command(excerpt)
    }

    fn are_apart(&self, _: &Block, _: &Block) -> bool {
        false
    }
}

fn command(excerpt: &Excerpt) -> String {
    let level = match excerpt.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut out = format!("::{level} file={}", property(&excerpt.path));
    // Writing to a string cannot fail.
    if let Some(quote) = &excerpt.quote {
        let _ = write!(out, ",line={},col={}", quote.position.line, quote.position.column);
    }
    if let Some(check) = &excerpt.check {
        let _ = write!(out, ",title={}", property(check));
    }
    let _ = write!(out, "::{}", data(&excerpt.message));
    if let Some(help) = &excerpt.help {
        let _ = write!(out, "%0Ahelp: {}", data(&help.to_string()));
    }
    out.push('\n');
    out
}

/// What stands after the second `::`.
fn data(text: &str) -> String {
    sanitise(text).replace('%', "%25")
}

/// The value of a property, which a comma or a colon would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_command_whatever_its_text() {
        let excerpt = Excerpt::new(Severity::Warning, "plans/a,b/jsp.yaml", "100 %\n::error::no\u{1b}[0m")
            .check("kickoff-late")
            .help(Some("hold it"))
            .quoting(b"a: 1\nb: 2\n", &(8..9));
        let report = Report::new().with(excerpt).with("a tally");
        assert_eq!(
            render(&report),
            "::warning file=plans/a%2Cb/jsp.yaml,line=2,col=4,title=kickoff-late::100 %25 ::error::no␛[0m%0Ahelp: hold it\n"
        );
    }

    #[test]
    fn what_is_in_no_line_names_its_directory() {
        let report = Report::new().with(Excerpt::new(Severity::Info, "plans/a", "nothing there"));
        assert_eq!(render(&report), "::notice file=plans/a::nothing there\n");
    }
}
