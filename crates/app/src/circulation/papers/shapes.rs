//! Shapes of the list of papers and of one paper.

use std::collections::BTreeMap;

use obeznik_circulation::clause::Clause;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::circulation::comments::CommentThread;
use crate::circulation::readings::Readings;
use crate::office::shared::{Act, BodyRef, PaperRef, PersonRef, Phrase, Slice};
use crate::views::AnnexView;

/// What the list of papers shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PapersInput {
    /// Words of the number or the title; empty for all.
    pub text: String,
    /// States to keep; empty for all.
    pub states: Vec<String>,
    /// Only where the body is on the route; empty for all.
    pub body: String,
    /// Only of the department; empty for all.
    pub department: String,
    /// Only of the year; 0 for all.
    pub year: u16,
    /// Only what the person drafts or presents.
    pub mine: bool,
    /// Order and part.
    pub slice: Slice,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperRow {
    /// Identifier.
    pub id: String,
    /// `118/2026`; empty before it is numbered.
    pub number: String,
    /// Title.
    pub title: String,
    /// `draft`, `commenting`, `department_review`, `at_step`, `returned`, `formal_check`, `ready`, `in_bodies`, `closed`,
    /// `withdrawn`.
    pub state: String,
    /// Who presents it.
    pub presenter: String,
    /// Abbreviation of the department.
    pub department: String,
    /// Name of its type.
    pub paper_type: String,
    /// Short name of the body it waits for; empty when none.
    pub next_body: String,
    /// Day of that meeting, if planned.
    pub next_meeting_on: Option<String>,
    /// Deadline, if set.
    pub due_on: Option<String>,
    /// `public`, `all_bodies`, `body`, `named`, `secretariat`.
    pub confidentiality: String,
    /// Version.
    pub version: u32,
    /// Instant of its first draft.
    pub created_at: String,
}

/// Which paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperInput {
    /// Identifier.
    pub id: String,
}

/// A paper with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PaperDetail {
    /// Identifier.
    pub id: String,
    /// Changes of the record so far; goes back as the base of a command.
    pub ver: u32,
    /// Hashes of the fields a person may edit, by name; go back as the bases of edits.
    pub seen: BTreeMap<String, String>,
    /// `118/2026`.
    pub number: String,
    /// Title.
    pub title: String,
    /// Identifier of its type.
    pub paper_type: String,
    /// Name of its type.
    pub paper_type_name: String,
    /// As in [`PaperRow::state`].
    pub state: String,
    /// `public`, `all_bodies`, `body`, `named`, `secretariat`.
    pub confidentiality: String,
    /// People it is confined to when `named`.
    pub named: Vec<PersonRef>,
    /// `§ 85 písm. a)`.
    pub competence: String,
    /// Who presents it.
    pub presenter: Option<PersonRef>,
    /// Who presents it too.
    pub co_presenters: Vec<PersonRef>,
    /// Who drafts it.
    pub drafter: Option<PersonRef>,
    /// Identifier of the department; empty when none.
    pub department: String,
    /// Name of the department.
    pub department_name: String,
    /// Explanatory report (důvodová zpráva) as a text; empty where a file is the report.
    pub report: String,
    /// The file that is the report.
    pub report_file: Option<ReportFileDto>,
    /// Draft resolution.
    pub clauses: Vec<Clause>,
    /// Deadline, if set.
    pub due_on: Option<String>,
    /// Posting of an intention by § 39, if any.
    pub posted_from: Option<String>,
    /// Its last day.
    pub posted_to: Option<String>,
    /// Why a price is below the usual one (§ 39/2).
    pub price_reason: String,
    /// A note for searching.
    pub note: String,
    /// Version.
    pub version: u32,
    /// Whether the text can be edited now.
    pub is_editable: bool,
    /// Whether the deadline, the posting, the reason of the price and the note can be changed now.
    pub may_add_facts: bool,
    /// Why it came back; empty when it did not.
    pub return_reason: String,
    /// Stops of the route.
    pub route: Vec<RouteStop>,
    /// The step of the office the acts concern; empty where the paper lies at none.
    pub step: String,
    /// Whether a member of the assembly put it forward in their own right (§ 94/1).
    pub is_own_proposal: bool,
    /// What the office remarks on it, the oldest first.
    pub remarks: Vec<RemarkDto>,
    /// Annexes.
    pub attachments: Vec<AttachmentDto>,
    /// Whether the person may add annexes now.
    pub takes_attachments: bool,
    /// New versions of annexes that other programs saved and nobody took over yet.
    pub offers: Vec<OfferDto>,
    /// Opinions asked for.
    pub opinions: Vec<OpinionDto>,
    /// By which day opinions asked for today are due by its route, if that says.
    pub opinions_due_on: Option<String>,
    /// Comments, the newest thread first.
    pub comments: Vec<CommentThread>,
    /// Whether the person may write comments.
    pub may_comment: bool,
    /// Who read it, where that is written down.
    pub readings: Readings,
    /// The formal check.
    pub checks: Vec<CheckDto>,
    /// Consultations in bodies.
    pub consultations: Vec<ConsultationDto>,
    /// Versions, the newest first.
    pub versions: Vec<VersionDto>,
    /// What happened, the newest first.
    pub history: Vec<HistoryEvent>,
    /// Papers it came from or went into.
    pub relations: Vec<RelationDto>,
    /// Resolutions made of it.
    pub resolutions: Vec<ResolutionRef>,
    /// Open variants of its fields.
    pub variants: u32,
    /// What the person may do now.
    pub acts: Vec<Act>,
    /// Verbs of the body that decides, for the editor.
    pub verbs: Vec<String>,
}

