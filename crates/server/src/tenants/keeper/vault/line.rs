//! HTTP to the server of a bucket, by the same libraries as all other HTTP and TLS of the house.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;

use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody,
    HttpService,
};

use crate::outgoing::{self, NotReached, Stream};

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
    let trust = outgoing::trusting(None).map_err(|error| (HttpErrorKind::Unknown, error.into()))?;
    let stream = outgoing::connect(request.uri(), &trust)
        .await
        .map_err(|error| (kind_of_way(&error), error.into()))?;
    outgoing::make_relative(&mut request).map_err(|error| (HttpErrorKind::Unknown, error.into()))?;
    over(stream, request).await
}

fn kind_of_way(error: &NotReached) -> HttpErrorKind {
    match error {
        NotReached::NoHost => HttpErrorKind::Unknown,
        NotReached::Slow => HttpErrorKind::Timeout,
        NotReached::Refused(_) => HttpErrorKind::Connect,
    }
}

async fn over(stream: Box<dyn Stream>, request: HttpRequest) -> Result<HttpResponse, Failed> {
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
