//! A real server process over a database, and a way to it.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

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
}

impl Process {
    /// Starts a server with a data folder of its own and the keys of another.
    pub fn started(data: &Path, keys: &Path, database: &str, blobs: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_obeznik-server"))
            .args(["--plain", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .arg("--keys")
            .arg(keys)
            .arg("--blobs")
            .arg(blobs)
            .env("OBEZNIK_DATABASE", database)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines.by_ref().map(Result::unwrap).find_map(|line| {
            let told: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
            told["address"].as_str()?.parse().ok()
        });
        std::thread::spawn(move || lines.for_each(drop)); // a full pipe would stop it
        Self { child, address: address.unwrap() }
    }

    /// Kills it as a cut of the power would.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// A router that hands every request to the process; 502 when nobody answers.
    pub fn router(&self) -> Router {
        let address = self.address;
        Router::new().fallback(move |request: Request| async move {
            match passed_on(address, request).await {
                Ok(response) => response,
                Err(_) => StatusCode::BAD_GATEWAY.into_response(),
            }
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
    address: SocketAddr,
    mut request: Request,
) -> Result<Response, Box<dyn std::error::Error + Send + Sync>> {
    let stream = tokio::net::TcpStream::connect(address).await?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    request.headers_mut().insert("host", address.to_string().parse()?);
    let (parts, body) = sender.send_request(request).await?.into_parts();
    // Whole, so that an answer cut off is a failure here.
    let bytes = axum::body::to_bytes(Body::new(body), usize::MAX).await?;
    Ok(Response::from_parts(parts, Body::from(bytes)))
}
