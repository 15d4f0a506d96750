//! A plan while it is being changed: as it was read, on its day, and what is to become of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Remark;
use super::consequence::consequences;
use crate::assessment::Assessment;
use crate::basis::Basis;
use crate::date::Date;
use crate::edit::{Edits, Handover, Past, TermError, When, Yaml, hand_over, read};
use crate::log::DECISIONS;
use crate::model::{Due, PlanFile};
use crate::plan::{self, Directory, Entry, FileProblem, Plan};
use crate::plan_at::PlanAt;
use crate::refused::Refused;
use crate::remedy::commands;
use crate::route::Route;

/// Bytes by chance, of which fresh ids are made.
pub const RANDOM: usize = 256;

/// Why a planned day moves, and who moves it: the CSM, where nobody is named.
#[derive(Clone, Copy, Debug, Default)]
pub struct Why<'a> {
    /// Why.
    pub reason: Option<&'a str>,
    /// Who.
    pub by: Option<&'a str>,
}

/// A plan while it is being changed.
pub struct Draft {
    /// As it was read.
    pub plan: Arc<Plan>,
    /// The same plan on the as-of date.
    pub at: PlanAt,
    /// What is to change.
    pub edits: Edits,
    /// What is to be said beside it.
    pub remarks: Vec<Remark>,
    read: Directory,
    /// What is wrong with its files.
    problems: Vec<FileProblem>,
    /// Where it is, for people.
    folder: String,
    pub(super) random: [u8; RANDOM],
    /// Of how many of those bytes ids have been made.
    pub(super) spent: usize,
    /// The ids of entries that are to be added.
    pub(super) minted: Vec<String>,
}

impl Draft {
    /// The plan that a directory holds, on the day of `basis`. `folder` is where people find it.
    ///
    /// # Errors
    /// When its files make no plan.
    pub fn of(read: Directory, basis: &Basis, folder: String, random: [u8; RANDOM]) -> Result<Self, Refused> {
        let slug = read.slug.clone();
        let mut loaded = plan::load(read.clone());
        let Some(plan) = loaded.plan.take() else {
            let refused = Refused::because(format!("`{slug}` cannot be read: {}", loaded.why_unread()));
            return Err(refused.hint(format!("`{}` shows where", commands::check(&slug))));
        };
        let at = PlanAt::of(plan, basis);
        let ended = at.ending();
        let ended =
            ended.map(|it| Remark::note(format!("`{slug}` was closed on {}, as {}", it.ended_on, it.result)));
        let (plan, remarks) = (Arc::clone(&at.plan), ended.into_iter().collect());
        let (edits, problems) = (Edits::new(), loaded.problems);
        Ok(Self { plan, at, edits, remarks, read, problems, folder, random, spent: 0, minted: Vec::new() })
    }

    /// The day that an argument means; the as-of date where there is none.
    pub fn day(&self, when: Option<When>) -> Date {
        when.map_or(self.at.as_of(), |when| when.resolve(self.at.as_of(), &self.at.calendar))
    }

    /// The day that an argument means, where there is one.
    pub fn day_if(&self, when: Option<When>) -> Option<Date> {
        when.map(|when| self.day(Some(when)))
    }

    /// The day on which something happened, as an argument means it; the as-of date where there is none.
    pub fn day_of(&self, past: Option<Past>) -> Date {
        self.day(past.map(Into::into))
    }

    /// As [`Self::day_of`], where there is one.
    pub fn day_of_if(&self, past: Option<Past>) -> Option<Date> {
        self.day_if(past.map(Into::into))
    }

    /// The day that an argument means for an entry that moves: a distance counts from its own day, if it has one.
    pub fn day_from(&self, own: Option<Date>, when: When) -> Date {
        let today = self.at.as_of();
        when.resolve_from(own.unwrap_or(today), today, &self.at.calendar)
    }

    /// Adds a remark.
    pub fn remark(&mut self, remark: Remark) {
        self.remarks.push(remark);
    }

