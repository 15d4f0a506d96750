//! The lines of a form that say what became of something, and what is new.

use super::day::Days;
use super::entries::{Shown, behind};
use super::form::{Ask, Confirms, Decided, Mood, NewAction, Tick, WhatBecame};
use super::reading::Reader;
use super::text::{bracketed, one_line, who_and_what, written};
use super::ticked::Ticked;
use crate::act::work::WaitingFor;
use crate::date::Date;
use crate::model::{About, Confirmed, Side};
use crate::suggest::closest;

/// How it is said that something has no day.
const NO_DATE: &str = "no date";

impl Reader<'_> {
    /// `[x] A-7k3f …`: what became of an entry; nothing where the box is empty.
    pub(super) fn tick(&self, text: &str) -> Result<Option<Tick>, String> {
        let text = one_line(text);
        let (mark, rest) = boxed(&text)?;
        let rest = rest.trim_start();
        let (id, rest) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
        let entry = Ticked::named(self.at, id.trim_end_matches(':'))?;
        let said = behind(&Shown::of(self.at, &self.everybody, entry), rest)?;
        let became = match mark {
            None if said.is_empty() => return Ok(None),
            None => return Err("tick the box, or remove what follows the line".to_owned()),
            Some('x' | 'X') => self.done(entry, said)?,
            Some(_) if matches!(entry, Ticked::Ask(_) | Ticked::Decision(_)) => {
                return Err("what was asked is answered, `[x]`, or left as it is".to_owned());
            }
            Some('>') => self.moved(entry, said)?,
            Some('!') => self.blocked(said)?,
            Some('o' | 'O') if said.is_empty() => WhatBecame::Unblocked,
            Some('o' | 'O') => {
                return Err("nothing is noted of what is unblocked; `ours` has room for it".to_owned());
            }
            Some('-') => {
                WhatBecame::Dropped { reason: written(said).ok_or("why does the plan do without it?")? }
            }
            Some(other) => {
                return Err(format!(
                    "`[{other}]` is none of [x] done, [>] moved, [!] blocked, [o] unblocked, [-] dropped"
                ));
            }
        };
        Ok(Some(Tick { entry, became }))
    }

    /// A day, what shows it, or both.
    fn done(&self, entry: Ticked, said: &str) -> Result<WhatBecame, String> {
        let days = Days::behind(self.form.day, &self.at.calendar);
        let (on, evidence) = match days.day_then(said) {
            Some((on, rest)) => (Some(on), written(rest)),
            None => (None, written(said)),
        };
        if let Some(late) = on.filter(|on| *on > self.form.day) {
            return Err(format!("{late} is after the call"));
        }
        match self.acceptance(entry) {
            _ if evidence.is_none() && matches!(entry, Ticked::Decision(_)) => {
                Err("what was decided? Write it at the end of the line".to_owned())
            }
            Some(asked) if evidence.is_none() => {
                Err(format!("what shows it? Write it at the end of the line; it asks for: {asked}"))
            }
            _ => Ok(WhatBecame::Done { on, evidence }),
        }
    }

    /// What has to be shown of a milestone, and has not been yet.
    fn acceptance(&self, entry: Ticked) -> Option<&str> {
        let Ticked::Milestone(index) = entry else { return None };
        let milestone = &self.at.plan.jsp.milestones[index];
        milestone.acceptance.get().filter(|_| !milestone.evidence.is_written())
    }

    /// A day, why, and in brackets which side caused it.
    fn moved(&self, entry: Ticked, said: &str) -> Result<WhatBecame, String> {
        let own = entry.seen(self.at).due;
        let Some((to, rest)) = self.days().of_a_move(own).day_then(said) else {
            return match said {
                "" => Err("to which day? Write it at the end of the line".to_owned()),
                _ => Err(format!("a day comes first: `fri: {said}`")),
            };
        };
        let (reason, side) = match bracketed(rest).map(|(reason, who)| (reason, self.whose(who))) {
            Some((reason, Some(side))) => (reason, Some(side)),
            _ => (rest, None),
        };
        let reason = written(reason);
        if matches!(entry, Ticked::Milestone(_)) && reason.is_none() {
            return Err("why does it move? `fri: the server move (customer)`".to_owned());
        }
        Ok(WhatBecame::Moved { to, reason, side })
    }

    /// Why, and in brackets who has to move.
    fn blocked(&self, said: &str) -> Result<WhatBecame, String> {
        let (reason, who) = bracketed(said)
            .ok_or("who has to move? Say it in brackets at the end: `no access yet (customer)`, or a name")?;
        let reason = written(reason).ok_or("what is it blocked by?")?;
        let waiting_for = match WaitingFor::side_meant(who) {
            Some(side) => WaitingFor::Side(side),
            None => WaitingFor::Person(self.person(who)?),
        };
        Ok(WhatBecame::Blocked { reason, waiting_for })
    }

    fn whose(&self, who: &str) -> Option<Side> {
        WaitingFor::side_meant(who).or_else(|| self.everybody.side(&self.person(who).ok()?))
    }

    /// `who: what, when`; with another `+` in front it is shared.
    pub(super) fn action(&self, text: &str) -> Result<NewAction, String> {
        let text = one_line(text);
        let (is_shared, text) = match text.strip_prefix('+') {
            Some(text) => (true, text),
            None => (false, text.as_str()),
        };
        let (who, what) = who_and_what(text).ok_or("who does what by when? `+ NAME: what, fri`")?;
        let owner = self.person(who)?;
        let (title, due) = self.by_when(what)?;
        Ok(NewAction { owner, title, due, is_shared })
    }

    /// `who: what (about)`.
    pub(super) fn decision(&self, text: &str) -> Result<Decided, String> {
        let text = one_line(text);
        let (who, what) = who_and_what(&text).ok_or("who decided what? `! NAME: what (scope)`")?;
        let by = self.person(who)?;
        let (text, about) = match bracketed(what).map(|(text, word)| Ok((text, about(word)?))) {
            Some(Err(why)) => return Err(why),
            Some(Ok((text, Some(about)))) => (text, Some(about)),
            Some(Ok((_, None))) | None => (what, None),
        };
        Ok(Decided { by, text: written(text).ok_or("what was decided?")?, about })
    }

    /// `who: what, by when`.
    pub(super) fn ask(&self, text: &str) -> Result<Ask, String> {
        let text = one_line(text);
        let (who, what) = who_and_what(&text).ok_or("who was asked for what? `? NAME: what, fri`")?;
        let of = self.person(who)?;
        let (text, due) = self.by_when(what)?;
        Ok(Ask { of, text, due })
    }

    /// `who: what (evidence)`.
    pub(super) fn confirms(&self, text: &str) -> Result<Confirms, String> {
        let text = one_line(text);
        let (who, what) =
            who_and_what(&text).ok_or("who confirmed what? `= NAME: plan (where it is written)`")?;
        let by = self.person(who)?;
        let (what, evidence) = match bracketed(what) {
            Some((what, evidence)) => (what, written(evidence)),
            None => (what, None),
        };
        let fact = confirmed(what).ok_or(
            "what can be confirmed is `plan`, `success` or `data`, with where it is written in brackets",
        )?;
        if fact == Confirmed::SuccessConfirmed && evidence.is_none() {
            return Err(format!("where is it written? `{text} (mail of today)`"));
        }
        Ok(Confirms { by, fact, evidence })
    }

    /// `Ben 4, Wanda 5 (the texts)`.
    pub(super) fn moods(&self, text: &str) -> Result<Vec<Mood>, String> {
        let mut rest = one_line(text);
        let mut moods = Vec::new();
        while let Some(start) = rest.find(|c: char| !c.is_whitespace() && c != ',' && c != ';') {
            let (mood, end) = self.mood(&rest[start..])?;
            moods.push(mood);
            rest = rest[start + end..].to_owned();
        }
        Ok(moods)
    }

    /// The first mood of a text, and where it ends.
    fn mood(&self, text: &str) -> Result<(Mood, usize), String> {
        let how = "a name and a number from 1, hostile, to 5, advocate: `Ben 4 (why), Wanda 5`";
        let digit = text.find(|c: char| c.is_ascii_digit()).ok_or(how)?;
        let end = text[digit..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| digit + end);
        let score = text[digit..end].parse::<u8>().ok().filter(|score| (1..=5).contains(score)).ok_or(how)?;
        let name = self.person(text[..digit].trim().trim_end_matches([':', '=']))?;
        let after = text[end..].trim_start();
        let (note, end) = match after.strip_prefix('(').map(|inside| inside.split_once(')')) {
            Some(Some((note, rest))) => (written(note), text.len() - rest.len()),
            Some(None) => return Err("the bracket does not end".to_owned()),
            None => (None, end),
        };
        let is_apart = text[end..].chars().next().is_none_or(|c| c.is_whitespace() || ",;.".contains(c));
        if is_apart { Ok((Mood { name, score, note }, end)) } else { Err(how.to_owned()) }
    }

    /// What is before the last comma, and the day after it.
    fn by_when(&self, text: &str) -> Result<(String, Option<Date>), String> {
        let Some((what, when)) = text.rsplit_once(',') else {
            return Err(format!(
                "by when? End the line with a comma and a day: `{text}, fri`, or `{text}, {NO_DATE}`"
            ));
        };
        let (what, when) = (written(what).ok_or("what is to be done?")?, when.trim());
        let when = when.strip_prefix("by ").unwrap_or(when);
        if when.eq_ignore_ascii_case(NO_DATE) {
            return Ok((what, None));
        }
        let due = self.days().day(when)?;
        Ok((what, Some(due)))
    }
}

