//! Where each fact is written down. What rests on a fact takes its day from there, and has none of its own.

use super::{Confirmed, ContactKind, Fact, PlanFile, ValueName};

/// The one place of a plan that says when a fact came true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// A contact of this kind.
    Contact(ContactKind),
    /// Confirmations of this.
    Confirmations(Confirmed),
    /// The customer's resources in the handoff.
    Resources,
    /// The training's tests.
    Training,
    /// A point of value; or the milestone that it names.
    Value(ValueName),
    /// The attestation of the criterion that attests it.
    Attestation,
    /// The snapshots of use: the first that counts it.
    Usage,
}

impl Fact {
    /// The one table of facts with their homes.
    pub const fn home(self) -> Home {
        match self {
            Self::HandoffMeeting => Home::Contact(ContactKind::HandoffMeeting),
            Self::Kickoff => Home::Contact(ContactKind::Kickoff),
            Self::SponsorReview => Home::Contact(ContactKind::SponsorReview),
            Self::SponsorUpdate => Home::Contact(ContactKind::SponsorUpdate),
            Self::GraduationMeeting => Home::Contact(ContactKind::GraduationMeeting),
            Self::SecurityPack => Home::Contact(ContactKind::SecurityPack),
            Self::PlanAgreed => Home::Confirmations(Confirmed::PlanAgreed),
            Self::SuccessConfirmed => Home::Confirmations(Confirmed::SuccessConfirmed),
            Self::DataAccuracy => Home::Confirmations(Confirmed::DataAccuracy),
            Self::ResourcesCommitted => Home::Resources,
            Self::AdminsCertified => Home::Training,
            Self::QuickWin => Home::Value(ValueName::QuickWin),
            Self::FirstValue => Home::Value(ValueName::First),
            Self::FullValue => Home::Value(ValueName::Full),
            Self::Uat => Home::Attestation,
            Self::FirstSignIn | Self::FirstKeyAction => Home::Usage,
        }
    }

    /// What has happened when it is true, in words that follow a day: `kickoff held`.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::HandoffMeeting => "handoff meeting held",
            Self::Kickoff => "kickoff held",
            Self::SponsorReview => "review with the sponsor held",
            Self::SponsorUpdate => "update for the sponsor sent",
            Self::GraduationMeeting => "graduation meeting held",
            Self::SecurityPack => "security pack sent",
            Self::PlanAgreed => "plan agreed by both sides",
            Self::SuccessConfirmed => "success confirmed by the sponsor",
            Self::DataAccuracy => "accuracy of the data confirmed",
            Self::ResourcesCommitted => "customer's people and hours committed",
            Self::AdminsCertified => "administrators certified",
            Self::QuickWin => "quick win reached",
            Self::FirstValue => "first value reached",
            Self::FullValue => "full value reached",
            Self::Uat => "acceptance test passed",
            Self::FirstSignIn => "first sign-in counted",
            Self::FirstKeyAction => "first key action counted",
        }
    }
}

impl ValueName {
    /// The fact that it was reached.
    pub const fn fact(self) -> Fact {
        match self {
            Self::QuickWin => Fact::QuickWin,
            Self::First => Fact::FirstValue,
            Self::Full => Fact::FullValue,
        }
    }
}

impl Home {
    /// The file that it is in.
    pub const fn file(self) -> PlanFile {
        match self {
            Self::Contact(_) => PlanFile::Contacts,
            Self::Confirmations(_) | Self::Value(_) => PlanFile::Jsp,
            Self::Resources => PlanFile::Handoff,
            Self::Training => PlanFile::Training,
            Self::Attestation => PlanFile::Gates,
            Self::Usage => PlanFile::Adoption,
        }
    }

    /// The place in words that follow "written in": `` `contacts.yaml`, as a contact of kind `kickoff` ``.
    pub fn place(self) -> String {
        let file = self.file();
        match self {
            Self::Contact(kind) => format!("`{file}`, as a contact of kind `{kind}`"),
            Self::Confirmations(what) => format!("`{file}`, under `confirmations` with `fact: {what}`"),
            Self::Resources => format!("`{file}`, as `committed_on` of each of `customer_resources`"),
            Self::Training => format!("`{file}`, as the tries that administrators passed"),
            Self::Value(name) => format!("`{file}`, as `value.{name}`"),
            Self::Attestation => format!("`{file}`, as the attestation of the criterion with `attests: uat`"),
            Self::Usage => format!("`{file}`, as the first snapshot that counts it"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_or_a_confirmation_that_is_a_facts_home_has_its_name() {
        for fact in Fact::ALL {
            match fact.home() {
                Home::Contact(kind) => assert_eq!(kind.word(), fact.word()),
                Home::Confirmations(what) => assert_eq!(what.word(), fact.word()),
                Home::Value(name) => assert_eq!(name.fact(), *fact),
                _ => {}
            }
        }
        for what in Confirmed::WORDS {
            assert!(Fact::from_word(what).is_some(), "{what} is no fact");
        }
    }
}
