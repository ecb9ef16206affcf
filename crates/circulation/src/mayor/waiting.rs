//! What waits for the mayor in place of the council, and who is asked to decide it.

use obeznik_kernel::{BodyId, BodyKind, Date, PersonId, Records, RecordsExt, Stop, Stored};

use super::who::{Situation, powers_of_council, situation_on};
use crate::consultation::{Consultation, ConsultationState};
use crate::paper::Paper;
use crate::town::Town;

/// Most papers that wait for the mayor at once.
const MOST: usize = 500;

/// What waits.
#[derive(Debug, Clone, Default)]
pub struct BeforeMayor {
    /// The mayor in place of the council: the one of today, else the last one; nothing where there never was any.
    pub body: Option<BodyId>,
    /// Who is asked: the mayor, or whoever stands in where nobody holds the office; nobody while a council stands.
    pub asked: Vec<PersonId>,
    /// The papers, each with its consultation.
    pub papers: Vec<(Stored<Paper>, Stored<Consultation>)>,
}

/// Who is asked to decide. A deputy is not asked while somebody holds the office: whether the mayor is away the deputy
/// knows, and finds the papers on the page.
fn asked(situation: &Situation) -> Vec<PersonId> {
    if powers_of_council(situation).is_some() {
        return Vec::new();
    }
    situation.mayor.map_or_else(|| situation.deputies.clone(), |mayor| vec![mayor])
}

/// Reads what waits on a day.
///
/// # Errors
/// As [`Records::scan`].
pub fn before_mayor(records: &dyn Records, on: Date) -> Result<BeforeMayor, Stop> {
    let town = Town::load(records)?;
    let is_mayor = |id: &BodyId| town.body(*id).is_some_and(|body| body.kind == BodyKind::Mayor);
    let newest = |id: &BodyId| town.body(*id).map(|body| (body.lasts_on(on), body.from));
    let Some(body) = town.ids().filter(is_mayor).max_by_key(newest) else {
        return Ok(BeforeMayor::default());
    };
    // What waited when the body ended waits still, until the council takes it over.
    let is_of_today = town.body(body).is_some_and(|body| body.lasts_on(on));
    let asked = if is_of_today { asked(&situation_on(records, &town, body, on)?) } else { Vec::new() };
    let (place, ready) = (body.to_string(), ConsultationState::Ready);
    let found: Vec<Stored<Consultation>> =
        records.find_by("consultation_by_body", &[&place, ready.as_str()], MOST)?;
    let mut papers = Vec::new();
    for one in found {
        let paper = one.parent.map(|id| records.find::<Paper>(id)).transpose()?.flatten();
        papers.extend(paper.map(|paper| (paper, one)));
    }
    Ok(BeforeMayor { body: Some(body), asked, papers })
}
