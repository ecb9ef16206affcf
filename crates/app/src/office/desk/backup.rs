//! The desk backs its office up, by itself once a day and when somebody asks: its own store, or the one its server
//! keeps for all. While a slow disk is written the store is free, and nothing of the office is held that would keep
//! it from being locked.

mod contents;
mod recovery;
mod returning;
mod served;

use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::{PersonId, Timestamp};
use obeznik_store::{BackupError, BackupMade, BackupPlace, BackupProgress, Store};

use super::{Desk, lock};
use crate::api::{ApiError, Code};
use crate::backup::{BackupFailure, BackupRunning, BackupStanding, Failed, Kept, LastBackup, Made, Reminder};
use crate::circulation::meetings::count_u32;
use crate::office::Office;

pub use returning::{FoundOffice, Returned};
use served::Whole;

/// So long the lack of a place is not mentioned after somebody put it off.
const PUT_OFF_DAYS: i32 = 30;

/// What goes on between the office and its place of backups.
#[derive(Default)]
pub(super) struct Backups {
    /// One at a time, whichever way it goes.
    one: Mutex<()>,
    stop: AtomicBool,
    running: Mutex<Option<BackupProgress>>,
    /// When one was last tried by itself.
    tried_at: Mutex<Option<Timestamp>>,
}

/// Hears how far it is.
pub type Heard<'a> = &'a mut dyn FnMut(BackupRunning);

impl Desk {
    /// Makes a backup where one is due; gives whether one was tried.
    ///
    /// # Errors
    /// Why none came about; it is remembered and tried again.
    pub fn back_up_when_due(&self, heard: Heard<'_>) -> Result<bool, ApiError> {
        let Ok(office) = self.opened() else { return Ok(false) };
        let now = self.clock.now();
        let (kept, place, whole) = self.remembered(&office.store())?;
        let tried_at = *lock(&self.backups.tried_at);
        if matches!(whole, Whole::Nothing(_)) || office.clock_is_doubtful()? || !kept.is_due(tried_at, now) {
            return Ok(false);
        }
        if !place.is_there() {
            // A disk in a drawer is looked for each minute and told once a day.
            let error = BackupError::NotThere.into();
            return remember(&office, |kept| kept.fail(now, error)).map(|()| false);
        }
        *lock(&self.backups.tried_at) = Some(now);
        drop(office);
        self.back_up(heard).map(|()| true)
    }

    /// Makes a backup because somebody asked for one.
    ///
    /// # Errors
    /// Why none came about.
    pub fn back_up_now(&self, heard: Heard<'_>) -> Result<BackupStanding, ApiError> {
        drop(self.office()?);
        if self.backups.one.try_lock().is_err() {
            drop(lock(&self.backups.one)); // the one under way is the one that was asked for
        } else {
            self.back_up(heard)?;
        }
        self.backup_standing()
    }

    /// Stops what is under way; earlier backups are as they were.
    pub fn stop_backup(&self) {
        self.backups.stop.store(true, Ordering::SeqCst);
    }

    /// Chooses where backups go; an empty folder makes none from now on.
    ///
    /// # Errors
    /// [`Code::Refused`] without the right, or when the folder cannot be the place.
    pub fn choose_backup_folder(&self, folder: &str) -> Result<BackupStanding, ApiError> {
        let office = self.managed()?;
        let folder = folder.trim();
        let now = self.clock.now();
        let (mut chosen, mut room) = (String::new(), String::new());
        if !folder.is_empty() {
            let (.., whole) = self.remembered(&office.store())?;
            (chosen, room) = match whole {
                Whole::Server { town } => self.prepare_served(&town, folder)?,
                _ => prepared(&office.store().backup_place(Path::new(folder)))?,
            };
        }
        remember(&office, |kept| {
            if kept.folder != chosen {
                (kept.chosen_at, kept.last, kept.failure) = (Some(now), None, None);
            }
            (kept.folder, kept.put_off_until) = (chosen, None);
            if !room.is_empty() {
                (kept.room, kept.is_of_server) = (room, true);
            }
        })?;
        *lock(&self.backups.tried_at) = None;
        tracing::info!("where backups go was changed");
        self.backup_standing()
    }

    /// Nothing is said of a missing place of backups for thirty days.
    ///
    /// # Errors
    /// [`Code::Refused`] without the right.
    pub fn put_backup_off(&self) -> Result<BackupStanding, ApiError> {
        let until = add_days(day_in_prague(self.clock.now()), PUT_OFF_DAYS);
        remember(&*self.managed()?, |kept| kept.put_off_until = Some(until))?;
        self.backup_standing()
    }

