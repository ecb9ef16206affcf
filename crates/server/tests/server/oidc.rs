//! Signing in at a real identity provider.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use obeznik_identity::{GrantedRole, Oidc, Passage, Secret};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Role, Timestamp};
use serde_json::json;

use super::browser::{Browser, Page};
use super::door::{come_in, settle};
use super::ldap::founder_on;
use super::provider::Provider;
use super::town::{Hall, path_of};

/// A town whose people may sign in at a provider.
async fn connected() -> (Hall, String, Provider) {
    let (hall, link) = Hall::with_town().await;
    let provider = Provider::start();
    let said = provider.set_up(&hall, &provider.settings()).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    assert!(said.lines[1].contains("https://obeznik.example/vzorov/outside/back"), "{:?}", said.lines);
    (hall, link, provider)
}

/// From a page's link to the provider, through it, and back.
async fn sign_in(browser: &mut Browser, provider: &Provider, who: &str) -> Page {
    let page = browser.get("/vzorov/sign-in").await;
    assert!(page.has("Účet městského úřadu"), "{}", page.body);
    let query = page.between("href=\"/vzorov/outside?", "\"");
    let out = browser.get(&format!("/vzorov/outside?{query}")).await;
    let back = provider.walk(&out.goes_to(), who, "low").await;
    browser.get(&back).await
}

/// Accepts the founder's invitation by the word of the provider.
async fn accept(browser: &mut Browser, provider: &Provider, link: &str, who: &str) -> Page {
    browser.get(link).await;
    let going = browser.post(link, &[("outside", "oidc")]).await;
    assert_eq!(going.status, StatusCode::OK, "{}", going.body);
    let place = going.between("<a class=\"button\" href=\"", "\"");
    assert_eq!(going.headers["refresh"], format!("0; url={place}"));
    let back = provider.walk(&place, who, "low").await;
    browser.get(&back).await
}

#[tokio::test]
async fn an_invitation_is_accepted_and_later_visits_begin_at_the_provider() {
    let (hall, link, provider) = connected().await;
    let mut browser = hall.browser();
    let done = accept(&mut browser, &provider, &link, "jana-01").await;
    // The provider vouches for one factor, and the office wants two from everybody.
    assert!(done.goes_to().starts_with("/vzorov/authenticator"), "{} {}", done.goes_to(), done.body);
    assert_eq!(browser.get(&link).await.status, StatusCode::GONE);

    let mut other = hall.browser();
    let done = sign_in(&mut other, &provider, "jana-01").await;
    assert!(done.goes_to().starts_with("/vzorov/authenticator"), "{}", done.goes_to());
    let stranger = sign_in(&mut hall.browser(), &provider, "adam-02").await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
    assert!(stranger.has("nikdo nepřipojil"), "{}", stranger.body);
}

#[tokio::test]
async fn a_provider_that_is_believed_for_two_factors_lets_straight_in() {
    let (hall, link, provider) = connected().await;
    let mut settings = provider.settings();
    settings["second_factor"] = json!("two");
    settings["acr_values"] = json!(["substantial"]);
    assert_eq!(provider.set_up(&hall, &settings).await.exit.number(), 0);
    let mut browser = hall.browser();
    browser.get(&link).await;
    let going = browser.post(&link, &[("outside", "oidc")]).await;
    let place = going.between("<a class=\"button\" href=\"", "\"");
    let weak = browser.get(&provider.walk(&place, "jana-01", "low").await).await;
    assert_eq!(weak.status, StatusCode::FORBIDDEN, "a lower level of assurance is not believed");
    assert!(weak.has("nepotvrdila"), "{}", weak.body);
    let going = browser.post(&link, &[("outside", "oidc")]).await;
    let place = going.between("<a class=\"button\" href=\"", "\"");
    let done = browser.get(&provider.walk(&place, "jana-01", "substantial").await).await;
    assert_eq!(done.goes_to(), "/vzorov", "{}", done.body);
    assert!(browser.get("/vzorov").await.has("Přihlásit se můžete i takto: Účet městského úřadu."));
}

