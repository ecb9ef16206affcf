//! Edits fields of a paper while it is a draft (transition 2).

use obeznik_kernel::{Command, Context, FieldEdit, RecordId, Records, RecordsExt, Stop, Stored, apply_edits};
use serde::{Deserialize, Serialize};

use super::{Paper, PaperState, in_state};
use crate::audience::keep_paper;
use crate::door::{acting, ensure, need_text};

/// Fields a person may set while the paper is open.
pub const EDITABLE: &[&str] = &[
    "title",
    "report",
    "clauses",
    "competence",
    "presenter",
    "co_presenters",
    "drafter",
    "department",
    "confidentiality",
    "named",
    "due_on",
    "posting",
    "price_reason",
    "note",
];

/// Fields that are facts of their own and may be set until the paper is decided.
const EDITABLE_LATER: &[&str] = &["posting", "price_reason", "note", "due_on"];

/// Input of `circulation.edit_paper`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EditPaper {
    /// The paper.
    pub paper: RecordId,
    /// The fields.
    pub edits: Vec<FieldEdit>,
}

/// Sets fields; one that somebody else changed meanwhile is kept as a variant. After submission only the
/// posting, the reason of the price, the due day and the note may change.
///
/// # Errors
/// Refuses locked fields, an empty title, papers whose journey has ended, another presenter of a member's own
/// proposal than its own says, and a text of the report where a file is the report.
pub fn edit_paper(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let input: EditPaper = command.input()?;
    set_fields(command, context, records, input.paper, input.edits)
}

/// Sets fields of a paper, whichever command brings them.
pub(crate) fn set_fields(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
    paper: RecordId,
    edits: Vec<FieldEdit>,
) -> Result<(), Stop> {
    let before = in_state(command, records, paper, &OPEN)?;
    let is_own = before.value.is_own_proposal() && acting(command, context) != Some(before.value.presenter);
    let is_given_away = is_own && edits.iter().any(|edit| edit.field == "presenter");
    ensure(!is_given_away, "refusal-own-proposal")?;
    let writes_report = edits.iter().any(|edit| edit.field == "report");
    ensure(!writes_report || before.value.report_file.is_none(), "refusal-report-is-file")?;
    let allowed = if before.value.is_open_for_editing() { EDITABLE } else { EDITABLE_LATER };
    apply_edits::<Paper>(command, context, records, paper, edits, allowed)?;
    let after: Stored<Paper> = records.need(paper)?;
    need_text(&after.value.title, "refusal-title-missing")?;
    keep_paper(records, &after).map(|_| ())
}

const OPEN: [PaperState; 8] = [
    PaperState::Draft,
    PaperState::Commenting,
    PaperState::DepartmentReview,
    PaperState::AtStep,
    PaperState::Returned,
    PaperState::FormalCheck,
    PaperState::Ready,
    PaperState::InBodies,
];
