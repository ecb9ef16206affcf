//! `obeznik`: the desktop application.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use obeznik_window::{Options, run};

fn main() -> ExitCode {
    if obeznik_worker::is_child() {
        return obeznik_worker::serve(); // a reader of one foreign file: no window, no store
    }
    run(&Options::of_process());
    ExitCode::SUCCESS
}
