use super::*;
use crate::clause::Clause;
use crate::paper::{Confidentiality, Lineage, PaperState};
use jiff::civil::date;
use obeznik_kernel::{BlobHash, PersonId, RecordId, Timestamp};

const TODAY: Date = date(2028, 2, 29);

fn paper(competence: &str, verb: &str, text: &str) -> Paper {
    let person = PersonId(RecordId::well_known("clerk"));
    Paper {
        number: String::new(),
        paper_type: None,
        title: "Věc".to_owned(),
        presenter: person,
        co_presenters: Vec::new(),
        drafter: person,
        department: None,
        competence: competence.to_owned(),
        confidentiality: Confidentiality::AllBodies,
        named: Vec::new(),
        state: PaperState::FormalCheck,
        report: "Proč.".to_owned(),
        report_file: None,
        clauses: vec![Clause::new(verb, text)],
        due_on: None,
        route: Vec::new(),
        passed_over: Vec::new(),
        steps: Vec::new(),
        submitter: crate::paper_type::Submitter::Office,
        remarks: Vec::new(),
        version: 1,
        return_reason: String::new(),
        formal_check: Vec::new(),
        posting: None,
        price_reason: String::new(),
        lineage: Lineage::default(),
        readers: Vec::new(),
        note: String::new(),
        created_at: Timestamp::UNIX_EPOCH,
        submitted_at: None,
        stood_in: Vec::new(),
    }
}

fn file(size_bytes: u64, note: &str) -> Attachment {
    Attachment {
        name: "plán.pdf".to_owned(),
        blob: BlobHash("0".repeat(64)),
        size_bytes,
        media_type: "application/pdf".to_owned(),
        order: 1,
        is_confidential: false,
        version: 1,
        replaced_by: None,
        is_removed: false,
        added_by: None,
        added_at: Timestamp::UNIX_EPOCH,
        note: note.to_owned(),
        views: Vec::new(),
    }
}

/// What the check says about one item.
fn finding(paper: &Paper, files: &[Attachment], decides: Option<&BodyKind>, id: &str) -> String {
    let input = CheckInput {
        paper,
        attachments: files,
        decides,
        findings: Some(&[]),
        cover: CoverStanding::NotNeeded,
        today: TODAY,
    };
    let items = formal_check(&input);
    let item = items.iter().find(|item| item.id == id).unwrap();
    format!("{} {}", item.state.as_str(), item.finding)
}

const PASSED: &str = "passed_by_program ";

#[test]
fn competence_is_told_by_paragraph_and_by_words() {
    let table = [
        (BodyKind::Council, "§ 102 odst. 3", "schvaluje", "opravu chodníku", PASSED),
        (BodyKind::Council, "§ 85 písm. a)", "schvaluje", "smlouvu", "failed check-belongs-to-assembly"),
        (BodyKind::Council, "§\u{a0}84 odst. 2", "vydává", "řád", "failed check-belongs-to-assembly"),
        (BodyKind::Council, "", "schvaluje", "prodej pozemku parc. č. 5", "failed check-belongs-to-assembly"),
        (
            BodyKind::Council,
            "",
            "schvaluje",
            "rozpočet města na rok 2029",
            "failed check-belongs-to-assembly",
        ),
        (BodyKind::Council, "", "schvaluje", "pronájem nebytových prostor", PASSED),
        (BodyKind::Assembly, "§ 85", "schvaluje", "prodej pozemku", PASSED),
        (
            BodyKind::Assembly,
            "§ 102 odst. 2 písm. b)",
            "zřizuje",
            "organizaci",
            "failed check-belongs-to-council",
        ),
    ];
    for (decides, paragraph, verb, text, expected) in table {
        let got = finding(&paper(paragraph, verb, text), &[], Some(&decides), "competence");
        assert_eq!(got, expected, "{decides:?} {paragraph} {text}");
    }
    let nobody = finding(&paper("", "schvaluje", "věc"), &[], None, "competence");
    assert_eq!(nobody, "failed check-nobody-decides");
}

#[test]
fn only_what_disposes_of_real_estate_is_posted() {
    let table = [
        ("prodej pozemku parc. č. 12/3", true),
        ("pronájem nebytového prostoru v čp. 4", true),
        ("pacht pozemku", true),
        ("směnu pozemků", true),
        ("pronájem bytu č. 7", false),
        ("pronájem hrobového místa na pozemku", false),
        ("prodej osobního vozidla", false),
        ("opravu chodníku", false),
        ("záměr prodeje pozemku p. č. 12", false),
        ("zveřejnění záměru města pronajmout nebytový prostor", false),
        ("na základě zveřejněného záměru prodeje prodej pozemku p. č. 12", true),
        ("kupní smlouvu podle zveřejněného záměru prodeje pozemku", true),
        ("prodej pozemku se záměrem stavby domu", true),
    ];
    for (text, expected) in table {
        let law = posting_law(&paper("", "schvaluje", text));
        assert_eq!(law, expected.then_some(PostingLaw::RealEstate), "{text}");
    }
}

#[test]
fn an_intention_not_yet_posted_is_found() {
    let mut sale = paper("§ 85", "schvaluje", "prodej pozemku");
    let check = |paper: &Paper| finding(paper, &[], Some(&BodyKind::Assembly), "posting");
    assert_eq!(check(&sale), "failed check-not-posted");
    sale.posting = Some(Posting { from: date(2028, 3, 1), to: None });
    assert_eq!(check(&sale), "failed check-not-posted");
    sale.posting = Some(Posting { from: TODAY, to: None });
    assert_eq!(check(&sale), PASSED);
    // From leap day the sixteenth day after is 16 March.
    assert_eq!(
        posting_fault(PostingLaw::RealEstate, sale.posting.as_ref(), date(2028, 3, 15)),
        Some("check-posted-too-short")
    );
    assert_eq!(posting_fault(PostingLaw::RealEstate, sale.posting.as_ref(), date(2028, 3, 16)), None);
}

