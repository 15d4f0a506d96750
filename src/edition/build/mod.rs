//! How the customer's edition is made: the one place that has the plan, and takes out of it what they may read.

mod agreements;
mod steps;
mod waits;
mod work;

use super::parts::{CustomerEdition, Hold, Milestone, Moved, Person, Rhythm, Teammate, Usage, Wait};
use super::tag::Tag;
use super::words::{Name, Words};
use crate::assessment::Assessment;
use crate::date::Date;
use crate::fields::Shown;
use crate::model::{Event, Holders, Move, Text};
use crate::plan_at::{Everybody, Successors};
use crate::schedule::Schedule;

/// Takes out of a plan what its customer may read.
struct Builder<'a> {
    it: &'a Assessment,
    everybody: Everybody<'a>,
    /// Who has left, and who took over from them.
    successors: Successors<'a>,
    /// The plan as it was when the customer last heard.
    before: Schedule,
    /// The open steps that go-live waits for.
    path: Vec<usize>,
}

impl CustomerEdition {
    /// What the customer may read of a plan on its day.
    pub fn of(it: &Assessment) -> Self {
        let last_sent_on = it.last_sent_on();
        let before = Schedule::of(it.on(last_sent_on));
        let path = it.open_path_to(Event::GoLive);
        Builder { it, everybody: it.everybody(), successors: it.successors(), before, path }
            .build(last_sent_on)
    }
}

/// Everything that holds steps up, the longest first.
fn all_waits(steps: &[Milestone]) -> Vec<Wait> {
    let mut waits: Vec<Wait> = steps.iter().flat_map(|step| step.waits.iter().cloned()).collect();
    waits.sort_by_key(|wait| wait.since);
    waits
}

impl<'a> Builder<'a> {
    fn build(&self, last_sent_on: Date) -> CustomerEdition {
        const CUSTOMER: Shown = Shown::key("Onboarding", "customer");
        const PRODUCT: Shown = Shown::key("Onboarding", "product");
        const USE_CASE: Shown = Shown::key("Handoff", "use_case");
        const BUSINESS_CASE: Shown = Shown::key("Handoff", "business_case");
        const COMMUNICATION: Shown = Shown::key("Handoff", "communication");
        const EXCLUSIONS: Shown = Shown::key("Handoff", "exclusions");
        const SUCCESS: Shown = Shown::key("Jsp", "success");
        const NEXT_GOALS: Shown = Shown::key("Jsp", "next_goals");
        let it = self.it;
        let (head, handoff, jsp) = (&it.plan.onboarding, &it.plan.handoff, &it.plan.jsp);
        let milestones = self.milestones();
        let (agreed_on, agreed_by) = self.agreement();
        CustomerEdition {
            tag: self.tag(),
            customer: Words::written(CUSTOMER, &head.customer).unwrap_or_else(|| Words::unnamed(CUSTOMER)),
            product: Words::of(PRODUCT, &head.product),
            as_of: it.as_of(),
            signed_on: it.signed(),
            agreed_on,
            agreed_by,
            agreed_anew: self.agreed_anew(),
            last_sent_on,
            people: self.people(),
            team: self.team(),
            use_case: Words::of(USE_CASE, &handoff.use_case),
            business_case: Words::of(BUSINESS_CASE, &handoff.business_case),
            communication: Words::of(COMMUNICATION, &handoff.communication),
            exclusions: handoff.exclusions.iter().filter_map(|it| Words::written(EXCLUSIONS, it)).collect(),
            success: Words::of(SUCCESS, &jsp.success),
            next_goals: jsp.next_goals.iter().filter_map(|it| Words::written(NEXT_GOALS, it)).collect(),
            outcomes: self.outcomes(),
            objectives: self.objectives(),
            value: self.value(),
            cause: self.cause(),
            waits: all_waits(&milestones),
            tasks: self.tasks(),
            gates: self.gates(),
            decided: self.decided(),
            to_decide: self.to_decide(),
            commitments: self.commitments(),
            resources: self.resources(),
            workstreams: self.workstreams(),
            rights: self.rights(),
            rhythm: self.rhythm(),
            sessions: self.sessions(),
            contacts: self.contacts(),
            usage: self.usage(),
            activation: self.activation(),
            hold: self.hold(),
            written_on: self.it.written_on(),
            holidays: head.holidays.to_vec(),
            ended_on: it.ended(),
            milestones,
        }
    }

    fn tag(&self) -> Tag {
        Tag::of_plan(self.it.id())
    }

    /// Somebody whom a text names, as the customer knows them.
    fn named(&self, key: Shown, name: &str) -> Option<Name> {
        let full = self.it.basis.people.full_name(name);
        Name::of(key, full, self.everybody.short(full))
    }

    /// Who holds something on the day; who has left is not named, but who stands in for them, if somebody does.
    fn holder(&self, key: Shown, holders: &Holders) -> Option<Name> {
        self.stand_in(key, holders.one_on(self.it.as_of())?)
    }

