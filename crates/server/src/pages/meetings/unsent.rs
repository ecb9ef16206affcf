//! What somebody wrote into a form of a meeting when their visit was over already: it waits in their own browser while
//! they sign in, and stands in the form again. Nothing is sent before they press the button once more.
//!
//! It waits in a cookie, so it is in no address and no log. The cookie is sealed by a key of the municipality, so that
//! nobody at the same computer reads it there; it opens for an hour and for nobody but whose form it was. Who signs out
//! takes it along, and so does anybody else who gets in.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use maud::html;
use obeznik_identity::{Stage, TenantId};
use obeznik_kernel::{PersonId, RecordId, Timestamp};
use obeznik_seal::Seal;
use serde::{Deserialize, Serialize};

use super::super::sheet::{Notice, answer, sheet};
use super::super::visitor::{Town, Visitor};
use crate::clock;
use crate::tenants::Unavailable;
use crate::tenants::page::seal_of_waiting;

/// The cookie of a browser in which something waits.
const COOKIE: &str = "-unsent";
/// Seconds it waits: signing in takes longer when the telephone lies elsewhere.
const HOLDS: i64 = 60 * 60;
/// Bytes every browser keeps in a cookie, less its name and what is said of it.
const MOST: usize = 3_500;
/// Bytes before what is sealed: no two are sealed under the same.
const NONCE: usize = 12;

/// A form that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unsent {
    /// Whose form it was; empty where it does not say.
    pub(super) person: String,
    /// Of which meeting.
    pub(super) meeting: RecordId,
    /// The item of a conflict of interest; nothing of an apology.
    pub(super) item: Option<RecordId>,
    /// What they wrote.
    pub(super) reason: String,
}

/// What is sealed: a form, and until when it may be opened.
#[derive(Serialize, Deserialize)]
struct Waiting {
    /// Seconds of Unix time.
    until: i64,
    form: Unsent,
}

impl Unsent {
    /// What waits in the browser of this person for the meeting.
    pub(super) async fn of(visitor: &Visitor, meeting: RecordId) -> Option<Self> {
        let found = Self::in_browser(&visitor.town).await.ok()??;
        (found.meeting == meeting && found.is_of(visitor.visit.person)).then_some(found)
    }

    /// What waits in the browser, whoever's it is; nothing when it was changed, is over, or was sealed elsewhere.
    async fn in_browser(town: &Town) -> Result<Option<Self>, Unavailable> {
        let Some(bytes) = town.sent_cookie(COOKIE).and_then(unwrapped) else { return Ok(None) };
        let seal = seal_of(town).await?;
        Ok(Self::opened(&seal, town.file.tenant, &bytes, clock::now()))
    }

    /// Whether something waits, whoever's it is.
    pub(super) async fn waits(town: &Town) -> bool {
        matches!(Self::in_browser(town).await, Ok(Some(_)))
    }

    /// An answer after which nothing waits any more.
    pub(super) fn over(town: &Town, response: Response) -> Response {
        if town.sent_cookie(COOKIE).is_none_or(str::is_empty) {
            return response;
        }
        let over = town.named_cookie(COOKIE, "", 0);
        (AppendHeaders([(header::SET_COOKIE, over)]), response).into_response()
    }

    /// An answer to a person who gets in, after which nothing of anybody else waits.
    pub(super) async fn only_of(person: PersonId, town: &Town, response: Response) -> Response {
        match Self::in_browser(town).await {
            Ok(Some(found)) if found.is_of(person) => response,
            Ok(_) => Self::over(town, response),
            Err(_) => response, // it may be theirs, and opens for nobody else
        }
    }

    fn is_of(&self, person: PersonId) -> bool {
        self.person == person.to_string()
    }

    /// Leads to another page of the door and has the text wait meanwhile. A text longer than a cookie stays on the page.
    async fn waiting(&self, town: &Town, to: &str) -> Response {
        if self.person.is_empty() {
            return town.go(to);
        }
        if self.reason.trim().is_empty() {
            return not_done(town, to);
        }
        match self.packed(town).await {
            Some(cookie) => ([(header::SET_COOKIE, cookie)], town.go(to)).into_response(),
            None => self.by_hand(town, to),
        }
    }

    async fn packed(&self, town: &Town) -> Option<HeaderValue> {
        let seal = seal_of(town).await.ok()?;
        let text = self.sealed(&seal, town.file.tenant, clock::now(), clock::random())?;
        Some(town.named_cookie(COOKIE, &text, HOLDS))
    }

    /// The value of a cookie; nothing when it would be too long for one.
    fn sealed(&self, seal: &Seal, tenant: TenantId, now: Timestamp, nonce: [u8; NONCE]) -> Option<String> {
        let waiting = Waiting { until: now.as_second().saturating_add(HOLDS), form: self.clone() };
        let text = serde_json::to_vec(&waiting).ok()?;
        let sealed = seal.seal(nonce, tenant.0.as_bytes(), &text).ok()?;
        let text = URL_SAFE_NO_PAD.encode([&nonce[..], &sealed[..]].concat());
        (text.len() <= MOST).then_some(text)
    }

    /// What was sealed for the municipality and is not over.
    fn opened(seal: &Seal, tenant: TenantId, bytes: &[u8], now: Timestamp) -> Option<Self> {
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let text = seal.open(*nonce, tenant.0.as_bytes(), sealed).ok()?;
        let Waiting { until, form } = serde_json::from_slice(&text).ok()?;
        (now.as_second() < until).then_some(form)
    }

