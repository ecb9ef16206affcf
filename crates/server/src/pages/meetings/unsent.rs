//! What somebody wrote into a form of a meeting when their visit was over already: it waits in their own browser while
//! they sign in, and stands in the form again. Nothing is sent before they press the button once more.
//!
//! It waits in a cookie, so it is in no address and no log, and is shown to nobody but whose form it was. Who signs out
//! takes it along, and so does anybody else who gets in.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use maud::html;
use obeznik_identity::Stage;
use obeznik_kernel::{PersonId, RecordId};
use serde::{Deserialize, Serialize};

use super::super::sheet::{Notice, answer, sheet};
use super::super::visitor::{Town, Visitor};

/// The cookie of a browser in which something waits.
const COOKIE: &str = "-unsent";
/// Seconds it waits: signing in takes longer when the telephone lies elsewhere.
const HOLDS: i64 = 60 * 60;
/// Bytes every browser keeps in a cookie, less its name and what is said of it.
const MOST: usize = 3_500;

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

impl Unsent {
    /// What waits in the browser of this person for the meeting.
    pub(super) fn of(visitor: &Visitor, meeting: RecordId) -> Option<Self> {
        let found = Self::in_browser(&visitor.town)?;
        (found.meeting == meeting && found.is_of(visitor.visit.person)).then_some(found)
    }

    fn in_browser(town: &Town) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(town.sent_cookie(COOKIE)?).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Whether something waits, whoever's it is.
    pub(super) fn waits(town: &Town) -> bool {
        town.sent_cookie(COOKIE).is_some_and(|text| !text.is_empty())
    }

    /// An answer after which nothing waits any more.
    pub(super) fn over(town: &Town, response: Response) -> Response {
        if !Self::waits(town) {
            return response;
        }
        let over = town.named_cookie(COOKIE, "", 0);
        (AppendHeaders([(header::SET_COOKIE, over)]), response).into_response()
    }

    /// An answer to a person who gets in, after which nothing of anybody else waits.
    pub(super) fn only_of(person: PersonId, town: &Town, response: Response) -> Response {
        if Self::in_browser(town).is_some_and(|found| found.is_of(person)) {
            return response;
        }
        Self::over(town, response)
    }

    fn is_of(&self, person: PersonId) -> bool {
        self.person == person.to_string()
    }

    /// Leads to another page of the door and has the text wait meanwhile. A text longer than a cookie stays on the page.
    fn waiting(&self, town: &Town, to: &str) -> Response {
        if self.person.is_empty() {
            return town.go(to);
        }
        if self.reason.trim().is_empty() {
            return not_done(town, to);
        }
        match self.packed(town) {
            Some(cookie) => ([(header::SET_COOKIE, cookie)], town.go(to)).into_response(),
            None => self.by_hand(town, to),
        }
    }

    fn packed(&self, town: &Town) -> Option<HeaderValue> {
        let text = URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).ok()?);
        (text.len() <= MOST).then(|| town.named_cookie(COOKIE, &text, HOLDS))
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
        return Err(unsent.waiting(town, &first("sign-in")));
    };
    let to = match visitor.visit.stage {
        Stage::In if visitor.not_their_form(token).is_none() => return Ok(visitor),
        Stage::In if unsent.is_of(visitor.visit.person) => meeting,
        Stage::In => first("sign-in"),
        Stage::AwaitsCode => first("code"),
        Stage::AwaitsSetUp => first("authenticator"),
    };
    Err(unsent.waiting(town, &to))
}
