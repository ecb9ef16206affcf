//! The meetings of a member on their own page, and what nobody else gets from them.

use axum::http::StatusCode;
use ed25519_dalek::SigningKey;
use obeznik_authority::RegisterDevice;
use obeznik_authority::device::public_key_text;
use obeznik_identity::TenantId;
use obeznik_identity::testing::{DeviceInHand, email};
use obeznik_kernel::{Device, DeviceId, PersonId, RecordId};
use obeznik_server::clock::{self, new_id};
use obeznik_server::tenants::page;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::blobs::{hash_of, put_whole};
use super::browser::{Browser, Page};
use super::desktop::{Desktop, confirmed, exchange};
use super::door::{settle, settle_as};
use super::town::{Hall, path_of};

/// A convened council of which Petr is a member and Olga is not; an open paper and one kept to the secretaries.
pub struct Scene {
    pub hall: Hall,
    pub jana: Desktop,
    pub janas: Browser,
    pub petr: Browser,
    /// Codes by which Petr signs in without his telephone.
    pub codes: Vec<String>,
    pub olga: Browser,
    pub meeting: RecordId,
    pub open: RecordId,
    pub close: RecordId,
    pub item: RecordId,
    pub close_item: RecordId,
    /// Annexes of the open paper: one for all, one for the secretaries.
    pub annexes: [RecordId; 2],
}

pub fn pdf(is_confidential: bool) -> Vec<u8> {
    format!("%PDF-1.7 {is_confidential}").into_bytes()
}

/// Has a command decided that the office accepts.
pub async fn give(jana: &mut Desktop, kind: &str, input: Value) {
    jana.issue(kind, &input);
    jana.synchronise().await.unwrap();
    assert!(jana.store.reader().refused_by_office().unwrap().is_empty(), "{kind}");
}

async fn invited(hall: &Hall, email: &str) -> (Browser, Vec<String>) {
    let said = hall.say(&format!("invite | --email | {email} | --without-digits")).await;
    assert_eq!(said.exit.number(), 0, "{:?}", said.lines);
    let mut browser = hall.browser();
    let codes = settle_as(&mut browser, &path_of(&said.value), email).await;
    (browser, codes)
}

