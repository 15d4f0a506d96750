//! `onboard gate attest|waive|not-applicable|signoff|withdraw`

use clap::{Args, Subcommand};
use onboard::act::Draft;
use onboard::act::gate::{Attest, CriterionTarget, RuleOut, Waive, Withdraw};
use onboard::date::Date;
use onboard::edit::{Past, When};
use onboard::model::GateName;
use onboard::refused::Refused;

use super::gate_criterion::{self, CriterionVerb};
use super::gate_ready;
use super::gate_signoff::{self, SignoffArgs};
use crate::args::{examples, gate_name};
use crate::context::Context;
use crate::editor::{Ask, Asked, Editor, PlanArgs, demand};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

#[derive(Debug, Subcommand)]
pub(crate) enum GateEdit {
    /// Give your word that a criterion is met, and say what shows it
    ///
    /// Several criteria may be attested at once: all of them, or none. `gate signoff --attest` signs the gate off in the same
    /// step.
    #[command(after_help = examples(&[
        ("With what shows it",
            "onboard gate attest acme go-live C-sso --by 'Lee Novak' --evidence 'all 40 pilots signed in on 8 April'"),
        ("Several at once", "onboard gate attest acme go-live C-kpis C-invites --by 'Ana Ruiz' --evidence 'report 7'"),
    ]))]
    Attest(AttestArgs),
    /// Let a gate open without a criterion, for a time
    ///
    /// Refused when the person may not, and past the limits of `[gates.waivers]` in `onboard.toml`: docs/gates.md has
    /// them.
    #[command(after_help = examples(&[("Until the town hall",
        "onboard gate waive acme go-live C-comms --by 'Ana Ruiz' --until 2026-04-20 --reason 'town hall moved'")]))]
    Waive(WaiveArgs),
    /// Rule that the plan does not need a criterion, and say why
    ///
    /// It never ends, so that it takes whoever may waive the criterion, and once both sides have agreed on the plan a
    /// decision about scope.
    #[command(after_help = examples(&[("Nothing to connect through",
        "onboard gate not-applicable acme go-live C-vpn --by 'Ana Ruiz' --reason 'both systems are on the internet'")]))]
    NotApplicable(NotApplicableArgs),
    /// Sign a gate off
    ///
    /// Refused, with the reason, while the gate is not ready or the person lacks the right.
    #[command(after_help = examples(&[
        ("By somebody with the right", "onboard gate signoff acme go-live --by 'Ana Ruiz' --decision D-golive"),
        ("With your word for what is still open",
            "onboard gate signoff acme go-live --by 'Ana Ruiz' --attest C-kpis --attest C-invites --evidence 'report 7'"),
        ("While waivers are live", "onboard gate signoff acme go-live --by 'Ana Ruiz' --conditional"),
        ("Every gate that is ready and yours to sign", "onboard gate signoff --ready --by 'Ana Ruiz'"),
    ]))]
    Signoff(SignoffArgs),
    /// Take back what was said of a criterion, or the signature under a gate
    ///
    /// It stays in the file with the day, who took it back and why; from that day on it counts no more. Of a criterion
    /// it is what its state rests on: a word, a waiver, or the ruling that it does not apply.
    #[command(after_help = examples(&[
        ("A word", "onboard gate withdraw acme go-live C-sso --by 'Lee Novak' --reason 'two guests could not sign in'"),
        ("The signature", "onboard gate withdraw acme go-live --by 'Ana Ruiz' --reason 'signed on the wrong report'"),
    ]))]
    Withdraw(WithdrawArgs),
    /// Change what a gate asks
    #[command(subcommand)]
    Criterion(CriterionVerb),
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
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
}

#[derive(Debug, Args)]
pub(crate) struct AttestArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// A gate: handoff, kickoff, go-live, activation or graduation
    #[arg(value_parser = gate_name)]
    gate: GateName,
    /// The criterion: its id, or any beginning of it that no other of the gate has; one or more
    #[arg(id = "criterion", value_name = "CRITERION", required = true)]
    criteria: Vec<String>,
    /// Who says so; asked for when missing
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
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
    /// Who of the other side seconds it, where the workspace wants two
    #[arg(long, value_name = "NAME")]
    second: Option<String>,
    /// The decision behind it; the second waiver of a criterion needs one
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct WithdrawArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// A gate: handoff, kickoff, go-live, activation or graduation
    #[arg(value_parser = gate_name)]
    gate: GateName,
    /// The criterion: its id, or any beginning of it that no other of the gate has; the signature when absent
    criterion: Option<String>,
    /// Whose it is, where there are several
    #[arg(long = "of", value_name = "NAME")]
    whose: Option<String>,
    /// Who takes it back; asked for when missing
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
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
    /// The decision about scope behind it; wanted once both sides have agreed on the plan
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
}

