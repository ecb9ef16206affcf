//! A statement about a person of the demo town: what is theirs is in it, what is of others is not.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use obeznik_app::keeping::NamedInput;
use obeznik_app::office::Request;
use obeznik_app::{Code, Office};
use obeznik_documents::office::statement::{
    AskedStatement, StatementInput, StatementMade, asked_statement_to, named_statement, statement,
    statement_to,
};
use obeznik_formats::document::document_of_docx;
use obeznik_formats::limits::Limits;
use obeznik_formats::table::{Cell, Row, table_of_xlsx};
use obeznik_keeping::statement::Statement;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Person, PersonId, RecordId};
use serde_json::{Value, json};

use crate::confidential::{Town, new_id};
use crate::office::vzorov;
use crate::pdf::{Pdf, plain};

struct Opened {
    made: StatementMade,
    files: BTreeMap<String, Vec<u8>>,
}

impl Opened {
    fn of(office: &Office, person: PersonId) -> Self {
        let mut zip = Cursor::new(Vec::new());
        let input = StatementInput { person, request: "MUVZ 311/2026".to_owned() };
        let made = statement(office, &input, &mut zip).unwrap();
        Self::unzipped(made, zip)
    }

    fn unzipped(made: StatementMade, zip: Cursor<Vec<u8>>) -> Self {
        let mut archive = zip::ZipArchive::new(zip).unwrap();
        let mut files = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            files.insert(file.name().unwrap().into_owned(), bytes);
        }
        Self { made, files }
    }

    fn rows(&self, file: &str) -> Vec<Row> {
        table_of_xlsx(file, &self.files[file], None, &Limits::default()).rows
    }

    fn records(&self) -> Vec<Value> {
        let machine: Value = serde_json::from_slice(&self.files["zaznamy.json"]).unwrap();
        machine["records"].as_array().unwrap().clone()
    }

    /// Everything in it as text.
    fn text(&self) -> String {
        let lists = self.files.keys().filter(|path| path.ends_with(".xlsx"));
        let cells = lists.flat_map(|path| self.rows(path)).flat_map(|row| row.cells);
        let mut text: String = cells.map(|cell| format!("{cell}\n")).collect();
        text.push_str(std::str::from_utf8(&self.files["zaznamy.json"]).unwrap());
        text.push_str(&Pdf::new("statement", Ok(self.files["vypis.pdf"].clone())).text());
        text.push_str(&self.letter_for_word().join("\n"));
        text
    }

    /// What the letter for Word says, block by block.
    fn letter_for_word(&self) -> Vec<String> {
        let letter = document_of_docx(&self.files["jen-pro-urad/vypis.docx"], &Limits::default()).unwrap();
        letter.blocks.iter().map(|block| plain(&block.cells.join(" "))).collect()
    }
}

fn grant(office: &Office, person: PersonId) {
    let membership = json!({ "body": obeznik_municipality::office_id(), "person": person,
        "role": "data_protection", "from": "2022-10-01", "to": null, "end_reason": "", "party": "" });
    let payload = json!({ "id": new_id(), "membership": membership });
    let kind = "municipality.set_membership".to_owned();
    office.execute(Request { kind, payload, base: Vec::new(), on_behalf_of: None }).unwrap();
}

