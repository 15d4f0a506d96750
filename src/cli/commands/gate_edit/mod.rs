//! `onboard gate attest|waive|not-applicable|signoff`

mod route;
mod signoff;

use clap::{Args, Subcommand};
use onboard::act::Remark;
use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::edit::{When, Yaml, item};
use onboard::gate::{CriterionKind, CriterionState, Verdict};
use onboard::model::{Criterion, GateName, PlanFile};
use onboard::plan::Plan;
use onboard::plan_at::PlanAt;
use onboard::refused::Refused;
use onboard::remedy::{blank, commands};
use onboard::suggest::closest;

use crate::args::{examples, gate_name};
use crate::ask::demand;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

use route::gate_route;

#[derive(Debug, Subcommand)]
pub(crate) enum GateEdit {
    /// Give your word that a criterion is met, and say what shows it
    #[command(after_help = examples(&[("With what shows it",
        "onboard gate attest acme go-live C-sso --by 'Lee Novak' --evidence 'all 40 pilots signed in on 8 April'")]))]
    Attest(AttestArgs),
    /// Let a gate open without a criterion, for a time
    #[command(after_help = examples(&[("Until the town hall",
        "onboard gate waive acme go-live C-comms --by 'Ana Ruiz' --until 2026-04-20 --reason 'town hall moved'")]))]
    Waive(WaiveArgs),
    /// Rule that the plan does not need a criterion, and say why
    #[command(after_help = examples(&[("Nothing to connect through",
        "onboard gate not-applicable acme go-live C-vpn --by 'Ana Ruiz' --reason 'both systems are on the internet'")]))]
    NotApplicable(NotApplicableArgs),
    /// Sign a gate off
    ///
    /// Refused, with the reason, while the gate is not ready or the person lacks the right.
    #[command(after_help = examples(&[
        ("By somebody with the right", "onboard gate signoff acme go-live --by 'Ana Ruiz' --decision D-golive"),
        ("While waivers are live", "onboard gate signoff acme go-live --by 'Ana Ruiz' --conditional"),
    ]))]
    Signoff(signoff::SignoffArgs),
}

/// Which criterion of which gate.
#[derive(Debug, Args)]
pub(crate) struct CriterionArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// A gate: handoff, kickoff, go-live, activation or graduation
    #[arg(value_parser = gate_name)]
    gate: GateName,
    /// The criterion: its id, or any beginning of it that no other of the gate has
    criterion: String,
    /// Who says so; asked for when missing
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
}

