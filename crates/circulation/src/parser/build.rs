//! Rows into clauses and points.

use super::field::Field;
use super::lead::{self, Lead};
use super::marker::{Kind, Marker};
use super::row::Row;
use super::{Parsed, task};
use crate::clause::{Clause, Point};
use crate::verbs::VerbList;

pub(super) fn build(mut rows: Vec<Row>, verbs: &VerbList) -> Parsed {
    let end =
        rows.iter().position(|row| matches!(row, Row::Plain { text, .. } if lead::opens_not_adopted(text)));
    let rest = rows.split_off(end.unwrap_or(rows.len()));
    let clause_kind = clause_kind(&rows, verbs);
    let mut builder =
        Builder { parsed: Parsed::default(), open: Vec::new(), clause_kind, verbs, after_field: false };
    rows.into_iter().for_each(|row| builder.row(row));
    let mut parsed = builder.parsed;
    parsed.not_adopted = rest.iter().map(line_of).collect::<Vec<_>>().join("\n");
    parsed.clauses.iter_mut().for_each(|clause| task::settle(clause, verbs));
    parsed
}

fn line_of(row: &Row) -> String {
    match row {
        Row::Marked(marker, text) => format!("{} {text}", marker.label),
        Row::Plain { text, .. } | Row::Field(_, text) => text.clone(),
    }
}

/// The kind of label that carries verbs: the first one that does, unless a clause without a label leads.
fn clause_kind(rows: &[Row], verbs: &VerbList) -> Option<Kind> {
    let mut led_by_plain = false;
    for row in rows {
        match row {
            Row::Plain { text, .. } => led_by_plain |= lead::lead(text, verbs).is_some(),
            Row::Marked(marker, text) => match lead::lead(text, verbs) {
                Some(lead) if lead.listed || !led_by_plain => return Some(marker.kind),
                _ if led_by_plain => return None,
                _ => {}
            },
            Row::Field(..) => {}
        }
    }
    None
}

struct Builder<'a> {
    parsed: Parsed,
    /// Kinds of the open levels of points in the current clause.
    open: Vec<Kind>,
    clause_kind: Option<Kind>,
    verbs: &'a VerbList,
    after_field: bool,
}

impl Builder<'_> {
    fn row(&mut self, row: Row) {
        let is_field = matches!(row, Row::Field(..));
        match row {
            Row::Marked(marker, text) if Some(marker.kind) == self.clause_kind => self.clause(&text),
            Row::Marked(marker, text) => self.point(marker, text),
            Row::Plain { text, fresh } => self.plain(text, fresh),
            Row::Field(field, value) => self.field(field, &value),
        }
        self.after_field = is_field;
    }

    fn clause(&mut self, text: &str) {
        match lead::lead(text, self.verbs) {
            Some(lead) => self.led_clause(lead),
            None => self.push_clause(Clause::new("", text)),
        }
    }

    fn led_clause(&mut self, lead: Lead<'_>) {
        if self.parsed.clauses.is_empty() {
            self.add_preamble(lead.body.trim_end_matches(':'));
        }
        let verb = if lead.listed { lead.verb.to_lowercase() } else { lead.verb.to_owned() };
        let verb = verb.split_whitespace().collect::<Vec<_>>().join(" ");
        self.push_clause(Clause { lead_in: lead.lead_in.to_owned(), ..Clause::new(verb, lead.rest) });
    }

    fn push_clause(&mut self, clause: Clause) {
        self.open.clear();
        self.parsed.clauses.push(clause);
    }

    fn add_preamble(&mut self, text: &str) {
        if !text.is_empty() {
            let separator = if self.parsed.preamble.is_empty() { "" } else { "\n" };
            self.parsed.preamble += separator;
            self.parsed.preamble += text;
        }
    }

    fn point(&mut self, marker: Marker, text: String) {
        if self.parsed.clauses.is_empty() {
            self.push_clause(Clause::default());
        }
        match self.open.iter().position(|kind| *kind == marker.kind) {
            Some(level) => self.open.truncate(level + 1),
            None => self.open.push(marker.kind),
        }
        let depth = self.open.len();
        let point = Point { label: Some(marker.label), text, ..Point::default() };
        if let Some(siblings) = self.level(depth) {
            siblings.push(point);
        }
    }

    fn plain(&mut self, text: String, fresh: bool) {
        match lead::lead(&text, self.verbs).filter(|lead| self.starts_clause(lead, &text, fresh)) {
            Some(lead) => self.led_clause(lead),
            None if self.parsed.clauses.is_empty() => self.add_preamble(text.trim_end_matches(':')),
            None => self.paragraph(text),
        }
    }

    /// A sentence inside a clause may begin with a verb too, so a paragraph opens a clause only where one
    /// can stand.
    fn starts_clause(&self, lead: &Lead<'_>, text: &str, fresh: bool) -> bool {
        if self.parsed.clauses.is_empty() {
            return lead.listed || !lead.body.is_empty();
        }
        let heading = lead::is_heading(text, self.verbs);
        let separate = fresh || self.after_field;
        match self.clause_kind {
            Some(_) => (heading && lead.listed) || (separate && !lead.body.is_empty() && lead.listed),
            None => lead.listed && (heading || separate || lead.body.is_empty() && self.text_has_ended()),
        }
    }

    fn text_has_ended(&self) -> bool {
        let text = self.parsed.clauses.last().map_or("", |clause| match clause.points.last() {
            Some(point) => last_text(point),
            None => &clause.text,
        });
        text.ends_with(['.', ';'])
    }

    /// Under a bare verb each paragraph is a point; elsewhere it continues the text before.
    fn paragraph(&mut self, text: String) {
        let Some(clause) = self.parsed.clauses.last_mut() else { return };
        let bare = clause.text.is_empty() && clause.points.iter().all(|point| point.label.is_none());
        if bare || (self.after_field && self.open.is_empty()) {
            clause.points.push(Point::plain(text));
            return;
        }
        let open = match clause.points.last_mut() {
            Some(point) => last_text_mut(point),
            None => &mut clause.text,
        };
        open.push('\n');
        open.push_str(&text);
    }

    fn field(&mut self, field: Field, value: &str) {
        let Some(clause) = self.parsed.clauses.last_mut() else {
            return self.add_preamble(value);
        };
        if clause.points.is_empty() {
            let text = std::mem::take(&mut clause.text);
            clause.points.push(Point::plain(text));
        }
        if let Some(point) = clause.points.last_mut() {
            task::apply(last_point_mut(point), field, value);
        }
    }

    /// The list of points at a depth, following the last point of each level above.
    fn level(&mut self, depth: usize) -> Option<&mut Vec<Point>> {
        let mut points = &mut self.parsed.clauses.last_mut()?.points;
        for _ in 1..depth {
            if points.is_empty() {
                break;
            }
            points = &mut points.last_mut()?.points;
        }
        Some(points)
    }
}

fn last_point_mut(point: &mut Point) -> &mut Point {
    if point.points.is_empty() {
        return point;
    }
    let last = point.points.len() - 1;
    last_point_mut(&mut point.points[last])
}

fn last_text_mut(point: &mut Point) -> &mut String {
    &mut last_point_mut(point).text
}

fn last_text(point: &Point) -> &str {
    point.points.last().map_or(&point.text, last_text)
}
