//! Documents of the invented town Vzorov, with as many items as a test asks for.

use jiff::civil::{Date, DateTime, date};
use obeznik_documents::{
    Annex, Certificate, Clause, ControlContents, CoverSheet, Crest, DocumentError, Due, Fact, Imprint,
    Invitation, LeftOutLine, Letterhead, ListedResolution, OpinionLine, Outcome, PackSheet, PackedFile,
    PersonStatement, Point, ProgrammeItem, ProgrammeSection, RecoverySheet, ResolutionExtract,
    ResolutionList, RouteStep, SheetPart, Signature, StatementPart, TaskPlate, Vote, VoteCount,
    control_contents, cover_sheet, invitation, pack_sheet, person_statement, recovery_sheet,
    resolution_extract, resolution_list,
};

use crate::pdf::Pdf;

type Printed = Result<Vec<u8>, DocumentError>;

/// Every kind of document with one item and with sixty: name, H1, bytes.
pub(crate) fn all() -> Vec<(String, String, Pdf)> {
    [1, 60].into_iter().flat_map(of_size).collect()
}

fn of_size(items: usize) -> Vec<(String, String, Pdf)> {
    let cover = cover_sheet_with(items);
    let notice = notice_with(items);
    let extract = extract_with(items);
    let list = list_with(items);
    let sheet = sheet_with(items);
    let contents = contents_with(items);
    let statement = statement_with(items);
    let changes = changes_with(items);
    vec![
        named("contents", items, contents.title.clone(), control_contents(&contents, &imprint())),
        named(
            "cover-sheet",
            items,
            format!("Tisk {} – {}", cover.number, cover.title),
            cover_sheet(&cover, &imprint()),
        ),
        named("statement", items, statement.title.clone(), person_statement(&statement, &imprint())),
        named("invitation", items, notice.title.clone(), invitation(&notice, &imprint())),
        named(
            "extract",
            items,
            format!("{} – {}", extract.number, extract.title),
            resolution_extract(&extract, &imprint()),
        ),
        named("list", items, list.title.clone(), resolution_list(&list, &imprint())),
        named("sheet", items, sheet.title.clone(), recovery_sheet(&sheet, &imprint())),
        named("pack-sheet", items, changes.title.clone(), pack_sheet(&changes, &imprint())),
    ]
}

/// The contents of a package of so many files, as many of them left out.
pub(crate) fn contents_with(files: usize) -> ControlContents {
    let file = PackedFile {
        path: "jednani/zastupitelstvo-2026-11-04/dokument-01-zapis-ze-zasedani.pdf".into(),
        what: "2. zasedání Zastupitelstva města Vzorova: zápis ze zasedání.pdf".into(),
        size_bytes: 1_234_567,
        digest: "0123456789abcdef".repeat(4),
    };
    let left_out = LeftOutLine {
        what: "Výpis z usnesení Z/15/2/2026".into(),
        why: "Patří k neveřejnému tisku.".into(),
    };
    ControlContents {
        letterhead: letterhead(),
        issued_in: "Vzorov".into(),
        issued_on: date(2026, 12, 18),
        title: "Období od 1. ledna 2026 do 18. prosince 2026".into(),
        made_at: date(2026, 12, 18).at(9, 15, 0, 0),
        made_by: "Bc. Milena Jasanová, organizační oddělení".into(),
        facts: vec![Fact { term: "Hlasování".into(), value: "118".into() }],
        notices: vec!["Přílohy tisků balíček neobsahuje.".into()],
        files: vec![file; files],
        left_out: vec![left_out; files],
    }
}

