//! The recovery code after the founding: whether somebody copied it down, and another one when the sheet is lost.

use obeznik_store::{Mode, RecoveryCode};

use super::remember;
use crate::api::{ApiError, Code};
use crate::backup::Kept;
use crate::office::desk::sign_in::prove;
use crate::office::desk::{Desk, lock};

impl Desk {
    /// Whether the two groups of the recovery code were copied down rightly; then the sheet waits no longer.
    pub fn confirms_recovery(&self, groups: [(usize, String); 2]) -> bool {
        let [(first, one), (second, two)] = &groups;
        let is_right = lock(&self.code)
            .as_ref()
            .is_some_and(|code| code.confirms([(*first, one.as_str()), (*second, two.as_str())]));
        if is_right && let Ok(office) = self.opened() {
            let kept = remember(&office, |kept| kept.sheet_waits = false);
            kept.unwrap_or_else(|error| tracing::warn!(key = error.key, "Můj den goes on reminding"));
        }
        is_right
    }

    /// Another recovery code, because the sheet is lost or was never copied: the code itself is kept nowhere. The
    /// printed one opens nothing here any more. Who has a pass-phrase proves themselves by it.
    ///
    /// # Errors
    /// [`Code::Refused`] without the right or the proof.
    pub fn renew_recovery(&self, pass_phrase: &str) -> Result<String, ApiError> {
        let _one_at_a_time = lock(&self.attempts);
        let office = self.office()?;
        let (is_demo, mode) = {
            let store = office.store();
            (store.is_demo(), store.mode())
        };
        if is_demo || mode == Mode::Joined {
            return Err(ApiError::new(Code::Refused, "recovery-not-here"));
        }
        let me = office.person();
        if !office.manages_people(me)? {
            return Err(ApiError::new(Code::Refused, "backup-not-allowed"));
        }
        if office.profile(me)?.has_pass_phrase() {
            prove(&office, me, pass_phrase)?;
        }
        let code = {
            let mut store = office.store();
            Kept::change(&mut store, |kept| kept.sheet_waits = true)?; // first: a kill in between reminds
            store.renew_recovery_code()?
        };
        tracing::warn!("another recovery code was made");
        let text = code.text().to_owned();
        *lock(&self.code) = Some(code);
        Ok(text)
    }

    /// The groups of the code that is on the screen, for its printed sheet.
    ///
    /// # Errors
    /// [`Code::NotFound`] when none is: the code is kept nowhere.
    pub fn shown_recovery_code(&self) -> Result<Vec<String>, ApiError> {
        let code = lock(&self.code);
        let groups = code.as_ref().map(RecoveryCode::groups);
        let groups = groups.ok_or_else(|| ApiError::new(Code::NotFound, "recovery-not-shown"))?;
        Ok(groups.into_iter().map(str::to_owned).collect())
    }
}
