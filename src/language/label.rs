//! What is said to customers: the labels, each with its key in tables of other languages and its English text.

macro_rules! labels {
    ($label:ident { $($name:ident = $key:literal: $english:literal),+ $(,)? }) => {
        /// Something that is said to customers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "each is its own English text, in the table below")]
        pub enum $label { $($name),+ }

        impl $label {
            /// Every label.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The key under which a table of labels has it.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }

            /// In English; what is in braces is filled in.
            pub const fn english(self) -> &'static str {
                match self { $(Self::$name => $english),+ }
            }
        }
    };
}

labels! { Label {
    Weekdays = "weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    Months = "months": "January February March April May June July August September October November December",
    Day = "day": "{day} {month}",
    DayOfYear = "day_of_year": "{day} {month} {year}",
    OnWeekday = "on_weekday": "{weekday} {date}",
    Thousands = "thousands": ",",
    From = "from_to": "{from} → {to}",
    Or = "or": "or",
    And = "and": "and",
    Everybody = "everybody": "everybody",
    Section = "section": "{number} {title} ({minutes} min)",
    Minutes = "minutes": "{minutes} minutes",
    Min = "min": "min",
    Who = "who": "who",
    Planned = "planned": "planned",
    Expected = "expected": "expected",
    Agreed = "agreed": "agreed",
    By = "by": "by",
    OurWork = "our_work": "work on our side",
    Title = "title": "{customer}: {call}, {day}",
    Kickoff = "kickoff": "Kickoff: {customer}",
    WeeklyCall = "weekly_call": "weekly call",
    DailyCall = "daily_call": "daily call",
    CallOfTwoWeeks = "call_of_two_weeks": "call",
    MonthlyCall = "monthly_call": "monthly call",
    CallEntry = "call_entry": "call",
    OurNextCall = "our_next_call": "our next call, {day}",
    NextCall = "next_call": "Next call: {day}.",
    AndMore = "and_more": "and {count} more, on the plan",
    SmbWelcomeSubject = "smb_welcome_subject": "{customer}: the first steps",
    SmbWelcome = "smb_welcome": "Hello {name}, welcome.",
    SmbBoughtFor = "smb_bought_for": "This is what you want it for: {use_case}.",
    SmbSteps = "smb_steps": "The first steps:",
    SmbSignIn = "smb_sign_in": "sign in (1 min)",
    SmbSignInTogether = "smb_sign_in_together": "sign in and name a second person (2 min)",
    SmbTemplate = "smb_template": "choose a template and switch it on (5 min)",
    SmbTellNumber = "smb_tell_number": "tell us the one number you want to move: today's value, the goal and the day (5 min)",
    SmbStuck = "smb_stuck": "Stuck? Answer this mail: a person reads it.",
    SmbMissingSubject = "smb_missing_subject": "{customer}: a little is left of the set-up",
    SmbMissing = "smb_missing": "To finish the set-up we still need:",
    SmbSecondPerson = "smb_second_person": "a second person: who works with you on this?",
    SmbYourNumber = "smb_your_number": "your number: what should be better, where is it today, where should it be, and by when?",
    SmbOneLine = "smb_one_line": "Answer in one line.",
    SmbFirstSubject = "smb_first_subject": "{customer}: the first result is there. What next?",
    SmbFirst = "smb_first": "Since {day}: {what}.",
    SmbNext = "smb_next": "Next: invite the others of your team.",
    SmbQuietSubject = "smb_quiet_subject": "{customer}: shall we do it together?",
    SmbQuiet = "smb_quiet": "Hello {name}, I see that nobody could get to it yet. Shall we do it together in 15 minutes?",
    SmbQuietLater = "smb_quiet_later": "If now is not the time, name a week and I will be back then.",
    SmbNumberSubject = "smb_number_subject": "{customer}: 30 days. Did it work?",
    SmbWanted = "smb_wanted": "You wanted: {statement}.",
    SmbFromTo = "smb_from_to": "Your number, {metric}: it was {first} at the start and is {newest} now. You wanted {target}.",
    SmbAskNumber = "smb_ask_number": "Your number, {metric}: it was {first} at the start, and you wanted {target}. What is it today?",
    SmbDidItWork = "smb_did_it_work": "Did it work? One word is enough: yes · nearly · no",
    SmbHowSatisfied = "smb_how_satisfied": "How satisfied are you? One figure is enough: 1 (not at all) · 2 · 3 · 4 · 5 (very)",
    SmbHandOverSubject = "smb_hand_over_subject": "{customer}: from here it runs without us",
    SmbInUse = "smb_in_use": "{active} of {licensed} people use it.",
    SmbNextGoal = "smb_next_goal": "What should be better next?",
    SmbWatches = "smb_watches": "If something does not work, answer this mail.",
    Review = "review": "review",
    SponsorReview = "sponsor_review": "review with the sponsor",
    Graduation = "graduation": "graduation",
    LiveSince = "live_since": "Live since {day}.",
    GoLiveExpected = "go_live_expected": "Go-live is expected on {day}",
    GoLiveUndated = "go_live_undated": "When do we want to go live?",
    PlannedFor = "planned_for": " (planned: {day})",
    HeldUpBy = "held_up_by": " What holds it up: {reason}",
    SinceDay = "since_day": ", since {day}",
    WaitsForStep = "waits_for_step": " It waits for: {step}.",
    OnHold = "on_hold": "On hold since {day}",
    Resumes = "resumes": ", work resumes on {day}",
    WhatGoLiveWaitsFor = "go_live_waits_for": "What go-live waits for",
    WhatIsLate = "what_is_late": "What comes later than planned",
    ToDecide = "to_decide": "To decide today",
    Promised = "promised": "Promised for today, and next",
    ReadyCount = "ready_count": "{what}: {met} of {all}",
    KickoffReady = "kickoff_ready": "Ready to start the work",
    GoLiveReady = "go_live_ready": "Ready to go live",
    ActivationReady = "activation_ready": "In use as planned",
    GraduationReady = "graduation_ready": "Ready to stand on its own",
    Open = "open": "open",
    NextTwoWeeks = "next_two_weeks": "The next two weeks",
    AnythingElse = "anything_else": "Anything we should know?",
    AnythingElseAbout = "anything_else_about": "People away, other projects, changes in IT",
    DoneSince = "done_since": "Done since {day}: {what}.",
    Training = "training": "Training: {title}",
    Decided = "decided_what": "decided: {what}",
    DateStands = "date_stands": "Can we keep the date of {day}, or do we agree a new one together?",
    WaiverEnds = "waiver_ends": "“{what}” is set aside until {day}: is it done by then, or do we need longer?",
    SignGate = "sign_gate": "Everything for “{what}” is there: do we sign it?",
    WasDue = "was_due": "was due {day}",
    DueToday = "due_today": "today",
    FirstResult = "first_result": "First result",
    FirstValue = "first_value": "First value",
    FullValue = "full_value": "Full value",
    InOneSentence = "one_sentence": "When we leave the room",
    KickoffAim = "kickoff_aim": " we share one sentence of what success is, know who decides what, and know what happens by {day}. This is not a product demo.",
    KickoffAimUndated = "kickoff_aim_undated": " we share one sentence of what success is, know who decides what, and know what happens next. This is not a product demo.",
    WhoLeads = "who_leads": "who leads",
    Why = "why": "1 Why we are here.",
    WhyIsItStill = "why_still": "“{use_case}”. Is that still it, in your words?",
    WhyBecause = "why_because": "“{use_case}”: {business_case}. Is that still it, in your words?",
    WhyQuestion = "why_question": "What do you want to be able to do that you cannot do today?",
    WhatWasAgreed = "what_was_agreed": "2 What was agreed.",
    NothingPromised = "nothing_promised": "Nothing is noted: what was promised to you?",
    NotPart = "not_part": "Not part of this: {what}",
    NotPartQuestion = "not_part_question": "Not part of this: nothing noted – please say what you expect that is not here",
    WhatSuccessIs = "what_success_is": "3 What success is.",
    Today = "today": "today {number}",
    Goal = "goal": "goal {number}",
    TodayQuestion = "today_question": "where does it stand today?",
    GoalQuestion = "goal_question": "where should it be?",
    MeasuredBy = "measured_by": "measured by {source}",
    MeasuredQuestion = "measured_question": "where do we read it?",
    ByDay = "by_day": "by {day}",
    ByWhen = "by_when": "by when?",
    WhichNumber = "which_number": "Which number should be better because of this?",
    FirstValueIs = "first_value_is": "First value: {what}",
    FirstValueQuestion = "first_value_question": "First value: what would be the first thing worth having?",
    WorthIt = "worth_it": "How will you know in 90 days that this was worth it?",
    YourSentence = "your_sentence": "We write down your sentence.",
    SuccessIs = "success_is": "In your words: “{what}”",
    WhoDoesWhatBlock = "who_does_what_block": "4 Who does what, who decides.",
    SeeBelow = "see_below": "See below",
    FirstResultBy = "first_result_by": "5 A first result by {day}.",
    FirstResultSoon = "first_result_soon": "5 A first result within two weeks.",
    Proposal = "proposal": "Proposal: {what}",
    ProposalQuestion = "proposal_question": "What small thing would help at once?",
    InTheWay = "in_the_way": "6 What could get in the way?",
    InTheWayAbout = "in_the_way_about": "Other projects this month, changes in IT, holidays, people away, approvals that take long",
    HowWeWork = "how_we_work": "7 How we work.",
    Call = "call": "a call {how_often}",
    Update = "update": "a written update {how_often}",
    Daily = "daily": "every day",
    EveryWeek = "weekly": "every week",
    EveryTwoWeeks = "every_two_weeks": "every two weeks",
    Monthly = "monthly": "every month",
    Answered = "answered": "What stops us is answered in {days}, both ways",
    OneWorkingDay = "one_working_day": "one working day",
    WorkingDays = "working_days": "{days} working days",
    IfNot = "if_not": "If it is not: {whom}",
    IfNotQuestion = "if_not_question": "If it is not: whom do we call?",
    RhythmQuestion = "rhythm_question": "How often do we talk, and where?",
    ReadAloud = "read_aloud": "8 Who does what by when",
    ReadAloudAbout = "read_aloud_about": " – read aloud",
    WhoDoesWhat = "who_does_what": "Who does what",
    AtCustomer = "at_customer": "at {customer}",
    WithUs = "with_us": "with us",
    SponsorOverall = "sponsor_overall": "Sponsor, overall",
    HoursAWeek = "hours_a_week": "{role}, {hours} h a week",
    WhoIsIt = "who_is_it": "who is it?",
    MayChange = "may_change": "may change scope · dates · say “live”",
    ToBeAgreed = "to_be_agreed": "to be agreed: {who}",
    BeforeTheCall = "before_the_call": "Before the call, please:",
    LatestNumber = "latest_number": "the latest number: {what}",
    DaysAway = "days_away": "everybody: the days on which you are away in the next six weeks",
    AfterIt = "after_it": "After it:",
    WhatYouWanted = "what_you_wanted": "What you wanted, and where it stands",
    WhereWeAre = "where_we_are": "Where we are",
    WhatIsOpen = "what_is_open": "What is still open",
    NextGoals = "next_goals": "What comes next, and who looks after it",
    NextGoalsQuestion = "next_goals_question": "What should be better three months from now?",
    Reached = "reached": "reached {day}",
    NotMeasured = "not_measured": "How do we know? Nothing is measured yet.",
    NowNumber = "now_number": "now {number}",
    PowerUsers = "power_users": "power users",
    EndUsers = "end_users": "end users",
    Executives = "executives": "executives",
    Admins = "admins": "admins",
    OurPlan = "our_plan": "Our plan: {customer}",
    AsOf = "as_of": "As of {day}",
    AgreedBy = "agreed_by": "agreed on {day} by {names}",
    NewDaysBy = "new_days_by": "new days on {day} by {name}",
    NotAgreedYet = "not_agreed_yet": "Do we agree on this plan?",
    Questions = "questions": "questions: {name}",
    WhatFor = "what_for": "What we are doing this for",
    Definition = "definition": "what it is",
    ThePlan = "the_plan": "The plan",
    DoneOn = "done_on": "done {day}",
    Legend = "legend": "✓ done · ● waits for something · ○ to come",
    WhatWeWaitFor = "what_we_wait_for": "What we wait for",
    FromWhom = "from_whom": "from",
    Since = "since": "since",
    HoldsUp = "holds_up": "holds up",
    AnswerDone = "answer_done": "done",
    AnswerNotBefore = "answer_not_before": "not before …",
    StillOpen = "still_open": "Still open: {what}.",
    DecidedTitle = "decided": "Decided",
    WePromised = "we_promised": "We promised:",
    NotAgreed = "not_agreed": "not agreed",
    WhoDecides = "who_decides": "Who decides:",
    Scope = "scope": "scope",
    Dates = "dates": "dates",
    GoLive = "go_live": "go-live",
    Live = "live": "Live",
    Decides = "decides": "{who} decides",
    People = "people": "People:",
    Sponsor = "sponsor": "sponsor",
    ProjectLead = "project_lead": "project lead",
    Admin = "admin": "admin",
    Technology = "technology": "IT",
    PowerUser = "power_user": "power user",
    YourContact = "your_contact": "your contact",
    Implementation = "implementation": "implementation",
    Contract = "contract": "contract",
    Support = "support": "support",
    ChangedSince = "changed_since": "Changed since {day}:",
    Subject = "subject": "Subject:",
    SubjectOnly = "subject_only": "{customer}: update, {day}",
    SubjectWithLive = "subject_with_live": "{customer}: update, {day} – go-live expected {live}",
    Hello = "hello": "Hello {names},",
    HelloAll = "hello_all": "Hello,",
    WhereWeAreNow = "where_we_are_now": "Where we are.",
    HoldsIfSolved = "holds_if_solved": "That holds if this is solved by {day}; after that, each working day moves it by one.",
    WhatWeNeed = "what_we_need": "What we need from you",
    NothingFromYou = "nothing_from_you": "Nothing from you.",
    DoneSinceTitle = "done_since_title": "Done since {day}",
    NothingFinished = "nothing_finished": "Nothing was finished.",
    Next = "next": "Next",
    NothingPlanned = "nothing_planned": "Nothing is planned.",
    InsteadOf = "instead_of": " instead of {day}",
    OpenSince = "open_since": " (open since {day})",
    DatesChanged = "dates_changed": "Dates that changed since {day}:",
    Reason = "reason": "Reason: {why}",
} }

impl Label {
    /// Whether a text can stand for it: as many days and months as there are, and nothing filled in that English does not
    /// fill in.
    pub(super) fn takes(self, text: &str) -> Result<(), String> {
        let words = text.split(' ').count();
        let wanted = self.english().split(' ').count();
        if matches!(self, Self::Weekdays | Self::Months) && words != wanted {
            return Err(format!("`{}` has {wanted} words, not {words}", self.key()));
        }
        let known = blanks(self.english());
        match blanks(text).into_iter().find(|blank| !known.contains(blank)) {
            Some(blank) => Err(format!("`{}` has no `{{{blank}}}` to fill in", self.key())),
            None => Ok(()),
        }
    }
}

/// What is filled in in a text.
fn blanks(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_labels_have_one_key() {
        let keys: std::collections::BTreeSet<&str> = Label::ALL.iter().map(|it| it.key()).collect();
        assert_eq!(keys.len(), Label::ALL.len());
    }
}
