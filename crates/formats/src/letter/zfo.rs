//! Data messages as the information system of data boxes gives them out (.zfo): XML of the operation
//! `SignedMessageDownload` inside an envelope of CMS.
//!
//! Source: ISDS, web services 2.x, `dmReturnedMessage`; RFC 5652, `SignedData`.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256, Sha384, Sha512};

use super::der::{Value, child, octets, values};
use super::{Letter, MAX_PARTS, Taken, broken, part};
use crate::limits::Limits;
use crate::text::TextError;
use crate::xml::{Node, attribute, walk};

/// What a data message says of itself, as it stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataMessage {
    /// Its number.
    pub id: String,
    /// To whom it went.
    pub recipient: String,
    /// When it came to the box, RFC 3339; empty where it does not say.
    pub delivered_at: String,
    /// Whether it is what was signed.
    pub signature: Signature,
}

/// What can be said of a signature without the certificates of the system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signature {
    /// Nobody has verified it.
    #[default]
    Unverified,
    /// The content is another than the one that was signed.
    Invalid,
}

const SIGNED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];
const MESSAGE_DIGEST: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x04];
const SHA_256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
const SHA_384: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02];
const SHA_512: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03];

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const FIRST: u8 = 0xA0; // [0], holding values
const OBJECT: u8 = 0x06;
const OCTETS: u8 = 0x04;

/// By what the system names its shapes; it stands at the beginning of the content.
const SYSTEM: &[u8] = b"isds.czechpoint.cz";
/// Where the content of an envelope has surely begun.
const HEAD: usize = 2048;

/// A signed envelope around XML of the system of data boxes.
pub(super) fn is_zfo(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    head.first() == Some(&SEQUENCE)
        && crate::kind::contains(&head[..head.len().min(32)], SIGNED_DATA)
        && crate::kind::contains(head, SYSTEM)
}

pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<(Letter, Vec<Taken>), TextError> {
    let signed = signed_data(bytes).ok_or_else(|| broken("its envelope does not read"))?;
    let content = content_of(signed, limits.input_bytes).ok_or_else(|| broken("its envelope is empty"))?;
    let mut reading = Reading::default();
    walk(&content, |node| reading.meet(&node)).map_err(broken)?;
    if !reading.is_message {
        return Err(broken("there is no message in it"));
    }
    let signature = if is_altered(signed, &content) { Signature::Invalid } else { Signature::Unverified };
    let message = DataMessage { signature, ..reading.message };
    let letter = Letter { data_message: Some(message), ..reading.letter };
    Ok((letter, files(reading.files, limits)?))
}

/// `ContentInfo` → `SignedData`.
fn signed_data(bytes: &[u8]) -> Option<&[u8]> {
    let info = child(bytes, SEQUENCE)?;
    (child(info, OBJECT)? == SIGNED_DATA).then_some(())?;
    child(child(info, FIRST)?, SEQUENCE)
}

/// `encapContentInfo` → `eContent`.
fn content_of(signed: &[u8], limit: usize) -> Option<Vec<u8>> {
    let inner = child(child(signed, SEQUENCE)?, FIRST)?;
    octets(values(inner).next()?, limit)
}

/// Whether a signer signed the digest of another content. A digest this program does not know says nothing.
fn is_altered(signed: &[u8], content: &[u8]) -> bool {
    // The first set holds the algorithms, the last one those who signed.
    let signers = values(signed).filter(|value| value.tag == SET).last();
    let signers = signers.into_iter().flat_map(|set| values(set.body));
    signers.filter_map(signed_digest).any(|(algorithm, digest)| {
        let own = match algorithm {
            SHA_256 => Sha256::digest(content).to_vec(),
            SHA_384 => Sha384::digest(content).to_vec(),
            SHA_512 => Sha512::digest(content).to_vec(),
            _ => return false,
        };
        own != digest
    })
}

/// `SignerInfo` → the algorithm and the digest among the signed attributes.
fn signed_digest(signer: Value<'_>) -> Option<(&[u8], &[u8])> {
    let attributes = child(signer.body, FIRST)?;
    // Whose certificate it is may be a sequence too; the algorithm is the last one before the attributes.
    let before = values(signer.body).take_while(|value| value.tag != FIRST);
    let algorithm = before.filter(|value| value.tag == SEQUENCE).last()?;
    let is_digest = |attribute: &Value<'_>| child(attribute.body, OBJECT) == Some(MESSAGE_DIGEST);
    let digest = values(attributes).find(is_digest)?;
    Some((child(algorithm.body, OBJECT)?, child(child(digest.body, SET)?, OCTETS)?))
}

/// What was met so far.
#[derive(Default)]
struct Reading {
    is_message: bool,
    letter: Letter,
    message: DataMessage,
    /// Names and contents in Base64.
    files: Vec<(String, String)>,
    /// The element whose text comes.
    within: String,
}

impl Reading {
    fn meet(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(name, start) => {
                self.is_message |= *name == "dmDm";
                if *name == "dmFile" && self.files.len() <= MAX_PARTS {
                    let name = attribute(start, "dmFileDescr").unwrap_or_default();
                    self.files.push((without_entities(&name), String::new()));
                }
                (*name).clone_into(&mut self.within);
            }
            Node::Close(_) => self.within.clear(),
            Node::Text(text) => self.take(text),
        }
    }

    fn take(&mut self, text: &str) {
        let place = match self.within.as_str() {
            "dmAnnotation" => &mut self.letter.subject,
            "dmSender" => &mut self.letter.from,
            "dmID" => &mut self.message.id,
            "dmRecipient" => &mut self.message.recipient,
            "dmDeliveryTime" => &mut self.message.delivered_at,
            "dmEncodedContent" => match self.files.last_mut() {
                Some((_, content)) => content,
                None => return,
            },
            _ => return,
        };
        place.push_str(text);
    }
}

/// `A &amp; B.pdf` is called `A & B.pdf`; what is no entity stays as it is.
fn without_entities(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), Cow::into_owned)
}

fn files(found: Vec<(String, String)>, limits: &Limits) -> Result<Vec<Taken>, TextError> {
    let mut purse = limits.unpacked_bytes;
    let mut taken = Vec::new();
    for (name, content) in found {
        let digits: String = content.split_whitespace().collect();
        let content = STANDARD.decode(digits).map_err(|_| broken("a file of it is damaged"))?;
        purse = purse
            .checked_sub(content.len())
            .ok_or(TextError::TooLarge { what: "files of a data message", limit: limits.unpacked_bytes })?;
        taken.push(part(&name, content));
    }
    Ok(taken)
}

/// What the search shall find a data message by: its subject, both sides, its number and the names of its files.
pub(super) fn words(letter: &Letter) -> String {
    let message = letter.data_message.iter().flat_map(|message| [&message.recipient, &message.id]);
    let names = letter.parts.iter().map(|part| &part.name);
    let all = [&letter.subject, &letter.from].into_iter().chain(message).chain(names);
    all.filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}
