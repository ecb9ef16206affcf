//! What the policy of the machine means for this program alone.

use std::path::PathBuf;

use obeznik_app::office::desk::Policy;

/// Where the program keeps its data by the policy.
pub(crate) fn data_folder(policy: &Policy) -> Option<PathBuf> {
    let data = policy.data.as_deref().filter(|data| !data.trim().is_empty())?;
    match data.strip_prefix("~/") {
        Some(rest) => {
            let home = std::env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" })?;
            Some(PathBuf::from(home).join(rest))
        }
        None => Some(PathBuf::from(data)),
    }
}