/// A statement about a person with so many roles and files.
pub(crate) fn statement_with(items: usize) -> PersonStatement {
    let role = Fact {
        term: "Zastupitelstvo města Vzorova".into(),
        value: "člen, od 20. října 2022 do 25. října 2026".into(),
    };
    let part = |heading: &str, facts: Vec<Fact>| StatementPart {
        heading: heading.into(),
        text: vec!["Zapsala je sama osoba nebo zaměstnanci úřadu.".into()],
        facts,
    };
    PersonStatement {
        letterhead: letterhead(),
        issued_in: "Vzorov".into(),
        issued_on: date(2026, 12, 18),
        title: "Ing. Radim Košťál".into(),
        request: "MUVZ 311/2026".into(),
        made_at: date(2026, 12, 18).at(9, 15, 0, 0),
        made_by: "Mgr. Ivana Pověřená, pověřenec pro ochranu osobních údajů".into(),
        notices: vec!["Jiné osoby jsou ve výpisu nahrazeny slovy „jiná osoba“ nebo vynechány.".into()],
        parts: vec![part("Funkce a role", vec![role; items]), part("Odkud údaje jsou", Vec::new())],
        files: contents_with(items).files,
    }
}

/// A list of so many changes with as many paragraphs under it.
pub(crate) fn changes_with(lines: usize) -> PackSheet {
    let paragraph = "Proti tomu, co jste dostali dříve, je v podkladech i toto znění důvodové zprávy.";
    PackSheet {
        letterhead: letterhead(),
        issued_in: "Vzorov".into(),
        issued_on: date(2026, 12, 18),
        kind: "Seznam změn v podkladech".into(),
        title: "3. schůze Rady města Vzorova".into(),
        under: Some("Ing. Ludmila Habrová, verze 2".into()),
        lines: vec![
            "Příloha Plán lávky.pdf k bodu Oprava lávky přes Bystřici má novou verzi.".into();
            lines
        ],
        text: vec![paragraph; lines].join("\n\n"),
    }
}

/// The certificate of a substitute who entered.
pub(crate) fn certificate_of_substitute() -> Certificate {
    Certificate {
        letterhead: letterhead(),
        issued_in: "Vzorov".into(),
        issued_on: date(2026, 12, 18),
        assembly: "Zastupitelstvo města Vzorova".into(),
        person: "Ing. Ludmila Habrová".into(),
        certified:
            "Rada města Vzorova osvědčuje podle § 56 zákona č. 491/2001 Sb., že se Ing. Ludmila Habrová dnem \
                    12. prosince 2026 stala členkou Zastupitelstva města Vzorova."
                .into(),
        from: date(2026, 12, 12),
        party: "Sdružení nezávislých".into(),
        after: "MUDr. Alena Sluková, zanikl 11. prosince 2026".into(),
        receipt: "Osvědčení jsem převzala dne __________________ podpis __________________".into(),
        signatures: vec![mayor()],
    }
}

/// A recovery sheet with three parts of so many lines.
pub(crate) fn sheet_with(lines: usize) -> RecoverySheet {
    let part = |heading: &str| SheetPart {
        heading: heading.into(),
        lines: vec!["Uložte list do trezoru nebo k zapečetěným klíčům.".into(); lines],
    };
    RecoverySheet {
        letterhead: letterhead(),
        issued_in: "Vzorov".into(),
        issued_on: date(2026, 12, 18),
        title: "Obnovovací kód úřadu".into(),
        person: "Bc. Milena Jasanová".into(),
        groups: (1..=8).map(|number| format!("K7MQ{number}")).collect(),
        what: "Kdo má tento kód a disk se zálohami, přečte v úřadu všechno.".into(),
        parts: ["Kam s listem", "Počítač se pokazil", "Zapomenutá věta"].map(part).to_vec(),
        signatures: vec![Signature { name: "Převzal(a), podpis".into(), office: String::new() }; 2],
    }
}

fn named(kind: &str, items: usize, heading: String, printed: Printed) -> (String, String, Pdf) {
    let name = format!("{kind}-{items}");
    let pdf = Pdf::new(&name, printed);
    (name, heading, pdf)
}

pub(crate) fn imprint() -> Imprint {
    let produced_at = "2026-12-18T08:15:30Z".parse().expect("the instant is RFC 3339");
    Imprint { produced_at, ident: "sample".into() }
}

pub(crate) fn letterhead() -> Letterhead {
    Letterhead {
        municipality: "Město Vzorov".into(),
        address: "náměstí Míru 1, 000 01 Vzorov".into(),
        contact: String::new(),
        crest: Some(Crest {
            svg: include_bytes!("../../../../assets/documents/vzorov.svg").to_vec(),
            description: "Znak města Vzorova".into(),
        }),
    }
}

