//! The network of this computer.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use obeznik_app::ports::network::{Doorstep, Line, Looked, Network, Server, Unreached};
use reqwest::{Client, ClientBuilder, Proxy};
use tokio::runtime::Runtime;

use crate::doorstep::Loopback;
use crate::line::{HttpLine, failed};
use crate::trust::{Seen, Trust};

/// How long a server may take to take a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// How long an answer may stand still. Pokes carry a comment every thirty seconds.
const STANDSTILL: Duration = Duration::from_secs(90);
/// How long one part of a blob may take on its way up. A server lets a sender go below 1 kB/s and nobody sooner: cut here
/// first, a part would begin anew for ever.
pub const SLOWEST_PART: Duration = Duration::from_secs(8_500);
/// How long a server may work at an answer in silence: it joins a content or makes a statement.
const LONGEST_WORK: Duration = Duration::from_secs(15 * 60);
/// A line is asked so often whether its other end still lives, and has so long to answer.
const PULSE: (Duration, Duration) = (Duration::from_secs(15), Duration::from_secs(20));
/// The same where parts go up: the question stands behind a window of bytes, which at 1 kB/s are gone only then.
pub const PULSE_OF_PARTS: (Duration, Duration) = (Duration::from_secs(15), Duration::from_secs(75));

/// Opens a page in the system's browser; `false` when there is none.
pub(crate) type Show = Box<dyn Fn(&str) -> bool + Send + Sync>;

/// The network.
pub struct Internet {
    waiting: Arc<Waiting>,
    show: Show,
}

/// Where calls wait for their answers. Given up without waiting for what is under way.
pub(crate) struct Waiting(Option<Runtime>);

impl Waiting {
    fn begin() -> std::io::Result<Self> {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        builder
            .worker_threads(1)
            .thread_name("network")
            .enable_all()
            .build()
            .map(|runtime| Self(Some(runtime)))
    }

    /// Waits for an answer.
    pub(crate) fn wait<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        self.0.as_ref().map(|runtime| runtime.block_on(work))
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl Internet {
    /// The network, and who opens pages in the system's browser.
    ///
    /// # Errors
    /// When the system gives no thread for it.
    pub fn new(show: Box<dyn Fn(&str) -> bool + Send + Sync>) -> std::io::Result<Self> {
        Ok(Self { waiting: Arc::new(Waiting::begin()?), show })
    }
}

impl Network for Internet {
    fn look(&self, server: &Server) -> Result<Looked, Unreached> {
        let seen = Arc::new(Mutex::new(None::<Seen>));
        let trust = Trust::looking(server, Arc::clone(&seen))?;
        let client = clients(server, trust)?.talk;
        let url = format!("{}/v1/hello", server.url);
        let asked = self.waiting.wait(async { client.get(url).send().await });
        let seen = seen.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (seen, asked) {
            (Some(Seen { fingerprint, is_vouched }), _) => Ok(Looked { fingerprint, is_vouched }),
            (None, Some(Err(error))) => Err(failed(&error)),
            (None, _) => Err(Unreached::NotAnOffice), // an answer without a certificate
        }
    }

    fn line(&self, server: &Server) -> Result<Arc<dyn Line>, Unreached> {
        let clients = clients(server, Trust::known(server)?)?;
        Ok(Arc::new(HttpLine::new(Arc::clone(&self.waiting), clients, server.url.clone())))
    }

    fn doorstep(&self, then: &str) -> Result<Arc<dyn Doorstep>, Unreached> {
        let opened = Loopback::open(then.to_owned());
        Ok(Arc::new(opened.map_err(|_| Unreached::NoConnection)?))
    }

    fn show(&self, address: &str) -> Result<(), Unreached> {
        if (self.show)(address) { Ok(()) } else { Err(Unreached::NoConnection) }
    }
}

/// One client for messages and pokes, one for parts of blobs, which may be minutes on their way.
pub(crate) struct Clients {
    pub(crate) talk: Client,
    pub(crate) bulk: Client,
}

fn clients(server: &Server, trust: Trust) -> Result<Clients, Unreached> {
    let settings = trust.settings()?;
    let builder = |pulse: (Duration, Duration)| -> Result<ClientBuilder, Unreached> {
        let builder = Client::builder()
            .tls_backend_preconfigured(settings.clone())
            .https_only(true)
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("obeznik/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(CONNECT)
            .http2_keep_alive_interval(pulse.0)
            .http2_keep_alive_timeout(pulse.1)
            .http2_keep_alive_while_idle(true);
        match &server.proxy {
            Some(proxy) => Ok(builder.proxy(Proxy::all(proxy).map_err(|_| Unreached::NotAnOffice)?)),
            None => Ok(builder),
        }
    };
    let built = |builder: ClientBuilder| builder.build().map_err(|error| failed(&error));
    Ok(Clients {
        talk: built(builder(PULSE)?.read_timeout(STANDSTILL))?,
        bulk: built(builder(PULSE_OF_PARTS)?.timeout(LONGEST_WORK))?,
    })
}
