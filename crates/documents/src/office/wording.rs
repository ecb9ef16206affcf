//! Czech words of documents, with the endings their numbers and genders ask for.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use obeznik_app::office::shared::Phrase;
use obeznik_czech::dates;
use obeznik_kernel::Date;
use unic_langid::LanguageIdentifier;

const CZECH: &str = include_str!("../../../../assets/locales/cs/documents.ftl");
/// The sentences of the log.
const HISTORY: &str = include_str!("../../../../assets/locales/cs/history.ftl");

/// What changed in a pack, as the page of the distribution says it.
const DISTRIBUTION: &str = include_str!("../../../../assets/locales/cs/distribution.ftl");
/// What the formal check asks about, as the screen of a paper says it.
const PAPERS: &str = include_str!("../../../../assets/locales/cs/circulation-papers.ftl");

static WORDS: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let language: LanguageIdentifier = "cs".parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Directional marks would end up on the page.
    bundle.set_use_isolating(false);
    for text in [CZECH, HISTORY, PAPERS, DISTRIBUTION] {
        bundle.add_resource_overriding(
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, _)| readable),
        );
    }
    bundle
});

/// The words of a key, filled with values; every key used here is in the file, which a test proves.
pub(crate) fn say(key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
    let Some(pattern) = WORDS.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut args = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        args.set(*name, value.clone());
    }
    WORDS.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
}

/// A sentence of the office: of its log, or why a document could not be made. `$reason_given` says whether there is
/// a reason, as in the window.
pub(crate) fn sentence(phrase: &Phrase) -> String {
    let Some(pattern) = WORDS.get_message(&phrase.key).and_then(|message| message.value()) else {
        return phrase.key.clone();
    };
    let mut args = FluentArgs::with_capacity(phrase.args.len() * 2);
    for (name, value) in &phrase.args {
        args.set(name.clone(), value.as_str());
        args.set(format!("{name}_given"), if value.is_empty() { "no" } else { "yes" });
    }
    WORDS.format_pattern(pattern, Some(&args), &mut Vec::new()).trim().to_owned()
}

/// Words without values.
pub(crate) fn word(key: &str) -> String {
    say(key, &[])
}

/// `16. prosince 2026`
pub(crate) fn long_day(day: Date) -> String {
    dates::long(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const SOURCES: [&str; 16] = [
        include_str!("certificate.rs"),
        include_str!("clauses.rs"),
        include_str!("corrections.rs"),
        include_str!("cover.rs"),
        include_str!("cover_sheet.rs"),
        include_str!("decision.rs"),
        include_str!("disposal.rs"),
        include_str!("extract.rs"),
        include_str!("house.rs"),
        include_str!("invitation.rs"),
        include_str!("list.rs"),
        include_str!("lost_device.rs"),
        include_str!("officers.rs"),
        include_str!("recovery_sheet.rs"),
        include_str!("route.rs"),
        include_str!("votes.rs"),
    ];
    const MORE: [&str; 18] = [
        include_str!("edition.rs"),
        include_str!("sample.rs"),
        include_str!("own_page.rs"),
        include_str!("report.rs"),
        include_str!("../docx/frame.rs"),
        include_str!("naming.rs"),
        include_str!("session.rs"),
        include_str!("failure.rs"),
        include_str!("pack/changes.rs"),
        include_str!("pack/mod.rs"),
        include_str!("pack/message.rs"),
        include_str!("../page.rs"),
        include_str!("../certificate.rs"),
        include_str!("../control_contents.rs"),
        include_str!("../cover_sheet.rs"),
        include_str!("../invitation.rs"),
        include_str!("../resolution.rs"),
        include_str!("../statement.rs"),
    ];
    const CONTROL: [&str; 12] = [
        include_str!("control/attendance.rs"),
        include_str!("control/mod.rs"),
        include_str!("control/chain.rs"),
        include_str!("control/contents.rs"),
        include_str!("control/log_sheet.rs"),
        include_str!("control/making.rs"),
        include_str!("control/overrides.rs"),
        include_str!("control/plan.rs"),
        include_str!("control/postings.rs"),
        include_str!("control/scope.rs"),
        include_str!("control/tasks.rs"),
        include_str!("control/votes.rs"),
    ];
    const STATEMENT: [&str; 5] = [
        include_str!("statement/letter.rs"),
        include_str!("statement/lists.rs"),
        include_str!("statement/mod.rs"),
        include_str!("statement/named.rs"),
        include_str!("statement/readable.rs"),
    ];
    const ENGLISH: &str = include_str!("../../../../assets/locales/en/documents.ftl");

    fn used() -> BTreeSet<&'static str> {
        let texts = SOURCES.iter().chain(&MORE).chain(&CONTROL).chain(&STATEMENT).map(|source| {
            let shipped = source.split("#[cfg(test)]").next().unwrap_or_default();
            shipped.split('"').filter(|text| text.starts_with("print-") || text.starts_with("document-"))
        });
        texts.flatten().collect()
    }

    fn keys(text: &'static str) -> BTreeSet<&'static str> {
        let starts = text.lines().filter(|line| !line.starts_with([' ', '#']));
        starts.filter_map(|line| Some(line.split_once(" = ")?.0)).collect()
    }

    #[test]
    fn both_languages_are_read_whole_and_hold_just_the_keys_in_use() {
        for text in [CZECH, ENGLISH] {
            assert!(FluentResource::try_new(text.to_owned()).is_ok());
            assert_eq!(keys(text), used());
        }
    }

    #[test]
    fn columns_of_a_vote_agree_with_their_number_and_gender() {
        let table = [
            ("print-vote-abstained", "masculine", 0, "Zdržel se"),
            ("print-vote-abstained", "masculine", 1, "Zdržel se"),
            ("print-vote-abstained", "feminine", 1, "Zdržela se"),
            ("print-vote-abstained", "masculine", 3, "Zdrželi se"),
            ("print-vote-abstained", "feminine", 3, "Zdržely se"),
            ("print-vote-abstained", "masculine", 5, "Zdrželo se"),
            ("print-vote-excluded", "feminine", 1, "Vyloučena"),
            ("print-vote-not-voted", "masculine", 2, "Nehlasovali"),
            ("print-vote-absent", "masculine", 2, "Nepřítomni"),
            ("print-vote-absent", "feminine", 11, "Nepřítomno"),
        ];
        for (key, gender, count, expected) in table {
            assert_eq!(say(key, &[("gender", gender.into()), ("count", count.into())]), expected, "{count}");
        }
    }

    #[test]
    fn every_known_word_of_a_state_has_words_of_its_own() {
        let table = [
            ("print-consultation", "state", "not_recommended", "nedoporučuje"),
            ("print-access", "level", "public", "veřejný"),
            ("print-stance", "stance", "no_objection", "bez připomínek"),
            ("print-not-adopted", "kind", "assembly", "nepřijalo"),
            ("print-not-adopted", "kind", "committee", "nepřijal"),
        ];
        for (key, name, value, expected) in table {
            assert_eq!(say(key, &[(name, value.into())]), expected);
        }
    }
}
