//! What the window may ask for. Each command unpacks, calls one use case, packs.

use std::collections::BTreeMap;
use std::sync::Arc;

use obeznik_app::ApiError;
use obeznik_app::office::desk::{CreateOffice, Desk, DeskState, Restored, SignedIn};
use obeznik_app::office::{Done, Request};
use serde_json::Value;
use tauri::State;

use crate::envelope::Envelopes;
use crate::reading::Reading;
use crate::uploads::Uploads;
use crate::{about, files, history, joining, notices, outside, registry, support, windows};

type TheDesk<'a> = State<'a, Arc<Desk>>;

/// The handler of every command; `build.rs` lists the same names for the permissions.
pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke<tauri::Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        desk,
        session,
        create_office,
        confirm_recovery,
        crate::files::note_shown,
        crate::files::note_printed,
        start_demo,
        open_again,
        unlock,
        lock,
        restore_copy,
        sign_in,
        recover,
        set_pass_phrase,
        open_profile,
        reset_pass_phrase,
        close_profile,
        query,
        execute,
        resend,
        set_aside,
        put_draft,
        get_draft,
        drop_draft,
        get_arrangement,
        put_arrangement,
        rebuild,
        check_room,
        about::licences,
        about::licence_text,
        support::support_contents,
        support::support_save,
        support::support_show,
        support::crash_waiting,
        support::crash_settle,
        history::import_inspect,
        history::import_run,
        history::import_undo,
        history::draft_inspect,
        history::draft_make,
        notices::prepare_notices,
        notices::office_mail,
        notices::retry_office_mail,
        registry::filing_service,
        registry::set_filing_service,
        registry::hand_to_filing_service,
        registry::inspect_filing_numbers,
        registry::take_filing_numbers,
        files::begin_upload,
        files::upload_part,
        files::finish_upload,
        files::cancel_upload,
        files::open_attachment,
        files::open_view,
        crate::letters::read_letter,
        crate::letters::open_letter_file,
        crate::letters::attach_letter_file,
        files::make_document,
        files::put_edition,
        files::report_to_word,
        files::report_to_text,
        files::edition_changes,
        files::preview_document,
        files::open_path,
        outside::take_offer,
        outside::save_offer_beside,
        outside::drop_offer,
        outside::watched_files,
        outside::watch_folder,
        outside::pick_folder,
        outside::take_watched,
        outside::put_watched_away,
        windows::open_window,
        joining::look_at_office,
        joining::show_invitation,
        joining::begin_pairing,
        joining::finish_pairing,
        joining::cancel_pairing,
        joining::continue_joining,
        joining::give_joining_up,
        joining::send_now,
        joining::seen_away,
        trust_clock,
        joining::set_line_rules,
        joining::office_way,
        joining::set_office_way,
        crate::sharing::sharing,
        crate::sharing::share_office,
        crate::sharing::work_alone,
        crate::sharing::move_sharing,
        crate::sharing::share_from_sign_in,
        crate::sharing::computer_code,
        crate::sharing::office_computers,
        crate::sharing::lose_computer,
        crate::sharing::join_by_code,
        crate::backup::backup_standing,
        crate::backup::choose_backup_folder,
        crate::backup::back_up_now,
        crate::backup::stop_backup,
        crate::backup::put_backup_off,
        crate::backup::backups_in,
        crate::backup::bring_office_back,
        crate::backup::look_contents_over,
        crate::backup::mend_contents,
        crate::backup::mend_content_from,
        crate::backup::renew_recovery,
        crate::backup::save_recovery_sheet,
        crate::control::save_control_package,
        crate::control::stop_control_package,
        crate::statement::save_statement,
        crate::disposal::save_disposal,
        crate::disposal::erase_agreed,
        crate::pack::send_packs,
        crate::pack::make_pack,
        crate::pack::make_changes,
        crate::pack::suggest_phrase,
        crate::pack::take_answer,
        crate::envelope::begin_envelope,
        crate::envelope::envelope_part,
        crate::envelope::open_envelope,
        crate::envelope::open_envelope_file,
        crate::envelope::keep_answer,
        crate::envelope::save_answer,
        crate::envelope::close_envelope,
    ]
}

/// Runs blocking work beside the window's own thread.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    tauri::async_runtime::spawn_blocking(work).await.map_err(ApiError::broken)?
}

#[tauri::command]
async fn trust_clock(desk: TheDesk<'_>) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office().map(|office| office.trust_clock())).await
}

#[tauri::command]
async fn desk(desk: TheDesk<'_>) -> Result<DeskState, ApiError> {
    Ok(desk.state())
}

#[tauri::command]
async fn session(desk: TheDesk<'_>) -> Result<Value, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.query("session", Value::Null)).await
}

#[tauri::command]
async fn create_office(desk: TheDesk<'_>, input: CreateOffice) -> Result<BTreeMap<String, String>, ApiError> {
    let desk = Arc::clone(&desk);
    let code = aside(move || desk.create(input)).await?;
    Ok(BTreeMap::from([("recovery_code".to_owned(), code)]))
}

#[tauri::command]
async fn confirm_recovery(desk: TheDesk<'_>, groups: [(usize, String); 2]) -> Result<bool, ApiError> {
    Ok(desk.confirms_recovery(groups))
}

