//! What the model says of a file: the usual order of keys, and whether a new text has new problems.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use crate::document::{ProblemKind, read};
use crate::model::{
    Actions, Adoption, Contacts, Decisions, Expansion, Friction, Gates, Handoff, Jsp, Onboarding, PeopleFile,
    PlanFile, Risks, Stakeholders, Training, Updates,
};
use crate::route::Step;

/// What the model says of a file.
pub(super) struct Typed {
    /// The unfinished merge in a text, if there is one: where, and what is wrong.
    pub(super) conflict: fn(&str) -> Option<(usize, String)>,
    /// A problem that the second text has and the first had not.
    pub(super) new_problem: fn(&str, &str) -> Option<String>,
    /// The keys of the mapping at some steps, in the order in which the model lists them.
    pub(super) keys: fn(&[Step]) -> &'static [&'static str],
}

impl Typed {
    fn by<T: DeserializeOwned>() -> Self {
        Self { conflict: first_conflict::<T>, new_problem: first_new::<T>, keys: keys_of::<T> }
    }

    /// Of a plan's file.
    pub(super) fn of(file: PlanFile) -> Self {
        match file {
            PlanFile::Onboarding => Self::by::<Onboarding>(),
            PlanFile::Handoff => Self::by::<Handoff>(),
            PlanFile::Stakeholders => Self::by::<Stakeholders>(),
            PlanFile::Jsp => Self::by::<Jsp>(),
            PlanFile::Gates => Self::by::<Gates>(),
            PlanFile::Actions => Self::by::<Actions>(),
            PlanFile::Decisions => Self::by::<Decisions>(),
            PlanFile::Risks => Self::by::<Risks>(),
            PlanFile::Contacts => Self::by::<Contacts>(),
            PlanFile::Adoption => Self::by::<Adoption>(),
            PlanFile::Training => Self::by::<Training>(),
            PlanFile::Friction => Self::by::<Friction>(),
            PlanFile::Updates => Self::by::<Updates>(),
            PlanFile::Expansion => Self::by::<Expansion>(),
        }
    }

    /// Of the `people.yaml` of a workspace.
    pub(super) fn people() -> Self {
        Self::by::<PeopleFile>()
    }
}

fn first_conflict<T: DeserializeOwned>(text: &str) -> Option<(usize, String)> {
    let problem =
        read::<T>(text.as_bytes()).problems.into_iter().find(|it| it.kind == ProblemKind::ConflictMarkers)?;
    Some((problem.span.start, problem.message))
}

fn first_new<T: DeserializeOwned>(old: &str, new: &str) -> Option<String> {
    let problems = |text: &str| {
        let problems = read::<T>(text.as_bytes()).problems.into_iter();
        problems.map(|problem| (problem.kind, problem.message))
    };
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for problem in problems(old) {
        *known.entry(problem).or_default() += 1;
    }
    let mut is_known = |problem: &(ProblemKind, String)| {
        known.get_mut(problem).is_some_and(|left| {
            let is_left = *left > 0;
            *left = left.saturating_sub(1);
            is_left
        })
    };
    problems(new).find(|problem| !is_known(problem)).map(|(_, message)| message)
}

fn keys_of<T: DeserializeOwned>(steps: &[Step]) -> &'static [&'static str] {
    match T::deserialize(Walk { steps }) {
        Err(Found(keys)) => keys,
        Ok(_) => &[],
    }
}

/// A file that holds just the way to one place; ends where the model says what keys that place has.
#[derive(Clone, Copy)]
struct Walk<'s> {
    steps: &'s [Step],
}

/// The keys found, carried out of the walk as its error.
#[derive(Debug)]
struct Found(&'static [&'static str]);

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Found {}

impl de::Error for Found {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }
}

impl<'de> de::Deserializer<'de> for Walk<'_> {
    type Error = Found;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Found> {
        match self.steps.first() {
            Some(Step::Index(_)) => visitor.visit_seq(self),
            Some(Step::Key(_)) => visitor.visit_map(self),
            None => Err(Found(&[])),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Found> {
        if self.steps.is_empty() { Err(Found(fields)) } else { self.deserialize_any(visitor) }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Found> {
        visitor.visit_some(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Walk<'_> {
    type Error = Found;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Found> {
        let Some(Step::Key(key)) = self.steps.first() else { return Ok(None) };
        seed.deserialize(key.as_ref().into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Found> {
        let steps = self.steps.get(1..).unwrap_or_default();
        self.steps = &[];
        seed.deserialize(Walk { steps })
    }
}

impl<'de> SeqAccess<'de> for Walk<'_> {
    type Error = Found;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Found> {
        let Some((Step::Index(_), steps)) = self.steps.split_first() else { return Ok(None) };
        self.steps = &[];
        seed.deserialize(Walk { steps }).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_tells_the_usual_order_of_keys() {
        let key = |key: &'static str| Step::Key(key.into());
        let keys = |file: PlanFile, steps: &[Step]| (Typed::of(file).keys)(steps);
        let person = [key("people"), Step::Index(0)];
        assert_eq!((Typed::people().keys)(&person)[..2], ["name", "aliases"]);
        assert_eq!(keys(PlanFile::Actions, &[]), ["actions"]);
        assert_eq!(keys(PlanFile::Actions, &[key("actions"), Step::Index(7)])[..3], ["id", "title", "due"]);
        let blocker = [key("milestones"), Step::Index(0), key("blockers"), Step::Index(0)];
        assert_eq!(keys(PlanFile::Jsp, &blocker)[..3], ["id", "reason", "waiting_for"]);
        let criterion = [key("gates"), key("go_live"), key("criteria"), Step::Index(1)];
        let attestation = [&criterion[..], &[key("attestations"), Step::Index(0)]].concat();
        assert_eq!(keys(PlanFile::Gates, &attestation)[..3], ["by", "attested_on", "evidence"]);
        assert_eq!(keys(PlanFile::Friction, &[key("fields"), Step::Index(0)])[..2], ["name", "count"]);
        assert_eq!(keys(PlanFile::Jsp, &[key("x-own"), key("b")]), [""; 0]);
        assert_eq!(keys(PlanFile::Jsp, &[key("milestones"), key("b")]), [""; 0]);
    }

    #[test]
    fn only_problems_that_were_not_there_count() {
        let new = Typed::of(PlanFile::Actions).new_problem;
        assert_eq!(new("actions: [{id: A, due: x}]", "actions: [{id: A, due: x}, {id: B}]"), None);
        assert_eq!(new("", "actions: [{id: A}]"), None);
        assert!(new("actions: [{id: A}]", "actions: [{id: A, due: x}]").is_some());
        assert!(new("actions: [{id: A, due: x}]", "actions: [{id: A, due: x}, {id: B, due: x}]").is_some());
    }
}
