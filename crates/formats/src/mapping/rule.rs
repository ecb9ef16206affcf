//! One value: where it is taken from and what is done with it.

use serde::{Deserialize, Serialize};

use super::step::Step;
use crate::table::{Cell, FaultKind, Row, Table};

/// A value's source and the steps it goes through.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Where the value comes from.
    pub from: Source,
    /// What is done with it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// The rule gives nothing unless this column has a value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_with: Option<String>,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A column of the table.
    Column(String),
    /// Always the same.
    Constant(String),
    /// The values of several rules, those without a value left out.
    Join {
        /// What stands between two values.
        with: String,
        /// The rules.
        parts: Vec<Rule>,
    },
    /// The first rule that gives a value.
    First(Vec<Rule>),
}

/// What one rule is worked out with.
pub(super) struct Context<'a> {
    pub(super) table: &'a Table,
    pub(super) row: &'a Row,
    /// The field of the resolution, for faults.
    pub(super) field: &'a str,
}

/// A fault and the column of the table it is about, from 1.
pub(super) type Wrong = (usize, FaultKind);

impl Rule {
    /// A column, unchanged.
    #[must_use]
    pub fn column(name: &str) -> Self {
        Self { from: Source::Column(name.into()), steps: Vec::new(), only_with: None }
    }

    /// The same rule with one more step.
    #[must_use]
    pub fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// Works the value out; `None` when there is none.
    pub(super) fn value(&self, context: &Context<'_>) -> Result<Option<String>, Wrong> {
        if let Some(column) = &self.only_with {
            let (_, cell) = context.cell(column)?;
            if cell.is_empty() {
                return Ok(None);
            }
        }
        let Some((place, mut value)) = self.from.take(context)? else { return Ok(None) };
        for step in &self.steps {
            value = step.work(value, context.field).map_err(|what| (place, what))?;
        }
        Ok(Some(value).filter(|value| !value.trim().is_empty()))
    }

    /// Every column the rule names.
    pub(super) fn columns(&self) -> Vec<&str> {
        let mut columns: Vec<&str> = self.only_with.as_deref().into_iter().collect();
        match &self.from {
            Source::Column(name) => columns.push(name),
            Source::Constant(_) => {}
            Source::Join { parts, .. } | Source::First(parts) => {
                columns.extend(parts.iter().flat_map(Self::columns));
            }
        }
        columns
    }
}

impl Source {
    fn take(&self, context: &Context<'_>) -> Result<Option<(usize, String)>, Wrong> {
        match self {
            Self::Column(name) => {
                let (place, cell) = context.cell(name)?;
                Ok((!cell.is_empty()).then(|| (place, cell.to_string())))
            }
            Self::Constant(value) => Ok(Some((1, value.clone()))),
            Self::Join { with, parts } => join(with, parts, context),
            Self::First(rules) => first(rules, context),
        }
    }
}

fn join(with: &str, parts: &[Rule], context: &Context<'_>) -> Result<Option<(usize, String)>, Wrong> {
    let mut values = Vec::new();
    for part in parts {
        values.extend(part.value(context)?);
    }
    Ok((!values.is_empty()).then(|| (1, values.join(with))))
}

fn first(rules: &[Rule], context: &Context<'_>) -> Result<Option<(usize, String)>, Wrong> {
    for rule in rules {
        if let Some(value) = rule.value(context)? {
            return Ok(Some((1, value)));
        }
    }
    Ok(None)
}

impl<'a> Context<'a> {
    fn cell(&self, name: &str) -> Result<(usize, &'a Cell), Wrong> {
        let missing = || (1, FaultKind::NoColumn { column: name.to_owned() });
        let place = self.table.column(name).ok_or_else(missing)?;
        let cell = self.row.cells.get(place).ok_or_else(missing)?;
        Ok((place + 1, cell))
    }
}
