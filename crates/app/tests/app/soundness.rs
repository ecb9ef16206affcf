//! A store that its disk has spoilt, as the person at the computer hears of it.

use std::fs;

use obeznik_app::ports::SystemIds;
use obeznik_kernel::IdSource as _;
use obeznik_store::Draft;
use serde_json::Value;

use crate::desk::Computer;

const DAY: i64 = 24 * 3600;
const PAGE: usize = 4096;

impl Computer {
    /// Turns some bytes of a page about, fifty pages before the end of the file; once more and they are as before.
    fn spoil(&self) {
        let file = self.home.path().join("urad").join("office.db");
        let mut bytes = fs::read(&file).unwrap();
        let at = (bytes.len() / PAGE - 50) * PAGE;
        bytes[at..at + 64].iter_mut().for_each(|byte| *byte ^= 0x5a);
        fs::write(&file, bytes).unwrap();
    }

    /// Where the row of Můj den that speaks of it leads to.
    fn is_told(&self) -> Option<String> {
        let day = self.desk.office().unwrap().query("my_day", Value::Null).unwrap();
        let rows =
            day["groups"].as_array().unwrap().iter().flat_map(|group| group["rows"].as_array().unwrap());
        let mut own = rows.filter(|row| row["heading"]["key"] == "day-title-unsound");
        own.next().map(|row| row["target"].as_str().unwrap().to_owned())
    }
}

#[test]
fn the_whole_file_is_read_once_a_week_and_only_damage_is_told() {
    let mut computer = Computer::founded(None);
    assert!(!computer.desk.look_over_when_due().unwrap(), "it is sound, so there is nothing to tell");
    // What somebody else is writing fills pages that nothing on the screens reads.
    let (person, saved_at) = (SystemIds.next_id().into(), "2026-11-28T08:00:00Z".parse().unwrap());
    let draft = Draft { draft_id: "paper/1/report".to_owned(), person, body: "x".repeat(600_000), saved_at };
    computer.desk.opened().unwrap().store().put_draft(&draft).unwrap();
    computer.start_again(60);
    computer.spoil();

    computer.pass(6 * DAY);
    assert!(!computer.desk.look_over_when_due().unwrap(), "not due");
    assert_eq!(computer.is_told(), None);
    computer.pass(DAY);
    assert!(computer.desk.look_over_when_due().unwrap());
    assert_eq!(computer.is_told().as_deref(), Some("backup"));
    assert!(!computer.desk.look_over_when_due().unwrap(), "told once and looked at once a day");

    computer.spoil();
    computer.pass(DAY);
    assert!(computer.desk.look_over_when_due().unwrap(), "the disk reads again");
    assert_eq!(computer.is_told(), None);
}
