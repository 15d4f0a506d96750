//! How every command that changes a plan works: lock, read, collect edits, write all or nothing, say what changed.

mod asking;
mod consequence;
mod moving;
mod naming;
mod terms;

use std::collections::BTreeMap;
use std::sync::Arc;

use clap::Args;
use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::edit::{Edits, When, Yaml};
use onboard::model::PlanFile;
use onboard::plan::{self, Directory, Entry, FileProblem, Plan};
use onboard::plan_at::PlanAt;
use onboard::remedy::commands;
use onboard::report::Line;
use onboard::route::Route;
use onboard::store::Locked;
use similar::TextDiff;

use crate::failure::Failure;
use crate::log::Log;
use crate::outcome::Outcome;
use crate::portfolio::{Portfolio, why_unread};

pub(crate) use naming::{people_of, unclear};

use consequence::consequences;

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
    pub(crate) portfolio: &'d Portfolio,
    /// As it was read.
    pub(crate) plan: Arc<Plan>,
    /// The same plan on the as-of date.
    pub(crate) at: PlanAt,
    /// What is to change.
    pub(crate) edits: Edits,
    is_dry_run: bool,
    read: Directory,
    /// What is wrong with its files.
    problems: Vec<FileProblem>,
    locked: Option<Locked<'d>>,
    remarks: Vec<String>,
}

impl<'d> Editor<'d> {
    /// Opens a plan for changes.
    pub(crate) fn open(portfolio: &'d Portfolio, args: &PlanArgs) -> Result<Self, Failure> {
        let slug = portfolio.slug(&args.plan)?;
        let locked =
            if args.dry_run { None } else { Some(portfolio.plans.lock(&slug).map_err(Failure::disk)?) };
        let read =
            locked.as_ref().map_or_else(|| portfolio.plans.read(&slug), |locked| locked.directory().clone());
        let loaded = plan::load(read.clone());
        let why = why_unread(&loaded);
        let Some(plan) = loaded.plan else {
            let failure = Failure::usage(format!("`{slug}` cannot be read: {why}"));
            return Err(failure.hint(format!("`{}` shows where", commands::check(&slug))));
        };
        let (edits, problems, is_dry_run) = (Edits::new(), loaded.problems, args.dry_run);
        let at = PlanAt::of(plan, &portfolio.basis);
        let ended = at.ending();
        let remarks =
            ended.map(|it| format!("note: `{slug}` was closed on {}, as {}", it.ended_on, it.result));
        let plan = Arc::clone(&at.plan);
        let remarks: Vec<String> = remarks.into_iter().collect();
        Ok(Self { portfolio, plan, at, edits, is_dry_run, read, problems, locked, remarks })
    }

    /// The day that an argument means; the as-of date where there is none.
    pub(crate) fn day(&self, when: Option<When>) -> Date {
        when.map_or(self.at.as_of(), |when| when.resolve(self.at.as_of(), &self.at.calendar))
    }

    /// The day that an argument means, if it is given.
    pub(crate) fn optional_day(&self, when: Option<When>) -> Option<Yaml> {
        when.map(|when| self.day(Some(when)).into())
    }

    /// The day by which something is to happen, if it is given.
    pub(crate) fn optional_due(&mut self, when: Option<When>) -> Option<Yaml> {
        when.map(|when| self.due(when).into())
    }

    /// The day by which something is to happen. Nothing of a plan is planned before its contract: most often such a day
    /// has last year's year.
    pub(crate) fn due(&mut self, when: When) -> Date {
        let day = self.day(Some(when));
        let signed = self.plan.onboarding.contract.signed_on;
        if day < signed {
            self.remark(format!(
                "note: {day} is before the contract was signed on {signed}; is the year right?"
            ));
        }
        day
    }

    /// Adds a remark for stderr.
    pub(crate) fn remark(&mut self, remark: impl Into<String>) {
        self.remarks.push(remark.into());
    }

    /// Adds a remark if one of these files, out of which something is made, could not be read in full.
    pub(crate) fn remark_doubt(&mut self, files: &[PlanFile]) {
        for file in files.iter().filter(|file| self.plan.is_doubtful(**file)) {
            let why = self.plan.doubtful.misnamed(*file);
            let why = why.unwrap_or_else(|| format!("`{file}` could not be read in full"));
            let slug = &self.plan.slug;
            self.remarks.push(format!(
                "warning: {why}: something may be missing; `onboard check {slug}` shows where"
            ));
        }
    }

    /// What follows from the plan as the edits so far would leave it.
    pub(crate) fn preview(&self) -> Result<Assessment, Failure> {
        let directory = self.with(&self.texts()?);
        self.portfolio
            .assessed(plan::load(directory))
            .map_err(|why| Failure::internal(anyhow::Error::msg(why)))
    }

    fn with(&self, texts: &[(PlanFile, String)]) -> Directory {
        let mut directory = self.read.clone();
        for (file, text) in texts {
            directory.entries.insert(file.name().to_owned(), Entry::Bytes(text.clone().into_bytes()));
        }
        directory
    }

