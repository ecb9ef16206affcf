//! A real server process over a database, and a way to it.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use hyper_util::rt::TokioIo;

/// The process; killed when dropped.
pub struct Process {
    child: Child,
    address: SocketAddr,
    /// Requests it has and has not answered.
    asked: Arc<AtomicUsize>,
}

impl Process {
    /// Starts a server with a data folder of its own and the keys of another.
    pub fn started(data: &Path, keys: &Path, database: &str, blobs: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_obeznik-server"))
            .args(["--plain", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .arg("--keys")
            .arg(keys)
            .arg("--blobs")
            .arg(blobs)
            .env("OBEZNIK_DATABASE", database)
            .envs(super::bucket::KEYS)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines.by_ref().map(Result::unwrap).find_map(|line| {
            let told: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
            told["address"].as_str()?.parse().ok()
        });
        std::thread::spawn(move || lines.for_each(drop)); // a full pipe would stop it
        Self { child, address: address.unwrap(), asked: Arc::default() }
    }

    /// Kills it as a cut of the power would, while it is being asked something, or when everybody has finished.
    pub async fn kill(&mut self, has_finished: impl Fn() -> bool) {
        while self.asked.load(Ordering::SeqCst) == 0 && !has_finished() {
            tokio::task::yield_now().await;
        }
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// A router that hands every request to the process. 502 when nobody is there, 504 when the answer is cut off.
    pub fn router(&self) -> Router {
        let (address, asked) = (self.address, Arc::clone(&self.asked));
        Router::new().fallback(move |request: Request| async move {
            let Ok(stream) = tokio::net::TcpStream::connect(address).await else {
                return StatusCode::BAD_GATEWAY.into_response();
            };
            asked.fetch_add(1, Ordering::SeqCst);
            let answer = passed_on(stream, address, request).await;
            asked.fetch_sub(1, Ordering::SeqCst);
            answer.unwrap_or_else(|_| StatusCode::GATEWAY_TIMEOUT.into_response())
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill(); // dead already
        let _ = self.child.wait();
    }
}

async fn passed_on(
    stream: tokio::net::TcpStream,
    address: SocketAddr,
    mut request: Request,
) -> Result<Response, Box<dyn std::error::Error + Send + Sync>> {
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    request.headers_mut().insert("host", address.to_string().parse()?);
    let (parts, body) = sender.send_request(request).await?.into_parts();
    // Whole, so that an answer cut off is a failure here.
    let bytes = axum::body::to_bytes(Body::new(body), usize::MAX).await?;
    Ok(Response::from_parts(parts, Body::from(bytes)))
}
