//! `[deadlines]` and `[staleness]`: how soon things are due, and how old a number may be.

use super::reader::Section;
use super::values::{count, number_in, range};

/// How soon things are due. Days are calendar days unless the name says working days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deadlines {
    /// The live handoff meeting, after signature.
    pub handoff_meeting_days: u32,
    /// The security pack, after signature.
    pub security_pack_days: u32,
    /// The kickoff, after signature.
    pub kickoff_working_days: u32,
    /// The quick win, after the kickoff, from and to.
    pub quick_win_days: (u32, u32),
    /// The day by which the sponsor has confirmed in writing what success is.
    pub success_confirmed_by_day: u32,
    /// The longest silence between us and the sponsor.
    pub sponsor_silence_days: u32,
    /// How late an update may be against its cadence.
    pub update_grace_days: u32,
    /// What is due within this many days is due soon.
    pub due_soon_days: u32,
    /// The answer to a critical blocker.
    pub critical_blocker_working_days: u32,
    /// The answer to any other blocker.
    pub normal_blocker_working_days: u32,
    /// The most milestones that may be due in the first week.
    pub week_one_milestones: u32,
    /// The smallest share of open milestones and actions that the customer owns, 0–1.
    pub customer_owned_share: f64,
    /// How long before go-live single sign-on is done.
    pub sso_lead_days: u32,
    /// How often a date may move without a decision.
    pub moves_without_decision: u32,
}

impl Deadlines {
    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        for (key, slot) in [
            ("handoff_meeting_days", &mut self.handoff_meeting_days),
            ("security_pack_days", &mut self.security_pack_days),
            ("kickoff_working_days", &mut self.kickoff_working_days),
            ("success_confirmed_by_day", &mut self.success_confirmed_by_day),
            ("sponsor_silence_days", &mut self.sponsor_silence_days),
            ("update_grace_days", &mut self.update_grace_days),
            ("due_soon_days", &mut self.due_soon_days),
            ("critical_blocker_working_days", &mut self.critical_blocker_working_days),
            ("normal_blocker_working_days", &mut self.normal_blocker_working_days),
            ("week_one_milestones", &mut self.week_one_milestones),
            ("sso_lead_days", &mut self.sso_lead_days),
            ("moves_without_decision", &mut self.moves_without_decision),
        ] {
            section.read(key, slot, count);
        }
        section.read("quick_win_days", &mut self.quick_win_days, range);
        section.read("customer_owned_share", &mut self.customer_owned_share, number_in(0.0, 1.0));
    }
}

/// How many calendar days old a number may be before it is stale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Staleness {
    /// An adoption snapshot.
    pub adoption_days: u32,
    /// A satisfaction score: csat, nps.
    pub satisfaction_days: u32,
    /// A judgement of a person's sentiment.
    pub sentiment_days: u32,
    /// The last contact with a person who counts as an active contact.
    pub contact_days: u32,
}

impl Staleness {
    pub(super) fn read(&mut self, section: &mut Section<'_, '_, '_>) {
        section.read("adoption_days", &mut self.adoption_days, count);
        section.read("satisfaction_days", &mut self.satisfaction_days, count);
        section.read("sentiment_days", &mut self.sentiment_days, count);
        section.read("contact_days", &mut self.contact_days, count);
    }
}
