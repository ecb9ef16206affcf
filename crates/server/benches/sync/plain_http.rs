//! A plain file over HTTP, up by PUT and down by GET, over a line that is never cut.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::DefaultBodyLimit;
use axum::http::Request;
use axum::routing::put;
use http_body_util::BodyExt as _;
use hyper_util::rt::TokioIo;

use super::bad_line::BadLine;
use super::desks::aside;

/// How long the bytes take up and down at so many bytes a second; each way ends when a file is told to stay.
pub async fn measure(content: Vec<u8>, speed: u64) -> (Duration, Duration) {
    let home = tempfile::tempdir().unwrap();
    let line = BadLine::to(serve(home.path()).await);
    line.carries(speed);
    let length = content.len();
    let begun = Instant::now();
    ask(line.address, "PUT", Body::from(content)).await;
    let up = begun.elapsed();
    let begun = Instant::now();
    let bytes = ask(line.address, "GET", Body::empty()).await;
    assert_eq!(bytes.len(), length);
    let copy = home.path().join("down");
    aside(move || keep(&copy, &bytes)).await;
    (up, begun.elapsed())
}

/// Serves one file of a folder until the program ends.
async fn serve(folder: &Path) -> SocketAddr {
    let (to, from) = (folder.join("up"), folder.join("up"));
    let take = move |bytes: Bytes| {
        let to = to.clone();
        async move { aside(move || keep(&to, &bytes)).await }
    };
    let give = move || {
        let from = from.clone();
        async move { aside(move || std::fs::read(from).unwrap()).await }
    };
    let router = Router::new().route("/content", put(take).get(give)).layer(DefaultBodyLimit::disable());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// Asks on a connection of its own and reads the answer to its end.
async fn ask(address: SocketAddr, method: &str, body: Body) -> Bytes {
    let stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let request = Request::builder().method(method).uri("/content").header("host", "localhost");
    let answer = sender.send_request(request.body(body).unwrap()).await.unwrap();
    assert!(answer.status().is_success());
    answer.into_body().collect().await.unwrap().to_bytes()
}

fn keep(path: &Path, bytes: &[u8]) {
    let mut file = std::fs::File::create(path).unwrap();
    file.write_all(bytes).unwrap();
    file.sync_all().unwrap();
}
