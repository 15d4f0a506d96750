//! Who lives it, on both sides.

use crate::model::{Audience, Role};

pub(super) const CSM: &str = "Priya Shah";
pub(super) const AE: &str = "Tom Reed";
pub(super) const IMPLEMENTATION: &str = "Lena Ott";
pub(super) const SUPPORT: &str = "Jonas Weir";

pub(super) const SPONSOR: &str = "Adele Kimura";
pub(super) const CHAMPION: &str = "Lee Novak";
pub(super) const ADMIN: &str = "Maja Ilic";

/// Whom sales knows by the signature, as they are written down.
pub(super) const CUSTOMER: [&str; 6] = [
    "{name: Adele Kimura, title: COO, roles: [{role: executive_sponsor}, {role: decision_maker}], tier: executive, goals: close in five days}",
    "{name: Lee Novak, title: Head of Operations, roles: [{role: champion}, {role: project_lead}], tier: primary, goals: fewer calls}",
    "{name: Maja Ilic, title: IT, roles: [{role: admin_owner}, {role: technical_owner}, {role: buying_committee}], tier: primary, goals: one login}",
    "{name: Ana Cole, roles: [{role: power_user}], tier: power_user}",
    "{name: Ben Ito, roles: [{role: power_user}], tier: power_user}",
    "{name: Cleo Marsh, roles: [{role: power_user}], tier: power_user}",
];

/// Whom a small customer has: who runs it, and who looks after the product.
pub(super) const SMALL_CUSTOMER: [&str; 2] = [
    "{name: Maja Ilic, title: Office manager, roles: [{role: admin_owner}, {role: champion}], tier: primary, goals: no more spreadsheets}",
    "{name: Lee Novak, title: Operations, roles: [{role: power_user}], tier: power_user}",
];

/// Who of the customer plays a part.
pub(super) const fn theirs(role: Role) -> &'static str {
    match role {
        Role::ExecutiveSponsor | Role::DecisionMaker => SPONSOR,
        Role::AdminOwner | Role::TechnicalOwner | Role::BuyingCommittee => ADMIN,
        Role::Champion | Role::ProjectLead => CHAMPION,
        Role::PowerUser | Role::EndUser => "Ana Cole",
    }
}

/// Who takes the test of a session by name.
pub(super) const fn tested(audience: Audience) -> &'static [&'static str] {
    match audience {
        Audience::Executives => &[SPONSOR],
        Audience::Admins => &[ADMIN],
        Audience::PowerUsers => &["Ana Cole", "Ben Ito", "Cleo Marsh"],
        Audience::EndUsers => &[],
    }
}
