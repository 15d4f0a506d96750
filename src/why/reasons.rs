//! What holds an answer as it is on a day, which need not be what turned it to that.

use super::question::Subject;
use crate::assessment::Assessment;
use crate::remedy::{Command, commands};
use crate::route::Route;

/// Something that holds an answer as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The id of a cap or a criterion.
    pub id: String,
    /// In words.
    pub text: String,
}

impl Subject {
    /// What holds it as it is: of health the caps, lowest first; of a gate that is not open the criteria that are lacking.
    pub fn reasons(self, it: &Assessment) -> Vec<Reason> {
        match self {
            Self::Health | Self::Score if it.health.band().is_some() => {
                let caps = it.health.holding_caps();
                caps.map(|cap| Reason { id: cap.id.to_owned(), text: cap.reason.clone() }).collect()
            }
            Self::Gate(gate) => {
                let judged = it.gates.get(gate);
                let lacking = judged.blocking().filter(|_| !judged.verdict.is_open());
                lacking.map(|one| Reason { id: one.id.clone(), text: one.text.clone() }).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What shows all of it.
    pub fn command(self, slug: &str) -> Option<Command> {
        match self {
            Self::Health | Self::Score => Some(commands::health(slug)),
            Self::Gate(gate) => Some(commands::gate(slug, gate)),
            Self::Phase | Self::Metric(_) | Self::Signal(_) => None,
        }
    }

    /// Where in the plan it is read from, the most telling place first, as far as that is known: lines that changed elsewhere concern it less.
    pub fn routes(self, it: &Assessment) -> Vec<Route> {
        match self {
            Self::Health | Self::Score => {
                let values = it.health.components.iter().filter_map(|one| one.value.reading());
                values.flat_map(|reading| reading.routes.clone()).collect()
            }
            Self::Gate(gate) => {
                let criteria = it.gates.get(gate).criteria.iter();
                criteria.flat_map(|one| one.source.iter().chain([&one.route])).cloned().collect()
            }
            Self::Metric(metric) => {
                it.metrics.get(metric.id).reading().map(|reading| reading.routes.clone()).unwrap_or_default()
            }
            Self::Phase | Self::Signal(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::Basis;
    use crate::fixture::{date, plan_from};
    use crate::why::parse;

    #[test]
    fn a_gate_that_is_shut_lacks_criteria_and_one_that_is_open_none() {
        let gates = |signed: &str| {
            format!("gates: {{handoff: {{criteria: [{{id: C-1, text: a budget}}], signoffs: [{signed}]}}}}")
        };
        let reasons = |question: &str, signed: &str| -> Vec<String> {
            let plan = plan_from(&[("gates.yaml", &gates(signed))]);
            let it = Assessment::of(plan, &Basis::on(date("2026-04-10")));
            parse(question).unwrap().subject.reasons(&it).into_iter().map(|it| it.text).collect()
        };
        assert_eq!(reasons("gate:handoff shut", ""), ["a budget"]);
        assert_eq!(reasons("forecast_go_live", ""), Vec::<String>::new());
        let shown = parse("gate:go_live").unwrap().subject.command("acme").unwrap().to_string();
        assert!(shown.contains("gate acme go"), "{shown}");
    }
}
