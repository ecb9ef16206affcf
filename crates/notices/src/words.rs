//! Czech words of messages.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use obeznik_app::office::shared::Phrase;
use obeznik_czech::dates;
use obeznik_kernel::Date;
use unic_langid::LanguageIdentifier;

const CZECH: &str = include_str!("../../../assets/locales/cs/notices.ftl");

static WORDS: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let language: LanguageIdentifier = "cs".parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Directional marks would end up in the message.
    bundle.set_use_isolating(false);
    let read = FluentResource::try_new(CZECH.to_owned()).unwrap_or_else(|(readable, _)| readable);
    bundle.add_resource_overriding(read);
    bundle
});

/// A sentence with its values; days are written out.
pub(crate) fn say(phrase: &Phrase) -> String {
    let Some(pattern) = WORDS.get_message(&phrase.key).and_then(|message| message.value()) else {
        return phrase.key.clone();
    };
    let mut args = FluentArgs::with_capacity(phrase.args.len() * 2);
    for (name, value) in &phrase.args {
        args.set(name.clone(), value_of(name, value));
        // As in the window: Fluent cannot choose by an empty text.
        args.set(format!("{name}_given"), if value.is_empty() { "no" } else { "yes" });
    }
    WORDS.format_pattern(pattern, Some(&args), &mut Vec::new()).trim().to_owned()
}

fn value_of<'a>(name: &str, value: &'a str) -> FluentValue<'a> {
    match (name, value.parse::<Date>()) {
        ("on" | "due", Ok(day)) => FluentValue::from(dates::long(day)),
        ("count", _) => FluentValue::try_number(value),
        _ => FluentValue::from(value.to_owned()),
    }
}

/// What a message with these lines is called: the one thing it tells of, or how many. Never a title.
pub(crate) fn subject(town: &str, lines: &[Phrase]) -> String {
    let said = match lines {
        [one] => {
            let key = one.key.replacen("notice-", "notice-subject-", 1);
            say(&Phrase { key, args: one.args.clone() })
        }
        many => say(&Phrase::new("notice-subject-many").with("count", many.len())),
    };
    if town.is_empty() { said } else { format!("{town}: {said}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use obeznik_app::office::shared::Phrase;

    fn phrase(key: &str, values: &[(&str, &str)]) -> Phrase {
        let all = ["number", "title", "body", "on", "time", "place", "due", "absent"];
        let empty = all.iter().fold(Phrase::new(key), |phrase, name| phrase.with(name, ""));
        values.iter().fold(empty, |phrase, (name, value)| phrase.with(name, value))
    }

    #[test]
    fn sentences_say_what_is_known_and_no_more() {
        type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);
        let meeting = [
            ("number", "12"),
            ("body", "Rada města Vzorova"),
            ("on", "2026-12-03"),
            ("time", "14.00"),
            ("place", "radnice, zasedací síň"),
        ];
        let table: [Case<'_>; 13] = [
            ("notice-paper-waits", &[("number", "T/118/2026")], "Čeká na vás tisk T/118/2026"),
            (
                "notice-paper-waits",
                &[("number", "T/118/2026"), ("title", "Oprava chodníku"), ("due", "2026-12-01")],
                "Čeká na vás tisk T/118/2026 „Oprava chodníku“, termín tisku 1. prosince 2026",
            ),
            (
                "notice-paper-returned",
                &[("number", "T/1/2026"), ("absent", "Jana Nová")],
                "Vrátil se tisk T/1/2026 k přepracování (zastupujete: Jana Nová)",
            ),
            (
                "notice-paper-owed",
                &[
                    ("number", "12"),
                    ("body", "Rada města Vzorova"),
                    ("on", "2026-12-03"),
                    ("due", "2026-11-27"),
                ],
                "Čeká se na váš ohlášený tisk: Rada města Vzorova, jednání č. 12 dne 3. prosince 2026; uzávěrka tisků 27. listopadu 2026",
            ),
            (
                "notice-paper-owed", // papers of this body never close
                &[("number", "12"), ("body", "Rada města Vzorova"), ("on", "2026-12-03")],
                "Čeká se na váš ohlášený tisk: Rada města Vzorova, jednání č. 12 dne 3. prosince 2026",
            ),
            (
                "notice-opinion-due",
                &[("number", "T/1/2026"), ("due", "2026-12-01")],
                "Čeká se na vaše stanovisko k tisku T/1/2026 do 1. prosince 2026",
            ),
            (
                "notice-body-late",
                &[("number", "T/1/2026"), ("body", "Finanční výbor"), ("due", "2026-12-01")],
                "Tisk T/1/2026 čeká na stanovisko po lhůtě: Finanční výbor, lhůta byla do 1. prosince 2026",
            ),
            (
                "notice-body-ended",
                &[
                    ("number", "T/1/2026"),
                    ("title", "Oprava chodníku"),
                    ("body", "Finanční výbor"),
                    ("due", "2026-12-01"),
                    ("absent", "Jana Nová"),
                ],
                "Tisk T/1/2026 „Oprava chodníku“ čeká na orgán, který už není zřízen: Finanční výbor, působil do 1. prosince 2026 (zastupujete: Jana Nová)",
            ),
            (
                "notice-invitation",
                &meeting,
                "Pozvánka: Rada města Vzorova, jednání č. 12, 3. prosince 2026 v 14.00, radnice, zasedací síň",
            ),
            (
                "notice-meeting-cancelled",
                &meeting,
                "Jednání se nekoná: Rada města Vzorova, č. 12, 3. prosince 2026",
            ),
            (
                "notice-extract",
                &[("number", "R/61/3/2026"), ("body", "Rada města Vzorova"), ("on", "2026-12-03")],
                "Týká se vás usnesení R/61/3/2026 (Rada města Vzorova, 3. prosince 2026)",
            ),
            (
                "notice-decision",
                &[("number", "RS 1/2026"), ("body", "Starosta v působnosti rady"), ("on", "2026-12-03")],
                "Týká se vás rozhodnutí RS 1/2026 (Starosta v působnosti rady, 3. prosince 2026)",
            ),
            (
                "notice-task-overdue",
                &[("number", "R/61/3/2026"), ("body", "Rada města Vzorova"), ("due", "2026-12-03")],
                "Úkol z usnesení R/61/3/2026 (Rada města Vzorova) je po termínu, měl být splněn do 3. prosince 2026",
            ),
        ];
        for (key, values, expected) in table {
            assert_eq!(say(&phrase(key, values)).replace('\u{a0}', " "), expected);
        }
    }

    #[test]
    fn a_subject_names_the_one_thing_or_counts_and_never_holds_a_title() {
        let secret =
            [("number", "T/1/2026"), ("title", "Tajná smlouva"), ("due", "2026-12-01"), ("body", "Rada")];
        for kind in obeznik_circulation::notices::NoticeKind::ALL {
            let line = phrase(&format!("notice-{}", kind.as_str().replace('_', "-")), &secret);
            let subject = subject("Vzorov", std::slice::from_ref(&line));
            assert!(subject.starts_with("Vzorov: ") && !subject.contains("notice"), "{subject}");
            assert!(!subject.contains("Tajná") && !say(&line).contains("notice"), "{subject}");
        }
        let line = || phrase("notice-paper-waits", &secret);
        for (count, expected) in [(2, "2 upozornění"), (5, "5 upozornění")] {
            let lines: Vec<Phrase> = std::iter::repeat_with(line).take(count).collect();
            assert_eq!(subject("Vzorov", &lines).replace('\u{a0}', " "), format!("Vzorov: {expected}"));
        }
    }
}
