//! Thousands who listen and say nothing; hundreds who read what fifty commands a second change.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt as _;
use hyper::client::conn::http2::SendRequest;
use hyper_util::rt::{TokioExecutor, TokioIo};
use obeznik_server::clock::new_id;
use obeznik_server::places::Places;
use obeznik_sync::{PullAnswer, PullRequest};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use serde_json::json;
use tokio_rustls::TlsConnector;

use super::desks::Computer;
use super::desktop::Desktop;
use super::found::Found;
use super::office::serve;
use super::process::Server;
use super::size;
use super::spent::{memory, processor, shares};
use super::two_desks::TwoDesks;

/// Connections being made at once.
const AT_ONCE: usize = 50;
/// Writes the listeners are poked for.
const WRITES: u32 = 10;
/// Commands a second while others read.
const COMMANDS: u32 = 50;

/// A town served by a real process, a computer that writes, and a device that many pretend to be.
struct Scene {
    server: Server,
    way: Arc<Way>,
    writer: Computer,
    paper: String,
    request: PullRequest,
    _data: tempfile::TempDir,
}

/// How to reach the server and say who one is.
struct Way {
    address: SocketAddr,
    connector: TlsConnector,
    access: String,
}

impl Scene {
    async fn begun() -> Self {
        let mut two = TwoDesks::new().await;
        let mut device = Desktop::paired(&mut two.browser, "vzorov", 7).await;
        device.synchronise().await.unwrap();
        let TwoDesks { street, jana, petr, paper, .. } = two;
        drop(petr.closed().await);
        let (jana, (data, port)) = (jana.closed().await, street.closed().await);
        let server = serve(data.path(), port);
        let way = Way {
            address: SocketAddr::from(([127, 0, 0, 1], port)),
            connector: connector(data.path()),
            access: device.access.clone(),
        };
        let request = device.store.pull_request().unwrap();
        let writer = Computer::opened(jana);
        writer.contact().await.unwrap();
        Self { server, way: Arc::new(way), writer, paper, request, _data: data }
    }

    async fn write(&self) {
        let input = json!({ "paper": self.paper, "comment": new_id(), "text": "Poznámka." });
        self.writer.give("circulation.add_comment", input).unwrap();
        self.writer.contact().await.unwrap();
    }
}

/// TLS as the application speaks it.
fn connector(data: &Path) -> TlsConnector {
    let own = CertificateDer::from_pem_file(Places::made(data).unwrap().certificate()).unwrap();
    let mut roots = rustls::RootCertStore::empty();
    roots.add(own).unwrap();
    let mut settings = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    settings.alpn_protocols = vec![b"h2".to_vec()];
    TlsConnector::from(Arc::new(settings))
}

impl Way {
    async fn open(&self) -> SendRequest<Body> {
        let stream = tokio::net::TcpStream::connect(self.address).await.unwrap();
        let name = ServerName::try_from("localhost").unwrap();
        let stream = self.connector.connect(name, stream).await.unwrap();
        let (sender, connection) =
            hyper::client::conn::http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        sender
    }

    fn request(&self, method: &str, path: &str, body: Body) -> Request<Body> {
        let request = Request::builder().method(method).uri(format!("https://localhost/v1/{path}"));
        request.header("authorization", format!("Bearer {}", self.access)).body(body).unwrap()
    }

    /// Begins to listen.
    async fn listen(&self, sender: &mut SendRequest<Body>) -> Pokes {
        let answer = sender.send_request(self.request("GET", "events", Body::empty())).await.unwrap();
        assert_eq!(answer.status(), 200);
        Pokes(answer.into_body())
    }
}

/// Pokes as they come.
struct Pokes(hyper::body::Incoming);

impl Pokes {
    /// Waits for the next one; `false` when the line ended.
    async fn next(&mut self) -> bool {
        while let Some(Ok(frame)) = self.0.frame().await {
            if frame.into_data().is_ok_and(|bytes| bytes.starts_with(b"event: ")) {
                return true;
            }
        }
        false
    }
}

/// Many connections, some at once; each goes on by itself.
async fn many<F: Future<Output = ()> + Send + 'static>(
    count: usize,
    way: &Arc<Way>,
    work: impl Fn(SendRequest<Body>, Arc<Way>) -> F,
) {
    let mut left = count;
    while left > 0 {
        let now = left.min(AT_ONCE);
        let opened = futures_util::future::join_all((0..now).map(|_| way.open())).await;
        for sender in opened {
            tokio::spawn(work(sender, Arc::clone(way)));
        }
        left -= now;
    }
}

