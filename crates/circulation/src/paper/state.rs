//! The state a paper must be in for what is asked.

use obeznik_kernel::{Command, RecordId, Records, RecordsExt, Refusal, Stop, Stored};
use serde::Deserialize;

use super::{Paper, PaperState};

/// The state the person saw; every transition carries it.
#[derive(Deserialize)]
struct Seen {
    #[serde(default)]
    from: Option<PaperState>,
}

/// Finds the paper and refuses when it is in none of the states, or moved since the person looked.
pub(crate) fn in_state(
    command: &Command,
    records: &dyn Records,
    id: RecordId,
    allowed: &[PaperState],
) -> Result<Stored<Paper>, Stop> {
    let mut paper: Stored<Paper> = records.need(id)?;
    let seen = command.input::<Seen>().ok().and_then(|seen| seen.from);
    let moved = seen.is_some_and(|from| from != paper.value.state);
    if moved || !allowed.contains(&paper.value.state) {
        return Err(refuse_state(&paper.value));
    }
    paper.value.note_substitute(command);
    Ok(paper)
}

/// The refusal of what the state of the paper does not allow.
pub(crate) fn refuse_state(paper: &Paper) -> Stop {
    Refusal::new("refusal-paper-state").with("title", &paper.title).with("state", paper.state.as_str()).into()
}