    /// Who did what was done on a day, whatever became of them since; of what is open, who has it.
    fn holder_until(&self, key: Shown, holders: &Holders, done_on: Option<Date>) -> Option<Name> {
        match done_on {
            Some(on) => self.named(key, holders.one_on(on)?),
            None => self.holder(key, holders),
        }
    }

    /// Somebody who has something to do, or who took it over from them.
    fn stand_in(&self, key: Shown, name: &str) -> Option<Name> {
        self.named(key, self.successors.stand_in(name)?)
    }

    /// Whether something is left without anybody, since who had it has gone.
    fn is_orphaned(&self, holders: &Holders) -> bool {
        let holder = holders.one_on(self.it.as_of());
        holder.is_some_and(|name| self.successors.stand_in(name).is_none())
    }

    fn text_name(&self, key: Shown, name: &Text) -> Option<Name> {
        self.named(key, name.answer()?)
    }

    fn people(&self) -> Vec<Person> {
        const NAME: Shown = Shown::key("Person", "name");
        const TITLE: Shown = Shown::key("Person", "title");
        const _ROLES: Shown = Shown::key("Person", "roles");
        let people = self.it.people_from_now().filter_map(|(_, person)| {
            Some(Person {
                name: self.named(NAME, &person.name)?,
                title: Words::of(TITLE, &person.title),
                roles: person.roles_on(self.it.as_of()).collect(),
            })
        });
        people.collect()
    }

    fn team(&self) -> Vec<Teammate> {
        const CSM: Shown = Shown::key("Team", "csm");
        let parts = self.it.plan.onboarding.team.parts();
        let team = parts
            .into_iter()
            .filter_map(|(part, holders)| Some(Teammate { name: self.holder(CSM, holders)?, part }));
        team.collect()
    }

    fn rhythm(&self) -> Rhythm {
        const _CALL: Shown = Shown::key("Cadence", "execution_call");
        const _NEXT: Shown = Shown::key("Cadence", "next_call");
        const _UPDATE: Shown = Shown::key("Cadence", "update");
        const CHANNEL: Shown = Shown::key("Cadence", "channel");
        const ESCALATION: Shown = Shown::key("Cadence", "escalation_path");
        let cadence = &self.it.plan.jsp.cadence;
        Rhythm {
            call: cadence.execution_call,
            update: cadence.update,
            channel: Words::of(CHANNEL, &cadence.channel),
            escalation: Words::of(ESCALATION, &cadence.escalation_path),
            answer_days: self.it.basis.config.deadlines.normal_blocker_working_days,
            calls: self.it.calls_ahead(),
            is_held: self.it.holds_calls(),
        }
    }

    /// How a day moved by now, the oldest first.
    fn moves(&self, moves: &[Move]) -> Vec<Moved> {
        const REASON: Shown = Shown::key("Move", "reason");
        let known = moves.iter().filter_map(|it| {
            let moved_on = it.moved_on.filter(|on| *on <= self.it.as_of())?;
            let day = |due| self.it.day_of(due);
            Some(Moved {
                from: day(it.from.as_ref()),
                to: day(it.to.as_ref()),
                moved_on,
                reason: Words::of(REASON, &it.reason),
            })
        });
        let mut known: Vec<Moved> = known.collect();
        known.sort_by_key(|it| it.moved_on);
        known
    }

    fn hold(&self) -> Option<Hold> {
        const REASON: Shown = Shown::key("Hold", "reason");
        let hold = &self.it.plan.onboarding.holds[self.it.holds.running()?];
        let resumes_on = hold.resumes_on(self.it.as_of());
        Some(Hold { since: hold.since, resumes_on, reason: Words::of(REASON, &hold.reason) })
    }

    fn usage(&self) -> Option<Usage> {
        const _ACTIVE: Shown = Shown::key("Snapshot", "active");
        let (_, it) = self.it.plan.adoption.until(self.it.as_of()).into_iter().next_back()?;
        Some(Usage {
            measured_on: it.measured_on,
            licensed: it.licensed,
            provisioned: it.provisioned,
            active: it.active,
            key_actions: it.key_actions,
            workflows_live: it.workflows_live,
            features_used: it.features_used,
            features_available: it.features_available,
            last_used_on: it.last_used_on.filter(|on| *on <= self.it.as_of()),
        })
    }

    fn activation(&self) -> Vec<(Words, Option<Date>)> {
        const TITLE: Shown = Shown::key("ActivationMilestone", "title");
        let day = self.it.as_of();
        let steps = self.it.plan.adoption.activation.iter().filter(|it| it.is_in_plan(day));
        let named = steps.filter_map(|it| Some((Words::of(TITLE, &it.title)?, it.done_by(day))));
        named.collect()
    }
}
