//! What stands around the text: the letterhead, the running head, the foot, and what the file says of itself.

use super::crest::Picture;
use super::xml::{HEAD, SPACES, TAB, cell, field, paragraph, run, table, text, twips};
use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::office::wording::word;
use crate::page::Page;

/// Millimetres between the margins of an A4 page.
pub(super) const TEXT_WIDTH: u32 = 163;
const CREST_COLUMN: u32 = 17;
const REFERENCE_COLUMN: u32 = 60;
/// English Metric Units in a millimetre.
const EMU: u32 = 36_000;
/// Millimetres the crest may take.
const CREST_BOX: (u32, u32) = (13, 15);

/// Crest and name on the left, reference lines on the right, one ink rule under them: on the first page.
pub(super) fn letterhead(page: &Page, picture: Option<&Picture>) -> String {
    let head = &page.letterhead;
    let crest_column = if picture.is_some() { CREST_COLUMN } else { 0 };
    let mut cells = Vec::new();
    let mut widths = Vec::new();
    if let Some(picture) = picture {
        widths.push(twips(CREST_COLUMN));
        cells.push(paragraph("Header", "", &drawing(picture)));
    }
    widths.push(twips(TEXT_WIDTH - REFERENCE_COLUMN - crest_column));
    let lines = [head.address.as_str(), head.contact.as_str()];
    let lines = lines.iter().filter(|line| !line.is_empty());
    let lines: String = lines.map(|line| paragraph("Header", "", &run("", line))).collect();
    cells.push(paragraph("Municipality", "", &run("", &head.municipality)) + &lines);
    widths.push(twips(REFERENCE_COLUMN));
    let references = page.references.iter().filter(|line| !line.is_empty());
    let references: String =
        references.map(|line| paragraph("Header", r#"<w:jc w:val="right"/>"#, &run("", line))).collect();
    cells.push(if references.is_empty() { paragraph("Header", "", "") } else { references });
    let row: String = cells
        .iter()
        .zip(&widths)
        .map(|(content, width)| cell(*width, r#"<w:vAlign w:val="center"/>"#, content))
        .collect();
    let row = format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>");
    let table = table("Letterhead", "0000", &widths, &row);
    format!("{HEAD}<w:hdr {SPACES}>{table}{}</w:hdr>", paragraph("UnderLetterhead", "", ""))
}

fn drawing(picture: &Picture) -> String {
    // As large as it may be in the box, its sides as they are.
    let (box_width, box_height) = CREST_BOX;
    let by_width = (box_width * EMU, box_width * EMU * picture.height / picture.width);
    let (width, height) = match by_width.1 <= box_height * EMU {
        true => by_width,
        false => (box_height * EMU * picture.width / picture.height, box_height * EMU),
    };
    let described = text(&picture.description);
    format!(
        r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>"#
    ) + &format!(
        r#"<wp:docPr id="1" name="crest" descr="{described}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">"#
    ) + &format!(
        r#"<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="crest.png" descr="{described}"/><pic:cNvPicPr/></pic:nvPicPr>"#
    ) + r#"<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"#
        + &format!(
            r#"<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>"#
        )
        + "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
}

/// The name of the document and of the municipality, from the second page on.
pub(super) fn running_head(page: &Page) -> String {
    let runs = run("", &page.foot) + TAB + &run("", &page.letterhead.municipality);
    format!("{HEAD}<w:hdr {SPACES}>{}</w:hdr>", paragraph("RunningHead", "", &runs))
}

/// The name of the document and the number of the page.
pub(super) fn footer(page: &Page) -> String {
    let count = [
        run("", &page.foot),
        TAB.to_owned(),
        run("", &format!("{}\u{a0}", word("print-label-page-number"))),
        field("PAGE", "1"),
        run("", "\u{a0}z\u{a0}"),
        field("NUMPAGES", "1"),
    ];
    format!("{HEAD}<w:ftr {SPACES}>{}</w:ftr>", paragraph("Footer", "", &count.concat()))
}

/// Title, author, language and the instant of making.
///
/// # Errors
/// [`DocumentError::Instant`] for one no file can name.
pub(super) fn properties(page: &Page, imprint: &Imprint) -> Result<String, DocumentError> {
    let at = imprint.produced_at;
    imprint.datetime().ok_or_else(|| DocumentError::Instant { instant: at.to_string() })?;
    let at = at.strftime("%Y-%m-%dT%H:%M:%SZ");
    let (title, author) = (text(&page.title), text(&page.letterhead.municipality));
    Ok(format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>cs-CZ</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>"#,
    ))
}

/// Which document of the office the file is, so that it is put back to no other one.
pub(super) fn identity(imprint: &Imprint) -> String {
    format!(
        r#"{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{}"><vt:lpwstr>{}</vt:lpwstr></property></Properties>"#,
        obeznik_formats::document::IDENTITY,
        text(&imprint.ident),
    )
}
