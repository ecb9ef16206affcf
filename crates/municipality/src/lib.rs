//! The town itself: founding, the term, bodies, people, memberships, mandates, substitutes, departments, and
//! who sits at the computer.

mod commands;
mod found;
mod mandate;
pub mod profiles;
mod record;
mod substitution;
mod term;
mod terms;
#[cfg(test)]
mod tests;

use obeznik_kernel::{
    Action, Body, Command, CommandSpec, Department, KindSpec, Membership, Module, Person, Prediction,
    Records, Stop, Subject, Substitution,
};

pub use commands::{
    DefineBody, DefineDepartment, DefinePerson, EndMembership, SetMembership, SetMunicipality,
};
pub use found::{Found, office_id};
pub use mandate::{
    CertificateIssuer, EndMandate, EndReason, EndWay, ListedSubstitute, MandateChange, MandateEnd,
    MandateEntry, MembersExplained, NoteCertificate, PartyList, PlannedEnd, SeatFate, SetPartyList,
    TakeBackMandateEnd, TakenBack, certificate_issuer, explain_members, fate, next_substitute,
};
pub use record::{LawProfile, MOST_CREST_BYTES, Municipality, Term, municipality_id};
pub use substitution::{EndSubstitution, NameSubstitute, beside};
pub use term::{BeginTerm, Elected, ElectedList, ElectedSubstitute, constituent_deadline};

/// The module, one line in the registry of `authority`.
pub const MODULE: Module =
    Module { name: "municipality", commands: &COMMANDS, kinds: &KINDS, due: |_, _| Ok(Vec::new()) };

static KINDS: [KindSpec; 8] = [
    KindSpec::of::<Municipality>(),
    KindSpec::of::<Person>(),
    KindSpec::of::<Department>(),
    KindSpec::of::<Body>(),
    KindSpec::of::<Membership>(),
    KindSpec::of::<Substitution>(),
    KindSpec::of::<PartyList>(),
    KindSpec::of::<MandateEnd>(),
];

static COMMANDS: [CommandSpec; 20] = [
    spec("municipality.found", Action::Found, office, found::found),
    spec("municipality.set", Action::SetUp, office, commands::set_municipality),
    spec("municipality.define_body", Action::SetUp, office, commands::define_body),
    spec("municipality.define_department", Action::SetUp, office, commands::define_department),
    spec("municipality.define_person", Action::ManagePeople, office, commands::define_person),
    spec("municipality.set_membership", Action::ManagePeople, office, commands::set_membership),
    spec("municipality.end_membership", Action::ManagePeople, office, commands::end_membership),
    spec("municipality.set_party_list", Action::ManagePeople, office, mandate::set_party_list),
    spec("municipality.end_mandate", Action::ManagePeople, office, mandate::end_mandate),
    spec("municipality.note_certificate", Action::ManagePeople, office, mandate::note_certificate),
    spec("municipality.take_back_mandate_end", Action::ManagePeople, office, mandate::take_back_mandate_end),
    spec("municipality.begin_term", Action::ManagePeople, office, term::begin_term),
    spec(
        "municipality.name_substitute",
        Action::NameSubstitute,
        substitution::absent_person,
        substitution::name_substitute,
    ),
    spec(
        "municipality.end_substitution",
        Action::NameSubstitute,
        substitution::substitution,
        substitution::end_substitution,
    ),
    spec("municipality.sign_in", Action::SignIn, profiles::own, profiles::sign_in),
    spec("municipality.note_failed_sign_in", Action::SignIn, profiles::own, profiles::note_failed_sign_in),
    spec("municipality.set_pass_phrase", Action::SignIn, profiles::own, profiles::set_pass_phrase),
    spec("municipality.open_profile", Action::ManagePeople, office, profiles::open_profile),
    spec("municipality.reset_pass_phrase", Action::ManagePeople, office, profiles::reset_pass_phrase),
    spec("municipality.close_profile", Action::ManagePeople, office, profiles::close_profile),
];

const fn spec(
    kind: &'static str,
    action: Action,
    subject: obeznik_kernel::module::FindSubject,
    execute: obeznik_kernel::module::Execute,
) -> CommandSpec {
    // Mandates and permissions are decided by the authority alone.
    CommandSpec {
        kind,
        version: 1,
        action,
        subject,
        execute,
        prediction: Prediction::Authority,
        is_trace: false,
    }
}

fn office(_: &Command, _: &dyn Records) -> Result<Subject, Stop> {
    Ok(Subject::office())
}
