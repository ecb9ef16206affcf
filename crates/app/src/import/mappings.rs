//! Which mapping reads the files: the one named, one made of columns, or the shipped one that fits.

use obeznik_formats::mapping::{Mapping, apply};
use obeznik_formats::table::{FaultKind, Table};

use super::columns::mapping_of;
use super::shapes::{ImportChoice, SavedMapping};
use crate::api::{ApiError, Code};

/// Mappings that come with the program.
const SHIPPED: [(&str, &str); 2] = [
    ("litovel", include_str!("../../../../assets/mappings/litovel.json")),
    ("praha7", include_str!("../../../../assets/mappings/praha7.json")),
];

/// Rows a mapping is tried on.
const TRIED: usize = 20;

/// A mapping and by what it is chosen; empty when it was made of columns.
pub(super) struct Chosen {
    pub(super) id: String,
    pub(super) mapping: Mapping,
}

/// All that can be chosen.
pub(super) fn saved() -> Result<Vec<SavedMapping>, ApiError> {
    let named = |(id, json): (&str, &str)| Ok(SavedMapping { id: id.to_owned(), name: read(json)?.name });
    SHIPPED.into_iter().map(named).collect()
}

/// The mapping a person asked for.
///
/// # Errors
/// [`Code::Refused`] for an unknown name, JSON that is no mapping, columns that say too little.
pub(super) fn chosen(choice: &ImportChoice) -> Result<Option<Chosen>, ApiError> {
    let id = choice.mapping.as_str();
    let mapping = if id.starts_with('{') {
        read(id)?
    } else if !id.is_empty() {
        let shipped = SHIPPED.into_iter().find(|(shipped, _)| *shipped == id);
        let unknown = || ApiError::new(Code::Refused, "import-unknown-mapping").with("mapping", id);
        read(shipped.ok_or_else(unknown)?.1)?
    } else if !choice.columns.is_empty() {
        mapping_of(&choice.columns)?
    } else {
        return Ok(None);
    };
    Ok(Some(Chosen { id: if id.starts_with('{') { String::new() } else { id.to_owned() }, mapping }))
}

/// The shipped mapping whose columns every table has and that reads their first rows without a fault.
pub(super) fn fitting(tables: &[(&str, &Table)]) -> Result<Option<Chosen>, ApiError> {
    for (id, json) in SHIPPED {
        let mapping = read(json)?;
        if !tables.is_empty() && tables.iter().all(|(_, table)| fits(&mapping, table)) {
            return Ok(Some(Chosen { id: id.to_owned(), mapping }));
        }
    }
    Ok(None)
}

fn fits(mapping: &Mapping, table: &Table) -> bool {
    let rows = table.rows.iter().take(TRIED).cloned().collect();
    let beginning = Table { columns: table.columns.clone(), rows, faults: Vec::new() };
    let tried = apply("", mapping, &beginning);
    let has_columns = !tried.faults.iter().any(|fault| matches!(fault.what, FaultKind::NoColumn { .. }));
    has_columns && (!tried.rows.is_empty() || beginning.rows.is_empty())
}

fn read(json: &str) -> Result<Mapping, ApiError> {
    Mapping::from_json(json).map_err(|error| {
        ApiError::new(Code::Refused, "import-bad-mapping")
            .with("line", error.line)
            .with("column", error.column)
            .with("what", error.why)
    })
}
