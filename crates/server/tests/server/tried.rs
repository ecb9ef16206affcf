//! What somebody of another town asks for. Every route of the server stands in one of these tables: the next one cannot
//! be forgotten.

use serde_json::{Value, json};

/// Pages and calls that read. `{a}`, `{b}` stand for identifiers of the other town. An invitation is tried in the
/// stranger's own town alone: who holds the secret of one may come in by it.
pub const GETS: &[&str] = &[
    "/v1/blobs/{a}",
    "/v1/uploads/{a}",
    "/v1/mail",
    "/v1/devices",
    "/vzorov",
    "/vzorov/sign-in",
    "/vzorov/code",
    "/vzorov/authenticator",
    "/vzorov/paired",
    "/vzorov/directory",
    "/vzorov/outside",
    "/vzorov/outside/back?code={a}&state={b}",
    "/vzorov/meetings",
    "/vzorov/meetings/{a}",
    "/vzorov/meetings/{a}/pdf",
    "/vzorov/meetings/{a}/papers/{b}",
    "/vzorov/meetings/{a}/papers/{b}/pdf",
    "/vzorov/meetings/{a}/papers/{b}/report",
    "/vzorov/meetings/{a}/annexes/{b}",
    "/vzorov/pair?{pairing}",
    "/lhota/meetings/{a}",
    "/lhota/meetings/{a}/pdf",
    "/lhota/meetings/{a}/papers/{b}",
    "/lhota/meetings/{a}/papers/{b}/pdf",
    "/lhota/meetings/{a}/papers/{b}/report",
    "/lhota/meetings/{a}/annexes/{b}",
    "/lhota/invitation/{a}",
    "/lhota/outside/back?code={a}&state={b}",
    "/lhota/pair?{pairing}",
];

/// Calls that would end the stranger's own session or last for ever.
pub const AS_ANOTHER: &[(&str, &str)] = &[("GET", "/v1/events"), ("POST", "/v1/device/end")];

/// Parts of an upload: one is put, the whole is joined.
pub const PUT: &str = "/v1/uploads/{a}/parts/0";
pub const COMMIT: &str = "/v1/uploads/{a}/commit";

/// What an authenticator of somebody else signed.
const PASSKEY: [(&str, &str); 5] = [
    ("token", "{t}"),
    ("id", "{a}"),
    ("client_data", "e30"),
    ("authenticator_data", "{b}"),
    ("signature", "{b}"),
];

/// Forms with their fields; `{t}` stands for the token of the stranger's own visit.
pub const FORMS: &[(&str, &[(&str, &str)])] = &[
    ("/vzorov/meetings/{a}/apology", &[("token", "{t}"), ("reason", "Cizí")]),
    ("/vzorov/meetings/{a}/apology", &[("token", "{t}"), ("back", "yes")]),
    ("/vzorov/meetings/{a}/conflict", &[("token", "{t}"), ("item", "{b}"), ("reason", "Cizí")]),
    ("/vzorov/devices/end", &[("token", "{t}"), ("device", "{a}")]),
    ("/vzorov/passkeys/forget", &[("token", "{t}"), ("id", "{a}")]),
    ("/vzorov/outside/tie", &[("token", "{t}")]),
    ("/vzorov/sign-out", &[("token", "{t}")]),
    ("/vzorov/authenticator", &[("token", "{t}"), ("code", "000000")]),
    ("/vzorov/sign-in", &[("email", "adam@lhota.cz"), ("pass_phrase", "modrý vlak jede domů")]),
    ("/vzorov/code", &[("token", "{t}"), ("code", "000000")]),
    ("/vzorov/directory", &[("name", "adam"), ("word", "modrý vlak jede domů")]),
    ("/vzorov/directory", &[("name", "adam"), ("word", "x"), ("token", "{t}"), ("invitation", "{a}")]),
    (
        "/vzorov/pair",
        &[
            ("token", "{t}"),
            ("device", "{a}"),
            ("challenge", "{b}"),
            ("state", "0123456789abcdef"),
            ("port", "49152"),
            ("key", "{b}"),
            ("name", "Cizí"),
        ],
    ),
    ("/vzorov/passkey/ask", &[("what", "sign_in")]),
    ("/vzorov/passkey/ask", &[("what", "add"), ("token", "{t}")]),
    ("/vzorov/passkey", &PASSKEY),
    ("/vzorov/code/passkey", &PASSKEY),
    (
        "/vzorov/passkeys/add",
        &[("token", "{t}"), ("name", "Cizí"), ("client_data", "e30"), ("attestation", "{b}")],
    ),
    ("/lhota/meetings/{a}/apology", &[("token", "{t}"), ("reason", "Cizí")]),
    ("/lhota/meetings/{a}/conflict", &[("token", "{t}"), ("item", "{b}"), ("reason", "Cizí")]),
    ("/lhota/meetings/{a}/apology", &[("token", "{b}"), ("reason", "Cizí")]),
    ("/lhota/devices/end", &[("token", "{t}"), ("device", "{a}")]),
    ("/lhota/passkeys/forget", &[("token", "{t}"), ("id", "{a}")]),
    ("/lhota/invitation/{a}", &[("pass_phrase", "modrý vlak jede domů"), ("again", "modrý vlak jede domů")]),
];

