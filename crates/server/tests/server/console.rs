//! Administration: directly, and through the line of a running server.

use obeznik_server::console::arguments::{InTenant, Order};
use obeznik_server::console::line;
use obeznik_server::serve::{Held, Serving};

use super::door::settle;
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

    let renewed = hall.say("invite | --email | jana@vzorov.cz | --renew | --with-digits").await;
    assert_eq!(renewed.exit.number(), 0, "{:?}", renewed.lines);
    assert_eq!(renewed.value["digits"].as_str().unwrap().len(), 6);
    let page = hall.browser().get(&path_of(&renewed.value)).await;
    assert!(page.has("Kód od správce"), "{}", page.body);
    assert_eq!(hall.say("invite | --email | nikdo@vzorov.cz").await.exit.number(), 4);
}

#[tokio::test]
async fn a_running_server_takes_orders_from_the_command_line() {
    let home = tempfile::tempdir().unwrap();
    let held = Held::take(home.path()).unwrap().unwrap();
    let places = held.places.clone();
    assert!(Held::take(home.path()).unwrap().is_none(), "one process has the folder");
    assert!(line::send(&places, Order::TenantList, true).await.unwrap().is_err(), "nobody serves yet");
    let options = arguments(&format!("--plain | --listen | 127.0.0.1:0 {}", database_of(&home))).serve;
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
