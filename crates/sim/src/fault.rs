//! Faults made on purpose: every one must be caught, or the histories prove nothing.

/// One rule of the protocol broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// An answer is taken although it continues other cursors.
    StaleAnswersTaken,
    /// A page ends inside a command.
    CommandsSplit,
    /// Staging forgets in which scope a row changed.
    StagingWithoutScope,
    /// `gone` deletes the row wherever it stands.
    GoneDeletesAnywhere,
    /// A lost scope stays on the device.
    LostScopeKept,
    /// Staged rows of a lost scope stay.
    StagingSurvivesLoss,
    /// A regained scope continues where it was left.
    RegainedFromCommon,
    /// A row that left a scope is not marked gone in it.
    GoneNotMarked,
    /// An answered command leaves before the page with its effect.
    AnsweredLeaveEarly,
    /// Pages are published before the device has caught up.
    PublishedEarly,
    /// Predictions are not taken back before rows of the office come.
    BaseImagesForgotten,
    /// Numbers leave the device before they are on its disk.
    NumbersNotDurable,
    /// The office executes a number again.
    NumbersRunTwice,
    /// The office skips missing numbers.
    GapsAccepted,
    /// The office executes what was built on a refused command.
    DependentsAccepted,
    /// Deleting a row does not count it out of its scope's sum.
    SumsForgetDeletions,
    /// A number used for another command is answered with that one's verdict.
    TakenNumbersUnnoticed,
    /// The office does not keep which command a number was.
    AnswersForgotten,
    /// In its pages a number gets the verdict of the one after it.
    VerdictsMixedUp,
    /// A change of mandates does not renew what people see.
    AccessNotRenewed,
    /// Naming a substitute, or its end, does not renew what people see.
    SubstitutesUnnoticed,
    /// An audience used for the first time reaches nobody.
    NewAudiencesUnnoticed,
    /// A device away too long is not told to start over.
    HorizonUnnoticed,
    /// A device that starts over keeps what it had.
    StartOverKeepsRows,
    /// An office restored from an older copy goes on in the same history.
    RestoreUnnoticed,
    /// Accepted commands are not kept for an office that forgets them.
    AcceptedNotRetained,
    /// Accepted commands are kept for a day, not for thirty.
    RetainedForgottenEarly,
    /// Refused commands do not wait for the person.
    RefusedForgotten,
    /// A device does not compare its sum with the office's.
    DifferencesUnnoticed,
    /// A lost device is listened to.
    LostDeviceServed,
    /// A device whose leases ended goes on as if it knew what its person sees.
    LeaseKeepsAccess,
    /// Erasing for good only removes: images for undo stay.
    ErasedImagesKept,
    /// The log keeps inputs about what was erased.
    ErasedInputsKept,
    /// A device keeps commands about what was erased.
    ErasedKeptByDevices,
    /// An undo does not wait for what it takes back.
    UndoGoesAhead,
    /// The office decides an undo again.
    UndosRunTwice,
    /// An undo is carried out although its record changed since.
    UndoneThoughMoved,
    /// An undo gives a record back to people who have lost sight of it.
    UndoneToOthers,
    /// A command that was begun goes on where it was cut although other scopes are seen since.
    BegunOutlivesAccess,
    /// A part is passed over: the device goes on as if it had read the whole command.
    PartsTakenForWhole,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Fault; 40] = [
        Fault::StaleAnswersTaken,
        Fault::CommandsSplit,
        Fault::StagingWithoutScope,
        Fault::GoneDeletesAnywhere,
        Fault::LostScopeKept,
        Fault::StagingSurvivesLoss,
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
        Fault::TakenNumbersUnnoticed,
        Fault::AnswersForgotten,
        Fault::VerdictsMixedUp,
        Fault::AccessNotRenewed,
        Fault::SubstitutesUnnoticed,
        Fault::NewAudiencesUnnoticed,
        Fault::HorizonUnnoticed,
        Fault::StartOverKeepsRows,
        Fault::RestoreUnnoticed,
        Fault::AcceptedNotRetained,
        Fault::RetainedForgottenEarly,
        Fault::RefusedForgotten,
        Fault::DifferencesUnnoticed,
        Fault::LostDeviceServed,
        Fault::LeaseKeepsAccess,
        Fault::ErasedImagesKept,
        Fault::ErasedInputsKept,
        Fault::ErasedKeptByDevices,
        Fault::UndoGoesAhead,
        Fault::UndosRunTwice,
        Fault::UndoneThoughMoved,
        Fault::UndoneToOthers,
        Fault::BegunOutlivesAccess,
        Fault::PartsTakenForWhole,
    ];

    /// Whether only histories that erase can show it.
    pub fn needs_erasing(self) -> bool {
        matches!(self, Fault::ErasedImagesKept | Fault::ErasedInputsKept | Fault::ErasedKeptByDevices)
    }

    /// Whether only histories whose pages end within commands can show it.
    pub fn needs_parting(self) -> bool {
        matches!(self, Fault::BegunOutlivesAccess | Fault::PartsTakenForWhole)
    }

    /// Whether only histories that take back can show it.
    pub fn needs_undoing(self) -> bool {
        matches!(
            self,
            Fault::UndoGoesAhead | Fault::UndosRunTwice | Fault::UndoneThoughMoved | Fault::UndoneToOthers
        )
    }
}
