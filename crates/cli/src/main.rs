//! The same office without a window: for scripts and administrators.

mod arguments;
mod door;
mod private;
mod verbs;

use obeznik_console::{Exit, Said, Texts, help};
use std::process::ExitCode;

use clap::FromArgMatches as _;

use crate::arguments::Arguments;

fn main() -> ExitCode {
    if obeznik_worker::is_child() {
        return obeznik_worker::serve(); // a reader of one foreign file
    }
    let texts = Texts::of_environment();
    let matches = match help::command::<Arguments>("cli-help", &texts).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return misunderstood(&error),
    };
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => return misunderstood(&error),
    };
    let said = verbs::run(&arguments.verb, &texts).unwrap_or_else(|error| Said::failed(&error, &texts));
    said.tell(arguments.json).into()
}

/// Help and version are answers; anything else is a wrong use.
fn misunderstood(error: &clap::Error) -> ExitCode {
    let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
    match error.print() {
        Ok(()) => exit.into(),
        Err(_) => Exit::Broken.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that the sources of the console, the import and the edge's errors name.
    fn named() -> Vec<String> {
        let crates = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let folders = ["cli/src", "cli/src/verbs", "console/src", "app/src/import"];
        let files = folders.iter().flat_map(|folder| {
            let entries = std::fs::read_dir(format!("{crates}/{folder}")).unwrap();
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        });
        let mut keys = Vec::new();
        for file in files.chain([format!("{crates}/app/src/api.rs").into()]) {
            let text = std::fs::read_to_string(file).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap();
            let words = text.split('"').skip(1).step_by(2);
            let is_key = |word: &&str| {
                let prefixes = ["cli-", "import-", "store-", "unlock-", "error-", "fault-"];
                prefixes.iter().any(|prefix| word.starts_with(prefix))
                    && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                    && !word.ends_with('-')
            };
            keys.extend(words.filter(is_key).map(str::to_owned));
        }
        keys
    }

    #[test]
    fn every_sentence_is_there_in_both_languages() {
        let keys = named();
        assert!(keys.len() > 60, "{keys:?}");
        for (language, texts) in [("cs", Texts::of("cs_CZ.UTF-8")), ("en", Texts::of("en_GB"))] {
            let missing: Vec<_> =
                keys.iter().filter(|key| texts.find(key, std::iter::empty()).is_none()).collect();
            assert!(missing.is_empty(), "{language}: {missing:?}");
        }
    }

    #[test]
    fn every_verb_and_argument_has_help_in_both_languages() {
        for language in ["cs", "en"] {
            let command = help::command::<Arguments>("cli-help", &Texts::of(language));
            command.clone().debug_assert();
            assert_eq!(help::missing(&command, "cli-help"), Vec::<String>::new(), "{language}");
        }
    }
}
