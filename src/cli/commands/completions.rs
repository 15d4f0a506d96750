//! `onboard completions SHELL`

use clap_complete::Shell;

use crate::args::examples;
use crate::complete;
use crate::context::Context;
use crate::failure::Failure;
use crate::output::Outcome;

/// Print the completion script of a shell
///
/// The script asks `onboard` itself what can stand at the cursor: commands and options, the slugs of the plans, the ids of
/// entries and criteria, the people of a plan, playbooks, checks, metrics, dates. Load it when the shell starts: then it
/// is always that of the `onboard` in use.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("For bash, in `~/.bashrc`: source <(...)", "onboard completions bash"),
    ("For zsh, in `~/.zshrc`: source <(...)", "onboard completions zsh"),
    ("For fish, in `~/.config/fish/completions/onboard.fish`", "onboard completions fish | source"),
]))]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(crate) fn run(args: &CompletionsArgs, _: &Context) -> Result<Outcome, Failure> {
    complete::script(&args.shell.to_string()).map(Outcome::text)
}
