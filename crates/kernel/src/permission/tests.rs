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
    let seat = Seat {
        body: body("mine"),
        body_kind,
        role,
        from: date(2022, 10, 20),
        to: None,
        for_person: None,
        department: None,
        with_confidential: false,
    };
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
    let kinds = [BodyKind::Office, BodyKind::Council, BodyKind::Mayor, BodyKind::Commission];
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
    let kinds =
        [BodyKind::Office, BodyKind::Assembly, BodyKind::Council, BodyKind::Mayor, BodyKind::Commission];
    for kind in kinds {
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

fn member(who: u128, role: Role, of: &str) -> Membership {
    Membership {
        body: body(of),
        person: person(who),
        role,
        from: date(2022, 10, 20),
        to: None,
        end_reason: String::new(),
        party: String::new(),
    }
}

#[test]
fn who_inspects_the_office_reads_what_any_body_reads_and_nothing_kept_to_names() {
    let of_office = standing(Role::Auditor, BodyKind::Office);
    let of_council = standing(Role::Auditor, BodyKind::Council);
    let secretary = Atom::RoleInBody(body("mine"), Role::Secretary);
    // audience, seen by an auditor of the office, by one of this council
    let table = [
        (vec![Atom::Public], true, true),
        (vec![Atom::Inside], true, true),
        (vec![Atom::Body(body("mine"))], true, true),
        (vec![Atom::Body(body("another"))], true, false),
        (vec![Atom::Person(person(1)), secretary.clone()], true, true), // where they are named
        (vec![Atom::Person(person(9)), secretary], false, false),
        (vec![Atom::Department(department())], true, true), // the one they work in, as anybody
        (vec![Atom::Department(DepartmentId(RecordId::well_known("odbor financí")))], false, false),
        (vec![Atom::Body(body("another")), Atom::MinusPerson(person(1))], false, false),
    ];
    for (atoms, by_office, by_council) in table {
        let audience = Audience::new(atoms);
        assert_eq!(audience.is_seen_by(&of_office, DAY), by_office, "{audience:?}");
        assert_eq!(audience.is_seen_by(&of_council, DAY), by_council, "{audience:?}");
    }
    let mut over = of_office;
    over.seats[0].to = Some(date(2026, 11, 22));
    assert!(!Audience::new([Atom::Body(body("another"))]).is_seen_by(&over, DAY), "it ends by itself");
}

/// Person 2 acts for person 1 through the week.
fn week(roles: Vec<Role>) -> Substitution {
    Substitution {
        absent: person(1),
        by: person(2),
        from: date(2026, 11, 23),
        to: Some(date(2026, 11, 27)),
        roles,
        duties: Vec::new(),
        reason: String::new(),
        confidential: false,
    }
}

/// A clerk of another department, with what they took over.
fn substitute(memberships: &[Membership], away: &[Substitution]) -> Standing {
    let kind_of = |id| Some(if id == body("mine") { BodyKind::Office } else { BodyKind::Commission });
    let elsewhere = DepartmentId(RecordId::well_known("odbor dopravy"));
    Standing::new(person(2), Some(elsewhere), memberships, away, kind_of)
        .with_departments(|who| (who == person(1)).then(department))
}

#[test]
fn a_substitute_takes_duties_over_but_never_a_mandate() {
    let memberships = [
        member(1, Role::Secretary, "mine"),
        member(1, Role::Member, "mine"),
        member(1, Role::Alternate, "komise"),
        member(2, Role::Clerk, "mine"),
    ];
    let away = week(vec![Role::Secretary, Role::Member, Role::Alternate]);
    let standing = substitute(&memberships, &[away]);
    let roles = |day| standing.seats_on(day).map(|seat| seat.role.clone()).collect::<Vec<_>>();
    assert_eq!(roles(date(2026, 11, 22)), [Role::Clerk]);
    assert_eq!(roles(date(2026, 11, 27)), [Role::Clerk, Role::Secretary]);
    assert_eq!(roles(date(2026, 11, 28)), [Role::Clerk]);
}

#[test]
fn duties_named_in_one_body_are_not_handed_over_in_another() {
    let memberships = [member(1, Role::Secretary, "komise"), member(1, Role::Secretary, "výbor")];
    let duties = vec![crate::body::Duty { body: body("komise"), role: Role::Secretary }];
    let away = Substitution { duties, ..week(vec![Role::Secretary]) };
    let standing = substitute(&memberships, &[away]);
    let bodies: Vec<BodyId> = standing.seats_on(DAY).map(|seat| seat.body).collect();
    assert_eq!(bodies, [body("komise")]);
}

#[test]
fn who_substitutes_a_substitute_takes_over_only_what_is_theirs() {
    let memberships = [member(1, Role::Secretary, "mine"), member(3, Role::Clerk, "mine")];
    let second = Substitution { absent: person(2), by: person(3), ..week(vec![Role::Secretary]) };
    let all = [week(vec![Role::Secretary]), second];
    let standing = Standing::new(person(3), None, &memberships, &all, |_| Some(BodyKind::Office));
    assert_eq!(standing.absent_on(DAY), []);
}

#[test]
fn a_substitute_of_a_head_acts_for_that_department_in_their_place_and_for_no_other() {
    let memberships = [member(1, Role::DepartmentHead, "mine"), member(2, Role::Clerk, "mine")];
    let standing = substitute(&memberships, &[week(vec![Role::DepartmentHead])]);
    let of = |department, owner| Subject {
        department: Some(department),
        owners: vec![person(owner)],
        audience: Audience::new([Atom::Department(department)]),
        body: None,
    };
    let (theirs, own) = (department(), standing.department.unwrap());
    let action = Action::ReviewForDepartment;
    let table = [
        (of(theirs, 1), DAY, true),
        (of(theirs, 5), DAY, true),
        (of(theirs, 1), date(2026, 11, 28), false), // it returned by itself
        (of(theirs, 1), date(2026, 11, 22), false),
        (of(own, 6), DAY, false), // a head's right over the substitute's own department would be somebody else's
    ];
    for (subject, day, expected) in table {
        assert_eq!(may_in_place_of(&standing, person(1), action, &subject, day), expected, "{subject:?}");
        assert!(!may(Some(&standing), action, &subject, day), "never without both names");
        let whose = stands_in_for(&standing, action, &subject, day);
        assert_eq!(whose, expected.then(|| person(1)));
    }
}

#[test]
fn what_is_personal_is_not_handed_over() {
    let memberships = [member(1, Role::Secretary, "mine"), member(2, Role::Clerk, "mine")];
    let standing = substitute(&memberships, &[week(vec![Role::Secretary])]);
    let own = Subject { owners: vec![person(1)], department: Some(department()), ..Subject::office() };
    for action in
        [Action::SignIn, Action::Annotate, Action::NoteReading, Action::NameSubstitute, Action::ActOfTime]
    {
        assert!(!may_in_place_of(&standing, person(1), action, &own, DAY), "{action:?}");
    }
    assert!(may_in_place_of(&standing, person(1), Action::HandlePaper, &own, DAY));
}

#[test]
fn a_substitute_sees_what_waits_for_the_absent_one_but_nothing_kept_to_names() {
    let memberships = [member(1, Role::Reviewer, "mine"), member(2, Role::Clerk, "mine")];
    let plain = substitute(&memberships, &[week(vec![Role::Reviewer])]);
    let confidential = Substitution { confidential: true, ..week(vec![Role::Reviewer]) };
    let trusted = substitute(&memberships, &[confidential]);
    let reviewer = Atom::RoleInBody(body("mine"), Role::Reviewer); // the role that was taken over
    let (me, theirs) = (Atom::Person(person(1)), Atom::Department(department()));
    let other = Atom::Department(DepartmentId(RecordId::well_known("odbor financí")));
    let secretary = Atom::RoleInBody(body("mine"), Role::Secretary);
    // audience, seen by a substitute, seen by one who took over confidential papers too
    let table = [
        (vec![theirs.clone()], true, true),
        (vec![other.clone(), me.clone()], true, true), // a paper of another department sent for an opinion
        (vec![other.clone()], false, false),
        (vec![me.clone(), secretary.clone()], false, true), // kept to named people
        (vec![secretary], false, false),
        (vec![Atom::Person(person(9)), reviewer.clone()], false, true), // kept to names, and to the role
        (vec![other.clone(), reviewer.clone()], true, true),            // a paper of another department
        (vec![reviewer.clone(), other.clone(), Atom::MinusPerson(person(1))], false, false),
        (vec![theirs.clone(), Atom::MinusPerson(person(1))], false, false), // the absent one is excluded
        (vec![theirs, Atom::MinusPerson(person(2))], false, false),         // the substitute is
    ];
    for (atoms, seen, seen_by_trusted) in table {
        let audience = Audience::new(atoms);
        assert_eq!(audience.is_seen_by(&plain, DAY), seen, "{audience:?}");
        assert_eq!(audience.is_seen_by(&trusted, DAY), seen_by_trusted, "{audience:?}");
        assert!(!audience.is_seen_by(&trusted, date(2026, 11, 28)), "it ends by itself: {audience:?}");
    }
}

#[test]
fn who_left_the_office_sees_nothing_of_the_department_any_more() {
    let left = Membership { to: Some(date(2026, 11, 20)), ..member(1, Role::Clerk, "mine") };
    let standing = |memberships: &[Membership]| {
        Standing::new(person(1), Some(department()), memberships, &[], |_| Some(BodyKind::Office))
    };
    let drafts = Audience::new(vec![Atom::Department(department())]);
    assert!(drafts.is_seen_by(&standing(&[member(1, Role::Clerk, "mine")]), DAY));
    assert!(
        drafts.is_seen_by(&standing(std::slice::from_ref(&left)), date(2026, 11, 20)),
        "on the last day still"
    );
    assert!(!drafts.is_seen_by(&standing(&[left]), date(2026, 11, 21)));
    assert!(!drafts.is_seen_by(&standing(&[]), DAY));
}
