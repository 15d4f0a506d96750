//! What people have to do first with a new plan, most important first. `check` finds all that is missing; this is
//! where to start.

use super::NewPlan;
use crate::config::Config;
use crate::date::Date;
use crate::model::{Event, Fact, GateName, Phase, PlanFile, TeamRole};
use crate::phrase::{Count, List};
use crate::remedy::facts::record;
use crate::remedy::{Command, Word, blank, commands};

/// One thing that a human has to do or to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstTask {
    /// What, as an order.
    pub what: String,
    /// By when.
    pub by: Option<Date>,
    /// Where it is written down.
    pub file: PlanFile,
    /// The key, or the milestone, that it is about.
    pub key: &'static str,
    /// What says that it is done, where a command does.
    pub command: Option<Command>,
}

impl FirstTask {
    fn new(what: impl Into<String>, by: Option<Date>, file: PlanFile, key: &'static str) -> Self {
        Self { what: what.into(), by, file, key, command: None }
    }

    fn said_by(self, command: Option<Command>) -> Self {
        Self { command, ..self }
    }
}

impl NewPlan {
    /// What a human has to do first, with the commands for the plan of that slug, by the days of the plan and of the
    /// workspace's configuration.
    pub fn first_tasks(&self, slug: &str, config: &Config) -> Vec<FirstTask> {
        let no_owner = "name the CSM: nobody owns this onboarding yet";
        let owner = self.person(TeamRole::Csm).is_none();
        let owner = owner.then(|| FirstTask::new(no_owner, None, PlanFile::Onboarding, "team.csm"));
        owner
            .into_iter()
            .chain(self.in_the_first_days(slug, config))
            .chain(self.until_both_agree(slug))
            .chain(self.of_ours(slug))
            .collect()
    }

    fn in_the_first_days(&self, slug: &str, config: &Config) -> Vec<FirstTask> {
        let author = self.person(TeamRole::Ae).unwrap_or("the account executive");
        let mut tasks = if self.asks_for("handoff_meeting_days") {
            let meeting = format!(
                "hold the handoff meeting; before it {author} writes down why they bought and what was promised"
            );
            let by = Some(self.handoff_meeting(config));
            let meeting = FirstTask::new(meeting, by, PlanFile::Contacts, "contacts");
            let meeting = meeting.said_by(Some(commands::handoff_meeting(slug, None)));
            self.seller_to_name(slug, by).into_iter().chain([meeting]).collect()
        } else {
            let answers =
                "write down the use case, the number that says it worked, the admin, and what was promised";
            let gate = self.dates.gate(GateName::Handoff);
            let answers = FirstTask::new(answers, gate, PlanFile::Handoff, "use_case");
            vec![answers.said_by(Some(use_case(slug)))]
        };
        if let Some(date) = self.planned(Fact::SecurityPack) {
            let pack = FirstTask::new("send the security pack", Some(date), PlanFile::Contacts, "contacts");
            tasks.push(pack.said_by(self.finish(slug, Fact::SecurityPack)));
        }
        if let Some(date) = self.planned(Fact::ResourcesCommitted) {
            let people = "have the customer commit people and their hours";
            let people = FirstTask::new(people, Some(date), PlanFile::Handoff, "customer_resources");
            tasks.push(people.said_by(Some(record(slug, Fact::ResourcesCommitted))));
        }
        tasks
    }

    /// It is handed over by somebody: who sold it is named before the meeting.
    fn seller_to_name(&self, slug: &str, by: Option<Date>) -> Option<FirstTask> {
        let named = commands::team_set_new(slug, TeamRole::Ae.word(), blank("name"));
        let task = FirstTask::new("name our account executive", by, PlanFile::Onboarding, "team.ae");
        self.person(TeamRole::Ae).is_none().then(|| task.said_by(Some(named)))
    }

    fn until_both_agree(&self, slug: &str) -> Vec<FirstTask> {
        let mut tasks = match self.planned(Fact::Kickoff) {
            Some(kickoff) => self.until_the_kickoff(slug, kickoff),
            None => self.first_milestones(slug),
        };
        let gate = self.dates.gate(GateName::Kickoff);
        let value = "define first value and full value in the customer's words";
        // Its day is the playbook's, often that of a milestone.
        let defined = commands::value_define(slug, "first", blank("definition"), Some(blank("name")), None);
        tasks.push(FirstTask::new(value, gate, PlanFile::Jsp, "value").said_by(Some(defined)));
        let (streams, which) = match self.playbook.workstreams.as_ref() {
            [] => return tasks,
            [only] => ("the workstream".to_owned(), Word::from(only.id.as_str())),
            all => (format!("each of the {}", Count(all.len(), "workstream")), blank("id")),
        };
        let owned = commands::workstream_set_customer_owner(slug, which, blank("name"));
        let owners = format!("find an owner at the customer for {streams}");
        tasks.push(FirstTask::new(owners, gate, PlanFile::Jsp, "workstreams").said_by(Some(owned)));
        tasks
    }

