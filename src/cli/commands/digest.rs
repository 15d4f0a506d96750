//! `onboard digest`

use clap::{Args, ValueEnum};
use onboard::assessment::Assessment;
use onboard::date::Date;
use onboard::edition::CustomerEdition;
use onboard::model::{ContactKind, Segment};
use onboard::plan_at::Called;
use onboard::remedy::commands;
use onboard::render::{self, mail, mail::Mail};
use onboard::report::customer::smb::{Draft, Judged, draft};
use onboard::report::status::{Digest, PortfolioStatus};
use onboard::report::{Heading, Line, Report};
use onboard::status::{StatusRow, week};

use super::message::Message;
use super::whose::the_one;
use crate::args::{Format, LegendArgs, examples, words};
use crate::collect::doubted;
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Columns of a plain text in a mail.
const MAIL_WIDTH: usize = 72;

/// Print what somebody has to know this morning, or the lead this week, as a message
///
/// With `--for` it is one person's: what needs them, and what of theirs is late or due by the next working day, across all
/// plans. Without, it is the lead's: how many plans are open and how they are, what needs a person, what is late or due
/// within a week, and who carries what. `--smb` prints the message that is due to each small customer in place of a call, as
/// a draft. It only prints; how to send it is in `docs/howto/standup.md`.
#[derive(Debug, Args)]
#[command(after_help = examples(&[
    ("Your morning", "onboard digest --for Ana"),
    ("For a channel", "onboard digest --format slack"),
    ("What small customers get in place of calls", "onboard digest --smb"),
    ("As a mail", "onboard digest --for Ana --format email"),
]))]
pub(crate) struct DigestArgs {
    /// Whose: any part of a name that means one person [default: the lead's]
    #[arg(long = "for", value_name = "NAME", id = "whom")]
    whom: Option<String>,
    /// Only plans of this segment
    #[arg(long, value_parser = words::<Segment>(Segment::WORDS))]
    segment: Option<Segment>,
    /// The messages that are due to customers of the segment smb, as drafts
    #[arg(long, conflicts_with = "segment")]
    smb: bool,
    /// The form of the message
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Form,
    #[command(flatten)]
    legend: LegendArgs,
}

/// The form of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For a terminal
    #[default]
    Text,
    /// For Slack: mrkdwn
    Slack,
    /// For other chats, pull requests and wikis
    Markdown,
    /// For a mail program: one message (.eml)
    Email,
}

/// What is taken of a plan.
struct Taken {
    row: StatusRow,
    week: Vec<onboard::status::Coming>,
    called: Option<Called>,
    draft: Option<Draft>,
}

pub(crate) fn run(args: &DigestArgs, context: &Context) -> Result<Outcome, Failure> {
    let portfolio = Portfolio::open(context)?;
    let basis = &portfolio.basis;
    let form = args.format;
    let mut seen = portfolio.collect_by_name(false, |it| args.take(&it))?;
    seen.rows.sort_by(|one, other| one.row.urgency.cmp(&other.row.urgency));
    seen.rows.retain(|it| args.segment.is_none_or(|segment| it.row.segment == segment));
    let called = seen.rows.iter().filter_map(|it| it.called.clone());
    let whose = args.whom.as_deref().map(|typed| the_one(typed, basis, called)).transpose()?;
    let is_complete = seen.unreadable.is_empty();
    let is_theirs = |name: &str| whose.as_deref().is_none_or(|whose| basis.people.is_same(name, whose));
    let drafts = seen.rows.iter_mut().filter(|it| it.row.owner.as_deref().is_none_or(is_theirs));
    let drafts: Vec<(String, Draft)> =
        drafts.filter_map(|it| Some((it.row.slug.clone(), it.draft.take()?))).collect();
    let (drafts, unfit) = fit(&portfolio, drafts)?;
    let rows = std::mem::take(&mut seen.rows);
    let (rows, weeks) = rows.into_iter().map(|it| (it.row, it.week)).unzip();
    let digest = Digest { status: PortfolioStatus::whole(basis, seen.with_rows(rows)), weeks };
    let (report, subject) = match &whose {
        _ if args.smb => (in_drafts(&drafts), String::new()),
        Some(whose) => {
            (digest.morning(whose, |name| basis.people.is_same(name, whose)), format!("{whose}: "))
        }
        None => (digest.week(), String::new()),
    };
    let subject = format!("{subject}onboarding, {}", basis.as_of.short_with_weekday());
    let outcome = match form {
        Form::Email if args.smb && !drafts.is_empty() => {
            Outcome::file(mail::render_all(&subject, basis.as_of, &mails(&drafts, basis.as_of)))
        }
        Form::Text => Outcome::view(Message(report), Format::Table),
        Form::Markdown => Outcome::view(Message(report), Format::Markdown),
        Form::Slack => Outcome::file(render::slack::render(&report)),
        Form::Email => {
            let body = render::terminal::plain(&report, MAIL_WIDTH);
            Outcome::file(mail::render(&Mail { subject, body, on: basis.as_of }))
        }
    };
    let outcome = unfit.into_iter().fold(outcome, Outcome::remark);
    let plans = &digest.status.collected;
    let outcome = plans.unreadable.iter().fold(outcome, |outcome, plan| {
        let text = Line::from(format!("{} cannot be read; ", plan.slug));
        outcome.remark(text.code(commands::check(&plan.slug)).plain(" shows where"))
    });
    Ok(plans.doubtful.iter().fold(outcome, doubted).clean_if(is_complete))
}

