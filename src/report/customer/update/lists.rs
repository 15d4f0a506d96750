//! What the plan makes of an update: what was done, what is needed, what comes next, no more than is read.

use super::draft::UpdateDraft;
use super::item;
use super::mail::update_report;
use crate::edition::{CustomerEdition, Label, Language, Milestone, Task};
use crate::model::UpdatePart;
use crate::report::customer::page::{AHEAD, Page};

/// Lines of one list: an update is read in a minute.
const MOST: usize = 5;

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

    /// Drops the last item of what was done or of what comes, whichever is longer; only then of what is needed. Gives the
    /// number of the list.
    fn drop_one(&mut self) -> Option<usize> {
        let can_give = |list: &usize| self.0[*list] > LEAST;
        let longest = [2, 0].into_iter().max_by_key(|list| self.0[*list]).filter(can_give);
        let longest = longest.or(Some(1).filter(can_give))?;
        self.0[longest] -= 1;
        Some(longest)
    }

    /// The lists as far as they are kept, with the lines that somebody wrote; the rest is counted.
    fn of_whole(&self, whole: &UpdateDraft, own: &UpdateDraft, page: Page<'_>) -> UpdateDraft {
        let cut = |list: &[String], kept: usize, own: &[String]| {
            let rest = list.len() - kept;
            let more = (rest > 0).then(|| page.and_more(rest));
            list[..kept].iter().chain(own).cloned().chain(more).collect()
        };
        let [shipped, blocked, next] = self.0;
        UpdateDraft {
            shipped: cut(&whole.shipped, shipped, &own.shipped),
            blocked: cut(&whole.blocked, blocked, &own.blocked),
            next: cut(&whole.next, next, &own.next),
        }
    }
}

/// The words of a text as a reader sees them.
fn words_in(text: &str) -> usize {
    text.split_whitespace().filter(|it| it.contains(char::is_alphanumeric)).count()
}

impl UpdateDraft {
    /// What the plan makes of an update on its day.
    pub fn of(it: &CustomerEdition, language: &Language) -> Self {
        Self::around(it, language, &Self::default())
    }

    /// The same with lines that somebody wrote: those stay, and what the plan says makes way for them.
    pub fn around(it: &CustomerEdition, language: &Language, own: &Self) -> Self {
        Self::with_parts(it, language, own, UpdatePart::ALL)
    }

    /// An update that is kept, as it is to be read on the day of the edition: the parts that come from the plan are made of it
    /// then, so that all of the page speaks of one day; what was sent has none, and stays as it was sent.
    pub fn of_kept(it: &CustomerEdition, language: &Language, own: Self, from_plan: &[UpdatePart]) -> Self {
        if from_plan.is_empty() { own } else { Self::with_parts(it, language, &own, from_plan) }
    }

    /// What the plan says for some of the parts, with lines that somebody wrote.
    fn with_parts(it: &CustomerEdition, language: &Language, own: &Self, parts: &[UpdatePart]) -> Self {
        let page = Page { it, language };
        let part = |part, list: Vec<String>| if parts.contains(&part) { list } else { Vec::new() };
        let whole = Self {
            shipped: part(UpdatePart::Shipped, page.shipped()),
            blocked: part(UpdatePart::Blocked, page.needed()),
            next: part(UpdatePart::Next, page.comes_next()),
        };
        let (mut left, mut words) = (Kept::of(&whole), whole.and(own).words(page));
        let lists = [&whole.shipped, &whole.blocked, &whole.next];
        while words > MOST_WORDS {
            let Some(list) = left.drop_one() else { break };
            let (list, kept) = (lists[list], left.0[list]);
            // The first one that is dropped makes room for the count of the rest.
            let more = if kept + 1 == list.len() { words_in(&page.and_more(1)) } else { 0 };
            words = words + more - words_in(&list[kept]);
        }
        left.of_whole(&whole, own, page)
    }

    /// That it is longer than what is read, with the number of its words, where it is.
    pub fn too_long(&self, it: &CustomerEdition, language: &Language) -> Option<String> {
        let words = self.words(Page { it, language });
        (words > MOST_WORDS).then(|| {
            format!("the update has {words} words, and one of more than {MOST_WORDS} is not read to its end")
        })
    }

    /// The words of the update that a reader sees.
    fn words(&self, page: Page<'_>) -> usize {
        update_report(page.it, page.language, self).lines().iter().map(|line| words_in(line)).sum()
    }
}

