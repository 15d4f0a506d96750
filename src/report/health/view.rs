//! The answer of `health` about one plan, for people and for programs.

use serde_json::{Map, Value};

use super::HealthAnswer;
use super::json::{AnswerJson, components};
use crate::report::{Report, Table, View, facts};

impl View for HealthAnswer {
    fn report(&self) -> Report {
        let mut report = self.blocks();
        report.data(self.facts());
        report
    }

    fn json(&self) -> serde_json::Result<Value> {
        serde_json::to_value(AnswerJson::of(self))
    }
}

impl HealthAnswer {
    /// What the score is made of, as programs read it in a table: what JSON says of each component.
    fn facts(&self) -> Table {
        let object = |component| match serde_json::to_value(component) {
            Ok(Value::Object(facts)) => facts,
            _ => Map::new(),
        };
        let rows: Vec<Map<String, Value>> = components(self).map(object).collect();
        let names: Vec<&String> = rows.first().into_iter().flat_map(Map::keys).collect();
        facts::table(&[("slug", &self.slug), ("customer", &self.customer)], names, &rows)
    }
}
