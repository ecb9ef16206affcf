//! An invented document of each kind, on which a town without any sees how its own would look.

use obeznik_app::{ApiError, Reader};
use obeznik_circulation::layout::{DocumentLayout, Signer};
use obeznik_kernel::Date;
use obeznik_kernel::calendar::add_days;

use super::gender::Gender;
use super::house::House;
use super::wording::{say, word};
use super::{DocumentKind, Draft, Text, certificate};
use crate::certificate::Certificate;
use crate::cover_sheet::{Annex, Cover, CoverLine, CoverSheet, OpinionLine, RouteStep};
use crate::invitation::{Invitation, ProgrammeItem, ProgrammeSection};
use crate::letterhead::Signature;
use crate::page::Page;
use crate::resolution::{
    Clause, Due, ListedResolution, Outcome, ResolutionExtract, ResolutionList, TaskPlate, Vote, VoteCount,
};

/// Days until the invented meeting.
const DAYS_AHEAD: i32 = 7;

impl Draft {
    /// The invented document under the town's own letterhead.
    pub(super) fn sample(
        reader: &Reader<'_>,
        kind: DocumentKind,
        layout: DocumentLayout,
    ) -> Result<Self, ApiError> {
        let house = House::of(reader)?;
        let sample = Sample { signatures: signatures(kind, &layout), house };
        let text = match kind {
            DocumentKind::CoverSheet => Text::CoverSheet(sample.cover_sheet()),
            DocumentKind::Invitation => Text::Invitation(sample.invitation(), String::new()),
            DocumentKind::Extract => Text::Extract(sample.extract()),
            DocumentKind::ResolutionList => Text::ResolutionList(sample.list(), String::new()),
            DocumentKind::Certificate => Text::Certificate(sample.certificate()),
        };
        Ok(Self { text, layout })
    }
}

/// Says on the page itself that nothing on it is real, whatever sections are hidden.
pub(super) fn mark(page: &mut Page) {
    page.kind = say("print-sample-mark", &[("kind", page.kind.as_str().into())]);
}

/// Who was chosen to sign; whoever signs by custom where nobody was.
fn signatures(kind: DocumentKind, layout: &DocumentLayout) -> Vec<Signature> {
    let usual = match kind {
        DocumentKind::CoverSheet => vec![],
        DocumentKind::Invitation | DocumentKind::Certificate => vec![Signer::Chair],
        DocumentKind::Extract | DocumentKind::ResolutionList => vec![Signer::Chair, Signer::Secretary],
    };
    let signers = if layout.signers.is_empty() { &usual } else { &layout.signers };
    signers.iter().map(signature).collect()
}

fn signature(signer: &Signer) -> Signature {
    let signer = signer.as_str();
    let said = |key| say(key, &[("signer", signer.to_owned().into())]);
    Signature { name: said("print-sample-name"), office: said("print-sample-office") }
}

struct Sample<'a> {
    house: House<'a>,
    signatures: Vec<Signature>,
}

