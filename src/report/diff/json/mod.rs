//! The JSON of `diff`: its own shapes, so that the model can change without breaking readers.

mod approvals;
mod both;
pub(super) mod consequence;
mod entries;
mod findings;
mod left_behind;
mod settings;

use serde::Serialize;
use serde_json::Value;

use self::approvals::ApprovalJson;
use self::both::BothJson;
use self::consequence::ConsequenceJson;
use self::entries::EntryJson;
use self::findings::FindingsJson;
use self::left_behind::LeftJson;
use self::settings::SettingJson;
use super::{ChangeAnswer, Compared};
use crate::diff::PlanFate;

#[derive(Serialize)]
struct AnswerJson<'a> {
    base: &'a str,
    head: &'a str,
    unchanged: usize,
    reformatted: usize,
    is_basis_changed: bool,
    settings: Vec<SettingJson<'a>>,
    approvals_missing: usize,
    plans: Vec<PlanJson<'a>>,
}

#[derive(Serialize)]
struct PlanJson<'a> {
    id: &'a str,
    former_id: Option<&'a str>,
    slug: &'a str,
    former_slug: Option<&'a str>,
    customer: &'a str,
    fate: &'static str,
    outcome: Option<&'static str>,
    broken: BothJson<Option<&'a str>>,
    approvals: Vec<ApprovalJson<'a>>,
    #[serde(flatten)]
    consequence: ConsequenceJson<'a>,
    by_settings: Option<ConsequenceJson<'a>>,
    left_behind: Vec<LeftJson<'a>>,
    findings: FindingsJson<'a>,
    entries: Vec<EntryJson<'a>>,
    customer_reads: BothJson<&'a [String]>,
}

/// The answer as programs read it.
pub(super) fn of(it: &ChangeAnswer) -> serde_json::Result<Value> {
    serde_json::to_value(AnswerJson {
        base: &it.named.base,
        head: &it.named.head,
        unchanged: it.unchanged,
        reformatted: it.reformatted,
        is_basis_changed: !it.settings.is_empty(),
        settings: it.settings.iter().map(SettingJson::of).collect(),
        approvals_missing: it.missing(),
        plans: it.plans.iter().map(PlanJson::of).collect(),
    })
}

impl<'a> PlanJson<'a> {
    fn of(it: &'a Compared) -> Self {
        let diff = &it.diff;
        let outcome = match diff.fate {
            PlanFate::Ended(outcome) => Some(outcome.word()),
            _ => None,
        };
        Self {
            id: &diff.id,
            former_id: diff.former_id.as_deref(),
            slug: diff.name(),
            former_slug: diff.former_name(),
            customer: &diff.customer,
            fate: diff.fate.word(),
            outcome,
            broken: diff.broken.as_ref().map(Option::as_deref).into(),
            approvals: diff.approvals.iter().map(|one| ApprovalJson::of(it, one)).collect(),
            consequence: ConsequenceJson::of(&diff.consequence),
            by_settings: it.by_settings.as_ref().map(ConsequenceJson::of),
            left_behind: diff.left_behind.iter().map(LeftJson::of).collect(),
            findings: FindingsJson::of(it),
            entries: diff.entries.iter().map(EntryJson::of).collect(),
            customer_reads: it.customer.as_ref().map(Vec::as_slice).into(),
        }
    }
}
