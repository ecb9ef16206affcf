//! A member of one town who knows every identifier of another: whatever they ask, with whatever in whatever place,
//! shows nothing of the other town and changes nothing in it.

#[path = "../../../../tests/support/fuzz.rs"]
#[allow(clippy::print_stdout, reason = "a test tells its figures")]
pub mod harness;
#[path = "../../../../tests/support/messages.rs"]
pub mod messages;
#[path = "tried.rs"]
pub mod tried;

use std::cell::Cell;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_authority::SignedCommand;
use obeznik_identity::TenantId;
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::testing::{DeviceInHand, request};
use obeznik_kernel::{Command, CommandId, HistoryId, Payload, PersonId};
use obeznik_server::clock;
use obeznik_sync::{Cursors, PullAnswer, PullRequest, PushAnswer, PushRequest, Sealed};
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use self::harness::feed;
use self::messages::messages_with;
use self::tried::{AS_ANOTHER, COMMANDS, COMMIT, FORMS, GETS, Given, MESSAGES, PUT};
use super::blobs::hash_of;
use super::browser::{Browser, Page};
use super::desktop::{Desktop, confirmed};
use super::devices::department;
use super::door::settle_in;
use super::meetings::{Scene, pdf, token_of};
use super::town::path_of;

/// By what the stranger is known.
#[derive(Debug, Clone, Copy)]
enum As {
    /// What their own town gave them.
    Themselves,
    /// Their own secrets under the other town's name.
    TheOther,
    /// Nothing.
    Nobody,
}

#[derive(Debug, Clone)]
enum Attempt {
    Get(usize, [Index; 3], As),
    AsAnother(usize, bool),
    Form(usize, [Index; 3], As),
    Message(usize, String, [Index; 3], As),
    Part(bool, [Index; 3], As),
    Command(usize, [Index; 3], bool),
}

fn attempts(samples: Vec<Value>, foreign: Vec<Value>) -> impl Strategy<Value = Attempt> {
    let who = || select(vec![As::Themselves, As::Themselves, As::TheOther, As::Nobody]);
    let ids = any::<[Index; 3]>;
    prop_oneof![
        4 => (0..GETS.len(), ids(), who()).prop_map(|(at, ids, who)| Attempt::Get(at, ids, who)),
        1 => (0..AS_ANOTHER.len(), any::<bool>()).prop_map(|(at, forged)| Attempt::AsAnother(at, forged)),
        3 => (0..FORMS.len(), ids(), who()).prop_map(|(at, ids, who)| Attempt::Form(at, ids, who)),
        4 => (messages_with(samples, foreign), ids(), who())
            .prop_map(|((at, text), ids, who)| Attempt::Message(at, text, ids, who)),
        1 => (any::<bool>(), ids(), who()).prop_map(|(puts, ids, who)| Attempt::Part(puts, ids, who)),
        3 => (0..COMMANDS.len(), ids(), any::<bool>())
            .prop_map(|(at, ids, takes_id)| Attempt::Command(at, ids, takes_id)),
    ]
}

/// Who belongs to Lhota and wants something of Vzorov.
struct Stranger {
    browser: Browser,
    hand: DeviceInHand,
    person: PersonId,
    history: Option<HistoryId>,
    access: String,
    forged_access: String,
    cookie: String,
    forged_cookie: String,
    form_token: String,
    /// Identifiers of Vzorov, of every sort.
    ids: Vec<String>,
    /// Texts of Vzorov that nobody of Lhota may see, as they stand on pages and in rows.
    secrets: Vec<String>,
    /// Where messages go, with one as it is really sent.
    messages: Vec<(&'static str, Value)>,
    n: Cell<u64>,
}

impl Stranger {
    async fn of(scene: &mut Scene) -> Self {
        let tenant = scene.hall.server.tenants.by_slug("vzorov").unwrap().tenant;
        let ids = ids_of(scene, tenant).await;
        let secrets = secrets_of(&scene.jana);
        let link = scene.hall.add_town("lhota", "adam@lhota.cz").await;
        let mut browser = scene.hall.browser();
        settle_in(&mut browser, "lhota", &link, "adam@lhota.cz").await;
        let mut desktop = Desktop::paired(&mut browser, "lhota", 7).await;
        desktop.synchronise().await.unwrap();
        let (access, cookie) = (desktop.access.clone(), browser.cookie());
        let forged =
            |sort: Sort, text: &str| Token { tenant, ..Token::parse(sort, text).unwrap() }.text(sort);
        let (forged_access, forged_cookie) = (forged(Sort::Access, &access), forged(Sort::Visit, &cookie));
        let form_token = token_of(&browser.get("/lhota").await);
        let pull = desktop.store.pull_request().unwrap();
        // Somewhere else: who fails often waits, and nobody of Vzorov waits with them.
        let mut elsewhere = browser.fresh();
        elsewhere.address = "198.51.100.7:50000";
        let mut stranger = Self {
            browser: elsewhere,
            hand: DeviceInHand::new(7),
            person: desktop.person,
            history: pull.history,
            access,
            forged_access,
            cookie,
            forged_cookie,
            form_token,
            ids,
            secrets,
            messages: Vec::new(),
            n: Cell::new(1),
        };
        stranger.messages = stranger.own_messages(&pull, forged(Sort::Refresh, &desktop.refresh));
        stranger
    }

