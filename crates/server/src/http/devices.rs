//! Devices: the exchange after pairing, fresh tokens, the way out.

use axum::extract::State;
use obeznik_identity::door::{self, Paired};
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::session::{ACCESS_HOLDS, REFRESH_HOLDS};
use obeznik_identity::{Denied, Exchange, Secret, TenantId};
use obeznik_kernel::{DeviceId, PersonId};
use serde::{Deserialize, Serialize};

use super::answer::{Failure, Json};
use super::body::Input;
use super::caller::Caller;
use super::network::Network;
use crate::clock;
use crate::server::Shared;
use crate::tenants::Poke;

/// A few texts.
const LIMIT: usize = 4 * 1024;

/// Input of `POST /v1/device/pair`.
#[derive(Deserialize)]
pub(super) struct Pair {
    code: String,
    verifier: String,
    signature: String,
}

/// Input of `POST /v1/device/token`.
#[derive(Deserialize)]
pub(super) struct Renew {
    refresh: String,
    signature: String,
}

/// What a device gets.
#[derive(Serialize)]
pub(super) struct Tokens {
    tenant: TenantId,
    device: DeviceId,
    person: PersonId,
    access: String,
    access_seconds: i64,
    refresh: String,
    refresh_seconds: i64,
}

/// Both tokens of one answer.
struct Fresh {
    access: Secret<32>,
    refresh: Secret<32>,
}

impl Fresh {
    fn drawn() -> Self {
        Self { access: Secret::new(clock::random()), refresh: Secret::new(clock::random()) }
    }

    fn tokens(self, tenant: TenantId, device: DeviceId, person: PersonId) -> Tokens {
        let token = |name, secret| Token { tenant, name, secret };
        Tokens {
            tenant,
            device,
            person,
            access: token(tenant.0, self.access).text(Sort::Access),
            access_seconds: ACCESS_HOLDS.as_secs(),
            refresh: token(device.0, self.refresh).text(Sort::Refresh),
            refresh_seconds: REFRESH_HOLDS.as_secs(),
        }
    }
}

/// Exchanges the code the browser brought for tokens, and writes a new device into the log.
pub(super) async fn pair(
    State(server): State<Shared>,
    Network(network): Network,
    input: Input<Pair, LIMIT>,
) -> Result<Json<Tokens>, Failure> {
    let Pair { code, verifier, signature } = input.value;
    let code = Token::parse(Sort::PairingCode, &code).ok_or(Denied::LinkDead)?;
    let tenant = code.tenant;
    let desk = server.tenants.desk(tenant).await?;
    let fresh = Fresh::drawn();
    let (refresh, access) = (fresh.refresh.hash(), fresh.access.hash());
    let paired = server.step(&desk, &network, move |keeper, scene| {
        let exchange = Exchange { code: code.secret.hash(), verifier: &verifier, signature: &signature };
        let paired = door::exchange(keeper, scene, tenant, (code.name, &exchange), (refresh, access))?;
        keeper.write_down(&paired, scene.now)?;
        Ok(paired)
    });
    let Paired { session, .. } = paired.await??;
    desk.poke(Poke::Access);
    Ok(Json { value: fresh.tokens(tenant, session.device, session.person), takes_zstd: false })
}

/// Changes a refresh token for new tokens.
pub(super) async fn token(
    State(server): State<Shared>,
    Network(network): Network,
    input: Input<Renew, LIMIT>,
) -> Result<Json<Tokens>, Failure> {
    let Renew { refresh, signature } = input.value;
    let token = Token::parse(Sort::Refresh, &refresh).ok_or(Denied::NotSignedIn)?;
    let (tenant, device) = (token.tenant, DeviceId(token.name));
    let desk = server.tenants.desk(tenant).await?;
    let fresh = Fresh::drawn();
    let next = (fresh.refresh.hash(), fresh.access.hash());
    let renewed = server.step(&desk, &network, move |keeper, scene| {
        let presented = (device, token.secret.hash(), signature.as_str());
        let renewed = door::refresh(keeper, scene, tenant, presented, next);
        keeper.close_copied(scene)?;
        renewed
    });
    let door::Caller { device, person } = renewed.await??.caller;
    Ok(Json { value: fresh.tokens(tenant, device, person), takes_zstd: false })
}

/// The device goes by itself: nothing of it is taken any more.
pub(super) async fn end(
    State(server): State<Shared>,
    Network(network): Network,
    caller: Caller,
) -> Result<(), Failure> {
    let (device, person) = (caller.device, caller.person);
    let ended = server.step(&caller.desk, &network, move |keeper, scene| {
        keeper.show_out(scene, device, false, Some(person))
    });
    ended.await??;
    caller.desk.poke(Poke::Device { device, wipe: false });
    Ok(())
}
