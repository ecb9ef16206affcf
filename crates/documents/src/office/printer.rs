//! Prints what the filing service is handed.

use obeznik_app::office::parse_id;
use obeznik_app::ports::{DocumentPrinter, PrintedDocument};
use obeznik_app::{ApiError, Code, Office};
use obeznik_circulation::registry::RegistryKind;

use super::pack::report_sheet;
use super::{DocumentKind, make};

/// The printer of the program.
pub struct Printer;

impl DocumentPrinter for Printer {
    fn print(&self, office: &Office, kind: &RegistryKind, id: &str) -> Result<PrintedDocument, ApiError> {
        let kind = match kind {
            RegistryKind::Paper => DocumentKind::CoverSheet,
            RegistryKind::Invitation => DocumentKind::Invitation,
            RegistryKind::Extract => DocumentKind::Extract,
            RegistryKind::MeetingDocument | RegistryKind::Unknown(_) => {
                return Err(ApiError::new(Code::Invalid, "error-bad-input").with("what", kind.as_str()));
            }
        };
        let made = make(office, kind, id)?;
        Ok(PrintedDocument { file_name: made.file_name, bytes: made.bytes })
    }

    fn print_report(&self, office: &Office, paper: &str) -> Result<PrintedDocument, ApiError> {
        let bytes = report_sheet(office, parse_id(paper)?)?;
        Ok(PrintedDocument { file_name: "duvodova-zprava.pdf".to_owned(), bytes })
    }
}
