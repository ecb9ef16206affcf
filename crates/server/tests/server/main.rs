//! The server through its doors: pages, devices, the console.
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test may fail by panicking and is seen by nobody")]

mod backups;
mod blobs;
mod browser;
mod console;
mod desktop;
mod devices;
mod door;
mod hostile;
mod pages;
mod town;

/// Every municipality has a file of its own.
const HOME: town::Home = town::Home::Folders;
