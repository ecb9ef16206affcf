//! A real identity provider in a process of its own, and a browser that walks through it.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use axum::http::{Request, StatusCode, header};
use obeznik_server::outgoing;
use serde_json::{Value, json};

use super::authority::Authority;
use super::town::Hall;

pub const SECRET: &str = "only-for-tests-and-long-enough-for-it";

pub struct Provider {
    process: Child,
    pub issuer: String,
    pub authority: Authority,
    /// What it says of the groups of whom it signs in; nothing when it does not speak of any.
    pub groups: Option<Value>,
    /// Held open: the provider ends when it cannot say something.
    _said: BufReader<ChildStdout>,
}

impl Provider {
    /// A provider that sends browsers back to the town of Vzorov.
    pub fn start() -> Self {
        let authority = Authority::new();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/provider");
        assert!(
            folder.join("node_modules/oidc-provider").is_dir(),
            "the provider is not installed; `cargo xtask test` does it, or `npm ci` in tests/provider"
        );
        let mut process = Command::new("node")
            .arg(folder.join("server.mjs"))
            .args([authority.certificate(), authority.key()])
            .arg("https://obeznik.example/vzorov/outside/back")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut issuer = String::new();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        said.read_line(&mut issuer).unwrap();
        assert!(issuer.starts_with("https://localhost:"), "{issuer}");
        Self { process, issuer: issuer.trim().to_owned(), authority, groups: None, _said: said }
    }

    /// Settings of the way in, as an administrator writes them.
    pub fn settings(&self) -> Value {
        json!({ "way": "oidc", "issuer": self.issuer, "client_id": "obeznik", "client_secret": SECRET,
            "label": "Účet městského úřadu" })
    }

    /// Sets the way in up.
    pub async fn set_up(&self, hall: &Hall, settings: &Value) -> obeznik_console::Said {
        let file = self.authority.folder().join("settings.json");
        std::fs::write(&file, settings.to_string()).unwrap();
        let (file, ca) = (file.display(), self.authority.ca());
        hall.say(&format!("sign-in | set | {file} | --ca | {}", ca.display())).await
    }

    pub fn stop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    /// Walks from the provider's page to where it sends the browser back: the path at the office's server.
    pub async fn walk(&self, from: &str, who: &str, level: &str) -> String {
        let (mut place, mut cookies) = (from.to_owned(), BTreeMap::new());
        for _ in 0..8 {
            if let Some(path) = place.strip_prefix("https://obeznik.example") {
                return path.to_owned();
            }
            if place.starts_with('/') {
                place.insert_str(0, &self.issuer);
            }
            place = self.step(&place, &mut cookies, (who, level)).await;
        }
        panic!("the provider leads nowhere: {place}");
    }

    async fn step(
        &self,
        place: &str,
        cookies: &mut BTreeMap<String, String>,
        (who, level): (&str, &str),
    ) -> String {
        let sent: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::get(place)
            .header(header::COOKIE, sent.join("; "))
            .header("x-who", who)
            .header("x-level", level);
        if let Some(groups) = &self.groups {
            request = request.header("x-groups", groups.to_string());
        }
        let request = request.body(Vec::new()).unwrap();
        let answer = outgoing::ask(request, self.authority.trust()).await.unwrap();
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            cookies.insert(name.to_owned(), value.to_owned());
        }
        let body = String::from_utf8_lossy(answer.body()).into_owned();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{place}: {body}");
        answer.headers()[header::LOCATION].to_str().unwrap().to_owned()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.stop();
    }
}