#[derive(Debug, Args)]
pub(crate) struct AttestArgs {
    #[command(flatten)]
    criterion: CriterionArgs,
    /// What shows it; asked for when missing
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct WaiveArgs {
    #[command(flatten)]
    criterion: CriterionArgs,
    /// The last day on which it holds; asked for when missing
    #[arg(long, value_name = "DATE")]
    until: Option<When>,
    /// Why; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct NotApplicableArgs {
    #[command(flatten)]
    criterion: CriterionArgs,
    /// Why the plan does not need it; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(crate) fn run(edit: &GateEdit, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match edit {
        GateEdit::Attest(args) => {
            demand(&[("--by", args.criterion.by.is_some()), ("--evidence", args.evidence.is_some())])?;
            with_criterion(&args.criterion, &portfolio, |editor, by, on| {
                let gate = args.criterion.gate;
                let id = find(&editor.draft.plan, gate, &args.criterion.criterion)?;
                can_attest(&editor.draft.at, gate, &id, by, on)?;
                let evidence =
                    editor.ask(args.evidence.as_ref(), "--evidence", "what shows that it is met")?;
                let is_said = criterion(&editor.draft.plan, gate, &id).is_some_and(|it| {
                    it.attestations.iter().any(|it| {
                        let is_same = it.by.get() == Some(by) && it.evidence.get() == Some(evidence.trim());
                        is_same && it.attested_on == Some(on) && it.withdrawn.is_none()
                    })
                });
                let word = Yaml::map([
                    ("by", Some(Yaml::text(by))),
                    ("attested_on", Some(on.into())),
                    ("evidence", Some(Yaml::text(evidence))),
                ]);
                Ok(("attestations", (!is_said).then_some(word), format!("is attested by {by}, on {on}")))
            })
        }
        GateEdit::Waive(args) => {
            demand(&[
                ("--by", args.criterion.by.is_some()),
                ("--until", args.until.is_some()),
                ("--reason", args.reason.is_some()),
            ])?;
            with_criterion(&args.criterion, &portfolio, |editor, by, on| {
                let gate = args.criterion.gate;
                let id = find(&editor.draft.plan, gate, &args.criterion.criterion)?;
                must_block(&editor.preview()?, gate, &id)?;
                let until = editor.ask_due(args.until, "--until", "the last day on which it holds")?;
                if until < on {
                    return Err(Failure::usage(format!("a waiver of {on} cannot run until {until}")));
                }
                let reason =
                    editor.ask(args.reason.as_ref(), "--reason", "why the gate may open without it")?;
                let is_said = criterion(&editor.draft.plan, gate, &id).is_some_and(|it| {
                    it.waivers.iter().any(|it| {
                        let is_same = it.by.get() == Some(by) && it.reason.get() == Some(reason.trim());
                        let days = (it.waived_on, it.until);
                        is_same && days == (Some(on), Some(until)) && it.withdrawn.is_none()
                    })
                });
                let waiver = Yaml::map([
                    ("by", Some(Yaml::text(by))),
                    ("waived_on", Some(on.into())),
                    ("until", Some(until.into())),
                    ("reason", Some(Yaml::text(reason))),
                ]);
                Ok(("waivers", (!is_said).then_some(waiver), format!("is waived by {by}, until {until}")))
            })
        }
        GateEdit::NotApplicable(args) => {
            demand(&[("--by", args.criterion.by.is_some()), ("--reason", args.reason.is_some())])?;
            with_criterion(&args.criterion, &portfolio, |editor, by, on| {
                let gate = args.criterion.gate;
                let id = find(&editor.draft.plan, gate, &args.criterion.criterion)?;
                let reason = editor.ask(args.reason.as_ref(), "--reason", "why the plan does not need it")?;
                let is_said = criterion(&editor.draft.plan, gate, &id).is_some_and(|it| {
                    it.not_applicable.iter().any(|it| {
                        let is_same = it.by.get() == Some(by) && it.reason.get() == Some(reason.trim());
                        is_same && it.ruled_on == Some(on) && it.withdrawn.is_none()
                    })
                });
                let said = format!("does not apply, says {by} on {on}: {reason}");
                let ruling = Yaml::map([
                    ("reason", Some(Yaml::text(reason))),
                    ("by", Some(Yaml::text(by))),
                    ("ruled_on", Some(on.into())),
                ]);
                Ok(("not_applicable", (!is_said).then_some(ruling), said))
            })
        }
        GateEdit::Signoff(args) => signoff::signoff(args, &portfolio),
    }
}

/// The criterion that an argument names.
fn find(plan: &Plan, gate: GateName, named: &str) -> Result<String, Failure> {
    let ids: Vec<&str> = plan
        .gates
        .gates
        .get(gate)
        .map_or_else(Vec::new, |gate| gate.criteria.iter().map(|c| c.id.as_str()).collect());
    let found: Vec<&str> =
        ids.iter().copied().filter(|id| id.to_lowercase().starts_with(&named.to_lowercase())).collect();
    match (ids.iter().find(|id| **id == named), found.as_slice()) {
        (Some(id), _) => Ok((*id).to_owned()),
        (None, [only]) if !named.is_empty() => Ok((*only).to_owned()),
        (None, []) => {
            let failure = Failure::usage(format!("the `{gate}` gate has no criterion `{named}`"));
            Err(match closest(named, ids.iter().copied()) {
                Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
                None => failure.hint(format!("`{}` lists them", commands::gate(&plan.slug, gate))),
            })
        }
        (None, several) => {
            let several: Vec<String> = several.iter().map(|id| format!("`{id}`")).collect();
            Err(Refused::ambiguous(named, "criteria", &several).into())
        }
    }
}

