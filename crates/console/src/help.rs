//! The help in the person's language, laid over a command line.

use clap::{Arg, Command, CommandFactory};

use crate::texts::Texts;

/// The command line with its help: `<prefix>`, `<prefix>-<verb>`, `<prefix>-<verb>-<argument>`, and
/// `<prefix>-any-<argument>` for what several verbs share.
pub fn command<A: CommandFactory>(prefix: &str, texts: &Texts) -> Command {
    let exit_codes = texts.say("cli-help-exit-codes", &[]);
    let command = A::command()
        .about(texts.say(prefix, &[]))
        .after_help(exit_codes.clone())
        .mut_args(|argument| with_help(argument, prefix, "", texts));
    command.mut_subcommands(|verb| with_verb_help(verb, prefix, texts).after_help(exit_codes.clone()))
}

/// A verb, and the verbs below it.
fn with_verb_help(verb: Command, prefix: &str, texts: &Texts) -> Command {
    let own = format!("{prefix}-{}", verb.get_name());
    let name = verb.get_name().to_owned();
    verb.about(texts.say(&own, &[]))
        .mut_args(|argument| with_help(argument, prefix, &name, texts))
        .mut_subcommands(|below| {
            let about = texts.say(&format!("{own}-{}", below.get_name()), &[]);
            let name = format!("{name}-{}", below.get_name());
            below.about(about).mut_args(|argument| with_help(argument, prefix, &name, texts))
        })
}

/// The help of an argument: that of its verb, else the one all verbs share.
fn with_help(argument: Arg, prefix: &str, verb: &str, texts: &Texts) -> Arg {
    let id = argument.get_id().as_str().replace('_', "-");
    let own = texts.find(&format!("{prefix}-{verb}-{id}"), std::iter::empty());
    let shared = || texts.find(&format!("{prefix}-any-{id}"), std::iter::empty());
    match own.or_else(shared) {
        Some(help) => argument.help(help),
        None => argument,
    }
}

/// Verbs and arguments without a sentence, for a test of each program.
pub fn missing(command: &Command, prefix: &str) -> Vec<String> {
    let mut missing = Vec::new();
    for verb in command.get_subcommands() {
        let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
        if about.is_empty() || about.starts_with(prefix) {
            missing.push(verb.get_name().to_owned());
        }
        let silent = verb.get_arguments().filter(|argument| argument.get_help().is_none());
        missing.extend(silent.map(|argument| format!("{} {}", verb.get_name(), argument.get_id())));
        missing.extend(
            self::missing(verb, prefix).into_iter().map(|below| format!("{} {below}", verb.get_name())),
        );
    }
    missing
}
