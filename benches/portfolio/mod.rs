//! Made-up portfolios for benches and tests: whole onboardings from the built-in playbooks, in all states that
//! real ones are in, with logs as long as real ones. The same recipe gives the same bytes, and a plan does not
//! depend on how many others there are.

#![allow(
    dead_code,
    clippy::disallowed_methods,
    reason = "a bench, an example and tests each use a part of this"
)]

mod chance;
mod contacts;
mod handover;
mod head;
mod logs;
mod people;
mod story;
mod success;
mod usage;
mod yaml;

use std::path::Path;
use std::{fs, io};

use onboard::calendar::Calendar;
use onboard::config::Config;
use onboard::date::Date;
use onboard::model::PlanFile;

use chance::Chance;
use story::Story;

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

impl Recipe {
    /// The plans, one by one.
    pub(crate) fn plans(self) -> impl Iterator<Item = MadeUp> {
        let calendar = Config::default().calendar;
        (0..self.plans).map(move |plan| self.plan(plan, &calendar))
    }

    /// Writes a workspace: `DIR/onboard.toml` and `DIR/onboardings/`.
    pub(crate) fn write(self, dir: &Path) -> io::Result<()> {
        fs::create_dir_all(dir)?;
        fs::write(dir.join("onboard.toml"), "# every value is the default\n")?;
        for plan in self.plans() {
            let place = dir.join("onboardings").join(&plan.slug);
            fs::create_dir_all(&place)?;
            for (file, text) in &plan.files {
                fs::write(place.join(file.name()), text)?;
            }
        }
        Ok(())
    }

    fn plan(self, plan: usize, calendar: &Calendar) -> MadeUp {
        let chance = &mut Chance::of(self.seed, plan);
        let story = Story::tell(chance, plan, self.as_of, calendar);
        let files = PlanFile::ALL.map(|file| (file, text(file, &story, chance)));
        let files = files.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        MadeUp { slug: story.slug, files }
    }
}

fn text(file: PlanFile, story: &Story, chance: &mut Chance) -> String {
    match file {
        PlanFile::Onboarding => head::onboarding(story, chance),
        PlanFile::Handoff => handover::handoff(story, chance),
        PlanFile::Stakeholders => head::stakeholders(story, chance),
        PlanFile::Jsp => success::jsp(story, chance),
        PlanFile::Gates => success::gates(story, chance),
        PlanFile::Actions => logs::actions(story, chance),
        PlanFile::Decisions => logs::decisions(story, chance),
        PlanFile::Risks => logs::risks(story, chance),
        PlanFile::Contacts => contacts::contacts(story, chance),
        PlanFile::Adoption => usage::adoption(story, chance),
        PlanFile::Training => usage::training(story, chance),
        PlanFile::Friction => usage::friction(story, chance),
        PlanFile::Updates => logs::updates(story, chance),
        PlanFile::Expansion => logs::expansion(story, chance),
    }
}
