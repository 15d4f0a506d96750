//! What holds an entry up: that somebody has to move, has answered, has moved.

use clap::Args;
use onboard::edit::{When, Yaml};
use onboard::model::{Side, Text, Urgency};
use onboard::plan_at::Wait;
use onboard::remedy::commands;
use onboard::route::Route;

use super::Target;
use crate::args::words;
use crate::ask::demand;
use crate::editor::{Editor, EntryArgs, word};
use crate::failure::Failure;

/// Why an entry cannot go on.
#[derive(Debug, Args)]
pub(crate) struct BlockArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// Why it cannot go on; asked for when missing
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Who has to move: a name, or `vendor`, `customer`, `third_party` where nobody is named; asked for when missing
    #[arg(long, alias = "waiting-on", value_name = "WHO")]
    waiting_for: Option<String>,
    /// Since when [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    since: Option<When>,
    /// How urgent it is; decides by when somebody has to answer
    #[arg(long, value_name = "URGENCY", value_parser = words::<Urgency>(Urgency::WORDS))]
    urgency: Option<Urgency>,
    /// An id of your own for the blocker [default: a fresh one]
    #[arg(long, value_name = "ID")]
    blocker: Option<String>,
}

impl BlockArgs {
    /// Notes one more thing that holds an entry up, unless it is noted already.
    pub(crate) fn block(&self, editor: &mut Editor<'_>, target: Target<'_>) -> Result<String, Failure> {
        target.item(&editor.draft.at).must_be_open()?;
        demand(&[("--reason", self.reason.is_some()), ("--waiting-for", self.waiting_for.is_some())])?;
        let reason = editor.ask(self.reason.as_ref(), "--reason", "why it cannot go on")?;
        let who = "who has to move: a name, or vendor, customer, third_party";
        let who = editor.ask(self.waiting_for.as_ref(), "--waiting-for", who)?;
        let (waiting_for, said) = match side_meant(&who) {
            Some(side) => (word(side), waiting_on(side).to_owned()),
            None => {
                let name = editor.person(&who);
                (Yaml::text(&name), name)
            }
        };
        let said = format!("is blocked, waiting on {said}");
        let is_known = target.item(&editor.draft.at).waits.iter().any(|wait| {
            wait.blocker.reason == Text::from(reason.as_str())
                && wait.blocker.waiting_for.get() == waiting_for.scalar()
        });
        if is_known {
            return Ok(said);
        }
        let blocker = Yaml::map([
            ("id", Some(Yaml::text(editor.new_id('X', self.blocker.as_deref())?))),
            ("reason", Some(Yaml::text(reason))),
            ("waiting_for", Some(waiting_for)),
            ("since", Some(editor.day(self.since).into())),
            ("urgency", self.urgency.map(word)),
        ]);
        editor.draft.edits.add(target.key("blockers"), blocker);
        Ok(said)
    }
}

/// The side that somebody names, in full or by the beginning of its word; anything else is a person's name.
fn side_meant(who: &str) -> Option<Side> {
    let typed = who.trim().to_lowercase().replace(['-', ' '], "_");
    let is_meant = |side: &&Side| typed.len() >= 3 && side.word().starts_with(&typed);
    Side::ALL.iter().find(is_meant).copied()
}

/// Which entry, which of its blockers, and when.
#[derive(Debug, Args)]
pub(crate) struct BlockerArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// The blocker, where several are open: its id, or any beginning of it that no other has
    #[arg(long, value_name = "ID")]
    blocker: Option<String>,
    /// The day [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    on: Option<When>,
}

impl BlockerArgs {
    /// Says that somebody has answered, so that the clock stops.
    pub(crate) fn answer(&self, editor: &mut Editor<'_>, target: Target<'_>) -> Result<String, Failure> {
        let day = editor.day(self.on);
        let item = target.item(&editor.draft.at);
        let waits = item.meant(self.blocker.as_ref())?;
        let unanswered = |wait: &&Wait<'_>| wait.blocker.answered_by(day).is_none();
        let open: Vec<&Wait<'_>> = waits.iter().filter(unanswered).collect();
        match open.as_slice() {
            [] => {}
            [only] => {
                let blocker = target.blocker(only);
                editor.draft.edits.set(blocker.key("answered_on"), day);
            }
            several => {
                return Err(item.which(&format!("{} of its blockers wait for an answer", several.len())));
            }
        }
        Ok(format!("is answered, on {day}"))
    }

    /// Ends what holds an entry up: the blocker that is named, else every one that is open.
    pub(crate) fn unblock(&self, editor: &mut Editor<'_>, target: Target<'_>) -> Result<String, Failure> {
        let day = editor.day(self.on);
        let item = target.item(&editor.draft.at);
        let waits = item.meant(self.blocker.as_ref())?;
        let (bound, free): (Vec<_>, Vec<_>) =
            waits.into_iter().partition(|wait| wait.blocker.action.is_written());
        if let (Some(wait), true) = (bound.first(), free.is_empty()) {
            let (id, action) = (&wait.blocker.id, wait.blocker.action.or(""));
            let why = format!("`{id}` waits for `{action}`, and is over when that is");
            let is_action = editor.draft.plan.actions.actions.iter().any(|it| it.id == action);
            return Err(Failure::usage(why).hint(if is_action {
                format!("`{}` finishes it", commands::action_done(item.slug, action, None))
            } else {
                "note the answer in `contacts.yaml`".to_owned()
            }));
        }
        if let Some(wait) = free.iter().find(|wait| day < wait.since) {
            let (id, since) = (&wait.blocker.id, wait.since);
            return Err(Failure::usage(format!("{day} is before `{id}` arose, on {since}")));
        }
        let is_free = bound.is_empty() && free.len() == item.waits.len();
        let ended: Vec<Route> = free.iter().map(|wait| target.blocker(wait).key("ended_on")).collect();
        ended.into_iter().for_each(|ended_on| editor.draft.edits.set(ended_on, day));
        Ok(if is_free { "goes on" } else { "is less blocked, and still is" }.to_owned())
    }
}

/// The side that has to move, in a sentence.
const fn waiting_on(side: Side) -> &'static str {
    match side {
        Side::Vendor => "us",
        Side::Customer => "the customer",
        Side::ThirdParty => "a third party",
    }
}
