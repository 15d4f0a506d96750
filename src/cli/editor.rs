//! How every command that changes a plan works: lock, read, collect edits, write all or nothing, say what changed.

use std::collections::BTreeMap;

use clap::Args;
use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::edit::{Edits, When, Yaml, fresh, ids, item};
use onboard::model::{PlanFile, Side};
use onboard::plan::{self, Directory, Entry, Plan};
use onboard::render::sanitise;
use onboard::report::{Line, Report};
use onboard::route::Route;
use onboard::store::Locked;
use onboard::suggest::closest;
use similar::TextDiff;

use crate::args::Format;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::log::{ACTIONS, COMMITMENTS, DECISIONS, Log, MILESTONES, RISKS};
use crate::output::{Outcome, View};

/// Which plan, and whether to try only.
#[derive(Clone, Debug, Args)]
pub(crate) struct PlanArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    pub(crate) plan: String,
    /// Print what would change as a unified diff, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Which entry of which plan.
#[derive(Clone, Debug, Args)]
pub(crate) struct EntryArgs {
    #[command(flatten)]
    pub(crate) on: PlanArgs,
    /// The entry: its id, or any beginning of it that no other has
    pub(crate) id: String,
}

/// A plan being changed; locked from the reading to the writing, unless it is a dry run.
pub(crate) struct Editor<'d> {
    desk: &'d Desk,
    /// As it was read.
    pub(crate) plan: Plan,
    /// What is to change.
    pub(crate) edits: Edits,
    read: Directory,
    locked: Option<Locked<'d>>,
    remarks: Vec<String>,
}

impl<'d> Editor<'d> {
    /// Opens a plan for changes.
    pub(crate) fn open(desk: &'d Desk, args: &PlanArgs) -> Result<Self, Failure> {
        let slug = desk.slug(&args.plan)?;
        let locked = if args.dry_run { None } else { Some(desk.plans.lock(&slug).map_err(Failure::disk)?) };
        let read =
            locked.as_ref().map_or_else(|| desk.plans.read(&slug), |locked| locked.directory().clone());
        let loaded = plan::load(read.clone());
        let first = loaded.damage.first().map_or("its files make no plan", |damage| damage.message.as_str());
        let Some(plan) = loaded.plan else {
            let failure = Failure::usage(format!("`{slug}` cannot be read: {first}"));
            return Err(failure.hint(format!("`onboard check {slug}` shows where")));
        };
        Ok(Self { desk, plan, edits: Edits::new(), read, locked, remarks: Vec::new() })
    }

    /// The day that an argument means; the as-of date where there is none.
    pub(crate) fn day(&self, when: Option<When>) -> Date {
        let calendar =
            self.desk.basis.config.calendar.with_holidays(self.plan.onboarding.holidays.iter().copied());
        when.map_or(self.desk.basis.as_of, |when| when.resolve(self.desk.basis.as_of, &calendar))
    }

    /// The day that an argument means, if it is given.
    pub(crate) fn maybe_day(&self, when: Option<When>) -> Option<Yaml> {
        when.map(|when| self.day(Some(when)).into())
    }

    /// The entry of a log that an argument names: its index in the plan, and its place in the file.
    pub(crate) fn entry(&self, log: &Log, named: &str) -> Result<(usize, Route), Failure> {
        let index = log.find(&self.plan, named)?;
        let id = &(log.rows)(&self.plan)[index].id;
        let place = self.text(log.file)?.and_then(|text| item(text, &log.route(), log.key, id));
        let place = place.ok_or_else(|| {
            let path = self.desk.plans.path(&self.plan.slug, Some(log.file.name()));
            Failure::usage(format!("`{id}` stands more than once in `{path}`")).hint("give each its own")
        })?;
        Ok((index, place))
    }

    /// The place of something in a file, if `look` finds just one.
    pub(crate) fn find(
        &self,
        file: PlanFile,
        look: impl FnOnce(&str) -> Option<Route>,
    ) -> Result<Route, Failure> {
        let path = self.desk.plans.path(&self.plan.slug, Some(file.name()));
        let place = self.text(file)?.and_then(look);
        place.ok_or_else(|| {
            Failure::usage(format!("`{path}` has it more than once, or out of reach")).hint("edit it by hand")
        })
    }

