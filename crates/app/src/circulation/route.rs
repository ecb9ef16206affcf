//! The route of a paper as a picture: what was, what is now, what is ahead.

use obeznik_circulation::consultation::{Consultation, ConsultationState};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::opinion::OpinionState;
use obeznik_circulation::paper::PaperState;
use obeznik_circulation::paper_type::{RouteStep, StepKind};
use obeznik_circulation::task::Task;
use obeznik_kernel::Stored;
use obeznik_kernel::record::RecordsExt as _;

use crate::api::ApiError;
use crate::circulation::papers::{Family, RouteStop, consultation_outcome};
use crate::circulation::steps;
use crate::municipality::names::Names;
use crate::office::Reader;
use crate::office::shared::Phrase;

/// How far a paper whose steps were not written down one by one has come along those the office makes itself.
#[derive(PartialEq, PartialOrd)]
enum Reached {
    Drafting,
    Opinions,
    Department,
    Check,
    Bodies,
}

/// Stops of the route: drafting, the steps of the type, and the tasks at the end.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn route(
    reader: &Reader<'_>,
    names: &Names<'_>,
    family: &Family,
) -> Result<Vec<RouteStop>, ApiError> {
    let mut stops = vec![drafting(names, family)?];
    for step in &family.paper.value.route {
        stops.push(stop(reader, names, family, step)?);
    }
    stops.extend(tasks(reader, family)?);
    Ok(stops)
}

fn reached(state: &PaperState) -> Reached {
    match state {
        PaperState::Draft | PaperState::Returned | PaperState::Unknown(_) => Reached::Drafting,
        PaperState::Commenting => Reached::Opinions,
        PaperState::DepartmentReview => Reached::Department,
        PaperState::FormalCheck | PaperState::AtStep => Reached::Check,
        PaperState::Ready
        | PaperState::InBodies
        | PaperState::Closed
        | PaperState::Withdrawn
        | PaperState::Replaced => Reached::Bodies,
    }
}

fn drafting(names: &Names<'_>, family: &Family) -> Result<RouteStop, ApiError> {
    let paper = &family.paper.value;
    let progress = match paper.state {
        PaperState::Returned => "returned",
        PaperState::Draft => "now",
        _ => "done",
    };
    let reason = (paper.state == PaperState::Returned)
        .then(|| Phrase::new("route-returned-because").with("reason", &paper.return_reason));
    Ok(RouteStop {
        kind: "drafting".to_owned(),
        name: names.department(paper.department)?,
        progress: progress.to_owned(),
        on: Some(obeznik_kernel::calendar::day_in_prague(paper.created_at).to_string()),
        who: names.person(paper.drafter)?.name,
        outcome: reason,
        is_beside: false,
    })
}

fn stop(
    reader: &Reader<'_>,
    names: &Names<'_>,
    family: &Family,
    step: &RouteStep,
) -> Result<RouteStop, ApiError> {
    let now = reached(&family.paper.value.state);
    let is_of_office = matches!(step.kind, StepKind::DepartmentReview | StepKind::FormalCheck);
    let is_told = !family.paper.value.steps.is_empty() && is_of_office;
    if step.kind == StepKind::Approval || is_told {
        return steps::stop(reader, names, family, step);
    }
    match step.kind {
        StepKind::Opinions => Ok(opinions(family, &now)),
        StepKind::DepartmentReview => Ok(department_review(family, &now, step)),
        StepKind::FormalCheck => Ok(plain("formal_check", &now, &Reached::Check)),
        StepKind::Consultation => consultation(reader, names, family, step),
        StepKind::Approval | StepKind::Unknown(_) => Ok(plain("unknown", &now, &Reached::Bodies)),
    }
}

/// A paper of no department, or of one without a head, went past this stop.
fn department_review(family: &Family, now: &Reached, step: &RouteStep) -> RouteStop {
    let mut stop = plain("department_review", now, &Reached::Department);
    if stop.progress == "done" && family.paper.value.passed_over.contains(&step.id) {
        "skipped".clone_into(&mut stop.progress);
    }
    stop
}

