//! The sheet with the recovery code, worded for whoever opens the safe in the worst hour.

use obeznik_app::{ApiError, Office};
use obeznik_kernel::calendar::day_in_prague;

use super::Made;
use super::house::House;
use super::wording::word;
use crate::imprint::Imprint;
use crate::letterhead::Signature;
use crate::recovery_sheet::{RecoverySheet, SheetPart};

/// Parts of the sheet: the heading and its lines.
const PARTS: [(&str, &[&str]); 3] = [
    ("print-sheet-keep", &["print-sheet-keep-where", "print-sheet-keep-apart", "print-sheet-keep-lost"]),
    (
        "print-sheet-return",
        &[
            "print-sheet-return-install",
            "print-sheet-return-choose",
            "print-sheet-return-disk",
            "print-sheet-return-code",
            "print-sheet-return-after",
        ],
    ),
    ("print-sheet-unlock", &["print-sheet-unlock-how", "print-sheet-unlock-new"]),
];

/// Prints the sheet with the code that is on the screen.
///
/// # Errors
/// [`Code::Refused`](obeznik_app::Code::Refused) with a sentence `document-…` when it cannot be set.
pub fn recovery_sheet(office: &Office, groups: &[String]) -> Result<Made, ApiError> {
    let (sheet, produced_at) = office.read(|reader| {
        let house = House::of(reader)?;
        let lines = |keys: &[&str]| keys.iter().map(|key| word(key)).collect();
        let sheet = RecoverySheet {
            letterhead: house.letterhead(),
            issued_in: house.place(),
            issued_on: day_in_prague(reader.now),
            title: word("print-sheet-title"),
            person: house.names.person(reader.me)?.name,
            groups: groups.to_vec(),
            what: word("print-sheet-what"),
            parts: PARTS
                .iter()
                .map(|(heading, keys)| SheetPart { heading: word(heading), lines: lines(keys) })
                .collect(),
            signatures: [("print-sheet-taken", ""), ("print-sheet-lies", "")]
                .map(|(key, office)| Signature { name: word(key), office: office.to_owned() })
                .to_vec(),
        };
        Ok((sheet, reader.now))
    })?;
    let imprint = Imprint { produced_at, ident: "recovery-sheet".to_owned() };
    let bytes = crate::recovery_sheet(&sheet, &imprint)?;
    Ok(Made { file_name: "obnovovaci-kod.pdf".to_owned(), bytes })
}
