//! `onboard agenda PLAN`

use clap::{Args, ValueEnum};
use onboard::edition::CustomerEdition;
use onboard::model::PlanFile;
use onboard::remedy::commands;
use onboard::report::agenda::before_the_call;
use onboard::report::customer::agenda::{AgendaKind, agenda_report};

use super::message::Message;
use crate::args::{Format, LegendArgs, examples};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Print the agenda of the next call, as the customer reads it
///
/// What is late or blocked comes first, then what has to be decided, what was promised, what the next gate still asks for
/// and the dates of the next two weeks; finished work comes last. What is missing in the files becomes a question. It is
/// made of what the customer may read alone: what is ours stays out of it, unless it has `audience: customer`. It refuses
/// while an error that `check` finds concerns a file that is shown. With `--internal` it is the other page, for us: how the
/// plan is, what to say or ask, the people, the plays, what to watch.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("For the call", "onboard agenda acme"),
    ("For the review with the sponsor", "onboard agenda acme --kind sponsor"),
    ("For us, five minutes before", "onboard agenda acme --internal --format table"),
]))]
pub(crate) struct AgendaArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    plan: String,
    /// Which call it is for [default: the one that is next]
    #[arg(long, value_name = "KIND", value_enum)]
    kind: Option<Kind>,
    /// What we have to know before the call; not for the customer
    #[arg(long)]
    internal: bool,
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Markdown)]
    format: Format,
    #[command(flatten)]
    legend: LegendArgs,
}

/// Which call an agenda is for.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// The first workshop
    Kickoff,
    /// The call of the week
    Weekly,
    /// Where the plan stands
    Review,
    /// The review with the sponsor
    Sponsor,
    /// The last meeting
    Graduation,
}

impl From<Kind> for AgendaKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Kickoff => Self::Kickoff,
            Kind::Weekly => Self::Weekly,
            Kind::Review => Self::Review,
            Kind::Sponsor => Self::Sponsor,
            Kind::Graduation => Self::Graduation,
        }
    }
}

pub(crate) fn run(args: &AgendaArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let examined = portfolio.examine(&args.plan)?;
    let kind = args.kind.map(Into::into);
    let report = if args.internal {
        before_the_call(&examined.assessment, kind)
    } else {
        let edition = examined.fit_for_customer(&portfolio)?;
        let kind = kind.or_else(|| AgendaKind::next(&edition));
        let kind = kind.ok_or_else(|| no_call(&edition, examined.assessment.slug()))?;
        agenda_report(&edition, &examined.assessment.language(), kind)
    };
    Ok(examined.vouched(&PlanFile::ALL, Outcome::view(Message(report), args.format)))
}

/// Why no call is ahead, and what there is in its place.
fn no_call(edition: &CustomerEdition, slug: &str) -> Failure {
    let failure = match (edition.ended_on, &edition.hold) {
        (Some(on), _) => Failure::usage(format!("no call is ahead: the onboarding ended on {on}")),
        (None, Some(hold)) => Failure::usage(format!("no call is ahead: on hold since {}", hold.since)),
        (None, None) => Failure::usage("no call is ahead: there are no calls with this customer")
            .hint(format!("`{}` drafts the update that they get instead", commands::update_new(slug))),
    };
    failure.hint("with `--kind` there is an agenda all the same")
}
