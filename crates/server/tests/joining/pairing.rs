//! Coming in, being kept out, coming in again.

use obeznik_app::Code;
use obeznik_app::contact::Failure;
use obeznik_app::office::desk::JoinInput;
use serde_json::{Value, json};

use super::desks::{Computer, Nobody, PATIENCE, aside, department, departments};
use super::street::Street;

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_joins_and_opens_its_desk_with_everything_its_person_sees() {
    let (street, mut browser) = Street::with_town().await;
    let computer = Computer::new();
    assert_eq!(computer.desk.state().state, "new");
    computer.join(&mut browser, street.address()).await.unwrap();
    assert_eq!(computer.desk.state().state, "open");
    let session = computer.query("session", Value::Null);
    assert!(session.to_string().contains("Jasanová"), "{session}");
    let sync = computer.query("sync", Value::Null);
    assert_eq!((&sync["state"], &sync["waiting"]), (&json!("sent"), &json!(0)), "{sync}");

    // After a restart nothing is asked and the office is there without a network.
    let (_home, _) = street.closed().await;
    let computer = computer.restarted().await;
    assert_eq!(computer.desk.state().state, "open");
    computer.give("municipality.define_department", department("Odbor majetku")).unwrap();
    let failure = computer.contact().await.unwrap_err();
    assert!(matches!(failure, Failure::Unreached(_)), "{failure:?}");
    let waiting = computer.query("waiting", Value::Null);
    assert_eq!(waiting["rows"][0]["state"], "waits", "{waiting}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_nobody_vouches_for_is_asked_about_and_another_one_is_refused() {
    let (street, mut browser) = Street::with_town().await;
    let computer = Computer::new();
    let address = format!("127.0.0.1:{}/vzorov", street.address().port());
    let refused = |input: JoinInput| {
        let desk = std::sync::Arc::clone(&computer.desk);
        async move { aside(move || desk.begin_pairing(input)).await.unwrap_err().key }
    };
    let unasked = JoinInput { address: address.clone(), ..JoinInput::default() };
    assert_eq!(refused(unasked.clone()).await, "join-certificate-unknown");
    let other = JoinInput { accepted: Some("0".repeat(64)), ..unasked.clone() };
    assert_eq!(refused(other).await, "join-certificate-unknown");
    // The invitation says another key: whoever sits between is told of, even when accepted.
    let fingerprint = street.serving.server.reach.fingerprint.clone().unwrap();
    let link = format!("https://{address}/invitation/x#{}", "0".repeat(64));
    let between = JoinInput { address: link, accepted: Some(fingerprint), ..JoinInput::default() };
    assert_eq!(refused(between).await, "join-certificate-other");
    assert_eq!(computer.desk.state().state, "new");

    // Another server under the same address later: nothing is said to it.
    computer.join(&mut browser, street.address()).await.unwrap();
    let (home, port) = street.closed().await;
    std::fs::remove_file(home.path().join("certificate.pem")).unwrap();
    std::fs::remove_file(home.path().join("certificate-key.pem")).unwrap();
    let _other = Street::over(home, port).await;
    let _ = computer.contact().await; // over the line that was open
    let failure = computer.contact().await.unwrap_err();
    assert_eq!(failure, Failure::Unreached(obeznik_app::ports::network::Unreached::Untrusted));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_answers_is_said_as_that_and_leaves_nothing_behind() {
    let computer = Computer::new();
    let desk = std::sync::Arc::clone(&computer.desk);
    let input = JoinInput { address: "127.0.0.1:1/vzorov".to_owned(), ..JoinInput::default() };
    let error = aside(move || desk.begin_pairing(input)).await.unwrap_err();
    assert_eq!((error.code, error.key.as_str()), (Code::Unreachable, "join-no-connection"));
    assert_eq!(computer.desk.state().state, "new");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_shown_out_holds_only_its_own_work_and_comes_in_again_as_another_device() {
    let (street, mut browser) = Street::with_town().await;
    let computer = Computer::new();
    computer.join(&mut browser, street.address()).await.unwrap();
    computer.give("municipality.define_department", department("Odbor dopravy")).unwrap();
    computer.contact().await.unwrap();
    let device = street.only_device().await;
    assert_eq!(street.say(&format!("device | revoke | {device}")).await.exit.number(), 0);
    computer.give("municipality.define_department", department("Odbor majetku")).unwrap();
    let failure = computer.contact().await.unwrap_err();
    assert_eq!(failure, Failure::ShownOut { wipe: false });
    let desk = std::sync::Arc::clone(&computer.desk);
    aside(move || desk.give_back()).await;
    assert_waits_outside(&computer);
    let computer = computer.restarted().await;
    assert_waits_outside(&computer);

    computer.pair(&mut browser, JoinInput::default()).await.unwrap();
    assert_eq!(computer.desk.state().state, "open");
    computer.contact().await.unwrap();
    let computer = computer.restarted().await;
    assert_eq!(departments(&computer), ["Odbor dopravy", "Odbor majetku"]);
    let other = Computer::new();
    other.join(&mut browser, street.address()).await.unwrap();
    assert_eq!(departments(&other).len(), 2, "what was written while shut out came through");
    assert_eq!(street.say("verify").await.exit.number(), 0);
}

/// Nothing of the office can be read; one change waits.
fn assert_waits_outside(computer: &Computer) {
    let state = computer.desk.state();
    let joining = state.joining.unwrap();
    assert_eq!((state.state.as_str(), joining.has_ended, joining.waiting), ("joining", true, 1));
    assert!(!joining.is_paired);
    let office = computer.desk.opened().unwrap();
    assert_eq!(office.store().dump_records().unwrap(), "");
    assert_eq!(computer.desk.office().err().unwrap().key, "sign-in-needed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_shown_out_with_nothing_unsent_holds_nothing() {
    let (street, mut browser) = Street::with_town().await;
    let computer = Computer::new();
    computer.join(&mut browser, street.address()).await.unwrap();
    computer.give("municipality.define_department", department("Odbor dopravy")).unwrap();
    computer.contact().await.unwrap();
    let nobody: std::sync::Arc<dyn obeznik_app::contact::Told> = std::sync::Arc::new(Nobody);
    obeznik_app::contact::keep(&computer.desk, &nobody);
    let device = street.only_device().await;
    assert_eq!(street.say(&format!("device | revoke | {device}")).await.exit.number(), 0);
    let begun = std::time::Instant::now();
    while computer.desk.state().state != "new" && begun.elapsed() < PATIENCE {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let state = computer.desk.state();
    assert_eq!((state.state.as_str(), state.error.unwrap().key.as_str()), ("new", "sync-shown-out"));
    let left: Vec<_> = std::fs::read_dir(computer.desk.folder()).unwrap().flatten().collect();
    assert!(left.iter().all(|entry| entry.file_name() == "lock"), "{left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wiped_computer_holds_nothing_any_more() {
    let (street, mut browser) = Street::with_town().await;
    let computer = Computer::new();
    computer.join(&mut browser, street.address()).await.unwrap();
    let device = street.only_device().await;
    assert_eq!(street.say(&format!("device | wipe | {device}")).await.exit.number(), 0);
    assert_eq!(computer.contact().await.unwrap_err(), Failure::ShownOut { wipe: true });
    let of_another_office = computer.home.path().join("urad-samostatne");
    std::fs::create_dir(&of_another_office).unwrap();
    let desk = std::sync::Arc::clone(&computer.desk);
    aside(move || desk.wipe()).await;
    assert!(of_another_office.exists());
    let left: Vec<_> = std::fs::read_dir(computer.desk.folder()).unwrap().flatten().collect();
    assert!(left.iter().all(|entry| entry.file_name() == "lock"), "{left:?}");
    let computer = computer.restarted().await;
    assert_eq!(computer.desk.state().state, "new");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copied_folder_goes_on_as_another_device_and_nothing_happens_twice() {
    let (street, mut browser) = Street::with_town().await;
    let computer = Computer::new();
    computer.join(&mut browser, street.address()).await.unwrap();
    computer.give("municipality.define_department", department("Odbor majetku")).unwrap();
    let computer = computer.restarted().await;
    let copy = computer.copied().await;
    assert_eq!(copy.contact().await.unwrap_err(), Failure::NotPaired);
    copy.pair(&mut browser, JoinInput::default()).await.unwrap();
    copy.contact().await.unwrap();
    computer.contact().await.unwrap();
    copy.contact().await.unwrap();
    for desk in [&computer, &copy] {
        assert_eq!(departments(desk), ["Odbor majetku"]);
        assert_eq!(desk.query("sync", Value::Null)["waiting"], 0);
    }
    assert_eq!(street.say("verify").await.exit.number(), 0);
}