#[tokio::test]
async fn who_has_an_account_ties_it_and_the_name_belongs_to_nobody_else() {
    let (hall, link, provider) = connected().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let page = browser.get("/vzorov").await;
    let going = browser.fill("/vzorov/outside/tie", &page, &[]).await;
    let place = going.between("<a class=\"button\" href=\"", "\"");
    let back = provider.walk(&place, "jana-01", "low").await;
    assert_eq!(browser.get(&back).await.goes_to(), "/vzorov");
    let done = sign_in(&mut hall.browser(), &provider, "jana-01").await;
    assert!(done.goes_to().starts_with("/vzorov/code"), "the second step stays: {}", done.goes_to());

    // A form of another page ties nothing.
    let page = browser.post("/vzorov/outside/tie", &[("token", "00")]).await;
    assert_eq!(page.goes_to(), "/vzorov/sign-in");
}

#[tokio::test]
async fn only_the_visit_that_went_to_tie_an_account_ties_it() {
    let (hall, link, provider) = connected().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let page = browser.get("/vzorov").await;
    let going = browser.fill("/vzorov/outside/tie", &page, &[]).await;
    let place = going.between("<a class=\"button\" href=\"", "\"");
    let back = provider.walk(&place, "adam-02", "low").await;
    // Meanwhile somebody else signs in at the same computer.
    come_in(&hall, &mut browser).await;
    let page = browser.get(&back).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN, "{} {}", page.goes_to(), page.body);
    let stranger = sign_in(&mut hall.browser(), &provider, "adam-02").await;
    assert!(stranger.has("nikdo nepřipojil"), "{}", stranger.body);
}

#[tokio::test]
async fn a_foreign_page_sends_nobody_out() {
    let (hall, _, _provider) = connected().await;
    for (site, goes) in [
        ("cross-site", "/vzorov/sign-in"),
        ("same-site", "/vzorov/sign-in"),
        ("none", "https://"),
        ("same-origin", "https://"),
    ] {
        let request = Request::get("/vzorov/outside").header("sec-fetch-site", site);
        let page = hall.browser().send(request.body(Body::empty()).unwrap()).await;
        assert!(page.goes_to().starts_with(goes), "{site}: {}", page.goes_to());
    }
}

#[tokio::test]
async fn what_a_provider_said_under_one_trust_is_not_believed_under_another() {
    let (hall, _, provider) = connected().await;
    let mut settings = provider.settings();
    settings.as_object_mut().unwrap().remove("way");
    let untrusting: Oidc = serde_json::from_value(settings).unwrap();
    let passage = Passage(Secret::new([7; 32]));
    let back = "https://obeznik.example/vzorov/outside/back";
    let said = hall.server.ways.providers.way_out(&untrusting, back, &passage).await;
    assert!(said.is_err(), "its authority is trusted by another municipality alone: {said:?}");
}

#[tokio::test]
async fn what_comes_back_counts_once_and_only_in_the_browser_that_went() {
    let (hall, link, provider) = connected().await;
    accept(&mut hall.browser(), &provider, &link, "jana-01").await;
    let mut browser = hall.browser();
    let out = browser.get("/vzorov/outside").await;
    let back = provider.walk(&out.goes_to(), "jana-01", "low").await;
    let state = back.split("state=").nth(1).unwrap().split('&').next().unwrap();

    // Another browser, one that went by itself, and a code that belongs to another way.
    let lost = hall.browser().get(&back).await;
    assert!(lost.status == StatusCode::FORBIDDEN && lost.has("Začněte znovu"), "{}", lost.body);
    let mut thief = hall.browser();
    thief.get("/vzorov/outside").await;
    assert!(thief.get(&back).await.has("Začněte znovu"));
    let theirs = thief.fresh().get("/vzorov/outside").await;
    let foreign = provider.walk(&theirs.goes_to(), "adam-02", "low").await;
    let code = foreign.split("code=").nth(1).unwrap().split('&').next().unwrap();
    let mut victim = hall.browser();
    let out = victim.get("/vzorov/outside").await;
    let own = provider.walk(&out.goes_to(), "jana-01", "low").await;
    let own_code = own.split("code=").nth(1).unwrap().split('&').next().unwrap();
    let injected = victim.get(&own.replace(own_code, code)).await;
    assert!(injected.has("nepotvrdila"), "the verifier does not fit: {}", injected.body);
    let wrong_issuer = {
        let mut browser = hall.browser();
        let out = browser.get("/vzorov/outside").await;
        let back = provider.walk(&out.goes_to(), "jana-01", "low").await;
        browser.get(&back.replace("iss=https%3A%2F%2Flocalhost", "iss=https%3A%2F%2Felsewhere")).await
    };
    assert!(wrong_issuer.has("nepotvrdila"), "{}", wrong_issuer.body);

    assert!(!state.is_empty() && browser.get(&back.replace(state, "jiny")).await.has("Začněte znovu"));
    let done = browser.get(&back).await;
    assert!(done.goes_to().starts_with("/vzorov/authenticator"), "{} {}", done.goes_to(), done.body);
    assert!(browser.get(&back).await.has("Začněte znovu"), "once");
}

