//! A computer becomes the server of its office, lets another one in by a code, and works alone again.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::{Duration, Instant};

use obeznik_app::ApiError;
use obeznik_app::office::desk::{CreateOffice, Desk, JoinInput, ServedAt, ShareInput, WayInput};
use obeznik_app::ports::SystemClock;
use obeznik_app::ports::own_server::OwnServer as _;
use obeznik_store::NoKeyring;
use obeznik_transport::ServerProgram;
use serde_json::json;

use super::day;
use super::desks::{Computer, PATIENCE, aside, copy_folder, department, departments};
use super::port;

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
    let code = aside(move || desk.create(founded())).await.unwrap();
    assert!(computer.desk.confirms_recovery(groups(&code)));
    computer.give("municipality.define_department", department("Odbor majetku")).unwrap();
    computer
}

/// Two groups of a recovery code, as somebody copies them who has the sheet.
fn groups(code: &str) -> [(usize, String); 2] {
    let group = |number: usize| (number, code.split('-').nth(number - 1).unwrap().to_owned());
    [group(1), group(5)]
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

fn draft(computer: &Computer, key: &str) -> Option<String> {
    computer.office().draft(key).unwrap()
}

/// Folders beside the office that a move makes and has to remove, and the office.
fn places(computer: &Computer) -> Vec<&'static str> {
    let places = ["urad", "urad-zpet", "urad-sdilene", "server"];
    places.into_iter().filter(|name| computer.home.path().join(name).exists()).collect()
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
    first.office().put_draft("paper/new", "Rozepsaná zpráva".to_owned()).unwrap();
    first.office().put_draft("paper/thrown", "Zahozená zpráva".to_owned()).unwrap();
    share(&first, port::free()).await.unwrap();
    assert_eq!((first.desk.state().state.as_str(), first.office().person()), ("open", me));
    assert_eq!(departments(&first), ["Odbor majetku"]);
    assert_eq!(draft(&first, "paper/new").as_deref(), Some("Rozepsaná zpráva"));
    first.office().put_draft("paper/new", "Dopsaná zpráva".to_owned()).unwrap();
    first.office().drop_draft("paper/thrown").unwrap();
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
    assert_eq!(draft(&first, "paper/new").as_deref(), Some("Dopsaná zpráva"));
    assert_eq!(draft(&first, "paper/thrown"), None, "what was thrown away does not come back");
    assert_eq!(places(&first), ["urad"], "only the office, and what is put aside");
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
    share(&computer, port::free()).await.unwrap();
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
        "reached": "begun" });
    std::fs::write(home.join("server/sharing.json"), note.to_string()).unwrap();
    let computer = computer.restarted().await;
    assert_eq!(computer.desk.state().state, "open");
    assert_eq!(departments(&computer), ["Odbor majetku"]);
    assert!(!home.join("server").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wiped_desk_that_shares_leaves_no_store_put_aside() {
    let computer = alone().await;
    let _ends = server_of(&computer);
    share(&computer, port::free()).await.unwrap();
    let home = computer.home.path().to_owned();
    let [last, older, copy] = ["urad-samostatne", "urad-samostatne-1700000000000", "urad-samostatne-kopie"]
        .map(|name| home.join(name));
    copy_folder(&last, &older);
    copy_folder(&last, &copy);
    let desk = Arc::clone(&computer.desk);
    aside(move || desk.wipe()).await;
    assert_eq!(computer.desk.state().state, "new");
    assert!(!last.exists() && !older.exists());
    assert!(copy.exists(), "what a person named is theirs");
    assert!(home.join("server").exists(), "the others work on");
}

/// How a kill leaves a move back to working alone, step by step: where the office that was given back lies, and
/// where the store that had joined; nothing when it is deleted already.
const CUT_OFF: [(&str, &str); 4] =
    [("urad-zpet", "urad"), ("urad-zpet", "urad-sdilene"), ("urad", "urad-sdilene"), ("urad", "")];

#[tokio::test(flavor = "multi_thread")]
async fn a_return_to_working_alone_cut_off_anywhere_is_finished_at_the_next_start() {
    let mut computer = alone().await;
    let _ends = server_of(&computer);
    let home = computer.home.path().to_owned();
    share(&computer, port::free()).await.unwrap();
    computer.office().put_draft("paper/new", "Rozepsaná zpráva".to_owned()).unwrap();
    let (joined, server) = (home.join("joined"), home.join("server"));
    close(&computer).await;
    copy_folder(&home.join("urad"), &joined);
    computer = computer.restarted().await;
    let desk = Arc::clone(&computer.desk);
    aside(move || desk.work_alone()).await.unwrap();
    for (office, parted) in CUT_OFF {
        close(&computer).await;
        let beside = std::fs::read_dir(&home).unwrap().map(|entry| entry.unwrap().path());
        let ended =
            beside.filter(|path| path.display().to_string().contains("server-ukonceno")).max().unwrap();
        std::fs::rename(ended, &server).unwrap();
        std::fs::rename(home.join("urad"), home.join("moving")).unwrap();
        std::fs::rename(home.join("moving"), home.join(office)).unwrap();
        if !parted.is_empty() {
            copy_folder(&joined, &home.join(parted));
        }
        computer = computer.restarted().await;
        assert_eq!(computer.desk.state().state, "open", "{office} {parted}");
        assert_eq!(computer.desk.sharing().unwrap().state, "alone", "{office} {parted}");
        assert_eq!(departments(&computer), ["Odbor majetku"]);
        assert_eq!(draft(&computer, "paper/new").as_deref(), Some("Rozepsaná zpráva"));
        assert_eq!(places(&computer), ["urad"], "{office} {parted}");
    }
    share(&computer, port::free()).await.unwrap();
    assert_eq!(computer.desk.sharing().unwrap().state, "shares");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_not_given_back_whole_is_shared_as_before() {
    let computer = alone().await;
    let ends = server_of(&computer);
    let home = computer.home.path().to_owned();
    share(&computer, port::free()).await.unwrap();
    close(&computer).await;
    ends.0.stop().unwrap();
    std::fs::create_dir_all(home.join("urad-zpet/blobs")).unwrap(); // as far as the server had got
    let computer = computer.restarted().await;
    let _ends = server_of(&computer); // while its folder is still there
    assert_eq!(computer.desk.sharing().unwrap().state, "shares");
    assert_eq!(places(&computer), ["urad", "server"]);
    computer.give("municipality.define_department", department("Odbor dopravy")).unwrap();
    reached(&computer).await; // the server is beginning
    assert_eq!(computer.query("sync", json!(null))["waiting"], 0);
}

async fn close(computer: &Computer) {
    let desk = Arc::clone(&computer.desk);
    aside(move || desk.close()).await;
}

/// Makes a backup as somebody who asks for one; gives how many there are and the bytes of the last.
async fn back_up(computer: &Computer) -> (u32, u64) {
    let desk = Arc::clone(&computer.desk);
    let standing = aside(move || desk.back_up_now(&mut |_| ())).await.unwrap();
    assert_eq!((standing.is_off.as_str(), standing.is_of_server, standing.is_there), ("", true, true));
    (standing.count, standing.last.unwrap().size_bytes)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_office_is_backed_up_whole_and_comes_back_by_the_sheet() {
    day::that_lasts(10);
    let first = Computer::new();
    let desk = Arc::clone(&first.desk);
    let code = aside(move || desk.create(founded())).await.unwrap();
    first.give("municipality.define_department", department("Odbor majetku")).unwrap();
    let _ends = server_of(&first);
    assert_eq!(share(&first, port::free()).await.unwrap_err().key, "sharing-sheet-first");
    assert!(first.desk.confirms_recovery(groups(&code)));
    let disk = tempfile::tempdir().unwrap();
    let chosen = disk.path().display().to_string();
    first.desk.choose_backup_folder(&chosen).unwrap();
    share(&first, port::free()).await.unwrap();
    let desk = Arc::clone(&first.desk);
    let standing = aside(move || desk.backup_standing()).await.unwrap();
    assert_eq!((standing.is_of_server, &standing.folder, standing.is_there), (true, &chosen, true));

    let me = first.office().person();
    let desk = Arc::clone(&first.desk);
    let let_in = aside(move || desk.computer_code(&me.to_string())).await.unwrap();
    let second = Computer::new();
    join_by(&second, &let_in.address, &let_in.code, &let_in.fingerprint).await.unwrap();
    second.give("municipality.define_department", department("Odbor dopravy")).unwrap();
    second.contact().await.unwrap();
    assert_eq!(departments(&first), ["Odbor majetku"], "the desk that shares has not heard of it yet");
    let (count, size) = back_up(&first).await;
    assert_eq!(count, 1);
    assert!(size > 0);
    assert_eq!(back_up(&first).await.0, 1, "of one day the newest stays");
    let desk = Arc::clone(&first.desk);
    assert!(!aside(move || desk.back_up_when_due(&mut |_| ())).await.unwrap(), "one a day");

    let third = Computer::new();
    let (desk, folder) = (Arc::clone(&third.desk), chosen.clone());
    let found = aside(move || desk.backups_in(&folder)).await.unwrap();
    let (desk, backup) = (Arc::clone(&third.desk), found[0].id.clone());
    let returned = aside(move || desk.bring_office_back(&backup, "recovery", &code, &mut |_| ())).await;
    assert!(!returned.unwrap().is_joined);
    assert_eq!(third.desk.sharing().unwrap().state, "alone");
    assert_eq!(
        departments(&third),
        ["Odbor dopravy", "Odbor majetku"],
        "the whole office, not one person's view"
    );
    third.give("municipality.define_department", department("Odbor kultury")).unwrap();

    // Working alone again, the first computer goes on in the same place.
    first.contact().await.unwrap();
    let desk = Arc::clone(&first.desk);
    aside(move || desk.work_alone()).await.unwrap();
    let desk = Arc::clone(&first.desk);
    let standing = aside(move || desk.back_up_now(&mut |_| ())).await.unwrap();
    assert_eq!(
        (standing.is_of_server, standing.folder.as_str(), standing.count),
        (false, chosen.as_str(), 1)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_office_says_why_it_was_not_backed_up() {
    let first = alone().await;
    let _ends = server_of(&first);
    share(&first, port::free()).await.unwrap();
    let choose = |folder: String| {
        let desk = Arc::clone(&first.desk);
        aside(move || desk.choose_backup_folder(&folder))
    };
    assert_eq!(choose("zalohy".to_owned()).await.unwrap_err().key, "backup-no-folder");
    let inside = first.home.path().join("server").join("tenants");
    let inside = std::fs::read_dir(inside).unwrap().next().unwrap().unwrap().path();
    assert_eq!(choose(inside.display().to_string()).await.unwrap_err().key, "backup-in-store");
    let disk = tempfile::tempdir().unwrap();
    choose(disk.path().display().to_string()).await.unwrap();
    disk.close().unwrap();
    let desk = Arc::clone(&first.desk);
    assert_eq!(aside(move || desk.back_up_now(&mut |_| ())).await.unwrap_err().key, "backup-not-there");
    let desk = Arc::clone(&first.desk);
    let standing = aside(move || desk.backup_standing()).await.unwrap();
    assert_eq!(
        (standing.is_there, standing.failure.unwrap().error.key.as_str()),
        (false, "backup-not-there")
    );
}

async fn move_to(computer: &Computer, host: &str, port: u16) -> Result<(), ApiError> {
    let (desk, to) = (Arc::clone(&computer.desk), ServedAt { host: host.to_owned(), port });
    aside(move || desk.move_sharing(to)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_office_moves_to_another_address_and_is_known_there_by_its_key() {
    let first = alone().await;
    let _ends = server_of(&first);
    share(&first, port::free()).await.unwrap();
    let (before, me) = (first.desk.sharing().unwrap(), first.office().person());
    let desk = Arc::clone(&first.desk);
    let code = aside(move || desk.computer_code(&me.to_string())).await.unwrap();
    let second = Computer::new();
    join_by(&second, &code.address, &code.code, &code.fingerprint).await.unwrap();

    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    assert_eq!(move_to(&first, "127.0.0.1", port).await.unwrap_err().key, "sharing-port-taken");
    assert_eq!(move_to(&first, "127.0.0.1", 80).await.unwrap_err().key, "sharing-port-wrong");
    assert_eq!(move_to(&first, "můj počítač", 8443).await.unwrap_err().key, "join-address-wrong");
    assert_eq!(first.desk.sharing().unwrap().address, before.address);
    reached(&second).await; // the server is served as before, though it may be beginning

    let port = port::free();
    move_to(&first, "localhost", port).await.unwrap();
    let after = first.desk.sharing().unwrap();
    assert_eq!((after.state.as_str(), &after.fingerprint), ("shares", &before.fingerprint));
    assert_eq!((after.address.as_str(), after.port), (&*format!("https://localhost:{port}/vzorov"), port));
    first.contact().await.unwrap();
    second.give("municipality.define_department", department("Odbor dopravy")).unwrap();
    assert!(second.contact().await.is_err(), "nobody told it yet");
    let (desk, address) = (Arc::clone(&second.desk), Some(after.address));
    let input = WayInput { address, ..WayInput::default() };
    assert_eq!(aside(move || desk.set_office_way(&input)).await.unwrap(), "reached");
    second.contact().await.unwrap();
    first.contact().await.unwrap();
    assert_eq!(departments(&first), ["Odbor dopravy", "Odbor majetku"]);

    let first = first.restarted().await;
    let _ends = server_of(&first); // while its folder is still there
    assert_eq!(first.desk.sharing().unwrap().state, "shares");
    let desk = Arc::clone(&first.desk);
    let way = aside(move || desk.office_way()).await.unwrap().unwrap();
    assert!(way.is_served_here, "its own address is a matter of sharing");
}

/// Waits until the server that is beginning answers.
async fn reached(computer: &Computer) {
    let begun = Instant::now();
    while let Err(failure) = computer.contact().await {
        assert!(begun.elapsed() < PATIENCE, "{failure:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sharing_begins_at_sign_in_as_long_as_there_is_something_to_share() {
    let computer = alone().await;
    let _ends = server_of(&computer);
    assert_eq!(computer.desk.share_from_sign_in(true).unwrap_err().key, "sharing-not-here");
    share(&computer, port::free()).await.unwrap();
    let begins = |desk: &Desk| desk.sharing().unwrap().begins_at_sign_in;
    assert_eq!(begins(&computer.desk), Some(false));
    computer.desk.share_from_sign_in(true).unwrap();
    assert_eq!(begins(&computer.desk), Some(true));

    // What the entry does: nobody has opened the window yet.
    let home = computer.home.path().to_owned();
    let program = || ServerProgram::new(env!("CARGO_BIN_EXE_obeznik-server").into(), home.join("server"));
    let stopping = program();
    aside(move || stopping.stop()).await.unwrap();
    let without_window = Desk::with(home.join("urad"), Arc::new(NoKeyring), Arc::new(SystemClock));
    let without_window = without_window.with_server(Arc::new(program()));
    aside(move || without_window.serve_again()).await.unwrap();
    reached(&computer).await;
    assert!(home.join("server/log").read_dir().unwrap().next().is_some(), "its log is bounded by days");
    assert!(!home.join("server/server.log").exists());

    let desk = Arc::clone(&computer.desk);
    aside(move || desk.work_alone()).await.unwrap();
    share(&computer, port::free()).await.unwrap();
    assert_eq!(begins(&computer.desk), Some(false), "the entry went with the sharing of before");
}
