//! E-mails that bring papers. Those of Outlook (MS-OXMSG) and the data messages (.zfo) are built from their published
//! formats; none comes from a real mailbox or data box.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use obeznik_formats::document::BlockKind;
use obeznik_formats::foreign::{Answer, Draft, Task, Unread, content_of_part, perform};
use obeznik_formats::kind::FileKind;
use obeznik_formats::letter::{DataMessage, Signature, is_letter, part_of_letter, read_letter};
use obeznik_formats::limits::Limits;
use support::{docx, eml, msg, zfo};

fn paper() -> Vec<u8> {
    docx("<w:p><w:r><w:t>Název: Prodej pozemku</w:t></w:r></w:p>")
}

fn draft(bytes: &[u8]) -> Draft {
    match perform(&Task::Draft, bytes, &Limits::default()) {
        Ok(Answer::Draft(draft)) => draft,
        other => panic!("{other:?}"),
    }
}

fn both(subject: &str, body: &str, files: &[(&str, &[u8])]) -> [Vec<u8>; 2] {
    [eml(subject, body, files), msg(subject, body, files)]
}

#[test]
fn an_e_mail_gives_its_subject_words_and_files() {
    let paper = paper();
    for bytes in both(
        "Materiál do rady: prodej",
        "Dobrý den,\nposílám materiál.",
        &[("plán.pdf", b"%PDF-1.7"), ("materiál.docx", &paper)],
    ) {
        assert!(is_letter(&bytes));
        let draft = draft(&bytes);
        let letter = draft.letter.unwrap();
        assert_eq!(letter.subject, "Materiál do rady: prodej");
        assert_eq!(letter.from, "Jana Zkušební");
        assert_eq!(
            (letter.from_address.as_str(), letter.to.as_str()),
            ("jana@mesto.cz", "podatelna@mesto.cz")
        );
        let sent_at: jiff::Timestamp = letter.sent_at.parse().unwrap();
        assert_eq!(sent_at.to_string(), "2026-11-20T07:00:00Z");
        assert_eq!(letter.text.trim(), "Dobrý den,\nposílám materiál.");
        let parts: Vec<_> =
            letter.parts.iter().map(|part| (part.name.as_str(), part.kind, part.is_drawn)).collect();
        assert_eq!(parts, [("plán.pdf", FileKind::Pdf, false), ("materiál.docx", FileKind::Docx, false)]);
        assert_eq!(draft.place, Some(1));
        assert_eq!(draft.document.unwrap().blocks[0].kind, BlockKind::Paragraph);
        let Ok(Answer::Part { content }) = perform(&Task::Part { place: 0 }, &bytes, &Limits::default())
        else {
            panic!()
        };
        assert_eq!(content_of_part(&content).unwrap(), b"%PDF-1.7");
        assert_eq!(perform(&Task::Part { place: 2 }, &bytes, &Limits::default()), Err(Unread::Broken));
    }
}

#[test]
fn a_letter_is_read_by_itself_and_nothing_else_is_taken_for_one() {
    let letter = |bytes: &[u8]| perform(&Task::Letter, bytes, &Limits::default());
    for bytes in both("Žádost", "Prosíme.", &[("a.docx", &paper())]) {
        let Ok(Answer::Letter(read)) = letter(&bytes) else { panic!() };
        assert_eq!((read.subject.as_str(), read.parts.len()), ("Žádost", 1));
    }
    let Ok(Answer::Letter(read)) = letter(&zfo("Výzva", &[], Some(b"other"))) else { panic!() };
    assert_eq!(read.data_message.unwrap().signature, Signature::Invalid);
    assert_eq!(letter(&paper()), Err(Unread::Unsupported));
    assert_eq!(letter(b""), Err(Unread::Unsupported));
}

