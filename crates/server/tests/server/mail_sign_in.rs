//! A mail server that wants a line by TLS and a pass-word: what does not hold is refused, and letters stay.

use obeznik_console::Said;
use obeznik_server::console::arguments::{MailVerb, Order, Verb};
use obeznik_server::console::carry_out;
use serde_json::{Value, json};

use super::authority::Authority;
use super::mail::{Scene, round};
use super::port;
use super::post_office::{Offers, PostOffice};
use super::town::arguments;

const PASSWORD: &str = "Žluťoučké heslo 7";

/// Sets the way up over STARTTLS.
async fn set(scene: &Scene, port: u16, password: &str, trusted: Option<&Authority>) -> Said {
    let line = format!(
        "mail | set | --host | localhost | --port | {port} | --from | obeznik@vzorov.cz | --user | obeznik | --password-stdin"
    );
    let Some(Verb::Mail(MailVerb::Set(mut order))) = arguments(&line).verb else {
        panic!("this sets mail up")
    };
    order.secret = Some(password.to_owned());
    order.ca_text = trusted.map(|authority| std::fs::read_to_string(authority.ca()).unwrap());
    carry_out(&scene.hall.server, Order::MailSet(order), false).await
}

async fn route(scene: &Scene) -> Value {
    scene.hall.say("mail | status").await.value["route"].clone()
}

/// Why letters wait, each reason once.
async fn delayed(scene: &Scene) -> Vec<Value> {
    let status = scene.hall.say("mail | status").await.value;
    assert_eq!(status["failed"], json!([]), "nothing is given up");
    let mut why: Vec<Value> =
        status["delayed"].as_array().unwrap().iter().map(|row| row["failure"].clone()).collect();
    why.dedup();
    why
}

#[tokio::test]
async fn letters_go_over_starttls_by_the_account_of_the_office() {
    let (authority, mut scene) = (Authority::new(), Scene::set().await);
    let office = PostOffice::start(&authority, 0, (PASSWORD, Offers::StartTls));
    let said = set(&scene, office.port, PASSWORD, Some(&authority)).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    assert!(!said.value.to_string().contains("heslo"), "{}", said.value);
    scene.convene().await;
    assert_eq!(scene.send().await, round(3, 3, 0, 0));
    let came = office.messages(3);
    assert_eq!(came.len(), 3);
    for message in came {
        assert_eq!((&message["secure"], &message["user"]), (&json!(true), &json!("obeznik")), "{message}");
    }
    assert_eq!(scene.send().await, round(0, 0, 0, 0));
}

#[tokio::test]
async fn a_wrong_pass_word_a_strange_certificate_and_a_line_without_tls_are_refused_at_once() {
    let (authority, scene) = (Authority::new(), Scene::set().await);
    let office = PostOffice::start(&authority, 0, (PASSWORD, Offers::StartTls));
    let plain = PostOffice::start(&authority, 0, (PASSWORD, Offers::NoTls));
    let table = [
        (office.port, "jiné heslo", Some(&authority), "nepustil účet obce (535)"),
        (office.port, PASSWORD, None, "spojení není důvěryhodné"),
        (office.port, PASSWORD, Some(&Authority::new()), "spojení není důvěryhodné"),
        (plain.port, PASSWORD, Some(&authority), "nenabízí šifrované spojení"),
    ];
    for (port, password, trusted, why) in table {
        let said = set(&scene, port, password, trusted).await;
        let lines = said.lines.concat();
        assert!(said.exit.number() != 0 && lines.contains(why), "{why}: {lines}");
        assert!(!lines.contains("heslo 7"), "{lines}");
        assert_eq!(route(&scene).await, Value::Null, "{why}");
    }
    let tried = office.tries(1);
    assert_eq!(tried.len(), 1, "who is not trusted is told no pass-word: {tried:?}");
    assert_eq!(tried[0]["is_right"], false);
    assert_eq!(plain.said(), Vec::<Value>::new(), "nothing is said in the clear");
}

#[tokio::test]
async fn letters_stay_while_the_pass_word_the_certificate_or_tls_do_not_hold() {
    let (authority, mut scene) = (Authority::new(), Scene::set().await);
    let office = PostOffice::start(&authority, port::free(), (PASSWORD, Offers::StartTls));
    assert_eq!(set(&scene, office.port, PASSWORD, Some(&authority)).await.exit.number(), 0);
    let port = office.fall();
    scene.convene().await;

    let stranger = Authority::new();
    let cases = [
        (&authority, "nové heslo", Offers::StartTls, "account 535"),
        (&stranger, PASSWORD, Offers::StartTls, "tls"),
        (&authority, PASSWORD, Offers::NoTls, "no-tls"),
    ];
    let mut made = 3;
    for (who, password, offers, why) in cases {
        let office = PostOffice::start(who, port, (password, offers));
        // A wrong pass-word is not tried with each letter: that would shut the account out.
        let tried = if why == "account 535" { 1 } else { 3 };
        assert_eq!(scene.send().await, round(made, 0, tried, 0), "{why}");
        assert_eq!(delayed(&scene).await, [json!(why)]);
        let said = office.said();
        assert!(said.iter().all(|one| one.get("message").is_none()), "{why}: {said:?}");
        assert!(
            why == "account 535" || said.is_empty(),
            "no pass-word to strangers nor in the clear: {said:?}"
        );
        made = 0;
        scene.hall.say("mail | retry").await;
        assert_eq!(office.fall(), port);
    }
    let office = PostOffice::start(&authority, port, (PASSWORD, Offers::StartTls));
    assert_eq!(scene.send().await, round(0, 3, 0, 0), "once it holds again, all of them go");
    assert_eq!(office.messages(3).len(), 3);
}
