//! Faults made on purpose: every one must be caught, or the histories prove nothing.

/// One rule of the protocol broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// An answer is taken although it continues other cursors (rule 1).
    StaleAnswersTaken,
    /// A page ends inside a command (rule 2).
    CommandsSplit,
    /// Staging forgets in which scope a row changed (rule 3).
    StagingWithoutScope,
    /// `gone` deletes the row wherever it stands (rule 3).
    GoneDeletesAnywhere,
    /// A lost scope stays on the device (rule 4).
    LostScopeKept,
    /// A regained scope continues where it was left (rule 4).
    RegainedFromCommon,
    /// A moved row is not marked gone in its old scope (rule 5).
    GoneNotMarked,
    /// An answered command leaves before the page with its effect (rule 6).
    AnsweredLeaveEarly,
    /// Pages are published before the device has caught up.
    PublishedEarly,
    /// Predictions are not taken back before rows of the authority come.
    BaseImagesForgotten,
    /// Numbers leave the device before they are on its disk.
    NumbersNotDurable,
    /// The authority executes a number again.
    NumbersRunTwice,
    /// The authority skips missing numbers.
    GapsAccepted,
    /// The authority executes what was built on a refused command.
    DependentsAccepted,
    /// Deleting a row does not count it out of its scope's sum.
    SumsForgetDeletions,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Fault; 15] = [
        Fault::StaleAnswersTaken,
        Fault::CommandsSplit,
        Fault::StagingWithoutScope,
        Fault::GoneDeletesAnywhere,
        Fault::LostScopeKept,
        Fault::RegainedFromCommon,
        Fault::GoneNotMarked,
        Fault::AnsweredLeaveEarly,
        Fault::PublishedEarly,
        Fault::BaseImagesForgotten,
        Fault::NumbersNotDurable,
        Fault::NumbersRunTwice,
        Fault::GapsAccepted,
        Fault::DependentsAccepted,
        Fault::SumsForgetDeletions,
    ];
}
