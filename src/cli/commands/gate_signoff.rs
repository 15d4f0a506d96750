//! `onboard gate signoff`: one gate of one plan.

use clap::Args;
use clap::builder::TypedValueParser;
use onboard::act::gate::{Attest, CriterionTarget, SignOff};
use onboard::edit::Past;
use onboard::model::{GateName, Role, Segment, TeamRole};

use crate::args::{gate_name, one_of, words};
use crate::editor::{Asked, Editor, How};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

#[derive(Debug, Args)]
pub(crate) struct SignoffArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    #[arg(required_unless_present = "ready")]
    pub(super) plan: Option<String>,
    /// A gate: handoff, kickoff, go-live, activation or graduation
    #[arg(value_parser = gate_name, required_unless_present = "ready", conflicts_with = "ready")]
    gate: Option<GateName>,
    /// Sign off every gate that is ready and that they may sign, of the plan or of all plans, after showing them
    #[arg(long, conflicts_with_all = ["capacity", "decision", "criterion"])]
    pub(super) ready: bool,
    /// Only plans of this segment
    #[arg(long, requires = "ready", conflicts_with = "plan", value_parser = words::<Segment>(Segment::WORDS))]
    pub(super) segment: Option<Segment>,
    /// Do not ask before signing what is ready
    #[arg(long, requires = "ready")]
    pub(super) yes: bool,
    #[command(flatten)]
    pub(super) how: How,
    /// Who signs; asked for when missing
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    /// As what they sign: a role at the customer or a part of our team that they have on that day
    #[arg(long = "as", value_name = "ROLE", value_parser = capacities())]
    capacity: Option<String>,
    /// The decision behind it
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
    /// A criterion that whoever signs gives their word for first; may be given several times
    #[arg(long = "attest", id = "criterion", value_name = "CRITERION", requires = "evidence")]
    criteria: Vec<String>,
    /// What shows that they signed; with `--attest`, that those criteria are met
    #[arg(long, value_name = "TEXT", conflicts_with = "ready")]
    evidence: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) on: Option<Past>,
    /// Sign although criteria are waived
    #[arg(long)]
    pub(super) conditional: bool,
}

/// Everything that somebody can sign as.
fn capacities() -> impl TypedValueParser<Value = String> {
    one_of(TeamRole::WORDS.iter().chain(Role::WORDS))
}

pub(super) fn sign_off(args: &SignoffArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let (Some(plan), Some(gate)) = (&args.plan, args.gate) else {
        return Err(Failure::usage("which gate of which plan is missing"));
    };
    let mut editor = Editor::open_as(portfolio, plan, args.how)?;
    let by = editor.ask(Asked::person("--by", "who signs it off", args.by.as_ref()))?;
    let (on, decision, capacity) =
        (editor.day_of(args.on), args.decision.as_deref(), args.capacity.as_deref());
    let mut attested = Vec::new();
    if let Some(evidence) = args.evidence.as_ref().filter(|_| !args.criteria.is_empty()) {
        let targets = CriterionTarget::all_named(&editor.draft, gate, &args.criteria)?;
        let remarks = editor.draft.remarks.len();
        attested = Attest { by: &by, on, evidence }.act_on_all(&mut editor.draft, &targets)?;
        // That nothing but the sign-off is missing: it comes.
        editor.draft.remarks.truncate(remarks);
    }
    // What shows that criteria are met is kept with those.
    let evidence = args.evidence.as_deref().filter(|_| args.criteria.is_empty());
    let act = SignOff { gate, by: &by, on, capacity, decision, evidence, is_conditional: args.conditional };
    attested.push(act.act(&mut editor.draft)?);
    editor.finish_all(&attested)
}
