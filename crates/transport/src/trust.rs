//! Which server is believed: the one whose key a person accepted, or one the system vouches for.

use std::sync::{Arc, Mutex, PoisonError};

use obeznik_app::ports::network::{Server, Unreached};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme, version};
use rustls_platform_verifier::Verifier;
use sha2::{Digest as _, Sha256};

/// What was seen of a server.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// SHA-256 of its public key (SPKI), hexadecimal.
    pub(crate) fingerprint: String,
    /// Whether the system vouches for it.
    pub(crate) is_vouched: bool,
}

/// Decides whether a certificate is believed.
#[derive(Debug)]
pub(crate) struct Trust {
    provider: Arc<CryptoProvider>,
    system: Arc<dyn ServerCertVerifier>,
    belief: Belief,
}

#[derive(Debug)]
enum Belief {
    /// Any certificate, which is only noted.
    Look(Arc<Mutex<Option<Seen>>>),
    /// The key a person accepted, under whatever name.
    Key(String),
    /// What the system vouches for.
    System,
}

impl Trust {
    /// Believes the server as it is known.
    pub(crate) fn known(server: &Server) -> Result<Self, Unreached> {
        let belief = server.pin.clone().map_or(Belief::System, Belief::Key);
        Self::with(server, belief)
    }

    /// Only looks.
    pub(crate) fn looking(server: &Server, seen: Arc<Mutex<Option<Seen>>>) -> Result<Self, Unreached> {
        Self::with(server, Belief::Look(seen))
    }

    fn with(server: &Server, belief: Belief) -> Result<Self, Unreached> {
        let provider = Arc::new(ring::default_provider());
        let pem = server.authority.as_deref().unwrap_or_default();
        let extra: Result<Vec<CertificateDer<'static>>, _> =
            CertificateDer::pem_slice_iter(pem.as_bytes()).collect();
        let extra = extra.map_err(|_| Unreached::Untrusted)?;
        let system = Verifier::new_with_extra_roots(extra, Arc::clone(&provider));
        let system = system.map_err(|_| Unreached::Untrusted)?;
        Ok(Self { provider, system: Arc::new(system), belief })
    }

    /// Settings for TLS 1.3 by this trust.
    pub(crate) fn settings(self) -> Result<ClientConfig, Unreached> {
        let provider = Arc::clone(&self.provider);
        let builder =
            ClientConfig::builder_with_provider(provider).with_protocol_versions(&[&version::TLS13]);
        let builder = builder.map_err(|_| Unreached::Untrusted)?;
        let builder = builder.dangerous().with_custom_certificate_verifier(Arc::new(self));
        let mut settings = builder.with_no_client_auth();
        // Nobody else asks for HTTP/2 where the settings are ours; only there a dead line is felt by its pulse.
        settings.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(settings)
    }
}

/// SHA-256 of the SubjectPublicKeyInfo of a certificate.
fn fingerprint(certificate: &CertificateDer<'_>) -> Result<String, Error> {
    let bad = |_| Error::InvalidCertificate(CertificateError::BadEncoding);
    let read = webpki::EndEntityCert::try_from(certificate).map_err(bad)?;
    let digest = Sha256::digest(read.subject_public_key_info());
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

impl ServerCertVerifier for Trust {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let vouched = || self.system.verify_server_cert(certificate, others, name, ocsp, now);
        match &self.belief {
            Belief::System => vouched(),
            Belief::Key(key) if *key == fingerprint(certificate)? => Ok(ServerCertVerified::assertion()),
            Belief::Key(_) => {
                Err(Error::InvalidCertificate(CertificateError::ApplicationVerificationFailure))
            }
            Belief::Look(seen) => {
                let found = Seen { fingerprint: fingerprint(certificate)?, is_vouched: vouched().is_ok() };
                *seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
                Ok(ServerCertVerified::assertion())
            }
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
