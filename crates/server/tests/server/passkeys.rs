//! Signing in with passkeys, by the software authenticator and client of another house.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::url::Url;
use passkey::authenticator::{Authenticator, UiHint, UserCheck, UserValidationMethod};
use passkey::client::{Client, DefaultClientData};
use passkey::crypto::rust_crypto::RustCryptoBackend;
use passkey::types::ctap2::{Aaguid, Ctap2Error};
use passkey::types::webauthn::{CredentialCreationOptions, CredentialRequestOptions};
use serde_json::{Value, json};

use super::browser::{Browser, Page};
use super::door::settle;
use super::town::{Hall, PHRASE, path_of};

/// Somebody who touches the authenticator and is recognised by it.
struct Present;

type Checking<'a> = std::pin::Pin<Box<dyn Future<Output = Result<UserCheck, Ctap2Error>> + Send + 'a>>;

impl UserValidationMethod for Present {
    type PasskeyItem = passkey::types::Passkey;

    fn check_user<'a, 'life0, 'async_trait>(
        &'life0 self,
        _: UiHint<'a, Self::PasskeyItem>,
        presence: bool,
        verification: bool,
    ) -> Checking<'async_trait>
    where
        'a: 'async_trait,
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(async move { Ok(UserCheck { presence, verification }) })
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        Some(true)
    }
}

type Holder =
    Client<Option<passkey::types::Passkey>, Present, RustCryptoBackend, public_suffix::PublicSuffixList, ()>;

/// A telephone with an authenticator.
struct Telephone(Holder);

