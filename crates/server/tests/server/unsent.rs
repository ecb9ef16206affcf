//! Forms of a meeting sent when the visit was over already.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use obeznik_server::clock::new_id;

use super::browser::{Browser, Page};
use super::meetings::Scene;
use super::town::{Hall, PHRASE};

const WRITTEN: &str = "Jsem v nemocnici & \"nevím\" do kdy.";
const KEPT: &str = "zůstalo v tomto prohlížeči";
const BACK: &str = "Váš text je zpátky ve formuláři";

/// Signs Petr in with a code of his, from the page he was led to.
async fn sign_in(scene: &Scene, browser: &mut Browser, to: &str) -> Page {
    let page = browser.get(to).await;
    let fields = [("email", "petr@vzorov.cz"), ("pass_phrase", PHRASE)];
    let done = browser.fill("/vzorov/sign-in", &page, &fields).await;
    assert!(done.goes_to().starts_with("/vzorov/code?then="), "{}", done.goes_to());
    let page = browser.get(&done.goes_to()).await;
    let done = browser.fill("/vzorov/code", &page, &[("code", &scene.codes[0])]).await;
    assert_eq!(done.goes_to(), scene.path(""), "{}", done.body);
    browser.get(&done.goes_to()).await
}

fn to_sign_in(scene: &Scene) -> String {
    format!("/vzorov/sign-in?{}", serde_urlencoded::to_string([("then", scene.path(""))]).unwrap())
}

#[tokio::test]
async fn an_apology_written_over_the_end_of_a_visit_stands_in_the_form_after_signing_in() {
    let mut scene = Scene::new().await;
    let page = scene.petr.get(&scene.path("")).await;
    let mut later = scene.petr.fresh(); // the browser has forgotten the cookie
    let apology = scene.path("/apology");
    let sent = later.fill(&apology, &page, &[("reason", WRITTEN)]).await;
    assert_eq!(sent.goes_to(), to_sign_in(&scene), "the text is in no address: {}", sent.body);
    let door = later.get(&sent.goes_to()).await;
    assert!(door.has(KEPT) && !door.has("nemocnici"), "{}", door.body);

    let filled = sign_in(&scene, &mut later, &sent.goes_to()).await;
    assert!(filled.has(BACK) && filled.has(WRITTEN), "{}", filled.body);
    assert!(!filled.has("Omluvili jste se"), "nothing is sent by itself: {}", filled.body);
    let said = later.fill(&apology, &filled, &[("reason", WRITTEN)]).await;
    assert!(
        said.status == StatusCode::OK && said.has(&format!("Omluvili jste se: {WRITTEN}")),
        "{}",
        said.body
    );
    assert!(!later.get(&scene.path("")).await.has(BACK), "nothing waits any more");
}

#[tokio::test]
async fn a_conflict_sent_from_a_page_of_an_earlier_visit_comes_back_with_its_item() {
    let mut scene = Scene::new().await;
    let page = scene.petr.get(&scene.path("")).await;
    // In another tab Petr signs in anew: the tokens of the first tab are of no use.
    let mut tab = scene.petr.clone();
    let renewed = sign_in(&scene, &mut tab, &to_sign_in(&scene)).await;
    assert!(renewed.has("Oprava") && !renewed.has(BACK), "{}", renewed.body);
    let item = scene.item.to_string();
    let fields = [("item", item.as_str()), ("reason", WRITTEN)];
    let sent = tab.fill(&scene.path("/conflict"), &page, &fields).await;
    assert_eq!(sent.goes_to(), scene.path(""), "{}", sent.body);
    let filled = tab.get(&scene.path("")).await;
    assert!(filled.has(BACK) && filled.has(WRITTEN), "{}", filled.body);
    assert!(filled.body.contains(&format!("<option value=\"{item}\" selected>")), "{}", filled.body);
    assert!(!filled.has("Ohlásili jste střet zájmů"), "{}", filled.body);
}

#[tokio::test]
async fn what_waits_goes_with_who_signs_out() {
    let mut scene = Scene::new().await;
    let page = scene.petr.get(&scene.path("")).await;
    let mut later = scene.petr.fresh();
    let sent = later.fill(&scene.path("/apology"), &page, &[("reason", WRITTEN)]).await;
    let filled = sign_in(&scene, &mut later, &sent.goes_to()).await;
    assert!(filled.has(BACK), "{}", filled.body);
    let out = later.fill("/vzorov/sign-out", &filled, &[]).await;
    assert_eq!(out.goes_to(), "/vzorov/sign-in", "{}", out.body);
    assert_eq!(out.headers.get_all(header::SET_COOKIE).iter().count(), 2, "the visit and the text");
    assert!(!later.get("/vzorov/sign-in").await.has(KEPT));
}

