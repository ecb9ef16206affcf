//! Documents as other programs write them, the least of each format.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;

use zip::CompressionMethod::Stored;
use zip::write::{SimpleFileOptions, ZipWriter};

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        // OpenDocument wants its type first and not compressed.
        let options = SimpleFileOptions::default();
        let options = if *name == "mimetype" { options.compression_method(Stored) } else { options };
        archive.start_file(*name, options).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn types(parts: &[(&str, &str)]) -> String {
    let mut xml = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        .to_owned();
    for (part, sort) in parts {
        let sort = format!("application/vnd.openxmlformats-officedocument.{sort}+xml");
        write!(xml, "<Override PartName=\"{part}\" ContentType=\"{sort}\"/>").unwrap();
    }
    xml + "</Types>"
}

fn relations(targets: &[(&str, &str)]) -> String {
    let mut xml = format!("<?xml version=\"1.0\"?><Relationships xmlns=\"{RELATIONS}\">");
    for (number, (sort, target)) in targets.iter().enumerate() {
        write!(xml, "<Relationship Id=\"r{number}\" Type=\"{OFFICE}/{sort}\" Target=\"{target}\"/>").unwrap();
    }
    xml + "</Relationships>"
}

/// ECMA-376, WordprocessingML.
pub(crate) fn docx(text: &str) -> Vec<u8> {
    let body = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    );
    packed(&[
        ("[Content_Types].xml", &types(&[("/word/document.xml", "wordprocessingml.document.main")])),
        ("_rels/.rels", &relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", &body),
    ])
}

