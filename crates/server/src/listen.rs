//! Listening: connections come in, each bounded in number, in silence and in size of its head.

use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, Semaphore, watch};
use tokio_rustls::TlsAcceptor;
use tower::{Service as _, ServiceExt as _};

use crate::http::carried::Cut;
use crate::metrics::Counted;
use crate::server::Shared;

/// Connections at once; the next one waits in the system's queue.
const MOST_CONNECTIONS: usize = 20_000;
/// A handshake or a head that takes longer is none.
const SLOWEST_HEAD: Duration = Duration::from_secs(10);
/// Bytes of a head.
const LONGEST_HEAD: usize = 32 * 1024;
/// Requests at once on one connection.
const MOST_STREAMS: u32 = 64;
/// Bytes of one body that are on their way unread: what HTTP/2 itself begins with (RFC 9113, § 6.9.2). A device asks behind
/// them whether this server still lives; behind a megabyte at 50 kbit/s it would give up a part that goes well.
pub const WINDOW: u32 = 65_535;
/// A device that says nothing is asked so often whether it lives, and has so long to answer: at 50 kbit/s the question
/// stands nearly three minutes behind a piece of 1 MiB.
const PULSE: (Duration, Duration) = (Duration::from_secs(30), Duration::from_secs(180));
/// How long running requests may take after a stop.
const LAST_REQUESTS: Duration = Duration::from_secs(20);

/// How connections are protected.
#[derive(Clone)]
pub enum Protection {
    /// TLS 1.3.
    Tls(TlsAcceptor),
    /// Not at all: behind a proxy of the same machine, or in tests.
    Plain,
}

/// Serves until told to stop, then lets running requests end.
pub async fn serve(
    server: Shared,
    listener: TcpListener,
    protection: Protection,
    router: Router,
    mut stop: watch::Receiver<bool>,
) {
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let graceful = GracefulShutdown::new();
    loop {
        let Ok(place) = Arc::clone(&room).acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stopped| *stopped) => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(cause = %error.kind(), "a connection was not accepted");
                tokio::time::sleep(Duration::from_millis(50)).await; // out of files: let some close
                continue;
            }
        };
        let _ = stream.set_nodelay(true); // only slower
        let (server, router, protection) = (Arc::clone(&server), router.clone(), protection.clone());
        let watcher = graceful.watcher();
        tokio::spawn(async move {
            let _counted = Counted::more(&server.metrics.connections);
            let _place = place;
            connection(stream, peer, protection, router, watcher).await;
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(LAST_REQUESTS, graceful.shutdown()).await;
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    protection: Protection,
    router: Router,
    watcher: hyper_util::server::graceful::Watcher,
) {
    match protection {
        Protection::Plain => requests(stream, peer, router, watcher).await,
        Protection::Tls(acceptor) => {
            let handshake = tokio::time::timeout(SLOWEST_HEAD, acceptor.accept(stream)).await;
            if let Ok(Ok(stream)) = handshake {
                requests(stream, peer, router, watcher).await;
            }
        }
    }
}

async fn requests<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    peer: SocketAddr,
    router: Router,
    watcher: hyper_util::server::graceful::Watcher,
) {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(SLOWEST_HEAD)
        .max_buf_size(LONGEST_HEAD)
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(MOST_STREAMS)
        .max_header_list_size(LONGEST_HEAD as u32)
        .initial_stream_window_size(WINDOW)
        .keep_alive_interval(PULSE.0)
        .keep_alive_timeout(PULSE.1);
    let heard = Arc::new(Notify::new());
    let (told, cut) = (Arc::clone(&heard), Cut::default());
    let to_cut = cut.clone();
    let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
        told.notify_one();
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(to_cut.clone());
        let mut router = router.clone();
        async move { router.as_service().ready().await?.call(request.map(axum::body::Body::new)).await }
    });
    let served = builder.serve_connection(TokioIo::new(stream), service).into_owned();
    let mut served = pin!(watcher.watch(served));
    // Which version a peer speaks is waited for without a bound: one that says nothing would hold its place for ever.
    tokio::select! {
        biased;
        _ = &mut served => return,
        () = heard.notified() => {}
        () = tokio::time::sleep(SLOWEST_HEAD) => return,
    }
    tokio::select! {
        _ = served => {} // a peer that breaks off is no fault of ours
        () = cut.wanted() => {}
    }
}