pub(crate) fn run(edit: &GateEdit, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    match edit {
        GateEdit::Attest(args) => attest(args, &portfolio),
        GateEdit::Waive(args) => waive(args, &portfolio),
        GateEdit::NotApplicable(args) => rule_out(args, &portfolio),
        GateEdit::Signoff(args) if args.ready => gate_ready::sign_ready(args, &portfolio),
        GateEdit::Signoff(args) => gate_signoff::sign_off(args, &portfolio),
        GateEdit::Withdraw(args) => withdraw(args, &portfolio),
        GateEdit::Criterion(verb) => gate_criterion::run(verb, &portfolio),
    }
}

fn attest(args: &AttestArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let by = Asked::person("--by", "who says so", args.by.as_ref());
    let evidence = Asked::text("--evidence", "what shows that it is met", args.evidence.as_ref());
    // Before the plan is even looked at.
    let asked = (by, evidence);
    demand(&asked)?;
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let targets = CriterionTarget::all_named(&editor.draft, args.gate, &args.criteria)?;
    let (by, evidence) = asked;
    let by = editor.ask(by)?;
    let on = editor.day_of(args.on);
    for target in &targets {
        Attest::may(&editor.draft, target, &by, on)?;
    }
    let evidence = editor.ask(evidence)?;
    let said = Attest { by: &by, on, evidence: &evidence }.act_on_all(&mut editor.draft, &targets)?;
    editor.finish_all(&said)
}

fn waive(args: &WaiveArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let asked = (
        Asked::value("--until", "the last day on which it holds", args.until),
        Asked::text("--reason", "why the gate may open without it", args.reason.as_ref()),
    );
    let may = |draft: &Draft, target: &CriterionTarget, _: &str, _| Waive::may(draft, target);
    with_criterion(&args.criterion, portfolio, asked, may, |editor, target, by, on, (until, reason)| {
        let until = editor.day(Some(until));
        let second = editor.optional_person(args.second.as_ref())?;
        let (second, decision) = (second.as_deref(), args.decision.as_deref());
        Ok(Waive { by, on, until, reason: &reason, second, decision }.act(&mut editor.draft, target)?)
    })
}

fn rule_out(args: &NotApplicableArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let reason = Asked::text("--reason", "why the plan does not need it", args.reason.as_ref());
    let decision = args.decision.as_deref();
    with_criterion(&args.criterion, portfolio, reason, RuleOut::may, |editor, target, by, on, reason| {
        Ok(RuleOut { by, on, reason: &reason, decision }.act(&mut editor.draft, target)?)
    })
}

fn withdraw(args: &WithdrawArgs, portfolio: &Portfolio) -> Result<Outcome, Failure> {
    let asked = (
        Asked::person("--by", "who takes it back", args.by.as_ref()),
        Asked::saying("--reason", "why it is taken back", args.reason.as_ref()),
    );
    // Before the plan is even looked at.
    demand(&asked)?;
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let named = args.criterion.as_ref();
    let criterion = named.map(|named| CriterionTarget::named(&editor.draft, args.gate, named)).transpose()?;
    let (by, reason) = editor.ask(asked)?;
    let whose = editor.optional_person(args.whose.as_ref())?;
    let (gate, on, whose) = (args.gate, editor.day_of(args.on), whose.as_deref());
    let act = Withdraw { gate, criterion: criterion.as_ref(), whose, by: &by, on, reason: &reason };
    let said = act.act(&mut editor.draft)?;
    editor.finish(said)
}

/// Says something of a criterion, once `may` has nothing against it and all that is missing is asked for.
fn with_criterion<A: Ask>(
    args: &CriterionArgs,
    portfolio: &Portfolio,
    asked: A,
    may: impl Fn(&Draft, &CriterionTarget, &str, Date) -> Result<(), Refused>,
    act: impl FnOnce(&mut Editor<'_>, &CriterionTarget, &str, Date, A::Answer) -> Result<String, Failure>,
) -> Result<Outcome, Failure> {
    let asked = (Asked::person("--by", "who says so", args.by.as_ref()), asked);
    // Before the plan is even looked at.
    demand(&asked)?;
    let mut editor = Editor::open(portfolio, &args.plan)?;
    let target = CriterionTarget::named(&editor.draft, args.gate, &args.criterion)?;
    let (by, asked) = asked;
    let by = editor.ask(by)?;
    let on = editor.day_of(args.on);
    may(&editor.draft, &target, &by, on)?;
    let answers = editor.ask(asked)?;
    let said = act(&mut editor, &target, &by, on, answers)?;
    editor.finish(said)
}
