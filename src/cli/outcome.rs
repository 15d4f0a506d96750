//! What a command came to, before it is printed.

use onboard::report::legend::Legend;
use onboard::report::{Line, View};

use crate::args::Format;

/// What a command has to say.
pub(crate) enum Body {
    /// A result in a format.
    View(Box<dyn View>, Format),
    /// Text that is printed as it is: a script, a page.
    Text(String),
    /// Lines that say what was done, each however long it is.
    Lines(Vec<Line>),
    /// A file or a diff of files: each byte of it where a program reads it, made harmless on a terminal.
    File(String),
}

/// What a command came to.
pub(crate) struct Outcome {
    pub(crate) body: Body,
    /// Whether there is nothing to complain of.
    pub(crate) is_clean: bool,
    /// Whether it may go through a pager.
    pub(crate) is_paged: bool,
    /// What is said on stderr.
    pub(crate) remarks: Vec<Line>,
    /// What is said on stderr with `--verbose`.
    pub(crate) notes: Vec<Line>,
}

impl Outcome {
    fn new(body: Body) -> Self {
        Self { body, is_clean: true, is_paged: true, remarks: Vec::new(), notes: Vec::new() }
    }

    /// A result, in the format asked for.
    pub(crate) fn view(view: impl View + 'static, format: Format) -> Self {
        Self::new(Body::View(Box::new(view), format))
    }

    /// Text that is printed as it is; nothing from a plan may be in it unsanitised.
    pub(crate) fn text(text: String) -> Self {
        Self::new(Body::Text(text))
    }

    /// One line that says what was done; it is not broken, so that a script can read it as one.
    pub(crate) fn line(line: Line) -> Self {
        Self::lines(vec![line])
    }

    /// As [`Self::line`], for several things that were done at once.
    pub(crate) fn lines(lines: Vec<Line>) -> Self {
        Self::new(Body::Lines(lines))
    }

    /// A diff of files, which `git apply` takes as it is.
    pub(crate) fn diff(text: String) -> Self {
        Self::file(text)
    }

    /// A file for another program, to the byte.
    pub(crate) fn file(text: String) -> Self {
        Self::new(Body::File(text))
    }

    /// Whether there is nothing to complain of in this respect either; otherwise the exit code is 1.
    #[must_use]
    pub(crate) fn clean_if(self, is_clean: bool) -> Self {
        Self { is_clean: self.is_clean && is_clean, ..self }
    }

    /// The legend of a result in its place: there is nothing to complain of in what signs mean.
    #[must_use]
    pub(crate) fn explained(self, screen: &str) -> Self {
        match self.body {
            Body::View(view, format) => Self::view(Legend::of(screen, &view.report()), format),
            // A page for another program has no columns of its own: what it says is explained by its signs.
            Body::Text(text) | Body::File(text) => Self::view(Legend::of_text(screen, &text), Format::Table),
            body @ Body::Lines(_) => Self { body, ..self },
        }
    }

    /// Says what was done, and is printed at once however long it is.
    #[must_use]
    pub(crate) fn at_once(self) -> Self {
        Self { is_paged: false, ..self }
    }

    /// Adds a remark for stderr.
    #[must_use]
    pub(crate) fn remark(mut self, remark: impl Into<Line>) -> Self {
        self.remarks.push(remark.into());
        self
    }

    /// Adds a remark on the run itself, for `--verbose`.
    #[must_use]
    pub(crate) fn note(mut self, note: impl Into<Line>) -> Self {
        self.notes.push(note.into());
        self
    }
}
