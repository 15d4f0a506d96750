//! The JSON of `slip`: its own shapes, so that the model can change without breaking readers.

use serde::Serialize;

use super::plan::SlipAnswer;
use super::portfolio::{PortfolioSlip, SlipRow};
use crate::date::Date;
use crate::model::Side;
use crate::report::collected::CollectedJson;
use crate::report::source::Lines;
use crate::slip::{Against, Charged, Ledger, NoLedger, Part, Sums};

const fn word(against: Against) -> &'static str {
    match against {
        Against::Last => "last",
        Against::First => "first",
    }
}

/// The days of each part.
#[derive(Debug, Serialize)]
struct PartsJson {
    customer_days: i64,
    vendor_days: i64,
    third_party_days: i64,
    no_side_days: i64,
    at_once_days: i64,
    unexplained_days: i64,
}

impl PartsJson {
    fn of(sums: &Sums) -> Self {
        let [customer_days, vendor_days, third_party_days, no_side_days, at_once_days, unexplained_days] =
            Part::ALL.map(|part| sums.days(part));
        Self { customer_days, vendor_days, third_party_days, no_side_days, at_once_days, unexplained_days }
    }
}

/// The slip of a plan, whether alone or among others.
#[derive(Debug, Serialize)]
struct SlipJson<'a> {
    slug: &'a str,
    customer: &'a str,
    state: &'static str,
    why: Option<String>,
    go_live: Option<Date>,
    is_live: Option<bool>,
    baseline: Option<Date>,
    agreed_on: Option<Date>,
    slip_days: Option<i64>,
    parts: Option<PartsJson>,
}

impl<'a> SlipJson<'a> {
    fn of(slug: &'a str, customer: &'a str, ledger: &Result<Ledger, NoLedger>) -> Self {
        let known = ledger.as_ref().ok();
        Self {
            slug,
            customer,
            state: if known.is_some() { "known" } else { "unknown" },
            why: ledger.as_ref().err().map(ToString::to_string),
            go_live: known.map(|it| it.go_live),
            is_live: known.map(|it| it.is_live),
            baseline: known.map(|it| it.baseline),
            agreed_on: known.and_then(|it| it.agreed_on),
            slip_days: known.map(|it| it.slip),
            parts: known.map(|it| PartsJson::of(&Sums::of([it]))),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct AnswerJson<'a> {
    #[serde(flatten)]
    head: SlipJson<'a>,
    against: &'static str,
    reasons: Vec<ReasonJson<'a>>,
    causes: Vec<CauseJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ReasonJson<'a> {
    reason: Option<&'a str>,
    days: i64,
}

#[derive(Debug, Serialize)]
struct CauseJson<'a> {
    kind: &'static str,
    id: &'a str,
    side: Option<&'static str>,
    milestone: Option<&'a str>,
    since: Option<Date>,
    until: Option<Date>,
    reason: Option<&'a str>,
    days: i64,
    days_alone: Option<i64>,
    file: &'static str,
    line: Option<usize>,
    path: String,
}

impl<'a> AnswerJson<'a> {
    pub(super) fn of(answer: &'a SlipAnswer) -> Self {
        let known = answer.ledger.as_ref().ok();
        let reasons = known.map(Ledger::by_reason).unwrap_or_default();
        let causes = known.into_iter().flat_map(|ledger| &ledger.causes);
        Self {
            head: SlipJson::of(&answer.slug, &answer.customer, &answer.ledger),
            against: word(answer.against),
            reasons: reasons.into_iter().map(|(reason, days)| ReasonJson { reason, days }).collect(),
            causes: causes.map(|charged| CauseJson::of(charged, &answer.lines)).collect(),
        }
    }
}

impl<'a> CauseJson<'a> {
    fn of(Charged { cause, days, alone }: &'a Charged, lines: &Lines) -> Self {
        Self {
            kind: cause.kind.word(),
            id: &cause.id,
            side: cause.side.map(Side::word),
            milestone: cause.milestone.as_deref(),
            since: cause.since,
            until: cause.until,
            reason: cause.reason.as_deref(),
            days: *days,
            days_alone: *alone,
            file: cause.route.file.name(),
            line: lines.line(&cause.route),
            path: cause.route.to_string(),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct PortfolioJson<'a> {
    against: &'static str,
    by: &'static str,
    total: SumsJson,
    sides: Vec<SideJson>,
    groups: Vec<GroupJson<'a>>,
    #[serde(flatten)]
    plans: CollectedJson<'a, RowJson<'a>>,
}

#[derive(Debug, Serialize)]
struct SumsJson {
    plans: usize,
    slip_days: i64,
    parts: PartsJson,
}

impl SumsJson {
    fn of(sums: &Sums) -> Self {
        Self { plans: sums.plans, slip_days: sums.slip, parts: PartsJson::of(sums) }
    }
}

#[derive(Debug, Serialize)]
struct SideJson {
    side: &'static str,
    days: i64,
    plans: usize,
}

#[derive(Debug, Serialize)]
struct GroupJson<'a> {
    name: Option<&'a str>,
    #[serde(flatten)]
    sums: SumsJson,
}

#[derive(Debug, Serialize)]
struct RowJson<'a> {
    #[serde(flatten)]
    slip: SlipJson<'a>,
    segment: &'static str,
    playbook: Option<&'a str>,
    csm: Option<&'a str>,
}

impl<'a> RowJson<'a> {
    fn of(row: &'a SlipRow) -> Self {
        Self {
            slip: SlipJson::of(&row.slug, &row.customer, &row.ledger),
            segment: row.segment,
            playbook: row.playbook.as_deref(),
            csm: row.csm.as_deref(),
        }
    }
}

impl<'a> PortfolioJson<'a> {
    pub(super) fn of(answer: &'a PortfolioSlip) -> Self {
        let total = answer.total();
        let sides = total.parts().map(|(part, days, plans)| SideJson { side: part.word(), days, plans });
        let groups = answer.groups().into_iter();
        Self {
            against: word(answer.against),
            by: answer.by.word(),
            sides: sides.collect(),
            groups: groups.map(|(name, sums)| GroupJson { name, sums: SumsJson::of(&sums) }).collect(),
            total: SumsJson::of(&total),
            plans: CollectedJson::of(&answer.plans, RowJson::of),
        }
    }
}