    /// Writes the edits and says what changed, or shows them in a dry run.
    pub(crate) fn finish(mut self, said: impl Into<String>) -> Result<Outcome, Failure> {
        let texts = self.texts()?;
        let misnamed = texts.iter().filter_map(|(file, _)| self.plan.doubtful.misnamed(*file));
        let misnamed: Vec<String> = misnamed.map(|why| format!("warning: {why}")).collect();
        self.remarks.extend(misnamed);
        if !texts.is_empty() {
            let said = self.remarks.concat();
            let news = consequences(self.portfolio, self.read.clone(), self.with(&texts))?;
            // That a name is not known may have been said when it was read.
            self.remarks.extend(news.into_iter().filter(|news| !says_the_same(&said, news)));
        }
        let mut outcome = if texts.is_empty() {
            Outcome::line(Line::message("nothing to change: it is so already"))
        } else if self.is_dry_run {
            Outcome::diff(self.diff(&texts)?)
        } else {
            self.write(&texts)?;
            Outcome::line(Line::message(&said.into()))
        };
        for remark in &self.remarks {
            outcome = outcome.remark(Line::message(remark));
        }
        Ok(outcome.note(self.portfolio.opened()))
    }

    fn write(&mut self, texts: &[(PlanFile, String)]) -> Result<(), Failure> {
        let locked = match self.locked.take() {
            Some(locked) => locked,
            None => self.portfolio.plans.lock(&self.plan.slug).map_err(Failure::disk)?,
        };
        if *locked.directory() != self.read {
            return Err(Failure::usage("the plan has changed while you were asked; nothing was written")
                .hint("run the command again"));
        }
        let written = locked.replace(texts).map_err(Failure::disk)?;
        self.remarks.extend(written.warning());
        Ok(())
    }

    /// The files that change, as they will be.
    fn texts(&self) -> Result<Vec<(PlanFile, String)>, Failure> {
        let mut files = BTreeMap::new();
        for file in self.edits.files() {
            files.extend(self.text(file)?.map(|text| (file, text)));
        }
        self.edits.apply(&files).map_err(|(file, refusal)| {
            let path = self.portfolio.plans.path(&self.plan.slug, Some(file.name()));
            Failure::usage(format!("nothing was written: in `{path}`, {refusal}"))
                .hint(format!("edit line {} of it by hand", refusal.line))
        })
    }

    pub(crate) fn text(&self, file: PlanFile) -> Result<Option<&str>, Failure> {
        let bytes = match self.read.entries.get(file.name()) {
            None => return Ok(None),
            Some(Entry::Bytes(bytes)) => std::str::from_utf8(bytes).ok(),
            Some(_) => None,
        };
        bytes.map(Some).ok_or_else(|| {
            let of_file = |it: &&FileProblem| it.problem.place.file_name() == Some(file.name());
            let why = self.problems.iter().find(of_file);
            let why = why.map_or_else(|| "it cannot be read".to_owned(), |it| it.problem.message.clone());
            let path = self.portfolio.plans.path(&self.plan.slug, Some(file.name()));
            Failure::usage(format!("cannot edit `{path}`: {why}"))
                .hint(format!("`{}` shows how to fix it", commands::check(&self.plan.slug)))
        })
    }

    fn diff(&self, texts: &[(PlanFile, String)]) -> Result<String, Failure> {
        let mut all = String::new();
        for (file, new) in texts {
            let old = self.text(*file)?.unwrap_or_default();
            let path =
                self.portfolio.path_from_here(&self.portfolio.plans.path(&self.plan.slug, Some(file.name())));
            // As `git diff` writes it: `patch` takes a name to end at a blank unless a tab ends it.
            let end = if path.contains(' ') { "\t" } else { "" };
            let from = if self.read.entries.contains_key(file.name()) {
                format!("a/{path}{end}")
            } else {
                "/dev/null".to_owned()
            };
            let diff = TextDiff::from_lines(old, new);
            all.push_str(&diff.unified_diff().header(&from, &format!("b/{path}{end}")).to_string());
        }
        Ok(all)
    }
}

/// Changes one entry of a log: `edit` is given its index in the plan and its place in the file, and says in a few words
/// what becomes of it.
pub(crate) fn change(
    portfolio: &Portfolio,
    log: &Log,
    args: &EntryArgs,
    edit: impl FnOnce(&mut Editor<'_>, usize, &Route) -> Result<String, Failure>,
) -> Result<Outcome, Failure> {
    let mut editor = Editor::open(portfolio, &args.on)?;
    let (index, place) = editor.entry(log, &args.id)?;
    let row = (log.entries)(&editor.at).swap_remove(index);
    let what = edit(&mut editor, index, &place)?;
    let title =
        if row.title.is_empty() || row.title == row.id { String::new() } else { format!(": {}", row.title) };
    editor.finish(format!("`{}` {what}{title}", row.id))
}

/// Whether what is remarked on was said of the same name.
fn says_the_same(said: &str, news: &str) -> bool {
    news.strip_prefix("warning: there is no person ")
        .is_some_and(|name| said.contains(&format!("called {name}")))
}

/// A word of ours, in a file.
pub(crate) fn word(word: impl std::fmt::Display) -> Yaml {
    Yaml::plain(word)
}

/// A text that may be missing.
pub(crate) fn optional_text(text: Option<&String>) -> Option<Yaml> {
    text.map(Yaml::text)
}
