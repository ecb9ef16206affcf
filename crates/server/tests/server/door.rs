//! How people come in at the door.

use axum::http::StatusCode;
use obeznik_identity::{AttemptKey, Attempts, TotpSecret};
use obeznik_kernel::Timestamp;
use obeznik_server::clock;

use super::browser::{Browser, Page};
use super::town::{Hall, PHRASE, path_of};

/// The code an authenticator shows for the key a page tells to type by hand.
pub fn code_for(page: &Page, steps_from_now: i64) -> String {
    let by_hand = page.between("class=\"by-hand\">", "<").replace(' ', "");
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut bits = Vec::new();
    for letter in by_hand.bytes() {
        let value = letters.iter().position(|one| *one == letter).unwrap();
        bits.extend((0..5).rev().map(|place| value >> place & 1));
    }
    let bytes: Vec<u8> =
        bits.chunks(8).map(|byte| byte.iter().fold(0, |value, bit| value << 1 | *bit as u8)).collect();
    let secret = TotpSecret::new(bytes.try_into().unwrap());
    let second = Timestamp::now().as_second() + 30 * steps_from_now;
    secret.code_at(Timestamp::from_second(second).unwrap())
}

/// Accepts the founder's invitation, signs in, sets the authenticator up; gives the recovery codes.
pub async fn settle(browser: &mut Browser, link: &str) -> Vec<String> {
    settle_as(browser, link, "jana@vzorov.cz").await
}

/// The same for whom the invitation went to.
pub async fn settle_as(browser: &mut Browser, link: &str, email: &str) -> Vec<String> {
    settle_in(browser, "vzorov", link, email).await
}

/// The same in any town.
pub async fn settle_in(browser: &mut Browser, town: &str, link: &str, email: &str) -> Vec<String> {
    let page = browser.get(link).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let fields = [("pass_phrase", PHRASE), ("again", PHRASE)];
    let done = browser.fill(link, &page, &fields).await;
    let (sign_in, authenticator) = (format!("/{town}/sign-in"), format!("/{town}/authenticator"));
    assert_eq!(done.goes_to(), sign_in, "{}", done.body);
    let page = browser.get(&sign_in).await;
    let fields = [("email", email), ("pass_phrase", PHRASE)];
    let done = browser.fill(&sign_in, &page, &fields).await;
    assert!(done.goes_to().starts_with(&authenticator), "{} {}", done.goes_to(), done.body);
    let page = browser.get(&done.goes_to()).await;
    let code = code_for(&page, 0);
    let codes = browser.fill(&authenticator, &page, &[("code", &code)]).await;
    assert_eq!(codes.status, StatusCode::OK, "{}", codes.body);
    let list = codes.between("<ul class=\"codes\">", "</ul>");
    list.split("<li>").skip(1).map(|item| item.split('<').next().unwrap().to_owned()).collect()
}

/// Counts many more guesses under a key that has some: the first waits are a few seconds, which are over on a loaded
/// machine before anybody has typed again.
pub async fn guess_on(hall: &Hall, key: AttemptKey) {
    let tenant = hall.server.tenants.by_slug("vzorov").unwrap().tenant;
    let desk = hall.server.tenants.desk(tenant).await.unwrap();
    let counted = desk.at_the_door(move |door| {
        let before = door.attempts(key)?;
        door.set_attempts(key, Some(Attempts { failures: 20, last_at: clock::now() }))?;
        Ok(before)
    });
    assert!(counted.await.unwrap().unwrap().is_some(), "guesses are counted under another key");
}

/// Comes in once more with a renewed pass-phrase and authenticator.
pub async fn come_in(hall: &Hall, browser: &mut Browser) {
    let renewed = hall.say("invite | --email | jana@vzorov.cz | --renew | --without-digits").await;
    settle(browser, &path_of(&renewed.value)).await;
}
