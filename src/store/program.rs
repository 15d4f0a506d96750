//! A program that the user has named in a variable such as `EDITOR`: started as a shell would start it, so that quotes
//! and backslashes protect spaces, and a variable or a pipe within it works as it does for git.

use std::process::Command;

/// A program and its first arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    line: String,
    words: Vec<String>,
    /// Whether something in the line is for a shell to make sense of.
    needs_shell: bool,
}

impl Program {
    /// What a line names; nothing where it is blank.
    pub fn parse(line: &str) -> Option<Self> {
        let words = if cfg!(windows) { words_of_windows(line) } else { words_of_shell(line) };
        let needs_shell = !cfg!(windows) && needs_shell(line);
        (!words.is_empty()).then(|| Self { line: line.to_owned(), words, needs_shell })
    }

    /// What the user has written.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// The program alone; nothing where a shell finds out.
    pub fn name(&self) -> Option<&str> {
        if self.needs_shell { None } else { self.words.first().map(String::as_str) }
    }

    /// Starts it; arguments that are added come after its own.
    pub fn command(&self) -> Command {
        if self.needs_shell {
            let mut shell = Command::new("sh");
            // The first word after the script is what it calls itself.
            shell.arg("-c").arg(format!("{} \"$@\"", self.line)).arg(&self.line);
            return shell;
        }
        let mut command = Command::new(&self.words[0]);
        command.args(&self.words[1..]);
        command
    }
}

/// The words of a line as a shell reads them; with a quote that is not closed, as they stand.
fn words_of_shell(line: &str) -> Vec<String> {
    shell_words::split(line).unwrap_or_else(|_| line.split_whitespace().map(str::to_owned).collect())
}

/// The words of a line in which backslashes are a part of paths: only `"` protects spaces.
fn words_of_windows(line: &str) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), None::<String>);
    let mut is_quoted = false;
    for char in line.chars() {
        match char {
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            _ if char.is_whitespace() && !is_quoted => words.extend(word.take()),
            _ => word.get_or_insert_default().push(char),
        }
    }
    words.extend(word);
    words
}

/// Whether a line has something that means more to a shell than itself. The program is started without one where it can
/// be: what cannot be started is then told in our words.
fn needs_shell(line: &str) -> bool {
    let mut quote = None;
    let mut before = ' ';
    let mut chars = line.chars();
    while let Some(char) = chars.next() {
        let is_special = match quote {
            Some('\'') => false,
            Some(_) => matches!(char, '$' | '`'),
            None => {
                let starts_a_word = before.is_whitespace();
                "$`|&;<>()*?[\n".contains(char) || starts_a_word && "~#".contains(char)
            }
        };
        if is_special {
            return true;
        }
        match (char, quote) {
            ('\\', None | Some('"')) => {
                chars.next();
            }
            ('\'' | '"', None) => quote = Some(char),
            (_, Some(open)) if open == char => quote = None,
            _ => {}
        }
        before = char;
    }
    // `LESS=-R less` sets a variable.
    line.split_whitespace().next().is_some_and(|first| first.contains('=') && !first.starts_with(['\'', '"']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_a_shell_reads_it() {
        let case = |line: &str, want: &[&str]| assert_eq!(words_of_shell(line), want, "{line}");
        case("code --wait", &["code", "--wait"]);
        case("'/My Editor/ed' --wait", &["/My Editor/ed", "--wait"]);
        case("\"/My Editor/ed\"", &["/My Editor/ed"]);
        case("/My\\ Editor/ed", &["/My Editor/ed"]);
        case("less 'unclosed", &["less", "'unclosed"]);
    }

    #[test]
    fn a_line_of_windows_keeps_its_backslashes() {
        let case = |line: &str, want: &[&str]| assert_eq!(words_of_windows(line), want, "{line}");
        case(r"C:\bin\ed.exe -w", &[r"C:\bin\ed.exe", "-w"]);
        case(r#""C:\Program Files\ed.exe"  -w"#, &[r"C:\Program Files\ed.exe", "-w"]);
        case(r#"ed "" x"#, &["ed", "", "x"]);
        case("  ", &[]);
    }

    #[test]
    fn what_only_a_shell_understands_goes_to_one() {
        for line in
            ["$HOME/ed", "~/bin/ed", "less -R | cat", "LESS=-R less", "\"$HOME/ed\"", "ed `tty`", "ed; true"]
        {
            assert!(needs_shell(line), "{line}");
        }
        for line in [
            "ed",
            "'$HOME/ed'",
            "sh -c 'cat; exit 3'",
            r"My\ Editor",
            "ed --x=1",
            r"\$HOME/ed",
            "a~b c#d",
            "'un",
        ] {
            assert!(!needs_shell(line), "{line}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn arguments_come_after_those_of_the_line() {
        for line in ["printf '[%s]' 'a b'", "true; printf '[%s]' 'a b'"] {
            let output = Program::parse(line).unwrap().command().arg("c d").output().unwrap();
            assert_eq!(String::from_utf8(output.stdout).unwrap(), "[a b][c d]");
        }
        assert_eq!(Program::parse(" \t"), None);
    }
}