fn bytes(text: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

impl Telephone {
    fn new() -> Self {
        Self(Client::new(Authenticator::new(Aaguid::new_empty(), None, Present, RustCryptoBackend)))
    }

    fn origin() -> Url {
        Url::parse("https://obeznik.example").unwrap()
    }

    async fn create(&mut self, options: Value) -> [(&'static str, String); 2] {
        let options: CredentialCreationOptions =
            serde_json::from_value(json!({ "publicKey": options })).unwrap();
        let made = self.0.register(&Self::origin(), options, DefaultClientData).await.unwrap().response;
        let attestation = bytes(&made.attestation_object);
        [("client_data", bytes(&made.client_data_json)), ("attestation", attestation)]
    }

    async fn sign(&mut self, options: Value) -> [(&'static str, String); 4] {
        let options: CredentialRequestOptions =
            serde_json::from_value(json!({ "publicKey": options })).unwrap();
        let signed = self.0.authenticate(&Self::origin(), options, DefaultClientData).await.unwrap();
        let (id, said) = (bytes(&signed.raw_id), signed.response);
        let authenticator_data = bytes(&said.authenticator_data);
        [
            ("id", id),
            ("client_data", bytes(&said.client_data_json)),
            ("authenticator_data", authenticator_data),
            ("signature", bytes(&said.signature)),
        ]
    }
}

fn fields<'a>(of: &'a [(&'static str, String)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    of.iter().map(|(name, value)| (*name, value.as_str())).chain(more.iter().copied()).collect()
}

/// What our script asks first.
async fn ask(browser: &mut Browser, what: &str, token: &str) -> Value {
    let answer = browser.post("/vzorov/passkey/ask", &[("what", what), ("token", token)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

fn token_of(page: &Page) -> String {
    page.between("name=\"token\" value=\"", "\"")
}

/// Adds a passkey from a page with its form.
async fn add(browser: &mut Browser, telephone: &mut Telephone, page: &Page) -> Page {
    let token = token_of(page);
    let options = ask(browser, "add", &token).await;
    assert_eq!((&options["rp"]["id"], &options["attestation"]), (&json!("obeznik.example"), &json!("none")));
    let made = telephone.create(options).await;
    browser.post("/vzorov/passkeys/add", &fields(&made, &[("token", &token), ("name", "Telefon")])).await
}

#[tokio::test]
async fn a_passkey_lets_in_alone_and_counts_as_the_second_step() {
    let (hall, link) = Hall::with_town().await;
    let (mut browser, mut telephone) = (hall.browser(), Telephone::new());
    settle(&mut browser, &link).await;
    let page = browser.get("/vzorov").await;
    let added = add(&mut browser, &mut telephone, &page).await;
    assert_eq!(added.goes_to(), "/vzorov", "codes are printed already: {}", added.body);
    let page = browser.get("/vzorov").await;
    assert!(page.has("Telefon") && page.has("zatím nepoužitý"), "{}", page.body);

    // Alone.
    let mut other = hall.browser();
    let page = other.get("/vzorov/sign-in").await;
    assert!(page.body.contains("data-passkey=\"get\""), "{}", page.body);
    let policy = page.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("script-src 'self'") && policy.contains("connect-src 'self'"), "{policy}");
    let said = telephone.sign(ask(&mut other, "sign_in", "").await).await;
    let done = other.post("/vzorov/passkey", &fields(&said, &[])).await;
    assert_eq!(done.goes_to(), "/vzorov", "{}", done.body);
    assert!(other.get("/vzorov").await.has("Naposledy použitý"));

    // The same answer a second time, and in another browser, is worth nothing.
    let again = other.post("/vzorov/passkey", &fields(&said, &[])).await;
    assert!(again.status == StatusCode::FORBIDDEN && again.has("tu neplatí"), "{}", again.body);
    let mut thief = hall.browser();
    ask(&mut thief, "sign_in", "").await;
    assert_eq!(thief.post("/vzorov/passkey", &fields(&said, &[])).await.status, StatusCode::FORBIDDEN);

    // After the pass-phrase.
    let mut third = hall.browser();
    let page = third.get("/vzorov/sign-in").await;
    let typed = [("email", "jana@vzorov.cz"), ("pass_phrase", PHRASE)];
    let done = third.fill("/vzorov/sign-in", &page, &typed).await;
    let page = third.get(&done.goes_to()).await;
    let token = token_of(&page);
    let options = ask(&mut third, "step", &token).await;
    assert_eq!(options["allowCredentials"].as_array().unwrap().len(), 1);
    let said = telephone.sign(options).await;
    let done = third.post("/vzorov/code/passkey", &fields(&said, &[("token", &token)])).await;
    assert_eq!(done.goes_to(), "/vzorov", "{}", done.body);
}

#[tokio::test]
async fn who_must_have_a_second_factor_may_have_a_passkey_and_gets_codes_for_its_loss() {
    let (hall, link) = Hall::with_town().await;
    let (mut browser, mut telephone) = (hall.browser(), Telephone::new());
    let page = browser.get(&link).await;
    browser.fill(&link, &page, &[("pass_phrase", PHRASE), ("again", PHRASE)]).await;
    let page = browser.get("/vzorov/sign-in").await;
    let typed = [("email", "jana@vzorov.cz"), ("pass_phrase", PHRASE)];
    let done = browser.fill("/vzorov/sign-in", &page, &typed).await;
    assert!(done.goes_to().starts_with("/vzorov/authenticator"), "{}", done.goes_to());
    let page = browser.get(&done.goes_to()).await;
    let codes = add(&mut browser, &mut telephone, &page).await;
    assert!(codes.has("Přístupový klíč je přidaný"), "{}", codes.body);
    let printed = codes.between("<ul class=\"codes\"><li>", "<");
    assert!(browser.get("/vzorov").await.has("Telefon"), "they are in");

    // Without the telephone a recovery code is the second step, though there is no authenticator.
    let mut other = hall.browser();
    let page = other.get("/vzorov/sign-in").await;
    let done = other.fill("/vzorov/sign-in", &page, &typed).await;
    assert!(done.goes_to().starts_with("/vzorov/code"), "{}", done.goes_to());
    let page = other.get(&done.goes_to()).await;
    assert!(page.has("Kód obnovy") && !page.has("ověřovací aplikaci"), "{}", page.body);
    let wrong = other.fill("/vzorov/code", &page, &[("code", "123456")]).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    assert_eq!(other.fill("/vzorov/code", &page, &[("code", &printed)]).await.goes_to(), "/vzorov");

    // A renewal takes the lost passkey away.
    let renewed = hall.say("invite | --email | jana@vzorov.cz | --renew | --without-digits").await;
    let link = path_of(&renewed.value);
    let page = other.get(&link).await;
    other.fill(&link, &page, &[("pass_phrase", PHRASE), ("again", PHRASE)]).await;
    let mut thief = hall.browser();
    let said = telephone.sign(ask(&mut thief, "sign_in", "").await).await;
    assert_eq!(thief.post("/vzorov/passkey", &fields(&said, &[])).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_passkey_is_taken_away_by_its_person_and_a_foreign_form_does_nothing() {
    let (hall, link) = Hall::with_town().await;
    let (mut browser, mut telephone) = (hall.browser(), Telephone::new());
    settle(&mut browser, &link).await;
    let page = browser.get("/vzorov").await;
    add(&mut browser, &mut telephone, &page).await;
    let page = browser.get("/vzorov").await;
    let form = page.body.split("passkeys/forget").nth(1).unwrap();
    let id = form.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let foreign = browser.post("/vzorov/passkeys/forget", &[("token", "00"), ("id", &id)]).await;
    assert_eq!(foreign.goes_to(), "/vzorov/sign-in");
    let token = token_of(&page);
    browser.post("/vzorov/passkeys/forget", &[("token", &token), ("id", &id)]).await;
    let mut other = hall.browser();
    let said = telephone.sign(ask(&mut other, "sign_in", "").await).await;
    assert_eq!(other.post("/vzorov/passkey", &fields(&said, &[])).await.status, StatusCode::FORBIDDEN);
    // Nobody asks in the name of who is not in.
    let asked = other.post("/vzorov/passkey/ask", &[("what", "add"), ("token", &token)]).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
}
