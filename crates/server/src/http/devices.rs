//! Devices: what they present before pairing, the exchange after it, fresh tokens, the way out.

use axum::extract::State;
use obeznik_identity::door::{self, Knocker, Paired};
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::session::{ACCESS_HOLDS, REFRESH_HOLDS};
use obeznik_identity::{Denied, Hidden, Knocking, Secret, TenantId, invitation};
use obeznik_kernel::{DeviceId, PersonId};
use serde::{Deserialize, Serialize};

use super::answer::{Failure, Json};
use super::body::Input;
use super::caller::Caller;
use super::network::Network;
use crate::clock;
use crate::server::Shared;
use crate::tenants::Poke;
use crate::tenants::office::{self, Brought};

/// A few texts.
const LIMIT: usize = 4 * 1024;
/// Digits of a public key.
const KEY_DIGITS: usize = 64;

/// Input of `POST /v1/device/pair`.
#[derive(Deserialize)]
pub(super) struct Pair {
    code: String,
    verifier: String,
    signature: String,
}

/// Input of `POST /v1/device/enrol`.
#[derive(Deserialize)]
pub(super) struct Enrol {
    town: String,
    device: DeviceId,
    key: String,
    token: Option<Hidden>,
}

/// Whether the office looks after the computer.
#[derive(Serialize)]
pub(super) struct Enrolled {
    managed: bool,
}

/// Input of `POST /v1/device/admit`.
#[derive(Deserialize)]
pub(super) struct Admit {
    town: String,
    code: String,
    device: DeviceId,
    challenge: String,
    key: String,
    name: String,
}

/// The code to exchange at `POST /v1/device/pair`, as the browser would have brought it.
#[derive(Serialize)]
pub(super) struct Admitted {
    code: String,
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

/// What a paired device gets besides.
#[derive(Serialize)]
pub(super) struct LetIn {
    #[serde(flatten)]
    tokens: Tokens,
    /// The key by which this office names blobs, hexadecimal; a secret of the office's devices.
    blob_key: String,
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
) -> Result<Json<LetIn>, Failure> {
    let Pair { code, verifier, signature } = input.value;
    let code = Token::parse(Sort::PairingCode, &code).ok_or(Denied::LinkDead)?;
    let tenant = code.tenant;
    let desk = server.tenants.desk(tenant).await?;
    let fresh = Fresh::drawn();
    let (refresh, access) = (fresh.refresh.hash(), fresh.access.hash());
    let paired = server.office(&desk, &network, move |store, scene| {
        let brought = Brought { pairing: code.name, code: code.secret.hash(), verifier, signature };
        let paired = office::pair(store, scene, tenant, &brought, (refresh, access))?;
        Ok(paired.map(|paired| (paired, store.blob_naming_key())))
    });
    let (Paired { session, .. }, naming) = paired.await??;
    desk.poke(Poke::Access);
    let tokens = fresh.tokens(tenant, session.device, session.person);
    let blob_key = naming.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Json { value: LetIn { tokens, blob_key }, takes_zstd: false })
}

/// A computer presents its token of enrolment, or none, before anybody signs in.
pub(super) async fn enrol(
    State(server): State<Shared>,
    Network(network): Network,
    input: Input<Enrol, LIMIT>,
) -> Result<Json<Enrolled>, Failure> {
    let Enrol { town, device, key, token } = input.value;
    let tenant = server.tenants.by_slug(&town).ok_or(Denied::LinkDead)?.tenant;
    if key.len() != KEY_DIGITS {
        return Err(Failure::bad_request());
    }
    let desk = server.tenants.desk(tenant).await?;
    let presented = server.step(&desk, &network, move |keeper, scene| {
        let token = token.as_ref().map(|Hidden(text)| text.as_str());
        door::present(keeper, scene, tenant, Knocker { device, public_key: &key }, token)
    });
    Ok(Json { value: Enrolled { managed: presented.await?? }, takes_zstd: false })
}

/// Lets a computer in by a code made for its person, without a browser.
pub(super) async fn admit(
    State(server): State<Shared>,
    Network(network): Network,
    input: Input<Admit, LIMIT>,
) -> Result<Json<Admitted>, Failure> {
    let Admit { town, code, device, challenge, key: public_key, name } = input.value;
    let tenant = server.tenants.by_slug(&town).ok_or(Denied::LinkDead)?.tenant;
    let hash = invitation::secret_of_code(&code).ok_or(Denied::LinkDead)?.hash();
    let desk = server.tenants.desk(tenant).await?;
    let (pairing, secret) = (clock::new_id(), Secret::<32>::new(clock::random()));
    let (knocking, confirmed) = (Knocking { device, challenge, public_key, name }, secret.hash());
    let admitted = server.step(&desk, &network, move |keeper, scene| {
        let invitation = door::look_at_code(keeper, scene, hash)?;
        let standing = keeper.standing(invitation.person)?.ok_or(Denied::RolesGone)?;
        door::check_logged(keeper, invitation.person, (knocking.device, knocking.public_key.as_str()))?;
        door::admit(keeper, scene, (invitation, &standing), knocking, (pairing, confirmed))
    });
    admitted.await??;
    let code = Token { tenant, name: pairing, secret }.text(Sort::PairingCode);
    Ok(Json { value: Admitted { code }, takes_zstd: false })
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
    let renewed = server.office(&desk, &network, move |store, scene| {
        let presented = (device, token.secret.hash(), signature.as_str());
        office::refresh(store, scene, tenant, presented, next)
    });
    let renewed = renewed.await?;
    if renewed == Err(Denied::DeviceRevoked) {
        desk.poke(Poke::Device { device, wipe: false });
    }
    let door::Caller { device, person } = renewed?.caller;
    Ok(Json { value: fresh.tokens(tenant, device, person), takes_zstd: false })
}

/// The device goes by itself: nothing of it is taken any more.
pub(super) async fn end(
    State(server): State<Shared>,
    Network(network): Network,
    caller: Caller,
) -> Result<(), Failure> {
    let (device, person) = (caller.device, caller.person);
    let ended = server.office(&caller.desk, &network, move |store, scene| {
        office::show_out(store, scene, device, false, Some(person))
    });
    ended.await??;
    caller.desk.poke(Poke::Device { device, wipe: false });
    Ok(())
}
