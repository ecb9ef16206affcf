//! Lists and search made anew from the records (Nastavení → Obnovit přehledy).

use obeznik_app::ApiError;
use obeznik_console::{Said, Texts};
use serde_json::json;

use crate::arguments::Rebuild;
use crate::door::Door;

pub(super) fn run(arguments: &Rebuild, texts: &Texts) -> Result<Said, ApiError> {
    let office = Door::of(&arguments.store)?.office()?;
    let mut records = 0;
    office.store().rebuild(&mut |progress| {
        records = progress.done;
        true
    })?;
    let read = obeznik_app::reading::all(&office, &mut |_| true)?;
    let line = texts.say("cli-rebuilt", &[("count", &records)]);
    Ok(Said::done(line, json!({ "records": records, "texts_read": read })))
}
