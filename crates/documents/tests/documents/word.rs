//! Files for Word: the same words as the PDF, in the same order, in styles a clerk may rely on.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use obeznik_documents::{DocumentError, Imprint, Signature};
use obeznik_formats::document::{Block, BlockKind, document_of_docx, identity_of_docx};
use obeznik_formats::limits::Limits;
use proptest::prelude::*;
use zip::ZipArchive;

use crate::pdf::{Pdf, plain};
use crate::samples;

type Set = Result<Vec<u8>, DocumentError>;

/// The suite keeps one profile at a time.
static SUITE: Mutex<()> = Mutex::new(());

/// Every kind of document with so many items, as PDF and for Word.
fn both(items: usize) -> Vec<(String, Pdf, Vec<u8>)> {
    let (cover, notice) = (samples::cover_sheet_with(items), samples::notice_with(items));
    let (extract, list) = (samples::extract_with(items), samples::list_with(items));
    let (contents, statement) = (samples::contents_with(items), samples::statement_with(items));
    let (changes, imprint) = (samples::changes_with(items), samples::imprint());
    let certificate = samples::certificate_of_substitute();
    let set: [(&str, Set, Set); 8] = [
        ("certificate", obeznik_documents::certificate(&certificate, &imprint), certificate.docx(&imprint)),
        ("contents", obeznik_documents::control_contents(&contents, &imprint), contents.docx(&imprint)),
        ("statement", obeznik_documents::person_statement(&statement, &imprint), statement.docx(&imprint)),
        ("changes", obeznik_documents::pack_sheet(&changes, &imprint), changes.docx(&imprint)),
        ("cover-sheet", obeznik_documents::cover_sheet(&cover, &imprint), cover.docx(&imprint)),
        ("invitation", obeznik_documents::invitation(&notice, &imprint), notice.docx(&imprint)),
        ("extract", obeznik_documents::resolution_extract(&extract, &imprint), extract.docx(&imprint)),
        ("list", obeznik_documents::resolution_list(&list, &imprint), list.docx(&imprint)),
    ];
    let kept = set.into_iter().map(|(name, pdf, word)| {
        let name = format!("{name}-{items}-word");
        (name.clone(), Pdf::new(&name, pdf), word.unwrap_or_else(|error| panic!("{name}: {error}")))
    });
    kept.collect()
}

/// The file as an office suite sets it.
fn by_libreoffice(name: &str, word: &[u8]) -> Pdf {
    let _one_at_a_time = SUITE.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join(format!("{name}.docx"));
    std::fs::write(&file, word).expect("the temporary folder takes a file");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let converted = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .args([folder.path(), Path::new(&file)])
        .output()
        .expect("libreoffice-writer-nogui is installed");
    assert!(converted.status.success(), "{name}: {converted:?}");
    let pdf = std::fs::read(file.with_extension("pdf"));
    let shown = Pdf::new(name, Ok(pdf.unwrap_or_else(|_| panic!("{name}: {converted:?}"))));
    shown.keep_pictures();
    shown
}

/// Words of the pages without what stands around the text on each of them and numbers of pages.
fn words(pdf: &Pdf, around: &[&str]) -> Vec<String> {
    let mut text = pdf.page_texts().join(" ");
    for one in around {
        text = text.replace(&plain(one), " ");
    }
    text.split_whitespace().map(|word| word.replace(['\u{2010}', '\u{2011}'], "-")).collect()
}

