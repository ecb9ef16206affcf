//! A real directory (OpenLDAP) in a process of its own.

use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ldap3::{LdapConnAsync, LdapConnSettings, Mod};
use serde_json::{Value, json};

use super::authority::Authority;
use super::port;
use super::town::Hall;

const SCHEMAS: &str = "include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
TLSVerifyClient never
";

const PEOPLE: &str = "dn: dc=vzorov,dc=cz
objectClass: dcObject
objectClass: organization
o: Vzorov
dc: vzorov

dn: ou=lide,dc=vzorov,dc=cz
objectClass: organizationalUnit
ou: lide

dn: ou=skupiny,dc=vzorov,dc=cz
objectClass: organizationalUnit
ou: skupiny

dn: uid=jana,ou=lide,dc=vzorov,dc=cz
objectClass: inetOrgPerson
uid: jana
cn: Jana Jasanova
sn: Jasanova
employeeType: active
userPassword: slovo-jany

dn: uid=adam,ou=lide,dc=vzorov,dc=cz
objectClass: inetOrgPerson
uid: adam
cn: Adam Dub
sn: Dub
employeeType: active
userPassword: slovo-adama

dn: cn=referenti,ou=skupiny,dc=vzorov,dc=cz
objectClass: groupOfNames
cn: referenti
member: uid=jana,ou=lide,dc=vzorov,dc=cz
member: uid=adam,ou=lide,dc=vzorov,dc=cz
";

pub const ADMINISTRATOR: &str = "cn=spravce,dc=vzorov,dc=cz";
pub const WORD: &str = "slovo-spravce";
pub const JANA: &str = "uid=jana,ou=lide,dc=vzorov,dc=cz";
pub const GROUP: &str = "cn=referenti,ou=skupiny,dc=vzorov,dc=cz";

/// Safety only, for a loaded machine.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Directory {
    process: Child,
    pub url: String,
    pub authority: Authority,
}

impl Directory {
    pub fn start() -> Self {
        let authority = Authority::new();
        let folder = authority.folder().to_owned();
        std::fs::create_dir(folder.join("data")).unwrap();
        let path = |name: &str| folder.join(name).display().to_string();
        let configuration = format!(
            "{SCHEMAS}TLSCACertificateFile {}\nTLSCertificateFile {}\nTLSCertificateKeyFile {}\npidfile {}\n\
             database mdb\nsuffix \"dc=vzorov,dc=cz\"\nrootdn \"{ADMINISTRATOR}\"\nrootpw {WORD}\ndirectory {}\n",
            path("ca.pem"),
            path("certificate.pem"),
            path("key.pem"),
            path("pid"),
            path("data")
        );
        std::fs::write(folder.join("slapd.conf"), configuration).unwrap();
        std::fs::write(folder.join("people.ldif"), PEOPLE).unwrap();
        // The system may confine the program at its own place to its own folders.
        let program = folder.join("slapd");
        std::fs::copy("/usr/sbin/slapd", &program).expect("slapd is installed by `cargo xtask test`");
        let filled = Command::new(&program)
            .args(["-Tadd", "-f", &path("slapd.conf"), "-l", &path("people.ldif")])
            .output()
            .unwrap();
        assert!(filled.status.success(), "{}", String::from_utf8_lossy(&filled.stderr));
        let port = port::free();
        let process = Command::new(&program)
            .args(["-d", "0", "-f", &path("slapd.conf"), "-h", &format!("ldaps://127.0.0.1:{port}")])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(began.elapsed() < PATIENCE, "the directory does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { process, url: format!("ldaps://localhost:{port}"), authority }
    }

    /// Settings of the way in, as an administrator writes them.
    pub fn settings(&self) -> Value {
        json!({ "way": "ldap", "url": self.url, "bind_dn": ADMINISTRATOR, "bind_password": WORD,
            "label": "Účet do počítače", "base": "ou=lide,dc=vzorov,dc=cz",
            "open_filter": "(employeeType=active)", "group_base": "ou=skupiny,dc=vzorov,dc=cz" })
    }

    /// Sets the way in up.
    pub async fn set_up(&self, hall: &Hall, settings: &Value) -> obeznik_console::Said {
        let file = self.authority.folder().join("settings.json");
        std::fs::write(&file, settings.to_string()).unwrap();
        let (file, ca) = (file.display(), self.authority.ca());
        hall.say(&format!("sign-in | set | {file} | --ca | {}", ca.display())).await
    }

    /// Changes an entry.
    pub async fn change(&self, dn: &str, changes: Vec<Mod<&str>>) {
        let settings = LdapConnSettings::new().set_config(self.authority.trust());
        let (connection, mut line) = LdapConnAsync::with_settings(settings, &self.url).await.unwrap();
        tokio::spawn(async move { connection.drive().await });
        line.simple_bind(ADMINISTRATOR, WORD).await.unwrap().success().unwrap();
        line.modify(dn, changes).await.unwrap().success().unwrap();
        line.unbind().await.unwrap();
    }

    pub fn stop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        self.stop();
    }
}