#[test]
fn a_statement_holds_what_the_person_did_and_nothing_that_others_did() {
    let (office, folder) = vzorov();
    let town = Town::of(office);
    let secretary = town.office.person();
    // The head gives an opinion, the secretary comments and writes the paper: each with a word of their own.
    let paper = town.paper("named", "decided");
    town.council_deals_with(&[(paper, "decided")]);
    let head = town.person("Jeřábek");
    let input = StatementInput { person: head, request: "MUVZ 311/2026".to_owned() };
    let path = folder.path().join("vypis.zip");
    let refused = statement_to(&town.office, &input, &path).unwrap_err();
    assert_eq!((refused.code, refused.key.as_str()), (Code::Refused, "keeping-not-allowed"));
    assert!(!path.exists());

    grant(&town.office, secretary);
    let opened = Opened::of(&town.office, head);
    let names: Vec<&str> = opened.files.keys().map(String::as_str).collect();
    let expected = [
        "denik.xlsx",
        "funkce.xlsx",
        "jen-pro-urad/pred-vydanim.txt",
        "jen-pro-urad/vypis.docx",
        "jen-pro-urad/zminky.xlsx",
        "pristupy.xlsx",
        "vypis.pdf",
        "zaznamy.json",
        "zaznamy.xlsx",
    ];
    assert_eq!(names, expected);
    assert_eq!(opened.made.files, 9);
    let letter = Pdf::new("statement-vzorov", Ok(opened.files["vypis.pdf"].clone()));
    letter.keep_pictures();
    let letter = letter.text();
    assert!(letter.contains("zaznamy.json") && !letter.contains("jen-pro-urad"), "{letter}");
    let for_word = opened.letter_for_word();
    for said in ["Výpis osobních údajů", "Funkce a role", "Soubory a jejich otisky SHA-256"] {
        assert!(for_word.iter().any(|block| block == said), "{said}: {for_word:?}");
    }
    assert!(for_word.iter().any(|block| block.contains("zaznamy.json")), "{for_word:?}");
    assert!(!for_word.iter().any(|block| block.contains("jen-pro-urad")), "{for_word:?}");

    let text = opened.text();
    assert!(text.contains("pomněnčitý"), "their own opinion");
    for foreign in ["bručivkový", "mramorákovitý", "šumivcový", "poznamenečný"] {
        assert!(!text.contains(foreign), "{foreign}");
    }
    assert!(text.contains("Jeřábek") && text.contains("MUVZ 311/2026"));
    for key in ["print-statement", "history-", "changed-"] {
        assert!(!text.contains(key), "a text is missing: {key}");
    }
    let people: Vec<PersonId> = town
        .office
        .read(|reader| Ok(reader.records.find_by::<Person>("person", &[], 10_000)?))
        .unwrap()
        .into_iter()
        .map(|one| one.id.into())
        .collect();
    assert!(people.len() > 10);
    let machine = std::str::from_utf8(&opened.files["zaznamy.json"]).unwrap();
    for other in people.iter().filter(|one| **one != head) {
        assert!(!machine.contains(&other.to_string()), "another person is named by their identifier");
    }
    let records = opened.records();
    let opinion = records.iter().find(|one| one["kind"] == "opinion" && one["is_whole"] == true).unwrap();
    assert_eq!(opinion["body"]["requested_by"], "jiná osoba");
    assert_eq!(opened.rows("zaznamy.xlsx").len(), records.len());
    assert_eq!(records.len(), usize::try_from(opened.made.whole + opened.made.part).unwrap());
    let log = opened.rows("denik.xlsx");
    assert!(
        log.iter().any(|row| row.cells[3].to_string().contains("Kvádrutínov")),
        "the act says what it concerned"
    );
    assert!(opened.rows("funkce.xlsx").iter().any(|row| row.cells[1] == Cell::Text("vedoucí odboru".into())));

    let noted =
        town.office.read(|reader| Ok(reader.records.find_by::<Statement>("statement", &[], 10)?)).unwrap();
    assert_eq!(noted.len(), 1, "the refused one is none");
    assert_eq!((noted[0].value.person, noted[0].value.by), (Some(head), Some(secretary)));

    // Who keeps the statement of a member of the council finds their ballots and nobody else's.
    let member = town.person("Košťál");
    let ballots = Opened::of(&town.office, member).records();
    let ballots = ballots.iter().filter(|one| one["kind"] == "outcome");
    for list in ballots.filter_map(|one| one["body"]["ballots"].as_array()) {
        assert!(list.iter().all(|ballot| ballot["person"] == json!(member)), "{list:?}");
    }
    statement_to(&town.office, &input, &path).unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
}

