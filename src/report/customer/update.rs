//! The written update after a call: five blocks, the same order each week, what we need before what was done; and the
//! lists of it that people edit.

use super::page::{AHEAD, Page};
use crate::date::Date;
use crate::edition::{CustomerEdition, Label, Language, Milestone, Task};
use crate::model::TeamRole;
use crate::report::{Block, Heading, Items, Line, Report};

/// Lines of one list: an update is read in a minute.
const MOST: usize = 5;

/// Dates that changed and are told; the plan on one page has all of them.
const DATES: usize = 4;

/// The three lists of an update.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateDraft {
    /// What was finished since the last one.
    pub shipped: Vec<String>,
    /// What is needed of the customer.
    pub blocked: Vec<String>,
    /// What comes next.
    pub next: Vec<String>,
}

/// Words of an update, at most: what is longer is not read.
const MOST_WORDS: usize = 200;

/// Items that a list keeps, however long the update is.
const LEAST: usize = 2;

/// How many items each list keeps: shipped, blocked, next.
struct Kept([usize; 3]);

impl Kept {
    fn of(whole: &UpdateDraft) -> Self {
        Self([whole.shipped.len(), whole.blocked.len(), whole.next.len()])
    }

    /// Drops the last item of the longest list: of what was done before what comes, and that before what is needed. Gives
    /// the number of the list.
    fn drop_one(&mut self) -> Option<usize> {
        let longest = [1, 2, 0].into_iter().max_by_key(|list| self.0[*list]);
        let longest = longest.filter(|list| self.0[*list] > LEAST)?;
        self.0[longest] -= 1;
        Some(longest)
    }

    /// The lists as far as they are kept; the rest is counted.
    fn of_whole(&self, whole: &UpdateDraft, page: Page<'_>) -> UpdateDraft {
        let cut = |list: &[String], kept: usize| {
            let rest = list.len() - kept;
            let more = (rest > 0).then(|| page.and_more(rest));
            list[..kept].iter().cloned().chain(more).collect()
        };
        let [shipped, blocked, next] = self.0;
        UpdateDraft {
            shipped: cut(&whole.shipped, shipped),
            blocked: cut(&whole.blocked, blocked),
            next: cut(&whole.next, next),
        }
    }
}

/// The words of a text as a reader sees them.
fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|it| it.contains(char::is_alphanumeric)).count()
}

/// The words of a block.
fn words_of(block: &Block) -> usize {
    let words = |line: &Line| words_in(&line.text());
    match block {
        Block::Heading(heading) => words(&heading.text),
        Block::Text(lines) => lines.iter().map(words).sum(),
        Block::Items(items) => items.items.iter().map(|item| words(&item.line)).sum(),
        _ => 0,
    }
}

/// The parts of a draft, under the titles that they have in an editor.
const PARTS: [&str; 3] = ["shipped", "blocked", "next"];

/// What stands at the end of a draft.
const MANNER: &str = "; items begin with `-` or `*`, and go on below; lines that begin with `;` are left out";

impl UpdateDraft {
    /// What the plan makes of an update on its day.
    pub fn of(it: &CustomerEdition, language: &Language) -> Self {
        let page = Page { it, language };
        let whole = Self { shipped: page.done_titles(), blocked: page.needed(), next: page.comes_next() };
        let (mut left, mut words) = (Kept::of(&whole), whole.words(page));
        let lists = [&whole.shipped, &whole.blocked, &whole.next];
        while words > MOST_WORDS {
            let Some(list) = left.drop_one() else { break };
            let (list, kept) = (lists[list], left.0[list]);
            // The first one that is dropped makes room for the count of the rest.
            let more = if kept + 1 == list.len() { words_in(&page.and_more(1)) } else { 0 };
            words = words + more - words_in(&list[kept]);
        }
        left.of_whole(&whole, page)
    }

