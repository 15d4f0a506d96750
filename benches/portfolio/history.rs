//! A made-up portfolio as its repository has it: a commit a week, with plans that come and go.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use onboard::date::Date;
use onboard::model::PlanFile;

use super::import::{Commit, Import};
use super::people;
use super::story::{Story, World};
use super::told::Told;
use super::{CONFIG, MadeUp, Recipe, written};

/// `onboard.toml` in the first half of the history.
const EARLIER_CONFIG: &str = "# every value is still the default\n";

/// The number of a plan that had the place of another before it: so many more a generation.
const A_GENERATION: usize = 100_000;

/// What a plan's directory held last, by file.
type Files = BTreeMap<PlanFile, String>;

/// A plan that is in the repository for a while.
struct Life {
    story: Story,
    /// The day on which its directory goes.
    gone_on: Option<Date>,
    files: Files,
}

impl Recipe {
    /// Writes a repository with as many commits as weeks. The last, of the as-of date, has the files that [`Self::write`]
    /// writes; in each week before there are about as many plans, since one that ended makes room for another.
    pub(crate) fn write_history(self, dir: &Path, weeks: usize) -> io::Result<()> {
        let mut import = Import::start(dir)?;
        let mut lives = self.lives(self.day(0, weeks));
        for week in 0..weeks {
            import.commit(&self.commit(&mut lives, week, weeks))?;
        }
        import.finish()
    }

    /// The day of a week's commit.
    fn day(self, week: usize, weeks: usize) -> Date {
        let back = i64::try_from(weeks - 1 - week).expect("weeks of a history");
        self.as_of.plus_days(-7 * back)
    }

    /// The plans of today, each with those that had its place before, back to a day.
    fn lives(self, first: Date) -> Vec<Life> {
        let world = World::of(self.seed);
        let mut lives = Vec::new();
        for plan in 0..self.plans {
            let (mut until, mut gone_on) = (self.as_of, None);
            for generation in 0.. {
                let story = world.tell(plan + generation * A_GENERATION, until, gone_on.is_some());
                let pause = story.chance("pause", 0).between(1, 20);
                until = story.signed.plus_days(-pause);
                lives.push(Life { story, gone_on, files: Files::new() });
                gone_on = Some(until.plus_days(1));
                if until < first {
                    break;
                }
            }
        }
        lives
    }

    fn commit(self, lives: &mut [Life], week: usize, weeks: usize) -> Commit {
        let day = self.day(week, weeks);
        let mut commit = Commit::on(day, people::author(week));
        match week {
            0 => commit.write("onboard.toml", if weeks > 1 { EARLIER_CONFIG } else { CONFIG }),
            week if week == weeks / 2 => commit.write("onboard.toml", CONFIG),
            _ => {}
        }
        let (mut new, mut gone) = (0, 0);
        for life in lives {
            let had_any = !life.files.is_empty();
            life.go_on(day, &mut commit);
            match (had_any, life.files.is_empty()) {
                (false, false) => new += 1,
                (true, true) => gone += 1,
                _ => {}
            }
        }
        commit.message = format!("Week of {day}: {new} new, {gone} gone");
        commit
    }
}

impl Life {
    /// Adds to a commit what is otherwise on this day than it was in the one before.
    fn go_on(&mut self, day: Date, commit: &mut Commit) {
        let is_there = self.story.signed <= day && self.gone_on.is_none_or(|gone| day < gone);
        let slug = &self.story.slug;
        if !is_there {
            if !std::mem::take(&mut self.files).is_empty() {
                commit.remove(&format!("onboardings/{slug}"));
            }
            return;
        }
        let MadeUp { files, .. } = written(&Told::on(&self.story, day));
        for (file, text) in files {
            if self.files.get(&file) != Some(&text) {
                commit.write(&format!("onboardings/{slug}/{}", file.name()), &text);
                self.files.insert(file, text);
            }
        }
    }
}
