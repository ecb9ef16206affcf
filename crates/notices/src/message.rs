//! One message: head, text, documents.

use std::time::{Duration, SystemTime};

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use obeznik_app::office::shared::Phrase;
use obeznik_app::ports::{NoticeMail, NoticeWriter};
use obeznik_app::{ApiError, Code};
use obeznik_identity::Email;

use crate::words::{say, subject};

/// What cannot stand in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// An address that mail does not know.
    Address,
    /// Something of ours.
    Message,
}

/// A head line with a fixed name and value.
macro_rules! fixed_header {
    ($type:ident, $name:literal, $value:literal) => {
        #[derive(Debug, Clone, Copy)]
        struct $type;

        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self)
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), $value.to_owned())
            }
        }
    };
}

// Nobody's absence answers to a program (RFC 3834), nor to Exchange's own head line.
fixed_header!(AutoSubmitted, "Auto-Submitted", "auto-generated");
fixed_header!(NoAutoResponse, "X-Auto-Response-Suppress", "All");
// Mail programs open it for writing.
fixed_header!(Unsent, "X-Unsent", "1");

/// The whole message.
///
/// # Errors
/// [`Unfit`] for an address mail does not know.
pub fn message(mail: &NoticeMail) -> Result<Message, Unfit> {
    let host = mail.from.1.as_str().rsplit_once('@').map_or("localhost", |(_, host)| host);
    let mut builder = Message::builder()
        .from(mailbox(&mail.from)?)
        .to(mailbox(&mail.to)?)
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(mail.at.as_second().unsigned_abs()))
        .message_id(Some(format!("<{}@{host}>", mail.name)))
        .subject(subject(&mail.town, &mail.lines));
    builder = if mail.is_draft {
        builder.header(Unsent)
    } else {
        builder.header(AutoSubmitted).header(NoAutoResponse)
    };
    let text = SinglePart::plain(text(mail));
    if mail.attachments.is_empty() {
        return builder.singlepart(text).map_err(|_| Unfit::Message);
    }
    let pdf = ContentType::parse("application/pdf").map_err(|_| Unfit::Message)?;
    let parts = mail.attachments.iter().fold(MultiPart::mixed().singlepart(text), |parts, document| {
        let file = Attachment::new(document.file_name.clone());
        parts.singlepart(file.body(document.bytes.clone(), pdf.clone()))
    });
    builder.multipart(parts).map_err(|_| Unfit::Message)
}

fn mailbox((name, email): &(String, Email)) -> Result<Mailbox, Unfit> {
    let address: Address = email.as_str().parse().map_err(|_| Unfit::Address)?;
    let name = name.split(char::is_control).collect::<Vec<_>>().join(" ");
    Ok(Mailbox::new(Some(name.trim().to_owned()).filter(|name| !name.is_empty()), address))
}

/// The text: a greeting, a line for each notice, where to go on.
fn text(mail: &NoticeMail) -> String {
    let lead = Phrase::new("notice-mail-lead").with("count", mail.lines.len()).with("town", &mail.town);
    let mut lines = vec![say(&Phrase::new("notice-mail-greeting")), String::new(), say(&lead), String::new()];
    lines.extend(mail.lines.iter().map(|line| format!("– {}", say(line))));
    lines.push(String::new());
    lines.push(say(&Phrase::new("notice-mail-open").with("link", &mail.link)));
    lines.push(String::new());
    if mail.is_draft {
        let signature = Phrase::new("notice-mail-signature").with("name", &mail.from.0);
        lines.extend([say(&signature), mail.town.clone()]);
    } else {
        lines.push(say(&Phrase::new("notice-mail-automatic")));
    }
    lines.push(String::new());
    lines.join("\r\n")
}

/// Writes messages as files for a person's own mail program.
pub struct Drafts;

impl NoticeWriter for Drafts {
    fn write(&self, mail: &NoticeMail) -> Result<Vec<u8>, ApiError> {
        let refused = |unfit| match unfit {
            Unfit::Address => ApiError::new(Code::Refused, "notices-address-unfit"),
            Unfit::Message => ApiError::broken("a message could not be put together"),
        };
        Ok(message(mail).map_err(refused)?.formatted())
    }
}

#[cfg(test)]
mod tests {
    use mail_parser::{MessageParser, MimeHeaders as _};
    use obeznik_app::ports::PrintedDocument;
    use proptest::prelude::*;

