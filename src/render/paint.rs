//! What a tone looks like on a terminal.

use anstyle::{AnsiColor, Style};

use crate::report::{Line, Tone};

/// A line with its SGR codes.
pub(super) fn paint(line: &Line) -> String {
    let mut painted = String::new();
    for span in &line.spans {
        let style = style(span.tone);
        painted.push_str(&format!("{style}{}{style:#}", span.text));
    }
    painted
}

fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => Style::new().bold(),
        Tone::Dim => Style::new().dimmed(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Warn => AnsiColor::Yellow.on_default().bold(),
        Tone::Bad => AnsiColor::Red.on_default().bold(),
        Tone::Code | Tone::Quoted | Tone::Command => AnsiColor::Cyan.on_default(),
    }
}
