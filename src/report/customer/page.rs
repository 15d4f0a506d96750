//! What the pages for a customer share: their edition, the language, and phrases of it.

use std::collections::BTreeSet;
use std::fmt::Display;

use crate::date::Date;
use crate::edition::{
    CustomerEdition, Gate, Label, Language, Milestone, Name, Task, ValuePoint, Wait, Words,
};
use crate::model::{Audience, Frequency, GateName, ValueName};
use crate::phrase::Number;
use crate::report::{Cell, Line};

/// Days ahead that a call and an update look at.
pub(super) const AHEAD: i64 = 14;

/// A page for a customer.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) it: &'a CustomerEdition,
    pub(super) language: &'a Language,
}

impl<'a> Page<'a> {
    pub(super) fn say(self, label: Label) -> &'a str {
        self.language.say(label)
    }

    pub(super) fn fill(self, label: Label, values: &[(&str, &dyn Display)]) -> String {
        self.language.fill(label, values)
    }

    /// A day as it is said on the day of the page.
    pub(super) fn day(self, day: Date) -> String {
        self.language.seen(day, self.it.as_of)
    }

    /// What the day of a step is called beside the one that is expected: nothing is agreed before the plan is.
    pub(super) const fn agreed_head(self) -> Label {
        if self.it.agreed_on.is_some() { Label::Agreed } else { Label::Planned }
    }

    /// The day below that head: what the customer never agreed to is left open, once they have agreed to the plan.
    pub(super) fn agreed_or(self, agreed: Option<Date>, planned: Option<Date>) -> Option<Date> {
        if self.it.agreed_on.is_some() { agreed } else { planned }
    }

    /// A day that was agreed or planned: without its weekday.
    pub(super) fn planned(self, day: Date) -> String {
        self.language.seen(day, day.plus_days(1).max(self.it.as_of))
    }

    pub(super) fn days_cell(self, day: Option<Date>) -> Cell {
        day.map_or_else(Cell::absent, |day| Cell::from(self.day(day)))
    }

    pub(super) fn planned_cell(self, day: Option<Date>) -> Cell {
        day.map_or_else(Cell::absent, |day| Cell::from(self.planned(day)))
    }

    /// `Ben, Tomas`.
    pub(super) fn names<'n>(self, names: impl IntoIterator<Item = &'n Name>) -> String {
        names.into_iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }

    /// `Adele, Ben and Wanda`.
    pub(super) fn and(self, names: &[&Name]) -> String {
        self.and_all(&names.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    /// `Adele Kimura, Ben Osei and Tomas Lind`.
    pub(super) fn and_all(self, names: &[String]) -> String {
        match names.split_last() {
            Some((last, before)) if !before.is_empty() => {
                format!("{} {} {last}", before.join(", "), self.say(Label::And))
            }
            _ => names.join(", "),
        }
    }

    /// `Adele or Ben`.
    pub(super) fn one_of(self, names: &[&Name]) -> String {
        let or = format!(" {} ", self.say(Label::Or));
        names.iter().map(ToString::to_string).collect::<Vec<_>>().join(&or)
    }

    /// A number with its thousands parted as the language does.
    pub(super) fn number(self, number: f64) -> String {
        let plain = Number(number).to_string();
        let (whole, fraction) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
        let (sign, digits) = whole.split_at(whole.find(|it: char| it.is_ascii_digit()).unwrap_or(0));
        let mut parted = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                parted.push_str(self.say(Label::Thousands));
            }
            parted.push(digit);
        }
        format!("{sign}{parted}{fraction}")
    }

    pub(super) fn question(self, label: Label) -> Line {
        Line::new().question(self.say(label))
    }

    /// Words, or the question that stands where there are none.
    pub(super) fn or_question(self, words: Option<&Words>, question: Label) -> Line {
        words.map_or_else(|| self.question(question), |words| Line::from(words.as_str()))
    }

    /// Why something waits: in the plan's words, or as work of ours.
    pub(super) fn why(self, wait: &Wait) -> String {
        let reason = wait.reason.as_ref().map_or_else(|| self.say(Label::OurWork), Words::as_str);
        format!("{reason}{}", self.fill(Label::SinceDay, &[("day", &self.planned(wait.since))]))
    }

    /// The people of a training.
    pub(super) fn audience(self, audience: Audience) -> &'a str {
        self.say(match audience {
            Audience::Executives => Label::Executives,
            Audience::Admins => Label::Admins,
            Audience::PowerUsers => Label::PowerUsers,
            Audience::EndUsers => Label::EndUsers,
        })
    }

    /// The points of value that are defined, and the first that is not: one question is enough.
    pub(super) fn points(self) -> Vec<&'a ValuePoint> {
        let mut is_asked = false;
        let mut points = self.it.points();
        points.retain(|it| it.definition.is_some() || !std::mem::replace(&mut is_asked, true));
        points
    }

    /// Who has a step, or a question where whoever had it has gone.
    pub(super) fn owners_cell(self, step: &Milestone) -> Cell {
        match step.is_orphaned {
            true => {
                let ours = self.names(&step.ours);
                let ours = if ours.is_empty() { ours } else { format!(", {ours}") };
                Cell::from(self.question(Label::WhoIsIt).plain(ours))
            }
            false => Cell::from(self.names(step.owners())),
        }
    }

    /// Steps that come next, by the day on which they are expected.
    pub(super) fn ahead(self) -> Vec<&'a Milestone> {
        let mut open: Vec<&Milestone> = self.it.milestones.iter().filter(|it| it.is_open()).collect();
        open.sort_by_key(|it| (it.expected.is_none(), it.expected));
        open
    }

    /// When the customer is live, or is expected to be, and what decides it.
    pub(super) fn go_live(self) -> Line {
        self.go_live_beside(|step, expected| {
            let planned = step.planned.filter(|planned| *planned != expected)?;
            Some(self.fill(Label::PlannedFor, &[("day", &self.planned(planned))]))
        })
    }

    /// The same, beside the day that they were told last.
    pub(super) fn go_live_since_told(self) -> Line {
        self.go_live_beside(|step, expected| {
            let told = step.expected_before.filter(|told| *told != expected)?;
            Some(self.fill(Label::InsteadOf, &[("day", &self.planned(told))]))
        })
    }

    fn go_live_beside(self, other: impl Fn(&Milestone, Date) -> Option<String>) -> Line {
        let it = self.it;
        if let Some(hold) = &it.hold {
            let since = self.fill(Label::OnHold, &[("day", &self.planned(hold.since))]);
            // A day that has passed without it is none on which anybody can count.
            let resumes = hold.resumes_on.filter(|on| *on >= it.as_of);
            let resumes = resumes.map(|on| self.fill(Label::Resumes, &[("day", &self.day(on))]));
            let reason = hold.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
            return Line::new().strong(since + &resumes.unwrap_or_default()).plain(reason).plain(".");
        }
        let Some(go_live) = it.go_live() else { return Line::new() };
        if let Some(on) = go_live.done_on {
            return Line::new().strong(self.fill(Label::LiveSince, &[("day", &self.planned(on))]));
        }
        let Some(expected) = go_live.expected else { return self.question(Label::GoLiveUndated) };
        let line = Line::new().strong(self.fill(Label::GoLiveExpected, &[("day", &self.day(expected))]));
        line.plain(other(go_live, expected).unwrap_or_default()).plain(".").plain(self.cause())
    }

    /// What decides the day of go-live.
    fn cause(self) -> String {
        let Some(cause) = &self.it.cause else { return String::new() };
        match (&cause.wait, &cause.milestone) {
            (Some(wait), _) => self.fill(Label::HeldUpBy, &[("reason", &self.why(wait))]) + ".",
            (None, Some(step)) => self.fill(Label::WaitsForStep, &[("step", step)]),
            (None, None) => self.fill(Label::HeldUpBy, &[("reason", &self.say(Label::OurWork))]) + ".",
        }
    }

    /// A day by which something is owed, past or not.
    pub(super) fn when(self, due: Date) -> String {
        match due.days_since(self.it.as_of) {
            0 => self.say(Label::DueToday).to_owned(),
            ahead if ahead > 0 => self.day(due),
            _ => self.fill(Label::WasDue, &[("day", &self.planned(due))]),
        }
    }

    /// What is owed, by whom, and by when: `the list – Ben, Fri 10 April`.
    pub(super) fn owed(self, what: &Words, who: Option<&Name>, due: Option<Date>) -> String {
        let who = who.map(|who| format!(" – {who}")).unwrap_or_default();
        let due = due.map(|due| format!(", {}", self.when(due))).unwrap_or_default();
        format!("{what}{who}{due}")
    }

    /// A task, by whom, and by when; who had it and has gone is asked after.
    pub(super) fn task_owed(self, task: &Task) -> String {
        let what = self.owed(&task.title, task.owner.as_ref(), task.due);
        if task.is_orphaned { format!("{what} – {}", self.say(Label::WhoIsIt)) } else { what }
    }

    /// The next gate, and how much of what it asks for is there; none where it asks for nothing.
    pub(super) fn gate_count(self) -> Option<(&'a Gate, String)> {
        let gate = self.it.next_gate().filter(|gate| !gate.criteria.is_empty())?;
        let (what, met, all) = (self.ready_for(gate.gate), gate.met(), gate.criteria.len());
        Some((gate, self.fill(Label::ReadyCount, &[("what", &what), ("met", &met), ("all", &all)])))
    }

    /// What a gate is ready for, in words.
    pub(super) fn ready_for(self, gate: GateName) -> String {
        self.say(match gate {
            GateName::Handoff | GateName::Kickoff => Label::KickoffReady,
            GateName::GoLive => Label::GoLiveReady,
            GateName::Activation => Label::ActivationReady,
            GateName::Graduation => Label::GraduationReady,
        })
        .to_owned()
    }

    /// What a point of value is called.
    pub(super) fn value_name(self, name: ValueName) -> String {
        self.say(match name {
            ValueName::QuickWin => Label::FirstResult,
            ValueName::First => Label::FirstValue,
            ValueName::Full => Label::FullValue,
        })
        .to_owned()
    }

    /// How often something happens.
    pub(super) fn how_often(self, often: Frequency) -> String {
        self.say(match often {
            Frequency::Daily => Label::Daily,
            Frequency::Weekly => Label::EveryWeek,
            Frequency::EveryTwoWeeks => Label::EveryTwoWeeks,
            Frequency::Monthly => Label::Monthly,
        })
        .to_owned()
    }

    /// What is repeated, and how often.
    pub(super) fn often(self, label: Label, often: Option<Frequency>) -> Option<String> {
        often.map(|often| self.fill(label, &[("how_often", &self.how_often(often))]))
    }

    /// What was done since the customer last heard.
    pub(super) fn done(self) -> Vec<Done> {
        let since = self.it.last_sent_on;
        let new = |day: Option<Date>| day.filter(|day| *day > since);
        let done = |title: String, who: String, on: Date| Done { title, who, on };
        let steps = self
            .it
            .milestones
            .iter()
            .filter_map(|it| Some(done(it.title.to_string(), self.names(it.owners()), new(it.done_on)?)));
        let value = self.it.value.iter().filter(|it| !it.is_of_a_step).filter_map(|it| {
            let title = format!("{}: {}", self.value_name(it.name), it.definition.as_ref()?);
            Some(done(title, self.names(&it.owner), new(it.reached_on)?))
        });
        let tasks = self
            .it
            .tasks
            .iter()
            .filter_map(|it| Some(done(it.title.to_string(), self.names(&it.owner), new(it.done_on)?)));
        let sessions = self.it.sessions.iter().filter_map(|it| {
            Some(done(
                self.fill(Label::Training, &[("title", &it.title)]),
                String::new(),
                new(it.delivered_on)?,
            ))
        });
        let criteria = self.it.gates.iter().flat_map(|gate| &gate.criteria).filter(|it| !it.is_of_a_step);
        let criteria = criteria.filter_map(|it| {
            Some(done(it.text.to_string(), self.names(&it.attested_by), new(it.attested_on)?))
        });
        let decided = self.it.decided.iter().filter_map(|it| {
            Some(done(
                self.fill(Label::Decided, &[("what", &it.text)]),
                self.names(&it.who),
                new(it.decided_on)?,
            ))
        });
        let all = steps.chain(value).chain(tasks).chain(sessions).chain(criteria).chain(decided);
        // What is called alike is told once.
        let mut told = BTreeSet::new();
        all.filter(|it| told.insert(it.title.to_lowercase())).collect()
    }
}

