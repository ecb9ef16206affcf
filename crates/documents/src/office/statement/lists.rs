//! The lists of a statement.

use obeznik_app::ApiError;
use obeznik_app::keeping::{About, AboutLine, AboutRecord, LineSort};
use obeznik_formats::export::Sheet;
use obeznik_formats::table::Cell;
use obeznik_keeping::about::Share;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, Date, Membership, RecordId, Role, Timestamp};

use super::readable::{field, kind, lines, word_of};
use super::{MENTIONS, Making};
use crate::office::sheets::{day, in_prague, moment, number, sheet, text};
use crate::office::wording::{say, sentence, word};

/// A sheet with the name of its file and the key of what it is.
type Named = (&'static str, &'static str, Sheet);

/// All lists.
pub(super) fn sheets(making: &Making<'_>) -> Result<Vec<Named>, ApiError> {
    let about = making.about;
    Ok(vec![
        ("funkce", "print-statement-sheet-roles", roles(making)?),
        ("zaznamy", "print-statement-sheet-records", records(about)),
        (MENTIONS, "print-statement-sheet-mentions", mentions(about)),
        ("denik", "print-statement-sheet-log", log(about)),
        ("pristupy", "print-statement-sheet-access", access(about)),
    ])
}

/// Roles and mandates in the order of their days.
fn roles(making: &Making<'_>) -> Result<Sheet, ApiError> {
    let mut held: Vec<Membership> = Vec::new();
    for one in making.about.records.iter().filter(|one| one.kind == "membership") {
        held.extend(making.sources.records.find::<Membership>(one.id)?.map(|found| found.value));
    }
    held.sort_by_key(|one| (one.from, one.to));
    let mut rows = Vec::with_capacity(held.len());
    for one in held {
        let body = making.sources.records.find::<Body>(one.body)?.map(|body| body.value.name);
        rows.push(vec![
            text(&body.unwrap_or_default()),
            text(&role(&one.role)),
            Cell::Date(one.from),
            day(one.to),
            text(&one.end_reason),
            text(&one.party),
        ]);
    }
    let headings = [
        "print-statement-body",
        "print-statement-role",
        "print-statement-from",
        "print-statement-to",
        "print-statement-end",
        "print-statement-party",
    ];
    Ok(sheet("print-statement-sheet-roles", &headings, rows))
}

/// A role in words.
pub(super) fn role(role: &Role) -> String {
    let word = serde_json::to_value(role).ok().and_then(|word| word.as_str().map(str::to_owned));
    say("print-statement-role-of", &[("role", word.unwrap_or_default().into())])
}

fn records(about: &About) -> Sheet {
    let row = |one: &AboutRecord| {
        let fields: Vec<String> = one.fields.iter().map(|name| field(name)).collect();
        let share = match one.share {
            Share::Whole => word("print-statement-whole"),
            Share::Part => word("print-statement-part"),
        };
        let what = kind(&one.kind);
        let what = match one.is_removed {
            true => say("print-statement-removed", &[("record", what.into())]),
            false => what,
        };
        vec![
            text(&what),
            text(&one.name.0),
            text(&one.name.1),
            text(&fields.join(", ")),
            text(&share),
            text(&lines(&one.body)),
            number(one.others),
            id(one.id),
        ]
    };
    let headings = [
        "print-statement-record",
        "print-statement-number",
        "print-statement-name",
        "print-statement-as",
        "print-statement-share",
        "print-statement-content",
        "print-statement-others",
        "print-statement-id",
    ];
    sheet("print-statement-sheet-records", &headings, about.records.iter().map(row).collect())
}

fn mentions(about: &About) -> Sheet {
    let rows = about.mentions.iter().map(|one| {
        let on = one.on.as_deref().and_then(|on| on.parse::<Date>().ok());
        vec![text(&kind(one.kind.as_str())), text(&one.number), text(&one.title), day(on), id(one.id)]
    });
    let headings = [
        "print-statement-record",
        "print-statement-number",
        "print-statement-name",
        "print-statement-on",
        "print-statement-id",
    ];
    sheet("print-statement-sheet-mentions", &headings, rows.collect())
}

fn log(about: &About) -> Sheet {
    let row = |line: &AboutLine| {
        let details: Vec<String> = line.details.iter().map(sentence).collect();
        let said = sentence(&line.what);
        let said = match details.is_empty() {
            true => said,
            false => {
                let values = [("text", said.into()), ("details", details.join(", ").into())];
                say("history-with-details", &values)
            }
        };
        let sort = match line.sort {
            LineSort::Did => "did",
            LineSort::ForThem => "for-them",
            LineSort::ForAnother => "for-another",
            LineSort::ToThem => "to-them",
            LineSort::Refused => "refused",
        };
        let sort = say("print-statement-sort", &[("sort", sort.into())]);
        let place = [line.place.0.as_str(), line.place.1.as_str()].join(" ");
        vec![
            Cell::Number(line.number as f64),
            at(Some(line.at)),
            text(&said),
            text(place.trim()),
            text(&sort),
        ]
    };
    let headings = [
        "print-statement-line",
        "print-statement-at",
        "print-statement-what",
        "print-statement-place",
        "print-statement-how",
    ];
    sheet("print-statement-sheet-log", &headings, about.log.iter().map(row).collect())
}

/// Profile at this computer, account and devices at the server, and the post that goes out of it.
fn access(about: &About) -> Sheet {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut say_row = |key: &str, value: &str, since: Option<Timestamp>, last: Option<Timestamp>| {
        rows.push(vec![text(&word(key)), text(value), at(since), at(last)]);
    };
    if let Some(set_at) = about.profile {
        say_row("print-statement-profile", &word("print-statement-verifier"), set_at, None);
    }
    let state =
        |is_active: bool| word(if is_active { "print-statement-active" } else { "print-statement-closed" });
    if let Some(account) = &about.account {
        let mut parts = vec![account.email.clone(), state(account.is_active)];
        let kept = [
            (account.has_pass_phrase, "print-statement-verifier"),
            (account.has_authenticator, "print-statement-authenticator"),
        ];
        parts.extend(kept.iter().filter(|(has, _)| *has).map(|(_, key)| word(key)));
        if account.passkeys > 0 {
            parts.push(say("print-statement-passkeys", &[("count", account.passkeys.into())]));
        }
        if !account.outside.is_empty() {
            parts.push(account.outside.clone());
        }
        say_row("print-statement-account", &parts.join(", "), Some(account.made_at), account.signed_in_at);
    }
    for device in &about.devices {
        let value = format!("{}, {}", device.name, state(device.is_active));
        say_row("print-statement-device", &value, Some(device.paired_at), Some(device.seen_at));
    }
    for letter in &about.letters {
        let mut parts = vec![word_of(letter.state.as_str())];
        parts.extend(letter.tells.iter().map(|kind| word_of(kind.as_str())));
        let (made_at, changed_at) = (Some(letter.made_at), Some(letter.changed_at));
        say_row("print-statement-letter", &parts.join(", "), made_at, changed_at);
    }
    if about.told > 0 {
        let count = say("print-statement-told-count", &[("count", about.told.into())]);
        say_row("print-statement-told", &count, None, None);
    }
    let headings =
        ["print-statement-what", "print-statement-content", "print-statement-since", "print-statement-last"];
    sheet("print-statement-sheet-access", &headings, rows)
}

fn at(instant: Option<Timestamp>) -> Cell {
    instant.map_or(Cell::Empty, |at| Cell::Text(moment(in_prague(at))))
}

fn id(id: RecordId) -> Cell {
    Cell::Text(id.to_string())
}
