//! Notices by e-mail through a real mail server: each once, nothing closed, failures told.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use obeznik_app::notices::{Concerned, concerned};
use obeznik_circulation::paper_type::{ConsultationRole, RouteStep, StepKind};
use obeznik_console::Said;
use obeznik_identity::Letter;
use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::{IdSource as _, RecordId};
use obeznik_server::clock;
use obeznik_server::console::arguments::{MailVerb, Order, Verb};
use obeznik_server::console::carry_out;
use obeznik_server::mail::{self, Round};
use serde_json::{Value, json};
use tokio::io::copy_bidirectional;
use tokio_rustls::TlsAcceptor;

use super::authority::Authority;
use super::desktop::Desktop;
use super::devices::one_device;
use super::door::settle_as;
use super::smtpd::Smtpd;
use super::town::{Hall, Home, arguments, path_of};

const SECRET: &str = "Utajovaná smlouva";

fn id() -> RecordId {
    clock::Ids.next_id()
}

/// A town whose council has three members beside Jana, who writes everything down.
pub struct Scene {
    pub hall: Hall,
    jana: Desktop,
    council: RecordId,
}

impl Scene {
    pub async fn set() -> Self {
        let (hall, _, mut jana) = one_device().await;
        jana.synchronise().await.unwrap();
        let (today, council) = (day_in_prague(clock::now()), id());
        let body = json!({
            "kind": "council", "name": "Rada města Vzorova", "short_name": "Rada", "abbreviation": "RM", "parent": null,
            "seats": 5, "resolution_pattern": "R/{seq:term}", "verbs": [], "agenda_sections": ["Body"],
            "papers_close_days": 0, "notice_days": 0, "is_public": false, "place": "radnice", "starts_at": "14:00",
            "from": today, "to": null,
        });
        jana.issue("municipality.define_body", &json!({ "id": council, "body": body }));
        for family in ["Petr", "Seda", "Cizi"] {
            let (person, email) = (id(), format!("{}@vzorov.cz", family.to_lowercase()));
            let about = json!({
                "given": "Jan", "family": family, "title_before": "", "title_after": "", "function": "radní",
                "email": email, "department": null, "active": true,
            });
            jana.issue("municipality.define_person", &json!({ "id": person, "person": about }));
            let seat = json!({ "body": council, "person": person, "role": "member", "from": today, "to": null, "end_reason": "", "party": "" });
            jana.issue("municipality.set_membership", &json!({ "id": id(), "membership": seat }));
        }
        jana.synchronise().await.unwrap();
        Self { hall, jana, council }
    }

    /// A meeting of the council in a week, convened; gives it.
    pub async fn convene(&mut self) -> RecordId {
        let (meeting, on) = (id(), add_days(day_in_prague(clock::now()), 7));
        let plan = json!({ "meeting": meeting, "body": self.council, "term": 1, "on": on, "starts_at": "", "place": "" });
        self.jana.issue("circulation.plan_meeting", &plan);
        self.jana.synchronise().await.unwrap();
        self.add_item(meeting).await;
        self.jana.issue("circulation.convene_meeting", &json!({ "meeting": meeting }));
        self.jana.synchronise().await.unwrap();
        meeting
    }

    async fn add_item(&mut self, meeting: RecordId) {
        let item = json!({ "meeting": meeting, "agenda_item": id(), "title": SECRET });
        self.jana.issue("circulation.add_agenda_item", &item);
        self.jana.synchronise().await.unwrap();
    }

    /// Hands in a closed paper of Jana's, of which she is told; gives it.
    async fn hand_in(&mut self) -> RecordId {
        let (jana, kind, paper) = (self.jana.person, id(), id());
        let route = [
            RouteStep::of_kind("check", StepKind::FormalCheck),
            RouteStep::before_body("body-0", self.council.into(), ConsultationRole::Decides),
        ];
        let value = json!({
            "name": "Materiál", "abbreviation": "M", "route": route, "required_opinions": [], "number_pattern": "T/{seq:year}/{yyyy}",
            "competence_hint": "", "active": true,
        });
        self.jana.issue("circulation.define_paper_type", &json!({ "paper_type": kind, "value": value }));
        self.jana.synchronise().await.unwrap();
        let clause = json!({ "verb": "schvaluje", "text": SECRET });
        let input = json!({
            "paper": paper, "paper_type": kind, "title": SECRET, "presenter": jana, "competence": "§ 102 odst. 3", "confidentiality": "secretariat", "report": SECRET,
            "clauses": [clause],
        });
        self.jana.issue("circulation.create_paper", &input);
        self.jana.synchronise().await.unwrap();
        self.jana.issue("circulation.submit_to_head", &json!({ "paper": paper }));
        self.jana.synchronise().await.unwrap();
        paper
    }

