//! How a change is shown on a terminal, and to programs.

use serde_json::Value;

use super::comment::Part;
use super::{ChangeAnswer, json, settings, summary};
use crate::report::{Heading, Report, View};

impl View for ChangeAnswer {
    fn report(&self) -> Report {
        let mut report = Report::new().with(Heading::top(self.title()));
        report.push(self.note());
        if let Some(settings) = settings::part(&self.settings) {
            report.append(settings);
        }
        if self.plans.len() > 1 {
            report.push(summary::table(&self.plans).main());
        }
        for it in &self.plans {
            let part = Part::of(it, &self.settings, self.plans.len() == 1);
            if let Some(title) = part.title {
                report.push(Heading::part(title));
            }
            report.append(part.open);
            for section in part.folded {
                report.push(Heading::sub(section.title));
                report.append(section.report);
            }
        }
        report.data(summary::facts(&self.plans));
        report
    }

    fn json(&self) -> serde_json::Result<Value> {
        json::of(self)
    }
}
