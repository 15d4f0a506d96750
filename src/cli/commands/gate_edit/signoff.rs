//! `onboard gate signoff`

use clap::Args;
use onboard::edit::{When, Yaml};
use onboard::gate::{CriterionState, JudgedGate, Verdict};
use onboard::log::DECISIONS;
use onboard::model::GateName;
use onboard::phrase::List;
use onboard::plan::Plan;
use onboard::remedy::commands;

use super::route::gate_route;
use crate::args::gate_name;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

#[derive(Debug, Args)]
pub(crate) struct SignoffArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// A gate: handoff, kickoff, go-live, activation or graduation
    #[arg(value_parser = gate_name)]
    gate: GateName,
    /// Who signs; asked for when missing
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The decision behind it
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
    /// Sign although criteria are waived
    #[arg(long)]
    conditional: bool,
}

pub(super) fn signoff(args: &SignoffArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let by = editor.ask(args.by.as_ref(), "--by", "who signs it off")?;
    let by = editor.person(&by);
    let on = editor.day(args.on);
    if on > portfolio.basis.as_of {
        return Err(refused(args.gate, &format!("{on} is yet to come")));
    }
    let decision = args.decision.as_ref().map(|named| DECISIONS.find(&editor.draft.at, named)).transpose()?;
    let decision = decision.map(|index| editor.draft.plan.decisions.decisions[index].id.clone());
    let before = editor.preview()?.gates.get(args.gate).clone();
    if before.verdict.is_open() {
        let message = format!("`{}` is {} already", args.gate, before.verdict.word());
        return Err(Failure::usage(message));
    }
    let signoff = Yaml::map([
        ("by", Some(Yaml::text(&by))),
        ("signed_on", Some(on.into())),
        ("decision", decision.map(Yaml::text)),
    ]);
    editor.draft.edits.add(gate_route(args.gate).key("signoffs"), signoff);
    let after = editor.preview()?;
    let judged = after.gates.get(args.gate);
    match judged.verdict {
        Verdict::Passed => editor.finish(format!("`{}` is passed: signed off by {by}, on {on}", args.gate)),
        Verdict::Conditional if args.conditional => {
            editor.finish(format!("`{}` is signed off by {by}, on {on}, while waivers last", args.gate))
        }
        Verdict::Conditional => Err(refused(args.gate, "criteria are waived")
            .hint("`--conditional` signs it off while the waivers last")),
        Verdict::Shut | Verdict::Ready => Err(why_not(&editor.draft.plan, judged)),
    }
}

fn refused(gate: GateName, why: &str) -> Failure {
    Failure::usage(format!("`{gate}` cannot be signed off: {why}"))
}

/// What keeps a gate shut although it would be signed.
fn why_not(plan: &Plan, gate: &JudgedGate) -> Failure {
    let open: Vec<String> = gate.blocking().map(|criterion| format!("`{}`", criterion.id)).collect();
    let failure = match gate.reasons.first() {
        _ if !open.is_empty() => {
            let verb = if open.len() == 1 { "is" } else { "are" };
            refused(gate.gate, &format!("{} {verb} not met", List::and(&open)))
        }
        _ if gate.criteria.iter().all(|it| it.state == CriterionState::NotApplicable) => {
            refused(gate.gate, "it has no criteria that apply")
        }
        Some(reason) => Failure::usage(reason.message.clone()),
        None => refused(gate.gate, "it has no criteria that apply"),
    };
    failure.hint(format!("`{}` shows what would open it", commands::gate(&plan.slug, gate.gate)))
}
