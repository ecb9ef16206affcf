//! The support package: versions, the diary, notes about falls and figures of the store. No content.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use obeznik_app::office::desk::Desk;
use obeznik_app::recovered::{Recovered, recovered};
use obeznik_app::support::figures;
use obeznik_app::{ApiError, Code};
use obeznik_kernel::Timestamp;
use obeznik_kernel::calendar::day_in_prague;
use serde::Serialize;
use tauri::{Manager as _, State};
use tauri_plugin_opener::OpenerExt as _;
use zip::write::SimpleFileOptions;

use crate::commands::aside;
use crate::diary;
use crate::diary::crash::{self, Fall};
use crate::mark::Run;

/// How much of a piece is shown; the whole of it goes into the package.
const SHOWN_BYTES: usize = 32 << 10;

/// The folder of the diary, this start, what was last shown to the person and where it was saved.
pub(crate) struct Support {
    folder: PathBuf,
    run: Run,
    prepared: Mutex<Vec<Piece>>,
    saved: Mutex<Option<PathBuf>>,
}

/// One file of the package.
#[derive(Clone)]
struct Piece {
    name: String,
    text: String,
}

/// One file of the package as the window shows it.
#[derive(Serialize)]
pub(crate) struct ShownPiece {
    name: String,
    bytes: usize,
    /// Its end.
    text: String,
    /// Whether something stands before it.
    cut: bool,
}

/// A fall as the window tells of it.
#[derive(Serialize)]
pub(crate) struct ShownFall {
    /// When.
    at: String,
    /// Whether only the page of a window died and the program went on.
    is_page: bool,
    /// What is here again; nothing while it may not be seen, or cannot be counted.
    recovered: Option<Recovered>,
}

impl Support {
    /// Over the folder of the diary.
    pub(crate) fn new(folder: PathBuf, run: Run) -> Self {
        Self { folder, run, prepared: Mutex::default(), saved: Mutex::default() }
    }

    /// The page of a window died.
    #[cfg(target_os = "linux")]
    pub(crate) fn note_page(&self, why: &'static str) {
        crash::note_page(&self.folder, &self.run, why);
    }
}

/// What would be in the package; exactly this is saved afterwards.
#[tauri::command]
pub(crate) async fn support_contents(
    desk: State<'_, Arc<Desk>>,
    support: State<'_, Support>,
) -> Result<Vec<ShownPiece>, ApiError> {
    let (desk, folder) = (Arc::clone(&desk), support.folder.clone());
    let pieces = aside(move || Ok(pieces(&desk, &folder))).await?;
    let shown = pieces.iter().map(shown).collect();
    *lock(&support.prepared) = pieces;
    Ok(shown)
}

/// Saves the package among the person's downloads and gives where.
#[tauri::command]
pub(crate) async fn support_save(
    app: tauri::AppHandle,
    support: State<'_, Support>,
) -> Result<String, ApiError> {
    let bytes = packed(&lock(&support.prepared)).map_err(ApiError::broken)?;
    let folder = app.path().download_dir().or_else(|_| app.path().home_dir()).map_err(ApiError::broken)?;
    let name = format!("obeznik-podpora-{}.zip", Timestamp::now().strftime("%Y-%m-%d-%H%M%S"));
    let path = folder.join(name);
    let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, &bytes));
    written
        .map_err(|_| ApiError::new(Code::ReadOnly, "support-not-saved").with("folder", folder.display()))?;
    tracing::info!(bytes = bytes.len(), "a support package was saved");
    *lock(&support.saved) = Some(path.clone());
    Ok(path.display().to_string())
}

/// Shows the saved package in the folder it lies in.
#[tauri::command]
pub(crate) async fn support_show(app: tauri::AppHandle, support: State<'_, Support>) -> Result<(), ApiError> {
    let saved = lock(&support.saved).clone().ok_or_else(|| ApiError::new(Code::NotFound, "support-gone"))?;
    let shown = app.opener().reveal_item_in_dir(&saved);
    shown.map_err(|_| ApiError::new(Code::Refused, "file-no-program").with("path", saved.display()))
}

/// The fall nobody has dealt with yet, and what came back after it. Whose words they are is for who sits here.
#[tauri::command]
pub(crate) async fn crash_waiting(
    desk: State<'_, Arc<Desk>>,
    support: State<'_, Support>,
) -> Result<Option<ShownFall>, ApiError> {
    let (desk, folder, run) = (Arc::clone(&desk), support.folder.clone(), support.run.clone());
    aside(move || Ok(crash::waiting(&folder, &run).map(|fall| shown_fall(&desk, &run, fall)))).await
}

