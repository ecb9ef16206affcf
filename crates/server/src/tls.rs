//! TLS: the administrator's certificate, or one the server makes for itself on its first start.

use std::io;
use std::path::Path;
use std::sync::Arc;

use rustls::client::verify_server_name;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::ParsedCertificate;
use rustls::{ServerConfig, version};
use sha2::{Digest as _, Sha256};

use crate::places::{Places, write_private};

/// Makes one provider of ciphers the process's own. Called once, in `main`.
///
/// # Errors
/// When there is one already.
pub fn install_provider() -> io::Result<()> {
    let installed = rustls::crypto::ring::default_provider().install_default();
    installed.map_err(|_| io::Error::other("a provider of ciphers is installed already"))
}

/// Settings for TLS 1.3 with HTTP/2 and HTTP/1.1.
///
/// # Errors
/// When the files cannot be read or the key does not fit the certificate.
pub fn settings(certificate: &Path, private_key: &Path) -> io::Result<Arc<ServerConfig>> {
    let chain = chain(certificate)?;
    let key = PrivateKeyDer::from_pem_file(private_key).map_err(io::Error::other)?;
    let builder = ServerConfig::builder_with_protocol_versions(&[&version::TLS13]).with_no_client_auth();
    let mut settings = builder.with_single_cert(chain, key).map_err(io::Error::other)?;
    settings.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(settings))
}

fn chain(certificate: &Path) -> io::Result<Vec<CertificateDer<'static>>> {
    let chain: Result<Vec<_>, _> =
        CertificateDer::pem_file_iter(certificate).map_err(io::Error::other)?.collect();
    let chain = chain.map_err(io::Error::other)?;
    if chain.is_empty() { Err(io::Error::other("the file holds no certificate")) } else { Ok(chain) }
}

/// What every certificate made here names as its subject.
const MADE_HERE: &[u8] = b"rcgen self signed cert";

/// Makes a certificate for the names the server is reached by, unless one is there. Where one made here lacks a name,
/// it is made anew with the same key, by which the server is known.
///
/// # Errors
/// When it cannot be read or written.
pub fn ensure_own(places: &Places, names: &[String]) -> io::Result<()> {
    if places.certificate().exists() && places.private_key().exists() {
        return name_anew(places, names);
    }
    let own = rcgen::generate_simple_self_signed(names.to_vec()).map_err(io::Error::other)?;
    write_private(&places.private_key(), own.signing_key.serialize_pem().as_bytes())?;
    write_private(&places.certificate(), own.cert.pem().as_bytes())
}

fn name_anew(places: &Places, names: &[String]) -> io::Result<()> {
    let chain = chain(&places.certificate())?;
    let is_made_here = |one: &CertificateDer<'_>| one.windows(MADE_HERE.len()).any(|part| part == MADE_HERE);
    if chain.iter().any(|one| !is_made_here(one)) || chain.first().is_none_or(|one| covers(one, names)) {
        return Ok(());
    }
    let key = rcgen::KeyPair::from_pem(&std::fs::read_to_string(places.private_key())?);
    let key = key.map_err(io::Error::other)?;
    let own = rcgen::CertificateParams::new(names.to_vec()).and_then(|params| params.self_signed(&key));
    write_private(&places.certificate(), own.map_err(io::Error::other)?.pem().as_bytes())
}

/// Whether a certificate is of all the names; what is no name is left out.
fn covers(certificate: &CertificateDer<'_>, names: &[String]) -> bool {
    let Ok(read) = ParsedCertificate::try_from(certificate) else { return true };
    let mut names = names.iter().filter_map(|name| ServerName::try_from(name.as_str()).ok());
    names.all(|name| verify_server_name(&read, &name).is_ok())
}

