//! Words of playbooks alone.

use crate::model::names;

names! {
    /// What a file under `playbooks/` is.
    Kind {
        /// A whole template.
        Playbook = "playbook",
        /// Additions to a playbook, taken with `--with`.
        Overlay = "overlay",
    }
}

names! {
    /// What of the customer's technology something is there for: without it, it does not apply.
    AppliesIf {
        /// Single sign-on is needed.
        SsoRequired = "sso_required",
        /// There is data to bring along.
        DataMigration = "data_migration",
        /// There are systems to connect.
        Integrations = "integrations",
    }
}

impl AppliesIf {
    /// In words, after "where".
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::SsoRequired => "single sign-on is needed",
            Self::DataMigration => "there is data to bring along",
            Self::Integrations => "there are systems to connect",
        }
    }
}

names! {
    /// Who has a right where a plan names nobody: a part of ours, or a role at the customer.
    Right {
        /// Our CSM.
        Csm = "csm",
        /// Our implementation owner.
        Implementation = "implementation",
        /// Our account executive.
        Ae = "ae",
        /// Our support escalation owner.
        Support = "support",
        /// Their executive sponsor.
        ExecutiveSponsor = "executive_sponsor",
        /// Who decided on the purchase.
        DecisionMaker = "decision_maker",
        /// Their champion.
        Champion = "champion",
        /// Their admin.
        AdminOwner = "admin_owner",
        /// Their project lead.
        ProjectLead = "project_lead",
        /// Their technical owner.
        TechnicalOwner = "technical_owner",
    }
}
