//! Which documents go into the package: of each meeting of the period, and each resolution.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_app::ApiError;
use obeznik_app::circulation::meetings::closed_in_invitation;
use obeznik_app::office::parse_id;
use obeznik_circulation::meeting::{Meeting, MeetingDocument, MeetingDocumentKind, MeetingState};
use obeznik_circulation::resolution::Resolution;
use obeznik_czech::words::fold;
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, BodyKind, Date, RecordId, Stored};

use super::scope::{MOST, Scope, Why};
use super::votes::lets_go;
use crate::office::DocumentKind;
use crate::office::file_name::plain;
use crate::office::paths::Place;
use crate::office::session::Session;
use crate::office::wording::say;

/// Longest name of a body in a name of a folder.
const LONGEST_BODY: usize = 40;

/// A document to be printed.
pub(super) struct Print {
    pub(super) kind: DocumentKind,
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) what: String,
}

/// A file that lies in the store.
pub(super) struct Kept {
    pub(super) blob: BlobHash,
    pub(super) place: Place,
    pub(super) what: String,
}

/// All documents of the package.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) prints: Vec<Print>,
    pub(super) kept: Vec<Kept>,
}

/// Meetings of the period that were not cancelled, in the order of their days.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn sessions(scope: &Scope<'_>) -> Result<Vec<Session>, ApiError> {
    let mut meetings = scope.house.reader.records.find_by::<Meeting>("meeting_by_day", &[], MOST)?;
    meetings.retain(|one| scope.holds(one.value.on) && one.value.state != MeetingState::Cancelled);
    meetings.sort_by_key(|one| (one.value.on, one.id));
    meetings.iter().map(|one| Session::read(scope.house, &one.id.to_string())).collect()
}

/// Resolutions of the period, in the order of their days and numbers.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn resolutions(scope: &Scope<'_>) -> Result<Vec<Stored<Resolution>>, ApiError> {
    let mut found = scope.house.reader.records.find_by::<Resolution>("resolution_by_number", &[], MOST)?;
    found.retain(|one| one.value.decided_on.is_some_and(|on| scope.holds(on)));
    found.sort_by_key(|one| (one.value.decided_on, one.value.number.clone(), one.id));
    Ok(found)
}

/// The documents of these meetings and resolutions.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn plan(
    scope: &Scope<'_>,
    sessions: &[Session],
    resolutions: &[Stored<Resolution>],
) -> Result<Plan, ApiError> {
    let (mut plan, mut folders) = (Plan::default(), BTreeSet::new());
    for session in sessions {
        let folder = folder(session, &mut folders);
        of_meeting(scope, session, &folder, &mut plan)?;
    }
    for resolution in resolutions {
        let number = resolution.value.number.as_str();
        let is_decision = resolution.value.mayor.is_some();
        let key = if is_decision { "print-control-file-decision" } else { "print-control-file-extract" };
        let what = say(key, &[("number", number.into())]);
        if scope.lets_go(resolution.value.paper)? {
            let (id, place) = (resolution.id.to_string(), Place::new("usneseni", number, "pdf"));
            plan.prints.push(Print { kind: DocumentKind::Extract, id, place, what });
        } else {
            scope.leave_out(what, Why::Confidential);
        }
    }
    Ok(plan)
}

/// `jednani/zastupitelstvo-2026-11-04`; a body that meets twice a day has `-2` behind it.
fn folder(session: &Session, given: &mut BTreeSet<String>) -> String {
    let body = plain(&fold(&session.body.short_name), LONGEST_BODY);
    let folder = format!("jednani/{}-{}", if body.is_empty() { "organ" } else { &body }, session.meeting.on);
    let numbered = |count: usize| if count == 1 { folder.clone() } else { format!("{folder}-{count}") };
    let mut count = 1;
    while !given.insert(numbered(count)) {
        count += 1;
    }
    numbered(count)
}

fn of_meeting(scope: &Scope<'_>, session: &Session, folder: &str, plan: &mut Plan) -> Result<(), ApiError> {
    let id = session.detail.row.id.clone();
    let title = session.title();
    let named = |key: &str| say(key, &[("meeting", title.as_str().into())]);
    let is_open = session
        .detail
        .items
        .iter()
        .try_fold(true, |is_open, item| Ok::<_, ApiError>(lets_go(scope, item)? && is_open))?;
    let mut print = |kind, name: &str, what: String, may_go: bool| {
        if may_go {
            plan.prints.push(Print { kind, id: id.clone(), place: Place::new(folder, name, "pdf"), what });
        } else {
            scope.leave_out(what, Why::HoldsConfidential);
        }
    };
    if session.meeting.convened_at.is_some() {
        let closed = closed_in_invitation(scope.house.reader, parse_id(&id)?)?;
        let may_go = closed
            .papers
            .iter()
            .try_fold(true, |may_go, paper| Ok::<_, ApiError>(scope.lets_go(Some(*paper))? && may_go))?;
        print(DocumentKind::Invitation, "pozvanka", named("print-control-file-invitation"), may_go);
    }
    if was_voted(scope, session)? {
        print(DocumentKind::ResolutionList, "usneseni", named("print-control-file-list"), is_open);
    }
    documents(scope, session, folder, plan)
}

