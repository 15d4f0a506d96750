//! What entries say that they did not.

use serde::Serialize;

use crate::diff::{EntryChange, KeyChange};

#[derive(Serialize)]
pub(super) struct EntryJson<'a> {
    file: &'static str,
    kind: &'static str,
    id: &'a str,
    title: &'a str,
    fate: &'static str,
    path: String,
    keys: Vec<KeyJson<'a>>,
    parts: Vec<Self>,
}

#[derive(Serialize)]
struct KeyJson<'a> {
    key: &'static str,
    about: Option<&'a str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

impl<'a> EntryJson<'a> {
    pub(super) fn of(it: &'a EntryChange) -> Self {
        let key = |key: &'a KeyChange| KeyJson {
            key: key.field.key,
            about: key.about.as_deref(),
            before: key.before.as_deref(),
            after: key.after.as_deref(),
        };
        Self {
            file: it.file.name(),
            kind: it.shape.name,
            id: &it.name,
            title: &it.title,
            fate: it.fate.word(),
            path: it.route().to_string(),
            keys: it.keys.iter().map(key).collect(),
            parts: it.parts.iter().map(Self::of).collect(),
        }
    }
}
