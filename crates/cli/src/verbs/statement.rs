//! A statement about a person.

use obeznik_app::ApiError;
use obeznik_app::keeping::find_person;
use obeznik_console::{Said, Texts};
use obeznik_documents::office::statement::{StatementInput, statement_to};
use serde_json::json;

use crate::arguments::Statement;
use crate::door::Door;

pub(super) fn run(arguments: &Statement, texts: &Texts) -> Result<Said, ApiError> {
    let office = Door::of(&arguments.store)?.office_of_somebody()?;
    office.check_statement()?;
    let Statement { person, request, out, .. } = arguments;
    let person = office.read(|reader| find_person(reader.records, person))?;
    let input = StatementInput { person, request: request.clone() };
    let made = statement_to(&office, &input, out)?;
    office.close();
    let line = texts.say("cli-statement-done", &[("count", &made.files), ("out", &out.display())]);
    let mut said = Said::done(line, json!(made)).and(texts.say("statement-read-first", &[]));
    if made.mentions > 0 {
        said = said.and(texts.say("statement-mentions", &[("count", &made.mentions)]));
    }
    if made.hidden > 0 {
        said = said.and(texts.say("statement-hidden", &[("count", &made.hidden)]));
    }
    if made.covered > 0 {
        said = said.and(texts.say("statement-covered", &[("count", &made.covered)]));
    }
    if made.unread > 0 {
        said = said.and(texts.say("statement-unread", &[("count", &made.unread)]));
    }
    Ok(said)
}
