//! How every command that changes a plan works: lock, read, collect edits, write all or nothing, say what changed.

mod asked;
mod naming;

use std::ops::{Deref, DerefMut};

use clap::{Args, ValueEnum};
use onboard::act::{Draft, RANDOM, Remark};
use onboard::edit::Yaml;
use onboard::log::Log;
use onboard::model::PlanFile;
use onboard::report::Line;
use onboard::report::act::Done;
use onboard::route::Route;
use onboard::store::Locked;
use similar::TextDiff;

use crate::args::Format;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

pub(crate) use asked::{Ask, Asked, demand};

/// Which plan, and how it is changed.
#[derive(Clone, Debug, Args)]
pub(crate) struct PlanArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    pub(crate) plan: String,
    #[command(flatten)]
    pub(crate) how: How,
}

/// How a plan is changed, and how that is said.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(crate) struct How {
    /// Print what would change as a unified diff, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) format: ActFormat,
    /// Take a name that nobody in the plan has
    #[arg(long)]
    pub(crate) new_person: bool,
}

/// The form in which it is said what was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ActFormat {
    // `docs/json.md` says what each is: a help page for every act that did would be twice as long.
    #[default]
    Table,
    Json,
    Yaml,
}

impl From<ActFormat> for Format {
    fn from(format: ActFormat) -> Self {
        match format {
            ActFormat::Table => Self::Table,
            ActFormat::Json => Self::Json,
            ActFormat::Yaml => Self::Yaml,
        }
    }
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
    /// The plan, and what is to become of it.
    pub(crate) draft: Draft,
    how: How,
    locked: Option<Locked<'d>>,
}

impl Deref for Editor<'_> {
    type Target = Draft;
    fn deref(&self) -> &Draft {
        &self.draft
    }
}

impl DerefMut for Editor<'_> {
    fn deref_mut(&mut self) -> &mut Draft {
        &mut self.draft
    }
}

impl<'d> Editor<'d> {
    /// Opens a plan for changes.
    pub(crate) fn open(portfolio: &'d Portfolio, args: &PlanArgs) -> Result<Self, Failure> {
        Self::open_as(portfolio, &args.plan, args.how)
    }

    /// As [`Self::open`], for a plan that is named otherwise.
    pub(crate) fn open_as(portfolio: &'d Portfolio, plan: &str, how: How) -> Result<Self, Failure> {
        portfolio.check_changeable()?;
        let slug = portfolio.slug(plan)?;
        let locked =
            if how.dry_run { None } else { Some(portfolio.plans.lock(&slug).map_err(Failure::disk)?) };
        let read =
            locked.as_ref().map_or_else(|| portfolio.plans.read(&slug), |locked| locked.directory().clone());
        let mut random = [0; RANDOM];
        getrandom::fill(&mut random).map_err(|error| Failure::internal(anyhow::Error::msg(error)))?;
        let folder = portfolio.plans.path(&slug, None);
        let draft = Draft::of(read, &portfolio.basis, folder, random)?;
        Ok(Self { portfolio, draft, how, locked })
    }

    /// Writes the edits and says what changed, or shows them in a dry run.
    pub(crate) fn finish(self, said: impl Into<String>) -> Result<Outcome, Failure> {
        self.finish_all(&[said.into()])
    }

    /// As [`Self::finish`], where several things were done at once.
    pub(crate) fn finish_all(mut self, said: &[String]) -> Result<Outcome, Failure> {
        let texts = self.draft.texts()?;
        let misnamed = texts.iter().filter_map(|(file, _)| self.draft.plan.doubtful.misnamed(*file));
        let misnamed: Vec<Remark> = misnamed.map(Remark::warning).collect();
        self.draft.remarks.extend(misnamed);
        if !texts.is_empty() {
            let news = self.draft.consequences(&texts)?;
            self.draft.remarks.extend(news);
        }
        if !texts.is_empty() && !self.how.dry_run {
            self.write(&texts)?;
        }
        let mut outcome = match self.how.format {
            ActFormat::Json => Outcome::view(self.done(said.join("\n"), &texts), Format::Json),
            ActFormat::Yaml => Outcome::view(self.done(said.join("\n"), &texts), Format::Yaml),
            ActFormat::Table if texts.is_empty() => {
                Outcome::line(Line::message("nothing to change: already up to date"))
            }
            ActFormat::Table if self.how.dry_run => Outcome::diff(self.diff(&texts)?),
            ActFormat::Table => Outcome::lines(said.iter().map(|said| Line::message(said)).collect()),
        };
        for remark in &self.draft.remarks {
            outcome = outcome.remark(Line::message(&remark.to_string()));
        }
        Ok(outcome.note(self.portfolio.opened()))
    }

    fn write(&mut self, texts: &[(PlanFile, String)]) -> Result<(), Failure> {
        let locked = match self.locked.take() {
            Some(locked) => locked,
            None => self.portfolio.plans.lock(&self.draft.plan.slug).map_err(Failure::disk)?,
        };
        if locked.directory() != self.draft.directory() {
            return Err(Failure::usage("the plan has changed while you were asked; nothing was written")
                .hint("run the command again"));
        }
        let written = locked.replace(texts).map_err(Failure::disk)?;
        self.draft.remarks.extend(written.warning().map(Remark::warning));
        Ok(())
    }

    /// What was done, for programs.
    fn done(&self, said: String, texts: &[(PlanFile, String)]) -> Done {
        let (slug, remarks) = (self.draft.plan.slug.clone(), self.draft.remarks.clone());
        let is_written = !texts.is_empty() && !self.how.dry_run;
        Done { slug, said, is_written, changes: self.draft.changed(texts), remarks }
    }

    fn diff(&self, texts: &[(PlanFile, String)]) -> Result<String, Failure> {
        let mut all = String::new();
        for (file, new) in texts {
            let old = self.draft.text(*file)?.unwrap_or_default();
            let path = self.portfolio.path_from_here(&self.draft.path(*file));
            let is_there = self.draft.directory().entries.contains_key(file.name());
            all.push_str(&diff(&path, is_there.then_some(old), new));
        }
        Ok(all)
    }
}

/// What changes in a file, as `git diff` writes it; of one that is not there yet, all of it.
pub(crate) fn diff(path: &str, old: Option<&str>, new: &str) -> String {
    // `patch` takes a name to end at a space unless a tab ends it.
    let end = if path.contains(' ') { "\t" } else { "" };
    let from = if old.is_some() { format!("a/{path}{end}") } else { "/dev/null".to_owned() };
    let diff = TextDiff::from_lines(old.unwrap_or_default(), new);
    diff.unified_diff().header(&from, &format!("b/{path}{end}")).to_string()
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
    let row = (log.entries)(&editor.draft.at).swap_remove(index);
    let what = edit(&mut editor, index, &place)?;
    // Beside somebody's name stands what they are, which is not what is said of them here.
    let is_told = !row.title.is_empty() && row.title != row.id && log.key != "name";
    let title = if is_told { format!(": {}", row.title) } else { String::new() };
    editor.finish(format!("`{}` {what}{title}", row.id))
}

/// A word of ours, in a file.
pub(crate) fn word(word: impl std::fmt::Display) -> Yaml {
    Yaml::plain(word)
}
