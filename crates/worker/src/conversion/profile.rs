//! The suite's profile and surroundings: made for one document, gone with it.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What the suite is told besides the document: no window, nothing of earlier work, no greeting.
pub(super) const WORDS: [&str; 6] =
    ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"];

/// Macros off for everybody, at the highest level besides; nothing is fetched from where a document points; no link
/// is updated.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
"#;

/// Writes the profile into its room.
pub(super) fn write(room: &Path) -> std::io::Result<()> {
    let user = room.join("profile").join("user");
    fs::create_dir_all(&user)?;
    fs::write(user.join("registrymodifications.xcu"), SETTINGS)
}

/// The word that gives the suite its profile.
pub(super) fn of_room(room: &Path) -> String {
    format!("-env:UserInstallation={}", url_of(&room.join("profile")))
}

/// Nothing of ours around the suite: no variables but those without which it does not start.
pub(super) fn surround(command: &mut Command, room: &Path) {
    command.env_clear();
    let kept =
        ["PATH", "SystemRoot", "SystemDrive", "ProgramFiles", "CommonProgramFiles", "ProgramData", "ComSpec"];
    let kept: Vec<(&str, OsString)> =
        kept.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))).collect();
    command.envs(kept).env("LANG", "C.UTF-8").env("SAL_USE_VCLPLUGIN", "svp");
    for home in ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env(home, room);
    }
    for temporary in ["TMPDIR", "TEMP", "TMP"] {
        command.env(temporary, room.join("tmp"));
    }
}

/// A folder as a URL (RFC 8089): names of people at Windows have spaces and letters with marks.
fn url_of(folder: &Path) -> String {
    let path = folder.to_string_lossy().replace('\\', "/");
    let path = path.strip_prefix("//?/").unwrap_or(&path);
    let mut url = "file://".to_owned();
    if !path.starts_with('/') {
        url.push('/'); // C:/…
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            url.push(char::from(byte));
        } else {
            url.push_str(&format!("%{byte:02X}"));
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_by_a_url_whatever_letters_it_has() {
        let table = [
            ("/srv/jana/urad", "file:///srv/jana/urad"),
            ("/srv/Jana Nováková/úřad", "file:///srv/Jana%20Nov%C3%A1kov%C3%A1/%C3%BA%C5%99ad"),
            ("/tmp/50%#?", "file:///tmp/50%25%23%3F"),
            (r"C:\Lide\Jana N\out", "file:///C:/Lide/Jana%20N/out"),
            (r"\\?\C:\Lide\out", "file:///C:/Lide/out"),
        ];
        for (folder, expected) in table {
            assert_eq!(url_of(Path::new(folder)), expected);
        }
    }
}
