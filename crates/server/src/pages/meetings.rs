//! The meetings of who is in, as plain HTML: programme, papers, annexes, an apology, a conflict of interest. Everything
//! is read through the eyes of the person, and what they do is a command of theirs.

mod earlier;
mod printed;
mod read;
mod unsent;

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use maud::{Markup, PreEscaped, html};
use obeznik_app::Code;
use obeznik_authority::Verdict;
use obeznik_circulation::reading::ReadingWay;
use obeznik_identity::Stage;
use obeznik_kernel::{BlobHash, DeviceId, PersonId, RecordId, Stop};
use obeznik_store::BlobReader;
use serde::Deserialize;
use serde_json::{Value, json};

use self::earlier::earlier_line;
pub(super) use self::printed::{paper_pdf, programme_pdf, report_pdf};
use self::read::{Eyes, FoundAnnex, FoundMeeting, FoundPaper, Line, Row};
use self::unsent::{Unsent, sender};
use super::account::in_prague;
use super::form::Form;
use super::sheet::{Notice, answer, sheet};
use super::visitor::{Town, Visitor};
use crate::clock;
use crate::http::answer::Failure;
use crate::http::carried::carried;
use crate::tenants::page::act;
use crate::tenants::{Poke, Unavailable};

/// How a PDF begins.
const PDF_HEAD: &[u8] = b"%PDF-";
/// Days a meeting that is over stays on the list.
pub(super) const KEPT_DAYS: i32 = 60;

/// The meetings of the person.
pub(super) async fn list(visitor: Visitor) -> Response {
    if let Some(response) = visitor.not_their_turn(Stage::In) {
        return response;
    }
    let found = match read(&visitor, |eyes| eyes.meetings()).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let town = &visitor.town;
    let content = html! {
        @if found.is_empty() { p { (town.say("door-meetings-none")) } }
        @for row in &found { (meeting_line(town, row)) }
        p { a href=(town.href("")) { (town.say("door-account-title")) } }
    };
    answer(StatusCode::OK, sheet(town, &town.say("door-meetings"), None, &content))
}

fn meeting_line(town: &Town, row: &Row) -> Markup {
    html! {
        div.device {
            div {
                p { a href=(town.href(&format!("meetings/{}", row.id))) { (row.title) } }
                p.hint { (row.when) " · " (row.place) @if row.is_over { " · " (town.say("door-meeting-over")) } }
            }
        }
    }
}

/// One meeting; that it was opened is written down.
pub(super) async fn meeting(visitor: Visitor, Path((_, meeting)): Path<(String, RecordId)>) -> Response {
    if let Some(response) = visitor.not_their_turn(Stage::In) {
        return response;
    }
    let waiting = Unsent::of(&visitor, meeting).await;
    show(&visitor, meeting, (StatusCode::OK, None), waiting).await
}

/// Draws a meeting; `typed` stands in its form, and says why it does where nothing else is said.
async fn show(
    visitor: &Visitor,
    meeting: RecordId,
    (status, notice): (StatusCode, Option<Notice>),
    typed: Option<Unsent>,
) -> Response {
    let found = match read(visitor, move |eyes| eyes.meeting(meeting)).await {
        Ok(Some(found)) => found,
        Ok(None) => return nothing(&visitor.town),
        Err(response) => return response,
    };
    if found.is_sent
        && !found.is_opened
        && let Err(response) = note_opening(visitor, meeting).await
    {
        return response;
    }
    let town = &visitor.town;
    // Who has apologised meanwhile has nothing left to send.
    let typed = typed.filter(|one| one.item.is_some() || found.apology.is_none());
    let why = if found.may_answer { "door-unsent-back" } else { "door-answer-late" };
    let notice = notice.or_else(|| typed.as_ref().map(|_| Notice::Bad(town.say(why))));
    let content = programme(visitor, &found, typed.as_ref());
    answer(status, sheet(town, &found.row.title, notice.as_ref(), &content))
}

fn programme(visitor: &Visitor, found: &FoundMeeting, typed: Option<&Unsent>) -> Markup {
    let town = &visitor.town;
    let base = format!("meetings/{}", found.row.id);
    html! {
        p { (found.row.when) br; (found.row.place) }
        @if !found.note.is_empty() { p { (lines(&found.note)) } }
        @if let Some((number, at)) = &found.version {
            p.hint { (town.texts().say("door-pack-version", &[("number", number), ("at", &in_prague(*at))])) }
        }
        h2 { (town.say("door-programme")) }
        p { a href=(town.href(&format!("{base}/pdf"))) { (town.say("door-programme-pdf")) } }
        ol.programme {
            @for line in &found.lines { (item(town, &base, line)) }
        }
        @if found.may_answer { (answers(visitor, &base, found, typed)) }
        p { a href=(town.href("meetings")) { (town.say("door-meetings")) } }
    }
}