/// The extract of the mock, its clauses repeated up to `clauses` beyond the first.
pub(crate) fn extract_with(clauses: usize) -> ResolutionExtract {
    ResolutionExtract {
        called: "Výpis z usnesení".to_owned(),
        is_decision: false,
        letterhead: letterhead(),
        file_number: Some("MUVZ 4821/2026".into()),
        issued_in: "Vzorov".into(),
        issued_on: date(2026, 12, 18),
        number: "Z/15/2/2026".into(),
        title: "Prodej části pozemku p. č. 412/7 v k. ú. Vzorov".into(),
        meeting: "2. zasedání Zastupitelstva města Vzorova".into(),
        held_on: date(2026, 12, 16),
        references: vec!["bod 7".into(), "tisk 118/2026".into()],
        notices: Vec::new(),
        preamble: "Zastupitelstvo města Vzorova".into(),
        clauses: clauses_of_mock()
            .into_iter()
            .cycle()
            .take(clauses.max(3))
            .enumerate()
            .map(renumbered)
            .collect(),
        vote: Some(vote()),
        signatures: vec![mayor(), attested()],
    }
}

fn renumbered((index, clause): (usize, Clause)) -> Clause {
    Clause { numeral: format!("{}.", roman(index + 1)), ..clause }
}

pub(crate) fn clauses_of_mock() -> Vec<Clause> {
    let sale = "prodej části pozemku p. č. 412/7 o výměře 86 m², oddělené geometrickým plánem \
                č. 1874‑22/2026 a nově označené jako p. č. 412/19 v k. ú. Vzorov, za kupní cenu 129 000 Kč, \
                dle přílohy č. 2;";
    vec![
        clause("I.", "schvaluje", sale),
        Clause {
            task: Some(plate("starosta", Due::On(date(2027, 1, 15)))),
            ..clause("II.", "ukládá", "uzavřít kupní smlouvu dle bodu I.")
        },
        clause(
            "III.",
            "bere na vědomí",
            "že záměr prodeje byl zveřejněn na úřední desce od 1. do 19. října 2026.",
        ),
    ]
}

fn plate(assignee: &str, due: Due) -> TaskPlate {
    TaskPlate {
        assignee: assignee.into(),
        due: Some(due),
        check_on: None,
        carried_out_by: None,
        informed: None,
    }
}

pub(crate) fn clause(numeral: &str, verb: &str, text: &str) -> Clause {
    Clause { numeral: numeral.into(), verb: verb.into(), text: text.into(), points: vec![], task: None }
}

pub(crate) fn vote() -> Vote {
    let counts = [("Pro", 9), ("Proti", 2), ("Zdržel se", 1), ("Vyloučena", 1), ("Nepřítomni", 2)];
    let counts = counts.map(|(label, count)| VoteCount { label: label.into(), count });
    Vote { counts: counts.to_vec(), outcome: Outcome::Adopted, needed: 8, members: 15 }
}

fn mayor() -> Signature {
    Signature { name: "Mgr. Radim Košťál".into(), office: "starosta".into() }
}

fn attested() -> Signature {
    Signature {
        name: "Za správnost: Bc. Milena Jasanová".into(), office: "organizační oddělení".into()
    }
}

/// The notice of the mock with `items` items; eleven make exactly the mock.
pub(crate) fn notice_with(items: usize) -> Invitation {
    Invitation {
        letterhead: letterhead(),
        file_number: None,
        posted_on: Some(date(2026, 12, 9)),
        removed_on: Some(date(2026, 12, 17)),
        kind: "Oznámení o konání zasedání zastupitelstva".into(),
        title: "2. zasedání Zastupitelstva města Vzorova".into(),
        starts_at: at(date(2026, 12, 16), 17, 0),
        place: "kulturní dům, velký sál, Lipová 2, Vzorov".into(),
        convened_by: "Mgr. Radim Košťál, starosta".into(),
        programme: programme(items),
        closing: Some(
            "Zasedání je veřejné. Podklady bez osobních údajů jsou na webu města a k nahlédnutí \
             v organizačním oddělení."
                .into(),
        ),
        signatures: vec![mayor()],
        foot: "Oznámení podle § 93 odst. 1 zákona č. 128/2000 Sb., o obcích".into(),
    }
}

