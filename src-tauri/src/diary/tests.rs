//! What the office does through the diary's eyes.

use std::path::Path;
use std::sync::Arc;

use obeznik_app::office::Request;
use obeznik_app::office::desk::Desk;
use obeznik_kernel::Timestamp;
use obeznik_kernel::calendar::day_in_prague;
use serde_json::json;

use super::*;
use crate::mark::CutOff;

/// Words a person wrote; none of them may ever stand in the diary.
const PLANTED: &[&str] =
    &["Prodej", "zahradky", "Kropackove", "Kropáčkové", "755101", "1/1234", "tajné", "tajne"];

fn whole(folder: &Path) -> String {
    kept(folder).iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// A day in the demo town with every sort of event: done, refused, misread, searched, broken.
fn work(desk: &Desk) {
    obeznik_demo::make(desk, day_in_prague(Timestamp::now())).unwrap();
    let office = desk.office().unwrap();
    let title = "Prodej zahradky Kropáčkové, r. č. 755101/1234, tajné";
    let request =
        |kind: &str, payload| Request { kind: kind.to_owned(), payload, base: vec![], on_behalf_of: None };
    let _ = office.execute(request("circulation.create_paper", json!({ "title": title })));
    let _ = office.execute(request("office.undo", json!({ "command": title })));
    let _ = office.execute(request(title, json!({})));
    let _ = office.query("search", json!({ "words": title }));
    let _ = office.query(title, json!({ "words": title }));
    let slice = json!({ "sort": "", "descending": false, "offset": 0, "limit": 50 });
    let papers = json!({ "text": title, "states": [], "body": "", "department": "", "year": 0, "mine": false, "slice": slice });
    office.query("papers", papers).unwrap();
    office.put_draft("paper/new", title.to_owned()).unwrap();
    let misread = serde_json::from_value::<u32>(json!(title)).unwrap_err();
    let _ = obeznik_app::ApiError::broken(misread);
    drop(office);
    desk.close();
}

#[test]
fn the_diary_tells_what_was_done_and_nothing_that_a_person_wrote() {
    let room = tempfile::tempdir().unwrap();
    let diary = Diary::new(&room.path().join("logs"), Level::TRACE);
    let desk = Arc::new(Desk::new(room.path().join("office")));
    tracing::subscriber::with_default(diary, || work(&desk));
    let text = whole(&room.path().join("logs"));
    for expected in [
        "INFO obeznik_app::office a command was decided kind=circulation.create_paper",
        "outcome=refused",
        "outcome=accepted",
        "name=papers",
        "cause=invalid_type_string_…_expected_u32",
        "INFO obeznik_app::office::desk the office was closed",
    ] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
    for planted in PLANTED {
        assert!(!text.contains(planted), "{planted} is in the diary");
    }
    let found: Vec<_> = texts_of_town().into_iter().filter(|written| text.contains(written)).collect();
    assert!(found.is_empty(), "{found:?} is in the diary");
}

#[test]
fn the_note_about_a_cut_holds_what_was_done_last_and_nothing_that_a_person_wrote() {
    let room = tempfile::tempdir().unwrap();
    let logs = room.path().join("logs");
    let diary = Diary::new(&logs, Level::TRACE);
    let desk = Arc::new(Desk::new(room.path().join("office")));
    let begun = Timestamp::now();
    tracing::subscriber::with_default(diary, || work(&desk));
    let run = Run::of(desk.folder());
    let cut = CutOff { version: "0.1.0".to_owned(), begun, at: Timestamp::now() };
    crash::note_cut(&logs, &run, &cut);
    let text = std::fs::read_to_string(&crash::notes(&logs)[0]).unwrap();
    for expected in ["the program was cut off", "INFO obeznik_app::office::desk the office was closed"] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
    for planted in PLANTED {
        assert!(!text.contains(planted), "{planted} is in the note");
    }
    let found: Vec<_> = texts_of_town().into_iter().filter(|written| text.contains(written)).collect();
    assert!(found.is_empty(), "{found:?} is in the note");
}

/// What the people of the demo town wrote and are called.
fn texts_of_town() -> Vec<String> {
    let town = serde_json::from_str(include_str!("../../../assets/demo/vzorov.json")).unwrap();
    let mut texts = Vec::new();
    collect(&town, &mut texts);
    assert!(texts.len() > 250, "{} texts", texts.len());
    texts
}

/// Every text of the town in which somebody wrote words: two or more, or a name with a capital letter.
fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
    let tells =
        |text: &str| text.chars().count() > 3 && (text.contains(' ') || text.starts_with(char::is_uppercase));
    match value {
        serde_json::Value::String(text) if tells(text) => texts.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        serde_json::Value::Object(members) => members.values().for_each(|member| collect(member, texts)),
        _ => {}
    }
}
