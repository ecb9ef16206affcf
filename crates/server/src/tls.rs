//! TLS: the administrator's certificate, or one the server makes for itself on its first start.

use std::io;
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
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

/// Makes a certificate for the names the server is reached by, unless one is there.
///
/// # Errors
/// When it cannot be written.
pub fn ensure_own(places: &Places, names: &[String]) -> io::Result<()> {
    if places.certificate().exists() && places.private_key().exists() {
        return Ok(());
    }
    let own = rcgen::generate_simple_self_signed(names.to_vec()).map_err(io::Error::other)?;
    write_private(&places.private_key(), own.signing_key.serialize_pem().as_bytes())?;
    write_private(&places.certificate(), own.cert.pem().as_bytes())
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
