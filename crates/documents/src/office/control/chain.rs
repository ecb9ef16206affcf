//! The verification of the whole log: what it said, without any key.

use jiff::civil::DateTime;
use obeznik_app::office::log::ChainSaid;
use obeznik_app::{ApiError, Office};
use obeznik_authority::BrokenLink;
use obeznik_store::ChainReport;

use crate::office::sheets::moment;
use crate::office::wording::{say, word};

/// What the verification said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verified {
    /// Links that hold, from the first one on.
    pub(super) links: u64,
    /// Hash of the last of them.
    head: String,
    /// The first link that does not, and how.
    broken: Option<(u64, String)>,
    /// Entries whose input was erased.
    erased: u64,
    /// Whether the office's server verified it, and not this program.
    is_told: bool,
}

impl Verified {
    /// Verifies the chain of the office, from its first link.
    ///
    /// # Errors
    /// When the log cannot be read.
    pub(super) fn of(office: &Office) -> Result<Self, ApiError> {
        let store = office.store();
        let report = store.reader().verify(&mut |_| true)?;
        let erased = store.reader().cleared_links()?;
        let (sound, broken) = match report {
            ChainReport::Whole(head) => (head, None),
            ChainReport::Broken { link, sound } => (sound, Some(place(&link))),
        };
        Ok(Self { links: sound.log_no, head: sound.hash, broken, erased, is_told: false })
    }

    /// What the office's server said of its chain.
    pub(super) fn told(said: &ChainSaid) -> Self {
        let ChainSaid { links, head, broken, erased } = said.clone();
        Self { links, head, broken, erased, is_told: true }
    }

    /// Whether every link holds.
    pub(super) fn is_whole(&self) -> bool {
        self.broken.is_none()
    }

    /// The result in one sentence.
    pub(super) fn said(&self) -> String {
        match &self.broken {
            None => word("print-control-chain-whole"),
            Some((link, why)) => say(
                "print-control-chain-broken",
                &[("link", link.to_string().into()), ("why", why.as_str().into())],
            ),
        }
    }

    /// What it means, and who verified it where this program did not.
    fn meaning(&self) -> String {
        let meaning = word("print-control-chain-meaning");
        if self.is_told { [meaning, word("print-control-chain-told")].join("\r\n") } else { meaning }
    }

    /// The file about it.
    pub(super) fn text(&self, municipality: &str, at: DateTime) -> String {
        let line = |key: &str, value: &str| format!("{}: {value}", word(key));
        let lines = [
            say("print-control-chain-title", &[("municipality", municipality.into())]),
            String::new(),
            line("print-control-chain-at", &moment(at)),
            line("print-control-chain-program", concat!("Oběžník ", env!("CARGO_PKG_VERSION"))),
            line("print-control-chain-result", &self.said()),
            line("print-control-chain-links", &self.links.to_string()),
            line("print-control-chain-head", &self.head),
            line("print-control-chain-erased", &self.erased.to_string()),
            String::new(),
            self.meaning(),
            String::new(),
        ];
        lines.join("\r\n")
    }
}

/// Which link is broken, and how.
fn place(link: &BrokenLink) -> (u64, String) {
    let (number, how) = match *link {
        BrokenLink::Gap { expected, .. } => (expected, "gap"),
        BrokenLink::Detached(number) => (number, "detached"),
        BrokenLink::Changed(number) => (number, "changed"),
        BrokenLink::PayloadChanged(number) => (number, "payload"),
        BrokenLink::Missing(number) => (number, "missing"),
    };
    (number, how.to_owned())
}
