//! Signing in at another place: the way out, the way back, and accounts tied to a name there.

use axum::extract::Query;
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use maud::{Markup, html};
use obeznik_identity::door::{self, Vouched};
use obeznik_identity::groups::GroupRule;
use obeznik_identity::link::{Sort, Token};
use obeznik_identity::{Denied, Oidc, OutsideName, Passage, Secret, Stage, Visit, WayIn, passage};
use serde::{Deserialize, Serialize};

use super::directory;
use super::form::{Form, is_from_elsewhere};
use super::invitation;
use super::sheet::{Notice, answer, sentence, sheet};
use super::sign_in::{Then, entered, is_due, own_address, status};
use super::visitor::{Town, Visitor};
use crate::clock;
use crate::ways::oidc::Returned;
use crate::ways::{Said, Silent, night};

/// The cookie of a browser that went out.
const COOKIE: &str = "-way";

/// What a browser takes with it and brings back.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Luggage {
    /// Where to go afterwards.
    #[serde(default)]
    pub(super) then: String,
    /// The invitation it is to accept.
    #[serde(default)]
    pub(super) invitation: String,
    /// The digits told by phone.
    #[serde(default)]
    pub(super) digits: String,
    /// The form token of the visit whose account is to be tied; empty when none is.
    #[serde(default)]
    pub(super) tie: String,
}

/// What the other place wrote into the address.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Back {
    code: Option<String>,
    state: Option<String>,
    iss: Option<String>,
}

/// The identity provider, if there is one.
pub(super) fn oidc(ways: &[WayIn]) -> Option<&Oidc> {
    ways.iter().find_map(|way| match way {
        WayIn::Oidc(oidc) => Some(oidc),
        WayIn::Ldap(_) => None,
    })
}

/// Links to other places, below the form for a pass-phrase.
pub(super) fn other_ways(town: &Town, ways: &[WayIn], then: &str) -> Markup {
    let query = serde_urlencoded::to_string([("then", own_address(town, then))]).unwrap_or_default();
    html! {
        @if !ways.is_empty() { h2 { (town.say("door-outside")) } }
        (directory::link(town, ways, &[("then", &own_address(town, then))]))
        @if let Some(oidc) = oidc(ways) {
            div.actions { a.button.quiet href=(format!("{}?{query}", town.href("outside"))) { (oidc.label) } }
        }
    }
}

/// What the account of who is in is tied to, or the buttons that tie it.
pub(super) fn ties(town: &Town, ways: &[WayIn], tied: Option<&OutsideName>, token: &str) -> Markup {
    let vouching = ways.iter().find(|way| tied.is_some_and(|name| name.issuer == way.issuer()));
    html! {
        @if let Some(way) = vouching {
            h2 { (town.say("door-outside")) }
            p { (town.texts().say("door-outside-tied", &[("label", &way.label())])) }
        } @else if !ways.is_empty() {
            h2 { (town.say("door-outside")) }
            p { (town.say("door-outside-tie-hint")) }
            (directory::link(town, ways, &[("tie", "true")]))
            @if let Some(oidc) = oidc(ways) {
                form method="post" action=(town.href("outside/tie")) {
                    input type="hidden" name="token" value=(token);
                    div.actions { button.quiet { (oidc.label) } }
                }
            }
        }
    }
}

/// The way out from the page of signing in. A foreign page sends nobody out: each way out counts for the network.
pub(super) async fn out(town: Town, Query(then): Query<Then>) -> Response {
    if is_from_elsewhere(&town.headers) {
        return town.go("sign-in");
    }
    let luggage = Luggage { then: own_address(&town, then.wanted()), ..Luggage::default() };
    match depart(&town, &luggage).await {
        Ok(Going { place, cookie, .. }) => {
            ([(header::SET_COOKIE, cookie)], Redirect::to(&place)).into_response()
        }
        Err(response) => response,
    }
}

/// A form that says nothing but whose it is.
#[derive(Deserialize)]
pub(super) struct Given {
    token: String,
}

/// The way out to tie the account of who is in.
pub(super) async fn tie(visitor: Visitor, Form(Given { token }): Form<Given>) -> Response {
    if let Some(response) = visitor.not_their_form(&token).or_else(|| visitor.not_their_turn(Stage::In)) {
        return response;
    }
    leave(&visitor.town, Luggage { tie: token, ..Luggage::default() }).await
}

/// The way out after a form. The policy of a page that holds a form forbids its answer to lead elsewhere, so the
/// answer is a page of its own that leads there.
pub(super) async fn leave(town: &Town, luggage: Luggage) -> Response {
    let Going { place, cookie, label } = match depart(town, &luggage).await {
        Ok(going) => going,
        Err(response) => return response,
    };
    let content = html! {
        p { (town.texts().say("door-outside-going", &[("label", &label)])) }
        div.actions { a.button href=(place) { (town.say("door-go-on")) } }
    };
    let page = answer(StatusCode::OK, sheet(town, &town.say("door-outside-going-title"), None, &content));
    ([(header::SET_COOKIE, cookie), (header::REFRESH, refresh(&place))], page).into_response()
}

