//! All that is said about one plan on one day, answer by answer, as people and programs read it. `show` is left out, since
//! it repeats an entry; of `diff`, which says of any value that it was changed, stays what needs approval; and of `check`
//! what looks at all keys of a kind alike.

use std::cell::OnceCell;

use onboard::assessment::Assessment;
use onboard::call;
use onboard::diff::{Both, PlanDiff, Version};
use onboard::edition::CustomerEdition;
use onboard::finding::Finding;
use onboard::log::{self, Log};
use onboard::metric::METRICS;
use onboard::model::{ContactKind, GateName};
use onboard::render::{ics, markdown};
use onboard::report::agenda::before_the_call;
use onboard::report::appointment::Appointments;
use onboard::report::collected::Collected;
use onboard::report::customer::agenda::{AgendaKind, agenda_report};
use onboard::report::customer::share::share_report;
use onboard::report::customer::smb::{Judged, draft};
use onboard::report::customer::update::{UpdateDraft, update_report};
use onboard::report::friction::FrictionAnswer;
use onboard::report::gate::GateAnswer;
use onboard::report::handover::Handover;
use onboard::report::health::{HealthAnswer, HealthRow};
use onboard::report::metrics::{Extent, PlanMetrics};
use onboard::report::slip::{Grouping, Ours, PortfolioSlip, SlipAnswer, SlipRow};
use onboard::report::source::Lines;
use onboard::report::status::{Digest, PortfolioStatus, plan_json, plan_report};
use onboard::report::{Report, View, customer, diary};
use onboard::slip::{Against, Ledger};
use onboard::status::{StatusRow, week};

/// A plan on a day, worked out.
pub(crate) struct Seen {
    version: Version,
    /// The plan before anybody did what needs approval.
    before: Box<dyn Fn() -> Version>,
    row: OnceCell<StatusRow>,
    edition: OnceCell<CustomerEdition>,
    answers: [OnceCell<String>; ANSWERS.len()],
}