#[test]
fn an_office_suite_shows_the_words_of_the_pdf_in_their_order() {
    for (name, ours, word) in both(5) {
        let theirs = by_libreoffice(&name, &word);
        let around = [
            "Město Vzorov",
            "náměstí Míru 1, 000 01 Vzorov",
            "strana 1 z 1",
            "strana 1 z 2",
            "strana 2 z 2",
            "Výpis z usnesení Z/15/2/2026",
            "Usnesení z 3. schůze Rady města Vzorova",
            "Košilka tisku 118/2026",
            "Oznámení podle § 93 odst. 1 zákona č. 128/2000 Sb., o obcích",
            "Osvědčení o nastoupení do funkce člena zastupitelstva",
            "Obsah balíčku pro kontrolu",
            "Výpis osobních údajů",
            "Seznam změn v podkladech",
            // Heads of tables that may go on on another page.
            "Soubor Otisk Bajtů",
            "Co Proč",
        ];
        let (ours, theirs) = (words(&ours, &around), words(&theirs, &around));
        // Numbers of pages in the overview may differ, and notes of items stand after the number of their paper.
        let sorted = |words: &[String]| -> BTreeMap<String, usize> {
            words.iter().fold(BTreeMap::new(), |mut counts, word| {
                *counts.entry(word.clone()).or_default() += 1;
                counts
            })
        };
        if name.starts_with("list") {
            assert_eq!(ours.len(), theirs.len(), "{name}");
        } else if name.starts_with("contents") || name.starts_with("statement") {
            // Paths and digests are broken where each page has room.
            assert_eq!(letters(&ours), letters(&theirs), "{name}");
        } else {
            assert_eq!(sorted(&ours), sorted(&theirs), "{name}");
        }
        if name.starts_with("extract") || name.starts_with("cover") {
            assert_eq!(ours, theirs, "{name}");
        }
    }
}

/// Letters of all words, whatever lines and pages they stand on.
fn letters(words: &[String]) -> BTreeMap<char, usize> {
    words.iter().flat_map(|word| word.chars()).fold(BTreeMap::new(), |mut counts, letter| {
        *counts.entry(letter).or_default() += 1;
        counts
    })
}

/// What the blocks of a kind say.
fn said_by(word: &[u8], kind: BlockKind) -> Vec<String> {
    let blocks = document_of_docx(word, &Limits::default()).unwrap().blocks;
    let of_kind = blocks.iter().filter(|block| block.kind == kind);
    of_kind.map(|block| plain(&block.cells.join(" | "))).collect()
}

