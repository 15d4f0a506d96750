//! What a form says becomes edits, by the acts that single commands make: all of it, or nothing and why.

use std::collections::BTreeSet;

use super::counts::CallCounts;
use super::form::{Ask, CallForm, Confirms, Decided, Mood, NewAction, OnLine, Tick, WhatBecame};
use super::marks::Unread;
use super::ticked::Ticked;
use crate::act::Confirm;
use crate::act::action::AddAction;
use crate::act::cadence::SetCadence;
use crate::act::contact::{NewAsk, NewContact};
use crate::act::decision::Decide;
use crate::act::question::{Answered, Settle};
use crate::act::stakeholder::Judge;
use crate::act::update::AddUpdate;
use crate::act::work::{ACTION, Block, Finish, FinishMilestone, MILESTONE, Move, Target, Unblock, WorkLog};
use crate::act::{Acted, Draft, Dropping, Remark};
use crate::date::Date;
use crate::edit::When;
use crate::edition::{CustomerEdition, Label};
use crate::log::{CONTACTS, DECISIONS, PEOPLE};
use crate::model::{About, Due, Edition, Home, PlanFile, UpdatePart};
use crate::refused::Refused;
use crate::report::customer::update::UpdateDraft;

/// Why a form changes nothing.
#[derive(Debug)]
pub enum Stopped {
    /// Some of its lines are refused.
    Lines(Unread),
    /// It is refused as a whole.
    Whole(Refused),
}

/// Makes the edits of a form in a draft. What is there already is changed before anything is added to the same list.
///
/// # Errors
/// When any of its acts is refused; the draft is of no use then.
pub fn apply(form: &CallForm, draft: &mut Draft) -> Result<CallCounts, Stopped> {
    let mut call =
        Call { form, draft, refused: Unread::default(), idle: BTreeSet::new(), shown: None, timeline: None };
    let (answers, work): (Vec<_>, Vec<_>) =
        form.ticks.iter().partition(|tick| matches!(tick.what.entry, Ticked::Ask(_) | Ticked::Decision(_)));
    call.each(&answers, Call::tick);
    call.each(&Vec::from_iter(&form.decisions), Call::decision);
    call.each(&work, Call::tick);
    call.each(&Vec::from_iter(&form.confirmed), Call::confirm);
    call.say_what_is_unconfirmed().map_err(Stopped::Whole)?;
    call.each(&Vec::from_iter(&form.moods), Call::mood);
    call.contact().map_err(Stopped::Whole)?;
    call.each(&Vec::from_iter(&form.actions), Call::action);
    call.each(&Vec::from_iter(&form.asks), Call::ask);
    if !call.refused.is_empty() {
        return Err(Stopped::Lines(call.refused));
    }
    let is_update_drafted = call.update().map_err(Stopped::Whole)?;
    Ok(CallCounts::of(form, &call.idle, is_update_drafted))
}

struct Call<'a> {
    form: &'a CallForm,
    draft: &'a mut Draft,
    refused: Unread,
    /// The lines that say what is so already, by their numbers.
    idle: BTreeSet<usize>,
    /// What shows the call itself, where a milestone rests on it.
    shown: Option<&'a str>,
    /// The decision of the call about the timeline, where there is one and no other: the milestones that move name it.
    timeline: Option<String>,
}

impl<'a> Call<'a> {
    /// Does what each line says; why one of them is refused is told at that line.
    fn each<T>(&mut self, lines: &[&'a OnLine<T>], act: impl Fn(&mut Self, &'a T) -> Acted) {
        for line in lines {
            let before = self.draft.edits.count();
            match act(self, &line.what) {
                Err(refused) => {
                    let hints: String = refused.hints.iter().map(|hint| format!("; {hint}")).collect();
                    self.refused.note(line.number, format!("{}{hints}", refused.why));
                }
                // It is so already: that is said, and not counted.
                Ok(said) if !said.is_empty() && self.draft.edits.count() == before => {
                    self.idle.insert(line.number);
                    self.draft.remark(Remark::note(said));
                }
                Ok(_) => {}
            }
        }
    }

    fn mood(&mut self, mood: &'a Mood) -> Acted {
        let (_, place) = self.draft.entry(&PEOPLE, &mood.name)?;
        let (score, note) = (mood.score, mood.note.as_deref());
        Judge { score, by: None, note, on: self.form.day }.act(self.draft, &place)
    }

    fn decision(&mut self, it: &'a Decided) -> Acted {
        let is_about_days = |it: &Decided| it.about == Some(About::Timeline);
        let of_days = self.form.decisions.iter().filter(|line| is_about_days(&line.what)).count();
        let is_the_one = is_about_days(it) && of_days == 1;
        let affects = if is_the_one { self.moved() } else { Vec::new() };
        let decision = Decide {
            audience: None,
            text: &it.text,
            by: &it.by,
            on: self.form.day,
            about: it.about,
            rationale: None,
            options: &[],
            affects: &affects,
            supersedes: None,
            evidence: None,
            id: None,
        };
        let said = decision.act(self.draft)?;
        if is_the_one {
            self.timeline = self.draft.newest_id().map(str::to_owned);
        }
        Ok(said)
    }

