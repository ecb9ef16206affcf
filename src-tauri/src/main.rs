//! `obeznik`: the desktop application.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use obeznik_window::{Options, run, serve};

fn main() -> ExitCode {
    if obeznik_worker::is_child() {
        return obeznik_worker::serve(); // a reader of one foreign file: no window, no store
    }
    let options = Options::of_process();
    if options.only_serves {
        return if serve(&options).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    run(&options);
    ExitCode::SUCCESS
}
