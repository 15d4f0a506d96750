//! All that a change does to one plan.

use super::Both;
use super::approval::{Approval, ApprovalKind, approvals, in_the_place_of, instead_of};
use super::consequence::Consequence;
use super::entry::{self, EntryChange};
use super::findings::FindingChanges;
use super::left_behind::{LeftBehind, left_behind};
use super::unread::Unread;
use super::version::Version;
use crate::model::{Outcome, PlanFile};
use crate::phrase::words;
use crate::plan_at::PlanAt;
use crate::suggest::closest;

/// What became of a plan as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanFate {
    /// It is new.
    Added,
    /// It is not there any more.
    Removed,
    /// It has ended.
    Ended(Outcome),
    /// It had ended, and goes on.
    Reopened,
    /// It goes on.
    Kept,
}

/// The files that say what is planned for when.
const PLANNED: [PlanFile; 4] = [PlanFile::Onboarding, PlanFile::Jsp, PlanFile::Actions, PlanFile::Training];

/// All that a change does to one plan.
#[derive(Clone, Debug)]
pub struct PlanDiff {
    /// What it is known by.
    pub id: String,
    /// What it was known by, where that is something else.
    pub former_id: Option<String>,
    /// The name of its directory.
    pub slug: Both<Option<String>>,
    /// The customer; the directory's name where the head of the plan cannot be read.
    pub customer: String,
    /// What became of it.
    pub fate: PlanFate,
    /// Where and why its files make no plan, or cannot be read in full.
    pub broken: Both<Option<String>>,
    /// What of the change cannot be told for that.
    pub unread: Unread,
    /// Whether any file of it has other bytes.
    pub is_touched: bool,
    /// What somebody has to approve, first what a reviewer must not miss.
    pub approvals: Vec<Approval>,
    /// What it comes to.
    pub consequence: Consequence,
    /// What its entries say that they did not.
    pub entries: Vec<EntryChange>,
    /// What the checks find that they did not.
    pub findings: FindingChanges,
    /// What is planned before what it needs now, since that moved.
    pub left_behind: Vec<LeftBehind>,
}

impl PlanDiff {
    /// What lies between two versions of a plan, of which one may not be there.
    pub fn between(versions: Both<Option<&Version>>) -> Self {
        let unread = Unread::between(versions);
        // Beside a side that makes no plan all of the other would have come or gone.
        let is_seen = |_: &&Version| !unread.is_whole;
        let seen = versions.map(|it| it.filter(is_seen).and_then(|it| it.assessment.as_ref()));
        let bytes = |file| versions.map(|it| it.and_then(|it| it.loaded.sources.bytes(file)));
        let is_same = |file| !bytes(file).is_changed();
        let entries = entry::compare(seen.map(|it| it.map(|it| &*it.plan)), is_same);
        let entries: Vec<EntryChange> = entries.into_iter().filter_map(|it| unread.told(it)).collect();
        let shown = versions.head.or(versions.base);
        // What the head does not say, the base may.
        let said =
            |of: fn(&Version) -> Option<&str>| versions.head.and_then(of).or(versions.base.and_then(of));
        let customer = said(Version::customer).or(shown.map(Version::slug));
        let id = said(|it| it.assessment.as_ref().map(|it| it.id())).or(shown.map(Version::slug));
        let findings = FindingChanges::of(versions, &entries);
        Self {
            former_id: former_id(versions),
            id: id.unwrap_or_default().to_owned(),
            slug: versions.map(|it| it.map(|it| it.slug().to_owned())),
            customer: customer.unwrap_or_default().to_owned(),
            fate: PlanFate::of(versions),
            broken: versions.map(|it| it.and_then(Version::first_trouble)),
            is_touched: !PlanFile::ALL.into_iter().all(is_same),
            approvals: approvals(versions, &unread, &entries, &findings),
            consequence: Consequence::between(seen).without(&unread),
            findings,
            left_behind: if unread.has_one_of(&PLANNED) { Vec::new() } else { left_behind(seen) },
            entries,
            unread,
        }
    }

    /// Says that a plan which is new is in the directory of another. Whose it is makes no difference: a directory is called after
    /// its customer, and the name in the file can be spelt in another way.
    pub fn stands_in_the_place_of(&mut self, former: &Version) {
        if self.fate == PlanFate::Added {
            self.approvals.insert(0, in_the_place_of(former));
        }
    }

