//! `onboard success`: what success is, in the customer's words.

use clap::{Args, Subcommand};
use onboard::act::goals::{add_next_goals, set_success};
use onboard::model::{Fact, PlanFile};
use onboard::report::{Line, Report, View};
use serde_json::{Value, json};

use crate::args::{FormatArgs, examples};
use crate::context::Context;
use crate::editor::{Asked, Editor, PlanArgs};
use crate::failure::Failure;
use crate::handed;
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
    /// Words that the sponsor has confirmed are theirs: where others take their place, that confirmation counts no more, and they
    /// are to be confirmed anew.
    #[command(after_help = examples(&[("As the sponsor said it", "onboard success set acme 'nobody types an order twice'")]))]
    Set {
        #[command(flatten)]
        plan: PlanArgs,
        /// What it is, in the customer's words, or `-` for those on the standard input; asked for when missing
        text: Option<String>,
    },
    /// Write down what should be better next, after the onboarding
    ///
    /// The last meeting goes through it, and whoever looks after the customer next starts from it.
    #[command(after_help = examples(&[("As they said it", "onboard success next acme 'the archive in one place'")]))]
    Next {
        #[command(flatten)]
        plan: PlanArgs,
        /// What, in the customer's words; one or more, or `-` for a list on the standard input, as YAML
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
            let text = text.clone().map(handed::words).transpose()?;
            let mut editor = Editor::open(&portfolio, plan)?;
            let text = editor.ask(Asked::text(
                "<TEXT>",
                "what success is, in the customer's words",
                text.as_ref(),
            ))?;
            let said = set_success(&mut editor.draft, &text)?;
            editor.finish(said)
        }
        Verb::Next { plan, goals } => {
            let goals = match goals.as_slice() {
                [only] if only == handed::HANDED => handed::read()?,
                typed => typed.to_vec(),
            };
            let mut editor = Editor::open(&portfolio, plan)?;
            let said = add_next_goals(&mut editor.draft, &goals)?;
            editor.finish(said)
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
