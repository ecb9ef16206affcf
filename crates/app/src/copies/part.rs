//! Files of e-mails and data messages for other programs: to be read alone.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use obeznik_circulation::reading::ReadingWay;

use super::{Copy, Stamp, create, make_read_only, room};
use crate::api::{ApiError, Code};
use crate::circulation::readings::Read;
use crate::letters::{TakenOut, take_out};
use crate::office::{Office, parse_id};

/// Its folder inside that of the annex: what lies there is never taken for a version of the annex.
const FOLDER: &str = "zprava";

/// Puts a copy of a file of an e-mail or a data message where another program can open it. Programs stay inside.
///
/// # Errors
/// [`Code::NotFound`] when there is no such file, [`Code::Refused`] for what stays inside or cannot be read.
pub fn hand_out_part(office: &Office, id: &str, place: usize) -> Result<PathBuf, ApiError> {
    let TakenOut { letter, blob, name, content } = take_out(office, parse_id(id)?, place)?;
    office.note_reading(Read::Attachment(letter), ReadingWay::Opened)?;
    // One folder for each: two files of one message may have one name.
    let folder = room::of(office, office.person(), letter).join(FOLDER).join(place.to_string());
    let path = folder.join(name);
    // Its content is that of the annex, which does not change: who has it open is not disturbed.
    if office.copies().lock().contains_key(&path) && path.is_file() {
        return Ok(path);
    }
    fs::create_dir_all(&folder).map_err(ApiError::broken)?;
    room::make_writable(&path);
    let mut out = create(&path).map_err(|_| ApiError::new(Code::Refused, "attachment-open-elsewhere"))?;
    out.write_all(&content).map_err(ApiError::broken)?;
    make_read_only(&out, &path)?;
    let stamp = Stamp::of(&path).ok_or_else(|| ApiError::broken("the copy vanished"))?;
    let copy = Copy {
        person: office.person(),
        file: letter,
        content: blob,
        stamp,
        unsettled: None,
        is_writable: false,
        is_view: true,
        was_owned: false,
        was_missing: false,
        was_found: false,
    };
    office.copies().lock().insert(path.clone(), copy);
    Ok(path)
}