fn item(town: &Town, base: &str, line: &Line) -> Markup {
    html! {
        li value=(line.number) {
            @match &line.paper {
                Some(paper) => a href=(town.href(&format!("{base}/papers/{paper}"))) { (line.title) },
                None => (line.title),
            }
            @if !line.state.is_empty() { " (" (town.say(line.state)) ")" }
            @if let Some(paper) = &line.paper {
                br;
                a.annex href=(town.href(&format!("{base}/papers/{paper}/pdf")))
                    aria-label=(town.texts().say("door-paper-pdf-of", &[("title", &line.title)])) {
                    (town.say("door-paper-pdf"))
                }
            }
            @for annex in &line.annexes {
                br;
                a.annex href=(town.href(&format!("{base}/annexes/{}", annex.id))) { (annex.name) }
            }
            @for word in &line.earlier { p.hint { (earlier_line(town.texts(), word)) } }
            @if let Some(reason) = &line.conflict { p.hint { (town.texts().say("door-conflict-said", &[("reason", reason)])) } }
        }
    }
}

fn answers(visitor: &Visitor, base: &str, found: &FoundMeeting, typed: Option<&Unsent>) -> Markup {
    let town = &visitor.town;
    let (token, person) = (visitor.form_token(), visitor.visit.person.to_string());
    let excuse = typed.filter(|one| one.item.is_none()).map_or("", |one| one.reason.as_str());
    let conflict = typed.filter(|one| one.item.is_some());
    html! {
        h2 { (town.say("door-apology")) }
        @if let Some(reason) = &found.apology { p { (town.texts().say("door-apology-said", &[("reason", reason)])) } }
        form method="post" action=(town.href(&format!("{base}/apology"))) {
            input type="hidden" name="token" value=(token);
            input type="hidden" name="person" value=(person);
            @if found.apology.is_some() {
                input type="hidden" name="back" value="yes";
                div.actions { button.quiet { (town.say("door-apology-back")) } }
            } @else {
                label for="apology" { (town.say("door-apology-reason")) }
                p.hint id="apology-hint" { (town.say("door-apology-hint")) }
                textarea id="apology" name="reason" rows="2" required aria-describedby="apology-hint" { (excuse) }
                div.actions { button { (town.say("door-apology-send")) } }
            }
        }
        h2 { (town.say("door-conflict")) }
        form method="post" action=(town.href(&format!("{base}/conflict"))) {
            input type="hidden" name="token" value=(token);
            input type="hidden" name="person" value=(person);
            label for="item" { (town.say("door-conflict-item")) }
            select id="item" name="item" {
                @for line in &found.lines {
                    option value=(line.id) selected[conflict.is_some_and(|one| one.item == Some(line.id))] {
                        (line.number) ". " (line.title)
                    }
                }
            }
            label for="conflict" { (town.say("door-conflict-reason")) }
            p.hint id="conflict-hint" { (town.say("door-conflict-hint")) }
            textarea id="conflict" name="reason" rows="2" required aria-describedby="conflict-hint" {
                (conflict.map_or("", |one| one.reason.as_str()))
            }
            div.actions { button { (town.say("door-conflict-send")) } }
        }
    }
}

/// A paper of a meeting as text; a reading where it is kept close.
pub(super) async fn paper(
    visitor: Visitor,
    Path((_, meeting, paper)): Path<(String, RecordId, RecordId)>,
) -> Response {
    if let Some(response) = visitor.not_their_turn(Stage::In) {
        return response;
    }
    let found = match read(&visitor, move |eyes| eyes.paper(meeting, paper)).await {
        Ok(Some(found)) => found,
        Ok(None) => return nothing(&visitor.town),
        Err(response) => return response,
    };
    if found.is_watched
        && let Err(response) = note_reading(&visitor, paper, None, ReadingWay::Viewed).await
    {
        return response; // what cannot be written down is not shown
    }
    let town = &visitor.town;
    let FoundPaper { title, number, presenter, clauses, report, report_file, earlier, .. } = &found;
    let content = html! {
        p.hint { (number) " · " (presenter) }
        @for word in earlier { p.hint { (earlier_line(town.texts(), word)) } }
        p { a href=(town.href(&format!("meetings/{meeting}/papers/{paper}/pdf"))) { (town.say("door-paper-pdf")) } }
        @if !clauses.is_empty() { h2 { (town.say("door-draft")) } p { (lines(clauses)) } }
        @if !report.is_empty() || report_file.is_some() { h2 { (town.say("door-report")) } }
        @if !report.is_empty() {
            p {
                a href=(town.href(&format!("meetings/{meeting}/papers/{paper}/report"))) {
                    (town.say("door-report-pdf"))
                }
            }
            p { (lines(report)) }
        }
        @if let Some(file) = report_file {
            p {
                a.annex href=(town.href(&format!("meetings/{meeting}/annexes/{}", file.id))) { (file.name) }
            }
        }
        p { a href=(town.href(&format!("meetings/{meeting}"))) { (town.say("door-programme-back")) } }
    };
    answer(StatusCode::OK, sheet(town, title, None, &content))
}

