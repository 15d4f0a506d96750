//! What a command works on: the workspace it is in, the configuration in force, and the plans.

mod named;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use onboard::assessment::Assessment;
use onboard::basis::Basis;
use onboard::config::{Config, FILE_NAME, Timezone};
use onboard::date::Date;
use onboard::metric::METRICS;
use onboard::model::{Onboarding, PEOPLE_FILE};
use onboard::phrase::Count;
use onboard::plan::{self, Directory, Loaded, Plan, Reader};
use onboard::playbook::Catalogue;
use onboard::store::{Commit, Plans, Repository, Workspace};
use rayon::prelude::*;

use crate::at::At;
use crate::context::Context;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::settings::{Languages, configuration, languages, own_playbooks, people};
use crate::state::State;

/// An open workspace at a date.
pub(crate) struct Portfolio {
    /// The workspace.
    pub(crate) workspace: Workspace,
    /// Its plans.
    pub(crate) plans: Plans,
    /// Its configuration and the as-of date.
    pub(crate) basis: Basis,
    /// What is wrong with tables of languages, by their codes: whoever prints for a customer says it.
    pub(crate) broken_languages: BTreeMap<String, String>,
    /// What reads the plans; states of one repository share it.
    reader: Arc<Reader>,
    /// Where the user is.
    here: Option<PathBuf>,
    /// How it is told that many plans take their time, if it is.
    progress: Option<Progress>,
    /// The plans whose heads can be read, each with its customer, once somebody has asked for them.
    customers: OnceLock<Vec<(String, String)>>,
}

impl Portfolio {
    /// Opens the workspace that the command stands in.
    ///
    /// # Errors
    /// When there is none, its configuration is wrong, or the disk refuses.
    pub(crate) fn open(context: &Context) -> Result<Self, Failure> {
        match &context.at {
            None => {
                let portfolio = Self::open_at(context.start(), |zone| context.as_of_in(zone))?;
                Ok(portfolio.seen_from(context))
            }
            Some(_) => Ok(Self::committed_in(&Repository::open(context.start())?, context)?.0),
        }
    }

    /// The same beside another state of the repository: with the commit whose files it has, or from which they come.
    ///
    /// # Errors
    /// As [`Self::open`], and when nothing is committed.
    pub(crate) fn open_in(repository: &Repository, context: &Context) -> Result<(Self, State), Failure> {
        if context.at.is_some() {
            return Self::committed_in(repository, context);
        }
        let state = State::find(&At::of("HEAD"), repository, context)?;
        let portfolio = Self::found(context.start(), repository.reader(), |zone| context.as_of_in(zone))?;
        Ok((portfolio.seen_from(context), state))
    }

    /// The workspace as it is committed: at the state that is asked for on the day of its files, at `HEAD` on the day of the
    /// command.
    ///
    /// # Errors
    /// As [`Self::of_state`], and when there is no such state.
    pub(crate) fn committed_in(repository: &Repository, context: &Context) -> Result<(Self, State), Failure> {
        let asked = context.at.clone().unwrap_or_else(|| At::of("HEAD"));
        let state = State::find(&asked, repository, context)?;
        let portfolio = Self::of_state(&state, |zone| match context.at {
            Some(_) => context.as_of_or(zone, || state.day(zone)),
            None => context.as_of_in(zone),
        })?;
        Ok((portfolio.seen_from(context), state))
    }

    /// The workspace as a commit has it, on the day that is said in its time zone.
    ///
    /// # Errors
    /// When it has none, its configuration is wrong, or the commit cannot be read.
    pub(crate) fn of_state(
        state: &State,
        day: impl FnOnce(Option<Timezone>) -> Date,
    ) -> Result<Self, Failure> {
        let way_on = "the files of a revision stay as they are: name another one";
        let portfolio = Self::of(state.workspace()?, state.repository.reader(), day);
        portfolio.map_err(|failure| failure.within(&state.in_words()).hint(way_on))
    }

    /// As [`Self::of_state`], of the state that a revision or a day names among the first parents of another, on a day.
    ///
    /// # Errors
    /// As [`Self::of_state`], and when there is no such state.
    pub(crate) fn before(head: &State, asked: &str, day: Date) -> Result<Self, Failure> {
        let state = State::find_before(&At::of(asked), &head.repository, &head.commit.id, |_| day)?;
        Self::of_state(&state, |_| day)
    }

    /// As [`Self::of_state`], of a commit on a day.
    ///
    /// # Errors
    /// As [`Self::of_state`].
    pub(crate) fn of_commit(repository: &Repository, commit: &Commit, day: Date) -> Result<Self, Failure> {
        Self::of_state(&State::of_commit(repository, commit.clone()), |_| day)
    }

