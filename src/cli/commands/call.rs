//! `onboard call`: a call is logged with one form.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use onboard::call::{
    Given, Stopped, Unread, apply, is_empty, is_of_same_call, left_out, puts_right, read, render,
    taken_before,
};
use onboard::date::Date;
use onboard::edit::{Past, When};
use onboard::model::ContactKind;
use onboard::phrase::{Count, List};
use onboard::remedy::commands;
use onboard::report::{Item, Items, Line, Report};
use onboard::store::{Program, edited, text_of};

use crate::args::{examples, words};
use crate::ask;
use crate::context::Context;
use crate::editor::{Editor, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Log a call: who was there, what is done, moved, blocked, new, decided and asked
///
/// A form opens in `$VISUAL` or `$EDITOR`, filled with who is usually there and what is open. Saving it writes everything
/// that it says, or nothing: a line that cannot be read comes back with `??` in front and the reason below, and the form
/// is kept for the next `onboard call` of the plan. An update is drafted from the plan as it is then.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("After the call", "onboard call acme"),
    ("With what would change, as one diff", "onboard call acme --from call.txt --dry-run"),
    ("From a note taker or a workflow", "onboard call acme --from - --on yesterday"),
    ("The form alone, to be filled in elsewhere", "onboard call acme --print"),
]))]
pub(crate) struct CallArgs {
    #[command(flatten)]
    plan: PlanArgs,
    /// Read the form from a file, or from standard input where it is `-`
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "print")]
    from: Option<PathBuf>,
    /// Print the form, and write nothing
    #[arg(long)]
    print: bool,
    /// Throw away the form that is kept because it could not be read
    #[arg(long, conflicts_with_all = ["from", "print"])]
    discard: bool,
    /// Take a form though all that it says is in the plan already
    #[arg(long, conflicts_with_all = ["print", "discard"])]
    again: bool,
    /// What it was, where the form does not say
    #[arg(long, value_parser = words::<ContactKind>(ContactKind::held()), default_value = "call")]
    kind: ContactKind,
    /// The day, where the form does not say [default: the as-of date]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<Past>,
}

pub(crate) fn run(args: &CallArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let slug = portfolio.slug(&args.plan.plan)?;
    let call = Call { args, portfolio: &portfolio, slug: &slug };
    if args.discard {
        return call.discard();
    }
    if args.print {
        return call.fresh().map(Outcome::text);
    }
    match (&args.from, context.editor()) {
        (Some(path), _) => call.save(&text_of(path).map_err(Failure::disk)?),
        (None, Some(editor)) if ask::is_interactive() => call.edit(&editor),
        (None, editor) => {
            let why = if editor.is_none() {
                "neither `VISUAL` nor `EDITOR` names an editor"
            } else {
                "there is no terminal to fill in the form on"
            };
            Err(Failure::usage(why).hint(format!(
                "`{} --print` prints it, and `--from FILE` reads it again",
                commands::call(slug.as_str())
            )))
        }
    }
}

/// A call that is being logged.
struct Call<'a> {
    args: &'a CallArgs,
    portfolio: &'a Portfolio,
    slug: &'a str,
}

/// Why a form was not saved, and how it looks now.
struct Unsaved {
    failure: Failure,
    /// With a mark in front of each line that could not be read.
    form: String,
    /// How many those are.
    marked: usize,
    /// Whether all that it says is in the plan, so that there is nothing to keep.
    is_taken: bool,
}