    fn until_the_kickoff(&self, slug: &str, kickoff: Date) -> Vec<FirstTask> {
        let people = "name the executive sponsor, the champion, the admin and the project lead";
        let metric = "write down the success metric: what they measure, where it stands, where it should be";
        let workshop =
            "hold the kickoff: roles, success, the quick win, what could derail this, how you talk";
        let outcome =
            commands::outcome_add(slug, blank("statement"), blank("metric"), blank("target"), blank("date"));
        vec![
            FirstTask::new(people, Some(kickoff), PlanFile::Stakeholders, "people")
                .said_by(Some(commands::stakeholder_add(slug, blank("name"), blank("role")))),
            FirstTask::new(metric, Some(kickoff), PlanFile::Jsp, "outcomes").said_by(Some(outcome)),
            FirstTask::new(workshop, Some(kickoff), PlanFile::Contacts, "contacts")
                .said_by(self.finish(slug, Fact::Kickoff)),
        ]
    }

    /// What comes first where nobody meets: the milestones up to the agreement on the plan.
    fn first_milestones(&self, slug: &str) -> Vec<FirstTask> {
        let dated = self.playbook.milestones.iter().zip(&self.dates.milestones);
        let first = dated.filter(|(milestone, _)| milestone.phase <= Phase::Kickoff);
        first
            .map(|(milestone, due)| {
                let done = commands::milestone_done(slug, &milestone.id, None, Some(blank("evidence")));
                FirstTask::new(&milestone.title, Some(*due), PlanFile::Jsp, "milestones").said_by(Some(done))
            })
            .collect()
    }

    fn of_ours(&self, slug: &str) -> Vec<FirstTask> {
        let kickoff = self.planned(Fact::Kickoff).or(self.dates.gate(GateName::Kickoff));
        let unnamed = self.unnamed();
        let words: Vec<&str> = unnamed.iter().map(|(_, words)| *words).collect();
        let names = (!unnamed.is_empty()).then(|| format!("name {}", List::and(&words)));
        let first = unnamed.first().map(|(part, _)| part.word());
        let team = commands::team_set_new(slug, Word::or(first, "part"), blank("name"));
        let names =
            names.map(|what| FirstTask::new(what, kickoff, PlanFile::Onboarding, "team").said_by(Some(team)));
        let sso =
            "say whether single sign-on is needed; if not, its milestone and its criterion do not apply";
        let is_asked = self.playbook.event(Event::Sso).is_some();
        let sso = is_asked.then(|| {
            FirstTask::new(sso, kickoff, PlanFile::Handoff, "technical.sso_required")
                .said_by(Some(commands::handoff_sso(slug, blank("true-or-false"))))
        });
        names.into_iter().chain(sso).collect()
    }

    /// By when the handoff meeting is to be held: what every screen holds the plan to, and not the day of the gate, which
    /// leaves more time.
    fn handoff_meeting(&self, config: &Config) -> Date {
        let milestone = self.planned(Fact::HandoffMeeting);
        milestone.unwrap_or_else(|| {
            let calendar = config.calendar.with_holidays(self.onboarding.holidays.iter().copied());
            let days = config.deadlines.handoff_meeting_days;
            calendar.roll_forward(self.dates.signed.plus_days(days.into()))
        })
    }

    /// Whether a gate asks for a metric.
    fn asks_for(&self, metric: &str) -> bool {
        let gates = GateName::ALL.iter().map(|name| self.playbook.gates.get(*name));
        gates.flat_map(|gate| gate.criteria.iter()).any(|criterion| criterion.metric.get() == Some(metric))
    }

    /// Finishes the milestone that rests on this fact, with evidence where something has to be shown.
    fn finish(&self, slug: &str, fact: Fact) -> Option<Command> {
        let milestone = &self.playbook.milestones[self.playbook.fact(fact)?];
        let evidence = milestone.acceptance.is_written().then(|| blank("evidence"));
        Some(commands::milestone_done(slug, &milestone.id, None, evidence))
    }

    /// The planned day of the milestone that rests on this fact.
    pub(super) fn planned(&self, fact: Fact) -> Option<Date> {
        self.playbook.fact(fact).map(|index| self.dates.milestones[index])
    }

    /// Parts of ours that the playbook gives work to, and that nobody plays.
    fn unnamed(&self) -> Vec<(TeamRole, &'static str)> {
        let parts = [
            (TeamRole::Ae, "our account executive"),
            (TeamRole::Implementation, "our implementation owner"),
            (TeamRole::Support, "our support escalation owner"),
        ];
        let milestones = self.playbook.milestones.iter().filter_map(|milestone| milestone.owner);
        let criteria = GateName::ALL.iter().flat_map(|name| self.playbook.gates.get(*name).criteria.iter());
        let work: Vec<TeamRole> =
            milestones.chain(criteria.filter_map(|criterion| criterion.owner)).collect();
        // Whoever sold it is named before the handoff meeting, where there is one.
        let is_told = |role: TeamRole| role == TeamRole::Ae && self.asks_for("handoff_meeting_days");
        let parts = parts.into_iter().filter(|(role, _)| work.contains(role) && !is_told(*role));
        parts.filter(|(role, _)| self.worker(*role).is_none()).collect()
    }
}

/// Writes down why they bought, the first of the answers.
fn use_case(slug: &str) -> Command {
    let answer = Some(blank("use-case"));
    commands::handoff_set_why(slug, answer, None, None, None, None, None)
}
