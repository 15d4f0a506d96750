//! That by which plans are judged, where it changed.

use serde::Serialize;

use crate::diff::SettingChange;

#[derive(Serialize)]
pub(super) struct SettingJson<'a> {
    kind: &'static str,
    key: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
    file: &'a str,
    line: Option<usize>,
}

impl<'a> SettingJson<'a> {
    pub(super) fn of(it: &'a SettingChange) -> Self {
        Self {
            kind: it.kind.word(),
            key: &it.key,
            before: it.before.as_deref(),
            after: it.after.as_deref(),
            file: &it.file,
            line: it.at.map(|at| at.line),
        }
    }
}
