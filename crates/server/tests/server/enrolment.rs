//! Computers the office looks after itself.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use obeznik_identity::testing::{DeviceInHand, request};
use serde_json::{Value, json};

use super::browser::{Browser, Page};
use super::desktop::{confirmed, exchange};
use super::devices::one_device;
use super::door::settle;
use super::town::Hall;

/// The path of the page a computer opens.
fn pair_page(hand: &DeviceInHand) -> String {
    let asked = request(hand);
    let query = serde_urlencoded::to_string([
        ("device", asked.device.to_string()),
        ("challenge", asked.challenge),
        ("state", asked.state),
        ("port", asked.port.to_string()),
        ("key", asked.public_key),
        ("name", asked.name),
    ]);
    format!("/vzorov/pair?{}", query.unwrap())
}

async fn enrol(line: &mut Browser, hand: &DeviceInHand, token: Option<&str>) -> Page {
    let message =
        json!({ "town": "vzorov", "device": hand.device, "key": hand.public_key(), "token": token });
    line.send(Request::post("/v1/device/enrol").body(Body::from(message.to_string())).unwrap()).await
}

async fn token_of(hall: &Hall, more: &str) -> (String, String) {
    let said = hall.say(&format!("enrolment | add | --name | Počítače úřadu {more}")).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    let text = |name: &str| said.value[name].as_str().unwrap().to_owned();
    (text("token"), text("enrolment"))
}

async fn pairs(browser: &mut Browser, hand: &DeviceInHand) -> Result<(), Page> {
    let code = confirmed(browser, "vzorov", hand).await?;
    let page = exchange(&mut browser.fresh(), hand, &code).await;
    if page.status == StatusCode::OK { Ok(()) } else { Err(page) }
}

#[tokio::test]
async fn a_computer_with_a_token_is_shown_as_the_offices_and_an_old_program_pairs_as_before() {
    let (hall, mut browser, _old_program) = one_device().await;
    let (token, id) = token_of(&hall, "").await;
    let (ours, theirs) = (DeviceInHand::new(2), DeviceInHand::new(3));
    let mut line = hall.browser();
    assert_eq!(enrol(&mut line, &ours, Some(&token)).await.body, r#"{"managed":true}"#);
    assert_eq!(enrol(&mut line, &theirs, None).await.body, r#"{"managed":false}"#);
    pairs(&mut browser, &ours).await.unwrap();
    pairs(&mut browser, &theirs).await.unwrap();

    let listed = hall.say("device | list").await;
    let managed = |hand: &DeviceInHand| {
        let rows = listed.value.as_array().unwrap();
        let row = rows.iter().find(|row| row["device"] == hand.device.to_string()).unwrap();
        (row["is_managed"].as_bool().unwrap(), row["enrolment"].as_str().map(str::to_owned))
    };
    assert_eq!((managed(&ours), managed(&theirs)), ((true, Some(id.clone())), (false, None)));
    assert_eq!(listed.lines.iter().filter(|line| line.contains("spravovaný počítač úřadu")).count(), 1);
    assert!(browser.get("/vzorov").await.has("spravovaný počítač úřadu"));
    let tokens = hall.say("enrolment | list").await;
    assert_eq!(tokens.value["enrolments"][0]["devices"], 1, "{}", tokens.value);
    assert!(!tokens.value.to_string().contains(&token) && !tokens.lines.join("\n").contains(&token));
}

#[tokio::test]
async fn a_demanding_office_says_so_before_its_people_sign_in() {
    let (hall, link) = Hall::with_town().await;
    assert_eq!(
        hall.say("enrolment | require | on").await.value,
        json!({ "required": true, "has_token": false })
    );
    let (token, _) = token_of(&hall, "").await;
    let hand = DeviceInHand::new(1);
    let mut line = hall.browser();
    let refused = enrol(&mut line, &hand, None).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("identity-enrolment-needed"), "{}", refused.body);
    let forged = format!("{}AAAA", &token[..token.len() - 4]);
    let refused = enrol(&mut line, &hand, Some(&forged)).await;
    assert!(refused.body.contains("identity-enrolment-dead") && !refused.body.contains(&forged));

    // An old program opens the browser without asking: no sign-in there either.
    let page = line.get(&pair_page(&hand)).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(
        page.has("Úřad připojuje jen počítače, které sám spravuje") && !page.has("<form"),
        "{}",
        page.body
    );

    assert_eq!(enrol(&mut line, &hand, Some(&token)).await.status, StatusCode::OK);
    let page = line.get(&pair_page(&hand)).await;
    assert!(page.goes_to().starts_with("/vzorov/sign-in?then="), "{} {}", page.goes_to(), page.body);
    assert!(!page.goes_to().contains(&token));
    // The token alone opens nothing.
    assert_eq!(line.get("/vzorov").await.goes_to(), "/vzorov/sign-in?then=%2Fvzorov");
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    pairs(&mut browser, &hand).await.unwrap();
    let other = browser.get(&pair_page(&DeviceInHand::new(2))).await;
    assert_eq!(other.status, StatusCode::FORBIDDEN, "who is signed in hears the same");

    assert_eq!(hall.say("enrolment | require | off").await.value["required"], false);
    pairs(&mut browser, &DeviceInHand::new(2)).await.unwrap();
}

#[tokio::test]
async fn an_ended_token_lets_no_new_computer_in_and_keeps_those_that_came() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let (token, id) = token_of(&hall, "| --until | 2999-12-31").await;
    hall.say("enrolment | require | on").await;
    let (early, late) = (DeviceInHand::new(1), DeviceInHand::new(2));
    enrol(&mut hall.browser(), &early, Some(&token)).await;
    pairs(&mut browser, &early).await.unwrap();
    let listed = hall.say("enrolment | list").await;
    assert_eq!(listed.value["enrolments"][0]["until"], "2999-12-31", "{}", listed.value);
    assert!(listed.lines[1].contains("platí do 2999-12-31\t1\t"), "{:?}", listed.lines);
    assert_eq!(hall.say(&format!("enrolment | end | {id}")).await.exit.number(), 0);
    assert_eq!(hall.say(&format!("enrolment | end | {id}")).await.exit.number(), 4, "it ended once");
    let refused = enrol(&mut hall.browser(), &late, Some(&token)).await;
    assert!(refused.body.contains("identity-enrolment-dead"), "{}", refused.body);
    pairs(&mut browser, &early).await.unwrap();
    let listed = hall.say("enrolment | list").await;
    let row = &listed.value["enrolments"][0];
    assert_eq!(
        (&row["holds"], &row["devices"], &listed.value["required"]),
        (&json!(false), &json!(1), &json!(true))
    );
}

