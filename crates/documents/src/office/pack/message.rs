//! A message as a draft for any mail program (RFC 5322, 2045 and 2047). Whoever sends mail by itself takes the same
//! [`Message`] and adds who it is from and when it goes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Bytes of a line of base64, as RFC 2045, § 6.8 allows.
const LINE: usize = 76;
/// Bytes of text in one encoded word: with its frame at most 75 signs (RFC 2047, § 2).
const WORD: usize = 42;

/// A message that nobody has sent yet.
pub(super) struct Message {
    /// The address; empty where the office does not know it.
    pub(super) to: String,
    /// Subject.
    pub(super) subject: String,
    /// Text.
    pub(super) text: String,
    /// Files.
    pub(super) attached: Vec<Attached>,
}

/// A file of a message.
pub(super) struct Attached {
    /// Its name.
    pub(super) name: String,
    /// Media type.
    pub(super) media_type: String,
    /// Content.
    pub(super) bytes: Vec<u8>,
}

impl Message {
    /// The message; mail programs open it to be finished and sent.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let boundary = self.boundary();
        let mut out = String::new();
        let address = one_line(&self.to);
        if !address.is_empty() && address.is_ascii() {
            out.push_str(&format!("To: {address}\r\n"));
        }
        out.push_str(&format!("Subject: {}\r\n", encoded(&self.subject)));
        out.push_str("X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
        out.push_str(&format!("Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n"));
        out.push_str(&format!("--{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n"));
        out.push_str("Content-Transfer-Encoding: base64\r\n\r\n");
        lines(&mut out, self.text.replace('\n', "\r\n").as_bytes());
        for file in &self.attached {
            let name = percent(&file.name);
            out.push_str(&format!("--{boundary}\r\nContent-Type: {}\r\n", one_line(&file.media_type)));
            out.push_str("Content-Transfer-Encoding: base64\r\n");
            out.push_str(&format!("Content-Disposition: attachment;\r\n filename*=utf-8''{name}\r\n\r\n"));
            lines(&mut out, &file.bytes);
        }
        out.push_str(&format!("--{boundary}--\r\n"));
        out.into_bytes()
    }

    /// Nothing in base64 begins so.
    fn boundary(&self) -> String {
        format!("=_podklady_{}", self.attached.len())
    }
}

/// Without line ends, which would begin another field.
fn one_line(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).collect::<String>().trim().to_owned()
}

/// Encoded words, cut between signs.
fn encoded(text: &str) -> String {
    let text = one_line(text);
    if text.is_ascii() {
        return text;
    }
    let mut words = vec![String::new()];
    for sign in text.chars() {
        if words.last().is_some_and(|word| word.len() + sign.len_utf8() > WORD) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(sign);
        }
    }
    let words = words.iter().map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word)));
    words.collect::<Vec<_>>().join("\r\n ")
}

/// RFC 8187, § 3.2.
fn percent(name: &str) -> String {
    let mut out = String::new();
    for byte in one_line(name).bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn lines(out: &mut String, bytes: &[u8]) {
    let text = STANDARD.encode(bytes);
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (line, later) = rest.split_at(rest.len().min(LINE));
        out.push_str(line);
        out.push_str("\r\n");
        rest = later;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(subject: &str, to: &str) -> String {
        let attached = vec![Attached {
            name: "Příloha č. 1.pdf".into(),
            media_type: "application/pdf".into(),
            bytes: vec![7; 90],
        }];
        let text = "Dobrý den,\n\nposíláme podklady.".to_owned();
        let message = Message { to: to.to_owned(), subject: subject.to_owned(), text, attached };
        String::from_utf8(message.bytes()).unwrap()
    }

    #[test]
    fn a_draft_has_its_fields_and_its_files() {
        let text = message("Podklady: 12. schůze Rady města Vzorova, 16. prosince 2026", "jana@vzorov.cz");
        assert!(text.starts_with("To: jana@vzorov.cz\r\nSubject: =?utf-8?B?"), "{text}");
        assert!(text.contains("filename*=utf-8''P%C5%99%C3%ADloha%20%C4%8D.%201.pdf\r\n"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 78), "{text}");
        assert!(text.ends_with("--=_podklady_1--\r\n"));
    }

    #[test]
    fn nothing_typed_begins_a_field_of_its_own() {
        let text = message("Ahoj\r\nBcc: vsichni@example.cz", "jana@vzorov.cz\r\nCc: x@example.cz");
        let head = text.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|line| line.starts_with("Bcc") || line.starts_with("Cc")), "{head}");
    }
}
