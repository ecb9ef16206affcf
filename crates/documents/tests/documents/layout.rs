//! Pages that hold together: heads repeated, nothing parted from what it belongs to, nothing cut off.

use std::time::Instant;

use obeznik_documents::{cover_sheet, invitation, resolution_extract, resolution_list};

use crate::pdf::Pdf;
use crate::samples;

#[test]
fn every_page_is_numbered_headed_and_ends_where_a_thought_does() {
    for (name, _, pdf) in samples::all() {
        let pages = pdf.page_texts();
        assert_eq!(pages.len(), pdf.pages(), "{name}");
        assert!(pages.len() > 2 || name.ends_with("-1"), "{name}");
        for (index, page) in pages.iter().enumerate() {
            let number = format!("strana {} z {}", index + 1, pages.len());
            assert!(page.ends_with(&number), "{name}: {number}: {page}");
            assert!(index == 0 || page.contains("Město Vzorov"), "{name}: {page}");
            check_end(&name, page);
        }
        assert!(pdf.keep_pictures() >= pages.len(), "{name}");
    }
}

/// No heading, verb or label is the last word above the foot line.
fn check_end(name: &str, page: &str) {
    let feet = [
        "Výpis z usnesení Z/15/2/2026",
        "Usnesení z 3. schůze Rady města Vzorova",
        "Košilka tisku 118/2026",
        "Oznámení podle § 93 odst. 1 zákona č. 128/2000 Sb., o obcích",
        "Obnovovací kód úřadu",
        "Obsah balíčku pro kontrolu",
        "Výpis osobních údajů",
        "Seznam změn v podkladech",
    ];
    let (above, _) = page.rsplit_once(" strana ").expect("each page has its number");
    let body =
        feet.iter().find_map(|foot| above.strip_suffix(foot)).expect("each page has its foot").trim_end();
    let openings = [
        "Rada města Vzorova",
        "ukládá",
        "schvaluje",
        "bere na vědomí",
        "Navržený program",
        "Finance",
        "Předpisy",
        "Majetek a stavby",
        "Ostatní",
        "Přehled",
        "Přílohy",
        "Postup projednání",
        "Termín",
        "Výsledek",
        "Stanovisko",
        "Kam s listem",
        "Počítač se pokazil",
        "Zapomenutá věta",
        "Soubory a jejich otisky SHA-256",
        "Co v balíčku není",
        "Funkce a role",
        "Odkud údaje jsou",
    ];
    for opening in openings {
        assert!(!body.ends_with(opening), "{name}: a page ends with {opening:?}: {body}");
    }
}

#[test]
fn a_table_repeats_its_head_on_each_page() {
    let sheet = samples::cover_sheet_with(60);
    let pdf = Pdf::new("heads", cover_sheet(&sheet, &samples::imprint()));
    let pages = pdf.page_texts();
    for head in ["Číslo Název Poznámka", "Krok Datum Výsledek", "Kdo Datum Stanovisko"] {
        let with_head = pages.iter().filter(|page| page.contains(head)).count();
        assert!(with_head >= 3, "{head}: {with_head}");
    }
}

#[test]
fn a_task_plate_stays_with_its_clause_and_signatures_never_stand_alone() {
    // Each length moves the page break by one clause.
    for clauses in 3..24 {
        let extract = samples::extract_with(clauses);
        let pdf = Pdf::new("breaks", resolution_extract(&extract, &samples::imprint()));
        let pages = pdf.page_texts();
        for page in &pages {
            let (set, plates) =
                (page.matches(" ukládá ").count(), page.matches(" Odpovídá starosta Termín 15.").count());
            assert_eq!(set, plates, "{clauses} clauses: {page}");
        }
        let last = pages.last().expect("an extract has a page");
        assert!(last.contains("Pro 9") && last.contains("Radim Košťál"), "{clauses} clauses: {last}");
        let verbs = ["schvaluje", "ukládá", "bere na vědomí"];
        assert!(verbs.iter().any(|verb| last.contains(verb)), "{clauses} clauses: {last}");
    }
}

#[test]
fn no_word_runs_over_the_margins() {
    let mut notice = samples::notice_with(3);
    notice.title = "Nejdelší".repeat(40);
    notice.programme[0].items[0].title = "W".repeat(300);
    notice.programme[0].items[1].paper = Some("tisk 1234567/2026 příloha".into());
    let wide = Pdf::new("wide", invitation(&notice, &samples::imprint()));
    let all = samples::all().into_iter().map(|(name, _, pdf)| (name, pdf));
    for (name, pdf) in all.chain([("wide".to_owned(), wide)]) {
        for word in pdf.boxes().lines().filter(|line| line.trim().starts_with("<word")) {
            let edge = |side: &str| -> f64 {
                let (_, rest) = word.split_once(side).expect("each word has its box");
                rest.split('"').nth(1).and_then(|edge| edge.parse().ok()).expect("an edge is a number")
            };
            // 25 mm left; 210 - 22 mm right; half a point for side bearings
            assert!(edge("xMin=") > 70.3 && edge("xMax=") < 533.5, "{name}: {word}");
        }
    }
}

#[test]
fn the_longest_agenda_is_set_in_a_bearable_time() {
    let notice = samples::notice_with(60);
    let list = samples::list_with(60);
    for round in ["first", "second"] {
        let start = Instant::now();
        invitation(&notice, &samples::imprint()).unwrap();
        let agenda = start.elapsed();
        resolution_list(&list, &samples::imprint()).unwrap();
        println!(
            "{round}: 60 items of a programme {agenda:?}, 60 resolutions {:?}",
            start.elapsed() - agenda
        );
    }
}
