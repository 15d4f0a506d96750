//! Made-up portfolios for benches and tests: whole onboardings from the built-in playbooks, in all states that
//! real ones are in, with logs as long as real ones; on one day, or as a git history of many weeks. The same recipe gives
//! the same bytes, and a plan does not depend on how many others there are.

#![allow(
    dead_code,
    clippy::disallowed_methods,
    reason = "a bench, an example and tests each use a part of this"
)]

mod chance;
mod contacts;
mod handover;
mod head;
mod history;
mod import;
mod logs;
mod people;
mod story;
mod success;
mod told;
mod usage;
mod yaml;

use std::path::Path;
use std::{fs, io};

use onboard::date::Date;
use onboard::model::PlanFile;

use story::World;
use told::Told;

/// What to make.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recipe {
    /// How many plans.
    pub(crate) plans: usize,
    /// Another seed, another portfolio.
    pub(crate) seed: u64,
    /// The day up to which things have happened.
    pub(crate) as_of: Date,
}

/// One made-up plan.
pub(crate) struct MadeUp {
    /// The directory's name.
    pub(crate) slug: String,
    /// Its files. One without anything to say is absent.
    pub(crate) files: Vec<(PlanFile, String)>,
}

/// `onboard.toml` of a made-up workspace.
const CONFIG: &str = "# every value is the default\n";

impl Recipe {
    /// The plans, one by one.
    pub(crate) fn plans(self) -> impl Iterator<Item = MadeUp> {
        self.plans_on(self.as_of)
    }

    /// The same plans as they were on an earlier day; those that were not signed by then are left out.
    pub(crate) fn plans_on(self, day: Date) -> impl Iterator<Item = MadeUp> {
        let world = World::of(self.seed);
        let stories = (0..self.plans).map(move |plan| world.tell(plan, self.as_of, false));
        stories.filter(move |story| story.signed <= day).map(move |story| written(&Told::on(&story, day)))
    }

    /// Writes a workspace: `DIR/onboard.toml` and `DIR/onboardings/`.
    pub(crate) fn write(self, dir: &Path) -> io::Result<()> {
        fs::create_dir_all(dir)?;
        fs::write(dir.join("onboard.toml"), CONFIG)?;
        for plan in self.plans() {
            let place = dir.join("onboardings").join(&plan.slug);
            fs::create_dir_all(&place)?;
            for (file, text) in &plan.files {
                fs::write(place.join(file.name()), text)?;
            }
        }
        Ok(())
    }
}

fn written(told: &Told) -> MadeUp {
    let files = PlanFile::ALL.map(|file| (file, text(file, told)));
    let files = files.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    MadeUp { slug: told.slug.clone(), files }
}

fn text(file: PlanFile, told: &Told) -> String {
    match file {
        PlanFile::Onboarding => head::onboarding(told),
        PlanFile::Handoff => handover::handoff(told),
        PlanFile::Stakeholders => head::stakeholders(told),
        PlanFile::Jsp => success::jsp(told),
        PlanFile::Gates => success::gates(told),
        PlanFile::Actions => logs::actions(told),
        PlanFile::Decisions => logs::decisions(told),
        PlanFile::Risks => logs::risks(told),
        PlanFile::Contacts => contacts::contacts(told),
        PlanFile::Adoption => usage::adoption(told),
        PlanFile::Training => usage::training(told),
        PlanFile::Friction => usage::friction(told),
        PlanFile::Updates => logs::updates(told),
        PlanFile::Expansion => logs::expansion(told),
    }
}
