//! Who left the office and whose pass-phrase still opens its file.

use obeznik_kernel::Role;
use serde_json::{Value, json};

use crate::desk::{Computer, HERS, MINE};

impl Computer {
    /// Ends the one role of a person in the office with a day.
    fn let_go(&self, person: &str, last_on: &str) {
        let settings = self.desk.office().unwrap().query("settings", json!({})).unwrap();
        let bodies = settings["bodies"].as_array().unwrap();
        let mut seats = bodies.iter().flat_map(|body| body["members"].as_array().unwrap());
        let seat = seats.find(|seat| seat["person"] == person).unwrap()["id"].clone();
        let end = json!({ "id": seat, "last_on": last_on, "reason": "konec pracovního poměru" });
        self.does("municipality.end_membership", end).unwrap();
    }

    /// Rows of Můj den that ask for a profile to be closed: where they lead and how they look.
    fn profiles_to_close(&self) -> Vec<(String, String, String)> {
        let day = self.desk.office().unwrap().query("my_day", Value::Null).unwrap();
        let rows =
            day["groups"].as_array().unwrap().iter().flat_map(|group| group["rows"].as_array().unwrap());
        let own = rows.filter(|row| row["act"]["key"] == "day-act-close-profile");
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        own.map(|row| {
            assert_eq!(row["view"], "settings");
            (text(&row["target"]), text(&row["heading"]["args"]["person"]), text(&row["tone"]))
        })
        .collect()
    }
}

#[test]
fn a_pass_phrase_whose_person_left_is_to_be_taken_away() {
    let (mut computer, clerk) = Computer::shared();
    let helper = computer.person("Malá", &[Role::Clerk]);
    computer.desk.open_profile(&helper, "kolo stojí u vrat dvora").unwrap();
    assert!(computer.profiles_to_close().is_empty(), "everybody holds a role");
    computer.let_go(&clerk, "2026-11-28");
    assert!(computer.profiles_to_close().is_empty(), "the last day is a day of work");
    computer.let_go(&clerk, "2026-11-27");
    let row = |tone: &str| ("profile".to_owned(), "Petr Dvořák".to_owned(), tone.to_owned());
    assert_eq!(computer.profiles_to_close(), [row("warn")]);

    // Until then the words of who left open the file wherever a copy of it lies.
    let refused = computer.desk.sign_in(&clerk, HERS).unwrap_err();
    assert_eq!(refused.key, "sign-in-no-role");
    computer.keyring.set_locked(true);
    computer.start_again(24 * 3600);
    computer.desk.unlock("passphrase", HERS).unwrap();
    computer.desk.sign_in(&computer.founder, MINE).unwrap();
    assert_eq!(computer.profiles_to_close(), [row("bad")], "it waits since yesterday");

    computer.desk.close_profile(&clerk).unwrap();
    assert!(computer.profiles_to_close().is_empty());
    computer.start_again(1);
    assert_eq!(computer.desk.unlock("passphrase", HERS).unwrap_err().key, "unlock-wrong-passphrase");
}

#[test]
fn a_profile_is_left_to_whoever_is_about_to_begin_and_is_no_business_of_a_clerk() {
    let (computer, clerk) = Computer::shared();
    let newcomer = computer.person("Nový", &[]);
    computer.desk.open_profile(&newcomer, "kolo stojí u vrat dvora").unwrap();
    computer.let_go(&clerk, "2026-11-26");
    assert_eq!(computer.profiles_to_close().len(), 1, "who never had a role has not left");
    let helper = computer.person("Malá", &[Role::Clerk]);
    computer.desk.open_profile(&helper, "vlak jede přes viadukt").unwrap();
    computer.desk.sign_in(&helper, "vlak jede přes viadukt").unwrap();
    assert!(computer.profiles_to_close().is_empty());
    computer.desk.sign_in(&computer.founder, MINE).unwrap();
    let again = json!({ "body": obeznik_municipality::office_id(), "person": clerk, "role": "clerk",
        "from": "2026-12-15", "to": null, "end_reason": "", "party": "" });
    let id = obeznik_kernel::RecordId::well_known("the clerk comes back");
    computer.does("municipality.set_membership", json!({ "id": id, "membership": again })).unwrap();
    assert!(computer.profiles_to_close().is_empty(), "they come back in two weeks");
}
