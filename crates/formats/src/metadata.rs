//! Metadata of a document of a public body, as the open formal norm writes them.
//!
//! Source: Act No. 499/2004 Coll., § 69a; OFN Metadata dokumentů veřejnoprávních původců, 2024-12-10.

use quick_xml::escape::escape;

/// The name the norm gives the file.
pub const METADATA_NAME: &str = "metadata-dokumentu-veřejnoprávního-původce.xml";

const NAMESPACE: &str = "http://dia.gov.cz/ns/metadata-dokumentu-verejnopravnich-puvodcu";
const PLACES: &str = "http://dia.gov.cz/ns/spolecne-casti-elektronickych-dokumentu/mista";
const PERSONS: &str = "http://dia.gov.cz/ns/spolecne-casti-elektronickych-dokumentu/osoby";

/// The municipality that issues the document. The norm asks for all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sender {
    /// Its name.
    pub name: String,
    /// Eight digits (IČO).
    pub ico: String,
    /// Identifier of its data box.
    pub data_box: String,
    /// Its address in one line.
    pub address: String,
}

/// What is said of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Identifier that no other document has.
    pub jid: String,
    /// Číslo jednací; left out while empty.
    pub reference_number: String,
    /// Spisová značka; left out while empty.
    pub file_mark: String,
    /// Who issues it.
    pub sender: Sender,
    /// What it is about.
    pub subject: String,
}

/// Writes the metadata as XML in UTF-8.
#[must_use]
pub fn metadata_xml(metadata: &Metadata) -> String {
    let Metadata { jid, reference_number, file_mark, sender, subject } = metadata;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let names = format!("xmlns=\"{NAMESPACE}\" xmlns:místa=\"{PLACES}\" xmlns:osoby=\"{PERSONS}\"");
    xml.push_str(&format!("<dokument {names}>\n"));
    xml.push_str(&element(1, "jid", "", jid));
    for (name, text) in [("číslo_jednací", reference_number), ("spisová_značka", file_mark)] {
        if !text.is_empty() {
            xml.push_str(&element(1, name, "", text));
        }
    }
    xml.push_str(&sender_xml(sender));
    xml.push_str(&element(1, "věc", " xml:lang=\"cs\"", subject));
    xml.push_str("</dokument>\n");
    xml
}

fn sender_xml(sender: &Sender) -> String {
    let Sender { name, ico, data_box, address } = sender;
    let mut xml = String::from("\t<odesílatel>\n\t\t<osoby:právnická_osoba>\n");
    xml.push_str(&element(3, "osoby:obchodní_firma", "", name));
    xml.push_str(&element(3, "osoby:ičo", "", ico));
    xml.push_str(&element(3, "osoby:datová_schránka", "", data_box));
    xml.push_str("\t\t\t<osoby:sídlo>\n\t\t\t\t<místa:adresa_neevidovaná_v_rúian>\n");
    xml.push_str(&element(5, "místa:text_adresy", "", address));
    xml.push_str("\t\t\t\t</místa:adresa_neevidovaná_v_rúian>\n\t\t\t</osoby:sídlo>\n");
    xml.push_str("\t\t</osoby:právnická_osoba>\n\t</odesílatel>\n");
    xml
}

fn element(depth: usize, name: &str, attributes: &str, text: &str) -> String {
    let tabs = "\t".repeat(depth);
    format!("{tabs}<{name}{attributes}>{}</{name}>\n", escape(clean(text)))
}

/// Without signs that XML cannot say.
fn clean(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control() && !matches!(sign, '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_typed_stays_text() {
        let table = [
            ("Sklep & syn <a>", "Sklep &amp; syn &lt;a&gt;"),
            ("\u{1}tab\u{7}", "tab"),
            ("„uvozovky“ 'a' \"b\"", "„uvozovky“ &apos;a&apos; &quot;b&quot;"),
        ];
        for (text, expected) in table {
            let xml = metadata_xml(&Metadata { subject: text.to_owned(), ..Metadata::default() });
            assert!(xml.contains(&format!("<věc xml:lang=\"cs\">{expected}</věc>")), "{xml}");
        }
        assert!(!metadata_xml(&Metadata::default()).contains("číslo_jednací"));
    }
}
