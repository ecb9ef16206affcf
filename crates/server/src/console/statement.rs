//! A statement about a person, made where the office keeps its data. It travels in the answer: whoever gave the
//! order keeps it.

mod named;

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_app::ApiError;
use obeznik_app::keeping::{Eyes, Sources, find_person};
use obeznik_authority::{StatementAtServer, Verdict, standing_of};
use obeznik_console::{Said, Texts};
use obeznik_documents::office::statement::{Gathered, StatementInput};
use obeznik_identity::{Exported, SecurityEvent};
use obeznik_keeping::statement::NoteStatement;
use obeznik_kernel::PersonId;
use obeznik_kernel::calendar::day_in_prague;
use serde_json::json;

use super::arguments::StatementOrder;
use super::{not_kept, one_tenant, unavailable};
use crate::clock;
use crate::server::Server;
use crate::tenants::keeper::Keeper;

/// Writes down that a statement is made, reads it, and prints it beside the office's other work.
pub(super) async fn statement(
    server: &Server,
    order: StatementOrder,
    texts: &Texts,
) -> Result<Said, ApiError> {
    if let Some(name) = order.name.clone() {
        return named::statement(server, order, &name, texts).await;
    }
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let to = order.to.clone();
    let gathered = desk.ask(move |keeper| Ok(gather(keeper, &order)));
    let (gathered, input, by) = gathered.await.map_err(unavailable)??;
    let (what, now) = (Exported::Statement, clock::now());
    let event = SecurityEvent::Exported { what, count: 1, by: Some(by), device: None };
    server.security.tell(file.tenant, now, vec![event]);
    let written = tokio::task::spawn_blocking(move || {
        let mut zip = Cursor::new(Vec::new());
        gathered.write(&input, &mut zip).map(|made| (made, zip.into_inner()))
    });
    let (made, bytes) = written.await.map_err(ApiError::broken)??;
    let line = texts.say("cli-statement-done", &[("count", &made.files), ("out", &to.display())]);
    let mut value = json!(made);
    value["zip"] = json!(STANDARD.encode(&bytes));
    let mut said = Said::done(line, value).and(texts.say("statement-read-first", &[]));
    if made.mentions > 0 {
        said = said.and(texts.say("statement-mentions", &[("count", &made.mentions)]));
    }
    if made.hidden > 0 {
        said = said.and(texts.say("statement-hidden", &[("count", &made.hidden)]));
    }
    if made.covered > 0 {
        said = said.and(texts.say("statement-covered", &[("count", &made.covered)]));
    }
    if made.unread > 0 {
        said = said.and(texts.say("statement-unread", &[("count", &made.unread)]));
    }
    Ok(said)
}

/// What was gathered, upon what, and for whom.
fn gather(
    keeper: &mut dyn Keeper,
    order: &StatementOrder,
) -> Result<(Gathered, StatementInput, PersonId), ApiError> {
    let now = clock::now();
    let (person, by) = about(keeper, |sources| {
        let named = |words| find_person(sources.records, words);
        Ok((named(order.person.as_deref().unwrap_or_default())?, named(&order.by)?))
    })?;
    let request = order.request.clone();
    let statement = NoteStatement::about(person, &request);
    if let Verdict::Refused(refusal) =
        keeper.note_statement(&StatementAtServer { statement, by }, now).map_err(not_kept)?
    {
        return Err(refusal.into());
    }
    let input = StatementInput { person, request };
    let gathered = about(keeper, |sources| {
        let standing = standing_of(sources.records, by)?;
        let eyes = Eyes { standing: &standing, today: day_in_prague(now) };
        Gathered::of(sources, &input, eyes, by, now)
    })?;
    Ok((gathered, input, by))
}

/// Reads what the office keeps and gives what was read.
fn about<T>(
    keeper: &mut dyn Keeper,
    read: impl FnOnce(&Sources<'_>) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let (mut read, mut found) = (Some(read), None);
    keeper.look_about(&mut |sources| found = read.take().map(|read| read(sources))).map_err(not_kept)?;
    found.ok_or_else(|| ApiError::broken("a reading came to nothing"))?
}
