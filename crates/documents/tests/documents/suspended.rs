//! What is offered with the paper that brings a suspended resolution before the assembly.

use serde_json::{Value, json};

use crate::confidential::{Town, new_id};
use crate::office::vzorov;

/// Kinds of the acts the signed-in person is offered with a paper.
fn offered(town: &Town, paper: &Value) -> Vec<String> {
    let detail = town.office.query("paper", json!({ "id": paper })).unwrap();
    let acts = detail["acts"].as_array().unwrap();
    acts.iter().map(|act| act["kind"].as_str().unwrap().replace("circulation.", "")).collect()
}

#[test]
fn a_suspended_resolution_keeps_its_way_to_the_assembly_in_what_is_offered_too() {
    let (office, _folder) = vzorov();
    let town = Town::of(office);
    let decided = town.paper("public", "decided");
    assert!(offered(&town, &json!(decided)).contains(&"withdraw_paper".to_owned()));
    town.council_deals_with(&[(decided, "decided")]);
    let detail = town.office.query("paper", json!({ "id": decided })).unwrap();
    let resolution = &detail["resolutions"][0]["id"];
    let (mayor, way) = (town.person("Košťál"), json!(new_id()));
    let suspend = json!({ "resolution": resolution, "reason": "rozpor se zákonem", "paper": way });
    town.act_as(mayor, "suspend_resolution", suspend).unwrap();
    for who in [town.office.person(), mayor] {
        town.office.sign_in(who);
        let acts = offered(&town, &way);
        for act in ["withdraw_paper", "split_paper", "merge_papers"] {
            assert!(!acts.contains(&act.to_owned()), "{act} is among {acts:?}");
        }
    }
}
