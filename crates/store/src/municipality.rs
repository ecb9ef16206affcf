//! The town in lists: people, departments, bodies, memberships.

mod project;
mod queries;

pub(crate) use project::TownModels;
pub use queries::{BodyRow, DepartmentRow, MembershipRow, PersonRow, VariantRow};
