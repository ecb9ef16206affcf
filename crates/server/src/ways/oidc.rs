//! OpenID Connect: the authorization code flow with PKCE and a nonce, as a confidential client.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use obeznik_identity::{Oidc, OutsideName, Passage};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdToken,
    CoreJwsSigningAlgorithm as Signing, CoreProviderMetadata, CoreTokenResponse,
};
use openidconnect::{
    AccessTokenHash, AuthType, AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError,
    ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, IssuerUrl,
    Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    TokenResponse as _,
};
use serde_json::Value;

use super::{Said, Silent};
use crate::outgoing;

/// How long what a provider says of itself is good.
const HOLDS: Duration = Duration::from_secs(60 * 60);
/// How soon it may be asked again because of a key it did not name.
const ASKS_AGAIN_AFTER: Duration = Duration::from_secs(60);

/// Algorithms of signatures that are believed: those of a key pair, whose other half nobody here has.
const ALGORITHMS: [Signing; 8] = [
    Signing::RsaSsaPkcs1V15Sha256,
    Signing::RsaSsaPkcs1V15Sha384,
    Signing::RsaSsaPkcs1V15Sha512,
    Signing::RsaSsaPssSha256,
    Signing::RsaSsaPssSha384,
    Signing::RsaSsaPssSha512,
    Signing::EcdsaP256Sha256,
    Signing::EcdsaP384Sha384,
];

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// An issuer, and the authorities it was believed by: municipalities of one server need not trust the same.
type Asked = (String, Option<String>);

/// What providers said of themselves.
#[derive(Default)]
pub struct Providers(Mutex<BTreeMap<Asked, (Instant, CoreProviderMetadata)>>);

/// What came back in the address.
#[derive(Debug)]
pub struct Returned<'a> {
    /// The code.
    pub code: &'a str,
    /// Who says so (RFC 9207); a provider need not say it.
    pub issuer: Option<&'a str>,
}

impl Providers {
    /// Where a browser is to go.
    ///
    /// # Errors
    /// [`Silent`].
    pub async fn way_out(&self, oidc: &Oidc, back: &str, passage: &Passage) -> Result<String, Silent> {
        let client = client(oidc, back, self.known(oidc, HOLDS).await?)?;
        let (state, nonce) = (passage.state(), passage.nonce());
        let verifier = PkceCodeVerifier::new(passage.verifier());
        let request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .add_scopes(oidc.scopes.iter().map(|scope| Scope::new(scope.clone())))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        let levels = oidc.acr_values.iter().cloned().map(AuthenticationContextClass::new);
        let request = levels.fold(request, |request, level| request.add_auth_context_value(level));
        Ok(request.url().0.to_string())
    }

    /// Who came back.
    ///
    /// # Errors
    /// [`Silent`].
    pub async fn who(
        &self,
        oidc: &Oidc,
        back: &str,
        passage: &Passage,
        returned: &Returned<'_>,
    ) -> Result<Said, Silent> {
        if returned.issuer.is_some_and(|issuer| issuer != oidc.issuer) {
            return Err(Silent::Unsound("another provider answers".to_owned()));
        }
        let first = client(oidc, back, self.known(oidc, HOLDS).await?)?;
        let token = exchange(&first, oidc, passage, returned.code).await?;
        match believed(&first, oidc, passage, &token) {
            // Providers change their keys; the new one may have come after we asked.
            Err(Refused::Signature(_)) => {
                let again = client(oidc, back, self.known(oidc, ASKS_AGAIN_AFTER).await?)?;
                believed(&again, oidc, passage, &token).map_err(Silent::from)
            }
            other => other.map_err(Silent::from),
        }
    }

    /// Asks a provider anew who it is.
    ///
    /// # Errors
    /// [`Silent`].
    pub async fn check(&self, oidc: &Oidc) -> Result<(), Silent> {
        self.known(oidc, Duration::ZERO).await.map(drop)
    }

