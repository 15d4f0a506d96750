//! `onboard handoff`: what sales knows and success must.

use clap::{Args, Subcommand};
use onboard::act::contact::NewContact;
use onboard::act::handoff::{HandoffAnswers, TechnicalAnswers};
use onboard::edit::Past;
use onboard::metric::{completeness_of_handoff, completes_handoff};
use onboard::model::{Asked, ContactKind, Handoff, PlanFile};
use serde_json::Value;

use super::listing::{Rows, cell, cell_if};
use crate::args::{FormatArgs, examples, words};
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::handed;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Record the handoff from sales to success
///
/// Promises have a command of their own, `onboard commitment`, and so have the people and hours that the customer gives,
/// `onboard resource`. People are `onboard stakeholder`, the numbers that are to move `onboard outcome`, and red flags
/// `onboard risk`.
#[derive(Debug, Args)]
pub(crate) struct HandoffArgs {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write down answers
    ///
    /// Any number of them at once. A text takes the place of what stood there, which is said; a list gets longer. With
    /// `-`, answers are read from standard input as YAML, with the keys of `handoff.yaml`.
    #[command(after_help = examples(&[
        ("After the handoff meeting", "onboard handoff set acme --use-case 'one ordering desk' --pain-point 'orders are typed twice' --sso-required true"),
        ("What was asked and came back empty", "onboard handoff set acme --none exclusions --none objections"),
        ("From a form", "onboard handoff set acme - < answers.yaml"),
    ]))]
    Set(Box<SetArgs>),
    /// Say that account executive and CSM have handed over, live
    #[command(after_help = examples(&[("Yesterday, both of them", "onboard handoff meeting acme --on yesterday --with 'Tom Becker' --with 'Ana Ruiz'")]))]
    Meeting {
        #[command(flatten)]
        plan: PlanArgs,
        /// The day [default: the as-of date]
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        on: Option<Past>,
        /// Who was there; may be given several times [default: account executive and CSM]
        #[arg(long = "with", id = "with", value_name = "NAME")]
        with: Vec<String>,
        /// What came of it
        #[arg(long, value_name = "TEXT")]
        summary: Option<String>,
        /// Where it is written down
        #[arg(long, value_name = "TEXT")]
        evidence: Option<String>,
        /// An id of your own for the contact [default: a fresh one]
        #[arg(long = "id", id = "contact", value_name = "ID")]
        contact: Option<String>,
    },
    /// Show what is answered, and what is missing
    #[command(after_help = examples(&[("Before the meeting", "onboard handoff show acme")]))]
    Show {
        /// The plan: its slug, the beginning of it, or a path in its directory
        plan: String,
        #[command(flatten)]
        format: FormatArgs,
    },
}

#[derive(Debug, Args)]
struct SetArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// `-` to read answers from the standard input
    #[arg(value_parser = ["-"], hide_possible_values = true, conflicts_with = "SetWords")]
    handed: Option<String>,
    #[command(flatten)]
    words: SetWords,
}

#[derive(Debug, Args)]
#[group(required = false, multiple = true)]
struct SetWords {
    /// Why they bought
    #[arg(long, value_name = "TEXT")]
    use_case: Option<String>,
    /// Why the money was approved
    #[arg(long, value_name = "TEXT")]
    business_case: Option<String>,
    /// How the return will be measured
    #[arg(long, value_name = "TEXT")]
    roi: Option<String>,
    /// What was wrong with the old way; may be given several times
    #[arg(long = "pain-point", value_name = "TEXT")]
    pain_points: Vec<String>,
    /// Why us
    #[arg(long, value_name = "TEXT")]
    reason_for_choice: Option<String>,
    /// The channels and manners that the customer prefers
    #[arg(long, value_name = "TEXT")]
    communication: Option<String>,
    /// Whom we displaced or beat
    #[arg(long, value_name = "TEXT")]
    competitive_context: Option<String>,
    /// What the product meets there
    #[arg(long, value_name = "TEXT")]
    environment: Option<String>,
    /// Whether single sign-on is needed to go live
    #[arg(long, value_name = "TRUTH", num_args = 0..=1, default_missing_value = "true")]
    sso_required: Option<bool>,
    /// The customer's identity provider
    #[arg(long, value_name = "TEXT")]
    identity_provider: Option<String>,
    /// A system to connect; may be given several times
    #[arg(long = "integration", value_name = "TEXT")]
    integrations: Vec<String>,
    /// Whether data has to be migrated
    #[arg(long, value_name = "TRUTH", num_args = 0..=1, default_missing_value = "true")]
    data_migration: Option<bool>,
    /// The timeline agreed during the sale
    #[arg(long, value_name = "TEXT")]
    timeline: Option<String>,
    /// What happens to them if this fails
    #[arg(long, value_name = "TEXT")]
    consequences: Option<String>,
    /// What nearly stopped the deal; may be given several times
    #[arg(long = "objection", value_name = "TEXT")]
    objections: Vec<String>,
    /// What was said not to be part of it; may be given several times
    #[arg(long = "exclusion", value_name = "TEXT")]
    exclusions: Vec<String>,
    /// What was asked and came back empty; may be given several times
    #[arg(long, value_parser = words::<Asked>(Asked::WORDS))]
    none: Vec<Asked>,
}