/// The person has dealt with it.
#[tauri::command]
pub(crate) async fn crash_settle(support: State<'_, Support>) -> Result<(), ApiError> {
    crash::settle(&support.folder, &support.run);
    Ok(())
}

fn shown_fall(desk: &Desk, run: &Run, fall: Fall) -> ShownFall {
    let Fall { at, begun, is_page } = fall;
    let counted =
        begun.zip(desk.office().ok()).map(|(begun, office)| recovered(&office, begun, run.begun.max(at)));
    let recovered = counted.and_then(|counted| {
        counted.inspect_err(|error| tracing::warn!(key = error.key, "what came back cannot be counted")).ok()
    });
    ShownFall { at: at.to_string(), is_page, recovered }
}

fn pieces(desk: &Desk, folder: &Path) -> Vec<Piece> {
    let mut pieces = vec![versions()];
    let text = match desk.office() {
        Ok(office) => figures(&office).unwrap_or_else(|error| format!("{}\n", error.key)),
        Err(_) => format!("{}\n", desk.state().state),
    };
    pieces.push(Piece { name: "uloziste.txt".to_owned(), text });
    let files = diary::kept(folder).into_iter().chain(crash::notes(folder));
    pieces.extend(files.filter_map(|path| {
        let name = format!("zaznamy/{}", path.file_name()?.to_str()?);
        // A line torn by a power cut must not hide the rest.
        let text = String::from_utf8_lossy(&std::fs::read(&path).ok()?).into_owned();
        Some(Piece { name, text })
    }));
    pieces
}

fn versions() -> Piece {
    let web = tauri::webview_version().unwrap_or_else(|_| "?".to_owned());
    let lines = [
        format!("program {}", env!("CARGO_PKG_VERSION")),
        format!("system {} {}", std::env::consts::OS, std::env::consts::ARCH),
        format!("webview {web}"),
        format!("tauri {}", tauri::VERSION),
        format!("day {}", day_in_prague(Timestamp::now())),
    ];
    Piece { name: "verze.txt".to_owned(), text: lines.join("\n") + "\n" }
}

fn shown(piece: &Piece) -> ShownPiece {
    let from = piece.text.len().saturating_sub(SHOWN_BYTES);
    let from = (from..).find(|at| piece.text.is_char_boundary(*at)).unwrap_or(0);
    let Piece { name, text } = piece;
    ShownPiece { name: name.clone(), bytes: text.len(), text: text[from..].to_owned(), cut: from > 0 }
}

fn packed(pieces: &[Piece]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for piece in pieces {
        zip.start_file(piece.name.as_str(), SimpleFileOptions::default())?;
        zip.write_all(piece.text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn the_package_holds_what_was_shown_and_no_content_of_the_office() {
        let room = tempfile::tempdir().unwrap();
        let logs = room.path().join("logs");
        let diary = diary::Diary::new(&logs, tracing::Level::INFO);
        let desk = Desk::new(room.path().join("office"));
        let pieces = tracing::subscriber::with_default(diary, || {
            obeznik_demo::make(&desk, day_in_prague(Timestamp::now())).unwrap();
            pieces(&desk, &logs)
        });
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(packed(&pieces).unwrap())).unwrap();
        assert_eq!(zip.len(), pieces.len());
        let mut whole = String::new();
        for (index, piece) in pieces.iter().enumerate() {
            let mut text = String::new();
            zip.by_index(index).unwrap().read_to_string(&mut text).unwrap();
            assert!(text.ends_with(&shown(piece).text), "{}", piece.name);
            whole += &text;
        }
        assert!(
            whole.contains("record paper 30") && whole.contains("circulation.create_paper"),
            "{}",
            tail(&whole)
        );
        for word in ["Vzorov", "Jasanová", "jídeln"] {
            assert!(!whole.contains(word), "{word}");
        }
    }

    fn tail(text: &str) -> String {
        text.lines().rev().take(20).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn of_a_long_piece_the_end_is_shown_whole_letters_only() {
        let piece = Piece { name: "a".into(), text: "ř".repeat(SHOWN_BYTES) + "x" };
        let ShownPiece { bytes, text, cut, .. } = shown(&piece);
        assert_eq!((bytes, cut), (SHOWN_BYTES * 2 + 1, true));
        assert!(text.len() <= SHOWN_BYTES && text.ends_with("řx"));
    }

    #[test]
    fn a_store_that_is_not_open_still_gives_a_package() {
        let room = tempfile::tempdir().unwrap();
        let pieces = pieces(&Desk::new(room.path().join("office")), room.path());
        assert_eq!(
            pieces.iter().map(|piece| piece.name.as_str()).collect::<Vec<_>>(),
            ["verze.txt", "uloziste.txt"]
        );
    }
}