#[tauri::command]
async fn start_demo(desk: TheDesk<'_>) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || crate::start::make_demo(&desk)).await
}

#[tauri::command]
async fn open_again(desk: TheDesk<'_>, reading: State<'_, Reading>) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    let tried = aside(move || {
        desk.open_again();
        Ok(())
    })
    .await;
    reading.wake();
    tried
}

#[tauri::command]
async fn unlock(
    desk: TheDesk<'_>,
    reading: State<'_, Reading>,
    way: String,
    secret: String,
) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    let opened = aside(move || desk.unlock(&way, &secret)).await;
    reading.wake();
    opened
}

#[tauri::command]
async fn lock(
    app: tauri::AppHandle,
    desk: TheDesk<'_>,
    uploads: State<'_, Uploads>,
    envelopes: State<'_, Envelopes>,
) -> Result<(), ApiError> {
    let (desk, envelopes) = (Arc::clone(&desk), envelopes.inner().clone());
    uploads.clear();
    windows::close_others(&app);
    aside(move || {
        envelopes.put_away();
        desk.lock();
        Ok(())
    })
    .await
}

#[tauri::command]
async fn restore_copy(
    desk: TheDesk<'_>,
    reading: State<'_, Reading>,
    copy: String,
    way: String,
    secret: String,
) -> Result<Restored, ApiError> {
    let desk = Arc::clone(&desk);
    let restored = aside(move || desk.restore_copy(&copy, &way, &secret)).await;
    reading.wake();
    restored
}

#[tauri::command]
async fn sign_in(
    app: tauri::AppHandle,
    desk: TheDesk<'_>,
    envelopes: State<'_, Envelopes>,
    person: String,
    secret: String,
) -> Result<SignedIn, ApiError> {
    let (desk, envelopes) = (Arc::clone(&desk), envelopes.inner().clone());
    let seated = aside(move || desk.sign_in(&person, &secret).inspect(|_| envelopes.put_away())).await?;
    // What one person reads on another monitor is not for the next one.
    windows::close_others(&app);
    Ok(seated)
}

#[tauri::command]
async fn recover(
    app: tauri::AppHandle,
    desk: TheDesk<'_>,
    envelopes: State<'_, Envelopes>,
    person: String,
    code: String,
    secret: String,
) -> Result<SignedIn, ApiError> {
    let (desk, envelopes) = (Arc::clone(&desk), envelopes.inner().clone());
    let recovered = move || desk.recover(&person, &code, &secret).inspect(|_| envelopes.put_away());
    let seated = aside(recovered).await?;
    windows::close_others(&app);
    Ok(seated)
}

#[tauri::command]
async fn set_pass_phrase(
    desk: TheDesk<'_>,
    way: String,
    proof: String,
    secret: String,
) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.set_pass_phrase(&way, &proof, &secret)).await
}

#[tauri::command]
async fn open_profile(desk: TheDesk<'_>, person: String, secret: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.open_profile(&person, &secret)).await
}

#[tauri::command]
async fn reset_pass_phrase(desk: TheDesk<'_>, person: String, secret: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.reset_pass_phrase(&person, &secret)).await
}

#[tauri::command]
async fn close_profile(desk: TheDesk<'_>, person: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.close_profile(&person)).await
}

#[tauri::command]
async fn query(desk: TheDesk<'_>, name: String, input: Value) -> Result<Value, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.query(&name, input)).await
}

#[tauri::command]
async fn execute(
    window: tauri::WebviewWindow,
    desk: TheDesk<'_>,
    reading: State<'_, Reading>,
    request: Request,
) -> Result<Done, ApiError> {
    let desk = Arc::clone(&desk);
    let done = aside(move || desk.office()?.execute(request)).await;
    reading.wake();
    let done = done?;
    windows::tell_others(&window);
    Ok(done)
}

#[tauri::command]
async fn resend(
    desk: TheDesk<'_>,
    command: String,
    texts: Option<Vec<(String, String)>>,
) -> Result<Done, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.resend_mended(&command, &texts.unwrap_or_default())).await
}

#[tauri::command]
async fn set_aside(desk: TheDesk<'_>, command: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.set_aside(&command)).await
}

#[tauri::command]
async fn put_draft(desk: TheDesk<'_>, key: String, text: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.put_draft(&key, text)).await
}

#[tauri::command]
async fn get_draft(desk: TheDesk<'_>, key: String) -> Result<Option<String>, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.draft(&key)).await
}

#[tauri::command]
async fn drop_draft(desk: TheDesk<'_>, key: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.drop_draft(&key)).await
}

#[tauri::command]
async fn get_arrangement(desk: TheDesk<'_>, list: String) -> Result<Option<String>, ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.arrangement(&list)).await
}

#[tauri::command]
async fn put_arrangement(desk: TheDesk<'_>, list: String, text: String) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.put_arrangement(&list, text)).await
}

#[tauri::command]
async fn rebuild(desk: TheDesk<'_>) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.rebuild()).await
}

#[tauri::command]
async fn check_room(desk: TheDesk<'_>) -> Result<(), ApiError> {
    let desk = Arc::clone(&desk);
    aside(move || desk.office()?.check_room()).await
}