#[tokio::test]
async fn an_apology_that_was_not_taken_back_says_so() {
    let mut scene = Scene::new().await;
    let apology = scene.path("/apology");
    let page = scene.petr.get(&scene.path("")).await;
    let said = scene.petr.fill(&apology, &page, &[("reason", WRITTEN)]).await;
    assert!(said.has("Přece přijdu"), "{}", said.body);
    let told = scene.petr.fresh().fill(&apology, &said, &[]).await;
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    assert!(told.has("Nic se nezměnilo") && told.has(&to_sign_in(&scene)), "{}", told.body);
    assert!(scene.petr.get(&scene.path("")).await.has("Omluvili jste se"), "it still holds");
}

#[tokio::test]
async fn what_waits_is_shown_to_nobody_but_whose_form_it_was() {
    let mut scene = Scene::new().await;
    scene.petr.get(&scene.path("")).await;
    let (other, apology) = (new_id().to_string(), scene.path("/apology"));
    let mut shared = scene.petr.fresh();
    let fields = [("token", "00"), ("person", other.as_str()), ("reason", WRITTEN)];
    let sent = shared.post(&apology, &fields).await;
    assert_eq!(sent.goes_to(), to_sign_in(&scene));
    let page = sign_in(&scene, &mut shared, &sent.goes_to()).await;
    assert!(!page.has("nemocnici") && !page.has(BACK), "{}", page.body);
    assert!(!shared.get("/vzorov/sign-in").await.has(KEPT), "who gets in finds nothing of anybody else");
    // What another site has a browser send leaves nothing in it.
    let request = Request::post(&apology)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site");
    let body = serde_urlencoded::to_string(fields).unwrap();
    let foreign = scene.hall.browser().send(request.body(Body::from(body)).unwrap()).await;
    assert_eq!(foreign.status, StatusCode::BAD_REQUEST);
    assert!(!foreign.headers.contains_key(header::SET_COOKIE));
}

#[tokio::test]
async fn what_waits_is_sealed_and_what_the_town_did_not_seal_so_is_nothing() {
    let mut scene = Scene::new().await;
    scene.hall.add_town("lhota", "adam@lhota.cz").await;
    let page = scene.petr.get(&scene.path("")).await;
    let mut later = scene.petr.fresh();
    later.fill(&scene.path("/apology"), &page, &[("reason", WRITTEN)]).await;
    let sealed = URL_SAFE_NO_PAD.decode(later.cookie()).unwrap();
    let person = page.hidden().into_iter().find(|(name, _)| name == "person").unwrap().1;
    let seen = String::from_utf8_lossy(&sealed);
    for word in ["nemocnici", "reason", person.as_str()] {
        assert!(!seen.contains(word), "{word}: {seen}");
    }
    let mut changed = sealed.clone();
    changed[20] ^= 1;
    let table = [("vzorov", &sealed, true), ("vzorov", &changed, false), ("lhota", &sealed, false)];
    for (town, bytes, is_kept) in table {
        let cookie = format!("__Host-obeznik-{town}-unsent={}", URL_SAFE_NO_PAD.encode(bytes));
        let request = Request::get(format!("/{town}/sign-in")).header(header::COOKIE, cookie);
        let door = scene.hall.browser().send(request.body(Body::empty()).unwrap()).await;
        assert_eq!((door.status, door.has(KEPT)), (StatusCode::OK, is_kept), "{town}: {}", door.body);
    }
}

#[tokio::test]
async fn a_text_longer_than_a_browser_carries_stays_on_the_page() {
    let mut scene = Scene::new().await;
    let page = scene.petr.get(&scene.path("")).await;
    let long = "Důvodů je víc. ".repeat(300);
    let sent = scene.petr.fresh().fill(&scene.path("/apology"), &page, &[("reason", &long)]).await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
    assert!(sent.has(&long) && sent.has("Zkopírujte si ho"), "{}", sent.body);
    assert!(sent.has(&to_sign_in(&scene)) && !sent.headers.contains_key(header::SET_COOKIE), "{}", sent.body);
}

#[tokio::test]
async fn nobody_is_led_back_to_an_address_that_only_takes_forms() {
    let (hall, _) = Hall::with_town().await;
    for path in ["/vzorov/devices/end", "/vzorov/passkeys/forget", "/vzorov/sign-out"] {
        let sent = hall.browser().post(path, &[("token", "00")]).await;
        assert_eq!(sent.goes_to(), "/vzorov/sign-in", "{path}");
    }
}