pub(crate) fn run(args: &HandoffArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match &args.command {
        Verb::Set(args) => {
            let answers = if args.handed.is_some() { handed::read()? } else { answers(&args.words) };
            if answers == HandoffAnswers::default() {
                return Err(Failure::usage("nothing is answered")
                    .hint("`onboard handoff set --help` lists what can be"));
            }
            let mut editor = Editor::open(&portfolio, &args.plan)?;
            let said = answers.write(&mut editor)?;
            editor.finish(said)
        }
        Verb::Meeting { plan, on, with, summary, evidence, contact } => {
            let mut editor = Editor::open(&portfolio, plan)?;
            let day = editor.day_of(*on);
            let known = editor.draft.plan.contacts.held(ContactKind::HandoffMeeting, day);
            let known = known.filter(|it| editor.draft.at.is_handoff(it));
            if let Some(id) = known.map(|it| it.id.clone()) {
                return editor
                    .finish(format!("the handoff meeting of {day} is in the log already, as `{id}`"));
            }
            let present = editor.people(with)?;
            let meeting = NewContact {
                summary: summary.as_deref(),
                evidence: evidence.as_deref(),
                id: contact.as_deref(),
                ..NewContact::of(ContactKind::HandoffMeeting, day)
            };
            let id = meeting.with(&present).act(&mut editor)?;
            editor.finish(format!("the handoff meeting was held on {day}, as `{id}` says"))
        }
        Verb::Show { plan, format } => show(&portfolio, plan, format),
    }
}

fn answers(words: &SetWords) -> HandoffAnswers {
    HandoffAnswers {
        use_case: words.use_case.clone(),
        business_case: words.business_case.clone(),
        roi: words.roi.clone(),
        pain_points: words.pain_points.clone(),
        reason_for_choice: words.reason_for_choice.clone(),
        communication: words.communication.clone(),
        competitive_context: words.competitive_context.clone(),
        technical: TechnicalAnswers {
            environment: words.environment.clone(),
            sso_required: words.sso_required,
            identity_provider: words.identity_provider.clone(),
            integrations: words.integrations.clone(),
            data_migration: words.data_migration,
        },
        timeline: words.timeline.clone(),
        consequences: words.consequences.clone(),
        objections: words.objections.clone(),
        exclusions: words.exclusions.clone(),
        none: words.none.clone(),
    }
}

fn show(portfolio: &Portfolio, plan: &str, format: &FormatArgs) -> Result<Outcome, Failure> {
    let examined = portfolio.examine(plan)?;
    let assessment = &examined.assessment;
    let mut rows = Rows::of_plan(assessment, ["answer", "what it says"], "nothing is asked for");
    rows.rows = said(&assessment.plan.handoff).map(|(key, words)| [cell(key), words]).to_vec();
    let completeness = assessment.metrics.get(completeness_of_handoff(assessment));
    let note = completeness.reading().and_then(|reading| reading.note.clone());
    rows.note = note.or_else(|| completeness.why().map(str::to_owned));
    rows.remedy = completes_handoff(assessment);
    let files = [PlanFile::Handoff];
    Ok(examined.vouched(&files, Outcome::view(rows, format.format)))
}

/// What each key of the file says; `none` where it was asked for and came back empty.
fn said(handoff: &Handoff) -> [(&'static str, Value); 18] {
    let texts = |texts: &[String]| cell(texts.join("; "));
    let or_none = |words: Value, asked: Asked| {
        if words.is_null() && handoff.has_none_of(asked) { cell("none") } else { words }
    };
    let technical = &handoff.technical;
    let commitments = handoff.commitments.iter().map(|it| it.text.to_string()).collect::<Vec<_>>();
    let resources = handoff.customer_resources.iter().map(|it| it.role.clone()).collect::<Vec<_>>();
    [
        ("use_case", cell(&handoff.use_case)),
        ("business_case", cell(&handoff.business_case)),
        ("roi", cell(&handoff.roi)),
        ("pain_points", texts(&handoff.pain_points)),
        ("reason_for_choice", cell(&handoff.reason_for_choice)),
        ("communication", cell(&handoff.communication)),
        ("competitive_context", cell(&handoff.competitive_context)),
        ("technical.environment", cell(&technical.environment)),
        ("technical.sso_required", cell_if(technical.sso_required)),
        ("technical.identity_provider", cell(&technical.identity_provider)),
        ("technical.integrations", texts(&technical.integrations)),
        ("technical.data_migration", cell_if(technical.data_migration)),
        ("timeline", cell(&handoff.timeline)),
        ("consequences", cell(&handoff.consequences)),
        ("objections", or_none(texts(&handoff.objections), Asked::Objections)),
        ("exclusions", or_none(texts(&handoff.exclusions), Asked::Exclusions)),
        ("commitments", or_none(texts(&commitments), Asked::Commitments)),
        ("customer_resources", texts(&resources)),
    ]
}
