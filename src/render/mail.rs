//! A message as mail programs read it (RFC 5322): headers that no text can add to, and a body of plain text. Who sends it and
//! to whom is left to the program that does.

use super::sanitise;
use crate::date::Date;

/// The longest line of a header or a body, without its end.
const LINE: usize = 76;

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// What it is about.
    pub subject: String,
    /// What it says, in lines.
    pub body: String,
    /// The day from which it is.
    pub on: Date,
}

/// One message.
pub fn render(mail: &Mail) -> String {
    format!("{}X-Unsent: 1\r\nMIME-Version: 1.0\r\n{}", head(&mail.subject, mail.on), content(&mail.body))
}

/// Several in one, each whole within it (RFC 2046, 5.1.5).
pub fn render_all(subject: &str, on: Date, mails: &[Mail]) -> String {
    let mails: Vec<String> = mails.iter().map(render).collect();
    let boundary = boundary(&mails);
    let parts: String = mails.iter().map(|mail| format!("--{boundary}\r\n\r\n{mail}\r\n")).collect();
    let kind =
        format!("MIME-Version: 1.0\r\nContent-Type: multipart/digest; boundary=\"{boundary}\"\r\n\r\n");
    format!("{}{kind}{parts}--{boundary}--\r\n", head(subject, on))
}

/// A line that is in none of them.
fn boundary(mails: &[String]) -> String {
    let named = (0..).map(|number| format!("onboard-digest-{number}"));
    let mut free = named.filter(|name| !mails.iter().any(|mail| mail.contains(name.as_str())));
    free.next().unwrap_or_default()
}

fn head(subject: &str, on: Date) -> String {
    let date = on.to_naive().format("%a, %-d %b %Y");
    format!("Date: {date} 00:00:00 +0000\r\nSubject: {}\r\n", header(subject))
}

fn content(body: &str) -> String {
    let kind =
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
    let lines: String = body.lines().map(|line| quoted(&sanitise(line)) + "\r\n").collect();
    format!("{kind}{lines}")
}

/// The text of a header: as it is where it is short and plain, else in encoded words (RFC 2047), a line each.
fn header(text: &str) -> String {
    let text = sanitise(text);
    let text = text.trim();
    let is_plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !text.contains("=?");
    if is_plain && text.len() <= LINE - "Subject: ".len() {
        return text.to_owned();
    }
    // An encoded word has 75 characters at most, and on the first line the name of the header is before it.
    const MOST: usize = 75 - "=?utf-8?Q?".len() - "?=".len() - "Subject: ".len();
    let mut words = vec![String::new()];
    for c in text.chars() {
        let mut bytes = [0; 4];
        let encoded: String = c.encode_utf8(&mut bytes).bytes().map(in_word).collect();
        match words.last_mut() {
            Some(word) if word.len() + encoded.len() <= MOST => word.push_str(&encoded),
            _ => words.push(encoded),
        }
    }
    let words: Vec<String> = words.iter().map(|word| format!("=?utf-8?Q?{word}?=")).collect();
    words.join("\r\n ")
}

fn in_word(byte: u8) -> String {
    match byte {
        b' ' => "_".to_owned(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("={byte:02X}"),
    }
}

/// A line in quoted-printable (RFC 2045): what is not plain, spaces at the end, and what programs on the way take for their own
/// at the beginning (a dot, `From`), is encoded.
fn quoted(line: &str) -> String {
    let (mut out, mut width) = (String::with_capacity(line.len()), 0);
    let last = line.len().saturating_sub(1);
    for (at, byte) in line.bytes().enumerate() {
        let acts = (at == last && byte == b' ') || (width == 0 && matches!(byte, b'.' | b'F'));
        let sign = match byte {
            b' '..=b'~' if byte != b'=' && !acts => char::from(byte).to_string(),
            byte => format!("={byte:02X}"),
        };
        if width + sign.len() >= LINE {
            out.push_str("=\r\n");
            width = 0;
        }
        width += sign.len();
        out.push_str(&sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::date;

    fn mail(subject: &str, body: &str) -> String {
        render(&Mail { subject: subject.to_owned(), body: body.to_owned(), on: date("2026-04-10") })
    }

    /// Headers and body, read by the rules of the standard and not by ours.
    fn read(text: &str) -> (Vec<(String, String)>, String) {
        assert!(text.split("\r\n").all(|line| line.len() <= 78 && !line.contains(['\r', '\n'])), "{text:?}");
        assert!(text.is_ascii(), "{text:?}");
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let head = head.replace("\r\n ", " ");
        let headers = head.split("\r\n").map(|line| line.split_once(": ").unwrap());
        let headers = headers.map(|(name, value)| (name.to_owned(), words(value))).collect();
        (headers, unquoted(&body.replace("=\r\n", "").replace("\r\n", "\n")))
    }

    fn words(value: &str) -> String {
        if !value.contains("=?") {
            return value.to_owned();
        }
        let words = value.split(' ').map(|word| {
            assert!(word.len() <= 75, "{word}");
            let text = word.strip_prefix("=?utf-8?Q?").unwrap().strip_suffix("?=").unwrap();
            unquoted(&text.replace('_', " "))
        });
        words.collect()
    }

    fn unquoted(text: &str) -> String {
        let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
        while let Some((first, others)) = rest.split_first() {
            if *first == b'=' {
                let digits = std::str::from_utf8(&others[..2]).unwrap();
                bytes.push(u8::from_str_radix(digits, 16).unwrap());
                rest = &others[2..];
            } else {
                bytes.push(*first);
                rest = others;
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_short_subject_stays_readable_and_the_day_is_that_of_the_answer() {
        let text = mail("Acme: update", "Hello\nAna");
        assert!(
            text.starts_with("Date: Fri, 10 Apr 2026 00:00:00 +0000\r\nSubject: Acme: update\r\n"),
            "{text}"
        );
        assert!(text.ends_with("\r\n\r\nHello\r\nAna\r\n"), "{text}");
    }

    #[test]
    fn no_text_adds_a_header_or_gets_out_of_its_line() {
        let long = "東京支社 & Söhne ".repeat(20);
        for name in
            ["Acme\r\nBcc: eve@example.com", "a\n\n.\nFrom eve", "=?utf-8?Q?x?=", "\u{202e}x\u{0}", &long]
        {
            let (headers, body) = read(&mail(name, &format!(".\nFrom {name}\n= 100 % \n")));
            let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
            let want =
                ["Date", "Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];
            assert_eq!(names, want, "{name:?}");
            assert_eq!(headers[1].1, sanitise(name).trim(), "{name:?}");
            assert!(body.starts_with(".\nFrom ") && body.contains("= 100 % \n"), "{body:?}");
        }
    }

    #[test]
    fn what_programs_on_the_way_take_for_their_own_is_encoded() {
        let text = mail("x", ".\nFrom here\nend ");
        assert!(text.ends_with("=2E\r\n=46rom here\r\nend=20\r\n"), "{text}");
    }

    #[test]
    fn several_are_each_whole_within_one() {
        let one = |subject: &str| Mail {
            subject: subject.to_owned(),
            body: "--onboard-digest-0\n".to_owned(),
            on: date("2026-04-10"),
        };
        let text = render_all("Drafts", date("2026-04-10"), &[one("a"), one("b")]);
        let parts: Vec<&str> = text.split("--onboard-digest-1\r\n\r\n").skip(1).collect();
        assert_eq!(parts.len(), 2, "{text}");
        assert!(parts.iter().all(|part| part.starts_with("Date: ")), "{text}");
        assert!(text.ends_with("--onboard-digest-1--\r\n"), "{text}");
    }
}