fn plain(kind: &str, now: &Reached, own: &Reached) -> RouteStop {
    let progress = if now == own {
        "now"
    } else if now > own {
        "done"
    } else {
        "ahead"
    };
    RouteStop {
        kind: kind.to_owned(),
        name: String::new(),
        progress: progress.to_owned(),
        on: None,
        who: String::new(),
        outcome: None,
        is_beside: false,
    }
}

fn opinions(family: &Family, now: &Reached) -> RouteStop {
    let all = family.opinions.len();
    let given = family.opinions.iter().filter(|stored| stored.value.state == OpinionState::Given).count();
    let mut stop = plain("opinions", now, &Reached::Opinions);
    if all == 0 && stop.progress == "done" {
        "skipped".clone_into(&mut stop.progress);
    }
    if all > 0 {
        stop.outcome = Some(Phrase::new("route-opinions").with("given", given).with("all", all));
        stop.on = family.opinions.iter().map(|stored| stored.value.due_on).max().map(|day| day.to_string());
    }
    stop
}

fn consultation(
    reader: &Reader<'_>,
    names: &Names<'_>,
    family: &Family,
    step: &RouteStep,
) -> Result<RouteStop, ApiError> {
    let of_step = |stored: &&Stored<Consultation>| stored.value.step == step.id;
    let last = family.consultations.iter().filter(of_step).max_by_key(|stored| stored.value.round);
    let body = step.body.map(|id| names.find_body(id)).transpose()?.flatten();
    let role = step.role.as_ref().map(|role| {
        let role = body.as_ref().map_or_else(|| role.clone(), |body| role.of_body(&body.kind));
        Phrase::new(&format!("role-in-route-{}", role.as_str()))
    });
    let name = body.map(|body| body.short_name).unwrap_or_default();
    let Some(stored) = last else {
        let mut stop = plain("consultation", &Reached::Drafting, &Reached::Bodies);
        (stop.name, stop.outcome, stop.is_beside) = (name, role, step.is_beside);
        return Ok(stop);
    };
    let consultation = &stored.value;
    let meeting = consultation.meeting.map(|id| reader.records.find::<Meeting>(id)).transpose()?.flatten();
    Ok(RouteStop {
        kind: "consultation".to_owned(),
        name,
        progress: progress(&consultation.state).to_owned(),
        on: meeting.map(|stored| stored.value.on.to_string()),
        who: String::new(),
        outcome: consultation_outcome(consultation).or(role),
        is_beside: step.is_beside,
    })
}

fn progress(state: &ConsultationState) -> &'static str {
    match state {
        ConsultationState::Waiting | ConsultationState::Unknown(_) => "ahead",
        ConsultationState::Ready | ConsultationState::Scheduled | ConsultationState::Postponed => "now",
        ConsultationState::Withdrawn => "skipped",
        ConsultationState::NotAdopted => "returned",
        _ => "done",
    }
}

/// The end of the route: tasks of the resolutions, or nothing while there are none.
fn tasks(reader: &Reader<'_>, family: &Family) -> Result<Option<RouteStop>, ApiError> {
    let mut all = Vec::new();
    for resolution in family.consultations.iter().filter_map(|stored| stored.value.resolution) {
        all.extend(reader.records.under::<Task>(resolution)?);
    }
    if all.is_empty() {
        return Ok(None);
    }
    let open = all.iter().filter(|stored| stored.value.is_open()).count();
    let progress = if open == 0 { "done" } else { "now" };
    let due =
        all.iter().filter(|stored| stored.value.is_open()).filter_map(|stored| stored.value.due_on).min();
    Ok(Some(RouteStop {
        kind: "tasks".to_owned(),
        name: String::new(),
        progress: progress.to_owned(),
        on: due.map(|day| day.to_string()),
        who: String::new(),
        outcome: Some(Phrase::new("route-tasks").with("open", open).with("all", all.len())),
        is_beside: false,
    }))
}