impl Sample<'_> {
    fn today(&self) -> Date {
        self.house.reader.today
    }

    fn invitation(self) -> Invitation {
        let on = add_days(self.today(), DAYS_AHEAD);
        let item = |(place, key): (usize, &str)| ProgrammeItem {
            number: format!("{}.", place + 1),
            title: word(key),
            note: None,
            paper: (key == "print-sample-title").then(|| say("print-paper", &[("number", "1".into())])),
        };
        let items = ["print-sample-opening", "print-sample-title", "print-sample-closing"];
        let items = items.into_iter().enumerate().map(item).collect();
        let convened_by = signature(&Signer::Chair);
        Invitation {
            letterhead: self.house.letterhead(),
            file_number: None,
            posted_on: None,
            removed_on: None,
            kind: word("print-invitation-kind"),
            title: word("print-sample-meeting"),
            starts_at: on.at(17, 0, 0, 0),
            place: word("print-sample-place"),
            convened_by: format!("{}, {}", convened_by.name, convened_by.office),
            programme: vec![ProgrammeSection { title: word("print-sample-section"), items }],
            closing: Some(word("print-sample-public")),
            signatures: self.signatures,
            foot: word("print-sample-foot"),
        }
    }

    fn extract(self) -> ResolutionExtract {
        ResolutionExtract {
            letterhead: self.house.letterhead(),
            file_number: None,
            issued_in: self.house.place(),
            issued_on: self.today(),
            called: word("print-label-extract"),
            is_decision: false,
            number: number(1),
            title: word("print-sample-title"),
            meeting: word("print-sample-meeting"),
            held_on: self.today(),
            references: Vec::new(),
            notices: Vec::new(),
            preamble: word("print-sample-preamble"),
            clauses: self.clauses(),
            vote: Some(vote()),
            signatures: self.signatures,
        }
    }

    fn list(self) -> ResolutionList {
        let only = ListedResolution {
            number: number(1),
            title: word("print-sample-title"),
            references: Vec::new(),
            clauses: self.clauses(),
            vote: Some(vote()),
        };
        ResolutionList {
            letterhead: self.house.letterhead(),
            file_number: None,
            issued_in: self.house.place(),
            issued_on: self.today(),
            title: word("print-sample-list"),
            held_at: self.today().at(17, 0, 0, 0),
            place: word("print-sample-place"),
            preamble: word("print-sample-preamble"),
            resolutions: vec![only], // with an overview of more, who signs would not stand on the page that is shown
            closing: Some(word("print-sample-public")),
            signatures: self.signatures,
        }
    }

    fn cover_sheet(self) -> CoverSheet {
        let (drafter, head) = (signature(&Signer::Drafter), signature(&Signer::Head));
        let annex = Annex { number: "1.".to_owned(), title: word("print-sample-annex"), note: None };
        let step = RouteStep {
            step: word("print-sample-preamble"),
            on: Some(add_days(self.today(), DAYS_AHEAD)),
            outcome: None,
        };
        let opinion = OpinionLine {
            from: head.name,
            on: Some(self.today()),
            verdict: word("print-sample-agrees"),
            text: None,
        };
        CoverSheet {
            letterhead: self.house.letterhead(),
            file_number: None,
            issued_in: self.house.place(),
            issued_on: self.today(),
            number: "1".to_owned(),
            title: word("print-sample-title"),
            destination: Some(word("print-sample-meeting")),
            presenters: vec![signature(&Signer::Chair).name],
            drafter: drafter.name,
            department: word("print-sample-department"),
            competence: word("print-sample-competence"),
            report_file: String::new(),
            confidentiality: say("print-access", &[("level", "public".into())]),
            preamble: word("print-sample-preamble"),
            draft: self.clauses(),
            cover: Some(cover(self.today())),
            route: vec![step],
            annexes: vec![annex],
            opinions: vec![opinion],
            signatures: self.signatures,
        }
    }

    fn certificate(self) -> Certificate {
        let (person, gender) = (word("print-sample-entrant"), Gender::Feminine);
        let (issuer, member_of) = (word("print-sample-preamble"), word("print-certificate-assembly"));
        let last_on = add_days(self.today(), -1);
        Certificate {
            letterhead: self.house.letterhead(),
            issued_in: self.house.place(),
            issued_on: self.today(),
            assembly: word("print-sample-assembly"),
            certified: certificate::certified(&issuer, (person.as_str(), gender), self.today(), &member_of),
            person,
            from: self.today(),
            party: word("print-sample-party"),
            after: certificate::after(&word("print-sample-predecessor"), last_on),
            receipt: certificate::receipt(gender),
            signatures: self.signatures,
        }
    }

    fn clauses(&self) -> Vec<Clause> {
        let clause = |numeral: &str, verb, text| Clause {
            numeral: numeral.to_owned(),
            verb: word(verb),
            text: word(text),
            points: Vec::new(),
            task: None,
        };
        let task = TaskPlate {
            assignee: signature(&Signer::Chair).name,
            due: Some(Due::On(add_days(self.today(), 30))),
            check_on: None,
            carried_out_by: None,
            informed: None,
        };
        vec![
            clause("I.", "print-sample-approves", "print-sample-sale"),
            Clause { task: Some(task), ..clause("II.", "print-sample-orders", "print-sample-contract") },
        ]
    }
}

fn number(place: u32) -> String {
    say("print-sample-number", &[("place", place.to_string().into())])
}

fn cover(today: Date) -> Cover {
    let line = CoverLine {
        year: today.year().to_string(),
        place: "3639, 5169".to_owned(),
        source: word("print-sample-source"),
        amount: word("print-sample-amount"),
    };
    Cover { lines: vec![line], total: word("print-sample-total"), confirmed: word("print-sample-confirmed") }
}

fn vote() -> Vote {
    let counts = [("print-vote-for", 9), ("print-vote-against", 2)];
    let counts = counts.map(|(label, count)| VoteCount { label: word(label), count });
    Vote { counts: counts.to_vec(), outcome: Outcome::Adopted, needed: 8, members: 15 }
}