    /// The milestones that the form moves.
    fn moved(&self) -> Vec<String> {
        let milestones = &self.draft.plan.jsp.milestones;
        let moved = self.form.ticks.iter().filter_map(|line| match (line.what.entry, &line.what.became) {
            (Ticked::Milestone(index), WhatBecame::Moved { .. }) => Some(milestones[index].id.clone()),
            _ => None,
        });
        moved.collect()
    }

    fn confirm(&mut self, it: &'a Confirms) -> Acted {
        self.word(it).0.write(self.draft)
    }

    /// A word as it is written, and whether nobody has given it before: whoever says again what they have confirmed has
    /// confirmed it once.
    fn word(&self, it: &Confirms) -> (Confirm, bool) {
        let (by, evidence) = (it.by.clone(), it.evidence.clone());
        let is_new = Confirm::given(self.draft, it.fact, &by).is_none();
        let on = is_new.then_some(When::On(self.form.day));
        (Confirm { fact: it.fact, by, on, evidence }, is_new)
    }

    /// Of each fact what is still missing, once every word of the form is written.
    fn say_what_is_unconfirmed(&mut self) -> Result<(), Refused> {
        if !self.refused.is_empty() {
            return Ok(());
        }
        let mut said = Vec::new();
        for line in &self.form.confirmed {
            let (word, is_new) = self.word(&line.what);
            if is_new && !said.contains(&word.fact) {
                said.push(word.fact);
                word.remark(self.draft)?;
            }
        }
        Ok(())
    }

    fn ask(&mut self, it: &'a Ask) -> Acted {
        let (due, audience, on) = (it.due.map(Due::Day), Edition::Customer, self.form.day);
        NewAsk { of: &it.of, text: &it.text, on, due: due.as_ref(), audience, id: None }.act(self.draft)
    }

    fn tick(&mut self, tick: &'a Tick) -> Acted {
        let id = tick.entry.seen(&self.draft.at).id.to_owned();
        let said = self.become_of(tick)?;
        Ok(if said.is_empty() { said } else { format!("`{id}` {said}") })
    }

    fn become_of(&mut self, tick: &'a Tick) -> Acted {
        match tick.entry {
            Ticked::Action(index) => self.work(ACTION, index, tick),
            Ticked::Milestone(index) => self.work(MILESTONE, index, tick),
            Ticked::Ask(index) => {
                let (place, (on, summary)) = (self.draft.place(&CONTACTS, index)?, self.said(tick));
                Answered { on: Some(When::On(on)), summary }.act(self.draft, index, &place)
            }
            Ticked::Decision(index) => {
                let (place, (on, answer)) = (self.draft.place(&DECISIONS, index)?, self.said(tick));
                Settle { by: None, on, answer, rationale: None, evidence: None }
                    .act(self.draft, index, &place)
            }
        }
    }

    /// When something was answered, and how.
    fn said(&self, tick: &'a Tick) -> (Date, Option<&'a str>) {
        match &tick.became {
            WhatBecame::Done { on, evidence } => (on.unwrap_or(self.form.day), evidence.as_deref()),
            _ => (self.form.day, None),
        }
    }

    /// What becomes of an action or a milestone.
    fn work(&mut self, log: WorkLog, index: usize, tick: &'a Tick) -> Acted {
        let target = log.at(index, self.draft.place(log.log, index)?);
        let day = self.form.day;
        match &tick.became {
            WhatBecame::Done { on, evidence } => {
                if let Some(done) = tick.entry.done_on(&self.draft.at) {
                    return Ok(format!("is done already, on {done}"));
                }
                target.item(&self.draft.at).must_be_open()?;
                self.finish(tick.entry, &target, on.unwrap_or(day), evidence.as_deref())
            }
            WhatBecame::Moved { to, reason, side } => {
                let (to, reason, side) = (*to, reason.as_deref(), *side);
                let decision = self.timeline.clone().filter(|_| matches!(tick.entry, Ticked::Milestone(_)));
                let decision = decision.as_deref();
                Move { to, reason, side, by: None, decision, is_of_form: true }.act(self.draft, &target)
            }
            WhatBecame::Blocked { reason, waiting_for } => {
                let waiting_for = waiting_for.clone();
                Block { reason, waiting_for, since: day, urgency: None, id: None }.act(self.draft, &target)
            }
            WhatBecame::Unblocked => Unblock { blocker: None, on: day }.act(self.draft, &target),
            WhatBecame::Dropped { reason } => {
                target.item(&self.draft.at).must_be_open()?;
                let (on, reason) = (Some(When::On(day)), reason.clone());
                target.drop(self.draft, &Dropping { on, by: None, reason, decision: None })
            }
        }
    }

