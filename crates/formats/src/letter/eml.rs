//! E-mails as they travel (RFC 5322, MIME).

use mail_parser::{Addr, Address, DateTime, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Letter, Taken, broken, part};
use crate::limits::Limits;
use crate::text::{TextError, text_of_html};

/// Lines that are looked at before a file is called an e-mail.
const HEAD_LINES: usize = 60;
/// Headers of which every e-mail has some.
const HEADERS: [&str; 9] = [
    "from",
    "to",
    "subject",
    "date",
    "received",
    "return-path",
    "mime-version",
    "message-id",
    "delivered-to",
];

/// At least two headers of an e-mail, and nothing but headers before the first empty line.
pub(super) fn is_eml(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(16 << 10)]);
    let lines = head.trim_start_matches('\u{feff}').lines().take(HEAD_LINES);
    let mut known = 0;
    for line in lines.take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue; // a header goes on
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return false;
        }
        known += usize::from(HEADERS.contains(&name.to_ascii_lowercase().as_str()));
    }
    known >= 2
}

pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<(Letter, Vec<Taken>), TextError> {
    let message = MessageParser::default().parse(bytes).ok_or_else(|| broken("it has no headers"))?;
    let letter = Letter {
        subject: message.subject().unwrap_or_default().to_owned(),
        from: message.from().map(sender).unwrap_or_default(),
        from_address: message.from().and_then(address).unwrap_or_default(),
        to: message.to().map(receivers).unwrap_or_default(),
        sent_at: message.date().filter(|date| date.is_valid()).map(DateTime::to_rfc3339).unwrap_or_default(),
        text: words(&message, limits),
        ..Letter::default()
    };
    let mut purse = limits.unpacked_bytes;
    let mut taken = Vec::new();
    for attachment in message.attachments() {
        let content = attachment.contents();
        purse = purse
            .checked_sub(content.len())
            .ok_or(TextError::TooLarge { what: "files of an e-mail", limit: limits.unpacked_bytes })?;
        taken.push(file(attachment, content));
    }
    Ok((letter, taken))
}

fn sender(from: &Address<'_>) -> String {
    let Some(first) = from.first() else { return String::new() };
    first.name().or_else(|| first.address()).unwrap_or_default().to_owned()
}

fn address(from: &Address<'_>) -> Option<String> {
    Some(from.first()?.address()?.to_owned())
}

/// Everybody it is addressed to, by name and address.
fn receivers(to: &Address<'_>) -> String {
    let one = |one: &Addr<'_>| match (one.name(), one.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or_default().to_owned(),
    };
    to.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Plain words where the e-mail has them, else those of its HTML.
fn words(message: &Message<'_>, limits: &Limits) -> String {
    let parts = message.text_bodies().filter_map(|part| match &part.body {
        PartType::Text(text) => Some(text.trim().replace("\r\n", "\n")),
        PartType::Html(html) => text_of_html(html.as_bytes(), limits).ok().map(|found| found.text),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("\n")
}

fn file(attachment: &MessagePart<'_>, content: &[u8]) -> Taken {
    let subject = attachment.message().and_then(|message| message.subject()).map(|s| format!("{s}.eml"));
    let name = attachment.attachment_name().map(str::to_owned).or(subject).unwrap_or_default();
    let mut taken = part(&name, content.to_vec());
    let is_inline = matches!(attachment.body, PartType::InlineBinary(_));
    taken.part.is_drawn = is_inline && attachment.content_id().is_some() && taken.part.kind.is_image();
    taken
}
