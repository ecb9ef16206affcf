//! Shapes of meetings, agendas and outcomes for the window.

use std::collections::BTreeMap;

use obeznik_circulation::clause::Clause;
use obeznik_circulation::meeting::Rhythm;
use obeznik_kernel::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::circulation::files::MeetingDocumentDto;
use crate::circulation::papers::ResolutionRef;
use crate::municipality::members::MembersWhy;
use crate::office::shared::{Act, BodyRef, PersonRef, Phrase};

/// Which meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingsInput {
    /// Only of the body; empty for all.
    pub body: String,
    /// First day, if bounded.
    pub from: Option<String>,
    /// Last day, if bounded.
    pub to: Option<String>,
}

/// One meeting in the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingRow {
    /// Identifier.
    pub id: String,
    /// The body.
    pub body: BodyRef,
    /// Running number in the term.
    pub number: u32,
    /// Day.
    pub on: String,
    /// `14:00`.
    pub starts_at: String,
    /// Place.
    pub place: String,
    /// `planned`, `convened`, `held`, `cancelled`.
    pub state: String,
    /// Items on its agenda as it stands, without what was put off or withdrawn.
    pub items: u32,
    /// Items that are ready.
    pub ready: u32,
    /// Items with an outcome.
    pub decided: u32,
    /// Sections of its agenda, in order.
    pub sections: Vec<String>,
    /// What closes before it, the first first; empty once it is over.
    pub closing: Vec<ClosingDay>,
    /// What a paper put on its agenda today needs, because it is late; nothing where it is in time.
    pub late: Option<LateRule>,
}

/// What a late paper needs beside a reason.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LateRule {
    /// Whether somebody's consent.
    pub needs_consent: bool,
    /// Who may give it today.
    pub consenting: Vec<ConsentingPerson>,
}

/// Somebody who may consent to a late paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsentingPerson {
    /// Who.
    pub person: PersonRef,
    /// In whose place they would; empty where the function is theirs, or where a deputy has no chair to stand in for.
    pub in_place_of: String,
    /// Whether they are the deputy of the chair and say why they stand in.
    pub is_deputy: bool,
}

/// A day by which something for a meeting is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClosingDay {
    /// `papers`, `opinions`, `check`, `pack`, `notice`.
    pub door: String,
    /// The last day.
    pub on: String,
}

/// A plan of meetings in a rhythm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingPlanInput {
    /// The body.
    pub body: String,
    /// How often.
    pub rhythm: Rhythm,
    /// 1 for Monday to 7.
    pub weekday: i8,
    /// First day.
    #[ts(type = "string")]
    pub from: Date,
    /// Last day.
    #[ts(type = "string")]
    pub to: Date,
}

/// One meeting of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingPlanRow {
    /// The day.
    pub on: String,
    /// The day of the rhythm where it is a public holiday.
    pub moved_from: Option<String>,
    /// Whether the body already meets that day.
    pub is_taken: bool,
    /// What closes before it, the first first.
    pub closing: Vec<ClosingDay>,
}

/// Which meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingInput {
    /// Identifier.
    pub id: String,
}

/// A meeting with its agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingDetail {
    /// The meeting.
    pub row: MeetingRow,
    /// Changes of the record so far.
    pub ver: u32,
    /// Hashes of the fields a person may edit, by name; go back as the bases of edits.
    pub seen: BTreeMap<String, String>,
    /// Version of the agenda; 0 before the first was sent.
    pub agenda_version: u32,
    /// Sections in order.
    pub sections: Vec<String>,
    /// What the invitation adds.
    pub invitation_note: String,
    /// Why it was cancelled; empty where it was not.
    pub cancel_reason: String,
    /// Items in order.
    pub items: Vec<AgendaItemDto>,
    /// Mandates held that day.
    pub members: Vec<PersonRef>,
    /// Why so many.
    pub members_why: MembersWhy,
    /// Alternates of that day, where the statute of the body knows them.
    pub alternates: Vec<PersonRef>,
    /// What stands between now and sending it out; empty once it is over or cancelled.
    pub checks: Vec<MeetingCheck>,
    /// Documents of the meeting as a whole, such as its minutes.
    pub documents: Vec<MeetingDocumentDto>,
    /// Resolutions it came to, also those of an imported past without an agenda.
    pub resolutions: Vec<ResolutionRef>,
    /// Papers ready for this body and not yet on an agenda.
    pub ready_papers: Vec<ReadyPaper>,
    /// What differs from the version sent last.
    pub changes: Vec<Phrase>,
    /// Minutes all items take.
    pub minutes: u32,
    /// Verbs of the body, for the text it adopts.
    pub verbs: Vec<String>,
    /// Last day for the notice of a session (§ 93/1), or for the invitation where the body's rules say one.
    pub notice_by: Option<String>,
    /// When its notice hung on the official board, where the law asks for one and it is out.
    pub notice: Option<NoticeDto>,
    /// What the person may do now.
    pub acts: Vec<Act>,
}

