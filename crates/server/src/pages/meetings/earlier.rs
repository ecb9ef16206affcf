//! What the bodies before said of a paper, in the words in which the agenda of the desktop tells it.

use obeznik_app::circulation::meetings::EarlierWord;
use obeznik_console::Texts;
use obeznik_kernel::Date;

/// `Komise dopravy 3. 9. 2026: doporučuje 4 : 0 : 1 / 5`, with the reason where one was said.
pub(super) fn earlier_line(texts: &Texts, word: &EarlierWord) -> String {
    let told = |name: &str| word.outcome.args.get(name).map(String::as_str).unwrap_or_default();
    let (on, until) = (digits(word.on.as_deref().unwrap_or_default()), digits(told("until")));
    let outcome = texts.say(
        &word.outcome.key,
        &[
            ("votes", &told("votes")),
            ("until", &until),
            ("until_given", &given(&until)),
            ("cause", &told("cause")),
        ],
    );
    let (body, outcome) = (&word.body.name, outcome.trim());
    let line = texts.say(
        "agenda-earlier",
        &[("body", body), ("on", &on), ("on_given", &given(&on)), ("outcome", &outcome)],
    );
    match word.reason.as_str() {
        "" => line,
        reason => texts.say("agenda-earlier-because", &[("line", &line), ("reason", &reason)]),
    }
}

/// A civil day in digits; empty where there is none.
fn digits(day: &str) -> String {
    let day = day.parse::<Date>();
    day.map(|on| format!("{}.\u{a0}{}.\u{a0}{}", on.day(), on.month(), on.year())).unwrap_or_default()
}

fn given(text: &str) -> &'static str {
    if text.is_empty() { "no" } else { "yes" }
}

#[cfg(test)]
mod tests {
    use obeznik_app::office::shared::{BodyRef, Phrase};

    use super::*;

    #[test]
    fn every_outcome_is_told_in_both_languages_with_no_more_than_the_word_has() {
        let table = [
            (
                "recommended",
                Some("2026-09-03"),
                ("4 : 0 : 1 / 5", "", ""),
                "Komise 3. 9. 2026: doporučuje 4 : 0 : 1 / 5",
            ),
            ("recommended", None, ("", "", ""), "Komise: doporučuje"),
            (
                "not-recommended",
                None,
                ("1 : 3 : 0 / 5", "", "dluží nájem"),
                "Komise: nedoporučuje 1 : 3 : 0 / 5 – dluží nájem",
            ),
            ("not-adopted", None, ("1 : 3 : 0 / 5", "", ""), "Komise: nepřijato 1 : 3 : 0 / 5"),
            ("without-opinion", None, ("", "", "Nesešla se."), "Komise: bez stanoviska – Nesešla se."),
            ("discussed-only", None, ("", "", ""), "Komise: projednáno bez hlasování"),
            (
                "postponed",
                Some("2026-09-03"),
                ("", "2026-10-01", ""),
                "Komise 3. 9. 2026: odloženo do 1. 10. 2026",
            ),
            ("postponed", None, ("", "", ""), "Komise: odloženo"),
            ("withdrawn", None, ("", "", ""), "Komise: staženo z projednání"),
            ("decided", None, ("", "", ""), "Komise: rozhodnuto v působnosti starosty"),
            ("referred", None, ("", "", ""), "Komise: předáno zastupitelstvu"),
        ];
        for (state, on, (votes, until, reason), expected) in table {
            let (id, short_name, kind) = (String::new(), String::new(), "commission".to_owned());
            let key = format!("consultation-{state}");
            let word = EarlierWord {
                body: BodyRef { id, name: "Komise".to_owned(), short_name, kind },
                on: on.map(str::to_owned),
                outcome: Phrase::new(&key).with("votes", votes).with("until", until),
                reason: reason.to_owned(),
            };
            let czech = earlier_line(&Texts::of("cs"), &word).replace('\u{a0}', " ");
            assert_eq!(czech, expected);
            let english = earlier_line(&Texts::of("en"), &word);
            assert!(english.starts_with("Komise") && !english.contains(&key), "{english}");
            assert!(english.contains(reason), "{english}");
        }
    }
}
