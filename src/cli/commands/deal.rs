//! `onboard deal`: what was sold, and what its contract says.

use clap::{Args, Subcommand};
use onboard::act::deal::SetDeal;
use onboard::edit::When;
use onboard::model::{Engagement, Level, PlanFile};

use super::listing::{Rows, cell, cell_if};
use super::new::values;
use crate::args::{FormatArgs, examples, words};
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Write down what was sold, and what its contract says
///
/// What `onboard new` was not told, or what has changed since: the renewal, the notice, how much the account could grow. The
/// segment, the playbook and the day of the signature are not changed by a command: everything else depends on them.
#[derive(Debug, Args)]
pub(crate) struct DealArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write it down, or any part of it
    #[command(after_help = examples(&[
        ("Before the handover", "onboard deal set acme --renews 2027-03-02 --notice-days 60"),
        ("They could grow", "onboard deal set acme --expansion-potential high"),
        ("Days on which they do not work", "onboard deal set acme --holiday 2026-05-14 --holiday 2026-05-15"),
    ]))]
    Set {
        #[command(flatten)]
        plan: PlanArgs,
        #[command(flatten)]
        words: SetWords,
    },
    /// Show it
    #[command(after_help = examples(&[("When it renews", "onboard deal show acme")]))]
    Show {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        #[command(flatten)]
        format: FormatArgs,
    },
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct SetWords {
    /// Yearly contract value
    #[arg(long, value_name = "N", value_parser = values::amount, allow_negative_numbers = true)]
    arr: Option<f64>,
    /// Its currency, as an ISO 4217 code such as EUR
    #[arg(long, value_name = "CODE", value_parser = values::currency)]
    currency: Option<String>,
    /// The day the contract renews
    #[arg(long, alias = "renewal", value_name = "DATE")]
    renews: Option<When>,
    /// Days before the renewal by which notice must be given
    #[arg(long, value_name = "N")]
    notice_days: Option<u32>,
    /// How much human help
    #[arg(long, value_name = "ENGAGEMENT", value_parser = words::<Engagement>(Engagement::WORDS))]
    engagement: Option<Engagement>,
    /// How hard the implementation is
    #[arg(long, value_name = "LEVEL", value_parser = words::<Level>(Level::WORDS))]
    complexity: Option<Level>,
    /// How much the account could grow
    #[arg(long, value_name = "LEVEL", value_parser = words::<Level>(Level::WORDS))]
    expansion_potential: Option<Level>,
    /// The account that the plan belongs to, where it has several
    #[arg(long, value_name = "NAME")]
    account: Option<String>,
    /// What was sold
    #[arg(long, value_name = "NAME")]
    product: Option<String>,
    /// The language that the customer is written to in
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
    /// A day on which the customer does not work; may be given several times
    #[arg(long = "holiday", value_name = "DATE")]
    holidays: Vec<When>,
}

pub(crate) fn run(args: &DealArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Set { plan, words } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            let holidays: Vec<_> = words.holidays.iter().map(|when| editor.day(Some(*when))).collect();
            let set = SetDeal {
                arr: words.arr,
                currency: words.currency.as_deref(),
                renews: editor.day_if(words.renews),
                notice_days: words.notice_days,
                engagement: words.engagement,
                complexity: words.complexity,
                expansion_potential: words.expansion_potential,
                account: words.account.as_deref(),
                product: words.product.as_deref(),
                language: words.language.as_deref(),
                holidays: &holidays,
            };
            let said = set.act(&mut editor.draft)?;
            editor.finish(said)
        }
        Verb::Show { plan, format } => show(&portfolio, plan, format),
    }
}

fn show(portfolio: &Portfolio, plan: &str, format: &FormatArgs) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let head = &examined.assessment.plan.onboarding;
    let holidays: Vec<String> = head.holidays.iter().map(ToString::to_string).collect();
    let mut rows =
        Rows::of_plan(&examined.assessment, ["what", "what it says"], "nothing is known of the deal");
    rows.rows = vec![
        [cell("signed_on"), cell(head.contract.signed_on.to_string())],
        [cell("arr"), cell_if(head.contract.arr)],
        [cell("currency"), cell(&head.contract.currency)],
        [cell("renews"), cell_if(head.contract.renews)],
        [cell("notice_days"), cell_if(head.contract.notice_days)],
        [cell("segment"), cell_if(Some(head.segment))],
        [cell("engagement"), cell_if(head.engagement)],
        [cell("complexity"), cell_if(head.complexity)],
        [cell("expansion_potential"), cell_if(head.expansion_potential)],
        [cell("account"), cell(&head.account)],
        [cell("product"), cell(&head.product)],
        [cell("language"), cell(&head.language)],
        [cell("holidays"), cell(holidays.join(", "))],
    ];
    Ok(examined.vouched(&[PlanFile::Onboarding], Outcome::view(rows, format.format)))
}