impl Scene {
    pub async fn new() -> Self {
        let (hall, link) = Hall::with_town().await;
        let mut janas = hall.browser();
        settle(&mut janas, &link).await;
        let mut jana = Desktop::paired(&mut janas, "vzorov", 1).await;
        jana.synchronise().await.unwrap();
        let council = new_id();
        let body = json!({ "kind": "council", "name": "Rada města", "short_name": "Rada", "abbreviation": "RM",
            "parent": null, "seats": 5, "resolution_pattern": "RM/{seq:term}/{yyyy}", "verbs": [], "agenda_sections": [],
            "papers_close_days": 0, "notice_days": 0, "is_public": false, "place": "Radnice", "starts_at": "16:00",
            "from": "2022-10-01", "to": null });
        give(&mut jana, "municipality.define_body", json!({ "id": council, "body": body })).await;
        for (given, email, body, role) in [
            ("Petr", "petr@vzorov.cz", council, "member"),
            ("Olga", "olga@vzorov.cz", obeznik_municipality::office_id().0, "clerk"),
        ] {
            let id = new_id();
            let person = json!({ "given": given, "family": "Malý", "title_before": "", "title_after": "",
                "function": "", "email": email, "department": null, "active": true });
            give(&mut jana, "municipality.define_person", json!({ "id": id, "person": person })).await;
            let membership = json!({ "body": body, "person": id, "role": role, "from": "2024-01-01", "to": null,
                "end_reason": "", "party": "" });
            give(
                &mut jana,
                "municipality.set_membership",
                json!({ "id": new_id(), "membership": membership }),
            )
            .await;
        }
        let paper_type = new_id();
        let step = json!({ "id": "rada", "kind": "consultation", "body": council, "role": "decides", "days": null,
            "mandatory": true });
        let value = json!({ "name": "Zpráva", "abbreviation": "ZP", "route": [step], "required_opinions": [],
            "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true });
        give(&mut jana, "circulation.define_paper_type", json!({ "paper_type": paper_type, "value": value }))
            .await;
        let (meeting, item, close_item) = (new_id(), new_id(), new_id());
        let plan = json!({ "meeting": meeting, "body": council, "term": 1, "on": "2099-03-02", "starts_at": "16:00",
            "place": "Radnice" });
        give(&mut jana, "circulation.plan_meeting", plan).await;
        let (open, close, annexes) = (new_id(), new_id(), [new_id(), new_id()]);
        for (paper, confidentiality, title, item) in
            [(open, "public", "Oprava <lávky>", item), (close, "secretariat", "Tajná věc", close_item)]
        {
            let me = jana.person;
            let input = json!({ "paper": paper, "paper_type": paper_type, "title": title, "presenter": me, "drafter": me,
                "confidentiality": confidentiality, "report": "První věta.", "competence": "§ 102",
                "clauses": [{ "verb": "schvaluje", "text": "opravu", "points": [] }] });
            give(&mut jana, "circulation.create_paper", input).await;
            if paper == open {
                for (annex, is_confidential) in annexes.iter().zip([false, true]) {
                    let bytes = pdf(is_confidential);
                    put_whole(&mut jana, &bytes).await;
                    let hash = hash_of(&jana, &bytes);
                    let input = json!({ "paper": paper, "attachment": annex, "name": "Plán lávky.pdf", "blob": hash,
                        "size_bytes": bytes.len(), "media_type": "application/pdf",
                        "is_confidential": is_confidential });
                    give(&mut jana, "circulation.attach", input).await;
                }
            }
            give(&mut jana, "circulation.submit_to_head", json!({ "paper": paper })).await;
            let schedule = json!({ "paper": paper, "meeting": meeting, "agenda_item": item });
            give(&mut jana, "circulation.schedule", schedule).await;
        }
        give(&mut jana, "circulation.convene_meeting", json!({ "meeting": meeting })).await;
        let (petr, codes) = invited(&hall, "petr@vzorov.cz").await;
        let (olga, _) = invited(&hall, "olga@vzorov.cz").await;
        Self { hall, jana, janas, petr, codes, olga, meeting, open, close, item, close_item, annexes }
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/vzorov/meetings/{}{rest}", self.meeting)
    }
}

/// The token of the visit's forms, as any form of it carries.
pub fn token_of(page: &Page) -> String {
    page.hidden().into_iter().find(|(name, _)| name == "token").unwrap().1
}

#[tokio::test]
async fn a_member_reads_the_programme_and_answers_without_a_program_or_script() {
    let mut scene = Scene::new().await;
    let list = scene.petr.get("/vzorov/meetings").await;
    assert!(
        list.has("Rada města") && list.has("2. 3. 2099".replace(' ', "\u{a0}").as_str()),
        "{}",
        list.body
    );
    let path = scene.path("");
    let page = scene.petr.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.has("Oprava <lávky>") && !page.body.contains("<lávky>"), "titles are text: {}", page.body);
    assert!(!page.body.contains("<script"), "no script");
    let paper = scene.petr.get(&scene.path(&format!("/papers/{}", scene.open))).await;
    assert!(paper.has("První věta.") && paper.has("schvaluje"), "{}", paper.body);

    let annex = scene.petr.get(&scene.path(&format!("/annexes/{}", scene.annexes[0]))).await;
    assert_eq!((annex.status, annex.bytes), (StatusCode::OK, pdf(false)));
    assert_eq!(annex.headers["content-type"], "application/pdf");
    assert!(
        annex.headers["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("inline; filename*=utf-8''Pl%C3%A1n")
    );

    let token = token_of(&page);
    let apology = scene.path("/apology");
    let none = scene.petr.post(&apology, &[("token", &token), ("reason", " ")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.has("Chybí důvod"), "{}", none.body);
    let said = scene.petr.post(&apology, &[("token", &token), ("reason", "Dovolená & moře")]).await;
    assert!(said.status == StatusCode::OK && said.has("Omluvili jste se: Dovolená & moře"), "{}", said.body);
    let item = scene.item.to_string();
    let fields = [("token", token.as_str()), ("item", &item), ("reason", "Jsem soused.")];
    let told = scene.petr.post(&scene.path("/conflict"), &fields).await;
    assert!(told.has("Jsem soused."), "{}", told.body);
    let back = scene.petr.post(&apology, &[("token", &token), ("back", "yes")]).await;
    assert!(!back.has("Dovolená"), "{}", back.body);

    // The log of the office knows where it was done.
    scene.jana.synchronise().await.unwrap();
    let page = page_of(&scene.hall, person_of(&scene.hall, "petr").await).await;
    let known = scene.jana.store.reader().record::<Device>(page).unwrap().unwrap();
    assert_eq!(known.value.name, "Stránka na serveru");
}

pub fn tenant_of(hall: &Hall) -> TenantId {
    hall.server.tenants.by_slug("vzorov").unwrap().tenant
}

pub async fn person_of(hall: &Hall, name: &str) -> PersonId {
    let (desk, email) = (hall.server.tenants.desk(tenant_of(hall)).await.unwrap(), email(name));
    let found = desk.at_the_door(move |door| Ok(door.account_by_email(&email)?));
    found.await.unwrap().unwrap().unwrap().person
}

/// The device of a person's page.
async fn page_of(hall: &Hall, person: PersonId) -> DeviceId {
    let tenant = tenant_of(hall);
    let desk = hall.server.tenants.desk(tenant).await.unwrap();
    desk.ask(move |keeper| page::device_of(keeper, tenant, person)).await.unwrap()
}

/// What everybody who knows the person can compute.
fn known_name(hall: &Hall, person: PersonId) -> DeviceId {
    DeviceId(RecordId::well_known(&format!("page {} {person}", tenant_of(hall))))
}

/// The key of a page, which must come out the same for ever: it is stored nowhere. The first sort of it came of the key
/// that names blobs.
fn key_of_page(sort: u8, secret: [u8; 32], person: PersonId) -> SigningKey {
    let mut hash = Sha256::new();
    hash.update(format!("obeznik: the key of a person's own page, {sort}"));
    hash.update(secret);
    hash.update(person.0.as_bytes());
    SigningKey::from_bytes(&hash.finalize().into())
}

/// Petr apologises on his page.
async fn apologise(scene: &mut Scene) {
    let path = scene.path("");
    let token = token_of(&scene.petr.get(&path).await);
    let fields = [("token", token.as_str()), ("reason", "Dovolená")];
    let said = scene.petr.post(&format!("{path}/apology"), &fields).await;
    assert!(said.status == StatusCode::OK && said.has("Omluvili jste se: Dovolená"), "{}", said.body);
}

#[tokio::test]
async fn who_takes_the_name_of_a_page_stops_nobody_and_gets_no_other() {
    let mut scene = Scene::new().await;
    let petr = person_of(&scene.hall, "petr").await;
    let taken = known_name(&scene.hall, petr);
    let hand = DeviceInHand { device: taken, ..DeviceInHand::new(7) };
    let code = confirmed(&mut scene.olga, "vzorov", &hand).await.unwrap();
    let mut line = scene.hall.browser();
    assert_eq!(exchange(&mut line, &hand, &code).await.status, StatusCode::OK, "nobody had it");

    apologise(&mut scene).await;
    let page = page_of(&scene.hall, petr).await;
    assert_ne!(page, taken);
    let hand = DeviceInHand { device: page, ..DeviceInHand::new(8) };
    assert!(confirmed(&mut scene.olga, "vzorov", &hand).await.is_err(), "it is Petr's");
}

#[tokio::test]
async fn a_page_of_old_lets_nobody_in_and_gives_way_to_one_of_another_key() {
    let mut scene = Scene::new().await;
    let petr = person_of(&scene.hall, "petr").await;
    let device = known_name(&scene.hall, petr);
    let hand = DeviceInHand { device, ..DeviceInHand::new(7) };
    // Confirmed before the page is in the log, exchanged afterwards.
    let code = confirmed(&mut scene.olga, "vzorov", &hand).await.unwrap();
    let desk = scene.hall.server.tenants.desk(tenant_of(&scene.hall)).await.unwrap();
    let written = desk.ask(move |keeper| {
        let public_key = public_key_text(&key_of_page(1, keeper.blob_naming_key(), petr));
        let input = RegisterDevice { device, person: petr, name: "Stránka na serveru".into(), public_key };
        keeper.register_device(&input, clock::now())
    });
    assert!(written.await.unwrap().is_accepted());
    let mut line = scene.hall.browser();
    let refused = exchange(&mut line, &hand, &code).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.body);
    assert!(confirmed(&mut scene.olga, "vzorov", &hand).await.is_err());
    let at_the_door = desk.at_the_door(move |door| Ok(door.device(device)?.is_none()));
    assert!(at_the_door.await.unwrap().unwrap(), "no tokens were given");

    apologise(&mut scene).await;
    let page = page_of(&scene.hall, petr).await;
    assert_ne!(page, device);
    assert_eq!(states(&mut scene, [device, page]).await, ["revoked", "active"]);
    apologise_anew(&mut scene).await;
    assert_eq!(page_of(&scene.hall, petr).await, page);
    assert_eq!(scene.hall.say("verify").await.exit.number(), 0);
}

/// How devices stand in the log.
async fn states(scene: &mut Scene, devices: [DeviceId; 2]) -> [String; 2] {
    scene.jana.synchronise().await.unwrap();
    let reader = scene.jana.store.reader();
    devices.map(|device| reader.record::<Device>(device).unwrap().unwrap().value.state)
}

/// Petr takes his apology back and apologises once more.
async fn apologise_anew(scene: &mut Scene) {
    let path = scene.path("");
    let token = token_of(&scene.petr.get(&path).await);
    let back = scene.petr.post(&format!("{path}/apology"), &[("token", &token), ("back", "yes")]).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.body);
    apologise(scene).await;
}

#[tokio::test]
async fn a_page_signs_by_a_key_that_no_device_can_compute() {
    let mut scene = Scene::new().await;
    let petr = person_of(&scene.hall, "petr").await;
    apologise(&mut scene).await;
    let page = page_of(&scene.hall, petr).await;
    scene.jana.synchronise().await.unwrap();
    let signed_by = scene.jana.store.reader().record::<Device>(page).unwrap().unwrap().value.public_key;
    let desk = scene.hall.server.tenants.desk(tenant_of(&scene.hall)).await.unwrap();
    let secrets = desk.ask(move |keeper| Ok((keeper.page_secret(), keeper.blob_naming_key())));
    let (page_secret, naming) = secrets.await.unwrap();
    assert_eq!(signed_by, public_key_text(&key_of_page(2, page_secret, petr)));
    // What a paired device has: the key that names blobs, its own key, and its tokens.
    let given: [u8; 32] = unhex(&scene.jana.blob_key);
    assert_eq!(given, naming);
    for material in [given, scene.jana.hand.key.to_bytes(), Sha256::digest(&scene.jana.refresh).into()] {
        for sort in [1, 2] {
            assert_ne!(signed_by, public_key_text(&key_of_page(sort, material, petr)), "{sort}");
        }
        assert_ne!(page_secret, material);
    }
}

fn unhex(text: &str) -> [u8; 32] {
    let digits = |place: usize| u8::from_str_radix(&text[2 * place..2 * place + 2], 16).unwrap();
    std::array::from_fn(digits)
}

#[tokio::test]
async fn what_is_kept_close_and_what_is_others_is_not_there() {
    let mut scene = Scene::new().await;
    let close = scene.path(&format!("/papers/{}", scene.close));
    let page = scene.petr.get(&scene.path("")).await;
    assert!(!page.has("Tajná"), "{}", page.body);
    assert_eq!(scene.petr.get(&close).await.status, StatusCode::NOT_FOUND);
    let token = token_of(&page);
    let item = scene.close_item.to_string();
    let fields = [("token", token.as_str()), ("item", &item), ("reason", "Zkouším.")];
    let refused = scene.petr.post(&scene.path("/conflict"), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.has("Tajná"), "{}", refused.body);

    // Who is not of the body has no page of its meeting, whatever identifiers they know.
    assert!(!scene.olga.get("/vzorov/meetings").await.has("Rada města"));
    let paths = [scene.path(""), scene.path(&format!("/papers/{}", scene.open)), close.clone()];
    for path in &paths {
        assert_eq!(scene.olga.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert!(scene.hall.browser().get(path).await.goes_to().starts_with("/vzorov/sign-in"), "{path}");
    }
    // The secretary is no member either: her page shows what she is invited to, not what she keeps.
    assert_eq!(scene.janas.get(&close).await.status, StatusCode::NOT_FOUND);
    for annex in [scene.annexes[1], new_id(), scene.open] {
        let path = scene.path(&format!("/annexes/{annex}"));
        assert_eq!(scene.petr.get(&path).await.status, StatusCode::NOT_FOUND, "{annex}");
    }
    let open = scene.path(&format!("/annexes/{}", scene.annexes[0]));
    assert_eq!(scene.olga.get(&open).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn forms_of_others_and_of_other_towns_do_nothing() {
    let mut scene = Scene::new().await;
    scene.hall.add_town("lhota", "petr@vzorov.cz").await;
    let page = scene.petr.get(&scene.path("")).await;
    let own = token_of(&page);
    let apology = scene.path("/apology");
    let account = scene.olga.get("/vzorov").await;
    let others = token_of(&account);
    let guessed = scene.petr.post(&apology, &[("token", &others), ("reason", "Cizí")]).await;
    assert!(guessed.goes_to().starts_with("/vzorov/sign-in"), "{}", guessed.body);
    let by_olga = scene.olga.post(&apology, &[("token", &others), ("reason", "Cizí")]).await;
    assert_ne!(by_olga.status, StatusCode::OK, "{}", by_olga.body);
    let elsewhere = apology.replace("/vzorov/", "/lhota/");
    let there = scene.petr.post(&elsewhere, &[("token", &own), ("reason", "Cizí")]).await;
    assert!(there.goes_to().starts_with("/lhota/sign-in"), "{}", there.body);
    assert!(!scene.petr.get(&scene.path("")).await.has("Omluvili jste se"));
}

#[tokio::test]
async fn an_annex_of_another_kind_is_read_as_the_pdf_that_a_computer_of_the_office_shared() {
    let mut scene = Scene::new().await;
    let word = b"PK\x03\x04 a document".to_vec();
    let [plain, lie, close] = [new_id(), new_id(), new_id()];
    let mut hashes = Vec::new();
    for bytes in [&word, &pdf(true), &b"<html>not at all</html>".to_vec()] {
        put_whole(&mut scene.jana, bytes).await;
        hashes.push(hash_of(&scene.jana, bytes));
    }
    let unscheduled = json!({ "paper": scene.open, "reason": "Doplníme přílohy." });
    give(&mut scene.jana, "circulation.unschedule", unscheduled).await;
    for (annex, is_confidential) in [(plain, false), (lie, false), (close, true)] {
        let input = json!({ "paper": scene.open, "attachment": annex, "name": "Smlouva.docx", "blob": hashes[0],
            "size_bytes": word.len(), "is_confidential": is_confidential,
            "media_type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
        give(&mut scene.jana, "circulation.attach", input).await;
    }
    let path = |annex: RecordId| format!("/vzorov/meetings/{}/annexes/{annex}", scene.meeting);
    let (item, meeting) = (new_id(), scene.meeting);
    let schedule = json!({ "paper": scene.open, "meeting": meeting, "agenda_item": item,
        "late_reason": "Doplněné přílohy.", "late_consent": scene.jana.person });
    give(&mut scene.jana, "circulation.schedule", schedule).await;
    let before = scene.petr.get(&path(plain)).await;
    assert_eq!((before.status, &before.bytes), (StatusCode::OK, &word), "without a view the annex itself");

    for (annex, view) in [(plain, 1), (lie, 2), (close, 1)] {
        let input = json!({ "attachment": annex, "original": hashes[0], "blob": hashes[view], "size_bytes": 9,
            "made_with": "LibreOffice 7.4" });
        give(&mut scene.jana, "circulation.share_view", input).await;
    }
    let seen = scene.petr.get(&path(plain)).await;
    assert_eq!((seen.status, &seen.bytes), (StatusCode::OK, &pdf(true)));
    assert_eq!(seen.headers["content-type"], "application/pdf");
    let how = seen.headers["content-disposition"].to_str().unwrap();
    assert_eq!(how, "inline; filename*=utf-8''Smlouva.pdf");
    // What only calls itself a PDF is never drawn.
    let lying = scene.petr.get(&path(lie)).await;
    assert_eq!(lying.headers["content-type"], "application/octet-stream");
    assert!(lying.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert_eq!(scene.petr.get(&path(close)).await.status, StatusCode::NOT_FOUND);
}
