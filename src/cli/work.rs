//! What people do with actions and milestones alike: start, finish, block, move, assign.

use clap::Args;
use onboard::date::Date;
use onboard::edit::{When, Yaml};
use onboard::model::{Side, Status, Urgency};
use onboard::route::Route;

use crate::args::words;
use crate::editor::{Editor, EntryArgs, word};
use crate::failure::Failure;

/// Why an entry cannot go on.
#[derive(Debug, Args)]
pub(crate) struct BlockArgs {
    #[command(flatten)]
    pub(crate) entry: EntryArgs,
    /// Why it cannot go on; asked for when missing
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    /// Who has to move; asked for when missing
    #[arg(long, value_name = "SIDE", value_parser = words::<Side>(Side::WORDS))]
    pub(crate) waiting_on: Option<Side>,
    /// Since when [default: the as-of date]
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<When>,
    /// How urgent it is; decides by when somebody has to answer
    #[arg(long, value_name = "URGENCY", value_parser = words::<Urgency>(Urgency::WORDS))]
    pub(crate) urgency: Option<Urgency>,
}

impl BlockArgs {
    /// Blocks the entry at `at`.
    pub(crate) fn apply(&self, editor: &mut Editor<'_>, at: &Route) -> Result<String, Failure> {
        let reason = editor.ask(self.reason.as_ref(), "--reason", "why it cannot go on")?;
        let side = match self.waiting_on {
            Some(side) => side,
            None => {
                let answer =
                    editor.ask(None, "--waiting-on", "who has to move: vendor, customer or third_party")?;
                answer.parse().map_err(|error: String| Failure::usage(error))?
            }
        };
        let since = editor.day(self.since);
        editor.edits.set(at.clone().key("status"), word(Status::Blocked));
        let blocked = at.clone().key("blocked");
        editor.edits.set(blocked.clone().key("reason"), Yaml::text(reason));
        editor.edits.set(blocked.clone().key("waiting_on"), word(side));
        editor.edits.set(blocked.clone().key("since"), since);
        editor.edits.set_some(blocked.key("urgency"), self.urgency.map(word));
        Ok(format!("is blocked, waiting on {}", waiting_on(side)))
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

/// Gives an entry a status; whatever held it up goes.
pub(crate) fn go_on(editor: &mut Editor<'_>, at: &Route, status: Status, is_blocked: bool) {
    if is_blocked {
        editor.edits.remove(at.clone().key("blocked"));
    }
    editor.edits.set(at.clone().key("status"), word(status));
}

/// Finishes an entry on a day.
pub(crate) fn finish(editor: &mut Editor<'_>, at: &Route, on: Date, is_blocked: bool) {
    go_on(editor, at, Status::Done, is_blocked);
    editor.edits.set(at.clone().key("done_on"), on);
}

/// Opens a finished entry again.
pub(crate) fn reopen(editor: &mut Editor<'_>, at: &Route, has_day: bool, is_blocked: bool) {
    if has_day {
        editor.edits.remove(at.clone().key("done_on"));
    }
    go_on(editor, at, Status::InProgress, is_blocked);
}
