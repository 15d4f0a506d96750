//! `onboard diff [BASE[..HEAD]] [PLAN]…`

mod asked;
mod sides;

use clap::ValueEnum;
use onboard::render::{comment, github};
use onboard::report::diff::ChangeAnswer;

use crate::args::{Format, examples};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;

use sides::Sides;

/// Say what a change of the files does to the plans
///
/// Compares the plans as they are at two states of the repository, both judged on the same day and each by its own
/// configuration, so that only the change shows: what somebody has to approve and whether somebody with the right has, what
/// becomes of dates, gates and health, what is left behind, what the checks find, what the logs say, and what the customer
/// would read differently. Without a revision it is what is not committed, against `HEAD`, or with `--staged` what is staged; `main...` is what a branch does
/// since it left `main`, and `7d` what the last seven days did.
///
/// Rights are those that the base gives for the day of an act: a right that is granted by the same change approves nothing of it.
/// Names are typed, not proven: what is said is a record.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("What is not committed", "onboard diff"),
    ("What `git commit` would commit", "onboard diff --staged"),
    ("What a branch does, for the comment of its pull request", "onboard diff main... --format markdown"),
    ("Stop a merge that somebody has to approve", "onboard diff main... --require-approval"),
    ("What happened to one plan since Monday", "onboard diff mon acme"),
    ("Mark the lines of a pull request", "onboard diff origin/main... --format github"),
]))]
pub(crate) struct DiffArgs {
    /// `BASE`, `BASE..HEAD` or `BASE...HEAD`, or the first plan; without a base, `HEAD`. Each is a revision or a day: `main`, `7d`,
    /// `-7d`, `mon`, a date
    // In a list of its own: in one with the plans, every option behind it would be taken for a day of the past too.
    #[arg(value_name = "BASE[..HEAD]|PLAN", allow_hyphen_values = true, value_parser = revision)]
    what: Option<String>,

    /// Plans by name or path; without one, all of them
    #[arg(value_name = "PLAN")]
    plans: Vec<String>,

    /// What is staged, in place of the files on the disk
    #[arg(long, visible_alias = "cached")]
    staged: bool,

    /// In Markdown, leave nothing out: for the summary of a run, which has room for more than a comment
    #[arg(long)]
    whole: bool,

    /// Exit with 1 when something changed
    #[arg(long)]
    exit_code: bool,

    /// Exit with 1 when something lacks an approval
    #[arg(long)]
    require_approval: bool,

    /// The form of the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Form::Table)]
    format: Form,
}

/// A revision, a day or a plan: what begins with a hyphen is a day of the past (`-7d`), or an option that there is not.
fn revision(text: &str) -> Result<String, String> {
    let is_option =
        text.strip_prefix('-').is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    if is_option { Err("there is no such option".to_owned()) } else { Ok(text.to_owned()) }
}

/// A form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Table,
    /// For programs, versioned
    Json,
    /// As JSON, for programs and people who read YAML
    Yaml,
    /// For the comment of a pull request: folded, and no longer than one may be
    Markdown,
    /// For GitHub Actions: workflow commands that mark the lines of a pull request
    Github,
    /// For spreadsheets: a line a plan
    Csv,
}

pub(crate) fn run(args: &DiffArgs, context: &Context) -> Result<Outcome, Failure> {
    if context.at.is_some() {
        let refused = Failure::usage("`diff` names both states itself, and takes no `--at`");
        return Err(refused.hint("name them: `onboard diff BASE..HEAD`"));
    }
    let what: Vec<String> = args.what.iter().chain(&args.plans).cloned().collect();
    let sides = Sides::open(&what, args.staged, context)?;
    let answer = sides.compare()?;
    let is_changed = args.exit_code && answer.is_something();
    let is_unapproved = args.require_approval && answer.missing() > 0;
    Ok(outcome(answer, &sides, args).clean_if(!is_changed && !is_unapproved))
}

fn outcome(answer: ChangeAnswer, sides: &Sides, args: &DiffArgs) -> Outcome {
    let format = match args.format {
        Form::Table => Format::Table,
        Form::Json => Format::Json,
        Form::Yaml => Format::Yaml,
        Form::Csv => Format::Csv,
        Form::Markdown => {
            let longest = if args.whole { usize::MAX } else { comment::LONGEST };
            let text = comment::render(&answer.comment(&sides.marker()), longest);
            return Outcome::text(text);
        }
        Form::Github => {
            let report = answer.annotations(sides.paths(), sides.paths_of_workspace());
            return Outcome::text(github::render(&report));
        }
    };
    Outcome::view(answer, format)
}
