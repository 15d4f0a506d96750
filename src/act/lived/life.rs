//! A plan that is being lived: what its files say, and the day.
//!
//! Files are kept as values: a life changes them on hundreds of days, and their text is what other tests are about.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::day::Day;
use super::people::{AE, CSM, IMPLEMENTATION, SUPPORT};
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::check::check;
use crate::date::Date;
use crate::fields::Walked;
use crate::finding::Finding;
use crate::fixture::date;
use crate::model::{Contract, GateName, Holders, List, Onboarding, PlanFile, Team, Text};
use crate::plan::{Directory, Loaded, Plan, load};
use crate::plan_at::PlanAt;
use crate::playbook::{Builtin, NewPlan, Playbook};

/// Days on which the customer does not work.
const HOLIDAYS: [&str; 8] = [
    "2026-04-03",
    "2026-04-06",
    "2026-05-01",
    "2026-05-14",
    "2026-05-25",
    "2026-12-25",
    "2027-01-01",
    "2027-01-06",
];

pub(super) struct Life {
    pub(super) playbook: Playbook,
    pub(super) basis: Basis,
    files: BTreeMap<PlanFile, Value>,
    plan: Arc<Plan>,
    /// The new plan as it was read: without a problem, and without a comment that silences a check.
    new: Loaded,
    planned_end: Date,
    /// What follows from the plan today, if it was asked for.
    assessed: Option<Assessment>,
    /// The days on which gates are due, by the last evening.
    due: Vec<(GateName, Option<Date>)>,
}

impl Life {
    /// A deal that was signed, laid on a playbook.
    pub(super) fn begin(playbook: &str, overlay: Option<&str>, signed: Date) -> Self {
        let find = |name| Builtin::find(name).expect("a built-in playbook").playbook();
        let base = find(playbook);
        let deal = deal(&base, overlay, signed);
        let playbook = overlay.map_or_else(|| base.clone(), |it| base.with(&find(it)).expect("it fits"));
        let basis = Basis::on(signed);
        let draft = NewPlan::new(deal, playbook.clone(), &basis.config.calendar);
        let planned_end = draft.dates.gate(GateName::Graduation).expect("its milestones have days");
        let files = draft.files();
        let texts = files.iter().map(|(file, text)| (file.name(), text.as_str()));
        let mut new = load(Directory::of("acme", texts));
        let plan = new.plan.take().expect("a plan");
        let files = PlanFile::ALL.into_iter().map(|file| (file, value(&plan, file))).collect();
        let plan = Arc::new(plan);
        Self { playbook, basis, files, plan, new, planned_end, assessed: None, due: Vec::new() }
    }

    /// The day on which the playbook lets it graduate.
    pub(super) const fn planned_end(&self) -> Date {
        self.planned_end
    }

    pub(super) fn wake(&mut self, today: Date) {
        self.basis.as_of = today;
        if let Some(evening) = self.assessed.take() {
            self.due = GateName::ALL.iter().map(|gate| (*gate, evening.gates.get(*gate).due)).collect();
        }
    }

    /// The plan today.
    pub(super) fn today(&self) -> PlanAt {
        PlanAt::of(Arc::clone(&self.plan), &self.basis)
    }

    /// All that follows from it.
    pub(super) fn assessment(&mut self) -> &Assessment {
        let at = self.today();
        self.assessed.get_or_insert_with(|| Assessment::from(at))
    }

    /// What is found in it.
    pub(super) fn findings(&mut self) -> Vec<Finding> {
        self.assessment();
        check(&self.new, self.assessed.as_ref(), &self.basis.config).findings
    }

    /// The gates that are due by today.
    pub(super) fn gates_due(&self) -> Vec<GateName> {
        let is_due = |due: &Option<Date>| due.is_some_and(|due| due <= self.basis.as_of);
        self.due.iter().filter(|(_, due)| is_due(due)).map(|(gate, _)| *gate).collect()
    }

    /// Writes into the files what is done.
    pub(super) fn change(&mut self, act: impl FnOnce(&mut Day, &Playbook)) {
        let mut day = Day::of(self.today());
        act(&mut day, &self.playbook);
        let written = day.write(&mut self.files);
        if !written.is_empty() {
            let plan = Arc::make_mut(&mut self.plan);
            written.into_iter().for_each(|file| read(plan, file, &self.files[&file]));
            self.assessed = None;
        }
    }
}

/// What a file says.
fn value(plan: &Plan, file: PlanFile) -> Value {
    plan.file(file, serde_json::value::Serializer).expect("what was read can be written")
}

fn read(plan: &mut Plan, file: PlanFile, value: &Value) {
    fn into<T: for<'de> Deserialize<'de>>(part: &mut T, value: &Value) {
        *part = T::deserialize(value).expect("what is written can be read");
    }
    match file {
        PlanFile::Onboarding => into(&mut plan.onboarding, value),
        PlanFile::Handoff => into(&mut plan.handoff, value),
        PlanFile::Stakeholders => into(&mut plan.stakeholders, value),
        PlanFile::Jsp => into(&mut plan.jsp, value),
        PlanFile::Gates => into(&mut plan.gates, value),
        PlanFile::Actions => into(&mut plan.actions, value),
        PlanFile::Decisions => into(&mut plan.decisions, value),
        PlanFile::Risks => into(&mut plan.risks, value),
        PlanFile::Contacts => into(&mut plan.contacts, value),
        PlanFile::Adoption => into(&mut plan.adoption, value),
        PlanFile::Training => into(&mut plan.training, value),
        PlanFile::Friction => into(&mut plan.friction, value),
        PlanFile::Updates => into(&mut plan.updates, value),
        PlanFile::Expansion => into(&mut plan.expansion, value),
    }
}

fn deal(playbook: &Playbook, overlay: Option<&str>, signed: Date) -> Onboarding {
    let segment = playbook.segment.expect("a playbook of a segment");
    Onboarding {
        id: Text::from("P-1a2b3c4d"),
        customer: "Acme".to_owned(),
        account: Text::default(),
        product: Text::from("Ledger"),
        language: Text::from("en"),
        playbook: Text::from(playbook.stamp().as_str()),
        overlays: List::from(overlay.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()),
        segment,
        segment_reason: Text::from("what they pay and what they need point the same way"),
        engagement: playbook.engagement,
        complexity: None,
        expansion_potential: None,
        contract: Contract {
            signed_on: signed,
            arr: Some(match playbook.name.as_str() {
                "enterprise" => 180_000.0,
                "mid-market" => 48_000.0,
                _ => 9_000.0,
            }),
            currency: Text::from("EUR"),
            renews: Some(signed.plus_days(365)),
            notice_days: Some(60),
        },
        team: Team {
            csm: Holders::from(CSM),
            ae: Holders::from(AE),
            implementation: Holders::from(IMPLEMENTATION),
            support: Holders::from(SUPPORT),
        },
        holidays: List::from(HOLIDAYS.map(date).to_vec()),
        holds: List::from(vec![]),
        reported_colours: List::from(vec![]),
        ended: None,
        ended_before: List::default(),
    }
}
