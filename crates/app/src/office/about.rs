//! What a refused command is about: the paper, the meeting, the task or the resolution it names, also through an opinion or
//! an item of an agenda. What is not here is not told.

use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::opinion::Opinion;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{RecordId, Stored};
use serde_json::Value;

use crate::api::ApiError;
use crate::municipality::names::Names;
use crate::office::Reader;

/// What a command is about.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    /// The view that shows it; empty where nothing does.
    pub(super) view: &'static str,
    /// Its identifier for that view.
    pub(super) target: String,
    /// Number and title, or the body that meets.
    pub(super) place: String,
    /// The day of the meeting; empty for everything else.
    pub(super) on: String,
    /// The paper; empty for none.
    pub(super) paper: String,
    /// The meeting, also where the command names only an item of its agenda; empty for none.
    pub(super) meeting: String,
    /// The resolution, also where the command names only its task; empty for none.
    pub(super) resolution: String,
}

/// Items of an agenda, by where commands name them.
const ITEMS: [&str; 3] = ["/agenda_item", "/from_item", "/outcome/agenda_item"];

/// What the input of a command is about.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn about(reader: &Reader<'_>, input: &Value) -> Result<About, ApiError> {
    let (paper, meeting) = (paper_of(reader, input)?, meeting_of(reader, input)?);
    let lies_on = meeting.as_ref().map(|meeting| meeting.id.to_string()).unwrap_or_default();
    let shown = match (&paper, &meeting) {
        (Some(paper), _) => of_paper(paper),
        (None, Some(meeting)) => of_meeting(reader, meeting)?,
        (None, None) => of_result(reader, input)?,
    };
    Ok(About { meeting: lies_on, ..shown })
}

fn id_at(input: &Value, path: &str) -> Option<RecordId> {
    input.pointer(path).and_then(Value::as_str).and_then(|id| id.parse().ok())
}

fn paper_of(reader: &Reader<'_>, input: &Value) -> Result<Option<Stored<Paper>>, ApiError> {
    if let Some(id) = id_at(input, "/paper")
        && let Some(paper) = reader.records.find::<Paper>(id)?
    {
        return Ok(Some(paper));
    }
    let Some(id) = id_at(input, "/opinion") else { return Ok(None) };
    let opinion = reader.records.find::<Opinion>(id)?;
    let Some(paper) = opinion.and_then(|opinion| opinion.parent) else { return Ok(None) };
    Ok(reader.records.find::<Paper>(paper)?)
}

fn meeting_of(reader: &Reader<'_>, input: &Value) -> Result<Option<Stored<Meeting>>, ApiError> {
    if let Some(id) = id_at(input, "/meeting")
        && let Some(meeting) = reader.records.find::<Meeting>(id)?
    {
        return Ok(Some(meeting));
    }
    for id in ITEMS.iter().filter_map(|path| id_at(input, path)) {
        let item = reader.records.find::<AgendaItem>(id)?;
        if let Some(meeting) = item.and_then(|item| item.parent) {
            return Ok(reader.records.find::<Meeting>(meeting)?);
        }
    }
    Ok(None)
}

fn of_paper(paper: &Stored<Paper>) -> About {
    let place = format!("{} {}", paper.value.number, paper.value.title).trim().to_owned();
    let id = paper.id.to_string();
    About { view: "paper", target: id.clone(), place, paper: id, ..About::default() }
}

fn of_meeting(reader: &Reader<'_>, meeting: &Stored<Meeting>) -> Result<About, ApiError> {
    let place = Names::of(reader.records).body(meeting.value.body)?.short_name;
    let (target, on) = (meeting.id.to_string(), meeting.value.on.to_string());
    Ok(About { view: "meeting", target, place, on, ..About::default() })
}

/// A resolution or a task.
fn of_result(reader: &Reader<'_>, input: &Value) -> Result<About, ApiError> {
    if let Some(id) = id_at(input, "/resolution")
        && let Some(resolution) = reader.records.find::<Resolution>(id)?
    {
        let place = format!("{} {}", resolution.value.number, resolution.value.title).trim().to_owned();
        let id = id.to_string();
        return Ok(About {
            view: "resolution",
            target: id.clone(),
            place,
            resolution: id,
            ..About::default()
        });
    }
    if let Some(id) = id_at(input, "/task")
        && let Some(task) = reader.records.find::<Task>(id)?
    {
        let resolution = task.parent.map(|id| id.to_string()).unwrap_or_default();
        let (target, place) = (id.to_string(), task.value.text);
        return Ok(About { view: "task", target, place, resolution, ..About::default() });
    }
    Ok(About::default())
}
