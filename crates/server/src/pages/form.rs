//! Forms as browsers send them, from our own pages only.

use axum::extract::{FromRequest, Request};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri, header};
use axum::response::Response;
use serde::de::DeserializeOwned;

use super::sheet::failed;
use crate::http::answer::Failure;
use crate::http::body;
use crate::server::Shared;

/// A pass-phrase and a few texts.
const LIMIT: usize = 16 * 1024;

/// A form of at most 16 KiB, sent by a page of this server.
pub(super) struct Form<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<Shared> for Form<T> {
    type Rejection = Response;

    async fn from_request(request: Request, server: &Shared) -> Result<Self, Response> {
        let (headers, uri) = (request.headers().clone(), request.uri().clone());
        let reject = |failure| failed(server, &headers, failure);
        if !is_from_here(&headers, &uri) {
            return Err(reject(Failure::bad_request()));
        }
        let bytes = body::read(request.into_body(), LIMIT).await.map_err(reject)?;
        let form = serde_urlencoded::from_bytes(&bytes).map_err(|_| reject(Failure::bad_request()))?;
        Ok(Self(form))
    }
}

/// Whether the browser says that the form stood on a page of the same server. Every browser of these
/// years says it; a request without any of the two is none of a browser.
fn is_from_here(headers: &HeaderMap, uri: &Uri) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    // HTTP/2 names the server in the address and has no `Host`.
    let here = uri.authority().map(Authority::as_str).or(text(header::HOST));
    match (text(header::ORIGIN), here) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, rest)| rest == host),
        _ => false,
    }
}

/// Whether the browser says that a page of another server led it here.
pub(super) fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
    matches!(site, Some("cross-site" | "same-site"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_of_another_page_is_not_taken() {
        let table: &[(&[(&str, &str)], bool)] = &[
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://a.cz"), ("host", "a.cz")], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("origin", "https://a.cz"), ("host", "a.cz")], true),
            (&[("origin", "https://a.cz:8443"), ("host", "a.cz:8443")], true),
            (&[("origin", "https://b.cz"), ("host", "a.cz")], false),
            (&[("origin", "null"), ("host", "a.cz")], false),
            (&[("host", "a.cz")], false),
        ];
        for (pairs, expected) in table {
            let mut headers = HeaderMap::new();
            for (name, value) in *pairs {
                headers
                    .insert(header::HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
            }
            assert_eq!(is_from_here(&headers, &Uri::from_static("/vzorov")), *expected, "{pairs:?}");
        }
    }

    #[test]
    fn over_http_2_the_address_says_which_server_it_is() {
        let headers = HeaderMap::from_iter([(header::ORIGIN, "https://a.cz:8443".parse().unwrap())]);
        let table =
            [("https://a.cz:8443/vzorov", true), ("https://b.cz:8443/vzorov", false), ("/vzorov", false)];
        for (uri, expected) in table {
            assert_eq!(is_from_here(&headers, &uri.parse().unwrap()), expected, "{uri}");
        }
    }
}
