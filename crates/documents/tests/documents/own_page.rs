//! What a member takes from their own page at the server.

use obeznik_app::Code;
use obeznik_authority::find_standing;
use obeznik_circulation::distribution::{PackReach, Seen, pack_of};
use obeznik_documents::office::own_page::OwnPage;
use obeznik_kernel::{PersonId, RecordId};
use serde_json::json;

use crate::confidential::{Town, new_id};
use crate::office::vzorov;
use crate::pdf::Pdf;

/// A council convened with the papers, and one of its members.
fn convened(town: &Town, papers: &[RecordId]) -> (RecordId, PersonId) {
    let meetings = town.office.query("meetings", json!({ "body": "", "from": null, "to": null })).unwrap();
    let mut councils = meetings.as_array().unwrap().iter().filter(|row| row["body"]["kind"] == "council");
    let body = councils.next().unwrap()["body"]["id"].clone();
    let (meeting, on) = (new_id(), jiff::civil::date(2026, 12, 1));
    let plan = json!({ "meeting": meeting, "body": body, "term": 9, "on": on, "starts_at": "14:00", "place": "Radnice" });
    town.act("plan_meeting", plan);
    for paper in papers {
        let why = "Spěchá to.";
        town.act(
            "schedule",
            json!({ "paper": paper, "meeting": meeting, "agenda_item": new_id(), "late_reason": why }),
        );
    }
    town.act("convene_meeting", json!({ "meeting": meeting }));
    let list = town.office.query("distribution", json!({ "meeting": meeting })).unwrap();
    let people = list["people"].as_array().unwrap().iter();
    let mut members = people.filter(|row| row["role"] == "member");
    let member = members.next_back().unwrap()["person"]["id"].as_str().unwrap().parse().unwrap();
    (meeting, PersonId(member))
}

#[test]
fn the_documents_of_a_member_say_what_they_see_and_no_more() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let (open, close) = (town.paper("public", "own"), town.paper("secretariat", "own"));
    let (meeting, member) = convened(&town, &[open, close]);
    let made = town.office.read(|reader| {
        let standing = find_standing(reader.records, member)?.unwrap();
        let seen = Seen::by(reader.records, &standing, reader.today);
        let own = OwnPage::of(&seen, member, reader.now)?;
        let pack = pack_of(reader.records, meeting, &standing, reader.today, PackReach::Everything)?;
        let items: Vec<RecordId> = pack.items.iter().map(|item| item.item).collect();
        assert!(own.paper(meeting, close, None).is_err_and(|error| error.code == Code::NotFound));
        assert!(own.report(close).is_err_and(|error| error.code == Code::NotFound));
        Ok([own.programme(meeting, &items)?, own.paper(meeting, open, Some(1))?, own.report(open)?])
    });
    let [programme, paper, report] = made.unwrap().map(|sheet| sheet.print().unwrap());
    assert!(programme.file_name.starts_with("program-"), "{}", programme.file_name);
    assert!(programme.file_name.ends_with("2026-12-01.pdf"), "{}", programme.file_name);
    assert!(paper.file_name.starts_with("tisk-"), "{}", paper.file_name);
    assert!(report.file_name.starts_with("duvodova-zprava-"), "{}", report.file_name);

    let texts = [programme, paper, report].map(|made| Pdf::new("own-page", Ok(made.bytes)).text());
    for text in &texts {
        assert!(text.contains("Město Vzorov") && text.contains("Kvádrutínov public own"), "{text}");
        assert!(text.contains("stav 23. listopadu 2026"), "{text}");
        assert!(!text.contains("secretariat"), "{text}");
    }
    let [programme, paper, report] = texts;
    assert!(programme.contains("Pozvánka a program jednání") && programme.contains("Radnice"), "{programme}");
    for word in ["šumivcový", "pomněnčitý", "bod 1", "veřejný"] {
        assert!(paper.contains(word), "{word}: {paper}");
    }
    assert!(report.contains("mramorákovitý"), "{report}");
}
