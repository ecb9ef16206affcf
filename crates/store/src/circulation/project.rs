//! Rows of circulation: which record goes to which table.

mod decisions;
mod meetings;
mod papers;
mod parts;
mod registry;

use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::attachment::{Attachment, SharedView};
use obeznik_circulation::consultation::Consultation;
use obeznik_circulation::meeting::{Meeting, MeetingDocument};
use obeznik_circulation::opinion::Opinion;
use obeznik_circulation::paper::{Paper, PaperVersion};
use obeznik_circulation::paper_type::PaperType;
use obeznik_circulation::registry::RegistryEntry;
use obeznik_circulation::resolution::Resolution;
use obeznik_circulation::task::Task;
use obeznik_kernel::{RawRecord, Record};
use rusqlite::Connection;

use crate::error::StoreError;
use crate::project::{Projection, run, write};
use crate::records::Touched;

/// The read models of circulation.
pub(crate) struct CirculationModels;

impl Projection for CirculationModels {
    fn kinds(&self) -> &'static [&'static str] {
        &[
            PaperType::KIND,
            Paper::KIND,
            PaperVersion::KIND,
            Attachment::KIND,
            SharedView::KIND,
            Opinion::KIND,
            Consultation::KIND,
            Meeting::KIND,
            MeetingDocument::KIND,
            AgendaItem::KIND,
            Resolution::KIND,
            Task::KIND,
            RegistryEntry::KIND,
        ]
    }

    fn tables(&self) -> &'static [&'static str] {
        &[
            "paper_type",
            "paper",
            "paper_person",
            "paper_version",
            "attachment",
            "shared_view",
            "opinion",
            "consultation",
            "meeting",
            "meeting_document",
            "agenda_item",
            "resolution",
            "task",
            "registry_entry",
        ]
    }

    fn project(&self, connection: &Connection, raw: &RawRecord) -> Result<(), StoreError> {
        match raw.kind.as_str() {
            PaperType::KIND => write(raw, |value| papers::paper_type(connection, raw, value)),
            Paper::KIND => write(raw, |value| papers::paper(connection, raw, value)),
            PaperVersion::KIND => write(raw, |value| papers::version(connection, raw, value)),
            Attachment::KIND => write(raw, |value| parts::attachment(connection, raw, value)),
            SharedView::KIND => write(raw, |value| parts::shared_view(connection, raw, value)),
            Opinion::KIND => write(raw, |value| parts::opinion(connection, raw, value)),
            Consultation::KIND => write(raw, |value| parts::consultation(connection, raw, value)),
            Meeting::KIND => write(raw, |value| meetings::meeting(connection, raw, value)),
            MeetingDocument::KIND => write(raw, |value| meetings::document(connection, raw, value)),
            AgendaItem::KIND => write(raw, |value| meetings::agenda_item(connection, raw, value)),
            Resolution::KIND => write(raw, |value| decisions::resolution(connection, raw, value)),
            RegistryEntry::KIND => write(raw, |value| registry::entry(connection, raw, value)),
            _ => write(raw, |value| decisions::task(connection, raw, value)),
        }
    }

    fn forget(&self, connection: &Connection, (kind, id): &Touched) -> Result<(), StoreError> {
        let sql = match kind.as_str() {
            PaperType::KIND => include_str!("paper_type/delete.sql"),
            Paper::KIND => {
                run(connection, include_str!("paper_person/delete.sql"), [id.as_bytes()])?;
                include_str!("paper/delete.sql")
            }
            PaperVersion::KIND => include_str!("paper_version/delete.sql"),
            Attachment::KIND => include_str!("attachment/delete.sql"),
            SharedView::KIND => include_str!("shared_view/delete.sql"),
            Opinion::KIND => include_str!("opinion/delete.sql"),
            Consultation::KIND => include_str!("consultation/delete.sql"),
            Meeting::KIND => include_str!("meeting/delete.sql"),
            MeetingDocument::KIND => include_str!("meeting_document/delete.sql"),
            AgendaItem::KIND => include_str!("agenda_item/delete.sql"),
            Resolution::KIND => include_str!("resolution/delete.sql"),
            RegistryEntry::KIND => include_str!("registry_entry/delete.sql"),
            _ => include_str!("task/delete.sql"),
        };
        run(connection, sql, [id.as_bytes()])
    }
}
