//! Something in front of an office, with its key: it answers as a test wants, and else lets the office answer.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use obeznik_server::listen::{self, Protection};
use obeznik_server::{Shared, clock, http, tls};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

use super::street::Street;

/// It ends with this value.
pub struct Front {
    pub address: SocketAddr,
    says: Arc<Mutex<Says>>,
    _stop: watch::Sender<bool>,
}

/// What it answers instead of the office.
#[derive(Default)]
struct Says {
    /// The oldest program, to who greets.
    min_app: Option<String>,
    /// Status, type and text to a request for such a path; `*` for any.
    instead: Option<(&'static str, StatusCode, &'static str, String)>,
    /// The last request for rows.
    pulled: Option<Value>,
}

impl Front {
    pub async fn of(street: &Street) -> Self {
        let places = street.places();
        Self::by(street.serving.server.clone(), &places.certificate(), &places.private_key()).await
    }

    /// With another certificate.
    pub async fn by(server: Shared, certificate: &Path, private_key: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let says = Arc::<Mutex<Says>>::default();
        let router = http::router(Arc::clone(&server));
        let router = router.layer(from_fn_with_state(Arc::clone(&says), answered));
        let settings = tls::settings(certificate, private_key).unwrap();
        let stop = watch::Sender::new(false);
        let protection = Protection::Tls(TlsAcceptor::from(settings));
        tokio::spawn(listen::serve(server, listener, protection, router, stop.subscribe()));
        Self { address, says, _stop: stop }
    }

    /// Lets programs in from a version on.
    pub fn needs(&self, min_app: &str) {
        self.says.lock().unwrap().min_app = Some(min_app.to_owned());
    }

    /// Answers so to requests for a path; `*` for any.
    pub fn answers(&self, path: &'static str, status: u16, sort: &'static str, text: &str) {
        let status = StatusCode::from_u16(status).unwrap();
        self.says.lock().unwrap().instead = Some((path, status, sort, text.to_owned()));
    }

    /// What was asked for when rows were asked for the last time.
    pub fn pulled(&self) -> Value {
        self.says.lock().unwrap().pulled.clone().unwrap_or_default()
    }

    /// Lets the office answer again.
    pub fn is_quiet(&self) {
        *self.says.lock().unwrap() = Says::default();
    }
}

async fn answered(State(says): State<Arc<Mutex<Says>>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let said = says.lock().unwrap().answer_to(&path);
    let request = if path == "/v1/pull" { noted(&says, request).await } else { request };
    match said {
        Some((status, sort, text)) => (status, [(header::CONTENT_TYPE, sort)], text).into_response(),
        None => next.run(request).await,
    }
}

/// Notes what is asked for and hands it on.
async fn noted(says: &Mutex<Says>, request: Request) -> Request {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, 1 << 20).await.unwrap_or_default();
    says.lock().unwrap().pulled = serde_json::from_slice(&bytes).ok();
    Request::from_parts(parts, Body::from(bytes))
}

impl Says {
    fn answer_to(&self, path: &str) -> Option<(StatusCode, &'static str, String)> {
        if let Some((to, status, sort, text)) = &self.instead
            && (*to == "*" || *to == path)
        {
            return Some((*status, *sort, text.clone()));
        }
        let min_app = self.min_app.as_ref().filter(|_| path == "/v1/hello")?;
        let hello = json!({ "server_version": min_app, "protocol": [1, 1], "min_app": min_app,
            "time": clock::now(), "features": [] });
        Some((StatusCode::OK, "application/json", hello.to_string()))
    }
}
