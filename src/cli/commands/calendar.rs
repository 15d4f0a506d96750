//! `onboard calendar [PLAN]…`

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};
use onboard::assessment::Assessment;
use onboard::edition::CustomerEdition;
use onboard::model::PlanFile;
use onboard::plan_at::Called;
use onboard::render::ics;
use onboard::report::appointment::{Appointment, Appointments};
use onboard::report::collected::Unreadable;
use onboard::report::{Line, customer, diary};
use onboard::store::write_whole;

use super::whose::the_one;
use crate::args::examples;
use crate::collect::doubted;
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Print calls, milestones, gates, trainings, renewal and notice as a calendar (.ics)
///
/// Of these plans, or of all that run. Everything takes a whole day: what is open the day on which it can be expected, what
/// is done its own; calls follow the cadence of the plan, for 13 weeks. A calendar that knows an entry already takes the new
/// day, as an entry keeps its name whatever becomes of it. With `--edition customer` it is the customer's, of one plan,
/// made of what they may read, and refused while an error that `check` finds concerns it.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("Your own, to subscribe to or to import", "onboard calendar --for 'Ana Ruiz' --out ana.ics"),
    ("For a customer", "onboard calendar acme --edition customer --out acme.ics"),
]))]
pub(crate) struct CalendarArgs {
    /// Plans: their slugs, the beginnings of them, or paths in their directories [default: all that run]
    #[arg(value_name = "PLAN")]
    plans: Vec<String>,
    /// Only what somebody has, or takes part in
    #[arg(long = "for", value_name = "NAME", id = "whom")]
    whom: Option<String>,
    /// Who is to read it
    #[arg(long, value_name = "EDITION", value_enum, default_value_t)]
    edition: Reader,
    /// Write it into a file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    out: Option<PathBuf>,
}

/// Who reads an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Reader {
    /// Us
    #[default]
    Ours,
    /// The customer
    Customer,
}

/// What is taken of a plan.
struct Taken {
    name: String,
    called: Option<Called>,
    appointments: Vec<Appointment>,
}

pub(crate) fn run(args: &CalendarArgs, context: &Context) -> Result<Outcome, Failure> {
    if args.edition == Reader::Customer && args.plans.len() != 1 {
        return Err(Failure::usage("a customer's calendar is that of one plan")
            .hint("name it: `onboard calendar acme --edition customer`"));
    }
    let portfolio = Portfolio::open(context)?;
    let (taken, doubts) = args.collect(&portfolio)?;
    let name = match taken.as_slice() {
        [only] => only.name.clone(),
        _ => "onboarding".to_owned(),
    };
    let appointments = args.pick(&portfolio, taken)?;
    let text = ics::render(&Appointments::new(name, portfolio.basis.as_of, appointments));
    let outcome = match &args.out {
        Some(path) => {
            write_whole(path, &text).map_err(Failure::disk)?;
            Outcome::line(Line::from("calendar written to ").code(path.display()))
        }
        None => Outcome::file(text),
    };
    Ok(doubts.iter().fold(outcome, doubted))
}

impl CalendarArgs {
    fn collect(&self, portfolio: &Portfolio) -> Result<(Vec<Taken>, Vec<Unreadable>), Failure> {
        if self.plans.is_empty() {
            let seen = portfolio.collect_by_name(false, |it| self.take(&it, None))?;
            return Ok((seen.rows, seen.unreadable.into_iter().chain(seen.doubtful).collect()));
        }
        let (mut taken, mut doubts) = (Vec::new(), Vec::new());
        for named in &self.plans {
            let examined = portfolio.examine(named)?;
            let edition = match self.edition {
                Reader::Ours => None,
                Reader::Customer => Some(examined.fit_for_customer(portfolio)?),
            };
            taken.push(self.take(&examined.assessment, edition.as_ref()));
            doubts.extend(examined.doubt_about(&PlanFile::ALL));
        }
        Ok((taken, doubts))
    }

    /// What is taken of a plan: of its edition, where it is for the customer.
    fn take(&self, it: &Assessment, edition: Option<&CustomerEdition>) -> Taken {
        let called = self.whom.as_deref().map(|typed| it.everybody().called(typed));
        let (name, appointments) = match edition {
            None => (it.plan.onboarding.customer.clone(), diary::appointments(it)),
            Some(edition) => {
                let all = customer::diary::appointments(edition, &it.language());
                (edition.product.as_ref().unwrap_or(&edition.customer).to_string(), all)
            }
        };
        Taken { name, called, appointments }
    }

    /// What is whose it is to be.
    fn pick(&self, portfolio: &Portfolio, taken: Vec<Taken>) -> Result<Vec<Appointment>, Failure> {
        let basis = &portfolio.basis;
        let called = taken.iter().filter_map(|it| it.called.clone());
        let whose = self.whom.as_deref().map(|typed| the_one(typed, basis, called)).transpose()?;
        let mut all: Vec<Appointment> = taken.into_iter().flat_map(|it| it.appointments).collect();
        if let Some(whose) = whose {
            all.retain(|one| one.who.iter().any(|name| basis.people.is_same(name, &whose)));
        }
        Ok(all)
    }
}
