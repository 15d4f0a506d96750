//! `onboard new CUSTOMER --signed DATE`

mod args;
mod place;
mod settle;
mod values;

use onboard::date::Date;
use onboard::edit::When;
use onboard::model::{Contract, Holders, Onboarding, Team, Text};
use onboard::playbook::Draft;
use onboard::report::playbook::{DraftJson, Made, draft_report};
use onboard::report::{Line, Report, View};
use onboard::store::NewFile;

use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

use settle::Settled;

pub(crate) use args::NewArgs;

pub(crate) fn run(args: &NewArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let customer = args.customer.trim();
    let day = |when: When| when.resolve(context.as_of, &portfolio.basis.config.calendar);
    let (signed, renewal) = (day(args.signed), args.deal.renewal.map(day));
    values::check_dates(signed, renewal)?;
    let slug = place::slug(args.slug.as_deref(), customer, &portfolio)?;
    let settled = settle::settle(args, &portfolio)?;
    let onboarding = args.onboarding(customer, (signed, renewal), &settled);
    let draft = Draft::new(onboarding, settled.playbook, &portfolio.basis.config.calendar);
    let path = portfolio.plans.path(&slug, None);
    let files = draft.files();
    let sizes = files.iter().map(|(file, text)| (file.name(), text.len())).collect();
    let mut warning = None;
    if !args.dry_run {
        let new = files.into_iter().map(|(file, text)| NewFile::new(format!("{path}/{file}"), text));
        warning = place::make(&new.collect::<Vec<_>>(), &slug, &portfolio)?.warning();
    }
    let remarks = settled.remarks;
    let notes = remarks.iter().map(|remark| format!("note: {remark}")).chain(warning);
    let notes: Vec<Line> = notes.map(|note| Line::message(&note)).collect();
    let view = NewView { draft, slug, path, sizes, is_dry_run: args.dry_run, remarks };
    Ok(notes.into_iter().fold(Outcome::view(view, args.format.format).at_once(), Outcome::remark))
}

impl NewArgs {
    /// The head of the plan.
    fn onboarding(
        &self,
        customer: &str,
        (signed, renewal): (Date, Option<Date>),
        settled: &Settled,
    ) -> Onboarding {
        let text = |words: &str| Text::from(words);
        let named = |name: &str| Holders::from(name);
        Onboarding {
            customer: customer.to_owned(),
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
                renewal,
                notice_days: None,
            },
            team: Team {
                csm: named(&self.people.csm),
                ae: named(&self.people.ae),
                implementation: named(&self.people.implementation),
                support: named(&self.people.support),
            },
            holidays: Vec::new().into(),
            holds: Vec::new().into(),
            reported: None,
            outcome: None,
        }
    }
}

struct NewView {
    draft: Draft,
    slug: String,
    path: String,
    sizes: Vec<(&'static str, usize)>,
    is_dry_run: bool,
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
