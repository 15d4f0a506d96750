//! An answer, before anybody chose a format.

use serde_json::Value;

use super::Report;
use crate::phrase::Data;

/// A result that can be shown to people and to programs.
pub trait View {
    /// The answer in blocks, for every format that people read.
    fn report(&self) -> Report;

    /// The answer's own JSON keys: an object, to which the keys common to all are added.
    ///
    /// # Errors
    /// Never in practice: the shapes have string keys only.
    fn json(&self) -> serde_json::Result<Value>;

    /// Whether its days are as their readers want them already: a page that is sent, in its own language, or a file's keys
    /// with what stands at them. All others are made for programs too, and people read `25 Mar` for `2026-03-25`.
    fn has_days_of_its_own(&self) -> bool {
        false
    }

    /// The same, each number as all formats for programs write it: see [`Data`].
    ///
    /// # Errors
    /// Those of [`View::json`].
    fn data(&self) -> serde_json::Result<Value> {
        let mut value = self.json()?;
        round(&mut value);
        Ok(value)
    }
}

fn round(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(round),
        Value::Object(entries) => entries.values_mut().for_each(round),
        Value::Number(number) if number.is_f64() => {
            *value = number.as_f64().map(|number| Data(number).rounded()).into();
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::csv;
    use crate::report::{Cell, Column, Table};

    struct Answer(f64);

    impl View for Answer {
        fn report(&self) -> Report {
            let rows = [self.0];
            Report::new()
                .with(Table::new([Column::right("share").of(&rows, |share| Cell::number("?", *share))]))
        }

        fn json(&self) -> serde_json::Result<Value> {
            Ok(serde_json::json!({ "of": [{ "share": self.0, "count": 3, "text": "0.30000000000000004" }] }))
        }
    }

    #[test]
    fn every_format_for_programs_writes_the_same_number() {
        for (number, want) in
            [(0.1 + 0.2, "0.3"), (2.0 / 3.0, "0.666667"), (0.835 / 1.0, "0.835"), (-1e-9, "0")]
        {
            let answer = Answer(number);
            assert_eq!(csv::render(&answer.report()), Some(format!("share\n{want}\n")));
            let data = answer.data().unwrap();
            assert_eq!(data["of"][0]["share"], want.parse::<f64>().unwrap());
            assert_eq!(
                (&data["of"][0]["count"], &data["of"][0]["text"]),
                (&3.into(), &"0.30000000000000004".into())
            );
        }
    }
}