    /// One of each message a device sends.
    fn own_messages(&self, pull: &PullRequest, refresh: String) -> Vec<(&'static str, Value)> {
        let input = json!({ "meeting": self.ids[0] });
        let push = self.push_of("circulation.convene_meeting", input, clock::new_id().into());
        let given = Given {
            pull: serde_json::to_value(pull).unwrap(),
            push: serde_json::to_value(push).unwrap(),
            key: self.hand.public_key(),
            verifier: self.hand.verifier.clone(),
            challenge: request(&self.hand).challenge,
            refresh,
            ids: [self.ids[0].clone(), self.ids[1].clone()],
        };
        MESSAGES.iter().map(|(path, made)| (*path, made(&given))).collect()
    }

    /// A command of their own town, signed as it should be.
    fn push_of(&self, kind: &str, input: Value, id: CommandId) -> PushRequest {
        let command = Command {
            id,
            kind: kind.to_owned(),
            kind_version: 1,
            actor: Some(self.person),
            on_behalf_of: None,
            payload: Payload::Inline(input.to_string()),
            base: Vec::new(),
            client_time: clock::now(),
        };
        let mut signed = SignedCommand::sign(command, self.hand.device, &self.hand.key).unwrap();
        signed.n = Some(self.n.get());
        let commands = vec![Sealed { signed, after: Vec::new(), built_on_refused: false }];
        PushRequest { device: self.hand.device, history: self.history, commands }
    }

    fn filled(&self, template: &str, ids: &[Index; 3]) -> String {
        let [a, b, c] = self.picked(ids);
        let asked = request(&self.hand);
        let pairing = serde_urlencoded::to_string([
            ("device", a),
            ("challenge", asked.challenge.as_str()),
            ("state", asked.state.as_str()),
            ("port", "49152"),
            ("key", asked.public_key.as_str()),
            ("name", c),
        ]);
        let filled = template.replace("{a}", a).replace("{b}", b).replace("{t}", &self.form_token);
        filled.replace("{pairing}", &pairing.unwrap())
    }

    fn picked(&self, ids: &[Index; 3]) -> [&str; 3] {
        [0, 1, 2].map(|at| ids[at].get(&self.ids).as_str())
    }

    async fn tries(&self, attempt: &Attempt) -> Page {
        match attempt {
            Attempt::Get(at, ids, who) => {
                self.send(Request::get(self.filled(GETS[*at], ids)), Body::empty(), *who).await
            }
            Attempt::AsAnother(at, forged) => {
                let (who, (method, path)) =
                    (if *forged { As::TheOther } else { As::Nobody }, AS_ANOTHER[*at]);
                self.send(Request::builder().method(method).uri(path), Body::empty(), who).await
            }
            Attempt::Form(at, ids, who) => self.fills(FORMS[*at], ids, *who).await,
            Attempt::Message(at, text, ids, who) => {
                let request = Request::post(self.filled(self.messages[*at].0, ids));
                let page = self.send(request, Body::from(text.clone()), *who).await;
                self.count_on(&page);
                page
            }
            Attempt::Part(puts, ids, who) => self.uploads(*puts, ids, *who).await,
            Attempt::Command(at, ids, takes_id) => self.orders(COMMANDS[*at], ids, *takes_id).await,
        }
    }

