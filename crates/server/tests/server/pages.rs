//! People at the door.

use axum::http::StatusCode;
use obeznik_identity::testing::{DeviceInHand, email, request};
use obeznik_identity::{AttemptKey, link};

use super::browser::{Browser, Page};
use super::door::{guess_on, settle};
use super::town::{Hall, PHRASE};

async fn sign_in(browser: &mut Browser, phrase: &str) -> Page {
    let page = browser.get("/vzorov/sign-in").await;
    browser.fill("/vzorov/sign-in", &page, &[("email", "jana@vzorov.cz"), ("pass_phrase", phrase)]).await
}

#[tokio::test]
async fn a_founder_accepts_an_invitation_and_comes_in_with_two_steps() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    let invitation = browser.get(&link).await;
    assert!(invitation.has("Jana Jasanová") && invitation.has("Město Vzorov"), "{}", invitation.body);
    let codes = settle(&mut browser, &link).await;
    assert_eq!(codes.len(), 10);
    assert!(browser.get("/vzorov").await.has("Zařízení"));

    // The link is worth nothing any more, and a second browser needs the second step.
    assert_eq!(browser.get(&link).await.status, StatusCode::GONE);
    let mut other = hall.browser();
    let done = sign_in(&mut other, PHRASE).await;
    assert!(done.goes_to().starts_with("/vzorov/code"), "{}", done.goes_to());
    assert_eq!(other.get("/vzorov").await.goes_to(), "/vzorov/code");
    let page = other.get(&done.goes_to()).await;
    let wrong = other.fill("/vzorov/code", &page, &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    assert!(wrong.has("Kód nesouhlasí"), "{}", wrong.body);
    let done = other.fill("/vzorov/code", &page, &[("code", &codes[0])]).await;
    assert_eq!(done.goes_to(), "/vzorov");
    assert!(other.get("/vzorov").await.has("Odhlásit se"));

    let page = other.get("/vzorov").await;
    let left = other.fill("/vzorov/sign-out", &page, &[]).await;
    assert_eq!(left.goes_to(), "/vzorov/sign-in");
    assert!(other.get("/vzorov").await.goes_to().starts_with("/vzorov/sign-in"));
}