    /// The words of the update that a reader sees.
    fn words(&self, page: Page<'_>) -> usize {
        update_report(page.it, page.language, self).blocks.iter().map(words_of).sum()
    }

    /// With these lists in the place of its own; one that nobody gave stays as it is.
    #[must_use]
    pub fn with(self, given: Self) -> Self {
        let list = |own: Vec<String>, given: Vec<String>| if given.is_empty() { own } else { given };
        Self {
            shipped: list(self.shipped, given.shipped),
            blocked: list(self.blocked, given.blocked),
            next: list(self.next, given.next),
        }
    }

    /// The draft as text for an editor.
    pub fn to_text(&self) -> String {
        let lists = PARTS.iter().zip([&self.shipped, &self.blocked, &self.next]);
        let parts = lists.map(|(title, items)| {
            let items: String = items.iter().map(|item| format!("- {}\n", item.replace('\n', " "))).collect();
            format!("# {title}\n{items}\n")
        });
        format!("{}{MANNER}\n", parts.collect::<String>())
    }

    /// What an editor made of [`Self::to_text`]: items with whatever stands below them, until the next item or heading.
    ///
    /// # Errors
    /// A line that belongs to no part, which would be lost.
    pub fn from_text(text: &str) -> Result<Self, String> {
        let mut lists: [Vec<String>; 3] = Default::default();
        let mut into = None;
        // Whether the next words go on with the item before.
        let mut goes_on = false;
        for line in text.lines().filter(|line| !line.trim_start().starts_with(';')) {
            let words = line.trim();
            if words.is_empty() {
                goes_on = false;
            } else if let Some(title) = words.strip_prefix('#') {
                into = Some(part_named(title).ok_or_else(|| format!("`{words}` is no part of an update"))?);
                goes_on = false;
            } else {
                let at = into.ok_or_else(|| format!("`{words}` stands above all parts"))?;
                take(&mut lists[at], line, goes_on);
                goes_on = !lists[at].is_empty();
            }
        }
        let [shipped, blocked, next] = lists;
        Ok(Self { shipped, blocked, next })
    }

    /// Whether it says nothing.
    pub const fn is_empty(&self) -> bool {
        self.shipped.is_empty() && self.blocked.is_empty() && self.next.is_empty()
    }
}

/// The number of a part by its heading, however deep that is.
fn part_named(title: &str) -> Option<usize> {
    let title = title.trim_matches('#').trim().trim_end_matches(':').to_lowercase();
    PARTS.iter().position(|part| *part == title)
}

/// Adds a line of an editor to a list: an item of its own where it begins with a mark at the margin, else more of the one
/// before.
fn take(list: &mut Vec<String>, line: &str, goes_on: bool) {
    let words = line.trim();
    let item = ['-', '*', '+', '•'].iter().find_map(|mark| words.strip_prefix(*mark));
    let item = item
        .filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace) || words.starts_with('-'));
    let is_below = line.starts_with([' ', '\t']) && !list.is_empty();
    match (item.map(str::trim), list.last_mut()) {
        (Some(""), _) => {}
        (Some(item), Some(before)) if is_below => {
            let joint = if before.ends_with([':', ';', ',']) { " " } else { "; " };
            before.push_str(&format!("{joint}{item}"));
        }
        (Some(item), _) => list.push(item.to_owned()),
        (None, Some(before)) if goes_on || is_below => before.push_str(&format!(" {words}")),
        (None, _) => list.push(words.to_owned()),
    }
}

