//! `onboard share PLAN`: the plan of both sides on one page.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};
use onboard::act::share::{NoteShare, fingerprint};
use onboard::assessment::Assessment;
use onboard::edition::{CustomerEdition, Language};
use onboard::model::PlanFile;
use onboard::remedy::commands;
use onboard::render;
use onboard::report::customer::share::share_report;
use onboard::report::{Line, Report, View};
use onboard::store;
use serde_json::{Value, json};
use similar::TextDiff;

use crate::args::{Format, LegendArgs, examples};
use crate::collect::Examined;
use crate::context::Context;
use crate::editor::{Editor, How, PlanArgs};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Print the plan of both sides on one page, as the customer reads it
///
/// Outcomes, points of value, the core milestones with both owners, agreed and expected, what we wait for, the next gate in
/// words, what was decided and promised, the people. It is made of what the customer may read alone. As HTML it is one file
/// that fetches and runs nothing, and prints on one sheet. `--sent` notes that it went out; `--diff` shows us first what is
/// new since then. It refuses while an error that `check` finds concerns a file that is shown.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("To attach to a mail", "onboard share acme --format html --out plan.html"),
    ("To paste", "onboard share acme --format markdown"),
    ("What is new since it was last sent", "onboard share acme --diff"),
    ("It went out", "onboard share acme --sent"),
]))]
pub(crate) struct ShareArgs {
    /// The plan: its slug, the beginning of it, or a path in its directory
    plan: String,
    /// The form of the answer; without it that of the name of `--out`, else a table
    #[arg(long, value_name = "FORMAT", value_enum)]
    format: Option<Form>,
    /// Write it to this file, in the place of one that is there
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "legend")]
    out: Option<PathBuf>,
    /// Note that it was sent: the day, and a fingerprint of the page
    #[arg(long, conflicts_with_all = ["out", "diff", "format", "legend"])]
    sent: bool,
    /// What is new since the customer last heard
    #[arg(long, conflicts_with_all = ["out", "format"])]
    diff: bool,
    #[command(flatten)]
    legend: LegendArgs,
}

/// A form of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people, in the width of the terminal
    Table,
    /// One file for a browser and a printer
    Html,
    /// For mails and wikis
    Markdown,
    /// For programs, versioned: all that the customer may read
    Json,
}

impl ShareArgs {
    /// The form that was asked for, else the one that the name of the file ends with.
    fn form(&self) -> Form {
        let ending = self.out.as_ref().and_then(|path| path.extension()).and_then(|it| it.to_str());
        self.format.unwrap_or(match ending {
            Some("html" | "htm") => Form::Html,
            Some("md" | "markdown") => Form::Markdown,
            Some("json") => Form::Json,
            _ => Form::Table,
        })
    }
}

pub(crate) fn run(args: &ShareArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let examined = portfolio.examine(&args.plan)?;
    if args.diff {
        return Ok(diff(&examined.assessment));
    }
    let page = Page::of(&examined.assessment, examined.fit_for_customer(&portfolio)?);
    if args.sent {
        return note(args, &portfolio, &page);
    }
    let text = match (args.form(), &args.out) {
        (Form::Html, _) => render::html::render(&page.with_answers(), &page.language),
        (Form::Markdown, Some(_)) => render::markdown::render(&page.report()),
        (Form::Table, Some(_)) => render::terminal::plain(&page.report(), usize::MAX),
        (Form::Json, Some(_)) => render::json::render(&page.data().map_err(Failure::internal)?),
        (Form::Markdown, None) => return Ok(vouched(&examined, Outcome::view(page, Format::Markdown))),
        (Form::Table, None) => return Ok(vouched(&examined, Outcome::view(page, Format::Table))),
        (Form::Json, None) => return Ok(vouched(&examined, Outcome::view(page, Format::Json))),
    };
    let Some(path) = &args.out else { return Ok(vouched(&examined, Outcome::text(text))) };
    store::write_whole(path, &text).map_err(Failure::disk)?;
    let said = Line::from("wrote ").code(path.display()).plain("; once it is sent: ");
    let sent = format!("{} --sent", commands::share(&examined.assessment.plan.slug));
    Ok(vouched(&examined, Outcome::line(said.code(sent))))
}

fn vouched(examined: &Examined, outcome: Outcome) -> Outcome {
    examined.vouched(&PlanFile::ALL, outcome)
}

/// Notes that the page went out.
fn note(args: &ShareArgs, portfolio: &Portfolio, page: &Page) -> Result<Outcome, Failure> {
    let plan = PlanArgs { plan: args.plan.clone(), how: How::default() };
    let mut editor = Editor::open(portfolio, &plan)?;
    let (on, text) = (editor.day(None), render::markdown::render(&page.report()));
    let said = NoteShare { on, text: &text }.act(&mut editor.draft)?;
    editor.finish(said)
}

/// What is new since the customer last heard. Of a page that was sent on the same day, its fingerprint alone is known.
fn diff(now: &Assessment) -> Outcome {
    let page = as_markdown(now);
    let shares = now.plan.updates.shares.iter().filter(|it| it.sent_to_customer_on(now.as_of()));
    let Some(sent) = shares.filter_map(|it| it.hash.get()).next_back() else {
        return Outcome::diff(news(now, &page));
    };
    if sent == fingerprint(&page) {
        return Outcome::line(Line::from("nothing is new: the page was sent today as it is now"));
    }
    let since = format!(
        "the page was sent today, and has changed since; this is what is new since {}",
        now.last_sent_on()
    );
    Outcome::diff(news(now, &page)).remark(Line::from(since))
}

fn as_markdown(it: &Assessment) -> String {
    render::markdown::render(&share_report(&CustomerEdition::of(it), &it.language(), None))
}

/// What the page says that it did not when the customer last heard, on an earlier day.
fn news(now: &Assessment, page: &str) -> String {
    let before = now.last_sent_on();
    let old = as_markdown(&Assessment::from(now.on(before)));
    let diff = TextDiff::from_lines(old.as_str(), page);
    diff.unified_diff().header(&before.to_string(), &now.as_of().to_string()).to_string()
}

struct Page {
    edition: CustomerEdition,
    language: Language,
    /// Where answers go: to the CSM, as our people say where they are written to.
    answers_to: String,
}

impl Page {
    fn of(it: &Assessment, edition: CustomerEdition) -> Self {
        let csm = it.csm().and_then(|name| it.basis.people.called(name));
        let answers_to = csm.and_then(|it| it.email.answer()).unwrap_or_default().to_owned();
        Self { edition, language: it.language(), answers_to }
    }

    /// The page whose rows can be answered by mail.
    fn with_answers(&self) -> Report {
        share_report(&self.edition, &self.language, Some(&self.answers_to))
    }
}

impl View for Page {
    fn report(&self) -> Report {
        share_report(&self.edition, &self.language, None)
    }

    fn json(&self) -> serde_json::Result<Value> {
        Ok(json!({ "plan": serde_json::to_value(&self.edition)? }))
    }

    fn has_days_of_its_own(&self) -> bool {
        true
    }
}
