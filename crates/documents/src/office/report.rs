//! The report of a paper as a file for Word: its text alone, so that its words come back as they went.

use obeznik_app::attachments::Arrived;
use obeznik_app::circulation::report::{TextForWord, put_file, text_for_word};
use obeznik_app::office::Done;
use obeznik_app::{ApiError, Office};

use super::house::House;
use super::wording::{say, word};
use crate::docx::docx;
use crate::imprint::Imprint;
use crate::page::{Page, Part};

/// Makes the text of a report a file for Word, which is the report from then on.
///
/// # Errors
/// Why the file cannot be made, and as [`put_file`].
pub fn report_to_word(office: &Office, paper: &str) -> Result<Done, ApiError> {
    let (written, seen) = office.read(|reader| {
        let house = House::of(reader)?;
        let TextForWord { number, title, text, seen } = text_for_word(reader, paper)?;
        let letterhead = house.letterhead();
        let number = if number.is_empty() { word("print-no-number") } else { number };
        let name = say("print-report-of", &[("number", number.into())]);
        let mut page = Page::new(&letterhead, String::new(), String::new());
        page.title = format!("{name} – {title}");
        page.foot.clone_from(&name);
        page.references = vec![name];
        page.add("report", Part::Text { text });
        let imprint = Imprint { produced_at: reader.now, ident: format!("report/{paper}") };
        Ok((docx(&page, letterhead.crest.as_ref(), &imprint)?, seen))
    })?;
    let arrived = Arrived::of(office, &mut written.as_slice())?;
    put_file(office, paper, &word("print-report-file-name"), arrived, seen)
}
