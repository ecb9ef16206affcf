//! The computer that serves the office is called otherwise in its network, or another port is to be served. The key of
//! the server stays, so other computers know it at the new address.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::note::Note;
use crate::api::{ApiError, Code};
use crate::contact::Joined;
use crate::contact::address::OfficeAddress;
use crate::office::desk::Desk;

/// The lowest port a program of a person may serve.
const LOWEST_PORT: u16 = 1024;

/// Where the office is to be served from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServedAt {
    /// Name or address of this computer in its network.
    pub host: String,
    /// The port.
    pub port: u16,
}

impl Desk {
    /// Serves the office at another address from now on. Other computers are told the new address one by one.
    ///
    /// # Errors
    /// [`Code::Refused`] when this computer does not share, for an address that is none and for a port that is taken;
    /// after any failure the office is served as before.
    pub fn move_sharing(&self, to: ServedAt) -> Result<(), ApiError> {
        let (office, before) = self.shared_by_me()?;
        let note = Note { host: to.host.trim().to_owned(), port: to.port, ..before.clone() };
        OfficeAddress::parse(&note.address())?;
        if note.port < LOWEST_PORT {
            return Err(ApiError::new(Code::Refused, "sharing-port-wrong"));
        }
        if note.url() == before.url() {
            return Ok(());
        }
        self.server.stop()?;
        if let Err(error) = self.served_at(&note) {
            self.serve_as_before(&before);
            return Err(error);
        }
        let joined = Joined::of(&office.store())?;
        if let Some(mut joined) = joined {
            joined.server.url = note.own_url();
            joined.keep(&mut office.store())?;
        }
        drop(office);
        self.meet_office();
        self.send_now();
        tracing::info!("the office is served at another address");
        Ok(())
    }

    /// Begins to serve, and notes it once the server is known by its key.
    fn served_at(&self, note: &Note) -> Result<(), ApiError> {
        self.server.start(note.port, &note.url())?;
        self.wait_for_server(note)?;
        note.write(self.server.folder())
    }

    fn serve_as_before(&self, before: &Note) {
        let again = self.server.stop().and_then(|()| self.server.start(before.port, &before.url()));
        if let Err(error) = again {
            tracing::error!(
                key = error.key,
                "the server did not start; the next start of the program tries again"
            );
        }
    }
}
