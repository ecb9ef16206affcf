//! `GET /v1/events`: pokes without data. Who is poked pulls; who hears nothing pulls now and then anyway.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tokio::time::Instant;

use super::caller::Caller;
use crate::server::{Server, Shared};
use crate::tenants::Poke;

/// One listener is poked at most so often; what comes between is one poke.
const AT_MOST_EVERY: Duration = Duration::from_secs(1);
/// A quiet line carries a comment so often, or the network forgets it.
const KEEP_ALIVE: Duration = Duration::from_secs(30);
/// Then the listener comes again, with a fresh token.
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// Pokes the caller until they go, are shown out, or an hour has passed.
pub(super) async fn events(
    State(server): State<Shared>,
    caller: Caller,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let listener = Listener::new(&server, caller);
    let stream = futures_util::stream::unfold(listener, |mut listener| async {
        let poke = listener.next().await?;
        Some((Ok(event(poke)), listener))
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}

fn event(poke: Poke) -> Event {
    match poke {
        Poke::Head(head) => Event::default().event("head").data(head.to_string()),
        Poke::Access => Event::default().event("access").data("pull"),
        Poke::Device { wipe: true, .. } => Event::default().event("wipe").data("refresh"),
        Poke::Device { .. } => Event::default().event("closed").data("refresh"),
    }
}

/// One open line.
struct Listener {
    caller: Caller,
    pokes: Receiver<Poke>,
    stopping: watch::Receiver<bool>,
    ends_at: Instant,
    free_at: Instant,
    is_over: bool,
    _counted: CountedListener,
}

/// Counts listeners; owns what it counts in, because the line outlives the request.
struct CountedListener(Arc<Server>);

impl Drop for CountedListener {
    fn drop(&mut self) {
        self.0.metrics.listeners.fetch_sub(1, std::sync::atomic::Ordering::Relaxed);
    }
}

impl Listener {
    fn new(server: &Shared, caller: Caller) -> Self {
        server.metrics.listeners.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let (pokes, now) = (caller.desk.listen(), Instant::now());
        let counted = CountedListener(Arc::clone(server));
        let stopping = server.stopping.subscribe();
        let (ends_at, free_at) = (now + LONGEST, now);
        Self { caller, pokes, stopping, ends_at, free_at, is_over: false, _counted: counted }
    }

    async fn next(&mut self) -> Option<Poke> {
        if self.is_over {
            return None;
        }
        let mut poke = self.heard().await?;
        // What comes while the line rests is one poke; being shown out never waits.
        while !self.is_end(poke) && Instant::now() < self.free_at {
            let rest = tokio::time::timeout_at(self.free_at, self.heard()).await;
            match rest {
                Ok(Some(next)) => poke = together(poke, next),
                Ok(None) => return None,
                Err(_) => break,
            }
        }
        self.is_over = self.is_end(poke);
        self.free_at = Instant::now() + AT_MOST_EVERY;
        Some(poke)
    }

    /// The next poke that is for this line; nothing when it ends.
    async fn heard(&mut self) -> Option<Poke> {
        loop {
            let poke = tokio::select! {
                poke = self.pokes.recv() => poke,
                _ = tokio::time::sleep_until(self.ends_at) => return None,
                _ = self.stopping.wait_for(|stopping| *stopping) => return None,
            };
            match poke {
                Ok(poke) if self.concerns(poke) => return Some(poke),
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => return Some(Poke::Access), // it pulls and misses nothing
                Err(RecvError::Closed) => return None,
            }
        }
    }

    fn concerns(&self, poke: Poke) -> bool {
        match poke {
            Poke::Head(_) | Poke::Access => true,
            Poke::Device { device, .. } => device == self.caller.device,
        }
    }

    fn is_end(&self, poke: Poke) -> bool {
        matches!(poke, Poke::Device { .. })
    }
}

/// Two pokes as one: whoever pulls for access learns the head too, an end outweighs both.
fn together(one: Poke, two: Poke) -> Poke {
    match (one, two) {
        (_, end @ Poke::Device { .. }) => end,
        (Poke::Access, _) => Poke::Access,
        (_, later) => later,
    }
}