/// An update as it goes into a mail; of one that is written, its own words.
pub fn update_report(it: &CustomerEdition, language: &Language, update: &UpdateDraft) -> Report {
    let page = Page { it, language };
    let mut report = Report::new();
    report.push(Line::new().strong(page.say(Label::Subject)).plain(" ").plain(page.subject()));
    let greeted: Vec<&crate::edition::Name> = it.people.iter().map(|person| &person.name).collect();
    report.push(Line::from(match greeted.is_empty() {
        true => page.say(Label::HelloAll).to_owned(),
        false => page.fill(Label::Hello, &[("names", &page.and(&greeted))]),
    }));
    report.push_lines(page.where_we_are());
    let since = page.planned(it.last_sent_on);
    let parts = [
        (page.say(Label::WhatWeNeed).to_owned(), &update.blocked, Label::NothingFromYou),
        (page.fill(Label::DoneSinceTitle, &[("day", &since)]), &update.shipped, Label::NothingFinished),
        (page.say(Label::Next).to_owned(), &update.next, Label::NothingPlanned),
    ];
    for (title, items, otherwise) in parts {
        report.push(Heading::part(title));
        match items.is_empty() {
            true => report.push(page.say(otherwise)),
            false => report.push(Items::new(items.iter().map(String::as_str))),
        }
    }
    page.push_changes(&mut report, &since);
    let next = it.rhythm.calls.iter().find(|day| **day > it.as_of);
    report.push_lines(next.map(|day| page.fill(Label::NextCall, &[("day", &page.day(*day))])));
    report.push_lines(it.part(TeamRole::Csm).map(ToString::to_string));
    report
}