/// An annex of a paper of a meeting: its PDF where there is one, else the file itself.
pub(super) async fn annex(
    visitor: Visitor,
    Path((_, meeting, annex)): Path<(String, RecordId, RecordId)>,
) -> Response {
    if let Some(response) = visitor.not_their_turn(Stage::In) {
        return response;
    }
    let found = match read(&visitor, move |eyes| eyes.annex(meeting, annex)).await {
        Ok(Some(found)) => found,
        Ok(None) => return nothing(&visitor.town),
        Err(response) => return response,
    };
    let FoundAnnex { paper, name, content, is_pdf, is_watched } = found;
    let blob = match content_of(&visitor, content).await {
        Ok(blob) => blob,
        Err(response) => return response,
    };
    if is_watched && let Err(response) = note_reading(&visitor, paper, Some(annex), ReadingWay::Opened).await
    {
        return response;
    }
    handed_over(&visitor, blob, &name, is_pdf).await
}

/// A content, asked for once more by itself, as a device does.
async fn content_of(visitor: &Visitor, content: BlobHash) -> Result<BlobReader, Response> {
    let (person, today) = (visitor.visit.person, obeznik_kernel::calendar::day_in_prague(clock::now()));
    let opened = visitor.town.desk.ask(move |keeper| keeper.blob_for(person, &content, today)).await;
    match opened {
        Ok(Some(blob)) => Ok(blob),
        Ok(None) => Err(nothing(&visitor.town)),
        Err(unavailable) => Err(visitor.town.failed(unavailable.into())),
    }
}

/// A content under its name; nothing but a PDF is drawn by the browser.
async fn handed_over(visitor: &Visitor, blob: BlobReader, name: &str, is_pdf: bool) -> Response {
    let (town, size) = (&visitor.town, blob.size_bytes());
    let turn = match town.server.room.down(town.file.tenant, visitor.visit.person.0).await {
        Ok(turn) => turn,
        Err(unavailable) => return town.failed(unavailable.into()),
    };
    let Some((blob, is_pdf)) = begins_as_pdf(blob, is_pdf).await else { return nothing(town) };
    let whole = 0..=size.saturating_sub(1);
    let mut response = Response::new(carried(blob, whole, &town.server.room, turn, town.cut.clone()));
    let put = response.headers_mut();
    let (kind, how) =
        if is_pdf { ("application/pdf", "inline") } else { ("application/octet-stream", "attachment") };
    put.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    put.insert(header::CONTENT_LENGTH, size.into());
    put.insert(header::CONTENT_DISPOSITION, named(how, name));
    response
}

/// How a file is to be taken, and its name.
fn named(how: &'static str, name: &str) -> HeaderValue {
    let text = format!("{how}; filename*=utf-8''{}", percent(name));
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(how))
}

/// Whether a content that a record calls a PDF begins as one; what does not is handed out, never drawn.
async fn begins_as_pdf(mut blob: BlobReader, is_called: bool) -> Option<(BlobReader, bool)> {
    let read = move || {
        let head = blob.range(0, PDF_HEAD.len());
        (blob, is_called && head.is_ok_and(|head| head == PDF_HEAD))
    };
    tokio::task::spawn_blocking(read).await.ok()
}

/// The form of an apology.
#[derive(Deserialize)]
pub(super) struct ApologyForm {
    token: String,
    /// Whose page it stood on.
    #[serde(default)]
    person: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    back: String,
}

/// Apologises, or takes an apology back.
pub(super) async fn apologise(
    town: Town,
    Path((_, meeting)): Path<(String, RecordId)>,
    Form(ApologyForm { token, person, reason, back }): Form<ApologyForm>,
) -> Response {
    let act = if back.is_empty() {
        ("circulation.apologise", json!({ "meeting": meeting, "reason": reason }))
    } else {
        ("circulation.take_apology_back", json!({ "meeting": meeting }))
    };
    let unsent = Unsent { person, meeting, item: None, reason };
    sent(&town, &token, unsent, act, "door-apology-done").await
}

/// The form of a conflict of interest.
#[derive(Deserialize)]
pub(super) struct ConflictForm {
    token: String,
    /// Whose page it stood on.
    #[serde(default)]
    person: String,
    item: RecordId,
    reason: String,
}

