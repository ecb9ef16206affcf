//! A statement about a person, made where the office keeps its data. It travels in the answer: whoever gave the
//! order keeps it.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_app::keeping::{Sources, find_person};
use obeznik_app::{ApiError, Code};
use obeznik_authority::{StatementAtServer, Verdict};
use obeznik_console::{Said, Texts};
use obeznik_documents::office::statement::{Gathered, StatementInput};
use obeznik_keeping::statement::NoteStatement;
use obeznik_store::Store;
use serde_json::json;

use super::arguments::StatementOrder;
use super::{one_tenant, unavailable};
use crate::clock::{self, Ids};
use crate::server::Server;

/// Writes down that a statement is made, reads it, and prints it beside the office's other work.
pub(super) async fn statement(
    server: &Server,
    order: StatementOrder,
    texts: &Texts,
) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let to = order.to.clone();
    let gathered = desk.ask(move |keeper| {
        // Lists and search are kept with a file alone.
        let elsewhere = || ApiError::new(Code::Refused, "server-console-statement-database");
        Ok(keeper.store().ok_or_else(elsewhere).and_then(|store| gather(store, &order)))
    });
    let (gathered, input) = gathered.await.map_err(unavailable)??;
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
    if made.unread > 0 {
        said = said.and(texts.say("statement-unread", &[("count", &made.unread)]));
    }
    Ok(said)
}

fn gather(store: &mut Store, order: &StatementOrder) -> Result<(Gathered, StatementInput), ApiError> {
    let now = clock::now();
    let (person, by) = {
        let records = store.reader().records()?;
        (find_person(&records, &order.person)?, find_person(&records, &order.by)?)
    };
    let request = order.request.clone();
    let statement = NoteStatement { person, request: request.clone() };
    if let Verdict::Refused(refusal) =
        store.note_statement(&StatementAtServer { statement, by }, now, &mut Ids)?
    {
        return Err(refusal.into());
    }
    let reader = store.reader();
    let records = reader.records()?;
    let sources = Sources { records: &records, store: reader, profile: None };
    let input = StatementInput { person, request };
    Ok((Gathered::of(&sources, &input, by, now)?, input))
}
