//! The demo town in a new store.

use obeznik_console::{Said, Texts};
use std::sync::Arc;

use obeznik_app::ApiError;
use obeznik_app::office::desk::Desk;
use obeznik_kernel::Timestamp;
use obeznik_kernel::calendar::day_in_prague;
use serde_json::json;

use crate::arguments::Demo;

pub(super) fn run(arguments: &Demo, texts: &Texts) -> Result<Said, ApiError> {
    let today = arguments.today.unwrap_or_else(|| day_in_prague(Timestamp::now()));
    let desk = Desk::new(arguments.store.clone());
    obeznik_demo::make(&desk, today)?;
    let office = desk.office()?;
    drop(desk);
    if let Some(office) = Arc::into_inner(office) {
        office.close();
    }
    let store = arguments.store.display();
    let line = texts.say("cli-demo-made", &[("store", &store)]);
    Ok(Said::done(line, json!({ "store": arguments.store, "today": today })))
}
