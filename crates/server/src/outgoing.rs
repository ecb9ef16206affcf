//! HTTP and TLS towards other servers: a bucket, an identity provider. The same libraries as all other HTTP and TLS
//! of the house; a new connection for each request, no redirect is followed.

use std::error::Error;
use std::io;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::http::{HeaderValue, Request, Response, Uri, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// How long a connection may take to be made, and an answer to begin.
pub const SLOWEST: Duration = Duration::from_secs(30);
/// How long a small question and its whole answer may take together.
const SLOWEST_ANSWER: Duration = Duration::from_secs(15);
/// Bytes of a small answer.
const LARGEST_ANSWER: usize = 1024 * 1024;

/// The authorities of the system.
static SYSTEM: LazyLock<RootCertStore> = LazyLock::new(|| {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
});
/// Trust in the authorities of the system alone.
static TRUST: LazyLock<Arc<ClientConfig>> = LazyLock::new(|| trust(SYSTEM.clone()));

fn trust(roots: RootCertStore) -> Arc<ClientConfig> {
    Arc::new(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth())
}

/// Trust in the authorities of the system, and in those of a PEM text if there is one.
///
/// # Errors
/// When the text holds no certificate.
pub fn trusting(ca: Option<&str>) -> io::Result<Arc<ClientConfig>> {
    let Some(ca) = ca else { return Ok(Arc::clone(&TRUST)) };
    let mut roots = SYSTEM.clone();
    let before = roots.len();
    for certificate in CertificateDer::pem_slice_iter(ca.as_bytes()) {
        roots.add(certificate.map_err(io::Error::other)?).map_err(io::Error::other)?;
    }
    if roots.len() == before { Err(io::Error::other("no certificate is in it")) } else { Ok(trust(roots)) }
}

/// A connection.
pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum NotReached {
    /// The address names no host.
    #[error("the address names no host")]
    NoHost,
    /// It took too long.
    #[error("it took too long")]
    Slow,
    /// The other side or the way to it.
    #[error(transparent)]
    Refused(#[from] io::Error),
}

/// Connects with the host of an address, protected when the address says so.
///
/// # Errors
/// [`NotReached`].
pub async fn connect(uri: &Uri, trust: &Arc<ClientConfig>) -> Result<Box<dyn Stream>, NotReached> {
    let host = uri.host().ok_or(NotReached::NoHost)?;
    let is_protected = uri.scheme_str() == Some("https");
    let port = uri.port_u16().unwrap_or(if is_protected { 443 } else { 80 });
    let bare = host.trim_matches(['[', ']']).to_owned();
    let made = tokio::time::timeout(SLOWEST, TcpStream::connect((bare.as_str(), port))).await;
    let stream = made.map_err(|_| NotReached::Slow)??;
    if !is_protected {
        return Ok(Box::new(stream));
    }
    let name = ServerName::try_from(bare).map_err(|_| NotReached::NoHost)?;
    let protecting = TlsConnector::from(Arc::clone(trust)).connect(name, stream);
    let protected = tokio::time::timeout(SLOWEST, protecting).await;
    Ok(Box::new(protected.map_err(|_| NotReached::Slow)??))
}

/// HTTP/1.1 names the host in a header and the path in the first line.
///
/// # Errors
/// When the address does not fit a line.
pub fn make_relative<B>(request: &mut Request<B>) -> Result<(), axum::http::Error> {
    let uri = request.uri().clone();
    let authority = uri.authority().map(|authority| authority.as_str().to_owned()).unwrap_or_default();
    let host = HeaderValue::from_str(&authority)?;
    request.headers_mut().entry(header::HOST).or_insert(host);
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    *request.uri_mut() = path.parse()?;
    Ok(())
}

/// Why a small question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum NotAnswered {
    /// Only protected addresses are asked.
    #[error("the address is not protected")]
    NotProtected,
    /// There was no connection.
    #[error(transparent)]
    NotReached(#[from] NotReached),
    /// It took too long.
    #[error("the answer took too long")]
    Slow,
    /// The exchange broke.
    #[error("the exchange broke: {0}")]
    Broken(#[from] Box<dyn Error + Send + Sync>),
}

/// Asks a small question over TLS.
///
/// # Errors
/// [`NotAnswered`].
pub async fn ask(
    request: Request<Vec<u8>>,
    trust: Arc<ClientConfig>,
) -> Result<Response<Vec<u8>>, NotAnswered> {
    tokio::time::timeout(SLOWEST_ANSWER, asked(request, trust)).await.map_err(|_| NotAnswered::Slow)?
}

async fn asked(
    request: Request<Vec<u8>>,
    trust: Arc<ClientConfig>,
) -> Result<Response<Vec<u8>>, NotAnswered> {
    if request.uri().scheme_str() != Some("https") {
        return Err(NotAnswered::NotProtected);
    }
    let stream = connect(request.uri(), &trust).await?;
    let mut request = request.map(|body| Full::new(Bytes::from(body)));
    make_relative(&mut request).map_err(|error| NotAnswered::Broken(error.into()))?;
    let shaken = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = shaken.map_err(|error| NotAnswered::Broken(error.into()))?;
    tokio::spawn(connection);
    let response = sender.send_request(request).await.map_err(|error| NotAnswered::Broken(error.into()))?;
    let (parts, body) = response.into_parts();
    let body = Limited::new(body, LARGEST_ANSWER).collect().await.map_err(NotAnswered::Broken)?;
    Ok(Response::from_parts(parts, body.to_bytes().to_vec()))
}
