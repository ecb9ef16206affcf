//! The line between a command line and the server that has the data folder: HTTP on the loopback with a
//! secret from a file that only the service reads. The same on every system.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use obeznik_app::{ApiError, Code};
use obeznik_console::Said;
use obeznik_identity::{Secret, SecretHash};
use serde::{Deserialize, Serialize};
use tokio::net::{TcpListener, TcpStream};

use super::arguments::Order;
use super::{Report, carry_out};
use crate::clock;
use crate::http::body;
use crate::places::{Places, write_private};
use crate::server::Shared;

/// An order with a recovery code or a long name.
const LIMIT: usize = 64 * 1024;
/// How long a server may take to be found; what it does then takes as long as it takes.
const FINDING: Duration = Duration::from_secs(3);

/// What stands in the file.
#[derive(Serialize, Deserialize)]
struct Address {
    address: SocketAddr,
    secret: String,
}

#[derive(Serialize, Deserialize)]
struct Ordered {
    order: Order,
    is_english: bool,
}

/// The open line: its listener, and the routes that serve it.
pub struct Line {
    /// Where it listens.
    pub listener: TcpListener,
    /// What it answers.
    pub router: Router,
    /// Gone with the line.
    pub file: LineFile,
}

/// The file that says where the line is.
pub struct LineFile(std::path::PathBuf);

impl Line {
    /// Opens a line and writes down where it is.
    ///
    /// # Errors
    /// When the loopback or the file cannot be had.
    pub async fn open(server: Shared, places: &Places) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let secret = Secret::<32>::new(clock::random());
        let address = Address { address: listener.local_addr()?, secret: secret.text() };
        write_private(&places.console(), &serde_json::to_vec(&address)?)?;
        let router = Router::new().route("/order", post(order)).with_state((server, secret.hash()));
        Ok(Self { listener, router, file: LineFile(places.console()) })
    }
}

impl Drop for LineFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0); // a stale one is found out by its silence
    }
}

async fn order(
    State((server, secret)): State<(Shared, SecretHash)>,
    headers: HeaderMap,
    request: axum::body::Body,
) -> Response {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|text| text.strip_prefix("Bearer ")).and_then(Secret::<32>::parse);
    if given.is_none_or(|given| given.hash() != secret) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let bytes = match body::read(request, LIMIT).await {
        Ok(bytes) => bytes,
        Err(failure) => return failure.into_response(),
    };
    let Ok(Ordered { order, is_english }) = serde_json::from_slice(&bytes) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if matches!(order, Order::Restore(_)) {
        let error = ApiError::new(Code::Refused, "server-console-stop-first");
        let said = Said::failed(&error, server.texts(is_english));
        return axum::Json(Report::from(said)).into_response();
    }
    let report = Report::from(carry_out(&server, order, is_english).await);
    axum::Json(report).into_response()
}

/// Sends an order to the server that has the folder; gives it back when there is none.
///
/// # Errors
/// When a server is there and the line breaks: the order may have been carried out.
pub async fn send(places: &Places, order: Order, is_english: bool) -> std::io::Result<Result<Said, Order>> {
    let Ok(bytes) = std::fs::read(places.console()) else { return Ok(Err(order)) };
    let Ok(Address { address, secret }) = serde_json::from_slice(&bytes) else { return Ok(Err(order)) };
    let connected = tokio::time::timeout(FINDING, TcpStream::connect(address)).await;
    let Ok(Ok(stream)) = connected else { return Ok(Err(order)) };
    let ordered = serde_json::to_vec(&Ordered { order, is_english })?;
    let report = ask(stream, &secret, ordered).await.map_err(std::io::Error::other)?;
    Ok(Ok(report.into()))
}

async fn ask(
    stream: TcpStream,
    secret: &str,
    ordered: Vec<u8>,
) -> Result<Report, Box<dyn std::error::Error + Send + Sync>> {
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let request = hyper::Request::post("/order")
        .header(header::HOST, "console")
        .header(header::AUTHORIZATION, format!("Bearer {secret}"))
        .body(Full::new(Bytes::from(ordered)))?;
    let response = sender.send_request(request).await?;
    if response.status() != StatusCode::OK {
        return Err(format!("the server answers {}", response.status()).into());
    }
    Ok(serde_json::from_slice(&response.into_body().collect().await?.to_bytes())?)
}