/// SHA-256 of the public key of a certificate (SPKI), which an invitation carries so that the application
/// knows a server nobody vouches for.
///
/// # Errors
/// When the certificate cannot be read.
pub fn fingerprint(certificate: &Path) -> io::Result<String> {
    let chain = chain(certificate)?;
    let spki = chain.first().and_then(|first| spki(first.as_ref()));
    let spki = spki.ok_or_else(|| io::Error::other("the certificate does not read"))?;
    Ok(Sha256::digest(spki).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The SubjectPublicKeyInfo inside a certificate (RFC 5280, § 4.1): the seventh field of the first
/// sequence, or the sixth where the version is left out.
fn spki(certificate: &[u8]) -> Option<&[u8]> {
    let (_, certificate, _) = element(certificate)?;
    let (_, mut rest, _) = element(certificate)?;
    if rest.first() == Some(&0xa0) {
        rest = element(rest)?.2;
    }
    for _ in ["serial number", "signature", "issuer", "validity", "subject"] {
        rest = element(rest)?.2;
    }
    let (whole, _, _) = element(rest)?;
    Some(whole)
}

/// One element of DER: the whole of it, its content, and what follows.
fn element(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let first = *bytes.get(1)?;
    let (header, length) = if first < 0x80 {
        (2, usize::from(first))
    } else {
        let octets = usize::from(first & 0x7f);
        let digits = bytes.get(2..2 + octets).filter(|_| (1..=4).contains(&octets))?;
        (2 + octets, digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)))
    };
    let end = header.checked_add(length)?;
    Some((bytes.get(..end)?, bytes.get(header..end)?, bytes.get(end..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_server_makes_its_certificate_once_and_it_serves() {
        let _ = install_provider();
        let home = tempfile::tempdir().unwrap();
        let places = Places::made(home.path()).unwrap();
        ensure_own(&places, &["localhost".to_owned()]).unwrap();
        let first = fingerprint(&places.certificate()).unwrap();
        ensure_own(&places, &["localhost".to_owned()]).unwrap();
        assert_eq!(fingerprint(&places.certificate()).unwrap(), first);
        assert_eq!(first.len(), 64);
        assert!(settings(&places.certificate(), &places.private_key()).is_ok());
        assert!(settings(&places.private_key(), &places.private_key()).is_err());
    }

    #[test]
    fn a_server_reached_by_another_name_keeps_its_key_and_shows_a_certificate_of_the_name() {
        let _ = install_provider();
        let home = tempfile::tempdir().unwrap();
        let places = Places::made(home.path()).unwrap();
        let names = |name: &str| ["localhost".to_owned(), name.to_owned()];
        let seen = || {
            let certificate = chain(&places.certificate()).unwrap().remove(0);
            ["192.0.2.7", "urad.vzorov.cz"].map(|name| covers(&certificate, &[name.to_owned()]))
        };
        ensure_own(&places, &names("192.0.2.7")).unwrap();
        let print = fingerprint(&places.certificate()).unwrap();
        assert_eq!(seen(), [true, false]);
        ensure_own(&places, &names("urad.vzorov.cz")).unwrap();
        assert_eq!(seen(), [false, true]);
        assert_eq!(fingerprint(&places.certificate()).unwrap(), print);
        assert!(settings(&places.certificate(), &places.private_key()).is_ok());

        // A certificate that an administrator put there stays.
        let mut params = rcgen::CertificateParams::new(["192.0.2.9".to_owned()]).unwrap();
        params.distinguished_name.push(rcgen::DnType::CommonName, "Autorita kraje");
        let key = rcgen::KeyPair::generate().unwrap();
        let put = params.self_signed(&key).unwrap().pem();
        std::fs::write(places.certificate(), &put).unwrap();
        std::fs::write(places.private_key(), key.serialize_pem()).unwrap();
        ensure_own(&places, &names("192.0.2.7")).unwrap();
        assert_eq!(std::fs::read_to_string(places.certificate()).unwrap(), put);
    }

    #[test]
    fn the_fingerprint_is_that_of_the_public_key() {
        let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let expected = rcgen::PublicKeyData::subject_public_key_info(&own.signing_key);
        assert_eq!(spki(own.cert.der()), Some(expected.as_slice()));
    }

    #[test]
    fn one_provider_is_installed_in_main_and_nowhere_else() {
        let main = include_str!("main.rs");
        assert_eq!(main.matches("install_provider()").count(), 1);
        let _ = install_provider();
        assert!(install_provider().is_err(), "a second one is refused");
    }

    proptest! {
        #[test]
        fn fuzz_certificate(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            if let Some(found) = spki(&bytes) {
                prop_assert!(found.len() <= bytes.len());
            }
        }
    }
}
