//! Who does not belong here.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use super::door::settle;
use super::town::{Hall, PHRASE};

#[tokio::test]
async fn a_cookie_of_one_town_opens_no_other() {
    let (hall, link) = Hall::with_town().await;
    hall.add_town("lhota", "jana@vzorov.cz").await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    assert_eq!(browser.get("/vzorov").await.status, StatusCode::OK);
    // The same cookie under the other town's name.
    let mut stranger = hall.browser();
    let forged = format!("__Host-obeznik-lhota={}", browser.cookie());
    let request = Request::get("/lhota").header(header::COOKIE, forged).body(Body::empty()).unwrap();
    assert!(stranger.send(request).await.goes_to().starts_with("/lhota/sign-in"));
    // The same person has no account there.
    let page = stranger.get("/lhota/sign-in").await;
    let fields = [("email", "jana@vzorov.cz"), ("pass_phrase", PHRASE)];
    let answer = stranger.fill("/lhota/sign-in", &page, &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    // An invitation of one town is unknown to the other.
    let elsewhere = link.replace("/vzorov/", "/lhota/");
    assert_eq!(stranger.get(&elsewhere).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn forms_of_other_pages_and_other_visits_are_not_taken() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let body = "token=0123456789abcdef0123456789abcdef";
    let foreign =
        Request::post("/vzorov/sign-out").header("sec-fetch-site", "cross-site").body(Body::from(body));
    assert_eq!(browser.send(foreign.unwrap()).await.status, StatusCode::BAD_REQUEST);
    let guessed = browser.post("/vzorov/sign-out", &[("token", "0123456789abcdef0123456789abcdef")]).await;
    assert_eq!(guessed.goes_to(), "/vzorov/sign-in");
    assert_eq!(browser.get("/vzorov").await.status, StatusCode::OK, "still signed in");
}

#[tokio::test]
async fn only_addresses_of_the_own_door_are_gone_on_to() {
    let (hall, _) = Hall::with_town().await;
    let mut browser = hall.browser();
    let table = [
        ("/vzorov/pair?x=1", "/vzorov/pair?x=1"),
        ("/vzorov?x=1", "/vzorov?x=1"),
        ("//evil.example/vzorov", "/vzorov"),
        ("https://evil.example/", "/vzorov"),
        ("/vzorov//evil.example", "/vzorov"),
        ("/vzorov.evil.example/", "/vzorov"),
        ("/vzorov/\\evil", "/vzorov"),
        ("/lhota/pair", "/vzorov"),
        ("javascript:alert(1)", "/vzorov"),
        ("/vzorov/\"><script>", "/vzorov"),
    ];
    for (then, expected) in table {
        let query = serde_urlencoded::to_string([("then", then)]).unwrap();
        let page = browser.get(&format!("/vzorov/sign-in?{query}")).await;
        let found = page.hidden().into_iter().find(|(name, _)| name == "then").unwrap().1;
        assert_eq!(found, expected, "{then}");
    }
}

#[tokio::test]
async fn what_is_too_large_or_not_a_form_is_turned_away() {
    let (hall, _) = Hall::with_town().await;
    let mut browser = hall.browser();
    let large = "x".repeat(20_000);
    let answer = browser.post("/vzorov/sign-in", &[("email", "a@b.cz"), ("pass_phrase", &large)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let answer = browser.post("/vzorov/sign-in", &[("nonsense", "1")]).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let long = format!("/vzorov/sign-in?then={}", "a".repeat(5_000));
    assert_eq!(browser.get(&long).await.status, StatusCode::URI_TOO_LONG);
    for path in [
        "/vzorov/../v1/hello",
        "/vzorov/invitation/..%2f..%2fserver.keys",
        "/%2e%2e/server.keys",
        "/VZOROV/sign-in",
    ] {
        let status = browser.get(path).await.status;
        assert!(matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE), "{path} {status}");
    }
}

#[tokio::test]
async fn a_device_without_a_valid_token_hears_nothing() {
    let (hall, _) = Hall::with_town().await;
    let mut browser = hall.browser();
    for token in [
        "",
        "Bearer ",
        "Bearer x",
        "Basic amFuYTpoZXNsbw==",
        "Bearer oba.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ] {
        let request = Request::get("/v1/events").header(header::AUTHORIZATION, token).body(Body::empty());
        let answer = browser.send(request.unwrap()).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{token}");
        assert!(answer.body.contains("identity-not-signed-in"), "{}", answer.body);
    }
}
