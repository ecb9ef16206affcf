//! The certificate of who entered the assembly.

use jiff::civil::Date;
use obeznik_czech::dates;
use serde::Serialize;

use crate::docx::docx;
use crate::error::DocumentError;
use crate::imprint::Imprint;
use crate::letterhead::{Letterhead, Signature};
use crate::office::wording::word;
use crate::page::{Page, Part, facts, issued};
use crate::press::check;

/// A certificate that a substitute became a member of the assembly, and since when (osvědčení o nastoupení do funkce člena
/// zastupitelstva).
///
/// Source: Act No. 491/2001 Coll., on Elections to Municipal Assemblies, § 56.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// Whose assembly it is.
    pub letterhead: Letterhead,
    /// Place of issue, `Vzorov`.
    pub issued_in: String,
    /// Day of issue.
    pub issued_on: Date,
    /// `Zastupitelstvo města Vzorova`
    pub assembly: String,
    /// Who entered it.
    pub person: String,
    /// The sentence: who certifies what, by which paragraph.
    pub certified: String,
    /// First day of the mandate.
    pub from: Date,
    /// Electoral party; blank where none is known.
    pub party: String,
    /// Whose mandate ended and when.
    pub after: String,
    /// What the person signs on taking it over.
    pub receipt: String,
    /// Who signs, in pairs from the left.
    pub signatures: Vec<Signature>,
}

/// Prints the certificate.
///
/// # Errors
/// [`DocumentError`]; [`DocumentError::Blank`] without the person, the sentence or the municipality.
pub fn certificate(certificate: &Certificate, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
    certificate.page()?.as_pdf(certificate.letterhead.crest.as_ref(), imprint)
}

impl Certificate {
    /// The certificate as a file for Word.
    ///
    /// # Errors
    /// As [`certificate`].
    pub fn docx(&self, imprint: &Imprint) -> Result<Vec<u8>, DocumentError> {
        docx(&self.page()?, self.letterhead.crest.as_ref(), imprint)
    }

    /// Lays the certificate out.
    pub(crate) fn page(&self) -> Result<Page, DocumentError> {
        check(&[("person", &self.person), ("certified", &self.certified)], self)?;
        let called = word("print-certificate-called");
        let mut page = Page::new(&self.letterhead, self.assembly.clone(), called);
        page.title = format!("{} – {}", page.heading, self.person);
        page.references.push(issued(&self.issued_in, self.issued_on));
        page.add("certified", Part::Text { text: self.certified.clone() });
        let rows = facts([
            ("print-certificate-from", dates::long(self.from)),
            ("print-certificate-party", self.party.clone()),
            ("print-certificate-after", self.after.clone()),
        ]);
        page.add("mandate", Part::Facts { width: 42, rows });
        page.add("receipt", Part::Text { text: self.receipt.clone() });
        page.signatures.clone_from(&self.signatures);
        Ok(page)
    }
}
