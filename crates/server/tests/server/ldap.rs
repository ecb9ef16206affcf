//! Signing in by a real directory.

use std::collections::HashSet;
use std::time::Duration;

use axum::http::StatusCode;
use ldap3::Mod;
use obeznik_identity::{AttemptKey, GrantedRole};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Date, PersonId, Timestamp};
use serde_json::json;

use super::browser::{Browser, Page};
use super::directory::{Directory, GROUP, JANA};
use super::door::guess_on;
use super::town::Hall;

/// Safety only: a directory that says nothing would say nothing for ever.
const PATIENCE: Duration = Duration::from_secs(120);

/// A town whose people may sign in by a directory, with its founder.
async fn connected(change: impl FnOnce(&Hall, &mut serde_json::Value)) -> (Hall, String, Directory) {
    let (hall, link) = Hall::with_town().await;
    let directory = Directory::start();
    let mut settings = directory.settings();
    change(&hall, &mut settings);
    let said = directory.set_up(&hall, &settings).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    (hall, link, directory)
}

async fn sign_in(browser: &mut Browser, name: &str, word: &str) -> Page {
    let page = browser.get("/vzorov/directory").await;
    browser.fill("/vzorov/directory", &page, &[("name", name), ("word", word)]).await
}

/// Accepts the founder's invitation with her name in the directory.
async fn accept(browser: &mut Browser, link: &str) -> Page {
    let page = browser.get(link).await;
    let to = page.between("href=\"/vzorov/directory?", "\"");
    let page = browser.get(&format!("/vzorov/directory?{to}")).await;
    browser.fill("/vzorov/directory", &page, &[("name", "jana"), ("word", "slovo-jany")]).await
}

/// The founder and what she is.
async fn founder(hall: &Hall) -> (PersonId, Vec<GrantedRole>) {
    founder_on(hall, day_in_prague(Timestamp::now())).await
}

/// The founder and what she is on a day, as it stands now.
pub async fn founder_on(hall: &Hall, day: Date) -> (PersonId, Vec<GrantedRole>) {
    let people = hall.say("user | list").await.value;
    let person: PersonId = serde_json::from_value(people[0]["person"].clone()).unwrap();
    let file = hall.server.tenants.by_slug("vzorov").unwrap();
    let desk = hall.server.tenants.desk(file.tenant).await.unwrap();
    let standing = desk.at_the_door(move |door| Ok(door.standing(person)?)).await.unwrap().unwrap();
    (person, GrantedRole::of(&standing.unwrap(), day))
}

#[tokio::test]
async fn an_invitation_is_accepted_by_the_directory_and_a_name_without_one_opens_nothing() {
    let (hall, link, _directory) = connected(|_, _| {}).await;
    let mut browser = hall.browser();
    assert!(browser.get("/vzorov/sign-in").await.has("Účet do počítače"));
    let early = sign_in(&mut browser, "jana", "slovo-jany").await;
    assert!(early.status == StatusCode::FORBIDDEN && early.has("nikdo nepřipojil"), "{}", early.body);
    let done = accept(&mut browser, &link).await;
    assert!(done.goes_to().starts_with("/vzorov/authenticator"), "{} {}", done.goes_to(), done.body);
    let done = sign_in(&mut hall.browser(), "JANA", "slovo-jany").await;
    assert!(done.goes_to().starts_with("/vzorov/authenticator"), "{} {}", done.goes_to(), done.body);
    let adam = sign_in(&mut hall.browser(), "adam", "slovo-adama").await;
    assert!(adam.has("nikdo nepřipojil"), "{}", adam.body);
}

#[tokio::test]
async fn what_is_typed_is_never_a_part_of_the_question() {
    let (hall, link, _directory) = connected(|_, _| {}).await;
    accept(&mut hall.browser(), &link).await;
    let mut browser = hall.browser();
    let table = [
        ("jana", "jine-slovo"),
        ("nikdo", "slovo-jany"),
        ("*", "slovo-jany"),
        ("jan*", "slovo-jany"),
        ("jana)(objectClass=*", "slovo-jany"),
        ("jana)(|(uid=*", "slovo-jany"),
        ("\\2a", "slovo-jany"),
        ("jana\u{0}", "slovo-jany"),
        ("uid=jana,ou=lide,dc=vzorov,dc=cz", "slovo-jany"),
        ("jana", ""),
        ("", ""),
    ];
    for (place, (name, word)) in table.into_iter().enumerate() {
        browser.address = if place % 2 == 0 { "192.0.2.1:1" } else { "198.51.100.7:1" };
        let page = sign_in(&mut browser, name, word).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}: {}", page.body);
        assert!(page.has("Jméno nebo heslo nesouhlasí"), "{name}: {}", page.body);
        assert!(!page.body.contains("=\"slovo-jany\""), "a pass-word never comes back in a page");
    }
    browser.address = "203.0.113.5:1";
    // Waits double with each failure, so even a slow machine comes to one.
    let mut statuses = Vec::new();
    while statuses.len() < 10 && !statuses.contains(&StatusCode::TOO_MANY_REQUESTS) {
        statuses.push(sign_in(&mut browser, "jana", "jine-slovo").await.status);
    }
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    guess_on(&hall, AttemptKey::outside_and_network("jana", "203.0.113.5")).await;
    let slowed = sign_in(&mut browser, "jana", "slovo-jany").await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS, "{}", slowed.body);
}