fn at(day: Date, hour: i8, minute: i8) -> DateTime {
    day.at(hour, minute, 0, 0)
}

const PROGRAMME: [(&str, &[(&str, &str)]); 5] = [
    (
        "Navržený program",
        &[("Zahájení, ověřovatelé zápisu, program", ""), ("Kontrola plnění usnesení", "125")],
    ),
    ("Finance", &[("Rozpočet města na rok 2027", "115"), ("Rozpočtové opatření č. 10/2026", "126")]),
    (
        "Předpisy",
        &[("Změna jednacího řádu zastupitelstva", "105"), ("Obecně závazná vyhláška o odpadech", "123")],
    ),
    (
        "Majetek a stavby",
        &[
            ("Prodej části pozemku p. č. 412/7 v k. ú. Vzorov", "118"),
            ("Chodník v Lipové ulici – dodatek č. 1 smlouvy", "121"),
        ],
    ),
    (
        "Ostatní",
        &[
            ("Dotace spolkům na rok 2027", "117"),
            ("Plán zasedání na rok 2027", "127"),
            ("Různé, dotazy občanů", ""),
        ],
    ),
];

fn programme(items: usize) -> Vec<ProgrammeSection> {
    let mut sections: Vec<ProgrammeSection> = Vec::new();
    let source =
        PROGRAMME.iter().cycle().flat_map(|(section, rows)| rows.iter().map(move |row| (*section, *row)));
    for (index, (section, (title, paper))) in source.take(items).enumerate() {
        if sections.last().is_none_or(|last| last.title != section) {
            sections.push(ProgrammeSection { title: section.into(), items: vec![] });
        }
        let item = ProgrammeItem {
            number: format!("{}.", index + 1),
            title: title.into(),
            note: None,
            paper: (!paper.is_empty()).then(|| format!("tisk {paper}")),
        };
        sections.last_mut().expect("a section was just pushed").items.push(item);
    }
    sections
}

/// The resolutions of one meeting of the council.
pub(crate) fn list_with(items: usize) -> ResolutionList {
    ResolutionList {
        letterhead: letterhead(),
        file_number: Some("MUVZ 4790/2026".into()),
        issued_in: "Vzorov".into(),
        issued_on: date(2026, 12, 11),
        title: "Usnesení z 3. schůze Rady města Vzorova".into(),
        held_at: at(date(2026, 12, 9), 14, 0),
        place: "zasedací místnost rady, radnice".into(),
        preamble: "Rada města Vzorova".into(),
        resolutions: (1..=items).map(listed).collect(),
        closing: Some("Osobní údaje jsou v této podobě vynechány podle nařízení (EU) 2016/679.".into()),
        signatures: vec![
            mayor(),
            Signature { name: "Ing. Hana Březinová".into(), office: "místostarostka".into() },
        ],
    }
}

fn listed(index: usize) -> ListedResolution {
    let titles = [
        "Chodník v Lipové ulici",
        "Rozpočtové opatření č. 10/2026 a převod do rezervního fondu",
        "Pronájem garáže č. 4",
    ];
    let clauses = match index % 3 {
        0 => clauses_of_mock(),
        1 => vec![clause("I.", "bere na vědomí", "zprávu o průběhu stavby chodníku v Lipové ulici.")],
        _ => vec![with_points()],
    };
    ListedResolution {
        number: format!("R/{index}/3/2026"),
        title: titles[index % 3].into(),
        references: vec![format!("bod {index}"), format!("tisk {}/2026", 100 + index)],
        clauses,
        vote: Some(vote()),
    }
}

