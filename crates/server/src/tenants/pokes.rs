//! Pokes between servers of one database.

use obeznik_identity::TenantId;
use obeznik_kernel::DeviceId;
use obeznik_store_postgres::Announcer;

use super::desk::Poke;

/// The list of municipalities changed.
const LISTED: &str = "listed";

/// The other servers.
pub(super) struct Others(Announcer);

/// What another server told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Listeners are to be poked.
    Poke(Poke),
    /// A municipality came, or its description changed.
    Listed,
}

impl Others {
    pub(super) fn new(announcer: Announcer) -> Self {
        Self(announcer)
    }

    /// Tells a poke.
    pub(super) fn tell(&self, tenant: TenantId, poke: Poke) {
        self.0.tell(tenant, &words_of(poke));
    }

    /// Tells that a municipality came or changed.
    pub(super) fn tell_listed(&self, tenant: TenantId) {
        self.0.tell(tenant, LISTED);
    }
}

fn words_of(poke: Poke) -> String {
    match poke {
        Poke::Head(head) => format!("head {head}"),
        Poke::Access => "access".to_owned(),
        Poke::Device { device, wipe: true } => format!("wipe {device}"),
        Poke::Device { device, wipe: false } => format!("closed {device}"),
    }
}

/// Reads what was told; words of a newer server are only a reason to look.
pub(super) fn told(words: &str) -> Told {
    let (word, rest) = words.split_once(' ').unwrap_or((words, ""));
    let device = |wipe| rest.parse::<DeviceId>().map(|device| Poke::Device { device, wipe }).ok();
    let poke = match word {
        LISTED => return Told::Listed,
        "head" => rest.parse().map(Poke::Head).ok(),
        "wipe" => device(true),
        "closed" => device(false),
        _ => None,
    };
    Told::Poke(poke.unwrap_or(Poke::Access))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pokes_are_read_as_they_were_told_and_unknown_ones_are_a_reason_to_look() {
        let device = DeviceId(crate::clock::new_id());
        let pokes = [
            Poke::Head(42),
            Poke::Access,
            Poke::Device { device, wipe: true },
            Poke::Device { device, wipe: false },
        ];
        for poke in pokes {
            assert_eq!(told(&words_of(poke)), Told::Poke(poke));
        }
        assert_eq!(told(LISTED), Told::Listed);
        for words in ["", "head", "head x", "wipe nobody", "newer 1 2"] {
            assert_eq!(told(words), Told::Poke(Poke::Access), "{words}");
        }
    }
}