#[tokio::test]
async fn who_says_no_at_the_provider_is_not_let_in_and_a_silent_one_is_told() {
    let (hall, _, mut provider) = connected().await;
    let mut browser = hall.browser();
    let out = browser.get("/vzorov/outside").await;
    let back = provider.walk(&out.goes_to(), "", "low").await;
    assert!(back.contains("error=access_denied"), "{back}");
    assert!(browser.get(&back).await.has("nepotvrdila"));

    let out = browser.get("/vzorov/outside").await;
    let back = provider.walk(&out.goes_to(), "jana-01", "low").await;
    provider.stop();
    let away = browser.get(&back).await;
    assert_eq!(away.status, StatusCode::BAD_GATEWAY);
    assert!(away.has("teď neodpovídá"), "{}", away.body);
}

#[tokio::test]
async fn settings_are_kept_only_when_the_place_behind_them_answers() {
    let (hall, _) = Hall::with_town().await;
    let provider = Provider::start();
    let good = provider.settings();
    let with = |field: &str, value: serde_json::Value| {
        let mut settings = good.clone();
        settings[field] = value;
        settings
    };
    let table = [
        (with("issuer", json!("http://localhost:1")), "issuer"),
        (with("client_id", json!(" ")), "client_id"),
        (with("lable", json!("x")), "lable"),
        // It answers at that address too, and calls itself by another.
        (with("issuer", json!(provider.issuer.replace("localhost", "127.0.0.1"))), "issuer"),
        (with("issuer", json!(format!("{}/jinde", provider.issuer))), "404"),
    ];
    for (settings, sentence) in table {
        let said = provider.set_up(&hall, &settings).await;
        assert_ne!(said.exit.number(), 0, "{settings}");
        assert!(said.lines[0].contains(sentence), "{settings}: {:?}", said.lines);
    }
    assert!(hall.say("sign-in | list").await.lines[0].contains("nastavené není"));
    assert_eq!(provider.set_up(&hall, &good).await.exit.number(), 0);
    let listed = hall.say("sign-in | list").await;
    assert!(listed.lines[0].contains("Účet městského úřadu"), "{:?}", listed.lines);
    assert!(!listed.value.to_string().contains(super::provider::SECRET));
    assert!(hall.say("sign-in | remove | oidc").await.lines[0].contains("zrušené"));
    assert!(!hall.browser().get("/vzorov/sign-in").await.has("Účet městského úřadu"));
    assert!(hall.browser().get("/vzorov/outside").await.goes_to().ends_with("/sign-in"));
}

#[tokio::test]
async fn digits_told_by_phone_are_asked_for_beside_the_providers_word() {
    let (hall, link, provider) = connected().await;
    accept(&mut hall.browser(), &provider, &link, "jana-01").await;
    let renewed = hall.say("invite | --email | jana@vzorov.cz | --renew").await;
    let (link, digits) = (path_of(&renewed.value), renewed.value["digits"].as_str().unwrap().to_owned());
    let wrong = if digits == "000000" { "000001" } else { "000000" };
    for (given, expected) in [(wrong, StatusCode::FORBIDDEN), (digits.as_str(), StatusCode::SEE_OTHER)] {
        let mut browser = hall.browser();
        let going = browser.post(&link, &[("outside", "oidc"), ("digits", given)]).await;
        let place = going.between("<a class=\"button\" href=\"", "\"");
        let done = browser.get(&provider.walk(&place, "jana-01", "low").await).await;
        assert_eq!(done.status, expected, "{}", done.body);
    }
}

