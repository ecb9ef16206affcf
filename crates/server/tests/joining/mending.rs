//! What did not go through is dealt with: a refused act is corrected and given again, and of two texts nothing is
//! overwritten that the person has not seen.

use obeznik_app::office::Done;
use obeznik_app::{ApiError, Code};
use obeznik_server::clock::new_id;
use serde_json::{Value, json};

use super::desks::{Computer, department, departments};
use super::two_desks::TwoDesks;

fn attention(who: &Computer, kind: &str) -> Vec<Value> {
    let rows = who.query("attention", Value::Null)["rows"].as_array().unwrap().clone();
    rows.into_iter().filter(|row| row["kind"] == kind).collect()
}

fn mended(who: &Computer, row: &Value, path: &str, text: &str) -> Result<Done, ApiError> {
    let texts = [(path.to_owned(), text.to_owned())];
    who.office().resend_mended(row["id"].as_str().unwrap(), &texts)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_act_is_given_again_with_its_text_corrected() {
    let two = TwoDesks::new().await;
    let jana = &two.jana;
    jana.give("municipality.define_department", department("")).unwrap();
    jana.contact().await.unwrap();
    let refused = attention(jana, "refused");
    let row = &refused[0];
    let fields = json!([{ "path": "/department/name", "name": "name", "text": "" },
        { "path": "/department/abbreviation", "name": "abbreviation", "text": "OM" }]);
    assert_eq!(row["mend"], fields, "{row}");
    let elsewhere = mended(jana, row, "/id", &new_id().to_string()).unwrap_err();
    assert_eq!(elsewhere.code, Code::Invalid, "only texts are corrected");
    assert_eq!(attention(jana, "refused").len(), 1, "and it still waits");
    mended(jana, row, "/department/name", "Odbor majetku").unwrap();
    jana.contact().await.unwrap();
    assert_eq!(attention(jana, "refused"), [] as [Value; 0]);
    assert_eq!(departments(jana), ["Odbor majetku"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_between_two_texts_does_not_overwrite_what_came_meanwhile() {
    let two = TwoDesks::new().await;
    let TwoDesks { jana, petr, .. } = &two;
    two.write(jana, "report", "Chodník je v havarijním stavu.");
    two.write(petr, "report", "Oprava vyjde na 120 000 Kč.");
    jana.contact().await.unwrap();
    petr.contact().await.unwrap();
    let row = attention(petr, "variant").remove(0);
    assert_eq!(row["is_text"], true, "{row}");
    let choose = |row: &Value, value: &str| {
        let input = json!({ "variant": row["id"], "choice": "merged", "value": value, "base": row["base"] });
        petr.give("circulation.settle_variant", input)
    };

    // Jana goes on writing while Petr merges what he saw.
    two.write(jana, "report", "Chodník je v havarijním stavu a je uzavřený.");
    jana.contact().await.unwrap();
    choose(&row, "Chodník je v havarijním stavu. Oprava vyjde na 120 000 Kč.").unwrap();
    petr.contact().await.unwrap();
    for who in [jana, petr] {
        who.contact().await.unwrap();
        assert_eq!(two.paper_of(who)["report"], "Chodník je v havarijním stavu a je uzavřený.");
        assert_eq!(attention(who, "variant").len(), 1, "both texts still wait");
    }
    let refused = attention(petr, "refused").remove(0);
    assert_eq!(refused["why"]["key"], "refusal-variant-moved");
    assert!(refused["entered"].to_string().contains("120 000"), "the merged text is there: {refused}");
    assert_eq!(refused["mend"], json!([]), "it is merged anew where both texts stand");

    // He compares them again.
    let row = attention(petr, "variant").remove(0);
    assert!(row["pieces"].to_string().contains("uzavřený"), "what stands there now: {row}");
    let merged = "Chodník je uzavřený, oprava vyjde na 120 000 Kč.";
    choose(&row, merged).unwrap();
    petr.contact().await.unwrap();
    jana.contact().await.unwrap();
    for who in [jana, petr] {
        assert_eq!(two.paper_of(who)["report"], merged);
        assert_eq!(attention(who, "variant"), [] as [Value; 0]);
    }
}