impl Page<'_> {
    /// What stands for items that are left out.
    fn and_more(self, count: usize) -> String {
        self.fill(Label::AndMore, &[("count", &count)])
    }

    /// The state and the day of go-live in a few words.
    fn subject(self) -> String {
        let day = self.language.day(self.it.as_of);
        let live = self.it.go_live().filter(|step| step.is_open()).and_then(|step| step.expected);
        match live {
            Some(live) => self.fill(
                Label::SubjectWithLive,
                &[("customer", &self.it.customer), ("day", &day), ("live", &self.language.day(live))],
            ),
            None => self.fill(Label::SubjectOnly, &[("customer", &self.it.customer), ("day", &day)]),
        }
    }

    /// The gate in numbers and when go-live is to be expected; nothing where neither is known.
    fn where_we_are(self) -> Option<Line> {
        let gate = self.gate_count().map(|(_, count)| count + ". ").unwrap_or_default();
        let known = Line::new().plain(gate).then(self.go_live());
        let known = known.plain(self.condition().map(|said| format!(" {said}")).unwrap_or_default());
        (!known.is_empty()).then(|| Line::new().strong(self.say(Label::WhereWeAreNow)).plain(" ").then(known))
    }

    /// Until when the expected day holds, where that is the customer's to keep.
    fn condition(self) -> Option<String> {
        let cause = self.it.cause.as_ref()?;
        let until = cause.holds_until?;
        let wait = cause.wait.as_ref()?;
        Some(match &wait.task {
            Some(task) => self.fill(Label::HoldsIf, &[("task", task), ("day", &self.day(until))]),
            None => self.fill(Label::HoldsIfSolved, &[("day", &self.day(until))]),
        })
    }

    /// What is needed of the customer, what go-live waits for first.
    fn needed(self) -> Vec<String> {
        let until = self.it.as_of.plus_days(AHEAD);
        let open = self.it.tasks.iter().filter(|it| it.is_theirs && it.done_on.is_none());
        let mut open: Vec<&Task> = open.filter(|it| it.due.is_none_or(|due| due <= until)).collect();
        open.sort_by_key(|it| (!it.is_awaited, it.due.is_none(), it.due));
        let mut said: Vec<String> = open.iter().map(|it| self.task_needed(it)).collect();
        let told = |wait: &&crate::edition::Wait| {
            let task = wait.task.as_ref().map(crate::edition::Words::as_str);
            wait.is_theirs && !open.iter().any(|it| Some(it.title.as_str()) == task)
        };
        said.extend(self.it.waits.iter().filter(told).map(|wait| {
            let who = wait.from.as_ref().map(|who| format!(" – {who}")).unwrap_or_default();
            format!("{}{who}", self.why(wait))
        }));
        said.extend(self.it.to_decide.iter().map(|it| self.owed(&it.text, it.who.as_ref(), it.due)));
        said.truncate(MOST);
        said
    }

    /// A task, who does it, and by when: by the day until which go-live holds, where that waits for it.
    fn task_needed(self, task: &Task) -> String {
        let cause = self
            .it
            .cause
            .as_ref()
            .filter(|cause| cause.wait.as_ref().and_then(|wait| wait.task.as_ref()) == Some(&task.title));
        let by = cause.and_then(|cause| cause.holds_until);
        let when = match (by, task.due) {
            (Some(by), due) => {
                let since = due.filter(|due| *due < self.it.as_of);
                let since = since.map(|due| self.fill(Label::OpenSince, &[("day", &self.planned(due))]));
                let by = self.fill(Label::ByDay, &[("day", &self.day(by))]);
                format!(", {by}{}", since.unwrap_or_default())
            }
            (None, Some(due)) => format!(", {}", self.when(due)),
            (None, None) => String::new(),
        };
        let who = match (&task.owner, task.is_orphaned) {
            (Some(who), _) => format!(" – {who}"),
            (None, true) => format!(" – {}", self.say(Label::WhoIsIt)),
            (None, false) => String::new(),
        };
        format!("{}{who}{when}", task.title)
    }

    /// The steps that come next, and go-live.
    fn comes_next(self) -> Vec<String> {
        let until = self.it.as_of.plus_days(AHEAD);
        let near = |step: &&Milestone| {
            step.expected.is_some_and(|on| on >= self.it.as_of && on <= until) || step.is_go_live
        };
        let ahead: Vec<&Milestone> = self.ahead().into_iter().filter(near).collect();
        let shown = ahead.iter().enumerate().filter(|(at, step)| *at < MOST || step.is_go_live);
        let said = shown.map(|(_, step)| {
            let who = self.names(step.owners());
            let who = if who.is_empty() { who } else { format!(" – {who}") };
            let day = step.expected.map(|on| format!(", {}", self.day(on))).unwrap_or_default();
            format!("{}{who}{day}", step.title)
        });
        // What we have promised them comes beside the steps of the plan.
        let ours = self.it.tasks.iter().filter(|it| !it.is_theirs && it.done_on.is_none());
        let ours = ours.filter(|it| it.due.is_some_and(|due| due <= until));
        let ours = ours.map(|it| self.task_owed(it));
        said.chain(ours.take(MOST)).collect()
    }

    fn push_changes(self, report: &mut Report, since: &str) {
        let changes = self.changes();
        if changes.is_empty() {
            return;
        }
        let title = self.fill(Label::DatesChanged, &[("day", &since)]);
        let reason =
            self.reason_of_changes().map(|why| format!(". {}", self.fill(Label::Reason, &[("why", &why)])));
        let line = Line::new().strong(title).plain(" ").plain(changes.join("; "));
        report.push(line.plain(reason.unwrap_or_default()).plain("."));
    }

    /// The dates of the steps that both sides look at which the customer knew otherwise.
    pub(super) fn changes(self) -> Vec<String> {
        let is_told =
            |step: &Milestone| step.is_go_live || step.is_on_the_way || step.is_behind() && step.is_core;
        let mut changes = self.it.changes();
        changes.retain(|change| is_told(change.milestone));
        changes.sort_by_key(|change| (!change.milestone.is_go_live, change.to));
        let said = changes.iter().take(DATES).map(|change| {
            let (from, to) = (self.planned(change.from), self.planned(change.to));
            let said = self.fill(Label::From, &[("from", &from), ("to", &to)]);
            format!("{} {said}", change.milestone.title)
        });
        said.collect()
    }

    /// Why dates changed: what holds go-live up, else the reason of its last move.
    fn reason_of_changes(self) -> Option<String> {
        let cause = self.it.cause.as_ref().and_then(|cause| cause.wait.as_ref()?.reason.as_ref());
        let moved = |step: &Milestone| {
            let is_new = |on: Date| on > self.it.last_sent_on;
            step.moves.iter().rev().find(|moved| is_new(moved.moved_on))?.reason.clone()
        };
        cause.cloned().or_else(|| moved(self.it.go_live()?)).map(|why| why.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::edition_from;

    #[track_caller]
    fn case(text: &str, want: [&[&str]; 3]) {
        let draft = UpdateDraft::from_text(text).expect("nothing is lost");
        assert_eq!([draft.shipped, draft.blocked, draft.next], want.map(<[&str]>::to_vec));
    }

    #[test]
    fn what_somebody_types_in_an_editor_is_kept() {
        let text = "# shipped\n- Sign-on works at all four sites; the night shift\n  still needs a second factor\n* exports moved\n\n## next\n- pilot\n";
        let shipped =
            ["Sign-on works at all four sites; the night shift still needs a second factor", "exports moved"];
        case(text, [&shipped, &[], &["pilot"]]);
        case(
            "# next:\n- pilot:\n  - two sites\n  - ten people\n",
            [&[], &[], &["pilot: two sites; ten people"]],
        );
        case("## Blocked\nno key yet\n\nand no list\n", [&[], &["no key yet", "and no list"], &[]]);
        case("# next\n-x\n- \n+ y\n- **bold** words\n", [&[], &[], &["x", "y", "**bold** words"]]);
        case("; all of this\n", [&[], &[], &[]]);
    }

    #[test]
    fn a_line_that_belongs_to_no_part_is_not_dropped_in_silence() {
        assert_eq!(
            UpdateDraft::from_text("# shiped\n- x\n"),
            Err("`# shiped` is no part of an update".to_owned())
        );
        assert_eq!(UpdateDraft::from_text("- x\n"), Err("`- x` stands above all parts".to_owned()));
    }

    #[test]
    fn a_list_that_was_given_leaves_the_others_as_they_are() {
        let list = |text: &str| vec![text.to_owned()];
        let own = UpdateDraft { shipped: list("import"), blocked: list("keys"), next: list("pilot") };
        let given = UpdateDraft { shipped: list("export"), ..UpdateDraft::default() };
        let want = UpdateDraft { shipped: list("export"), blocked: list("keys"), next: list("pilot") };
        assert_eq!(own.with(given), want);
    }

    #[test]
    fn a_long_update_is_cut_to_what_is_read_and_the_rest_is_counted() {
        let done = |number: u32| {
            format!(
                "{{id: A-{number}, title: Step {number} of the long list of things that were done this week, \
                     owner: Ana, audience: customer, done_on: 2026-04-09}}"
            )
        };
        let actions = format!("actions: [{}]", (1..40).map(done).collect::<Vec<_>>().join(", "));
        let it = edition_from(&[("actions.yaml", &actions)], "2026-04-10");
        let draft = UpdateDraft::of(&it, &Language::english());
        let page = Page { it: &it, language: &Language::english() };
        assert!(draft.words(page) <= MOST_WORDS, "{}", draft.words(page));
        let more = UpdateDraft {
            shipped: [draft.shipped.clone(), page.done_titles()[..1].to_vec()].concat(),
            ..draft.clone()
        };
        assert!(more.words(page) > MOST_WORDS, "no more is left out than has to be");
        let last = draft.shipped.last().expect("something was done");
        let counted = 39 + 1 - draft.shipped.len();
        assert_eq!(*last, format!("and {counted} more, on the plan"));
    }

    #[test]
    fn a_draft_comes_back_from_an_editor_as_it_went() {
        let draft =
            UpdateDraft { shipped: vec!["one".into()], blocked: Vec::new(), next: vec!["two, a".into()] };
        assert_eq!(UpdateDraft::from_text(&draft.to_text()), Ok(draft));
    }
}
