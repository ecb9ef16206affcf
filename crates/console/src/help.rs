//! The help in the person's language, laid over the command line.

use clap::{Arg, Command, CommandFactory as _};

use crate::arguments::Arguments;
use crate::texts::Texts;

/// The command line with its help.
pub(crate) fn command(texts: &Texts) -> Command {
    let command = Arguments::command()
        .about(texts.say("cli-help", &[]))
        .after_help(texts.say("cli-help-exit-codes", &[]))
        .mut_args(|argument| with_help(argument, "", texts));
    command.mut_subcommands(|verb| {
        let name = verb.get_name().to_owned();
        verb.about(texts.say(&format!("cli-help-{name}"), &[]))
            .after_help(texts.say("cli-help-exit-codes", &[]))
            .mut_args(|argument| with_help(argument, &name, texts))
    })
}

/// The help of an argument: that of its verb, else the one all verbs share.
fn with_help(argument: Arg, verb: &str, texts: &Texts) -> Arg {
    let id = argument.get_id().as_str().replace('_', "-");
    let own = texts.find(&format!("cli-help-{verb}-{id}"), std::iter::empty());
    let shared = || texts.find(&format!("cli-help-any-{id}"), std::iter::empty());
    match own.or_else(shared) {
        Some(help) => argument.help(help),
        None => argument,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_and_argument_has_help_in_both_languages() {
        for language in ["cs", "en"] {
            let command = command(&Texts::of(language));
            command.clone().debug_assert();
            for verb in command.get_subcommands() {
                let about = verb.get_about().unwrap().to_string();
                assert!(!about.starts_with("cli-help"), "{language}: {about}");
                for argument in verb.get_arguments() {
                    assert!(
                        argument.get_help().is_some(),
                        "{language}: {} {}",
                        verb.get_name(),
                        argument.get_id()
                    );
                }
            }
        }
    }
}
