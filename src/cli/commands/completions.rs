//! `onboard completions SHELL`

use clap_complete::Shell;
use clap_complete::env::{EnvCompleter, Shells};

use crate::args::examples;
use crate::context::COMPLETING_SHELL;
use crate::failure::Failure;
use crate::outcome::Outcome;

/// Print the completion script of a shell
///
/// The script asks `onboard` itself what can come at the cursor: commands and options, the slugs of the plans, the ids of
/// entries and criteria, the people of a plan, playbooks, checks, metrics, dates. Load it when the shell starts: then it
/// is always that of the `onboard` in use.
#[derive(Debug, clap::Args)]
#[command(after_help = examples(&[
    ("For bash put `source <(onboard completions bash)` in `~/.bashrc`; it loads", "onboard completions bash"),
    ("For zsh put `source <(onboard completions zsh)` in `~/.zshrc`; it loads", "onboard completions zsh"),
    ("For fish, in `~/.config/fish/completions/onboard.fish`", "onboard completions fish | source"),
]))]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(crate) fn run(args: &CompletionsArgs) -> Result<Outcome, Failure> {
    script(&args.shell.to_string()).map(Outcome::text)
}

/// The shell whose script is our own: that of `clap_complete` does not say which quote is open.
pub(crate) const BASH: &str = "bash";

/// The script that makes a shell ask.
pub(crate) fn script(shell: &str) -> Result<String, Failure> {
    if shell == BASH {
        return Ok(include_str!("completions.bash").to_owned());
    }
    let mut script = Vec::new();
    shell_named(shell)?
        .write_registration(COMPLETING_SHELL, "onboard", "onboard", "onboard", &mut script)
        .map_err(Failure::internal)?;
    String::from_utf8(script).map_err(Failure::internal)
}

/// How a shell asks, and how it is answered.
pub(crate) fn shell_named(shell: &str) -> Result<&dyn EnvCompleter, Failure> {
    const SHELLS: Shells<'static> = Shells::builtins();
    SHELLS.iter().find(|known| known.is(shell)).ok_or_else(|| {
        Failure::usage(format!("there are no completions for the shell `{shell}`"))
            .hint("`onboard completions --help` names those that there are")
    })
}
