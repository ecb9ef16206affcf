//! The window: commands over the desk of `app`, and nothing of the domain.

mod about;
mod backup;
mod commands;
mod control;
mod diary;
mod disposal;
mod envelope;
mod files;
mod history;
mod joining;
mod letters;
mod mark;
mod notices;
mod outside;
mod pack;
mod page;
mod places;
mod policy;
mod reading;
mod registry;
mod sharing;
mod single;
mod sleep;
mod start;
mod statement;
mod support;
mod uploads;
mod views;
mod windows;

pub use start::{Options, run, serve};
