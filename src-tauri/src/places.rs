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

#[cfg(test)]
mod tests {
    use obeznik_kernel::calendar::day_in_prague;
    use obeznik_kernel::{PersonId, RecordId, Timestamp};

    use super::*;

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
