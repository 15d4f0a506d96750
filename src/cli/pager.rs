//! Answers that are longer than the screen go through a pager, as git's do.

use std::io::{self, Write};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use onboard::store::Program;
use unicode_width::UnicodeWidthStr;

/// The screen that an answer is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
}

/// A pager, and what it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pager {
    program: Program,
    /// What `LESS` says already, if it is set.
    less: Option<String>,
    has_lv: bool,
}

/// What the environment says of pagers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wishes {
    /// `ONBOARD_PAGER`.
    pub(crate) own: Option<String>,
    /// `PAGER`.
    pub(crate) usual: Option<String>,
    /// `LESS`.
    pub(crate) less: Option<String>,
    /// Whether `LV` is set, the options of another pager.
    pub(crate) has_lv: bool,
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
        let program = Program::parse(named.as_deref().unwrap_or("less"))?;
        let is_none = program.name() == Some("cat");
        (!is_none).then_some(Pager { program, less: self.less, has_lv: self.has_lv })
    }
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
        self.program.name().unwrap_or(self.program.line())
    }

    /// Shows a text and waits until the user has read it. A user who has read enough is no error.
    ///
    /// # Errors
    /// When the pager cannot be started: then nothing was shown.
    pub(crate) fn show(&self, text: &str) -> io::Result<()> {
        // Ctrl-C is the pager's: it stops a search. If it stopped us, the shell would take the terminal from under it.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::new(AtomicBool::new(false)));
        let mut command = self.program.command();
        command.envs(self.told(text)).stdin(Stdio::piped());
        let mut pager = command.spawn()?;
        if let Some(mut stdin) = pager.stdin.take() {
            // It fails when the user has left before the end.
            let _ = stdin.write_all(text.as_bytes());
        }
        // How the pager ends says nothing about the answer.
        let _ = pager.wait();
        Ok(())
    }

    /// The variables that tell pagers how to behave. What the user has set stays, but for one thing: colours that were
    /// asked for must not come out as `ESC[1m`. It is put first, so that a prompt of the user's at the end stays one,
    /// and whoever says otherwise has the last word.
    fn told(&self, text: &str) -> Vec<(&'static str, String)> {
        let has_colour = text.contains('\u{1b}');
        let less = match &self.less {
            // Quit at once if it fits after all, keep colours, leave the text on the screen.
            None => Some("FRX".to_owned()),
            Some(own) => has_colour.then(|| format!("-R {own}")),
        };
        let lv = (!self.has_lv).then(|| "-c".to_owned());
        [("LESS", less), ("LV", lv)].into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(own: Option<&str>, usual: Option<&str>) -> Option<Program> {
        let wishes =
            Wishes { own: own.map(str::to_owned), usual: usual.map(str::to_owned), ..Wishes::default() };
        wishes.pager().map(|pager| pager.program)
    }

    #[test]
    fn the_own_variable_comes_before_the_usual_one_and_less_last() {
        assert_eq!(wanted(None, None), Program::parse("less"));
        assert_eq!(wanted(None, Some("more -d")), Program::parse("more -d"));
        assert_eq!(wanted(Some("most"), Some("more")), Program::parse("most"));
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
        let told = |less: Option<&str>, text: &str| {
            let wishes = Wishes { less: less.map(str::to_owned), has_lv: true, ..Wishes::default() };
            wishes.pager().unwrap().told(text).pop().map(|(_, less)| less)
        };
        assert_eq!(told(None, "plain").as_deref(), Some("FRX"));
        assert_eq!(told(Some("-M"), "plain"), None);
        assert_eq!(told(Some("-M"), "\u{1b}[1mbold").as_deref(), Some("-R -M"));
        assert_eq!(told(Some("M"), "\u{1b}[1mbold").as_deref(), Some("-R M"));
        assert_eq!(told(Some(""), "\u{1b}[1mbold").as_deref(), Some("-R "));
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
