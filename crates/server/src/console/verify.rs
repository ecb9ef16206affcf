//! Whether the audit chains and the blobs are whole.

use obeznik_app::ApiError;
use obeznik_console::{Exit, Said, Texts};
use obeznik_store::{ChainReport, Reader, StoreError};
use serde_json::json;

use super::arguments::Verify;
use super::{tenants, together, unavailable};
use crate::server::Server;
use crate::tenants::TenantFile;

/// What a look at one store found.
pub(super) struct Look {
    pub(super) chain: ChainReport,
    pub(super) damaged: Vec<String>,
}

impl Look {
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.chain, ChainReport::Whole(_)) && self.damaged.is_empty()
    }
}

/// Walks the chain of a store and reads its blobs.
///
/// # Errors
/// [`StoreError`] when the store cannot be read at all.
pub(super) fn look(reader: &Reader, skip_blobs: bool) -> Result<Look, StoreError> {
    let chain = reader.verify(&mut |_| true)?;
    let mut damaged = Vec::new();
    for hash in if skip_blobs { Vec::new() } else { reader.blobs()? } {
        if reader.blob(&hash).and_then(|mut blob| blob.check()).is_err() {
            damaged.push(hash.0);
        }
    }
    Ok(Look { chain, damaged })
}

/// Looks at every store asked for.
pub(super) async fn verify(server: &Server, order: Verify, texts: &Texts) -> Result<Said, ApiError> {
    let mut answers = Vec::new();
    for file in tenants(server, order.which.tenant.as_deref())? {
        let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
        let skip_blobs = order.skip_blobs;
        // A reader of its own: the office goes on meanwhile.
        let reader = desk.ask(|store| store.open_reader()).await.map_err(unavailable)?;
        let found = tokio::task::spawn_blocking(move || look(&reader, skip_blobs));
        let found = found.await.map_err(ApiError::broken)??;
        answers.push(said(&file, &found, texts));
    }
    Ok(together(answers, texts))
}

pub(super) fn said(file: &TenantFile, look: &Look, texts: &Texts) -> Said {
    let (line, mut value) = match &look.chain {
        ChainReport::Whole(head) => (
            texts.say("cli-chain-whole", &[("links", &head.log_no), ("hash", &head.hash)]),
            json!({ "whole": true, "links": head.log_no, "head": head.hash }),
        ),
        ChainReport::Broken { link, sound } => (
            texts.say("server-console-chain-broken", &[("sound", &sound.log_no)]),
            json!({ "whole": false, "broken": link.to_string(), "sound_links": sound.log_no }),
        ),
    };
    value["tenant"] = json!(file.slug);
    value["damaged_blobs"] = json!(look.damaged);
    let said = Said::done(format!("{}: {line}", file.name), value);
    let said = if look.damaged.is_empty() {
        said
    } else {
        said.and(texts.say("cli-blobs-damaged", &[("count", &look.damaged.len())]))
    };
    if look.is_whole() { said } else { Said { exit: Exit::Finding, ..said } }
}
