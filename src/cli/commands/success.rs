//! `onboard success`: what success is, in the customer's words.

use clap::{Args, Subcommand};
use onboard::act::Remark;
use onboard::edit::Yaml;
use onboard::model::{Fact, PlanFile};
use onboard::report::{Line, Report, View};
use onboard::route::Route;
use serde_json::{Value, json};

use crate::args::{FormatArgs, examples};
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Write down what success in 90 days is, in the customer's words
#[derive(Debug, Args)]
pub(crate) struct SuccessArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write it down
    ///
    /// Words that the sponsor has confirmed are theirs: where others take their place, they are to be confirmed anew.
    #[command(after_help = examples(&[("As the sponsor said it", "onboard success set acme 'nobody types an order twice'")]))]
    Set {
        #[command(flatten)]
        plan: PlanArgs,
        /// What it is, in the customer's words; asked for when missing
        text: Option<String>,
    },
    /// Write down what should be better next, after the onboarding
    ///
    /// The last meeting goes through it, and whoever looks after the customer next starts from it.
    #[command(after_help = examples(&[("As they said it", "onboard success next acme 'the archive in one place'")]))]
    Next {
        #[command(flatten)]
        plan: PlanArgs,
        /// What, in the customer's words; one or more
        #[arg(value_name = "TEXT", required = true)]
        goals: Vec<String>,
    },
    /// Show it, and whether the sponsor has confirmed it
    #[command(after_help = examples(&[("What was said", "onboard success show acme")]))]
    Show {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        #[command(flatten)]
        format: FormatArgs,
    },
}

pub(crate) fn run(args: &SuccessArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Set { plan, text } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            let text = editor.ask(Asked::text(
                "<TEXT>",
                "what success is, in the customer's words",
                text.as_ref(),
            ))?;
            let plan = std::sync::Arc::clone(&editor.draft.plan);
            let is_new = editor.put(&Route::to(PlanFile::Jsp), "success", &plan.jsp.success, Some(&text));
            if let Some(on) = editor
                .draft
                .at
                .fact_on(Fact::SuccessConfirmed)
                .filter(|_| is_new && plan.jsp.success.is_written())
            {
                let other = format!("the sponsor confirmed other words, on {on}: have these confirmed too");
                editor.remark(Remark::warning(other));
            }
            editor.finish(format!("success is: {}", text.trim()))
        }
        Verb::Next { plan, goals } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            let list = Route::to(PlanFile::Jsp).key("next_goals");
            let known = editor.draft.plan.jsp.next_goals.to_vec();
            let new: Vec<&String> = goals.iter().filter(|goal| !known.contains(goal)).collect();
            new.iter().for_each(|goal| editor.draft.edits.add(list.clone(), Yaml::text(goal.trim())));
            let all: Vec<&str> = goals.iter().map(|goal| goal.trim()).collect();
            editor.finish(format!("next: {}", all.join("; ")))
        }
        Verb::Show { plan, format } => {
            let examined = portfolio.examine(plan)?;
            let at = &examined.assessment;
            let answer = Success {
                slug: at.slug().to_owned(),
                text: at.plan.jsp.success.get().map(str::to_owned),
                confirmed_on: at.fact_on(Fact::SuccessConfirmed).map(|on| on.to_string()),
            };
            Ok(examined.vouched(&[PlanFile::Jsp], Outcome::view(answer, format.format)))
        }
    }
}

struct Success {
    slug: String,
    text: Option<String>,
    confirmed_on: Option<String>,
}

impl View for Success {
    fn report(&self) -> Report {
        let text = self.text.as_deref().unwrap_or("nobody has written down what success is");
        let confirmed = match &self.confirmed_on {
            Some(on) => format!("confirmed by the sponsor, on {on}"),
            None => "not confirmed by the sponsor".to_owned(),
        };
        Report::new().with_lines([Line::from(text), Line::from(confirmed.as_str())])
    }

    fn json(&self) -> serde_json::Result<Value> {
        Ok(json!({ "slug": self.slug, "success": self.text, "confirmed_on": self.confirmed_on }))
    }
}
