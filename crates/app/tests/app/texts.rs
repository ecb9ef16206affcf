//! Whatever people do has a sentence in the history, in both languages.

use obeznik_authority::modules;

const LANGUAGES: [(&str, &str); 2] = [
    ("cs", include_str!("../../../../assets/locales/cs/history.ftl")),
    ("en", include_str!("../../../../assets/locales/en/history.ftl")),
];

#[test]
fn every_command_has_its_sentence_in_the_history() {
    let kinds = modules().iter().flat_map(|module| module.commands).map(|spec| spec.kind);
    let keys: Vec<String> =
        kinds.map(|kind| format!("history-{} = ", kind.replace(['.', '_'], "-"))).collect();
    assert!(keys.len() > 50, "only {} commands were found", keys.len());
    for (language, text) in LANGUAGES {
        let missing: Vec<&String> =
            keys.iter().filter(|key| !text.lines().any(|line| line.starts_with(key.as_str()))).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
    }
}

#[test]
fn every_field_of_a_paper_that_may_be_edited_has_its_name_in_the_history() {
    for (language, text) in LANGUAGES {
        for field in obeznik_circulation::paper::EDITABLE {
            let key = format!("changed-{} = ", field.replace('_', "-"));
            assert!(text.lines().any(|line| line.starts_with(&key)), "{language} lacks {key}");
        }
    }
}
