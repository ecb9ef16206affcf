//! The vote engine against recorded votes of two assemblies.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests, outside of the test functions"
)]

use flate2::read::GzDecoder;
use obeznik_circulation::majority::{Choice, MajorityRule, Outcome, Tally, decide, tally_ballots};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::fs::File;
use std::path::PathBuf;

/// The folder of real data, or `None` where there is none.
fn data() -> Option<PathBuf> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let root = std::env::var_os("OBEZNIK_DATA").map_or_else(|| default.into(), PathBuf::from);
    if root.is_dir() {
        return Some(root.join("council"));
    }
    println!("skipped: no data");
    None
}

fn open(path: PathBuf) -> File {
    File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn brno_choice(option: &str) -> Choice {
    match option {
        "yes" => Choice::InFavour,
        "no" => Choice::Against,
        "abstain" => Choice::Abstained,
        "not voting" => Choice::NotVoted,
        "absent" => Choice::Absent,
        other => panic!("unknown option {other}"),
    }
}

#[test]
fn every_recorded_outcome_of_brno_is_recomputed_from_its_ballots() {
    let Some(root) = data() else { return };
    let folder = root.join("votes-brno");
    let mut votes: BTreeMap<String, Vec<(String, Choice)>> = BTreeMap::new();
    for row in csv::Reader::from_reader(GzDecoder::new(open(folder.join("votes.csv.gz")))).records() {
        let row = row.unwrap();
        votes.entry(row[0].to_owned()).or_default().push((row[1].to_owned(), brno_choice(&row[3])));
    }
    let (mut equal, mut simple_majority_errs, mut total) = (0, 0, 0);
    for event in csv::Reader::from_reader(open(folder.join("vote_events.csv"))).records() {
        let event = event.unwrap();
        let ballots = &votes[&event[0]];
        let members: Vec<String> = ballots.iter().map(|(member, _)| member.clone()).collect();
        let tally = tally_ballots(&members, ballots).unwrap();
        assert_eq!((tally.members, tally.in_favour.to_string()), (55, event[6].to_owned()), "{}", &event[0]);
        let decision = decide(MajorityRule::AllMembers, &tally).unwrap();
        let recorded = if &event[3] == "pass" { Outcome::Adopted } else { Outcome::NotAdopted };
        equal += usize::from(decision.outcome == recorded);
        let by_cast = decide(MajorityRule::VotesCast, &tally).unwrap().outcome;
        simple_majority_errs += usize::from(by_cast != recorded);
        total += 1;
    }
    println!(
        "Brno: {equal} of {total} outcomes equal; a majority of votes cast would err {simple_majority_errs} times"
    );
    assert_eq!((equal, total, simple_majority_errs), (1113, 1113, 36));
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

/// One vote of the voting device: its header and its ballots.
struct DeviceVote {
    header: Tally,
    present: u32,
    ballots: Vec<(String, Choice)>,
}

fn header(tag: &BytesStart<'_>) -> DeviceVote {
    let number = |name: &str| attribute(tag, name).unwrap().parse().unwrap();
    assert_eq!(attribute(tag, "quorum").unwrap(), "1/2A");
    let header = Tally {
        members: number("deputies"),
        in_favour: number("aye"),
        against: number("no"),
        abstained: number("abstained"),
        not_voted: number("not_voting"),
        absent: number("missing"),
        excluded: 0,
    };
    DeviceVote { header, present: number("present"), ballots: Vec::new() }
}

fn device_choice(vote: &str) -> Choice {
    match vote {
        "AYE" => Choice::InFavour,
        "NO" => Choice::Against,
        "ABSTAINED" => Choice::Abstained,
        "NOT_VOTING" => Choice::NotVoted,
        "MISSING" => Choice::Absent,
        other => panic!("unknown vote {other}"),
    }
}

fn device_votes(text: &str) -> Vec<DeviceVote> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut votes: Vec<DeviceVote> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return votes,
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "VotingResult" => votes.push(header(&tag)),
                "Deputy" => {
                    let ballot =
                        attribute(&tag, "id").zip(attribute(&tag, "vote").as_deref().map(device_choice));
                    votes.last_mut().unwrap().ballots.extend(ballot);
                }
                _ => {}
            },
            _ => {}
        }
    }
}

#[test]
fn headers_of_the_vsetin_device_equal_their_ballots() {
    let Some(root) = data() else { return };
    let folder = root.join("votes-vsetin-her-xml");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut total, mut adopted) = (0, 0);
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "xml")) {
        for vote in device_votes(&std::fs::read_to_string(path).unwrap()) {
            let members: Vec<String> = vote.ballots.iter().map(|(member, _)| member.clone()).collect();
            let tally = tally_ballots(&members, &vote.ballots).unwrap();
            assert_eq!(tally, vote.header, "{}", path.display());
            assert_eq!(tally.present(), u64::from(vote.present));
            let decision = decide(MajorityRule::AllMembers, &tally).unwrap();
            adopted += usize::from(decision.outcome == Outcome::Adopted);
            total += 1;
        }
    }
    println!("Vsetín: {total} headers equal their ballots, {adopted} motions adopted");
    assert!(total >= 170);
}
