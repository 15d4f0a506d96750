//! What the set-up asks of people.

use super::measuring::settled;
use super::{Better, Measuring, Metric, Record, Unit, Value};
use crate::model::PlanFile;
use crate::phrase::{Count, Number};
use crate::route::Route;

pub(super) const FRICTION_SCORE: Metric = Metric {
    id: "friction_score",
    name: "friction",
    unit: Unit::Score,
    better: Better::Lower,
    summary: "what the set-up asks of people: fields, decisions and things that need somebody else",
    formula: "1.5 × `fields` + 2 × `decisions` + 3 × `dependencies`, with the weights of the configuration; what is \
              planned to be deferred, defaulted or replaced still counts; entries by the days on which they are asked for",
    not_applicable: "",
    source: "S1",
    files: &[PlanFile::Friction],
    record: Record::None,
    measure: |at| settled(friction_score(at)),
};

fn friction_score(at: &Measuring<'_>) -> Result<Value, Value> {
    at.with(PlanFile::Friction)?;
    let (friction, weights) = (&at.plan.friction, &at.basis.config.friction);
    let terms = [
        ("field", &friction.fields, weights.fields),
        ("decision", &friction.decisions, weights.decisions),
        ("dependency", &friction.dependencies, weights.dependencies),
    ];
    let (mut score, mut parts) = (0.0, vec![]);
    for (name, tally, weight) in terms {
        let count = tally.count_on(at.as_of()).ok_or_else(|| {
            Value::unknown(format!("nobody has counted the {}", crate::phrase::Plural(2, name)))
        })?;
        score += count as f64 * weight;
        parts.push(format!("{} × {}", Count(count as usize, name), Number(weight)));
    }
    Ok(Value::number_of(score).from([Route::to(PlanFile::Friction)]).note(parts.join(" + ")))
}