#[tokio::test]
async fn roles_follow_the_groups_the_provider_names_at_each_sign_in() {
    let (hall, link, mut provider) = connected().await;
    let before = founder_stays(&hall).await;
    let body = before[0].body;
    let with_rules = |role: &str| {
        let mut settings = provider.settings();
        settings["rules"] = json!([{ "group": "/urad/referenti", "grants": { "body": body, "role": role } }]);
        settings
    };
    let (rules, mandate) = (with_rules("clerk"), with_rules("member"));
    assert_ne!(provider.set_up(&hall, &mandate).await.exit.number(), 0, "a mandate comes from an election");
    assert_eq!(provider.set_up(&hall, &rules).await.exit.number(), 0);

    provider.groups = Some(json!(["/urad", "/urad/referenti"]));
    accept(&mut hall.browser(), &provider, &link, "jana-01").await;
    let mut with_clerk = before.clone();
    with_clerk.push(GrantedRole { body, role: Role::Clerk });
    with_clerk.sort();
    assert_eq!(founder_stays(&hall).await, with_clerk);
    let steps = [
        (json!(["/urad/referenti"]), true),
        (json!({ "/urad/referenti": "ano" }), true), // no list of names: it does not say, and nothing changes
        (json!(["/URAD/referenti"]), false),         // names are exact
        (json!("/urad/referenti"), true),            // back on the same day
        (json!([]), false),
        (json!(["/urad/referenti"]), true),
    ];
    for (said, is_clerk) in steps {
        provider.groups = Some(said.clone());
        sign_in(&mut hall.browser(), &provider, "jana-01").await;
        let expected = if is_clerk { &with_clerk } else { &before };
        assert_eq!(&founder_stays(&hall).await, expected, "{said}");
    }
    // An identity without the claim does not say: the provider may not be told yet to name groups.
    provider.groups = None;
    sign_in(&mut hall.browser(), &provider, "jana-01").await;
    assert_eq!(founder_stays(&hall).await, with_clerk);
    // One that leaves an empty claim out names none: who is in none would otherwise keep the role for ever.
    let mut omitting = rules.clone();
    omitting["omits_empty_groups"] = json!(true);
    assert_eq!(provider.set_up(&hall, &omitting).await.exit.number(), 0);
    sign_in(&mut hall.browser(), &provider, "jana-01").await;
    assert_eq!(founder_stays(&hall).await, before, "what was given by hand stays");
    let chain = hall.say("verify | --skip-blobs").await;
    assert_eq!(chain.exit.number(), 0, "each change is a line of the log: {:?}", chain.lines);

    // The groups of a stranger change nobody.
    provider.groups = Some(json!(["/urad/referenti"]));
    assert_eq!(sign_in(&mut hall.browser(), &provider, "adam-02").await.status, StatusCode::FORBIDDEN);
    assert_eq!(founder_stays(&hall).await, before);
}

#[tokio::test]
async fn groups_do_not_take_the_last_one_away_who_manages_people() {
    let (hall, link, mut provider) = connected().await;
    let before = founder_stays(&hall).await;
    let rules: Vec<_> = before.iter().map(|role| json!({ "group": "správci", "grants": role })).collect();
    let mut settings = provider.settings();
    settings["rules"] = json!(rules);
    assert_eq!(provider.set_up(&hall, &settings).await.exit.number(), 0);
    provider.groups = Some(json!([]));
    accept(&mut hall.browser(), &provider, &link, "jana-01").await;
    assert!(!founder_stays(&hall).await.is_empty(), "nobody would let anybody in any more");
}

#[tokio::test]
async fn the_claim_of_groups_may_have_another_name() {
    let (hall, link, mut provider) = connected().await;
    let clerk = GrantedRole { body: founder_stays(&hall).await[0].body, role: Role::Clerk };
    let mut settings = provider.settings();
    settings["rules"] = json!([{ "group": "referenti", "grants": { "body": clerk.body, "role": "clerk" } }]);
    settings["group_claim"] = json!("roles");
    assert_eq!(provider.set_up(&hall, &settings).await.exit.number(), 0);
    provider.groups = Some(json!(["referenti"]));
    accept(&mut hall.browser(), &provider, &link, "jana-01").await;
    assert!(!founder_stays(&hall).await.contains(&clerk), "it speaks in another claim");
    settings["group_claim"] = json!("groups");
    assert_eq!(provider.set_up(&hall, &settings).await.exit.number(), 0);
    sign_in(&mut hall.browser(), &provider, "jana-01").await;
    assert!(founder_stays(&hall).await.contains(&clerk));
}

/// What the founder is from tomorrow on: a role that began and ended today lasts until midnight.
async fn founder_stays(hall: &Hall) -> Vec<GrantedRole> {
    founder_on(hall, day_in_prague(Timestamp::now()).tomorrow().unwrap()).await.1
}
