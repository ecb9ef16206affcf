//! The town itself, who works in it, how it writes, and what it keeps.

use jiff::civil::{Date, date};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::testing::Vzorov;
use obeznik_keeping::disposal::DisposalItem;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::testing::MemoryRecords;
use obeznik_kernel::{Audience, PersonId, RecordId, Role, Substitution};
use obeznik_municipality::{MandateEnd, Municipality, PartyList, municipality_id};
use serde_json::{Value, json};

use super::papers::by_secretary;
use super::scene::{START, Scene, at, change, give, membership, only, seat, town_on};

/// After what released ends of mandates say.
const LATER: Date = date(2026, 11, 25);

/// The scene of a command about the office; nothing where it is about something else.
pub fn scene(kind: &str, input: &Value) -> Option<Scene> {
    Some(match kind {
        "circulation.define_layout"
        | "circulation.set_letterhead"
        | "municipality.define_body"
        | "municipality.define_department"
        | "municipality.define_person" => by_secretary(town_on(START), vec![]),
        "circulation.choose_notices" => by_themselves(),
        "municipality.found" => founding(input),
        "municipality.set" => setting(),
        "municipality.begin_term" => beginning_term(),
        "municipality.set_membership" => seating(),
        "municipality.end_membership" => ending_seat(),
        "municipality.set_party_list" => listing(),
        "municipality.end_mandate" => ending_mandate().0,
        "municipality.note_certificate" | "municipality.take_back_mandate_end" => of_ended_mandate(),
        "municipality.name_substitute" => naming_substitute(),
        "municipality.end_substitution" => ending_substitution(),
        "municipality.sign_in" => signing_in(),
        "municipality.note_failed_sign_in" | "municipality.set_pass_phrase" => by_themselves(),
        "municipality.open_profile" | "municipality.close_profile" | "municipality.reset_pass_phrase" => {
            of_another()
        }
        "keeping.note_statement" => stating(),
        "keeping.set_period" => by_keeper(keepers(START), vec![]),
        "keeping.propose_disposal" => proposing(),
        "keeping.withdraw_disposal" => withdrawing_proposal(),
        "keeping.agree_disposal" => agreeing(),
        "keeping.refuse_disposal" => refusing(),
        "keeping.erase_item" => erasing(),
        _ => return None,
    })
}

fn founding(input: &Value) -> Scene {
    let founder = PersonId(at(input, "/founder"));
    let mut scene = Scene::by(founder, town_on(START), vec![]);
    scene.records = MemoryRecords::new(obeznik_authority::kinds().copied());
    scene
}

fn setting() -> Scene {
    let mut town = town_on(START);
    change::<Municipality>(&mut town, municipality_id(), |municipality| municipality.terms.clear());
    by_secretary(town, vec![])
}

fn beginning_term() -> Scene {
    let town = town_on(START);
    let member = town.people.members[3];
    by_secretary(town, vec![(member.0, "/members/0/person")])
}

fn seating() -> Scene {
    let town = town_on(START);
    let (body, person) = (town.bodies.finance, town.people.clerk);
    by_secretary(town, vec![(body.0, "/membership/body"), (person.0, "/membership/person")])
}

fn ending_seat() -> Scene {
    let town = town_on(START);
    let seat = membership(&town, town.people.clerk, town.bodies.office);
    by_secretary(town, vec![(seat, "/id")])
}

fn party_list(term_from: Date) -> PartyList {
    let substitute = json!({ "name": "Jana Horká", "person": null, "passed_over": "", "entered": null });
    let list = json!({ "term_from": term_from, "party": "text", "substitutes": [substitute] });
    serde_json::from_value(list).unwrap()
}

fn listing() -> Scene {
    let mut town = town_on(START);
    change::<Municipality>(&mut town, municipality_id(), |municipality| {
        municipality.terms[0].from = date(2026, 10, 11);
    });
    let person = town.people.clerk;
    by_secretary(town, vec![(person.0, "/list/substitutes/0/person")])
}

/// A member of the assembly and of its committee, and a list whose first one enters.
fn ending_mandate() -> (Scene, Value) {
    let mut town = town_on(LATER);
    let member = town.people.members[6];
    let mandate = membership(&town, member, town.bodies.assembly);
    let also = membership(&town, member, town.bodies.finance);
    let list = town.id();
    let value = party_list(date(2022, 10, 20));
    town.records.add(list, None, &Audience::inside(), &value).unwrap();
    let end = json!({ "id": town.id(), "membership": mandate, "reason": "resignation", "way": "delivered",
        "last_on": "2026-11-20", "note": "", "also": [also], "list": list });
    (by_secretary(town, vec![(mandate, "/membership"), (also, "/also/0"), (list, "/list")]), end)
}

