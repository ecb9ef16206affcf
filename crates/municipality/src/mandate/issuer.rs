//! Who issues the certificate a substitute gets.

use obeznik_kernel::{Body, BodyId, BodyKind, Date};

/// Who issues the certificate, with the body whose chair answers for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateIssuer {
    /// Rada.
    Council(BodyId),
    /// Starosta, by the body the mayor leads.
    Mayor(BodyId),
}

impl CertificateIssuer {
    /// The body whose chair signs.
    pub fn body(self) -> BodyId {
        match self {
            CertificateIssuer::Council(body) | CertificateIssuer::Mayor(body) => body,
        }
    }
}

/// Decides who issues the certificate of entering on a day: the council that stands, and where none does, the mayor.
/// The mayor leads the body in place of the council, and the assembly where nobody set that one up. Nothing where there
/// is neither.
///
/// The sentences of § 56 are yet to be compared with their present wording.
///
/// Source: Act No. 491/2001 Coll., on Elections to Municipal Assemblies, § 56.
pub fn certificate_issuer(bodies: &[(BodyId, Body)], on: Date) -> Option<CertificateIssuer> {
    let standing = |kind: BodyKind| {
        let found = bodies.iter().find(|(_, body)| body.kind == kind && body.lasts_on(on));
        found.map(|(id, _)| *id)
    };
    let council = standing(BodyKind::Council).map(CertificateIssuer::Council);
    let mayor = || standing(BodyKind::Mayor).or_else(|| standing(BodyKind::Assembly));
    council.or_else(|| mayor().map(CertificateIssuer::Mayor))
}
