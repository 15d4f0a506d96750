//! `onboard init [DIR]`

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use clap::ValueHint;
use onboard::config::{Config, FILE_NAME};
use onboard::phrase;
use onboard::remedy::{Command, blank, commands};
use onboard::report::{Item, Items, Line, Report, View};
use onboard::starter;
use onboard::store::{self, CreateError, NewFile, Workspace};

use crate::args::{Format, examples};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;

/// The file that says what no commit takes along.
const IGNORE_FILE: &str = ".gitignore";

/// Make a directory a workspace
///
/// Writes `onboard.toml` with every default and where it comes from, an empty `onboardings/`, a short
/// README, and a `.gitignore` where there is none. Nothing that exists is written over: if one of the files is there already, nothing
/// is written at all.
///
/// With `--example` six sample onboardings come along, dated around today (or `--as-of`), so that
/// `onboard status` has something to show.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("Make the current directory a workspace", "onboard init"),
    ("Look around in a sample first", "onboard init --example sample"),
]))]
pub(crate) struct InitArgs {
    /// The directory, made if it does not exist [default: the current one]
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    directory: Option<PathBuf>,

    /// Add six sample onboardings
    #[arg(long)]
    example: bool,
}

impl InitArgs {
    fn root(&self, context: &Context) -> PathBuf {
        let start = context.start();
        match &self.directory {
            Some(directory) if start == Path::new(".") => directory.clone(),
            Some(directory) => start.join(directory),
            None => start.to_owned(),
        }
    }
}

pub(crate) fn run(args: &InitArgs, context: &Context) -> Result<Outcome, Failure> {
    if context.at.is_some() {
        return Err(Failure::not_at_a_revision());
    }
    let root = args.root(context);
    let config = Config::default();
    let files = if args.example {
        starter::sample(context.as_of_in(config.timezone), &config.calendar)
    } else {
        starter::blank()
    };
    let directory = NewFile::directory(&config.paths.onboardings);
    // A repository has its own as a rule, in which nobody else writes.
    let is_ignored = store::is_there(&root.join(IGNORE_FILE));
    let ignored = (!is_ignored).then(|| NewFile::new(IGNORE_FILE.to_owned(), starter::IGNORED.to_owned()));
    let files: Vec<NewFile> = [directory]
        .into_iter()
        .chain(ignored)
        .chain(files.into_iter().map(|file| NewFile::new(file.path, file.text)))
        .collect();
    let created = store::create(&root, &files).map_err(|error| refused(error, &root))?;
    let has_example = if created.is_finished_only { has_plans(&root, &config) } else { args.example };
    let welcome = Outcome::view(Welcome { root: shown(&root), has_example }, Format::Table).at_once();
    let finished =
        "note: an earlier `onboard init` was stopped half-way here; what it had begun is finished now";
    let inner = "note: it lies inside another workspace: commands below it use this one";
    // It is made, whatever can be found out about the directories above it.
    let is_inner = matches!(Workspace::discover(&root.join("..")), Ok(Some(_)));
    let notes = [created.is_finished_only.then_some(finished), is_inner.then_some(inner)];
    let notes = notes
        .into_iter()
        .flatten()
        .map(str::to_owned)
        .chain(created.written.warning().map(|doubt| format!("warning: {doubt}")));
    Ok(notes.fold(welcome, |welcome, note| welcome.remark(Line::message(&note))))
}

/// Whether a workspace has plans already.
fn has_plans(root: &Path, config: &Config) -> bool {
    let plans =
        Workspace::discover(root).ok().flatten().and_then(|it| it.plans(&config.paths.onboardings).ok());
    plans.and_then(|plans| plans.slugs().ok()).is_some_and(|slugs| !slugs.is_empty())
}

fn refused(error: CreateError, root: &Path) -> Failure {
    match error {
        CreateError::Exists(paths) if paths.iter().any(|path| path == FILE_NAME) => {
            let place = shown(root).map_or_else(|| "this directory".to_owned(), |dir| format!("`{dir}`"));
            Failure::usage(format!("{place} is a workspace already"))
                .hint(format!("`{}` shows what is in it", from(shown(root).as_deref(), commands::statuses())))
        }
        CreateError::Exists(paths) => {
            let taken = taken(&paths, root);
            let verb = if taken.len() == 1 { "exists" } else { "exist" };
            let taken = phrase::List::and(&taken).at_most(4);
            Failure::usage(format!("nothing was written: {taken} {verb} already"))
                .hint("move it away, or name a directory of its own: `onboard init plans`")
        }
        disk => Failure::disk(disk),
    }
}

/// What takes the places of these files: a directory is named once, whatever it has of them.
fn taken(paths: &[String], root: &Path) -> Vec<String> {
    let places =
        paths.iter().map(|path| path.rsplit_once('/').map_or(path.as_str(), |(directory, _)| directory));
    let places: BTreeSet<&str> = places.collect();
    places.iter().map(|place| format!("`{}`", root.join(place).display())).collect()
}

/// The directory as it was named; nothing for the current one.
fn shown(root: &Path) -> Option<String> {
    let is_here = root.components().all(|part| part == Component::CurDir);
    (!is_here).then(|| {
        root.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>().display().to_string()
    })
}

/// The command, typed from where the user stands.
fn from(root: Option<&str>, command: Command) -> Command {
    match root {
        Some(root) => command.within(root),
        None => command,
    }
}

/// What was made, and how to go on.
struct Welcome {
    root: Option<String>,
    has_example: bool,
}

impl Welcome {
    /// A command, and what it does.
    fn step(&self, command: Command, purpose: &str) -> Item {
        Item::new(Line::command(&from(self.root.as_deref(), command))).below(purpose)
    }

    fn steps(&self) -> Vec<Item> {
        if self.has_example {
            vec![
                self.step(commands::statuses(), "the portfolio, worst first, and what needs a person today"),
                self.step(commands::status("kestrel-pine-logistics"), "one plan: what is stuck, and on whom"),
                self.step(
                    commands::gates("varnholt-industries"),
                    "what stands between a plan and its next phase",
                ),
                self.step(commands::check("lumenfold-health"), "what a plan lacks, with file and line"),
            ]
        } else {
            vec![
                self.step(
                    commands::new(blank("customer"), blank("date")),
                    "makes the plan of a signed deal from a playbook",
                ),
                self.step(commands::statuses(), "shows what needs a person today"),
            ]
        }
    }
}

impl View for Welcome {
    fn report(&self) -> Report {
        let place =
            self.root.as_deref().map_or_else(|| "this directory".to_owned(), |dir| format!("`{dir}`"));
        let first = if self.has_example {
            format!("{place} is a workspace now, with six sample onboardings")
        } else {
            format!("{place} is a workspace now; `{FILE_NAME}` holds every default and where it comes from")
        };
        Report::new()
            .with(Line::message(&first))
            .with(Line::new().plain("next:"))
            .with(Items::numbered(self.steps()))
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        Ok(
            serde_json::json!({ "workspace": self.root.as_deref().unwrap_or("."), "example": self.has_example }),
        )
    }
}