    /// Adds a remark if one of these files, out of which something is made, could not be read in full.
    pub fn remark_doubt(&mut self, files: &[PlanFile]) {
        for file in files.iter().filter(|file| self.plan.is_doubtful(**file)) {
            let why = self.plan.doubtful.misnamed(*file);
            let why = why.unwrap_or_else(|| format!("`{file}` could not be read in full"));
            let slug = &self.plan.slug;
            self.remarks.push(Remark::warning(format!(
                "{why}: something may be missing; `onboard check {slug}` shows where"
            )));
        }
    }

    /// What follows from the plan as the edits so far would leave it.
    ///
    /// # Errors
    /// When an edit cannot be made.
    pub fn preview(&self) -> Result<Assessment, Refused> {
        let mut loaded = plan::load(self.with(&self.texts()?));
        let plan = loaded.plan.take().ok_or_else(|| Refused::because(loaded.why_unread()))?;
        Ok(Assessment::of(plan, &self.at.basis))
    }

    /// What the edits would make wrong that was not so before, as remarks.
    ///
    /// # Errors
    /// When what was typed cannot be true.
    pub fn consequences(&self, texts: &[(PlanFile, String)]) -> Result<Vec<Remark>, Refused> {
        let strangers: Vec<&str> = self.remarks.iter().filter_map(|it| it.stranger.as_deref()).collect();
        consequences(&self.at.basis, &strangers, self.read.clone(), self.with(texts))
    }

    /// The plan's files as they were read.
    pub const fn directory(&self) -> &Directory {
        &self.read
    }

    /// Its files as they will be.
    fn with(&self, texts: &[(PlanFile, String)]) -> Directory {
        let mut directory = self.read.clone();
        for (file, text) in texts {
            directory.entries.insert(file.name().to_owned(), Entry::Bytes(text.clone().into_bytes().into()));
        }
        directory
    }

    /// The files that change, as they will be.
    ///
    /// # Errors
    /// When an edit cannot be made.
    pub fn texts(&self) -> Result<Vec<(PlanFile, String)>, Refused> {
        let mut files = BTreeMap::new();
        for file in self.edits.files() {
            files.extend(self.text(file)?.map(|text| (file, text)));
        }
        self.edits.apply(&files).map_err(|(file, refusal)| {
            Refused::because(format!("nothing was written: in `{}`, {refusal}", self.path(file)))
                .hint(format!("edit line {} of it by hand", refusal.line))
        })
    }