fn named(office: &Office, texts: &[RecordId]) -> Result<Opened, obeznik_app::ApiError> {
    let input = NamedInput {
        given: "Bohumil".to_owned(),
        family: "Vomáčka".to_owned(),
        beside: String::new(),
        texts: texts.to_vec(),
        request: " MUVZ 312/2026 ".to_owned(),
    };
    let mut zip = Cursor::new(Vec::new());
    let made = named_statement(office, &input, &mut zip)?;
    Ok(Opened::unzipped(made, zip))
}

#[test]
fn a_statement_about_who_is_only_named_holds_the_ticked_sentences_and_no_others() {
    let (office, folder) = vzorov();
    let town = Town::of(office);
    let secretary = town.office.person();
    let paper = town.paper("public", "decided");
    let comments = [new_id(), new_id()];
    let texts = [
        "Pozemek kupuje pan Bohumil Vomáčka z Lipové. Sousedka podala kyselou stížnost.",
        "Cenu pro Bohumila Vomáčku staršího určí znalec.",
    ];
    for (comment, text) in comments.iter().zip(texts) {
        town.act("add_comment", json!({ "paper": paper, "comment": comment, "text": text }));
    }
    let refused = named(&town.office, &comments[..1]).err().unwrap();
    assert_eq!(refused.key, "keeping-not-allowed");
    grant(&town.office, secretary);
    let gone = named(&town.office, &[new_id()]).err().unwrap();
    assert_eq!((gone.code, gone.key.as_str()), (Code::Refused, "named-text-gone"));

    let opened = named(&town.office, &comments[..1]).unwrap();
    let names: Vec<&str> = opened.files.keys().map(String::as_str).collect();
    let expected = [
        "jen-pro-urad/pred-vydanim.txt",
        "jen-pro-urad/vypis.docx",
        "texty.xlsx",
        "vypis.pdf",
        "zaznamy.json",
    ];
    assert_eq!(names, expected);
    assert_eq!((opened.made.files, opened.made.texts, opened.made.hidden), (5, 1, 0));
    let letter = Pdf::new("statement-named", Ok(opened.files["vypis.pdf"].clone()));
    letter.keep_pictures();
    let letter = letter.text();
    for said in ["Bohumil Vomáčka", "MUVZ 312/2026", "Pozemek kupuje pan", "Kvádrutínov"] {
        assert!(letter.contains(said), "{said}: {letter}");
    }
    let machine: Value = serde_json::from_slice(&opened.files["zaznamy.json"]).unwrap();
    let text = &machine["texts"][0];
    assert_eq!(text["id"], json!(comments[0]));
    assert_eq!(
        text["passages"],
        json!([{ "field": "text", "text": "Pozemek kupuje pan Bohumil Vomáčka z Lipové." }])
    );
    let everything = opened.text();
    for foreign in ["kyselou", "staršího", "bručivkový", "mramorákovitý", "print-"] {
        assert!(!everything.contains(foreign), "{foreign}");
    }
    assert_eq!(opened.rows("texty.xlsx").len(), 1);
    let office = std::str::from_utf8(&opened.files["jen-pro-urad/pred-vydanim.txt"]).unwrap();
    assert!(office.contains("které jste neoznačili: 1"), "{office}");

    let none = named(&town.office, &[]).unwrap();
    let letter = Pdf::new("statement-named-nowhere", Ok(none.files["vypis.pdf"].clone())).text();
    assert!(letter.contains("osoba jmenována není"), "that there is nothing is an answer too: {letter}");

    let noted =
        town.office.read(|reader| Ok(reader.records.find_by::<Statement>("statement", &[], 10)?)).unwrap();
    assert_eq!(noted.len(), 2, "refused ones are none");
    assert!(noted.iter().all(|one| one.value.person.is_none() && one.value.name == "Bohumil Vomáčka"));
    let asked = json!({ "given": "Bohumil", "family": "Vomáčka", "texts": comments, "request": "dopis" });
    let asked: AskedStatement = serde_json::from_value(asked).unwrap();
    let path = folder.path().join("vypis.zip");
    assert_eq!(asked_statement_to(&town.office, &asked, &path).unwrap().texts, 2);
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
}
