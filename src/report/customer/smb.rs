//! What a small customer gets in place of calls: one message at a time, as a draft, by where their plan is.

use std::collections::BTreeMap;
use std::ops::Deref;

use super::Page;
use crate::date::Date;
use crate::edition::{CustomerEdition, Label, Language, Name, Outcome, ValuePoint};
use crate::model::{Message, Role, TeamRole, ValueName};

/// A message that a person reads before it goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which one it is.
    pub message: Message,
    /// To whom.
    pub to: Option<String>,
    /// What it is about.
    pub subject: String,
    /// What it says, in paragraphs of lines.
    pub paragraphs: Vec<Vec<String>>,
}

/// Until which day after the signature the welcome is the message.
const WELCOME: i64 = 2;
/// The day on which the number is asked for.
const NUMBER: i64 = 30;
/// The day on which it is handed over.
const HAND_OVER: i64 = 44;
/// Days for which a message is the one to send: after that it would be strange.
const FRESH: i64 = 7;

/// What is for us to judge, and no part of what the customer may read.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// Whether nobody has come back for too long: then a person writes.
    pub is_quiet: bool,
    /// Messages that somebody left out, each with the last day on which it was.
    pub skipped: BTreeMap<Message, Date>,
}

/// The message that is due; none where nothing is, where somebody wrote since it was due (a mail in the log, an update) or left
/// it out, and once the onboarding has ended.
pub fn draft(it: &CustomerEdition, language: &Language, judged: &Judged) -> Option<Draft> {
    if it.ended_on.is_some() || it.hold.is_some() || it.as_of < it.signed_on {
        return None;
    }
    let page = Letters(Page { it, language });
    let day = it.as_of.days_since(it.signed_on);
    // What somebody wrote since a message was due took its place.
    let is_over = |message: Message, since: Date| {
        let skipped = judged.skipped.get(&message).copied();
        it.written_on.max(skipped).is_some_and(|on| on >= since)
    };
    let lately = it.as_of.plus_days(1 - FRESH);
    if day <= WELCOME {
        return (!is_over(Message::Welcome, it.signed_on)).then(|| page.welcome());
    }
    if judged.is_quiet && !is_over(Message::Quiet, lately) {
        return Some(page.quiet());
    }
    let is_fresh =
        |message: Message, on: Date| (0..FRESH).contains(&it.as_of.days_since(on)) && !is_over(message, on);
    let first = it.point(ValueName::First);
    let reached = first.and_then(|it| Some((it, it.reached_on?)));
    if let Some((point, on)) = reached.filter(|(_, on)| is_fresh(Message::FirstValue, *on)) {
        return Some(page.first_value(point, on));
    }
    if is_fresh(Message::HandOver, it.signed_on.plus_days(HAND_OVER)) {
        return Some(page.hand_over());
    }
    if is_fresh(Message::Number, it.signed_on.plus_days(NUMBER)) {
        return page.did_it_work();
    }
    let is_open = first.is_none_or(|it| it.reached_on.is_none());
    if is_open && !is_over(Message::SetUp, lately) { page.missing() } else { None }
}

/// A page with the messages of it.
#[derive(Clone, Copy)]
struct Letters<'a>(Page<'a>);

impl<'a> Deref for Letters<'a> {
    type Target = Page<'a>;

    fn deref(&self) -> &Page<'a> {
        &self.0
    }
}

impl<'a> Letters<'a> {
    fn draft(
        self,
        message: Message,
        subject: Label,
        paragraphs: impl IntoIterator<Item = Vec<String>>,
    ) -> Draft {
        let from = self.it.part(TeamRole::Csm).map(|name| vec![name.to_string()]);
        Draft {
            message,
            to: self.reader().map(|name| name.full.to_string()),
            subject: self.fill(subject, &[("customer", &self.it.customer)]),
            paragraphs: paragraphs.into_iter().filter(|it| !it.is_empty()).chain(from).collect(),
        }
    }