    /// What a provider says of itself, no older than so much.
    async fn known(&self, oidc: &Oidc, oldest: Duration) -> Result<CoreProviderMetadata, Silent> {
        let asked_for = (oidc.issuer.clone(), oidc.ca.clone());
        let kept = self.kept(&asked_for).filter(|(asked, _)| asked.elapsed() < oldest);
        if let Some((_, metadata)) = kept {
            return Ok(metadata);
        }
        let issuer = IssuerUrl::new(oidc.issuer.clone()).map_err(|error| Silent::Away(error.to_string()))?;
        let http = http(oidc)?;
        let metadata =
            CoreProviderMetadata::discover_async(issuer, &http).await.map_err(|error| away(&error))?;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(asked_for, (Instant::now(), metadata.clone()));
        Ok(metadata)
    }

    fn kept(&self, asked_for: &Asked) -> Option<(Instant, CoreProviderMetadata)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(asked_for).cloned()
    }
}

type Answering = std::pin::Pin<
    Box<dyn Future<Output = Result<openidconnect::HttpResponse, outgoing::NotAnswered>> + Send>,
>;

fn http(oidc: &Oidc) -> Result<impl Fn(HttpRequest) -> Answering + Send + Sync + use<>, Silent> {
    let trust = outgoing::trusting(oidc.ca.as_deref()).map_err(|error| away(&error))?;
    Ok(move |request| Box::pin(outgoing::ask(request, trust.clone())) as Answering)
}

/// The whole chain of causes; they name addresses and protocols, never what a person sent.
fn away(error: &(dyn std::error::Error + 'static)) -> Silent {
    let causes = std::iter::successors(Some(error), |cause| cause.source());
    Silent::Away(causes.map(ToString::to_string).collect::<Vec<_>>().join(": "))
}

fn client(oidc: &Oidc, back: &str, metadata: CoreProviderMetadata) -> Result<Client, Silent> {
    let methods = metadata.token_endpoint_auth_methods_supported().cloned().unwrap_or_default();
    let only_in_body = methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic);
    let secret = oidc.client_secret.as_ref().map(|secret| ClientSecret::new(secret.0.clone()));
    let back = RedirectUrl::new(back.to_owned()).map_err(|error| away(&error))?;
    let client = CoreClient::from_provider_metadata(metadata, ClientId::new(oidc.client_id.clone()), secret);
    let how = if only_in_body { AuthType::RequestBody } else { AuthType::BasicAuth };
    Ok(client.set_redirect_uri(back).set_auth_type(how))
}

async fn exchange(
    client: &Client,
    oidc: &Oidc,
    passage: &Passage,
    code: &str,
) -> Result<CoreTokenResponse, Silent> {
    let request = client
        .exchange_code(AuthorizationCode::new(code.to_owned()))
        .map_err(|error| away(&error))?
        .set_pkce_verifier(PkceCodeVerifier::new(passage.verifier()));
    let http = http(oidc)?;
    request.request_async(&http).await.map_err(|error| match error {
        openidconnect::RequestTokenError::ServerResponse(said) => Silent::No(format!("{:?}", said.error())),
        // Its cause may quote what came, tokens included.
        openidconnect::RequestTokenError::Parse(..) => Silent::Away("its answer does not read".to_owned()),
        other => away(&other),
    })
}

/// Why an answer is not believed.
enum Refused {
    /// Its signature; perhaps by a key we have not heard of.
    Signature(String),
    /// Anything else.
    Other(String),
}

impl From<Refused> for Silent {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Signature(why) | Refused::Other(why) => Silent::Unsound(why),
        }
    }
}

impl From<ClaimsVerificationError> for Refused {
    fn from(error: ClaimsVerificationError) -> Self {
        match error {
            ClaimsVerificationError::SignatureVerification(why) => Self::Signature(why.to_string()),
            other => Self::Other(other.to_string()),
        }
    }
}

