//! Metadata of documents against the schema of the norm, by `xmllint`.
#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use obeznik_formats::metadata::{Metadata, Sender, metadata_xml};
use support::{council_data, files, say};

/// The schemas with their addresses turned to files beside each other under plain names: the network is not asked,
/// and `xmllint` takes no other letters in an address.
fn schemas(norms: &Path, into: &Path) -> PathBuf {
    let shared = "společné-části-elektronických-dokumentů/2024-10-04/schémata";
    let own = "metadata-dokumentů-veřejnoprávních-původců/2024-12-10/schémata";
    let folders = [own.to_owned(), format!("{shared}/osoby"), format!("{shared}/místa")];
    let found: Vec<PathBuf> = folders.iter().flat_map(|folder| files(&norms.join(folder), "xsd")).collect();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    for (place, path) in found.iter().enumerate() {
        let mut text = fs::read_to_string(path).unwrap().replace("http://www.w3.org/2001/xml.xsd", "xml.xsd");
        for part in ["osoby", "místa"] {
            text = text.replace(&format!("https://ofn.gov.cz/{shared}/{part}/"), "");
        }
        for (other, path) in found.iter().enumerate() {
            text = text.replace(&format!("\"{}\"", name(path)), &format!("\"schema-{other}.xsd\""));
        }
        fs::write(into.join(format!("schema-{place}.xsd")), text).unwrap();
    }
    fs::write(into.join("xml.xsd"), XML_NAMES).unwrap();
    into.join("schema-0.xsd")
}

/// As much of the schema of the `xml:` names as the norm uses.
const XML_NAMES: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/></xs:schema>"#;

fn is_valid(schema: &Path, file: &Path) -> bool {
    let ran = Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).arg(schema).arg(file).output();
    let ran = ran.unwrap();
    say(&String::from_utf8_lossy(&ran.stderr));
    ran.status.success()
}

fn whole() -> Metadata {
    Metadata {
        jid: "obeznik-paper-0194b2a0-0000-7000-8000-00000000f201".to_owned(),
        reference_number: "MUVZ 4821/2026".to_owned(),
        file_mark: "SZ MUVZ 311/2026".to_owned(),
        sender: Sender {
            name: "Město Vzorov".to_owned(),
            ico: "00099996".to_owned(),
            data_box: "abcd234".to_owned(),
            address: "náměstí Míru 1, 000 01 Vzorov".to_owned(),
        },
        subject: "Prodej pozemku <412/7> & služebnost".to_owned(),
    }
}

#[test]
fn metadata_are_valid_by_the_schema_of_the_norm() {
    let Some(council) = council_data() else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("metadata-norm");
    fs::create_dir_all(&folder).unwrap();
    let schema = schemas(&council.with_file_name("civic").join("ofn"), &folder);
    let without_ico = Sender { ico: "99".to_owned(), ..whole().sender };
    let table = [
        (whole(), true),
        (Metadata { reference_number: String::new(), file_mark: String::new(), ..whole() }, true),
        (Metadata { sender: without_ico, ..whole() }, false), // the check can fail
    ];
    for (metadata, expected) in table {
        let file = folder.join("metadata.xml");
        fs::write(&file, metadata_xml(&metadata)).unwrap();
        assert_eq!(is_valid(&schema, &file), expected, "{metadata:?}");
    }
}
