//! The secret of all servers is lost, and the printed code of a municipality opens it again.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use obeznik_console::Said;
use obeznik_kernel::Department;
use serde_json::Value;

use super::blobs::{content, get, hash_of, name_it, put_whole};
use super::desktop::Desktop;
use super::devices::department;
use super::door::settle;
use super::town::{Hall, path_of};

/// How an order without any server ended, and what it said to a script.
fn recover(data: &Path, database: &str, code: &str) -> (i32, Value) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_obeznik-server"))
        .args(["tenant", "recover", "--recovery-code-stdin", "--json", "--data"])
        .arg(data)
        .env("OBEZNIK_DATABASE", database)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    writeln!(process.stdin.take().unwrap(), "{code}").unwrap();
    let output = process.wait_with_output().unwrap();
    (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap())
}

async fn founded(hall: &Hall, slug: &str, name: &str) -> Said {
    let said = hall
        .say(&format!(
            "tenant | add | {slug} | --name | {name} | --name-genitive | obce | --ico | 00299138 \
             | --given | Jana | --family | Jasanová | --email | jana@vzorov.cz \
             | --without-digits"
        ))
        .await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    said
}

fn code_of(founded: &Said) -> String {
    founded.value["recovery_code"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_printed_code_alone_opens_a_municipality_whose_secret_is_lost() {
    let hall = Hall::empty();
    let (vzorov, dubina) =
        (founded(&hall, "vzorov", "Vzorov").await, founded(&hall, "dubina", "Dubina").await);
    let mut browser = hall.browser();
    settle(&mut browser, &path_of(&vzorov.value["invitation"])).await;
    let mut desktop = Desktop::paired(&mut browser, "vzorov", 1).await;
    let content = content(300_000);
    let hash = hash_of(&desktop, &content);
    put_whole(&mut desktop, &content).await;
    desktop.synchronise().await.unwrap();
    name_it(&mut desktop, &hash);
    desktop.synchronise().await.unwrap();

    // The machine burns down; the database and the attachments were elsewhere.
    let old = hall.closed();
    let database = std::fs::read_to_string(old.path().join("address")).unwrap();
    let keys = old.path().join("server.keys");
    let secret = std::fs::read(&keys).unwrap();
    std::fs::remove_file(&keys).unwrap();
    let fresh = tempfile::tempdir().unwrap();
    let made = fresh.path().join("server.keys");

    let code = code_of(&vzorov);
    let foreign = code_of(&founded(&Hall::empty(), "jinde", "Jinde").await);
    let slip = format!("{}{}", if code.starts_with('7') { '8' } else { '7' }, &code[1..]);
    for (given, key) in [
        (slip.as_str(), "unlock-wrong-group"),
        ("12345", "unlock-wrong-length"),
        (foreign.as_str(), "server-console-recover-wrong"),
    ] {
        let (exit, said) = recover(fresh.path(), &database, given);
        assert_eq!((exit, &said["error"]["key"]), (5, &Value::from(key)), "{said}");
        assert!(!made.exists(), "a code that opens nothing leaves no secret behind");
    }
    let sloppy = code.to_lowercase().replace('-', " ");
    let (exit, said) = recover(fresh.path(), &database, &sloppy);
    assert_eq!((exit, &said["recovered"]), (0, &Value::Bool(true)), "{said}");
    assert_eq!(said["waiting"], serde_json::json!(["Dubina"]));
    assert_ne!(std::fs::read(&made).unwrap(), secret, "it is another secret");

    // The same office, its devices and its attachments go on under the new secret.
    std::fs::write(fresh.path().join("address"), &database).unwrap();
    let blobs = format!("| --blobs | {}", old.path().join("blobs").display());
    let hall = Hall::with_options(fresh, &blobs);
    desktop.speak_with(&hall);
    assert_eq!(get(&mut desktop, &hash, None).await.bytes, content);
    let (id, input) = department("Odbor dopravy");
    desktop.issue("municipality.define_department", &input);
    desktop.synchronise().await.unwrap();
    assert!(desktop.store.reader().record::<Department>(id).unwrap().is_some());
    assert_eq!(hall.say("verify | --tenant | vzorov").await.exit.number(), 0);
    assert_ne!(hall.say("verify | --tenant | dubina").await.exit.number(), 0, "it waits for its own code");
    let (exit, said) = recover(hall.home.path(), &database, &code_of(&dubina));
    assert_eq!((exit, &said["error"]["key"]), (5, &Value::from("server-console-serves-already")), "{said}");

    let fresh = hall.closed();
    let (exit, said) = recover(fresh.path(), &database, &code_of(&dubina));
    assert_eq!((exit, &said["recovered"], &said["waiting"]), (0, &Value::Bool(true), &Value::Array(vec![])));
    let (exit, said) = recover(fresh.path(), &database, &code);
    assert_eq!(
        (exit, &said["recovered"]),
        (0, &Value::Bool(false)),
        "the code still holds, for nothing: {said}"
    );
    let hall = Hall::with_options(fresh, &blobs);
    assert_eq!(hall.say("verify").await.exit.number(), 0);
}

#[tokio::test]
async fn the_order_is_for_a_database_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut process = Command::new(env!("CARGO_BIN_EXE_obeznik-server"))
        .args(["tenant", "recover", "--recovery-code-stdin", "--json", "--data"])
        .arg(home.path())
        .env_remove("OBEZNIK_DATABASE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(process.stdin.take().unwrap(), "12345").unwrap();
    let output = process.wait_with_output().unwrap();
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["error"]["key"], "server-console-recover-files");
}