    fn by_hand(&self, town: &Town, to: &str) -> Response {
        let content = html! {
            p { (town.say("door-unsent-long")) }
            label for="text" { (town.say("door-unsent-text")) }
            textarea id="text" rows="12" readonly { (self.reason) }
            div.actions { a.button href=(town.href(to)) { (town.say("door-go-on")) } }
        };
        let notice = Notice::Bad(town.say("door-unsent-over"));
        answer(StatusCode::FORBIDDEN, sheet(town, &town.say("door-unsent-title"), Some(&notice), &content))
    }
}

/// Bytes of a cookie; nothing of one that nobody here has set.
fn unwrapped(text: &str) -> Option<Vec<u8>> {
    (text.len() <= MOST).then(|| URL_SAFE_NO_PAD.decode(text).ok()).flatten()
}

async fn seal_of(town: &Town) -> Result<Seal, Unavailable> {
    town.desk.ask(|keeper| Ok(seal_of_waiting(keeper))).await
}

/// Nothing was written that could wait, such as where an apology was to be taken back.
fn not_done(town: &Town, to: &str) -> Response {
    let content = html! {
        p { (town.say("door-unsent-again")) }
        div.actions { a.button href=(town.href(to)) { (town.say("door-go-on")) } }
    };
    let notice = Notice::Bad(town.say("door-unsent-over"));
    answer(StatusCode::FORBIDDEN, sheet(town, &town.say("door-unsent-title"), Some(&notice), &content))
}

/// Who sends a form. Whoever is not in any more, or sends what stood on a page of an earlier visit, goes where the form
/// is filled in again.
pub(super) async fn sender(town: &Town, token: &str, unsent: &Unsent) -> Result<Visitor, Response> {
    let meeting = format!("meetings/{}", unsent.meeting);
    let back = town.href(&meeting);
    let first = |page: &str| {
        let query = serde_urlencoded::to_string([("then", &back)]).unwrap_or_default();
        format!("{page}?{query}")
    };
    let Some(visitor) = Visitor::of(town).await? else {
        return Err(unsent.waiting(town, &first("sign-in")).await);
    };
    let to = match visitor.visit.stage {
        Stage::In if visitor.not_their_form(token).is_none() => return Ok(visitor),
        Stage::In if unsent.is_of(visitor.visit.person) => meeting,
        Stage::In => first("sign-in"),
        Stage::AwaitsCode => first("code"),
        Stage::AwaitsSetUp => first("authenticator"),
    };
    Err(unsent.waiting(town, &to).await)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TOWN: TenantId = TenantId(RecordId::NIL);

    fn seal() -> Seal {
        Seal::new(&[7; 32])
    }

    fn written(reason: &str) -> Unsent {
        let (person, meeting) = (RecordId::NIL.to_string(), RecordId::NIL);
        Unsent { person, meeting, item: None, reason: reason.to_owned() }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn waiting(reason: &str) -> Vec<u8> {
        let text = written(reason).sealed(&seal(), TOWN, at("2027-03-01T09:00:00Z"), [3; NONCE]).unwrap();
        unwrapped(&text).unwrap()
    }

    #[test]
    fn what_waits_opens_for_an_hour_in_its_town_alone_and_is_not_read() {
        let bytes = waiting("Jsem v nemocnici");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("nemocnici") && !text.contains("person"), "{text}");
        let other_town = TenantId(RecordId::well_known("jinde"));
        let table = [
            // key, town, when, whether it opens
            (seal(), TOWN, "2027-03-01T09:00:00Z", true),
            (seal(), TOWN, "2027-03-01T09:59:59Z", true),
            (seal(), TOWN, "2027-03-01T10:00:00Z", false),
            (seal(), other_town, "2027-03-01T09:00:00Z", false),
            (Seal::new(&[8; 32]), TOWN, "2027-03-01T09:00:00Z", false),
        ];
        for (key, town, when, opens) in table {
            let expected = opens.then(|| written("Jsem v nemocnici"));
            assert_eq!(Unsent::opened(&key, town, &bytes, at(when)), expected, "{town} {when}");
        }
    }

    #[test]
    fn a_text_longer_than_a_cookie_does_not_wait() {
        let sealed = |letters: usize| {
            written(&"x".repeat(letters)).sealed(&seal(), TOWN, at("2027-03-01T09:00:00Z"), [3; NONCE])
        };
        assert!(sealed(2_000).is_some_and(|text| text.len() <= MOST));
        assert_eq!(sealed(3_000), None);
        assert_eq!(unwrapped(&"A".repeat(MOST + 1)), None);
    }

    proptest! {
        #[test]
        fn fuzz_unsent(bytes in proptest::collection::vec(any::<u8>(), 0..200), place in any::<prop::sample::Index>(), change in 1_u8..) {
            let now = at("2027-03-01T09:00:00Z");
            prop_assert_eq!(Unsent::opened(&seal(), TOWN, &bytes, now), None);
            let mut changed = waiting("Jsem v nemocnici");
            let place = place.index(changed.len());
            changed[place] ^= change;
            prop_assert_eq!(Unsent::opened(&seal(), TOWN, &changed, now), None);
            prop_assert_eq!(Unsent::opened(&seal(), TOWN, &changed[..place], now), None);
        }
    }
}