    async fn fills(&self, form: (&str, &[(&str, &str)]), ids: &[Index; 3], who: As) -> Page {
        let (path, fields) = form;
        let fields: Vec<(&str, String)> =
            fields.iter().map(|(name, value)| (*name, self.filled(value, ids))).collect();
        let request = Request::post(self.filled(path, ids))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(serde_urlencoded::to_string(fields).unwrap()), who).await
    }

    async fn uploads(&self, puts: bool, ids: &[Index; 3], who: As) -> Page {
        if !puts {
            return self.send(Request::post(self.filled(COMMIT, ids)), Body::empty(), who).await;
        }
        let digest = format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(PROMISED)));
        let request = Request::put(self.filled(PUT, ids)).header("content-digest", digest);
        self.send(request, Body::from(PROMISED), who).await
    }

    /// Signs a command in their own town; its identifier may be one of the other's.
    async fn orders(&self, order: (&str, fn([&str; 3]) -> Value), ids: &[Index; 3], takes_id: bool) -> Page {
        let (picked, (kind, input)) = (self.picked(ids), order);
        let taken: Option<CommandId> = picked[2].parse().ok().filter(|_| takes_id);
        let id = taken.unwrap_or_else(|| clock::new_id().into());
        let push = serde_json::to_vec(&self.push_of(kind, input(picked), id)).unwrap();
        let page = self.send(Request::post("/v1/push"), Body::from(push), As::Themselves).await;
        self.count_on(&page);
        page
    }

    async fn send(&self, request: axum::http::request::Builder, body: Body, who: As) -> Page {
        let own = format!("__Host-obeznik-lhota={}", self.cookie);
        let request = match who {
            As::Themselves => request
                .header(header::AUTHORIZATION, format!("Bearer {}", self.access))
                .header(header::COOKIE, format!("{own}; __Host-obeznik-vzorov={}", self.cookie)),
            As::TheOther => request
                .header(header::AUTHORIZATION, format!("Bearer {}", self.forged_access))
                .header(header::COOKIE, format!("{own}; __Host-obeznik-vzorov={}", self.forged_cookie)),
            As::Nobody => request,
        };
        match request.body(body) {
            Ok(request) => self.browser.clone().send(request).await,
            Err(error) => panic!("{error}"),
        }
    }

    /// What of Vzorov an answer shows.
    fn seen_on(&self, page: &Page) -> Option<&str> {
        let headers = format!("{:?}", page.headers);
        let mut secrets = self.secrets.iter().map(String::as_str);
        secrets.find(|secret| page.body.contains(*secret) || headers.contains(*secret))
    }

    /// The number their own town waits for now.
    fn count_on(&self, page: &Page) {
        match serde_json::from_str(&page.body) {
            Ok(PushAnswer::Decided(decided)) => self.n.set(decided.last_n + 1),
            Ok(PushAnswer::NumbersTaken(_)) => self.n.set(self.n.get() + 1),
            _ => {}
        }
    }
}

/// What a half-done upload of Vzorov is to become.
const PROMISED: &[u8] = b"to come";

/// Identifiers of every sort.
async fn ids_of(scene: &mut Scene, tenant: TenantId) -> Vec<String> {
    let Scene { meeting, open, close, item, close_item, annexes, .. } = scene;
    let records = [*meeting, *open, *close, *item, *close_item, annexes[0], annexes[1], tenant.0];
    let mut ids: Vec<String> = records.iter().map(ToString::to_string).collect();
    // A command, before it leaves.
    scene.jana.issue("municipality.define_department", &department("Odbor majetku").1);
    let waiting = scene.jana.store.reader().outbox().unwrap();
    assert_eq!(waiting.len(), 1);
    ids.extend(waiting.iter().map(|entry| entry.id().to_string()));
    scene.jana.synchronise().await.unwrap();
    let jana = &mut scene.jana;
    ids.extend([jana.person.to_string(), jana.device.to_string(), jana.access.clone(), jana.refresh.clone()]);
    ids.extend([hash_of(jana, &pdf(false)), hash_of(jana, &pdf(true))]);
    let pull = jana.store.pull_request().unwrap();
    ids.extend(pull.history.iter().map(ToString::to_string));
    let access = jana.send("/v1/pull", &PullRequest { acl_ver: 0, ..pull }).await;
    let PullAnswer::Access(access) = serde_json::from_str(&access.body).unwrap() else { panic!("no access") };
    ids.extend(access.scopes.iter().map(|audience| audience.id().0));
    let promised = json!({ "hash": hash_of(jana, PROMISED), "size_bytes": PROMISED.len() });
    let begun: Value = serde_json::from_str(&jana.send("/v1/blobs", &promised).await.body).unwrap();
    ids.push(begun["upload"].as_str().unwrap().to_owned());
    let said = scene.hall.say("invite | --email | petr@vzorov.cz | --renew | --without-digits").await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    ids.push(path_of(&said.value).rsplit('/').next().unwrap().to_owned());
    ids.push(confirmed(&mut scene.olga, "vzorov", &DeviceInHand::new(9)).await.unwrap());
    ids
}

