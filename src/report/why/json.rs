//! The JSON of `why`: its own shapes, so that the model can change without breaking readers.

use serde::Serialize;

use super::{Explained, Start, Turned, WhyAnswer};
use crate::date::Date;
use crate::finding::Finding;
use crate::history::Origin;
use crate::phrase::with_plain_minus;
use crate::report::diff::ConsequenceJson;
use crate::why::{Decided, Hunk};

#[derive(Serialize)]
pub(super) struct AnswerJson<'a> {
    slug: &'a str,
    customer: &'a str,
    question: String,
    holds: Option<bool>,
    now: String,
    reasons: Vec<ReasonJson<'a>>,
    last_held: Option<Date>,
    walked: WalkedJson<'a>,
    turns: Vec<TurnJson<'a>>,
    lines: Vec<HunkJson<'a>>,
    do_lines_decide: bool,
    decided_by: &'static str,
    other_changes: usize,
    findings_new: Vec<FindingJson<'a>>,
    consequence: Option<ConsequenceJson<'a>>,
}

/// What holds it as it is.
#[derive(Serialize)]
struct ReasonJson<'a> {
    id: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct WalkedJson<'a> {
    since: Date,
    until: Date,
    commits: usize,
    start: &'static str,
    added_by: Option<CommitJson<'a>>,
}

#[derive(Serialize)]
struct TurnJson<'a> {
    before: Date,
    day: Date,
    from: String,
    to: String,
    holds: Option<bool>,
    cause: &'static str,
    commits: Vec<CommitJson<'a>>,
    merge: Option<CommitJson<'a>>,
}

#[derive(Serialize)]
struct CommitJson<'a> {
    id: &'a str,
    on: Date,
    author: &'a str,
    subject: &'a str,
}

#[derive(Serialize)]
struct HunkJson<'a> {
    file: &'a str,
    old_line: usize,
    removed: Vec<&'a str>,
    new_line: usize,
    added: Vec<&'a str>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    check: &'static str,
    severity: &'static str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
}

impl<'a> AnswerJson<'a> {
    pub(super) fn of(answer: &'a WhyAnswer) -> Self {
        let walked = &answer.walked;
        let last = answer.last.as_ref();
        let (start, added_by) = match &walked.start {
            Start::Added(by) => ("added", Some(commit(by))),
            Start::Asked => ("asked", None),
            Start::Uncommitted => ("uncommitted", None),
        };
        Self {
            slug: &answer.slug,
            customer: &answer.customer,
            question: answer.question.text(),
            holds: answer.now.holds(),
            now: with_plain_minus(&answer.now.said),
            reasons: answer.reasons.iter().map(|it| ReasonJson { id: &it.id, text: &it.text }).collect(),
            last_held: answer.last_held(),
            walked: WalkedJson {
                since: walked.since,
                until: walked.until,
                commits: walked.commits,
                start,
                added_by,
            },
            turns: answer.turns.iter().map(turn).collect(),
            lines: last.iter().flat_map(|it| &it.changed.hunks).map(hunk).collect(),
            do_lines_decide: last.is_some_and(|it| it.changed.decided != Decided::ByNone),
            decided_by: last.map_or("nothing", |it| match it.changed.decided {
                Decided::ByLines => "lines",
                Decided::ByFiles => "files",
                Decided::ByNone => "nothing",
            }),
            other_changes: last.map_or(0, |it| it.changed.others),
            findings_new: last.map(findings).unwrap_or_default(),
            consequence: last.map(|it| ConsequenceJson::of(&it.compared.diff.consequence)),
        }
    }
}

fn turn(it: &Turned) -> TurnJson<'_> {
    TurnJson {
        before: it.before,
        day: it.day,
        from: with_plain_minus(&it.from.said),
        to: with_plain_minus(&it.to.said),
        holds: it.to.holds(),
        cause: it.cause.word(),
        commits: it.cause.commits().iter().map(commit).collect(),
        merge: it.cause.merge().map(commit),
    }
}

fn commit(it: &Origin) -> CommitJson<'_> {
    CommitJson { id: &it.id, on: it.on, author: &it.author, subject: &it.subject }
}

fn hunk(it: &Hunk) -> HunkJson<'_> {
    fn lines(lines: &[String]) -> Vec<&str> {
        lines.iter().map(|line| line.trim_end_matches(['\n', '\r'])).collect()
    }
    HunkJson {
        file: &it.file,
        old_line: it.old_line,
        removed: lines(&it.old),
        new_line: it.new_line,
        added: lines(&it.new),
    }
}

fn findings(it: &Explained) -> Vec<FindingJson<'_>> {
    fn one<'a>(it: &'a Explained, finding: &'a Finding) -> FindingJson<'a> {
        let line = it.compared.position(&finding.place, true).map(|at| at.line);
        let (severity, file) = (finding.severity.word(), finding.place.file_name());
        FindingJson { check: finding.check, severity, message: &finding.message, file, line }
    }
    it.compared.diff.findings.new.iter().map(|finding| one(it, finding)).collect()
}
