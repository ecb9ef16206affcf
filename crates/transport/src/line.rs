//! One server: messages, pokes and parts of blobs. Every call waits for its answer and ends at an order.

use std::error::Error as _;
use std::future::Future;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use obeznik_app::circulation::papers::HistoryEvent;
use obeznik_app::keeping::{NamedInput, NamedPage, NamedWhom};
use obeznik_app::office::log::{ChainSaid, InspectedPart, InspectionInput, LogInput, LogRow};
use obeznik_app::office::shared::Page;
use obeznik_app::ports::network::{
    Brought, Enrols, Hello, Knocks, LetIn, Line, LostReport, MailStanding, OfficeDevices, OfficeStatement,
    Piece, Poke, Renewal, Tokens, Unreached, UploadState,
};
use obeznik_kernel::{BlobHash, DeviceId, PersonId, RecordId};
use obeznik_sync::{PullAnswer, PullRequest, PushAnswer, PushRequest, RepairAnswer, RepairRequest};
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_TYPE, RANGE};
use reqwest::{RequestBuilder, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::sync::watch;

use crate::answer;
use crate::events::Events;
use crate::internet::{Clients, SLOWEST_PART, Waiting};

/// A message smaller than this is sent as it is.
const WORTH_PACKING: usize = 1024;

/// A line over HTTP.
pub(crate) struct HttpLine {
    waiting: Arc<Waiting>,
    clients: Clients,
    url: String,
    stopped: watch::Sender<bool>,
}

impl HttpLine {
    pub(crate) fn new(waiting: Arc<Waiting>, clients: Clients, url: String) -> Self {
        Self { waiting, clients, url, stopped: watch::Sender::new(false) }
    }

    /// Waits for something, or for the order to stop.
    fn wait<T>(&self, work: impl Future<Output = Result<T, Unreached>>) -> Result<T, Unreached> {
        let mut stopped = self.stopped.subscribe();
        let waited = self.waiting.wait(async {
            tokio::select! {
                done = work => done,
                _ = stopped.wait_for(|stopped| *stopped) => Err(Unreached::Stopped),
            }
        });
        waited.unwrap_or(Err(Unreached::Stopped))
    }

    fn at(&self, path: &str) -> String {
        format!("{}/v1/{path}", self.url)
    }

    fn say<T: Serialize, A: DeserializeOwned>(
        &self,
        path: &str,
        access: Option<&str>,
        message: &T,
    ) -> Result<A, Unreached> {
        let request = message_of(self.clients.talk.post(self.at(path)), message)?;
        let request = match access {
            Some(access) => request.bearer_auth(access),
            None => request,
        };
        self.wait(async { answer::read(sent(request).await?).await })
    }

    /// The same for what is made in minutes where the office is large, and silent meanwhile.
    fn have_made<T: Serialize, A: DeserializeOwned>(
        &self,
        path: &str,
        access: &str,
        message: &T,
    ) -> Result<A, Unreached> {
        let request = message_of(self.clients.bulk.post(self.at(path)), message)?.bearer_auth(access);
        self.wait(async { answer::read(sent(request).await?).await })
    }

    fn statement_made<T: Serialize>(&self, access: &str, message: &T) -> Result<(Value, Vec<u8>), Unreached> {
        let OfficeStatement { made, zip } = self.have_made("statements", access, message)?;
        let zip = STANDARD.decode(zip).map_err(|_| Unreached::NotAnOffice)?;
        Ok((made, zip))
    }
}

/// Sends a request; what it says is judged by [`answer`].
async fn sent(request: RequestBuilder) -> Result<reqwest::Response, Unreached> {
    request.send().await.map_err(|error| failed(&error))
}

fn message_of<T: Serialize>(request: RequestBuilder, message: &T) -> Result<RequestBuilder, Unreached> {
    let body = serde_json::to_vec(message).map_err(|_| Unreached::NotAnOffice)?;
    let request = request.header(CONTENT_TYPE, "application/json").header(ACCEPT_ENCODING, "zstd");
    if body.len() < WORTH_PACKING {
        return Ok(request.body(body));
    }
    match zstd::bulk::compress(&body, 3) {
        Ok(packed) => Ok(request.header(CONTENT_ENCODING, "zstd").body(packed)),
        Err(_) => Ok(request.body(body)),
    }
}

/// What a failed request means. A certificate that is not believed is told from a line that was cut.
pub(crate) fn failed(error: &reqwest::Error) -> Unreached {
    if error.source().is_some_and(is_untrusted) { Unreached::Untrusted } else { Unreached::NoConnection }
}

/// Errors of a connection carry those of TLS inside errors of input and output.
fn is_untrusted(error: &(dyn std::error::Error + 'static)) -> bool {
    if let Some(tls) = error.downcast_ref::<rustls::Error>() {
        return matches!(tls, rustls::Error::InvalidCertificate(_));
    }
    match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
        Some(inside) => is_untrusted(inside),
        None => error.source().is_some_and(is_untrusted),
    }
}

impl Line for HttpLine {
    fn hello(&self) -> Result<Hello, Unreached> {
        let request = self.clients.talk.get(self.at("hello"));
        self.wait(async { answer::read(sent(request).await?).await })
    }

    fn enrol(&self, enrols: &Enrols) -> Result<bool, Unreached> {
        let said: Value = self.say("device/enrol", None, enrols)?;
        said["managed"].as_bool().ok_or(Unreached::NotAnOffice)
    }

    fn admit(&self, knocks: &Knocks) -> Result<String, Unreached> {
        let said: Value = self.say("device/admit", None, knocks)?;
        said["code"].as_str().map(str::to_owned).ok_or(Unreached::NotAnOffice)
    }

    fn pair(&self, brought: &Brought) -> Result<LetIn, Unreached> {
        self.say("device/pair", None, brought)
    }

    fn renew(&self, renewal: &Renewal) -> Result<Tokens, Unreached> {
        self.say("device/token", None, renewal)
    }

    fn leave(&self, access: &str) -> Result<(), Unreached> {
        let request = self.clients.talk.post(self.at("device/end")).bearer_auth(access);
        self.wait(async { answer::good(sent(request).await?).await.map(drop) })
    }

    fn push(&self, access: &str, request: &PushRequest) -> Result<PushAnswer, Unreached> {
        self.say("push", Some(access), request)
    }

    fn pull(&self, access: &str, request: &PullRequest) -> Result<PullAnswer, Unreached> {
        self.say("pull", Some(access), request)
    }

    fn repair(&self, access: &str, request: &RepairRequest) -> Result<RepairAnswer, Unreached> {
        self.say("repair", Some(access), request)
    }

    fn listen(&self, access: &str, heard: &mut dyn FnMut(Poke)) -> Result<(), Unreached> {
        let request = self.clients.talk.get(self.at("events")).bearer_auth(access);
        self.wait(async {
            let mut response = answer::good(sent(request).await?).await?;
            heard(Poke::Open);
            let mut events = Events::default();
            while let Some(bytes) = response.chunk().await.map_err(|error| failed(&error))? {
                events.take(&bytes).into_iter().for_each(&mut *heard);
            }
            Ok(())
        })
    }

    fn begin_upload(&self, access: &str, hash: &BlobHash, size_bytes: u64) -> Result<UploadState, Unreached> {
        self.say("blobs", Some(access), &json!({ "hash": hash.0, "size_bytes": size_bytes }))
    }

    fn put_part(&self, access: &str, upload: RecordId, part: u32, bytes: Vec<u8>) -> Result<(), Unreached> {
        let digest = format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(&bytes)));
        let request = self.clients.bulk.put(self.at(&format!("uploads/{upload}/parts/{part}")));
        let request = request.bearer_auth(access).header("content-digest", digest).body(bytes);
        let request = request.timeout(SLOWEST_PART);
        self.wait(async { answer::good(sent(request).await?).await.map(drop) })
    }

    fn commit_upload(&self, access: &str, upload: RecordId) -> Result<(), Unreached> {
        let request = self.clients.bulk.post(self.at(&format!("uploads/{upload}/commit")));
        self.wait(async { answer::read::<Value>(sent(request.bearer_auth(access)).await?).await.map(drop) })
    }

    fn piece(&self, access: &str, hash: &BlobHash, from: u64, length: u64) -> Result<Piece, Unreached> {
        let range = format!("bytes={from}-{}", from + length.max(1) - 1);
        let request = self.clients.talk.get(self.at(&format!("blobs/{}", hash.0)));
        let request = request.bearer_auth(access).header(RANGE, range);
        self.wait(async {
            let response = sent(request).await?;
            let said = response.headers().get(CONTENT_RANGE).and_then(|value| value.to_str().ok());
            let whole = said.and_then(|said| said.rsplit('/').next()?.parse().ok());
            if response.status() == StatusCode::RANGE_NOT_SATISFIABLE && whole == Some(0) {
                return Ok(Piece { bytes: Vec::new(), whole: 0 }); // an empty content has no range
            }
            let response = answer::good(response).await?;
            let whole = whole.filter(|_| response.status() == StatusCode::PARTIAL_CONTENT);
            let whole = whole.ok_or(Unreached::NotAnOffice)?;
            Ok(Piece { bytes: answer::bytes(response).await?, whole })
        })
    }

    fn mail(&self, access: &str) -> Result<MailStanding, Unreached> {
        let request = self.clients.talk.get(self.at("mail")).bearer_auth(access);
        self.wait(async { answer::read(sent(request).await?).await })
    }

    fn retry_mail(&self, access: &str) -> Result<u32, Unreached> {
        let said: Value = self.say("mail/retry", Some(access), &json!({}))?;
        let count = said["retried"].as_u64().and_then(|count| u32::try_from(count).ok());
        count.ok_or(Unreached::NotAnOffice)
    }

    fn devices(&self, access: &str) -> Result<OfficeDevices, Unreached> {
        let request = self.clients.talk.get(self.at("devices")).bearer_auth(access);
        self.wait(async { answer::read(sent(request).await?).await })
    }

    fn lose_device(&self, access: &str, device: DeviceId, wipes: bool) -> Result<Vec<u8>, Unreached> {
        let path = format!("devices/{device}/lost");
        let LostReport { pdf } = self.say(&path, Some(access), &json!({ "wipe": wipes }))?;
        STANDARD.decode(pdf).map_err(|_| Unreached::NotAnOffice)
    }

    fn log(&self, access: &str, input: &LogInput) -> Result<Page<LogRow>, Unreached> {
        self.say("log", Some(access), input)
    }

    fn history(&self, access: &str, record: RecordId) -> Result<Vec<HistoryEvent>, Unreached> {
        self.say("log/history", Some(access), &json!({ "record": record.to_string() }))
    }

    fn inspected(&self, access: &str, input: &InspectionInput) -> Result<InspectedPart, Unreached> {
        self.say("log/inspected", Some(access), input)
    }

    fn verified(&self, access: &str) -> Result<ChainSaid, Unreached> {
        self.say("log/verified", Some(access), &json!({}))
    }

    fn statement(
        &self,
        access: &str,
        person: PersonId,
        request: &str,
    ) -> Result<(Value, Vec<u8>), Unreached> {
        self.statement_made(access, &json!({ "person": person, "request": request }))
    }

    fn named_texts(&self, access: &str, whom: &NamedWhom) -> Result<NamedPage, Unreached> {
        self.have_made("statements/texts", access, whom)
    }

    fn named_statement(&self, access: &str, input: &NamedInput) -> Result<(Value, Vec<u8>), Unreached> {
        self.statement_made(access, input)
    }

    fn stop(&self) {
        self.stopped.send_replace(true);
    }
}