/// A stop of the route picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RouteStop {
    /// `drafting`, `department_review`, `approve`, `advise`, `take_note`, `opinions`, `formal_check`, `consultation`,
    /// `tasks`.
    pub kind: String,
    /// Name of the body or department; empty where the kind says enough.
    pub name: String,
    /// `done`, `now`, `ahead`, `skipped`, `returned`.
    pub progress: String,
    /// Day it happened or is planned.
    pub on: Option<String>,
    /// Who.
    pub who: String,
    /// What came of it, or what shall.
    pub outcome: Option<Phrase>,
    /// Whether it runs beside the stop before it.
    pub is_beside: bool,
}

/// A remark of the office on a member's own proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemarkDto {
    /// Who made it.
    pub by: String,
    /// When.
    pub at: String,
    /// What it says.
    pub text: String,
}

/// An annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentDto {
    /// Identifier.
    pub id: String,
    /// File name.
    pub name: String,
    /// Size.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// Media type by content.
    pub media_type: String,
    /// Its number among annexes, from 1.
    pub order: u32,
    /// Not for the public.
    pub is_confidential: bool,
    /// Version.
    pub version: u32,
    /// What is wrong with the file, if anything.
    pub note: Option<Phrase>,
    /// Whether its text is read: `waiting`, `read`, `none`, `unreadable`.
    pub reading: String,
    /// Why no text was read.
    pub reading_note: Option<Phrase>,
    /// Whether a copy of it lies with another program.
    pub is_handed_out: bool,
    /// How it is seen as a PDF.
    pub view: AnnexView,
    /// When it came.
    pub added_at: String,
    /// Who brought it.
    pub added_by: String,
}

/// A file that is the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportFileDto {
    /// The file.
    pub file: AttachmentDto,
    /// Its words, as far as they were read.
    pub text: String,
    /// Whether only the beginning of the words is here.
    pub is_cut: bool,
}

/// A new version of a file of a paper, saved by another program into its copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfferDto {
    /// The annex it would replace, as it is now.
    pub attachment: String,
    /// File name.
    pub name: String,
    /// Size.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// When the program saved it.
    pub at: String,
    /// Whether the annex was removed meanwhile: then it can only be added again.
    pub is_gone: bool,
    /// Whether it is, or was, the report and no annex.
    pub is_report: bool,
    /// Who put another file in its place since the copy was opened; empty where nobody else did.
    pub replaced_by: String,
}

