//! The package for a supervisory body.

use obeznik_app::ApiError;
use obeznik_console::{Exit, Said, Texts};
use obeznik_documents::office::control::{ControlInput, control_package_to};
use serde_json::json;

use crate::arguments::ControlPackage;
use crate::door::Door;

pub(super) fn run(arguments: &ControlPackage, texts: &Texts) -> Result<Said, ApiError> {
    let office = Door::of(&arguments.store)?.office_of_somebody()?;
    let ControlPackage { from, to, with_confidential, out, .. } = arguments;
    let input = ControlInput { from: *from, to: *to, with_confidential: *with_confidential };
    let package = control_package_to(&office, &input, out, &mut |_, _| true)?;
    office.close();
    let line = texts.say("cli-control-done", &[("count", &package.files), ("out", &out.display())]);
    let mut said = Said::done(line, json!(package));
    if package.left_out > 0 {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("count", &package.left_out), ("confidential", &package.confidential)];
        said = said.and(texts.say("cli-control-left-out", &values));
    }
    if !package.is_chain_whole {
        said.exit = Exit::Finding;
        said = said.and(texts.say("control-chain-broken", &[]));
    }
    Ok(said)
}
