//! What towns write, and what is read in it.

use std::collections::BTreeMap;

use obeznik_kernel::{Person, PersonId, RecordId};
use proptest::prelude::*;

use super::HeadingField::{self, Annexes, Drafter, Presenter, Report, Resolution, Text, Title};
use super::{Block, Found, Heading, Headings, Known, Look, find, people_named, read_resolution, whole_text};
use crate::verbs::VerbList;

fn person(title: &str, given: &str, family: &str, function: &str) -> (PersonId, Person) {
    let id = PersonId(RecordId::well_known(&format!("{given} {family}")));
    let person = Person {
        given: given.into(),
        family: family.into(),
        title_before: title.into(),
        title_after: String::new(),
        function: function.into(),
        email: String::new(),
        department: None,
        active: true,
    };
    (id, person)
}

fn town() -> Vec<(PersonId, Person)> {
    vec![
        person("Ing.", "Jana", "Nováková", "vedoucí odboru majetku"),
        person("", "Petr", "Novák", "člen rady"),
        person("Mgr.", "Eva", "Malá", "starostka"),
        person("", "Tomáš", "Němec", "tajemník"),
        person("", "Karel", "Novák", ""),
    ]
}

fn known(town: &[(PersonId, Person)]) -> Vec<Known<'_>> {
    town.iter().map(|(id, person)| (*id, person)).collect()
}

fn h(text: &str) -> Block {
    Block { look: Look::Heading, cells: vec![text.into()] }
}

fn p(text: &str) -> Block {
    Block { look: Look::Plain, cells: vec![text.into()] }
}

fn i(text: &str) -> Block {
    Block { look: Look::Item, cells: vec![text.into()] }
}

fn line(text: &str) -> Block {
    Block { look: Look::Line, cells: vec![text.into()] }
}

fn row(cells: &[&str]) -> Block {
    Block { look: Look::Row, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() }
}

fn read(blocks: &[Block]) -> Found {
    find(blocks, &Headings::of(&[]), &known(&town()))
}

fn name_of(id: PersonId) -> String {
    let town = town();
    town.iter().find(|(known, _)| *known == id).map(|(_, person)| person.full_name()).unwrap_or_default()
}

#[test]
fn a_cover_sheet_in_a_table_fills_the_fields() {
    let found = read(&[
        h("Město Vzorov"),
        p("Materiál pro jednání Rady města"),
        row(&["Název:", "Prodej pozemku\np. č. 123/4"]),
        row(&["Předkladatel", "Ing. Jana Nováková", "Zpracoval(a):", "Němec Tomáš"]),
        h("NÁVRH USNESENÍ"),
        p("Rada města"),
        i("I. schvaluje"),
        p("prodej pozemku p. č. 123/4"),
        h("3. Důvodová zpráva k prodeji"),
        p("Pozemek se nevyužívá."),
        h("Finance"),
        row(&["cena", "100 Kč"]),
        p("Přílohy:"),
        i("1. Kupní smlouva"),
        i("2. Mapa"),
    ]);
    assert_eq!(found.title, "Prodej pozemku p. č. 123/4");
    assert_eq!(found.presenter, "Ing. Jana Nováková");
    assert_eq!(found.presenters.iter().map(|id| name_of(*id)).collect::<Vec<_>>(), ["Ing. Jana Nováková"]);
    assert_eq!(found.resolution, "Rada města\n\nI. schvaluje\n\nprodej pozemku p. č. 123/4");
    assert_eq!(found.annexes, ["1. Kupní smlouva", "2. Mapa"]);
    let report = "Město Vzorov\n\nMateriál pro jednání Rady města\n\nk prodeji\n\nPozemek se nevyužívá.\n\nFinance\n\ncena\t100 Kč\n\nPřílohy:\n1. Kupní smlouva\n2. Mapa";
    assert_eq!(found.report, report);
    assert_eq!(found.uses[0].went, [Text]);
    assert_eq!(found.uses[10].went, [Report]);
    assert_eq!(found.uses[10].heading, "Finance");
    assert_eq!(found.uses[4].field, Some(Resolution));
}

#[test]
fn a_heading_is_known_in_every_form() {
    let table = [
        // the heading as written, what it heads
        ("Důvodová zpráva", Some(Report)),
        ("DŮVODOVÁ ZPRÁVA:", Some(Report)),
        ("II. Důvodová zpráva", Some(Report)),
        ("2) Důvodová zpráva :", Some(Report)),
        ("b) důvodové zprávy", Some(Report)),
        ("Duvodova zprava", Some(Report)),
        ("Odůvodnění:", Some(Report)),
        ("Návrhy usnesení", Some(Resolution)),
        ("Návrh na usnesení:", Some(Resolution)),
        ("• Přílohy", Some(Annexes)),
        ("Předkladatelé:", Some(Presenter)),
        ("Zpracovala:", Some(Drafter)),
        ("Název materiálu", Some(Title)),
        ("Zpracoval(a):", Some(Drafter)),
        ("Předkladatel/ka", Some(Presenter)),
        ("Materiál zpracoval/a :", Some(Drafter)),
        ("Věc:", Some(Title)),
        ("Zpráva o hospodaření", None),
        ("Důvodová", None),
        ("", None),
        ("§ 85", None),
    ];
    let headings = Headings::of(&[]);
    for (text, expected) in table {
        assert_eq!(headings.exact(text), expected, "{text}");
    }
}

