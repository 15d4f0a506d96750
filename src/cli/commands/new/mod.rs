//! `onboard new CUSTOMER --signed DATE`

mod args;
mod place;
mod settle;
pub(super) mod values;

use onboard::basis::Basis;
use onboard::date::Date;
use onboard::edit::{When, fresh};
use onboard::model::{Contract, Holders, Onboarding, Team, Text};
use onboard::plan_at::{Called, Everybody};
use onboard::playbook::{FirstTask, NewPlan};
use onboard::refused::Refused;
use onboard::report::playbook::{DraftJson, Made, draft_report};
use onboard::report::{Line, Report, View};
use onboard::store::NewFile;

use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

use settle::Settled;

use args::PeopleArgs;

pub(crate) use args::NewArgs;

pub(crate) fn run(args: &NewArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    portfolio.check_changeable()?;
    let customer = args.customer.trim();
    let day = |when: When| when.resolve(portfolio.basis.as_of, &portfolio.basis.config.calendar);
    let (signed, renews) = (day(args.signed.into()), args.deal.renews.map(day));
    values::check_dates(signed, renews)?;
    let slug = place::slug(args.slug.as_deref(), customer, &portfolio)?;
    let settled = settle::settle(args, &portfolio)?;
    let team = args.people.team(&portfolio.basis)?;
    let onboarding = args.onboarding(&plan_id()?, customer, (signed, renews), (&settled, team));
    let draft = NewPlan::new(onboarding, settled.playbook, &portfolio.basis.config.calendar);
    let path = portfolio.plans.path(&slug, None);
    let files = draft.files();
    let sizes = files.iter().map(|(file, text)| (file.name(), text.len())).collect();
    let mut warning = None;
    if !args.dry_run {
        let new = files.into_iter().map(|(file, text)| NewFile::new(format!("{path}/{file}"), text));
        warning = place::make(&new.collect::<Vec<_>>(), &slug, &portfolio)?.warning();
    }
    let remarks = settled.remarks;
    let notes = remarks
        .iter()
        .map(|remark| format!("note: {remark}"))
        .chain(warning.map(|doubt| format!("warning: {doubt}")));
    let notes: Vec<Line> = notes.map(|note| Line::message(&note)).collect();
    let usual_days = portfolio.basis.config.segments.get(settled.segment).length_days;
    let next = draft.first_tasks(&slug, &portfolio.basis.config);
    let view = NewView { draft, slug, path, sizes, is_dry_run: args.dry_run, next, usual_days, remarks };
    Ok(notes.into_iter().fold(Outcome::view(view, args.format.format).at_once(), Outcome::remark))
}

impl NewArgs {
    /// The head of the plan.
    fn onboarding(
        &self,
        id: &str,
        customer: &str,
        (signed, renews): (Date, Option<Date>),
        (settled, team): (&Settled, Team),
    ) -> Onboarding {
        let text = |words: &str| Text::from(words);
        Onboarding {
            id: text(id),
            customer: customer.to_owned(),
            account: text(self.deal.account.as_deref().unwrap_or_default()),
            product: text(self.deal.product.as_deref().unwrap_or_default()),
            language: text(self.deal.language.as_deref().unwrap_or_default()),
            playbook: text(&settled.playbook.stamp()),
            overlays: self.overlays.clone().into(),
            segment: settled.segment,
            segment_reason: text(&settled.reason),
            engagement: settled.engagement,
            complexity: self.deal.complexity,
            expansion_potential: self.deal.expansion_potential,
            contract: Contract {
                signed_on: signed,
                arr: self.deal.arr,
                currency: text(self.deal.currency.as_deref().unwrap_or_default()),
                renews,
                notice_days: None,
            },
            team,
            holidays: Vec::new().into(),
            holds: Vec::new().into(),
            reported_colours: Vec::new().into(),
            ended: None,
            ended_before: onboard::model::List::default(),
        }
    }
}

impl PeopleArgs {
    /// Our team, each by the name that the workspace has for them; somebody whom it does not know is called as typed.
    fn team(&self, basis: &Basis) -> Result<Team, Failure> {
        let ours = Everybody::of_workspace(basis);
        let named = |typed: &str| match ours.called(typed) {
            Called::Known(name) => Ok(Holders::from(name.as_str())),
            Called::Unknown(_) => Ok(Holders::from(typed.trim())),
            Called::Several(names) => {
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                Err(Failure::from(Refused::ambiguous(typed, "people", &names)))
            }
        };
        Ok(Team {
            csm: named(&self.csm)?,
            ae: named(&self.ae)?,
            implementation: named(&self.implementation)?,
            support: named(&self.support)?,
        })
    }
}

/// An id that no other plan has. Nobody types it and it goes into no list, so it may be long enough that chance alone
/// keeps it apart from those of every workspace.
fn plan_id() -> Result<String, Failure> {
    let mut random = [0; 256];
    getrandom::fill(&mut random).map_err(|error| Failure::internal(anyhow::Error::msg(error)))?;
    let mut bytes = random.into_iter().cycle();
    let is_short = |id: &str| id.len() < PLAN_ID_LENGTH;
    Ok(fresh('P', &is_short, || bytes.next().unwrap_or_default()))
}

/// `P-` and eight characters.
const PLAN_ID_LENGTH: usize = 10;

struct NewView {
    draft: NewPlan,
    slug: String,
    path: String,
    sizes: Vec<(&'static str, usize)>,
    is_dry_run: bool,
    next: Vec<FirstTask>,
    usual_days: (u32, u32),
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
            next: &self.next,
            usual_days: self.usual_days,
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