fn with_points() -> Clause {
    let point = |numeral: &str, text: &str, assignee: &str, due: Due| Point {
        numeral: numeral.into(),
        text: text.into(),
        task: Some(plate(assignee, due)),
        points: vec![],
    };
    Clause {
        points: vec![
            point("1.", "zveřejnit záměr na úřední desce", "majetkový odbor", Due::On(date(2027, 1, 4))),
            point(
                "2.",
                "předkládat radě přehled pronájmů",
                "vedoucí majetkového odboru",
                Due::Words("čtvrtletně".into()),
            ),
        ],
        ..clause("", "ukládá", "ve věci pronájmu garáže č. 4 v ulici Za Tratí:")
    }
}

/// A cover sheet with as many route steps, annexes and opinions.
pub(crate) fn cover_sheet_with(items: usize) -> CoverSheet {
    CoverSheet {
        letterhead: letterhead(),
        file_number: Some("MUVZ 4512/2026".into()),
        issued_in: "Vzorov".into(),
        issued_on: date(2026, 12, 2),
        number: "118/2026".into(),
        title: "Prodej části pozemku p. č. 412/7 v k. ú. Vzorov".into(),
        destination: Some("2. zasedání Zastupitelstva města Vzorova, 16. prosince 2026, bod 7".into()),
        presenters: vec!["Ing. Hana Březinová, místostarostka".into()],
        drafter: "Petr Lněnička".into(),
        department: "majetkový odbor".into(),
        competence: "§ 85 písm. a) zákona č. 128/2000 Sb., o obcích".into(),
        report_file: String::new(),
        confidentiality: "veřejný, příloha č. 3 neveřejná (osobní údaje)".into(),
        preamble: "Zastupitelstvo města Vzorova".into(),
        draft: clauses_of_mock(),
        cover: None,
        route: (0..items).map(route_step).collect(),
        annexes: (1..=items).map(annex).collect(),
        opinions: (0..items).map(opinion).collect(),
        signatures: vec![
            Signature { name: "Petr Lněnička".into(), office: "zpracovatel".into() },
            Signature { name: "Ing. Jana Doubková".into(), office: "vedoucí majetkového odboru".into() },
        ],
    }
}

fn route_step(index: usize) -> RouteStep {
    let steps = [
        ("Kontrola organizačního oddělení", Some(date(2026, 11, 10)), Some("bez závad")),
        ("Majetková komise", Some(date(2026, 11, 18)), Some("doporučuje schválit (5 pro, 1 proti)")),
        (
            "Rada města",
            Some(date(2026, 12, 9)),
            Some("doporučuje zastupitelstvu schválit, usnesení R/12/3/2026"),
        ),
        ("Zastupitelstvo města", Some(date(2026, 12, 16)), None),
    ];
    let (step, on, outcome) = steps[index % steps.len()];
    RouteStep { step: step.into(), on, outcome: outcome.map(str::to_owned) }
}

fn annex(number: usize) -> Annex {
    let annexes = [
        ("Geometrický plán č. 1874‑22/2026", Some("2 strany")),
        ("Návrh kupní smlouvy", Some("4 strany")),
        ("Žádost o prodej pozemku", Some("1 strana, neveřejná")),
        ("Snímek katastrální mapy", None),
    ];
    let (title, note) = annexes[(number - 1) % annexes.len()];
    Annex { number: format!("{number}."), title: title.into(), note: note.map(str::to_owned) }
}

fn opinion(index: usize) -> OpinionLine {
    let opinions = [
        ("Odbor výstavby a územního plánování", "souhlasí", None),
        (
            "Finanční odbor",
            "souhlasí s připomínkou",
            Some("Kupní cenu požadujeme uhradit před podáním návrhu na vklad do katastru nemovitostí."),
        ),
        (
            "Mgr. Eva Součková, právnička",
            "souhlasí",
            Some("Záměr byl zveřejněn podle § 39 odst. 1 zákona o obcích."),
        ),
    ];
    let (from, verdict, text) = opinions[index % opinions.len()];
    OpinionLine {
        from: from.into(),
        on: Some(date(2026, 11, 12)),
        verdict: verdict.into(),
        text: text.map(str::to_owned),
    }
}

fn roman(mut number: usize) -> String {
    let signs = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut text = String::new();
    for (value, sign) in signs {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}