#[tokio::test]
async fn a_wrong_pass_phrase_and_an_unknown_address_read_alike() {
    let (hall, link) = Hall::with_town().await;
    settle(&mut hall.browser(), &link).await;
    let mut browser = hall.browser();
    let wrong = sign_in(&mut browser, "něco úplně jiného").await;
    let page = browser.get("/vzorov/sign-in").await;
    let unknown = [("email", "nikdo@vzorov.cz"), ("pass_phrase", PHRASE)];
    let unknown = browser.fill("/vzorov/sign-in", &page, &unknown).await;
    assert_eq!((wrong.status, unknown.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
    assert_eq!(wrong.body.replace("jana@", "nikdo@"), unknown.body);
    // Waits double with each failure, so even a slow machine comes to one.
    let mut statuses = Vec::new();
    while statuses.len() < 12 && !statuses.contains(&StatusCode::TOO_MANY_REQUESTS) {
        statuses.push(sign_in(&mut browser, "něco úplně jiného").await.status);
    }
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    guess_on(&hall, AttemptKey::account_and_network(&email("jana"), "192.0.2.1")).await;
    let slowed = sign_in(&mut browser, PHRASE).await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(slowed.has("Pokusů bylo příliš mnoho"), "{}", slowed.body);
    let mut elsewhere = hall.browser();
    elsewhere.address = "198.51.100.7:50000";
    assert!(sign_in(&mut elsewhere, PHRASE).await.goes_to().starts_with("/vzorov/code"));
}

#[tokio::test]
async fn a_weak_pass_phrase_is_refused_with_its_reason_and_the_link_still_holds() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    let page = browser.get(&link).await;
    let table = [
        ("krátké", "krátké", "Heslo je krátké"),
        ("Jana Jasanová 1978", "Jana Jasanová 1978", "z vašeho jména"),
        ("heslo heslo heslo", "heslo heslo heslo", "každý jako první"),
        (PHRASE, "modrý vlak jede jinam", "Hesla se liší"),
    ];
    for (phrase, again, sentence) in table {
        let answer = browser.fill(&link, &page, &[("pass_phrase", phrase), ("again", again)]).await;
        assert!(answer.status.is_client_error() && answer.has(sentence), "{phrase}: {}", answer.body);
        let came_back = answer.body.contains(&format!("=\"{phrase}\""));
        assert!(!came_back, "a pass-phrase never comes back in a page");
    }
    settle(&mut browser, &link).await;
}

#[tokio::test]
async fn pairing_shows_the_digits_and_takes_the_code_to_the_loopback() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let hand = DeviceInHand::new(1);
    let asked = request(&hand);
    let query = serde_urlencoded::to_string([
        ("device", asked.device.to_string()),
        ("challenge", asked.challenge.clone()),
        ("state", asked.state.clone()),
        ("port", asked.port.to_string()),
        ("key", asked.public_key.clone()),
        ("name", "Notebook <b>paní</b> \"Novákové\"".to_owned()),
    ])
    .unwrap();
    let path = format!("/vzorov/pair?{query}");

    // Who is not signed in goes through the door first and comes back.
    let mut stranger = hall.browser();
    let to_sign_in = stranger.get(&path).await.goes_to();
    assert!(to_sign_in.starts_with("/vzorov/sign-in?then="), "{to_sign_in}");
    let form = stranger.get(&to_sign_in).await;
    assert!(form.hidden().contains(&("then".to_owned(), path.clone())), "{:?}", form.hidden());

    let page = browser.get(&path).await;
    assert!(page.has(&asked.digits()), "{}", page.body);
    assert!(page.body.contains("&lt;b&gt;") && !page.body.contains("<b>"), "names are text");
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("form-action 'self' http://127.0.0.1:*"), "{policy}");
    let done = browser.fill("/vzorov/pair", &page, &[]).await;
    let back = done.goes_to();
    assert!(back.starts_with("http://127.0.0.1:49152/?code=obp."), "{back}");
    assert!(back.ends_with(&format!("&state={}", asked.state)), "{back}");
    let code = back.split("code=").nth(1).unwrap().split('&').next().unwrap();
    assert!(link::Token::parse(link::Sort::PairingCode, code).is_some());

    for spoilt in [
        path.replace("port=49152", "port=80"),
        path.replace("state=", "state=%26"),
        "/vzorov/pair".to_owned(),
    ] {
        let page = browser.get(&spoilt).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{spoilt}");
        assert!(!page.body.contains("<form"), "{}", page.body);
    }
}

#[tokio::test]
async fn every_page_keeps_strangers_scripts_and_frames_out() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    for path in
        ["/vzorov/sign-in", "/nikde/sign-in", link.as_str(), "/vzorov", "/v1/hello", "/cokoli/jineho/tu/neni"]
    {
        let page = browser.get(path).await;
        let header =
            |name: &str| page.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default();
        assert!(header("content-security-policy").contains("default-src 'none'"), "{path}");
        assert!(header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(header("cache-control"), "no-store", "{path}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
        let own = "<script src=\"/passkey.js\" defer></script>";
        assert!(!page.body.replace(own, "").contains("<script"), "{path}");
        assert!(!header("content-security-policy").contains("unsafe"), "{path}");
    }
}

#[tokio::test]
async fn pages_are_czech_and_english_for_who_prefers_it() {
    let (hall, _) = Hall::with_town().await;
    let mut browser = hall.browser();
    assert!(browser.get("/vzorov/sign-in").await.has("Přihlášení"));
    let english = axum::http::Request::get("/vzorov/sign-in").header("accept-language", "en-GB,en;q=0.9");
    let page = browser.send(english.body(axum::body::Body::empty()).unwrap()).await;
    assert!(page.has("Pass-phrase") && page.body.contains("lang=\"en\""), "{}", page.body);
}
