//! What `onboard new` is told of a deal.

use onboard::edit::{Past, When};
use onboard::model::{Engagement, Level, Segment};

use super::values;
use crate::args::{FormatArgs, examples, words};

/// Make the plan of a signed deal
///
/// Writes a directory of YAML files from the playbook of the deal's segment: milestones dated on working days,
/// the criteria of all gates, training, workstreams; what a human must still fill in is an empty key with a hint. All of it
/// is written, or nothing is.
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
    pub(super) customer: String,

    /// The day the contract was signed, day 0 of every count: 2026-03-02, today, yesterday
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) signed: Past,

    /// The playbook [default: that of the segment]
    #[arg(long, value_name = "NAME")]
    pub(super) playbook: Option<String>,

    /// An overlay to add; may be given several times
    #[arg(long = "with", value_name = "OVERLAY")]
    pub(super) overlays: Vec<String>,

    /// The name of the directory [default: made from the customer's name]
    #[arg(long)]
    pub(super) slug: Option<String>,

    /// Show what would be made, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    #[command(flatten)]
    pub(super) format: FormatArgs,

    #[command(flatten, next_help_heading = "The deal")]
    pub(super) deal: DealArgs,

    #[command(flatten, next_help_heading = "Our people")]
    pub(super) people: PeopleArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct DealArgs {
    /// The segment, which chooses playbook, thresholds and health profile
    #[arg(long, value_name = "SEGMENT", value_parser = words::<Segment>(Segment::WORDS))]
    pub(super) segment: Option<Segment>,

    /// Yearly contract value
    #[arg(long, value_name = "N", value_parser = values::amount, allow_negative_numbers = true)]
    pub(super) arr: Option<f64>,

    /// Its currency, as an ISO 4217 code such as EUR
    #[arg(long, value_name = "CODE", value_parser = values::currency)]
    pub(super) currency: Option<String>,

    /// How much human help [default: what fits the segment]
    #[arg(long, value_name = "ENGAGEMENT", value_parser = words::<Engagement>(Engagement::WORDS))]
    pub(super) engagement: Option<Engagement>,

    /// How hard the implementation is
    #[arg(long, value_name = "LEVEL", value_parser = words::<Level>(Level::WORDS))]
    pub(super) complexity: Option<Level>,

    /// How much the account could grow
    #[arg(long, value_name = "LEVEL", value_parser = words::<Level>(Level::WORDS))]
    pub(super) expansion_potential: Option<Level>,

    /// The day the contract renews
    #[arg(long, alias = "renewal", value_name = "DATE")]
    pub(super) renews: Option<When>,

    /// The account that the plan belongs to, where it has several
    #[arg(long, value_name = "NAME")]
    pub(super) account: Option<String>,

    /// What was sold
    #[arg(long, value_name = "NAME")]
    pub(super) product: Option<String>,

    /// The language that the customer is written to in
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) language: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct PeopleArgs {
    /// Owns the onboarding
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub(super) csm: String,

    /// The account executive: sold it, and owes the handoff
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub(super) ae: String,

    /// Owns configuration, data and integrations
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub(super) implementation: String,

    /// Owns support escalations
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub(super) support: String,
}