/// Verifies an answer: signature, issuer, audience, times, nonce, level of assurance, and that the other token
/// belongs to it (OpenID Connect Core, § 3.1.3.7 and § 3.1.3.8).
fn believed(
    client: &Client,
    oidc: &Oidc,
    passage: &Passage,
    token: &CoreTokenResponse,
) -> Result<Said, Refused> {
    let id: &CoreIdToken = token.id_token().ok_or_else(|| Refused::Other("no identity came".to_owned()))?;
    let levels = oidc.acr_values.clone();
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(ALGORITHMS)
        .set_auth_context_verifier_fn(move |level| is_level(&levels, level));
    let claims = id.claims(&verifier, &Nonce::new(passage.nonce()))?;
    if let Some(expected) = claims.access_token_hash() {
        let other = |error: &dyn std::error::Error| Refused::Other(error.to_string());
        let algorithm = id.signing_alg().map_err(|error| other(&error))?;
        let key = id.signing_key(&verifier).map_err(|error| other(&error))?;
        let actual = AccessTokenHash::from_token(token.access_token(), algorithm, key);
        if actual.map_err(|error| other(&error))? != *expected {
            return Err(Refused::Other("the tokens do not belong together".to_owned()));
        }
    }
    let subject = claims.subject().as_str().to_owned();
    // What was verified above is this very text.
    let groups = if oidc.rules.is_empty() { None } else { groups(&id.to_string(), oidc) };
    Ok(Said { name: OutsideName { issuer: oidc.issuer.clone(), subject }, groups })
}

/// Groups that a verified identity names in a claim. An identity without the claim names none where the provider is
/// known to leave an empty one out; otherwise, and where it says that the groups are too many for it (OpenID Connect
/// Core, § 5.6.2) or writes something else than names, it does not say.
fn groups(identity: &str, oidc: &Oidc) -> Option<Vec<String>> {
    let claim = oidc.group_claim.as_str();
    let payload = identity.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok())?;
    let claims: serde_json::Map<String, Value> = serde_json::from_slice(&payload).ok()?;
    let is_elsewhere = claims.get("_claim_names").is_some_and(|names| names.get(claim).is_some())
        || claims.get("hasgroups").is_some_and(|told| *told == Value::Bool(true));
    let groups = match claims.get(claim) {
        None | Some(Value::Null) if oidc.omits_empty_groups && !is_elsewhere => Some(Vec::new()),
        Some(Value::String(only)) => Some(vec![only.clone()]),
        Some(Value::Array(names)) => names.iter().map(|name| name.as_str().map(str::to_owned)).collect(),
        _ => None,
    };
    if groups.is_none() {
        tracing::warn!("the provider does not say the groups of who signs in; their roles stay as they are");
    }
    groups
}

fn is_level(levels: &[String], stated: Option<&AuthenticationContextClass>) -> Result<(), String> {
    let fits =
        levels.is_empty() || stated.is_some_and(|stated| levels.iter().any(|level| level == stated.as_str()));
    if fits { Ok(()) } else { Err("the level of assurance is another one".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn provider(omits_empty_groups: bool) -> Oidc {
        let settings = json!({ "issuer": "https://login.vzorov.cz", "client_id": "obeznik", "label": "účet úřadu",
            "omits_empty_groups": omits_empty_groups });
        serde_json::from_value(settings).unwrap()
    }

    #[test]
    fn groups_are_read_as_written_and_what_is_no_answer_changes_nothing() {
        let some = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        let table = [
            (json!({ "groups": ["Referenti", "Vedoucí"] }), some(&["Referenti", "Vedoucí"])),
            (json!({ "groups": "Referenti" }), some(&["Referenti"])),
            (json!({ "groups": [] }), some(&[])),
            (json!({ "groups": [7] }), None),
            (json!({ "groups": { "Referenti": true } }), None),
            // Microsoft Entra, when somebody is in more groups than fit.
            (json!({ "_claim_names": { "groups": "src1" }, "_claim_sources": {} }), None),
            (json!({ "hasgroups": true }), None),
        ];
        let identity = |claims: &Value| format!("e30.{}.podpis", URL_SAFE_NO_PAD.encode(claims.to_string()));
        for omits in [false, true] {
            let way = provider(omits);
            for (claims, expected) in &table {
                assert_eq!(groups(&identity(claims), &way), *expected, "{claims} {omits}");
            }
            assert_eq!(groups("e30", &way), None);
            let silent = omits.then(Vec::new);
            for claims in [json!({ "roles": ["Referenti"] }), json!({ "groups": null })] {
                assert_eq!(groups(&identity(&claims), &way), silent, "{claims} {omits}");
            }
        }
    }
}