/// Announces a conflict of interest.
pub(super) async fn announce(
    town: Town,
    Path((_, meeting)): Path<(String, RecordId)>,
    Form(ConflictForm { token, person, item, reason }): Form<ConflictForm>,
) -> Response {
    let payload = json!({ "agenda_item": item, "reason": reason });
    let unsent = Unsent { person, meeting, item: Some(item), reason };
    sent(&town, &token, unsent, ("circulation.announce_conflict", payload), "door-conflict-done").await
}

async fn sent(
    town: &Town,
    token: &str,
    unsent: Unsent,
    (kind, payload): (&'static str, Value),
    done_key: &str,
) -> Response {
    let visitor = match sender(town, token, &unsent).await {
        Ok(visitor) => visitor,
        Err(response) => return response,
    };
    let meeting = unsent.meeting;
    match done(&visitor, kind, move |_| payload).await {
        Ok(Verdict::Refused(refusal)) => {
            let key = match refusal.key.as_str() {
                "refusal-reason-missing" => "door-reason-missing",
                "refusal-meeting-over" => "door-answer-late",
                _ => "door-answer-refused",
            };
            let said = (StatusCode::UNPROCESSABLE_ENTITY, Some(Notice::Bad(town.say(key))));
            show(&visitor, meeting, said, Some(unsent)).await
        }
        Ok(Verdict::Accepted | Verdict::Variant(_)) => {
            let said = (StatusCode::OK, Some(Notice::Done(town.say(done_key))));
            Unsent::over(town, show(&visitor, meeting, said, None).await)
        }
        Err(response) => response,
    }
}

/// Whether what somebody wrote into a form waits in this browser until they are in.
pub(super) async fn has_unsent(town: &Town) -> bool {
    Unsent::waits(town).await
}

/// An answer after which nothing somebody wrote waits in this browser.
pub(super) fn nothing_waits(town: &Town, response: Response) -> Response {
    Unsent::over(town, response)
}

/// An answer to a person who gets in, after which nothing that anybody else wrote waits in this browser.
pub(super) async fn only_theirs_waits(person: PersonId, town: &Town, response: Response) -> Response {
    Unsent::only_of(person, town, response).await
}

/// Reads through the eyes of the visitor; nothing is seen by who holds no role any more.
async fn read<T: Send + 'static>(
    visitor: &Visitor,
    read: impl FnOnce(&Eyes<'_>) -> Result<T, Stop> + Send + 'static,
) -> Result<T, Response> {
    let person = visitor.visit.person;
    let found = visitor
        .town
        .desk
        .ask(move |keeper| keeper.reading(|records| read(&Eyes::of(records, person, clock::now())?)));
    found.await.map_err(|unavailable| match unavailable {
        Unavailable::Refused(_) => nothing(&visitor.town),
        other => visitor.town.failed(other.into()),
    })
}

/// Has a command of the visitor decided and tells whoever listens.
async fn done(
    visitor: &Visitor,
    kind: &'static str,
    payload: impl FnOnce(DeviceId) -> Value + Send + 'static,
) -> Result<Verdict, Response> {
    let (town, person) = (&visitor.town, visitor.visit.person);
    let (tenant, now) = (town.file.tenant, clock::now());
    let decided = town.desk.ask(move |keeper| act(keeper, tenant, person, (kind, payload), now)).await;
    let (verdict, events) = decided.map_err(|unavailable| town.failed(unavailable.into()))?;
    town.server.security.tell(tenant, now, events);
    town.desk.poke(Poke::Access); // listeners ask what is new
    Ok(verdict)
}

async fn note_opening(visitor: &Visitor, meeting: RecordId) -> Result<(), Response> {
    let note = json!({ "meeting": meeting, "by": "page", "device": null, "at": null });
    done(visitor, "circulation.note_pack_opened", move |_| note).await.map(drop)
}

async fn note_reading(
    visitor: &Visitor,
    paper: RecordId,
    attachment: Option<RecordId>,
    way: ReadingWay,
) -> Result<(), Response> {
    let note = move |device: DeviceId| {
        json!({ "paper": paper, "attachment": attachment,
            "way": way, "device": device })
    };
    match done(visitor, "circulation.note_reading", note).await? {
        Verdict::Refused(_) => Err(nothing(&visitor.town)),
        Verdict::Accepted | Verdict::Variant(_) => Ok(()),
    }
}

/// One answer for what is not there and what is not theirs.
fn nothing(town: &Town) -> Response {
    town.failed(Failure::new(StatusCode::NOT_FOUND, Code::NotFound, "server-nothing-here"))
}

/// Text with its lines.
fn lines(text: &str) -> Markup {
    let mut parts = text.lines();
    html! {
        (parts.next().unwrap_or_default())
        @for line in parts { (PreEscaped("<br>")) (line) }
    }
}

/// RFC 8187, § 3.2.
fn percent(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    name.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
