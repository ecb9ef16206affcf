//! The window: generated commands over the use cases of `app`, and nothing of the domain.

/// Opens the office window and runs until it is closed.
///
/// # Panics
/// When the system has no web view to draw the window in.
pub fn run() {
    tauri::Builder::default()
        .setup(|app| {
            tauri::WebviewWindowBuilder::new(app, "main", tauri::WebviewUrl::default())
                .title("Oběžník")
                .inner_size(1366.0, 768.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("the system can show a window");
}
