//! What a person reads on the page is what the office wrote.

use obeznik_documents::{
    CoverSheet, Invitation, ResolutionExtract, cover_sheet, invitation, resolution_extract, resolution_list,
};

use crate::pdf::{Pdf, plain};
use crate::samples;

/// Text that would be markup, had it been pasted into a template.
const HOSTILE: &str =
    r#"#panic() $x^2$ *tučně* _a_ @odkaz <štítek> \n "uvozovky" `kód` = nadpis // pozn. #{1+1} ~ -- [x]"#;

#[test]
fn every_line_of_the_extract_of_the_mock_is_there_in_order() {
    let extract = samples::extract_with(3);
    let pdf = Pdf::new("mock-extract", resolution_extract(&extract, &samples::imprint()));
    let lines = [
        "Město Vzorov",
        "náměstí Míru 1, 000 01 Vzorov",
        "Č. j.: MUVZ 4821/2026",
        "Vzorov 18. prosince 2026",
        "Výpis z usnesení",
        "Z/15/2/2026 – Prodej části pozemku p. č. 412/7 v k. ú. Vzorov",
        "2. zasedání Zastupitelstva města Vzorova, středa 16. prosince 2026, bod 7, tisk 118/2026",
        "Zastupitelstvo města Vzorova",
        "I. schvaluje",
        "prodej části pozemku p. č. 412/7 o výměře 86 m², oddělené geometrickým plánem",
        "za kupní cenu 129 000 Kč",
        "II. ukládá",
        "Odpovídá starosta",
        "Termín 15. ledna 2027",
        "III. bere na vědomí",
        "Pro 9 Proti 2 Zdržel se 1 Vyloučena 1 Nepřítomni 2 Přijato, potřeba 8 z 15",
        "Mgr. Radim Košťál",
        "Za správnost: Bc. Milena Jasanová",
        "organizační oddělení",
        "Výpis z usnesení Z/15/2/2026 strana 1 z 1",
    ];
    assert_in_order(&pdf.text(), &lines);
    assert_eq!(pdf.pages(), 1);
}

#[test]
fn every_line_of_the_notice_of_the_mock_is_there_in_order() {
    let notice = samples::notice_with(11);
    let pdf = Pdf::new("mock-notice", invitation(&notice, &samples::imprint()));
    let lines = [
        "Zveřejněno 9. prosince 2026",
        "Sejme se 17. prosince 2026",
        "Oznámení o konání zasedání zastupitelstva",
        "2. zasedání Zastupitelstva města Vzorova",
        "Kdy ve středu 16. prosince 2026 v 17.00",
        "Kde kulturní dům, velký sál, Lipová 2, Vzorov",
        "Svolává Mgr. Radim Košťál, starosta",
        "Navržený program",
        "1. Zahájení, ověřovatelé zápisu, program",
        "2. Kontrola plnění usnesení tisk 125",
        "Majetek a stavby",
        "8. Chodník v Lipové ulici – dodatek č. 1 smlouvy tisk 121",
        "11. Různé, dotazy občanů",
        "Zasedání je veřejné.",
        "Mgr. Radim Košťál",
        "Oznámení podle § 93 odst. 1 zákona č. 128/2000 Sb., o obcích strana 1 z 1",
    ];
    assert_in_order(&pdf.text(), &lines);
    assert_eq!(pdf.pages(), 1, "the mock is one page");
    assert_eq!(pdf.keep_pictures(), 1);
}

#[test]
fn a_cover_sheet_shows_whose_the_paper_is_and_where_it_has_been() {
    let sheet = samples::cover_sheet_with(4);
    let pdf = Pdf::new("cover-sheet-4", cover_sheet(&sheet, &samples::imprint()));
    let lines = [
        "Tisk 118/2026 – Prodej části pozemku p. č. 412/7 v k. ú. Vzorov",
        "Předkladatel Ing. Hana Březinová, místostarostka",
        "Zpracovatel Petr Lněnička",
        "Odbor majetkový odbor",
        "Působnost § 85 písm. a) zákona č. 128/2000 Sb., o obcích",
        "Přístup veřejný, příloha č. 3 neveřejná (osobní údaje)",
        "Návrh usnesení",
        "I. schvaluje",
        "Přílohy",
        "1. Geometrický plán č. 1874‑22/2026 2 strany",
        "4. Snímek katastrální mapy –",
        "Postup projednání",
        "Krok Datum Výsledek",
        "Majetková komise 18. 11. 2026 doporučuje schválit (5 pro, 1 proti)",
        "Zastupitelstvo města 16. 12. 2026 čeká",
        "Stanoviska a připomínky",
        "souhlasí s připomínkou",
    ];
    assert_in_order(&pdf.text(), &lines);
}

