//! Tells the window which commands and capabilities it has and makes sure a page exists to embed.

/// Every command of the window. Only what is listed here and allowed in `capabilities/` can be called;
/// without the list every window could call every command.
const COMMANDS: &[&str] = &[
    "desk",
    "session",
    "create_office",
    "confirm_recovery",
    "start_demo",
    "open_again",
    "unlock",
    "lock",
    "restore_copy",
    "sign_in",
    "recover",
    "set_pass_phrase",
    "open_profile",
    "reset_pass_phrase",
    "close_profile",
    "query",
    "execute",
    "resend",
    "set_aside",
    "put_draft",
    "get_draft",
    "drop_draft",
    "get_arrangement",
    "put_arrangement",
    "rebuild",
    "check_room",
    "licences",
    "licence_text",
    "support_contents",
    "support_save",
    "support_show",
    "crash_waiting",
    "crash_settle",
    "begin_upload",
    "upload_part",
    "finish_upload",
    "cancel_upload",
    "open_attachment",
    "make_document",
    "open_path",
    "take_offer",
    "drop_offer",
    "watched_files",
    "watch_folder",
    "pick_folder",
    "take_watched",
    "put_watched_away",
    "open_window",
    "import_inspect",
    "import_run",
    "import_undo",
    "draft_inspect",
    "draft_make",
    "look_at_office",
    "show_invitation",
    "begin_pairing",
    "finish_pairing",
    "cancel_pairing",
    "continue_joining",
    "give_joining_up",
    "send_now",
    "seen_away",
    "trust_clock",
    "set_line_rules",
    "sharing",
    "share_office",
    "work_alone",
    "computer_code",
    "office_computers",
    "lose_computer",
    "join_by_code",
    "backup_standing",
    "choose_backup_folder",
    "back_up_now",
    "stop_backup",
    "put_backup_off",
    "backups_in",
    "bring_office_back",
    "renew_recovery",
    "save_recovery_sheet",
];

fn main() {
    let page = std::path::Path::new("ui/dist/index.html");
    if !page.exists() {
        std::fs::create_dir_all("ui/dist").expect("the checkout is writable");
        std::fs::write(page, "<!doctype html><meta charset=\"utf-8\"><title>Oběžník</title>")
            .expect("the checkout is writable");
    }
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*.json")
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    tauri_build::try_build(attributes).expect("the window's configuration is valid");
}