#[tokio::test]
async fn a_token_of_one_town_is_worth_nothing_in_another() {
    let (hall, _) = Hall::with_town().await;
    hall.add_town("lhota", "adam@lhota.cz").await;
    let said = hall.say("enrolment | add | --tenant | lhota | --name | Jinde").await;
    let token = said.value["token"].as_str().unwrap();
    hall.say("enrolment | require | on | --tenant | vzorov").await;
    let refused = enrol(&mut hall.browser(), &DeviceInHand::new(1), Some(token)).await;
    assert!(refused.body.contains("identity-enrolment-dead"), "{}", refused.body);
    let other = hall.say("enrolment | list | --tenant | lhota").await;
    assert_eq!(other.value["required"], Value::Bool(false), "a demand is of one town");
}

#[tokio::test]
async fn what_an_administrator_mistypes_changes_nothing() {
    let (hall, _) = Hall::with_town().await;
    for line in [
        "enrolment | add | --name | Staré | --until | 2020-01-01",
        "enrolment | add | --name | Počítače úřadu, které úřad spravuje a nikdo jiný k nim nic nemá",
        "enrolment | add | --name | Počítače | --tenant | nikde",
        "enrolment | end | 01a222b5-b1eb-7215-b63f-04e4fc957a5f",
    ] {
        assert_ne!(hall.say(line).await.exit.number(), 0, "{line}");
    }
    assert_eq!(hall.say("enrolment | list").await.value["enrolments"], json!([]));
    let mut line = hall.browser();
    for message in [
        json!({ "town": "vzorov", "device": "x", "key": "", "token": null }),
        json!({ "town": "vzorov", "device": DeviceInHand::new(1).device, "key": "ab", "token": null }),
        json!({ "town": "nikde", "device": DeviceInHand::new(1).device, "key": "ab".repeat(32) }),
    ] {
        let request = Request::post("/v1/device/enrol").body(Body::from(message.to_string())).unwrap();
        assert_eq!(line.send(request).await.status, StatusCode::BAD_REQUEST, "{message}");
    }
}
