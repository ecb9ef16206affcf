//! Circulation in lists: papers, meetings, resolutions, tasks.

mod decisions;
mod filter;
mod meetings;
mod papers;
mod parts;
mod project;
mod registry;

pub use decisions::{ResolutionFilter, ResolutionRow, ResolutionSort, TaskFilter, TaskRow, TaskSort};
pub use filter::{Direction, Page, Span};
pub use meetings::{AgendaItemRow, MeetingFilter, MeetingRow, ReadyRow};
pub use papers::{PaperFilter, PaperRow, PaperSort, PaperTypeRow};
pub use parts::{AttachmentRow, ConsultationRow, OpinionFilter, OpinionRow, VersionRow};
pub(crate) use project::CirculationModels;
pub use registry::{RegistryFilter, RegistryRow};
