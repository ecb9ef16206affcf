//! Administration: directly, and through the line of a running server.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_authority::{BegunRole, FollowGroups};
use obeznik_kernel::{PersonId, RecordId, Role, Timestamp};
use obeznik_municipality::office_id;
use obeznik_server::console::arguments::{InTenant, Order};
use obeznik_server::console::line;
use obeznik_server::serve::{Held, Serving};

use super::door::settle;
use super::port;
use super::town::{Hall, arguments, database_of, path_of};

#[tokio::test]
async fn towns_people_and_invitations_are_listed_and_changed() {
    let (hall, link) = Hall::with_town().await;
    let said = hall.say("tenant | list").await;
    assert!(said.lines[0].starts_with("vzorov\tMěsto Vzorov\t"), "{:?}", said.lines);
    let said = hall.say("invitations").await;
    assert_eq!(said.value[0]["email"], "jana@vzorov.cz");
    let again = "tenant | add | vzorov | --name | Jiné | --name-genitive | jiného | --ico | 1 | --given | A | --family | B | --email | a@b.cz";
    assert_eq!(hall.say(again).await.exit.number(), 4, "the name is taken");

    settle(&mut hall.browser(), &link).await;
    let people = hall.say("user | list").await;
    assert_eq!(people.value[0]["email"], "jana@vzorov.cz");
    assert_eq!(people.value[0]["has_second_factor"], true);
    assert_eq!(hall.say("user | close | --email | nikdo@vzorov.cz").await.exit.number(), 4);
    assert_eq!(hall.say("user | close | --email | jana@vzorov.cz").await.exit.number(), 0);
    assert_eq!(hall.say("user | list").await.value[0]["is_open"], false);
    assert_eq!(hall.say("user | open | --email | jana@vzorov.cz").await.exit.number(), 0);

    let renewed = hall.say("invite | --email | jana@vzorov.cz | --renew").await;
    assert_eq!(renewed.exit.number(), 0, "{:?}", renewed.lines);
    assert_eq!(renewed.value["digits"].as_str().unwrap().len(), 6);
    let page = hall.browser().get(&path_of(&renewed.value)).await;
    assert!(page.has("Kód od správce"), "{}", page.body);
    let without = hall.say("invite | --email | jana@vzorov.cz | --renew | --without-digits").await;
    assert!(without.value["digits"].is_null(), "who invites may say no");
    assert!(!hall.browser().get(&path_of(&without.value)).await.has("Kód od správce"));
    let code = hall.say("invite | --email | jana@vzorov.cz | --computer").await;
    assert!(code.value["digits"].is_null() && code.value["code"].is_string(), "a code is told itself");
    assert_eq!(hall.say("invite | --email | nikdo@vzorov.cz").await.exit.number(), 4);
}

/// A role that cares for data, as groups of a directory would give it.
async fn grant_care(hall: &Hall, person: PersonId) {
    let file = hall.server.tenants.by_slug("vzorov").unwrap();
    let desk = hall.server.tenants.desk(file.tenant).await.unwrap();
    let id = RecordId::well_known("care for data");
    let begin = vec![BegunRole { id, body: office_id(), role: Role::DataProtection }];
    let from = jiff::civil::date(2022, 10, 1);
    let input = FollowGroups { person, begin, end: Vec::new(), from, reason: String::new() };
    let verdict = desk.ask(move |keeper| keeper.follow_groups(&input, Timestamp::now())).await.unwrap();
    assert!(verdict.is_accepted(), "{verdict:?}");
}

#[tokio::test]
async fn a_statement_is_made_where_the_office_keeps_its_data_for_who_cares_for_it() {
    let (hall, link) = Hall::with_town().await;
    settle(&mut hall.browser(), &link).await;
    let order = |by: &str| {
        format!(
            "statement | --person | Jana Jasanová | --by | {by} | --request | MUVZ 311/2026 | --to | vypis.zip"
        )
    };
    let refused = hall.say(&order("Jana Jasanová")).await;
    assert_eq!(refused.exit.number(), 4, "{:?}", refused.lines);
    let person = hall.say("user | list").await.value[0]["person"].as_str().unwrap().parse().unwrap();
    grant_care(&hall, person).await;
    assert_eq!(hall.say(&order("Nikdo Neznámý")).await.exit.number(), 4);
    let said = hall.say(&order("Jana Jasanová")).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    assert!(said.lines[0].contains("vypis.zip"), "{:?}", said.lines);
    let bytes = STANDARD.decode(said.value["zip"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"PK"));
    assert_eq!(said.value["files"], 9);
    let chain = hall.say("verify | --skip-blobs").await;
    assert_eq!(chain.exit.number(), 0, "{:?}", chain.lines);
}

