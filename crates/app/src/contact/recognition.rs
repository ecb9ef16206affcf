//! Whether who answers by a way is the office this computer has joined.

use obeznik_sync::{PullAnswer, Reads};

use super::courier::{Courier, Failure};
use super::fits::check_fits;

impl Courier {
    /// Whether the office there lets this computer in and lives the history it knows. Nothing of what it says is
    /// taken in, so that a stranger's word deletes nothing here. Asked only of a server that is trusted.
    ///
    /// # Errors
    /// Why it did not answer so.
    pub(crate) fn is_of_this_office(&self) -> Result<bool, Failure> {
        let hello = self.line.hello()?;
        check_fits(&hello).map_err(Failure::Misfit)?;
        let mut request = self.with_store(|store, _| store.pull_request())?;
        request.reads = Reads::of(&hello.features);
        let answer = self.session.call(|line, access| line.pull(access, &request))?;
        let history = match &answer {
            PullAnswer::Access(access) => &access.history,
            PullAnswer::Page(page) => &page.history,
            PullAnswer::StartOver(_) => return Ok(true), // it knows the history, and less of it than this computer
            PullAnswer::OtherHistory(_) | PullAnswer::Closed(_) => return Ok(false),
        };
        Ok(request.history.as_ref().is_none_or(|known| known == history))
    }
}