/// Makes an input of three identifiers.
pub type Input = fn([&str; 3]) -> Value;

/// What the stranger signs in their own town, with identifiers of the other in it.
pub const COMMANDS: &[(&str, Input)] = &[
    (
        "municipality.define_department",
        |[a, b, _]| json!({ "id": a, "department": { "name": "Odbor", "abbreviation": b, "head": null } }),
    ),
    ("municipality.define_person", |[a, b, _]| {
        json!({ "id": a, "person": { "given": "Cizí", "family": "Člověk", "title_before": "", "title_after": "",
            "function": "", "email": "", "department": b, "active": true } })
    }),
    ("municipality.set_membership", |[a, b, c]| {
        json!({ "id": a, "membership": { "body": b, "person": c, "role": "member", "from": "2024-01-01",
            "to": null, "end_reason": "", "party": "" } })
    }),
    (
        "circulation.edit_paper",
        |[a, _, _]| json!({ "paper": a, "edits": [{ "field": "title", "value": "Cizí", "base": null }] }),
    ),
    (
        "circulation.add_comment",
        |[a, b, c]| json!({ "paper": a, "comment": b, "text": "Cizí", "quote": "", "answers": c }),
    ),
    ("circulation.attach", |[a, b, c]| {
        json!({ "paper": a, "attachment": b, "name": "Cizí.pdf", "blob": c, "size_bytes": 1,
            "media_type": "application/pdf", "is_confidential": false })
    }),
    ("circulation.cancel_meeting", |[a, _, _]| json!({ "meeting": a, "reason": "Cizí" })),
    ("circulation.convene_meeting", |[a, _, _]| json!({ "meeting": a })),
    ("circulation.announce_conflict", |[a, _, _]| json!({ "agenda_item": a, "reason": "Cizí" })),
    ("office.undo", |[a, _, _]| json!({ "command": a })),
];

/// What a device of the stranger has, and identifiers of the other town.
pub struct Given {
    pub pull: Value,
    pub push: Value,
    pub key: String,
    pub verifier: String,
    pub challenge: String,
    pub refresh: String,
    pub ids: [String; 2],
}

impl Given {
    /// A request for a repair.
    fn asks(&self, ask: &Value) -> Value {
        let Self { pull, .. } = self;
        json!({ "device": pull["device"], "history": pull["history"], "acl_ver": pull["acl_ver"], "ask": ask })
    }
}

/// Makes a message as it is really sent.
pub type Message = fn(&Given) -> Value;

