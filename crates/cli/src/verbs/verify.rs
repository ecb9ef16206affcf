//! Whether the audit chain and the attachments are whole.

use obeznik_app::{ApiError, Office};
use obeznik_authority::BrokenLink;
use obeznik_console::{Exit, Said, Texts};
use obeznik_store::ChainReport;
use serde_json::json;

use crate::arguments::Verify;
use crate::door::Door;
use crate::verbs::restore::advice;

pub(super) fn run(arguments: &Verify, texts: &Texts) -> Result<Said, ApiError> {
    let door = Door::of(&arguments.store)?;
    // The first opening takes the mark of a clean close away, so the second one looks at every page.
    match door.office().and_then(|first| {
        drop(first);
        door.office()
    }) {
        Ok(office) => look(&office, arguments, texts),
        Err(error) if error.key == "store-damaged" => {
            let said = Said::failed(&error, texts);
            Ok(Said { exit: Exit::Finding, ..advice(said, &door.folder, texts) })
        }
        Err(error) => Err(error),
    }
}

fn look(office: &Office, arguments: &Verify, texts: &Texts) -> Result<Said, ApiError> {
    let store = office.store();
    let said = match store.reader().verify(&mut |_| true)? {
        ChainReport::Whole(head) => {
            let line = texts.say("cli-chain-whole", &[("links", &head.log_no), ("hash", &head.hash)]);
            let erased = store.reader().cleared_links()?;
            let value = json!({ "whole": true, "links": head.log_no, "head": head.hash, "erased": erased });
            let said = Said::done(line, value);
            if erased == 0 { said } else { said.and(texts.say("cli-chain-erased", &[("count", &erased)])) }
        }
        ChainReport::Broken { link, sound } => {
            let (number, why) = place(&link);
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("link", &number), ("why", &why), ("sound", &sound.log_no)];
            let value = json!({ "whole": false, "broken_link": number, "why": why,
                "sound_links": sound.log_no, "sound_head": sound.hash });
            Said { exit: Exit::Finding, ..Said::done(texts.say("cli-chain-broken", &values), value) }
        }
    };
    if arguments.skip_blobs {
        return Ok(said);
    }
    let bad = store.check_blobs(&mut |_| true)?;
    Ok(with_blobs(said, &bad.into_iter().map(|hash| hash.0).collect::<Vec<_>>(), texts))
}

/// Which link is broken, and how.
fn place(link: &BrokenLink) -> (u64, &'static str) {
    match *link {
        BrokenLink::Gap { expected, .. } => (expected, "gap"),
        BrokenLink::Detached(number) => (number, "detached"),
        BrokenLink::Changed(number) => (number, "changed"),
        BrokenLink::PayloadChanged(number) => (number, "payload"),
        BrokenLink::Missing(number) => (number, "missing"),
    }
}

fn with_blobs(mut said: Said, bad: &[String], texts: &Texts) -> Said {
    said.value["damaged_blobs"] = json!(bad);
    if bad.is_empty() {
        return said.and(texts.say("cli-blobs-whole", &[]));
    }
    said.exit = Exit::Finding;
    said = said.and(texts.say("cli-blobs-damaged", &[("count", &bad.len())]));
    said.lines.extend(bad.iter().map(|hash| format!("  {hash}")));
    said
}