impl DigestArgs {
    fn take(&self, it: &Assessment) -> Taken {
        let called = self.whom.as_deref().map(|typed| it.everybody().called(typed));
        let row = StatusRow::of(it);
        let draft = self.smb.then(|| message_due(it, &row)).flatten();
        // Only the lead's page looks a week ahead.
        let week = if self.whom.is_none() && !self.smb { week(it) } else { Vec::new() };
        Taken { row, week, called, draft }
    }
}

/// The message that is due to the customer of a plan, if that is small.
pub(super) fn message_due(it: &Assessment, row: &StatusRow) -> Option<Draft> {
    let judged = Judged { is_quiet: row.is_quiet(), skipped: it.messages_skipped() };
    let is_small = row.segment == Segment::Smb;
    is_small.then(|| draft(&CustomerEdition::of(it), &it.language(), &judged)).flatten()
}

/// Drafts that may go to their customers, each with its plan, and what is said of the others.
type Sorted = (Vec<(String, Draft)>, Vec<Line>);

/// Those of the drafts that may go to their customers, and what is said of the others.
fn fit(portfolio: &Portfolio, drafts: Vec<(String, Draft)>) -> Result<Sorted, Failure> {
    let (mut fit, mut unfit) = (Vec::new(), Vec::new());
    for (slug, draft) in drafts {
        let examined = portfolio.examine(&slug)?;
        match examined.what_forbids(portfolio, &CustomerEdition::of(&examined.assessment))? {
            None => fit.push((slug, draft)),
            Some(first) => {
                let line =
                    Line::from("no message to ").code(&slug).plain(": ").then(Line::message(&first.message));
                unfit.push(line.plain("; ").then(Line::message(&first.hint)));
            }
        }
    }
    Ok((fit, unfit))
}

/// The drafts one below the other, each under its plan, with the command that notes that one was sent.
fn in_drafts(drafts: &[(String, Draft)]) -> Report {
    let mut report = Report::new();
    if drafts.is_empty() {
        report.push("No message is due to a customer of the segment smb.");
    }
    for (slug, draft) in drafts {
        let to = draft.to.as_deref().unwrap_or("nobody is named");
        report.push(Heading::part(Line::new().code(slug).plain(format!(" · {to}"))));
        report.push(Line::new().strong(&draft.subject));
        for lines in &draft.paragraphs {
            report.push_lines(lines);
        }
        let skip = Line::new().code(commands::update_skip(slug));
        let line = match &draft.to {
            Some(to) => {
                let sent = commands::stakeholder_touch_kind(slug, to.as_str(), ContactKind::Mail.word());
                Line::new().dim("Once it is sent: ").code(sent).dim("; not this one: ").then(skip)
            }
            None => Line::new().dim("Not this one: ").then(skip),
        };
        report.push(line);
    }
    report
}

fn mails(drafts: &[(String, Draft)], on: Date) -> Vec<Mail> {
    let body = |draft: &Draft| {
        let paragraphs: Vec<String> = draft.paragraphs.iter().map(|lines| lines.join("\n")).collect();
        paragraphs.join("\n\n") + "\n"
    };
    drafts.iter().map(|(_, it)| Mail { subject: it.subject.clone(), body: body(it), on }).collect()
}