pub async fn idle(found: &mut Found) {
    let scene = Scene::begun().await;
    let before = memory(scene.server.id()).0;
    let (begun, written) = (Instant::now(), Arc::new(Mutex::new(Instant::now())));
    let times = Arc::new(Mutex::new(Vec::new()));
    let listeners = size::listeners();
    many(listeners, &scene.way, |mut sender, way| {
        let (times, written) = (Arc::clone(&times), Arc::clone(&written));
        async move {
            let mut pokes = way.listen(&mut sender).await;
            while pokes.next().await {
                let since = written.lock().unwrap().elapsed();
                times.lock().unwrap().push(since);
            }
        }
    })
    .await;
    let opening = begun.elapsed();
    tokio::time::sleep(Duration::from_secs(3)).await;
    let after = memory(scene.server.id()).0;
    println!(
        "{listeners} listeners came within {opening:.1?}: the server has {after} kB, {:.1} kB for each",
        (after - before) as f64 / listeners as f64
    );
    found.add("listener", (after - before) as f64 / listeners as f64);
    for _ in 0..WRITES {
        *written.lock().unwrap() = Instant::now();
        scene.write().await;
        let rest = Duration::from_secs(1).saturating_sub(written.lock().unwrap().elapsed());
        tokio::time::sleep(rest + Duration::from_millis(100)).await;
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let times = std::mem::take(&mut *times.lock().unwrap());
    match shares(times) {
        Some(times) => {
            println!("  {WRITES} writes, one a second; from the press of the button to the poke: {times}");
            found.add_milliseconds("poke p50", times.p50);
            found.add_milliseconds("poke p99", times.p99);
        }
        None => println!("  {WRITES} writes, one a second, and nobody was poked"),
    }
    println!("  at most {} kB", memory(scene.server.id()).1);
    scene.server.kill();
}

pub async fn busy(found: &mut Found) {
    let scene = Scene::begun().await;
    let (pulls, rows) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let asked = Arc::new(scene.request.clone());
    let readers = size::readers();
    many(readers, &scene.way, |mut sender, way| {
        let (pulls, rows, mut request) = (Arc::clone(&pulls), Arc::clone(&rows), (*asked).clone());
        async move {
            let mut pokes = way.listen(&mut sender).await;
            while pokes.next().await {
                rows.fetch_add(read(&mut sender, &way, &mut request).await, Ordering::Relaxed);
                pulls.fetch_add(1, Ordering::Relaxed);
            }
        }
    })
    .await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (begun, spent) = (Instant::now(), processor(scene.server.id()));
    let written = write_on(&scene).await;
    let (time, spent) = (begun.elapsed(), processor(scene.server.id()) - spent);
    println!(
        "{readers} readers and {:.0} commands a second for {time:.0?}: {} pulls, {} rows; the server has {} kB, at most {} kB, and took {:.0} % of a processor",
        f64::from(written) / time.as_secs_f64(),
        pulls.load(Ordering::Relaxed),
        rows.load(Ordering::Relaxed),
        memory(scene.server.id()).0,
        memory(scene.server.id()).1,
        100.0 * spent.as_secs_f64() / time.as_secs_f64()
    );
    found.add("busy memory", memory(scene.server.id()).1 as f64 / 1000.0);
    found.add("busy processor", spent.as_secs_f64() / time.as_secs_f64());
    scene.server.kill();
}

/// Gives commands at the asked pace on one computer and sends them as they come.
async fn write_on(scene: &Scene) -> u32 {
    let (office, paper) = (scene.writer.office(), scene.paper.clone());
    let is_over = Arc::new(AtomicBool::new(false));
    let over = Arc::clone(&is_over);
    let giving = std::thread::spawn(move || {
        let begun = Instant::now();
        let mut given = 0;
        while begun.elapsed() < size::busy() {
            let input = json!({ "paper": paper, "comment": new_id(), "text": format!("Poznámka {given}.") });
            let kind = "circulation.add_comment".to_owned();
            let request =
                obeznik_app::office::Request { kind, payload: input, base: Vec::new(), on_behalf_of: None };
            office.execute(request).unwrap();
            given += 1;
            std::thread::sleep((Duration::from_secs(1) / COMMANDS * given).saturating_sub(begun.elapsed()));
        }
        over.store(true, Ordering::SeqCst);
        given
    });
    while !is_over.load(Ordering::SeqCst) {
        scene.writer.contact().await.unwrap();
    }
    scene.writer.contact().await.unwrap();
    giving.join().unwrap()
}

/// Reads to the head, as a device does; how many rows came.
async fn read(sender: &mut SendRequest<Body>, way: &Way, request: &mut PullRequest) -> u64 {
    let body = Body::from(serde_json::to_vec(request).unwrap());
    let mut message = way.request("POST", "pull", body);
    message.headers_mut().insert("accept-encoding", "zstd".parse().unwrap());
    let answer = sender.send_request(message).await.unwrap();
    let packed = answer.headers().contains_key("content-encoding");
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    let bytes = if packed { zstd::decode_all(&bytes[..]).unwrap() } else { bytes.to_vec() };
    match serde_json::from_slice(&bytes).unwrap() {
        PullAnswer::Page(page) => {
            request.cursors.common = page.through;
            page.rows.len() as u64
        }
        other => panic!("{other:?}"),
    }
}