fn refresh(place: &str) -> header::HeaderValue {
    let text = format!("0; url={place}");
    header::HeaderValue::from_str(&text).unwrap_or(header::HeaderValue::from_static("0"))
}

/// A browser about to go.
struct Going {
    place: String,
    cookie: header::HeaderValue,
    label: String,
}

async fn depart(town: &Town, luggage: &Luggage) -> Result<Going, Response> {
    let ways = town.ways_in().await?;
    let (Some(oidc), Some(back)) = (oidc(&ways), back_to(town)) else { return Err(town.go("sign-in")) };
    let passage = Passage(Secret::new(clock::random()));
    let hash = passage.0.hash();
    let set_out = town.step(move |keeper, scene| door::set_out(keeper, scene, hash)).await?;
    set_out.map_err(|denied| refused(town, &denied))?;
    let place = town.server.ways.providers.way_out(oidc, &back, &passage).await;
    let place = match place {
        Ok(place) => place,
        Err(silent) => {
            if silent.tells_nothing() {
                let undone = town.step(move |keeper, scene| {
                    door::come_back(keeper, scene, hash)?;
                    door::unheard(keeper, scene, None)
                });
                undone.await?.ok();
            }
            return Err(not_vouched(town, &silent));
        }
    };
    Ok(Going { place, cookie: packed(town, &passage, luggage), label: oidc.label.clone() })
}

/// The address the other place sends browsers back to; none when the server does not know its own.
pub(super) fn back_to(town: &Town) -> Option<String> {
    let server = town.server.reach.public_url.as_deref()?;
    Some(format!("{}{}", server.trim_end_matches('/'), town.href("outside/back")))
}

fn packed(town: &Town, passage: &Passage, luggage: &Luggage) -> header::HeaderValue {
    let tenant = town.file.tenant;
    let token = Token { tenant, name: tenant.0, secret: passage.0.clone() }.text(Sort::Passage);
    let luggage = URL_SAFE_NO_PAD.encode(serde_json::to_vec(luggage).unwrap_or_default());
    town.named_cookie(COOKIE, &format!("{token}/{luggage}"), passage::HOLDS.as_secs())
}

fn unpacked(town: &Town) -> Option<(Passage, Luggage)> {
    let (token, luggage) = town.sent_cookie(COOKIE)?.split_once('/')?;
    let token = Token::parse(Sort::Passage, token).filter(|token| token.tenant == town.file.tenant)?;
    let luggage = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(luggage).ok()?).ok()?;
    Some((Passage(token.secret), luggage))
}

/// The way back.
pub(super) async fn back(town: Town, Query(back): Query<Back>) -> Response {
    let (came, luggage) = match returned(&town, &back).await {
        Ok(returned) => returned,
        Err(response) => return response,
    };
    let response = if !luggage.tie.is_empty() {
        tied(&town, came, &luggage.tie).await
    } else if luggage.invitation.is_empty() {
        pass(&town, came, &luggage.then).await
    } else {
        accepted(&town, &luggage, came).await
    };
    let over = town.named_cookie(COOKIE, "", 0);
    (AppendHeaders([(header::SET_COOKIE, over)]), response).into_response()
}

/// Who came back, and what their groups mean.
struct Came {
    said: Said,
    rules: Vec<GroupRule>,
}

/// Who came back with what; once.
async fn returned(town: &Town, back: &Back) -> Result<(Came, Luggage), Response> {
    let lost = || refused(town, &Denied::LinkDead);
    let (passage, luggage) = unpacked(town).ok_or_else(lost)?;
    let state = back.state.as_deref().filter(|state| passage.is_own_state(state));
    state.ok_or_else(lost)?;
    let hash = passage.0.hash();
    let came = town.step(move |keeper, scene| door::come_back(keeper, scene, hash)).await?;
    came.map_err(|_| lost())?;
    let ways = town.ways_in().await?;
    let (Some(oidc), Some(place)) = (oidc(&ways), back_to(town)) else { return Err(lost()) };
    let Some(code) = &back.code else {
        return Err(not_vouched(town, &Silent::No("no code came".to_owned())));
    };
    let returned = Returned { code, issuer: back.iss.as_deref() };
    let said = town.server.ways.providers.who(oidc, &place, &passage, &returned).await;
    match said {
        Ok(said) => Ok((Came { said, rules: oidc.rules.clone() }, luggage)),
        Err(silent) => {
            if silent.tells_nothing() {
                town.step(|keeper, scene| door::unheard(keeper, scene, None)).await?.ok();
            }
            Err(not_vouched(town, &silent))
        }
    }
}

