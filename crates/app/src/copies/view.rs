//! Views of annexes for the program that shows PDFs: to be read alone.

use std::fs;
use std::path::PathBuf;

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::reading::ReadingWay;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{BlobHash, RecordId, Stored};
use obeznik_store::StoreError;

use super::{Copy, Stamp, room, write};
use crate::api::{ApiError, Code};
use crate::attachments::safe_name;
use crate::circulation::readings::Read;
use crate::office::{Office, parse_id};
use crate::views::Shown;

/// Its folder inside that of the annex: what lies there is never taken for a version of the annex.
const FOLDER: &str = "pdf";

/// A view to be handed out.
struct View {
    name: String,
    shown: Shown,
}

/// Puts a copy of the view of an annex where another program can open it.
///
/// # Errors
/// [`Code::NotFound`] when the annex or its view is not here.
pub fn hand_out_view(office: &Office, id: &str) -> Result<PathBuf, ApiError> {
    let id = parse_id(id)?;
    let view = office.read(|reader| {
        let file: Stored<Attachment> = reader.records.need(id)?;
        Ok(View { name: name_of(&file.value.name), shown: Shown::of(reader, &file)? })
    })?;
    let (content, blob) = match view.shown {
        Shown::ByHand(content) | Shown::Shared(content) => (content.clone(), office.content(&content)?),
        Shown::Made(original) => {
            let blob = office.store().reader().view(&original).map_err(gone)?;
            (original, blob)
        }
        Shown::Nothing => return Err(ApiError::new(Code::NotFound, "attachment-view-gone")),
    };
    office.note_reading(Read::Attachment(id), ReadingWay::Opened)?;
    let folder = room::of(office, office.person(), id).join(FOLDER);
    let path = folder.join(view.name);
    // A view does not change under a program; another one came only with another content.
    let has_it = |copy: &Copy| copy.content == content;
    if office.copies().lock().get(&path).is_some_and(has_it) && path.is_file() {
        return Ok(path);
    }
    fs::create_dir_all(&folder).map_err(ApiError::broken)?;
    write(&path, blob, false)?;
    let stamp = Stamp::of(&path).ok_or_else(|| ApiError::broken("the copy vanished"))?;
    let copy = copy_of(office, id, content, stamp);
    office.copies().lock().insert(path.clone(), copy);
    Ok(path)
}

/// It can be made again, so that nobody has to be frightened.
fn gone(error: StoreError) -> ApiError {
    tracing::warn!(%error, "a view is not here to be opened");
    ApiError::new(Code::NotFound, "attachment-view-gone")
}

fn copy_of(office: &Office, file: RecordId, content: BlobHash, stamp: Stamp) -> Copy {
    Copy {
        person: office.person(),
        file,
        content,
        stamp,
        unsettled: None,
        is_writable: false,
        is_view: true,
        was_owned: false,
        was_missing: false,
        was_found: false,
    }
}

/// The name of the annex with the ending of what is inside.
fn name_of(name: &str) -> String {
    let name = safe_name(name);
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    safe_name(&format!("{stem}.pdf"))
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_view_is_called_as_its_annex() {
        let table = [
            ("Smlouva č. 3.docx", "Smlouva č. 3.pdf"),
            ("smlouva", "smlouva.pdf"),
            ("../a.xlsx", "_a.pdf"),
            (".odt", "odt.pdf"),
        ];
        for (name, expected) in table {
            assert_eq!(name_of(name), expected, "{name}");
        }
    }
}
