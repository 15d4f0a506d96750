//! `onboard new CUSTOMER --signed DATE`

mod place;
mod settle;
mod values;

use onboard::date::Date;
use onboard::edit::When;
use onboard::model::{Contract, Engagement, Level, Onboarding, Segment, Team, Text};
use onboard::playbook::Draft;
use onboard::report::playbook::{DraftJson, Made, draft_report};
use onboard::report::{Line, Report, View};
use onboard::store::NewFile;

use crate::args::{FormatArgs, examples, words};
use crate::context::Context;
use crate::failure::Failure;
use crate::output::Outcome;
use crate::portfolio::Portfolio;

use settle::Settled;

/// Make the plan of a signed deal
///
/// Writes a directory of thirteen files from the playbook of the deal's segment: milestones dated on working days,
/// the criteria of all gates, training, workstreams; what a human must still fill in is a key with a line on what
/// belongs there. All of it is written, or nothing is.
///
/// Without `--segment` one is proposed from contract value, complexity and expansion potential, and the plan says
/// why. Contract value alone never decides: what is not given is taken as medium, and said.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("A deal whose segment is clear", "onboard new 'Acme GmbH' --signed 2026-03-02 --segment mid-market --csm 'Priya Shah'"),
    ("Let the segment be proposed", "onboard new Globex --signed 2026-03-02 --arr 60000 --currency EUR --complexity high"),
    ("See it before it is written", "onboard new Initech --signed 2026-03-02 --segment smb --dry-run"),
    (
        "A large rollout",
        "onboard new Umbrella --signed 2026-03-02 --segment enterprise --with change-management",
    ),
]))]
pub(crate) struct NewArgs {
    /// The customer's name, as people say it
    #[arg(value_name = "CUSTOMER")]
    customer: String,

    /// The day the contract was signed, day 0 of every count: 2026-03-02, today, yesterday
    #[arg(long, value_name = "DATE")]
    signed: When,

    /// The playbook [default: that of the segment]
    #[arg(long, value_name = "NAME")]
    playbook: Option<String>,

    /// An overlay to add; may be given several times
    #[arg(long = "with", value_name = "OVERLAY")]
    overlays: Vec<String>,

    /// The name of the directory [default: made from the customer's name]
    #[arg(long)]
    slug: Option<String>,

    /// Show what would be made, and write nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    format: FormatArgs,

    #[command(flatten, next_help_heading = "The deal")]
    deal: DealArgs,

    #[command(flatten, next_help_heading = "Our people")]
    people: PeopleArgs,
}

#[derive(Debug, clap::Args)]
struct DealArgs {
    /// The segment, which chooses playbook, thresholds and health profile
    #[arg(long, value_name = "SEGMENT", value_parser = words::<Segment>(Segment::WORDS))]
    segment: Option<Segment>,

    /// Yearly contract value
    #[arg(long, value_name = "N", value_parser = values::amount, allow_negative_numbers = true)]
    arr: Option<f64>,

    /// Its currency, as an ISO 4217 code such as EUR
    #[arg(long, value_name = "CODE", value_parser = values::currency)]
    currency: Option<String>,

    /// How much human help [default: what fits the segment]
    #[arg(long, value_name = "ENGAGEMENT", value_parser = words::<Engagement>(Engagement::WORDS))]
    engagement: Option<Engagement>,

    /// How hard the implementation is
    #[arg(long, value_name = "LEVEL", value_parser = words::<Level>(Level::WORDS))]
    complexity: Option<Level>,

    /// How much the account could grow
    #[arg(long, value_name = "LEVEL", value_parser = words::<Level>(Level::WORDS))]
    expansion_potential: Option<Level>,

    /// The day the contract renews
    #[arg(long, value_name = "DATE")]
    renewal: Option<When>,
}

#[derive(Debug, clap::Args)]
struct PeopleArgs {
    /// Owns the onboarding
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    csm: String,

    /// The account executive: sold it, and owes the handoff
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    ae: String,

    /// Owns configuration, data and integrations
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    implementation: String,

    /// Owns support escalations
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    support: String,
}

pub(crate) fn run(args: &NewArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let customer = args.customer.trim();
    let day = |when: When| when.resolve(context.as_of, &portfolio.basis.config.calendar);
    let (signed, renewal) = (day(args.signed), args.deal.renewal.map(day));
    values::check_dates(signed, renewal)?;
    let slug = place::slug(args.slug.as_deref(), customer, &portfolio)?;
    let settled = settle::settle(args, &portfolio)?;
    let onboarding = args.onboarding(customer, (signed, renewal), &settled);
    let draft = Draft::new(onboarding, settled.playbook, &portfolio.basis.config.calendar);
    let path = portfolio.plans.path(&slug, None);
    let files = draft.files();
    let sizes = files.iter().map(|(file, text)| (file.name(), text.len())).collect();
    if !args.dry_run {
        let new = files.into_iter().map(|(file, text)| NewFile::new(format!("{path}/{file}"), text));
        place::make(&new.collect::<Vec<_>>(), &slug, &portfolio)?;
    }
    let remarks = settled.remarks;
    let notes: Vec<Line> = remarks.iter().map(|remark| Line::message(&format!("note: {remark}"))).collect();
    let view = NewView { draft, slug, path, sizes, is_dry_run: args.dry_run, remarks };
    Ok(notes.into_iter().fold(Outcome::view(view, args.format.format).at_once(), Outcome::remark))
}

impl NewArgs {
    /// The head of the plan.
    fn onboarding(
        &self,
        customer: &str,
        (signed, renewal): (Date, Option<Date>),
        settled: &Settled,
    ) -> Onboarding {
        let text = |words: &str| Text::from(words);
        Onboarding {
            customer: customer.to_owned(),
            playbook: text(&settled.playbook.stamp()),
            overlays: self.overlays.clone().into(),
            segment: settled.segment,
            segment_reason: text(&settled.reason),
            engagement: settled.engagement,
            complexity: self.deal.complexity,
            expansion_potential: self.deal.expansion_potential,
            contract: Contract {
                signed,
                arr: self.deal.arr,
                currency: text(self.deal.currency.as_deref().unwrap_or_default()),
                renewal,
                notice_days: None,
            },
            team: Team {
                csm: text(&self.people.csm),
                ae: text(&self.people.ae),
                implementation: text(&self.people.implementation),
                support: text(&self.people.support),
            },
            holidays: Vec::new().into(),
            holds: Vec::new().into(),
            reported: None,
            outcome: None,
        }
    }
}

struct NewView {
    draft: Draft,
    slug: String,
    path: String,
    sizes: Vec<(&'static str, usize)>,
    is_dry_run: bool,
    remarks: Vec<String>,
}

impl NewView {
    fn made(&self) -> Made<'_> {
        Made {
            draft: &self.draft,
            slug: &self.slug,
            path: &self.path,
            files: &self.sizes,
            is_dry_run: self.is_dry_run,
            remarks: &self.remarks,
        }
    }
}

impl View for NewView {
    fn report(&self) -> Report {
        draft_report(&self.made())
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(DraftJson::of(&self.made()))
    }
}
