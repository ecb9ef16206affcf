//! The running server: everything requests share.

use std::sync::Arc;
use std::time::Duration;

use obeznik_app::office::log::ChainSaid;
use obeznik_console::Texts;
use obeznik_identity::{Denied, Stopped, Threshold, Verifier, door::Scene};
use obeznik_kernel::RecordId;
use obeznik_store::StoreError;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;

use crate::clock;
use crate::metrics::Metrics;
use crate::readiness::Readiness;
use crate::room::{Reading, Room};
use crate::security::Security;
use crate::soundness::Looks;
use crate::tenants::keeper::{Checker, Keeper, KeeperError, Step};
use crate::tenants::{Desk, Tenants, Unavailable};
use crate::walks::{Walks, said};
use crate::ways::Ways;

/// What every request may reach.
pub type Shared = Arc<Server>;

/// Pass-phrases verified at once, each with 64 MiB.
const VERIFYING: usize = 2;
/// Documents set at once, for all municipalities together: each takes a core while it lasts.
const PRESSING: usize = 2;
/// How long one waits for its turn.
const SLOWEST_TURN: Duration = Duration::from_secs(20);
/// How long one waits for a document whose turn has come.
const SLOWEST_PRINT: Duration = Duration::from_secs(60);

/// The running server.
pub struct Server {
    /// Its municipalities.
    pub tenants: Tenants,
    /// What is counted.
    pub metrics: Metrics,
    /// Where security events go.
    pub security: Security,
    /// What it remembers of other places that say who somebody is.
    pub ways: Ways,
    /// How it is reached and whom it believes.
    pub reach: Reach,
    /// Room for content on its way.
    pub room: Room,
    /// Walks along the audit chains.
    pub(crate) walks: Walks,
    /// Whether it can serve.
    pub readiness: Readiness,
    /// Looks over its stores.
    pub looks: Looks,
    /// Turns true when the server stops; long answers end then.
    pub stopping: watch::Sender<bool>,
    texts: [Texts; 2],
    verifying: Semaphore,
    pressing: Arc<Semaphore>,
}

/// How the server is reached.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// The address people type, such as `https://obeznik.vzorov.cz`; none when it is not said.
    pub public_url: Option<String>,
    /// Whether the last hop is a proxy of the administrator, whose word about the caller's address counts.
    pub behind_proxy: bool,
    /// SHA-256 of the public key of the certificate, when the server shows one itself.
    pub fingerprint: Option<String>,
}

impl Server {
    /// A server over its municipalities.
    pub fn new(tenants: Tenants, security: Security, reach: Reach) -> Self {
        let texts = [Texts::of("cs"), Texts::of("en")];
        let (verifying, pressing) = (Semaphore::new(VERIFYING), Arc::new(Semaphore::new(PRESSING)));
        let stopping = watch::Sender::new(false);
        let (metrics, ways) = (Metrics::default(), Ways::default());
        let (room, walks, readiness) = (Room::default(), Walks::default(), Readiness::default());
        Self {
            tenants,
            metrics,
            security,
            ways,
            reach,
            room,
            walks,
            readiness,
            looks: Looks::default(),
            stopping,
            texts,
            verifying,
            pressing,
        }
    }

