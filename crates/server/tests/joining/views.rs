//! PDFs of annexes: made at one computer, read at all.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use obeznik_app::attachments::{Arrived, take};
use obeznik_app::contact::LineRules;
use obeznik_app::ports::converter::{Converter, Document, GoOn, Unconverted};
use obeznik_app::{Code, copies, views};
use obeznik_circulation::attachment::{SharedView, shared_view_id};
use obeznik_kernel::BlobHash;
use obeznik_server::clock::new_id;
use serde_json::{Value, json};

use super::desks::{Computer, aside};
use super::files::bring;
use super::two_desks::TwoDesks;

/// An office suite that says where it is installed.
struct Suite {
    place: &'static str,
    asked: AtomicUsize,
}

impl Suite {
    fn at(place: &'static str) -> Arc<Self> {
        Arc::new(Self { place, asked: AtomicUsize::default() })
    }

    fn pdf(&self) -> Vec<u8> {
        format!("%PDF-1.7 vyrobeno: {}", self.place).into_bytes()
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Converter for Suite {
    fn is_there(&self) -> bool {
        true
    }

    fn name(&self) -> String {
        format!("Zkušební 1 ({})", self.place)
    }

    fn to_pdf(&self, room: &Path, _: Document<'_>, _: GoOn<'_>) -> Result<PathBuf, Unconverted> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let made = room.join("dokument.pdf");
        fs::write(&made, self.pdf()).map_err(|_| Unconverted::Failed)?;
        Ok(made)
    }
}

/// Attaches a document; gives the annex and its content.
fn attach(who: &Computer, paper: &str, text: &str) -> (String, BlobHash) {
    let (office, bytes) = (who.office(), format!("{{\\rtf1 {text}}}").into_bytes());
    let arrived = Arrived::of(&office, &mut &bytes[..]).unwrap();
    let uploaded = take(&office, "Smlouva.rtf", arrived).unwrap();
    let annex = new_id().to_string();
    let input = json!({ "attachment": annex, "paper": paper, "name": "Smlouva.rtf", "blob": uploaded.blob,
        "size_bytes": uploaded.size_bytes, "media_type": uploaded.media_type, "is_confidential": false, "note": "" });
    who.give("circulation.attach", input).unwrap();
    (annex, BlobHash(uploaded.blob))
}

/// Everything up, with contents, and everything down.
async fn meet(who: &Computer) {
    let (courier, _) = who.desk.courier().unwrap();
    aside(move || courier.carry_all_up()).await.unwrap();
    who.contact().await.unwrap();
}

fn state(who: &Computer, paper: &str, annex: &str) -> String {
    let paper = who.query("paper", json!({ "id": paper }));
    let annexes = paper["attachments"].as_array().unwrap();
    let found = annexes.iter().find(|one| one["id"] == annex).unwrap();
    found["view"]["state"].as_str().unwrap().to_owned()
}

fn make_all(who: &Computer) -> u32 {
    views::all(&who.office(), &mut |_| true).unwrap()
}

fn shared(who: &Computer, annex: &str) -> Option<SharedView> {
    let id = shared_view_id(annex.parse().unwrap());
    who.office().store().reader().record::<SharedView>(id).unwrap().map(|view| view.value)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_made_at_one_computer_is_read_at_another_that_has_no_suite() {
    let two = TwoDesks::new().await;
    let suite = Suite::at("u Jany");
    let TwoDesks { jana, petr, paper, .. } = two;
    let jana = jana.with_suite(suite.clone()).await;
    let (annex, content) = attach(&jana, &paper, "cena 100");
    assert_eq!((make_all(&jana), state(&jana, &paper, &annex)), (1, "shared".to_owned()));
    meet(&jana).await;
    assert_eq!(jana.query("waiting", Value::Null)["rows"], json!([]));
    assert_eq!(jana.query("attention", Value::Null)["rows"], json!([]));

    petr.contact().await.unwrap();
    assert_eq!(state(&petr, &paper, &annex), "shared", "it is on its way");
    let early = copies::hand_out_view(&petr.office(), &annex).unwrap_err();
    assert_eq!((early.code, early.key.as_str()), (Code::Refused, "attachment-not-here-yet"));
    let view = shared(&petr, &annex).unwrap();
    assert_eq!(view.made_with, "Zkušební 1 (u Jany)");
    let (courier, _) = petr.desk.courier().unwrap();
    let mut wanted: Vec<BlobHash> = courier.wanted().unwrap().first.into_iter().map(|one| one.hash).collect();
    let mut expected = vec![content.clone(), view.blob.clone()];
    wanted.sort();
    expected.sort();
    assert_eq!(wanted, expected);
    for hash in &wanted {
        bring(&petr, hash).await;
    }
    let copy = copies::hand_out_view(&petr.office(), &annex).unwrap();
    assert_eq!(fs::read(copy).unwrap(), suite.pdf());

    // A suite installed there now has nothing to do.
    let other = Suite::at("u Petra");
    let petr = petr.with_suite(other.clone()).await;
    assert_eq!((make_all(&petr), other.asked()), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_computers_that_make_one_at_once_end_with_one() {
    let two = TwoDesks::new().await;
    let TwoDesks { jana, petr, paper, .. } = two;
    let (suite, other) = (Suite::at("u Jany"), Suite::at("u Petra"));
    let (annex, content) = attach(&jana, &paper, "cena 100");
    meet(&jana).await;
    petr.contact().await.unwrap();
    bring(&petr, &content).await;
    let (jana, petr) = (jana.with_suite(suite.clone()).await, petr.with_suite(other.clone()).await);
    assert_eq!((make_all(&jana), make_all(&petr)), (1, 1));
    meet(&petr).await;
    meet(&jana).await;
    meet(&petr).await;
    for who in [&jana, &petr] {
        assert_eq!(shared(who, &annex).unwrap().made_with, "Zkušební 1 (u Petra)", "the first one");
        assert_eq!(who.query("attention", Value::Null)["rows"], json!([]), "nobody is told off");
        assert_eq!(who.query("waiting", Value::Null)["rows"], json!([]));
        assert_eq!(make_all(who), 0);
    }
    bring(&jana, &shared(&jana, &annex).unwrap().blob).await;
    let copy = copies::hand_out_view(&jana.office(), &annex).unwrap();
    assert_eq!(fs::read(copy).unwrap(), other.pdf(), "both read the same pages");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_line_costs_or_rests_is_not_sent_by_itself() {
    let two = TwoDesks::new().await;
    let TwoDesks { jana, paper, .. } = two;
    let jana = jana.with_suite(Suite::at("u Jany")).await;
    let (annex, _) = attach(&jana, &paper, "cena 100");
    let rules = LineRules::default();
    for rules in [LineRules { is_metered: true, ..rules }, LineRules { is_paused: true, ..rules }] {
        jana.office().set_line_rules(rules).unwrap();
        make_all(&jana);
        assert_eq!(state(&jana, &paper, &annex), "made");
    }
    jana.office().set_line_rules(rules).unwrap();
    make_all(&jana);
    assert_eq!(state(&jana, &paper, &annex), "shared");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_leaves_the_computer_with_an_annex_that_is_closed_later() {
    let two = TwoDesks::new().await;
    let paper_type = two.paper_of(&two.jana)["paper_type"].clone();
    let TwoDesks { jana, petr, .. } = two;
    let jana = jana.with_suite(Suite::at("u Jany")).await;
    let me = jana.query("settings", json!({}))["me"].clone();
    let paper = new_id().to_string();
    let input = json!({ "paper": paper, "paper_type": paper_type, "title": "Prodej pozemku", "presenter": me,
        "drafter": me, "confidentiality": "public", "report": "Zpráva." });
    jana.give("circulation.create_paper", input).unwrap();
    jana.contact().await.unwrap();
    let (annex, content) = attach(&jana, &paper, "jmena kupujicich");
    assert_eq!(make_all(&jana), 1);
    let petr_id = petr.query("settings", json!({}))["me"].clone();
    let asked = json!({ "opinion": new_id(), "person": petr_id, "department": null, "mandatory": false });
    let ask = json!({ "paper": paper, "due_on": "2099-01-01", "addressees": [asked] });
    jana.give("circulation.request_opinions", ask).unwrap();
    meet(&jana).await;
    petr.contact().await.unwrap();
    let view = shared(&petr, &annex).unwrap().blob;
    for hash in [&content, &view] {
        bring(&petr, hash).await;
        assert!(petr.office().store().has_blob(hash).unwrap());
    }
    let closed = json!({ "attachment": annex, "is_confidential": true });
    jana.give("circulation.classify_attachment", closed).unwrap();
    meet(&jana).await;
    petr.contact().await.unwrap();
    assert_eq!(shared(&petr, &annex), None);
    for hash in [&content, &view] {
        assert!(!petr.office().store().has_blob(hash).unwrap());
    }
    assert!(shared(&jana, &annex).is_some_and(|view| view.is_confidential));
}