/// What is in the box of a line, nothing where that is empty, and what stands after it.
fn boxed(text: &str) -> Result<(Option<char>, &str), String> {
    let wrong = "a box is `[ ]`, `[x]`, `[>]`, `[!]`, `[o]` or `[-]`";
    let (inside, rest) = text.strip_prefix('[').and_then(|text| text.split_once(']')).ok_or(wrong)?;
    let mut marks = inside.chars().filter(|c| !c.is_whitespace());
    match (marks.next(), marks.next()) {
        (mark, None) => Ok((mark, rest)),
        _ => Err(wrong.to_owned()),
    }
}

/// What somebody confirms, by its word or the beginning of it.
fn confirmed(what: &str) -> Option<Confirmed> {
    let typed = what.trim().to_lowercase().replace([' ', '-'], "_");
    let begins = |it: &&Confirmed| typed.len() >= 4 && it.word().starts_with(&typed);
    Confirmed::ALL.iter().find(begins).copied()
}

/// What a word in brackets says that a decision is about; nothing where it is none of those words.
fn about(word: &str) -> Result<Option<About>, String> {
    let typed = word.to_lowercase().replace(['-', ' '], "_");
    match (About::from_word(&typed), closest(&typed, About::WORDS.iter().copied())) {
        (Some(about), _) => Ok(Some(about)),
        (None, Some(meant)) => Err(format!("did you mean `({meant})`?")),
        (None, None) => Ok(None),
    }
}