#[test]
fn papers_of_the_office_beside_meetings_have_headings_lists_and_tables_too() {
    let imprint = samples::imprint();
    let statement = samples::statement_with(3).docx(&imprint).unwrap();
    assert_eq!(
        said_by(&statement, BlockKind::Heading),
        ["Ing. Radim Košťál", "Funkce a role", "Odkud údaje jsou", "Soubory a jejich otisky SHA-256"]
    );
    let rows = said_by(&statement, BlockKind::Row);
    assert_eq!((rows[0].as_str(), rows.len()), ("Soubor | Otisk | Bajtů", 4));
    assert!(
        rows[1].contains("dokument-01-zapis-ze-zasedani.pdf") && rows[1].ends_with("| 1234567"),
        "{rows:?}"
    );
    let body = &parts(&statement)["word/document.xml"];
    for style in ["DocumentKind", "Title", "Fact", "Note", "Heading1", "TableText", "Code", "Digest"] {
        assert!(body.contains(&format!(r#"Style w:val="{style}""#)), "{style}");
    }
    let said = plain(body);
    for words in ["MUVZ 311/2026", "Mgr. Ivana Pověřená", "jiná osoba", "člen, od"] {
        assert!(said.contains(words), "{words}");
    }

    let contents = samples::contents_with(2).docx(&imprint).unwrap();
    let headings = said_by(&contents, BlockKind::Heading);
    assert_eq!(headings[1..], ["Soubory a jejich otisky SHA-256", "Co v balíčku není"]);
    let rows = said_by(&contents, BlockKind::Row);
    assert!(rows.contains(&"Co | Proč".to_owned()), "{rows:?}");
    assert!(
        rows.contains(&"Výpis z usnesení Z/15/2/2026 | Patří k neveřejnému tisku.".to_owned()),
        "{rows:?}"
    );

    let changes = samples::changes_with(4).docx(&imprint).unwrap();
    let lines = said_by(&changes, BlockKind::Item);
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert!(lines.iter().all(|line| line.contains("Oprava lávky přes Bystřici")), "{lines:?}");
    assert!(parts(&changes)["word/document.xml"].contains(r#"<w:pStyle w:val="ListBullet"/>"#));
}

#[test]
fn headings_lists_and_tables_are_what_they_look_like() {
    let sheet = samples::cover_sheet_with(4).docx(&samples::imprint()).unwrap();
    let blocks = document_of_docx(&sheet, &Limits::default()).unwrap().blocks;
    let of = |kind: BlockKind| -> Vec<String> {
        blocks
            .iter()
            .filter(|block| block.kind == kind)
            .map(|block: &Block| plain(&block.cells.join(" | ")))
            .collect()
    };
    assert_eq!(
        of(BlockKind::Heading),
        [
            "Tisk 118/2026 – Prodej části pozemku p. č. 412/7 v k. ú. Vzorov",
            "Návrh usnesení",
            "Přílohy",
            "Postup projednání",
            "Stanoviska a připomínky",
        ]
    );
    let items = of(BlockKind::Strong); // a verb stands on a line of its own
    assert!(items.iter().any(|item| item.starts_with("I. schvaluje")), "{items:?}");
    assert!(items.iter().any(|item| item.starts_with("II. ukládá")), "{items:?}");
    let rows = of(BlockKind::Row);
    assert!(rows.contains(&"Číslo | Název | Poznámka".to_owned()), "{rows:?}");
    let notice = samples::notice_with(11).docx(&samples::imprint()).unwrap();
    let items: Vec<String> = document_of_docx(&notice, &Limits::default())
        .unwrap()
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Item)
        .map(|block| plain(&block.cells.join(" ")))
        .collect();
    let numbers: Vec<&str> = items.iter().map(|item| item.split(' ').next().unwrap_or_default()).collect();
    let expected: Vec<String> = (1..=11).map(|number| format!("{number}.")).collect();
    assert_eq!(numbers, expected, "sections go on with the numbers of those before");
}

#[test]
fn the_same_document_is_the_same_file_and_says_which_one_it_is() {
    let extract = samples::extract_with(3);
    let imprint = Imprint { ident: "extract/0198".into(), ..samples::imprint() };
    let [first, second] = [extract.docx(&imprint).unwrap(), extract.docx(&imprint).unwrap()];
    assert!(first == second);
    assert_eq!(identity_of_docx(&first, &Limits::default()).unwrap().as_deref(), Some("extract/0198"));
    let parts = parts(&first);
    let core = &parts["docProps/core.xml"];
    assert!(
        core.contains("<dc:language>cs-CZ</dc:language>") && core.contains("2026-12-18T08:15:30Z"),
        "{core}"
    );
    assert!(parts["word/styles.xml"].contains(r#"<w:lang w:val="cs-CZ""#));
    assert!(parts["word/letterhead.xml"].contains(r#"descr="Znak města Vzorova""#));
    assert!(parts["word/footer.xml"].contains(" PAGE ") && parts["word/footer.xml"].contains(" NUMPAGES "));
}

/// Parts of the file that are text.
fn parts(word: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(word)).expect("the file is an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let texts = names.into_iter().filter(|name| !name.ends_with(".png")).map(|name| {
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        (name, text)
    });
    texts.collect()
}

/// Every part is well formed, every style and list that is named is there, and so is every part that is referred to.
fn check_whole(word: &[u8]) {
    let parts = parts(word);
    for (name, text) in &parts {
        let mut reader = quick_xml::Reader::from_str(text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}: {text}"),
            }
        }
    }
    let attribute = |text: &str, before: &str| -> Vec<String> {
        let after = text.split(before).skip(1);
        after.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
    };
    let styles = attribute(&parts["word/styles.xml"], "w:styleId=\"");
    for part in ["document", "header", "footer", "letterhead"] {
        let text = &parts[&format!("word/{part}.xml")];
        for of in ["pStyle", "rStyle", "tblStyle"] {
            for style in attribute(text, &format!("<w:{of} w:val=\"")) {
                assert!(styles.contains(&style), "{part}: {style}");
            }
        }
    }
    let lists = attribute(&parts["word/numbering.xml"], "<w:num w:numId=\"");
    for list in attribute(&parts["word/document.xml"], "<w:numId w:val=\"") {
        assert!(lists.contains(&list), "{list}");
    }
    for target in attribute(&parts["word/_rels/document.xml.rels"], "Target=\"") {
        assert!(parts.contains_key(&format!("word/{target}")), "{target}");
    }
}

#[test]
fn every_kind_of_document_is_a_whole_package() {
    for (_, _, word) in [1, 5, 60].into_iter().flat_map(both) {
        check_whole(&word);
    }
}

#[test]
fn a_town_without_a_crest_has_its_letterhead_and_a_crest_reaches_no_file() {
    let mut extract = samples::extract_with(3);
    extract.letterhead.crest = None;
    let word = extract.docx(&samples::imprint()).unwrap();
    check_whole(&word);
    let parts = parts(&word);
    assert!(
        !parts.contains_key("word/_rels/letterhead.xml.rels")
            && !parts["word/letterhead.xml"].contains("blip")
    );
    assert!(parts["word/letterhead.xml"].contains("Město Vzorov"));
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><image href='/etc/hostname' width='9' \
               height='9'/><rect width='9' height='9'/></svg>";
    extract.letterhead.crest = Some(obeznik_documents::Crest { svg: svg.into(), description: "Znak".into() });
    check_whole(&extract.docx(&samples::imprint()).unwrap());
    extract.letterhead.crest =
        Some(obeznik_documents::Crest { svg: b"\x89PNG".to_vec(), description: "Znak".into() });
    assert!(matches!(extract.docx(&samples::imprint()), Err(DocumentError::Crest { .. })));
}

#[test]
fn what_the_pdf_refuses_the_file_for_word_refuses_too() {
    let mut extract = samples::extract_with(3);
    extract.clauses[1].text = "smlouvu \u{1}".into();
    let refused = extract.docx(&samples::imprint());
    let expected = DocumentError::Unprintable { field: "clauses.1.text".into(), character: '\u{1}' };
    assert_eq!(refused, Err(expected));
    extract.title = " ".into();
    assert_eq!(extract.docx(&samples::imprint()), Err(DocumentError::Blank { field: "title" }));
}

/// What people paste: signs of XML, line ends, overlong words, control characters, whatever Unicode has.
fn pasted() -> impl Strategy<Value = String> {
    let hostile = prop_oneof![
        Just("<w:p>&amp;]]>\"'</w:t>".to_owned()),
        Just("--> <?xml?> <![CDATA[".to_owned()),
        Just("řádek\r\n\r\ndruhý\u{b}třetí\u{2028}čtvrtý".to_owned()),
        Just("nejdelší".repeat(200)),
        Just("\u{0}\u{1}\u{ffff}".to_owned()),
        ".{0,40}",
        "[ -~áéíčšž§]{1,60}",
    ];
    prop::collection::vec(hostile, 1..4).prop_map(|parts| parts.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pasted_the_file_is_whole_or_refused(
        title in pasted(), text in pasted(), numeral in pasted(), name in pasted(), place in pasted(),
    ) {
        let mut extract = samples::extract_with(3);
        extract.title.push_str(&title);
        extract.clauses[0].text.clone_from(&text);
        extract.clauses[1].numeral = numeral;
        extract.signatures.push(Signature { name, office: text });
        extract.letterhead.address = place;
        match extract.docx(&samples::imprint()) {
            Ok(word) => check_whole(&word),
            Err(DocumentError::Unprintable { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
}
