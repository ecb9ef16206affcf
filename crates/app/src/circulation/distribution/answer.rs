//! What comes back from an encrypted file: notes, opinions, an apology, conflicts of interest. Each is done by a command
//! on behalf of the member, marked as brought in a file.

use obeznik_circulation::comment::Comment;
use obeznik_circulation::distribution::{Apology, ConflictOfInterest, Sending, apology_id, conflict_id};
use obeznik_circulation::opinion::Opinion;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{PersonId, RecordId, Records, Stored};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use super::Post;
use crate::api::{ApiError, Code};
use crate::municipality::names::Names;
use crate::office::shared::{PersonRef, Phrase};
use crate::office::{Office, Request, parse_id};

/// How of an act that came in a file.
const BY_FILE: &str = "file";
/// That a pack was opened: noted beside what was answered, and not counted.
const OPENED: &str = "circulation.note_pack_opened";
/// Texts and acts one answer may bring.
const MOST: usize = 1_000;

/// An answer, as its file carries it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackAnswer {
    /// Version of this shape.
    pub format: u32,
    /// The sending it answers.
    pub sending: String,
    /// The meeting.
    pub meeting: String,
    /// Who answers.
    pub person: String,
    /// When the pack was first opened.
    pub opened_at: String,
    /// When the answer was last written into.
    pub written_at: String,
    /// Why the person will not come; empty when they will.
    pub apology: String,
    /// Notes to papers, for all who see the paper.
    pub notes: Vec<AnsweredNote>,
    /// Opinions they were asked for.
    pub opinions: Vec<AnsweredOpinion>,
    /// Conflicts of interest.
    pub conflicts: Vec<AnsweredConflict>,
}

/// A note to a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnsweredNote {
    /// The paper.
    pub paper: String,
    /// What.
    pub text: String,
}

/// An opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnsweredOpinion {
    /// The opinion asked for.
    pub opinion: String,
    /// `agree`, `with_condition`, `disagree`, `no_objection`.
    pub stance: String,
    /// In words.
    pub text: String,
    /// The version of the paper that was read.
    pub version: u32,
}

/// A conflict of interest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnsweredConflict {
    /// The item.
    pub item: String,
    /// What the interest is.
    pub reason: String,
}

/// What came of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakenAnswer {
    /// Whose it is.
    pub person: PersonRef,
    /// What was written down now: notes, opinions, apologies, conflicts.
    pub taken: u32,
    /// What had been written down before: the same file was taken twice.
    pub known: u32,
    /// What was not, and why.
    pub refused: Vec<Phrase>,
}

/// Takes an answer to a meeting's papers over. Taken twice, it changes nothing.
///
/// # Errors
/// [`Code::Refused`] when it answers nothing that was sent for this meeting, or is damaged.
pub fn take_answer(office: &Office, meeting: &str, bytes: &[u8]) -> Result<TakenAnswer, ApiError> {
    let id = parse_id(meeting)?;
    let sent = office.read(|reader| Ok(Post::of(reader, id)?.sendings().to_vec()))?;
    let (sending, answer) = opened(&sent, bytes)?;
    let person = sending.value.person;
    if answer.sending != sending.id.to_string() || answer.person != person.to_string() {
        return Err(ApiError::new(Code::Refused, "answer-of-another"));
    }
    let mut taking = Taking { office, person, taken: 0, known: 0, refused: Vec::new() };
    for (kind, payload) in acts(id, sending.id, &answer)? {
        taking.take(kind, payload)?;
    }
    let Taking { taken, known, refused, .. } = taking;
    let person = office.read(|reader| Ok(Names::of(reader.records).person(person)?))?;
    Ok(TakenAnswer { person, taken, known, refused })
}