impl Page<'_> {
    /// What stands for items that are left out.
    fn and_more(self, count: usize) -> String {
        self.fill(Label::AndMore, &[("count", &count)])
    }

    /// What was done, with who did it and when.
    fn shipped(self) -> Vec<String> {
        let said = self.done().into_iter().map(|it| {
            let day = self.planned(it.on);
            let by = if it.who.is_empty() { day } else { format!("{}, {day}", it.who) };
            format!("{} ({by})", it.title)
        });
        said.collect()
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
        said.extend(
            self.it
                .waits
                .iter()
                .filter(told)
                .map(|wait| item::written(&self.why(wait), &self.names(&wait.from), "")),
        );
        said.extend(self.it.to_decide.iter().map(|it| {
            item::written(
                &it.text,
                &self.names(&it.who),
                &it.due.map(|due| self.when(due)).unwrap_or_default(),
            )
        }));
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
        let since = task.due.filter(|due| by.is_some() && *due < self.it.as_of);
        let since = since.map(|due| self.fill(Label::OpenSince, &[("day", &self.planned(due))]));
        let what = format!("{}{}", task.title, since.unwrap_or_default());
        let when = by.map(|by| self.day(by)).or_else(|| Some(self.when(task.due?)));
        item::written(&what, &self.who_does(task), &when.unwrap_or_default())
    }

    /// Who does a task; who had it and has gone is asked after.
    fn who_does(self, task: &Task) -> String {
        match task.is_orphaned && task.owner.is_none() {
            true => self.say(Label::WhoIsIt).to_owned(),
            false => self.names(&task.owner),
        }
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
            let day = step.expected.map(|on| self.day(on)).unwrap_or_default();
            item::written(&step.title, &self.names(step.owners()), &day)
        });
        // What we have promised them comes beside the steps of the plan.
        let ours = self.it.tasks.iter().filter(|it| !it.is_theirs && it.done_on.is_none());
        let ours = ours.filter(|it| it.due.is_some_and(|due| due <= until));
        let ours = ours.map(|it| {
            let due = it.due.map(|due| self.when(due)).unwrap_or_default();
            item::written(&it.title, &self.who_does(it), &due)
        });
        said.chain(ours.take(MOST)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::edition_from;

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
            shipped: [draft.shipped.clone(), page.shipped()[..1].to_vec()].concat(),
            ..draft.clone()
        };
        assert!(more.words(page) > MOST_WORDS, "no more is left out than has to be");
        let last = draft.shipped.last().expect("something was done");
        let counted = 39 + 1 - draft.shipped.len();
        assert_eq!(*last, format!("and {counted} more, on the plan"));
    }

    #[test]
    fn what_is_needed_is_left_out_last() {
        let mut kept = Kept([3, 4, 3]);
        let dropped: Vec<Option<usize>> = (0..5).map(|_| kept.drop_one()).collect();
        assert_eq!(dropped, [Some(0), Some(2), Some(1), Some(1), None]);
    }

    #[test]
    fn what_the_plan_says_makes_way_for_lines_that_somebody_wrote() {
        let done = |number: u32| {
            format!(
                "{{id: A-{number}, title: Step {number} of the long list of things that were done this week, \
                     owner: Ana, audience: customer, done_on: 2026-04-09}}"
            )
        };
        let actions = format!("actions: [{}]", (1..10).map(done).collect::<Vec<_>>().join(", "));
        let (it, english) = (edition_from(&[("actions.yaml", &actions)], "2026-04-10"), Language::english());
        let own = |count: usize| UpdateDraft {
            shipped: vec!["a sentence of ten words that somebody wrote in a form".to_owned(); count],
            ..UpdateDraft::default()
        };
        let with = UpdateDraft::around(&it, &english, &own(5));
        assert_eq!(with.too_long(&it, &english), None);
        assert!(with.shipped.len() < UpdateDraft::of(&it, &english).and(&own(5)).shipped.len());
        assert_eq!(with.shipped.iter().filter(|it| it.starts_with("a sentence")).count(), 5);
        assert!(with.shipped.last().is_some_and(|it| it.ends_with("more, on the plan")));
        let said = UpdateDraft::around(&it, &english, &own(30)).too_long(&it, &english);
        assert!(
            said.is_some_and(|it| it.ends_with("words, and one of more than 200 is not read to its end"))
        );
    }
}