#[test]
fn a_list_of_resolutions_holds_each_of_them_once_in_order() {
    let list = samples::list_with(60);
    let pdf = Pdf::new("list-60", resolution_list(&list, &samples::imprint()));
    let text = pdf.text();
    let headings: Vec<String> =
        list.resolutions.iter().map(|one| format!("{} – {}", one.number, one.title)).collect();
    assert_in_order(&text, &headings.iter().map(String::as_str).collect::<Vec<_>>());
    for heading in &headings {
        assert_eq!(text.matches(heading.as_str()).count(), 1, "{heading}");
    }
    assert_eq!(text.matches("Přijato, potřeba 8 z 15").count(), 60);
}

#[test]
fn text_is_printed_literally_wherever_it_was_typed() {
    let mut extract = samples::extract_with(3);
    extract.title = HOSTILE.into();
    extract.clauses[0].verb = HOSTILE.into();
    extract.clauses[0].text = HOSTILE.into();
    extract.clauses[1].task.as_mut().unwrap().assignee = HOSTILE.into();
    extract.letterhead.municipality = HOSTILE.into();
    extract.signatures[0].name = HOSTILE.into();
    extract.meeting = HOSTILE.into();
    let pdf = Pdf::new("hostile", resolution_extract(&extract, &samples::imprint()));
    assert_eq!(pdf.text().matches(&plain(HOSTILE)).count(), 7);
    assert!(pdf.info(&[]).contains(HOSTILE));
}

#[test]
fn letters_signs_and_addresses_of_every_kind_survive_the_page() {
    let words =
        "Příliš žluťoučký kůň úpěl ďábelské ódy. ĚŠČŘŽÝÁÍÉÚŮĎŤŇÓ → ☐ ano ☑ ne, 5 ≥ 3, Żółw, Київ, €100";
    let address = format!("https://www.vzorov.example/{}", "uredni_deska/".repeat(12));
    let mut sheet = samples::cover_sheet_with(3);
    sheet.opinions[0].from = words.into();
    sheet.opinions[1].text = Some(format!("{words}\n{address}"));
    let pdf = Pdf::new("words", cover_sheet(&sheet, &samples::imprint()));
    assert_eq!(pdf.text().matches(words).count(), 2);
    assert!(pdf.text().replace(' ', "").contains(&address));
}

#[test]
fn no_text_is_cut_off_however_long_it_is() {
    let long = "slovo ".repeat(900);
    let (sheet, notice) = (samples::cover_sheet_with(2), samples::notice_with(2));
    let extract = samples::extract_with(3);
    let imprint = samples::imprint();
    let of_sheet = |name, change: fn(&mut CoverSheet, String)| {
        let mut changed = sheet.clone();
        change(&mut changed, long.clone());
        (name, cover_sheet(&changed, &imprint))
    };
    let of_notice = |name, change: fn(&mut Invitation, String)| {
        let mut changed = notice.clone();
        change(&mut changed, long.clone());
        (name, invitation(&changed, &imprint))
    };
    let of_extract = |name, change: fn(&mut ResolutionExtract, String)| {
        let mut changed = extract.clone();
        change(&mut changed, long.clone());
        (name, resolution_extract(&changed, &imprint))
    };
    let printed = [
        of_sheet("title", |sheet, text| sheet.title = text),
        of_sheet("competence", |sheet, text| sheet.competence = text),
        of_sheet("annex", |sheet, text| sheet.annexes[0].title = text),
        of_sheet("note of an annex", |sheet, text| sheet.annexes[0].note = Some(text)),
        of_sheet("outcome", |sheet, text| sheet.route[1].outcome = Some(text)),
        of_sheet("author of an opinion", |sheet, text| sheet.opinions[0].from = text),
        of_sheet("opinion", |sheet, text| sheet.opinions[1].text = Some(text)),
        of_notice("place", |notice, text| notice.place = text),
        of_notice("item", |notice, text| notice.programme[0].items[0].title = text),
        of_notice("paper", |notice, text| notice.programme[0].items[1].paper = Some(text)),
        of_notice("section", |notice, text| notice.programme[0].title = text),
        of_notice("closing", |notice, text| notice.closing = Some(text)),
        of_extract("clause", |extract, text| extract.clauses[0].text = text),
        of_extract("last clause", |extract, text| extract.clauses[2].text = text),
        of_extract("verb", |extract, text| extract.clauses[0].verb = text),
        of_extract("assignee", |extract, text| extract.clauses[1].task.as_mut().unwrap().assignee = text),
        of_extract("count", |extract, text| extract.vote.as_mut().unwrap().counts[0].label = text),
        of_extract("signature", |extract, text| extract.signatures[0].name = text),
    ];
    for (name, printed) in printed {
        let text = Pdf::new(name, printed).text();
        assert!(text.matches("slovo").count() >= 900, "{name}: {}", text.matches("slovo").count());
    }
}

fn assert_in_order(text: &str, lines: &[&str]) {
    let mut rest = text;
    for line in lines {
        let found = rest.find(&plain(line)).unwrap_or_else(|| panic!("{line:?} is not in: {rest}"));
        rest = &rest[found..];
    }
}
