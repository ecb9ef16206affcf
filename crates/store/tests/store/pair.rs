//! An office that serves and a laptop that joined it, in two folders beside each other.

use std::path::Path;

use ed25519_dalek::SigningKey;
use obeznik_authority::device::public_key_text;
use obeznik_authority::{RegisterDevice, SignedCommand};
use obeznik_circulation::comment::AddComment;
use obeznik_circulation::paper::{Confidentiality, CreatePaper, EditPaper};
use obeznik_circulation::paper_type::DefinePaperType;
use obeznik_kernel::{BodyId, Command, CommandId, DeviceId, FieldEdit, Payload, RecordId, Stop};
use obeznik_municipality::DefineBody;
use obeznik_store::{NoKeyring, Protection, RecoveryCode, Store, StoreError, Unlock};
use obeznik_sync::{BatchLimits, PageLimits, Pulled, PushAnswer, Pushed, Signer};

use crate::journey::{council_body, council_paper};
use crate::town::{Hand, PASS_PHRASE, later, now};

/// The two stores, and who works with them.
pub struct Pair {
    pub office: Store,
    pub laptop: Store,
    pub hand: Hand,
    key: Key,
}

/// The key of the laptop.
struct Key(SigningKey);

impl Signer for Key {
    fn sign(&self, command: Command) -> Result<SignedCommand, Stop> {
        SignedCommand::sign(command, laptop(), &self.0)
    }
}

fn laptop() -> DeviceId {
    RecordId::well_known("laptop").into()
}

fn paper() -> RecordId {
    RecordId::well_known("the paper")
}

/// A store and the code that opens it.
pub fn created(folder: &Path) -> (Store, RecoveryCode) {
    let protection = Protection { keyring: &NoKeyring, pass_phrase: Some(PASS_PHRASE), is_demo: false };
    Store::create(folder, protection, now()).unwrap()
}

impl Pair {
    /// A town with a paper, and a laptop that has read all of it.
    pub fn founded(office: Store, laptop: Store) -> Self {
        let (hand, key) = (Hand::new(1 << 32), Key(SigningKey::from_bytes(&[9; 32])));
        let mut pair = Self { office, laptop, hand, key };
        let founding = pair.hand.founding();
        pair.decide(&founding);
        pair.office.begin_history().unwrap();
        let council = BodyId(RecordId::well_known("council"));
        let body = DefineBody { id: council, body: council_body() };
        let paper_type = RecordId::well_known("papers");
        let papers = DefinePaperType { paper_type, value: council_paper(council) };
        let create = pair.paper(paper_type);
        for (kind, input) in [
            ("municipality.define_body", serde_json::to_value(&body)),
            ("circulation.define_paper_type", serde_json::to_value(&papers)),
            ("circulation.create_paper", serde_json::to_value(&create)),
        ] {
            let signed = pair.hand.sign(kind, &input.unwrap());
            pair.decide(&signed);
        }
        pair.join();
        pair
    }

    fn decide(&mut self, signed: &SignedCommand) {
        let verdict = self.office.execute(signed, now(), &mut self.hand.ids, &[]).unwrap();
        assert!(verdict.is_accepted(), "{verdict:?}");
    }

    fn paper(&self, paper_type: RecordId) -> CreatePaper {
        CreatePaper {
            paper: paper(),
            paper_type,
            title: "Oprava chodníku".into(),
            presenter: self.hand.secretary,
            co_presenters: Vec::new(),
            drafter: None,
            department: None,
            competence: String::new(),
            confidentiality: Confidentiality::AllBodies,
            named: Vec::new(),
            report: "Zpráva.".into(),
            report_file: None,
            clauses: Vec::new(),
            due_on: None,
        }
    }

    fn join(&mut self) {
        let input = RegisterDevice {
            device: laptop(),
            person: self.hand.secretary,
            name: "notebook tajemnice".into(),
            public_key: public_key_text(&self.key.0),
        };
        self.office.register_device(&input, now(), &mut self.hand.ids).unwrap();
        self.laptop.join(laptop()).unwrap();
        self.exchange(&mut |_| {}).unwrap();
    }

    /// What a cut of the power left, opened by the printed codes; `life` keeps identifiers apart.
    pub fn opened(home: &Path, codes: [&str; 2], life: u64) -> Result<Self, StoreError> {
        let opened =
            |name: &str, code: &str| Store::open(&home.join(name), Unlock::RecoveryCode(code), later());
        let (office, laptop) = (opened("office", codes[0])?, opened("laptop", codes[1])?);
        let (hand, key) = (Hand::new((1 << 33) * life), Key(SigningKey::from_bytes(&[9; 32])));
        Ok(Self { office, laptop, hand, key })
    }

    /// Gives a command on the laptop.
    fn give<T: serde::Serialize>(&mut self, kind: &str, input: &T) -> Result<CommandId, StoreError> {
        let id = CommandId(RecordId(uuid::Uuid::now_v7()));
        let command = Command {
            id,
            kind: kind.into(),
            kind_version: 1,
            actor: Some(self.hand.secretary),
            on_behalf_of: None,
            payload: Payload::Inline(serde_json::to_string(input).unwrap()),
            base: Vec::new(),
            client_time: now(),
        };
        self.laptop.issue(command, &self.key)?;
        Ok(id)
    }

    /// A comment, which stands by itself.
    pub fn comment(&mut self, text: String) -> Result<CommandId, StoreError> {
        let comment = RecordId(uuid::Uuid::now_v7());
        let input =
            AddComment { paper: paper(), comment, text, quote: String::new(), answers: None, meeting: None };
        self.give("circulation.add_comment", &input)
    }

    /// The report anew, which later comments are built on.
    pub fn report(&mut self, text: &str) -> Result<CommandId, StoreError> {
        let edits = vec![FieldEdit { field: "report".into(), value: text.into(), base: None }];
        self.give("circulation.edit_paper", &EditPaper { paper: paper(), edits })
    }

    /// Everything up in small batches, everything down in small pages; `decided` hears what the office answered.
    pub fn exchange(&mut self, decided: &mut dyn FnMut(CommandId)) -> Result<(), StoreError> {
        let batch = BatchLimits { commands: 3, ..BatchLimits::default() };
        self.laptop.seal(batch)?;
        while let Some(request) = self.laptop.push_request()? {
            let answer = self.office.push(&request, now(), &mut self.hand.ids)?;
            let PushAnswer::Decided(answered) = &answer else { panic!("{answer:?}") };
            answered.verdicts.iter().for_each(|one| decided(one.command));
            assert_eq!(self.laptop.take_push_answer(answer)?, Pushed::Noted);
            self.laptop.seal(batch)?;
        }
        self.read()
    }

    fn read(&mut self) -> Result<(), StoreError> {
        let limits = PageLimits { rows: 5, ..PageLimits::default() };
        loop {
            let request = self.laptop.pull_request()?;
            let answer = self.office.pull(&request, limits, now())?;
            match self.laptop.take_pull_answer(answer)? {
                Pulled::Published(published) => {
                    assert!(!published.differs);
                    return Ok(());
                }
                Pulled::MustRegister | Pulled::Closed { .. } => panic!("the office takes it for a copy"),
                _ => {}
            }
        }
    }
}