/// The sending whose key opens the file.
fn opened<'a>(
    sent: &'a [Stored<Sending>],
    bytes: &[u8],
) -> Result<(&'a Stored<Sending>, PackAnswer), ApiError> {
    for sending in sent {
        let Some(key) = key_of(&sending.value.answer_key) else { continue };
        match obeznik_envelope::open_whole(&obeznik_envelope::Lock::Key(&key), bytes) {
            Ok(contents) => {
                let answer = serde_json::from_slice(&contents);
                let answer = answer.map_err(|_| ApiError::new(Code::Refused, "answer-damaged"))?;
                return Ok((sending, answer));
            }
            Err(obeznik_envelope::EnvelopeError::WrongKey) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ApiError::new(Code::Refused, "answer-of-another"))
}

/// A key as its sending keeps it: two halves of 32 hexadecimal digits. In one piece it would be taken for the name of a
/// content.
pub(crate) fn key_of(text: &str) -> Option<[u8; 32]> {
    let (one, two) = text.split_once('-').filter(|(one, two)| one.len() == 32 && two.len() == 32)?;
    let text = format!("{one}{two}");
    if !text.is_ascii() {
        return None;
    }
    let mut key = [0; 32];
    for (place, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    Some(key)
}

type Acts = Vec<(&'static str, Value)>;

/// The commands of an answer. A note has an identifier of its own words, so that it comes once.
fn acts(meeting: RecordId, sending: RecordId, answer: &PackAnswer) -> Result<Acts, ApiError> {
    let PackAnswer { opened_at, apology, notes, opinions, conflicts, .. } = answer;
    if notes.len() + opinions.len() + conflicts.len() > MOST {
        return Err(ApiError::new(Code::Refused, "answer-damaged"));
    }
    let mut acts: Acts = Vec::new();
    if let Ok(at) = opened_at.parse::<obeznik_kernel::Timestamp>() {
        let opened = json!({ "meeting": meeting, "by": "bundle", "device": null, "at": at });
        acts.push((OPENED, opened));
    }
    if !apology.trim().is_empty() {
        acts.push(("circulation.apologise", json!({ "meeting": meeting, "reason": apology })));
    }
    for note in notes.iter().filter(|note| !note.text.trim().is_empty()) {
        let comment = RecordId::well_known(&format!("answer {sending} {} {}", note.paper, note.text));
        let payload = json!({ "paper": note.paper, "comment": comment, "text": note.text, "quote": "", "answers": null, "meeting": meeting });
        acts.push(("circulation.add_comment", payload));
    }
    for one in opinions {
        let AnsweredOpinion { opinion, stance, text, version } = one;
        let payload = json!({ "opinion": opinion, "stance": stance, "text": text, "version": version, "meeting": meeting });
        acts.push(("circulation.give_opinion", payload));
    }
    for one in conflicts.iter().filter(|one| !one.reason.trim().is_empty()) {
        let payload = json!({ "agenda_item": one.item, "reason": one.reason });
        acts.push(("circulation.announce_conflict", payload));
    }
    Ok(acts)
}

/// Whether the office has it already: an answer may come twice, by e-mail and on a stick. What the office would refuse
/// for another reason is sent, so that the reason is told.
fn is_known(records: &dyn Records, person: PersonId, kind: &str, payload: &Value) -> Result<bool, ApiError> {
    let id = |name: &str| payload[name].as_str().and_then(|id| id.parse::<RecordId>().ok());
    let reason = payload["reason"].as_str().unwrap_or_default();
    Ok(match kind {
        "circulation.add_comment" => match id("comment") {
            Some(id) => records.find::<Comment>(id)?.is_some(),
            None => false,
        },
        "circulation.give_opinion" => match id("opinion") {
            Some(id) => records.find::<Opinion>(id)?.is_some_and(|one| one.value.given_by == Some(person)),
            None => false,
        },
        "circulation.apologise" => match id("meeting") {
            Some(id) => records
                .find::<Apology>(apology_id(id, person))?
                .is_some_and(|known| known.value.reason == reason),
            None => false,
        },
        "circulation.announce_conflict" => match id("agenda_item") {
            Some(id) => records
                .find::<ConflictOfInterest>(conflict_id(id, person))?
                .is_some_and(|known| known.value.reason == reason),
            None => false,
        },
        _ => false,
    })
}

/// An answer being taken over.
struct Taking<'a> {
    office: &'a Office,
    person: PersonId,
    taken: u32,
    known: u32,
    refused: Vec<Phrase>,
}

impl Taking<'_> {
    fn take(&mut self, kind: &str, payload: Value) -> Result<(), ApiError> {
        let person = self.person;
        if self.office.read(|reader| is_known(reader.records, person, kind, &payload))? {
            self.known += u32::from(kind != OPENED);
            return Ok(());
        }
        let on_behalf_of = Some((self.person.to_string(), BY_FILE.to_owned()));
        let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of };
        match self.office.execute(request) {
            Ok(_) => {
                self.taken += u32::from(kind != OPENED);
                Ok(())
            }
            Err(error) if matches!(error.code, Code::Refused | Code::NotFound | Code::Invalid) => {
                self.refused.push(Phrase { key: error.key, args: error.args });
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}
