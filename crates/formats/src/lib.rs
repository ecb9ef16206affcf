//! File formats in and out, pure: bytes in, tables or text out.
//!
//! Nothing here opens a file, asks for the time or knows a store. Every reader takes
//! [`Limits`](limits::Limits), never panics on foreign bytes and says what is wrong and where.
//! The process that calls these readers on foreign files is a child without store or network;
//! bounds of memory and time are its business.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod archive;
mod barrier;
pub mod document;
pub mod encoding;
pub mod export;
pub mod foreign;
pub mod html;
pub mod kind;
pub mod letter;
pub mod limits;
pub mod mapping;
pub mod metadata;
pub mod table;
pub mod text;
mod workbook;
mod xml;

pub use archive::ArchiveError;