/// Whether the list of resolutions has anything to say.
fn was_voted(scope: &Scope<'_>, session: &Session) -> Result<bool, ApiError> {
    for item in &session.detail.items {
        let outcome = scope.house.outcome_of(item)?;
        if outcome.is_some_and(|outcome| outcome.computed.is_some()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Minutes, proofs of posting, lists of who was there: what was added to the meeting. That a meeting which is over has
/// no minutes is told among what is missing, with their day while it has not passed.
fn documents(scope: &Scope<'_>, session: &Session, folder: &str, plan: &mut Plan) -> Result<(), ApiError> {
    let mut of_kind: BTreeMap<&str, u32> = BTreeMap::new();
    for document in documents_of(scope, session)? {
        let word = word_of(&document.kind());
        let number = of_kind.entry(word).or_default();
        *number += 1;
        let MeetingDocument { name, blob, .. } = document;
        let place = Place::of_file(folder, &format!("{word}-{number:02}"), &name);
        let what =
            say("print-control-file-document", &[("meeting", session.title().into()), ("name", name.into())]);
        plan.kept.push(Kept { blob, place, what });
    }
    let today = scope.house.reader.today;
    let meeting = &session.meeting;
    if was_held(&meeting.state, meeting.on, today) && !of_kind.contains_key(MINUTES) {
        let what = say("print-control-left-minutes", &[("meeting", session.title().into())]);
        let due_on = minutes_due_on(&session.body.kind, meeting.on);
        scope.leave_out(what, if today <= due_on { Why::NotDue(due_on) } else { Why::NotAdded });
    }
    Ok(())
}

/// Whether the body met: one that was only planned and never convened did not.
fn was_held(state: &MeetingState, on: Date, today: Date) -> bool {
    match state {
        MeetingState::Held => true,
        MeetingState::Convened => on < today,
        MeetingState::Planned | MeetingState::Cancelled | MeetingState::Unknown(_) => false,
    }
}

/// The last day on which minutes are made in time: ten days after a session, seven after a meeting of the council.
///
/// Source: Act No. 128/2000 Coll., § 95/2 and § 101/3.
fn minutes_due_on(kind: &BodyKind, on: Date) -> Date {
    let days = if *kind == BodyKind::Council { 7 } else { 10 };
    add_days(on, days)
}

/// Documents added to a meeting, in the order in which they came.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn documents_of(scope: &Scope<'_>, session: &Session) -> Result<Vec<MeetingDocument>, ApiError> {
    let meeting: RecordId = parse_id(&session.detail.row.id)?;
    let mut found = scope.house.reader.records.under::<MeetingDocument>(meeting)?;
    found.sort_by_key(|one| (one.value.added_at, one.id));
    Ok(found.into_iter().map(|one| one.value).collect())
}

/// How names of minutes begin.
const MINUTES: &str = "zapis";

/// How names of files of a kind begin.
fn word_of(kind: &MeetingDocumentKind) -> &'static str {
    match kind {
        MeetingDocumentKind::Minutes => MINUTES,
        MeetingDocumentKind::AttendanceList => "prezencni-listina",
        MeetingDocumentKind::ProofOfPosting => "doklad-o-vyveseni",
        MeetingDocumentKind::Other | MeetingDocumentKind::Unknown(_) => "dokument",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn minutes_are_owed_by_a_body_that_met_and_within_its_days() {
        let (on, today) = (date(2026, 11, 23), date(2026, 11, 24));
        let table = [
            (MeetingState::Held, on, true),
            (MeetingState::Held, today, true), // closed in the evening of its day
            (MeetingState::Convened, on, true),
            (MeetingState::Convened, today, false),
            (MeetingState::Planned, on, false), // it never took place
            (MeetingState::Cancelled, on, false),
        ];
        for (state, on, expected) in table {
            assert_eq!(was_held(&state, on, today), expected, "{state:?} {on}");
        }
        let due = [BodyKind::Assembly, BodyKind::Council].map(|kind| minutes_due_on(&kind, on));
        assert_eq!(due, [date(2026, 12, 3), date(2026, 11, 30)]);
    }
}