/// An opinion asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpinionDto {
    /// Identifier.
    pub id: String,
    /// Who gives it.
    pub addressee: PersonRef,
    /// Until when.
    pub due_on: String,
    /// Whether the paper waits for it.
    pub is_mandatory: bool,
    /// `requested`, `given`, `overdue`, `waived`.
    pub state: String,
    /// `agree`, `with_condition`, `disagree`, `no_objection`; empty before it is given.
    pub stance: String,
    /// Its text.
    pub text: String,
    /// To which version it was given; 0 before.
    pub to_version: u32,
    /// When.
    pub given_at: Option<String>,
    /// Who gave it in place of whom it was asked of; empty where nobody did.
    pub given_in_place_by: String,
    /// Whether the signed-in person may give it in somebody's place.
    pub may_give_in_place: bool,
    /// Whether the drafter dealt with it.
    pub is_settled: bool,
}

/// A line of the formal check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckDto {
    /// Stable key, such as `competence`.
    pub key: String,
    /// What it says.
    pub text: Phrase,
    /// `passed_by_program`, `passed_by_person`, `failed`, `open`.
    pub state: String,
}

/// A consultation in a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsultationDto {
    /// Identifier.
    pub id: String,
    /// The body.
    pub body: BodyRef,
    /// `opinion`, `recommends`, `decides`.
    pub role: String,
    /// `waiting`, `ready`, `scheduled`, `adopted`, `recommended`, `not_recommended`, `not_adopted`,
    /// `without_opinion`, `discussed_only`, `postponed`, `withdrawn`.
    pub state: String,
    /// The meeting, if scheduled.
    pub meeting: Option<String>,
    /// Its day.
    pub meeting_on: Option<String>,
    /// Its item on the agenda of the meeting; nothing while it lies on none.
    pub agenda_item: Option<String>,
    /// The last day its route gives it; nothing where it sets no days, before its turn and after its end.
    pub due_on: Option<String>,
    /// Whether the body is no more, so that it meets about nothing.
    pub has_ended: bool,
    /// Bodies to which the paper may be given instead of one that has ended.
    pub successors: Vec<BodyRef>,
    /// Whether this person may put the paper off from its agenda.
    pub may_postpone: bool,
    /// What came of it; empty before.
    pub outcome: Option<Phrase>,
    /// Reason where one was needed.
    pub reason: String,
}

/// A version of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VersionDto {
    /// Identifier.
    pub id: String,
    /// From 1.
    pub number: u32,
    /// Who made it.
    pub author: String,
    /// When.
    pub at: String,
    /// First twelve digits of its hash.
    pub hash: String,
    /// Name of the file that was the report; empty where it was a text.
    pub report_file: String,
    /// First twelve digits of the content of that file.
    pub report_hash: String,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryEvent {
    /// When.
    pub at: String,
    /// Who; empty for time.
    pub who: String,
    /// For whom it was written down, or in whose place it was done; empty when for nobody.
    pub on_behalf_of: String,
    /// Whether it was done in their place (v zastoupení).
    pub is_in_place: bool,
    /// What.
    pub what: Phrase,
    /// What it changed, such as the fields of a text; empty where the sentence says all.
    pub details: Vec<Phrase>,
    /// The command, for undo and the log.
    pub command: String,
}

/// A related paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RelationDto {
    /// `split_from`, `split_into`, `merged_from`, `merged_into`, `continues`.
    pub kind: String,
    /// The paper.
    pub paper: PaperRef,
}

/// A resolution named on a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ResolutionRef {
    /// Identifier.
    pub id: String,
    /// `RM/61/3/2026`.
    pub number: String,
    /// Title.
    pub title: String,
}

/// Two versions to compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CompareInput {
    /// The paper.
    pub paper: String,
    /// Number of the older version.
    pub older: u32,
    /// Number of the newer; 0 for the present text.
    pub newer: u32,
}

/// A comparison by words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// Parts that differ or not, in order: title, report, resolution.
    pub parts: Vec<ComparedPart>,
}

/// A compared part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparedPart {
    /// `title`, `report`, `resolution`, `attachments`.
    pub name: String,
    /// Pieces in order.
    pub pieces: Vec<ComparedPiece>,
}

/// A piece of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparedPiece {
    /// `same`, `inserted`, `deleted`.
    pub kind: String,
    /// Text with its spaces.
    pub text: String,
}