#[cfg(test)]
mod tests {
    use axum::Extension;
    use axum::body::Body;
    use axum::response::Response;
    use axum::routing::{get, put};
    use http_body_util::BodyExt as _;
    use hyper::client::conn::{http1, http2};
    use obeznik_identity::TenantId;
    use obeznik_kernel::RecordId;
    use obeznik_store::PART_BYTES;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, ReadHalf, WriteHalf};

    use super::*;
    use crate::clock::new_id;
    use crate::http::body;
    use crate::http::carried::carried;
    use crate::http::carried::tests::Bytewise;
    use crate::room::Room;
    use crate::tenants::Unavailable;

    /// One who asks for contents.
    #[derive(Clone)]
    struct Reader {
        room: Arc<Room>,
        tenant: TenantId,
        whose: RecordId,
    }

    impl Reader {
        fn new() -> Self {
            Self { room: Arc::default(), tenant: TenantId(new_id()), whose: new_id() }
        }

        /// A line to a server that has a gigabyte for them.
        fn line(&self, graceful: &GracefulShutdown) -> DuplexStream {
            let reader = self.clone();
            let content = move |Extension(cut): Extension<Cut>| {
                let Reader { room, tenant, whose } = reader.clone();
                async move {
                    let turn = room.down(tenant, whose).await.unwrap();
                    Response::new(carried(Bytewise(1 << 30), 0..=(1 << 30) - 1, &room, turn, cut))
                }
            };
            let router = Router::new().route("/", get(content));
            let (ours, theirs) = tokio::io::duplex(64 << 10);
            let peer = SocketAddr::from(([127, 0, 0, 1], 9));
            tokio::spawn(requests(theirs, peer, router, graceful.watcher()));
            ours
        }

        /// Sees that contents of which nothing is read are taken back.
        async fn is_let_go(&self, unread: Vec<hyper::Response<Incoming>>) {
            let Self { room, tenant, whose } = self;
            assert_eq!(room.down(*tenant, *whose).await.err(), Some(Unavailable::Busy));
            tokio::time::sleep(Duration::from_secs(60)).await;
            assert!(room.down(*tenant, *whose).await.is_ok(), "who reads nothing holds the server");
            for response in unread {
                assert!(response.into_body().collect().await.is_err(), "what was cut is not whole");
            }
        }
    }

    fn request() -> hyper::Request<Body> {
        hyper::Request::get("http://obeznik.example/").body(Body::empty()).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn who_reads_nothing_on_many_streams_loses_the_connection() {
        let (reader, graceful) = (Reader::new(), GracefulShutdown::new());
        let line = TokioIo::new(reader.line(&graceful));
        let (mut sender, connection) = http2::handshake(TokioExecutor::new(), line).await.unwrap();
        tokio::spawn(connection);
        let mut unread = Vec::new();
        for _ in 0..4 {
            unread.push(sender.send_request(request()).await.unwrap());
        }
        reader.is_let_go(unread).await;
    }

    #[tokio::test(start_paused = true)]
    async fn who_reads_nothing_on_many_connections_loses_them() {
        let (reader, graceful) = (Reader::new(), GracefulShutdown::new());
        let (mut unread, mut senders) = (Vec::new(), Vec::new());
        for _ in 0..4 {
            let (mut sender, connection) =
                http1::handshake(TokioIo::new(reader.line(&graceful))).await.unwrap();
            tokio::spawn(connection);
            unread.push(sender.send_request(request()).await.unwrap());
            senders.push(sender);
        }
        reader.is_let_go(unread).await;
    }

    /// Carries one way at 50 kbit/s.
    async fn dribble(mut from: ReadHalf<DuplexStream>, mut to: WriteHalf<DuplexStream>) {
        let mut piece = [0; 1250];
        while let Ok(length @ 1..) = from.read(&mut piece).await {
            tokio::time::sleep(Duration::from_micros(length as u64 * 160)).await;
            if to.write_all(&piece[..length]).await.is_err() {
                break;
            }
        }
    }

    /// Asks a server over a line of 50 kbit/s on which a megabyte may stand, as systems let it; the desk asks
    /// meanwhile whether the server still lives. Gives the answer.
    async fn slowly(router: Router, request: hyper::Request<Body>) -> Vec<u8> {
        let graceful = GracefulShutdown::new();
        let (ours, near) = tokio::io::duplex(1 << 20);
        let (far, theirs) = tokio::io::duplex(1 << 20);
        let (from_desk, to_desk) = tokio::io::split(near);
        let (from_server, to_server) = tokio::io::split(far);
        tokio::spawn(dribble(from_desk, to_server));
        tokio::spawn(dribble(from_server, to_desk));
        let peer = SocketAddr::from(([127, 0, 0, 1], 9));
        tokio::spawn(requests(theirs, peer, router, graceful.watcher()));
        let mut desk = http2::Builder::new(TokioExecutor::new());
        desk.timer(TokioTimer::new())
            .keep_alive_interval(Duration::from_secs(15))
            .keep_alive_timeout(Duration::from_secs(20));
        let (mut sender, connection) = desk.handshake(TokioIo::new(ours)).await.unwrap();
        tokio::spawn(connection);
        let answer = sender.send_request(request).await.unwrap();
        answer.into_body().collect().await.unwrap().to_bytes().to_vec()
    }

    #[tokio::test(start_paused = true)]
    async fn a_whole_part_goes_up_at_50_kilobits_a_second() {
        let length = |bytes: Vec<u8>| bytes.len().to_string();
        let take =
            move |content: Body| async move { body::read(content, PART_BYTES as usize).await.map(length) };
        let part = Body::from(vec![7; PART_BYTES as usize]);
        let request = hyper::Request::put("http://obeznik.example/").body(part).unwrap();
        let answer = slowly(Router::new().route("/", put(take)), request).await;
        assert_eq!(answer, PART_BYTES.to_string().into_bytes());
    }

    #[tokio::test(start_paused = true)]
    async fn a_whole_piece_comes_down_at_50_kilobits_a_second() {
        let router = Router::new().route("/", get(|| async { vec![7_u8; 1 << 20] }));
        assert_eq!(slowly(router, request()).await, vec![7; 1 << 20]);
    }
}
