//! The sheet every page is drawn on.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use obeznik_console::Texts;
use obeznik_identity::Denied;

use super::sign_in::status;
use super::visitor::Town;
use crate::http::answer::{Failure, seconds_until};
use crate::server::Server;

/// What a page says above its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Notice {
    /// What was done.
    Done(String),
    /// Why not.
    Bad(String),
}

/// Whether somebody reads English rather than Czech.
pub(super) fn reads_english(headers: &HeaderMap) -> bool {
    let text = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let weight = |language: &str| {
        let wanted = text.split(',').filter_map(|one| {
            let mut parts = one.trim().split(';');
            let name = parts.next()?.trim();
            let quality = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok());
            name.to_lowercase().starts_with(language).then_some(quality.unwrap_or(1.0))
        });
        wanted.fold(0.0_f32, f32::max)
    };
    // Slovak is read with Czech more easily than with English.
    weight("en") > weight("cs").max(weight("sk"))
}

/// Draws a page.
pub(super) fn sheet(town: &Town, title: &str, notice: Option<&Notice>, content: &Markup) -> Markup {
    let texts = town.texts();
    html! {
        (DOCTYPE)
        html lang=(if town.is_english { "en" } else { "cs" }) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) " – " (town.file.name) }
                link rel="stylesheet" href="/style.css";
            }
            body {
                header { (texts.say("door-office-of", &[])) " " strong { (town.file.name) } }
                main {
                    h1 { (title) }
                    @match notice {
                        Some(Notice::Done(text)) => p.notice.ok role="status" { (text) },
                        Some(Notice::Bad(text)) => p.notice.bad role="alert" { (text) },
                        None => {},
                    }
                    (content)
                }
                footer { (texts.say("door-footer", &[])) }
            }
        }
    }
}

/// A page as an answer.
pub(super) fn answer(status: StatusCode, page: Markup) -> Response {
    (status, Html(page.into_string())).into_response()
}

/// A page to who was denied something, or to whom nothing was. When it is worth trying again is said in the head too, for
/// programs.
pub(super) fn answer_to(denied: Option<&Denied>, page: Markup) -> Response {
    let mut response = answer(denied.map_or(StatusCode::OK, status), page);
    if let Some(Denied::Wait { until }) = denied {
        response.headers_mut().insert(header::RETRY_AFTER, seconds_until(*until).into());
    }
    response
}

/// The sentence of a denial.
pub(super) fn sentence(texts: &Texts, denied: &Denied) -> String {
    match denied {
        Denied::Wait { until } => {
            let seconds = seconds_until(*until);
            let key = if seconds <= 90 { "identity-wait" } else { "identity-wait-minutes" };
            let minutes = seconds.div_ceil(60);
            texts.say(key, &[("seconds", &seconds), ("minutes", &minutes)])
        }
        denied => texts.say(denied.key(), &[]),
    }
}

/// The page of a failure for which there is no form.
pub(super) fn failed(server: &Server, headers: &HeaderMap, failure: Failure) -> Response {
    let texts = server.texts(reads_english(headers));
    let page = html! {
        (DOCTYPE)
        html lang="cs" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (texts.say("door-failed-title", &[])) }
                link rel="stylesheet" href="/style.css";
            }
            body { main {
                h1 { (texts.say("door-failed-title", &[])) }
                p { (texts.say(&failure.error.key, &[])) }
            } }
        }
    };
    let mut response = answer(failure.status, page);
    if let Some(seconds) = failure.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn czech_comes_first_and_english_to_who_prefers_it() {
        let table = [
            ("", false),
            ("cs-CZ,cs;q=0.9,en;q=0.8", false),
            ("en-GB,en;q=0.9", true),
            ("en;q=0.5,cs;q=0.4", true),
            ("sk,en;q=0.8", false),
            ("de", false),
            ("nonsense;q=x,,;", false),
        ];
        for (text, expected) in table {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, text.parse().unwrap());
            assert_eq!(reads_english(&headers), expected, "{text}");
        }
    }
}