    /// Whether another plan is of the same customer, by a name that is the same but for its spelling.
    fn is_of_customer_of(&self, other: &Self) -> bool {
        let [own, others] = [&self.customer, &other.customer].map(|it| plain(it));
        own == others || closest(&own, [others.as_str()]).is_some()
    }

    /// The things that nobody with the right has approved.
    pub fn missing(&self) -> impl Iterator<Item = &Approval> {
        self.approvals.iter().filter(|it| it.standing.is_missing())
    }

    /// Says who wrote one of the things that need approval, beside who is said to have done it, where that is somebody else.
    pub fn written_by(&mut self, approval: usize, authors: Vec<String>, at: &PlanAt) {
        if let Some(approval) = self.approvals.get_mut(approval) {
            approval.written_by(authors, |one, other| at.is_same(one, other));
        }
    }

    /// The name of its directory: in the head, where it is there.
    pub fn name(&self) -> &str {
        self.slug.head.as_deref().or(self.slug.base.as_deref()).unwrap_or_default()
    }

    /// What its directory was called, where it is called otherwise now.
    pub fn former_name(&self) -> Option<&str> {
        let (base, head) = (self.slug.base.as_deref()?, self.slug.head.as_deref()?);
        (base != head).then_some(base)
    }

    /// Whether there is nothing to say of it: formatting, comments and order may have changed.
    pub fn is_nothing(&self) -> bool {
        self.fate == PlanFate::Kept
            && self.former_name().is_none()
            && !self.broken.is_changed()
            && self.entries.is_empty()
            && self.approvals.is_empty()
            && self.consequence.is_nothing()
            && self.findings.new.is_empty()
            && self.findings.gone.is_empty()
    }
}

/// Says of each plan that is new that another of the same customer ends by the same change, so that it would go on with the rights of
/// a new plan.
pub fn say_who_begins_anew(mut plans: Vec<&mut PlanDiff>) {
    let ends = |it: &PlanDiff| matches!(it.fate, PlanFate::Ended(result) if result != Outcome::Graduated);
    let ended: Vec<usize> = (0..plans.len()).filter(|at| ends(plans[*at])).collect();
    for at in 0..plans.len() {
        let is_told = plans[at].approvals.first().is_some_and(|it| it.kind == ApprovalKind::IdChanged);
        if plans[at].fate != PlanFate::Added || is_told {
            continue;
        }
        let former = ended.iter().map(|other| &*plans[*other]).find(|it| plans[at].is_of_customer_of(it));
        if let Some(approval) = former.map(|it| instead_of(&it.id)) {
            plans[at].approvals.insert(0, approval);
        }
    }
}

/// A customer's name without what is spelt in one way or another.
fn plain(name: &str) -> String {
    let mut words = words(name);
    words.retain(|it| it != "and");
    words.join(" ")
}

/// What a plan was known by, where both sides say it and it is something else now.
fn former_id(versions: Both<Option<&Version>>) -> Option<String> {
    let ids = versions.map(|it| Some(it?.assessment.as_ref()?.id())).known()?;
    ids.is_changed().then(|| ids.base.to_owned())
}

impl PlanFate {
    /// As programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Ended(_) => "ended",
            Self::Reopened => "reopened",
            Self::Kept => "kept",
        }
    }

    /// What became of a plan that two trees have, or one of them.
    pub fn of(versions: Both<Option<&Version>>) -> Self {
        let Both { base: Some(base), head: Some(head) } = versions else {
            return if versions.head.is_some() { Self::Added } else { Self::Removed };
        };
        // Of one that cannot be read nobody knows whether it has ended.
        let (Some(base), Some(head)) = (&base.assessment, &head.assessment) else { return Self::Kept };
        if base.plan.is_doubtful(PlanFile::Onboarding) || head.plan.is_doubtful(PlanFile::Onboarding) {
            return Self::Kept;
        }
        match (base.ending(), head.ending()) {
            (None, Some(ending)) => Self::Ended(ending.result),
            (Some(_), None) => Self::Reopened,
            _ => Self::Kept,
        }
    }
}
