//! What a milestone is about, by the words of its workstream, and whether what was sold to be connected is.

use std::collections::BTreeMap;

use super::view::PlanAt;
use crate::model::{Event, Milestone, PlanFile, Workstream};
use crate::phrase::{Days, List};

/// The names of workstreams by id; of two with one id the first is meant.
pub struct Workstreams<'a>(BTreeMap<&'a str, Option<&'a str>>);

impl<'a> Workstreams<'a> {
    /// Those of a plan.
    pub fn of(workstreams: &'a [Workstream]) -> Self {
        // The first of one id is the last to be put in.
        Self(
            workstreams
                .iter()
                .rev()
                .map(|workstream| (workstream.id.as_str(), workstream.name.get()))
                .collect(),
        )
    }

    /// Whether the milestone belongs to one whose id or name says that it is about one of these.
    pub fn is_about(&self, milestone: &Milestone, about: &[&str]) -> bool {
        let Some(id) = milestone.workstream.get() else { return false };
        let name = self.0.get(id).copied().flatten();
        says(&format!("{id} {}", name.unwrap_or_default()), about)
    }
}

fn says(words: &str, about: &[&str]) -> bool {
    let words = words.to_lowercase();
    about.iter().any(|topic| words.contains(topic))
}

impl PlanAt {
    /// `nothing connected 31 days after go-live: HubSpot and Slack`, where systems were sold as connected and the plan shows of
    /// none that it is; nothing while a file that would tell is in doubt.
    pub fn unconnected(&self, days_live: i64) -> Option<String> {
        let is_doubtful = [PlanFile::Handoff, PlanFile::Jsp].iter().any(|file| self.plan.is_doubtful(*file));
        let systems = &self.plan.handoff.technical.integrations;
        (!systems.is_empty() && !is_doubtful && !self.is_connected(systems)).then(|| {
            let systems = List::and(systems).at_most(3);
            format!("nothing connected {} after go-live: {systems}", Days(days_live))
        })
    }

    /// Whether work on integrations is done, or on one of these systems.
    fn is_connected(&self, systems: &[String]) -> bool {
        let names: Vec<String> = systems.iter().map(|name| name.to_lowercase()).collect();
        let workstreams = Workstreams::of(&self.plan.jsp.workstreams);
        let connects = |milestone: &Milestone| {
            // Small playbooks have no workstream for it: there a milestone is called after the system, or after the work. One
            // of habits has the word in its event alone.
            let label = format!("{} {}", milestone.id, milestone.title.or(""));
            workstreams.is_about(milestone, &["integration"])
                || (milestone.event != Some(Event::WorkflowIntegration) && says(&label, &["integration"]))
                || names.iter().any(|name| says(&label, &[name.as_str()]))
        };
        let mut milestones = self.plan.jsp.milestones.iter().enumerate();
        milestones.any(|(index, milestone)| connects(milestone) && self.is_done(index))
    }
}
