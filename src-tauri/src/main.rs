//! `obeznik`: the desktop application.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    obeznik_window::run();
}
