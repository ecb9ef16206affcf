//! Words added to the foot of every page of a Word document (ECMA-376), and to what the file says of itself.

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use quick_xml::escape::escape;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::archive::Archive;
use crate::limits::Limits;
use crate::text::{TextError, from_archive};

const FORMAT: &str = "DOCX";
const BODY: &str = "word/document.xml";
const PROPERTIES: &str = "docProps/core.xml";

/// The document with the words at the foot of its pages, where it has a foot, else after its text; the subject of the file
/// says them too. Everything else stays byte for byte.
///
/// # Errors
/// See [`TextError`]; a document without a body is [`TextError::Broken`].
pub fn stamped_docx(bytes: &[u8], words: &str, limits: &Limits) -> Result<Vec<u8>, TextError> {
    limits.check_input(bytes)?;
    let mut archive = Archive::open(bytes, limits).map_err(|error| from_archive(error, FORMAT))?;
    let names: BTreeSet<String> = archive.names().into_iter().filter(|name| !name.ends_with('/')).collect();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::with_capacity(names.len());
    for name in names {
        if let Some(content) = archive.read(&name).map_err(|error| from_archive(error, FORMAT))? {
            parts.push((name, content));
        }
    }
    let mut has_foot = false;
    for (_, content) in parts.iter_mut().filter(|(name, _)| is_foot(name)) {
        has_foot |= replace(content, |xml| before_end(xml, "ftr", words));
    }
    let body = parts.iter_mut().find(|(name, _)| name == BODY);
    let (_, body) = body.ok_or_else(|| broken(BODY, "it is missing".to_owned()))?;
    if !has_foot && !replace(body, |xml| before_end(xml, "body", words)) {
        return Err(broken(BODY, "its text has no end".to_owned()));
    }
    if let Some((_, properties)) = parts.iter_mut().find(|(name, _)| name == PROPERTIES) {
        replace(properties, |xml| with_subject(xml, words));
    }
    packed(&parts).map_err(|error| broken("archive", error.to_string()))
}

fn is_foot(name: &str) -> bool {
    name.strip_prefix("word/footer").is_some_and(|rest| rest.ends_with(".xml") && !rest.contains('/'))
}

/// Puts what is made of a part in its place; tells whether it could be made.
fn replace(content: &mut Vec<u8>, make: impl FnOnce(&str) -> Option<String>) -> bool {
    let made = std::str::from_utf8(content).ok().and_then(make);
    let is_made = made.is_some();
    if let Some(made) = made {
        *content = made.into_bytes();
    }
    is_made
}

/// A paragraph of the words before the end of an element; of a body, before the set-up of its last pages.
fn before_end(xml: &str, element: &str, words: &str) -> Option<String> {
    let end = xml.rfind(&format!("{element}>"))?;
    let start = xml[..end].rfind("</")?;
    let prefix = &xml[start + 2..end];
    if !prefix.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == ':') {
        return None;
    }
    let set_up = xml[..start].rfind(&format!("<{prefix}sectPr"));
    let is_last = |at: &usize| !xml[*at..start].contains(&format!("</{prefix}p>"));
    let at = set_up.filter(|at| element == "body" && is_last(at)).unwrap_or(start);
    Some(format!("{}{}{}", &xml[..at], paragraph(prefix, words), &xml[at..]))
}

