//! Answers that are one small table of one plan, of what has no ids: rights, parts, points of value, answers of a handoff.

use onboard::plan_at::PlanAt;
use onboard::remedy::Remedy;
use onboard::report::{Callout, Column, Line, Report, Table, View, facts};
use serde_json::{Map, Value, json};

/// A table of one plan: what its columns are called, and its rows.
pub(crate) struct Rows<const N: usize> {
    /// Of which plan, and of which customer; none where it is the workspace's.
    plan: Option<(String, String)>,
    heads: [&'static str; N],
    pub(crate) rows: Vec<[Value; N]>,
    /// What is said where there are none.
    when_empty: String,
    /// What is to be said below it.
    pub(crate) note: Option<String>,
    /// What would complete it.
    pub(crate) remedy: Remedy,
}

impl<const N: usize> Rows<N> {
    /// A table of a plan, without rows yet.
    pub(crate) fn of_plan(at: &PlanAt, heads: [&'static str; N], when_empty: impl Into<String>) -> Self {
        let plan = (at.plan.slug.clone(), at.plan.onboarding.customer.clone());
        Self { plan: Some(plan), ..Self::of_workspace(heads, when_empty) }
    }

    /// A table of what all plans share, without rows yet.
    pub(crate) fn of_workspace(heads: [&'static str; N], when_empty: impl Into<String>) -> Self {
        Self {
            plan: None,
            heads,
            rows: Vec::new(),
            when_empty: when_empty.into(),
            note: None,
            remedy: Remedy::default(),
        }
    }

    fn keys(&self) -> impl Iterator<Item = String> {
        self.heads.iter().map(|head| head.replace(' ', "_"))
    }

    fn entries(&self) -> Vec<Map<String, Value>> {
        self.rows.iter().map(|row| self.keys().zip(row.iter().cloned()).collect()).collect()
    }
}

/// What is in a cell: nothing where nobody wrote anything.
#[expect(clippy::needless_pass_by_value, reason = "a word is as good as the reference of a text")]
pub(crate) fn cell(text: impl ToString) -> Value {
    match text.to_string() {
        text if text.is_empty() => Value::Null,
        text => Value::String(text),
    }
}

/// As [`cell`], of what may be missing.
pub(crate) fn cell_if(text: Option<impl ToString>) -> Value {
    text.map_or(Value::Null, cell)
}

fn shown(value: &Value) -> Option<Line> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(Line::from(text.as_str())),
        other => Some(Line::from(other.to_string())),
    }
}

impl<const N: usize> View for Rows<N> {
    fn report(&self) -> Report {
        let columns = self.heads.iter().enumerate().map(|(at, head)| {
            // What a row is about stands first: the last columns are the first to go.
            let rank = u8::try_from(at.saturating_sub(1)).unwrap_or(u8::MAX);
            Column::left(head).wraps().expendable(rank).of(&self.rows, |row| shown(&row[at]))
        });
        let mut table = Table::new(columns);
        table.when_empty = Line::message(&self.when_empty);
        let leads =
            self.plan.iter().flat_map(|(slug, customer)| [("slug", slug.as_str()), ("customer", customer)]);
        let leads: Vec<facts::Lead> = leads.collect();
        let mut report = Report::new().with(table);
        report.data(facts::table(&leads, self.keys(), &self.entries()));
        if let Some(note) = &self.note {
            report.push(Line::message(note));
        }
        if !self.remedy.is_empty() {
            report.push(Callout::of_remedy(&self.remedy));
        }
        report
    }

    fn json(&self) -> serde_json::Result<Value> {
        let slug = self.plan.as_ref().map(|(slug, _)| slug);
        Ok(json!({ "slug": slug, "rows": self.entries(), "note": self.note }))
    }
}