#[test]
fn a_heading_may_go_on_with_words() {
    let table = [
        // a bold line, then a paragraph; where the paragraph goes
        ("Důvodová zpráva k bodu č. 5", Report),
        ("Návrh usnesení Rady města Vzorova:", Resolution),
        ("Příloha č. 1 – Kupní smlouva", Annexes),
        ("Název ulice se nemění", Text),
        ("Usnesení z minulého jednání", Text),
    ];
    for (line, expected) in table {
        let found = read(&[h(line), p("Odstavec")]);
        assert_eq!(found.uses[1].went, [expected], "{line}");
    }
}

#[test]
fn a_value_stands_behind_the_colon_the_tab_or_below() {
    for blocks in [
        vec![p("Předkladatel: Mgr. Eva Malá")],
        vec![p("Předkladatel:\tMgr. Eva Malá")],
        vec![p("Předkladatel\tMgr. Eva Malá")],
        vec![p("Předkladatel"), p("Mgr. Eva Malá")],
        vec![h("Předkladatel:"), h("Mgr. Eva Malá")],
        vec![row(&["Předkladatel:\nMgr. Eva Malá", "Datum"])],
        vec![row(&["Předkladatel: Mgr. Eva Malá", "Datum"])],
    ] {
        let found = read(&blocks);
        assert_eq!(found.presenter, "Mgr. Eva Malá", "{blocks:?}");
        assert_eq!(found.title, "", "{blocks:?}");
    }
}

#[test]
fn people_are_found_by_titles_orders_and_cases() {
    let table: [(&str, &[&str]); 12] = [
        ("Ing. Jana Nováková", &["Ing. Jana Nováková"]),
        ("Nováková Jana, Ing.", &["Ing. Jana Nováková"]),
        ("NOVÁKOVÁ Jana", &["Ing. Jana Nováková"]),
        ("Ing. Janou Novákovou", &["Ing. Jana Nováková"]),
        ("J. Nováková", &["Ing. Jana Nováková"]),
        ("Petr Novák", &["Petr Novák"]),
        ("Novák", &["Petr Novák", "Karel Novák"]),
        ("Tomáš Němec, tajemník", &["Tomáš Němec"]),
        ("s tajemníkem Němcem", &["Tomáš Němec"]),
        ("starostka", &["Mgr. Eva Malá"]),
        ("Bc. Cizí Člověk", &[]),
        ("", &[]),
    ];
    let town = town();
    for (words, expected) in table {
        let named: Vec<String> = people_named(words, &known(&town)).into_iter().map(name_of).collect();
        assert_eq!(named, expected, "{words}");
    }
}

#[test]
fn a_stranger_stays_in_the_report_with_the_heading() {
    let found =
        read(&[p("Předkladatel: Bc. Cizí Člověk"), row(&["Zpracoval", "Kdosi Jiný", "Název", "Směna"])]);
    assert_eq!((found.presenter.as_str(), found.presenters.len()), ("", 0));
    assert_eq!(found.report, "Předkladatel: Bc. Cizí Člověk\n\nZpracoval: Kdosi Jiný");
    assert_eq!(found.title, "Směna");
    assert_eq!(found.uses[0].went, [Text]);
}

#[test]
fn a_title_without_a_heading_is_guessed_and_said_to_be() {
    let table: [(&[Block], &str); 5] = [
        (
            &[h("Město Vzorov"), h("Rada města"), h("Prodej pozemku v Lipové"), h("Důvodová zpráva"), p("x")],
            "Prodej pozemku v Lipové",
        ),
        (&[h("Důvodová zpráva"), h("Finanční dopad na rozpočet")], ""),
        (&[p("Prodej pozemku")], ""),
        (&[h("Materiál do rady č. 5")], ""),
        (&[], ""),
    ];
    for (blocks, expected) in table {
        let found = read(blocks);
        assert_eq!(found.title, expected, "{blocks:?}");
        assert_eq!(found.title_is_guessed, !expected.is_empty());
    }
}