    /// The id of whatever in the plan `named` means: an action, a milestone, a risk, a decision, a commitment.
    pub(crate) fn any_id(&self, named: &str) -> Result<String, Failure> {
        let logs = [&ACTIONS, &MILESTONES, &RISKS, &DECISIONS, &COMMITMENTS];
        let found =
            |log: &&Log| Some((log.rows)(&self.plan).swap_remove(log.find(&self.plan, named).ok()?).id);
        let mut found = logs.iter().filter_map(found);
        match (found.next(), found.next()) {
            (Some(id), None) => Ok(id),
            (None, _) => Err(Failure::usage(format!("nothing in `{}` has the id `{named}`", self.plan.slug))),
            (Some(one), Some(other)) => {
                Err(Failure::usage(format!("`{named}` could be `{one}` or `{other}`"))
                    .hint("name it in full"))
            }
        }
    }

    /// The id of a new entry: the one given if it is free, else a fresh one.
    pub(crate) fn new_id(&self, prefix: char, given: Option<&str>) -> Result<String, Failure> {
        self.another_id(prefix, given, &[])
    }

    /// As [`Self::new_id`], beside ids that are as good as taken.
    pub(crate) fn another_id(
        &self,
        prefix: char,
        given: Option<&str>,
        beside: &[String],
    ) -> Result<String, Failure> {
        let mut taken = beside.to_vec();
        for file in PlanFile::ALL {
            taken.extend(self.text(file).ok().flatten().map(ids).unwrap_or_default());
        }
        match given {
            Some(id) if taken.iter().any(|other| other == id) => {
                Err(Failure::usage(format!("the plan has a `{id}` already")))
            }
            Some(id) if id.trim().is_empty() => Err(Failure::usage("an id cannot be empty")),
            Some(id) => Ok(id.to_owned()),
            None => {
                let mut random = [0; 256];
                getrandom::fill(&mut random).map_err(|error| Failure::internal(anyhow::Error::msg(error)))?;
                let mut bytes = random.into_iter().cycle();
                Ok(fresh(prefix, &|id| taken.iter().any(|other| other == id), || {
                    bytes.next().unwrap_or_default()
                }))
            }
        }
    }

