//! The floor of the start: a Tauri window with one word in it and nothing behind it.

use tauri::http::Response;
use tauri::{WebviewUrl, WebviewWindowBuilder};

const PAGE: &[u8] = b"<!doctype html><html><body><p>Nic</p></body></html>";

fn main() {
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            let page = Response::builder().header("Content-Type", "text/html");
            page.body(PAGE).expect("a fixed answer is well formed")
        })
        .setup(|app| {
            let address = "empty://localhost".parse().expect("a fixed address is well formed");
            WebviewWindowBuilder::new(app, "main", WebviewUrl::CustomProtocol(address))
                .inner_size(1366.0, 768.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("the system can show a window");
}
