//! `obeznik`: the desktop application.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use obeznik_window::{Options, run};

fn main() {
    run(&Options::of_process());
}
