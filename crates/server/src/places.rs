//! The data folder: what lies in it.

use std::path::{Path, PathBuf};
use std::{fs, io};

use obeznik_identity::TenantId;

/// Paths of a server's data folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places(PathBuf);

impl Places {
    /// The folder with its rooms made, entered by nobody else.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn made(path: &Path) -> io::Result<Self> {
        let places = Self(path.to_owned());
        for room in [places.0.clone(), places.tenants(), places.0.join("epochs")] {
            make_private(&room)?;
        }
        Ok(places)
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Folders of municipalities.
    pub fn tenants(&self) -> PathBuf {
        self.0.join("tenants")
    }

    /// The folder of one municipality.
    pub fn tenant(&self, tenant: TenantId) -> PathBuf {
        self.tenants().join(tenant.to_string())
    }

    /// What the server keeps of a municipality beside its store.
    pub fn tenant_file(&self, tenant: TenantId) -> PathBuf {
        self.tenant(tenant).join("tenant.json")
    }

    /// Secrets that open the stores.
    pub fn keyring(&self) -> PathBuf {
        self.0.join("server.keys")
    }

    /// The certificate the server makes for itself.
    pub fn certificate(&self) -> PathBuf {
        self.0.join("certificate.pem")
    }

    /// Its private key.
    pub fn private_key(&self) -> PathBuf {
        self.0.join("certificate-key.pem")
    }

    /// Where a running server takes administration.
    pub fn console(&self) -> PathBuf {
        self.0.join("console.json")
    }

    /// What stands beside the store of a municipality, so that a copied or restored one is told.
    pub fn epoch(&self, tenant: TenantId) -> PathBuf {
        self.0.join("epochs").join(tenant.to_string())
    }

    /// Into which folder a municipality was backed up last, so that one that went is told from one that is new.
    pub fn backed_up(&self, tenant: TenantId) -> PathBuf {
        self.0.join("backed-up").join(tenant.to_string())
    }

    /// Where content for a database is sealed on its way.
    pub fn sealing(&self) -> PathBuf {
        self.0.join("sealing")
    }

    /// Where a server without a standard error keeps its log.
    pub fn log(&self) -> PathBuf {
        self.0.join("log")
    }

    /// Written and removed to see whether the folder takes writing.
    pub fn trial(&self) -> PathBuf {
        self.0.join("trial")
    }

    /// Held by the process that serves the folder.
    pub fn lock(&self) -> PathBuf {
        self.0.join("lock")
    }
}

/// Makes a folder that only its owner enters, and that stays: what lies in it is lost with its name.
///
/// # Errors
/// When it cannot be made.
pub fn make_private(path: &Path) -> io::Result<()> {
    let is_made = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let made: Vec<&Path> = path.ancestors().take_while(is_made).collect();
    fs::create_dir_all(path)?;
    #[cfg(not(unix))]
    drop(made); // Windows has no such call and needs none
    #[cfg(unix)]
    {
        for folder in made.into_iter().filter_map(Path::parent) {
            let around = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            fs::File::open(around)?.sync_all()?;
        }
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Writes a file that only its owner reads, so that after any crash the old or the new one stands there
/// whole.
///
/// # Errors
/// When it cannot be written.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write as _;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}