    use super::*;

    fn email(text: &str) -> Email {
        Email::parse(text).unwrap()
    }

    fn mail(lines: Vec<Phrase>) -> NoticeMail {
        NoticeMail {
            name: "0123456789abcdef0123456789abcdef".into(),
            from: ("Městský úřad Vzorov".into(), email("obeznik@vzorov.cz")),
            to: ("Mgr. Žofie Černá, Ph.D.".into(), email("zofie@vzorov.cz")),
            town: "Město Vzorov".into(),
            lines,
            link: String::new(),
            attachments: Vec::new(),
            at: "2026-11-30T08:00:00Z".parse().unwrap(),
            is_draft: false,
        }
    }

    fn waits(number: &str, title: &str) -> Phrase {
        let names = ["body", "on", "time", "place", "due", "absent"];
        let phrase =
            names.iter().fold(Phrase::new("notice-paper-waits"), |phrase, name| phrase.with(name, ""));
        phrase.with("number", number).with("title", title)
    }

    #[test]
    fn what_the_server_sends_reads_back_and_is_known_as_automatic() {
        let bytes = message(&mail(vec![waits("T/1/2026", "Oprava chodníku v Lipové")])).unwrap().formatted();
        assert!(bytes.is_ascii(), "nothing needs more than seven bits on the way");
        let read = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(read.subject(), Some("Město Vzorov: Čeká na vás tisk T/1/2026"));
        let to = read.to().and_then(|to| to.first()).unwrap();
        assert_eq!((to.name(), to.address()), (Some("Mgr. Žofie Černá, Ph.D."), Some("zofie@vzorov.cz")));
        assert_eq!(read.message_id(), Some("0123456789abcdef0123456789abcdef@vzorov.cz"));
        assert_eq!(read.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
        assert!(read.header_raw("X-Unsent").is_none());
        let body = read.body_text(0).unwrap();
        assert!(body.contains("– Čeká na vás tisk T/1/2026 „Oprava chodníku v Lipové“"), "{body}");
        assert!(body.contains("neodpovídejte"), "{body}");
        let head = String::from_utf8(bytes).unwrap();
        assert!(head.contains("text/plain; charset=utf-8"), "{head}");
    }

    #[test]
    fn a_draft_opens_for_writing_and_carries_its_document() {
        let mut draft = mail(vec![waits("T/1/2026", ""), waits("T/2/2026", "")]);
        draft.is_draft = true;
        draft.from = ("Kateřina Svídová".into(), email("svidova@vzorov.cz"));
        draft.attachments =
            vec![PrintedDocument { file_name: "pozvánka.pdf".into(), bytes: b"%PDF-1.7".to_vec() }];
        let bytes = Drafts.write(&draft).unwrap();
        let read = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(read.header_raw("X-Unsent").map(str::trim), Some("1"));
        assert!(read.header_raw("Auto-Submitted").is_none());
        let file = read.attachment(0).unwrap();
        assert_eq!((file.attachment_name(), file.contents()), (Some("pozvánka.pdf"), &b"%PDF-1.7"[..]));
        let body = read.body_text(0).unwrap().replace('\u{a0}', " ");
        assert!(body.contains("2 upozornění") && body.contains("Kateřina Svídová"), "{body}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever stands in names, titles and numbers, the head has just the lines it should have.
        #[test]
        fn no_text_makes_a_head_line_of_its_own(town in "\\PC{0,40}", name in "(?s).{0,60}", title in "(?s).{0,200}", number in "(?s).{0,60}") {
            let mut mail = mail(vec![waits(&number, &title)]);
            (mail.town, mail.to.0) = (town, name);
            let bytes = message(&mail).unwrap().formatted();
            let text = String::from_utf8(bytes).unwrap();
            let head = text.split("\r\n\r\n").next().unwrap();
            let names: Vec<&str> = head
                .split("\r\n")
                .filter(|line| !line.starts_with([' ', '\t']))
                .map(|line| line.split(':').next().unwrap_or_default())
                .collect();
            let mut expected = [
                "From", "To", "Date", "Message-ID", "Subject", "Auto-Submitted", "X-Auto-Response-Suppress",
                "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
            ];
            expected.sort_unstable();
            let mut names = names;
            names.sort_unstable();
            prop_assert_eq!(names, expected);
            prop_assert!(head.split("\r\n").all(|line| !line.contains(['\r', '\n'])));
        }
    }
}
