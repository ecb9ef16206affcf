//! The mappings shipped in `assets/mappings`, laid over the real histories they are for.
#![allow(clippy::unwrap_used)]

mod support;

use obeznik_formats::limits::Limits;
use obeznik_formats::mapping::{ImportedRows, Mapping, apply};
use obeznik_formats::table::read_table;
use support::{council_data, say};

fn mapping(name: &str) -> Mapping {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/mappings");
    let json = std::fs::read_to_string(format!("{folder}/{name}.json")).unwrap();
    let mapping = Mapping::from_json(&json).unwrap();
    assert_eq!(Mapping::from_json(&mapping.to_json()).unwrap(), mapping);
    mapping
}

fn import(mapping_name: &str, file: &str) -> Option<ImportedRows> {
    let mapping = mapping(mapping_name);
    let bytes = std::fs::read(council_data()?.join(file)).unwrap();
    let table = read_table(file, &bytes, &Limits::default());
    let imported = apply(file, &mapping, &table);
    say(&format!("{file}: {} rows, {} faults", imported.rows.len(), imported.faults.len()));
    Some(imported)
}

#[test]
fn the_history_of_litovel_maps_without_a_fault() {
    let Some(imported) = import("litovel", "resolutions-litovel/usneseni.json") else { return };
    assert_eq!((imported.rows.len(), imported.faults.as_slice()), (2_473, &[][..]));
    let of = |body: &str| imported.rows.iter().filter(|row| row.body == body).count();
    assert_eq!((of("council"), of("assembly")), (2_107, 366));
    let first = &imported.rows[0];
    assert_eq!((first.number.as_str(), first.source_line), ("RM/1/1/2022", 2));
    assert_eq!(first.decided_on.to_string(), "2022-10-27");
    assert_eq!(first.verbs, ["schvaluje"]);
    assert!(first.text.starts_with("Rada města Litovel\na) schvaluje výběr nájemce"), "{}", first.text);
    let simple = imported.rows.iter().find(|row| row.number == "RM/100/4/2022").unwrap();
    assert!(simple.text.starts_with("Rada města Litovel schvaluje úpravu"), "{}", simple.text);
    assert!(imported.rows.iter().all(|row| row.title.chars().count() <= 120));
}

#[test]
fn the_histories_of_praha_7_map_without_a_fault() {
    let council = import("praha7", "resolutions-praha7/usneseni_rada_2018.json");
    let assembly = import("praha7", "resolutions-praha7/usneseni_zastupitelstvo_2018.json");
    let (Some(council), Some(assembly)) = (council, assembly) else { return };
    assert_eq!((council.rows.len(), council.faults.as_slice()), (605, &[][..]));
    assert_eq!((assembly.rows.len(), assembly.faults.as_slice()), (104, &[][..]));
    let first = &council.rows[0];
    assert_eq!((first.number.as_str(), first.body.as_str()), ("0001/18-R", "council"));
    assert_eq!((first.decided_on.to_string().as_str(), first.attachments.len()), ("2018-01-02", 3));
    let lines: Vec<&str> = first.text.lines().collect();
    assert_eq!(lines[0], "I. bere na vědomí");
    assert!(lines[1].starts_with("1. návrh na realizaci"), "{}", lines[1]);
    let task = lines.iter().position(|line| *line == "III. ukládá").unwrap();
    assert_eq!(lines[task + 1], "1. STA Mgr. Jan Čižinský");
    assert!(lines[task + 2].starts_with("– podepsat smlouvu"), "{}", lines[task + 2]);
    assert_eq!(lines[task + 3], "Termín: 5.1.2018");
}

#[test]
fn every_deadline_of_praha_7_stays_in_the_text() {
    for file in ["rada", "zastupitelstvo"] {
        let path = format!("resolutions-praha7/usneseni_{file}_2018.json");
        let Some(imported) = import("praha7", &path) else { return };
        let raw = std::fs::read_to_string(council_data().unwrap().join(&path)).unwrap();
        let marked = raw.matches("urzUkolTermin").count();
        let lines = imported.rows.iter().flat_map(|row| row.text.lines());
        let said =
            lines.filter(|line| line.starts_with("Termín:") || line.starts_with("Kontrolní termín:")).count();
        say(&format!("{path}: {marked} deadlines marked, {said} in the text"));
        assert_eq!(said, marked);
    }
}

#[test]
fn faults_of_rows_name_line_and_column_and_twice_given_numbers() {
    let csv = "id;organ;datum;items;subject;actions;tail\n\
               RM/1;Rada;2022-10-27;[];x;[];\n\
               XX/1;Rada;2022-10-27;[];x;[];\n\
               RM/2;Rada;27. října;[];x;[];\n\
               RM/1;Rada;2022-10-27;[];x;[];\n\
               RM/3;Rada;2022-10-27;[];;[];\n\
               RM/4;Rada;2022-10-27;[];x\n";
    let table = read_table("a.csv", csv.as_bytes(), &Limits::default());
    let imported = apply("a.csv", &mapping("litovel"), &table);
    assert_eq!(imported.rows.len(), 1);
    let faults: Vec<String> = imported.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "a.csv, line 3, column 1: body: XX/1 is not among the known ones",
            "a.csv, line 4, column 3: decided_on: 27. října is no date",
            "a.csv, line 5, column 1: RM/1 stands already on line 2",
            "a.csv, line 6, column 5: title is missing",
            "a.csv, line 7, column 25: the line has 5 values instead of 7",
        ]
    );
    let table = read_table("b.csv", b"id;datum\n1;2\n", &Limits::default());
    let imported = apply("b.csv", &mapping("litovel"), &table);
    let faults: Vec<String> = imported.faults.iter().map(ToString::to_string).collect();
    assert!(faults.contains(&"b.csv, line 1, column 1: there is no column named organ".to_owned()));
    assert_eq!((imported.rows.len(), faults.len()), (0, 5));
}