    /// Jana wants no e-mail.
    async fn silence_jana(&mut self) {
        let choice = json!({ "person": self.jana.person, "way": "never", "hour": 7, "without": [] });
        self.jana.issue("circulation.choose_notices", &choice);
        self.jana.synchronise().await.unwrap();
    }

    async fn route(&self, port: u16) -> Said {
        let line = format!(
            "mail | set | --host | 127.0.0.1 | --port | {port} | --protection | none | --from | obeznik@vzorov.cz"
        );
        self.hall.say(&line).await
    }

    pub async fn send(&self) -> Value {
        let said = self.hall.say("mail | send").await;
        assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
        said.value
    }
}

pub fn round(made: u32, sent: u32, put_off: u32, failed: u32) -> Value {
    json!({ "made": made, "sent": sent, "put_off": put_off, "failed": failed, "needless": 0 })
}

#[tokio::test]
async fn an_invitation_comes_once_and_what_did_not_go_is_listed_and_tried_again() {
    let Some(mut smtpd) = Smtpd::start() else { return };
    let mut scene = Scene::set().await;
    let meeting = scene.convene().await;
    assert_eq!(scene.hall.say("mail | status").await.value["route"], Value::Null);
    assert_eq!(scene.send().await, Value::Null, "nothing goes before a way is set up");
    assert_eq!(scene.route(smtpd.port).await.exit.number(), 0);

    assert_eq!(scene.send().await, round(3, 1, 1, 1));
    let came = smtpd.messages(1);
    assert_eq!(came.len(), 1);
    for wanted in [
        "To: \"Jan Petr\" <petr@vzorov.cz>",
        "Auto-Submitted: auto-generated",
        "Message-ID: <",
        "charset=utf-8",
    ] {
        assert!(came[0].contains(wanted), "{wanted} in {}", came[0]);
    }
    assert_eq!(scene.send().await, round(0, 0, 0, 0), "nobody is told twice");

    let status = scene.hall.say("mail | status").await;
    let failures = |list: &str| {
        let rows = status.value[list].as_array().unwrap();
        rows.iter().map(|row| (row["name"].clone(), row["failure"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(failures("failed"), [(json!("Jan Cizi"), json!("refused 550"))]);
    assert_eq!(failures("delayed"), [(json!("Jan Seda"), json!("busy 451"))]);
    assert!(status.lines.iter().all(|line| !line.contains('@')), "{:?}", status.lines);

    // The mail server is away while the programme changes, and comes back.
    smtpd.fall();
    scene.add_item(meeting).await;
    assert_eq!(scene.send().await, round(3, 0, 3, 0));
    smtpd.configure("nikdo@vzorov.cz");
    smtpd.rise();
    assert_eq!(scene.send().await, round(0, 0, 0, 0), "each waits for its time");
    assert_eq!(scene.hall.say("mail | retry").await.value, json!({ "retried": 5 }));
    assert_eq!(scene.send().await, round(0, 3, 0, 2), "Petr and Šeda have both, Cizí neither");
    let came = smtpd.messages(4);
    assert_eq!(came.len(), 4);
    assert!(came.iter().all(|message| !message.contains("Utajov")), "{came:?}");
    let mut names: Vec<&str> =
        came.iter().filter_map(|one| one.lines().find(|line| line.starts_with("Message-ID:"))).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 4, "{names:?}");
}

#[tokio::test]
async fn what_did_not_go_is_told_to_who_looks_after_it_and_to_nobody_else() {
    let Some(smtpd) = Smtpd::start() else { return };
    let mut scene = Scene::set().await;
    assert_eq!(scene.route(smtpd.port).await.exit.number(), 0);
    scene.convene().await;
    assert_eq!(scene.send().await, round(3, 1, 1, 1));
    let standing = scene.jana.call(Request::get("/v1/mail"), Body::empty()).await;
    assert_eq!(standing.status, StatusCode::OK, "{}", standing.body);
    assert!(!standing.body.contains('@') && !standing.body.contains("Utajov"), "{}", standing.body);
    let told: Value = serde_json::from_str(&standing.body).unwrap();
    assert_eq!((&told["host"], &told["waiting"], &told["sent"]), (&json!("127.0.0.1"), &json!(1), &json!(1)));
    let why = |list: &str| (told[list][0]["name"].clone(), told[list][0]["failure"].clone());
    assert_eq!(why("failed"), (json!("Jan Cizi"), json!("refused 550")));
    assert_eq!(why("delayed"), (json!("Jan Seda"), json!("busy 451")));

    let said = scene.hall.say("invite | --email | petr@vzorov.cz | --without-digits").await;
    let mut browser = scene.hall.browser();
    settle_as(&mut browser, &path_of(&said.value), "petr@vzorov.cz").await;
    let mut petr = Desktop::paired(&mut browser, "vzorov", 2).await;
    for request in [Request::get("/v1/mail"), Request::post("/v1/mail/retry")] {
        let refused = petr.call(request, Body::empty()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
        assert!(
            refused.body.contains("mail-not-yours") && !refused.body.contains("Cizi"),
            "{}",
            refused.body
        );
    }
    assert_eq!(scene.hall.browser().get("/v1/mail").await.status, StatusCode::UNAUTHORIZED);
    let retried = scene.jana.send("/v1/mail/retry", &json!({})).await;
    assert_eq!(retried.body, r#"{"retried":2}"#);
    assert_eq!(scene.send().await, round(0, 0, 1, 1));
}

#[tokio::test]
async fn two_rounds_at_once_send_each_letter_once() {
    let Some(smtpd) = Smtpd::start() else { return };
    let mut scene = Scene::set().await;
    assert_eq!(scene.route(smtpd.port).await.exit.number(), 0);
    scene.convene().await;
    let (one, other) = match super::HOME {
        Home::Folders => tokio::join!(scene.send(), scene.send()),
        Home::Database => {
            let beside = scene.hall.beside();
            let both = tokio::join!(scene.send(), beside.say("mail | send"));
            (both.0, both.1.value)
        }
    };
    let sum = |name: &str| one[name].as_u64().unwrap() + other[name].as_u64().unwrap();
    assert_eq!(["made", "sent", "put_off", "failed"].map(sum), [3, 1, 1, 1], "{one} {other}");
    scene.send().await;
    assert_eq!(smtpd.messages(1).len(), 1);
}

#[tokio::test]
async fn a_closed_paper_is_told_of_by_its_number_alone_and_who_chose_silence_is_left_alone() {
    let Some(smtpd) = Smtpd::start() else { return };
    let mut scene = Scene::set().await;
    assert_eq!(scene.route(smtpd.port).await.exit.number(), 0);
    let paper = scene.hand_in().await;
    assert_eq!(scene.send().await, round(1, 1, 0, 0));
    let came = smtpd.messages(1).remove(0);
    assert!(came.contains("T/1/"), "{came}");
    let plain = came.replace("=\n", "").replace("=\r\n", "");
    assert!(!plain.contains("Utajov") && !plain.contains("smlouva"), "{came}");

    scene.silence_jana().await;
    scene.jana.issue("circulation.fail_formal_check", &json!({ "paper": paper, "reason": SECRET }));
    scene.jana.synchronise().await.unwrap();
    assert_eq!(scene.send().await, round(0, 0, 0, 0));
}

#[tokio::test]
async fn a_letter_that_waits_does_not_go_to_who_chose_silence_meanwhile() {
    let Some(mut smtpd) = Smtpd::start() else { return };
    let mut scene = Scene::set().await;
    assert_eq!(scene.route(smtpd.port).await.exit.number(), 0);
    smtpd.fall();
    scene.hand_in().await;
    assert_eq!(scene.send().await, round(1, 0, 1, 0));
    scene.silence_jana().await;
    smtpd.rise();
    assert_eq!(scene.hall.say("mail | retry").await.value, json!({ "retried": 1 }));
    let needless = json!({ "made": 0, "sent": 0, "put_off": 0, "failed": 0, "needless": 1 });
    assert_eq!(scene.send().await, needless);
    assert!(smtpd.messages(0).is_empty());
}

#[tokio::test]
async fn a_letter_made_while_a_round_runs_is_not_taken_for_one_that_is_over() {
    let Some(smtpd) = Smtpd::start() else { return };
    let mut scene = Scene::set().await;
    assert_eq!(scene.route(smtpd.port).await.exit.number(), 0);
    let file = scene.hall.server.tenants.by_slug("vzorov").unwrap();
    // The round looks before the meeting is convened; another server makes the letter that it then claims.
    let begun = mail::begin(&scene.hall.server, &file).await.unwrap().unwrap();
    scene.convene().await;
    let desk = scene.hall.server.tenants.desk(file.tenant).await.unwrap();
    let today = day_in_prague(clock::now());
    let people = desk.ask(move |keeper| keeper.reading(|records| concerned(records, today))).await.unwrap();
    let is_petr =
        |one: &Concerned| one.email.as_ref().is_some_and(|email| email.as_str() == "petr@vzorov.cz");
    let petr = people.into_iter().find(is_petr).unwrap();
    let keys: Vec<String> = petr.due.iter().map(|notice| notice.key.clone()).collect();
    let letter = Letter::new(id(), petr.person, clock::now());
    let made = desk.at_the_door(move |door| Ok(door.put_letter(&letter, &keys)?)).await.unwrap();
    assert_eq!(made, Ok(true));
    assert_eq!(begun.carry_out().await.unwrap(), Round { sent: 1, ..Round::default() });
    assert_eq!(smtpd.messages(1).len(), 1);
}

#[tokio::test]
async fn a_line_by_tls_is_trusted_only_by_its_authority() {
    let Some(smtpd) = Smtpd::start() else { return };
    let (authority, scene) = (Authority::new(), Scene::set().await);
    // The mail server of Debian cannot speak TLS with its own library; this speaks it for it.
    let settings = obeznik_server::tls::settings(&authority.certificate(), &authority.key()).unwrap();
    let (acceptor, behind) = (TlsAcceptor::from(settings), smtpd.port);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((outer, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let mut outer = acceptor.accept(outer).await.ok()?;
                let mut inner = tokio::net::TcpStream::connect(("127.0.0.1", behind)).await.ok()?;
                copy_bidirectional(&mut outer, &mut inner).await.ok()
            });
        }
    });
    let line = format!(
        "mail | set | --host | localhost | --port | {port} | --protection | implicit | --from | obeznik@vzorov.cz"
    );
    let order = |ca: Option<String>| {
        let Some(Verb::Mail(MailVerb::Set(mut order))) = arguments(&line).verb else {
            panic!("this sets mail up")
        };
        order.ca_text = ca;
        Order::MailSet(order)
    };
    let stranger = carry_out(&scene.hall.server, order(None), false).await;
    assert_ne!(stranger.exit.number(), 0, "{:?}", stranger.lines);
    assert_eq!(scene.hall.say("mail | status").await.value["route"], Value::Null, "nothing changed");
    let ca = std::fs::read_to_string(authority.ca()).unwrap();
    let said = carry_out(&scene.hall.server, order(Some(ca)), false).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    let tried = scene.hall.say("mail | test | --to | petr@vzorov.cz").await;
    assert_eq!(tried.exit.number(), 0, "{:?}", tried.lines);
    assert_eq!(smtpd.messages(1).len(), 1);
    let refused = scene.hall.say("mail | test | --to | cizi@vzorov.cz").await;
    assert!(refused.exit.number() != 0 && refused.lines.concat().contains("550"), "{:?}", refused.lines);
}

#[tokio::test]
async fn a_way_that_does_not_hold_is_not_set_up() {
    let scene = Scene::set().await;
    let table = [
        "--host | posta.vzorov.cz | --protection | none | --from | obeznik@vzorov.cz",
        "--host | 127.0.0.1 | --protection | none | --port | 1 | --from | obeznik@vzorov.cz",
        "--host | 127.0.0.1 | --protection | none | --from | obeznik",
    ];
    for words in table {
        let said = scene.hall.say(&format!("mail | set | {words}")).await;
        assert_ne!(said.exit.number(), 0, "{words}: {:?}", said.lines);
    }
    assert_eq!(scene.hall.say("mail | status").await.value["route"], Value::Null);
}
