//! Content and long answers on their way down: given out as they are taken. While nobody takes a content, no thread
//! waits; who takes nothing for long, or next to nothing, is cut off.

use std::convert::Infallible;
use std::io;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Version, header};
use axum::response::{IntoResponse as _, Response};
use obeznik_identity::TenantId;
use obeznik_kernel::RecordId;
use obeznik_store::BlobReader;
use serde::Serialize;
use tokio::sync::{Notify, Semaphore};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::answer::{Failure, Json};
use super::caller::Caller;
use crate::room::{Room, Turn};
use crate::server::{Server, Shared};
use crate::tenants::Unavailable;

/// Bytes read at once.
const PIECE: usize = 256 * 1024;
/// Bytes handed to the network at once: on a line of 10 kbit/s they are taken before [`SILENCE`] ends.
const SLICE: usize = 32 * 1024;
/// An answer up to this length is taken in a moment, or stays in little memory.
const LONG: u64 = 64 * 1024;
/// How long a reader may take nothing.
const SILENCE: Duration = Duration::from_secs(60);
/// Time every content may take, whatever its length.
const GRACE: Duration = Duration::from_secs(60);
/// Bytes a second below which reading is a way to hold the server.
const SLOWEST: u64 = 1_000;
/// How often it is looked whether somebody still reads.
const LOOKS_EVERY: Duration = Duration::from_secs(5);

/// Ends the connection of a request. One a proxy shares among many people is left to the proxy.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cut(Arc<Notify>);

impl Cut {
    /// Cuts.
    fn now(&self) {
        self.0.notify_one();
    }

    /// Waits until somebody cuts.
    pub(crate) async fn wanted(&self) {
        self.0.notified().await;
    }
}

impl FromRequestParts<Shared> for Cut {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, server: &Shared) -> Result<Self, Infallible> {
        let is_shared = server.reach.behind_proxy && parts.version >= Version::HTTP_2;
        let own = parts.extensions.get::<Self>().filter(|_| !is_shared);
        Ok(own.cloned().unwrap_or_default())
    }
}

/// What is read by ranges, in a thread that may wait.
pub(crate) trait Content: Send + 'static {
    /// Bytes of the whole.
    fn length(&self) -> u64;
    /// At most so many bytes from a place.
    fn piece(&mut self, at: u64, length: usize) -> io::Result<Vec<u8>>;
}

impl Content for BlobReader {
    fn length(&self) -> u64 {
        self.size_bytes()
    }

    fn piece(&mut self, at: u64, length: usize) -> io::Result<Vec<u8>> {
        self.range(at, length).map_err(io::Error::other)
    }
}

/// A body that reads a content while its turn lasts.
pub(crate) fn carried<C: Content>(
    content: C,
    range: RangeInclusive<u64>,
    room: &Room,
    turn: Turn,
    cut: Cut,
) -> Body {
    let (at, end) = (*range.start(), content.length().min(range.end().saturating_add(1)));
    let content = (at < end).then_some(content);
    let (piece, reading) = (Bytes::new(), room.reading());
    let (taking, watch) = watch(cut);
    given_out(Carrying { content, at, end, piece, reading, taking, _turn: turn, _watch: watch })
}

/// Gives an answer out; a long one as it is taken.
pub(super) async fn given<T: Serialize + Send + 'static>(
    answer: Json<T>,
    server: &Server,
    caller: &Caller,
    cut: Cut,
) -> Result<Response, Failure> {
    let answer = written(answer, server.room.writing()).await?;
    in_slices(answer, (caller.desk.tenant, caller.device.0), &server.room, cut).await
}

/// Writes and packs an answer in a thread that may take its time: meanwhile others are served.
async fn written<T: Serialize + Send + 'static>(
    answer: Json<T>,
    writing: Arc<Semaphore>,
) -> Result<Response, Failure> {
    let turn = writing.acquire_owned().await.map_err(|_| Failure::from(Unavailable::Broken))?;
    let written = tokio::task::spawn_blocking(move || {
        let response = answer.into_response();
        drop(turn);
        response
    });
    written.await.map_err(|_| Failure::from(Unavailable::Broken))
}

/// An answer that lies in memory. A long one needs a turn and is given out like a content: left unread it would lie
/// there as long as its connection.
async fn in_slices(
    answer: Response,
    (tenant, whose): (TenantId, RecordId),
    room: &Room,
    cut: Cut,
) -> Result<Response, Failure> {
    if answer.body().size_hint().lower() <= LONG {
        return Ok(answer);
    }
    let turn = room.said(tenant, whose).await?;
    let (mut parts, body) = answer.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX).await;
    let piece = whole.map_err(|_| Failure::from(Unavailable::Broken))?;
    parts.headers.insert(header::CONTENT_LENGTH, piece.len().into());
    let (content, at, end, reading) = (None::<BlobReader>, 0, 0, room.reading());
    let (taking, watch) = watch(cut);
    let carrying = Carrying { content, at, end, piece, reading, taking, _turn: turn, _watch: watch };
    Ok(Response::from_parts(parts, given_out(carrying)))
}