fn of_ended_mandate() -> Scene {
    let (scene, end) = ending_mandate();
    let mut town = town_on(LATER);
    (town.records, town.ids) = (scene.records, scene.ids);
    let secretary = town.people.secretary;
    give(&mut town, "municipality.end_mandate", secretary, &end);
    let end = only::<MandateEnd>(&town);
    by_secretary(town, vec![(end, "/mandate_end")])
}

fn naming_substitute() -> Scene {
    let town = town_on(START);
    let (absent, by) = (town.people.clerk, town.people.legal_clerk);
    Scene::by(absent, town, vec![(absent.0, "/substitution/absent"), (by.0, "/substitution/by")])
}

fn ending_substitution() -> Scene {
    let mut town = town_on(START);
    let (absent, by) = (town.people.clerk, town.people.legal_clerk);
    let value = json!({ "absent": absent, "by": by, "from": "2026-11-01", "to": null, "roles": ["clerk"] });
    let (id, value): (RecordId, Substitution) = (town.id(), serde_json::from_value(value).unwrap());
    town.records.add(id, Some(absent.0), &Audience::inside(), &value).unwrap();
    Scene::by(absent, town, vec![(id, "/id")])
}

fn by_themselves() -> Scene {
    let town = town_on(START);
    let person = town.people.clerk;
    Scene::by(person, town, vec![(person.0, "/person")])
}

fn signing_in() -> Scene {
    let town = town_on(START);
    let (person, before) = (town.people.clerk, town.people.head);
    Scene::by(person, town, vec![(person.0, "/person"), (before.0, "/after")])
}

fn of_another() -> Scene {
    let town = town_on(START);
    let person = town.people.clerk;
    by_secretary(town, vec![(person.0, "/person")])
}

/// The town with two people who care for what is kept.
fn keepers(day: Date) -> Vzorov {
    let mut town = town_on(day);
    let (first, second) = (town.people.lawyer, town.people.legal_clerk);
    seat(&mut town, first, Role::ChiefOfficer);
    seat(&mut town, second, Role::DataProtection);
    town
}

fn by_keeper(town: Vzorov, names: Vec<(RecordId, &'static str)>) -> Scene {
    Scene::by(town.people.lawyer, town, names)
}

fn stating() -> Scene {
    let town = keepers(START);
    let person = town.people.clerk;
    by_keeper(town, vec![(person.0, "/person")])
}

/// A paper withdrawn two years ago with a comment, and nothing of it is kept any longer.
fn due() -> (Vzorov, RecordId) {
    let mut town = keepers(date(2024, 3, 4));
    let kind = town.paper_type(&[(town.bodies.council, Decides)]).unwrap();
    let paper = town.draft(kind).unwrap();
    let clerk = town.people.clerk;
    let comment = json!({ "paper": paper, "comment": town.id(), "text": "Kolik to stojí?" });
    town.run("add_comment", clerk, &comment).unwrap();
    town.run("withdraw_paper", clerk, &json!({ "paper": paper, "reason": "Zbytečné." })).unwrap();
    town.go_to(START);
    let keeper = town.people.lawyer;
    for class in ["papers", "comments"] {
        give(&mut town, "keeping.set_period", keeper, &json!({ "class": class, "years": 0 }));
    }
    (town, paper)
}

fn proposing() -> Scene {
    let (town, paper) = due();
    by_keeper(town, vec![(paper, "/items/0/record"), (paper, "/items/1/record")])
}

/// A proposal to erase the paper and its comments, and the item with the comments.
fn proposal() -> (Vzorov, RecordId, RecordId) {
    let (mut town, paper) = due();
    let disposal = town.id();
    let items = json!([{ "class": "papers", "record": paper }, { "class": "comments", "record": paper }]);
    let propose =
        json!({ "disposal": disposal, "ground": "Skartační řízení", "consent": "SOA-1", "items": items });
    let keeper = town.people.lawyer;
    give(&mut town, "keeping.propose_disposal", keeper, &propose);
    let all = town.records.under::<DisposalItem>(disposal).unwrap();
    let item = all.into_iter().find(|item| item.value.class == "comments").unwrap().id;
    (town, disposal, item)
}

fn withdrawing_proposal() -> Scene {
    let (town, disposal, _) = proposal();
    by_keeper(town, vec![(disposal, "/disposal")])
}

fn agreeing() -> Scene {
    let (town, disposal, item) = proposal();
    Scene::by(town.people.legal_clerk, town, vec![(disposal, "/disposal"), (item, "/without/0")])
}

fn refusing() -> Scene {
    let (town, disposal, _) = proposal();
    Scene::by(town.people.legal_clerk, town, vec![(disposal, "/disposal")])
}

fn erasing() -> Scene {
    let (mut town, disposal, item) = proposal();
    let second = town.people.legal_clerk;
    give(&mut town, "keeping.agree_disposal", second, &json!({ "disposal": disposal, "without": [] }));
    Scene::of_time(town, vec![(item, "/item")])
}
