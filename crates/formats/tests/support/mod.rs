//! What the tests of this crate share: where real data lies, and small files made on the spot.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

/// The folder of public council data, `None` (said aloud) where it is not installed.
pub fn council_data() -> Option<PathBuf> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let root = std::env::var_os("OBEZNIK_DATA").map_or_else(|| default.into(), PathBuf::from);
    if !root.is_dir() {
        say("skipped: no data");
        return None;
    }
    Some(root.join("council"))
}

/// Files of a folder by extension, in order of their names.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .collect();
    found.sort();
    found
}

/// Figures of a test go to the log of the run.
#[allow(clippy::print_stdout)]
pub fn say(line: &str) {
    println!("{line}");
}

/// A ZIP archive of the given entries; the first is stored, as OpenDocument wants it.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    use zip::write::SimpleFileOptions;
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (index, (name, content)) in entries.iter().enumerate() {
        let method = match index {
            0 => zip::CompressionMethod::Stored,
            _ => zip::CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(method);
        archive.start_file(*name, options).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A Word document with the given body.
pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A Word document with the given body and other parts.
pub fn docx_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    let own = [("[Content_Types].xml", types.as_bytes()), ("word/document.xml", document.as_bytes())];
    let all: Vec<_> =
        own.into_iter().chain(parts.iter().map(|(name, part)| (*name, part.as_bytes()))).collect();
    zip(&all)
}

/// An e-mail as it travels, with files.
pub fn eml(subject: &str, body: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    use base64::Engine as _;
    let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let word = |text: &str| format!("=?utf-8?B?{}?=", encode(text.as_bytes()));
    let mut eml = format!(
        "From: {} <jana@mesto.cz>\r\nTo: podatelna@mesto.cz\r\nSubject: {}\r\n\
         Date: Fri, 20 Nov 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"hranice\"\r\n\r\n--hranice\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
        word("Jana Zkušební"),
        word(subject),
        encode(body.as_bytes())
    );
    for (name, content) in files {
        eml += &format!(
            "--hranice\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\
             Content-Disposition: attachment; filename=\"{}\"\r\n\r\n{}\r\n",
            word(name),
            encode(content)
        );
    }
    (eml + "--hranice--\r\n").into_bytes()
}

/// A data message as the data boxes give it out: XML inside an envelope of CMS (RFC 5652), in pieces and without
/// lengths as their system writes it. The signature itself is noise; the digest is that of `signed`, or of the content.
pub fn zfo(subject: &str, files: &[(&str, &[u8])], signed: Option<&[u8]>) -> Vec<u8> {
    use base64::Engine as _;
    use sha2::Digest as _;
    let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let file = |(name, content): &(&str, &[u8])| {
        let content = encode(content);
        format!(
            "<p:dmFile dmMimeType=\"application/octet-stream\" dmFileMetaType=\"main\" dmFileDescr=\"{name}\">\
             <p:dmEncodedContent>{content}</p:dmEncodedContent></p:dmFile>"
        )
    };
    let files: String = files.iter().map(file).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><q:MessageDownloadResponse \
         xmlns:q=\"http://isds.czechpoint.cz/v20/message\" xmlns:p=\"http://isds.czechpoint.cz/v20\">\
         <q:dmReturnedMessage><p:dmDm><p:dmID>1234567</p:dmID><p:dbIDSender>abc1234</p:dbIDSender>\
         <p:dmSender>Krajský úřad</p:dmSender><p:dmRecipient>Město Vzorov</p:dmRecipient>\
         <p:dmAnnotation>{subject}</p:dmAnnotation><p:dmFiles>{files}</p:dmFiles></p:dmDm>\
         <q:dmHash algorithm=\"SHA-256\">x</q:dmHash>\
         <q:dmDeliveryTime>2026-11-20T08:00:00.000+01:00</q:dmDeliveryTime>\
         </q:dmReturnedMessage></q:MessageDownloadResponse>"
    );
    let digest = sha2::Sha256::digest(signed.unwrap_or(xml.as_bytes())).to_vec();
    let (first, second) = xml.as_bytes().split_at(xml.len() / 2);
    let content = endless(0x24, &[value(4, first), value(4, second)]);
    let inner = endless(0x30, &[object(&DATA), endless(0xA0, &[content])]);
    let sha = value(0x30, &object(&[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1]));
    let attribute = [object(&[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 4]), value(0x31, &value(4, &digest))];
    let attributes = value(0xA0, &value(0x30, &attribute.concat()));
    let issuer = value(0x30, &[value(0x30, b""), value(2, &[1])].concat());
    let signer = [value(2, &[1]), issuer, sha.clone(), attributes, value(0x30, b""), value(4, &[7; 64])];
    let signers = value(0x31, &value(0x30, &signer.concat()));
    let signed = endless(0x30, &[value(2, &[1]), value(0x31, &sha), inner, endless(0xA0, &[]), signers]);
    endless(0x30, &[object(&SIGNED_DATA), endless(0xA0, &[signed])])
}

const DATA: [u8; 9] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1];
const SIGNED_DATA: [u8; 9] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2];

fn value(tag: u8, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [&[tag, 0x84][..], &length, body].concat()
}

fn object(identifier: &[u8]) -> Vec<u8> {
    [&[6, u8::try_from(identifier.len()).unwrap()][..], identifier].concat()
}

