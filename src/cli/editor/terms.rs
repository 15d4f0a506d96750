//! Terms that an edit begins or ends: who holds something from which day on.

use onboard::date::Date;
use onboard::edit::{Handover, TermError, When, Yaml, hand_over, read};
use onboard::route::Route;

use super::Editor;
use crate::failure::Failure;

impl Editor<'_> {
    /// The first day of a term, the as-of date where none is named, and the last one.
    pub(crate) fn term(
        &self,
        since: Option<When>,
        until: Option<When>,
    ) -> Result<(Date, Option<Date>), Failure> {
        let since = self.day(since);
        let until = until.map(|until| self.day(Some(until)));
        match until.filter(|until| *until < since) {
            Some(until) => Err(Failure::usage(format!("what begins on {since} cannot end on {until}"))),
            None => Ok((since, until)),
        }
    }

    /// What stands at a place of its file; nothing where nothing does.
    pub(crate) fn written(&self, at: &Route) -> Result<Yaml, Failure> {
        Ok(self.text(at.file)?.and_then(|text| read(text, at)).unwrap_or(Yaml::Null))
    }

    /// Hands over what stands at a place. Gives the names of those whose terms end; where it is so already, nothing is to
    /// change.
    pub(crate) fn hand_over(&mut self, at: &Route, handover: Handover<'_>) -> Result<Vec<String>, Failure> {
        let written = self.written(at)?;
        match hand_over(&mut self.edits, at, &written, handover) {
            Ok(former) => Ok(former),
            Err(TermError::Holds | TermError::HoldsNot) => Ok(Vec::new()),
            Err(TermError::BeginsLater { who, since }) => {
                let failure = Failure::usage(format!("{who} has it from {since} on"));
                Err(failure.hint(format!("hand it over from that day on, or correct `{}` by hand", at.file)))
            }
        }
    }
}
