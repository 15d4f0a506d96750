//! `onboard slip [PLAN]`

use onboard::assessment::Assessment;
use onboard::model::PlanFile;
use onboard::report::slip::{Grouping, Ours, PortfolioSlip, SlipAnswer, SlipRow, routes};
use onboard::report::source::Lines;
use onboard::slip::{Against, Ledger};

use crate::args::{PlansArgs, examples, words};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Show who caused the slip: what moved go-live, and by how many days
///
/// Slip is the forecast, or the day, of go-live less the day that was agreed last; with `--first`, less the day in the plan
/// as both sides agreed on it first. Its causes are holds, blockers, and moves of planned days that belong to neither. The
/// days of a side are those that would not have been lost but for its causes: the schedule is worked out again without them
/// (the subtractive, or but-for, method). *At once* are delays that one side alone would have caused too; with a minus, those
/// that one side alone could have saved. What no cause accounts for is unexplained, and is spread over nobody. All parts add
/// up to the slip. `docs/slip.md` has the rules.
///
/// With a plan it prints every cause with its days, its side and its line. Without one it prints what all plans come to in a
/// line, then a row for each plan, side, segment, playbook or CSM.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("Who moved the go-live, and by what", "onboard slip acme"),
    ("Against the plan as it was agreed first", "onboard slip acme --first"),
    ("What the portfolio lost, and to whom", "onboard slip --by side"),
    ("The ledger for a spreadsheet", "onboard slip acme --format csv"),
]))]
pub(crate) struct SlipArgs {
    #[command(flatten)]
    on: PlansArgs,

    /// Count from the plan as both sides agreed on it first, not from the day that was agreed last
    #[arg(long)]
    first: bool,

    /// By what all plans are summed up
    #[arg(long = "by", value_name = "WHAT", default_value = "plan", conflicts_with = "plan",
          value_parser = words::<Grouping>(Grouping::WORDS))]
    grouping: Grouping,
}

pub(crate) fn run(args: &SlipArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let format = args.on.format.format;
    let against = if args.first { Against::First } else { Against::Last };
    let Some(named) = &args.on.plan else {
        let plans = portfolio.collect(args.on.all, |assessment| row(&assessment, against))?;
        let is_complete = plans.is_complete();
        let answer = PortfolioSlip::of(plans, against, args.grouping);
        return Ok(Outcome::view(answer, format).clean_if(is_complete));
    };
    let examined = portfolio.examine(named)?;
    let ledger = Ledger::of(&examined.assessment.schedule, against);
    let answer = SlipAnswer {
        as_of: examined.assessment.as_of(),
        slug: examined.assessment.plan.slug.clone(),
        customer: examined.assessment.plan.onboarding.customer.clone(),
        against,
        unagreed: ledger.as_ref().ok().and_then(|ledger| Ours::of(&examined.assessment, ledger)),
        lines: Lines::of(&examined.loaded.sources, routes(&ledger)),
        ledger,
    };
    Ok(examined.vouched(&PlanFile::ALL, Outcome::view(answer, format)))
}

fn row(assessment: &Assessment, against: Against) -> SlipRow {
    let head = &assessment.plan.onboarding;
    SlipRow {
        slug: assessment.plan.slug.clone(),
        customer: head.customer.clone(),
        segment: head.segment.word(),
        playbook: head.playbook.get().map(str::to_owned),
        csm: assessment.csm().map(str::to_owned),
        ledger: Ledger::of(&assessment.schedule, against),
    }
}
