//! The device behind an access token.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use obeznik_identity::door::{self, Scene, Seen};
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::{Denied, SecretHash};
use obeznik_kernel::{DeviceId, PersonId};

use super::answer::Failure;
use super::network::Network;
use crate::clock;
use crate::server::Shared;
use crate::tenants::Desk;

/// Who calls. A request has no other way to a municipality than through this.
#[derive(Clone)]
pub struct Caller {
    /// The municipality of the token, and of nothing else in the request.
    pub desk: Arc<Desk>,
    /// The device.
    pub device: DeviceId,
    /// Its person.
    pub person: PersonId,
}

impl FromRequestParts<Shared> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, server: &Shared) -> Result<Self, Failure> {
        let token = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = token.and_then(|text| text.strip_prefix("Bearer "));
        let token = token.and_then(|text| Token::parse(Sort::Access, text)).ok_or(Denied::NotSignedIn)?;
        let Ok(Network(network)) = Network::from_request_parts(parts, server).await;
        let desk = server.tenants.desk(token.tenant).await?;
        let hash: SecretHash = token.secret.hash();
        let scene = Scene::new(clock::now(), &network);
        let looked = desk.look(move |looker| {
            looker.at_the_door(|keeper| {
                let seen = door::caller(keeper, &scene, hash)?;
                Ok((seen, door::is_theirs(keeper, seen.caller)?))
            })
        });
        let (Seen { caller: door::Caller { device, person }, first_of }, is_theirs) = looked.await??;
        if !is_theirs {
            return Err(Failure::other_device());
        }
        if let Some(generation) = first_of {
            desk.at_the_door(move |keeper| Ok(keeper.mark_seen(device, generation)?)).await??;
        }
        Ok(Self { desk, device, person })
    }
}