#[test]
fn a_draft_of_a_budget_is_published_fifteen_days_before_the_session_and_hangs_to_it() {
    for (text, expected) in [
        ("rozpočet města na rok 2029 dle přílohy č. 1", true),
        ("závěrečný účet obce za rok 2028", true),
        ("střednědobý výhled rozpočtu na roky 2029 až 2031", true),
        ("rozpočtové opatření č. 4/2028", false),
    ] {
        let law = posting_law(&paper("", "schvaluje", text));
        assert_eq!(law, expected.then_some(PostingLaw::Budget), "{text}");
    }
    let session = date(2028, 3, 16);
    let posting = |from, to| Posting { from, to };
    for (posting, fault) in [
        (None, Some("check-budget-not-posted")),
        (Some(posting(date(2028, 3, 1), None)), None),
        (Some(posting(date(2028, 3, 2), None)), Some("check-budget-posted-too-short")),
        (Some(posting(date(2028, 2, 1), Some(date(2028, 3, 15)))), None),
        (Some(posting(date(2028, 2, 1), Some(date(2028, 3, 1)))), Some("check-budget-posted-too-short")),
    ] {
        assert_eq!(posting_fault(PostingLaw::Budget, posting.as_ref(), session), fault, "{posting:?}");
    }
    for law in [PostingLaw::Budget, PostingLaw::RealEstate] {
        let last = Posting { from: last_posting_day(law, session), to: None };
        assert_eq!(posting_fault(law, Some(&last), session), None, "{law:?}");
        let late = Posting { from: last.from.tomorrow().unwrap(), to: None };
        assert!(posting_fault(law, Some(&late), session).is_some(), "{law:?}");
    }
    let mut draft = paper("§ 84", "schvaluje", "rozpočet města na rok 2029");
    let check = |paper: &Paper| finding(paper, &[], Some(&BodyKind::Assembly), "posting");
    assert_eq!(check(&draft), "failed check-budget-not-posted");
    draft.posting = Some(posting(TODAY, None));
    assert_eq!(check(&draft), PASSED);
}

#[test]
fn grants_and_gifts_above_their_limits_belong_to_the_assembly() {
    let belongs = "failed check-belongs-to-assembly";
    for (text, expected) in [
        ("poskytnutí dotace 50 000 Kč spolku", PASSED),
        ("poskytnutí dotace 50\u{a0}001\u{a0}Kč spolku", belongs),
        ("poskytnutí dotace 180.000 Kč spolku", belongs),
        ("poskytnutí daru ve výši 20 000 Kč", PASSED),
        ("poskytnutí peněžitého daru ve výši 25 000 Kč", belongs),
        ("přijetí dotace 2 000 000 Kč na školku", PASSED),
        ("poskytnutí dotace dle přílohy č. 1", PASSED),
    ] {
        let got =
            finding(&paper("", "schvaluje", text), &[file(5, "")], Some(&BodyKind::Council), "competence");
        assert_eq!(got, expected, "{text}");
    }
}

#[test]
fn annexes_are_there_not_empty_and_readable() {
    let plain = paper("", "schvaluje", "věc");
    let naming = paper("", "schvaluje", "smlouvu dle přílohy č. 1");
    let table = [
        (&plain, vec![], PASSED),
        (&plain, vec![file(5, "")], PASSED),
        (&plain, vec![file(0, "")], "failed check-annex-empty"),
        (&plain, vec![file(5, "encrypted")], "failed check-annex-unreadable"),
        (&plain, vec![file(5, "false_extension")], "failed check-annex-unreadable"),
        (&naming, vec![], "failed check-annex-missing"),
        (&naming, vec![file(5, "")], PASSED),
    ];
    for (paper, files, expected) in table {
        assert_eq!(finding(paper, &files, None, "annexes"), expected);
    }
}

#[test]
fn a_resolution_without_sense_and_personal_data_are_found() {
    assert_eq!(finding(&paper("", "", "věc"), &[], None, "resolution"), "failed check-resolution-unclear");
    let one = paper("", "schvaluje", "věc");
    let with = |findings| {
        let input = CheckInput {
            paper: &one,
            attachments: &[],
            decides: None,
            findings,
            cover: CoverStanding::NotNeeded,
            today: TODAY,
        };
        formal_check(&input).into_iter().find(|item| item.id == "personal_data").unwrap().state
    };
    assert_eq!(with(None), CheckState::Open);
    assert_eq!(with(Some(&[])), CheckState::PassedByProgram);
    assert_eq!(with(Some(&["rodné číslo".to_owned()])), CheckState::Failed);
}

#[test]
fn a_cover_is_looked_at_only_where_the_type_asks_for_one() {
    let table = [
        (CoverStanding::NotNeeded, None),
        (CoverStanding::Missing, Some((CheckState::Failed, "check-cover-missing"))),
        (CoverStanding::Unconfirmed, Some((CheckState::Failed, "check-cover-unconfirmed"))),
        (CoverStanding::Confirmed, Some((CheckState::PassedByProgram, ""))),
    ];
    let one = paper("§ 102 odst. 3", "schvaluje", "nákup");
    for (cover, expected) in table {
        let input =
            CheckInput { paper: &one, attachments: &[], decides: None, findings: None, cover, today: TODAY };
        let found = formal_check(&input).into_iter().find(|item| item.id == COVER);
        let found = found.map(|item| (item.state, item.finding));
        assert_eq!(found, expected.map(|(state, finding)| (state, finding.to_owned())), "{cover:?}");
    }
}
