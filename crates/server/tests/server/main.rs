//! The server through its doors: pages, devices, the console.
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test may fail by panicking and is seen by nobody")]

mod blobs;
mod browser;
mod console;
mod desktop;
mod devices;
mod door;
mod hostile;
mod pages;
mod town;