/// Something that was done since the customer last heard.
pub(super) struct Done {
    pub(super) title: String,
    /// Who did it, by first names; nobody where that is not known.
    pub(super) who: String,
    pub(super) on: Date,
}

/// A line that stands as a sentence: it begins with a capital, unless a name does not (`eBay`).
pub(super) fn sentence(mut line: Line) -> Line {
    let Some(first) = line.spans.first_mut() else { return line };
    let word: String = first.text.chars().take_while(|it| it.is_alphanumeric()).collect();
    if let Some(begin) = word.chars().next().filter(|_| word.chars().all(char::is_lowercase)) {
        first.text = begin.to_uppercase().chain(first.text.chars().skip(1)).collect();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::edition_from;

    #[test]
    fn what_was_done_is_told_once() {
        let jsp = "milestones: [{id: M-uat, title: Test signed, fact: uat}, {id: M-1, title: Import, done_on: 2026-04-02, evidence: log}]";
        let actions = "actions: [{id: A-1, title: import, done_on: 2026-04-03, audience: customer}]";
        let gates = "gates: {go_live: {criteria: [{id: C-uat, text: the test is signed, attests: uat, \
                     attestations: [{by: Lee, attested_on: 2026-04-08, evidence: mail}]}, {id: C-2, text: invites drafted, \
                     attestations: [{by: Lee, attested_on: 2026-04-08, evidence: mail}]}]}}";
        let it = edition_from(
            &[("jsp.yaml", jsp), ("actions.yaml", actions), ("gates.yaml", gates)],
            "2026-04-10",
        );
        let done = Page { it: &it, language: &Language::english() }.done();
        let done: Vec<&str> = done.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(done, ["Test signed", "Import", "invites drafted"]);
    }

    #[test]
    fn thousands_are_parted() {
        let it = edition_from(&[], "2026-04-10");
        let page = Page { it: &it, language: &Language::english() };
        let case = |number: f64, want: &str| assert_eq!(page.number(number), want);
        case(0.0, "0");
        case(999.5, "999.5");
        case(-1_000.0, "−1,000");
        case(240_000.0, "240,000");
        case(1_234_567.25, "1,234,567.25");
    }

    #[test]
    fn a_sentence_begins_with_a_capital_and_a_name_as_it_is_written() {
        let case = |text: &str, want: &str| assert_eq!(sentence(Line::from(text)).text(), want);
        case("we work through it", "We work through it");
        case("eBay orders", "eBay orders");
        case("élan", "Élan");
        case("", "");
        case("5 a day", "5 a day");
    }
}
