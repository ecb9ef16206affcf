//! Walking through the XML of office documents.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements inside each other beyond this depth are no office document.
const MAX_DEPTH: usize = 4_096;

/// What is met on the way. Names are without their prefix.
pub(crate) enum Node<'a> {
    Open(&'a str, &'a BytesStart<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// Visits every element and text in order. Entities of the document are not expanded: only
/// the five of XML and numbered characters are known, so no text can grow.
pub(crate) fn walk(xml: &[u8], mut visit: impl FnMut(Node<'_>)) -> Result<(), String> {
    let text = crate::encoding::decode(xml);
    let mut reader = Reader::from_str(&text.text);
    reader.config_mut().check_end_names = false;
    let mut depth = 0usize;
    loop {
        let event =
            reader.read_event().map_err(|error| format!("byte {}: {error}", reader.error_position()))?;
        match &event {
            Event::Eof => return Ok(()),
            Event::Start(_) if depth >= MAX_DEPTH => return Err("elements nest too deep".into()),
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        pass(&event, &mut visit);
    }
}

fn pass(event: &Event<'_>, visit: &mut impl FnMut(Node<'_>)) {
    match event {
        Event::Start(start) => visit(Node::Open(local(start.name().into_inner()), start)),
        Event::Empty(start) => {
            visit(Node::Open(local(start.name().into_inner()), start));
            visit(Node::Close(local(start.name().into_inner())));
        }
        Event::End(end) => visit(Node::Close(local(end.name().into_inner()))),
        Event::Text(text) => visit(Node::Text(&text.xml10_content())),
        Event::CData(text) => visit(Node::Text(&text.xml10_content())),
        Event::GeneralRef(entity) => visit(Node::Text(&resolve(entity))),
        _ => {}
    }
}

/// The value of an attribute by its local name.
pub(crate) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| local(attribute.key.into_inner()) == name)
        .map(|attribute| attribute.value.to_string())
}

fn resolve(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return character.to_string();
    }
    let known = quick_xml::escape::resolve_predefined_entity(entity);
    known.unwrap_or_default().to_owned()
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
