//! The arms a town puts into its letterhead: a drawing that stands by itself.

use obeznik_municipality::MOST_CREST_BYTES;
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};

use crate::error::DocumentError;

/// Elements that run something or bring another document in.
const STRANGERS: [&str; 4] = ["script", "handler", "foreignObject", "iframe"];

/// Whether a drawing may become the arms of a town: bounded, well-formed, without scripts, and without references to
/// anything outside itself. A raster picture inside it is a part of it. Whether it can also be drawn, the press says.
///
/// # Errors
/// [`DocumentError::CrestTooLarge`], [`DocumentError::CrestReaches`] and [`DocumentError::Crest`] for what is no XML.
///
/// Source: Scalable Vector Graphics (SVG) 2, Conformance Criteria, secure static mode.
pub(crate) fn check_arms(svg: &str) -> Result<(), DocumentError> {
    if svg.len() > MOST_CREST_BYTES {
        return Err(DocumentError::CrestTooLarge { size_bytes: svg.len() });
    }
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let drawing = Document::parse_with_options(svg, options)
        .map_err(|error| DocumentError::Crest { reason: error.to_string() })?;
    match drawing.descendants().find_map(|node| reaches(&node)) {
        Some(what) => Err(DocumentError::CrestReaches { what }),
        None => Ok(()),
    }
}

/// What at the node runs something or refers out of the drawing.
fn reaches(node: &Node<'_, '_>) -> Option<String> {
    if node.is_pi() {
        // A style sheet of another file; the declaration of XML is no instruction.
        return Some("xml-stylesheet".to_owned());
    }
    if node.is_text() {
        let is_style = node.parent().is_some_and(|parent| parent.tag_name().name() == "style");
        return node.text().filter(|text| is_style && styles_reach(text)).map(|_| "style".to_owned());
    }
    let name = node.tag_name().name();
    if node.is_element() && STRANGERS.iter().any(|stranger| name.eq_ignore_ascii_case(stranger)) {
        return Some(name.to_owned());
    }
    let attribute = node.attributes().find(|one| attribute_reaches(one.name(), one.value()));
    attribute.map(|one| one.name().to_owned())
}

fn attribute_reaches(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "href" | "src" => !is_inside(value),
        handler if handler.starts_with("on") => true,
        _ => styles_reach(value),
    }
}

/// A part of the same drawing, or a picture carried in it.
fn is_inside(reference: &str) -> bool {
    let reference = reference.trim();
    let carried = ["data:image/png;", "data:image/jpeg;", "data:image/jpg;"];
    let starts = |one: &str| reference.get(..one.len()).is_some_and(|head| head.eq_ignore_ascii_case(one));
    reference.is_empty() || reference.starts_with('#') || carried.into_iter().any(starts)
}

/// Whether a rule of style asks for something outside: `@import`, or `url(…)` of anything but a part of the drawing.
fn styles_reach(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let inside = |rest: &str| rest.trim_start().trim_start_matches(['"', '\'']).trim_start().starts_with('#');
    style.contains("@import") || style.split("url(").skip(1).any(|rest| !inside(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(svg: &str) -> String {
        match check_arms(svg) {
            Ok(()) => "taken".to_owned(),
            Err(DocumentError::CrestReaches { what }) => what,
            Err(DocumentError::CrestTooLarge { .. }) => "large".to_owned(),
            Err(_) => "unreadable".to_owned(),
        }
    }

    #[test]
    fn arms_stand_by_themselves() {
        let drawn = |inside: &str| {
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
                 viewBox='0 0 9 9'>{inside}</svg>"
            )
        };
        let table = [
            ("<rect width='9' height='9' fill='url(#zlato)'/>", "taken"),
            ("<rect style=\"fill: url( '#zlato' )\"/><use href='#štít'/>", "taken"),
            ("<image xlink:href='data:image/png;base64,iVBORw0KGgo='/>", "taken"),
            ("<style>rect { fill: url(#zlato) }</style>", "taken"),
            ("<script>alert(1)</script>", "script"),
            ("<SCRIPT/>", "SCRIPT"),
            ("<foreignObject/>", "foreignObject"),
            ("<rect onload='alert(1)'/>", "onload"),
            ("<image href='/etc/hostname'/>", "href"),
            ("<image xlink:href='https://example.cz/znak.png'/>", "href"),
            ("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>", "href"), // a drawing in the drawing is not read
            ("<a href='javascript:alert(1)'/>", "href"),
            ("<rect fill='url(https://example.cz/a.svg#b)'/>", "fill"),
            ("<style>@import 'https://example.cz/a.css';</style>", "style"),
            ("<style>rect { fill: url(\"a.svg#b\") }</style>", "style"),
        ];
        for (inside, expected) in table {
            assert_eq!(said(&drawn(inside)), expected, "{inside}");
        }
        let sheet = "<?xml-stylesheet href='a.css'?><svg xmlns='http://www.w3.org/2000/svg'/>";
        let declared = "<?xml version='1.0' encoding='UTF-8'?><svg xmlns='http://www.w3.org/2000/svg'/>";
        let whole =
            [(sheet, "xml-stylesheet"), (declared, "taken"), ("znak", "unreadable"), ("<svg", "unreadable")];
        for (svg, expected) in whole {
            assert_eq!(said(svg), expected, "{svg}");
        }
    }

    #[test]
    fn arms_are_bounded() {
        let filled =
            |bytes: usize| format!("<svg xmlns='http://www.w3.org/2000/svg'>{}</svg>", " ".repeat(bytes));
        let frame = filled(0).len();
        assert_eq!(said(&filled(MOST_CREST_BYTES - frame)), "taken");
        assert_eq!(said(&filled(MOST_CREST_BYTES - frame + 1)), "large");
    }
}
