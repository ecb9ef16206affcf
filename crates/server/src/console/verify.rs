//! Whether the audit chains and the blobs are whole.

use obeznik_app::ApiError;
use obeznik_console::{Exit, Said, Texts};
use obeznik_store::ChainReport;
use serde_json::json;

use super::arguments::Verify;
use super::{tenants, together, unavailable};
use crate::server::Server;
use crate::tenants::TenantFile;
use crate::tenants::keeper::{Checker, KeeperError};

/// What a look at one store found.
pub(super) struct Look {
    pub(super) chain: ChainReport,
    pub(super) damaged: Vec<String>,
    /// Inputs that were erased.
    pub(super) erased: u64,
}

impl Look {
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.chain, ChainReport::Whole(_)) && self.damaged.is_empty()
    }
}

/// Walks the chain of a municipality and reads its blobs.
///
/// # Errors
/// [`KeeperError`] when it cannot be read at all.
pub(super) fn look(checker: &dyn Checker, skip_blobs: bool) -> Result<Look, KeeperError> {
    let chain = checker.chain(&mut || true)?;
    let damaged = if skip_blobs { Vec::new() } else { checker.damaged_blobs()? };
    Ok(Look { chain, damaged, erased: checker.cleared_links()? })
}

/// Looks at every store asked for.
pub(super) async fn verify(server: &Server, order: Verify, texts: &Texts) -> Result<Said, ApiError> {
    let mut answers = Vec::new();
    for file in tenants(server, order.which.tenant.as_deref())? {
        let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
        let skip_blobs = order.skip_blobs;
        // Beside the keeper: the office goes on meanwhile.
        let checker = desk.ask(|keeper| keeper.checker()).await.map_err(unavailable)?;
        let found = desk.beside(move || look(checker.as_ref(), skip_blobs)).await.map_err(unavailable)?;
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
    value["erased"] = json!(look.erased);
    let said = Said::done(format!("{}: {line}", file.name), value);
    let said = if look.erased == 0 {
        said
    } else {
        said.and(texts.say("cli-chain-erased", &[("count", &look.erased)]))
    };
    let said = if look.damaged.is_empty() {
        said
    } else {
        said.and(texts.say("cli-blobs-damaged", &[("count", &look.damaged.len())]))
    };
    if look.is_whole() { said } else { Said { exit: Exit::Finding, ..said } }
}