impl Call<'_> {
    /// The form as it is before anybody fills it in.
    fn fresh(&self) -> Result<String, Failure> {
        let it = self.portfolio.assess(self.slug)?;
        let day = self.args.on.map_or(it.as_of(), |past| When::from(past).resolve(it.as_of(), &it.calendar));
        Ok(render(&it, day, self.args.kind))
    }

    /// Throws away what is kept.
    fn discard(&self) -> Result<Outcome, Failure> {
        let kept = self.portfolio.plans.kept_form(self.slug).map_err(Failure::disk)?;
        if kept.is_none() {
            return Ok(Outcome::line(Line::message("no form is kept")));
        }
        if self.args.plan.how.dry_run {
            return Ok(Outcome::line(Line::message("a form is kept, and would be thrown away")));
        }
        self.portfolio.plans.drop_form(self.slug).map_err(Failure::disk)?;
        Ok(Outcome::line(Line::message("the form that was kept is thrown away")))
    }

    /// Opens the form until it is saved, or left.
    fn edit(&self, editor: &Program) -> Result<Outcome, Failure> {
        let kept = self.portfolio.plans.kept_form(self.slug).map_err(Failure::disk)?;
        let mut is_fresh = kept.is_none();
        let mut form = kept.map_or_else(|| self.fresh(), Ok)?;
        loop {
            // The plan is not locked while somebody writes.
            let left = edited(editor, &form).map_err(Failure::disk)?;
            if is_empty(left.text()) {
                self.portfolio.plans.drop_form(self.slug).map_err(Failure::disk)?;
                return Ok(Outcome::line(Line::message("the form is empty; nothing was written")));
            }
            if is_fresh && left.text() == form {
                return Ok(Outcome::line(Line::message("the form is as it was; nothing was written")));
            }
            let unsaved = match self.written(left.text()) {
                Ok(outcome) => return self.settled(outcome, left.text()),
                Err(unsaved) => unsaved,
            };
            // Until it is saved, what was written must outlive whatever happens in the editor.
            let kept = self.portfolio.plans.keep_form(self.slug, &unsaved.form);
            let again = format!("{} cannot be read; open the form again?", Count(unsaved.marked, "line"));
            if kept.is_err() || unsaved.marked == 0 || !ask::confirm(&again) {
                return Err(self.told(unsaved.failure, kept.or_else(|error| left.keep().ok_or(error))));
            }
            (form, is_fresh) = (unsaved.form, false);
        }
    }

    /// Saves a form that came from elsewhere.
    fn save(&self, text: &str) -> Result<Outcome, Failure> {
        if is_empty(text) {
            return Err(Failure::usage("the form is empty; nothing was written")
                .hint(format!("`{} --print` prints one to fill in", commands::call(self.slug))));
        }
        match self.written(text) {
            Ok(outcome) => Ok(match self.portfolio.plans.kept_form(self.slug) {
                // It was kept when this one was read first, and has been saved now.
                Ok(Some(kept)) if !self.args.plan.how.dry_run && puts_right(text, &kept) => {
                    return self.settled(outcome, text);
                }
                Ok(Some(kept)) if !self.args.plan.how.dry_run && is_of_same_call(text, &kept) => {
                    let left: Vec<String> =
                        left_out(text, &kept).iter().map(|line| format!("`{line}`")).collect();
                    let gone = format!(
                        "note: what was kept of this call is thrown away; it also said {}",
                        List::and(&left)
                    );
                    return Ok(self.settled(outcome, text)?.remark(Line::message(&gone)));
                }
                Ok(Some(_)) => {
                    let call = commands::call(self.slug);
                    let other = format!(
                        "note: another form is kept; `{call}` opens it, `{call} --discard` throws it away"
                    );
                    outcome.remark(Line::message(&other))
                }
                _ => outcome,
            }),
            Err(unsaved) if self.args.plan.how.dry_run || unsaved.is_taken => Err(unsaved.failure),
            Err(unsaved) => {
                let kept = self.portfolio.plans.keep_form(self.slug, &unsaved.form);
                Err(self.told(unsaved.failure, kept))
            }
        }
    }

    /// A form that was saved is not kept; one that was only tried is, for the next time.
    fn settled(&self, outcome: Outcome, text: &str) -> Result<Outcome, Failure> {
        if self.args.plan.how.dry_run {
            self.portfolio.plans.keep_form(self.slug, text).map_err(Failure::disk)?;
            let again = format!("note: the form is kept; `{}` opens it again", commands::call(self.slug));
            return Ok(outcome.remark(Line::message(&again)));
        }
        // What was saved is saved, whatever becomes of the form.
        Ok(match self.portfolio.plans.drop_form(self.slug) {
            Ok(()) => outcome,
            Err(error) => outcome.remark(Line::message(&format!("warning: {error:#}"))),
        })
    }

    /// Says where a form is that was not saved.
    fn told(&self, failure: Failure, kept: anyhow::Result<String>) -> Failure {
        match kept {
            Ok(path) => {
                let again = commands::call(self.slug);
                failure.hint(format!(
                    "the form is kept in `{path}`: `{again}` opens it again, `{again} --discard` throws it away"
                ))
            }
            Err(error) => failure.hint(format!("{error:#}")),
        }
    }

    /// Writes all that a form says.
    fn written(&self, text: &str) -> Result<Outcome, Unsaved> {
        let whole = |failure: Failure| {
            let form = Unread::default().mark(text);
            Unsaved { failure, form, marked: 0, is_taken: false }
        };
        let lines = |unread: Unread| {
            let marked = unread.lines(text).count();
            Unsaved { failure: refused(&unread, text), form: unread.mark(text), marked, is_taken: false }
        };
        let mut editor = Editor::open(self.portfolio, &self.args.plan).map_err(whole)?;
        let given = self.given(&editor);
        let form = read(text, &editor.draft.at, given).map_err(lines)?;
        if let Some(taken) = taken_before(&form, &editor.draft.at).filter(|_| !self.args.again) {
            return Err(Unsaved { is_taken: true, ..whole(taken.into()) });
        }
        let written = apply(&form, &mut editor.draft).map_err(|stopped| match stopped {
            Stopped::Lines(unread) => lines(unread),
            Stopped::Whole(refused) => whole(refused.into()),
        })?;
        let customer = editor.draft.plan.onboarding.customer.clone();
        let outcome = editor.finish(format!("{customer}: {written}")).map_err(whole)?;
        if self.args.plan.how.dry_run || !written.is_update_drafted {
            return Ok(outcome);
        }
        let (show, sent) = (commands::update_show(self.slug), commands::update_sent(self.slug));
        let next = format!("note: `{show}` prints the update for a mail, and `{sent}` says that it went out");
        let outcome = outcome.remark(Line::message(&next));
        Ok(match self.unfit() {
            Some(why) => outcome.remark(Line::message(&format!("warning: {why}"))),
            None => outcome,
        })
    }

    /// Why the update that was drafted may not go to the customer, if it may not. The call is written all the same.
    fn unfit(&self) -> Option<String> {
        let examined = self.portfolio.examine(self.slug).ok()?;
        let failure = examined.fit_for_customer(self.portfolio).err()?;
        Some(format!("the update stays a draft: {}", failure.said()))
    }

    fn given(&self, editor: &Editor<'_>) -> Given {
        let day: Date = editor.day_of(self.args.on);
        Given { day, kind: self.args.kind, takes_new_people: self.args.plan.how.new_person }
    }
}

/// Says of each line why it cannot be read.
fn refused(unread: &Unread, text: &str) -> Failure {
    let lines: Vec<_> = unread.lines(text).collect();
    let items = lines.iter().map(|(line, why)| Item::new(Line::new().code(line)).below(Line::message(why)));
    let details = Report::new().with(Items::new(items));
    let count = Count(lines.len(), "line");
    Failure::usage(format!("{count} of the form cannot be read; nothing was written")).details(details)
}