#[test]
fn everybody_an_e_mail_is_addressed_to_is_named() {
    let head = "From: Jan <jan@podvod.example>\r\nTo: Podatelna <p@mesto.cz>,\r\n rada@mesto.cz\r\nDate: nikdy\r\n\r\nText";
    let letter = read_letter(head.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(letter.to, "Podatelna <p@mesto.cz>, rada@mesto.cz");
    assert_eq!((letter.from_address.as_str(), letter.sent_at.as_str()), ("jan@podvod.example", ""));
}

#[test]
fn an_e_mail_without_a_document_is_its_words() {
    for bytes in both("Žádost", "Prosíme o projednání.", &[]) {
        let draft = draft(&bytes);
        assert_eq!((draft.place, draft.document, draft.unread), (None, None, None));
        assert_eq!(draft.letter.unwrap().text.trim(), "Prosíme o projednání.");
    }
}

#[test]
fn a_damaged_or_sealed_document_does_not_take_the_e_mail_with_it() {
    let broken = &paper()[..200];
    let sealed = support::ole(&[("EncryptedPackage", b"x"), ("EncryptionInfo", b"x")]);
    for bytes in both("Materiál", "Viz příloha", &[("a.docx", &sealed)]) {
        let draft = draft(&bytes);
        assert_eq!((draft.place, draft.unread), (Some(0), Some(Unread::Locked)));
        assert_eq!(draft.letter.unwrap().subject, "Materiál");
    }
    for bytes in both("Materiál", "Viz příloha", &[("a.docx", broken)]) {
        let draft = draft(&bytes);
        assert!(draft.document.is_none(), "{draft:?}");
        assert_eq!(draft.letter.unwrap().parts.len(), 1);
    }
}

#[test]
fn an_e_mail_in_an_old_code_page_reads_right() {
    let head = b"From: a@b.cz\r\nSubject: =?iso-8859-2?Q?=AE=E1dost?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=windows-1250\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
    let letter =
        read_letter(&[head.as_slice(), b"\x8e\xe1dost o \x9ekolu"].concat(), &Limits::default()).unwrap();
    assert_eq!(
        (letter.subject.as_str(), letter.text.as_str(), letter.from.as_str()),
        ("Žádost", "Žádost o žkolu", "a@b.cz")
    );
}

#[test]
fn what_is_no_e_mail_is_not_taken_for_one() {
    for text in
        ["Název: Prodej\nPředkladatel: starosta\n\ntext", "", "From: a\n", "http://a.cz\nDate: x\n", "a;b;c"]
    {
        assert!(!is_letter(text.as_bytes()), "{text}");
    }
    assert!(!is_letter(&support::ole(&[("WordDocument", b"text")])));
    assert!(part_of_letter(b"", 0, &Limits::default()).is_err());
}

#[test]
fn files_of_an_e_mail_keep_within_the_bounds() {
    let limits = Limits { unpacked_bytes: 1_000, ..Limits::default() };
    for bytes in both("a", "b", &[("a.bin", &[7; 600]), ("b.bin", &[7; 600])]) {
        assert!(read_letter(&bytes, &limits).is_err());
    }
}

#[test]
fn a_data_message_gives_what_it_says_its_files_and_how_far_it_can_be_trusted() {
    let paper = paper();
    let files: &[(&str, &[u8])] = &[("výzva &amp; příloha.pdf", b"%PDF-1.7"), ("materiál.docx", &paper)];
    for (signed, expected) in
        [(None, Signature::Unverified), (Some(&b"another content"[..]), Signature::Invalid)]
    {
        let bytes = zfo("Výzva k  doplnění", files, signed);
        assert!(is_letter(&bytes));
        let draft = draft(&bytes);
        let letter = draft.letter.unwrap();
        assert_eq!((letter.subject.as_str(), letter.from.as_str()), ("Výzva k doplnění", "Krajský úřad"));
        let message = DataMessage {
            id: "1234567".into(),
            recipient: "Město Vzorov".into(),
            delivered_at: "2026-11-20T08:00:00.000+01:00".into(),
            signature: expected,
        };
        assert_eq!(letter.data_message, Some(message));
        let parts: Vec<_> = letter.parts.iter().map(|part| (part.name.as_str(), part.kind)).collect();
        assert_eq!(parts, [("výzva & příloha.pdf", FileKind::Pdf), ("materiál.docx", FileKind::Docx)]);
        assert_eq!((draft.place, draft.document.is_some()), (Some(1), true));
        assert_eq!(part_of_letter(&bytes, 1, &Limits::default()).unwrap(), paper);
        let Ok(Answer::Text(text)) = perform(&Task::Text, &bytes, &Limits::default()) else { panic!() };
        let words =
            "Výzva k doplnění\nKrajský úřad\nMěsto Vzorov\n1234567\nvýzva & příloha.pdf\nmateriál.docx\n";
        assert_eq!(text.text, words);
    }
}

#[test]
fn a_damaged_data_message_is_no_message() {
    let whole = zfo("Výzva", &[("a.pdf", b"%PDF-1.7")], None);
    for length in [whole.len() / 2, whole.len() - 300] {
        let read = read_letter(&whole[..length], &Limits::default());
        assert!(read.is_err(), "{length} bytes: {read:?}");
    }
    assert!(!is_letter(b"\x30\x80\x06\x09*\x86H\x86\xf7\x0d\x01\x07\x02 a signature of something else"));
}
