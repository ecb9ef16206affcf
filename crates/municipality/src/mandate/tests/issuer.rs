//! Who issues the certificate of entering.

use jiff::civil::date;
use obeznik_kernel::{Body, BodyId, BodyKind, Date};

use super::{TERM, TODAY, body, id};
use crate::mandate::{CertificateIssuer, certificate_issuer};

fn of(name: &str) -> BodyId {
    BodyId(id(name))
}

fn standing(kind: BodyKind, name: &str, from: Date, to: Option<Date>) -> (BodyId, Body) {
    (of(name), Body { from, to, ..body(kind, name) })
}

#[test]
fn the_council_issues_the_certificate_and_where_none_stands_the_mayor() {
    let assembly = || standing(BodyKind::Assembly, "assembly", TERM, None);
    let council = |from, to| standing(BodyKind::Council, "council", from, to);
    let mayor = |from| standing(BodyKind::Mayor, "mayor", from, None);
    let committee = || standing(BodyKind::Committee, "committee", TERM, None);
    let by_council = Some(CertificateIssuer::Council(of("council")));
    let by_mayor = Some(CertificateIssuer::Mayor(of("mayor")));
    let by_chair = Some(CertificateIssuer::Mayor(of("assembly")));
    let (yesterday, tomorrow) = (date(2026, 11, 24), date(2026, 11, 26));
    let table = [
        (vec![assembly(), council(TERM, None)], by_council),
        (vec![mayor(TERM), council(TERM, None), assembly()], by_council),
        (vec![assembly(), council(TERM, Some(TODAY))], by_council), // its last day counts
        (vec![assembly(), council(TERM, Some(yesterday)), mayor(TODAY)], by_mayor),
        (vec![assembly(), council(tomorrow, None), mayor(TERM)], by_mayor),
        (vec![assembly(), mayor(tomorrow)], by_chair),
        (vec![committee(), assembly()], by_chair),
        (vec![committee()], None),
        (Vec::new(), None),
    ];
    for (bodies, expected) in table {
        let names: Vec<String> = bodies.iter().map(|(_, body)| body.name.clone()).collect();
        assert_eq!(certificate_issuer(&bodies, TODAY), expected, "{names:?}");
    }
    assert_eq!(by_mayor.map(CertificateIssuer::body), Some(of("mayor")));
}