fn endless(tag: u8, bodies: &[Vec<u8>]) -> Vec<u8> {
    [&[tag, 0x80][..], &bodies.concat(), &[0, 0]].concat()
}

/// An e-mail as Outlook keeps it (MS-OXMSG 2.2), with files.
pub fn msg(subject: &str, body: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut put =
        |path: String, content: &[u8]| file.create_stream(path).unwrap().write_all(content).unwrap();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    // 20 November 2026, 7.00 UTC, as Windows counts it.
    let submitted =
        [&[0x40, 0, 0x39, 0, 6, 0, 0, 0][..], &134_396_316_000_000_000_u64.to_le_bytes()[..]].concat();
    put("/__properties_version1.0".into(), &[&[0; 32][..], &submitted[..]].concat());
    put("/__substg1.0_0037001F".into(), &wide(subject));
    put("/__substg1.0_0C1A001F".into(), &wide("Jana Zkušební"));
    put("/__substg1.0_5D01001F".into(), &wide("jana@mesto.cz"));
    put("/__substg1.0_0E04001F".into(), &wide("podatelna@mesto.cz"));
    put("/__substg1.0_1000001F".into(), &wide(body));
    for (place, (name, content)) in files.iter().enumerate() {
        let storage = format!("/__attach_version1.0_#{place:08X}");
        file.create_storage(&storage).unwrap();
        let mut put = |name: &str, content: &[u8]| {
            file.create_stream(format!("{storage}/{name}")).unwrap().write_all(content).unwrap();
        };
        put("__substg1.0_37010102", content);
        put("__substg1.0_3707001F", &wide(name));
    }
    file.into_inner().into_inner()
}

/// An OpenDocument file of a kind (`text`, `spreadsheet`) with the given body.
pub fn open_document(kind: &str, body: &str) -> Vec<u8> {
    let mime = format!("application/vnd.oasis.opendocument.{kind}");
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    zip(&[("mimetype", mime.as_bytes()), ("content.xml", content.as_bytes())])
}

/// A PDF of one page that shows `č` and `Ahoj` through a ToUnicode table and WinAnsi.
pub fn pdf() -> Vec<u8> {
    pdf_showing(
        b"BT /A 10 Tf 72 700 Td (Ahoj) Tj /B 10 Tf <0001> Tj 30 0 Td <0001> Tj \
          /A 10 Tf 0 -14 Td [(Us) -20 (nes) -500 (en\xed)] TJ ET",
    )
}

/// A PDF of one page with the given content stream; `/A` is a plain font, `/B` knows `č`.
pub fn pdf_showing(content: &[u8]) -> Vec<u8> {
    use lopdf::{Dictionary, Document, Object, Stream, dictionary};
    let mut doc = Document::with_version("1.7");
    let pages = doc.new_object_id();
    let map = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <010D> endbfchar";
    let map = doc.add_object(Stream::new(Dictionary::new(), map.to_vec()));
    let cid = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2", "DW" => 500 };
    let cid = doc.add_object(cid);
    let wide = doc.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(cid)], "ToUnicode" => map,
    });
    let plain = doc.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "Encoding" => "WinAnsiEncoding",
        "FirstChar" => 32, "Widths" => vec![Object::Integer(500); 224],
    });
    let content = doc.add_object(Stream::new(Dictionary::new(), content.to_vec()));
    let page = doc.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "A" => plain, "B" => wide } },
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![Object::Reference(page)], "Count" => 1 };
    doc.objects.insert(pages, Object::Dictionary(tree));
    let catalog = doc.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    doc.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    bytes
}

/// A workbook with one sheet of headings and one row, made by the library that exports use.
pub fn xlsx() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Usnesení").unwrap();
    let day = rust_xlsxwriter::Format::new().set_num_format("d. m. yyyy");
    sheet.write(0, 0, "Číslo").unwrap();
    sheet.write(0, 1, "Datum").unwrap();
    sheet.write(0, 2, "Částka").unwrap();
    sheet.write(2, 0, "RM/1/1/2022").unwrap();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2022, 10, 27).unwrap();
    sheet.write_with_format(2, 1, date, &day).unwrap();
    sheet.write(2, 2, 1280.5).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// An OLE compound file whose directory holds the given streams; each begins in the sector
/// after the directory with the given bytes.
pub fn ole(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0u8; 512];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    bytes[30] = 9; // sectors of 512 bytes
    bytes[48] = 1; // the directory is sector 1
    let table = [0xFFFF_FFFDu32, 0xFFFF_FFFE, 0xFFFF_FFFE]; // sector 0 is this table
    bytes.extend(table.iter().flat_map(|n| n.to_le_bytes()));
    bytes.resize(1024, 0xFF);
    for (name, _) in streams {
        let mut entry = [0u8; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = (name.len() * 2 + 2) as u8;
        entry[116] = 2;
        bytes.extend(entry);
    }
    bytes.resize(1536, 0);
    bytes.extend(streams.first().map_or(&[][..], |(_, content)| content));
    bytes.resize(2048, 0);
    bytes
}

/// The PDF of [`pdf`], sealed with the given passwords.
pub fn sealed_pdf(user: &str) -> Vec<u8> {
    use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};
    let mut doc = Document::load_mem(&pdf()).unwrap();
    let id = Object::String(vec![1; 16], StringFormat::Hexadecimal);
    doc.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &doc,
        owner_password: "owner",
        user_password: user,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    doc.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    bytes
}
