//! `onboard playbook list|show`

use onboard::finding::Severity;
use onboard::phrase::{Count, List};
use onboard::playbook::{Catalogue, Origin, Playbook, PlaybookSource};
use onboard::report::playbook::{ListJson, PlaybookJson, list_report, show_report};
use onboard::report::{Excerpt, Report, View};

use crate::args::{FormatArgs, examples};
use crate::context::Context;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::portfolio::Portfolio;

/// Show the templates that plans are made from
///
/// Three playbooks and an overlay are built in. `playbooks/NAME.yaml` of the workspace adds one, or takes the place of
/// the built-in one of that name; docs/playbooks.md has every key. Outside of a workspace the built-in ones are shown.
#[derive(Debug, clap::Args)]
pub(crate) struct PlaybookArgs {
    #[command(subcommand)]
    command: PlaybookCommand,
}

#[derive(Debug, clap::Subcommand)]
enum PlaybookCommand {
    List(ListArgs),
    Show(ShowArgs),
}

/// List the playbooks and overlays, and where each comes from
///
/// One that cannot be read is listed as such, and makes the exit status 1.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[("List them", "onboard playbook list")]))]
struct ListArgs {
    #[command(flatten)]
    format: FormatArgs,
}

/// Print a whole playbook
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("Read one", "onboard playbook show enterprise"),
    ("Start your own from a built-in one", "onboard playbook show smb --yaml > playbooks/smb.yaml"),
    ("Take its milestones to a spreadsheet", "onboard playbook show mid-market --format csv"),
]))]
struct ShowArgs {
    /// The playbook or overlay
    #[arg(value_name = "NAME")]
    name: String,

    /// Print its file as it is, to change it
    #[arg(long, conflicts_with = "format")]
    yaml: bool,

    #[command(flatten)]
    format: FormatArgs,
}

pub(crate) fn run(args: &PlaybookArgs, context: &Context) -> Result<Outcome, Failure> {
    let (catalogue, folder) = match Portfolio::open(context) {
        Ok(portfolio) => (portfolio.playbooks()?, portfolio.basis.config.paths.playbooks.clone()),
        Err(failure) if failure.is_outside() => (Catalogue::built_in(), String::new()),
        Err(failure) => return Err(failure),
    };
    match &args.command {
        PlaybookCommand::List(args) => {
            let is_clean = catalogue.entries().iter().all(|entry| entry.playbook.is_ok());
            Ok(Outcome::view(ListView(catalogue), args.format.format).clean_if(is_clean))
        }
        PlaybookCommand::Show(args) => show(args, &catalogue, &folder),
    }
}

fn show(args: &ShowArgs, catalogue: &Catalogue, folder: &str) -> Result<Outcome, Failure> {
    if args.yaml {
        let entry = entry(catalogue, &args.name)?;
        return Ok(Outcome::text(String::from_utf8_lossy(&entry.bytes).into_owned()));
    }
    let (entry, playbook) = sound(catalogue, &args.name, folder)?;
    Ok(Outcome::view(ShowView { entry: entry.clone(), playbook: playbook.clone() }, args.format.format))
}

fn entry<'a>(catalogue: &'a Catalogue, name: &str) -> Result<&'a PlaybookSource, Failure> {
    catalogue.find(name).ok_or_else(|| {
        let failure = Failure::usage(format!("there is no playbook `{name}`"));
        match catalogue.closest(name) {
            Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
            None => {
                let names: Vec<_> =
                    catalogue.entries().iter().map(|entry| format!("`{}`", entry.name)).collect();
                failure.hint(format!("there are {}", List::and(&names)))
            }
        }
    })
}

/// The playbook with this name, if nothing is wrong with it; `folder` is where those of the workspace are.
pub(crate) fn sound<'a>(
    catalogue: &'a Catalogue,
    name: &str,
    folder: &str,
) -> Result<(&'a PlaybookSource, &'a Playbook), Failure> {
    let entry = entry(catalogue, name)?;
    let problems = match &entry.playbook {
        Ok(playbook) => return Ok((entry, playbook)),
        Err(problems) => problems,
    };
    let path = format!("{}/{name}.yaml", folder.trim_end_matches('/'));
    let details = problems.iter().fold(Report::new(), |report, problem| {
        let excerpt = Excerpt::new(Severity::Error, path.as_str(), problem.message.as_str());
        report.with(excerpt.help(problem.help.clone()).quoting(&entry.bytes, &problem.span))
    });
    let message = format!("the playbook `{name}` has {}", Count(problems.len(), "problem"));
    let failure = Failure::config(anyhow::Error::msg(message)).details(details);
    Err(match entry.origin {
        Origin::Replacement => failure.hint(format!("without `{path}` the built-in `{name}` is used")),
        Origin::BuiltIn | Origin::Workspace => failure,
    })
}

struct ListView(Catalogue);

impl View for ListView {
    fn report(&self) -> Report {
        list_report(&self.0)
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(ListJson::of(&self.0))
    }
}

struct ShowView {
    entry: PlaybookSource,
    playbook: Playbook,
}

impl View for ShowView {
    fn report(&self) -> Report {
        show_report(&self.entry, &self.playbook)
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::to_value(PlaybookJson::of(&self.entry, &self.playbook))
    }
}
