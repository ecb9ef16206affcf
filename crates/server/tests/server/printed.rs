//! The programme and papers of a meeting as PDF on a member's own page: what is in them, for whom, and what is noted.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};

use axum::http::StatusCode;
use obeznik_authority::find_standing;
use obeznik_circulation::consultation::Consultation;
use obeznik_circulation::distribution::{PackOpening, PackReach, openings_of, pack_of};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::reading::{Reading, ReadingWay};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{RecordId, RecordsExt as _, Stored};
use obeznik_server::clock::{self, new_id};
use serde_json::json;

use super::blobs::{hash_of, put_whole};
use super::browser::Page;
use super::day;
use super::meetings::{Scene, give, pdf, person_of, tenant_of};
use super::town::Hall;

/// The words of a PDF.
fn words(page: &Page) -> String {
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert_eq!(page.headers["content-type"], "application/pdf");
    assert_eq!(page.headers["cache-control"], "no-store");
    assert!(page.bytes.starts_with(b"%PDF-"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.pdf");
    std::fs::write(&path, &page.bytes).unwrap();
    let read = Command::new("pdftotext").args(["-raw"]).arg(&path).arg("-").output();
    let read =
        read.unwrap_or_else(|error| panic!("pdftotext did not start ({error}): install poppler-utils"));
    assert!(read.status.success());
    let text = String::from_utf8(read.stdout).unwrap().replace('\u{200b}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn name_of(page: &Page) -> &str {
    let how = page.headers["content-disposition"].to_str().unwrap();
    how.strip_prefix("inline; filename*=utf-8''").unwrap()
}

/// Puts another paper of some confidentiality on the programme; it comes on the table.
async fn add_paper(scene: &mut Scene, confidentiality: &str) -> RecordId {
    let (paper, me, meeting) = (new_id(), scene.jana.person, scene.meeting);
    let desk = scene.hall.server.tenants.desk(tenant_of(&scene.hall)).await.unwrap();
    let open = scene.open;
    let found = desk
        .ask(move |keeper| keeper.reading(|records| records.need::<obeznik_circulation::paper::Paper>(open)));
    let paper_type = found.await.unwrap().value.paper_type;
    let input = json!({ "paper": paper, "paper_type": paper_type, "title": "Prodej pozemku", "presenter": me,
        "drafter": me, "confidentiality": confidentiality, "report": "Cena je tajná.", "competence": "§ 102",
        "clauses": [{ "verb": "schvaluje", "text": "prodej", "points": [] }] });
    give(&mut scene.jana, "circulation.create_paper", input).await;
    give(&mut scene.jana, "circulation.submit_to_head", json!({ "paper": paper })).await;
    let schedule = json!({ "paper": paper, "meeting": meeting, "agenda_item": new_id(),
        "late_reason": "Spěchá to.", "late_consent": me });
    give(&mut scene.jana, "circulation.schedule", schedule).await;
    paper
}

/// Puts a paper on the programme of which a commission was to say its opinion before, and said none, for this reason.
async fn add_paper_passed_over(scene: &mut Scene, confidentiality: &str, why: &str) -> RecordId {
    let (paper, paper_type, commission, me) = (new_id(), new_id(), new_id(), scene.jana.person);
    let (desk, meeting) =
        (scene.hall.server.tenants.desk(tenant_of(&scene.hall)).await.unwrap(), scene.meeting);
    let found = desk.ask(move |keeper| keeper.reading(|records| records.need::<Meeting>(meeting))).await;
    let council = found.unwrap().value.body;
    let body = json!({ "kind": "commission", "name": "Komise dopravy", "short_name": "KD", "abbreviation": "KD",
        "parent": council, "seats": 5, "resolution_pattern": "", "verbs": [], "agenda_sections": [],
        "papers_close_days": 0, "notice_days": 0, "is_public": false, "place": "Radnice", "starts_at": "15:00",
        "from": "2022-10-01", "to": null });
    give(&mut scene.jana, "municipality.define_body", json!({ "id": commission, "body": body })).await;
    let step = |id: &str, body: RecordId, role: &str| json!({ "id": id, "kind": "consultation", "body": body, "role": role, "days": null, "mandatory": true });
    let route = [step("komise", commission, "opinion"), step("rada", council.0, "decides")];
    let value = json!({ "name": "Doprava", "abbreviation": "D", "route": route, "required_opinions": [],
        "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true });
    let defined = json!({ "paper_type": paper_type, "value": value });
    give(&mut scene.jana, "circulation.define_paper_type", defined).await;
    let input = json!({ "paper": paper, "paper_type": paper_type, "title": "Zákaz stání", "presenter": me,
        "drafter": me, "confidentiality": confidentiality, "report": "Auta stojí na chodníku.", "competence": "§ 102",
        "clauses": [{ "verb": "schvaluje", "text": "zákaz stání", "points": [] }] });
    give(&mut scene.jana, "circulation.create_paper", input).await;
    give(&mut scene.jana, "circulation.submit_to_head", json!({ "paper": paper })).await;
    let found = desk.ask(move |keeper| keeper.reading(|records| records.under::<Consultation>(paper))).await;
    let first = found.unwrap().into_iter().find(|one| one.value.body.0 == commission).unwrap().id;
    let pass = json!({ "paper": paper, "consultation": first, "reason": why });
    give(&mut scene.jana, "circulation.pass_without_opinion", pass).await;
    let schedule = json!({ "paper": paper, "meeting": meeting, "agenda_item": new_id(),
        "late_reason": "Spěchá to.", "late_consent": me });
    give(&mut scene.jana, "circulation.schedule", schedule).await;
    paper
}

async fn readings_of(scene: &Scene, paper: RecordId) -> Vec<Reading> {
    let desk = scene.hall.server.tenants.desk(tenant_of(&scene.hall)).await.unwrap();
    let found: Vec<Stored<Reading>> =
        desk.ask(move |keeper| keeper.reading(|records| records.under(paper))).await.unwrap();
    found.into_iter().map(|one| one.value).collect()
}

async fn openings(scene: &Scene) -> Vec<PackOpening> {
    let (desk, meeting) =
        (scene.hall.server.tenants.desk(tenant_of(&scene.hall)).await.unwrap(), scene.meeting);
    let found = desk.ask(move |keeper| keeper.reading(|records| openings_of(records, meeting)));
    found.await.unwrap().into_iter().map(|one| one.value).collect()
}

#[tokio::test]
async fn a_member_takes_the_programme_and_the_papers_they_see_as_pdf() {
    let mut scene = Scene::new().await;
    let page = scene.petr.get(&scene.path("")).await;
    assert!(page.has("Program (PDF)") && page.has("Tisk (PDF)"), "{}", page.body);
    let links = [scene.path("/pdf"), scene.path(&format!("/papers/{}/pdf", scene.open))];
    for link in &links {
        assert!(page.body.contains(&format!("href=\"{link}\"")), "{link}: {}", page.body);
    }
    let programme = scene.petr.get(&links[0]).await;
    let text = words(&programme);
    for word in ["Město Vzorov", "Rady města", "2. března 2099", "Oprava <lávky>", "Petr Malý"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!text.contains("Tajná") && !text.contains("Neveřejný bod"), "{text}");
    let name = name_of(&programme);
    assert!(name.starts_with("program-RM-") && name.ends_with("-2099-03-02.pdf"), "{name}");

    let paper = scene.petr.get(&links[1]).await;
    let text = words(&paper);
    for word in ["Oprava <lávky>", "schvaluje opravu", "bod 1", "Plán lávky.pdf", "Petr Malý"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert_eq!(
        text.matches("Plán lávky.pdf").count(),
        1,
        "the annex of the secretaries is not there: {text}"
    );
    assert!(name_of(&paper).starts_with("tisk-"), "{}", name_of(&paper));

    let shown = scene.petr.get(&scene.path(&format!("/papers/{}", scene.open))).await;
    assert!(shown.has("Tisk (PDF)") && shown.has("Důvodová zpráva (PDF)"), "{}", shown.body);
    let report = scene.petr.get(&scene.path(&format!("/papers/{}/report", scene.open))).await;
    let text = words(&report);
    assert!(text.contains("První věta.") && text.contains("Oprava <lávky>"), "{text}");
    assert!(name_of(&report).starts_with("duvodova-zprava-"), "{}", name_of(&report));
    assert!(readings_of(&scene, scene.open).await.is_empty(), "what all bodies see is not watched");
}

#[tokio::test]
async fn a_member_reads_what_a_body_before_said_on_the_page_and_in_its_pdf() {
    let mut scene = Scene::new().await;
    let before = scene.petr.get(&scene.path("")).await;
    assert!(!before.has("bez stanoviska"), "{}", before.body);
    add_paper_passed_over(&mut scene, "public", "Komise <se> nesešla.").await;
    let page = scene.petr.get(&scene.path("")).await;
    assert!(page.has("Komise dopravy: bez stanoviska – Komise <se> nesešla."), "{}", page.body);
    assert!(!page.body.contains("<se>"), "what was written is text: {}", page.body);
    let text = words(&scene.petr.get(&scene.path("/pdf")).await);
    assert!(text.contains("Komise dopravy: bez stanoviska – Komise <se> nesešla."), "{text}");
}

#[tokio::test]
async fn reasons_of_a_body_before_about_a_kept_paper_stand_where_its_reading_is_noted() {
    let mut scene = Scene::new().await;
    let paper = add_paper_passed_over(&mut scene, "body", "Dluží nájem.").await;
    let page = scene.petr.get(&scene.path("")).await;
    assert!(page.has("Komise dopravy: bez stanoviska") && !page.has("Dluží nájem."), "{}", page.body);
    let text = words(&scene.petr.get(&scene.path("/pdf")).await);
    assert!(text.contains("Komise dopravy: bez stanoviska") && !text.contains("Dluží nájem."), "{text}");
    assert!(readings_of(&scene, paper).await.is_empty());
    let page = scene.petr.get(&scene.path(&format!("/papers/{paper}"))).await;
    assert!(page.has("Komise dopravy: bez stanoviska – Dluží nájem."), "{}", page.body);
    assert_eq!(readings_of(&scene, paper).await.len(), 1);
}

#[tokio::test]
async fn a_pdf_is_nobody_s_who_does_not_see_the_page() {
    let mut scene = Scene::new().await;
    let close = ["pdf", "report"].map(|what| scene.path(&format!("/papers/{}/{what}", scene.close)));
    for path in &close {
        assert_eq!(scene.petr.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let mut all = close.to_vec();
    all.push(scene.path("/pdf"));
    all.extend(["pdf", "report"].map(|what| scene.path(&format!("/papers/{}/{what}", scene.open))));
    for path in &all {
        assert_eq!(scene.olga.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        let stranger = scene.hall.browser().get(path).await;
        assert!(stranger.goes_to().starts_with("/vzorov/sign-in?then="), "{path}");
    }
    let unknown = scene.path(&format!("/papers/{}/pdf", new_id()));
    assert_eq!(scene.petr.get(&unknown).await.status, StatusCode::NOT_FOUND);
    let unknown = format!("/vzorov/meetings/{}/pdf", new_id());
    assert_eq!(scene.petr.get(&unknown).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_pdf_of_what_is_kept_close_is_a_reading_of_it() {
    day::that_lasts(10);
    let mut scene = Scene::new().await;
    let close = add_paper(&mut scene, "body").await;
    let petr = person_of(&scene.hall, "petr").await;
    let text = words(&scene.petr.get(&scene.path("/pdf")).await);
    assert!(text.contains("Prodej pozemku") && text.contains("neveřejný bod"), "{text}");
    assert!(readings_of(&scene, close).await.is_empty());
    for what in ["pdf", "report", "pdf"] {
        let made = scene.petr.get(&scene.path(&format!("/papers/{close}/{what}"))).await;
        assert!(words(&made).contains("Prodej pozemku"), "{what}");
    }
    let noted = readings_of(&scene, close).await;
    assert_eq!(noted.len(), 1, "once a day: {noted:?}");
    assert_eq!((noted[0].person, &noted[0].way, noted[0].attachment), (petr, &ReadingWay::Printed, None));
}

#[tokio::test]
async fn the_first_opening_of_what_was_sent_is_noted_by_its_pdf_too() {
    let mut scene = Scene::new().await;
    let (petr, meeting) = (person_of(&scene.hall, "petr").await, scene.meeting);
    let desk = scene.hall.server.tenants.desk(tenant_of(&scene.hall)).await.unwrap();
    let pack = desk.ask(move |keeper| {
        keeper.reading(|records| {
            let standing = find_standing(records, petr)?.unwrap();
            pack_of(records, meeting, &standing, day_in_prague(clock::now()), PackReach::Everything)
        })
    });
    let pack = pack.await.unwrap();
    let sent =
        json!({ "meeting": meeting, "sending": new_id(), "person": petr, "channel": "page", "pack": pack });
    give(&mut scene.jana, "circulation.send_pack", sent).await;
    assert!(openings(&scene).await.is_empty());
    for _ in 0..2 {
        words(&scene.petr.get(&scene.path("/pdf")).await);
    }
    let opened = openings(&scene).await;
    assert_eq!(opened.len(), 1, "{opened:?}");
    assert_eq!((opened[0].person, opened[0].by.as_str()), (petr, "page"));
    assert_eq!(opened[0].version, pack.version());
}

#[tokio::test]
async fn a_file_that_stands_in_place_of_a_document_is_the_document() {
    let mut scene = Scene::new().await;
    let (word, view) = (b"PK\x03\x04 corrected".to_vec(), pdf(true));
    let mut hashes = Vec::new();
    for bytes in [&word, &view] {
        put_whole(&mut scene.jana, bytes).await;
        hashes.push(hash_of(&scene.jana, bytes));
    }
    for (kind, document, name) in
        [("cover_sheet", scene.open, "Košilka.docx"), ("invitation", scene.meeting, "Pozvánka.docx")]
    {
        let input = json!({ "kind": kind, "document": document, "name": name, "blob": hashes[0],
            "size_bytes": word.len(), "view": hashes[1], "view_size_bytes": view.len(), "note": "Překlep.",
            "media_type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
        give(&mut scene.jana, "circulation.put_edition", input).await;
    }
    let paper = scene.petr.get(&scene.path(&format!("/papers/{}/pdf", scene.open))).await;
    assert_eq!((paper.status, &paper.bytes), (StatusCode::OK, &view));
    assert_eq!(name_of(&paper), "Ko%C5%A1ilka.pdf");
    // The invitation names an item that Petr does not see: he gets the one of his own.
    let programme = scene.petr.get(&scene.path("/pdf")).await;
    assert!(!words(&programme).contains("Tajná"));
    assert!(name_of(&programme).starts_with("program-"), "{}", name_of(&programme));
}

#[tokio::test]
async fn two_documents_are_set_at_once_and_the_next_waits() {
    let hall = Hall::empty();
    let begun = Arc::new(AtomicUsize::new(0));
    let press = |end: mpsc::Receiver<()>| {
        let (server, begun) = (Arc::clone(&hall.server), Arc::clone(&begun));
        let work = move || {
            begun.fetch_add(1, Ordering::SeqCst);
            let _ = end.recv(); // until whoever holds the other end lets go
        };
        tokio::spawn(async move { server.press(work).await })
    };
    let ends: [_; 3] = std::array::from_fn(|_| mpsc::channel::<()>());
    let (holds, waits): (Vec<_>, Vec<_>) = ends.into_iter().unzip();
    let tasks: Vec<_> = waits.into_iter().map(press).collect();
    while begun.load(Ordering::SeqCst) < 2 {
        tokio::task::yield_now().await;
    }
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert_eq!(begun.load(Ordering::SeqCst), 2, "the third waits for its turn");
    drop(holds);
    for task in tasks {
        assert_eq!(task.await.unwrap(), Ok(()));
    }
    assert_eq!(begun.load(Ordering::SeqCst), 3);
}