/// What is asked about a plan: the name of the answer, and how it is made.
type Answer = (&'static str, fn(&Seen) -> String);

/// Every answer, those first that most keys change.
const ANSWERS: [Answer; 20] = [
    ("lists", |it| it.lists()),
    ("check", |it| it.findings()),
    ("metrics", |it| it.metrics()),
    ("status", |it| it.status()),
    ("gate", |it| it.gates()),
    ("share", |it| it.share()),
    ("health", |it| it.health()),
    ("agenda --internal", |it| text(&before_the_call(it.plan(), None))),
    ("slip", |it| it.slip()),
    ("calendar", |it| it.calendar()),
    ("handover", |it| view(&Handover::of(it.plan()))),
    ("portfolio", |it| it.portfolio()),
    ("update", |it| it.updates()),
    ("digest --smb", |it| it.letter()),
    ("agenda", |it| it.agendas()),
    ("friction", |it| it.friction()),
    ("call", |it| call::render(it.plan(), it.plan().as_of(), ContactKind::Call)),
    ("edition", |it| serde_json::to_string(it.edition()).unwrap()),
    ("diff", |it| it.approvals()),
    ("needs", |it| format!("{:?}", StatusRow::of(it.plan()).needs)),
];

/// Checks that look at every key of a kind, whichever it is.
const OF_ALL_KEYS: [&str; 9] = [
    "date-before-signature",
    "date-in-future",
    "date-order",
    "due-before-signature",
    "duplicate-entry",
    "duplicate-id",
    "out-of-range",
    "placeholder",
    "relative-day",
];

fn is_of_all_keys(it: &&Finding) -> bool {
    OF_ALL_KEYS.contains(&it.check) || it.check.starts_with("unknown-")
}

fn text(report: &Report) -> String {
    report.lines().join("\n")
}

fn view(answer: &impl View) -> String {
    let table = answer.report().table.map(|block| text(&Report { blocks: vec![block], table: None }));
    format!("{}\n{}\n{}", text(&answer.report()), answer.data().unwrap(), table.unwrap_or_default())
}

impl Seen {
    pub(crate) fn of(version: Version, before: Box<dyn Fn() -> Version>) -> Self {
        let answers = [const { OnceCell::new() }; ANSWERS.len()];
        Self { version, before, row: OnceCell::new(), edition: OnceCell::new(), answers }
    }

    /// The first answer that is another one than that of `before`.
    pub(crate) fn differs_from(&self, before: &Self) -> Option<&'static str> {
        (0..ANSWERS.len()).find(|at| self.answer(*at) != before.answer(*at)).map(|at| ANSWERS[at].0)
    }

    /// Whether one of these answers is another one than that of `before`.
    pub(crate) fn differs_in(&self, before: &Self, answers: &[&str]) -> bool {
        let mut meant = (0..ANSWERS.len()).filter(|at| answers.contains(&ANSWERS[*at].0));
        meant.any(|at| self.answer(at) != before.answer(at))
    }

    /// All answers.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&'static str, &str)> {
        (0..ANSWERS.len()).map(|at| (ANSWERS[at].0, self.answer(at)))
    }

    fn answer(&self, at: usize) -> &str {
        self.answers[at].get_or_init(|| ANSWERS[at].1(self))
    }

    /// Whether its files are read without a doubt.
    pub(crate) fn is_sound(&self) -> bool {
        self.version.assessment.is_some() && self.version.loaded.problems.is_empty()
    }

    pub(crate) fn problems(&self) -> String {
        format!("{:?}", self.version.loaded.problems)
    }

    /// How many values are of those that a key of their kind cannot have.
    pub(crate) fn invalid(&self) -> usize {
        self.version
            .checked
            .findings
            .iter()
            .filter(is_of_all_keys)
            .filter(|it| it.check != "placeholder")
            .count()
    }

    pub(crate) fn plan(&self) -> &Assessment {
        self.version.assessment.as_ref().expect("a plan with a head")
    }

    pub(crate) fn row(&self) -> &StatusRow {
        self.row.get_or_init(|| StatusRow::of(self.plan()).since_monday(self.plan()))
    }

    fn edition(&self) -> &CustomerEdition {
        self.edition.get_or_init(|| CustomerEdition::of(self.plan()))
    }

    fn head(&self) -> (String, String) {
        (self.plan().slug().to_owned(), self.plan().plan.onboarding.customer.clone())
    }

    /// Of a finding all but the excerpt of the file, which has every value of its lines.
    fn findings(&self) -> String {
        let findings = self.version.checked.findings.iter().filter(|it| !is_of_all_keys(it));
        let said = findings.map(|it| {
            let help = it.help.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{} {} {} {help}\n", it.severity, it.check, it.message)
        });
        said.collect()
    }

    fn metrics(&self) -> String {
        let sources = &self.version.loaded.sources;
        view(&PlanMetrics::of(self.plan(), sources, METRICS, Extent::All))
    }

    fn lists(&self) -> String {
        let logs: [&Log; 17] = [
            &log::ACTIONS,
            &log::ACTIVATION,
            &log::ASKS,
            &log::COMMITMENTS,
            &log::CONTACTS,
            &log::DECISIONS,
            &log::HOLDS,
            &log::MILESTONES,
            &log::OBJECTIVES,
            &log::OUTCOMES,
            &log::PEOPLE,
            &log::RESOURCES,
            &log::RISKS,
            &log::SESSIONS,
            &log::SIGNALS,
            &log::UPDATES,
            &log::WORKSTREAMS,
        ];
        let mut said = String::new();
        for log in logs {
            for entry in (log.entries)(self.plan()).into_iter().filter(|entry| !entry.is_absent) {
                said.push_str(&format!("{} {entry:?}\n", log.noun));
            }
        }
        said
    }

    fn status(&self) -> String {
        let (it, row) = (self.plan(), self.row());
        let json = serde_json::to_string(&plan_json(it, row, None)).unwrap();
        format!("{}\n{json}", text(&plan_report(it, row, None, true)))
    }

    fn gates(&self) -> String {
        let it = self.plan();
        let of = |named: Option<GateName>| {
            let (slug, customer) = self.head();
            let lines = Lines::of(&self.version.loaded.sources, onboard::report::gate::routes(&it.gates));
            let ended = it.ending().map(|ending| ending.result);
            view(&GateAnswer {
                as_of: it.as_of(),
                slug,
                customer,
                ended,
                gates: it.gates.clone(),
                named,
                lines,
            })
        };
        let each = GateName::ALL.iter().map(|name| of(Some(*name)));
        [of(None)].into_iter().chain(each).collect()
    }

    fn health(&self) -> String {
        let it = self.plan();
        let ((slug, customer), health) = (self.head(), it.health.clone());
        let reported = it.plan.onboarding.colour_on(it.as_of()).map(|(_, reported)| reported.clone());
        let lines = Lines::of(&self.version.loaded.sources, onboard::report::health::routes(&health));
        let measure = onboard::report::measure(it);
        let alone = view(&HealthAnswer { slug, customer, health: health.clone(), reported, measure, lines });
        let (slug, customer) = self.head();
        let rows = vec![HealthRow { slug, customer, health }];
        alone + &view(&Collected { rows, ..Collected::default() })
    }

    fn friction(&self) -> String {
        let (slug, customer) = self.head();
        let friction = self.plan().friction.clone();
        let lines = Lines::of(&self.version.loaded.sources, onboard::report::friction::routes(&friction));
        view(&FrictionAnswer { slug, customer, friction, lines })
    }

    fn slip(&self) -> String {
        [Against::First, Against::Last].map(|against| self.slip_against(against)).concat()
    }

    fn slip_against(&self, against: Against) -> String {
        let it = self.plan();
        let (slug, customer) = self.head();
        let ledger = Ledger::of(&it.schedule, against);
        let lines = Lines::of(&self.version.loaded.sources, onboard::report::slip::routes(&ledger));
        let head = &it.plan.onboarding;
        let row = SlipRow {
            slug: slug.clone(),
            customer: customer.clone(),
            segment: head.segment.word(),
            playbook: head.playbook.get().map(str::to_owned),
            csm: it.csm().map(str::to_owned),
            ledger: ledger.clone(),
        };
        let unagreed = ledger.as_ref().ok().and_then(|ledger| Ours::of(it, ledger));
        let as_of = it.as_of();
        let alone = view(&SlipAnswer { as_of, slug, customer, against, unagreed, ledger, lines });
        let by = |grouping| {
            let rows = Collected { rows: vec![row.clone()], ..Collected::default() };
            view(&PortfolioSlip::of(rows, against, grouping))
        };
        alone + &Grouping::ALL.iter().copied().map(by).collect::<String>()
    }

    fn calendar(&self) -> String {
        let it = self.plan();
        let theirs = customer::diary::appointments(self.edition(), &it.language());
        let all = [diary::appointments(it), theirs];
        let who = format!("{:?}", all[0].iter().map(|one| &one.who).collect::<Vec<_>>());
        all.map(|one| ics::render(&Appointments::new("", it.as_of(), one))).concat() + &who
    }

    fn share(&self) -> String {
        markdown::render(&share_report(self.edition(), &self.plan().language(), Some("ana@example.org")))
    }

    fn updates(&self) -> String {
        let it = self.plan();
        let drafted = UpdateDraft::of(self.edition(), &it.language());
        let mut said = text(&update_report(self.edition(), &it.language(), &drafted));
        for update in it.plan.updates.updates.iter() {
            let (shipped, blocked, next) = (&update.shipped, &update.blocked, &update.next);
            let own =
                UpdateDraft { shipped: shipped.to_vec(), blocked: blocked.to_vec(), next: next.to_vec() };
            said.push_str(&text(&update_report(self.edition(), &it.language(), &own)));
        }
        said
    }

    fn letter(&self) -> String {
        let it = self.plan();
        let is_quiet = self.row().signals.iter().any(|one| one.signal == "nobody_signed_in");
        let judged = Judged { is_quiet, skipped: it.messages_skipped() };
        format!("{:?}", draft(self.edition(), &it.language(), &judged))
    }

    fn agendas(&self) -> String {
        let language = self.plan().language();
        let said = AgendaKind::ALL.map(|kind| text(&agenda_report(self.edition(), &language, kind)));
        format!("{:?}\n{}", AgendaKind::next(self.edition()), said.concat())
    }

    fn portfolio(&self) -> String {
        let it = self.plan();
        let rows = Collected { rows: vec![self.row().clone()], ..Collected::default() };
        let status = PortfolioStatus::whole(&it.basis, rows);
        let shown = view(&status);
        let digest = Digest { status, weeks: vec![week(it)] };
        let whose = it.csm().unwrap_or_default().to_owned();
        let morning = digest.morning(&whose, |name| it.basis.people.is_same(name, &whose));
        format!("{shown}\n{}\n{}", text(&digest.week()), text(&morning))
    }

    fn approvals(&self) -> String {
        let before = (self.before)();
        format!("{:?}", PlanDiff::between(Both::new(Some(&before), Some(&self.version))).approvals)
    }
}
