//! Once a week every store is looked over: its pages, its indexes and the chain of its log.

use std::sync::atomic::Ordering;

use obeznik_store::ChainReport;

use crate::server::Server;
use crate::tenants::{TenantFile, Unavailable};

/// Looks over every municipality of the server and gives how many were found damaged. It is told in the log and
/// counted in the metrics.
pub async fn look_over(server: &Server) -> u64 {
    let mut damaged = 0;
    for file in server.tenants.files() {
        match is_sound(server, &file).await {
            Ok(true) => tracing::info!(tenant = %file.tenant, "the store is sound"),
            // A store that does not open once more is no better.
            Ok(false) | Err(Unavailable::Broken) => {
                damaged += 1;
                tracing::error!(tenant = %file.tenant, "the store is damaged: bring a backup back");
            }
            Err(cause) => tracing::warn!(tenant = %file.tenant, %cause, "the store was not looked over"),
        }
    }
    server.metrics.damaged.store(damaged, Ordering::Relaxed);
    damaged
}

/// Beside the keeper: the office goes on meanwhile.
async fn is_sound(server: &Server, file: &TenantFile) -> Result<bool, Unavailable> {
    let desk = server.tenants.desk(file.tenant).await?;
    let checker = desk.ask(|keeper| keeper.checker()).await?;
    let looked =
        desk.beside(move || Ok(checker.is_sound()? && matches!(checker.chain()?, ChainReport::Whole(_))));
    looked.await
}