#[tokio::test]
async fn roles_follow_groups_and_who_left_is_closed_out() {
    let (hall, link, directory) = connected(|_, _| {}).await;
    let (_, before) = founder(&hall).await;
    let body = before[0].body;
    let mut settings = directory.settings();
    settings["rules"] = json!([{ "group": GROUP, "grants": { "body": body, "role": "clerk" } }]);
    assert_eq!(directory.set_up(&hall, &settings).await.exit.number(), 0);
    let mandate = json!([{ "group": GROUP, "grants": { "body": body, "role": "member" } }]);
    let mut odd = directory.settings();
    odd["rules"] = mandate;
    assert_ne!(directory.set_up(&hall, &odd).await.exit.number(), 0, "a mandate comes from an election");

    accept(&mut hall.browser(), &link).await;
    let clerk = GrantedRole { body, role: obeznik_kernel::Role::Clerk };
    let (_, after) = founder(&hall).await;
    assert!(after.contains(&clerk) && before.iter().all(|role| after.contains(role)), "{after:?}");
    let said = hall.say("sign-in | check").await;
    assert_eq!(said.value, json!({ "asked": 1, "left": 0, "changed": 0 }), "{:?}", said.lines);

    // She leaves the group: the role ends, those given by hand stay.
    directory.change(GROUP, vec![Mod::Delete("member", HashSet::from([JANA]))]).await;
    assert_eq!(hall.say("sign-in | check").await.value, json!({ "asked": 1, "left": 0, "changed": 1 }));
    let table = hall.say("verify | --skip-blobs").await;
    assert_eq!(table.exit.number(), 0, "the chain holds: {:?}", table.lines);

    // She leaves the office.
    directory.change(JANA, vec![Mod::Replace("employeeType", HashSet::from(["gone"]))]).await;
    assert_eq!(hall.say("sign-in | check").await.value["left"], 1);
    assert_eq!(hall.say("user | list").await.value[0]["is_open"], false);
    let page = sign_in(&mut hall.browser(), "jana", "slovo-jany").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.body);
    assert_eq!(hall.say("sign-in | check").await.value["asked"], 0);
}

#[tokio::test]
async fn a_silent_directory_closes_nobody_out_and_keeps_nobody_waiting() {
    let (hall, link, mut directory) = connected(|_, _| {}).await;
    accept(&mut hall.browser(), &link).await;
    directory.stop();
    let page = sign_in(&mut hall.browser(), "jana", "slovo-jany").await;
    assert!(page.status == StatusCode::BAD_GATEWAY && page.has("teď neodpovídá"), "{}", page.body);
    // A whole office behind one address tries, one of them again and again: nobody guessed anything.
    for number in 0..50 {
        let name = if number % 2 == 0 { "jana".to_owned() } else { format!("clovek{number}") };
        let page = sign_in(&mut hall.browser(), &name, "slovo-jany").await;
        assert_eq!(page.status, StatusCode::BAD_GATEWAY, "{number}: {}", page.body);
    }
    assert_ne!(hall.say("sign-in | check").await.exit.number(), 0);
    assert_eq!(hall.say("user | list").await.value[0]["is_open"], true);

    // One that takes the connection and says nothing.
    let mute = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mut settings = directory.settings();
    settings["url"] = format!("ldaps://localhost:{}", mute.local_addr().unwrap().port()).into();
    let told = tokio::time::timeout(PATIENCE, directory.set_up(&hall, &settings)).await;
    assert_ne!(told.expect("the silence ends the asking").exit.number(), 0);
}

#[tokio::test]
async fn only_a_directory_that_proves_itself_is_asked() {
    let (hall, _) = Hall::with_town().await;
    let directory = Directory::start();
    let good = directory.settings();
    let with = |field: &str, value: &str| {
        let mut settings = good.clone();
        settings[field] = value.into();
        settings
    };
    let table = [
        (with("url", &directory.url.replace("ldaps", "ldap")), "url"),
        (with("bind_password", ""), "bind_password"),
        (with("bind_password", "jine"), "49"),
        (with("base", "ou=nikde,dc=vzorov,dc=cz"), "nikde"),
        (with("name_attribute", "uid=*)("), "name_attribute"),
        (with("open_filter", "(a=1)(b=2)"), "open_filter"),
    ];
    for (settings, sentence) in table {
        let said = directory.set_up(&hall, &settings).await;
        assert_ne!(said.exit.number(), 0, "{settings}");
        assert!(said.lines[0].contains(sentence), "{sentence}: {:?}", said.lines);
    }
    // Its certificate is not one that the system trusts.
    let file = directory.authority.folder().join("settings.json");
    std::fs::write(&file, good.to_string()).unwrap();
    let said = hall.say(&format!("sign-in | set | {}", file.display())).await;
    assert_ne!(said.exit.number(), 0, "{:?}", said.lines);
    assert!(hall.say("sign-in | list").await.lines[0].contains("nastavené není"));
}
