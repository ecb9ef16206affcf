//! A Word document is read as a person sees it: headings, bold lines, items with their labels, rows.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use obeznik_formats::document::{BlockKind, Document, MAX_BLOCKS, document_of_docx, read_document};
use obeznik_formats::foreign::{Answer, Task, Unread, content_of_part, perform};
use obeznik_formats::limits::Limits;
use obeznik_formats::text::TextError;
use support::{docx, docx_with, ole, zip};

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="Nadpis1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Nase"><w:name w:val="Materiál nadpis"/><w:basedOn w:val="Nadpis1"/></w:style>
<w:style w:styleId="Tucne"><w:name w:val="Silné"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="Kruh"><w:name w:val="kruh"/><w:basedOn w:val="Kruh"/></w:style></w:styles>"#;

const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#;

fn read(body: &str) -> Vec<(BlockKind, String)> {
    let file = docx_with(body, &[("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERING)]);
    let document = document_of_docx(&file, &Limits::default()).unwrap();
    document.blocks.into_iter().map(|block| (block.kind, block.cells.join(" | "))).collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn item(list: u8, level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

#[test]
fn blocks_are_what_a_person_sees() {
    use BlockKind::{Heading, Line, Paragraph, Row, Strong};
    let bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Důvodová</w:t></w:r><w:r><w:rPr><w:b w:val=\"true\"/></w:rPr><w:t xml:space=\"preserve\"> zpráva</w:t></w:r></w:p>";
    let half = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Předkladatel:</w:t></w:r><w:r><w:t xml:space=\"preserve\"> Ing. Nováková</w:t></w:r></w:p>";
    let table = [
        // what is written, what is read
        (styled("Nadpis1", "Důvodová zpráva"), vec![(Heading, "Důvodová zpráva")]),
        (styled("Nase", "Návrh usnesení"), vec![(Heading, "Návrh usnesení")]),
        (styled("Kruh", "text"), vec![(Paragraph, "text")]),
        (styled("Neznamy", "text"), vec![(Paragraph, "text")]),
        (
            "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>Přílohy</w:t></w:r></w:p>".into(),
            vec![(Heading, "Přílohy")],
        ),
        (bold.into(), vec![(Strong, "Důvodová zpráva")]),
        (styled("Tucne", "Přílohy"), vec![(Strong, "Přílohy")]),
        (half.into(), vec![(Paragraph, "Předkladatel: Ing. Nováková")]),
        (
            "<w:p><w:r><w:t>Předkladatel: A</w:t><w:br/><w:t>Zpracoval: B</w:t></w:r></w:p>".into(),
            vec![(Paragraph, "Předkladatel: A"), (Line, "Zpracoval: B")],
        ),
        // two breaks leave an empty line, as a paragraph does
        (
            "<w:p><w:r><w:t>a</w:t><w:br/><w:br/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>".into(),
            vec![(Paragraph, "a"), (Paragraph, "b"), (Line, "c")],
        ),
        (
            format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr></w:tbl>", p("Název"), p("Prodej"), p("pozemku")),
            vec![(Row, "Název | Prodej\npozemku")],
        ),
        // a table of one cell is a frame around words
        (
            format!("<w:tbl><w:tr><w:tc>{}{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>", styled("Nadpis1", "Zpráva"), p("text")),
            vec![(Heading, "Zpráva"), (Paragraph, "text")],
        ),
        (
            format!(
                "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
                p("a"), p("b"), p("c")
            ),
            vec![(Row, "a | b\tc")],
        ),
        ("<w:p><w:del><w:r><w:delText>smazáno</w:delText></w:r></w:del><w:ins><w:r><w:t>vloženo</w:t></w:r></w:ins></w:p>".into(), vec![(Paragraph, "vloženo")]),
        ("<w:p><w:moveFrom><w:r><w:t>odsud</w:t></w:r></w:moveFrom><w:r><w:t>tady</w:t></w:r></w:p>".into(), vec![(Paragraph, "tady")]),
    ];
    for (body, expected) in table {
        let expected: Vec<_> = expected.into_iter().map(|(kind, text)| (kind, text.to_owned())).collect();
        assert_eq!(read(&body), expected, "{body}");
    }
}

#[test]
fn items_carry_the_labels_that_word_counts() {
    let body = [
        item(3, 0, "schvaluje"),
        item(3, 1, "prodej"),
        item(3, 1, "směnu"),
        item(3, 2, "s podmínkou"),
        item(3, 0, "ukládá"),
        item(3, 1, "tajemníkovi"),
        item(4, 0, "bere na vědomí"),
        item(9, 0, "bez seznamu"),
    ]
    .concat();
    let texts: Vec<String> = read(&body).into_iter().map(|(_, text)| text).collect();
    let expected = [
        "I. schvaluje",
        "a) prodej",
        "b) směnu",
        "• s podmínkou",
        "II. ukládá",
        "a) tajemníkovi",
        "I. bere na vědomí",
        "bez seznamu",
    ];
    assert_eq!(texts, expected);
}

#[test]
fn notes_under_the_line_come_after_the_text() {
    let file = docx_with(
        &p("Text"),
        &[(
            "word/footnotes.xml",
            "<w:footnotes xmlns:w='w'><w:footnote><w:p><w:r><w:t>Viz zákon</w:t></w:r></w:p></w:footnote></w:footnotes>",
        )],
    );
    let document = document_of_docx(&file, &Limits::default()).unwrap();
    let kinds: Vec<_> = document.blocks.iter().map(|block| (block.kind, block.cells[0].as_str())).collect();
    assert_eq!(kinds, [(BlockKind::Paragraph, "Text"), (BlockKind::Note, "Viz zákon")]);
}

#[test]
fn a_document_that_cannot_be_read_says_why() {
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let bomb = docx(&p(&"0".repeat(2 << 20)));
    let deep = docx(&"<w:p>".repeat(5_000));
    let no_body = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/styles.xml", b"<w/>")]);
    assert_eq!(read_document(b"", &limits), Err(TextError::Empty));
    assert!(matches!(read_document(&bomb, &limits), Err(TextError::TooLarge { .. })));
    assert!(matches!(read_document(&deep, &limits), Err(TextError::Broken { .. })));
    assert!(matches!(read_document(&no_body, &limits), Err(TextError::Broken { .. })));
    let sealed = ole(&[("EncryptedPackage", b"x"), ("EncryptionInfo", b"x")]);
    assert!(
        matches!(read_document(&sealed, &limits), Err(TextError::Locked { .. })),
        "{:?}",
        read_document(&sealed, &limits)
    );
    assert!(matches!(read_document(b"%PDF-1.7", &limits), Err(TextError::Unsupported { .. })));
    assert_eq!(perform(&Task::Draft, &sealed, &limits), Err(Unread::Locked));
}

#[test]
fn a_document_without_end_is_cut_and_says_so() {
    let many = docx(&p("x").repeat(MAX_BLOCKS + 5));
    let Document { blocks, truncated } = document_of_docx(&many, &Limits::default()).unwrap();
    assert_eq!((blocks.len(), truncated), (MAX_BLOCKS, true));
    let limits = Limits { text_bytes: 10, ..Limits::default() };
    let document = document_of_docx(&docx(&(p("12345") + &p("1234567") + &p("1"))), &limits).unwrap();
    assert_eq!((document.blocks.len(), document.truncated), (1, true));
}

#[test]
fn a_document_by_itself_is_a_draft() {
    let Ok(Answer::Draft(draft)) = perform(&Task::Draft, &docx(&p("Text")), &Limits::default()) else {
        panic!()
    };
    assert_eq!(draft.document.unwrap().blocks.len(), 1);
    assert_eq!((draft.letter, draft.place, draft.unread), (None, None, None));
    assert_eq!(content_of_part("%%%"), None);
}
