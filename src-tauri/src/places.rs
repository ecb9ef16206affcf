//! Where a file is to lie: the office may be locked, or somebody else sit down, over the system's dialog.

use std::path::PathBuf;
use std::sync::Arc;

use obeznik_app::office::Office;
use obeznik_app::office::desk::Desk;
use obeznik_app::{ApiError, Code};

/// Asks for a place without holding the office, so that it can be locked meanwhile; then takes the office
/// of the person who asked. Nothing when they close the dialog.
///
/// # Errors
/// [`Code::Locked`] when nobody sits here, or somebody else than whoever asked.
pub(crate) fn asked_place(
    desk: &Desk,
    ask: impl FnOnce() -> Option<PathBuf>,
) -> Result<Option<(Arc<Office>, PathBuf)>, ApiError> {
    let before = desk.office()?.person();
    let Some(path) = ask() else { return Ok(None) };
    let office = desk.office()?;
    if office.person() != before {
        return Err(ApiError::new(Code::Locked, "sign-in-needed"));
    }
    Ok(Some((office, path)))
}

/// Names tried after the first one is taken.
const MOST_ALIKE: u32 = 1_000;

/// The path with the ending of its kind: some systems leave a name as it was typed, and no program would open such a
/// file. What lies under the whole name already is not written over, for nobody was asked about it.
pub(crate) fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending)) {
        return path;
    }
    let numbered = |number: u32| {
        let mut name = path.clone().into_os_string();
        if number > 1 {
            name.push(format!("-{number}"));
        }
        name.push(format!(".{ending}"));
        PathBuf::from(name)
    };
    let free = (1..=MOST_ALIKE).map(numbered).find(|one| !one.exists());
    free.unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use obeznik_kernel::calendar::day_in_prague;
    use obeznik_kernel::{PersonId, RecordId, Timestamp};

    use super::*;

    #[test]
    fn a_name_typed_without_its_ending_gets_it_and_takes_no_place_of_another() {
        let room = tempfile::tempdir().unwrap();
        let at = |name: &str| room.path().join(name);
        assert_eq!(with_ending(at("rada.obalka"), "obalka"), at("rada.obalka"));
        assert_eq!(with_ending(at("RADA.OBALKA"), "obalka"), at("RADA.OBALKA"));
        assert_eq!(with_ending(at("rada"), "obalka"), at("rada.obalka"));
        assert_eq!(with_ending(at("pro Mgr. Košťála"), "obalka"), at("pro Mgr. Košťála.obalka"));
        std::fs::write(at("rada.obalka"), "dřívější").unwrap();
        assert_eq!(with_ending(at("rada"), "obalka"), at("rada-2.obalka"));
    }

    #[test]
    fn a_place_picked_over_a_locked_office_or_by_another_person_is_refused() {
        let room = tempfile::tempdir().unwrap();
        let desk = Desk::new(room.path().join("office"));
        obeznik_demo::make(&desk, day_in_prague(Timestamp::now())).unwrap();
        let pick = || Some(room.path().join("vypis.zip"));

        assert!(asked_place(&desk, || None).unwrap().is_none());
        let path = asked_place(&desk, pick).unwrap().map(|(_, path)| path);
        assert_eq!(path, pick());

        let another = asked_place(&desk, || {
            desk.office().unwrap().sign_in(PersonId(RecordId(uuid::Uuid::nil())));
            pick()
        });
        assert_eq!(another.err().map(|error| error.code), Some(Code::Locked));

        let locked = asked_place(&desk, || {
            desk.lock();
            pick()
        });
        assert_eq!(locked.err().map(|error| error.code), Some(Code::Locked));
    }
}