/// Messages of devices and where they go.
pub const MESSAGES: &[(&str, Message)] = &[
    ("/v1/pull", |given| given.pull.clone()),
    ("/v1/push", |given| given.push.clone()),
    ("/v1/repair", |given| given.asks(&json!("scopes"))),
    ("/v1/repair", |given| given.asks(&json!({ "buckets": { "scope": given.ids[0], "buckets": {} } }))),
    ("/v1/blobs", |_| json!({ "hash": "ab".repeat(32), "size_bytes": 5 })),
    (
        "/v1/device/pair",
        |given| json!({ "code": given.ids[0], "verifier": given.verifier, "signature": given.ids[1] }),
    ),
    ("/v1/device/token", |given| json!({ "refresh": given.refresh, "signature": "00".repeat(64) })),
    (
        "/v1/device/enrol",
        |given| json!({ "town": "vzorov", "device": given.pull["device"], "key": given.key, "token": given.ids[0] }),
    ),
    ("/v1/device/admit", |given| {
        json!({ "town": "vzorov", "code": "ABCD-EFGH-JKMN", "device": given.pull["device"],
            "challenge": given.challenge, "key": given.key, "name": "Notebook" })
    }),
    ("/v1/devices/{a}/lost", |_| json!({ "wipe": true })),
    ("/v1/mail/retry", |_| json!({})),
    ("/v1/log", |given| {
        json!({ "person": "", "record": given.ids[0], "from": "", "to": "",
            "slice": { "sort": "", "descending": false, "offset": 0, "limit": 500 } })
    }),
    ("/v1/log/history", |given| json!({ "record": given.ids[0] })),
    (
        "/v1/log/inspected",
        |_| json!({ "from": "2020-01-01", "to": "2099-12-31", "offset": 0, "below": 1_000 }),
    ),
    ("/v1/log/verified", |_| json!({})),
    ("/v1/statements", |given| json!({ "person": given.ids[0], "request": "Žádost z 1. prosince" })),
    (
        "/v1/statements",
        |given| json!({ "given": "Petr", "family": "Malý", "texts": given.ids, "request": "Žádost" }),
    ),
    ("/v1/statements/texts", |_| json!({ "given": "Petr", "family": "Malý", "beside": "" })),
];

/// What is the same for everybody: nothing of it is of a town.
const OF_NO_TOWN: &[(&str, &str)] = &[
    ("GET", "/health"),
    ("GET", "/ready"),
    ("GET", "/v1/hello"),
    ("GET", "/style.css"),
    ("GET", "/passkey.js"),
];

/// Methods and paths of everything the server answers, as its source says them, each in a line of its own.
pub fn routes() -> Vec<(&'static str, &'static str)> {
    let sources = [include_str!("../../src/http.rs"), include_str!("../../src/pages.rs")];
    let lines = sources.into_iter().flat_map(|source| source.split(".route(").skip(1));
    let mut routes = Vec::new();
    for line in lines.map(|rest| rest.lines().next().unwrap_or_default()) {
        let read = line.strip_prefix('"').and_then(|line| line.split_once("\", "));
        let (path, handlers) = read.unwrap_or_else(|| panic!("no route: {line}"));
        let before = routes.len();
        for (word, method) in [("get(", "GET"), ("post(", "POST"), ("put(", "PUT"), ("delete(", "DELETE")] {
            if handlers.split('.').any(|handler| handler.starts_with(word)) {
                routes.push((method, path));
            }
        }
        assert!(routes.len() > before, "{path}: {handlers}");
    }
    routes
}

/// Whether a path that is asked for is one of a route; what stands in braces is any word.
pub fn is_of(asked: &str, route: &str) -> bool {
    let asked: Vec<&str> = asked.split(['?', '#']).next().unwrap_or_default().split('/').collect();
    let route: Vec<&str> = route.split('/').collect();
    asked.len() == route.len()
        && route.iter().zip(asked).all(|(word, asked)| word.starts_with('{') || *word == asked)
}

#[test]
fn every_route_is_tried_by_somebody_of_another_town() {
    let mut tried: Vec<(&str, &str)> = GETS.iter().map(|path| ("GET", *path)).collect();
    tried.extend(AS_ANOTHER);
    tried.extend(FORMS.iter().map(|(path, _)| ("POST", *path)));
    tried.extend(MESSAGES.iter().map(|(path, _)| ("POST", *path)));
    tried.extend([("PUT", PUT), ("POST", COMMIT)]);
    let routes = routes();
    for (method, path) in &tried {
        assert!(
            routes.iter().any(|(of, route)| of == method && is_of(path, route)),
            "no route: {method} {path}"
        );
    }
    for (method, path) in OF_NO_TOWN {
        assert!(routes.contains(&(*method, *path)), "no route: {method} {path}");
    }
    let is_tried = |(method, route): &(&str, &str)| {
        OF_NO_TOWN.contains(&(*method, *route))
            || tried.iter().any(|(by, path)| by == method && is_of(path, route))
    };
    let forgotten: Vec<_> = routes.iter().filter(|&route| !is_tried(route)).collect();
    assert!(forgotten.is_empty(), "nobody of another town tries {forgotten:?}");
}
