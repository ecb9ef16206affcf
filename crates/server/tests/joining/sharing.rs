//! A computer becomes the server of its office, lets another one in by a code, and works alone again.

use std::net::TcpListener;
use std::sync::Arc;

use obeznik_app::ApiError;
use obeznik_app::office::desk::{CreateOffice, Desk, JoinInput, ShareInput};
use obeznik_app::ports::own_server::OwnServer as _;
use obeznik_transport::ServerProgram;
use serde_json::json;

use super::desks::{Computer, aside, department, departments};

/// The server of a test ends with it, whatever happened.
struct Ends(ServerProgram);

impl Drop for Ends {
    fn drop(&mut self) {
        let _ = self.0.stop();
    }
}

fn server_of(computer: &Computer) -> Ends {
    let folder = computer.home.path().join("server");
    Ends(ServerProgram::new(env!("CARGO_BIN_EXE_obeznik-server").into(), folder))
}

fn founded() -> CreateOffice {
    serde_json::from_value(json!({
        "municipality": { "name": "Město Vzorov", "name_genitive": "města Vzorova", "ico": "00299138", "address": "",
            "law": "act128" },
        "term": { "label": "2026–2030", "from": "2026-10-10", "to": null },
        "person": { "given": "Jana", "family": "Jasanová", "title_before": "", "title_after": "", "function": "",
            "email": "jana@vzorov.cz" },
        "roles": ["admin", "secretary"], "passphrase": null,
    }))
    .unwrap()
}

/// A computer with an office that works alone and has one department.
async fn alone() -> Computer {
    let computer = Computer::new();
    let desk = Arc::clone(&computer.desk);
    aside(move || desk.create(founded())).await.unwrap();
    computer.give("municipality.define_department", department("Odbor majetku")).unwrap();
    computer
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

async fn share(computer: &Computer, port: u16) -> Result<(), ApiError> {
    let input = ShareInput {
        host: "127.0.0.1".to_owned(),
        port,
        town: "vzorov".to_owned(),
        passphrase: None,
        device_name: "Počítač se serverem".to_owned(),
    };
    let desk = Arc::clone(&computer.desk);
    aside(move || desk.share(input, &mut |_| {})).await
}

async fn join_by(computer: &Computer, address: &str, code: &str, fingerprint: &str) -> Result<(), ApiError> {
    let input = JoinInput {
        address: address.to_owned(),
        accepted: Some(fingerprint.to_owned()),
        device_name: "Notebook".to_owned(),
        ..JoinInput::default()
    };
    let (desk, code) = (Arc::clone(&computer.desk), code.to_owned());
    aside(move || desk.join_by_code(input, &code, &mut |_| {})).await
}

fn links(desk: &Desk) -> u64 {
    desk.office().unwrap().store().head().unwrap().log_no
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_is_shared_joined_by_a_code_and_comes_back_whole() {
    let first = alone().await;
    let _ends = server_of(&first);
    let (before, me) = (links(&first.desk), first.office().person());
    assert_eq!(first.desk.sharing().unwrap().state, "alone");
    share(&first, free_port()).await.unwrap();
    assert_eq!((first.desk.state().state.as_str(), first.office().person()), ("open", me));
    assert_eq!(departments(&first), ["Odbor majetku"]);
    let sharing = first.desk.sharing().unwrap();
    assert_eq!((sharing.state.as_str(), sharing.may_change), ("shares", true));
    assert!(sharing.address.ends_with("/vzorov"), "{}", sharing.address);

    let desk = Arc::clone(&first.desk);
    let code = aside(move || desk.computer_code(&me.to_string())).await.unwrap();
    assert_eq!((&code.address, &code.fingerprint), (&sharing.address, &sharing.fingerprint));
    let second = Computer::new();
    let wrong = join_by(&second, &code.address, "AAAA-AAAA-AAAA", &code.fingerprint).await;
    assert_eq!(wrong.unwrap_err().key, "join-code-dead");
    assert_eq!(second.desk.state().state, "new", "nothing stays of a code that did not fit");
    let typed = code.code.to_lowercase().replace('-', " ");
    join_by(&second, &code.address, &typed, &code.fingerprint).await.unwrap();
    assert_eq!(departments(&second), ["Odbor majetku"]);
    let third = Computer::new();
    let used = join_by(&third, &code.address, &code.code, &code.fingerprint).await;
    assert_eq!(used.unwrap_err().key, "join-code-dead");

    second.give("municipality.define_department", department("Odbor dopravy")).unwrap();
    second.contact().await.unwrap();
    first.contact().await.unwrap();
    assert_eq!(departments(&first), ["Odbor dopravy", "Odbor majetku"]);

    // Something waits: the office does not leave the server without it.
    first.give("municipality.define_department", department("Odbor školství")).unwrap();
    let desk = Arc::clone(&first.desk);
    assert_eq!(aside(move || desk.work_alone()).await.unwrap_err().key, "sharing-waits");
    first.contact().await.unwrap();
    let desk = Arc::clone(&first.desk);
    aside(move || desk.work_alone()).await.unwrap();
    assert_eq!((first.desk.state().state.as_str(), first.office().person()), ("open", me));
    assert_eq!(first.desk.sharing().unwrap().state, "alone");
    assert_eq!(departments(&first), ["Odbor dopravy", "Odbor majetku", "Odbor školství"]);
    assert!(links(&first.desk) > before, "the log went on from where it was");
    first.give("municipality.define_department", department("Odbor kultury")).unwrap();
    let first = first.restarted().await;
    assert_eq!(first.desk.state().state, "open", "the keyring opens it as before");
    assert_eq!(departments(&first).len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_cannot_begin_leaves_the_office_alone_as_it_was() {
    let computer = alone().await;
    let _ends = server_of(&computer);
    let other = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let failed = share(&computer, other.local_addr().unwrap().port()).await.unwrap_err();
    assert_eq!(failed.key, "sharing-port-taken");
    assert_eq!(computer.desk.state().state, "open");
    assert_eq!(computer.desk.sharing().unwrap().state, "alone");
    assert_eq!(departments(&computer), ["Odbor majetku"]);
    assert!(!computer.home.path().join("server").exists());
    drop(other);
    share(&computer, free_port()).await.unwrap();
    assert_eq!(departments(&computer), ["Odbor majetku"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sharing_cut_off_in_the_middle_is_put_back_at_the_next_start() {
    let computer = alone().await;
    let home = computer.home.path().to_owned();
    let desk = Arc::clone(&computer.desk);
    aside(move || desk.close()).await;
    // As a kill leaves it: the store is aside, another one has been begun, the server has its copy.
    let put_aside = home.join("urad-samostatne");
    std::fs::rename(home.join("urad"), &put_aside).unwrap();
    std::fs::create_dir_all(home.join("urad")).unwrap();
    std::fs::create_dir_all(home.join("server/tenants")).unwrap();
    let note = json!({ "host": "127.0.0.1", "port": 8443, "town": "vzorov", "fingerprint": "", "aside": put_aside,
        "is_finished": false });
    std::fs::write(home.join("server/sharing.json"), note.to_string()).unwrap();
    let computer = computer.restarted().await;
    assert_eq!(computer.desk.state().state, "open");
    assert_eq!(departments(&computer), ["Odbor majetku"]);
    assert!(!home.join("server").exists());
}
