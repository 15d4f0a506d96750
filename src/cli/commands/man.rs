//! `onboard man [COMMAND]...`

use clap::Command;
use clap_mangen::Man;

use crate::args::examples;
use crate::failure::Failure;
use crate::outcome::Outcome;

/// Print a manual page, of all or of one command
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("Read the page", "onboard man | man -l -"),
    ("Keep the page of a command", "onboard man completions > ~/.local/share/man/man1/onboard-completions.1"),
]))]
pub(crate) struct ManArgs {
    /// The command, and the command below it; without one, the page of `onboard` itself
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

/// `program` is the whole command line.
pub(crate) fn run(args: &ManArgs, program: Command) -> Result<Outcome, Failure> {
    let mut page = program;
    // Fills in what the commands take over from the program: global options and full names.
    page.build();
    for name in &args.command {
        let Some(below) = page.find_subcommand(name) else {
            return Err(Failure::usage(format!("no command `{name}` below `{}`", page.get_name()))
                .hint("`onboard --help` lists the commands"));
        };
        page = below.clone();
    }
    let name = page.get_display_name().unwrap_or("onboard").to_owned();
    let mut roff = Vec::new();
    Man::new(page.name(name)).render(&mut roff).map_err(Failure::internal)?;
    let page = String::from_utf8(roff).map_err(Failure::internal)?;
    Ok(Outcome::text(with_usual_headings(&page)))
}

/// What is at the end of a help page is a section without a name to `clap_mangen`; readers look for the usual ones.
fn with_usual_headings(page: &str) -> String {
    let page = page.replacen("\nExit status:\n", "\n.SH \"EXIT STATUS\"\n", 1);
    [("Examples:", "EXAMPLES"), ("Environment:", "ENVIRONMENT")].into_iter().fold(
        page,
        |page, (line, heading)| {
            page.replacen(&format!(".SH EXTRA\n{line}\n"), &format!(".SH \"{heading}\"\n"), 1)
        },
    )
}