    /// The name as the plan writes it; one that it does not know is taken as it is, with a remark.
    pub(crate) fn person(&mut self, name: &str) -> String {
        let people = people(&self.plan);
        if let Some((known, _)) = people.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return known.clone();
        }
        let starts =
            || people.iter().find(|(known, _)| known.to_lowercase().starts_with(&name.to_lowercase()));
        let meant = starts().map(|(known, _)| known.as_str());
        if let Some(meant) = meant.or_else(|| closest(name, people.iter().map(|(known, _)| known.as_str()))) {
            self.remarks
                .push(format!("note: nobody in the plan is called `{name}`; did you mean `{meant}`?"));
        }
        name.to_owned()
    }

    /// The side of somebody in the plan.
    pub(crate) fn side(&self, name: &str) -> Option<Side> {
        people(&self.plan).into_iter().find(|(known, _)| known == name).map(|(_, side)| side)
    }

    /// Adds a remark for stderr.
    pub(crate) fn remark(&mut self, remark: impl Into<String>) {
        self.remarks.push(remark.into());
    }

    /// What follows from the plan as the edits so far would leave it.
    pub(crate) fn preview(&self) -> Result<Assessment, Failure> {
        let mut directory = self.read.clone();
        for (file, text) in self.texts()? {
            directory.entries.insert(file.name().to_owned(), Entry::Bytes(text.into_bytes()));
        }
        self.desk.assessed(plan::load(directory)).map_err(|why| Failure::internal(anyhow::Error::msg(why)))
    }

    /// Writes the edits and says what changed, or shows them in a dry run.
    pub(crate) fn finish(self, said: impl Into<String>) -> Result<Outcome, Failure> {
        let texts = self.texts()?;
        let mut outcome = match &self.locked {
            _ if texts.is_empty() => {
                Outcome::view(Said("nothing to change: it is so already".to_owned()), Format::Table)
            }
            Some(locked) => {
                locked.replace(&texts).map_err(Failure::disk)?;
                Outcome::view(Said(said.into()), Format::Table)
            }
            None => Outcome::text(self.diff(&texts)?),
        };
        for remark in &self.remarks {
            outcome = outcome.remark(Line::message(remark));
        }
        Ok(outcome)
    }

    /// The files that change, as they will be.
    fn texts(&self) -> Result<Vec<(PlanFile, String)>, Failure> {
        let mut files = BTreeMap::new();
        for file in self.edits.files() {
            files.extend(self.text(file)?.map(|text| (file, text)));
        }
        self.edits.apply(&files).map_err(|(file, refusal)| {
            let path = self.desk.plans.path(&self.plan.slug, Some(file.name()));
            Failure::usage(format!("nothing was written: in `{path}`, {refusal}"))
                .hint(format!("edit line {} of it by hand", refusal.line))
        })
    }

    fn text(&self, file: PlanFile) -> Result<Option<&str>, Failure> {
        let bytes = match self.read.entries.get(file.name()) {
            None => return Ok(None),
            Some(Entry::Bytes(bytes)) => std::str::from_utf8(bytes).ok(),
            Some(_) => None,
        };
        let slug = &self.plan.slug;
        bytes.map(Some).ok_or_else(|| {
            Failure::usage(format!("`{}` cannot be read", self.desk.plans.path(slug, Some(file.name()))))
                .hint(format!("`onboard check {slug}` says why"))
        })
    }

    fn diff(&self, texts: &[(PlanFile, String)]) -> Result<String, Failure> {
        let mut all = String::new();
        for (file, new) in texts {
            let old = self.text(*file)?.unwrap_or_default();
            let path = self.desk.plans.path(&self.plan.slug, Some(file.name()));
            let from = if self.read.entries.contains_key(file.name()) {
                format!("a/{path}")
            } else {
                "/dev/null".to_owned()
            };
            let diff =
                TextDiff::from_lines(old, new).unified_diff().header(&from, &format!("b/{path}")).to_string();
            for line in diff.lines() {
                all.push_str(&sanitise(line));
                all.push('\n');
            }
        }
        Ok(all)
    }
}

/// Changes one entry of a log: `edit` is given its index in the plan and its place in the file, and says in a few words
/// what becomes of it.
pub(crate) fn change(
    desk: &Desk,
    log: &Log,
    args: &EntryArgs,
    edit: impl FnOnce(&mut Editor<'_>, usize, &Route) -> Result<String, Failure>,
) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(desk, &args.on)?;
    let (index, place) = editor.entry(log, &args.id)?;
    let row = (log.rows)(&editor.plan).swap_remove(index);
    let what = edit(&mut editor, index, &place)?;
    let title =
        if row.title.is_empty() || row.title == row.id { String::new() } else { format!(": {}", row.title) };
    editor.finish(format!("`{}` {what}{title}", row.id))
}

/// Everybody whom a plan names, with their side: our team, then the customer's people.
pub(crate) fn people(plan: &Plan) -> Vec<(String, Side)> {
    let team = &plan.onboarding.team;
    let ours = [&team.csm, &team.ae, &team.implementation, &team.support];
    let ours = ours.into_iter().filter_map(|name| name.get()).map(|name| (name.to_owned(), Side::Vendor));
    let theirs = plan.stakeholders.people.iter().map(|person| (person.name.clone(), Side::Customer));
    ours.chain(theirs).collect()
}

/// A word of ours, in a file.
pub(crate) fn word(word: impl std::fmt::Display) -> Yaml {
    Yaml::plain(word)
}

/// A text that may be missing.
pub(crate) fn maybe(text: Option<&String>) -> Option<Yaml> {
    text.map(Yaml::text)
}

/// One line that says what changed.
struct Said(String);

impl View for Said {
    fn report(&self) -> Report {
        Report::new().with(Line::message(&self.0))
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        Ok(serde_json::json!({ "changed": self.0 }))
    }
}
