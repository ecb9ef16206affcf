//! Sentences from `assets/locales`, Czech first.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use obeznik_app::ApiError;
use obeznik_app::office::shared::Phrase;

const CZECH: &str = include_str!(concat!(env!("OUT_DIR"), "/cs.ftl"));
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.ftl"));

/// Every sentence in one language.
pub struct Texts(FluentBundle<FluentResource>);

impl Texts {
    /// The language of `--language`, else of the system; Czech unless it is English.
    pub fn of_environment() -> Self {
        let said = language_said(std::env::args());
        let of_system = || {
            ["LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .filter_map(|name| std::env::var(name).ok())
                .find(|value| !value.is_empty())
        };
        Self::of(said.or_else(of_system).as_deref().unwrap_or_default())
    }

    /// Texts of a language by its beginning.
    pub fn of(language: &str) -> Self {
        if language.starts_with("en") { Self::read("en", ENGLISH) } else { Self::read("cs", CZECH) }
    }

    fn read(language: &str, text: &str) -> Self {
        // What does not parse the gate has found; the rest is used.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self(bundle)
    }

    /// A sentence with values; the key itself where there is none.
    pub fn say(&self, key: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        let values: Vec<(&str, String)> =
            values.iter().map(|(name, value)| (*name, value.to_string())).collect();
        self.find(key, values.iter().map(|(name, value)| (*name, value.as_str())))
            .unwrap_or_else(|| key.to_owned())
    }

    /// A sentence, if there is one.
    pub fn find<'a>(&self, key: &str, values: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
        let pattern = self.0.get_message(key)?.value()?;
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(Cow::Borrowed(name), value_of(value));
        }
        Some(self.0.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    }

    /// A sentence that came from below.
    pub fn phrase(&self, phrase: &Phrase) -> String {
        let values = phrase.args.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        self.find(&phrase.key, values).unwrap_or_else(|| phrase.key.clone())
    }

    /// What an error tells a person.
    pub fn error(&self, error: &ApiError) -> String {
        let values = error.args.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let sentence = self.find(&error.key, values).unwrap_or_else(|| error.key.clone());
        if error.trace_id.is_empty() {
            return sentence;
        }
        format!("{sentence} {}", self.say("cli-trace", &[("id", &error.trace_id)]))
    }

    /// The word for a state of a kind of record; the state as stored where there is none.
    pub fn state(&self, kind: &str, state: &str) -> String {
        let key = format!("{kind}-state-{}", state.replace('_', "-"));
        let own = format!("cli-state-{}", state.replace('_', "-"));
        self.find(&key, std::iter::empty())
            .or_else(|| self.find(&own, std::iter::empty()))
            .unwrap_or_else(|| state.to_owned())
    }
}

/// Counts choose plurals; an identifier of digits alone stays text by its leading zero or length.
fn value_of(text: &str) -> FluentValue<'_> {
    let is_count =
        text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if is_count || text == "0" { FluentValue::try_number(text) } else { FluentValue::from(text) }
}

/// The language must be known before the command line is understood: the help is in it.
fn language_said(arguments: impl Iterator<Item = String>) -> Option<String> {
    let mut arguments = arguments.skip_while(|argument| !argument.starts_with("--language"));
    let found = arguments.next()?;
    found.strip_prefix("--language=").map(str::to_owned).or_else(|| arguments.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_choose_czech_plurals() {
        let texts = Texts::of("");
        let said = |count: u32| texts.say("cli-imported", &[("count", &count)]);
        assert_eq!([said(1), said(3), said(2473)].map(|s| s.contains("usnesení")), [true; 3]);
        assert_ne!(said(1).replace('1', ""), said(3).replace('3', ""));
    }

    #[test]
    fn the_language_is_told_by_the_command_line() {
        let said = |line: &str| language_said(line.split(' ').map(str::to_owned));
        assert_eq!(said("obeznik-cli verify --language en"), Some("en".to_owned()));
        assert_eq!(said("obeznik-cli --language=cs verify"), Some("cs".to_owned()));
        assert_eq!(said("obeznik-cli verify"), None);
    }
}