    /// The workspace as it is staged, on the day that is said in its time zone.
    ///
    /// # Errors
    /// As [`Self::of_state`].
    pub(crate) fn staged(
        repository: &Repository,
        day: impl FnOnce(Option<Timezone>) -> Date,
    ) -> Result<Self, Failure> {
        let workspace = Workspace::staged(repository)?.ok_or_else(|| {
            Failure::usage(format!("there is no `{FILE_NAME}` among what is staged"))
                .hint(format!("`git add {FILE_NAME}` stages it"))
        });
        let portfolio = Self::of(workspace?, repository.reader(), day);
        portfolio.map_err(|failure| failure.within("as it is staged"))
    }

    /// The same, judged by the configuration and playbooks of another state, if one is given; whom the workspace names and
    /// which files there are stays.
    pub(crate) fn judged_by(self, held: Option<&Self>) -> Self {
        let Some(held) = held else { return self };
        Self { basis: self.basis.judging_by(&held.basis), ..self }
    }

    /// The same, where somebody is and may be told how far it is.
    pub(crate) fn seen_from(self, context: &Context) -> Self {
        Self { here: context.here(), progress: context.progress, ..self }
    }

    /// Opens the workspace at a directory or above it, on the day that it is in its time zone.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub(crate) fn open_at(start: &Path, day: impl FnOnce(Option<Timezone>) -> Date) -> Result<Self, Failure> {
        Self::found(start, Arc::default(), day)
    }

    fn found(
        start: &Path,
        reader: Arc<Reader>,
        day: impl FnOnce(Option<Timezone>) -> Date,
    ) -> Result<Self, Failure> {
        let named = (start != Path::new(".")).then(|| start.display().to_string());
        let workspace = Workspace::discover(start).map_err(Failure::disk)?;
        Self::of(workspace.ok_or_else(|| Failure::no_workspace(named.as_deref()))?, reader, day)
    }

    fn of(
        workspace: Workspace,
        reader: Arc<Reader>,
        day: impl FnOnce(Option<Timezone>) -> Date,
    ) -> Result<Self, Failure> {
        let config = configuration(&workspace, &reader)?;
        let plans = workspace.plans(&config.paths.onboardings).map_err(Failure::config)?;
        let as_of = day(config.timezone);
        let playbooks = own_playbooks(&workspace, &config, &reader);
        let our_people = people(&workspace, &reader)?;
        let Languages { sound, broken } = languages(&workspace);
        let basis = Basis::new(config, as_of).with_people(our_people).with_playbooks(playbooks);
        Ok(Self {
            workspace,
            plans,
            basis: basis.with_languages(sound),
            broken_languages: broken,
            reader,
            here: None,
            progress: None,
            customers: OnceLock::new(),
        })
    }

    /// Whether its files can be changed.
    ///
    /// # Errors
    /// When they are those of a revision.
    pub(crate) fn check_changeable(&self) -> Result<(), Failure> {
        if self.workspace.is_of_revision() { Err(Failure::not_at_a_revision()) } else { Ok(()) }
    }

    /// The slugs of all plans. A directory of plans may be absent, as an empty one is after a clone; one that somebody
    /// has named on purpose may not, or a slip in its name would pass for a workspace without plans.
    pub(crate) fn slugs(&self) -> Result<Vec<String>, Failure> {
        let slugs = self.plans.slugs().map_err(Failure::disk)?;
        let named = &self.basis.config.paths.onboardings;
        if slugs.is_empty() && !self.plans.exist() && *named != Config::default().paths.onboardings {
            let error =
                anyhow::anyhow!("there is no directory `{named}`, which `{FILE_NAME}` names for the plans");
            return Err(Failure::config(error).hint("make it, or correct `paths.onboardings`"));
        }
        Ok(slugs)
    }

    /// The plan with this slug as its files make it; nothing outside its directory is opened.
    pub(crate) fn load(&self, slug: &str) -> Loaded {
        self.loaded(self.plans.read(slug))
    }

    /// The plan that these files make.
    pub(crate) fn loaded(&self, directory: Directory) -> Loaded {
        plan::load_with(directory, &self.reader)
    }

    /// The plans whose heads can be read, by slug, each with its customer, in the order of the slugs. Nothing but the heads is
    /// opened, and those once, however often it is asked.
    ///
    /// # Errors
    /// When the plans cannot be listed.
    pub(crate) fn customers(&self) -> Result<&[(String, String)], Failure> {
        if let Some(known) = self.customers.get() {
            return Ok(known);
        }
        let customer = |slug: &str| Some((slug.to_owned(), self.head(slug)?.customer));
        let customers = self.each_named(&self.slugs()?, customer).into_iter().flatten().collect();
        Ok(self.customers.get_or_init(|| customers))
    }

    /// The id that a plan has of its own, whatever its directory is called; nothing but its head is opened.
    pub(crate) fn id(&self, slug: &str) -> Option<String> {
        self.head(slug)?.id.get().map(str::to_owned)
    }

    /// What a plan is known by: its own id, else the name of its directory; nothing where its head cannot be read.
    pub(crate) fn known_by(&self, slug: &str) -> Option<String> {
        let head = self.head(slug)?;
        Some(head.id.get().unwrap_or(slug).to_owned())
    }

    /// The head of a plan, out of its file alone.
    fn head(&self, slug: &str) -> Option<Onboarding> {
        plan::head_with(self.plans.read_head(slug)?, &self.reader)
    }

    /// All that is derived from the plan that an argument names.
    ///
    /// # Errors
    /// When it names none, or its head cannot be read.
    pub(crate) fn assess(&self, named: &str) -> Result<Assessment, Failure> {
        self.examine(named).map(|examined| examined.assessment)
    }

    /// A path below the workspace's root, as it is from where the user is; for other programs. What is not below the
    /// user's directory keeps its path from the root.
    pub(crate) fn path_from_here(&self, path: &str) -> String {
        let below = self.here.as_ref().and_then(|here| {
            let full = self.workspace.root().join(path);
            Some(slashed(full.strip_prefix(here).ok()?))
        });
        below.unwrap_or_else(|| path.to_owned())
    }

    /// Paths below the workspace's root as they are from the top of its repository, wherever the user is: what marks the
    /// lines of a pull request knows no others. Outside of a repository they are as [`Self::path_from_here`] has them.
    pub(crate) fn paths_in(&self, repository: Option<&Repository>) -> impl Fn(&str) -> String {
        let root = repository.and_then(|it| it.path_of(self.workspace.root()));
        move |path| match &root {
            Some(root) => slashed(&root.join(path)),
            None => self.path_from_here(path),
        }
    }

    /// Where a plan is, from the top of the repository.
    pub(crate) fn place(&self, slug: &str) -> PathBuf {
        self.place_below(&self.basis.config.paths.onboardings).join(slug)
    }

    /// Where that is by which plans are judged, from the top of the repository.
    pub(crate) fn settings_places(&self) -> [PathBuf; 3] {
        self.settings().map(|name| self.place_below(name))
    }

    /// Whether a path is of something by which every plan is judged; it may be gone.
    pub(crate) fn is_setting(&self, named: &str) -> bool {
        let places = self.paths(named);
        let mut places = places.iter().filter_map(|path| self.workspace.place_of(path));
        places.any(|place| self.settings().iter().any(|name| place.starts_with(name)))
    }

    /// That by which plans are judged, from the workspace's root.
    fn settings(&self) -> [&str; 3] {
        [FILE_NAME, PEOPLE_FILE, &self.basis.config.paths.playbooks]
    }

    fn place_below(&self, name: &str) -> PathBuf {
        self.workspace.place_in_repository().unwrap_or(Path::new("")).join(name)
    }

    /// The playbooks that this workspace can use.
    ///
    /// # Errors
    /// When the directory of its own playbooks cannot be read.
    pub(crate) fn playbooks(&self) -> Result<Catalogue, Failure> {
        let own = self.workspace.playbooks(&self.basis.config.paths.playbooks).map_err(Failure::config)?;
        let metrics: Vec<&str> = METRICS.iter().map(|metric| metric.id).collect();
        Ok(Catalogue::of(own, &metrics))
    }

    /// How many files of plans were opened so far, in words.
    pub(crate) fn opened(&self) -> String {
        format!("opened {} of plans", Count(self.plans.opened(), "file"))
    }

    /// Looks at every plan, on all cores, and gives what was seen in the order of the slugs.
    ///
    /// # Errors
    /// When the plans cannot be listed.
    pub(crate) fn each<T: Send>(&self, look: impl Fn(Loaded) -> T + Sync) -> Result<Vec<T>, Failure> {
        Ok(self.each_named(&self.slugs()?, |slug| look(self.load(slug))))
    }

    /// Does something with each of these plans, on all cores, and gives what came of it in their order.
    pub(crate) fn each_named<T: Send>(&self, slugs: &[String], act: impl Fn(&str) -> T + Sync) -> Vec<T> {
        let look_at = |done: &AtomicUsize| {
            let look = |slug: &String| {
                let seen = act(slug);
                done.fetch_add(1, Ordering::Relaxed);
                seen
            };
            slugs.par_iter().map(look).collect()
        };
        match self.progress {
            Some(progress) => progress.of(slugs.len(), look_at),
            None => look_at(&AtomicUsize::new(0)),
        }
    }
}

/// A path with `/` between its steps, as other programs read it on any system.
fn slashed(path: &Path) -> String {
    let steps: Vec<_> = path.components().map(|step| step.as_os_str().to_string_lossy()).collect();
    steps.join("/")
}

/// The plan that its files make, or in a few words why they make none.
pub(crate) fn made(mut loaded: Loaded) -> Result<Plan, String> {
    loaded.plan.take().ok_or_else(|| loaded.why_unread())
}