fn given_out<C: Content>(carrying: Carrying<C>) -> Body {
    let slices = futures_util::stream::unfold(carrying, |mut carrying| async {
        carrying.next().await.map(|slice| (slice, carrying))
    });
    Body::from_stream(slices)
}

/// One content on its way, or what is left of an answer.
struct Carrying<C> {
    /// Gone when everything was read, or could not be.
    content: Option<C>,
    at: u64,
    end: u64,
    piece: Bytes,
    reading: Arc<Semaphore>,
    taking: Arc<Taking>,
    _turn: Turn,
    _watch: Watch,
}

impl<C: Content> Carrying<C> {
    async fn next(&mut self) -> Option<io::Result<Bytes>> {
        self.taking.asked();
        if self.piece.is_empty() {
            let content = self.content.take()?;
            if let Err(error) = self.read(content).await {
                return Some(Err(error)); // what is left would be damaged
            }
        }
        let slice = self.piece.split_to(SLICE.min(self.piece.len()));
        self.taking.handed(slice.len());
        Some(Ok(slice))
    }

    async fn read(&mut self, mut content: C) -> io::Result<()> {
        let at = self.at;
        let wanted = usize::try_from(self.end - at).unwrap_or(PIECE).min(PIECE);
        let turn = Arc::clone(&self.reading).acquire_owned().await.map_err(io::Error::other)?;
        let read = tokio::task::spawn_blocking(move || {
            let piece = content.piece(at, wanted);
            drop(turn);
            (content, piece)
        });
        let (content, piece) = read.await.map_err(io::Error::other)?;
        let piece = piece?;
        if piece.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.at += piece.len() as u64;
        self.piece = Bytes::from(piece);
        self.content = (self.at < self.end).then_some(content);
        Ok(())
    }
}

/// How a reader takes what is handed.
struct Taking(Mutex<Taken>);

struct Taken {
    /// Since when it is the reader's turn.
    since: Option<Instant>,
    /// How long it was before.
    before: Duration,
    bytes: u64,
}

impl Taking {
    fn new() -> Self {
        Self(Mutex::new(Taken { since: Some(Instant::now()), before: Duration::ZERO, bytes: 0 }))
    }

    /// The reader asks for more: now it is our turn.
    fn asked(&self) {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let more = taken.since.take().map_or(Duration::ZERO, |since| since.elapsed());
        taken.before += more;
    }

    /// So many bytes more wait for the reader.
    fn handed(&self, bytes: usize) {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.since = Some(Instant::now());
        taken.bytes += bytes as u64;
    }

    fn is_too_slow(&self) -> bool {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.since.is_some_and(|since| {
            let silent = since.elapsed();
            silent > SILENCE || taken.before + silent > GRACE + Duration::from_secs(taken.bytes / SLOWEST)
        })
    }
}

/// Looks whether somebody reads, as long as there is something to be read.
struct Watch(JoinHandle<()>);

