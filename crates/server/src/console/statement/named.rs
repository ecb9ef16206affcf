//! A statement about somebody who is only named in texts. Whoever gives the order first reads what was found, then says
//! which of the texts are about the applicant.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_app::keeping::{Eyes, NamedInput, NamedText, NamedTexts, Whom, find_person, texts_naming};
use obeznik_app::{ApiError, Code};
use obeznik_authority::{StatementAtServer, Verdict, standing_of};
use obeznik_console::{Said, Texts};
use obeznik_documents::office::statement::NamedGathered;
use obeznik_identity::{Exported, SecurityEvent};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Action, PersonId, RecordId, Subject, may};
use serde_json::{Value, json};

use super::about;
use crate::clock;
use crate::console::arguments::StatementOrder;
use crate::console::{not_kept, one_tenant, unavailable};
use crate::server::Server;
use crate::tenants::keeper::Keeper;

/// What an order came to.
enum Looked {
    /// Nobody has said yet which texts are about the applicant.
    Listed(NamedTexts),
    /// Read, and written down.
    Gathered(Box<Ready>),
}

/// What is only to be printed.
struct Ready {
    gathered: NamedGathered,
    input: NamedInput,
    by: PersonId,
    has_more: bool,
}

/// Lists the texts that hold the name; of those the order names makes the statement.
pub(super) async fn statement(
    server: &Server,
    order: StatementOrder,
    name: &str,
    texts: &Texts,
) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let (to, whom) = (order.to.clone(), whom(name, &order));
    let looked = desk.ask(move |keeper| Ok(look(keeper, &order, &whom)));
    let ready = match looked.await.map_err(unavailable)?? {
        Looked::Listed(found) => return Ok(listed(&found, texts)),
        Looked::Gathered(ready) => *ready,
    };
    let Ready { gathered, input, by, has_more } = ready;
    let event = SecurityEvent::Exported { what: Exported::Statement, count: 1, by: Some(by), device: None };
    server.security.tell(file.tenant, clock::now(), vec![event]);
    let written = tokio::task::spawn_blocking(move || {
        let mut zip = Cursor::new(Vec::new());
        gathered.write(&input, &mut zip).map(|made| (made, zip.into_inner()))
    });
    let (made, bytes) = written.await.map_err(ApiError::broken)??;
    let line = texts.say("cli-statement-done", &[("count", &made.files), ("out", &to.display())]);
    let mut value = json!(made);
    value["zip"] = json!(STANDARD.encode(&bytes));
    let said = Said::done(line, value).and(texts.say("named-read-first", &[]));
    Ok(with_warnings(said, made.hidden, made.unread, has_more, texts))
}

/// The first word is the given name, the rest the family name.
fn whom(name: &str, order: &StatementOrder) -> Whom {
    let (given, family) = name.trim().split_once(' ').unwrap_or((name, ""));
    let beside = order.beside.clone().unwrap_or_default();
    Whom { given: given.to_owned(), family: family.trim().to_owned(), beside }
}

fn look(keeper: &mut dyn Keeper, order: &StatementOrder, whom: &Whom) -> Result<Looked, ApiError> {
    let now = clock::now();
    let (by, standing, found) = about(keeper, |sources| {
        let by = find_person(sources.records, &order.by)?;
        let standing = standing_of(sources.records, by)?;
        let today = day_in_prague(now);
        if !may(Some(&standing), Action::KeepData, &Subject::office(), today) {
            return Err(ApiError::new(Code::Refused, "keeping-not-allowed"));
        }
        let found = texts_naming(sources, whom, Eyes { standing: &standing, today })?;
        Ok((by, standing, found))
    })?;
    if order.texts.is_empty() {
        return Ok(Looked::Listed(found));
    }
    let Whom { given, family, beside } = whom.clone();
    let (texts, request) = (ticked(&order.texts, &found)?, order.request.clone());
    let input = NamedInput { given, family, beside, texts, request };
    let eyes = Eyes { standing: &standing, today: day_in_prague(now) };
    let gathered = about(keeper, |sources| NamedGathered::of(sources, &input, eyes, by, now))?;
    let noted = keeper.note_statement(&StatementAtServer { statement: input.note(), by }, now);
    if let Verdict::Refused(refusal) = noted.map_err(not_kept)? {
        return Err(refusal.into());
    }
    Ok(Looked::Gathered(Box::new(Ready { gathered, input, by, has_more: found.has_more })))
}

/// Which texts the order names.
fn ticked(words: &[String], found: &NamedTexts) -> Result<Vec<RecordId>, ApiError> {
    let one = |word: &String| {
        let bad = |_| ApiError::new(Code::Invalid, "error-bad-input").with("what", word);
        word.trim().parse::<RecordId>().map_err(bad)
    };
    match words {
        [word] if word == "all" => Ok(found.texts.iter().map(|text| text.id).collect()),
        [word] if word == "none" => Ok(Vec::new()),
        words => words.iter().map(one).collect(),
    }
}

fn listed(found: &NamedTexts, texts: &Texts) -> Said {
    let line = texts.say("server-console-named-found", &[("count", &found.texts.len())]);
    let value = json!({
        "texts": found.texts.iter().map(row).collect::<Vec<_>>(), "hidden": found.hidden.len(),
        "has_more": found.has_more, "unread": found.unread,
    });
    let mut said = Said::done(line, value);
    for text in &found.texts {
        let named = format!("{} {}", text.number, text.title);
        said = said.and(format!("{}\t{}\t{}", text.id, text.kind, named.trim()));
        for passage in &text.passages {
            said = said.and(format!("\t{}", passage.text));
        }
    }
    let hidden = u32::try_from(found.hidden.len()).unwrap_or(u32::MAX);
    let said = with_warnings(said, hidden, found.unread, found.has_more, texts);
    said.and(texts.say("server-console-named-next", &[]))
}

fn with_warnings(mut said: Said, hidden: u32, unread: u32, has_more: bool, texts: &Texts) -> Said {
    if hidden > 0 {
        said = said.and(texts.say("named-hidden", &[("count", &hidden)]));
    }
    if has_more {
        said = said.and(texts.say("named-more", &[]));
    }
    if unread > 0 {
        said = said.and(texts.say("statement-unread", &[("count", &unread)]));
    }
    said
}

fn row(text: &NamedText) -> Value {
    let passages: Vec<&str> = text.passages.iter().map(|passage| passage.text.as_str()).collect();
    json!({
        "id": text.id, "kind": text.kind, "number": text.number, "title": text.title, "on": text.on,
        "passages": passages,
    })
}
