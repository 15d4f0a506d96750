//! The two states of the workspace that are compared, and the plans of both.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;

use onboard::diff::{Both, SettingChange, Version, paired, say_who_begins_anew, settings, workspaces};
use onboard::plan::{Directory, Reader, load_with};
use onboard::report::collected::is_configuration;
use onboard::report::diff::{ChangeAnswer, Compared};
use onboard::store::{Between, GitError, Repository};
use rayon::prelude::*;

use super::asked::Asked;
use crate::at::At;
use crate::context::Context;
use crate::failure::Failure;
use crate::portfolio::Portfolio;
use crate::state::State;

/// Both states, opened.
pub(super) struct Sides {
    repository: Repository,
    both: Both<Portfolio>,
    named: Both<String>,
    /// The commits that lead from the one to the other, or to the files; none where there are none.
    between: Option<Between>,
    asked: Asked,
}

impl Sides {
    /// Opens what arguments ask for: both are judged on the day of the command.
    pub(super) fn open(what: &[String], is_staged: bool, context: &Context) -> Result<Self, Failure> {
        let repository = Repository::open(context.start())?;
        let on_disk = || match is_staged {
            true => Portfolio::staged(&repository, |zone| context.as_of_in(zone)),
            false => Portfolio::open_at(context.start(), |zone| context.as_of_in(zone)),
        };
        let mut opened = None;
        let asked = Asked::of(what, |name| {
            opened.insert(on_disk()).as_ref().is_ok_and(|portfolio| is_plan(name, &repository, portfolio))
        });
        if is_staged && asked.head.is_some() {
            let refused = Failure::usage("`--staged` is what is staged against a base, and takes no range");
            return Err(refused.hint("name the base alone: `onboard diff --staged main`"));
        }
        let find = |name: &str| State::find(&At::of(name), &repository, context);
        let head = asked.head.as_deref().map(find).transpose()?;
        let base = match (&head, asked.is_since_common) {
            (Some(head), true) => {
                let common = repository.merge_base(&find(&asked.base)?.commit, &head.commit)?;
                State::of_commit(&repository, common)
            }
            _ => find(&asked.base)?,
        };
        let opened = match &head {
            Some(state) => Portfolio::of_state(state, |zone| context.as_of_in(zone))?,
            None => opened.unwrap_or_else(on_disk)?,
        };
        let as_of = opened.basis.as_of;
        let before = Portfolio::of_state(&base, |_| as_of)?;
        let last = match &head {
            Some(state) => state.commit.clone(),
            None if asked.base == "HEAD" => base.commit.clone(),
            None => find("HEAD")?.commit,
        };
        let is_on = last.id != base.commit.id;
        let between = is_on.then(|| repository.between(&base.commit, &last)).transpose()?;
        let common = if asked.is_since_common { ", where they parted" } else { "" };
        let named = Both::new(
            format!("{} ({}{common})", asked.base, base.commit.short_id()),
            match (&asked.head, &head) {
                (Some(name), Some(state)) => format!("{name} ({})", state.commit.short_id()),
                _ if is_staged => "what is staged".to_owned(),
                _ => "the files on the disk".to_owned(),
            },
        );
        Ok(Self {
            repository,
            both: Both::new(before.seen_from(context), opened.seen_from(context)),
            named,
            between,
            asked,
        })
    }

    /// What the change does to the plans.
    pub(super) fn compare(&self) -> Result<ChangeAnswer, Failure> {
        let Both { base, head } = &self.both;
        let wanted = self.wanted()?;
        let is_basis_changed = base.basis != head.basis;
        let slugs = Both::new(base.slugs()?, head.slugs()?);
        let all: BTreeSet<&String> = slugs.base.iter().chain(&slugs.head).collect();
        let all: Vec<String> = all.into_iter().cloned().collect();
        let read = head.each_named(&all, |slug| self.read(slug, is_basis_changed));
        let is_asked = |slug: &str| wanted.as_ref().is_none_or(|wanted| wanted.contains(slug));
        let unchanged = all.iter().zip(&read).filter(|(slug, it)| it.is_none() && is_asked(slug)).count();
        let paired = paired(read.into_iter().flatten().collect());
        let is_wanted = |it: &Both<Option<Version>>| {
            [&it.base, &it.head].into_iter().flatten().any(|it| is_asked(it.slug()))
        };
        let compared = paired.into_par_iter().filter(is_wanted).map(|it| self.compared(it));
        let mut compared = compared.collect::<Result<Vec<Compared>, GitError>>()?;
        say_who_begins_anew(compared.iter_mut().map(|it| &mut it.diff).collect());
        let mut changed = if is_basis_changed { self.settings()? } else { Vec::new() };
        changed.extend(self.workspaces());
        let mut answer = ChangeAnswer::of(compared, self.named.clone(), head.basis.as_of, changed);
        answer.unchanged += unchanged;
        Ok(answer)
    }

