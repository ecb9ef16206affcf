//! A laptop that does not reach its office for too long gives up by itself what it was given.

use obeznik_kernel::Timestamp;
use serde_json::{Value, json};

use super::desks::Computer;
use super::leaving::{seat, secret_draft, sees};
use super::two_desks::TwoDesks;

/// The last contact lies so many days further back than it did.
fn days_go_by(who: &Computer, days: i64) {
    let office = who.office();
    let kept = office.store().secret("lease").unwrap().unwrap();
    let mut lease: Value = serde_json::from_slice(&kept).unwrap();
    for name in ["contact", "reads", "wall"] {
        let before: Timestamp = lease["clock"][name].as_str().unwrap().parse().unwrap();
        let earlier = before - jiff::SignedDuration::from_hours(days * 24);
        lease["clock"][name] = json!(earlier.to_string());
    }
    office.store().set_secret("lease", lease.to_string().as_bytes()).unwrap();
    office.bring_about().unwrap();
}

fn told(who: &Computer) -> Value {
    who.query("sync", Value::Null)["lease"]["key"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_confidential_leaves_first_and_all_comes_again_with_the_contact() {
    let two = TwoDesks::new().await;
    seat(&two);
    let (paper, _) = secret_draft(&two).await;
    let petr = &two.petr;
    petr.contact().await.unwrap();
    let text = format!("paper/{paper}/report");
    petr.office().put_draft(&text, "Rozepsáno ve vlaku.".to_owned()).unwrap();
    assert_eq!(told(petr), Value::Null);

    days_go_by(petr, 8);
    assert!(sees(petr, &paper));
    assert_eq!(told(petr), "sync-lease-ends");

    days_go_by(petr, 6);
    assert!(!sees(petr, &paper), "two weeks are over");
    assert_eq!(told(petr), "sync-lease-ended-confidential");
    assert_eq!(petr.office().draft(&text).unwrap().as_deref(), Some("Rozepsáno ve vlaku."));
    assert!(petr.query("settings", json!({}))["departments"].is_array(), "what everybody sees stays");
    assert_eq!(petr.query("away", Value::Null)["lost_papers"], 0, "nothing was taken from the person");

    days_go_by(petr, 400);
    assert_eq!(told(petr), "sync-lease-ended-confidential", "one jump of the clock costs a month");
    for _ in 0..5 {
        days_go_by(petr, 30);
    }
    assert_eq!(told(petr), "sync-lease-ended-public");
    assert_eq!(petr.query("my_day", Value::Null)["waiting"], 0);

    petr.contact().await.unwrap();
    assert!(sees(petr, &paper) && sees(petr, &two.paper));
    assert_eq!(told(petr), Value::Null);
    assert_eq!(petr.office().draft(&text).unwrap().as_deref(), Some("Rozepsáno ve vlaku."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_whose_clock_goes_otherwise_than_the_offices_is_told_so() {
    let two = TwoDesks::new().await;
    let petr = &two.petr;
    petr.contact().await.unwrap();
    let doubt = |who: &Computer| who.query("overview", json!({}))["clock"].clone();
    assert_eq!(doubt(petr), Value::Null);

    days_go_by(petr, -1);
    assert_eq!(doubt(petr)["is_back"], true, "the office was already a day further");
    assert_eq!(doubt(petr)["is_offices"], true);

    petr.contact().await.unwrap();
    assert_eq!(doubt(petr), Value::Null, "a contact sets it right");
}
