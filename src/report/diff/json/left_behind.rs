//! What a change leaves behind.

use serde::Serialize;

use crate::date::Date;
use crate::diff::LeftBehind;
use crate::remedy::Command;

#[derive(Serialize)]
pub(super) struct LeftJson<'a> {
    kind: &'static str,
    behind: &'a str,
    day: Date,
    ids: Vec<&'a str>,
    before: usize,
    commands: Vec<String>,
}

impl<'a> LeftJson<'a> {
    pub(super) fn of(it: &'a LeftBehind) -> Self {
        Self {
            kind: it.kind.word(),
            behind: &it.behind,
            day: it.day,
            ids: it.entries.iter().map(|it| it.id.as_str()).collect(),
            before: it.before,
            commands: it.remedy.commands().map(Command::to_string).collect(),
        }
    }
}
