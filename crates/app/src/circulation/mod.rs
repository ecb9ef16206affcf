//! Oběh dokumentů: papers, meetings, resolutions, tasks.

pub(crate) mod check;
pub mod comments;
pub mod cover;
pub mod distribution;
pub mod editions;
pub mod ended;
pub mod files;
pub mod history;
pub mod layouts;
pub mod leaving;
pub mod lists;
pub mod mayor;
pub mod meetings;
pub mod papers;
pub mod readings;
pub mod report;
pub mod resolutions;
pub mod route;
mod seen;
pub(crate) mod steps;