    fn finish(&mut self, entry: Ticked, target: &Target, on: Date, evidence: Option<&'a str>) -> Acted {
        match entry {
            Ticked::Milestone(index) if self.is_this_call(index) && on == self.form.day => {
                // The contact of the call is what it rests on.
                self.shown = self.shown.or(evidence);
                Ok(String::new())
            }
            Ticked::Milestone(_) => FinishMilestone { on: Some(on), evidence }.act(self.draft, target),
            _ => Finish { on: Some(on), evidence }.act(self.draft, target),
        }
    }

    /// Whether a milestone rests on a contact such as this one.
    fn is_this_call(&self, milestone: usize) -> bool {
        let fact = self.draft.plan.jsp.milestones[milestone].fact;
        fact.is_some_and(|fact| fact.home() == Home::Contact(self.form.kind))
    }

    fn contact(&mut self) -> Result<(), Refused> {
        let form = self.form;
        if let Some(known) = self.draft.plan.contacts.held(form.kind, form.day) {
            let (kind, day, id) = (form.kind, form.day, &known.id);
            let twice = Remark::note(format!("a {kind} of {day} is in the log already, as `{id}`"));
            self.draft.remark(twice);
        }
        let contact = NewContact {
            present: &form.present,
            absent: &form.absent,
            summary: form.summary.as_deref(),
            note: form.note.as_deref(),
            evidence: self.shown,
            ..NewContact::of(form.kind, form.day)
        };
        contact.act(self.draft).map(drop)
    }

    fn action(&mut self, it: &'a NewAction) -> Acted {
        let action = AddAction {
            title: &it.title,
            owner: &it.owner,
            due: it.due.map(Due::Day),
            side: None,
            milestone: None,
            audience: it.is_shared.then_some(Edition::Customer),
            id: None,
        };
        action.act(self.draft)
    }

    /// Drafts the update from the plan as it is after all this, with the lines of the form; says whether there is one.
    fn update(&mut self) -> Result<bool, Refused> {
        self.note_next()?;
        // The day alone is at the end of an update anyway.
        let next = self.form.next.as_ref().filter(|next| !next.text.is_empty()).map(|next| {
            let language = self.draft.at.language();
            let day = format!("{}, {}", language.seen(next.day, self.draft.at.as_of()), next.text);
            language.fill(Label::OurNextCall, &[("day", &day)])
        });
        let Some(own) = &self.form.update else {
            return Ok(false);
        };
        self.draft.remark_doubt(&PlanFile::ALL);
        let after = self.draft.preview()?;
        let next = UpdateDraft { next: next.into_iter().collect(), ..UpdateDraft::default() };
        let (edition, language) = (CustomerEdition::of(&after), after.language());
        let own = own.and(&next);
        let update = UpdateDraft::around(&edition, &language, &own);
        if update.is_empty() {
            return Ok(false);
        }
        if let Some(said) = update.too_long(&edition, &language) {
            let less = "leave something out of it in `updates.yaml` before it goes out";
            self.draft.remark(Remark::warning(said).with(less));
        }
        let on = self.draft.at.as_of();
        let UpdateDraft { shipped, blocked, next } = &own;
        // It is sent once somebody has read it: `update sent` says so. What changes until then changes it.
        let from_plan = UpdatePart::ALL;
        let add = AddUpdate {
            on,
            by: None,
            shipped,
            blocked,
            next,
            from_plan,
            id: None,
            is_draft: true,
            replaces: true,
        };
        add.act(self.draft).map(|_| true)
    }

    /// Writes down which day was agreed for the next call, but where the plan says so by its rhythm alone.
    fn note_next(&mut self) -> Result<(), Refused> {
        let Some(next) = self.form.next.as_ref() else { return Ok(()) };
        if self.is_usual(next.day)? {
            return Ok(());
        }
        let before = self.draft.plan.jsp.cadence.next_call;
        let remarks = self.draft.remarks.len();
        SetCadence { next_call: Some(next.day), ..SetCadence::default() }.act(self.draft)?;
        // A day that has come is no longer a next one; any other is said in words.
        self.draft.remarks.truncate(remarks);
        if let Some(before) = before.filter(|before| *before > self.form.day && *before != next.day) {
            self.draft.remark(Remark::note(format!("the next call was to be on {before} until now")));
        }
        Ok(())
    }

    /// Whether the next call is on this day by the rhythm, as everything that is told of the plan has it after this call. What
    /// was agreed before is written over: it would be told in its place.
    fn is_usual(&self, next: Date) -> Result<bool, Refused> {
        if self.draft.plan.jsp.cadence.next_call.is_some() {
            return Ok(false);
        }
        let after = self.draft.preview()?.on(self.form.day);
        Ok(after.calls_ahead().into_iter().find(|day| *day > self.form.day) == Some(next))
    }
}
