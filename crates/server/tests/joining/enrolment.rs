//! A computer under a policy joins an office that looks after its computers.

use std::sync::Arc;

use obeznik_app::Code;
use obeznik_app::office::desk::{JoinInput, Policy};
use serde_json::json;

use super::desks::{Computer, aside};
use super::street::Street;

/// The policy of an office's computers: where the office is, its key, and a token if there is one.
fn policy(street: &Street, token: Option<&str>) -> Policy {
    let mut policy = json!({
        "server": format!("https://127.0.0.1:{}/vzorov", street.address().port()),
        "fingerprint": street.serving.server.reach.fingerprint,
    });
    if let Some(token) = token {
        policy["enrolment"] = token.into();
    }
    Policy::parse(&policy.to_string()).unwrap()
}

async fn token_of(street: &Street) -> (String, String) {
    let said = street.say("enrolment | add | --name | Počítače úřadu").await;
    let text = |name: &str| said.value[name].as_str().unwrap().to_owned();
    (text("token"), text("enrolment"))
}

/// How a computer begins to pair when its person only says that they want to sign in.
fn signs_in() -> JoinInput {
    let (address, device_name) = ("anything".to_owned(), "Počítač podatelny".to_owned());
    JoinInput { address, device_name, ..JoinInput::default() }
}

async fn refusal(computer: &Computer, input: JoinInput) -> (Code, String) {
    let desk = Arc::clone(&computer.desk);
    let error = aside(move || desk.begin_pairing(input)).await.unwrap_err();
    (error.code, error.key)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_token_of_the_policy_makes_a_computer_the_offices_and_nothing_is_typed() {
    let (street, mut browser) = Street::with_town().await;
    street.say("enrolment | require | on").await;
    let (token, id) = token_of(&street).await;
    let computer = Computer::governed(policy(&street, Some(&token)));
    computer.pair(&mut browser, signs_in()).await.unwrap();
    assert_eq!(computer.desk.state().state, "open");
    let listed = street.say("device | list").await;
    assert_eq!(listed.value[0]["enrolment"], id.as_str(), "{}", listed.value);

    // The token ended; the computer the office knows pairs anew all the same.
    street.say(&format!("enrolment | end | {id}")).await;
    computer.pair(&mut browser, JoinInput::default()).await.unwrap();
    assert_eq!(street.say("device | list").await.value[0]["is_managed"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_without_a_token_hears_why_before_the_browser_opens() {
    let (street, _) = Street::with_town().await;
    street.say("enrolment | require | on").await;
    let (token, id) = token_of(&street).await;
    let without = Computer::governed(policy(&street, None));
    assert_eq!(refusal(&without, signs_in()).await, (Code::Refused, "identity-enrolment-needed".to_owned()));
    assert_eq!(without.desk.state().state, "new");
    street.say(&format!("enrolment | end | {id}")).await;
    let ended = Computer::governed(policy(&street, Some(&token)));
    assert_eq!(refusal(&ended, signs_in()).await, (Code::Refused, "identity-enrolment-dead".to_owned()));
    assert_eq!(ended.desk.state().state, "new");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_without_a_token_joins_an_office_that_demands_none() {
    let (street, mut browser) = Street::with_town().await;
    let computer = Computer::governed(policy(&street, None));
    computer.pair(&mut browser, signs_in()).await.unwrap();
    let listed = street.say("device | list").await;
    assert_eq!(listed.value[0]["is_managed"], false, "{}", listed.value);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_told_by_the_administrator_joins_only_a_computer_of_the_office() {
    let (street, _) = Street::with_town().await;
    street.say("enrolment | require | on").await;
    let (token, _) = token_of(&street).await;
    let said = street.say("invite | --email | jana@vzorov.cz | --computer").await;
    let code = said.value["code"].as_str().unwrap().to_owned();
    let joins = |computer: &Computer| {
        let (desk, code) = (Arc::clone(&computer.desk), code.clone());
        aside(move || desk.join_by_code(signs_in(), &code, &mut |_| {}))
    };
    let without = Computer::governed(policy(&street, None));
    assert_eq!(joins(&without).await.unwrap_err().key, "identity-enrolment-needed");
    let ours = Computer::governed(policy(&street, Some(&token)));
    joins(&ours).await.unwrap();
    assert_eq!(street.say("device | list").await.value[0]["is_managed"], true);
}