#[tokio::test]
async fn a_statement_about_who_is_only_named_is_made_of_the_texts_the_order_names() {
    let (hall, link) = Hall::with_town().await;
    settle(&mut hall.browser(), &link).await;
    let ending = "--by | Jana Jasanová | --request | žádost Karla Vomáčky | --to | vypis.zip";
    let order = |more: &str| format!("statement | --name | Karel Vomáčka | {ending} {more}");
    let refused = hall.say(&order("")).await;
    assert_eq!(refused.exit.number(), 4, "who cares for no data looks for nobody: {:?}", refused.lines);
    let person = hall.say("user | list").await.value[0]["person"].as_str().unwrap().parse().unwrap();
    grant_care(&hall, person).await;
    let nothing = hall.say(&order("")).await;
    assert_eq!((nothing.exit.number(), &nothing.value["texts"]), (0, &serde_json::json!([])));

    // A record that names him: that a statement was made upon his letter.
    let said = hall.say(&format!("statement | --person | Jana Jasanová | {ending}")).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    let found = hall.say(&order("")).await;
    let texts = found.value["texts"].as_array().unwrap();
    assert_eq!(texts.len(), 1, "{:?}", found.lines);
    assert_eq!(texts[0]["passages"], serde_json::json!(["žádost Karla Vomáčky"]));
    assert!(found.value.get("zip").is_none(), "nobody has said yet whom the text is about");
    let elsewhere = hall.say(&order("| --beside | Lipová")).await;
    assert_eq!(elsewhere.value["texts"], serde_json::json!([]));

    let gone = hall.say(&order("| --texts | 0194b2a0-0000-7000-8000-000000000001")).await;
    assert_eq!(gone.exit.number(), 4, "{:?}", gone.lines);
    let id = texts[0]["id"].as_str().unwrap();
    for (ticked, count) in [(id, 1), ("none", 0), ("all", 3)] {
        let said = hall.say(&order(&format!("| --texts | {ticked}"))).await;
        assert_eq!(said.exit.number(), 0, "{ticked}: {:?}", said.lines);
        assert_eq!((&said.value["files"], &said.value["texts"]), (&5.into(), &count.into()), "{ticked}");
        assert!(STANDARD.decode(said.value["zip"].as_str().unwrap()).unwrap().starts_with(b"PK"));
    }
    let chain = hall.say("verify | --skip-blobs").await;
    assert_eq!(chain.exit.number(), 0, "{:?}", chain.lines);
}

#[tokio::test]
async fn a_running_server_takes_orders_from_the_command_line() {
    let home = tempfile::tempdir().unwrap();
    let held = Held::take(home.path()).unwrap().unwrap();
    let places = held.places.clone();
    assert!(Held::take(home.path()).unwrap().is_none(), "one process has the folder");
    assert!(line::send(&places, Order::TenantList, true).await.unwrap().is_err(), "nobody serves yet");
    let listen = format!("127.0.0.1:{}", port::free());
    let options = arguments(&format!("--plain | --listen | {listen} {}", database_of(&home))).serve;
    let serving = Serving::begin(held, &options).await.unwrap();
    let said = line::send(&places, Order::TenantList, true).await.unwrap();
    let Ok(said) = said else { panic!("the server did not answer") };
    assert!(said.lines[0].starts_with("There is no municipality"), "{:?}", said.lines);
    let verify = Order::Invitations(InTenant { tenant: Some("nikde".to_owned()) });
    let Ok(said) = line::send(&places, verify, false).await.unwrap() else { panic!() };
    assert_eq!(said.exit.number(), 4);
    let address = serving.address;
    let page = health(address).await;
    assert!(page.starts_with("HTTP/1.1 200") && page.ends_with("ok\n"), "{page}");
    serving.end().await;
    assert!(!places.console().exists());
    assert!(tokio::net::TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

async fn health(address: std::net::SocketAddr) -> String {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).await.unwrap();
    text
}