/// Texts of papers, people and contents, as they stand on a page and among the bytes of a row; and what opens more.
fn secrets_of(jana: &Desktop) -> Vec<String> {
    let texts =
        ["Tajná věc", "lávky", "První věta", "Rada města", "petr@vzorov.cz", "olga@vzorov.cz", "%PDF-1.7"];
    let in_rows = texts.iter().map(|text| {
        let bytes: Vec<String> = text.bytes().map(|byte| byte.to_string()).collect();
        bytes.join(",")
    });
    in_rows.chain(texts.iter().map(|text| (*text).to_owned())).chain([jana.blob_key.clone()]).collect()
}

/// Everything the secretary of Vzorov sees, as it comes to a device that has nothing.
async fn rows_of(scene: &mut Scene) -> Page {
    scene.jana.synchronise().await.unwrap();
    let request = scene.jana.store.pull_request().unwrap();
    scene.jana.send("/v1/pull", &PullRequest { cursors: Cursors::default(), ..request }).await
}

fn rows_in(page: &Page) -> Value {
    let PullAnswer::Page(page) = serde_json::from_str(&page.body).unwrap() else { panic!("{}", page.body) };
    assert!(page.caught_up && !page.rows.is_empty());
    json!({ "rows": page.rows, "total": page.total, "head": page.head })
}

/// The log of Vzorov: its length and the hash of its end.
async fn log_of(scene: &Scene) -> Value {
    scene.hall.say("verify | --tenant | vzorov | --skip-blobs").await.value[0].clone()
}

#[test]
fn fuzz_other_towns_ids() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (mut scene, stranger) = runtime.block_on(async {
        let mut scene = Scene::new().await;
        let stranger = Stranger::of(&mut scene).await;
        (scene, stranger)
    });
    // The secrets are where they should be: who may see them does.
    let meeting = format!("/vzorov/meetings/{}", scene.meeting);
    let honest = runtime.block_on(scene.petr.get(&meeting));
    assert!(stranger.seen_on(&honest).is_some(), "{}", honest.body);
    let before = runtime.block_on(rows_of(&mut scene));
    assert!(stranger.seen_on(&before).is_some(), "{}", before.body);
    let log = runtime.block_on(log_of(&scene));
    assert_eq!(log["whole"], true, "{log}");

    let samples = stranger.messages.iter().map(|(_, message)| message.clone()).collect();
    let foreign = stranger.ids.iter().map(|id| json!(id)).collect();
    feed("other_towns_ids", attempts(samples, foreign), |attempt| {
        let page = runtime.block_on(stranger.tries(&attempt));
        let is_answered = page.status.as_u16() < 500 || page.status == StatusCode::SERVICE_UNAVAILABLE;
        assert!(is_answered, "{attempt:?}: {} {}", page.status, page.body);
        assert_eq!(stranger.seen_on(&page), None, "{attempt:?}: {}", page.body);
        assert_eq!(runtime.block_on(log_of(&scene)), log, "{attempt:?}: {}", page.body);
    });

    // Nobody was shown out: the last refresh token of a device of Vzorov is still its own.
    let refresh = scene.jana.refresh.clone();
    assert_eq!(runtime.block_on(scene.jana.renew(&refresh)).status, StatusCode::OK);
    let after = runtime.block_on(rows_of(&mut scene));
    assert_eq!(rows_in(&after), rows_in(&before));
    let whole = runtime.block_on(scene.hall.say("verify"));
    assert_eq!(whole.exit.number(), 0, "{:?}", whole.lines);
}