    /// Two versions of a plan, with who wrote what.
    fn compared(&self, versions: Both<Option<Version>>) -> Result<Compared, GitError> {
        let settled = self.settled(versions.as_ref());
        let former = self.former(versions.as_ref());
        let mut compared = Compared::of(versions);
        if let Some(base) = settled {
            compared.say_what_settings_do(&base);
        }
        if let Some(former) = former {
            compared.diff.stands_in_the_place_of(&former);
        }
        if let Some(between) = &self.between {
            let Both { base, head } = compared.diff.slug.clone();
            let places = [head.map(|it| self.both.head.place(&it)), base.map(|it| self.both.base.place(&it))];
            let places: Vec<PathBuf> = places.into_iter().flatten().collect();
            compared.say_who_wrote(|file, text, lines| {
                let paths: Vec<PathBuf> = places.iter().map(|place| place.join(file.name())).collect();
                let authors = between.authors(&paths, text)?;
                let names =
                    |lines: &Range<usize>| authors.by(lines.clone()).into_iter().map(str::to_owned).collect();
                Ok(lines.iter().map(names).collect())
            })?;
        }
        Ok(compared)
    }

    /// What changed of that by which the sides judge.
    fn settings(&self) -> Result<Vec<SettingChange>, Failure> {
        let text = |of: &Portfolio| -> Result<String, Failure> {
            let bytes = of.workspace.config().map_err(Failure::config)?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        };
        let Both { base, head } = &self.both;
        let texts = Both::new(text(base)?, text(head)?);
        Ok(settings(Both::new(&base.basis, &head.basis), texts.as_ref().map(String::as_str)))
    }

    /// The configurations among the plans that came or went.
    fn workspaces(&self) -> Vec<SettingChange> {
        let Both { base, head } = &self.both;
        let paths = |of: &Portfolio| of.plans.strays().filter(|path| is_configuration(path)).collect();
        workspaces(&Both::new(paths(base), paths(head)))
    }

    /// The plan that the base has in the directory of one that is new.
    fn former(&self, versions: Both<&Option<Version>>) -> Option<Version> {
        let head = versions.head.as_ref().filter(|_| versions.base.is_none())?;
        let base = &self.both.base;
        base.plans.has(head.slug()).then(|| Version::unchecked(base.load(head.slug()), &base.basis))
    }

    /// A plan that changes as the base has it, judged as the head judges; none where both judge by the same.
    fn settled(&self, versions: Both<&Option<Version>>) -> Option<Version> {
        let (Some(base), Some(head)) = (versions.base, versions.head) else { return None };
        let Both { base: before, head: now } = &self.both;
        if before.basis == now.basis || base.has_bytes_of(head) {
            return None;
        }
        Some(Version::unchecked(before.load(base.slug()), &now.basis))
    }

    /// Both versions of a plan; none where all of its files have the same bytes, and so say the same.
    fn read(&self, slug: &str, is_basis_changed: bool) -> Option<Both<Option<Version>>> {
        let read = |portfolio: &Portfolio| portfolio.plans.has(slug).then(|| portfolio.plans.read(slug));
        let both = Both::new(read(&self.both.base), read(&self.both.head));
        if !is_basis_changed && both.base == both.head {
            return None;
        }
        // Most files of a plan are the same on both sides, and those are parsed once.
        let reader = Reader::remembering();
        let made =
            |directory: Directory, by: &Portfolio| Version::of(load_with(directory, &reader), &by.basis);
        Some(Both::new(
            both.base.map(|it| made(it, &self.both.base)),
            both.head.map(|it| made(it, &self.both.head)),
        ))
    }

    /// The slugs of the plans that are asked for, in whichever state they are.
    fn wanted(&self) -> Result<Option<BTreeSet<String>>, Failure> {
        if self.asked.plans.is_empty() {
            return Ok(None);
        }
        let slug = |named: &String| {
            self.both.head.slug(named).or_else(|why| self.both.base.slug(named).map_err(|_| why))
        };
        self.asked.plans.iter().map(slug).collect::<Result<_, _>>().map(Some)
    }

    /// What the next comment on the same change is known by.
    pub(super) fn marker(&self) -> String {
        let Asked { base, head, plans, .. } = &self.asked;
        // Of `HEAD@{2 days ago}`, what comes before the first space.
        let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
        let all = [first(base), head.as_deref().map_or_else(|| "files".to_owned(), first), plans.join("-")];
        all.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("/")
    }

    /// Where files of the workspace of the head are, from the top of the repository.
    pub(super) fn paths_of_workspace(&self) -> impl Fn(&str) -> String {
        self.both.head.paths_in(Some(&self.repository))
    }

    /// Where files of plans of the head are, from the top of the repository.
    pub(super) fn paths(&self) -> impl Fn(&str, Option<&str>) -> String {
        let head = &self.both.head;
        let from_top = head.paths_in(Some(&self.repository));
        move |slug, file| from_top(&head.plans.path(slug, file))
    }
}

/// Whether an argument is the name of a plan, and of no revision.
fn is_plan(name: &str, repository: &Repository, portfolio: &Portfolio) -> bool {
    if portfolio.plans.has(name) {
        return true;
    }
    let is_revision = At::of(name).day.is_some() || matches!(repository.find_commit(name), Ok(Some(_)));
    !is_revision && (portfolio.slug(name).is_ok() || portfolio.former_slug(name).is_some())
}