fn watch(cut: Cut) -> (Arc<Taking>, Watch) {
    let taking = Arc::new(Taking::new());
    let watching = tokio::spawn(watched(Arc::clone(&taking), cut));
    (taking, Watch(watching))
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn watched(taking: Arc<Taking>, cut: Cut) {
    while !taking.is_too_slow() {
        tokio::time::sleep(LOOKS_EVERY).await;
    }
    tracing::info!("a reader was too slow");
    cut.now();
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use super::*;
    use axum::http::StatusCode;
    use http_body_util::BodyExt as _;
    use serde::Serializer;
    use serde::ser::Error as _;

    use crate::clock::new_id;

    /// A content of so many bytes.
    pub(crate) struct Bytewise(pub(crate) u64);

    impl Content for Bytewise {
        fn length(&self) -> u64 {
            self.0
        }

        fn piece(&mut self, at: u64, length: usize) -> io::Result<Vec<u8>> {
            let end = self.0.min(at + length as u64);
            Ok((at..end).map(|at| (at % 251) as u8).collect())
        }
    }

    /// A content whose second piece does not read, or is not there.
    struct Torn(bool);

    impl Content for Torn {
        fn length(&self) -> u64 {
            3 * PIECE as u64
        }

        fn piece(&mut self, at: u64, length: usize) -> io::Result<Vec<u8>> {
            match (at, self.0) {
                (0, _) => Ok(vec![7; length]),
                (_, true) => Err(io::Error::other("damaged")),
                (_, false) => Ok(Vec::new()),
            }
        }
    }

    pub(crate) async fn of<C: Content>(content: C, room: &Room, cut: &Cut) -> Body {
        let turn = room.down(TenantId(new_id()), new_id()).await.unwrap();
        let whole = 0..=content.length().saturating_sub(1);
        carried(content, whole, room, turn, cut.clone())
    }

    #[tokio::test]
    async fn every_byte_of_a_range_comes_and_nothing_else() {
        let room = Room::default();
        let size = 2 * PIECE as u64 + 10;
        for range in [0..=size - 1, 0..=0, 5..=size + 100, PIECE as u64 - 1..=PIECE as u64, size..=size] {
            let turn = room.down(TenantId(new_id()), new_id()).await.unwrap();
            let body = carried(Bytewise(size), range.clone(), &room, turn, Cut::default());
            let expected: Vec<u8> =
                (*range.start()..size.min(range.end() + 1)).map(|at| (at % 251) as u8).collect();
            assert_eq!(body.collect().await.unwrap().to_bytes(), expected, "{range:?}");
        }
        let nothing = of(Bytewise(0), &room, &Cut::default()).await;
        assert!(nothing.collect().await.unwrap().to_bytes().is_empty());
    }

    #[tokio::test]
    async fn what_does_not_read_breaks_off() {
        for is_damaged in [true, false] {
            let body = of(Torn(is_damaged), &Room::default(), &Cut::default()).await;
            assert!(body.collect().await.is_err(), "is damaged: {is_damaged}");
        }
    }

    /// Whether the reader of a content is cut off within this time of doing nothing more.
    async fn is_cut_within(cut: &Cut, seconds: u64) -> bool {
        tokio::time::timeout(Duration::from_secs(seconds), cut.wanted()).await.is_ok()
    }

    #[tokio::test(start_paused = true)]
    async fn who_takes_nothing_is_cut_off_after_a_minute() {
        let (room, cut) = (Room::default(), Cut::default());
        let mut body = of(Bytewise(1 << 30), &room, &cut).await;
        body.frame().await.unwrap().unwrap();
        assert!(!is_cut_within(&cut, 59).await);
        body.frame().await.unwrap().unwrap();
        assert!(!is_cut_within(&cut, 59).await);
        assert!(is_cut_within(&cut, 10).await);
        let body = of(Bytewise(1 << 30), &room, &cut).await;
        drop(body);
        assert!(!is_cut_within(&cut, 600).await, "what is not read any more is not watched either");
    }

    #[tokio::test(start_paused = true)]
    async fn who_dribbles_is_cut_off_and_a_slow_line_is_not() {
        let (room, cut) = (Room::default(), Cut::default());
        let mut slow = of(Bytewise(8 << 20), &room, &cut).await;
        let mut length = 0;
        while let Some(frame) = slow.frame().await {
            length += frame.unwrap().into_data().unwrap().len();
            assert!(!is_cut_within(&cut, 20).await, "after {length} bytes");
        }
        assert_eq!(length, 8 << 20);
        let mut dribbling = of(Bytewise(8 << 20), &room, &cut).await;
        for _ in 0..20 {
            dribbling.frame().await.unwrap().unwrap();
            if is_cut_within(&cut, 50).await {
                return;
            }
        }
        panic!("who takes 650 bytes a second holds the server");
    }

    #[tokio::test(start_paused = true)]
    async fn a_long_answer_left_unread_is_cut_off_and_a_short_one_needs_no_turn() {
        let (room, cut, whose) = (Room::default(), Cut::default(), (TenantId(new_id()), new_id()));
        let answer = |length: usize| Response::new(Body::from(vec![7; length]));
        let mut unread = Vec::new();
        for _ in 0..50 {
            unread.push(in_slices(answer(1_000), whose, &room, cut.clone()).await.unwrap());
        }
        assert!(!is_cut_within(&cut, 600).await);
        for _ in 0..4 {
            unread.push(in_slices(answer(1 << 20), whose, &room, cut.clone()).await.unwrap());
        }
        let one_more = in_slices(answer(1 << 20), whose, &room, cut.clone()).await;
        assert_eq!(one_more.unwrap_err().status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(is_cut_within(&cut, 60).await);
        let last = unread.pop().unwrap();
        assert_eq!(last.headers()[header::CONTENT_LENGTH], (1 << 20).to_string());
        assert_eq!(last.into_body().collect().await.unwrap().to_bytes(), vec![7; 1 << 20]);
        assert!(in_slices(answer(1 << 20), whose, &room, cut).await.is_ok(), "its turn came back");
    }

    /// What can be written once somebody else was served.
    struct Late(Mutex<Receiver<()>>);

    impl Serialize for Late {
        fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
            let served = self.0.lock().unwrap().recv_timeout(Duration::from_secs(60));
            served.map_err(S::Error::custom)?;
            out.serialize_str("written")
        }
    }

    #[tokio::test]
    async fn others_are_served_while_an_answer_is_written() {
        let (serve, served) = channel();
        let answer = Json { value: Late(Mutex::new(served)), takes_zstd: false };
        let writing = tokio::spawn(written(answer, Room::default().writing()));
        tokio::task::yield_now().await; // it has begun
        serve.send(()).unwrap();
        assert_eq!(writing.await.unwrap().unwrap().status(), StatusCode::OK);
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_gives_its_turn_back_with_its_end() {
        let (room, tenant, whose) = (Room::default(), TenantId(new_id()), new_id());
        for _ in 0..100 {
            let turn = room.down(tenant, whose).await.unwrap();
            let body = carried(Bytewise(1), 0..=0, &room, turn, Cut::default());
            assert_eq!(body.collect().await.unwrap().to_bytes().len(), 1);
        }
    }
}