/// Small and in the middle; an attribute without a prefix would be in no name space and say nothing.
fn paragraph(w: &str, words: &str) -> String {
    let (middle, small) = match w {
        "" => (String::new(), String::new()),
        w => (
            format!(r#"<{w}pPr><{w}jc {w}val="center"/></{w}pPr>"#),
            format!(r#"<{w}rPr><{w}sz {w}val="16"/></{w}rPr>"#),
        ),
    };
    let words = escape(words);
    format!(r#"<{w}p>{middle}<{w}r>{small}<{w}t xml:space="preserve">{words}</{w}t></{w}r></{w}p>"#)
}

fn with_subject(xml: &str, words: &str) -> Option<String> {
    let mut xml = xml.replace("<dc:subject/>", "");
    if let (Some(start), Some(end)) = (xml.find("<dc:subject>"), xml.find("</dc:subject>")) {
        let end = end + "</dc:subject>".len();
        if start < end {
            xml.replace_range(start..end, "");
        }
    }
    let end = xml.rfind("</cp:coreProperties>").filter(|_| xml.contains("xmlns:dc="))?;
    xml.insert_str(end, &format!("<dc:subject>{}</dc:subject>", escape(words)));
    Some(xml)
}

fn packed(parts: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name.as_str(), SimpleFileOptions::default())?;
        archive.write_all(content)?;
    }
    archive.finish().map(Cursor::into_inner)
}

fn broken(place: &str, why: String) -> TextError {
    TextError::Broken { format: FORMAT, place: place.to_owned(), why }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;

    const WORDS: &str = "Upraveno ručně <3> & jinak";

    fn of(parts: &[(&str, &str)]) -> Vec<u8> {
        let parts: Vec<(String, Vec<u8>)> =
            parts.iter().map(|(name, xml)| ((*name).to_owned(), xml.as_bytes().to_vec())).collect();
        packed(&parts).unwrap()
    }

    fn part(bytes: &[u8], name: &str) -> String {
        let limits = Limits::default();
        let mut archive = Archive::open(bytes, &limits).unwrap();
        String::from_utf8(archive.read(name).unwrap().unwrap()).unwrap()
    }

    const BODY_XML: &str = "<w:document xmlns:w='w'><w:body><w:p/><w:sectPr/></w:body></w:document>";

    #[test]
    fn the_words_stand_at_every_foot_and_the_text_stays() {
        let foot = "<w:ftr xmlns:w='w'><w:p/></w:ftr>";
        let bytes = of(&[(BODY, BODY_XML), ("word/footer1.xml", foot), ("word/footer2.xml", foot)]);
        let stamped = stamped_docx(&bytes, WORDS, &Limits::default()).unwrap();
        for name in ["word/footer1.xml", "word/footer2.xml"] {
            let xml = part(&stamped, name);
            assert!(xml.contains("Upraveno ručně &lt;3&gt; &amp; jinak</w:t></w:r></w:p></w:ftr>"), "{xml}");
        }
        assert_eq!(part(&stamped, BODY), BODY_XML);
    }

    #[test]
    fn without_a_foot_they_stand_after_the_text_and_before_the_set_up_of_its_pages() {
        let inner = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>";
        let table = [
            ("<w:p/><w:sectPr/>", "</w:p><w:sectPr/></w:body>"),
            ("<w:p/>", "</w:t></w:r></w:p></w:body>"),
            (inner, "</w:t></w:r></w:p></w:body>"),
        ];
        for (text, expected) in table {
            let xml = format!("<w:document xmlns:w='w'><w:body>{text}</w:body></w:document>");
            let stamped = stamped_docx(&of(&[(BODY, &xml)]), WORDS, &Limits::default()).unwrap();
            let body = part(&stamped, BODY);
            assert!(body.contains("Upraveno") && body.contains(expected), "{body}");
            assert!(crate::document::document_of_docx(&stamped, &Limits::default()).is_ok());
        }
    }

    #[test]
    fn the_file_says_them_of_itself_once() {
        let core =
            |inner: &str| format!("<cp:coreProperties xmlns:cp='c' xmlns:dc='d'>{inner}</cp:coreProperties>");
        for inner in ["", "<dc:subject/>", "<dc:subject>jiné</dc:subject>"] {
            let bytes = of(&[(BODY, BODY_XML), (PROPERTIES, &core(inner))]);
            let stamped = stamped_docx(&bytes, "Upraveno", &Limits::default()).unwrap();
            assert_eq!(part(&stamped, PROPERTIES), core("<dc:subject>Upraveno</dc:subject>"));
        }
    }

    #[test]
    fn what_has_no_text_is_broken() {
        for bytes in [of(&[("a.xml", "<a/>")]), of(&[(BODY, "<w:document/>")]), b"PK\x03\x04".to_vec()] {
            let stamped = stamped_docx(&bytes, WORDS, &Limits::default());
            assert!(matches!(stamped, Err(TextError::Broken { .. })), "{stamped:?}");
        }
    }
}