/// Lets in for whom the other place vouches, with the roles of their groups.
async fn pass(town: &Town, came: Came, then: &str) -> Response {
    let Came { said: Said { name, groups }, rules } = came;
    if let Err(response) = follow(town, &rules, &name, groups).await {
        return response;
    }
    match let_in(town, name).await {
        Ok(Ok((visit, cookie))) => entered(town, visit, cookie, then).await,
        Ok(Err(denied)) => refused(town, &denied),
        Err(response) => response,
    }
}

/// A visit for whom another place vouches, and its cookie.
pub(super) async fn let_in(
    town: &Town,
    name: OutsideName,
) -> Result<Result<(Visit, header::HeaderValue), Denied>, Response> {
    let (secret, cookie) = town.fresh_cookie();
    let (hash, policy) = (secret.hash(), town.file.second_factor);
    let factors = town.ways_in().await?.iter().find(|way| way.issuer() == name.issuer).map(WayIn::factors);
    let factors = factors.unwrap_or_default();
    let passed = town.step(move |keeper, scene| {
        let person = keeper.account_by_outside(&name)?.map(|account| account.person);
        let second_factor_due = is_due(keeper, policy, person)?;
        let vouched = Vouched { name: &name, factors, second_factor_due, cookie: hash };
        door::pass_vouched(keeper, scene, &vouched)
    });
    Ok(passed.await?.map(|visit| (visit, cookie)))
}

/// Brings the roles of who signs in to what their groups say; what the place does not say changes nothing.
pub(super) async fn follow(
    town: &Town,
    rules: &[GroupRule],
    name: &OutsideName,
    groups: Option<Vec<String>>,
) -> Result<(), Response> {
    let Some(groups) = groups.filter(|_| !rules.is_empty()) else { return Ok(()) };
    let (rules, name) = (rules.to_vec(), name.clone());
    let followed = town.server.office(&town.desk, &town.network, move |keeper, scene| {
        let person = keeper.at_the_door(|known| door::tied(known, &name))?;
        let Ok(person) = person else { return Ok(Ok(false)) };
        Ok(Ok(night::follow(keeper, scene, person, &rules, &groups)?))
    });
    let changed = followed.await.map_err(|unavailable| town.failed(unavailable.into()))?;
    night::tell(&town.desk, changed.unwrap_or_default(), Vec::new());
    Ok(())
}

async fn accepted(town: &Town, luggage: &Luggage, came: Came) -> Response {
    match invitation::accept_outside(town, luggage, came.said.name.clone()).await {
        Ok(Ok(())) => pass(town, came, &town.href("")).await,
        Ok(Err(denied)) => refused(town, &denied),
        Err(response) => response,
    }
}

/// Ties the account of the visit that went out, and of no other that began in the same browser meanwhile.
async fn tied(town: &Town, came: Came, token: &str) -> Response {
    let visitor = match Visitor::of(town).await {
        Ok(visitor) => visitor.filter(|visitor| visitor.not_their_form(token).is_none()),
        Err(response) => return response,
    };
    let Some(visitor) = visitor else { return refused(town, &Denied::LinkDead) };
    let Came { said: Said { name, groups }, rules } = came;
    let (visit, tied_to) = (visitor.visit, name.clone());
    match town.step(move |keeper, scene| door::tie(keeper, scene, &visit, tied_to)).await {
        Ok(Ok(())) => match follow(town, &rules, &name, groups).await {
            Ok(()) => town.go(""),
            Err(response) => response,
        },
        Ok(Err(denied)) => refused(town, &denied),
        Err(response) => response,
    }
}

fn refused(town: &Town, denied: &Denied) -> Response {
    let text = match denied {
        Denied::LinkDead => town.say("door-outside-lost"),
        Denied::AddressTaken => town.say("door-outside-others"),
        denied => sentence(town.texts(), denied),
    };
    ended(town, status(denied), text)
}

/// What a person reads when the other place says nothing; why goes to the log.
pub(super) fn not_vouched(town: &Town, silent: &Silent) -> Response {
    tracing::warn!(tenant = %town.file.tenant, cause = %silent, "nobody was vouched for");
    let (status, key) = match silent {
        Silent::Away(_) => (StatusCode::BAD_GATEWAY, "door-outside-away"),
        Silent::Unsound(_) | Silent::Closed(_) | Silent::No(_) => (StatusCode::FORBIDDEN, "door-outside-no"),
    };
    ended(town, status, town.say(key))
}

fn ended(town: &Town, status: StatusCode, text: String) -> Response {
    let content =
        html! { div.actions { a.button href=(town.href("sign-in")) { (town.say("door-outside-again")) } } };
    let notice = Notice::Bad(text);
    answer(status, sheet(town, &town.say("door-sign-in-title"), Some(&notice), &content))
}
