//! A server asked whether it can serve.

use std::time::Duration;

use axum::http::{StatusCode, header};

use super::browser::Browser;

/// From now on time passes only by [`later`]: on a loaded machine no answer grows old between two questions, and none
/// comes too late.
pub fn stand_still() {
    tokio::time::pause();
}

/// Lets an answer that holds for a moment grow old.
pub async fn later() {
    tokio::time::advance(Duration::from_secs(2)).await;
}

pub async fn is_ready(browser: &mut Browser) {
    let page = browser.get("/ready").await;
    assert_eq!((page.status, page.body.as_str()), (StatusCode::OK, "ready\n"));
}

/// It says so, and that it lives.
pub async fn is_not_ready(browser: &mut Browser) {
    let page = browser.get("/ready").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{}", page.body);
    assert!(page.headers.contains_key(header::RETRY_AFTER));
    assert_eq!(browser.get("/health").await.status, StatusCode::OK);
}
