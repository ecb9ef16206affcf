//! What the client is given to act with: the modules it predicts by and the key it signs with.

use obeznik_authority::{SignedCommand, modules};
use obeznik_kernel::{Command, CommandSpec, Module, Stop};

/// The modules whose commands are predicted, and which of them are plain edits of fields.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// The same modules the authority executes.
    pub modules: &'a [&'a Module],
    /// Kinds whose input is a target and `edits: [FieldEdit]`. Only these may collapse; a vote or a
    /// signature never stands here.
    pub edit_kinds: &'a [&'a str],
}

/// Kinds of the house that are plain edits.
static EDIT_KINDS: [&str; 1] = ["circulation.edit_paper"];

impl Rules<'static> {
    /// The rules of the house.
    pub fn of_house() -> Self {
        Self { modules: modules(), edit_kinds: &EDIT_KINDS }
    }
}

impl Rules<'_> {
    /// The kind of command, if any module has it.
    pub fn spec(&self, kind: &str) -> Option<&'static CommandSpec> {
        self.modules.iter().flat_map(|module| module.commands).find(|spec| spec.kind == kind)
    }

    /// Whether commands of the kind may collapse before they are sealed.
    pub fn may_collapse(&self, kind: &str) -> bool {
        self.edit_kinds.contains(&kind)
    }
}

/// The device's key.
pub trait Signer {
    /// Signs a command.
    ///
    /// # Errors
    /// [`Stop::Broken`] when the key cannot be used.
    fn sign(&self, command: Command) -> Result<SignedCommand, Stop>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_edits_are_commands_of_the_house_that_are_predicted() {
        for kind in EDIT_KINDS {
            let spec = Rules::of_house().spec(kind);
            assert_eq!(spec.map(|spec| spec.prediction), Some(obeznik_kernel::Prediction::Local), "{kind}");
        }
    }
}
