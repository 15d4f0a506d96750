//! What people have to do first with a new plan, most important first. `check` finds all that is missing; this is
//! where to start.

use super::NewPlan;
use crate::date::Date;
use crate::model::{Fact, GateName, PlanFile, TeamRole};
use crate::phrase::{Count, List};
use crate::remedy::{Command, blank, commands};

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
    /// What a human has to do first, with the commands for the plan of that slug.
    pub fn first_tasks(&self, slug: &str) -> Vec<FirstTask> {
        let no_owner = "name the CSM: nobody owns this onboarding yet";
        let owner = self.person(TeamRole::Csm).is_none();
        let owner = owner.then(|| {
            FirstTask::new(no_owner, None, PlanFile::Onboarding, "team.csm")
                .said_by(Some(commands::team_set(slug, TeamRole::Csm.word(), blank("name"))))
        });
        owner
            .into_iter()
            .chain(self.in_the_first_days(slug))
            .chain(self.until_both_agree(slug))
            .chain(self.of_ours(slug))
            .collect()
    }

    fn in_the_first_days(&self, slug: &str) -> Vec<FirstTask> {
        let author = self.person(TeamRole::Ae).unwrap_or("the account executive");
        let meeting = format!(
            "hold the handoff meeting; before it {author} writes down why they bought and what was promised"
        );
        let day = self.planned(Fact::HandoffMeeting);
        let meeting = FirstTask::new(meeting, day, PlanFile::Contacts, "contacts");
        let mut tasks = vec![meeting.said_by(self.finish(slug, Fact::HandoffMeeting))];
        if let Some(date) = self.planned(Fact::SecurityPack) {
            let pack = FirstTask::new("send the security pack", Some(date), PlanFile::Jsp, "milestones");
            tasks.push(pack.said_by(self.finish(slug, Fact::SecurityPack)));
        }
        tasks
    }

    fn until_both_agree(&self, slug: &str) -> Vec<FirstTask> {
        let (kickoff, gate) = (self.planned(Fact::Kickoff), self.dates.gate(GateName::Kickoff));
        let people = "name the executive sponsor, the champion, the admin and the project lead";
        let metric = "write down the success metric: what they measure, where it stands, where it should be";
        let workshop =
            "hold the kickoff: roles, success, the quick win, what could derail this, how you talk";
        let value = "define first value and full value in the customer's words";
        let mut tasks = vec![
            FirstTask::new(people, kickoff, PlanFile::Stakeholders, "people")
                .said_by(Some(commands::stakeholder_add(slug, blank("name"), blank("role")))),
            FirstTask::new(metric, kickoff, PlanFile::Jsp, "outcomes").said_by(Some(commands::outcome_add(
                slug,
                blank("statement"),
                blank("metric"),
                blank("target"),
                blank("date"),
            ))),
            FirstTask::new(workshop, kickoff, PlanFile::Jsp, "milestones")
                .said_by(self.finish(slug, Fact::Kickoff)),
            FirstTask::new(value, gate, PlanFile::Jsp, "value").said_by(Some(commands::value_define(
                slug,
                "first",
                blank("definition"),
                Some(blank("name")),
                Some(blank("date")),
            ))),
        ];
        let streams = match self.playbook.workstreams.len() {
            0 => return tasks,
            1 => "the workstream".to_owned(),
            count => format!("each of the {}", Count(count, "workstream")),
        };
        let owners = format!("find an owner at the customer for {streams}");
        let give = commands::workstream_set_customer_owner(slug, blank("id"), blank("name"));
        tasks.push(FirstTask::new(owners, gate, PlanFile::Jsp, "workstreams").said_by(Some(give)));
        tasks
    }

    fn of_ours(&self, slug: &str) -> Vec<FirstTask> {
        let kickoff = self.planned(Fact::Kickoff);
        let unnamed = self.unnamed();
        let names = (!unnamed.is_empty()).then(|| format!("name {}", List::and(&unnamed)));
        let names = names.map(|what| {
            FirstTask::new(what, kickoff, PlanFile::Onboarding, "team").said_by(Some(commands::team_set(
                slug,
                blank("part"),
                blank("name"),
            )))
        });
        let sso =
            "say whether single sign-on is needed; if not, its milestone and its criterion do not apply";
        let sso = FirstTask::new(sso, kickoff, PlanFile::Handoff, "technical.sso_required")
            .said_by(Some(commands::handoff_sso(slug, blank("true-or-false"))));
        names.into_iter().chain([sso]).collect()
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
    fn unnamed(&self) -> Vec<&'static str> {
        let parts = [
            (TeamRole::Ae, "our account executive"),
            (TeamRole::Implementation, "our implementation owner"),
            (TeamRole::Support, "our support escalation owner"),
        ];
        parts.into_iter().filter(|(role, _)| self.person(*role).is_none()).map(|(_, name)| name).collect()
    }
}