/// ECMA-376, SpreadsheetML, with the text in the cell.
pub(crate) fn xlsx(text: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let book = format!(
        "<?xml version=\"1.0\"?><workbook xmlns=\"{main}\" xmlns:r=\"{OFFICE}\"><sheets>\
         <sheet name=\"List\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>"
    );
    let sheet = format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"{main}\"><sheetData><row r=\"1\">\
         <c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData></worksheet>"
    );
    packed(&[
        (
            "[Content_Types].xml",
            &types(&[
                ("/xl/workbook.xml", "spreadsheetml.sheet.main"),
                ("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"),
            ]),
        ),
        ("_rels/.rels", &relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &relations(&[("worksheet", "worksheets/sheet1.xml")])),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// ECMA-376, PresentationML: one slide with one box of text.
pub(crate) fn pptx(text: &str) -> Vec<u8> {
    let names = format!(
        "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:r=\"{OFFICE}\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    );
    let tree = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";
    let show = format!(
        "<?xml version=\"1.0\"?><p:presentation {names}><p:sldIdLst><p:sldId id=\"256\" r:id=\"r0\"/></p:sldIdLst>\
         <p:sldSz cx=\"9144000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
    );
    let slide = format!(
        "<?xml version=\"1.0\"?><p:sld {names}><p:cSld><p:spTree>{tree}<p:sp><p:nvSpPr>\
         <p:cNvPr id=\"2\" name=\"Text\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>\
         <a:off x=\"914400\" y=\"914400\"/><a:ext cx=\"7000000\" cy=\"900000\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/>\
         <a:p><a:r><a:rPr lang=\"cs-CZ\"/><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
    );
    packed(&[
        (
            "[Content_Types].xml",
            &types(&[
                ("/ppt/presentation.xml", "presentationml.presentation.main"),
                ("/ppt/slides/slide1.xml", "presentationml.slide"),
            ]),
        ),
        ("_rels/.rels", &relations(&[("officeDocument", "ppt/presentation.xml")])),
        ("ppt/presentation.xml", &show),
        ("ppt/_rels/presentation.xml.rels", &relations(&[("slide", "slides/slide1.xml")])),
        ("ppt/slides/slide1.xml", &slide),
    ])
}

/// OpenDocument 1.3, text.
pub(crate) fn odt(text: &str) -> Vec<u8> {
    odt_of(&format!("<text:p>{text}</text:p>"), "", &[])
}

/// A text that draws in a picture from elsewhere.
pub(crate) fn odt_with_picture(text: &str, address: &str) -> Vec<u8> {
    let picture = format!(
        "<text:p>{text}<draw:frame text:anchor-type=\"as-char\" svg:width=\"2cm\" svg:height=\"2cm\">\
         <draw:image xlink:href=\"{address}\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>\
         </draw:frame></text:p>"
    );
    odt_of(&picture, "", &[])
}

/// A text with a macro that runs when it is opened and leaves a file.
pub(crate) fn odt_with_macro(text: &str, trace: &Path) -> Vec<u8> {
    let module = format!(
        "<?xml version=\"1.0\"?><script:module xmlns:script=\"http://openoffice.org/2000/script\" \
         script:name=\"M\" script:language=\"StarBasic\">Sub Run\nOpen \"{}\" For Output As #1\n\
         Print #1, \"x\"\nClose #1\nEnd Sub</script:module>",
        trace.display()
    );
    let library = "<?xml version=\"1.0\"?><library:library xmlns:library=\"http://openoffice.org/2000/library\" \
        library:name=\"Standard\" library:readonly=\"false\" library:passwordprotected=\"false\">\
        <library:element library:name=\"M\"/></library:library>";
    let libraries = "<?xml version=\"1.0\"?><library:libraries xmlns:library=\"http://openoffice.org/2000/library\" \
        xmlns:xlink=\"http://www.w3.org/1999/xlink\"><library:library library:name=\"Standard\" \
        library:link=\"false\"/></library:libraries>";
    let event = "<office:scripts><office:event-listeners><script:event-listener script:language=\"ooo:script\" \
        script:event-name=\"dom:load\" xlink:type=\"simple\" \
        xlink:href=\"vnd.sun.star.script:Standard.M.Run?language=Basic&amp;location=document\"/>\
        </office:event-listeners></office:scripts>";
    let scripts = [
        ("Basic/Standard/M.xml", module.as_str()),
        ("Basic/Standard/script-lb.xml", library),
        ("Basic/script-lc.xml", libraries),
    ];
    odt_of(&format!("<text:p>{text}</text:p>"), event, &scripts)
}

fn odt_of(body: &str, scripts: &str, more: &[(&str, &str)]) -> Vec<u8> {
    const MIME: &str = "application/vnd.oasis.opendocument.text";
    let space = |name: &str| format!("xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\"");
    let names = [space("office"), space("text"), space("script"), space("manifest")].join(" ");
    let drawn = "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
        xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
        xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {names} {drawn} office:version=\"1.3\">{scripts}\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let entry = |path: &str, sort: &str| {
        format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{sort}\"/>")
    };
    let entries: String = more.iter().map(|(path, _)| entry(path, "text/xml")).collect();
    let manifest = format!(
        "<?xml version=\"1.0\"?><manifest:manifest {names} manifest:version=\"1.3\">{}{}{entries}</manifest:manifest>",
        entry("/", MIME),
        entry("content.xml", "text/xml"),
    );
    let own = [("mimetype", MIME), ("content.xml", content.as_str()), ("META-INF/manifest.xml", &manifest)];
    packed(&[&own[..], more].concat())
}

/// Rich Text Format, letters with marks as code points.
pub(crate) fn rtf(text: &str) -> Vec<u8> {
    let mut words = String::new();
    for letter in text.chars() {
        if letter.is_ascii() {
            words.push(letter);
        } else {
            write!(words, "\\u{}?", u32::from(letter)).unwrap();
        }
    }
    format!("{{\\rtf1\\ansi {words}\\par}}").into_bytes()
}

/// MS-OFFCRYPTO: what lies outside of a workbook sealed by a password; the inside is noise, as it is to everybody
/// without it.
pub(crate) fn sealed_xlsx() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let descriptor = "<encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\"/>";
    let info = [&[4, 0, 4, 0, 0x40, 0, 0, 0][..], descriptor.as_bytes()].concat();
    let noise: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for (name, content) in [("EncryptionInfo", info), ("EncryptedPackage", noise)] {
        file.create_stream(name).unwrap().write_all(&content).unwrap();
    }
    file.into_inner().into_inner()
}
