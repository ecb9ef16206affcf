//! Bodies that are no more: what waits for them, and who may take over.

use obeznik_circulation::consultation::{Consultation, ConsultationState, may_take_over};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::town::Town;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BodyId, BodyKind, Stored};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::ApiError;
use crate::circulation::papers::paper_ref;
use crate::municipality::names::body_ref;
use crate::office::shared::{BodyRef, PaperRef};
use crate::office::{Reader, parse_id};

/// Which body is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BeforeBodyInput {
    /// The body.
    pub body: String,
}

/// What a body has still to deal with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BeforeBody {
    /// Papers that come before it, in the order of their numbers.
    pub papers: Vec<PaperRef>,
    /// Days of its meetings that are planned or convened, the soonest first.
    pub meetings: Vec<String>,
}

/// Most papers of one body in one state that are looked through.
const MOST_PAPERS: usize = 500;
/// Most meetings of one body ever.
const MOST_MEETINGS: usize = 5_000;

/// What a body has still to deal with, for who sets the day it ends.
///
/// # Errors
/// [`Code::Invalid`](crate::Code::Invalid) for what is no identifier, else when the store cannot be read.
pub fn before_body(reader: &Reader<'_>, input: BeforeBodyInput) -> Result<BeforeBody, ApiError> {
    let body = BodyId(parse_id(&input.body)?).to_string();
    let mut papers = Vec::new();
    for state in ConsultationState::ALL.iter().filter(|state| awaits(state)) {
        let found: Vec<Stored<Consultation>> =
            reader.records.find_by("consultation_by_body", &[&body, state.as_str()], MOST_PAPERS)?;
        for one in found {
            let paper = one.parent.map(|id| reader.records.find::<Paper>(id)).transpose()?.flatten();
            papers.extend(paper.filter(|paper| !paper.value.is_finished()).map(|paper| paper_ref(&paper)));
        }
    }
    papers.sort_by(|one, two| (&one.number, &one.id).cmp(&(&two.number, &two.id)));
    papers.dedup();
    let meetings: Vec<Stored<Meeting>> =
        reader.records.find_by("meeting_by_body", &[&body], MOST_MEETINGS)?;
    let mut days: Vec<_> =
        meetings.iter().filter(|one| one.value.is_open()).map(|one| one.value.on).collect();
    days.sort_unstable();
    Ok(BeforeBody { papers, meetings: days.iter().map(ToString::to_string).collect() })
}

fn awaits(state: &ConsultationState) -> bool {
    use ConsultationState::{Postponed, Ready, Scheduled, Waiting};
    matches!(state, Waiting | Ready | Scheduled | Postponed)
}

/// Bodies to which a paper may be given in place of one that has ended; none while it stands, and once it dealt with it.
pub(crate) fn successors(reader: &Reader<'_>, town: &Town, one: &Consultation) -> Vec<BodyRef> {
    let Some(ended) = town.body(one.body).filter(|body| one.may_change_body(body, reader.today)) else {
        return Vec::new();
    };
    let role = one.role_of(&ended.kind);
    let fits = |id: &BodyId| {
        town.body(*id).is_some_and(|body| {
            body.lasts_on(reader.today)
                && may_take_over(&role, &ended.kind, &body.kind)
                && (one.about.is_none() || body.kind == BodyKind::Assembly)
        })
    };
    let found = town.ids().filter(fits);
    found.filter_map(|id| town.body(id).map(|body| body_ref(id, body))).collect()
}
