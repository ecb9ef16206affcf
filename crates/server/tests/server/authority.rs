//! An authority of one's own, for other places that a test signs in at.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use obeznik_server::{outgoing, tls};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::ClientConfig;

/// Certificates in a folder: the authority's, and one of `localhost` that it signed.
pub struct Authority {
    folder: tempfile::TempDir,
}

impl Authority {
    pub fn new() -> Self {
        let _ = tls::install_provider();
        let folder = tempfile::tempdir().unwrap();
        let mut own = CertificateParams::new(Vec::new()).unwrap();
        own.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        own.distinguished_name.push(DnType::CommonName, "Zkušební autorita");
        let own_key = KeyPair::generate().unwrap();
        let certificate = own.self_signed(&own_key).unwrap();
        let key = KeyPair::generate().unwrap();
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let leaf = CertificateParams::new(names).unwrap();
        let leaf = leaf.signed_by(&key, &Issuer::new(own, own_key)).unwrap();
        let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
        write("ca.pem", certificate.pem());
        write("certificate.pem", leaf.pem());
        write("key.pem", key.serialize_pem());
        Self { folder }
    }

    /// The authority's own certificate.
    pub fn ca(&self) -> PathBuf {
        self.path("ca.pem")
    }

    pub fn certificate(&self) -> PathBuf {
        self.path("certificate.pem")
    }

    pub fn key(&self) -> PathBuf {
        self.path("key.pem")
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Trust in this authority.
    pub fn trust(&self) -> Arc<ClientConfig> {
        outgoing::trusting(Some(&std::fs::read_to_string(self.ca()).unwrap())).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}