/// The criterion with this id.
fn criterion<'p>(plan: &'p Plan, gate: GateName, id: &str) -> Option<&'p Criterion> {
    plan.gates.gates.get(gate)?.criteria.iter().find(|criterion| criterion.id == id)
}

/// Whether somebody's word could decide a criterion; one that would change nothing is not taken.
fn can_attest(at: &PlanAt, gate: GateName, id: &str, by: &str, on: Date) -> Result<(), Failure> {
    let plan = &at.plan;
    let Some(criterion) = criterion(plan, gate, id) else { return Ok(()) };
    let decided_by = match CriterionKind::of(criterion) {
        CriterionKind::Measured => Some(format!("the metric `{}`", criterion.metric)),
        CriterionKind::Milestone => Some(format!("the milestone `{}`", criterion.milestone)),
        CriterionKind::Fact => criterion.fact.map(|fact| format!("the fact `{fact}`")),
        CriterionKind::AnyOf => Some("one of several things".to_owned()),
        CriterionKind::Attested => None,
    };
    if let Some(what) = decided_by {
        return Err(Failure::usage(format!("`{id}` is decided by {what}, not by anybody's word"))
            .hint(format!("`{}` shows what would meet it", commands::gate(&plan.slug, gate))));
    }
    match criterion.by_role {
        Some(role) if !at.has_role(by, role, on) => Err(Failure::usage(format!(
            "`{id}` takes the word of somebody who is `{role}`, and `{by}` is not"
        ))
        .hint(format!("`{}` names one", commands::stakeholder_add(&plan.slug, blank("name"), role.word())))),
        _ => Ok(()),
    }
}

/// Whether there is anything to waive: one that is waived already is waived for longer.
fn must_block(assessment: &Assessment, gate: GateName, id: &str) -> Result<(), Failure> {
    let judged = assessment.gates.get(gate).criteria.iter().find(|judged| judged.id == id);
    match judged.map(|judged| judged.state) {
        Some(CriterionState::Met) => Err(Failure::usage(format!("`{id}` is met: there is nothing to waive"))),
        Some(CriterionState::NotApplicable) => {
            Err(Failure::usage(format!("`{id}` does not apply: there is nothing to waive")))
        }
        _ => Ok(()),
    }
}

fn with_criterion(
    args: &CriterionArgs,
    portfolio: &Portfolio,
    edit: impl FnOnce(&mut Editor<'_>, &str, Date) -> Result<(&'static str, Option<Yaml>, String), Failure>,
) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let id = find(&editor.draft.plan, args.gate, &args.criterion)?;
    let criteria = gate_route(args.gate).key("criteria");
    let at = editor.find(PlanFile::Gates, &id, |text| item(text, &criteria, "id", &id))?;
    let by = editor.ask(args.by.as_ref(), "--by", "who says so")?;
    let by = editor.person(&by);
    let on = editor.day(args.on);
    let before = editor.preview()?;
    let (list, entry, said) = edit(&mut editor, &by, on)?;
    if let Some(entry) = entry {
        editor.draft.edits.add(at.key(list), entry);
    }
    let before = before.gates.get(args.gate).verdict;
    if before != Verdict::Ready && editor.preview()?.gates.get(args.gate).verdict == Verdict::Ready {
        editor.remark(Remark::note(format!("nothing but the sign-off is missing from `{}` now", args.gate)));
    }
    editor.finish(format!("`{id}` of `{}` {said}", args.gate))
}
