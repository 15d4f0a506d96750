//! `onboard explain [ID]`

use std::sync::Arc;

use onboard::config::Config;
use onboard::remedy::commands;
use onboard::report::explain::{self, Topic};
use onboard::report::{Report, View};
use serde_json::{Value, json};

use crate::args::{Format, FormatArgs, examples};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Say what a check, metric, gate, signal or play is
///
/// What it is, why it matters, how to fix what it finds, and which of the source documents asks for it. Levels,
/// benchmarks and thresholds are those of the workspace; outside of one, the defaults.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("List everything that can be explained", "onboard explain"),
    ("What a finding means, and how to fix it", "onboard explain kickoff-late"),
    ("How a metric is measured", "onboard explain seat_activation"),
    ("Say which kind is meant", "onboard explain gate:go_live"),
]))]
pub(crate) struct ExplainArgs {
    /// The id, with its kind before it where that matters: `check:ID`; without one, a list
    #[arg(value_name = "ID")]
    id: Option<String>,

    #[command(flatten)]
    format: FormatArgs,
}

pub(crate) fn run(args: &ExplainArgs, context: &Context) -> Result<Outcome, Failure> {
    // What is wrong with a configuration may be the very thing to be explained.
    let config = match Portfolio::open(context) {
        Err(failure) if context.at.is_some() => return Err(failure),
        portfolio => portfolio.map(|portfolio| portfolio.basis.config).unwrap_or_default(),
    };
    let format = args.format.format;
    let topics = match &args.id {
        None => Vec::new(),
        Some(id) => found(id)?,
    };
    Ok(Outcome::view(Explanation { topics, config, is_csv: format == Format::Csv }, format))
}

fn found(id: &str) -> Result<Vec<Topic>, Failure> {
    let topics = Topic::named(id);
    if !topics.is_empty() {
        return Ok(topics);
    }
    let failure = Failure::usage(format!("there is nothing called `{id}` to explain"));
    Err(match Topic::closest(id) {
        Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
        None => failure.hint(format!("`{}` lists everything", commands::explain_all())),
    })
}

/// Topics; all of them in a list when none is named.
struct Explanation {
    topics: Vec<Topic>,
    config: Arc<Config>,
    is_csv: bool,
}

impl View for Explanation {
    fn report(&self) -> Report {
        match (self.topics.as_slice(), self.is_csv) {
            ([], false) => explain::list(&self.config),
            ([], true) => explain::table(),
            (topics, _) => topics.iter().fold(Report::new(), |mut report, topic| {
                report.append(topic.report(&self.config));
                report
            }),
        }
    }

    fn json(&self) -> serde_json::Result<Value> {
        let topics: Vec<Topic> =
            if self.topics.is_empty() { Topic::all().collect() } else { self.topics.clone() };
        let topics = topics.iter().map(|topic| topic.json(&self.config)).collect::<Result<Vec<_>, _>>()?;
        Ok(json!({ "topics": topics }))
    }

    fn has_days_of_its_own(&self) -> bool {
        true
    }
}
