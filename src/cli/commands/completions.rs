//! `onboard completions SHELL`

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::{Cli, examples};
use crate::context::Context;
use crate::failure::Failure;
use crate::output::Outcome;

/// Print the completion script of a shell
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("For bash", "onboard completions bash > ~/.local/share/bash-completion/completions/onboard"),
    ("For zsh, in a directory of `$fpath`", "onboard completions zsh > ~/.zfunc/_onboard"),
    ("For fish", "onboard completions fish > ~/.config/fish/completions/onboard.fish"),
]))]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(crate) fn run(args: &CompletionsArgs, _: &Context) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "onboard", &mut script);
    String::from_utf8(script).map(Outcome::text).map_err(Failure::internal)
}
