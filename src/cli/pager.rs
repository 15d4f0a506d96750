//! Answers that are longer than the screen go through a pager, as git's do.

use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use unicode_width::UnicodeWidthStr;

/// The screen that an answer is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
}

/// A pager, and whether it is told how to behave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pager {
    /// The program and its arguments.
    words: Vec<String>,
    /// Whether `LESS` is to be set: only where the user has not.
    sets_less: bool,
}

/// What the environment says of pagers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wishes {
    /// `ONBOARD_PAGER`.
    pub(crate) own: Option<String>,
    /// `PAGER`.
    pub(crate) usual: Option<String>,
    /// Whether `LESS` is set.
    pub(crate) has_less: bool,
    /// Whether the terminal can do nothing but print.
    pub(crate) is_dumb: bool,
}

impl Wishes {
    /// The pager that is wanted: `ONBOARD_PAGER`, else `PAGER`, else `less`; none where it is empty or `cat`.
    pub(crate) fn pager(self) -> Option<Pager> {
        let named = self.own.or(self.usual);
        if named.is_none() && self.is_dumb {
            return None;
        }
        let words = split(named.as_deref().unwrap_or("less"));
        let is_none = words.first().is_none_or(|program| program == "cat");
        (!is_none).then_some(Pager { words, sets_less: !self.has_less })
    }
}

/// The words of a command as a shell reads them; where backslashes are a part of paths, as they stand.
fn split(command: &str) -> Vec<String> {
    let naive = || command.split_whitespace().map(str::to_owned).collect();
    if cfg!(windows) { naive() } else { shell_words::split(command).unwrap_or_else(|_| naive()) }
}

/// Whether a text takes more lines than the screen shows above the prompt that comes after it.
pub(crate) fn is_longer(text: &str, screen: Screen) -> bool {
    let plain = anstream::adapter::strip_str(text).to_string();
    let rows = plain.lines().map(|line| line.width().div_ceil(screen.columns.max(1)).max(1));
    rows.sum::<usize>() >= screen.rows
}

impl Pager {
    /// The command, for a remark.
    pub(crate) fn name(&self) -> &str {
        &self.words[0]
    }

    /// Shows a text and waits until the user has read it. A user who has read enough is no error.
    ///
    /// # Errors
    /// When the pager cannot be started: then nothing was shown.
    pub(crate) fn show(&self, text: &str) -> io::Result<()> {
        // Ctrl-C is the pager's: it stops a search. If it stopped us, the shell would take the terminal from under it.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::new(AtomicBool::new(false)));
        let mut command = Command::new(&self.words[0]);
        command.args(&self.words[1..]).stdin(Stdio::piped());
        if self.sets_less {
            // Quit at once if it fits after all, keep colours, leave the text on the screen.
            command.env("LESS", "FRX");
        }
        let mut pager = command.spawn()?;
        if let Some(mut stdin) = pager.stdin.take() {
            // It fails when the user has left before the end.
            let _ = stdin.write_all(text.as_bytes());
        }
        // How the pager ends says nothing about the answer.
        let _ = pager.wait();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(own: Option<&str>, usual: Option<&str>) -> Option<Vec<String>> {
        let wishes =
            Wishes { own: own.map(str::to_owned), usual: usual.map(str::to_owned), ..Wishes::default() };
        wishes.pager().map(|pager| pager.words)
    }

    #[test]
    fn the_own_variable_comes_before_the_usual_one_and_less_last() {
        let words = |words: &[&str]| Some(words.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(wanted(None, None), words(&["less"]));
        assert_eq!(wanted(None, Some("more -d")), words(&["more", "-d"]));
        assert_eq!(wanted(Some("most"), Some("more")), words(&["most"]));
        if cfg!(unix) {
            assert_eq!(wanted(Some("less -P 'a b'"), None), words(&["less", "-P", "a b"]));
        }
        assert_eq!(wanted(Some("less 'unclosed"), None), words(&["less", "'unclosed"]));
    }

    #[test]
    fn empty_and_cat_are_no_pagers() {
        for none in ["", "  ", "cat", "cat -A"] {
            assert_eq!(wanted(Some(none), Some("more")), None, "{none:?}");
            assert_eq!(wanted(None, Some(none)), None, "{none:?}");
        }
        let dumb = Wishes { is_dumb: true, ..Wishes::default() };
        assert_eq!(dumb.clone().pager(), None);
        assert!(Wishes { usual: Some("more".to_owned()), ..dumb }.pager().is_some(), "it was asked for");
    }

    #[test]
    fn less_is_told_how_to_behave_unless_the_user_has() {
        let sets = |has_less| Wishes { has_less, ..Wishes::default() }.pager().unwrap().sets_less;
        assert!(sets(false) && !sets(true));
    }

    #[test]
    fn what_fits_above_the_prompt_is_not_longer_than_the_screen() {
        let case = |text: &str, want: bool| {
            assert_eq!(is_longer(text, Screen { columns: 10, rows: 4 }), want, "{text:?}");
        };
        case("", false);
        case("a\nb\nc\n", false);
        case("a\nb\nc\nd\n", true);
        case("a\n\n\n\n", true);
        case("0123456789\nb\nc\n", false);
        case("0123456789x\nb\nc\n", true);
        case("東京東京東京\nb\nc\n", true);
        case("\u{1b}[31m0123456789\u{1b}[0m\nb\nc\n", false);
    }
}
