//! Other places that say who somebody is: identity providers, directories.

pub mod ldap;
pub mod night;
pub mod oidc;

use obeznik_identity::{OutsideName, WayIn};

/// What another place says of somebody who proved who they are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who.
    pub name: OutsideName,
    /// Groups they are in, as the place writes them; nothing when it does not say, and then no role changes.
    pub groups: Option<Vec<String>>,
}

/// Why another place says nothing.
#[derive(Debug, thiserror::Error)]
pub enum Silent {
    /// It cannot be reached, or does not answer as it should.
    #[error("it cannot be reached: {0}")]
    Away(String),
    /// What it says cannot be believed.
    #[error("it cannot be believed: {0}")]
    Unsound(String),
    /// It does not let us ask.
    #[error("it does not let us ask: {0}")]
    Closed(String),
    /// It says no.
    #[error("it says no: {0}")]
    No(String),
}

impl Silent {
    /// Whether it said nothing at all of who was asked about, so that nobody guessed anything.
    pub fn tells_nothing(&self) -> bool {
        match self {
            Self::Away(_) | Self::Closed(_) => true,
            Self::Unsound(_) | Self::No(_) => false,
        }
    }
}

/// What the server remembers of other places.
#[derive(Default)]
pub struct Ways {
    /// Identity providers.
    pub providers: oidc::Providers,
    /// Directories.
    pub directories: ldap::Directories,
}

impl Ways {
    /// Asks a place whether it answers as the settings say.
    ///
    /// # Errors
    /// [`Silent`].
    pub async fn check(&self, way: &WayIn) -> Result<(), Silent> {
        match way {
            WayIn::Oidc(oidc) => self.providers.check(oidc).await,
            WayIn::Ldap(ldap) => self.directories.check(ldap).await,
        }
    }
}
