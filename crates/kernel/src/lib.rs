//! What every room of the house stands on: ids, money, dates and the Czech calendar, people, bodies,
//! roles and audiences, records, commands and the permission that decides who may.
//!
//! Nothing here reads a clock, a disk or a random source: time and ids come in through [`Context`].

pub mod audience;
pub mod body;
pub mod calendar;
pub mod command;
pub mod context;
pub mod device;
pub mod edit;
pub mod hex;
pub mod id;
pub mod json;
pub mod lease;
pub mod module;
pub mod money;
pub mod permission;
pub mod person;
pub mod record;
pub mod refusal;
pub mod role;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use audience::{Atom, Audience, AudienceId};
pub use body::{Body, BodyKind, Duty, Membership, StandingItem, Substitution};
pub use calendar::{Date, Timestamp};
pub use command::{Base, Command, OnBehalf, Payload, SUBSTITUTE};
pub use context::{Context, IdSource};
pub use device::Device;
pub use edit::{FieldEdit, Variant, apply_edits, field_hash};
pub use id::{BlobHash, BodyId, CommandId, DepartmentId, DeviceId, HistoryId, PersonId, RecordId};
pub use lease::{Closeness, LeaseClock, OfflineDays};
pub use module::{CommandSpec, KindSpec, Module, Prediction};
pub use money::Money;
pub use permission::{Action, Standing, Subject, may, may_in_place_of, stands_in_for};
pub use person::{Department, Person};
pub use record::{Belongings, IndexKey, RawRecord, Record, Records, RecordsExt, Stored};
pub use refusal::{Refusal, Stop};
pub use role::Role;