    /// How backups stand. A disk is asked without the store being held.
    ///
    /// # Errors
    /// What the store says.
    pub fn backup_standing(&self) -> Result<BackupStanding, ApiError> {
        let office = self.office()?;
        let (kept, place, whole) = self.remembered(&office.store())?;
        let is_chosen = !kept.folder.is_empty();
        let today = day_in_prague(self.clock.now());
        let is_late = matches!(kept.reminder(today), Some(Reminder::Late { .. }));
        let late_days = kept.days(today).filter(|_| is_late).and_then(|days| u32::try_from(days).ok());
        let me = office.person();
        Ok(BackupStanding {
            is_off: whole.why_not().to_owned(),
            is_of_server: matches!(whole, Whole::Server { .. }),
            is_there: is_chosen && place.is_there(),
            is_same_disk: is_chosen && place.is_on_same_disk(),
            count: if is_chosen { count_u32(place.count()) } else { 0 },
            folder: kept.folder,
            last: kept.last.map(last),
            failure: kept.failure.map(failure),
            late_days,
            running: lock(&self.backups.running).map(BackupRunning::from),
            put_off_until: kept.put_off_until.filter(|until| today < *until).map(|until| until.to_string()),
            sheet_waits: kept.sheet_waits,
            may_change: office.manages_people(me)?,
            asks: office.profile(me).is_ok_and(|profile| profile.has_pass_phrase()),
        })
    }

    /// The office, for somebody who may decide about its backups.
    fn managed(&self) -> Result<Arc<Office>, ApiError> {
        let office = self.office()?;
        self.remembered(&office.store())?.2.check()?;
        let is_allowed = office.manages_people(office.person())?;
        if is_allowed { Ok(office) } else { Err(ApiError::new(Code::Refused, "backup-not-allowed")) }
    }

    /// What is remembered, the place, and what is backed up.
    fn remembered(&self, store: &Store) -> Result<(Kept, BackupPlace, Whole), ApiError> {
        let (kept, whole) = (Kept::of(store)?, self.whole(store));
        let folder = Path::new(&kept.folder);
        let place = match &whole {
            Whole::Server { .. } => BackupPlace::of_room(folder, &kept.room, self.server.folder()),
            Whole::Store | Whole::Nothing(_) => store.backup_place(folder),
        };
        Ok((kept, place, whole))
    }

    fn back_up(&self, heard: Heard<'_>) -> Result<(), ApiError> {
        let _one = self.backups.one.try_lock().map_err(|_| ApiError::from(BackupError::Busy))?;
        self.backups.stop.store(false, Ordering::SeqCst);
        let now = self.clock.now();
        let made = self.made(now, heard);
        *lock(&self.backups.running) = None;
        let Ok(office) = self.opened() else { return made.map(|_| ()) }; // it was locked meanwhile
        match made {
            Ok(made) => {
                tracing::info!(bytes = made.size_bytes, count = made.new_blobs, "a backup was made");
                let made = Made { at: now, size_bytes: made.size_bytes, missing: count_u32(made.missing) };
                remember(&office, |kept| (kept.last, kept.failure) = (Some(made), None))
            }
            Err(error) if error.code == Code::Cancelled => Err(error),
            Err(error) => {
                tracing::warn!(key = error.key, "no backup was made");
                remember(&office, |kept| kept.fail(now, error.clone()))?;
                Err(error)
            }
        }
    }

    fn made(&self, now: Timestamp, heard: Heard<'_>) -> Result<BackupMade, ApiError> {
        let mut made = self.made_once(now, heard)?;
        if made.missing > 0 {
            made = self.made_once(now, heard)?; // an attachment may have been removed meanwhile
        }
        Ok(made)
    }

    fn made_once(&self, now: Timestamp, heard: Heard<'_>) -> Result<BackupMade, ApiError> {
        let (image, place) = {
            let office = self.opened()?;
            let mut store = office.store();
            let (kept, place, whole) = self.remembered(&store)?;
            whole.check()?;
            if kept.folder.is_empty() {
                return Err(ApiError::new(Code::Refused, "backup-no-place"));
            }
            if let Whole::Server { town } = whole {
                drop(store);
                drop(office);
                return self.back_up_served(&town, &kept.folder);
            }
            (store.image()?, place)
        };
        let mut proceed = |progress: BackupProgress| {
            *lock(&self.backups.running) = Some(progress);
            heard(progress.into());
            !self.backups.stop.load(Ordering::SeqCst)
        };
        Ok(image.back_up_to(&place, now, &mut proceed)?)
    }
}

fn prepared(place: &BackupPlace) -> Result<(String, String), ApiError> {
    place.make()?;
    Ok((place.folder().display().to_string(), String::new()))
}

fn remember(office: &Office, change: impl FnOnce(&mut Kept)) -> Result<(), ApiError> {
    Kept::change(&mut office.store(), change)
}

fn last(made: Made) -> LastBackup {
    let Made { at, size_bytes, missing } = made;
    LastBackup { at: at.to_string(), size_bytes, missing }
}

fn failure(failed: Failed) -> BackupFailure {
    let Failed { at, error } = failed;
    BackupFailure { at: at.to_string(), error }
}

/// The person a store was last used by.
pub(super) fn person_of(store: &Store) -> Result<PersonId, ApiError> {
    let person = super::secret_id(store, super::PERSON)?.map(PersonId);
    person.ok_or_else(|| ApiError::broken("the store knows nobody"))
}