#[test]
fn headings_of_the_town_win() {
    let taught = [
        Heading { words: "Rozbor situace".into(), field: Report },
        Heading { words: "Usnesení".into(), field: Text },
    ];
    let headings = Headings::of(&taught);
    let found = find(&[h("Rozbor situace"), p("x"), h("Usnesení"), p("y")], &headings, &[]);
    assert_eq!((found.report.as_str(), found.resolution.as_str()), ("x\n\nUsnesení\n\ny", ""));
    assert_eq!(found.uses[2].field, Some(Text));
}

#[test]
fn a_resolution_without_a_verb_is_left_whole() {
    let verbs = VerbList::standard();
    let read = read_resolution(
        "Rada města\n\nI. schvaluje\n\nprodej\n\nII. ukládá\n\nstarostovi\nT: 1. 2. 2027",
        &verbs,
    );
    assert_eq!(
        read.clauses.iter().map(|clause| clause.verb.as_str()).collect::<Vec<_>>(),
        ["schvaluje", "ukládá"]
    );
    assert_eq!(read.left, "");
    let read = read_resolution(
        "Na základě dopisu ze dne 1. 2. 2026 navrhujeme toto znění\n\nI. schvaluje prodej",
        &verbs,
    );
    assert_eq!((read.clauses.len(), read.left.contains("dopisu")), (1, true));
    let read = read_resolution("Text bude doplněn.", &verbs);
    assert_eq!((read.clauses.len(), read.left.as_str()), (0, "Text bude doplněn."));
}

/// How many of each letter and digit there are.
fn letters<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeMap<char, i64> {
    let mut counts = BTreeMap::new();
    for letter in texts.into_iter().flat_map(str::chars).filter(|letter| letter.is_alphanumeric()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let words = prop::sample::select(vec![
        "Název:",
        "Předkladatel",
        "Předkladatel: Eva Malá",
        "Zpracoval: Nikdo",
        "Důvodová zpráva",
        "Důvodová zpráva k bodu",
        "Návrh usnesení",
        "Usnesení: Rada",
        "Přílohy",
        "Příloha č. 2",
        "Eva Malá",
        "Prodej pozemku",
        "1. schvaluje",
        "a) x",
        "Termín:\tihned",
        ":",
        "•",
        "Rada\nNázev: y\nz",
        "Název: a\tb: c",
    ]);
    let text = prop_oneof![4 => words.prop_map(str::to_owned), 1 => "\\PC{0,12}"];
    let look = prop::sample::select(vec![Look::Heading, Look::Plain, Look::Line, Look::Item]);
    let one = (look, text.clone()).prop_map(|(look, text)| Block { look, cells: vec![text] });
    let table = prop::collection::vec(text, 2..5).prop_map(|cells| Block { look: Look::Row, cells });
    prop::collection::vec(prop_oneof![3 => one, 1 => table], 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn every_letter_of_the_document_is_somewhere(blocks in blocks()) {
        let found = read(&blocks);
        let source = letters(blocks.iter().flat_map(|block| &block.cells).map(String::as_str));
        let fields = [&found.title, &found.presenter, &found.drafter, &found.report, &found.resolution];
        let mut kept = letters(fields.into_iter().chain(&found.headings).map(String::as_str));
        if !found.annexes.is_empty() {
            for letter in "Přílohy".chars() {
                *kept.entry(letter).or_default() -= 1;
            }
        }
        kept.retain(|_, count| *count != 0);
        prop_assert_eq!(source, kept, "{:?}", found);
        prop_assert_eq!(found.uses.len(), blocks.len());
        for (used, block) in found.uses.iter().zip(&blocks) {
            let has_words = block.cells.iter().any(|cell| cell.chars().any(char::is_alphanumeric));
            prop_assert!(!has_words || !used.went.is_empty() || used.field.is_some(), "{:?}", used);
        }
    }
}

#[test]
fn a_line_break_stays_a_line_break() {
    let table = [
        (vec![p("Náklady"), line("129 000 Kč"), p("Termín")], "Náklady\n129 000 Kč\n\nTermín"),
        (
            vec![i("a) schody"), line("včetně zábradlí"), i("b) rampa")],
            "a) schody\nvčetně zábradlí\nb) rampa",
        ),
        (vec![line("Adresa"), line("Vzorov 1")], "Adresa\nVzorov 1"),
    ];
    for (blocks, expected) in table {
        assert_eq!(whole_text(&blocks), expected);
    }
    let found =
        read(&[h("Důvodová zpráva"), p("Proč"), line("a za kolik"), p("Předkladatel: Jana"), line("Dům")]);
    assert!(found.report.starts_with("Proč\na za kolik\n\n"), "{}", found.report);
}

#[test]
fn every_field_has_its_word() {
    let words: Vec<&str> = HeadingField::ALL.iter().map(HeadingField::as_str).collect();
    assert_eq!(words, ["title", "presenter", "drafter", "report", "resolution", "annexes", "text"]);
}
