//! What cannot be printed is refused with its reason.

use obeznik_documents::{Crest, DocumentError, Imprint, resolution_extract};

use crate::pdf::Pdf;
use crate::samples;

#[test]
fn a_document_without_its_title_is_refused() {
    let mut extract = samples::extract_with(3);
    extract.title = " \n".into();
    let refused = resolution_extract(&extract, &samples::imprint());
    assert_eq!(refused, Err(DocumentError::Blank { field: "title" }));
    let mut extract = samples::extract_with(3);
    extract.letterhead.municipality.clear();
    let refused = resolution_extract(&extract, &samples::imprint());
    assert_eq!(refused, Err(DocumentError::Blank { field: "letterhead.municipality" }));
}

#[test]
fn a_sign_no_font_draws_is_named_with_its_place() {
    let mut extract = samples::extract_with(3);
    extract.clauses[1].text = "smlouvu 漢".into();
    let refused = resolution_extract(&extract, &samples::imprint());
    let expected = DocumentError::Unprintable { field: "clauses.1.text".into(), character: '漢' };
    assert_eq!(refused, Err(expected));
}

#[test]
fn a_crest_that_is_no_drawing_is_refused_and_a_town_without_one_prints() {
    for svg in [&b""[..], b"\x89PNG", b"<svg", b"<svg xmlns='http://www.w3.org/2000/svg'>"] {
        let mut extract = samples::extract_with(3);
        extract.letterhead.crest = Some(Crest { svg: svg.to_vec(), description: "Znak".into() });
        let refused = resolution_extract(&extract, &samples::imprint());
        assert!(matches!(refused, Err(DocumentError::Crest { .. })), "{svg:?}: {refused:?}");
    }
    let mut extract = samples::extract_with(3);
    extract.letterhead.crest = None;
    let pdf = Pdf::new("no-crest", resolution_extract(&extract, &samples::imprint()));
    assert_eq!(pdf.pages(), 1);
}

#[test]
fn a_crest_reaches_no_file_and_no_host() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\
               <image href='/etc/hostname' width='9' height='9'/><rect width='9' height='9'/></svg>";
    let mut extract = samples::extract_with(3);
    extract.letterhead.crest = Some(Crest { svg: svg.into(), description: "Znak".into() });
    let refused = resolution_extract(&extract, &samples::imprint());
    assert!(matches!(refused, Err(DocumentError::Crest { .. })), "{refused:?}");
}

#[test]
fn everything_optional_may_be_absent() {
    let mut extract = samples::extract_with(3);
    extract.letterhead.address.clear();
    extract.letterhead.crest = None;
    extract.file_number = None;
    extract.issued_in.clear();
    extract.meeting.clear();
    extract.references.clear();
    extract.preamble.clear();
    extract.clauses.clear();
    extract.vote = None;
    extract.signatures.clear();
    let pdf = Pdf::new("bare", resolution_extract(&extract, &samples::imprint()));
    assert_eq!(pdf.pages(), 1);
    let far = Imprint { produced_at: "-000044-03-15T00:00:00Z".parse().unwrap(), ..samples::imprint() };
    let printed = resolution_extract(&extract, &far);
    assert!(matches!(printed, Err(DocumentError::Instant { .. })), "{printed:?}");
}