    /// Whom to write to: who runs it, else the first whom the plan names.
    fn reader(self) -> Option<&'a Name> {
        self.it.with_role(Role::AdminOwner).or_else(|| self.it.people.first().map(|it| &it.name))
    }

    fn welcome(self) -> Draft {
        let bought = self.it.use_case.as_ref();
        let bought = bought.map(|what| self.fill(Label::SmbBoughtFor, &[("use_case", what)]));
        let steps = self.first_steps().into_iter().enumerate();
        let steps = steps.map(|(at, step)| format!("{} {}", at + 1, self.say(step)));
        let steps = std::iter::once(self.say(Label::SmbSteps).to_owned()).chain(steps).collect();
        let head = std::iter::once(self.hello(Label::SmbWelcome)).chain(bought).collect();
        self.draft(Message::Welcome, Label::SmbWelcomeSubject, [head, steps, self.line(Label::SmbStuck)])
    }

    /// What they can do themselves on the first day. The milestones of the plan are our names for it.
    fn first_steps(self) -> Vec<Label> {
        let sign_in = if self.it.people.len() < 2 { Label::SmbSignInTogether } else { Label::SmbSignIn };
        let number = self.measured().is_none().then_some(Label::SmbTellNumber);
        [sign_in, Label::SmbTemplate].into_iter().chain(number).collect()
    }

    fn quiet(self) -> Draft {
        let paragraphs = [vec![self.hello(Label::SmbQuiet)], self.line(Label::SmbQuietLater)];
        self.draft(Message::Quiet, Label::SmbQuietSubject, paragraphs)
    }

    /// What is not there yet; nothing where all of it is.
    fn missing(self) -> Option<Draft> {
        let second = (self.it.people.len() < 2).then_some(Label::SmbSecondPerson);
        let number = self.measured().is_none().then_some(Label::SmbYourNumber);
        let missing: Vec<String> =
            second.into_iter().chain(number).map(|label| format!("– {}", self.say(label))).collect();
        if missing.is_empty() {
            return None;
        }
        let asked = self.line(Label::SmbMissing).into_iter().chain(missing).collect();
        Some(self.draft(Message::SetUp, Label::SmbMissingSubject, [asked, self.line(Label::SmbOneLine)]))
    }

    fn first_value(self, point: &ValuePoint, on: Date) -> Draft {
        let what = point
            .definition
            .as_ref()
            .map_or_else(|| self.say(Label::FirstValue).to_owned(), ToString::to_string);
        let done = self.fill(Label::SmbFirst, &[("day", &self.day(on)), ("what", &what)]);
        self.draft(
            Message::FirstValue,
            Label::SmbFirstSubject,
            [vec![done], self.line(Label::SmbNext), self.line(Label::SmbStuck)],
        )
    }

    /// Whether the number that they wanted has come; nothing where none was ever said.
    fn did_it_work(self) -> Option<Draft> {
        let outcome = self.measured()?;
        let asked = [self.line(Label::SmbDidItWork), self.line(Label::SmbHowSatisfied)];
        let paragraphs = std::iter::once(self.wanted(outcome)).chain(asked);
        Some(self.draft(Message::Number, Label::SmbNumberSubject, paragraphs))
    }

    fn hand_over(self) -> Draft {
        let used = self.it.usage.as_ref().and_then(|usage| {
            let (active, licensed) = (usage.active?, usage.licensed?);
            Some(self.fill(Label::SmbInUse, &[("active", &active), ("licensed", &licensed)]))
        });
        let wanted = self.measured().map(|it| self.wanted(it)).unwrap_or_default();
        let paragraphs =
            [used.into_iter().collect(), wanted, self.line(Label::SmbNextGoal), self.line(Label::SmbWatches)];
        self.draft(Message::HandOver, Label::SmbHandOverSubject, paragraphs)
    }

    /// The first outcome that has a number and a goal.
    fn measured(self) -> Option<&'a Outcome> {
        self.it.outcomes.iter().find(|it| it.first.is_some() && it.target.is_some())
    }

    fn wanted(self, outcome: &Outcome) -> Vec<String> {
        let statement = outcome.statement.as_ref();
        let statement = statement.map(|what| self.fill(Label::SmbWanted, &[("statement", what)]));
        let numbers = outcome.first.zip(outcome.newest).zip(outcome.target).zip(outcome.metric.as_ref());
        let numbers = numbers.map(|(((first, newest), target), metric)| {
            let (first, newest, target) = (self.number(first), self.number(newest), self.number(target));
            let values: [(&str, &dyn std::fmt::Display); 4] =
                [("metric", metric), ("first", &first), ("newest", &newest), ("target", &target)];
            // A number that has not moved since the start was mostly not looked at again: they are asked.
            let is_old = outcome.first == outcome.newest;
            self.fill(if is_old { Label::SmbAskNumber } else { Label::SmbFromTo }, &values)
        });
        statement.into_iter().chain(numbers).collect()
    }

    fn hello(self, label: Label) -> String {
        let name = self.reader().map(ToString::to_string).unwrap_or_default();
        // Without a name no space is left before the comma.
        self.fill(label, &[("name", &name)]).replace(" ,", ",")
    }

    fn line(self, label: Label) -> Vec<String> {
        vec![self.say(label).to_owned()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{date, edition_from};

    const JSP: &str = "milestones: [{id: M-1, title: Sign in, due: 2026-03-03}, {id: M-2, title: Margin, audience: internal, due: 2026-03-03}]\n\
        value: {first: {definition: orders go through, reached_on: REACHED, evidence: seen}}\n\
        outcomes: [{id: O-1, statement: fewer retyped orders, metric: retyped a day, target: 5, \
        readings: [{measured_on: 2026-03-03, value: 26}]}]\n";

    fn on(day: &str, reached: &str, people: &str, is_quiet: bool) -> Option<Draft> {
        let head = "{id: P-1, customer: Juniper, segment: smb, team: {csm: Mara Lind}, contract: {signed_on: 2026-03-02}}";
        let people = format!("people: [{people}]");
        let jsp = JSP.replace("REACHED", reached);
        let files = [("onboarding.yaml", head), ("jsp.yaml", &jsp), ("stakeholders.yaml", &people)];
        let judged = Judged { is_quiet, ..Judged::default() };
        draft(&edition_from(&files, day), &Language::english(), &judged)
    }

    const ANA: &str = "{name: Ana Soto, roles: [admin_owner]}";
    const BOTH: &str = "{name: Ana Soto, roles: [admin_owner]}, {name: Ben Ito}";

    fn subject(draft: Option<Draft>) -> String {
        draft.map(|it| it.subject).unwrap_or_default()
    }

    #[test]
    fn a_plan_has_the_message_of_its_day_and_no_other() {
        let case = |day: &str, reached: &str, people: &str, is_quiet: bool, want: &str| {
            assert_eq!(subject(on(day, reached, people, is_quiet)), want, "{day}");
        };
        case("2026-03-02", "null", ANA, false, "Juniper: the first steps");
        case("2026-03-05", "null", ANA, false, "Juniper: a little is left of the set-up");
        case("2026-03-05", "null", BOTH, false, "");
        case("2026-03-12", "null", BOTH, true, "Juniper: shall we do it together?");
        case("2026-03-12", "2026-03-10", BOTH, false, "Juniper: the first result is there. What next?");
        case("2026-03-20", "2026-03-10", BOTH, false, "");
        case("2026-04-01", "2026-03-10", BOTH, false, "Juniper: 30 days. Did it work?");
        case("2026-04-15", "2026-03-10", BOTH, false, "Juniper: from here it runs without us");
        case("2026-04-25", "2026-03-10", BOTH, false, "");
    }

    #[test]
    fn a_message_that_was_written_is_not_due_again() {
        let head =
            "{customer: Juniper, segment: smb, team: {csm: Mara Lind}, contract: {signed_on: 2026-03-02}}";
        let subject_with = |mail: &str, day: &str| {
            let contacts =
                format!("contacts: [{{id: L-1, kind: mail, held_on: {mail}, present: [Ana Soto]}}]");
            let people = format!("people: [{ANA}]");
            let files = [
                ("onboarding.yaml", head),
                ("contacts.yaml", contacts.as_str()),
                ("stakeholders.yaml", &people),
            ];
            subject(draft(&edition_from(&files, day), &Language::english(), &Judged::default()))
        };
        assert_eq!(
            subject_with("2026-03-02", "2026-03-03"),
            "",
            "the welcome went out on the day of the signature"
        );
        assert_eq!(subject_with("2026-03-05", "2026-03-06"), "");
        assert_eq!(subject_with("2026-03-05", "2026-03-12"), "Juniper: a little is left of the set-up");
    }

    #[test]
    fn a_message_that_was_left_out_is_not_due_again_and_others_are() {
        let head =
            "{customer: Juniper, segment: smb, team: {csm: Mara Lind}, contract: {signed_on: 2026-03-02}}";
        let people = format!("people: [{ANA}]");
        let jsp = JSP.replace("REACHED", "2026-03-10");
        let files = [("onboarding.yaml", head), ("jsp.yaml", jsp.as_str()), ("stakeholders.yaml", &people)];
        let due = |day: &str, skipped: &[(Message, &str)]| {
            let skipped = skipped.iter().map(|(message, on)| (*message, date(on))).collect();
            let judged = Judged { is_quiet: true, skipped };
            draft(&edition_from(&files, day), &Language::english(), &judged).map(|it| it.message)
        };
        assert_eq!(due("2026-03-03", &[(Message::Welcome, "2026-03-02")]), None);
        assert_eq!(due("2026-03-12", &[]), Some(Message::Quiet));
        let quiet = (Message::Quiet, "2026-03-12");
        assert_eq!(due("2026-03-12", &[quiet]), Some(Message::FirstValue));
        assert_eq!(due("2026-03-12", &[quiet, (Message::FirstValue, "2026-03-12")]), None);
        assert_eq!(due("2026-03-20", &[quiet]), Some(Message::Quiet), "a week later it is asked again");
    }

    #[test]
    fn a_message_says_what_they_may_read_and_no_more() {
        let draft = on("2026-03-03", "null", ANA, false).expect("the welcome");
        assert_eq!(draft.to.as_deref(), Some("Ana Soto"));
        assert_eq!(draft.paragraphs[0], ["Hello Ana, welcome."]);
        assert_eq!(
            draft.paragraphs[1],
            [
                "The first steps:",
                "1 sign in and name a second person (2 min)",
                "2 choose a template and switch it on (5 min)"
            ]
        );
        assert_eq!(draft.paragraphs.last().map(|it| it.join(" ")).as_deref(), Some("Mara"));
        let number = on("2026-04-01", "2026-03-10", BOTH, false).expect("the number");
        assert_eq!(
            number.paragraphs[0],
            [
                "You wanted: fewer retyped orders.",
                "Your number, retyped a day: it was 26 at the start, and you wanted 5. What is it today?"
            ]
        );
        assert_eq!(number.paragraphs[1], ["Did it work? One word is enough: yes · nearly · no"]);
    }

    #[test]
    fn a_number_that_has_moved_is_told_and_one_that_nobody_has_looked_at_since_is_asked_for() {
        let jsp = "outcomes: [{id: O-1, statement: fewer retyped orders, metric: retyped a day, target: 5, readings: [\
            {measured_on: 2026-03-03, value: 26}, {measured_on: 2026-03-30, value: 3}]}]\n";
        let head = "{id: P-1, customer: Juniper, segment: smb, contract: {signed_on: 2026-03-02}}";
        let files = [("onboarding.yaml", head), ("jsp.yaml", jsp)];
        let edition = edition_from(&files, "2026-04-01");
        let number = draft(&edition, &Language::english(), &Judged::default()).expect("the number");
        let told = "Your number, retyped a day: it was 26 at the start and is 3 now. You wanted 5.";
        assert_eq!(number.paragraphs[0][1], told);
    }

    #[test]
    fn a_welcome_asks_for_nothing_that_is_there() {
        let draft = on("2026-03-03", "null", BOTH, false).expect("the welcome");
        let steps = ["The first steps:", "1 sign in (1 min)", "2 choose a template and switch it on (5 min)"];
        assert_eq!(draft.paragraphs[1], steps);
    }
}