    /// The server stops: long answers and looks over stores end.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
        self.looks.end();
    }

    /// Sentences in the language somebody reads; Czech unless it is English.
    pub fn texts(&self, is_english: bool) -> &Texts {
        &self.texts[usize::from(is_english)]
    }

    /// Takes a step at the door and tells what happened, denied or not.
    ///
    /// # Errors
    /// [`Unavailable`] when the municipality's desk does not answer.
    pub async fn step<T: Send + 'static>(
        &self,
        desk: &Desk,
        network: &str,
        step: impl FnOnce(&mut dyn Threshold, &mut Scene) -> Result<T, Stopped> + Send + 'static,
    ) -> Result<Result<T, Denied>, Unavailable> {
        self.office(desk, network, |store, scene| store.at_the_door(|keeper| step(keeper, scene))).await
    }

    /// The same for a step that happens in the log too.
    ///
    /// # Errors
    /// As [`Server::step`].
    pub async fn office<T: Send + 'static>(
        &self,
        desk: &Desk,
        network: &str,
        step: impl FnOnce(&mut dyn Keeper, &mut Scene) -> Step<T> + Send + 'static,
    ) -> Result<Result<T, Denied>, Unavailable> {
        let mut scene = Scene::new(clock::now(), network);
        let done = desk.ask(move |store| {
            let done = step(store, &mut scene)?;
            Ok((done, scene))
        });
        let (done, scene) = done.await?;
        self.security.tell(desk.tenant, scene.now, scene.events);
        Ok(done)
    }

    /// Whether a pass-phrase fits, and a new verifier where the old one was cheap. Beside all other work.
    ///
    /// # Errors
    /// [`Unavailable::Busy`] when too many wait.
    pub async fn verify(
        &self,
        verifier: Verifier,
        phrase: String,
    ) -> Result<(bool, Option<Verifier>), Unavailable> {
        self.hash(move || {
            let fits = verifier.fits(&phrase);
            let renew = fits && verifier.is_cheap();
            (fits, renew.then(|| Verifier::make(&phrase, clock::random()).ok()).flatten())
        })
        .await
    }

    /// The verifier of a new pass-phrase.
    ///
    /// # Errors
    /// As [`Server::verify`].
    pub async fn verifier(&self, phrase: String) -> Result<Verifier, Unavailable> {
        let made = self.hash(move || Verifier::make(&phrase, clock::random())).await?;
        made.map_err(|fault| {
            tracing::error!(cause = %fault, "no verifier was made");
            Unavailable::Broken
        })
    }

    /// Sets a document, beside all other work. One that nobody waits for any more keeps its turn until it is set.
    ///
    /// # Errors
    /// [`Unavailable::Busy`] when too many wait or it takes too long.
    pub async fn press<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Unavailable> {
        in_turn(&self.pressing, work).await
    }

    /// Reads what takes long, such as the log, beside all other work, for one who has a turn: only then a connection to
    /// the store is opened. The turn lasts until it is read, whether anybody waits for it or not.
    ///
    /// # Errors
    /// [`Unavailable::Busy`] when it takes too long, or as [`Desk::ask`].
    pub async fn read_long<T: Send + 'static>(
        &self,
        turn: Reading,
        desk: &Desk,
        read: impl FnOnce(&dyn Checker) -> T + Send + 'static,
    ) -> Result<T, Unavailable> {
        let reading = reading(turn, desk, read).await?;
        match tokio::time::timeout(SLOWEST_PRINT, reading).await {
            Ok(read) => read.map_err(|_| Unavailable::Broken),
            Err(_) => Err(Unavailable::Busy),
        }
    }

    /// What a walk along the chain of a municipality finds: of one that goes on or ended a moment ago, else of another
    /// one. It goes on whether anybody waits for it or not, until the server stops.
    ///
    /// # Errors
    /// [`Unavailable::Busy`] when too many wait or it takes too long; the next one who asks hears of the same walk.
    pub async fn walk(self: &Arc<Self>, desk: &Arc<Desk>) -> Result<ChainSaid, Unavailable> {
        let mut heard = self.walks.of(desk.tenant, || walk(Arc::clone(self), Arc::clone(desk)));
        let said = tokio::time::timeout(SLOWEST_PRINT, heard.wait_for(Option::is_some)).await;
        match said {
            Ok(Ok(said)) => said.clone().map_or(Err(Unavailable::Broken), |(_, found)| found),
            Ok(Err(_)) => Err(Unavailable::Broken),
            Err(_) => Err(Unavailable::Busy),
        }
    }

    async fn hash<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Unavailable> {
        let turn = tokio::time::timeout(SLOWEST_TURN, self.verifying.acquire()).await;
        let Ok(Ok(_turn)) = turn else { return Err(Unavailable::Busy) };
        tokio::task::spawn_blocking(work).await.map_err(|_| Unavailable::Broken)
    }
}

/// A reading that has its turn, and what it will come to.
async fn reading<T: Send + 'static>(
    turn: Reading,
    desk: &Desk,
    read: impl FnOnce(&dyn Checker) -> T + Send + 'static,
) -> Result<JoinHandle<T>, Unavailable> {
    let checker = desk.ask(|keeper| keeper.checker()).await?;
    Ok(tokio::task::spawn_blocking(move || {
        let read = read(checker.as_ref());
        drop((checker, turn));
        read
    }))
}

/// Walks along the chain of a municipality, in a turn of its own.
async fn walk(server: Arc<Server>, desk: Arc<Desk>) -> Result<ChainSaid, Unavailable> {
    let turn = server.room.read(desk.tenant, RecordId::NIL).await?; // nobody's: all hear of it
    let stopping = server.stopping.subscribe();
    let walking = reading(turn, &desk, move |checker| -> Result<_, KeeperError> {
        Ok((checker.chain(&mut || !*stopping.borrow())?, checker.cleared_links()?))
    });
    match walking.await?.await {
        Ok(Ok((report, erased))) => Ok(said(report, erased)),
        Ok(Err(KeeperError::File(StoreError::Cancelled))) => Err(Unavailable::Busy),
        Ok(Err(error)) => {
            tracing::error!(cause = %error, "the chain was not walked");
            Err(Unavailable::Broken)
        }
        Err(_) => Err(Unavailable::Broken),
    }
}

/// Work that waits for one of a few turns and keeps it until it is done, whether anybody waits for it or not.
async fn in_turn<T: Send + 'static>(
    turns: &Arc<Semaphore>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Unavailable> {
    let turn = tokio::time::timeout(SLOWEST_TURN, Arc::clone(turns).acquire_owned()).await;
    let Ok(Ok(turn)) = turn else { return Err(Unavailable::Busy) };
    let set = tokio::task::spawn_blocking(move || {
        let set = work();
        drop(turn);
        set
    });
    match tokio::time::timeout(SLOWEST_PRINT, set).await {
        Ok(set) => set.map_err(|_| Unavailable::Broken),
        Err(_) => Err(Unavailable::Busy),
    }
}
