//! The distribution of a meeting's papers (rozeslání): by which channel each member gets them, which version was
//! sent to whom, who opened it, who apologised, who announced a conflict of interest.

mod answer;
mod channel;
mod compare;
mod pack;
mod seen;
mod send;

pub use answer::{
    AnnounceConflict, Apologise, Apology, ConflictOfInterest, NotePackOpened, OpenedBy, PackOpening,
    TakeApologyBack, WithdrawConflict, announce_conflict, apologies_of, apologise, apology_id, conflict_id,
    is_opening_noted, note_pack_opened, opening_id, openings_of, take_apology_back, withdraw_conflict,
};
pub(crate) use channel::subject as subject_of_choice;
pub use channel::{
    Channel, ChannelChoice, ChooseChannel, MemberChannel, channel_for, choice_id, choose_channel,
};
pub use compare::{PackChange, changes};
pub use pack::{Pack, PackFile, PackItem, PackReach, pack_of};
pub use seen::Seen;
pub use send::{SendPack, Sending, recipients, send_pack, sendings_of, standing_of_recipient};
