use super::*;
use crate::id::RecordId;
use jiff::civil::date;

/// What people do: founding is open to anybody and refused by its own rule, time acts alone.
fn acts_of_people() -> impl Iterator<Item = Action> {
    Action::ALL.into_iter().filter(|action| !matches!(action, Action::Found | Action::ActOfTime))
}

const DAY: Date = date(2026, 11, 23);

fn person(number: u128) -> PersonId {
    PersonId(RecordId(uuid::Uuid::from_u128(number)))
}

fn body(name: &str) -> BodyId {
    BodyId(RecordId::well_known(name))
}

fn department() -> DepartmentId {
    DepartmentId(RecordId::well_known("odbor majetku"))
}

fn standing(role: Role, body_kind: BodyKind) -> Standing {
    let seat =
        Seat { body: body("mine"), body_kind, role, from: date(2022, 10, 20), to: None, for_person: None };
    Standing { person: person(1), department: Some(department()), seats: vec![seat] }
}

fn subjects() -> [(&'static str, Subject); 5] {
    let office = Subject::office();
    [
        ("anything", office.clone()),
        ("own", Subject { owners: vec![person(1)], ..office.clone() }),
        ("my department", Subject { department: Some(department()), ..office.clone() }),
        ("my body", Subject { body: Some(body("mine")), ..office.clone() }),
        (
            "not mine to see",
            Subject {
                audience: Audience::new([Atom::Person(person(9))]),
                owners: vec![person(1)],
                body: Some(body("mine")),
                department: Some(department()),
            },
        ),
    ]
}

/// One letter per subject of [`subjects`]: `+` may, `.` may not.
fn row(role: &Role, kind: &BodyKind, action: Action) -> String {
    let standing = standing(role.clone(), kind.clone());
    let letter = |subject| if may(Some(&standing), action, subject, DAY) { '+' } else { '.' };
    subjects().iter().map(|(_, subject)| letter(subject)).collect()
}

#[test]
fn every_role_and_action_is_decided_by_the_table() {
    let kinds = [BodyKind::Office, BodyKind::Council, BodyKind::Commission];
    let mut table = String::new();
    for kind in &kinds {
        for role in &Role::ALL {
            for action in acts_of_people() {
                let cells = row(role, kind, action);
                if cells != "....." {
                    table.push_str(&format!("{kind:?} {role:?} {action:?} {cells}\n"));
                }
            }
        }
    }
    let expected = include_str!("table.txt");
    assert!(table == expected, "the table changed; read it line by line before it is taken over:\n{table}");
}

#[test]
fn what_is_not_seen_cannot_be_acted_on_by_any_role() {
    for kind in [BodyKind::Office, BodyKind::Assembly, BodyKind::Council, BodyKind::Commission] {
        for role in Role::ALL {
            for action in acts_of_people() {
                assert!(row(&role, &kind, action).ends_with('.'), "{kind:?} {role:?} {action:?}");
            }
        }
    }
}

#[test]
fn time_acts_alone_and_people_never_act_as_time() {
    for action in acts_of_people() {
        assert!(!may(None, action, &Subject::office(), DAY), "{action:?}");
    }
    assert!(may(None, Action::ActOfTime, &Subject::office(), DAY));
}

#[test]
fn a_right_ends_with_the_last_day_of_the_role() {
    let mut secretary = standing(Role::Secretary, BodyKind::Office);
    secretary.seats[0].to = Some(DAY);
    let tomorrow = date(2026, 11, 24);
    assert!(may(Some(&secretary), Action::HandlePaper, &Subject::office(), DAY));
    assert!(!may(Some(&secretary), Action::HandlePaper, &Subject::office(), tomorrow));
}

#[test]
fn a_substitute_takes_duties_over_but_never_a_mandate() {
    let member = |who, role| Membership {
        body: body("mine"),
        person: person(who),
        role,
        from: date(2022, 10, 20),
        to: None,
        end_reason: String::new(),
        party: String::new(),
    };
    let memberships = [member(1, Role::Secretary), member(1, Role::Member), member(2, Role::Clerk)];
    let away = Substitution {
        absent: person(1),
        by: person(2),
        from: date(2026, 11, 23),
        to: Some(date(2026, 11, 27)),
        roles: vec![Role::Secretary, Role::Member],
    };
    let standing = Standing::new(person(2), None, &memberships, &[away], |_| Some(BodyKind::Office));
    let roles = |day| standing.seats_on(day).map(|seat| seat.role.clone()).collect::<Vec<_>>();
    assert_eq!(roles(date(2026, 11, 22)), [Role::Clerk]);
    assert_eq!(roles(date(2026, 11, 27)), [Role::Clerk, Role::Secretary]);
    assert_eq!(roles(date(2026, 11, 28)), [Role::Clerk]);
}