/// When the notice of a session hung on the official board, as somebody wrote it down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoticeDto {
    /// The day it was put up; nothing while nobody wrote it down.
    pub posted_on: Option<String>,
    /// The day it was taken down.
    pub removed_on: Option<String>,
    /// What of it is not as the law asks.
    pub fault: Option<Phrase>,
}

/// One item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgendaItemDto {
    /// Identifier.
    pub id: String,
    /// From 1 through all sections.
    pub number: u32,
    /// Index into the sections.
    pub section: u32,
    /// The paper; empty where there is none.
    pub paper: String,
    /// Its number.
    pub paper_number: String,
    /// The day the paper was erased; empty when it was not.
    pub paper_erased_on: String,
    /// Title.
    pub title: String,
    /// What the programme says under it; empty for nothing.
    pub note: String,
    /// Who presents it.
    pub presenter: String,
    /// That person; empty when nobody does.
    pub presenter_id: String,
    /// Minutes it takes.
    pub minutes: u32,
    /// `ready`, `in_check`, `no_paper`, `owed`, `without_paper`, `late`, `postponed`, `withdrawn`, `decided`.
    pub state: String,
    /// Who prepares the paper of an announced item; empty where none was announced.
    pub owed_by: String,
    /// Not for the public.
    pub is_confidential: bool,
    /// Its paper is kept close, so that who reads the draft is written down.
    pub is_watched: bool,
    /// Put on the table after papers closed or the agenda was sent.
    pub is_late: bool,
    /// Why it is late; empty where nobody said.
    pub late_reason: String,
    /// Who consented to it; empty where nobody had to.
    pub late_consent: String,
    /// In whose place they did; empty where in nobody's.
    pub late_consent_for: String,
    /// Why the chair did not, where their deputy did; empty otherwise.
    pub late_absence: String,
    /// What the body shall do with it: `opinion`, `recommends`, `decides`; empty without a paper.
    pub role: String,
    /// What bodies earlier on its route said, in their order.
    pub earlier: Vec<EarlierWord>,
    /// What came of it.
    pub outcome: Option<OutcomeDto>,
    /// Draft resolution.
    pub clauses: Vec<Clause>,
}

/// What a body earlier on the route said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EarlierWord {
    /// The body.
    pub body: BodyRef,
    /// The day of its meeting; nothing where it held none about it.
    pub on: Option<String>,
    /// What it came to, as on the route; without the votes where its resolution is not for this person.
    pub outcome: Phrase,
    /// Why; empty where nobody said, or where its resolution is not for this person.
    pub reason: String,
}

/// What came of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutcomeDto {
    /// State of the consultation.
    pub state: String,
    /// Mandates that day.
    pub members: u32,
    /// Pro.
    pub in_favour: u32,
    /// Proti.
    pub against: u32,
    /// Zdržel se.
    pub abstained: u32,
    /// Nehlasoval.
    pub not_voted: u32,
    /// Nepřítomen.
    pub absent: u32,
    /// Votes needed (§ 87).
    pub needed: u32,
    /// Number of the resolution; empty when none.
    pub resolution_number: String,
    /// The resolution; empty when none.
    pub resolution: String,
    /// The sentence of the result.
    pub sentence: Phrase,
    /// Why the announced result differs from the computed one; empty when it does not.
    pub explanation: String,
    /// What was written down, for a form that corrects it.
    pub entered: EnteredOutcome,
    /// Corrections of what was written down before, the newest first.
    pub corrections: Vec<CorrectionDto>,
}

/// An outcome as it was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EnteredOutcome {
    /// `vote`, `without_opinion`, `discussed_only`.
    pub kind: String,
    /// Vyloučen.
    pub excluded: u32,
    /// Whose seat, choice; empty where only numbers were written down.
    pub ballots: Vec<(String, String)>,
    /// Seats in which an alternate voted: the absent member, the alternate.
    pub alternates: Vec<(String, String)>,
    /// `adopted`, `not_adopted`; empty when nothing was announced.
    pub announced: String,
    /// `recommends`, `does_not_recommend`; empty where the body says neither.
    pub position: String,
    /// Why there was no opinion.
    pub reason: String,
    /// Which of the usual reasons it was: `no_quorum`, `date_passed`, `not_reached`; empty where none of them.
    pub cause: String,
    /// The text as it was adopted; empty where nothing was.
    pub clauses: Vec<Clause>,
}

/// A correction, and what had stood there before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CorrectionDto {
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// Why.
    pub why: String,
    /// What had been written down.
    pub before: Phrase,
}

/// A line of „Než rozešlete".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeetingCheck {
    /// `ok`, `warn`, `bad`, `info`.
    pub state: String,
    /// What it says.
    pub text: Phrase,
}

/// A paper that can be put on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadyPaper {
    /// The paper.
    pub id: String,
    /// The consultation.
    pub consultation: String,
    /// Its number.
    pub number: String,
    /// Title.
    pub title: String,
    /// What happened to it last.
    pub note: Phrase,
}
