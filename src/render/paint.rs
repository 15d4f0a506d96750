//! What a tone looks like on a terminal.

use anstyle::{AnsiColor, Style};

use super::isolate::isolated;
use crate::report::{Line, NO_BREAK, Tone};

/// A line with its SGR codes.
pub(super) fn paint(line: &Line) -> String {
    let mut painted = String::new();
    for span in &line.spans {
        let style = style(span.tone);
        // Where it is broken is decided by now, and a space is what somebody wants to copy.
        let text = span.text.replace(NO_BREAK, " ");
        // What is typed or copied stays as it is written.
        let is_typed = matches!(span.tone, Tone::Code | Tone::Quoted | Tone::Command);
        let text = if is_typed { text } else { isolated(&text).into_owned() };
        painted.push_str(&format!("{style}{text}{style:#}"));
    }
    painted
}

fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => Style::new().bold(),
        Tone::Dim => Style::new().dimmed(),
        Tone::Question => Style::new().italic(),
        Tone::Good => AnsiColor::Green.on_default(),
        // Bold is a brighter yellow on many terminals, which nobody sees on white.
        Tone::Warn => AnsiColor::Yellow.on_default(),
        Tone::Bad => AnsiColor::Red.on_default().bold(),
        Tone::Code | Tone::Quoted | Tone::Command => AnsiColor::Cyan.on_default(),
    }
}
