//! Whose door it is, and who stands at it: the town of the address, the visit of the cookie.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use axum::http::header::{self, HeaderValue};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use obeznik_app::Code;
use obeznik_console::Texts;
use obeznik_identity::door::{self, Scene};
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::{Denied, Passkey, Secret, Stage, Stopped, Threshold, Visit, WayIn, visit};

use super::sheet::{failed, reads_english};
use crate::clock;
use crate::http::answer::Failure;
use crate::http::carried::Cut;
use crate::http::network::Network;
use crate::server::Shared;
use crate::tenants::{Desk, TenantFile};

/// The door of one town.
#[derive(Clone)]
pub(super) struct Town {
    pub(super) server: Shared,
    pub(super) file: TenantFile,
    pub(super) desk: Arc<Desk>,
    pub(super) network: String,
    pub(super) is_english: bool,
    pub(super) headers: HeaderMap,
    pub(super) cut: Cut,
}

impl Town {
    pub(super) fn texts(&self) -> &Texts {
        self.server.texts(self.is_english)
    }

    /// A sentence without values.
    pub(super) fn say(&self, key: &str) -> String {
        self.texts().say(key, &[])
    }

    /// An address below the town's door.
    pub(super) fn href(&self, rest: &str) -> String {
        if rest.is_empty() { format!("/{}", self.file.slug) } else { format!("/{}/{rest}", self.file.slug) }
    }

    /// Goes on to another page of the door.
    pub(super) fn go(&self, rest: &str) -> Response {
        Redirect::to(&self.href(rest)).into_response()
    }

    /// Takes a step at this door.
    pub(super) async fn step<T: Send + 'static>(
        &self,
        step: impl FnOnce(&mut dyn Threshold, &mut Scene) -> Result<T, Stopped> + Send + 'static,
    ) -> Result<Result<T, Denied>, Response> {
        let done = self.server.step(&self.desk, &self.network, step).await;
        done.map_err(|unavailable| self.failed(unavailable.into()))
    }

    /// Ways in beside the pass-phrase.
    pub(super) async fn ways_in(&self) -> Result<Vec<WayIn>, Response> {
        let looked = self.desk.look(|keeper| keeper.at_the_door(|door| Ok(door.ways_in()?))).await;
        let ways = looked.map_err(|unavailable| self.failed(unavailable.into()))?;
        Ok(ways.unwrap_or_default())
    }

    /// The page of a failure.
    pub(super) fn failed(&self, failure: Failure) -> Response {
        failed(&self.server, &self.headers, failure)
    }

    /// A new cookie: its secret, and the header that sets it.
    pub(super) fn fresh_cookie(&self) -> (Secret<32>, HeaderValue) {
        let secret = Secret::new(clock::random());
        let tenant = self.file.tenant;
        let token = Token { tenant, name: tenant.0, secret: secret.clone() }.text(Sort::Visit);
        (secret, self.cookie(&token, visit::HOLDS.as_secs()))
    }

    /// The header that forgets the cookie.
    pub(super) fn no_cookie(&self) -> HeaderValue {
        self.cookie("", 0)
    }

    /// One of the town's cookies the browser sent.
    pub(super) fn sent_cookie(&self, which: &str) -> Option<&str> {
        value_of(&self.headers, &format!("{}{which}", cookie_name(&self.file)))
    }

    fn cookie(&self, value: &str, seconds: i64) -> HeaderValue {
        self.named_cookie("", value, seconds)
    }

    /// A header that sets one of the town's cookies.
    pub(super) fn named_cookie(&self, which: &str, value: &str, seconds: i64) -> HeaderValue {
        let name = format!("{}{which}", cookie_name(&self.file));
        let text = format!("{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax");
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
    }
}

fn cookie_name(file: &TenantFile) -> String {
    format!("__Host-obeznik-{}", file.slug)
}

