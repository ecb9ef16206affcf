//! What happened in histories, counted.

/// Counts of one history or of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Commands put into an outbox.
    pub issued: u64,
    /// Accepted whole.
    pub accepted: u64,
    /// Accepted with a variant.
    pub variants: u64,
    /// Refused by the authority.
    pub refused: u64,
    /// Refused with the one they were built on, unsent.
    pub refused_along: u64,
    /// Taken in by a later edit.
    pub absorbed: u64,
    /// Gone with a device's file, which was restored without its journal.
    pub gone: u64,
    /// Messages lost.
    pub lost: u64,
    /// Messages that came twice.
    pub doubled: u64,
    /// Transactions that were not committed.
    pub crashes: u64,
    /// Scopes lost by a device.
    pub scopes_lost: u64,
    /// Scopes a device gave up because their leases ended.
    pub leases_ended: u64,
    /// Checkpoints, each compared with the authority's view at its head.
    pub published: u64,
    /// Pages that ended within a command.
    pub parted: u64,
    /// Devices that read everything once more.
    pub started_over: u64,
    /// Offices restored from an older copy.
    pub offices_restored: u64,
    /// Commands that went up once more after it.
    pub sent_again: u64,
    /// Accepted commands that devices kept no more for an office that forgets.
    pub given_up: u64,
    /// Devices' files restored from an older copy.
    pub files_restored: u64,
    /// Rows or sums lost on a device.
    pub damaged: u64,
    /// Repairs taken in.
    pub repaired: u64,
    /// Devices lost, and others in their place.
    pub devices_lost: u64,
    /// Devices of people who had another one.
    pub second_devices: u64,
    /// Substitutions that stood in an office when its history ended.
    pub substitutes: u64,
    /// Papers decided by their third body.
    pub decided: u64,
    /// Notes erased for good.
    pub erased: u64,
    /// Commands that the office took back.
    pub undone: u64,
    /// Those of them that had never left the device when they were taken back.
    pub undone_unsent: u64,
    /// The most audiences in which rows stood in an office when its history ended.
    pub audiences: u64,
    /// The most of them in which one device held rows.
    pub held: u64,
    /// What the logs of the offices end with, and how far the seeds were drawn from: a program that is faster and
    /// plays the same histories has the same.
    pub fingerprint: u64,
}

impl Tally {
    /// Adds another history.
    pub fn add(&mut self, other: &Self) {
        let Self { issued, accepted, variants, refused, refused_along, absorbed, gone, lost, .. } = other;
        let Self { doubled, crashes, scopes_lost, published, parted, started_over, .. } = other;
        let Self { offices_restored, sent_again, files_restored, damaged, repaired, .. } = other;
        let Self { devices_lost, leases_ended, decided, erased, undone, undone_unsent, .. } = other;
        let Self { given_up, second_devices, substitutes, audiences, held, fingerprint, .. } = other;
        self.issued += issued;
        self.accepted += accepted;
        self.variants += variants;
        self.refused += refused;
        self.refused_along += refused_along;
        self.absorbed += absorbed;
        self.gone += gone;
        self.lost += lost;
        self.doubled += doubled;
        self.crashes += crashes;
        self.scopes_lost += scopes_lost;
        self.published += published;
        self.parted += parted;
        self.started_over += started_over;
        self.offices_restored += offices_restored;
        self.sent_again += sent_again;
        self.given_up += given_up;
        self.files_restored += files_restored;
        self.damaged += damaged;
        self.repaired += repaired;
        self.devices_lost += devices_lost;
        self.leases_ended += leases_ended;
        self.second_devices += second_devices;
        self.substitutes += substitutes;
        self.decided += decided;
        self.erased += erased;
        self.undone += undone;
        self.undone_unsent += undone_unsent;
        self.audiences = self.audiences.max(*audiences);
        self.held = self.held.max(*held);
        self.fingerprint = self.fingerprint.wrapping_add(*fingerprint);
    }
}
