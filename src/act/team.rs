//! Who of ours is on a plan.

use super::{Acted, Draft, Remark};
use crate::date::Date;
use crate::edit::Handover;
use crate::model::{PlanFile, TeamRole};
use crate::phrase::List;
use crate::refused::Refused;
use crate::remedy::{Remedy, commands};
use crate::route::Route;

/// A part of our team passes on.
#[derive(Clone, Copy, Debug)]
pub struct SetTeam<'a> {
    /// The part.
    pub role: TeamRole,
    /// Who plays it.
    pub name: &'a str,
    /// The first day.
    pub since: Date,
    /// The last day, where it is known.
    pub until: Option<Date>,
}

impl SetTeam<'_> {
    /// Hands the part over; whoever has it stays in the plan, with a last day.
    ///
    /// # Errors
    /// When somebody has it from a later day on.
    pub fn act(&self, draft: &mut Draft) -> Acted {
        let Self { role, name, since, until } = *self;
        let place = Route::to(PlanFile::Onboarding).key("team").key(role.word());
        let (begun, today) = (draft.at.signed(), draft.at.as_of());
        let former = draft.hand_over(&place, Handover { name, since, until, begun, today })?;
        if since <= today {
            self.remark_what_stays(draft, &former)?;
        }
        let last = until.map_or_else(String::new, |until| format!(" until {until}"));
        let ends =
            if former.is_empty() { String::new() } else { format!("; until then {}", List::and(&former)) };
        Ok(format!("`{role}` is {name} from {since}{last}{ends}"))
    }

    /// Says what those who had the part keep, and how it passes on.
    fn remark_what_stays(&self, draft: &mut Draft, former: &[String]) -> Result<(), Refused> {
        let after = draft.preview()?;
        for name in former {
            let open = after.open_work_of(name);
            let mut things: Vec<&str> = open.iter().map(|it| it.what.as_str()).collect();
            things.dedup();
            if things.is_empty() {
                continue;
            }
            let stays = format!("still of {name}: {}", List::and(&things).at_most(4));
            let pass = commands::replace(after.slug(), name, self.name);
            draft.remark(Remark::note(stays).with(Remedy::run("pass it on", pass)));
        }
        Ok(())
    }
}
