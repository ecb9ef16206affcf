//! HTTP to the server of a bucket, by the same libraries as all other HTTP and TLS of the house.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::http::{HeaderValue, Uri, header};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody,
    HttpService,
};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// How long a connection may take to be made, and an answer to begin.
const SLOWEST: Duration = Duration::from_secs(30);

/// The authorities of the system.
static SETTINGS: LazyLock<Arc<ClientConfig>> = LazyLock::new(|| {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    Arc::new(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth())
});

/// A new connection for each request: parts are large and a server of a bucket is near.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line;

impl HttpConnector for Line {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(Self))
    }
}

/// What failed, with what the client makes of it.
type Failed = (HttpErrorKind, Box<dyn Error + Send + Sync>);

impl HttpService for Line {
    fn call<'a, 'b>(
        &'a self,
        request: HttpRequest,
    ) -> Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'b>>
    where
        'a: 'b,
    {
        Box::pin(
            async move { sent(request).await.map_err(|(kind, cause)| HttpError::new_boxed(kind, cause)) },
        )
    }
}

async fn sent(mut request: HttpRequest) -> Result<HttpResponse, Failed> {
    let uri = request.uri().clone();
    let host = uri.host().ok_or((HttpErrorKind::Unknown, "no host".into()))?.to_owned();
    let is_protected = uri.scheme_str() == Some("https");
    let port = uri.port_u16().unwrap_or(if is_protected { 443 } else { 80 });
    let bare = host.trim_matches(['[', ']']);
    let made = tokio::time::timeout(SLOWEST, TcpStream::connect((bare, port))).await;
    let stream = made.map_err(|error| (HttpErrorKind::Timeout, error.into()))?;
    let stream = stream.map_err(|error| (HttpErrorKind::Connect, error.into()))?;
    make_relative(&mut request, &uri)?;
    if !is_protected {
        return over(stream, request).await;
    }
    let name =
        ServerName::try_from(bare.to_owned()).map_err(|error| (HttpErrorKind::Unknown, error.into()))?;
    let protecting = TlsConnector::from(Arc::clone(&SETTINGS)).connect(name, stream);
    let protected = tokio::time::timeout(SLOWEST, protecting).await;
    let protected = protected.map_err(|error| (HttpErrorKind::Timeout, error.into()))?;
    over(protected.map_err(|error| (HttpErrorKind::Connect, error.into()))?, request).await
}

/// HTTP/1.1 names the host in a header and the path in the first line.
fn make_relative(request: &mut HttpRequest, uri: &Uri) -> Result<(), Failed> {
    let unreadable = |error: axum::http::Error| (HttpErrorKind::Unknown, error.into());
    let authority = uri.authority().map(|authority| authority.as_str().to_owned()).unwrap_or_default();
    let host = HeaderValue::from_str(&authority).map_err(|error| unreadable(error.into()))?;
    request.headers_mut().entry(header::HOST).or_insert(host);
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    *request.uri_mut() =
        path.parse().map_err(|error: axum::http::uri::InvalidUri| unreadable(error.into()))?;
    Ok(())
}

async fn over(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    request: HttpRequest,
) -> Result<HttpResponse, Failed> {
    let shaken = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = shaken.map_err(|error| (HttpErrorKind::Connect, error.into()))?;
    tokio::spawn(connection);
    let response = sender.send_request(request).await.map_err(|error| (kind_of(&error), error.into()))?;
    Ok(response.map(body_of))
}

fn body_of(body: Incoming) -> HttpResponseBody {
    HttpResponseBody::new(body.map_err(|error| HttpError::new(kind_of(&error), error)))
}

fn kind_of(error: &hyper::Error) -> HttpErrorKind {
    if error.is_timeout() {
        HttpErrorKind::Timeout
    } else if error.is_closed() || error.is_incomplete_message() || error.is_body_write_aborted() {
        HttpErrorKind::Request
    } else {
        HttpErrorKind::Interrupted
    }
}