impl FromRequestParts<Shared> for Town {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, server: &Shared) -> Result<Self, Response> {
        let headers = parts.headers.clone();
        let reject = |failure| failed(server, &headers, failure);
        let unknown = || Failure::new(StatusCode::NOT_FOUND, Code::NotFound, "server-nothing-here");
        let names = Path::<Vec<(String, String)>>::from_request_parts(parts, server).await;
        let slug = names.ok().and_then(|names| names.0.into_iter().find(|(name, _)| name == "town"));
        let file =
            slug.and_then(|(_, slug)| server.tenants.by_slug(&slug)).ok_or_else(|| reject(unknown()))?;
        let desk =
            server.tenants.desk(file.tenant).await.map_err(|unavailable| reject(unavailable.into()))?;
        let Ok(Network(network)) = Network::from_request_parts(parts, server).await;
        let Ok(cut) = Cut::from_request_parts(parts, server).await;
        let is_english = reads_english(&headers);
        Ok(Self { server: Arc::clone(server), file, desk, network, is_english, headers, cut })
    }
}

/// Who stands at the door.
pub(super) struct Visitor {
    pub(super) town: Town,
    pub(super) visit: Visit,
    cookie: Secret<32>,
}

impl Visitor {
    /// Who stands at the door of a town, if anybody is known there.
    pub(super) async fn of(town: &Town) -> Result<Option<Self>, Response> {
        let Some(Token { secret, .. }) = cookie_of(&town.headers, &town.file) else { return Ok(None) };
        let hash = secret.hash();
        let visit = town.step(move |keeper, scene| door::visitor(keeper, scene, hash)).await?;
        Ok(visit.ok().map(|visit| Self { town: town.clone(), visit, cookie: secret }))
    }

    /// Whether their authenticator is in use, and their passkeys.
    pub(super) async fn second_factors(&self) -> Result<(bool, Vec<Passkey>), Response> {
        let person = self.visit.person;
        let known = self.town.step(move |keeper, _| {
            let account = keeper.account(person)?;
            let has_authenticator = account.is_some_and(|account| account.has_second_factor());
            Ok((has_authenticator, keeper.passkeys_of(person)?))
        });
        Ok(known.await?.unwrap_or_default())
    }

    /// What their forms carry.
    pub(super) fn form_token(&self) -> String {
        visit::form_token(&self.cookie)
    }

    /// Where to go instead when a form is not theirs.
    pub(super) fn not_their_form(&self, token: &str) -> Option<Response> {
        (!visit::is_own_form(&self.cookie, token)).then(|| self.town.go("sign-in"))
    }

    /// Where to go instead when they are not as far as that, or further.
    pub(super) fn not_their_turn(&self, stage: Stage) -> Option<Response> {
        let instead = match self.visit.stage {
            Stage::AwaitsCode => "code",
            Stage::AwaitsSetUp => "authenticator",
            Stage::In => "",
        };
        (self.visit.stage != stage).then(|| self.town.go(instead))
    }
}

/// The cookie of a visit.
fn cookie_of(headers: &HeaderMap, file: &TenantFile) -> Option<Token> {
    let value = value_of(headers, &cookie_name(file))?;
    Token::parse(Sort::Visit, value).filter(|token| token.tenant == file.tenant)
}

/// A cookie among all the browser sent.
fn value_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value)
}

impl FromRequestParts<Shared> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, server: &Shared) -> Result<Self, Response> {
        let town = Town::from_request_parts(parts, server).await?;
        let to_sign_in = || {
            // Where they wanted to, if it is a page that can be shown again; a form is not.
            if parts.method != Method::GET {
                return town.go("sign-in");
            }
            let wanted = parts.uri.path_and_query().map_or("", |path| path.as_str());
            let wanted = serde_urlencoded::to_string([("then", wanted)]).unwrap_or_default();
            town.go(&format!("sign-in?{wanted}"))
        };
        match Self::of(&town).await? {
            Some(visitor) => Ok(visitor),
            None => Err(to_sign_in()),
        }
    }
}
