//! People, devices and counted secrets for tests.

use ed25519_dalek::{Signer as _, SigningKey};
use jiff::Timestamp;
use obeznik_kernel::testing::CountedIds;
use obeznik_kernel::{DeviceId, IdSource as _, PersonId, RecordId};

use crate::account::Account;
use crate::email::Email;
use crate::pairing::{PairingRequest, challenge_of, exchange_message};
use crate::secret::{Secret, SecretHash};
use crate::session::refresh_message;
use crate::tenant::TenantId;

/// An instant some seconds after a Monday morning.
pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_420_800 + second).unwrap_or(Timestamp::MAX)
}

/// An address of the town.
pub fn email(name: &str) -> Email {
    Email::parse(&format!("{name}@vzorov.cz")).unwrap_or_else(|| unreachable!("{name} makes an address"))
}

/// An account as an invitation opens it.
pub fn account(person: PersonId, name: &str) -> Account {
    Account::invited(person, email(name), at(0))
}

/// Identifiers and secrets, each another one.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    ids: CountedIds,
    secrets: u64,
}

impl Counted {
    /// A new identifier.
    pub fn id(&mut self) -> RecordId {
        self.ids.next_id()
    }

    /// A new secret.
    pub fn secret<const N: usize>(&mut self) -> Secret<N> {
        self.secrets += 1;
        let mut bytes = [0; N];
        bytes[..8].copy_from_slice(&self.secrets.to_be_bytes());
        Secret::new(bytes)
    }

    /// The hash of a new secret.
    pub fn hash(&mut self) -> SecretHash {
        self.secret::<32>().hash()
    }
}

/// A device as its owner holds it.
pub struct DeviceInHand {
    /// Its key.
    pub key: SigningKey,
    /// The identifier it made for itself.
    pub device: DeviceId,
    /// The verifier of its challenge.
    pub verifier: String,
}

impl DeviceInHand {
    /// A device of its own key.
    pub fn new(number: u8) -> Self {
        let device = DeviceId(CountedIds(10_000 + u64::from(number)).next_id());
        Self { key: SigningKey::from_bytes(&[number; 32]), device, verifier: format!("{number:-<43}") }
    }

    /// Its public key as kept.
    pub fn public_key(&self) -> String {
        hex(self.key.verifying_key().as_bytes())
    }

    /// Its signature at an exchange.
    pub fn signs_exchange(&self, tenant: TenantId, pairing: RecordId) -> String {
        hex(&self.key.sign(&exchange_message(tenant, pairing, &self.verifier)).to_bytes())
    }

    /// Its signature at a refresh.
    pub fn signs_refresh(&self, tenant: TenantId, device: DeviceId, token: SecretHash) -> String {
        hex(&self.key.sign(&refresh_message(tenant, device, token)).to_bytes())
    }
}

/// What a device asks the browser for.
pub fn request(device: &DeviceInHand) -> PairingRequest {
    PairingRequest {
        device: device.device,
        challenge: challenge_of(&device.verifier),
        state: "c3RhdGUtc3RhdGUtc3Rh".to_owned(),
        port: 49152,
        public_key: device.public_key(),
        name: "Notebook paní Novákové".to_owned(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