    /// The text of a file, if the plan has it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn text(&self, file: PlanFile) -> Result<Option<&str>, Refused> {
        let bytes = match self.read.entries.get(file.name()) {
            None => return Ok(None),
            Some(Entry::Bytes(bytes)) => std::str::from_utf8(bytes).ok(),
            Some(_) => None,
        };
        bytes.map(Some).ok_or_else(|| {
            let of_file = |it: &&FileProblem| it.problem.place.file_name() == Some(file.name());
            let why = self.problems.iter().find(of_file);
            let why = why.map_or_else(|| "it cannot be read".to_owned(), |it| it.problem.message.clone());
            Refused::because(format!("cannot edit `{}`: {why}", self.path(file)))
                .hint(format!("`{}` shows how to fix it", commands::check(&self.plan.slug)))
        })
    }

    /// Where a file is, for people.
    pub fn path(&self, file: PlanFile) -> String {
        format!("{}/{}", self.folder, file.name())
    }

    /// What is at a place of its file; nothing where nothing does.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn written(&self, at: &Route) -> Result<Yaml, Refused> {
        Ok(self.text(at.file)?.and_then(|text| read(text, at)).unwrap_or(Yaml::Null))
    }

    /// The first day of a term, the as-of date where none is named, and the last one.
    ///
    /// # Errors
    /// When it would end before it begins.
    pub fn term(&self, since: Option<When>, until: Option<When>) -> Result<(Date, Option<Date>), Refused> {
        let since = self.day(since);
        let until = self.day_if(until);
        match until.filter(|until| *until < since) {
            Some(until) => Err(Refused::because(format!("what begins on {since} cannot end on {until}"))),
            None => Ok((since, until)),
        }
    }

    /// Hands over what is at a place. Gives the names of those whose terms end; where it is so already, nothing is to
    /// change.
    ///
    /// # Errors
    /// When somebody has it from a later day on, or what is past would be written over.
    pub fn hand_over(&mut self, at: &Route, handover: Handover<'_>) -> Result<Vec<String>, Refused> {
        let written = self.written(at)?;
        match hand_over(&mut self.edits, at, &written, handover) {
            Ok(former) => Ok(former),
            Err(TermError::Holds | TermError::HoldsNot) => Ok(Vec::new()),
            Err(TermError::Stays { who, on }) => {
                let refused =
                    Refused::because(format!("{who} had it on {on}, and what is past stays in the plan"));
                Err(refused
                    .hint(format!("hand it over from a later day on, or correct `{}` by hand", at.file)))
            }
            Err(TermError::BeginsLater { who, since }) => {
                let refused = Refused::because(format!("{who} has it from {since} on"));
                Err(refused.hint(format!("hand it over from that day on, or correct `{}` by hand", at.file)))
            }
        }
    }

    /// Hands over what stands at a place from today on, in an entry that is in the plan since a day, else since the signature:
    /// whoever had it stays, with a last day.
    ///
    /// # Errors
    /// As [`Self::hand_over`].
    pub fn pass_on_today(&mut self, at: &Route, name: &str, added_on: Option<Date>) -> Result<(), Refused> {
        let (today, begun) = (self.at.as_of(), added_on.unwrap_or(self.at.signed()));
        self.hand_over(at, Handover { name, since: today, until: None, begun, today })?;
        Ok(())
    }

    /// Plans the entry at `at` for another day than `from`, today; a first day has nothing before it. The CSM moves it.
    pub fn plan_for(&mut self, at: &Route, from: Option<&Due>, to: impl Into<Due>) {
        self.plan_key_for((at, "due"), from, to, Why::default());
    }

    /// As [`Self::plan_for`], of an entry that calls its planned day otherwise, or where somebody says why.
    pub fn plan_key_for(
        &mut self,
        (at, key): (&Route, &'static str),
        from: Option<&Due>,
        to: impl Into<Due>,
        why: Why<'_>,
    ) {
        let to = to.into();
        if from == Some(&to) {
            return;
        }
        let entry = Yaml::map([
            ("from", from.map(Yaml::from)),
            ("to", Some(Yaml::from(&to))),
            ("reason", why.reason.map(Yaml::text)),
            ("by", self.or_csm(why.by).map(Yaml::text)),
            ("moved_on", Some(self.day(None).into())),
        ]);
        self.edits.set(at.clone().key(key), &to);
        self.edits.add(at.clone().key("moves"), entry);
    }

    /// The id of the decision that an argument names, be it one that is about to be added.
    ///
    /// # Errors
    /// When it names none, or several.
    pub fn decision(&self, named: &str) -> Result<String, Refused> {
        if let Some(id) = self.minted.iter().find(|id| *id == named) {
            return Ok(id.clone());
        }
        let index = DECISIONS.find(&self.at, named)?;
        Ok(self.plan.decisions.decisions[index].id.clone())
    }

    /// As [`Self::decision`], if one is named.
    ///
    /// # Errors
    /// As there.
    pub fn decision_if(&self, named: Option<&str>) -> Result<Option<String>, Refused> {
        named.map(|named| self.decision(named)).transpose()
    }

    /// Who says so: the one who is named, else the CSM.
    pub fn or_csm<'a>(&'a self, by: Option<&'a str>) -> Option<&'a str> {
        by.or_else(|| self.at.csm())
    }
}
